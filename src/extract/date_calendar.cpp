#include "extract/date_pieces.h"

#include <array>
#include <string_view>
#include <utility>

// Calendar pieces: numeric dates, days with their months in either order, Hijri dates, years.

namespace marsad::extract {

namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2100;

bool is_year(int value) { return value >= kFirstYear && value <= kLastYear; }

} // namespace

std::optional<int> DatePieces::year_number(std::uint32_t at) const {
    if (!inside(at)) {
        return std::nullopt;
    }
    const auto value = words_.digits(at);
    if (!value || !is_year(*value) || words_.at(at + 1, TimeClass::Zone) != nullptr) {
        return std::nullopt;
    }
    if (inside(at + 1) && words_.token(at + 1).script == text::Script::Latin && words_.token(at + 1).span.begin == words_.token(at).span.end) {
        return std::nullopt; // "the 1990s"
    }
    return value;
}

/// 13/7/2024, 2022-01-03, 27-11-2025, 13.7.24; day first unless a value decides otherwise (see the resolver).
PieceEnd DatePieces::numeric_date(std::uint32_t at, DateSpec& spec) const {
    if (spec.day != 0 || spec.month != 0) {
        return std::nullopt;
    }
    const std::string_view norm = words_.token(at).norm;
    std::array<int, 3> parts{};
    std::array<std::size_t, 3> sizes{};
    std::size_t part = 0;
    char separator = 0;
    for (const char c : norm) {
        if (c >= '0' && c <= '9') {
            parts[part] = parts[part] * 10 + (c - '0');
            if (++sizes[part] > 4) {
                return std::nullopt;
            }
        } else if ((c == '/' || c == '-' || c == '.') && (separator == 0 || separator == c) && part < 2) {
            separator = c;
            ++part;
        } else {
            return std::nullopt;
        }
    }
    const bool full = part == 2;
    const bool short_form = part == 1 && separator == '/' && introduced(at) && parts[0] <= 31 && parts[1] <= 12 && sizes[0] <= 2;
    if (!full && !short_form) {
        return std::nullopt;
    }
    const bool year_first = full && sizes[0] == 4;
    if (year_first) {
        std::swap(parts[0], parts[2]);
    } else if (full && sizes[2] == 2) {
        parts[2] += 2000;
    }
    if ((full && !is_year(parts[2])) || parts[0] < 1 || parts[1] < 1 || parts[0] > 31 || parts[1] > 31) {
        return std::nullopt;
    }
    if (parts[1] > 12) {
        if (parts[0] > 12 || year_first) {
            return std::nullopt;
        }
        std::swap(parts[0], parts[1]);
        spec.month_first = true;
    } else {
        spec.swappable = !year_first && parts[0] <= 12 && parts[0] != parts[1];
    }
    spec.day = parts[0];
    spec.month = parts[1];
    spec.year = full ? parts[2] : 0;
    return at + 1;
}

std::uint32_t DatePieces::year_tail(std::uint32_t at, DateSpec& spec) const {
    if (spec.year != 0) {
        return at;
    }
    std::uint32_t next = at;
    if (words_.is_punct(next, ",") || words_.is_punct(next, "/") || words_.is_punct(next, "-")) {
        ++next;
    }
    next = skip_links(next);
    if (const TimeHit* unit = inside(next) ? words_.at(next, TimeClass::Unit, "year") : nullptr; unit != nullptr && year_number(unit->tokens.last)) {
        next = unit->tokens.last;
    }
    if (const auto year = year_number(next)) {
        spec.year = *year;
        return next + 1;
    }
    return at;
}

/// Day before or behind its month, or a month alone.
PieceEnd DatePieces::day_and_month(std::uint32_t at, DateSpec& spec) const {
    if (spec.day != 0 || spec.month != 0) {
        return std::nullopt;
    }
    if (const TimeHit* holiday = words_.at(at, TimeClass::Holiday)) {
        spec.month = holiday->attr_number("month", 0);
        spec.day = holiday->attr_number("day", 0);
        return year_tail(holiday->tokens.last, spec);
    }
    if (words_.at(at, TimeClass::Month) != nullptr) {
        return month_name(at, spec, true);
    }
    const auto first = words_.day_number(at);
    if (!first) {
        return std::nullopt;
    }
    DateSpec trial = spec;
    trial.day = first->value;
    trial.day_last = first->range_last;
    std::uint32_t next = first->last;
    if (const TimeHit* range = inside(next) ? words_.at(next, TimeClass::Link, "range") : nullptr) {
        const auto second = words_.day_number(range->tokens.last);
        if (second && second->value > first->value) {
            trial.day_last = second->value;
            next = second->last;
        }
    }
    for (int round = 0; round < 3 && inside(next); ++round) {
        const TimeHit* link = words_.at(next, TimeClass::Link);
        if (link == nullptr || (link->text() != "of" && link->text() != "the")) {
            break; // "30 in March" is no day
        }
        next = link->tokens.last;
    }
    if (!inside(next)) {
        return std::nullopt;
    }
    PieceEnd end;
    if (words_.at(next, TimeClass::Month) != nullptr) {
        end = month_name(next, trial, false);
    } else if (words_.at(next, TimeClass::HijriMonth) != nullptr && spec.hijri_month == 0) {
        trial = spec;
        trial.hijri_day = first->value;
        end = hijri_tail(next, trial);
    } else if (const TimeHit* mod = modifier(next, true); mod != nullptr || words_.at(next, TimeClass::Unit, "month") != nullptr) {
        end = mod != nullptr && words_.at(mod->tokens.last, TimeClass::Unit, "month") == nullptr ? std::nullopt : modified(next, trial);
        if (!end && mod == nullptr && next != first->last) {
            set_unit(trial, *words_.at(next, TimeClass::Unit, "month"), DateMod::This);
            end = words_.at(next, TimeClass::Unit, "month")->tokens.last;
        }
    }
    if (end) {
        spec = trial;
    }
    return end;
}

/// A month with its twin name, day behind it, year and modifier. `alone`: no day or modifier was told before it.
PieceEnd DatePieces::month_name(std::uint32_t at, DateSpec& spec, bool alone) const {
    const TimeHit* month = words_.at(at, TimeClass::Month);
    if (month == nullptr || spec.month != 0) {
        return std::nullopt;
    }
    DateSpec trial = spec;
    trial.month = month->value;
    std::uint32_t next = month->tokens.last;
    // يناير/كانون الثاني, آذار (مارس)
    const bool bracket = words_.is_punct(next, "(");
    const TimeHit* beside = inside(next) ? words_.at(next, TimeClass::Month) : nullptr;
    if (beside != nullptr && beside->value == month->value) {
        next = beside->tokens.last;
    } else if (bracket || words_.is_punct(next, "/") || words_.is_punct(next, "-")) {
        const TimeHit* twin = inside(next + 1) ? words_.at(next + 1, TimeClass::Month) : nullptr;
        if (twin != nullptr && twin->value == month->value) {
            next = twin->tokens.last;
            next += bracket && words_.is_punct(next, ")") ? 1 : 0;
        }
    }
    if (trial.day == 0) {
        if (const auto end = month_day(*month, next, trial)) {
            next = *end;
        }
    }
    next = year_tail(next, trial);
    if (const TimeHit* mod = modifier(next, false); mod != nullptr && trial.month_mod == DateMod::None && trial.year == 0) {
        trial.month_mod = mod_from_name(mod->text());
        next = mod->tokens.last;
    }
    const bool supported = !alone || trial.day != 0 || trial.year != 0 || trial.month_mod != DateMod::None || next != month->tokens.last;
    if (!supported) {
        const bool small = words_.token(at).script == text::Script::Latin && !words_.token(at).capital;
        const bool held = introduced(at) || !month->hit->prefix.empty();
        const TimeHit* link = words_.before(at, TimeClass::Link);
        if (month->has("short")) {
            return std::nullopt; // "at Mar Elias": three letters alone are no month
        }
        if (month->has("fused") && !month->hit->prefix.empty()) {
            return std::nullopt; // باب: a door, a part of a name
        }
        if (month->has("weak") && (small || !(held || (link != nullptr && link->has("event"))))) {
            return std::nullopt;
        }
        if (trial.weekday != 0 || trial.day_offset || trial.unit_mod != DateMod::None) {
            return std::nullopt; // "on Sunday, January's": another date
        }
    }
    spec = trial;
    return next;
}

/// "March 6", "Jan. 3", "January 3-5"; not "in March 11 people".
PieceEnd DatePieces::month_day(const TimeHit& month, std::uint32_t at, DateSpec& spec) const {
    if (!month.has("day_after")) {
        return std::nullopt;
    }
    std::uint32_t next = at;
    if (words_.is_punct(next, ".") && words_.token(next).span.begin == words_.token(next - 1).span.end) {
        ++next;
    }
    if (const TimeHit* link = inside(next) ? words_.at(next, TimeClass::Link, "the") : nullptr) {
        next = link->tokens.last;
    }
    if (!inside(next)) {
        return std::nullopt;
    }
    const auto count = words_.day_number(next);
    const TimeHit* intro = words_.before(month.tokens.first, TimeClass::Intro);
    if (!count || (intro != nullptr && intro->text() == "in")) {
        return std::nullopt;
    }
    spec.day = count->value;
    spec.day_last = count->range_last;
    if (const TimeHit* range = inside(count->last) ? words_.at(count->last, TimeClass::Link, "range") : nullptr; range != nullptr && spec.day_last == 0) {
        const auto second = words_.day_number(range->tokens.last);
        if (second && inside(range->tokens.last) && second->value > count->value && words_.at(second->last, TimeClass::Month) == nullptr) {
            spec.day_last = second->value;
            return second->last;
        }
    }
    return count->last;
}

/// A Hijri month behind its day, with its year where it is told.
PieceEnd DatePieces::hijri_tail(std::uint32_t at, DateSpec& spec) const {
    const TimeHit* month = words_.at(at, TimeClass::HijriMonth);
    if (month == nullptr) {
        return std::nullopt;
    }
    spec.hijri_month = month->value;
    spec.solar = month->has("solar");
    std::uint32_t next = skip_links(month->tokens.last);
    if (const TimeHit* unit = inside(next) ? words_.at(next, TimeClass::Unit, "year") : nullptr) {
        next = unit->tokens.last;
    }
    constexpr int kFirstHijri = 1300;
    constexpr int kLastHijri = 1600;
    const auto year = inside(next) ? words_.digits(next) : std::nullopt;
    if (!year || *year < kFirstHijri || *year > kLastHijri) {
        return month->tokens.last;
    }
    spec.hijri_year = *year;
    ++next;
    if (const TimeHit* mark = inside(next) ? words_.at(next, TimeClass::HijriMark) : nullptr) {
        next = mark->tokens.last;
    }
    return next;
}

/// "in 1982", عام 2014; as an adjective ("the 2015 accord") only marked.
PieceEnd DatePieces::year_alone(std::uint32_t at, DateSpec& spec) const {
    if (spec.year != 0) {
        return std::nullopt;
    }
    if (const TimeHit* unit = words_.at(at, TimeClass::Unit, "year"); unit != nullptr && inside(unit->tokens.last)) {
        const auto year = year_number(unit->tokens.last);
        const bool this_day = spec.unit == TimeUnit::Day && spec.unit_mod == DateMod::This; // "on this day in the year 2014"
        if (!year || unit->has("plural") || (spec.unit_mod != DateMod::None && !this_day)) {
            return std::nullopt;
        }
        spec.year = *year;
        return unit->tokens.last + 1;
    }
    const auto year = year_number(at);
    if (!year) {
        return std::nullopt;
    }
    if (introduced(at) || spec.month != 0 || spec.section != DateSection::None || spec.unit_mod != DateMod::None) {
        spec.year = *year;
        return at + 1;
    }
    const bool word_follows = inside(at + 1) && words_.token(at + 1).kind == text::TokenKind::Word;
    const TimeHit* article = words_.before(at, TimeClass::Link, "the");
    // A dropped possessive ("Iran's 2015 accord") leaves a gap before the figures.
    const bool possessive = at > 0 && words_.token(at - 1).kind == text::TokenKind::Word && words_.token(at).span.begin > words_.token(at - 1).span.end + 2;
    if (word_follows && !spec.has_date() && (article != nullptr || possessive)) {
        spec.year = *year;
        spec.adjective = true;
        spec.period = true;
        return at + 1;
    }
    return std::nullopt;
}

} // namespace marsad::extract
