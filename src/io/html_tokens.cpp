#include "io/html_tokens.h"

#include "io/html_entities.h"

#include <algorithm>

namespace marsad::io {

namespace {

bool is_letter(char c) { return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z'); }
bool is_space(char c) { return c == ' ' || c == '\t' || c == '\n' || c == '\r' || c == '\f'; }
bool ends_name(char c) { return is_space(c) || c == '/' || c == '>'; }

/// Position of `</name` from `from` on, without regard to case; the end where there is none.
std::size_t find_close(std::string_view page, std::size_t from, std::string_view name) {
    for (std::size_t at = page.find("</", from); at != std::string_view::npos; at = page.find("</", at + 2)) {
        if (ascii_lower(page.substr(at + 2, name.size())) == name) {
            return at;
        }
    }
    return page.size();
}

} // namespace

std::string ascii_lower(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return out;
}

std::string_view HtmlToken::attribute(std::string_view wanted) const {
    const auto found = std::find_if(attributes.begin(), attributes.end(), [&](const auto& pair) { return pair.first == wanted; });
    return found == attributes.end() ? std::string_view() : std::string_view(found->second);
}

bool HtmlTokenizer::next(HtmlToken& token) {
    while (at_ < page_.size()) {
        if (page_[at_] == '<') {
            if (skip_declaration()) {
                continue;
            }
            if (read_tag(token)) {
                return true;
            }
        }
        const std::size_t end = std::min(page_.find('<', at_ + 1), page_.size());
        token.kind = HtmlToken::Kind::Text;
        token.text = page_.substr(at_, end - at_);
        token.name.clear();
        token.attributes.clear();
        at_ = end;
        return true;
    }
    return false;
}

bool HtmlTokenizer::skip_declaration() {
    const std::string_view rest = page_.substr(at_);
    if (rest.starts_with("<!--")) {
        const std::size_t end = page_.find("-->", at_ + 4);
        at_ = end == std::string_view::npos ? page_.size() : end + 3;
        return true;
    }
    if (rest.starts_with("<!") || rest.starts_with("<?")) {
        const std::size_t end = page_.find('>', at_);
        at_ = end == std::string_view::npos ? page_.size() : end + 1;
        return true;
    }
    return false;
}

bool HtmlTokenizer::read_tag(HtmlToken& token) {
    std::size_t name_from = at_ + 1;
    const bool closes = name_from < page_.size() && page_[name_from] == '/';
    name_from += closes ? 1 : 0;
    if (name_from >= page_.size() || !is_letter(page_[name_from])) {
        return false;
    }
    std::size_t name_end = name_from;
    while (name_end < page_.size() && !ends_name(page_[name_end])) {
        ++name_end;
    }
    token.kind = closes ? HtmlToken::Kind::Close : HtmlToken::Kind::Open;
    token.name = ascii_lower(page_.substr(name_from, name_end - name_from));
    token.attributes.clear();
    token.text = {};
    at_ = name_end;
    read_attributes(token);
    if (!closes) {
        read_raw_content(token);
    }
    return true;
}

void HtmlTokenizer::read_attributes(HtmlToken& token) {
    const auto skip_space = [&] {
        while (at_ < page_.size() && (is_space(page_[at_]) || page_[at_] == '/')) {
            ++at_;
        }
    };
    for (;;) {
        skip_space();
        if (at_ >= page_.size()) {
            return;
        }
        if (page_[at_] == '>') {
            ++at_;
            return;
        }
        const std::size_t name_from = at_++;
        while (at_ < page_.size() && !ends_name(page_[at_]) && page_[at_] != '=') {
            ++at_;
        }
        std::string attribute_name = ascii_lower(page_.substr(name_from, at_ - name_from));
        std::string value;
        std::size_t look = at_;
        while (look < page_.size() && is_space(page_[look])) {
            ++look;
        }
        if (look < page_.size() && page_[look] == '=') {
            at_ = look + 1;
            while (at_ < page_.size() && is_space(page_[at_])) {
                ++at_;
            }
            const char quote = at_ < page_.size() ? page_[at_] : '\0';
            std::size_t end = 0;
            if (quote == '"' || quote == '\'') {
                ++at_;
                end = std::min(page_.find(quote, at_), page_.size());
                value = decode_character_references(page_.substr(at_, end - at_));
                at_ = std::min(end + 1, page_.size());
            } else {
                end = at_;
                while (end < page_.size() && !is_space(page_[end]) && page_[end] != '>') {
                    ++end;
                }
                value = decode_character_references(page_.substr(at_, end - at_));
                at_ = end;
            }
        }
        token.attributes.emplace_back(std::move(attribute_name), std::move(value));
    }
}

void HtmlTokenizer::read_raw_content(HtmlToken& token) {
    if (token.name != "script" && token.name != "style" && token.name != "title" && token.name != "textarea") {
        return;
    }
    const std::size_t end = find_close(page_, at_, token.name);
    token.text = page_.substr(at_, end - at_);
    at_ = end;
}

} // namespace marsad::io
