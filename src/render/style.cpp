#include "render/style.h"

#include "base/file.h"
#include "base/rows.h"
#include "render/sign_marks.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <vector>

namespace marsad::render {

namespace {

struct Slot {
    std::string_view name;
    Colour* colour;
};

std::vector<Slot> slots(MapStyle& style) {
    return {{"sea", &style.sea},
            {"lake", &style.lake},
            {"land", &style.land},
            {"land_focus", &style.land_focus},
            {"border", &style.border},
            {"disputed_border", &style.disputed_border},
            {"province", &style.province},
            {"coast", &style.coast},
            {"river", &style.river},
            {"graticule", &style.graticule},
            {"label_city", &style.label_city},
            {"label_town", &style.label_town},
            {"label_area", &style.label_area},
            {"halo", &style.halo},
            {"panel", &style.panel},
            {"panel_line", &style.panel_line},
            {"text", &style.text},
            {"text_secondary", &style.text_secondary},
            {"text_note", &style.text_note},
            {"casing", &style.casing},
            {"ink", &style.ink},
            {"battles", &style.type[0]},
            {"protests", &style.type[1]},
            {"riots", &style.type[2]},
            {"explosions", &style.type[3]},
            {"violence_against_civilians", &style.type[4]},
            {"strategic_developments", &style.type[5]},
            {"ramp_1", &style.ramp[0]},
            {"ramp_2", &style.ramp[1]},
            {"ramp_3", &style.ramp[2]},
            {"ramp_4", &style.ramp[3]},
            {"ramp_5", &style.ramp[4]},
            {"ramp_6", &style.ramp[5]}};
}

static_assert(static_cast<int>(model::EventType::Battles) == 0 && static_cast<int>(model::EventType::ExplosionsRemoteViolence) == 3 &&
              static_cast<int>(model::EventType::StrategicDevelopments) == 5);

std::string list_styles(const std::filesystem::path& styles_dir) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(styles_dir, error)) {
        if (entry.path().filename().string().rfind("theme_", 0) == 0) {
            names.push_back(entry.path().stem().string().substr(6));
        }
    }
    std::sort(names.begin(), names.end());
    std::string out;
    for (const std::string& name : names) {
        out += (out.empty() ? "" : ", ") + name;
    }
    return out;
}

} // namespace

std::optional<Colour> parse_colour(std::string_view text) {
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value, 16);
    if (error != std::errc() || end != text.data() + text.size() || (text.size() != 6 && text.size() != 8)) {
        return std::nullopt;
    }
    if (text.size() == 6) {
        value = value << 8 | 0xFFU;
    }
    return Colour{static_cast<std::uint8_t>(value >> 24), static_cast<std::uint8_t>(value >> 16 & 0xFFU), static_cast<std::uint8_t>(value >> 8 & 0xFFU),
                  static_cast<std::uint8_t>(value & 0xFFU)};
}

base::Result<MapStyle> MapStyle::load(const std::filesystem::path& styles_dir, std::string_view name) {
    const auto path = styles_dir / ("theme_" + std::string(name) + ".tsv");
    const auto text = base::read_file(path);
    if (!text) {
        const std::string known = list_styles(styles_dir);
        if (known.empty()) {
            return base::failure(base::ErrorCode::NotFound, "no map styles found; install Marsad again, its folder assets/styles belongs there: " + styles_dir.string());
        }
        return base::failure(base::ErrorCode::Usage, "no map style \"" + std::string(name) + "\"; there are: " + known);
    }
    MapStyle style;
    const std::vector<Slot> wanted = slots(style);
    std::vector<bool> seen(wanted.size(), false);
    std::string problem;
    base::for_each_row(*text, [&](std::size_t line, const std::vector<std::string_view>& columns) {
        const auto slot = std::find_if(wanted.begin(), wanted.end(), [&](const Slot& s) { return s.name == columns[0]; });
        const auto colour = columns.size() > 1 ? parse_colour(columns[1]) : std::nullopt;
        if (slot == wanted.end() || !colour) {
            problem = "line " + std::to_string(line) + ": not a known name and a colour (RRGGBB or RRGGBBAA)";
            return;
        }
        *slot->colour = *colour;
        seen[static_cast<std::size_t>(slot - wanted.begin())] = true;
    });
    const auto missing = std::find(seen.begin(), seen.end(), false);
    if (problem.empty() && missing != seen.end()) {
        problem = "no colour for " + std::string(wanted[static_cast<std::size_t>(missing - seen.begin())].name);
    }
    if (!problem.empty()) {
        return base::failure(base::ErrorCode::BadFormat, problem + ": " + path.string());
    }
    auto marks = SignMarks::load(styles_dir);
    if (!marks) {
        return base::failure(marks.error());
    }
    style.marks = std::move(*marks);
    return style;
}

base::Result<MapTexts> MapTexts::load(const std::filesystem::path& styles_dir) {
    const auto path = styles_dir / "map_texts.tsv";
    const auto text = base::read_file(path);
    if (!text) {
        return base::failure(text.error());
    }
    MapTexts out;
    base::for_each_row(*text, [&](std::size_t, const std::vector<std::string_view>& columns) {
        if (columns.size() >= 3) {
            out.texts_[std::string(columns[0])] = {std::string(columns[1]), std::string(columns[2])};
        }
    });
    if (out.texts_.empty()) {
        return base::failure(base::ErrorCode::BadFormat, "no texts in it: " + path.string());
    }
    return out;
}

std::string MapTexts::get(std::string_view key, bool arabic) const {
    const auto found = texts_.find(key);
    return found == texts_.end() ? std::string(key) : found->second[arabic ? 1 : 0];
}

} // namespace marsad::render
