#include "geo/ring_parts.h"
#include "geo/rings.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <map>
#include <optional>
#include <utility>

namespace marsad::geo {

namespace {

constexpr double kMicro = 1e6;
constexpr double kLongestEdgeDeg = 120.0;
constexpr double kLeastAreaDeg2 = 1e-9; ///< about 10 m²

CutLine meridian(double lon_deg, bool keep_west) {
    return {[lon_deg, keep_west](Corner c) { return keep_west ? lon_deg - c.lon_deg : c.lon_deg - lon_deg; }, [](Corner c) { return c.lat_deg; }, [](Corner, Corner) { return Ring(); }};
}

double rounded(double degrees) {
    const double micro = std::round(degrees * kMicro);
    return micro == 0 ? 0.0 : micro / kMicro;
}

/// At 6 decimals, without corners told twice or spikes of no width.
Ring tidied(const Ring& ring, double turn_deg) {
    Ring out;
    for (const Corner& corner : ring) {
        const Corner next{std::clamp(rounded(corner.lon_deg - turn_deg), -180.0, 180.0), std::clamp(rounded(corner.lat_deg), -90.0, 90.0)};
        if (out.size() > 1 && out[out.size() - 2] == next) {
            out.pop_back();
        } else if (out.empty() || !(out.back() == next)) {
            out.push_back(next);
        }
    }
    while (out.size() > 1 && out.front() == out.back()) {
        out.pop_back();
    }
    return out;
}

/// Parts a ring where it meets itself in a corner: outlines of quantised sources do. Each loop is a ring of its own.
std::vector<Ring> loops_of(const Ring& ring) {
    std::vector<Ring> loops;
    std::map<std::pair<double, double>, std::size_t> place_of; ///< of corners that are in `open`
    Ring open;
    for (const Corner& corner : ring) {
        const auto [met, fresh] = place_of.emplace(std::pair(corner.lon_deg, corner.lat_deg), open.size());
        if (!fresh) {
            const auto begin = open.begin() + static_cast<std::ptrdiff_t>(met->second);
            loops.emplace_back(begin, open.end());
            for (auto it = begin + 1; it != open.end(); ++it) {
                place_of.erase({it->lon_deg, it->lat_deg});
            }
            open.erase(begin + 1, open.end());
        } else {
            open.push_back(corner);
        }
    }
    loops.push_back(std::move(open));
    return loops;
}

/// Turns of 360° that the rings reach into: [first, last].
std::pair<int, int> turns_of(const std::vector<Ring>& rings) {
    double west = std::numeric_limits<double>::infinity();
    double east = -west;
    for (const Ring& ring : rings) {
        const Box box = box_of(ring);
        west = std::min(west, box.west);
        east = std::max(east, box.east);
    }
    const auto first = static_cast<int>(std::floor((west + 180.0) / 360.0));
    return {first, std::max(first, static_cast<int>(std::ceil((east + 180.0) / 360.0)) - 1)};
}

/// Whether most of a few points of `inner` lie in `outer`: rings of one area may touch.
bool lies_in(const Ring& inner, const Ring& outer) {
    int votes = 0;
    constexpr std::size_t kSamples = 5;
    for (std::size_t k = 0; k < kSamples; ++k) {
        const std::size_t i = k * inner.size() / kSamples;
        votes += ring_holds(outer, between_corners(inner[i], inner[(i + 1) % inner.size()], 0.5)) ? 1 : -1;
    }
    return votes > 0;
}

Ring closed(Ring ring, bool counter_clockwise) {
    if ((twice_area(ring) > 0) != counter_clockwise) {
        std::reverse(ring.begin(), ring.end());
    }
    // The same ring begins with the same corner, however it came about.
    std::rotate(ring.begin(), std::min_element(ring.begin(), ring.end(), [](const Corner& a, const Corner& b) { return a.lon_deg != b.lon_deg ? a.lon_deg < b.lon_deg : a.lat_deg < b.lat_deg; }), ring.end());
    ring.push_back(ring.front());
    for (std::size_t i = 1; i < ring.size(); ++i) { // along a pole, round the globe
        if (std::abs(ring[i].lon_deg - ring[i - 1].lon_deg) > kLongestEdgeDeg) {
            const Corner middle = between_corners(ring[i - 1], ring[i], 0.5);
            ring.insert(ring.begin() + static_cast<std::ptrdiff_t>(i), {rounded(middle.lon_deg), rounded(middle.lat_deg)});
            --i;
        }
    }
    return ring;
}

/// Sorts rings into outer ones and their holes.
void nest(std::vector<Ring> rings, AreaGeometry& out) {
    std::stable_sort(rings.begin(), rings.end(), [](const Ring& a, const Ring& b) { return std::abs(twice_area(a)) > std::abs(twice_area(b)); });
    std::vector<Box> boxes(rings.size());
    std::transform(rings.begin(), rings.end(), boxes.begin(), box_of);
    std::vector<std::size_t> depth(rings.size(), 0);
    std::vector<std::optional<std::size_t>> polygon(rings.size());
    for (std::size_t i = 0; i < rings.size(); ++i) {
        std::optional<std::size_t> holder; // the smallest ring around
        for (std::size_t k = 0; k < i; ++k) {
            const bool apart = boxes[k].west > boxes[i].east || boxes[k].east < boxes[i].west || boxes[k].south > boxes[i].north || boxes[k].north < boxes[i].south;
            if (!apart && lies_in(rings[i], rings[k])) {
                ++depth[i];
                holder = k;
            }
        }
        if (depth[i] % 2 == 0 || !polygon[*holder]) {
            polygon[i] = out.polygons.size();
            out.polygons.push_back({closed(std::move(rings[i]), true)});
            rings[i] = out.polygons.back().front();
            rings[i].pop_back();
        } else {
            out.polygons[*polygon[*holder]].push_back(closed(rings[i], false));
        }
    }
}

} // namespace

AreaGeometry polygons_of(const std::vector<Ring>& rings) {
    AreaGeometry out;
    if (rings.empty()) {
        return out;
    }
    const auto [first, last] = turns_of(rings);
    for (int turn = first; turn <= last; ++turn) {
        const double middle = 360.0 * turn;
        const auto part = first == last ? rings : cut(cut(rings, meridian(middle - 180.0, false)), meridian(middle + 180.0, true));
        std::vector<Ring> tidy;
        for (const Ring& ring : part) {
            for (Ring& loop : loops_of(tidied(ring, middle))) {
                if (loop.size() > 2 && std::abs(twice_area(loop)) > kLeastAreaDeg2) {
                    tidy.push_back(std::move(loop));
                }
            }
        }
        nest(std::move(tidy), out);
    }
    return out;
}

AreaGeometry lines_of(const std::vector<Ring>& lines) {
    AreaGeometry out;
    const auto add = [&](const Ring& line, double turn) {
        Ring tidy;
        for (const Corner& corner : line) {
            const Corner next{std::clamp(rounded(corner.lon_deg - turn), -180.0, 180.0), rounded(corner.lat_deg)};
            if (tidy.empty() || !(tidy.back() == next)) {
                tidy.push_back(next);
            }
        }
        if (tidy.size() > 1) {
            out.lines.push_back(std::move(tidy));
        }
    };
    for (const Ring& line : lines) {
        Ring piece;
        double turn = 0;
        for (const Corner& corner : line) {
            if (piece.empty()) {
                turn = 360.0 * std::floor((corner.lon_deg + 180.0) / 360.0);
            }
            // An edge over 180° ends there, and the next piece begins on the other side.
            while (!piece.empty() && std::abs(corner.lon_deg - turn) > 180.0) {
                const double edge = turn + (corner.lon_deg > turn ? 180.0 : -180.0);
                const Corner before = piece.back();
                const Corner on{edge, before.lat_deg + (corner.lat_deg - before.lat_deg) * (edge - before.lon_deg) / (corner.lon_deg - before.lon_deg)};
                piece.push_back(on);
                add(piece, turn);
                turn += corner.lon_deg > turn ? 360.0 : -360.0;
                piece = {on};
            }
            piece.push_back(corner);
        }
        add(piece, turn);
    }
    return out;
}

} // namespace marsad::geo
