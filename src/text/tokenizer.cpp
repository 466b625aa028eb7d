#include "text/tokenizer.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>
#include <utility>

namespace marsad::text {

namespace {

bool is_space(char32_t c) {
    return c == ' ' || c == '\t' || c == '\r' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A) || c == 0x3000;
}

bool is_newline(char32_t c) { return c == '\n' || c == 0x2028 || c == 0x2029 || c == 0x0B || c == 0x0C || c == 0x85; }

bool is_apostrophe(char32_t c) { return c == '\'' || c == 0x2019 || c == 0x2018 || (c >= 0x02B9 && c <= 0x02C1) || c == '`' || c == 0xB4; }

bool is_hyphen(char32_t c) { return c == '-' || c == 0x2010 || c == 0x2011; }

bool is_sabotage_sign(char32_t c) { return c == '.' || c == '*' || c == '-' || c == '_' || c == '~' || c == 0x2022 || c == '/' || c == '|'; }

/// Titles, months and the like whose full stop does not end a sentence.
constexpr std::array<std::string_view, 46> kAbbreviations{
    "gen", "lt", "col", "sgt", "maj", "capt", "brig", "cpl", "adm", "mr", "mrs", "ms", "dr", "prof", "rev", "hon", "gov", "sen", "rep", "st", "mt", "ft",
    "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "no", "vs", "approx", "inc", "co", "ltd", "tenn", "ky", "fla", "calif", "tex", "v"};

char32_t closing_twin(char32_t c) {
    switch (c) {
    case 0xAB: return 0xBB;
    case 0x201C: return 0x201D;
    default: return 0;
    }
}

std::string punct_norm(char32_t c) {
    switch (c) {
    case U'،': case U'٫': return ",";
    case U'؛': return ";";
    case U'؟': return "?";
    case 0x201C: case 0x201D: case 0x201E: case U'«': case U'»': case 0xFF02: return "\"";
    case 0x2013: case 0x2014: case 0x2015: case 0x2212: case 0x2500: return "-";
    case 0x2026: return "...";
    case U'۔': return ".";
    default: {
        std::string out;
        base::append_utf8(out, c);
        return out;
    }
    }
}

class Tokenizer {
  public:
    explicit Tokenizer(Document& document) : document_(document), body_(document.body) {}

    void run() {
        while (position_ < body_.size()) {
            const char32_t c = body_[position_];
            if (is_letter(c)) { // most signs are
                word();
            } else if (is_newline(c)) {
                newline();
            } else if (is_space(c) || is_ignorable(c) || is_mark(c)) {
                ++position_;
                if (is_space(c)) {
                    hashtag_ = false;
                    joined_ = false;
                }
            } else if (digit_value(c) >= 0) {
                number();
            } else {
                punct();
            }
        }
    }

  private:
    [[nodiscard]] char32_t at(std::size_t i) const { return i < body_.size() ? body_[i] : 0; }

    Token& push(TokenKind kind, std::size_t begin, std::size_t end) {
        Token token;
        token.kind = kind;
        token.span = {static_cast<std::uint32_t>(begin), static_cast<std::uint32_t>(end)};
        token.joined_before = joined_;
        token.hashtag = hashtag_;
        token.quoted = quote_depth_ > 0;
        token.paragraph = paragraph_;
        joined_ = false;
        document_.tokens.push_back(std::move(token));
        return document_.tokens.back();
    }

    void newline() {
        std::size_t next = position_;
        int breaks = 0;
        while (next < body_.size() && (is_newline(body_[next]) || is_space(body_[next]))) {
            breaks += is_newline(body_[next]) ? 1 : 0;
            ++next;
        }
        // A single break before a small Latin letter, or in the middle of a clause, is a hard-wrapped line.
        const char32_t after = at(next);
        const bool wrapped = breaks == 1 && next < body_.size() && is_letter(after) && script_of(after) == Script::Latin && !is_upper(after) && line_length() > 45;
        if (!wrapped) {
            ++paragraph_;
            quote_depth_ = 0;
        }
        hashtag_ = false;
        joined_ = false;
        position_ = next;
        line_start_ = next;
    }

    [[nodiscard]] std::size_t line_length() const { return position_ - line_start_; }

    void word() {
        const std::size_t begin = position_;
        std::string norm;
        bool all_upper = true;
        int letters = 0;
        bool next_of_tag = false;
        Script script = Script::None;
        std::size_t end = position_;
        while (position_ < body_.size()) {
            const char32_t c = body_[position_];
            if (is_letter(c)) {
                const Script this_script = script_of(c);
                if (letters > 1 && hashtag_ && script == Script::Latin && is_upper(c) && !is_upper(body_[position_ - 1])) {
                    next_of_tag = true;
                    break; // #DeirEzZor
                }
                if (script == Script::None) {
                    script = this_script;
                } else if (script != this_script && this_script != Script::None && (script == Script::Arabic) != (this_script == Script::Arabic)) {
                    break; // "RPGقذيفة": two scripts are two words
                }
                all_upper = all_upper && is_upper(c);
                ++letters;
                fold_into(norm, c);
                end = ++position_;
            } else if (is_mark(c) || is_ignorable(c)) {
                ++position_;
                if (is_mark(c) || c == 0x0640) {
                    end = position_;
                }
            } else if (digit_value(c) >= 0 && (script == Script::Latin || script == Script::Cyrillic)) {
                norm.push_back(static_cast<char>('0' + digit_value(c)));
                end = ++position_;
            } else if (is_apostrophe(c) && is_letter(at(position_ + 1)) && script != Script::Arabic) {
                if (possessive_end(position_)) {
                    break;
                }
                ++position_; // Sana'a, Ta'izz, don't: one word without the sign
            } else if (joins_sabotage(c, script)) {
                ++position_;
            } else if (c == '.' && script == Script::Latin && initials(begin)) {
                norm.push_back('.');
                end = ++position_;
            } else {
                break;
            }
        }
        Token& token = push(TokenKind::Word, begin, end);
        token.norm = std::move(norm);
        token.script = script;
        token.capital = is_upper(body_[begin]);
        token.all_caps = letters > 1 && all_upper;
        joined_ = next_of_tag;
        if (is_apostrophe(at(position_)) && possessive_end(position_)) {
            position_ += (at(position_ + 1) | 0x20U) == 's' ? 2 : 1; // Iran's, forces': the sign is dropped
        }
    }

    /// 's or s' at the end of a Latin word.
    [[nodiscard]] bool possessive_end(std::size_t i) const {
        if ((at(i + 1) | 0x20U) == 's' && !is_letter(at(i + 2)) && digit_value(at(i + 2)) < 0) {
            return true;
        }
        return !is_letter(at(i + 1)) && i > 0 && (at(i - 1) | 0x20U) == 's';
    }

    /// قصـ.ـف and kil*led: a sign inside a word, put there against filters.
    [[nodiscard]] bool joins_sabotage(char32_t c, Script script) const {
        if (script == Script::Arabic && is_sabotage_sign(c)) {
            const bool kashida_before = position_ > 0 && body_[position_ - 1] == 0x0640;
            const char32_t next = at(position_ + 1);
            return (kashida_before && (next == 0x0640 || (is_letter(next) && script_of(next) == Script::Arabic))) ||
                   (next == 0x0640 && is_letter(at(position_ + 2)));
        }
        return script == Script::Latin && c == '*' && is_letter(at(position_ + 1));
    }

    /// U.S., a.m., p.m.: letters of one each with full stops.
    [[nodiscard]] bool initials(std::size_t begin) const {
        const std::size_t length = position_ - begin;
        if (length == 1) {
            return is_letter(at(position_ + 1)) && at(position_ + 2) == '.';
        }
        return length >= 3 && length % 2 == 1 && at(position_ - 2) == '.';
    }

    void number() {
        const std::size_t begin = position_;
        std::string norm;
        std::size_t end = position_;
        while (position_ < body_.size()) {
            const char32_t c = body_[position_];
            if (const int digit = digit_value(c); digit >= 0) {
                norm.push_back(static_cast<char>('0' + digit));
                end = ++position_;
                continue;
            }
            if (is_ignorable(c)) {
                ++position_;
                continue;
            }
            const char32_t separator = c == U'٫' ? U'.' : c == U'٬' || c == U'،' ? U',' : c == 0x2013 || is_hyphen(c) ? U'-' : c;
            const bool inner = (separator == '.' || separator == ',' || separator == ':' || separator == '/' || separator == '-') && digit_value(at(position_ + 1)) >= 0;
            if (!inner || (c == U'،' && at(position_ + 1) == ' ')) {
                break;
            }
            norm.push_back(static_cast<char>(separator));
            ++position_;
        }
        Token& token = push(TokenKind::Number, begin, end);
        token.norm = std::move(norm);
    }

    void punct() {
        const char32_t c = body_[position_];
        if (c == '#') {
            hashtag_ = true;
            ++position_;
            return;
        }
        const bool ties = is_hyphen(c) || c == '_';
        if (ties && position_ > 0 && !is_space(body_[position_ - 1]) && !document_.tokens.empty() && document_.tokens.back().kind != TokenKind::Punct &&
            (is_letter(at(position_ + 1)) || digit_value(at(position_ + 1)) >= 0)) {
            joined_ = true;
            ++position_;
            return;
        }
        if (is_apostrophe(c)) {
            ++position_;
            return;
        }
        if (closing_twin(c) != 0 && quote_depth_ < 4) {
            ++quote_depth_;
        } else if ((c == 0xBB || c == 0x201D) && quote_depth_ > 0) {
            --quote_depth_;
        } else if (c == '"') {
            quote_depth_ = quote_depth_ > 0 ? 0 : 1;
        }
        if (!is_hyphen(c)) {
            hashtag_ = hashtag_ && c == '_';
        }
        Token& token = push(TokenKind::Punct, position_, position_ + 1);
        token.norm = punct_norm(c);
        ++position_;
    }

    Document& document_;
    const std::u32string& body_;
    std::size_t position_ = 0;
    std::size_t line_start_ = 0;
    std::uint32_t paragraph_ = 0;
    int quote_depth_ = 0;
    bool joined_ = false;
    bool hashtag_ = false;
};

bool ends_sentence(const std::vector<Token>& tokens, std::size_t i) {
    const Token& token = tokens[i];
    if (token.kind != TokenKind::Punct) {
        return false;
    }
    if (token.norm == "!" || token.norm == "?" || token.norm == "...") {
        return true;
    }
    if (token.norm != ".") {
        return false;
    }
    if (i + 1 >= tokens.size() || i == 0) {
        return true;
    }
    const Token& before = tokens[i - 1];
    const Token& after = tokens[i + 1];
    if (after.kind == TokenKind::Punct && after.norm == ".") {
        return false;
    }
    if (before.script == Script::Latin && before.span.end == token.span.begin) {
        const bool small_next = after.kind == TokenKind::Word && after.script == Script::Latin && !after.capital;
        const bool abbreviation = std::find(kAbbreviations.begin(), kAbbreviations.end(), before.norm) != kAbbreviations.end();
        const bool initial = before.norm.size() == 1 && before.capital;
        if (small_next || abbreviation || initial) {
            return false;
        }
    }
    return true;
}

/// "://"
bool begins_address(const std::vector<Token>& tokens, std::size_t i) {
    const auto is = [&](std::size_t k, std::string_view sign) { return k < tokens.size() && tokens[k].norm == sign && (k == i || tokens[k].span.begin == tokens[k - 1].span.end); };
    return is(i, ":") && is(i + 1, "/") && is(i + 2, "/");
}

/// No writer's sentence is longer. What looks at pairs of words of one sentence then stays linear in the text.
constexpr std::uint32_t kMaxSentenceTokens = 300;

/// Where to end a sentence that runs on without end: behind the last sign of its second half, else right before `end`.
std::uint32_t cut_of(const std::vector<Token>& tokens, std::uint32_t first, std::uint32_t end) {
    for (std::uint32_t i = end; i > first + (end - first) / 2; --i) {
        if (tokens[i - 1].kind == TokenKind::Punct && (tokens[i - 1].norm == "," || tokens[i - 1].norm == ";")) {
            return i;
        }
    }
    return end;
}

void split_sentences(Document& document) {
    auto& tokens = document.tokens;
    std::uint32_t first = 0;
    const auto close = [&](std::uint32_t last) {
        if (last <= first) {
            return;
        }
        Sentence sentence;
        sentence.first = first;
        sentence.last = last;
        sentence.paragraph = tokens[first].paragraph;
        sentence.span = {tokens[first].span.begin, tokens[last - 1].span.end};
        for (std::uint32_t k = first; k < last; ++k) {
            tokens[k].sentence = static_cast<std::uint32_t>(document.sentences.size());
        }
        document.sentences.push_back(sentence);
        first = last;
    };
    bool link = false;
    for (std::uint32_t i = 0; i < tokens.size(); ++i) {
        if (i > first && tokens[i].paragraph != tokens[i - 1].paragraph) {
            close(i);
        }
        if (i - first >= kMaxSentenceTokens) {
            close(cut_of(tokens, first, i));
        }
        // "https://...?q=1!3d2": the signs of an address end no sentence.
        link = (link && tokens[i].span.begin == tokens[i - 1].span.end) || begins_address(tokens, i);
        if (link && i + 1 < tokens.size() && tokens[i + 1].span.begin == tokens[i].span.end && tokens[i].norm != ".") {
            continue;
        }
        // A full stop after initials ("the U.S. said") ends nothing unless a capital follows: the sign is inside the word.
        if (ends_sentence(tokens, i)) {
            std::uint32_t last = i + 1;
            while (last < tokens.size() && tokens[last].kind == TokenKind::Punct && tokens[last].paragraph == tokens[i].paragraph &&
                   (tokens[last].norm == "\"" || tokens[last].norm == ")" || tokens[last].norm == "." || tokens[last].norm == "]") &&
                   tokens[last].span.begin == tokens[last - 1].span.end) {
                ++last;
            }
            close(last);
            i = last - 1;
        }
    }
    close(static_cast<std::uint32_t>(tokens.size()));
}

} // namespace

std::string Document::utf8(Span span) const {
    const std::size_t begin = std::min<std::size_t>(span.begin, body.size());
    const std::size_t end = std::min<std::size_t>(span.end, body.size());
    return base::to_utf8(std::u32string_view(body).substr(begin, end - begin));
}

Span Document::span_of(std::size_t first_token, std::size_t last_token) const {
    if (first_token >= last_token || last_token > tokens.size()) {
        return {};
    }
    return {tokens[first_token].span.begin, tokens[last_token - 1].span.end};
}

Document tokenize(std::string_view body_utf8) {
    Document document;
    document.body = base::to_utf32(body_utf8);
    Tokenizer(document).run();
    split_sentences(document);
    return document;
}

} // namespace marsad::text
