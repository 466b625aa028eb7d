#include "extract/quoted_days.h"

#include "extract/near.h"

#include <algorithm>
#include <optional>

namespace marsad::extract {

namespace {

constexpr std::uint32_t kSpeechReach = 5; ///< words between the day and the verb of speech
constexpr int kNewsDays = 4;
constexpr std::uint32_t kStorySentences = 4;

bool has_hit(const Analysis& analysis, const DateMention& date, lexicon::Name cls) {
    return any_hit_in(analysis, date.tokens, [&](const lexicon::Hit& hit) { return hit.is(cls) && hit.last <= date.tokens.last; });
}

/// A day of the last few before publication, told by its weekday or as yesterday, outside quotation marks.
bool day_of_words(const Analysis& analysis, const DateMention& date) {
    const auto& token = analysis.document.tokens[date.tokens.first];
    if (token.quoted || !date.interval || date.period || date.future || date.part_only || date.precision != timeline::TimePrecision::OneDay) {
        return false;
    }
    const auto back = (*analysis.published - date.interval->last).count();
    return back > 0 && back <= kNewsDays && (has_hit(analysis, date, "weekday") || has_hit(analysis, date, "day_word"));
}

bool beside_speech(const Analysis& analysis, const DateMention& date) {
    const auto sentence = analysis.document.tokens[date.tokens.first].sentence;
    return any_hit_in(analysis, around(analysis, date.tokens.first), [&](const lexicon::Hit& hit) {
        const auto gap = gap_between(date.tokens, {hit.first, hit.last});
        return hit.is("speech") && gap <= kSpeechReach && analysis.document.tokens[hit.first].sentence == sentence;
    });
}

/// The day of the words around a quotation: one beside a verb of speech, else the one named last, in its paragraph.
std::optional<timeline::Day> spoken_on(const Analysis& analysis, const std::vector<DateMention>& dates, std::size_t quoted) {
    const auto& tokens = analysis.document.tokens;
    const auto& own = tokens[dates[quoted].tokens.first];
    std::optional<timeline::Day> named;
    for (std::size_t i = quoted; i > 0; --i) {
        const auto& date = dates[i - 1];
        const auto& token = tokens[date.tokens.first];
        if (own.sentence - token.sentence > kStorySentences || token.paragraph != own.paragraph) {
            break;
        }
        if (day_of_words(analysis, date)) {
            if (beside_speech(analysis, date)) {
                return date.interval->last;
            }
            named = named ? named : std::optional(date.interval->last);
        }
    }
    return named;
}

} // namespace

void settle_quoted_days(const Analysis& analysis, std::vector<DateMention>& dates) {
    if (!analysis.published) {
        return;
    }
    for (std::size_t i = 0; i < dates.size(); ++i) {
        auto& date = dates[i];
        if (!analysis.document.tokens[date.tokens.first].quoted || date.anchor != "published" || !date.interval || date.precision != timeline::TimePrecision::OneDay || has_hit(analysis, date, "weekday") || has_hit(analysis, date, "month") ||
            (*analysis.published - date.interval->last).count() > 1) {
            continue;
        }
        if (const auto day = spoken_on(analysis, dates, i)) {
            const auto shift = *day - *analysis.published;
            date.interval->first += shift;
            date.interval->last += shift;
        }
    }
}

} // namespace marsad::extract
