#include "render/map_wording.h"

#include "typeset/isolate.h"

#include <cmath>

#include <fmt/format.h>

namespace marsad::render {

namespace {

std::string with_value(std::string text, const std::string& value) {
    const std::size_t at = text.find("{}");
    return at == std::string::npos ? text + " " + value : text.replace(at, 2, value);
}

void append_count(std::string& out, std::string_view key, std::int64_t count, const MapTexts& texts, bool arabic) {
    if (!out.empty()) {
        out += " · ";
    }
    out += texts.get(key, arabic) + ": " + typeset::isolate_ltr(std::to_string(count));
}

} // namespace

std::string day_text(timeline::Day day, const MapTexts& texts, bool arabic) {
    const std::chrono::year_month_day date{day};
    const auto month = static_cast<unsigned>(date.month());
    return typeset::isolate(fmt::format("{} {} {}", static_cast<unsigned>(date.day()), texts.get(fmt::format("month_{}", month), arabic),
                                        static_cast<int>(date.year())));
}

std::string range_text(std::optional<timeline::Day> first, std::optional<timeline::Day> last, const MapTexts& texts, bool arabic) {
    if (!first && !last) {
        return texts.get("no_dates", arabic);
    }
    if (!first || !last) {
        return with_value(texts.get(first ? "since" : "until", arabic), day_text(first ? *first : *last, texts, arabic));
    }
    if (*first == *last) {
        return day_text(*first, texts, arabic);
    }
    return day_text(*first, texts, arabic) + " – " + day_text(*last, texts, arabic);
}

std::string counts_text(const Scene& scene, std::size_t outside, const MapTexts& texts, bool arabic) {
    std::string out;
    append_count(out, "events", static_cast<std::int64_t>(scene.total()), texts, arabic);
    if (scene.dead > 0) {
        append_count(out, scene.dead_is_bound ? "killed_at_least" : "killed", scene.dead, texts, arabic);
    }
    if (scene.not_placed > 0) {
        append_count(out, "not_placed", static_cast<std::int64_t>(scene.not_placed), texts, arabic);
    }
    if (scene.not_dated > 0) {
        append_count(out, "not_dated", static_cast<std::int64_t>(scene.not_dated), texts, arabic);
    }
    if (outside > 0) {
        append_count(out, "outside", static_cast<std::int64_t>(outside), texts, arabic);
    }
    return out;
}

std::string_view type_key(model::EventType type) {
    switch (type) {
    case model::EventType::Battles:
        return "battles";
    case model::EventType::Protests:
        return "protests";
    case model::EventType::Riots:
        return "riots";
    case model::EventType::ExplosionsRemoteViolence:
        return "explosions";
    case model::EventType::ViolenceAgainstCivilians:
        return "violence_against_civilians";
    case model::EventType::StrategicDevelopments:
        return "strategic_developments";
    }
    return "";
}

ScaleBar scale_bar(double km_per_pixel, double longest_px, const MapTexts& texts, bool arabic) {
    const double longest_m = km_per_pixel * longest_px * 1000.0;
    const double power = std::pow(10.0, std::floor(std::log10(longest_m)));
    const double step = longest_m / power >= 5.0 ? 5.0 : longest_m / power >= 2.0 ? 2.0 : 1.0;
    const double length_m = step * power;
    const bool in_km = length_m >= 1000.0;
    const std::string number = fmt::format("{:g}", in_km ? length_m / 1000.0 : length_m);
    return {length_m / 1000.0 / km_per_pixel, typeset::isolate_ltr(number) + " " + texts.get(in_km ? "km" : "m", arabic)};
}

} // namespace marsad::render
