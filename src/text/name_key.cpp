#include "text/search_key.h"

#include "base/utf8.h"
#include "text/fold.h"
#include "text/key_signs.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <string>
#include <utility>

namespace marsad::text {

namespace {

using base::decode_utf8;

bool is_key_sign(char32_t c) {
    return is_letter(c) || digit_value(c) >= 0 || is_mark(c);
}

bool is_hyphen(char32_t c) {
    return c == U'-' || (c >= 0x2010 && c <= 0x2015) || c == U'_' || c == 0x2212;
}

/// Builds a key word by word; knows how many code points the current word has.
struct KeyBuilder {
    std::string key;
    std::size_t word_length = 0;
    bool word_is_letter = false; ///< the only sign of the word is a letter

    void end_word() {
        if (word_length > 0) {
            key.push_back(' ');
        }
        word_length = 0;
    }
    void add(char32_t c) {
        const auto before = key.size();
        fold_into(key, c);
        if (key.size() > before) {
            ++word_length;
            word_is_letter = word_length == 1 && digit_value(c) < 0;
        }
    }
    void add_folded(std::string_view folded, bool digit) {
        if (!folded.empty()) {
            key += folded;
            ++word_length;
            word_is_letter = word_length == 1 && !digit;
        }
    }
    [[nodiscard]] bool is_single_letter() const { return word_length == 1 && word_is_letter; }
};

/// What a code point adds to a key, whatever stands around it.
struct PlainSign {
    enum class Kind : std::uint8_t { InContext, Skipped, Added };
    Kind kind = Kind::InContext;
    bool digit = false;
    std::uint8_t size = 0;
    std::array<char, 5> folded{};
};

/// For the code points of one and two bytes up to the end of the Arabic block, of which nearly all names consist.
class PlainSigns {
  public:
    static constexpr char32_t kEnd = 0x700;

    PlainSigns() {
        for (char32_t c = 0; c < kEnd; ++c) {
            auto& sign = signs_[c];
            if (is_apostrophe(c) || is_ignorable(c) || c == U'ء') {
                sign.kind = PlainSign::Kind::Skipped;
            } else if (is_key_sign(c)) {
                std::string folded;
                fold_into(folded, c);
                if (folded.size() > sign.folded.size()) {
                    continue;
                }
                sign.kind = PlainSign::Kind::Added;
                sign.digit = digit_value(c) >= 0;
                sign.size = static_cast<std::uint8_t>(folded.size());
                std::copy(folded.begin(), folded.end(), sign.folded.begin());
            }
        }
    }
    /// Of the code point at `position`, and its length in bytes; length 0 where it is none of these.
    [[nodiscard]] std::pair<const PlainSign*, std::uint32_t> at(std::string_view utf8, std::size_t position) const {
        const auto lead = static_cast<unsigned char>(utf8[position]);
        if (lead < 0x80) {
            return {&signs_[lead], 1};
        }
        const auto next = static_cast<unsigned char>(position + 1 < utf8.size() ? utf8[position + 1] : 0);
        if (lead < 0xC2 || lead > 0xDB || (next & 0xC0U) != 0x80U) {
            return {nullptr, 0};
        }
        return {&signs_[(lead & 0x1FU) << 6U | (next & 0x3FU)], 2};
    }

  private:
    std::array<PlainSign, kEnd> signs_{};
};

const PlainSigns& plain_signs() {
    static const PlainSigns signs;
    return signs;
}

char32_t peek(std::string_view utf8, std::size_t position) {
    return position < utf8.size() ? decode_utf8(utf8, position).code_point : 0;
}

} // namespace

std::string name_key(std::string_view utf8) {
    KeyBuilder builder;
    builder.key.reserve(utf8.size());
    const PlainSigns& plain = plain_signs();
    for (std::size_t position = 0; position < utf8.size();) {
        if (const auto [sign, length] = plain.at(utf8, position); length > 0 && sign->kind != PlainSign::Kind::InContext) {
            if (sign->kind == PlainSign::Kind::Added) {
                builder.add_folded({sign->folded.data(), sign->size}, sign->digit);
            }
            position += length;
            continue;
        }
        const auto decoded = decode_utf8(utf8, position);
        position += decoded.length;
        const char32_t c = decoded.code_point;
        if (is_apostrophe(c) || is_ignorable(c) || c == U'ء') {
            continue;
        }
        if (is_key_sign(c)) {
            builder.add(c);
            continue;
        }
        const char32_t next = peek(utf8, position);
        const bool joins = builder.is_single_letter() && ((c == U'.' && is_letter(next)) || (is_hyphen(c) && digit_value(next) >= 0));
        // Initials: the word that began with one letter goes on with the next.
        if (joins && c == U'.') {
            const auto after = decode_utf8(utf8, position).length;
            const char32_t behind = peek(utf8, position + after);
            if (behind == U'.' || behind == 0 || !is_key_sign(behind)) {
                builder.add(next);
                builder.word_length = 1;
                builder.word_is_letter = true;
                position += after;
                continue;
            }
        } else if (joins) {
            continue;
        }
        builder.end_word();
    }
    while (!builder.key.empty() && builder.key.back() == ' ') {
        builder.key.pop_back();
    }
    return builder.key;
}

} // namespace marsad::text
