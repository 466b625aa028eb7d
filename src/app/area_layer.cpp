#include "app/area_layer.h"

#include "geocode/area_geometry.h"

#include <map>
#include <string_view>

#include <fmt/format.h>

namespace marsad::app {

namespace {

std::string key_of(std::string_view place_id, const model::AreaShape& shape) {
    return fmt::format("{} {} {} {} {} {} {} {} {} {}", static_cast<int>(shape.kind), shape.anchor.lon_deg(), shape.anchor.lat_deg(), shape.other.lon_deg(), shape.other.lat_deg(), shape.inner_km,
                       shape.outer_km, shape.from_deg, shape.to_deg, place_id);
}

} // namespace

void AreaLayer::Gathering::add_place(const model::Place& place, const std::string& text, const std::string& event_id) {
    // What was read back from a layer has lost its shape; what a report told as a point has none.
    const auto shape = place.shape || !place.kind.empty() ? place.shape : geocode::shape_read_back(gazetteer_, place);
    if (!shape || place.place_id.empty()) {
        return;
    }
    const auto [known, fresh] = by_key_.emplace(key_of(place.place_id, *shape), areas_.size());
    if (fresh) {
        areas_.push_back({*shape, {{}, place, text, {}, false, {}, {}}, {}});
        if (const auto found = gazetteer_.find_by_id(place.place_id); found && place.kind.empty()) {
            areas_.back().feature.place.name = gazetteer_.place(*found).name();
            areas_.back().feature.place.kind = gazetteer_.place(*found).kind();
        }
    }
    Area& area = areas_[known->second];
    if (area.feature.place.name_local.empty()) {
        area.feature.place.name_local = place.name_local;
    }
    if (!event_id.empty() && area.seen.insert(event_id).second) {
        area.feature.event_ids.push_back(event_id);
    }
}

void AreaLayer::Gathering::add(const io::OutputRecord& record) {
    for (const model::Event& event : record.events) {
        if (event.place) {
            add_place(*event.place, event.location_text.value_or(""), event.event_id);
        }
    }
    for (const model::PlaceMention& mention : record.places) {
        if (mention.place) {
            add_place(*mention.place, mention.text, {});
        }
    }
}

std::vector<io::AreaFeature> AreaLayer::Gathering::features() {
    std::vector<io::AreaFeature> out;
    std::map<std::string, int> taken;
    for (Area& area : areas_) {
        auto drawn = geocode::area_geometry(gazetteer_, area.feature.place.place_id, area.shape);
        io::AreaFeature& feature = area.feature;
        feature.shape = drawn.shape;
        feature.approximate = drawn.approximate;
        feature.geometry = std::move(drawn.geometry);
        feature.id = fmt::format("{}/{}", feature.place.place_id, feature.shape);
        if (const int number = ++taken[feature.id]; number > 1) {
            feature.id += fmt::format("/{}", number);
        }
        out.push_back(std::move(feature));
    }
    return out;
}

void AreaLayer::Gathering::clear() {
    areas_.clear();
    by_key_.clear();
}

base::Result<void> AreaLayer::add(const io::OutputRecord& record) {
    gathering_.add(record);
    if (options_.format != io::Format::JsonLines) {
        return {};
    }
    std::string line;
    io::append_area_record(line, record.id, gathering_.features(), record.error);
    gathering_.clear();
    return output_.write(line);
}

base::Result<void> AreaLayer::finish() {
    if (options_.format != io::Format::JsonLines) {
        if (auto written = io::write_area_layer(output_, options_, gathering_.features()); !written) {
            return written;
        }
    }
    return output_.commit();
}

} // namespace marsad::app
