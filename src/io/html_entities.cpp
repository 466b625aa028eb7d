#include "io/html_entities.h"

#include "base/utf8.h"

#include <algorithm>
#include <array>

namespace marsad::io {

namespace {

struct Entity {
    std::string_view name;
    char32_t code_point;
};

// The references that news pages use: punctuation, spaces, marks of direction and the Latin-1 letters. Sorted by name.
constexpr std::array<Entity, 113> kEntities{{
    {"AElig", 0xC6},
    {"Aacute", 0xC1},
    {"Acirc", 0xC2},
    {"Agrave", 0xC0},
    {"Aring", 0xC5},
    {"Atilde", 0xC3},
    {"Auml", 0xC4},
    {"Ccedil", 0xC7},
    {"ETH", 0xD0},
    {"Eacute", 0xC9},
    {"Ecirc", 0xCA},
    {"Egrave", 0xC8},
    {"Euml", 0xCB},
    {"Iacute", 0xCD},
    {"Icirc", 0xCE},
    {"Igrave", 0xCC},
    {"Iuml", 0xCF},
    {"Ntilde", 0xD1},
    {"OElig", 0x152},
    {"Oacute", 0xD3},
    {"Ocirc", 0xD4},
    {"Ograve", 0xD2},
    {"Oslash", 0xD8},
    {"Otilde", 0xD5},
    {"Ouml", 0xD6},
    {"Scaron", 0x160},
    {"THORN", 0xDE},
    {"Uacute", 0xDA},
    {"Ucirc", 0xDB},
    {"Ugrave", 0xD9},
    {"Uuml", 0xDC},
    {"Yacute", 0xDD},
    {"aacute", 0xE1},
    {"acirc", 0xE2},
    {"acute", 0xB4},
    {"aelig", 0xE6},
    {"agrave", 0xE0},
    {"amp", 0x26},
    {"apos", 0x27},
    {"aring", 0xE5},
    {"atilde", 0xE3},
    {"auml", 0xE4},
    {"bdquo", 0x201E},
    {"bull", 0x2022},
    {"ccedil", 0xE7},
    {"cedil", 0xB8},
    {"cent", 0xA2},
    {"copy", 0xA9},
    {"curren", 0xA4},
    {"dagger", 0x2020},
    {"deg", 0xB0},
    {"divide", 0xF7},
    {"eacute", 0xE9},
    {"ecirc", 0xEA},
    {"egrave", 0xE8},
    {"emsp", 0x2003},
    {"ensp", 0x2002},
    {"eth", 0xF0},
    {"euml", 0xEB},
    {"euro", 0x20AC},
    {"frac12", 0xBD},
    {"frac14", 0xBC},
    {"frac34", 0xBE},
    {"gt", 0x3E},
    {"hellip", 0x2026},
    {"iacute", 0xED},
    {"icirc", 0xEE},
    {"iexcl", 0xA1},
    {"igrave", 0xEC},
    {"iquest", 0xBF},
    {"iuml", 0xEF},
    {"laquo", 0xAB},
    {"ldquo", 0x201C},
    {"lrm", 0x200E},
    {"lsaquo", 0x2039},
    {"lsquo", 0x2018},
    {"lt", 0x3C},
    {"mdash", 0x2014},
    {"middot", 0xB7},
    {"minus", 0x2212},
    {"nbsp", 0xA0},
    {"ndash", 0x2013},
    {"ntilde", 0xF1},
    {"oacute", 0xF3},
    {"ocirc", 0xF4},
    {"oelig", 0x153},
    {"ograve", 0xF2},
    {"oslash", 0xF8},
    {"otilde", 0xF5},
    {"ouml", 0xF6},
    {"para", 0xB6},
    {"plusmn", 0xB1},
    {"pound", 0xA3},
    {"quot", 0x22},
    {"raquo", 0xBB},
    {"rdquo", 0x201D},
    {"reg", 0xAE},
    {"rlm", 0x200F},
    {"rsaquo", 0x203A},
    {"rsquo", 0x2019},
    {"sbquo", 0x201A},
    {"sect", 0xA7},
    {"shy", 0xAD},
    {"szlig", 0xDF},
    {"thinsp", 0x2009},
    {"times", 0xD7},
    {"trade", 0x2122},
    {"uacute", 0xFA},
    {"ugrave", 0xF9},
    {"uuml", 0xFC},
    {"yen", 0xA5},
    {"zwj", 0x200D},
    {"zwnj", 0x200C},
}};

/// HTML reads numbers 128 to 159 as windows-1252.
constexpr std::array<char16_t, 32> kWindows1252{0x20AC, 0x81, 0x201A, 0x0192, 0x201E, 0x2026, 0x2020, 0x2021, 0x02C6, 0x2030, 0x0160,
                                                0x2039, 0x0152, 0x8D, 0x017D, 0x8F, 0x90, 0x2018, 0x2019, 0x201C, 0x201D, 0x2022,
                                                0x2013, 0x2014, 0x02DC, 0x2122, 0x0161, 0x203A, 0x0153, 0x9D, 0x017E, 0x0178};

int digit_value(char c, int base_number) {
    int value = -1;
    if (c >= '0' && c <= '9') {
        value = c - '0';
    } else if (c >= 'a' && c <= 'f') {
        value = c - 'a' + 10;
    } else if (c >= 'A' && c <= 'F') {
        value = c - 'A' + 10;
    }
    return value < base_number ? value : -1;
}

char32_t corrected(char32_t code_point) {
    if (code_point >= 0x80 && code_point <= 0x9F) {
        return kWindows1252[code_point - 0x80];
    }
    const bool surrogate = code_point >= 0xD800 && code_point <= 0xDFFF;
    return code_point == 0 || surrogate || code_point > 0x10FFFF ? 0xFFFD : code_point;
}

std::size_t decode_number(std::string_view text, std::size_t position, std::string& out) {
    std::size_t at = position + 2;
    const bool hexadecimal = at < text.size() && (text[at] == 'x' || text[at] == 'X');
    at += hexadecimal ? 1 : 0;
    const int base_number = hexadecimal ? 16 : 10;
    char32_t value = 0;
    const std::size_t digits_from = at;
    for (; at < text.size() && digit_value(text[at], base_number) >= 0; ++at) {
        value = std::min<char32_t>(value * static_cast<char32_t>(base_number) + static_cast<char32_t>(digit_value(text[at], base_number)), 0x110000);
    }
    if (at == digits_from) {
        return 0;
    }
    base::append_utf8(out, corrected(value));
    return at - position + (at < text.size() && text[at] == ';' ? 1 : 0);
}

} // namespace

std::size_t decode_character_reference(std::string_view text, std::size_t position, std::string& out) {
    if (position + 1 < text.size() && text[position + 1] == '#') {
        return decode_number(text, position, out);
    }
    constexpr std::size_t kLongestName = 8;
    const std::size_t semicolon = text.substr(position + 1, kLongestName + 1).find(';');
    if (semicolon == std::string_view::npos) {
        return 0;
    }
    const std::string_view entity_name = text.substr(position + 1, semicolon);
    const auto found = std::lower_bound(kEntities.begin(), kEntities.end(), entity_name, [](const Entity& entity, std::string_view wanted) { return entity.name < wanted; });
    if (found == kEntities.end() || found->name != entity_name) {
        return 0;
    }
    base::append_utf8(out, found->code_point);
    return semicolon + 2;
}

std::string decode_character_references(std::string_view text) {
    std::string out;
    out.reserve(text.size());
    for (std::size_t i = 0; i < text.size();) {
        const std::size_t length = text[i] == '&' ? decode_character_reference(text, i, out) : 0;
        if (length == 0) {
            out.push_back(text[i]);
        }
        i += std::max<std::size_t>(length, 1);
    }
    return out;
}

} // namespace marsad::io
