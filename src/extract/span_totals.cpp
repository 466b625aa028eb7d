#include "extract/span_totals.h"

#include "extract/near.h"

#include <algorithm>
#include <array>
#include <chrono>

namespace marsad::extract {

namespace {

constexpr std::array<ActKind, 10> kSettings{ActKind::Kill, ActKind::Land, ActKind::Launch, ActKind::Clash, ActKind::Protest, ActKind::Riot, ActKind::Transfer, ActKind::Withdraw, ActKind::Capture, ActKind::Arrest};
constexpr std::array<ActKind, 7> kOfPeople{ActKind::Kill, ActKind::Abduction, ActKind::Arrest, ActKind::Shooting, ActKind::Execution, ActKind::Assassination, ActKind::Massacre};
constexpr std::array<ActKind, 4> kOfWeapons{ActKind::Land, ActKind::Launch, ActKind::Explosion, ActKind::Foil};

constexpr int kDays = 14;
constexpr int kMonthDays = 45;
constexpr int kYearDays = 300;
constexpr std::int64_t kSingularCounted = 11; ///< أحد عشر هجوما: from here on the counted noun is singular in Arabic
constexpr std::int64_t kManyPeople = 10;      ///< over months
constexpr std::int64_t kManyPeopleMonth = 20; ///< in one month, which may also date one act
constexpr std::int64_t kManyWeapons = 20;
constexpr std::int64_t kManyTimes = 5;
constexpr std::int64_t kManyShots = 30; ///< "shot eleven times": one act
constexpr std::uint32_t kCountReach = 3;
constexpr std::uint32_t kPersonReach = 4;
constexpr std::uint32_t kVerbReach = 6;

template <std::size_t N>
bool among(const std::array<ActKind, N>& kinds, ActKind kind) {
    return std::find(kinds.begin(), kinds.end(), kind) != kinds.end();
}

std::int64_t value_of(const NumberMention& number) { return number.ordinal || !number.countable ? 0 : number.count.value.value_or(number.count.low.value_or(0)); }

} // namespace

bool SpanTotals::count(const Trigger& trigger) const {
    if (trigger.entry == nullptr || trigger.tokens.first >= tokens_.size() || of_a_day(trigger)) {
        return false;
    }
    const Span told = span(trigger);
    return times(trigger, told) || acts(trigger, told) || weapons(trigger, told) || people(trigger, told);
}

/// A day of its own in its clause.
bool SpanTotals::of_a_day(const Trigger& trigger) const {
    return std::ranges::any_of(beginning_in(dates_, tokens_of(analysis_, trigger.sentence)), [&](const DateMention& date) {
        const bool day = date.interval && !date.period && !date.future && date.precision == timeline::TimePrecision::OneDay && !behind_since(analysis_, date);
        return day && clauses_.boundaries(date.tokens.first, trigger.tokens.first) == 0;
    });
}

bool behind_since(const Analysis& analysis, const DateMention& date) {
    return any_hit_in(analysis, around(analysis, date.tokens.first), [&](const lexicon::Hit& hit) {
        return (hit.is("date_intro", "since") || hit.is("date_dir", "since")) && (hit.last == date.tokens.first || hit.first == date.tokens.first);
    });
}

SpanTotals::Span SpanTotals::span_of(const DateMention& date) const {
    if (date.future || date.anniversary) {
        return Span::None;
    }
    if (!date.interval) {
        return date.period ? Span::Long : Span::None;
    }
    const int length = date.interval->length_days();
    const int age = analysis_.published ? static_cast<int>((*analysis_.published - date.interval->first).count()) : 0;
    if (length > kMonthDays || ((date.period || behind_since(analysis_, date)) && std::max(length, age) > kDays)) {
        return Span::Long;
    }
    const std::chrono::year_month_day first{std::chrono::sys_days{date.interval->first}};
    const bool month_so_far = length > 2 && static_cast<unsigned>(first.day()) == 1; // "this month", so far
    if (length > kDays || month_so_far || date.precision == timeline::TimePrecision::Longer) {
        return Span::Month;
    }
    return length > 1 || (date.period && age > kFreshDays) ? Span::Days : Span::None;
}

/// The longest that its sentence tells; two months in one clause are a span from the one to the other.
SpanTotals::Span SpanTotals::span(const Trigger& trigger) const {
    Span longest = Span::None;
    const DateMention* month = nullptr;
    for (const auto& date : beginning_in(dates_, tokens_of(analysis_, trigger.sentence))) {
        if (clauses_.boundaries(date.tokens.first, trigger.tokens.first) > 2) {
            continue;
        }
        const Span one = span_of(date);
        longest = std::max(longest, one);
        if (one == Span::Month) {
            const bool second = month != nullptr && date.tokens.first - month->tokens.last <= 2;
            longest = second ? Span::Long : longest;
            month = &date;
        }
    }
    return longest;
}

/// The number that ends before the token, with so many words between at most; 0 where there is none.
std::int64_t SpanTotals::count_before(std::uint32_t token, std::uint32_t reach) const {
    std::int64_t found = 0;
    for (const auto& number : beginning_in(numbers_, around_before(analysis_, token))) {
        if (number.core.last <= token && token - number.core.last < reach && clauses_.boundaries(number.core.first, token - 1) == 0) {
            found = std::max(found, value_of(number));
        }
    }
    return found;
}

/// "41 bombings in May", نفذ 312 اقتحاما; "killed in attacks in 2019".
bool SpanTotals::acts(const Trigger& trigger, Span span) const {
    if (span == Span::None || among(kSettings, trigger.kind)) {
        return false;
    }
    const std::int64_t inside = trigger.tokens.last - trigger.tokens.first > 1 ? count_before(trigger.tokens.last - 1, 1) : 0;
    const std::int64_t number = std::max(inside, count_before(trigger.tokens.first, kCountReach));
    if (number >= kSingularCounted || (trigger.plural && number > 1 && span >= Span::Month)) {
        // "30 civilians were killed by strikes": the number is of the people.
        return trigger.plural || count_before(trigger.tokens.first, 1) > 0 || inside > 0;
    }
    const bool many = std::ranges::any_of(beginning_in(numbers_, tokens_of(analysis_, trigger.sentence)), [&](const NumberMention& one) { return value_of(one) >= kManyPeople && clauses_.boundaries(one.core.first, trigger.tokens.first) == 0; });
    const bool year = many && std::ranges::any_of(beginning_in(dates_, tokens_of(analysis_, trigger.sentence)), [&](const DateMention& date) {
                          return !date.future && date.interval && date.interval->length_days() > kYearDays && clauses_.boundaries(date.tokens.first, trigger.tokens.first) <= 1;
                      });
    return trigger.plural && year;
}

/// Another word of the sentence tells the one act in which they fell: "60 were killed in April when a missile hit a station".
bool SpanTotals::one_act_beside(const Trigger& trigger) const {
    return std::ranges::any_of(beginning_in(triggers_, tokens_of(analysis_, trigger.sentence)), [&](const Trigger& other) {
        return other.tokens.first != trigger.tokens.first && other.accepted && !other.plural && !among(kOfPeople, other.kind) && other.kind != ActKind::Weapon;
    });
}

/// "1,000 students have been abducted since December": who was harmed stands before an English verb, behind an Arabic one.
bool SpanTotals::people(const Trigger& trigger, Span span) const {
    if (span < Span::Month || !among(kOfPeople, trigger.kind) || trigger.definite) {
        return false;
    }
    const bool verb_first = tokens_[trigger.tokens.first].script == text::Script::Arabic;
    const bool counted = std::ranges::any_of(beginning_in(numbers_, tokens_of(analysis_, trigger.sentence)), [&](const NumberMention& number) {
        const bool before = number.core.last <= trigger.tokens.first;
        const bool behind = verb_first && number.core.first >= trigger.tokens.first && number.core.first <= trigger.tokens.first + kVerbReach;
        if (value_of(number) < (span == Span::Long ? kManyPeople : kManyPeopleMonth) || !(before || behind) || clauses_.boundaries(number.core.first, trigger.tokens.first) > 0) {
            return false;
        }
        return any_hit_in(analysis_, {number.core.last, number.core.last + kPersonReach}, [](const lexicon::Hit& hit) { return hit.entry->cls.starts_with("person") || hit.is("force"); });
    });
    // One month may date one act: "300 boys were abducted from a school in December 2020".
    const bool site = span == Span::Month && any_hit_in(analysis_, tokens_of(analysis_, trigger.sentence), [](const lexicon::Hit& hit) { return hit.is("site") || hit.is("place_kind"); });
    return counted && !site && !one_act_beside(trigger);
}

/// "defused 33 bombs last month", سقط أكثر من ألف صاروخ خلال السنوات الخمس الماضية.
bool SpanTotals::weapons(const Trigger& trigger, Span span) const {
    if (span < Span::Month || !among(kOfWeapons, trigger.kind) || (span == Span::Month && trigger.kind != ActKind::Foil)) {
        return false;
    }
    return std::ranges::any_of(beginning_in(numbers_, tokens_of(analysis_, trigger.sentence)), [&](const NumberMention& number) {
        return value_of(number) >= kManyWeapons && clauses_.boundaries(number.core.first, trigger.tokens.first) == 0 && any_hit_in(analysis_, {number.core.last, number.core.last + kCountReach}, [](const lexicon::Hit& hit) { return hit.is("weapon"); });
    });
}

/// "fired on bases more than 150 times", قصفت القاعدة تسع عشرة مرة; "struck three times" in a month.
bool SpanTotals::times(const Trigger& trigger, Span span) const {
    if (trigger.kind == ActKind::Stabbing) {
        return false;
    }
    return any_hit_in(analysis_, tokens_of(analysis_, trigger.sentence), [&](const lexicon::Hit& hit) {
        if (!hit.is("times") || hit.first == 0 || clauses_.boundaries(hit.first, trigger.tokens.first) > 0) {
            return false;
        }
        const std::int64_t number = count_before(hit.first, 1);
        const std::int64_t least = trigger.kind == ActKind::Shooting && span < Span::Long ? kManyShots : kManyTimes;
        return number >= least || (number > 1 && span >= Span::Month);
    });
}

} // namespace marsad::extract
