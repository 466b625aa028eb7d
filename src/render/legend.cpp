#include "render/legend.h"

#include "render/map_wording.h"
#include "render/symbol_layer.h"
#include "typeset/isolate.h"

#include <cmath>

namespace marsad::render {

namespace {

constexpr double kAnyWidth = 1e9;

constexpr std::array<model::EventType, kEventTypes> kLegendOrder{model::EventType::Battles,  model::EventType::ExplosionsRemoteViolence,
                                                                 model::EventType::ViolenceAgainstCivilians, model::EventType::Protests,
                                                                 model::EventType::Riots,    model::EventType::StrategicDevelopments};

Symbol sample(model::EventType type, double diameter_px, PlaceSureness sureness) {
    Symbol symbol{{0.0, 0.0}, *geo::LonLat::from_degrees(geo::Lon{0.0}, geo::Lat{0.0}), sureness, 0.0, diameter_px, {}, 1, 0, 0, {}, {}, {}};
    symbol.by_type[static_cast<std::size_t>(type)] = 1;
    return symbol;
}

} // namespace

std::vector<MarkerVertex> moved(std::vector<MarkerVertex> markers, Screen to) {
    for (MarkerVertex& marker : markers) {
        marker.at.x += static_cast<std::int32_t>(std::lround(to.x * DrawList::kPanelSteps));
        marker.at.y += static_cast<std::int32_t>(std::lround(to.y * DrawList::kPanelSteps));
    }
    return markers;
}

std::vector<LegendRow> make_legend(const LegendNeeds& needs, const MapStyle& style, const MapTexts& texts, const typeset::Shaper& shaper, LabelLanguage language, double scale) {
    const bool arabic = language == LabelLanguage::Arabic;
    const auto shape = [&](const std::string& text, double size_px, typeset::Weight weight) {
        const typeset::Direction direction = arabic ? typeset::Direction::RightToLeft : typeset::Direction::LeftToRight;
        return shaper.shape_to_width(text, {size_px * scale, weight, direction, 0.0}, kAnyWidth);
    };
    const auto text = [&](std::string_view key) {
        const std::string first = texts.get(key, arabic);
        const std::string both = language == LabelLanguage::Both ? first + "  " + typeset::isolate(texts.get(key, true)) : first;
        return shape(both, kLegendTextPx, typeset::Weight::Regular);
    };
    std::vector<LegendRow> rows;
    for (const model::EventType type : kLegendOrder) {
        const std::size_t count = needs.by_type[static_cast<std::size_t>(type)];
        if (count > 0) {
            rows.push_back({type, markers_of(sample(type, 14.0 * scale, PlaceSureness::Site), {0, 0}, style), text(type_key(type)),
                            shape(std::to_string(count), kLegendTextPx, typeset::Weight::Bold), {}});
        }
    }
    if (rows.empty()) {
        return rows;
    }
    if (needs.several) {
        Symbol stack = sample(model::EventType::ExplosionsRemoteViolence, 17.0 * scale, PlaceSureness::Site);
        stack.count = 2;
        stack.by_type = {};
        auto markers = markers_of(stack, {0, 0}, style); // only the ground disc
        markers.push_back({{0, 0}, static_cast<float>(17.0 * scale), Shape::RingPart, Fill::Solid, 0, 255, style.text_note});
        rows.push_back({std::nullopt, std::move(markers), text("several"), {}, shape("2", 9.5, typeset::Weight::Bold)});
    }
    if (needs.approximate) {
        const auto disc = static_cast<float>(18.0 * scale);
        const auto sign = static_cast<float>(9.0 * scale);
        rows.push_back({std::nullopt,
                        {{{0, 0}, disc, Shape::Circle, Fill::Solid, 0, 0, style.text_note.with_alpha(0.25)}, {{0, 0}, sign, Shape::Circle, Fill::Hollow, 0, 0, style.text_note}},
                        text("approximate"),
                        {},
                        {}});
    }
    if (needs.shot_down) {
        Symbol dome = sample(model::EventType::StrategicDevelopments, 11.0 * scale, PlaceSureness::Site);
        dome.shot_down = 1;
        auto markers = markers_of(dome, {0, static_cast<std::int32_t>(4.0 * scale * DrawList::kPanelSteps)}, style);
        rows.push_back({std::nullopt, std::move(markers), text("shot_down"), {}, {}});
    }
    return rows;
}

} // namespace marsad::render
