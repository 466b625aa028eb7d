#include "topojson.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include <simdjson.h>

namespace marsad::compile_data {

namespace {

namespace dom = simdjson::dom;
using base::ErrorCode;
using base::failure;
using geo::RegionVertex;

constexpr std::int64_t kHalfTurnE7 = 1'800'000'000LL;
constexpr std::int64_t kTurnE7 = 3'600'000'000LL;
constexpr std::int32_t kPoleE7 = 900'000'000;

struct Transform {
    double scale_x = 1.0, scale_y = 1.0, shift_x = 0.0, shift_y = 0.0;
};

double number(dom::element element) {
    double value = 0.0;
    return element.get(value) == simdjson::SUCCESS ? value : 0.0;
}

bool read_pair(dom::element parent, const char* key, double& x, double& y) {
    dom::array pair;
    if (parent[key].get(pair) != simdjson::SUCCESS || pair.size() != 2) {
        return false;
    }
    x = number(pair.at(0));
    y = number(pair.at(1));
    return true;
}

/// Longitudes as whole 1e-7 degrees, each the nearest turn to the one before; stored wide until a ring is whole.
struct WideVertex {
    std::int64_t lon_e7;
    std::int64_t lat_e7;
};

using WideLine = std::vector<WideVertex>;

WideLine read_arc(dom::array positions, const Transform& t) {
    WideLine line;
    std::int64_t x = 0;
    std::int64_t y = 0;
    for (const dom::element position : positions) {
        dom::array pair;
        if (position.get(pair) != simdjson::SUCCESS || pair.size() < 2) {
            continue;
        }
        x += std::llround(number(pair.at(0)));
        y += std::llround(number(pair.at(1)));
        line.push_back({std::llround((static_cast<double>(x) * t.scale_x + t.shift_x) * 1e7), std::llround((static_cast<double>(y) * t.scale_y + t.shift_y) * 1e7)});
    }
    return line;
}

void unwrap(WideLine& line) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        const std::int64_t step = line[i].lon_e7 - line[i - 1].lon_e7;
        if (step > kHalfTurnE7 || step < -kHalfTurnE7) {
            line[i].lon_e7 -= static_cast<std::int64_t>(std::llround(static_cast<double>(step) / static_cast<double>(kTurnE7))) * kTurnE7;
        }
    }
}

/// Moves the line by whole turns so that it fits 32 bits and starts as far west as it may.
std::vector<RegionVertex> narrowed(const WideLine& line) {
    std::int64_t west = line.front().lon_e7;
    for (const auto& vertex : line) {
        west = std::min(west, vertex.lon_e7);
    }
    const std::int64_t turns = static_cast<std::int64_t>(std::floor(static_cast<double>(west + kHalfTurnE7) / static_cast<double>(kTurnE7)));
    std::vector<RegionVertex> out;
    for (const auto& vertex : line) {
        const std::int64_t lon = std::clamp<std::int64_t>(vertex.lon_e7 - turns * kTurnE7, -2'147'000'000LL, 2'147'000'000LL);
        const RegionVertex next{static_cast<std::int32_t>(lon), static_cast<std::int32_t>(std::clamp<std::int64_t>(vertex.lat_e7, -kPoleE7, kPoleE7))};
        if (out.empty() || !(out.back() == next)) {
            out.push_back(next);
        }
    }
    return out;
}

Ring close_ring(WideLine line) {
    unwrap(line);
    const std::int64_t span = line.back().lon_e7 - line.front().lon_e7;
    if (std::abs(span) > kHalfTurnE7) { // once round the globe: along the pole and back
        // Begin at the westernmost vertex, so that the ring runs from -180° to 180° and fits 32 bits.
        line.pop_back();
        auto west = std::min_element(line.begin(), line.end(), [](const auto& a, const auto& b) {
            const auto wrapped = [](std::int64_t lon) { return lon - static_cast<std::int64_t>(std::floor(static_cast<double>(lon + kHalfTurnE7) / static_cast<double>(kTurnE7))) * kTurnE7; };
            return wrapped(a.lon_e7) < wrapped(b.lon_e7);
        });
        std::rotate(line.begin(), west, line.end());
        unwrap(line);
        const std::int64_t pole = line.front().lat_e7 < 0 ? -kPoleE7 : kPoleE7;
        const std::int64_t end = line.front().lon_e7 + (span > 0 ? kTurnE7 : -kTurnE7);
        line.push_back({end, line.front().lat_e7});
        line.push_back({end, pole});
        line.push_back({line.front().lon_e7, pole});
    }
    auto ring = narrowed(line);
    while (ring.size() > 1 && ring.back() == ring.front()) {
        ring.pop_back();
    }
    return ring;
}

struct Reader {
    std::vector<WideLine> arcs;
    Topology topology;

    void use_arc(std::size_t arc, std::size_t feature) {
        auto& users = topology.arcs[arc].features;
        const auto id = static_cast<std::uint32_t>(feature);
        if (users.empty() || users.back() != id) {
            users.push_back(id);
        }
    }

    Ring read_ring(dom::array indices, std::size_t feature) {
        WideLine line;
        for (const dom::element index : indices) {
            std::int64_t value = 0;
            if (index.get(value) != simdjson::SUCCESS) {
                continue;
            }
            const bool backwards = value < 0;
            const auto arc = static_cast<std::size_t>(backwards ? ~value : value);
            if (arc >= arcs.size()) {
                continue;
            }
            use_arc(arc, feature);
            WideLine part = arcs[arc];
            if (backwards) {
                std::reverse(part.begin(), part.end());
            }
            if (!line.empty() && !part.empty()) {
                part.erase(part.begin()); // the shared end
            }
            line.insert(line.end(), part.begin(), part.end());
        }
        return line.empty() ? Ring() : close_ring(std::move(line));
    }

    Polygon read_polygon(dom::array rings, std::size_t feature) {
        Polygon polygon;
        for (const dom::element ring : rings) {
            dom::array indices;
            if (ring.get(indices) == simdjson::SUCCESS) {
                if (auto vertices = read_ring(indices, feature); vertices.size() >= 3) {
                    polygon.push_back(std::move(vertices));
                }
            }
        }
        return polygon;
    }

    void read_geometry(dom::element geometry) {
        TopoFeature feature;
        std::string_view text;
        std::int64_t id_number = 0;
        if (geometry["id"].get(text) == simdjson::SUCCESS) {
            feature.id = text;
        } else if (geometry["id"].get(id_number) == simdjson::SUCCESS) {
            feature.id = std::to_string(id_number);
        }
        if (geometry["properties"]["name"].get(text) == simdjson::SUCCESS) {
            feature.name = text;
        }
        const std::size_t index = topology.features.size();
        dom::array members;
        if (geometry["type"].get(text) == simdjson::SUCCESS && geometry["arcs"].get(members) == simdjson::SUCCESS) {
            if (text == "Polygon") {
                feature.polygons.push_back(read_polygon(members, index));
            } else if (text == "MultiPolygon") {
                for (const dom::element member : members) {
                    dom::array rings;
                    if (member.get(rings) == simdjson::SUCCESS) {
                        feature.polygons.push_back(read_polygon(rings, index));
                    }
                }
            }
        }
        std::erase_if(feature.polygons, [](const Polygon& polygon) { return polygon.empty(); });
        topology.features.push_back(std::move(feature));
    }
};

} // namespace

base::Result<Topology> read_topology(const std::filesystem::path& path, const std::string& object_name) {
    const auto bad = [&path](const char* what) { return failure(ErrorCode::BadFormat, std::string("not the TopoJSON that is expected (") + what + "): " + path.string()); };
    dom::parser parser;
    dom::element document;
    if (const auto error = parser.load(path.string()).get(document); error != simdjson::SUCCESS) {
        return failure(error == simdjson::IO_ERROR ? ErrorCode::Unreadable : ErrorCode::BadFormat, std::string("cannot read TopoJSON (") + simdjson::error_message(error) + "): " + path.string());
    }
    Transform transform;
    dom::element transform_element;
    if (document["transform"].get(transform_element) != simdjson::SUCCESS || !read_pair(transform_element, "scale", transform.scale_x, transform.scale_y) ||
        !read_pair(transform_element, "translate", transform.shift_x, transform.shift_y)) {
        return bad("no transform");
    }
    dom::array arcs;
    if (document["arcs"].get(arcs) != simdjson::SUCCESS) {
        return bad("no arcs");
    }
    Reader reader;
    for (const dom::element arc : arcs) {
        dom::array positions;
        reader.arcs.push_back(arc.get(positions) == simdjson::SUCCESS ? read_arc(positions, transform) : WideLine());
        WideLine unwrapped = reader.arcs.back();
        unwrap(unwrapped);
        reader.topology.arcs.push_back({unwrapped.empty() ? std::vector<RegionVertex>() : narrowed(unwrapped), {}});
    }
    dom::object objects;
    if (document["objects"].get(objects) != simdjson::SUCCESS) {
        return bad("no objects");
    }
    for (const auto& [key, object] : objects) {
        if (!object_name.empty() && key != object_name) {
            continue;
        }
        dom::array geometries;
        if (object["geometries"].get(geometries) == simdjson::SUCCESS) {
            for (const dom::element geometry : geometries) {
                reader.read_geometry(geometry);
            }
        } else {
            reader.read_geometry(object);
        }
        break;
    }
    if (reader.topology.features.empty()) {
        return bad("no features");
    }
    return std::move(reader.topology);
}

} // namespace marsad::compile_data
