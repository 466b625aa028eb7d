#include "render/symbol_layer.h"

#include "render/sign_marks.h"

#include <cmath>

#include <fmt/format.h>

namespace marsad::render {

namespace {

void add_ring(const Symbol& symbol, FixedPoint at, const MapStyle& style, std::vector<MarkerVertex>& out) {
    const auto diameter = static_cast<float>(symbol.diameter_px);
    // A ground disc that the casing surrounds, then the shares.
    out.push_back({at, diameter, Shape::Circle, Fill::Solid, 0, 0, style.panel.with_alpha(1.0)});
    const bool vague = symbol.sureness != PlaceSureness::Site;
    std::size_t before = 0;
    for (const model::EventType type : kRingOrder) {
        const std::size_t share = symbol.by_type[static_cast<std::size_t>(type)];
        if (share == 0) {
            continue;
        }
        const auto from = static_cast<std::uint8_t>(before * 255 / symbol.count);
        before += share;
        const auto to = static_cast<std::uint8_t>(before * 255 / symbol.count);
        const bool whole = share == symbol.count;
        out.push_back({at, diameter, Shape::RingPart, vague ? Fill::HollowDashed : Fill::Solid, whole ? std::uint8_t{0} : from,
                       whole ? std::uint8_t{255} : to, style.type[static_cast<std::size_t>(type)]});
    }
}

} // namespace

std::vector<MarkerVertex> markers_of(const Symbol& symbol, FixedPoint at, const MapStyle& style) {
    std::vector<MarkerVertex> out;
    const auto type = symbol.only_type();
    if (symbol.count > 1 || !type) {
        add_ring(symbol, at, style, out);
        return out;
    }
    const Fill fill = symbol.sureness == PlaceSureness::Site ? Fill::Solid : symbol.sureness == PlaceSureness::Near ? Fill::Hollow : Fill::HollowDashed;
    const Colour colour = style.type[static_cast<std::size_t>(*type)];
    const auto diameter = static_cast<float>(symbol.diameter_px);
    if (symbol.shot_down > 0) {
        out.push_back({at, diameter, Shape::Dome, Fill::Solid, 0, 0, style.text_secondary});
    }
    const std::uint8_t mark = symbol.marked && style.marks ? style.marks->mark_of(symbol.detail.sub_type, symbol.detail.weapon) : std::uint8_t{0};
    const std::uint8_t badge = symbol.badged ? static_cast<std::uint8_t>(symbol.detail.claim) : std::uint8_t{0};
    out.push_back({at, diameter, shape_of(*type), fill, mark, badge, colour});
    return out;
}

std::string short_count(std::size_t count) {
    return count < 1000 ? std::to_string(count) : count < 10000 ? fmt::format("{:.1f}k", static_cast<double>(count) / 1000.0) : fmt::format("{}k", count / 1000);
}

void add_symbols(const std::vector<Symbol>& symbols, const MapStyle& style, const typeset::Shaper& shaper, const Camera& camera, double scale,
                 OccupiedArea& occupied, DrawList& out) {
    for (const Symbol& symbol : symbols) {
        const auto markers = markers_of(symbol, fixed_from_world(symbol.at), style);
        out.map_markers.insert(out.map_markers.end(), markers.begin(), markers.end());
        const double half = symbol.diameter_px * 0.5 + 1.5 * scale;
        for_each_screen_copy(symbol.at, camera, half, [&](Screen at) {
            const double above = symbol.shot_down > 0 && symbol.count == 1 ? half + symbol.diameter_px * 0.3 : half;
            occupied.add({at.x - half, at.y - above, at.x + half, at.y + half});
            if (symbol.count > 1) {
                const double size = (symbol.count < 100 ? 11.0 : 10.0) * scale;
                typeset::Line line = shaper.shape(short_count(symbol.count), {size, typeset::Weight::Bold, typeset::Direction::LeftToRight, 0.0});
                const double left = at.x - static_cast<double>(line.width_px) / 2.0;
                const double baseline = at.y - static_cast<double>(line.ink_top_px) / 2.0;
                out.texts.push_back({std::move(line), left, baseline, style.text, {}, 0.0});
            }
        });
    }
}

} // namespace marsad::render
