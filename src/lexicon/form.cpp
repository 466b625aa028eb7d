#include "lexicon/form.h"

#include "text/tokenizer.h"

#include <algorithm>

namespace marsad::lexicon {

namespace {

constexpr std::string_view kGap = "...";

/// Letters of ASCII or of the Arabic block alone: each is one word for the tokenizer, and folding it is all there is to do.
bool is_plain_word(std::string_view word) {
    bool ascii = false;
    bool arabic = false;
    for (std::size_t i = 0; i < word.size();) {
        const auto byte = static_cast<unsigned char>(word[i]);
        if ((byte | 0x20U) >= 'a' && (byte | 0x20U) <= 'z') {
            ascii = true;
            ++i;
        } else if ((byte == 0xD8 && i + 1 < word.size() && static_cast<unsigned char>(word[i + 1]) >= 0xA1) ||
                   (byte == 0xD9 && i + 1 < word.size() && static_cast<unsigned char>(word[i + 1]) >= 0x81 && static_cast<unsigned char>(word[i + 1]) <= 0x8A)) {
            arabic = true; // U+0621 to U+064A, tatweel left out by the bounds
            i += 2;
        } else {
            return false;
        }
    }
    return ascii != arabic;
}

} // namespace

std::vector<std::string_view> split_on(std::string_view text, char separator) {
    std::vector<std::string_view> parts;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(separator), text.size());
        if (end > 0) {
            parts.push_back(text.substr(0, end));
        }
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return parts;
}

std::vector<FormWord> form_words(std::string_view form) {
    std::vector<FormWord> words;
    for (const auto part : split_on(form, ' ')) {
        if (part == kGap) {
            FormWord gap;
            gap.gap = true;
            words.push_back(std::move(gap));
            continue;
        }
        if (is_plain_word(part)) {
            FormWord word;
            word.spellings.push_back(text::fold(part));
            words.push_back(std::move(word));
            continue;
        }
        const auto alternatives = split_on(part, '|');
        if (alternatives.size() == 1) {
            for (const auto& token : text::tokenize(part).tokens) {
                if (token.kind != text::TokenKind::Punct) {
                    FormWord word;
                    word.spellings.push_back(token.norm);
                    words.push_back(std::move(word));
                }
            }
            continue;
        }
        FormWord word;
        for (const auto alternative : alternatives) {
            const auto document = text::tokenize(alternative);
            if (!document.tokens.empty()) {
                word.spellings.push_back(document.tokens.front().norm);
            }
        }
        words.push_back(std::move(word));
    }
    return words;
}

} // namespace marsad::lexicon
