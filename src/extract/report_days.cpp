#include "extract/report_days.h"

#include "extract/near.h"

#include <algorithm>
#include <cstdint>

namespace marsad::extract {

namespace {

constexpr std::uint32_t kSpeechToDay = 4;
constexpr std::uint32_t kTollNews = 5;
constexpr std::uint32_t kDatelineReach = 3;
constexpr std::uint32_t kOpening = 3;  ///< words
constexpr std::uint32_t kDaysBack = 4; ///< sentences
constexpr int kNewsDays = 10;

/// "said on Telegram on Thursday": nothing in between that could act or be told of.
bool speech_runs_to(const Findings& f, std::uint32_t from, std::uint32_t to) {
    if (from > to || to - from > kSpeechToDay) {
        return false;
    }
    for (std::uint32_t i = from; i < to; ++i) {
        const bool told = any_hit_in(f.analysis, around(f.analysis, i), [&](const lexicon::Hit& hit) {
            return hit.first <= i && i < hit.last && (hit.is("trigger") || hit.is("actor") || hit.is("force") || hit.is("weapon") || hit.is("self") || hit.is("that") || hit.is("determiner"));
        });
        if (told || f.analysis.document.tokens[i].kind == text::TokenKind::Punct) {
            return false;
        }
    }
    return true;
}

} // namespace

bool names_a_day(const DateMention& date) {
    return date.interval && !date.period && !date.future && !date.anniversary && !date.part_only && date.precision == timeline::TimePrecision::OneDay;
}

bool counted_from_event(const DateMention& date) {
    return date.offset_days && (date.anchor == "previous" || date.anchor == "event");
}

namespace {

/// "NAIROBI, Jan 9 - ...": the day of writing.
bool in_dateline(const Findings& f, const DateMention& date) {
    return std::any_of(f.places.begin(), f.places.end(), [&](const model::PlaceReference& place) {
        const bool head = place.use == model::PlaceUse::Dateline || (place.use == model::PlaceUse::Source && place.first_token == tokens_of(f.analysis, f.sentence_of(place.first_token)).first); // a bureau abroad
        return head && place.last_token <= date.tokens.first && date.tokens.first - place.last_token <= kDatelineReach && f.sentence_of(place.first_token) == f.sentence_of(date.tokens.first) &&
               date.tokens.last < f.analysis.document.tokens.size() && f.analysis.document.tokens[date.tokens.last].kind == text::TokenKind::Punct;
    });
}

} // namespace

namespace {

/// "claimed responsibility for the attack on Thursday": all acts behind the claim are known from before.
bool claims_known_act(const Findings& f, std::uint32_t claim, const DateMention& date) {
    const auto sentence = tokens_of(f.analysis, f.sentence_of(date.tokens.first));
    if (f.sentence_of(claim) != f.sentence_of(date.tokens.first) || sentence.first == 0) {
        return false;
    }
    bool known = false;
    for (const auto& trigger : beginning_in(f.triggers, sentence)) {
        if (trigger.accepted && !trigger.definite) {
            return false;
        }
        known = known || (trigger.accepted && trigger.tokens.first > claim && trigger.tokens.last <= date.tokens.first);
    }
    return known;
}

} // namespace

bool tells_of_report(const Findings& f, const DateMention& date) {
    if (in_dateline(f, date)) {
        return true;
    }
    return any_hit_in(f.analysis, around(f.analysis, date.tokens.first), [&](const lexicon::Hit& hit) {
        const auto apart = gap_between(date.tokens, {hit.first, hit.last});
        if (hit.is("toll_news") && hit.entry->has("behind")) {
            return hit.first >= date.tokens.last && hit.first - date.tokens.last <= 1 && f.sentence_of(hit.first) == f.sentence_of(date.tokens.first); // "raised on Sunday the toll"
        }
        if (hit.is("toll_news") && f.sentence_of(hit.first) == f.sentence_of(date.tokens.first) && apart <= kTollNews && f.clauses.boundaries(hit.first, date.tokens.first) == 0) {
            return true; // "raised the toll on Sunday"
        }
        if (hit.is("teller") && f.sentence_of(hit.first) == f.sentence_of(date.tokens.first) && hit.last <= date.tokens.first && date.tokens.first - hit.last <= 1) {
            return beginning_in(f.triggers, {date.tokens.last, date.tokens.last + 1}).empty();
        }
        if (hit.is("claim") && hit.last <= date.tokens.first && claims_known_act(f, hit.first, date)) {
            return true;
        }
        if (!hit.is("speech") || f.sentence_of(hit.first) != f.sentence_of(date.tokens.first)) {
            return false;
        }
        return !counted_from_event(date) && (speech_runs_to(f, hit.last, date.tokens.first) || hit.first == date.tokens.last);
    });
}

std::optional<std::size_t> day_of_what_was_told(const Findings& f, std::uint32_t sentence) {
    const auto words = tokens_of(f.analysis, sentence);
    const bool of_it = any_hit_in(f.analysis, {words.first, std::min(words.first + kOpening, words.last)}, [&](const lexicon::Hit& hit) { return hit.is("occurrence") && hit.first - words.first < kOpening; });
    if (!of_it) {
        return std::nullopt;
    }
    for (const std::size_t i : indices_in(f.dates, words)) {
        if (names_a_day(f.dates[i]) && !tells_of_report(f, f.dates[i])) {
            return i;
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> day_told_before(const Findings& f, std::uint32_t sentence) {
    const auto& sentences = f.analysis.document.sentences;
    for (std::uint32_t s = sentence; s-- > 0 && sentences[s].paragraph == sentences[sentence].paragraph && sentence - s <= kDaysBack;) {
        const auto words = tokens_of(f.analysis, s);
        if (std::ranges::any_of(beginning_in(f.triggers, words), [](const Trigger& trigger) { return trigger.accepted; })) {
            continue;
        }
        const auto dates = indices_in(f.dates, words);
        for (auto i = dates.end(); i != dates.begin();) {
            --i;
            const bool news = f.analysis.published && f.dates[*i].interval && *f.analysis.published - f.dates[*i].interval->last <= std::chrono::days{kNewsDays};
            if (news && names_a_day(f.dates[*i]) && !counted_from_event(f.dates[*i]) && !tells_of_report(f, f.dates[*i])) {
                return *i;
            }
        }
    }
    return std::nullopt;
}

std::optional<std::size_t> day_in_sentence_before(const Findings& f, const DateMention& date) {
    const auto words = tokens_of(f.analysis, f.sentence_of(date.tokens.first));
    const auto dates = indices_in(f.dates, {words.first, date.tokens.first});
    for (auto i = dates.end(); i != dates.begin();) {
        --i;
        if (names_a_day(f.dates[*i]) && !counted_from_event(f.dates[*i])) {
            return *i;
        }
    }
    return std::nullopt;
}

void clip_to_publication(const Findings& f, Draft& draft) {
    if (draft.interval && f.analysis.published && draft.interval->last > *f.analysis.published) {
        draft.interval->last = *f.analysis.published;
        draft.interval->first = std::min(draft.interval->first, draft.interval->last);
        draft.rules.clipped = true;
    }
}

void take_part_of_day(const Findings& f, Draft& draft) {
    for (const auto& date : beginning_in(f.dates, tokens_of(f.analysis, f.triggers[draft.triggers.front()].sentence))) {
        if (!date.part_only) {
            continue;
        }
        if (!draft.time) {
            draft.time = date.time;
            draft.time_is_utc = date.time_is_utc;
        }
        if (!draft.time_of_day) {
            draft.time_of_day = date.time_of_day;
        }
    }
}

} // namespace marsad::extract
