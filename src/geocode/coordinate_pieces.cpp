#include "geocode/coordinate_pieces.h"

#include "text/fold.h"

#include <algorithm>
#include <charconv>
#include <string>

namespace marsad::geocode {

namespace {

constexpr int kMostWholeDigits = 8;
constexpr int kMostDecimals = 16;

bool is_blank(char32_t c) { return c == ' ' || c == '\t' || c == 0xA0 || c == 0x202F || (c >= 0x2000 && c <= 0x200A) || c == 0x3000; }
bool is_break(char32_t c) { return c == '\n' || c == '\r' || c == 0x2028 || c == 0x2029; }
bool is_comma(char32_t c) { return c == ',' || c == U'،'; }
bool is_dash(char32_t c) { return c == '-' || c == 0x2212 || (c >= 0x2010 && c <= 0x2014); }

Sign mark_of(char32_t c) {
    switch (c) {
    case 0xB0:
    case 0xBA:
    case 0x2DA: return Sign::Degree;
    case '\'':
    case 0x2032:
    case 0x2019:
    case 0x2018:
    case 0xB4:
    case '`':
    case 0x2B9:
    case 0x2BC:
    case 0x5F3: return Sign::Minute;
    case '"':
    case 0x2033:
    case 0x201D:
    case 0x201C:
    case 0x2BA:
    case 0x5F4:
    case 0xFF02: return Sign::Second;
    default: return Sign::Number;
    }
}

/// The letters of ISO 6709.
char hemisphere_letter(char32_t c) {
    switch (c) {
    case 'N':
    case 'n': return 'n';
    case 'S':
    case 's': return 's';
    case 'E':
    case 'e': return 'e';
    case 'W':
    case 'w': return 'w';
    default: return 0;
    }
}

} // namespace

std::uint32_t token_from(const text::Document& document, std::uint32_t code_point) {
    const auto found = std::lower_bound(document.tokens.begin(), document.tokens.end(), code_point, [](const text::Token& token, std::uint32_t at) { return token.span.begin < at; });
    return static_cast<std::uint32_t>(found - document.tokens.begin());
}

std::uint32_t PieceReader::past_ignorable(std::uint32_t i) const {
    while (i < body_.size() && text::is_ignorable(body_[i])) {
        ++i;
    }
    return i;
}

std::vector<Piece> PieceReader::read(std::uint32_t begin) const {
    std::vector<Piece> out;
    const auto limit = static_cast<std::uint32_t>(std::min<std::size_t>(body_.size(), std::size_t{begin} + kMostReach));
    bool spaced = false;
    bool newline = false;
    for (std::uint32_t i = begin; i < limit && out.size() < kMostPieces;) {
        const char32_t c = body_[i];
        if (is_blank(c) || is_break(c) || text::is_ignorable(c)) {
            spaced = spaced || !text::is_ignorable(c);
            newline = newline || is_break(c);
            ++i;
            continue;
        }
        auto next = piece(i, out.empty() ? nullptr : &out.back());
        if (!next) {
            break;
        }
        next->spaced = spaced;
        next->newline = newline;
        spaced = newline = false;
        i = next->end;
        out.push_back(*next);
    }
    return out;
}

std::optional<Piece> PieceReader::piece(std::uint32_t i, const Piece* previous) const {
    const char32_t c = body_[i];
    const auto sign = [&](Sign kind) {
        Piece out;
        out.sign = kind;
        out.begin = i;
        out.end = i + 1;
        return out;
    };
    if (text::digit_value(c) >= 0) {
        return number(i);
    }
    if (mark_of(c) != Sign::Number) {
        return mark(i, previous);
    }
    if (text::is_letter(c)) {
        return word(i);
    }
    if (is_dash(c)) {
        const bool digit_behind = text::digit_value(at(past_ignorable(i + 1))) >= 0;
        const bool tight = previous != nullptr && previous->end == i;
        if (!digit_behind) {
            return sign(Sign::Dash);
        }
        if (tight && previous->sign == Sign::Hemisphere) {
            return sign(Sign::Dash); // 33.26N-44.23E
        }
        return sign(tight && (previous->sign == Sign::Number || mark_of(body_[previous->begin]) != Sign::Number) ? Sign::Hyphen : Sign::Minus);
    }
    switch (c) {
    case ',':
    case U'،':
    case '|':
    case '&': return sign(Sign::Comma);
    case ';':
    case U'؛': return sign(Sign::Semicolon);
    case '/': return sign(Sign::Slash);
    case ':':
    case '=': return sign(Sign::Colon);
    case '+': return text::digit_value(at(i + 1)) >= 0 ? std::optional(sign(Sign::Plus)) : std::nullopt;
    case '(':
    case '[':
    case '{': return sign(Sign::Open);
    case ')':
    case ']':
    case '}': return sign(Sign::Close);
    default: return std::nullopt;
    }
}

std::optional<Piece> PieceReader::number(std::uint32_t i) const {
    Piece out;
    out.begin = i;
    std::string digits;
    bool fraction = false;
    while (i < body_.size()) {
        const char32_t c = body_[i];
        if (const int digit = text::digit_value(c); digit >= 0) {
            digits.push_back(static_cast<char>('0' + digit));
            (fraction ? out.decimals : out.whole_digits) += 1;
            out.end = ++i;
            if (out.whole_digits > kMostWholeDigits || out.decimals > kMostDecimals) {
                return std::nullopt;
            }
            continue;
        }
        if (text::is_ignorable(c)) {
            ++i;
            continue;
        }
        const bool decimal_sign = c == '.' || c == U'٫' || (decimal_comma_ && is_comma(c));
        if (!decimal_sign || text::digit_value(at(past_ignorable(i + 1))) < 0) {
            break;
        }
        if (fraction) {
            return std::nullopt; // 192.168.1.1, 2.3.1
        }
        fraction = true;
        digits.push_back('.');
        ++i;
    }
    std::from_chars(digits.data(), digits.data() + digits.size(), out.value);
    return out;
}

std::optional<Piece> PieceReader::mark(std::uint32_t i, const Piece* previous) const {
    Piece out;
    out.sign = mark_of(body_[i]);
    out.begin = i;
    out.end = i + 1;
    if (out.sign == Sign::Minute && mark_of(at(i + 1)) == Sign::Minute) { // 45''
        out.sign = Sign::Second;
        out.end = i + 2;
    }
    const bool behind_number = previous != nullptr && previous->sign == Sign::Number;
    return behind_number ? std::optional(out) : std::nullopt;
}

/// Behind the rest of a dotted abbreviation whose first part ends at `i` (Russian writes both words of "northern latitude" so).
std::uint32_t PieceReader::past_abbreviation(std::uint32_t i) const {
    std::uint32_t end = i;
    while (at(end) == '.' && text::is_letter(at(end + 1)) && !(text::is_letter(at(end + 2)) && text::is_letter(at(end + 3)))) {
        end += text::is_letter(at(end + 2)) ? 3 : 2;
    }
    return end > i && at(end) == '.' ? end + 1 : end;
}

std::optional<Piece> PieceReader::word(std::uint32_t i) const {
    Piece out;
    out.begin = i;
    const char letter = hemisphere_letter(body_[i]);
    const bool alone = (i == 0 || !text::is_letter(body_[i - 1])) && !text::is_letter(at(i + 1));
    if (letter != 0 && alone) {
        out.sign = Sign::Hemisphere;
        out.letter = letter;
        out.small = body_[i] >= 'a';
        out.end = i + 1;
        if (at(i + 1) == '.' && is_blank(at(i + 2))) { // "33.26 N. 44.23 E."
            const std::uint32_t next = i + 3;
            out.end += text::digit_value(at(next)) >= 0 || hemisphere_letter(at(next)) != 0 ? 1 : 0;
        }
        return out;
    }
    const auto& document = words_.document();
    const std::uint32_t token = token_from(document, i);
    if (token >= words_.size() || document.tokens[token].span.begin != i) {
        return std::nullopt;
    }
    const auto end_of = [&](const lexicon::Hit& hit) { return document.tokens[hit.last - 1].span.end; };
    if (const auto* hit = words_.at(token, WordClass::Coordinates)) {
        const std::string& value = hit->entry->value;
        out.sign = value == "lat" ? Sign::Latitude : value == "lon"  ? Sign::Longitude
                                                 : value == "degree" ? Sign::Degree
                                                 : value == "minute" ? Sign::Minute
                                                 : value == "second" ? Sign::Second
                                                                     : Sign::Cue;
        out.end = end_of(*hit);
        const bool short_form = at(out.end) == '.' && (is_blank(at(out.end + 1)) || text::digit_value(at(out.end + 1)) >= 0);
        out.end += short_form ? 1 : 0; // "lat. 33.2"
        return out;
    }
    if (const auto* hit = words_.at(token, WordClass::Hemisphere); hit != nullptr && !hit->entry->value.empty()) {
        out.sign = Sign::Hemisphere;
        out.letter = hit->entry->value.front();
        out.end = past_abbreviation(end_of(*hit));
        return out;
    }
    if (const auto* hit = words_.at(token, WordClass::Conjunction)) {
        out.sign = Sign::And;
        out.end = end_of(*hit);
        return out;
    }
    return std::nullopt;
}

} // namespace marsad::geocode
