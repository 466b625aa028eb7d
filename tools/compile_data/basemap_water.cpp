#include "basemap_water.h"

#include "base/file.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numeric>
#include <unordered_map>
#include <utility>

namespace marsad::compile_data {

namespace {

constexpr double kUnitsPerDegree = render::kFixedOne / 360.0;

/// What a degree of detail keeps: bends and lakes that a picture at its zooms can show.
struct Detail {
    double bend_deg;
    double least_lake_deg2;
    std::uint8_t most_rank;
    bool rounded; ///< corners of the source's grid are cut once
};
constexpr std::array<Detail, render::kBasemapDetails> kDetails{{{0.12, 0.5, 0, false}, {0.02, 0.002, 2, false}, {0.002, 0.0, 3, true}}};

constexpr double kLargestLakeDeg2 = 15.0; // the Caspian is sea already
constexpr std::array<double, 2> kSystemKm{1500.0, 500.0}; // from which a river is of rank 0, of rank 1

/// Big-endian numbers of a text, as long as there are any.
class Bytes {
  public:
    explicit Bytes(std::string_view bytes) : bytes_(bytes) {}
    [[nodiscard]] bool ended() const { return at_ >= bytes_.size(); }
    [[nodiscard]] bool failed() const { return failed_; }
    std::uint32_t take(std::size_t count) {
        std::uint32_t value = 0;
        if (count > bytes_.size() - at_) {
            failed_ = true;
            at_ = bytes_.size();
            return 0;
        }
        for (std::size_t i = 0; i < count; ++i) {
            value = value << 8U | static_cast<std::uint8_t>(bytes_[at_++]);
        }
        return value;
    }
    int take_i16() { return static_cast<std::int16_t>(take(2)); }
    int take_i8() { return static_cast<std::int8_t>(take(1)); }

  private:
    std::string_view bytes_;
    std::size_t at_ = 0;
    bool failed_ = false;
};

geo::RegionVertex vertex_of(int lat_steps, int lon_steps) {
    constexpr double kStep = 1e7 / 120.0;
    return {static_cast<std::int32_t>(std::lround(lon_steps * kStep)), static_cast<std::int32_t>(std::lround(lat_steps * kStep))};
}

/// Corners cut at a quarter of their sides (Chaikin): what lies on a coarse grid looks like stairs from near.
FixedPath rounded(const FixedPath& path, bool closed) {
    if (path.size() < 3) {
        return path;
    }
    FixedPath out;
    const std::size_t sides = closed ? path.size() : path.size() - 1;
    const auto between = [](render::FixedPoint a, render::FixedPoint b, double share) {
        return render::FixedPoint{static_cast<std::int32_t>(std::lround(a.x + (static_cast<double>(b.x) - a.x) * share)),
                                  static_cast<std::int32_t>(std::lround(a.y + (static_cast<double>(b.y) - a.y) * share))};
    };
    for (std::size_t i = 0; i < sides; ++i) {
        const auto a = path[i];
        const auto b = path[(i + 1) % path.size()];
        out.push_back(!closed && i == 0 ? a : between(a, b, 0.25));
        out.push_back(!closed && i + 1 == sides ? b : between(a, b, 0.75));
    }
    return out;
}

struct Lake {
    render::FixedBox box;
    std::vector<FixedPath> rings;
};

void add_lakes(const Water& water, const Detail& look, std::vector<Lake>& lakes, BasemapDetail& out) {
    const double least_area = look.least_lake_deg2 * kUnitsPerDegree * kUnitsPerDegree;
    const double most_area = kLargestLakeDeg2 * kUnitsPerDegree * kUnitsPerDegree * 2.0; // Mercator widens
    double wanted = 0.0;
    double got = 0.0;
    for (const Polygon& polygon : water.lakes) {
        for (const std::vector<FixedPath>& cut : cut_polygon(polygon)) {
            if (polygon_area(cut) < least_area || polygon_area(cut) > most_area) {
                continue;
            }
            std::vector<FixedPath> rings;
            for (const FixedPath& ring : cut) {
                FixedPath kept = simplified(ring, look.bend_deg * kUnitsPerDegree, true);
                kept = look.rounded ? rounded(kept, true) : kept;
                if (kept.size() >= 3 && ring_area(kept) > 0.0) {
                    rings.push_back(std::move(kept));
                }
            }
            const auto triangles = rings.empty() ? std::vector<render::FixedPoint>() : triangulate(rings);
            if (triangles.empty()) {
                continue;
            }
            render::FixedBox box = box_of(rings[0]);
            out.lakes.push_back({box, static_cast<std::uint32_t>(out.lake_vertices.size()), static_cast<std::uint32_t>(triangles.size()), {0, 0}, 0, 0});
            out.lake_vertices.insert(out.lake_vertices.end(), triangles.begin(), triangles.end());
            wanted += polygon_area(rings);
            got += triangle_area(triangles);
            lakes.push_back({box, std::move(rings)});
        }
    }
    const double error = wanted > 0.0 ? std::abs(got - wanted) / wanted : 0.0;
    if (error > out.worst_area_error) {
        out.worst_area_error = error;
        out.worst_area_name = "the lakes";
    }
}

bool in_lake(const std::vector<const Lake*>& lakes, render::FixedPoint a, render::FixedPoint b) {
    const double x = (static_cast<double>(a.x) + b.x) / 2.0;
    const double y = (static_cast<double>(a.y) + b.y) / 2.0;
    return std::any_of(lakes.begin(), lakes.end(), [&](const Lake* lake) {
        return x >= lake->box.left && x <= lake->box.right && y >= lake->box.top && y <= lake->box.bottom && is_inside(lake->rings, x, y);
    });
}

/// The stretches of a river that no lake takes over.
void add_river(const FixedPath& path, std::uint8_t rank, const std::vector<Lake>& lakes, BasemapDetail& out) {
    const render::FixedBox box = box_of(path);
    std::vector<const Lake*> beside;
    for (const Lake& lake : lakes) {
        if (lake.box.left <= box.right && lake.box.right >= box.left && lake.box.top <= box.bottom && lake.box.bottom >= box.top) {
            beside.push_back(&lake);
        }
    }
    std::size_t begin = 0;
    for (std::size_t i = 0; i + 1 < path.size(); ++i) {
        if (in_lake(beside, path[i], path[i + 1])) {
            add_piece(path, begin, i + 1, render::LineKind::River, out.lines, out.line_vertices, rank);
            begin = i + 1;
        }
    }
    add_piece(path, begin, path.size(), render::LineKind::River, out.lines, out.line_vertices, rank);
}

double length_km(const std::vector<geo::RegionVertex>& line) {
    double sum = 0.0;
    for (std::size_t i = 0; i + 1 < line.size(); ++i) {
        const double middle = (line[i].lat_e7 + static_cast<double>(line[i + 1].lat_e7)) / 2e7;
        const double east = (line[i + 1].lon_e7 - static_cast<double>(line[i].lon_e7)) / 1e7 * std::cos(middle * 0.017453292519943295);
        const double north = (line[i + 1].lat_e7 - static_cast<double>(line[i].lat_e7)) / 1e7;
        sum += std::hypot(east, north) * 111.195;
    }
    return sum;
}

} // namespace

base::Result<std::vector<Pn2Piece>> read_pn2(std::string_view bytes, const std::string& name) {
    const auto bad = [&](const char* what) { return base::failure(base::ErrorCode::BadFormat, std::string(what) + "; run scripts/fetch_data.sh: " + name); };
    constexpr std::uint32_t kVersion = 2;
    constexpr std::uint32_t kMulti = 4;
    Bytes in(bytes);
    if (in.take(1) != kVersion) {
        return bad("not a pn2 file of version 2");
    }
    const std::uint32_t count = in.take(4);
    in.take(1); // whether the pieces bear colours: none of ours do
    std::vector<Pn2Piece> out;
    while (!in.ended() && !in.failed()) {
        const std::uint32_t flag = in.take(1);
        in.take(4); // its number
        if (flag == kMulti) {
            in.take(1); // how many pieces follow that belong together
            continue;
        }
        if (flag > 3) {
            return bad("a pn2 file with a piece of unknown kind");
        }
        Pn2Piece piece{flag == 2 || flag == 1 ? Pn2Piece::Kind::Outer : flag == 3 ? Pn2Piece::Kind::Hole : Pn2Piece::Kind::Line, {}};
        for (std::uint32_t nodes = in.take(4); nodes > 0 && !in.failed(); --nodes) {
            const int lat = in.take_i16();
            const int lon = in.take_i16();
            piece.vertices.push_back(vertex_of(lat, lon));
            for (std::uint32_t more = in.take(2); more > 0 && !in.failed(); --more) {
                const int lat_step = in.take_i8();
                const int lon_step = in.take_i8();
                piece.vertices.push_back(vertex_of(lat + lat_step, lon + lon_step));
            }
        }
        out.push_back(std::move(piece));
    }
    if (in.failed() || out.size() != count) {
        return bad("a pn2 file that is cut off");
    }
    return out;
}

std::vector<std::uint8_t> rank_rivers(const std::vector<std::vector<geo::RegionVertex>>& rivers) {
    std::vector<std::size_t> parent(rivers.size());
    std::iota(parent.begin(), parent.end(), std::size_t{0});
    const auto root = [&](std::size_t i) {
        while (parent[i] != i) {
            i = parent[i] = parent[parent[i]];
        }
        return i;
    };
    // Lines that meet within a cell or two of the source's grid are joined through the first that was there.
    constexpr double kCellE7 = 2e7 / 120.0;
    std::unordered_map<std::int64_t, std::size_t> at;
    for (std::size_t i = 0; i < rivers.size(); ++i) {
        for (const geo::RegionVertex& vertex : rivers[i]) {
            const auto cell = [&](int right, int up) { return (std::lround(vertex.lon_e7 / kCellE7) + right) * 100000 + std::lround(vertex.lat_e7 / kCellE7) + up; };
            for (int around = 0; around < 9; ++around) {
                if (const auto known = at.find(cell(around % 3 - 1, around / 3 - 1)); known != at.end()) {
                    parent[root(i)] = root(known->second);
                }
            }
            at.emplace(cell(0, 0), i);
        }
    }
    std::vector<double> km(rivers.size(), 0.0);
    for (std::size_t i = 0; i < rivers.size(); ++i) {
        km[root(i)] += length_km(rivers[i]);
    }
    std::vector<std::uint8_t> out(rivers.size());
    for (std::size_t i = 0; i < rivers.size(); ++i) {
        out[i] = static_cast<std::uint8_t>(std::count_if(kSystemKm.begin(), kSystemKm.end(), [&](double least) { return km[root(i)] < least; }));
    }
    return out;
}

base::Result<Water> read_water(const std::filesystem::path& packages) {
    Water out;
    const auto folder = packages / "marble-qt-data";
    std::vector<std::vector<geo::RegionVertex>> rivers;
    for (const char* name : {"ne_50m_lakes.pn2", "ne_50m_rivers_lake_centerlines.pn2"}) {
        const auto bytes = base::read_file(folder / name);
        if (!bytes) {
            return base::failure(bytes.error().code, bytes.error().message + "; run scripts/fetch_data.sh");
        }
        auto pieces = read_pn2(*bytes, (folder / name).string());
        if (!pieces) {
            return base::failure(pieces.error());
        }
        for (Pn2Piece& piece : *pieces) {
            if (piece.kind == Pn2Piece::Kind::Line) {
                rivers.push_back(std::move(piece.vertices));
            } else if (piece.kind == Pn2Piece::Kind::Outer) {
                out.lakes.push_back({std::move(piece.vertices)});
            } else if (!out.lakes.empty()) {
                out.lakes.back().push_back(std::move(piece.vertices)); // an island of the lake before it
            }
        }
    }
    if (out.lakes.size() < 100 || rivers.size() < 100) {
        return base::failure(base::ErrorCode::BadFormat, "too few lakes or rivers; run scripts/fetch_data.sh: " + folder.string());
    }
    const auto ranks = rank_rivers(rivers);
    for (std::size_t i = 0; i < rivers.size(); ++i) {
        out.rivers.push_back({std::move(rivers[i]), ranks[i], true});
    }
    const auto binned = read_binned(packages / "gmt-gshhg-high" / "binned_river_h.nc");
    if (!binned) {
        return base::failure(binned.error());
    }
    const auto fine = decode_binned(*binned);
    if (!fine) {
        return base::failure(fine.error());
    }
    out.fine = refine_rivers(out.rivers, *fine);
    return out;
}

FixedPath simplified(const FixedPath& path, double least, bool closed) {
    if (path.size() < 3) {
        return path;
    }
    std::vector<bool> kept(path.size(), false);
    std::vector<std::pair<std::size_t, std::size_t>> open;
    const auto at = [&](std::size_t i) { return path[i % path.size()]; };
    kept[0] = true;
    if (closed) { // the corner farthest from the first is kept as well, or a ring would have no two ends
        std::size_t far = 0;
        const auto distance = [&](std::size_t i) { return std::hypot(static_cast<double>(path[i].x) - path[0].x, static_cast<double>(path[i].y) - path[0].y); };
        for (std::size_t i = 1; i < path.size(); ++i) {
            far = distance(i) > distance(far) ? i : far;
        }
        kept[far] = true;
        open = {{0, far}, {far, path.size()}};
    } else {
        kept.back() = true;
        open = {{0, path.size() - 1}};
    }
    while (!open.empty()) {
        const auto [from, to] = open.back();
        open.pop_back();
        const double dx = static_cast<double>(at(to).x) - at(from).x;
        const double dy = static_cast<double>(at(to).y) - at(from).y;
        const double square = std::max(1.0, dx * dx + dy * dy);
        std::size_t farthest = from;
        double most = least;
        for (std::size_t i = from + 1; i < to; ++i) {
            const double x = static_cast<double>(at(i).x) - at(from).x;
            const double y = static_cast<double>(at(i).y) - at(from).y;
            const double along = std::clamp((x * dx + y * dy) / square, 0.0, 1.0);
            const double off = std::hypot(x - along * dx, y - along * dy);
            if (off > most) {
                most = off;
                farthest = i;
            }
        }
        if (farthest != from) {
            kept[farthest] = true;
            open.push_back({from, farthest});
            open.push_back({farthest, to});
        }
    }
    FixedPath out;
    for (std::size_t i = 0; i < path.size(); ++i) {
        if (kept[i]) {
            out.push_back(path[i]);
        }
    }
    return out;
}

void add_water(const Water& water, std::size_t index, BasemapDetail& detail) {
    const Detail& look = kDetails[index];
    std::vector<Lake> lakes;
    add_lakes(water, look, lakes, detail);
    for (const Lake& lake : lakes) {
        for (FixedPath ring : lake.rings) {
            ring.push_back(ring.front());
            add_piece(ring, 0, ring.size(), render::LineKind::Shore, detail.lines, detail.line_vertices);
        }
    }
    for (const River& river : index + 1 == kDetails.size() ? water.fine : water.rivers) {
        if (river.rank > look.most_rank) {
            continue;
        }
        for (const FixedPath& path : cut_line(river.line)) {
            const FixedPath kept = simplified(path, look.bend_deg * kUnitsPerDegree, false);
            add_river(look.rounded && river.on_grid ? rounded(kept, false) : kept, river.rank, lakes, detail);
        }
    }
}

} // namespace marsad::compile_data
