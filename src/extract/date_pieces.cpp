#include "extract/date_pieces.h"

#include <array>
#include <string_view>
#include <utility>

namespace marsad::extract {

namespace {

constexpr std::uint32_t kMaxLinks = 4;

} // namespace

DateSection section_from_name(std::string_view name) {
    constexpr std::array<std::pair<std::string_view, DateSection>, 11> kNames{{{"spring", DateSection::Spring},
                                                                             {"summer", DateSection::Summer},
                                                                             {"autumn", DateSection::Autumn},
                                                                             {"winter", DateSection::Winter},
                                                                             {"earlier", DateSection::Earlier},
                                                                             {"later", DateSection::Later},
                                                                             {"early", DateSection::Early},
                                                                             {"mid", DateSection::Mid},
                                                                             {"late", DateSection::Late},
                                                                             {"first_half", DateSection::FirstHalf},
                                                                             {"second_half", DateSection::SecondHalf}}};
    for (const auto& [key, section] : kNames) {
        if (key == name) {
            return section;
        }
    }
    return DateSection::None;
}

std::uint32_t DatePieces::skip_links(std::uint32_t at) const {
    for (std::uint32_t round = 0; round < kMaxLinks && inside(at); ++round) {
        const TimeHit* link = words_.at(at, TimeClass::Link);
        if (link == nullptr) {
            break;
        }
        at = link->tokens.last;
    }
    return at;
}

bool DatePieces::introduced(std::uint32_t at) const {
    if (words_.before(at, TimeClass::Intro) != nullptr) {
        return true;
    }
    // "in the", "during the": the article between
    const TimeHit* link = words_.before(at, TimeClass::Link);
    return link != nullptr && link->tokens.first > 0 && words_.before(link->tokens.first, TimeClass::Intro) != nullptr;
}

const TimeHit* DatePieces::modifier(std::uint32_t at, bool pre) const {
    const TimeHit* mod = inside(at) ? words_.at(at, TimeClass::Modifier) : nullptr;
    return mod != nullptr && mod->has(pre ? "pre" : "post") ? mod : nullptr;
}

PieceEnd DatePieces::any(std::uint32_t at, DateSpec& spec, bool loose) const {
    if (!inside(at)) {
        return std::nullopt;
    }
    if (words_.token(at).kind == text::TokenKind::Number) {
        if (const auto end = numeric_date(at, spec)) {
            return end;
        }
    } else if (!words_.any(at)) {
        return std::nullopt;
    }
    if (!loose) {
        if (const auto end = anniversary(at, spec)) {
            return end;
        }
        if (const auto end = relative(at, spec)) {
            return end;
        }
    }
    using Piece = PieceEnd (DatePieces::*)(std::uint32_t, DateSpec&) const;
    constexpr std::array<Piece, 8> kPieces{&DatePieces::clock, &DatePieces::day_word, &DatePieces::modified, &DatePieces::day_part, &DatePieces::section,
                                           &DatePieces::day_and_month, &DatePieces::weekday, &DatePieces::year_alone};
    for (const auto piece : kPieces) {
        if (const auto end = (this->*piece)(at, spec)) {
            return end;
        }
    }
    return std::nullopt;
}

/// "early", "the end of", مطلع before a month, year or week.
PieceEnd DatePieces::section(std::uint32_t at, DateSpec& spec) const {
    const TimeHit* word = words_.at(at, TimeClass::Section);
    if (word == nullptr || spec.section != DateSection::None || spec.direction != DateDirection::None) {
        return std::nullopt;
    }
    const bool season = word->has("season");
    if (const TimeHit* mod = season ? modifier(word->tokens.last, false) : nullptr; mod != nullptr && !spec.has_date()) {
        spec.section = section_from_name(word->text()); // الصيف الماضي
        spec.unit = TimeUnit::Year;
        spec.unit_mod = mod_from_name(mod->text());
        return mod->tokens.last;
    }
    const std::uint32_t next = skip_links(word->tokens.last);
    if (!inside(next)) {
        return std::nullopt;
    }
    DateSpec trial = spec;
    trial.section = section_from_name(word->text());
    PieceEnd end;
    if (words_.at(next, TimeClass::Month) != nullptr && spec.month == 0 && spec.weekday == 0 && !season) {
        end = month_name(next, trial, false);
    }
    if (!end) {
        end = modified(next, trial);
    }
    if (!end) {
        end = year_alone(next, trial);
    }
    if (season) {
        end = end && (trial.unit == TimeUnit::Year || trial.unit == TimeUnit::None) ? end : std::nullopt;
        if (end) {
            spec = trial;
        }
        return end;
    }
    if (const TimeHit* unit = end ? nullptr : words_.at(next, TimeClass::Unit); unit != nullptr && !unit->has("plural") && spec.unit_mod == DateMod::None) {
        const TimeUnit kind = unit_from_name(unit->text());
        const bool definite = next != word->tokens.last || !unit->hit->prefix.empty();
        if (definite && (kind == TimeUnit::Week || kind == TimeUnit::Month || kind == TimeUnit::Year)) {
            set_unit(trial, *unit, DateMod::This);
            end = unit->tokens.last;
        }
    }
    const bool vague = word->text() == "early" || word->text() == "late" || word->text() == "earlier" || word->text() == "later" || word->text() == "mid";
    if (!end && vague) {
        // "late on Monday", "early today": no part of a month
        trial = spec;
        end = words_.at(next, TimeClass::DayPart) != nullptr ? day_part(next, trial) : weekday(next, trial);
        if (!end) {
            end = day_word(next, trial);
        }
        if (end && !trial.part && word->text() == "late") {
            trial.part = model::TimeOfDay::Night;
        }
    }
    if (end) {
        spec = trial;
    }
    return end;
}

PieceEnd DatePieces::weekday(std::uint32_t at, DateSpec& spec) const {
    const TimeHit* day = words_.at(at, TimeClass::Weekday);
    if (day == nullptr) {
        return std::nullopt;
    }
    if (spec.weekday != 0) {
        const bool night = spec.part == model::TimeOfDay::Night || spec.overnight || spec.part == model::TimeOfDay::Dawn;
        if (!night || spec.weekday_last != 0 || day->value != spec.weekday % 7 + 1) {
            return std::nullopt;
        }
        spec.weekday_last = day->value;
    } else {
        const bool counted = spec.direction == DateDirection::Ago || spec.direction == DateDirection::Earlier || spec.direction == DateDirection::Later;
        if (spec.direction != DateDirection::None && !counted) {
            return std::nullopt;
        }
        spec.weekday = day->value;
        spec.weekday_weak = day->has("prayer");
        if (spec.weekday_weak && !spec.part) {
            spec.part = model::TimeOfDay::Noon;
        }
    }
    std::uint32_t next = day->tokens.last;
    if (const TimeHit* mod = modifier(next, false)) {
        spec.weekday_mod = mod_from_name(mod->text());
        next = mod->tokens.last;
    }
    return next;
}

PieceEnd DatePieces::day_word(std::uint32_t at, DateSpec& spec) const {
    const TimeHit* word = words_.at(at, TimeClass::DayWord);
    if (word == nullptr || spec.day_offset || spec.overnight || spec.unit_mod != DateMod::None || spec.direction != DateDirection::None) {
        return std::nullopt;
    }
    const std::uint32_t next = word->tokens.last;
    const TimeHit* unit = words_.at(at, TimeClass::Unit);
    if (unit != nullptr) {
        const TimeHit* mod = modifier(next, false);
        if (mod != nullptr && mod->tokens.last > next) {
            return std::nullopt; // اليوم نفسه is a unit and its modifier
        }
        const auto ordinal = inside(next) ? words_.ordinal(next) : std::nullopt;
        if (ordinal && words_.at(next, TimeClass::Weekday) == nullptr) {
            const std::uint32_t behind = skip_links(ordinal->last);
            if (!inside(behind) || (words_.at(behind, TimeClass::Month) == nullptr && words_.at(behind, TimeClass::HijriMonth) == nullptr)) {
                return std::nullopt; // اليوم الثالث: a day counted, not today
            }
        }
    }
    if (word->text() == "overnight") {
        spec.overnight = true;
        spec.part = model::TimeOfDay::Night;
        return next;
    }
    spec.day_offset = word->value;
    spec.future = spec.future || word->value > 0;
    if (const auto part = word->hit->entry->attr("part"); part && !spec.part) {
        spec.part = model::time_of_day_from_name(*part);
    }
    return next;
}

/// Whether a date stands behind a part of day that is also a verb or a name (فجر, صباح).
bool DatePieces::is_lead_ok(std::uint32_t behind) const {
    const std::uint32_t next = skip_links(behind);
    if (!inside(next)) {
        return false;
    }
    for (const auto cls : {TimeClass::Weekday, TimeClass::DayWord, TimeClass::Month, TimeClass::Ordinal, TimeClass::Holiday}) {
        if (words_.at(next, cls) != nullptr) {
            return true;
        }
    }
    if (words_.at(next, TimeClass::Unit) != nullptr || modifier(next, true) != nullptr) {
        return true;
    }
    return words_.token(next).kind == text::TokenKind::Number;
}

PieceEnd DatePieces::day_part(std::uint32_t at, DateSpec& spec) const {
    const TimeHit* part = words_.at(at, TimeClass::DayPart);
    if (part == nullptr || (spec.part && !spec.overnight && !part->has("outer"))) {
        return std::nullopt;
    }
    if (part->has("verb") && words_.has_shadda(at)) {
        return std::nullopt; // فجّر is "blew up"
    }
    if (part->has("lead")) {
        if (spec.has_date() || !is_lead_ok(part->tokens.last)) {
            return std::nullopt;
        }
    }
    if (part->text() == "midnight") {
        spec.part = model::TimeOfDay::Night;
        spec.midnight = true;
        spec.spans_midnight = part->has("spans");
        return part->tokens.last;
    }
    spec.part = model::time_of_day_from_name(part->text());
    return part->tokens.last;
}

} // namespace marsad::extract
