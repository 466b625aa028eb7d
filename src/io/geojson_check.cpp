#include "io/geojson_check.h"

#include "io/json_error.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <string>
#include <unordered_set>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

namespace marsad::io {

namespace {

using simdjson::dom::array;
using simdjson::dom::element;
using simdjson::dom::object;

struct Position {
    double lon_deg;
    double lat_deg;
};

/// All positions of an object, and the longitudes that they cover: a line or ring covers those between its positions, too.
struct Extent {
    std::vector<Position> points;
    std::vector<std::pair<double, double>> spans; ///< west and east, degrees

    /// A position that stands alone.
    void add_point(Position point) {
        points.push_back(point);
        spans.emplace_back(point.lon_deg, point.lon_deg);
    }
    /// The positions of a line or ring.
    void add_line(const std::vector<Position>& line) {
        if (line.empty()) {
            return;
        }
        const auto [west, east] = std::minmax_element(line.begin(), line.end(), [](const Position& a, const Position& b) { return a.lon_deg < b.lon_deg; });
        spans.emplace_back(west->lon_deg, east->lon_deg);
        points.insert(points.end(), line.begin(), line.end());
    }
    void add(const Extent& other) {
        points.insert(points.end(), other.points.begin(), other.points.end());
        spans.insert(spans.end(), other.spans.begin(), other.spans.end());
    }
};

constexpr double kToleranceDeg = 5e-7; // half a unit of the sixth decimal
constexpr std::array<std::string_view, 7> kGeometryTypes{"Point", "MultiPoint", "LineString", "MultiLineString", "Polygon", "MultiPolygon", "GeometryCollection"};

bool has(const object& members, std::string_view key) {
    element ignored;
    return members[key].get(ignored) == simdjson::SUCCESS;
}

/// Digits after the point of the shortest decimal number that reads back as `value`.
int decimal_count(double value) {
    std::array<char, 400> text{};
    const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed).ptr;
    const auto point = std::find(text.data(), end, '.');
    return point == end ? 0 : static_cast<int>(end - point) - 1;
}

/// Twice the signed area of a closed ring, in square degrees; positive = counter-clockwise.
double signed_area(const std::vector<Position>& ring) {
    double sum = 0;
    for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
        sum += ring[i].lon_deg * ring[i + 1].lat_deg - ring[i + 1].lon_deg * ring[i].lat_deg;
    }
    return sum;
}

/// Width of the narrowest band of longitudes that holds them all.
double narrowest_width_deg(std::vector<std::pair<double, double>> spans) {
    std::sort(spans.begin(), spans.end());
    double reached = spans.front().second;
    double widest_gap = 0;
    for (const auto& [west, east] : spans) {
        widest_gap = std::max(widest_gap, west - reached);
        reached = std::max(reached, east);
    }
    return 360.0 - std::max(widest_gap, spans.front().first + 360.0 - reached);
}

class Checker {
  public:
    explicit Checker(const GeoJsonRules& rules) : rules_(rules) {}

    void document(element root) {
        duplicates(root, "");
        object members;
        if (root.get(members) != simdjson::SUCCESS) {
            fault("", "a GeoJSON text is one object");
            return;
        }
        const std::string type = type_of(members, "");
        if (type == "FeatureCollection") {
            collection(members);
        } else if (type == "Feature") {
            feature(members, "");
        } else if (!type.empty()) {
            geometry(members, type, "", 0);
        }
    }

    [[nodiscard]] std::vector<GeoJsonFault> take() { return std::move(faults_); }

  private:
    void fault(std::string where, std::string what) {
        if (faults_.size() < rules_.max_faults) {
            faults_.push_back({std::move(where), std::move(what)});
        }
    }

    static std::string at(const std::string& path, std::string_view key) { return path.empty() ? std::string(key) : fmt::format("{}.{}", path, key); }
    static std::string at(const std::string& path, std::size_t index) { return fmt::format("{}[{}]", path, index); }

    void duplicates(element value, const std::string& path) {
        object members;
        array items;
        if (value.get(members) == simdjson::SUCCESS) {
            std::unordered_set<std::string_view> seen;
            for (const auto& [key, member] : members) {
                if (!seen.insert(key).second) {
                    fault(at(path, key), "the member stands twice");
                }
                duplicates(member, at(path, key));
            }
        } else if (value.get(items) == simdjson::SUCCESS) {
            std::size_t index = 0;
            for (const element item : items) {
                if (item.is_object() || item.is_array()) {
                    duplicates(item, at(path, index));
                }
                ++index;
            }
        }
    }

    std::string type_of(const object& members, const std::string& path) {
        std::string_view type;
        if (members["type"].get(type) != simdjson::SUCCESS) {
            fault(at(path, "type"), "is missing or not a string");
            return {};
        }
        const bool known = type == "Feature" || type == "FeatureCollection" || std::find(kGeometryTypes.begin(), kGeometryTypes.end(), type) != kGeometryTypes.end();
        if (!known) {
            fault(at(path, "type"), fmt::format("\"{}\" is no GeoJSON type (their case matters)", type));
            return {};
        }
        return std::string(type);
    }

    /// Members that would make the object ambiguous, and `crs`.
    void forbid(const object& members, const std::string& path, std::initializer_list<std::string_view> keys) {
        for (const std::string_view key : keys) {
            if (has(members, key)) {
                fault(at(path, key), "has no place in this object");
            }
        }
        if (has(members, "crs")) {
            fault(at(path, "crs"), "was removed by RFC 7946; coordinates are WGS 84");
        }
    }

    void collection(const object& members) {
        forbid(members, "", {"geometry", "properties", "coordinates", "geometries"});
        array features;
        if (members["features"].get(features) != simdjson::SUCCESS) {
            fault("features", "is missing or not an array");
            return;
        }
        Extent all;
        std::size_t index = 0;
        for (const element item : features) {
            const std::string path = at("features", index++);
            object feature_members;
            if (item.get(feature_members) != simdjson::SUCCESS) {
                fault(path, "is not an object");
            } else if (type_of(feature_members, path) != "Feature") {
                fault(path, "is not a Feature");
            } else {
                all.add(feature(feature_members, path));
            }
        }
        bbox(members, "", all);
        std::string_view last;
        for (const auto& [key, value] : members) {
            last = key;
        }
        if (rules_.bbox_last && has(members, "bbox") && last != "bbox") {
            fault("bbox", "is not the last member of the collection");
        }
    }

    Extent feature(const object& members, const std::string& path) {
        forbid(members, path, {"coordinates", "geometries", "features"});
        id(members, path);
        element properties;
        if (members["properties"].get(properties) != simdjson::SUCCESS) {
            fault(at(path, "properties"), "is missing; it may be null");
        } else if (!properties.is_object() && !properties.is_null()) {
            fault(at(path, "properties"), "is neither an object nor null");
        }
        Extent points;
        element shape;
        object shape_members;
        if (members["geometry"].get(shape) != simdjson::SUCCESS) {
            fault(at(path, "geometry"), "is missing; it may be null");
        } else if (shape.get(shape_members) == simdjson::SUCCESS) {
            const std::string type = type_of(shape_members, at(path, "geometry"));
            if (type == "Feature" || type == "FeatureCollection") {
                fault(at(path, "geometry"), "is not a geometry");
            } else if (!type.empty()) {
                points = geometry(shape_members, type, at(path, "geometry"), 0);
            }
        } else if (!shape.is_null()) {
            fault(at(path, "geometry"), "is neither an object nor null");
        }
        bbox(members, path, points);
        return points;
    }

    void id(const object& members, const std::string& path) {
        element value;
        if (members["id"].get(value) != simdjson::SUCCESS) {
            if (rules_.ids_required) {
                fault(at(path, "id"), "is missing");
            }
            return;
        }
        if (!value.is_string() && !value.is_number()) {
            fault(at(path, "id"), "is neither a string nor a number");
        } else if (rules_.unique_ids && !ids_.insert(simdjson::minify(value)).second) {
            fault(at(path, "id"), fmt::format("{} is not unique", simdjson::minify(value)));
        }
    }

    Extent geometry(const object& members, const std::string& type, const std::string& path, int depth) {
        forbid(members, path, {"geometry", "properties", "features"});
        Extent points;
        if (type == "GeometryCollection") {
            points = geometries(members, path, depth);
        } else {
            forbid(members, path, {"geometries"});
            element coordinates;
            if (members["coordinates"].get(coordinates) != simdjson::SUCCESS || !coordinates.is_array()) {
                fault(at(path, "coordinates"), "is missing or not an array");
                return points;
            }
            shape(coordinates, type, at(path, "coordinates"), points);
        }
        bbox(members, path, points);
        return points;
    }

    Extent geometries(const object& members, const std::string& path, int depth) {
        Extent points;
        forbid(members, path, {"coordinates"});
        array parts;
        if (members["geometries"].get(parts) != simdjson::SUCCESS) {
            fault(at(path, "geometries"), "is missing or not an array");
            return points;
        }
        if (depth > 0) {
            fault(path, "a GeometryCollection inside another");
            return points;
        }
        if (parts.size() == 1) {
            fault(at(path, "geometries"), "holds a single geometry; write that geometry itself");
        }
        std::size_t index = 0;
        for (const element part : parts) {
            const std::string part_path = at(at(path, "geometries"), index++);
            object part_members;
            if (part.get(part_members) != simdjson::SUCCESS) {
                fault(part_path, "is not an object");
                continue;
            }
            const std::string type = type_of(part_members, part_path);
            if (type == "Feature" || type == "FeatureCollection") {
                fault(part_path, "is not a geometry");
            } else if (!type.empty()) {
                points.add(geometry(part_members, type, part_path, depth + 1));
            }
        }
        return points;
    }

    void shape(element coordinates, const std::string& type, const std::string& path, Extent& points) {
        if (type == "Point") {
            alone(coordinates, path, points);
        } else if (type == "MultiPoint") {
            each(coordinates, path, [&](element part, const std::string& part_path) { alone(part, part_path, points); });
        } else if (type == "LineString") {
            line(coordinates, path, points);
        } else if (type == "MultiLineString") {
            each(coordinates, path, [&](element part, const std::string& part_path) { line(part, part_path, points); });
        } else if (type == "Polygon") {
            polygon(coordinates, path, points);
        } else {
            each(coordinates, path, [&](element part, const std::string& part_path) { polygon(part, part_path, points); });
        }
    }

    template <typename Visit>
    void each(element list, const std::string& path, Visit visit) {
        array items;
        if (list.get(items) != simdjson::SUCCESS) {
            fault(path, "is not an array");
            return;
        }
        std::size_t index = 0;
        for (const element item : items) {
            visit(item, at(path, index++));
        }
    }

    bool position(element value, const std::string& path, std::vector<Position>& points) {
        array numbers;
        if (value.get(numbers) != simdjson::SUCCESS || numbers.size() < 2 || numbers.size() > 3) {
            fault(path, "a position is an array of 2 or 3 numbers");
            return false;
        }
        std::array<double, 3> read{};
        std::size_t count = 0;
        for (const element number : numbers) {
            if (number.get(read[count++]) != simdjson::SUCCESS) {
                fault(path, "a position is an array of 2 or 3 numbers");
                return false;
            }
        }
        for (std::size_t i = 0; i < 2; ++i) {
            if (decimal_count(read[i]) > rules_.max_decimals) {
                fault(path, fmt::format("more than {} decimals", rules_.max_decimals));
            }
        }
        if (std::abs(read[0]) > 180.0) {
            fault(path, "longitude beyond 180°");
        }
        if (std::abs(read[1]) > 90.0) {
            fault(path, "latitude beyond 90°");
        }
        points.push_back({read[0], read[1]});
        return true;
    }

    void alone(element value, const std::string& path, Extent& points) {
        std::vector<Position> own;
        if (position(value, path, own)) {
            points.add_point(own.front());
        }
    }

    /// Appends a list of positions; false where one of them, or their number, is wrong.
    bool positions(element list, const std::string& path, std::size_t at_least, std::vector<Position>& points) {
        bool sound = true;
        std::size_t count = 0;
        each(list, path, [&](element item, const std::string& item_path) {
            sound = position(item, item_path, points) && sound;
            ++count;
        });
        if (list.is_array() && count < at_least) {
            fault(path, fmt::format("fewer than {} positions", at_least));
            sound = false;
        }
        return sound && list.is_array();
    }

    void segments(const std::vector<Position>& line_points, const std::string& path) {
        for (std::size_t i = 0; i + 1 < line_points.size(); ++i) {
            if (std::abs(line_points[i + 1].lon_deg - line_points[i].lon_deg) >= 180.0) {
                fault(at(path, i + 1), "a segment of 180° or more; cut the line at 180°");
            }
        }
    }

    void line(element coordinates, const std::string& path, Extent& points) {
        std::vector<Position> own;
        if (positions(coordinates, path, 2, own)) {
            segments(own, path);
        }
        points.add_line(own);
    }

    void polygon(element coordinates, const std::string& path, Extent& points) {
        bool outer = true;
        each(coordinates, path, [&](element ring_coordinates, const std::string& ring_path) {
            ring(ring_coordinates, ring_path, outer, points);
            outer = false;
        });
        if (coordinates.is_array() && outer) {
            fault(path, "a polygon without a ring");
        }
    }

    void ring(element coordinates, const std::string& path, bool outer, Extent& points) {
        std::vector<Position> own;
        if (positions(coordinates, path, 4, own)) {
            segments(own, path);
            if (own.front().lon_deg != own.back().lon_deg || own.front().lat_deg != own.back().lat_deg) {
                fault(path, "the ring is not closed");
            } else if (const double area = signed_area(own); area == 0.0) {
                fault(path, "the ring has no area");
            } else if ((area > 0.0) != outer) {
                fault(path, outer ? "an outer ring runs counter-clockwise" : "a hole runs clockwise");
            }
        }
        points.add_line(own);
    }

    void bbox(const object& members, const std::string& owner, const Extent& points) {
        element value;
        if (members["bbox"].get(value) != simdjson::SUCCESS) {
            return;
        }
        const std::string path = at(owner, "bbox");
        array numbers;
        if (value.get(numbers) != simdjson::SUCCESS || (numbers.size() != 4 && numbers.size() != 6)) {
            fault(path, "is not an array of 4 or 6 numbers");
            return;
        }
        std::vector<double> sides;
        for (const element number : numbers) {
            double side = 0;
            if (number.get(side) != simdjson::SUCCESS) {
                fault(path, "is not an array of 4 or 6 numbers");
                return;
            }
            sides.push_back(side);
        }
        const std::size_t half = sides.size() / 2;
        bbox_sides(sides[0], sides[1], sides[half], sides[half + 1], path, points);
    }

    void bbox_sides(double west, double south, double east, double north, const std::string& path, const Extent& extent) {
        const auto& points = extent.points;
        for (const double side : {west, south, east, north}) {
            if (decimal_count(side) > rules_.max_decimals) {
                fault(path, fmt::format("more than {} decimals", rules_.max_decimals));
            }
        }
        if (std::abs(west) > 180.0 || std::abs(east) > 180.0 || std::abs(south) > 90.0 || std::abs(north) > 90.0) {
            fault(path, "leaves the globe");
        }
        if (south > north) {
            fault(path, "south is above north");
        }
        if (points.empty()) {
            fault(path, "a box around nothing");
            return;
        }
        const double width = east >= west ? east - west : east + 360.0 - west;
        double lowest = 90.0;
        double highest = -90.0;
        for (const Position& point : points) {
            lowest = std::min(lowest, point.lat_deg);
            highest = std::max(highest, point.lat_deg);
            const double from_west = std::fmod(point.lon_deg - west + 720.0 + kToleranceDeg, 360.0);
            if (from_west > width + 2 * kToleranceDeg) {
                fault(path, fmt::format("leaves out longitude {}", point.lon_deg));
                return;
            }
        }
        if (std::abs(lowest - south) > kToleranceDeg || std::abs(highest - north) > kToleranceDeg) {
            fault(path, "does not end at the southernmost and northernmost position");
        }
        if (width > narrowest_width_deg(extent.spans) + 2 * kToleranceDeg) {
            fault(path, "is not the narrowest box (west > east across 180°)");
        }
    }

    const GeoJsonRules& rules_;
    std::vector<GeoJsonFault> faults_;
    std::unordered_set<std::string> ids_;
};

} // namespace

std::vector<GeoJsonFault> check_geojson(std::string_view document, const GeoJsonRules& rules) {
    if (document.starts_with("\xEF\xBB\xBF")) {
        return {{"", "a byte-order mark stands before the JSON text"}};
    }
    simdjson::dom::parser parser;
    element root;
    if (parser.parse(document.data(), document.size()).get(root) != simdjson::SUCCESS) {
        return {{"", fmt::format("not JSON: {}", describe_json_error(document, "cannot be parsed"))}};
    }
    Checker checker(rules);
    checker.document(root);
    return checker.take();
}

} // namespace marsad::io
