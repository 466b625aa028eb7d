#include "geo/rings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <numbers>
#include <optional>

namespace marsad::geo {

namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180.0;
constexpr double kMicro = 1e6;
constexpr double kLeastAreaDeg2 = 1e-9; ///< about 10 m²
constexpr double kCutStepDeg = 0.5;     ///< of a cut along a great circle

using Vector = std::array<double, 3>;

Vector vector_of(Corner corner) {
    const double lat = corner.lat_deg * kRadiansPerDegree;
    const double lon = corner.lon_deg * kRadiansPerDegree;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

Corner between_corners(Corner a, Corner b, double share) {
    return {a.lon_deg + (b.lon_deg - a.lon_deg) * share, a.lat_deg + (b.lat_deg - a.lat_deg) * share};
}

struct Box {
    double west = std::numeric_limits<double>::infinity();
    double south = west;
    double east = -west;
    double north = -west;

    [[nodiscard]] bool has(Corner c) const { return c.lon_deg >= west && c.lon_deg <= east && c.lat_deg >= south && c.lat_deg <= north; }
};

Box box_of(const Ring& ring) {
    Box box;
    for (const Corner& c : ring) {
        box.west = std::min(box.west, c.lon_deg);
        box.east = std::max(box.east, c.lon_deg);
        box.south = std::min(box.south, c.lat_deg);
        box.north = std::max(box.north, c.lat_deg);
    }
    return box;
}

bool ring_holds(const Ring& ring, Corner corner) {
    bool odd = false;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
        const Corner& a = ring[i];
        const Corner& b = ring[before];
        if ((a.lat_deg > corner.lat_deg) != (b.lat_deg > corner.lat_deg) &&
            corner.lon_deg < a.lon_deg + (b.lon_deg - a.lon_deg) * (corner.lat_deg - a.lat_deg) / (b.lat_deg - a.lat_deg)) {
            odd = !odd;
        }
    }
    return odd;
}

/// Twice the signed area in square degrees; positive = counter-clockwise.
double twice_area(const Ring& ring) {
    double sum = 0;
    for (std::size_t i = 0, before = ring.size() - 1; i < ring.size(); before = i++) {
        sum += ring[before].lon_deg * ring[i].lat_deg - ring[i].lon_deg * ring[before].lat_deg;
    }
    return sum;
}

/// Where the edge from `kept` to `dropped` leaves the kept side.
Corner crossing(const CutLine& line, Corner kept, Corner dropped) {
    for (int i = 0; i < 60; ++i) {
        const Corner middle = between_corners(kept, dropped, 0.5);
        (line.side(middle) >= 0 ? kept : dropped) = middle;
    }
    return kept;
}

/// A piece of a ring on the kept side; both ends lie on the line.
struct Chain {
    Ring corners;
    bool used = false;
};

struct ChainEnd {
    std::size_t chain;
    bool tail;
    double along;
};

/// Chains of `ring` on the kept side; true where it has none because it lies there as a whole.
bool add_chains(const Ring& ring, const CutLine& line, std::vector<Chain>& chains) {
    std::vector<bool> kept(ring.size());
    std::transform(ring.begin(), ring.end(), kept.begin(), [&](const Corner& c) { return line.side(c) >= 0; });
    if (std::find(kept.begin(), kept.end(), false) == kept.end()) {
        return true;
    }
    for (std::size_t i = 0; i < ring.size(); ++i) {
        const std::size_t before = (i + ring.size() - 1) % ring.size();
        if (!kept[i] || kept[before]) {
            continue;
        }
        Chain chain;
        chain.corners.push_back(crossing(line, ring[i], ring[before]));
        std::size_t at = i;
        for (; kept[at]; at = (at + 1) % ring.size()) {
            chain.corners.push_back(ring[at]);
        }
        chain.corners.push_back(crossing(line, ring[(at + ring.size() - 1) % ring.size()], ring[at]));
        chains.push_back(std::move(chain));
    }
    return false;
}

/// Joins chains by their ends: `partner[2 * chain + tail]` is the end that follows.
std::vector<Ring> join(std::vector<Chain>& chains, const std::vector<std::size_t>& partner, const std::function<Ring(Corner, Corner)>& between) {
    std::vector<Ring> rings;
    for (std::size_t first = 0; first < chains.size(); ++first) {
        if (chains[first].used) {
            continue;
        }
        Ring ring;
        std::size_t entry = 2 * first; // its head
        while (!chains[entry / 2].used) {
            Chain& chain = chains[entry / 2];
            chain.used = true;
            if (entry % 2 == 0) {
                ring.insert(ring.end(), chain.corners.begin(), chain.corners.end());
            } else {
                ring.insert(ring.end(), chain.corners.rbegin(), chain.corners.rend());
            }
            entry = partner[entry ^ 1U];
            const Corner next = entry % 2 == 0 ? chains[entry / 2].corners.front() : chains[entry / 2].corners.back();
            const Ring way = between(ring.back(), next);
            ring.insert(ring.end(), way.begin(), way.end());
        }
        rings.push_back(std::move(ring));
    }
    return rings;
}

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

// --- two outlines ---

struct Meeting {
    std::size_t node;
    double share; ///< of the edge
};

/// Where two edges cross, as shares of both.
std::optional<std::pair<double, double>> crossing_of(Corner a, Corner b, Corner c, Corner d) {
    const double abx = b.lon_deg - a.lon_deg;
    const double aby = b.lat_deg - a.lat_deg;
    const double cdx = d.lon_deg - c.lon_deg;
    const double cdy = d.lat_deg - c.lat_deg;
    const double turn = abx * cdy - aby * cdx;
    if (turn == 0) {
        return std::nullopt;
    }
    const double s = ((c.lon_deg - a.lon_deg) * cdy - (c.lat_deg - a.lat_deg) * cdx) / turn;
    const double t = ((c.lon_deg - a.lon_deg) * aby - (c.lat_deg - a.lat_deg) * abx) / turn;
    const bool meets = s >= 0 && s < 1 && t >= 0 && t < 1;
    return meets ? std::optional(std::pair(s, t)) : std::nullopt;
}

using EdgeMeetings = std::vector<std::vector<Meeting>>;

/// Pieces of a ring between meetings for which `keep` says yes of a point on them; `ends` gets the node of head and tail.
template <typename Keep>
void add_pieces(const Ring& ring, EdgeMeetings& edges, Keep keep, std::vector<Chain>& chains, std::vector<std::size_t>& ends) {
    struct Stop {
        Corner corner;
        std::optional<std::size_t> node;
    };
    std::vector<Stop> stops;
    for (std::size_t i = 0; i < ring.size(); ++i) {
        stops.push_back({ring[i], std::nullopt});
        std::sort(edges[i].begin(), edges[i].end(), [](const Meeting& a, const Meeting& b) { return a.share < b.share; });
        for (const Meeting& meeting : edges[i]) {
            stops.push_back({between_corners(ring[i], ring[(i + 1) % ring.size()], meeting.share), meeting.node});
        }
    }
    for (std::size_t i = 0; i < stops.size(); ++i) {
        if (!stops[i].node) {
            continue;
        }
        Chain chain;
        chain.corners.push_back(stops[i].corner);
        std::size_t at = (i + 1) % stops.size();
        for (; !stops[at].node; at = (at + 1) % stops.size()) {
            chain.corners.push_back(stops[at].corner);
        }
        chain.corners.push_back(stops[at].corner);
        if (keep(between_corners(chain.corners[0], chain.corners[1], 0.5))) {
            chains.push_back(std::move(chain));
            ends.push_back(*stops[i].node);
            ends.push_back(*stops[at].node);
        }
    }
}

std::vector<Ring> combine(const std::vector<Ring>& rings, const Ring& other, bool unite) {
    const Box box = box_of(other);
    std::vector<EdgeMeetings> ring_meetings(rings.size());
    EdgeMeetings other_meetings(other.size());
    std::size_t nodes = 0;
    for (std::size_t r = 0; r < rings.size(); ++r) {
        const Ring& ring = rings[r];
        ring_meetings[r].resize(ring.size());
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const Corner a = ring[i];
            const Corner b = ring[(i + 1) % ring.size()];
            if (std::max(a.lon_deg, b.lon_deg) < box.west || std::min(a.lon_deg, b.lon_deg) > box.east || std::max(a.lat_deg, b.lat_deg) < box.south || std::min(a.lat_deg, b.lat_deg) > box.north) {
                continue;
            }
            for (std::size_t k = 0; k < other.size(); ++k) {
                if (const auto shares = crossing_of(a, b, other[k], other[(k + 1) % other.size()])) {
                    ring_meetings[r][i].push_back({nodes, shares->first});
                    other_meetings[k].push_back({nodes, shares->second});
                    ++nodes;
                }
            }
        }
    }
    std::vector<Chain> chains;
    std::vector<std::size_t> ends; // node of each chain's head and tail
    std::vector<Ring> out;
    for (std::size_t r = 0; r < rings.size(); ++r) {
        const bool meets = std::any_of(ring_meetings[r].begin(), ring_meetings[r].end(), [](const auto& edge) { return !edge.empty(); });
        if (meets) {
            add_pieces(rings[r], ring_meetings[r], [&](Corner c) { return !ring_holds(other, c); }, chains, ends);
        } else if (!ring_holds(other, rings[r].front())) {
            out.push_back(rings[r]);
        }
    }
    if (nodes == 0) {
        if (holds(rings, other.front()) != unite) {
            out.push_back(other);
        }
        return out;
    }
    add_pieces(other, other_meetings, [&](Corner c) { return holds(rings, c) != unite; }, chains, ends);
    // Two ends meet in every node that is met at all; anything else is a touch that cannot be told apart.
    std::vector<std::vector<std::size_t>> at_node(nodes);
    for (std::size_t end = 0; end < ends.size(); ++end) {
        at_node[ends[end]].push_back(end);
    }
    std::vector<std::size_t> partner(ends.size());
    for (const auto& met : at_node) {
        if (met.empty()) {
            continue;
        }
        if (met.size() != 2) {
            return rings;
        }
        partner[met[0]] = met[1];
        partner[met[1]] = met[0];
    }
    for (Ring& ring : join(chains, partner, [](Corner, Corner) { return Ring(); })) {
        out.push_back(std::move(ring));
    }
    return out;
}

} // namespace

bool holds(const std::vector<Ring>& rings, Corner corner) {
    return std::count_if(rings.begin(), rings.end(), [&](const Ring& ring) { return ring_holds(ring, corner); }) % 2 == 1;
}

bool holds(const std::vector<Ring>& rings, LonLat point) {
    for (const double turn : {0.0, 360.0, -360.0}) {
        if (holds(rings, Corner{point.lon_deg() + turn, point.lat_deg()})) {
            return true;
        }
    }
    return false;
}

std::vector<Ring> cut(const std::vector<Ring>& rings, const CutLine& line) {
    std::vector<Ring> out;
    std::vector<Chain> chains;
    for (const Ring& ring : rings) {
        if (ring.size() > 2 && add_chains(ring, line, chains)) {
            out.push_back(ring);
        }
    }
    std::vector<ChainEnd> ends;
    for (std::size_t i = 0; i < chains.size(); ++i) {
        ends.push_back({i, false, line.along(chains[i].corners.front())});
        ends.push_back({i, true, line.along(chains[i].corners.back())});
    }
    // On the line the area lies between the first and the second end, the third and the fourth, ...
    std::stable_sort(ends.begin(), ends.end(), [](const ChainEnd& a, const ChainEnd& b) { return a.along < b.along; });
    std::vector<std::size_t> partner(ends.size());
    for (std::size_t i = 0; i + 1 < ends.size(); i += 2) {
        const std::size_t a = 2 * ends[i].chain + (ends[i].tail ? 1 : 0);
        const std::size_t b = 2 * ends[i + 1].chain + (ends[i + 1].tail ? 1 : 0);
        partner[a] = b;
        partner[b] = a;
    }
    for (Ring& ring : join(chains, partner, line.between)) {
        out.push_back(std::move(ring));
    }
    return out;
}

std::vector<Ring> half_towards(const std::vector<Ring>& rings, LonLat centre, double bearing) {
    const double lat = centre.lat_deg() * kRadiansPerDegree;
    const double lon = centre.lon_deg() * kRadiansPerDegree;
    const double theta = bearing * kRadiansPerDegree;
    const Vector north{-std::sin(lat) * std::cos(lon), -std::sin(lat) * std::sin(lon), std::cos(lat)};
    const Vector east{-std::sin(lon), std::cos(lon), 0};
    const Vector up = vector_of({centre.lon_deg(), centre.lat_deg()});
    Vector towards{};
    Vector across{};
    for (std::size_t i = 0; i < 3; ++i) {
        towards[i] = std::cos(theta) * north[i] + std::sin(theta) * east[i];
        across[i] = std::cos(theta) * east[i] - std::sin(theta) * north[i];
    }
    const CutLine line{[towards](Corner c) { return dot(towards, vector_of(c)); }, [up, across](Corner c) { return std::atan2(dot(across, vector_of(c)), dot(up, vector_of(c))); },
                       [up, across](Corner from, Corner to) {
                           const auto angle = [&](Corner c) { return std::atan2(dot(across, vector_of(c)), dot(up, vector_of(c))); };
                           const double a = angle(from);
                           const double b = angle(to);
                           const int steps = static_cast<int>(std::ceil(std::abs(b - a) / (kCutStepDeg * kRadiansPerDegree)));
                           Ring way;
                           for (int i = 1; i < steps; ++i) {
                               const double at = a + (b - a) * i / steps;
                               Vector v{};
                               for (std::size_t k = 0; k < 3; ++k) {
                                   v[k] = std::cos(at) * up[k] + std::sin(at) * across[k];
                               }
                               const double lon_deg = std::atan2(v[1], v[0]) / kRadiansPerDegree;
                               // On the turn that the ring is on.
                               way.push_back({lon_deg + 360.0 * std::round((from.lon_deg - lon_deg) / 360.0), std::asin(std::clamp(v[2], -1.0, 1.0)) / kRadiansPerDegree});
                           }
                           return way;
                       }};
    return cut(rings, line);
}

std::vector<Ring> without(const std::vector<Ring>& rings, const Ring& other) { return combine(rings, other, false); }

std::vector<Ring> together(const std::vector<Ring>& rings, const Ring& other) { return combine(rings, other, true); }

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
            Ring one = tidied(ring, middle);
            if (one.size() > 2 && std::abs(twice_area(one)) > kLeastAreaDeg2) {
                tidy.push_back(std::move(one));
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

bool is_simple(const Ring& ring) {
    const std::size_t n = ring.size();
    const auto turn = [](Corner a, Corner b, Corner c) { return (b.lon_deg - a.lon_deg) * (c.lat_deg - a.lat_deg) - (b.lat_deg - a.lat_deg) * (c.lon_deg - a.lon_deg); };
    const auto on_box = [](Corner a, Corner b, Corner c) {
        return c.lon_deg >= std::min(a.lon_deg, b.lon_deg) && c.lon_deg <= std::max(a.lon_deg, b.lon_deg) && c.lat_deg >= std::min(a.lat_deg, b.lat_deg) && c.lat_deg <= std::max(a.lat_deg, b.lat_deg);
    };
    for (std::size_t i = 0; i < n; ++i) {
        const Corner a = ring[i];
        const Corner b = ring[(i + 1) % n];
        if (a == b) {
            return false;
        }
        for (std::size_t k = i + 1; k < n; ++k) {
            const Corner c = ring[k];
            const Corner d = ring[(k + 1) % n];
            if (k == i + 1 || (i == 0 && k + 1 == n)) {
                // Neighbours may share their corner alone: the second must not run back over the first.
                const Corner apex = k == i + 1 ? b : a;
                const Corner from = k == i + 1 ? a : b;
                const Corner to = k == i + 1 ? d : c;
                if (n > 2 && turn(from, apex, to) == 0 && (on_box(from, apex, to) || on_box(apex, to, from))) {
                    return false;
                }
                continue;
            }
            const double abc = turn(a, b, c);
            const double abd = turn(a, b, d);
            const double cda = turn(c, d, a);
            const double cdb = turn(c, d, b);
            const bool crosses = ((abc > 0) != (abd > 0)) && ((cda > 0) != (cdb > 0)) && abc != 0 && abd != 0 && cda != 0 && cdb != 0;
            const bool touches = (abc == 0 && on_box(a, b, c)) || (abd == 0 && on_box(a, b, d)) || (cda == 0 && on_box(c, d, a)) || (cdb == 0 && on_box(c, d, b));
            if (crosses || touches) {
                return false;
            }
        }
    }
    return n > 2;
}

double area_km2(const AreaGeometry& geometry) {
    double sum = 0;
    for (const auto& polygon : geometry.polygons) {
        for (const Ring& ring : polygon) {
            // Under an edge that is straight in degrees lies the integral of sin(lat) over the longitude.
            for (std::size_t i = 0; i + 1 < ring.size(); ++i) {
                const double a = ring[i].lat_deg * kRadiansPerDegree;
                const double b = ring[i + 1].lat_deg * kRadiansPerDegree;
                const double mean = std::abs(b - a) < 1e-9 ? std::sin((a + b) / 2) : (std::cos(a) - std::cos(b)) / (b - a);
                sum -= (ring[i + 1].lon_deg - ring[i].lon_deg) * kRadiansPerDegree * mean;
            }
        }
    }
    return sum * kEarthRadiusKm * kEarthRadiusKm;
}

} // namespace marsad::geo
