#include "extract/binding.h"
#include "extract/near.h"

#include <algorithm>

namespace marsad::extract {

std::optional<std::size_t> place_told_before(const Findings& f, std::uint32_t s) {
    const auto& sentences = f.analysis.document.sentences;
    std::optional<std::size_t> last;
    for (const std::size_t i : indices_in(f.places, {sentences[s - std::min(s, 2U)].first, sentences[s].first})) {
        const auto other = f.sentence_of(f.places[i].first_token);
        if (located(f.places[i]) && other < s && s - other <= 2 && sentences[other].paragraph == sentences[s].paragraph) {
            last = i;
        }
    }
    return last;
}

std::optional<std::size_t> place_told_around(const Findings& f, std::uint32_t s) {
    std::optional<std::size_t> best;
    std::uint32_t best_gap = 3;
    const auto last = static_cast<std::uint32_t>(std::min<std::size_t>(s + best_gap, f.analysis.document.sentences.size() - 1));
    for (const std::size_t i : indices_in(f.places, {tokens_of(f.analysis, s - std::min(s, best_gap)).first, tokens_of(f.analysis, last).last})) {
        if (!usable_place(f.places[i]) || f.places[i].candidates.empty()) {
            continue;
        }
        const auto other = f.sentence_of(f.places[i].first_token);
        const auto gap = other > s ? other - s : s - other;
        if (gap < best_gap) {
            best_gap = gap;
            best = i;
        }
    }
    return best;
}

} // namespace marsad::extract
