#include "extract/casualty_totals.h"

#include <algorithm>

namespace marsad::extract::casualty {

namespace {

using lexicon::Hit;

constexpr std::uint32_t kMonthReach = 6;
constexpr std::uint32_t kSinceReach = 3; ///< words from a figure to "since"
constexpr std::int64_t kDaysOfMonth = 31;
constexpr std::uint32_t kDayReach = 3; ///< words of a day's number
constexpr std::int64_t kManyActs = 10;

class TotalMarker {
  public:
    TotalMarker(const Marks& marks, std::vector<Phrase>& phrases, std::vector<CasualtyMention>& mentions) : marks_(marks), phrases_(phrases), mentions_(mentions) {
        for (std::uint32_t token = marks.first(); token < marks.last(); ++token) {
            const Hit* toll = marks.at(Mark::Toll, token);
            told_as_toll_ = told_as_toll_ || (toll != nullptr && !toll->entry->has("heading"));
            if (const Hit* hit = marks.at(Mark::Period, token); hit != nullptr) {
                periods_.push_back(hit);
            }
        }
    }

    void run() {
        mark_cumulative();
        mark_breakdowns();
        mark_sums();
        mark_rivals();
        mark_conflict();
    }

  private:
    // --- totals over a time

    [[nodiscard]] bool counts_over_time(const Hit& period, const CasualtyMention& mention) const {
        const std::uint32_t from = std::min(period.first, mention.tokens.first);
        const std::uint32_t to = std::max(period.last, mention.tokens.last);
        if (marks_.parted(from, to) || superlative()) {
            return false;
        }
        if (part_of_day_after(period) || parted_by_stop(period, mention) || names_a_day(period) || raised_between(period, mention)) {
            return false;
        }
        if (period.entry->value != "since") {
            return true;
        }
        if (period.first > marks_.first() && marks_.role(period.first - 1) == Role::Have) {
            return false; // "have since died"
        }
        if (marks_.any(Mark::TollMove, marks_.first(), marks_.last()) && told_as_toll_) {
            return true;
        }
        if (period.first <= marks_.first() + 1 || verbless(period, mention)) {
            return true;
        }
        if (marks_.arabic(period.first)) {
            return marks_.any(Mark::Month, period.last, period.last + kMonthReach); // منذ الرابع من نيسان
        }
        for (std::uint32_t token = mention.tokens.first > marks_.first() + 3 ? mention.tokens.first - 3 : marks_.first(); token < mention.tokens.last; ++token) {
            if (marks_.has(Mark::Perfect, token)) {
                return true;
            }
        }
        return false;
    }

    /// "48 killed since Monday": no verb but the word of harm itself.
    [[nodiscard]] bool verbless(const Hit& period, const CasualtyMention& mention) const {
        if (marks_.arabic(period.first) || mention.tokens.last > period.first || period.first - mention.tokens.last > kSinceReach) {
            return false;
        }
        for (std::uint32_t token = mention.tokens.first; token < period.first; ++token) {
            if (marks_.role(token) == Role::Aux || marks_.role(token) == Role::Have || marks_.punct(token)) {
                return false;
            }
        }
        return marks_.has(Mark::Harm, mention.tokens.last - 1);
    }

    /// "... over the past year, particularly in X, where 12 were killed on Monday": another clause.
    [[nodiscard]] bool parted_by_stop(const Hit& period, const CasualtyMention& mention) const {
        if (period.last > mention.tokens.first || marks_.arabic(period.first)) {
            return false;
        }
        for (std::uint32_t token = mention.tokens.first; token > period.last; --token) {
            if (marks_.punct(token - 1, ",")) {
                return marks_.role(token) == Role::Stop;
            }
        }
        return false;
    }

    /// "the deadliest since": one event is compared with others. «أكثر من 20» compares nothing.
    [[nodiscard]] bool superlative() const {
        for (std::uint32_t token = marks_.first(); token < marks_.last(); ++token) {
            if (marks_.has(Mark::Superlative, token) && marks_.number(token) == nullptr) {
                return true;
            }
        }
        return false;
    }

    /// "on the 12th of this month", «في الثاني عشر من الشهر الجاري»: a day, not the month.
    [[nodiscard]] bool names_a_day(const Hit& period) const {
        const std::uint32_t of = period.first > marks_.first() ? period.first - 1 : marks_.first();
        if (marks_.role(of) != Role::Of) {
            return false;
        }
        for (std::uint32_t back = 1; back <= kDayReach && of >= marks_.first() + back; ++back) {
            if (const auto* day = marks_.number(of - back); day != nullptr && day->tokens.last >= of) {
                return true;
            }
        }
        return false;
    }

    /// "a marine was shot on Tuesday, bringing to 44 the dead since ...": the total is another figure.
    [[nodiscard]] bool raised_between(const Hit& period, const CasualtyMention& mention) const {
        bool comma = false;
        int days = 0; // two numbers: a span of days, whose figure is a total too
        for (std::uint32_t token = mention.tokens.last; token < period.first; ++token) {
            comma = comma || marks_.punct(token, ",");
            const auto* number = comma ? nullptr : marks_.number(token);
            days += number == nullptr || number->count.value.value_or(0) > kDaysOfMonth ? 0 : number->count.high.value_or(0) > number->count.value.value_or(0) ? 2
                                                                                                                                                               : 1;
            if (days > 1) {
                return false;
            }
            if (comma && marks_.has(Mark::TollMove, token) && marks_.number(token) == nullptr) {
                return true;
            }
        }
        return false;
    }

    /// منذ فجر اليوم: the count of a day, not of a war.
    [[nodiscard]] bool part_of_day_after(const Hit& period) const { return marks_.arabic(period.first) && period.entry->value == "since" && marks_.role(period.last) == Role::Adv; }

    void mark_cumulative() {
        const bool aside = marks_.any(Mark::Aside, marks_.first(), marks_.last());
        for (auto& mention : mentions_) {
            mention.cumulative = mention.cumulative || (aside && !mention.none); // an accident's
            mention.cumulative = mention.cumulative || (!mention.none && !mention.superseded && in_many_acts(mention));
            mention.cumulative = mention.cumulative || (!mention.none && std::any_of(periods_.begin(), periods_.end(), [&](const Hit* period) { return counts_over_time(*period, mention); }));
        }
    }

    /// "138 were killed in 35 operations"
    [[nodiscard]] bool in_many_acts(const CasualtyMention& mention) const {
        return std::any_of(phrases_.begin(), phrases_.end(), [&](const Phrase& acts) {
            const std::uint32_t first = acts.tokens.first;
            const Hit* act = acts.core_last > 0 ? marks_.at(Mark::Thing, acts.core_last - 1) : nullptr;
            return first >= mention.tokens.last && first - mention.tokens.last <= 2 && acts.thing && acts.numbered && acts.count.value.value_or(0) >= kManyActs && act != nullptr && act->entry->value == "act";
        });
    }

    /// "Eight were killed: five officers and three passers-by", «55 قتيلا: 36 منهم من المهاجمين و12 ...»: who they were. Parts
    /// that each have a place of their own are figures ("four in X, three in Y"; see mark_sums).
    void mark_breakdowns() {
        for (auto& total : mentions_) {
            if (!plain(total)) {
                continue;
            }
            const std::uint32_t mark = breakdown_mark(total);
            std::int64_t left = *total.count.value;
            for (auto& part : mentions_) {
                if (mark == 0 || &part == &total || part.tokens.first <= mark || part.kind != total.kind || !part.count.value) {
                    continue;
                }
                const bool opens = part.tokens.first <= mark + 2 || left < *total.count.value;
                if (!opens || *part.count.value > left || marks_.role(part.tokens.last) == Role::Prep || sentence_break(mark, part.tokens.first)) {
                    break;
                }
                left -= *part.count.value;
                part.subset = true;
            }
        }
    }

    /// The colon or dash right behind a total, or 0.
    [[nodiscard]] std::uint32_t breakdown_mark(const CasualtyMention& total) const {
        std::uint32_t token = total.tokens.last;
        while (marks_.role(token) == Role::Aux || marks_.role(token) == Role::Adv || (marks_.has(Mark::Harm, token) && !marks_.arabic(token))) {
            ++token;
        }
        return marks_.punct(token, ":") || marks_.punct(token, "-") ? token : 0;
    }

    [[nodiscard]] bool sentence_break(std::uint32_t from, std::uint32_t to) const { return marks_.parted(from, to) || marks_.any(Mark::Contrast, from, to); }

    /// "Seven were killed: four in X, three in Y": the parts are told as well, each of its own place.
    void mark_sums() {
        for (auto& total : mentions_) {
            if (!plain(total) || !marks_.punct(sum_mark(total), ":")) {
                continue;
            }
            std::int64_t sum = 0;
            std::size_t parts = 0;
            for (const auto& part : mentions_) {
                const bool counts = plain_part(part) && part.kind == total.kind && part.tokens.first > total.tokens.last;
                sum += counts ? part.count.value.value_or(0) : 0;
                parts += counts ? 1U : 0U;
            }
            total.cumulative = total.cumulative || (parts > 1 && sum == total.count.value);
        }
    }

    [[nodiscard]] static bool plain_part(const CasualtyMention& mention) { return !mention.none && !mention.unknown && !mention.subset && !mention.superseded && !mention.cumulative && mention.count.value; }
    [[nodiscard]] static bool plain(const CasualtyMention& mention) { return plain_part(mention) && mention.counted; }

    /// The colon behind a figure, where there is one.
    [[nodiscard]] std::uint32_t sum_mark(const CasualtyMention& mention) const {
        std::uint32_t token = mention.tokens.last;
        while (marks_.inside(token) && !marks_.punct(token, ":")) {
            ++token;
        }
        return token;
    }

    // --- figures of different sources

    void mark_rivals() {
        for (auto& mention : mentions_) {
            if (mention.none || mention.unknown || !mention.counted || mention.subset || mention.additional || mention.superseded || mention.revision) {
                continue;
            }
            for (const auto& earlier : mentions_) {
                const bool comparable = earlier.kind == mention.kind && earlier.counted && !earlier.subset && !earlier.superseded && earlier.tokens.last <= mention.tokens.first;
                if (comparable && earlier.count != mention.count && contrasted(earlier.tokens.last, mention.tokens.first)) {
                    mention.rival = true;
                }
            }
        }
    }

    /// «تضاربت الأرقام: تسعة قتلى بحسب ...، وستة بحسب ...»: where the accounts are said to differ, each figure is somebody's own.
    void mark_conflict() {
        const auto conflict = std::find_if(mentions_.begin(), mentions_.end(), [](const CasualtyMention& m) { return m.unknown && m.rival; });
        if (conflict == mentions_.end()) {
            return;
        }
        const TokenRange words = conflict->tokens;
        for (auto& phrase : phrases_) { // "47 dead by one account, 62 by another"
            const auto earlier = std::find_if(mentions_.rbegin(), mentions_.rend(), [&](const CasualtyMention& m) { return plain(m) && m.tokens.last <= phrase.tokens.first && m.tokens.first >= words.last; });
            if (phrase.numbered && phrase.bare && !phrase.thing && !phrase.subset && phrase.used == 0 && earlier != mentions_.rend() && marks_.role(phrase.core_last) != Role::None) {
                const CasualtyKind kind = earlier->kind;
                mentions_.push_back(figure_told(phrase, kind));
            }
        }
        for (auto& mention : mentions_) {
            mention.rival = mention.rival || (plain(mention) && !mention.additional && mention.tokens.first >= words.last);
        }
    }

    /// "while a document listed", بينما قال مصدر: a contrast, and somebody who speaks.
    [[nodiscard]] bool contrasted(std::uint32_t from, std::uint32_t to) const {
        for (std::uint32_t token = from; token < to; ++token) {
            if ((marks_.has(Mark::Contrast, token) || marks_.punct(token, ";")) && marks_.any(Mark::Speech, token, to)) {
                return true;
            }
        }
        return false;
    }

    const Marks& marks_;
    std::vector<Phrase>& phrases_;
    std::vector<CasualtyMention>& mentions_;
    std::vector<const Hit*> periods_;
    bool told_as_toll_ = false;
};

} // namespace

void mark_totals(const Marks& marks, std::vector<Phrase>& phrases, std::vector<CasualtyMention>& mentions) { TotalMarker(marks, phrases, mentions).run(); }

} // namespace marsad::extract::casualty
