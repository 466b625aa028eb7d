#include "io/html_text.h"

#include "io/html_entities.h"
#include "io/html_tokens.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace marsad::io {

namespace {

template <std::size_t N>
bool is_one_of(const std::array<std::string_view, N>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

constexpr std::array<std::string_view, 12> kDropped{"head", "noscript", "template", "svg", "iframe", "object", "button", "select", "canvas", "audio", "video", "math"};
constexpr std::array<std::string_view, 3> kDroppedBesideArticle{"nav", "aside", "footer"};
constexpr std::array<std::string_view, 21> kParagraphs{"p", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "article", "section", "header",
                                                       "ul", "ol", "table", "figure", "main", "aside", "footer", "nav", "pre", "hr"};
constexpr std::array<std::string_view, 12> kLines{"div", "li", "tr", "br", "dt", "dd", "dl", "figcaption", "caption", "address", "form", "option"};

/// Collapses white space and turns breaks into line ends while text arrives.
class TextBuilder {
  public:
    void text(std::string_view raw, bool keep_lines) {
        const std::string decoded = raw.find('&') == std::string_view::npos ? std::string(raw) : decode_character_references(raw);
        for (const char c : decoded) {
            if (c == '\n' && keep_lines) {
                line_break(1);
            } else if (c == ' ' || c == '\n' || c == '\t' || c == '\r' || c == '\f') {
                space_pending_ = true;
            } else {
                flush();
                out_.push_back(c);
            }
        }
    }
    void cell_break() { space_pending_ = true; }
    void line_break(int count) { breaks_pending_ = std::max(breaks_pending_, count); }
    [[nodiscard]] std::string take() {
        if (!out_.empty()) {
            out_.push_back('\n');
        }
        return std::move(out_);
    }

  private:
    void flush() {
        if (!out_.empty()) {
            if (breaks_pending_ > 0) {
                out_.append(static_cast<std::size_t>(breaks_pending_), '\n');
            } else if (space_pending_) {
                out_.push_back(' ');
            }
        }
        breaks_pending_ = 0;
        space_pending_ = false;
    }
    std::string out_;
    int breaks_pending_ = 0;
    bool space_pending_ = false;
};

/// The calendar day at the head of an ISO 8601 time, as written there; nothing where it is written otherwise.
std::optional<std::string> day_of(std::string_view value) {
    const auto all_digits = [](std::string_view part) { return std::all_of(part.begin(), part.end(), [](char c) { return c >= '0' && c <= '9'; }); };
    value.remove_prefix(std::min(value.find_first_not_of(" \t\r\n"), value.size()));
    if (value.size() >= 10 && value[4] == '-' && value[7] == '-' && all_digits(value.substr(0, 4)) && all_digits(value.substr(5, 2)) && all_digits(value.substr(8, 2))) {
        return std::string(value.substr(0, 10));
    }
    const bool basic_form = value.size() == 8 || (value.size() > 8 && value[8] == 'T');
    if (basic_form && all_digits(value.substr(0, 8))) {
        return std::string(value.substr(0, 4)) + "-" + std::string(value.substr(4, 2)) + "-" + std::string(value.substr(6, 2));
    }
    return std::nullopt;
}

/// Where pages state their date of publication, the surest first.
constexpr std::array<std::string_view, 16> kDateNames{"article:published_time", "og:article:published_time", "datepublished", "dc.date.issued", "dcterms.issued",
                                                      "dc.date", "dcterms.date", "dcterms.created", "pubdate", "publishdate",
                                                      "publish-date", "publication_date", "parsely-pub-date", "sailthru.date", "cxenseparse:recs:publishtime",
                                                      "date"};

/// Gathers metadata; the best-ranked date wins, the first of its rank.
class Metadata {
  public:
    void meta(const HtmlToken& tag) {
        for (const std::string_view key : {"property", "name", "itemprop"}) {
            const std::string named = ascii_lower(tag.attribute(key));
            if (named.empty()) {
                continue;
            }
            const auto rank = std::find(kDateNames.begin(), kDateNames.end(), named);
            if (rank != kDateNames.end()) {
                offer_date(tag.attribute("content"), static_cast<std::size_t>(rank - kDateNames.begin()));
            } else if (named == "og:site_name") {
                keep_first(fields_.source, tag.attribute("content"));
            } else if (named == "og:url") {
                keep_first(fields_.source_url, tag.attribute("content"));
            }
        }
    }
    void time(const HtmlToken& tag) {
        const bool stated = ascii_lower(tag.attribute("itemprop")) == "datepublished";
        offer_date(tag.attribute("datetime"), stated ? 2 : kDateNames.size());
    }
    void link(const HtmlToken& tag) {
        if (ascii_lower(tag.attribute("rel")) == "canonical") {
            keep_first(fields_.source_url, tag.attribute("href"));
        }
    }
    void page_language(std::string_view lang) {
        const std::string primary = ascii_lower(lang.substr(0, std::min(lang.find_first_of("-_"), lang.size())));
        keep_first(fields_.lang, primary);
        fields_.lang_is_hint = true; // templates state languages that their texts are not in
    }
    /// JSON-LD: the date is looked for as text, since it may stand anywhere in the graph.
    void script(const HtmlToken& tag) {
        constexpr std::string_view kKey = "\"datePublished\"";
        const std::size_t key = ascii_lower(tag.attribute("type")) == "application/ld+json" ? tag.text.find(kKey) : std::string_view::npos;
        if (key == std::string_view::npos) {
            return;
        }
        const std::string_view rest = tag.text.substr(key + kKey.size());
        const std::size_t value = rest.find('"');
        if (value != std::string_view::npos && rest.substr(0, value).find_first_not_of(" \t\r\n:") == std::string_view::npos) {
            offer_date(rest.substr(value + 1), 1);
        }
    }
    [[nodiscard]] ReportFields take() { return std::move(fields_); }

  private:
    void offer_date(std::string_view value, std::size_t rank) {
        const auto day = day_of(value);
        if (day && (!fields_.published || rank < date_rank_)) {
            fields_.published = *day;
            date_rank_ = rank;
        }
    }
    static void keep_first(std::optional<std::string>& slot, std::string_view value) {
        if (!slot && !value.empty()) {
            slot = std::string(value);
        }
    }
    ReportFields fields_;
    std::size_t date_rank_ = 0;
};

bool marks_its_article(std::string_view page) {
    HtmlTokenizer tokens(page);
    HtmlToken token;
    while (tokens.next(token)) {
        if (token.kind == HtmlToken::Kind::Open && (token.name == "article" || token.name == "main")) {
            return true;
        }
    }
    return false;
}

/// Reads the tokens of one page.
class PageReader {
  public:
    explicit PageReader(bool has_article) : has_article_(has_article) {}

    void feed(const HtmlToken& token) {
        if (token.kind == HtmlToken::Kind::Open) {
            read_metadata(token);
        }
        if (!dropping_.empty()) {
            feed_dropped(token);
        } else if (token.kind == HtmlToken::Kind::Text) {
            text_.text(token.text, pre_depth_ > 0);
        } else {
            feed_tag(token);
        }
    }
    [[nodiscard]] HtmlPage take() { return {text_.take(), metadata_.take()}; }

  private:
    void read_metadata(const HtmlToken& tag) {
        if (tag.name == "meta") {
            metadata_.meta(tag);
        } else if (tag.name == "time") {
            metadata_.time(tag);
        } else if (tag.name == "link") {
            metadata_.link(tag);
        } else if (tag.name == "html") {
            metadata_.page_language(tag.attribute("lang"));
        } else if (tag.name == "script") {
            metadata_.script(tag);
        }
    }

    void feed_dropped(const HtmlToken& token) {
        if (dropping_ == "head" && token.kind == HtmlToken::Kind::Open && token.name == "body") {
            dropping_.clear(); // </head> may be left out
        } else if (token.name == dropping_) {
            drop_depth_ += token.kind == HtmlToken::Kind::Open ? 1 : -1;
            if (drop_depth_ == 0) {
                dropping_.clear();
            }
        }
    }

    void feed_tag(const HtmlToken& tag) {
        const bool opens = tag.kind == HtmlToken::Kind::Open;
        if (is_one_of(kParagraphs, tag.name)) {
            text_.line_break(2);
        } else if (is_one_of(kLines, tag.name)) {
            text_.line_break(1);
        } else if (tag.name == "td" || tag.name == "th") {
            text_.cell_break();
        }
        if (tag.name == "pre") {
            pre_depth_ = std::max(0, pre_depth_ + (opens ? 1 : -1));
        }
        const bool drop = is_one_of(kDropped, tag.name) || (has_article_ && is_one_of(kDroppedBesideArticle, tag.name));
        if (opens && drop) {
            dropping_ = tag.name;
            drop_depth_ = 1;
        }
    }

    bool has_article_;
    TextBuilder text_;
    Metadata metadata_;
    std::string dropping_; ///< element whose content is being dropped
    int drop_depth_ = 0;
    int pre_depth_ = 0;
};

} // namespace

HtmlPage read_html(std::string_view page) {
    PageReader reader(marks_its_article(page));
    HtmlTokenizer tokens(page);
    HtmlToken token;
    while (tokens.next(token)) {
        reader.feed(token);
    }
    return reader.take();
}

std::string declared_charset(std::string_view page) {
    const std::string head = ascii_lower(page.substr(0, 4096));
    const std::size_t key = head.find("charset=");
    if (key == std::string::npos) {
        return {};
    }
    const std::size_t from = std::min(head.find_first_not_of(" \"'", key + 8), head.size());
    const std::size_t end = std::min(head.find_first_of(" \"'/>;", from), head.size());
    return head.substr(from, end - from);
}

bool looks_like_html(std::string_view text) {
    text.remove_prefix(std::min(text.find_first_not_of(" \t\r\n"), text.size()));
    const std::string head = ascii_lower(text.substr(0, 15));
    return head.starts_with("<!doctype html") || head.starts_with("<html");
}

} // namespace marsad::io
