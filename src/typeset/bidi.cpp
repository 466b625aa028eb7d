#include "typeset/bidi.h"

#include <algorithm>
#include <numeric>

#include <fribidi.h>

namespace marsad::typeset {

namespace {

bool is_digit(char32_t c) { return c >= U'0' && c <= U'9'; }

/// A date like 2022-01-03 keeps its order also behind an Arabic letter, where the rules alone show it as 03-01-2022: its
/// hyphens count as separators of one number (a higher-level protocol, UAX 9, HL2).
void keep_dates_whole(std::u32string_view text, std::vector<FriBidiCharType>& types) {
    constexpr std::size_t kLength = 10;
    for (std::size_t i = 0; i + kLength <= text.size(); ++i) {
        const bool alone = (i == 0 || !is_digit(text[i - 1])) && (i + kLength == text.size() || !is_digit(text[i + kLength]));
        bool is_date = alone;
        for (std::size_t k = 0; is_date && k < kLength; ++k) {
            is_date = k == 4 || k == 7 ? text[i + k] == U'-' : is_digit(text[i + k]);
        }
        if (is_date) {
            types[i + 4] = types[i + 7] = FRIBIDI_TYPE_CS;
        }
    }
}

} // namespace

BidiLevels bidi_levels(std::u32string_view paragraph, Direction direction) {
    BidiLevels out{std::vector<std::uint8_t>(paragraph.size(), 0), direction == Direction::RightToLeft};
    if (paragraph.empty()) {
        return out;
    }
    const auto length = static_cast<FriBidiStrIndex>(paragraph.size());
    const std::vector<FriBidiChar> characters(paragraph.begin(), paragraph.end());
    std::vector<FriBidiCharType> types(paragraph.size());
    std::vector<FriBidiBracketType> brackets(paragraph.size());
    std::vector<FriBidiLevel> levels(paragraph.size());
    fribidi_get_bidi_types(characters.data(), length, types.data());
    keep_dates_whole(paragraph, types);
    fribidi_get_bracket_types(characters.data(), length, types.data(), brackets.data());
    FriBidiParType base = direction == Direction::Auto          ? FRIBIDI_PAR_WLTR
                          : direction == Direction::RightToLeft ? FRIBIDI_PAR_RTL
                                                                : FRIBIDI_PAR_LTR;
    if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), length, &base, levels.data()) == 0) {
        return out; // out of memory inside FriBidi: logical order is the best left
    }
    std::transform(levels.begin(), levels.end(), out.levels.begin(),
                   [](FriBidiLevel level) { return static_cast<std::uint8_t>(std::max<int>(level, 0)); });
    out.right_to_left = FRIBIDI_IS_RTL(base) != 0;
    return out;
}

std::vector<std::size_t> visual_order(std::span<const std::uint8_t> run_levels) {
    std::vector<std::size_t> order(run_levels.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    if (run_levels.empty()) {
        return order;
    }
    const int highest = *std::max_element(run_levels.begin(), run_levels.end());
    for (int level = highest; level >= 1; --level) {
        std::size_t first = 0;
        while (first < order.size()) {
            std::size_t last = first;
            while (last < order.size() && run_levels[order[last]] >= level) {
                ++last;
            }
            std::reverse(order.begin() + static_cast<std::ptrdiff_t>(first), order.begin() + static_cast<std::ptrdiff_t>(last));
            first = last + 1;
        }
    }
    return order;
}

} // namespace marsad::typeset
