#include "geo/rings.h"

#include "geo/ring_parts.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace marsad::geo {

namespace {

constexpr double kRadiansPerDegree = std::numbers::pi / 180.0;
constexpr double kCutStepDeg = 0.5; ///< of a cut along a great circle

using Vector = std::array<double, 3>;

Vector vector_of(Corner corner) {
    const double lat = corner.lat_deg * kRadiansPerDegree;
    const double lon = corner.lon_deg * kRadiansPerDegree;
    return {std::cos(lat) * std::cos(lon), std::cos(lat) * std::sin(lon), std::sin(lat)};
}

double dot(const Vector& a, const Vector& b) { return a[0] * b[0] + a[1] * b[1] + a[2] * b[2]; }

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

/// Nothing where both touch in a way that cannot be told apart.
std::optional<std::vector<Ring>> combine(const std::vector<Ring>& rings, const Ring& other, bool unite) {
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
            add_pieces(
                rings[r], ring_meetings[r], [&](Corner c) { return !ring_holds(other, c); }, chains, ends);
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
    add_pieces(
        other, other_meetings, [&](Corner c) { return holds(rings, c) != unite; }, chains, ends);
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
            return std::nullopt;
        }
        partner[met[0]] = met[1];
        partner[met[1]] = met[0];
    }
    for (Ring& ring : join(chains, partner, [](Corner, Corner) { return Ring(); })) {
        out.push_back(std::move(ring));
    }
    return out;
}

/// One of both is moved by some centimetres, so that corners and edges that are the same in both do not touch but cross.
std::vector<Ring> combine_shifted(const std::vector<Ring>& rings, const Ring& other, bool unite) {
    constexpr std::array<Corner, 4> kShifts{{{1.7e-7, 1.1e-7}, {-1.3e-7, 2.3e-7}, {2.9e-7, -1.9e-7}, {-3.1e-7, -2.7e-7}}};
    for (const Corner& shift : kShifts) {
        Ring shifted = other;
        for (Corner& corner : shifted) {
            corner = {corner.lon_deg + shift.lon_deg, corner.lat_deg + shift.lat_deg};
        }
        if (auto combined = combine(rings, shifted, unite)) {
            return std::move(*combined);
        }
    }
    return rings;
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

std::vector<Ring> without(const std::vector<Ring>& rings, const Ring& other) { return combine_shifted(rings, other, false); }

std::vector<Ring> together(const std::vector<Ring>& rings, const Ring& other) { return combine_shifted(rings, other, true); }

} // namespace marsad::geo
