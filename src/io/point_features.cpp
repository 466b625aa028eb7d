#include "io/point_features.h"

#include "io/json_error.h"

#include <algorithm>
#include <cstdint>

#include <fmt/format.h>
#include <simdjson.h>

namespace marsad::io {

namespace {

using base::ErrorCode;
using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

std::optional<std::string> as_text(element value) {
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) {
        return std::string(text);
    }
    if (value.is_number() || value.is_bool()) {
        return simdjson::minify(value);
    }
    array list;
    if (value.get(list) != simdjson::SUCCESS) {
        return std::nullopt;
    }
    std::string joined;
    for (const element entry : list) {
        if (entry.is_array() || entry.is_object()) {
            return std::nullopt;
        }
        if (const auto part = as_text(entry)) {
            joined += (joined.empty() ? "" : ";") + *part;
        }
    }
    return joined;
}

/// What is wrong with the geometry, or an empty text.
std::string read_point(const object& feature, PointFeature& out) {
    object geometry;
    std::string_view type;
    if (feature["geometry"].get(geometry) != simdjson::SUCCESS || geometry["type"].get(type) != simdjson::SUCCESS) {
        return "it has no geometry; give each place a Point";
    }
    if (type != "Point") {
        return fmt::format("its geometry is a {}; give each place a Point", type);
    }
    array coordinates;
    if (geometry["coordinates"].get(coordinates) != simdjson::SUCCESS || coordinates.size() < 2 || coordinates.at(0).get(out.lon_deg) != simdjson::SUCCESS ||
        coordinates.at(1).get(out.lat_deg) != simdjson::SUCCESS) {
        return "its coordinates are not two numbers; write [longitude, latitude]";
    }
    return {};
}

PointFeature read_feature(element value, std::size_t number) {
    PointFeature out;
    out.number = number;
    object feature;
    if (value.get(feature) != simdjson::SUCCESS) {
        out.error = "it is not an object; give a list of Features";
        return out;
    }
    out.error = read_point(feature, out);
    object properties;
    if (feature["properties"].get(properties) == simdjson::SUCCESS) {
        for (const auto& [key, member] : properties) {
            if (auto text = as_text(member)) {
                out.members.emplace_back(std::string(key), std::move(*text));
            }
        }
    }
    element id;
    if (out.member("id").empty() && feature["id"].get(id) == simdjson::SUCCESS) {
        if (auto text = as_text(id)) {
            out.members.emplace_back("id", std::move(*text));
        }
    }
    return out;
}

} // namespace

std::string_view PointFeature::member(std::string_view name) const {
    const auto found = std::find_if(members.begin(), members.end(), [name](const auto& one) { return one.first == name; });
    return found == members.end() ? std::string_view() : std::string_view(found->second);
}

base::Result<void> read_point_features(std::string_view json, const std::function<void(const PointFeature&)>& use) {
    simdjson::dom::parser parser;
    element document;
    if (parser.parse(json.data(), json.size()).get(document) != simdjson::SUCCESS) {
        const auto fault = find_json_error(json);
        const std::size_t offset = fault ? fault->offset : 0;
        const auto line = 1 + std::count(json.begin(), json.begin() + static_cast<std::ptrdiff_t>(std::min(offset, json.size())), '\n');
        return base::failure(ErrorCode::BadFormat, fmt::format("broken JSON in line {}: {}; mend the file: nothing of it was used", line, fault ? fault->reason : "it cannot be parsed"));
    }
    object members;
    std::string_view type;
    array features;
    if (document.get(members) == simdjson::SUCCESS && members["type"].get(type) == simdjson::SUCCESS) {
        if (type == "Feature") {
            use(read_feature(document, 1));
            return {};
        }
        if (type == "FeatureCollection" && members["features"].get(features) == simdjson::SUCCESS) {
            std::size_t number = 0;
            for (const element feature : features) {
                use(read_feature(feature, ++number));
            }
            return {};
        }
    }
    return base::failure(ErrorCode::BadFormat, "not a GeoJSON FeatureCollection; give one of Point Features");
}

} // namespace marsad::io
