#include "ui/theme.h"

#include "base/file.h"
#include "base/rows.h"

#include <algorithm>
#include <cmath>
#include <string>
#include <utility>
#include <vector>

namespace marsad::ui {

namespace {

using Slots = std::vector<std::pair<std::string, Colour*>>;

Slots slots_of(Theme& t) {
    Slots out{{"chrome", &t.chrome}, {"panel", &t.panel}, {"field", &t.field}, {"raised", &t.raised}, {"hover", &t.hover}, {"pressed", &t.pressed}, {"line", &t.line},
              {"line2", &t.line2}, {"edge", &t.edge}, {"t1", &t.t1}, {"t2", &t.t2}, {"t3", &t.t3}, {"disabled", &t.disabled}, {"accent", &t.accent},
              {"on_accent", &t.on_accent}, {"accent_dim", &t.accent_dim}, {"accent_line", &t.accent_line}, {"warn", &t.warn}, {"warn_ground", &t.warn_ground},
              {"error", &t.error}, {"error_ground", &t.error_ground}, {"good", &t.good}, {"good_ground", &t.good_ground}, {"ring", &t.ring}, {"scrim", &t.scrim}};
    static constexpr std::array<const char*, session::kFields.size()> kRoles{"what", "when", "where", "who", "weapon", "casualties", "claim"};
    for (std::size_t i = 0; i < kRoles.size(); ++i) {
        out.emplace_back(std::string("role_") + kRoles[i], &t.roles[i].ground);
        out.emplace_back(std::string("role_") + kRoles[i] + "_line", &t.roles[i].line);
    }
    return out;
}

double luminance(Colour c) {
    const auto channel = [](std::uint8_t value) {
        const double v = value / 255.0;
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * channel(c.red) + 0.7152 * channel(c.green) + 0.0722 * channel(c.blue);
}

} // namespace

base::Result<Theme> Theme::load(const std::filesystem::path& styles_dir, std::string_view name) {
    auto map = render::MapStyle::load(styles_dir, name);
    if (!map) {
        return base::failure(map.error());
    }
    const auto path = styles_dir / ("ui_" + std::string(name) + ".tsv");
    const auto text = base::read_file(path);
    if (!text) {
        return base::failure(base::ErrorCode::NotFound, "the colours of the window are missing; install Marsad's assets again: " + path.string());
    }
    Theme theme;
    theme.map = *map;
    Slots slots = slots_of(theme);
    std::string problem;
    base::for_each_row(*text, [&](std::size_t number, const std::vector<std::string_view>& columns) {
        const auto slot = std::find_if(slots.begin(), slots.end(), [&](const auto& s) { return s.first == columns[0]; });
        const auto colour = columns.size() > 1 ? render::parse_colour(columns[1]) : std::nullopt;
        if (slot == slots.end() || !colour) {
            problem = "line " + std::to_string(number) + ": not a known name, once, and a colour (RRGGBB or RRGGBBAA)";
            return;
        }
        *slot->second = *colour;
        slots.erase(slot);
    });
    if (problem.empty() && !slots.empty()) {
        problem = "no colour for " + slots.front().first;
    }
    if (!problem.empty()) {
        return base::failure(base::ErrorCode::BadFormat, problem + ": " + path.string());
    }
    return theme;
}

double contrast_ratio(Colour a, Colour b) {
    const double la = luminance(a);
    const double lb = luminance(b);
    return (std::max(la, lb) + 0.05) / (std::min(la, lb) + 0.05);
}

} // namespace marsad::ui
