#include "basemap_disputed.h"

#include "basemap_tables.h"

#include <charconv>
#include <cmath>

namespace marsad::compile_data {

namespace {

constexpr std::int32_t kNearFixed = 400000; // 15 km at the equator, 12 km at 35°: the areas are drawn by hand

std::optional<double> number(std::string_view text) {
    while (!text.empty() && text.front() == ' ') {
        text.remove_prefix(1);
    }
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end != text.data() ? std::optional(value) : std::nullopt;
}

/// "lon lat, lon lat, ..."
FixedPath parse_outline(const std::string& text) {
    FixedPath out;
    for (const std::string& pair : split(text, ',')) {
        const std::size_t first = pair.find_first_not_of(' ');
        const std::size_t space = first == std::string::npos ? first : pair.find(' ', first);
        if (space == std::string::npos) {
            continue;
        }
        const auto lon = number(std::string_view(pair).substr(first, space - first));
        const auto lat = number(std::string_view(pair).substr(space));
        if (lon && lat) {
            out.push_back(render::fixed_from_world(render::world_from_degrees(*lon, *lat)));
        }
    }
    if (out.size() > 1 && out.front() == out.back()) {
        out.pop_back();
    }
    return out;
}

bool contains(const render::FixedBox& box, render::FixedPoint at) {
    return box.left <= at.x && at.x <= box.right && box.top <= at.y && at.y <= box.bottom;
}

double distance(const FixedPath& ring, render::FixedPoint at) {
    double best = 1e18;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const double dx = static_cast<double>(ring[i].x) - ring[j].x;
        const double dy = static_cast<double>(ring[i].y) - ring[j].y;
        const double length = dx * dx + dy * dy;
        const double px = static_cast<double>(at.x) - ring[j].x;
        const double py = static_cast<double>(at.y) - ring[j].y;
        const double t = length == 0.0 ? 0.0 : std::clamp((px * dx + py * dy) / length, 0.0, 1.0);
        best = std::min(best, std::hypot(t * dx - px, t * dy - py));
    }
    return best;
}

std::optional<render::FixedBox> parse_box(std::string_view text) {
    const auto parts = split(text, ',');
    if (parts.size() != 4) {
        return std::nullopt;
    }
    const auto west = number(parts[0]);
    const auto south = number(parts[1]);
    const auto east = number(parts[2]);
    const auto north = number(parts[3]);
    if (!west || !south || !east || !north) {
        return std::nullopt;
    }
    return box_of({render::fixed_from_world(render::world_from_degrees(*west, *north)),
                   render::fixed_from_world(render::world_from_degrees(*east, *south))});
}

} // namespace

base::Result<DisputedBorders> DisputedBorders::load(const std::filesystem::path& assets_dir) {
    const auto area_rows = read_rows(assets_dir / "gazetteer" / "disputed.tsv");
    const auto rule_path = assets_dir / "styles" / "disputed_borders.tsv";
    const auto rule_rows = read_rows(rule_path);
    if (!area_rows || !rule_rows) {
        return base::failure(!area_rows ? area_rows.error() : rule_rows.error());
    }
    DisputedBorders out;
    for (const Row& row : *area_rows) {
        FixedPath outline = row.size() > 6 ? parse_outline(row[6]) : FixedPath();
        if (outline.size() >= 3) {
            out.areas_.push_back({row[0], row[1], std::move(outline)});
        }
    }
    for (const Row& row : *rule_rows) {
        Rule rule{row[0], row[1], std::nullopt, kNoArea};
        const std::string within = row.size() > 2 ? row[2] : "";
        if (within.rfind("box ", 0) == 0) {
            rule.box = parse_box(std::string_view(within).substr(4));
            if (!rule.box) {
                return base::failure(base::ErrorCode::BadFormat, "\"" + within + "\" is not a box (west,south,east,north): " + rule_path.string());
            }
        } else if (within.rfind("area ", 0) == 0) {
            for (std::size_t i = 0; i < out.areas_.size(); ++i) {
                rule.area = out.areas_[i].name == within.substr(5) ? i : rule.area;
            }
            if (rule.area == kNoArea) {
                return base::failure(base::ErrorCode::BadFormat,
                                     "\"" + within.substr(5) + "\" is not an area of gazetteer/disputed.tsv: " + rule_path.string());
            }
        }
        if (rule.first == "outline" && rule.area != kNoArea) {
            out.outlines_.push_back(out.areas_[rule.area]);
        } else {
            out.rules_.push_back(std::move(rule));
        }
    }
    return out;
}

const DisputedArea* DisputedBorders::split_of(std::string_view code, const render::FixedBox& box) const {
    for (const Rule& rule : rules_) {
        if (rule.first != "split" || rule.second != code || rule.area == kNoArea) {
            continue;
        }
        const render::FixedBox limits = box_of(areas_[rule.area].outline);
        if (box.right >= limits.left && box.left <= limits.right && box.bottom >= limits.top && box.top <= limits.bottom) {
            return &areas_[rule.area];
        }
    }
    return nullptr;
}

bool DisputedBorders::concerns(std::string_view a, std::string_view b) const {
    return std::any_of(rules_.begin(), rules_.end(), [&](const Rule& rule) {
        return (rule.first == a && rule.second == b) || (rule.first == b && rule.second == a);
    });
}

bool DisputedBorders::is_disputed(std::string_view a, std::string_view b, render::FixedPoint at) const {
    for (const Rule& rule : rules_) {
        if (!((rule.first == a && rule.second == b) || (rule.first == b && rule.second == a))) {
            continue;
        }
        if (rule.box ? contains(*rule.box, at) : rule.area == kNoArea) {
            return true;
        }
        if (rule.area != kNoArea) {
            const FixedPath& outline = areas_[rule.area].outline;
            if (is_inside({outline}, at.x, at.y) || distance(outline, at) < kNearFixed) {
                return true;
            }
        }
    }
    return false;
}

const DisputedArea* DisputedBorders::area_of(const FixedPath& ring) const {
    const render::FixedBox box = box_of(ring);
    for (const DisputedArea& area : areas_) {
        const render::FixedBox limits = box_of(area.outline);
        if (box.right < limits.left || box.left > limits.right || box.bottom < limits.top || box.top > limits.bottom) {
            continue;
        }
        const auto held = std::count_if(ring.begin(), ring.end(), [&](render::FixedPoint at) { return is_inside({area.outline}, at.x, at.y); });
        // The hand-drawn outline cuts off bays and capes: most of the coast inside is enough.
        if (static_cast<std::size_t>(held) * 5 > ring.size() * 3) {
            return &area;
        }
    }
    return nullptr;
}

} // namespace marsad::compile_data
