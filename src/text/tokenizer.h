#pragma once

#include "text/fold.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::text {

enum class TokenKind : unsigned char {
    Word,   ///< letters, inner apostrophes, letters with digits ("t4")
    Number, ///< digits with inner separators: "14", "10,000", "4:30", "13/7/2024", "2022-01-03", "10-20"
    Punct,  ///< one sign; `norm` holds it, folded where there is an ASCII twin
};

/// Half-open range of Unicode code points of the body.
struct Span {
    std::uint32_t begin = 0;
    std::uint32_t end = 0;
    [[nodiscard]] bool empty() const { return begin == end; }
    [[nodiscard]] bool overlaps(const Span& other) const { return begin < other.end && other.begin < end; }
    [[nodiscard]] bool contains(const Span& other) const { return begin <= other.begin && other.end <= end; }
    friend bool operator==(const Span&, const Span&) = default;
};

struct Token {
    Span span;              ///< code points of the body as given
    std::string norm;       ///< folded; what lexicons and keys see
    TokenKind kind = TokenKind::Word;
    Script script = Script::None;
    bool capital = false;     ///< first letter is upper case
    bool all_caps = false;    ///< at least two letters, all upper case
    bool joined_before = false; ///< a hyphen or underscore ties it to the token before
    bool hashtag = false;     ///< part of a #hashtag
    bool quoted = false;      ///< inside «...» or "..."
    std::uint32_t sentence = 0;
    std::uint32_t paragraph = 0;
};

/// Tokens [first, last) of one sentence.
struct Sentence {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t paragraph = 0;
    Span span;
};

/// A body decoded, tokenized and cut into sentences and paragraphs (lines). Nothing of the body is lost: offsets
/// of every token lead back to the text as given.
struct Document {
    std::u32string body;
    std::vector<Token> tokens;
    std::vector<Sentence> sentences;

    /// The words of the body as given, UTF-8.
    [[nodiscard]] std::string utf8(Span span) const;
    [[nodiscard]] Span span_of(std::size_t first_token, std::size_t last_token) const;
};

/// Linear in the length of the body.

[[nodiscard]] Document tokenize(std::string_view body_utf8);

} // namespace marsad::text
