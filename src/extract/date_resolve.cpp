#include "extract/date_resolve.h"

#include <algorithm>
#include <utility>

#include "extract/date_absolute.h"
#include "extract/date_arithmetic.h"
#include "extract/date_head.h"

namespace marsad::extract {

namespace {

using timeline::Day;
using timeline::DayInterval;
using timeline::TimePrecision;
using std::chrono::days;

constexpr int kNightDays = 2;
constexpr int kRecalledDays = 31; ///< a date this much older than the news is of the recalled past

class DateResolver {
  public:
    DateResolver(const Analysis& analysis, const std::vector<ParsedDate>& parsed) : analysis_(analysis), parsed_(parsed) {
        for (const auto& date : parsed) {
            month_first_ = month_first_ || date.spec.month_first;
            year_hint_ = year_hint_ == 0 && date.spec.year != 0 && !date.spec.adjective ? date.spec.year : year_hint_;
        }
    }

    std::vector<DateMention> run() {
        std::vector<DateMention> out;
        out.reserve(parsed_.size());
        for (std::size_t i = 0; i < parsed_.size(); ++i) {
            index_ = i;
            enter_paragraph(parsed_[i]);
            DateMention mention = resolve(parsed_[i]);
            remember(parsed_[i], mention);
            out.push_back(std::move(mention));
        }
        for (std::size_t i = 1; i < out.size(); ++i) {
            if (sentence_of(parsed_[i]) == sentence_of(parsed_[i - 1])) {
                refine(i, out[i - 1], out[i]);
            }
        }
        return out;
    }

  private:
    /// Two neighbours that date one act, a coarse and a fine one that lies inside it: both get the fine one. "Two days
    /// after they overran the city in June 2014", "in July 2022 ... on the 20th of that month".
    void refine(std::size_t second, DateMention& before, DateMention& after) const {
        const bool counted = before.anchor == "event" && !before.anniversary && parsed_[second].spec.has_calendar();
        const auto& spec = parsed_[second].spec;
        const bool named = spec.day != 0 && spec.month == 0 && spec.unit_mod == DateMod::Same;
        if (!before.interval || !after.interval || before.period || after.period || (!counted && !named)) {
            return;
        }
        const auto inside = [](const DayInterval& inner, const DayInterval& outer) { return outer.contains(inner.first) && outer.contains(inner.last) && !(inner == outer); };
        DateMention* coarse = inside(*after.interval, *before.interval) ? &before : counted && inside(*before.interval, *after.interval) ? &after : nullptr;
        if (coarse != nullptr) {
            const DateMention& fine = coarse == &before ? after : before;
            coarse->interval = fine.interval;
            coarse->precision = fine.precision;
            coarse->offset_days.reset(); // told, no longer counted
        }
    }

    [[nodiscard]] std::uint32_t sentence_of(const ParsedDate& date) const { return analysis_.document.tokens[date.tokens.first].sentence; }

    DateMention resolve(const ParsedDate& date) {
        const DateSpec& spec = date.spec;
        DateMention mention;
        mention.tokens = date.tokens;
        mention.future = spec.future;
        mention.period = spec.period;
        mention.anniversary = spec.anniversary;
        mention.part_only = !spec.has_date();
        mention.time_of_day = spec.part;
        if (spec.clock.told()) {
            mention.time = clock_text(spec);
            mention.time_is_utc = spec.clock.utc;
        } else if (spec.midnight && !(spec.spans_midnight && spec.has_day())) {
            mention.time = "00:00";
        }
        if (spec.weekday_weak && other_day_in_sentence(date)) {
            mention.part_only = true;
        }
        if (mention.part_only) {
            return mention;
        }
        auto found = interval_of(spec, date, mention);
        if (!found) {
            return mention;
        }
        choose_order(spec, found->interval, mention);
        found->interval = spec.future ? found->interval : until_published(found->interval);
        mention.future = spec.future || (analysis_.published && found->interval.first > *analysis_.published);
        mention.interval = found->interval;
        mention.anchor = found->anchor;
        mention.precision = timeline::precision_of(found->interval);
        if (found->coarse && mention.precision == TimePrecision::OneDay) {
            mention.precision = TimePrecision::TwoWeeks;
        }
        return mention;
    }

    /// What is told has been, so it ends at publication; what begins behind that is to come and stays.
    [[nodiscard]] DayInterval until_published(DayInterval interval) const {
        if (analysis_.published && interval.first <= *analysis_.published) {
            interval.last = std::min(interval.last, *analysis_.published);
        }
        return interval;
    }

    std::optional<Found> interval_of(const DateSpec& spec, const ParsedDate& date, DateMention& mention) const {
        if (spec.day != 0 || spec.month != 0 || spec.year != 0 || spec.hijri_day != 0) {
            DateSpec told = spec;
            if (spec.counts_years_back() && analysis_.published && spec.month != 0 && spec.year == 0) {
                told.year = static_cast<int>(std::chrono::year_month_day{*analysis_.published}.year()) - spec.duration.count; // "a year ago, on April 4"
            }
            if (auto found = resolve_calendar(told, {published_, previous_, year_hint_, previous_paragraph_ == analysis_.document.tokens[date.tokens.first].paragraph})) {
                return found;
            }
        }
        if (spec.anniversary) {
            mention.side = 1;
            return anniversary(spec, date);
        }
        const bool hours = spec.duration.unit == TimeUnit::Hour || spec.duration.unit == TimeUnit::Minute;
        const bool day_told = hours && (spec.direction == DateDirection::Later || spec.direction == DateDirection::Earlier) && (spec.weekday != 0 || spec.day_offset);
        if (spec.direction != DateDirection::None && !day_told) { // "two hours later, at dawn on Thursday": that Thursday
            return relative(spec, date, mention);
        }
        if (spec.day_offset || spec.overnight) {
            return day_word(spec);
        }
        if (spec.weekday != 0) {
            return weekday(spec, date);
        }
        if (spec.unit_mod != DateMod::None) {
            return unit(spec, mention);
        }
        return std::nullopt;
    }

    /// 5/6/2023: day first, unless the text writes the month first or only that order lies before publication. The
    /// order that is not taken is a rival.
    void choose_order(const DateSpec& spec, DayInterval& interval, DateMention& mention) const {
        if (!spec.swappable || spec.year == 0) {
            return;
        }
        const auto swapped = timeline::make_day(spec.year, static_cast<unsigned>(spec.day), static_cast<unsigned>(spec.month));
        if (!swapped) {
            return;
        }
        DayInterval rival = spread(one(*swapped), spec);
        const bool swapped_is_past = !analysis_.published || *swapped <= *analysis_.published;
        const bool impossible = month_first_ || (analysis_.published && interval.first > *analysis_.published && swapped_is_past);
        if (impossible) {
            std::swap(interval, rival);
        }
        if (impossible || swapped_is_past) {
            const auto span = analysis_.document.span_of(mention.tokens.first, mention.tokens.last);
            mention.rivals.push_back({spec.future ? rival : until_published(rival), analysis_.document.utf8(span)});
        }
    }

    // --- counted from publication ---

    std::optional<Found> day_word(const DateSpec& spec) const {
        if (!analysis_.published) {
            return std::nullopt;
        }
        const Day published = *analysis_.published;
        if (spec.overnight) {
            Day day = published;
            if (spec.weekday != 0 && spec.weekday_last != 0) { // "overnight from Sunday to Monday"
                const Day last = weekday_back(published, spec.weekday_last);
                return Found{{weekday_back(last, spec.weekday), last}, "published"};
            }
            if (spec.weekday != 0) {
                day = weekday_back(published, spec.weekday);
                return Found{spec.into ? DayInterval{day - days{1}, day} : DayInterval{day, day + days{1}}, "published"};
            }
            day += days{spec.day_offset.value_or(0)};
            return Found{DayInterval{day - days{1}, day}, "published"};
        }
        Day day = published + days{*spec.day_offset};
        if (spec.weekday != 0 && iso_weekday(day) != spec.weekday && *spec.day_offset <= 0) {
            day = weekday_back(published, spec.weekday); // written on another day than it was published
        }
        return Found{spread(one(day), spec), "published"};
    }

    /// "Tuesday's": the apostrophe and its letter are no token, only a wider gap.
    [[nodiscard]] bool owned(const ParsedDate& date) const {
        const auto& tokens = analysis_.document.tokens;
        const auto next = date.tokens.last;
        return next < tokens.size() && tokens[next].script == text::Script::Latin && tokens[next].span.begin >= tokens[next - 1].span.end + 3;
    }

    std::optional<Found> weekday(const DateSpec& spec, const ParsedDate& date) const {
        const int step = spec.weekday_last != 0 ? 1 : 0;
        const int last = spec.weekday_last != 0 ? spec.weekday_last : spec.weekday;
        if (spec.weekday_mod == DateMod::Same && owned(date)) { // "estimate that Tuesday's blast ..."
            DateSpec plain = spec;
            plain.weekday_mod = DateMod::None;
            return weekday(plain, date);
        }
        if (spec.weekday_mod == DateMod::Following || spec.weekday_mod == DateMod::Previous || spec.weekday_mod == DateMod::Same) {
            if (!previous_ || previous_->length_days() > kNightDays) {
                return std::nullopt;
            }
            const Day told = previous_->first;
            const Day day = spec.weekday_mod == DateMod::Following  ? weekday_back(told + days{kDaysOfWeek}, last)
                            : spec.weekday_mod == DateMod::Previous ? weekday_back(told - days{1}, last)
                                                                    : weekday_back(told + days{kDaysOfWeek - 1}, last);
            return Found{spread({day - days{step}, day}, spec), "previous"};
        }
        if (!analysis_.published) {
            return std::nullopt;
        }
        const Day published = *analysis_.published;
        Day day = weekday_back(published, last);
        if (spec.unit == TimeUnit::Week && spec.unit_mod != DateMod::None) {
            const Day start = weekday_back(published, spec.week_start) + days{spec.unit_mod == DateMod::Last ? -kDaysOfWeek : spec.unit_mod == DateMod::Next ? kDaysOfWeek : 0};
            day = start + days{(last - spec.week_start + kDaysOfWeek) % kDaysOfWeek};
        } else if (spec.future) {
            day = weekday_back(published + days{kDaysOfWeek}, last);
        } else if (spec.weekday_mod == DateMod::Last) {
            day = weekday_back(published - days{1}, last);
        }
        return Found{spread({day - days{step}, day}, spec), "published"};
    }

    std::optional<Found> unit(const DateSpec& spec, DateMention& mention) const {
        const bool anchored = told_before(spec.unit_mod);
        const int step = spec.unit_mod == DateMod::Following || spec.unit_mod == DateMod::Next                                       ? 1
                         : spec.unit_mod == DateMod::Previous || spec.unit_mod == DateMod::Last || spec.unit_mod == DateMod::Past ? -1
                                                                                                                                     : 0;
        if (spec.unit == TimeUnit::Day && anchored) {
            mention.anchor = "previous";
            mention.offset_days = std::pair{step, step};
            const auto& told = previous_day_ || step > 0 ? previous_day_ : news_day();
            if (!told) {
                return std::nullopt;
            }
            // The day after a night of two days follows its last.
            const DayInterval base = step > 0 ? one(told->last) : step < 0 ? one(told->first) : *told;
            return Found{{base.first + days{step}, base.last + days{step}}, previous_day_ ? "previous" : "published"};
        }
        const auto& base = anchored && previous_ ? previous_ : anchored ? news_day() : published_;
        if (!base) {
            mention.anchor = anchored ? "previous" : "none";
            return std::nullopt;
        }
        const std::string anchor = anchored ? "previous" : "published";
        const Day day = base->first;
        switch (spec.unit) {
        case TimeUnit::Day: return Found{one(day + days{step}), anchor};
        case TimeUnit::Week: return Found{week(spec, weekday_back(day, spec.week_start) + days{kDaysOfWeek * step}), anchor, true};
        case TimeUnit::Weekend: {
            Day first = weekday_back(spec.unit_mod == DateMod::Last && iso_weekday(day) == spec.weekend_first ? day - days{1} : day, spec.weekend_first);
            first += days{step > 0 ? kDaysOfWeek : 0};
            return Found{{first, first + days{1}}, anchor, true};
        }
        case TimeUnit::Month: return Found{trim_earlier(section_of(whole_month(add_months(year_month(day), step)), spec.section, TimeUnit::Month), spec), anchor, true};
        case TimeUnit::Year:
            if (spec.section >= DateSection::Spring && spec.unit_mod == DateMod::Last) {
                return Found{last_season(day, spec.section), anchor, true};
            }
            return Found{trim_earlier(section_of(timeline::year_interval(year_month(anchored ? base->last : day).year + step), spec.section, TimeUnit::Year), spec), anchor, true};
        default: return std::nullopt;
        }
    }

    [[nodiscard]] DayInterval week(const DateSpec& spec, Day start) const {
        return trim_earlier(section_of({start, start + days{kDaysOfWeek - 1}}, spec.section, TimeUnit::Week), spec);
    }

    /// "earlier this week" ends on the day before publication.
    [[nodiscard]] DayInterval trim_earlier(DayInterval interval, const DateSpec& spec) const {
        if (spec.section == DateSection::Earlier && analysis_.published) {
            interval.last = std::max(interval.first, std::min(interval.last, *analysis_.published - days{1}));
        }
        return interval;
    }

    // --- counted from something told ---

    std::optional<Found> relative(const DateSpec& spec, const ParsedDate& date, DateMention& mention) const {
        switch (spec.direction) {
        case DateDirection::Ago: return published_ ? back_from(*published_, spec, "published") : std::nullopt;
        case DateDirection::Span: return span(spec);
        case DateDirection::Within:
        case DateDirection::Later:
        case DateDirection::Earlier: return from_previous(spec, date, mention);
        case DateDirection::After:
        case DateDirection::Before: return from_event(spec, date, mention);
        default: return std::nullopt;
        }
    }

    /// A counted distance back from a date; months and years by the calendar.
    [[nodiscard]] static std::optional<Found> back_from(const DayInterval& base, const DateSpec& spec, const std::string& anchor) { return moved(base, spec.duration, -1, anchor, spec.weekday); }

    std::optional<Found> span(const DateSpec& spec) const {
        if (!published_) {
            return std::nullopt;
        }
        auto found = moved(*published_, spec.duration, -1, "published");
        if (found) {
            found->interval.last = published_->last;
            found->interval.first -= days{spec.duration.unit == TimeUnit::Hour && found->interval.first == published_->first ? 1 : 0};
            found->coarse = false;
        }
        return found;
    }

    /// The first day told, else publication.
    [[nodiscard]] const std::optional<DayInterval>& news_day() const { return main_ ? main_ : published_; }

    /// "Two days later they struck" dates what follows, "he was killed five days earlier" what was told.
    [[nodiscard]] int counted_side(const DateSpec& spec, const ParsedDate& date) const {
        if (spec.initial || date.tokens.first == 0) {
            return 1;
        }
        const auto& before = analysis_.document.tokens[date.tokens.first - 1];
        return before.kind == text::TokenKind::Punct || spec.after_and ? 0 : -1;
    }

    static void set_offset(const DateSpec& spec, int sign, DateMention& mention) {
        if (const auto reach = reach_of(spec.duration)) {
            mention.offset_days = sign < 0 ? std::pair{-reach->far, -reach->near} : std::pair{reach->near, reach->far};
        }
    }

    std::optional<Found> from_previous(const DateSpec& spec, const ParsedDate& date, DateMention& mention) const {
        const int sign = spec.direction == DateDirection::Earlier ? -1 : 1;
        mention.anchor = "previous";
        mention.side = counted_side(spec, date);
        set_offset(spec, sign, mention);
        const bool by_month = spec.duration.unit == TimeUnit::Month || spec.duration.unit == TimeUnit::Year;
        const auto& told = by_month ? previous_ : previous_day_;
        const bool forward = sign > 0 && spec.duration.unit != TimeUnit::Hour && spec.duration.unit != TimeUnit::Minute;
        const auto& base = spec.future ? published_ : told || forward ? told : news_day();
        if (!base) {
            return std::nullopt;
        }
        auto found = moved(*base, spec.duration, sign, told && !spec.future ? "previous" : "published", spec.weekday);
        if (found && spec.direction == DateDirection::Within && spec.duration.unit == TimeUnit::Hour && spec.duration.few) {
            found->interval.last += days{1}; // "within hours" may run past midnight
            mention.offset_days = std::pair{0, 1};
        }
        return found;
    }

    /// "X, two days after Y": X is told and dated first as a rule, so Y is what the mention dates; where Y carries a date
    /// of its own and X none, it is the other way round.
    std::optional<Found> from_event(const DateSpec& spec, const ParsedDate& date, DateMention& mention) const {
        const int sign = spec.direction == DateDirection::After ? 1 : -1;
        mention.anchor = "event";
        if (spec.initial) {
            mention.side = 1;
            set_offset(spec, sign, mention);
            const auto& told = recalled(last_day_) ? last_day_ : previous_day_;
            auto on = told ? moved(*told, spec.duration, sign, "event") : std::nullopt;
            if (on && (!published_ || on->interval.first <= published_->last)) {
                return on;
            }
            const auto& base = news_day(); // the news itself, then, came so long after what is named
            set_offset(spec, -sign, mention);
            return base ? moved(*base, spec.duration, -sign, "event") : std::nullopt;
        }
        if (sign < 0) {
            mention.side = -1; // "had been killed two days before the attack"
            set_offset(spec, -1, mention);
            const auto& base = news_day();
            return base ? moved(*base, spec.duration, -1, "event") : std::nullopt;
        }
        mention.side = 1;
        set_offset(spec, -1, mention);
        const auto base = dated_act(date);
        return base ? moved(*base, spec.duration, -1, "event") : std::nullopt;
    }

    /// The act that is remembered: as many years before the day on which it is.
    std::optional<Found> anniversary(const DateSpec& spec, const ParsedDate& date) const {
        const auto base = dated_act(date);
        if (!base || spec.duration.count == 0 || spec.duration.few) {
            return std::nullopt;
        }
        if (spec.duration.unit == TimeUnit::Month && spec.to_the_day) {
            const auto day = day_in(add_months(year_month(base->first), -spec.duration.count), static_cast<int>(static_cast<unsigned>(std::chrono::year_month_day{base->first}.day())));
            return day ? std::optional(Found{one(*day), "event"}) : std::nullopt;
        }
        if (spec.duration.unit == TimeUnit::Month) {
            return Found{whole_month(add_months(year_month(base->first), -spec.duration.count)), "event", true};
        }
        if (spec.duration.vague == Vagueness::About || spec.duration.vague == Vagueness::More || spec.duration.vague == Vagueness::Less) {
            return Found{timeline::year_interval(year_month(base->first).year - spec.duration.count), "event", true};
        }
        return Found{one(years_before(base->first, spec.duration.count)), "event"};
    }

    /// The date of the act that a mention compares with: the day told before in its sentence, else one of the recalled
    /// past told just before, else the first of the report, else publication.
    std::optional<DayInterval> dated_act(const ParsedDate& date) const {
        if (sentence_day_ && sentence_ == sentence_of(date)) {
            return sentence_day_;
        }
        if (recalled(last_day_)) {
            return last_day_;
        }
        return news_day();
    }

    [[nodiscard]] bool other_day_in_sentence(const ParsedDate& date) const {
        for (std::size_t i = index_; i-- > 0 && sentence_of(parsed_[i]) == sentence_of(date);) {
            if (parsed_[i].spec.has_date()) {
                return true;
            }
        }
        return index_ + 1 < parsed_.size() && sentence_of(parsed_[index_ + 1]) == sentence_of(date) && parsed_[index_ + 1].spec.has_date();
    }

    /// A day long before the news.
    [[nodiscard]] bool recalled(const std::optional<DayInterval>& day) const { return day && main_ && day->last + days{kRecalledDays} < main_->first; }

    /// A new paragraph goes on with the news: what was recalled in the one before is no anchor for "the next day".
    void enter_paragraph(const ParsedDate& date) {
        const auto paragraph = analysis_.document.tokens[date.tokens.first].paragraph;
        if (paragraph != paragraph_ && recalled(previous_day_)) {
            previous_day_ = main_;
            previous_ = main_;
        }
        paragraph_ = paragraph;
    }

    void remember(const ParsedDate& date, const DateMention& mention) {
        if (!mention.interval || in_dateline(analysis_, date.tokens)) {
            return;
        }
        if (mention.future) {
            sentence_ = sentence_of(date); // a ceremony to come may still be an anniversary of something
            sentence_day_ = mention.interval->length_days() <= kNightDays ? mention.interval : std::nullopt;
            return;
        }
        const bool whole_period = mention.period && (date.spec.direction == DateDirection::Span || date.spec.adjective || !date.spec.has_day());
        if (whole_period) {
            return;
        }
        const bool counting = mention.period; // "since 17 October": no act of its own
        const bool is_day = mention.interval->length_days() <= kNightDays;
        if (counting) {
            return;
        }
        previous_ = mention.interval;
        previous_paragraph_ = analysis_.document.tokens[date.tokens.first].paragraph;
        if (is_day) {
            previous_day_ = mention.interval;
            last_day_ = mention.interval;
            main_ = main_ ? main_ : mention.interval;
            sentence_ = sentence_of(date);
            sentence_day_ = mention.interval;
        } else if (previous_day_ && !previous_->contains(previous_day_->first)) {
            previous_day_.reset(); // "the next day" cannot follow a month
        }
    }

    const Analysis& analysis_;
    const std::vector<ParsedDate>& parsed_;
    std::size_t index_ = 0;
    int year_hint_ = 0;
    bool month_first_ = false; ///< a value above 12 in second place decides for the whole text
    std::optional<DayInterval> published_ = analysis_.published ? std::optional(DayInterval{*analysis_.published, *analysis_.published}) : std::nullopt;
    std::optional<DayInterval> previous_;     ///< the date told last
    std::optional<DayInterval> previous_day_; ///< the day or night told last
    std::optional<DayInterval> last_day_;     ///< the same, kept over paragraphs
    std::optional<DayInterval> main_;         ///< the first day told
    std::optional<DayInterval> sentence_day_;
    std::uint32_t sentence_ = 0;
    std::uint32_t paragraph_ = 0;
    std::uint32_t previous_paragraph_ = 0;
};

} // namespace

std::vector<DateMention> resolve_dates(const Analysis& analysis, const std::vector<ParsedDate>& parsed) { return DateResolver(analysis, parsed).run(); }

} // namespace marsad::extract
