#include "extract/date_pieces.h"

#include <array>
#include <string_view>
#include <utility>

// Pieces that count or point: "two days ago", قبل يومين, "last week", الشهر الماضي, "the same day", anniversaries.

namespace marsad::extract {

namespace {

/// Whether a number counts units of a date: "0 weeks ago" is none, nor are thousands.
bool counts(int value) {
    constexpr int kMostCounted = 1000;
    return value >= 1 && value <= kMostCounted;
}

DateDirection direction_from_name(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, DateDirection>, 8> kNames{{{"ago", DateDirection::Ago},
                                                                               {"later", DateDirection::Later},
                                                                               {"earlier", DateDirection::Earlier},
                                                                               {"after", DateDirection::After},
                                                                               {"before", DateDirection::Before},
                                                                               {"since", DateDirection::Since},
                                                                               {"within", DateDirection::Within},
                                                                               {"span", DateDirection::Span}}};
    for (const auto& [key, direction] : kNames) {
        if (key == name) {
            return direction;
        }
    }
    return DateDirection::None;
}

} // namespace

DateMod mod_from_name(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, DateMod>, 7> kNames{{{"last", DateMod::Last},
                                                                         {"next", DateMod::Next},
                                                                         {"this", DateMod::This},
                                                                         {"same", DateMod::Same},
                                                                         {"following", DateMod::Following},
                                                                         {"previous", DateMod::Previous},
                                                                         {"past", DateMod::Past}}};
    for (const auto& [key, mod] : kNames) {
        if (key == name) {
            return mod;
        }
    }
    return DateMod::None;
}

TimeUnit unit_from_name(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, TimeUnit>, 9> kNames{{{"minute", TimeUnit::Minute},
                                                                          {"hour", TimeUnit::Hour},
                                                                          {"day", TimeUnit::Day},
                                                                          {"night", TimeUnit::Day},
                                                                          {"week", TimeUnit::Week},
                                                                          {"weekend", TimeUnit::Weekend},
                                                                          {"month", TimeUnit::Month},
                                                                          {"year", TimeUnit::Year},
                                                                          {"decade", TimeUnit::Decade}}};
    for (const auto& [key, unit] : kNames) {
        if (key == name) {
            return unit;
        }
    }
    return TimeUnit::None;
}

void set_unit(DateSpec& spec, const TimeHit& unit, DateMod mod) {
    spec.unit = unit_from_name(unit.text());
    spec.unit_mod = mod;
    spec.week_start = unit.attr_number("first", spec.week_start);
    spec.weekend_first = unit.attr_number("first", spec.weekend_first);
    if (unit.text() == "night") {
        spec.unit = TimeUnit::Day;
        spec.part = model::TimeOfDay::Night;
    }
}

/// "the second anniversary of", الذكرى السنوية الرابعة ل, "the ten-year anniversary".
PieceEnd DatePieces::anniversary(std::uint32_t at, DateSpec& spec) const {
    if (spec.anniversary || spec.has_date()) {
        return std::nullopt;
    }
    std::uint32_t next = at;
    std::optional<int> years;
    if (const auto count = words_.ordinal(at)) {
        years = count->value;
        next = count->last;
    } else if (const auto number = words_.number(at)) {
        const TimeHit* unit = words_.at(number->last, TimeClass::Unit, "year");
        if (unit == nullptr) {
            return std::nullopt;
        }
        years = number->value;
        next = unit->tokens.last;
    }
    const TimeHit* word = inside(next) ? words_.at(next, TimeClass::Anniversary) : nullptr;
    if (word == nullptr) {
        return std::nullopt;
    }
    next = word->tokens.last;
    if (!years && inside(next)) {
        if (const auto count = words_.ordinal(next)) {
            years = count->value;
            next = count->last;
        }
    }
    if (const auto yearly = inside(next) && years ? words_.at(next, TimeClass::Anniversary) : nullptr; yearly != nullptr) {
        next = yearly->tokens.last; // الرابعة السنوية
    }
    spec.anniversary = true;
    spec.duration.count = years.value_or(word->attr_number("years", 0));
    spec.duration.unit = TimeUnit::Year;
    return next;
}

/// The number of a duration, or "a few"; `told` where one stands there. Nothing for numbers that no date has.
PieceEnd DatePieces::duration_count(std::uint32_t at, Duration& duration, bool& told) const {
    if (!inside(at)) {
        return std::nullopt;
    }
    if (const TimeHit* few = words_.at(at, TimeClass::Few)) {
        duration.few = few->value == 0;
        duration.count = few->value;
        told = true;
        return few->tokens.last;
    }
    const auto count = words_.number(at);
    if (!count) {
        return at;
    }
    if (!counts(count->value)) {
        return std::nullopt;
    }
    duration.count = count->value;
    told = true;
    return count->last;
}

/// الساعات الـ24 الماضية: the number behind its noun, before a modifier.
std::uint32_t DatePieces::count_behind(std::uint32_t at, Duration& duration) const {
    const TimeHit* article = inside(at) ? words_.at(at, TimeClass::Link, "the") : nullptr;
    const std::uint32_t behind = article != nullptr ? article->tokens.last : at;
    if (!inside(behind) || (article == nullptr && !words_.digits(behind))) {
        return at;
    }
    const auto number = words_.number(behind);
    if (!number || !counts(number->value) || modifier(number->last, false) == nullptr) {
        return at;
    }
    duration.few = false;
    duration.count = number->value;
    return number->last;
}

/// [about] [three | a few] days; `bare` lets one unit without a number stand ("the day before", قبل أسبوع), with no
/// clitic but `tied` (بعدها بيوم).
PieceEnd DatePieces::duration(std::uint32_t at, Duration& duration, bool bare, std::string_view tied) const {
    std::uint32_t next = at;
    for (int round = 0; round < 3 && inside(next); ++round) {
        if (const TimeHit* approx = words_.at(next, TimeClass::Approx)) {
            duration.vague = approx->text() == "less" ? Vagueness::Less : approx->text() == "more" ? Vagueness::More : approx->text() == "exact" ? duration.vague : Vagueness::About;
            next = approx->tokens.last;
        } else if (const TimeHit* link = words_.at(next, TimeClass::Link, "the"); link != nullptr && next != at) {
            next = link->tokens.last;
        }
    }
    bool told = false;
    const auto counted = duration_count(next, duration, told);
    if (!counted) {
        return std::nullopt;
    }
    next = *counted;
    const TimeHit* unit = inside(next) ? words_.at(next, TimeClass::Unit) : nullptr;
    if (unit == nullptr) {
        return std::nullopt;
    }
    const bool plural = unit->has("plural") || (!unit->hit->suffix.empty() && !unit->has("singular"));
    if (!told) {
        const int dual = unit->attr_number("n", 0);
        if (dual != 0) {
            duration.count = dual;
        } else if (plural) {
            duration.few = true;
        } else if (bare && !dated(unit->tokens.last) && (unit->hit->prefix.empty() || unit->hit->prefix.text == tied)) {
            duration.count = 1;
            duration.bare = true;
        } else {
            return std::nullopt;
        }
    }
    duration.night = unit->text() == "night";
    duration.unit = unit_from_name(unit->text());
    next = unit->tokens.last;
    if (!told && plural) {
        next = count_behind(next, duration);
    }
    if (const TimeHit* behind = inside(next) ? words_.at(next, TimeClass::Few) : nullptr; behind != nullptr && behind->has("post")) {
        duration.few = true; // أيام قليلة
        next = behind->tokens.last;
    }
    return next;
}

/// Whether a date stands behind a unit that only introduces it: عام 2011, يوم الأحد, شهر يناير.
bool DatePieces::dated(std::uint32_t behind) const {
    if (!inside(behind)) {
        return false;
    }
    for (const auto cls : {TimeClass::Weekday, TimeClass::Month, TimeClass::HijriMonth, TimeClass::DayWord, TimeClass::Ordinal}) {
        if (words_.at(behind, cls) != nullptr) {
            return true;
        }
    }
    return words_.token(behind).kind == text::TokenKind::Number;
}

/// A duration with its direction, before or after it: "two days ago", قبل يومين, "in the past 24 hours".
PieceEnd DatePieces::relative(std::uint32_t at, DateSpec& spec) const {
    if (spec.has_date()) {
        return std::nullopt;
    }
    const TimeHit* before = words_.at(at, TimeClass::Direction);
    if (before != nullptr && before->has("whole")) {
        // غداة, "on the eve of": direction and duration in one word
        spec.direction = direction_from_name(before->text());
        spec.duration.count = before->attr_number("n", 1);
        spec.duration.unit = TimeUnit::Day;
        spec.names_event = true;
        return before->tokens.last;
    }
    if (before != nullptr && !before->has("pre")) {
        return std::nullopt;
    }
    const bool counting = before != nullptr && direction_from_name(before->text()) == DateDirection::Span;
    const bool bare = before != nullptr ? !counting || before->has("bare") : words_.before(at, TimeClass::Link, "the") != nullptr;
    const auto tied = before != nullptr ? before->hit->entry->attr("tied").value_or("") : std::string_view();
    Duration span;
    const std::uint32_t from = before != nullptr ? before->tokens.last : at;
    const auto end = duration(before != nullptr ? skip_links(from) : from, span, bare, tied);
    if (!end || (before != nullptr && span.night && span.bare)) {
        return std::nullopt; // "after the night"
    }
    return relative_tail(*end, before, span, spec);
}

/// The direction that stands behind a duration ("two days ago", "a day after Y").
bool DatePieces::direction_behind(RelativeEnd& end) const {
    const TimeHit* behind = inside(end.next) ? words_.at(end.next, TimeClass::Direction) : nullptr;
    if (behind == nullptr || !behind->has("post")) {
        return false;
    }
    end.direction = direction_from_name(behind->text());
    end.next = behind->tokens.last;
    end.to_the_day = behind->has("exact");
    const bool word_follows = inside(end.next) && words_.token(end.next).kind != text::TokenKind::Punct && words_.at(end.next, TimeClass::Link, "in") == nullptr;
    end.names_event = (end.direction == DateDirection::After || end.direction == DateDirection::Before) && word_follows;
    if (!end.names_event && end.direction == DateDirection::After) {
        end.direction = DateDirection::Later; // "the day after."
    } else if (!end.names_event && end.direction == DateDirection::Before) {
        end.direction = DateDirection::Earlier;
    }
    return true;
}

/// قبل يومين من الهجوم, أربع سنوات على: a link behind the duration names the event it counts from.
void DatePieces::event_behind(const Duration& duration, RelativeEnd& end) const {
    const TimeHit* of = inside(end.next) ? words_.at(end.next, TimeClass::Link) : nullptr;
    if (of == nullptr || !of->has("event")) {
        return;
    }
    if (end.direction == DateDirection::Ago || end.direction == DateDirection::Earlier) {
        end.direction = DateDirection::Before;
    } else if (end.direction == DateDirection::Later || end.direction == DateDirection::Within) {
        end.direction = DateDirection::After;
    } else if (of->has("since") && end.direction == DateDirection::None && duration.unit == TimeUnit::Year) {
        end.direction = DateDirection::Since;
    }
    if (end.direction == DateDirection::Before || end.direction == DateDirection::After || end.direction == DateDirection::Since) {
        end.names_event = true;
        end.next = of->tokens.last;
    }
}

PieceEnd DatePieces::relative_tail(std::uint32_t at, const TimeHit* before, const Duration& duration, DateSpec& spec) const {
    RelativeEnd end{at, before != nullptr ? direction_from_name(before->text()) : DateDirection::None, false};
    if (!direction_behind(end)) {
        if (const TimeHit* past = modifier(at, false)) {
            const DateMod mod = mod_from_name(past->text());
            const bool counted = duration.few || duration.count > 1 || duration.unit == TimeUnit::Hour;
            if ((mod != DateMod::Last && mod != DateMod::Past) || !counted) {
                return std::nullopt;
            }
            end.direction = DateDirection::Span;
            end.next = past->tokens.last;
        } else {
            event_behind(duration, end);
        }
    }
    if (end.direction == DateDirection::Since && (duration.unit == TimeUnit::Week || duration.unit == TimeUnit::Day)) {
        end.direction = DateDirection::After; // "a week to the day after the blast"
        end.names_event = true;
    }
    const DateDirection direction = end.direction;
    const std::uint32_t next = end.next;
    const bool names_event = end.names_event;
    const bool distance = direction == DateDirection::Within && !names_event && inside(next) && words_.at(next, TimeClass::Link, "of") != nullptr;
    if (direction == DateDirection::None || (distance && (duration.unit == TimeUnit::Hour || duration.unit == TimeUnit::Minute))) {
        return std::nullopt; // "within an hour of Baghdad"
    }
    if (direction == DateDirection::Since) {
        if (duration.unit != TimeUnit::Year && duration.unit != TimeUnit::Month) {
            return std::nullopt;
        }
        spec.anniversary = true;
        spec.to_the_day = end.to_the_day;
    }
    spec.direction = direction;
    spec.duration = duration;
    if (duration.night && !spec.part && direction != DateDirection::Span) {
        spec.part = model::TimeOfDay::Night;
    }
    spec.names_event = names_event;
    const bool long_unit = duration.unit >= TimeUnit::Week;
    spec.period = spec.period || direction == DateDirection::Span || (before != nullptr && before->has("since") && long_unit);
    return next;
}

/// "last week", الشهر الماضي, "the same day", "this morning", "next Friday".
PieceEnd DatePieces::modified(std::uint32_t at, DateSpec& spec) const {
    if (const TimeHit* mod = modifier(at, true)) {
        return modified_after(*mod, spec);
    }
    const TimeHit* unit = words_.at(at, TimeClass::Unit);
    const TimeHit* part = unit == nullptr ? words_.at(at, TimeClass::DayPart) : nullptr;
    const TimeHit* noun = unit != nullptr ? unit : part;
    if (noun == nullptr || spec.unit_mod != DateMod::None || spec.direction != DateDirection::None) {
        return std::nullopt;
    }
    const TimeHit* mod = modifier(noun->tokens.last, false);
    if (mod == nullptr) {
        return std::nullopt;
    }
    if (unit != nullptr) {
        const TimeUnit kind = unit_from_name(unit->text());
        if (unit->has("plural") || kind == TimeUnit::Hour || kind == TimeUnit::Minute || kind == TimeUnit::Decade) {
            return std::nullopt;
        }
        set_unit(spec, *unit, mod_from_name(mod->text()));
    } else {
        if (spec.part && part->text() != "night") {
            return std::nullopt;
        }
        spec.unit = TimeUnit::Day;
        spec.unit_mod = mod_from_name(mod->text());
        spec.part = model::time_of_day_from_name(part->text());
    }
    return mod->tokens.last;
}

PieceEnd DatePieces::modified_after(const TimeHit& mod, DateSpec& spec) const {
    const DateMod kind = mod_from_name(mod.text());
    const std::uint32_t noun = mod.tokens.last;
    if (!inside(noun)) {
        return std::nullopt;
    }
    const TimeHit* season = words_.at(noun, TimeClass::Section);
    if (season != nullptr && season->has("season") && spec.section == DateSection::None && !spec.has_date()) {
        spec.section = section_from_name(season->text());
        spec.unit = TimeUnit::Year;
        spec.unit_mod = kind;
        return season->tokens.last;
    }
    const bool free = spec.unit_mod == DateMod::None && spec.direction == DateDirection::None;
    const TimeHit* unit = free ? words_.at(noun, TimeClass::Unit) : nullptr;
    if (unit != nullptr && !unit->has("plural") && unit->hit->suffix.empty() && !words_.number(noun)) {
        const TimeUnit unit_kind = unit_from_name(unit->text());
        if (unit_kind == TimeUnit::Hour || unit_kind == TimeUnit::Minute) {
            return std::nullopt;
        }
        // "the next day" is told in the past
        set_unit(spec, *unit, unit_kind == TimeUnit::Day && kind == DateMod::Next ? DateMod::Following : kind);
        return unit->tokens.last;
    }
    if (kind == DateMod::Last || kind == DateMod::Past) {
        Duration span;
        if (const auto end = spec.has_date() ? std::nullopt : duration(noun, span, false, {})) {
            spec.direction = DateDirection::Span;
            spec.duration = span;
            spec.period = true;
            return end;
        }
    }
    return kind == DateMod::Past ? std::nullopt : modified_name(noun, kind, spec);
}

/// "last Friday", "next March", "last Christmas", "that evening".
PieceEnd DatePieces::modified_name(std::uint32_t noun, DateMod kind, DateSpec& spec) const {
    const bool free = spec.unit_mod == DateMod::None && spec.direction == DateDirection::None;
    if (const TimeHit* day = words_.at(noun, TimeClass::Weekday); day != nullptr && spec.weekday == 0) {
        spec.weekday = day->value;
        spec.weekday_mod = kind;
        return day->tokens.last;
    }
    if (words_.at(noun, TimeClass::Month) != nullptr && spec.month == 0) {
        spec.month_mod = kind;
        if (const auto end = month_name(noun, spec, false)) {
            return end;
        }
        spec.month_mod = DateMod::None;
        return std::nullopt;
    }
    if (const TimeHit* holiday = words_.at(noun, TimeClass::Holiday); holiday != nullptr && spec.month == 0) {
        return day_and_month(noun, spec);
    }
    if (const TimeHit* part = words_.at(noun, TimeClass::DayPart); part != nullptr && free && !spec.part) {
        spec.unit = TimeUnit::Day;
        spec.unit_mod = kind == DateMod::Next ? DateMod::Following : kind;
        spec.part = model::time_of_day_from_name(part->text());
        return part->tokens.last;
    }
    return std::nullopt;
}

} // namespace marsad::extract
