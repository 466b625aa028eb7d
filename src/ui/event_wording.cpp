#include "ui/event_wording.h"

#include "base/utf8.h"
#include "i18n/region_names.h"
#include "text/fold.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

namespace marsad::ui {

namespace {

using i18n::Texts;
using timeline::Day;
using timeline::DayInterval;

constexpr double kHigh = 0.9;
constexpr double kMedium = 0.6;

bool arabic(const Texts& texts) { return texts.language() == "ar"; }

/// Whether the first letter is of the Arabic script.
bool is_arabic_script(std::string_view words) {
    for (std::size_t at = 0; at < words.size();) {
        const auto decoded = base::decode_utf8(words, at);
        if (text::is_letter(decoded.code_point)) {
            return text::script_of(decoded.code_point) == text::Script::Arabic;
        }
        at += decoded.length;
    }
    return false;
}

std::chrono::year_month_day date_of(Day day) { return std::chrono::year_month_day(day); }
std::string day_number(Day day) { return std::to_string(static_cast<unsigned>(date_of(day).day())); }
std::string year_number(Day day) { return std::to_string(static_cast<int>(date_of(day).year())); }

/// Days in words, with the month names of a set ("month.short.", "month.full.").
class DayWords {
  public:
    DayWords(const Texts& texts, std::string_view months) : texts_(texts), months_(months) {}

    [[nodiscard]] std::string month(Day day) const { return texts_.get(std::string(months_) + std::to_string(static_cast<unsigned>(date_of(day).month()))); }
    [[nodiscard]] std::string day(Day of) const { return texts_.get("date.day_month", {day_number(of), month(of)}); }
    [[nodiscard]] std::string with_year(Day of) const { return texts_.get("date.with_year", {day(of), year_number(of)}); }
    [[nodiscard]] std::string month_year(Day of) const { return texts_.get("date.month_year", {month(of), year_number(of)}); }
    [[nodiscard]] std::string span(std::string from, std::string to) const { return texts_.get("date.span", {std::move(from), std::move(to)}); }

    /// Without a year where `years` is false and the days do not leave it.
    [[nodiscard]] std::string days(const DayInterval& of, bool years) const {
        const auto first = date_of(of.first);
        const auto last = date_of(of.last);
        if (of.first == of.last) {
            return years ? with_year(of.first) : day(of.first);
        }
        if (of == timeline::year_interval(static_cast<int>(first.year()))) {
            return year_number(of.first);
        }
        if (first.year() != last.year()) {
            return whole_months(of) ? span(month_year(of.first), month_year(of.last)) : span(with_year(of.first), with_year(of.last));
        }
        if (whole_months(of)) {
            return first.month() == last.month() ? month_year(of.first) : texts_.get("date.with_year", {span(month(of.first), month(of.last)), year_number(of.first)});
        }
        const std::string both = first.month() == last.month() ? texts_.get("date.days_month", {day_number(of.first), day_number(of.last), month(of.first)}) : span(day(of.first), day(of.last));
        return years ? texts_.get("date.with_year", {both, year_number(of.first)}) : both;
    }

    [[nodiscard]] static bool whole_months(const DayInterval& of) {
        return static_cast<unsigned>(date_of(of.first).day()) == 1U && static_cast<unsigned>(date_of(of.last + std::chrono::days{1}).day()) == 1U;
    }

  private:
    const Texts& texts_;
    std::string_view months_;
};

std::string slug(std::string_view name) {
    std::string out;
    for (const char c : name) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
        out += letter ? static_cast<char>(c | 0x20) : '_';
    }
    return out;
}

/// A line of a report as part of a sentence: line ends become spaces.
std::string on_one_line(std::string_view words) {
    std::string out(words);
    std::replace_if(out.begin(), out.end(), [](char c) { return c == '\n' || c == '\r' || c == '\t'; }, ' ');
    return out;
}

} // namespace

std::string_view type_key(model::EventType type) {
    switch (type) {
    case model::EventType::Battles: return "type.battles";
    case model::EventType::ExplosionsRemoteViolence: return "type.explosions";
    case model::EventType::ViolenceAgainstCivilians: return "type.civilians";
    case model::EventType::Protests: return "type.protests";
    case model::EventType::Riots: return "type.riots";
    case model::EventType::StrategicDevelopments: break;
    }
    return "type.strategic";
}

std::string_view field_key(session::Field field) {
    constexpr std::array<std::string_view, session::kFields.size()> kKeys{"field.what", "field.when", "field.where", "field.who", "field.weapon", "field.casualties", "field.claim"};
    return kKeys[static_cast<std::size_t>(field)];
}

std::string sub_type_key(model::SubEventType sub_type) { return "sub." + slug(model::name(sub_type)); }
std::string sub_type_text(const Texts& texts, model::SubEventType sub_type) { return texts.get(sub_type_key(sub_type)); }

std::string event_title(const Texts& texts, const model::Event& event) {
    const std::string what = sub_type_text(texts, event.sub_event_type);
    if (event.place) {
        return texts.get("event.title", {what, place_name(texts, event)});
    }
    return event.location_text ? texts.get("event.title", {what, quoted(texts, *event.location_text)}) : what;
}

std::string place_name(const Texts& texts, std::string_view name, std::string_view name_local) {
    const bool local = name.empty() || (arabic(texts) && is_arabic_script(name_local));
    return local ? std::string(name_local) : texts.name(name);
}

std::string place_name(const Texts& texts, const model::Event& event) { return event.place ? place_name(texts, event.place->name, event.place->name_local) : std::string(); }

std::string kind_text(const Texts& texts, std::string_view kind) {
    const std::string key = "kind." + std::string(kind);
    return texts.has(key) ? texts.get(key) : std::string();
}

std::string country_text(const Texts& texts, std::string_view country, std::string_view country_code) {
    std::string known = texts.name(country);
    if (known == country && arabic(texts)) {
        known = i18n::country_name(country_code, texts.language());
    }
    return known.empty() ? std::string(country) : known;
}

std::string within_text(const Texts& texts, double radius_km) {
    const double km = std::max(0.0, radius_km);
    return km < 0.95 ? texts.get("card.within_m", {static_cast<std::int64_t>(std::max(1.0, std::round(km * 10.0)) * 100.0)}) : texts.get("card.within", {static_cast<std::int64_t>(std::llround(km))});
}

std::string distance_text(const Texts& texts, double km) {
    return km < 0.95 ? texts.get("card.distance_m", {static_cast<std::int64_t>(std::llround(km * 10.0) * 100)}) : texts.get("card.distance", {static_cast<std::int64_t>(std::llround(km))});
}

namespace {

/// What a place is, `reach` if any, and where it lies.
std::string noted(const Texts& texts, const model::Place& place, const std::string& reach) {
    const bool repeats_province = place.admin1 == place.name;
    const bool is_country = place.kind == "country";
    return joined({kind_text(texts, place.kind), reach, repeats_province ? std::string() : texts.name(place.admin1), is_country ? std::string() : country_text(texts, place.country, place.country_code)});
}

} // namespace

std::string place_note(const Texts& texts, const model::Place& place) { return noted(texts, place, within_text(texts, place.radius_km)); }

std::string place_kind_note(const Texts& texts, const model::Place& place) { return noted(texts, place, {}); }

std::string short_date(const Texts& texts, const model::Event& event) { return event.date ? DayWords(texts, "month.short.").days(*event.date, false) : texts.get("list.no_date"); }

std::string days_text(const Texts& texts, const DayInterval& days) { return DayWords(texts, "month.full.").days(days, true); }

std::string brief_days_text(const Texts& texts, const DayInterval& days) { return DayWords(texts, "month.short.").days(days, true); }

std::string long_date(const Texts& texts, const model::Event& event) {
    if (!event.date) {
        return texts.get("list.no_date");
    }
    std::string out = days_text(texts, *event.date);
    if (event.date->first == event.date->last) {
        const auto weekday = std::chrono::weekday(event.date->first).iso_encoding();
        out = texts.get("date.with_weekday", {texts.get("weekday." + std::to_string(weekday)), out});
    }
    if (event.time_precision == timeline::TimePrecision::OneDay) {
        if (event.time) {
            out = texts.get("date.with_part", {out, *event.time});
        } else if (event.time_of_day) {
            out = texts.get("date.with_part", {out, texts.get("tod." + std::string(model::name(*event.time_of_day)))});
        }
    }
    return out;
}

std::string date_note(const Texts& texts, const model::Event& event) {
    if (!event.date) {
        return texts.get(event.published ? "reason.no_date" : "reason.no_published");
    }
    const auto first = date_of(event.date->first);
    switch (event.time_precision) {
    case timeline::TimePrecision::OneDay:
        return texts.get(event.date->first != event.date->last ? "precision.night" : event.time ? "precision.hour" : event.time_of_day ? "precision.part" : "precision.day");
    case timeline::TimePrecision::TwoWeeks: break;
    case timeline::TimePrecision::Longer:
        if (*event.date == timeline::year_interval(static_cast<int>(first.year()))) {
            return texts.get("precision.year");
        }
        if (*event.date == timeline::month_interval(static_cast<int>(first.year()), static_cast<unsigned>(first.month()))) {
            return texts.get("precision.month");
        }
        break;
    }
    return texts.get("precision.days", {static_cast<std::int64_t>(event.date->length_days())});
}

std::string number_text(const Texts& texts, std::int64_t number) { return texts.get("number", {number}); }

std::optional<std::string> count_text(const Texts& texts, const model::CountRange& count) {
    const auto low = count.low ? count.low : count.value;
    const auto& high = count.high;
    if (low && high && *low < *high) {
        return texts.get("toll.range", {number_text(texts, *low), number_text(texts, *high)});
    }
    if (low) {
        return high || *low == 0 ? number_text(texts, *low) : texts.get("card.at_least", {*low});
    }
    return high ? std::optional(texts.get("toll.at_most", {*high})) : std::nullopt;
}

std::string toll_text(const Texts& texts, const model::Event& event) {
    const auto killed = count_text(texts, event.fatalities);
    const auto injured = count_text(texts, event.injuries);
    const std::string together = event.casualties_joint ? texts.get("toll.joint", {*event.casualties_joint}) : std::string();
    if (!killed && !injured) {
        return together.empty() ? texts.get("card.not_said") : together;
    }
    return joined({killed ? texts.get("toll.killed", {*killed}) : texts.get("toll.killed_not_said"), injured ? texts.get("toll.injured", {*injured}) : texts.get("toll.injured_not_said"), together});
}

std::string toll_note(const Texts& texts, const model::Event& event) {
    const auto none = [](const model::CountRange& count) { return count.value == 0; };
    const auto unsaid = [](const model::CountRange& count) { return !count.value && !count.low && !count.high; };
    const auto rivals = [](const model::CountRange& count) { return !count.value && count.low && count.high; };
    const auto open = [](const model::CountRange& count) { return (count.value || count.low) && !count.high && count.low.value_or(1) > 0; };
    const auto& killed = event.fatalities;
    const auto& injured = event.injuries;
    if ((none(killed) || unsaid(killed)) && (none(injured) || unsaid(injured)) && (none(killed) || none(injured))) {
        return texts.get("toll.says_none");
    }
    return joined({rivals(killed) || rivals(injured) ? texts.get("toll.sources_differ") : std::string(), open(killed) || open(injured) ? texts.get("toll.lower_bound") : std::string()});
}

std::string unplaced_note(const Texts& texts, const model::Event& event) { return event.place ? std::string() : texts.get(event.location_text ? "reason.not_found" : "reason.no_place"); }

std::string quoted(const Texts& texts, std::string_view words) { return texts.get("event.quoted", {on_one_line(words)}); }

std::string evidence_words(const Texts& texts, const model::Event& event, session::Field field, std::size_t most) {
    std::vector<std::string> words;
    std::string out;
    for (const auto& evidence : event.evidence) {
        std::string one = on_one_line(evidence.text);
        if (session::field_of(evidence.role) != field || one.empty() || words.size() >= most || std::find(words.begin(), words.end(), one) != words.end()) {
            continue;
        }
        out += (out.empty() ? "" : " ") + quoted(texts, one);
        words.push_back(std::move(one));
    }
    return out;
}

int confidence_steps(double confidence) { return confidence >= kHigh ? 3 : confidence >= kMedium ? 2 : 1; }

std::string confidence_text(const Texts& texts, double confidence) {
    const int steps = confidence_steps(confidence);
    return texts.get(steps == 3 ? "confidence.high" : steps == 2 ? "confidence.medium" : "confidence.low");
}

std::string joined(std::initializer_list<std::string> parts) {
    std::string out;
    for (const auto& part : parts) {
        if (!part.empty()) {
            out += (out.empty() ? "" : " \xC2\xB7 ") + part;
        }
    }
    return out;
}

std::string facet_value_text(const i18n::Texts& texts, session::Facet facet, const std::string& value) {
    if (value.empty()) {
        return texts.get("filter.none");
    }
    switch (facet) {
    case session::Facet::Type: {
        const auto type = model::event_type_from_name(value);
        return type ? texts.get(type_key(*type)) : value;
    }
    case session::Facet::Weapon: return texts.get("weapon." + value);
    case session::Facet::Country: return country_text(texts, value, {});
    case session::Facet::Killed: return texts.get("killed." + value);
    case session::Facet::Confidence: return texts.get("confidence." + value);
    case session::Facet::Verification: return texts.get("verification." + value);
    case session::Facet::Actor:
    case session::Facet::Source: break;
    }
    return value;
}

} // namespace marsad::ui
