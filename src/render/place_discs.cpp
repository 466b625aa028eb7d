#include "render/place_discs.h"

#include "render/disc_layer.h"
#include "render/symbol_layer.h"

#include <algorithm>
#include <bit>
#include <cmath>
#include <map>
#include <numbers>
#include <tuple>

namespace marsad::render {

namespace {

constexpr std::size_t kMostDiscs = 48;  // in the picture; more lie over each other until nothing can be told: the newest are drawn
constexpr double kFullFills = 12.0;     // so many discs keep their whole fill
constexpr double kMostFilled = 1.5;     // pictures' worth of fills that are laid over each other; discs beyond are outlines
constexpr int kOpacitySteps = 16;       // discs of one step are drawn at once
constexpr double kDiscRimPx = 4.0;      // of an exact place, round its sign

/// How many of the circle's sides are enough.
std::size_t stride_for(double radius_px) { return radius_px < 20.0 ? 4 : radius_px < 60.0 ? 2 : 1; }

void add_disc(const std::vector<FixedPoint>& outline, FixedPoint middle, double radius_px, bool filled, AreaBatch& out) {
    const std::size_t stride = outline.size() % 4 == 0 ? stride_for(radius_px) : 1; // one round a pole has corners to keep
    double length = 0.0;
    for (std::size_t i = 0; i < outline.size(); i += stride) {
        const FixedPoint from = outline[i];
        const FixedPoint to = outline[(i + stride) % outline.size()];
        if (filled) {
            out.triangles.insert(out.triangles.end(), {middle, from, to});
        }
        out.edge.push_back({from, to, static_cast<float>(length)});
        length += std::hypot(static_cast<double>(to.x) - from.x, static_cast<double>(to.y) - from.y);
    }
}

} // namespace

void PlaceDiscs::clear() {
    outlines_.clear();
    chosen_.clear();
    shown_.clear();
    boxes_.clear();
}

const std::vector<FixedPoint>& PlaceDiscs::outline(const EventField& field, std::uint32_t place) {
    const auto [found, added] = outlines_.try_emplace(place);
    if (added) {
        const FieldPlace& at = field.places()[place];
        const std::vector<World> circle = geodesic_circle(at.position, static_cast<double>(at.radius_km));
        found->second.reserve(circle.size());
        for (const World& point : circle) {
            found->second.push_back(fixed_from_world(point));
        }
    }
    return found->second;
}

void PlaceDiscs::set_region(const EventField& field, const Stacks& stacks, const Camera& region, double scale) {
    const auto places = field.places();
    shown_.clear();
    chosen_.clear();
    for (std::uint32_t i = 0; i < places.size(); ++i) {
        const FieldPlace& place = places[i];
        const std::uint32_t stack = stacks.stack_of_place()[i];
        if (stack == Stacks::kNoStack) {
            continue;
        }
        const double radius_px = world_from_km(static_cast<double>(place.radius_km), place.position) * region.pixels_per_world();
        const double sign_px = stacks.stacks()[stack].diameter_px() * scale;
        const bool vague = place.sureness != PlaceSureness::Site;
        if (radius_px <= sign_px * 0.5 + (vague ? kLeastDiscRimPx : kDiscRimPx) * scale) {
            continue;
        }
        bool seen = false;
        for_each_screen_copy(place.at, region, radius_px, [&](Screen) { seen = true; });
        if (seen) {
            chosen_.push_back(i);
        }
    }
}

void PlaceDiscs::tally(const model::Moment& moment) {
    shown_.clear();
    for (const std::uint32_t place : chosen_) {
        const auto newest = moment.newest_at(place);
        if (!newest) {
            continue;
        }
        const auto& counts = moment.counts()[place].total() > 0 ? moment.counts()[place] : moment.seen()[place];
        unsigned types = 0;
        for (std::size_t type = 0; type < kEventTypes; ++type) {
            types |= counts.of[type] > 0 ? 1U << type : 0U;
        }
        const auto opacity = static_cast<std::uint8_t>(std::clamp(std::lround(moment.opacity_at(place) * 255.0), 1L, 255L));
        shown_.push_back({place, newest->row, opacity, static_cast<std::uint8_t>(types)});
    }
}

void PlaceDiscs::draw(Painter& painter, const EventField& field, PlaceAreas& areas, const MapStyle& style, const Camera& camera, double scale,
                      double hatch_phase_px) {
    struct Drawn {
        Shown shown;
        const PlaceArea* area; ///< null: a disc
        double radius_px;
    };
    std::vector<Drawn> drawn;
    for (const Shown& shown : shown_) {
        const FieldPlace& place = field.places()[shown.place];
        const double radius_px = world_from_km(static_cast<double>(place.radius_km), place.position) * camera.pixels_per_world();
        bool seen = false;
        for_each_screen_copy(place.at, camera, radius_px, [&](Screen) { seen = true; });
        if (seen) {
            drawn.push_back({shown, nullptr, radius_px});
        }
    }
    std::sort(drawn.begin(), drawn.end(), [](const Drawn& a, const Drawn& b) { return a.shown.newest_row > b.shown.newest_row; });
    drawn.resize(std::min(drawn.size(), kMostDiscs));
    const double picture_px = static_cast<double>(camera.width_px()) * camera.height_px();
    double filled_px = 0.0;
    boxes_.clear();
    using Look = std::tuple<AreaLook, unsigned, int>; // colour: type, kEventTypes = several; opacity step
    std::map<Look, AreaBatch> batches;
    for (Drawn& one : drawn) {
        const FieldPlace& place = field.places()[one.shown.place];
        one.area = place.sureness == PlaceSureness::Site ? nullptr : areas.of(field, one.shown.place);
        // A circle on the ground is no circle on the map far from the equator: its poleward half is larger.
        const double reach = one.radius_px * 1.3 + 2.0 * scale;
        const double px_per_unit = camera.pixels_per_world() / kFixedOne;
        const FixedPoint at = field.fixed_places()[one.shown.place];
        for_each_screen_copy(place.at, camera, reach, [&](Screen middle) {
            boxes_.push_back(one.area == nullptr ? ScreenBox{middle.x - reach, middle.y - reach, middle.x + reach, middle.y + reach}
                                                 : ScreenBox{middle.x + (one.area->box.left - static_cast<double>(at.x)) * px_per_unit, middle.y + (one.area->box.top - static_cast<double>(at.y)) * px_per_unit,
                                                             middle.x + (one.area->box.right - static_cast<double>(at.x)) * px_per_unit, middle.y + (one.area->box.bottom - static_cast<double>(at.y)) * px_per_unit});
        });
        const std::uint8_t types = one.shown.types;
        const unsigned colour = std::has_single_bit(types) ? static_cast<unsigned>(std::countr_zero(types)) : static_cast<unsigned>(kEventTypes);
        const int step = (one.shown.opacity * kOpacitySteps + 254) / 255;
        const AreaLook look = one.area != nullptr ? one.area->look : place.sureness == PlaceSureness::Area ? AreaLook::HatchedDisc : AreaLook::Disc;
        AreaBatch& batch = batches[{look, colour, step}];
        const bool filled = filled_px < kMostFilled * picture_px;
        if (one.area != nullptr) {
            batch.add(*one.area, at, filled, style.text_note, scale);
        } else {
            add_disc(outline(field, one.shown.place), at, one.radius_px, filled, batch);
        }
        filled_px += std::min(picture_px, std::numbers::pi * one.radius_px * one.radius_px);
    }
    const double fill_share = std::min(1.0, kFullFills / std::max(1.0, static_cast<double>(drawn.size())));
    for (const auto& [looks, batch] : batches) {
        const auto& [look, type, step] = looks;
        draw_areas(painter, batch, look, type < kEventTypes ? style.type[type] : style.text_note, style, camera, scale, static_cast<double>(step) / kOpacitySteps, fill_share, hatch_phase_px);
    }
}

} // namespace marsad::render
