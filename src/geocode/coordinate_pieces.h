#pragma once

#include "geocode/phrase_words.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace marsad::geocode {

/// What one piece of a written coordinate is.
enum class Sign : unsigned char {
    Number,
    Degree,
    Minute,
    Second,
    Hemisphere, ///< `letter` is n, s, e, w
    Latitude,   ///< the word
    Longitude,
    Cue, ///< "coordinates", "GPS"
    Comma,
    Semicolon,
    Slash,
    And,
    Dash,   ///< with a space on both sides
    Hyphen, ///< tight between digits
    Colon,  ///< or an equals sign
    Minus,
    Plus,
    Open,
    Close,
};

struct Piece {
    Sign sign = Sign::Number;
    std::uint32_t begin = 0; ///< code points of the body
    std::uint32_t end = 0;
    bool spaced = false;  ///< white space stands before it
    bool newline = false; ///< a line break stands before it
    char letter = 0;
    bool small = false; ///< a hemisphere as a small Latin letter
    double value = 0;
    int whole_digits = 0;
    int decimals = 0;
};

/// The pieces of coordinates from `begin` on, up to the first thing that can be none; at most kMostPieces, within
/// kMostReach code points. `decimal_comma`: a comma tight between digits is a decimal sign.
class PieceReader {
  public:
    static constexpr std::size_t kMostPieces = 40;
    static constexpr std::uint32_t kMostReach = 200;

    PieceReader(const PhraseWords& words, bool decimal_comma) : words_(words), body_(words.document().body), decimal_comma_(decimal_comma) {}

    [[nodiscard]] std::vector<Piece> read(std::uint32_t begin) const;

  private:
    [[nodiscard]] char32_t at(std::uint32_t i) const { return i < body_.size() ? body_[i] : 0; }
    [[nodiscard]] std::uint32_t past_ignorable(std::uint32_t i) const;
    [[nodiscard]] std::optional<Piece> piece(std::uint32_t i, const Piece* previous) const;
    [[nodiscard]] std::optional<Piece> number(std::uint32_t i) const;
    [[nodiscard]] std::uint32_t past_abbreviation(std::uint32_t i) const;
    [[nodiscard]] std::optional<Piece> word(std::uint32_t i) const;
    [[nodiscard]] std::optional<Piece> mark(std::uint32_t i, const Piece* previous) const;

    const PhraseWords& words_;
    const std::u32string& body_;
    bool decimal_comma_;
};

/// The token that begins at or behind a code point; the number of tokens where none does. Logarithmic.
[[nodiscard]] std::uint32_t token_from(const text::Document& document, std::uint32_t code_point);

} // namespace marsad::geocode
