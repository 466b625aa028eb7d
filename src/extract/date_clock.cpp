#include "extract/date_pieces.h"

#include <algorithm>
#include <string_view>

// Clock times: "4:30", "7.32 p.m.", "1330GMT", "half past eleven", "one o'clock", الساعة 10:30, السادسة إلا ثلثاً.

namespace marsad::extract {

namespace {

struct HourMinute {
    int hour = 0;
    int minute = 0;
    char separator = 0; ///< 0 = no minutes given
};

std::optional<HourMinute> split_clock(std::string_view norm) {
    const auto separator = norm.find_first_not_of("0123456789");
    const auto number = [](std::string_view text) {
        int value = 0;
        for (const char c : text) {
            value = value * 10 + (c - '0');
        }
        return value;
    };
    if (separator == std::string_view::npos) {
        if (norm.size() == 4) {
            return HourMinute{number(norm.substr(0, 2)), number(norm.substr(2)), 'h'};
        }
        return norm.size() <= 2 ? std::optional(HourMinute{number(norm), 0, 0}) : std::nullopt;
    }
    const auto rest = norm.substr(separator + 1);
    const bool plain = std::all_of(rest.begin(), rest.end(), [](char c) { return c >= '0' && c <= '9'; });
    const bool sign = norm[separator] == ':' || norm[separator] == '.' || norm[separator] == ',';
    if (!plain || !sign || separator == 0 || separator > 2 || rest.size() != 2) {
        return std::nullopt;
    }
    return HourMinute{number(norm.substr(0, separator)), number(rest), norm[separator]};
}

int fraction_minutes(std::string_view value) {
    if (value == "half") {
        return 30;
    }
    if (value == "third") {
        return 20;
    }
    return value == "quarter" ? 15 : 0;
}

void shift(ClockTime& clock, int minutes) {
    const int total = (clock.hour * 60 + clock.minute + minutes + 24 * 60) % (24 * 60);
    clock.hour = total / 60;
    clock.minute = total % 60;
}

} // namespace

PieceEnd DatePieces::hour_of_clock(std::uint32_t at, ClockTime& clock, bool& exact) const {
    if (!inside(at)) {
        return std::nullopt;
    }
    if (words_.token(at).kind == text::TokenKind::Number) {
        const auto parts = split_clock(words_.token(at).norm);
        if (!parts || parts->hour > 24 || parts->minute > 59) {
            return std::nullopt;
        }
        clock.hour = parts->hour % 24;
        clock.minute = parts->minute;
        exact = parts->separator == ':';
        return at + 1;
    }
    if (const TimeHit* hour = words_.at(at, TimeClass::ClockHour)) {
        clock.hour = hour->value;
        return hour->tokens.last;
    }
    if (const TimeHit* hour = words_.at(at, TimeClass::Number); hour != nullptr && hour->value >= 1 && hour->value <= 12) {
        clock.hour = hour->value;
        return hour->tokens.last;
    }
    return std::nullopt;
}

/// "and a half", "less a third", وعشر دقائق behind the hour.
std::uint32_t DatePieces::clock_minutes(std::uint32_t at, ClockTime& clock, bool& exact) const {
    int sign = 1;
    std::uint32_t next = at;
    if (const TimeHit* minus = words_.at(at, TimeClass::ClockWord, "minus")) {
        sign = -1;
        next = minus->tokens.last;
    }
    for (const auto* name : {"half", "third", "quarter"}) {
        const TimeHit* fraction = inside(next) ? words_.at(next, TimeClass::ClockWord, name) : nullptr;
        if (fraction != nullptr && (sign < 0 || !fraction->hit->prefix.empty())) {
            shift(clock, sign * fraction_minutes(name));
            exact = true;
            return fraction->tokens.last;
        }
    }
    if (const auto count = inside(next) ? words_.number(next) : std::nullopt; count && count->value < 60) {
        const TimeHit* unit = words_.at(count->last, TimeClass::Unit, "minute");
        const TimeHit* tied = words_.at(next, TimeClass::Number);
        if (unit != nullptr && (sign < 0 || (tied != nullptr && !tied->hit->prefix.empty()))) {
            shift(clock, sign * count->value);
            exact = true;
            return unit->tokens.last;
        }
    }
    return at;
}

/// "o'clock", "p.m.", "GMT", "local time" behind the figures.
std::uint32_t DatePieces::clock_suffixes(std::uint32_t at, ClockTime& clock, bool& exact) const {
    std::uint32_t next = at;
    for (int round = 0; round < 3 && inside(next); ++round) {
        if (const TimeHit* word = words_.at(next, TimeClass::ClockWord, "oclock")) {
            exact = true;
            next = word->tokens.last;
        } else if (const TimeHit* am = words_.at(next, TimeClass::ClockWord, "am"); am != nullptr && clock.meridiem == Meridiem::None) {
            clock.meridiem = Meridiem::Am;
            exact = true;
            next = am->tokens.last;
        } else if (const TimeHit* pm = words_.at(next, TimeClass::ClockWord, "pm"); pm != nullptr && clock.meridiem == Meridiem::None) {
            clock.meridiem = Meridiem::Pm;
            exact = true;
            next = pm->tokens.last;
        } else if (const TimeHit* zone = words_.at(next, TimeClass::Zone)) {
            if (zone->text() == "named") {
                break; // stands behind the name of its place
            }
            clock.utc = zone->text() == "utc";
            exact = true;
            next = zone->tokens.last;
            if (zone->text() == "place" && inside(next)) {
                ++next; // بتوقيت and the name of a place
            }
        } else if (const TimeHit* named = words_.at(next + 1, TimeClass::Zone, "named"); named != nullptr && inside(next + 1) && words_.token(next).capital) {
            next = named->tokens.last;
            exact = true;
        } else {
            break;
        }
    }
    return next;
}

/// "half past", "quarter to", "twenty to": the minutes told before their hour.
PieceEnd DatePieces::clock_phrase(std::uint32_t at, int& minutes) const {
    if (!inside(at)) {
        return std::nullopt;
    }
    std::uint32_t behind = at;
    int told = 0;
    for (const auto* name : {"half", "quarter"}) {
        if (const TimeHit* fraction = words_.at(at, TimeClass::ClockWord, name)) {
            behind = fraction->tokens.last;
            told = fraction_minutes(name);
        }
    }
    constexpr int kLongestTold = 30;
    if (const auto count = told != 0 ? std::nullopt : words_.number(at); count && count->value % 5 == 0 && count->value < kLongestTold) {
        behind = count->last;
        told = count->value;
    }
    if (told == 0 || !inside(behind)) {
        return std::nullopt;
    }
    const TimeHit* past = words_.at(behind, TimeClass::ClockWord, "past");
    const TimeHit* to = words_.at(behind, TimeClass::ClockWord, "to");
    const TimeHit* word = past != nullptr ? past : to;
    if (word == nullptr || (inside(word->tokens.last) && words_.at(word->tokens.last, TimeClass::Month) != nullptr)) {
        return std::nullopt;
    }
    minutes = past != nullptr ? told : -told;
    return word->tokens.last;
}

PieceEnd DatePieces::clock(std::uint32_t at, DateSpec& spec) const {
    if (spec.clock.told() || spec.midnight || !inside(at)) {
        return std::nullopt;
    }
    ClockTime clock;
    bool exact = false;
    std::uint32_t next = at;
    if (const TimeHit* intro = words_.at(at, TimeClass::ClockWord, "intro")) {
        exact = true;
        next = intro->tokens.last;
        while (const TimeHit* about = inside(next) ? words_.at(next, TimeClass::Approx) : nullptr) {
            next = about->tokens.last;
        }
    }
    int minutes = 0;
    bool phrase = false;
    if (const auto behind = clock_phrase(next, minutes)) {
        phrase = true;
        next = *behind;
    }
    bool colon = false;
    const bool hour_word = inside(next) && words_.at(next, TimeClass::ClockHour) != nullptr;
    const auto hour = hour_of_clock(next, clock, colon);
    if (!hour) {
        return std::nullopt;
    }
    const bool bare_figures = words_.token(next).kind == text::TokenKind::Number && !colon;
    next = *hour;
    if (phrase) {
        if (clock.hour > 12 || clock.minute != 0) {
            return std::nullopt;
        }
        shift(clock, minutes);
    }
    bool suffixed = false;
    if (!bare_figures || exact) {
        next = clock_minutes(next, clock, suffixed);
    }
    next = clock_suffixes(next, clock, suffixed);
    // An hour told by an ordinal alone counts where a part of day follows: الثامنة من صباح.
    bool part_follows = false;
    if (hour_word) {
        const std::uint32_t behind = skip_links(next);
        part_follows = inside(behind) && (words_.at(behind, TimeClass::DayPart) != nullptr);
    }
    if (!exact && !colon && !suffixed && !part_follows && !(phrase && minutes != 0 && minutes % 15 == 0)) {
        return std::nullopt;
    }
    spec.clock = clock;
    return next;
}

} // namespace marsad::extract
