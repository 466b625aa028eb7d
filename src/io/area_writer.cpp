#include "io/area_writer.h"

#include "io/json_text.h"

#include <algorithm>

namespace marsad::io {

namespace {

constexpr std::int64_t kMicroTurn = 360'000'000;

std::int64_t micro(double degrees) {
    const auto fixed = to_fixed(degrees, 6);
    return fixed ? fixed->scaled : 0;
}

void append_line(std::string& out, const geo::Ring& line) {
    out.push_back('[');
    for (std::size_t i = 0; i < line.size(); ++i) {
        out += i > 0 ? ",[" : "[";
        append_fixed(out, {micro(line[i].lon_deg), 6});
        out.push_back(',');
        append_fixed(out, {micro(line[i].lat_deg), 6});
        out.push_back(']');
    }
    out.push_back(']');
}

template <typename Item, typename Append>
void append_list(std::string& out, const std::vector<Item>& items, Append append) {
    out.push_back('[');
    for (std::size_t i = 0; i < items.size(); ++i) {
        out += i > 0 ? "," : "";
        append(out, items[i]);
    }
    out.push_back(']');
}

void append_polygon(std::string& out, const std::vector<geo::Ring>& polygon) { append_list(out, polygon, append_line); }

void append_geometry(std::string& out, const geo::AreaGeometry& geometry) {
    const bool lines = geometry.polygons.empty();
    const std::size_t count = lines ? geometry.lines.size() : geometry.polygons.size();
    if (count == 0) {
        out += "null";
        return;
    }
    out += R"({"type":")";
    out += count > 1 ? "Multi" : "";
    out += lines ? R"(LineString","coordinates":)" : R"(Polygon","coordinates":)";
    if (lines) {
        count > 1 ? append_list(out, geometry.lines, append_line) : append_line(out, geometry.lines.front());
    } else {
        count > 1 ? append_list(out, geometry.polygons, append_polygon) : append_polygon(out, geometry.polygons.front());
    }
    out.push_back('}');
}

void append_member(std::string& out, std::string_view name, const std::string& text) {
    out += ",\"";
    out += name;
    out += "\":";
    append_json_string(out, text.empty() ? std::nullopt : std::optional(text));
}

} // namespace

void append_area_feature(std::string& out, const AreaFeature& feature) {
    out += R"({"type":"Feature","id":)";
    append_json_string(out, std::string_view(feature.id));
    out += R"(,"geometry":)";
    append_geometry(out, feature.geometry);
    out += R"(,"properties":{"place_id":)";
    append_json_string(out, std::string_view(feature.place.place_id));
    append_member(out, "name", feature.place.name);
    append_member(out, "name_local", feature.place.name_local);
    append_member(out, "kind", feature.place.kind);
    append_member(out, "country", feature.place.country);
    append_member(out, "country_code", feature.place.country_code);
    append_member(out, "admin1", feature.place.admin1);
    append_member(out, "location_text", feature.location_text);
    append_member(out, "shape", feature.shape);
    out += feature.approximate ? R"(,"approximate":true,"radius_km":)" : R"(,"approximate":false,"radius_km":)";
    if (const auto radius = to_fixed(feature.place.radius_km, 1)) {
        append_fixed(out, *radius);
    } else {
        out += "null";
    }
    out += R"(,"event_ids":)";
    append_list(out, feature.event_ids, [](std::string& text, const std::string& id) { append_json_string(text, std::string_view(id)); });
    out += "}}";
}

void SpanBounds::add(const geo::AreaGeometry& geometry) {
    const auto add_line = [this](const geo::Ring& line) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            const std::int64_t lat = micro(line[i].lat_deg);
            south_ = std::min(south_, lat);
            north_ = std::max(north_, lat);
        }
        // A ring or line is of one piece: it covers all longitudes from its westernmost to its easternmost corner.
        const auto [west, east] = std::minmax_element(line.begin(), line.end(), [](const geo::Corner& a, const geo::Corner& b) { return a.lon_deg < b.lon_deg; });
        spans_.emplace_back(micro(west->lon_deg), micro(east->lon_deg));
    };
    for (const auto& polygon : geometry.polygons) {
        add_line(polygon.front());
    }
    for (const geo::Ring& line : geometry.lines) {
        add_line(line);
    }
}

std::optional<MicroBounds> SpanBounds::bounds() const {
    if (spans_.empty()) {
        return std::nullopt;
    }
    auto spans = spans_;
    std::sort(spans.begin(), spans.end());
    // The box is the globe without its widest empty gap; the gap across 180° wins a tie.
    std::int64_t reached = spans.front().second;
    std::int64_t widest = -1;
    MicroBounds box{spans.front().first, south_, 0, north_};
    for (const auto& [west, east] : spans) {
        if (west > reached && west - reached > widest) {
            widest = west - reached;
            box.west = west;
            box.east = reached;
        }
        reached = std::max(reached, east);
    }
    const std::int64_t over_180 = spans.front().first + kMicroTurn - reached;
    if (over_180 >= widest) {
        box.west = spans.front().first;
        box.east = reached;
    }
    return box;
}

base::Result<void> write_area_layer(Output& output, const WriterOptions& options, const std::vector<AreaFeature>& features) {
    const bool collection = options.format == Format::GeoJson;
    SpanBounds bounds;
    std::string text = collection ? collection_head(options.attribution) : std::string();
    for (std::size_t i = 0; i < features.size(); ++i) {
        text += collection && i > 0 ? ",\n" : "";
        append_area_feature(text, features[i]);
        text += collection ? "" : "\n";
        bounds.add(features[i].geometry);
        if (auto written = output.write(text); !written) {
            return written;
        }
        text.clear();
    }
    if (collection) {
        text += features.empty() ? "]" : "\n]";
        if (const auto box = bounds.bounds()) {
            append_bounds(text, *box);
        }
        text += "}\n";
    }
    return output.write(text);
}

void append_area_record(std::string& out, std::string_view id, const std::vector<AreaFeature>& features, std::string_view error) {
    const auto or_null = [](std::string_view text) { return text.empty() ? std::nullopt : std::optional(std::string(text)); };
    out += R"({"id":)";
    append_json_string(out, or_null(id));
    out += R"(,"features":)";
    append_list(out, features, append_area_feature);
    out += R"(,"error":)";
    append_json_string(out, or_null(error));
    out += "}\n";
}

} // namespace marsad::io
