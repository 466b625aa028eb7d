#include "basemap_rivers.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <unordered_map>
#include <utility>

#include <netcdf.h>

namespace marsad::compile_data {

namespace {

constexpr double kE7 = 1e7;
constexpr double kKmPerDegree = 111.195;
constexpr double kNearKm = 12.0;
constexpr double kStepKm = 3.0; // between points that stand for a line
constexpr int kMostLevel = 4;
constexpr int kMostReplacingLevel = 3;

/// An open netCDF file.
class NetCdf {
  public:
    explicit NetCdf(const std::filesystem::path& file) : good_(nc_open(file.c_str(), NC_NOWRITE, &id_) == NC_NOERR) {}
    ~NetCdf() {
        if (good_) {
            nc_close(id_);
        }
    }
    NetCdf(const NetCdf&) = delete;
    NetCdf& operator=(const NetCdf&) = delete;
    [[nodiscard]] bool good() const { return good_; }

    /// A variable of one dimension; empty where there is none.
    [[nodiscard]] std::vector<int> values(const char* name) const {
        int variable = 0;
        int dimensions = 0;
        int dimension = 0;
        std::size_t count = 0;
        if (nc_inq_varid(id_, name, &variable) != NC_NOERR || nc_inq_varndims(id_, variable, &dimensions) != NC_NOERR || dimensions != 1 ||
            nc_inq_vardimid(id_, variable, &dimension) != NC_NOERR || nc_inq_dimlen(id_, dimension, &count) != NC_NOERR) {
            return {};
        }
        std::vector<int> out(count);
        return nc_get_var_int(id_, variable, out.data()) == NC_NOERR ? out : std::vector<int>();
    }

  private:
    int id_ = 0;
    bool good_;
};

/// The file holds them as signed numbers of 16 bits.
std::vector<std::uint16_t> to_unsigned(const std::vector<int>& values) {
    std::vector<std::uint16_t> out;
    out.reserve(values.size());
    std::transform(values.begin(), values.end(), std::back_inserter(out), [](int value) { return static_cast<std::uint16_t>(value & 0xFFFF); });
    return out;
}

double distance_km(const geo::RegionVertex& a, const geo::RegionVertex& b) {
    const double middle = (a.lat_e7 + static_cast<double>(b.lat_e7)) / 2.0 / kE7 * 0.017453292519943295;
    return std::hypot((b.lon_e7 - static_cast<double>(a.lon_e7)) * std::cos(middle), b.lat_e7 - static_cast<double>(a.lat_e7)) / kE7 * kKmPerDegree;
}

/// Points along lines, by cells wide enough for kNearKm as far north as rivers run.
class Near {
  public:
    void add(const std::vector<geo::RegionVertex>& line, std::uint8_t tag) {
        for (std::size_t i = 0; i < line.size(); ++i) {
            put(line[i], tag);
            if (i + 1 == line.size()) {
                break;
            }
            const int steps = static_cast<int>(distance_km(line[i], line[i + 1]) / kStepKm);
            for (int s = 1; s <= steps; ++s) {
                const double share = s / (steps + 1.0);
                put({static_cast<std::int32_t>(line[i].lon_e7 + (static_cast<double>(line[i + 1].lon_e7) - line[i].lon_e7) * share),
                     static_cast<std::int32_t>(line[i].lat_e7 + (static_cast<double>(line[i + 1].lat_e7) - line[i].lat_e7) * share)},
                    tag);
            }
        }
    }
    struct Found {
        geo::RegionVertex at;
        std::uint8_t tag;
    };
    /// The nearest point within kNearKm.
    [[nodiscard]] std::optional<Found> nearest(const geo::RegionVertex& point) const {
        std::optional<Found> best;
        double least = kNearKm;
        for (int around = 0; around < 9; ++around) {
            const auto cell = cells_.find(key(point, around % 3 - 1, around / 3 - 1));
            if (cell == cells_.end()) {
                continue;
            }
            for (const Found& other : cell->second) {
                if (const double km = distance_km(point, other.at); km < least) {
                    least = km;
                    best = other;
                }
            }
        }
        return best;
    }

  private:
    static std::int64_t key(const geo::RegionVertex& at, int right, int up) {
        constexpr double kCellDeg = 0.3;
        return (std::llround(std::floor(at.lon_e7 / kE7 / kCellDeg)) + right) * 100000 + std::llround(std::floor(at.lat_e7 / kE7 / kCellDeg)) + up;
    }
    void put(const geo::RegionVertex& at, std::uint8_t tag) { cells_[key(at, 0, 0)].push_back({at, tag}); }
    std::unordered_map<std::int64_t, std::vector<Found>> cells_;
};

/// The stretches of a coarse river that no fine one replaces.
void add_gaps(const River& river, const Near& fine, std::vector<River>& out) {
    River gap{{}, river.rank, river.on_grid};
    std::optional<geo::RegionVertex> met; // the fine line at the corner before
    const auto flush = [&] {
        if (gap.line.size() >= 2) {
            out.push_back(gap);
        }
        gap.line.clear();
    };
    for (const geo::RegionVertex& corner : river.line) {
        const auto found = fine.nearest(corner);
        if (!found) {
            if (gap.line.empty() && met) {
                gap.line.push_back(*met);
            }
            gap.line.push_back(corner);
            met.reset();
            continue;
        }
        if (!gap.line.empty()) {
            gap.line.push_back(found->at);
            flush();
        }
        met = found->at;
    }
    flush();
}

} // namespace

base::Result<BinnedLines> read_binned(const std::filesystem::path& file) {
    const NetCdf in(file);
    if (!in.good()) {
        return base::failure(base::ErrorCode::NotFound, "the rivers cannot be opened; run scripts/fetch_data.sh: " + file.string());
    }
    const auto minutes = in.values("Bin_size_in_minutes");
    const auto row = in.values("N_bins_in_360_longitude_range");
    BinnedLines out;
    out.bin_minutes = minutes.empty() ? 0 : minutes[0];
    out.bins_in_row = row.empty() ? 0 : row[0];
    out.bin_first_segment = in.values("Id_of_first_segment_in_a_bin");
    out.bin_segments = in.values("N_segments_in_a_bin");
    out.segment_first_point = in.values("Id_of_first_point_in_a_segment");
    out.segment_points = in.values("N_points_for_a_segment");
    out.segment_level = in.values("Hierarchial_level_of_a_segment");
    out.east = to_unsigned(in.values("Relative_longitude_from_SW_corner_of_bin"));
    out.north = to_unsigned(in.values("Relative_latitude_from_SW_corner_of_bin"));
    if (out.bin_first_segment.empty() || out.east.empty()) {
        return base::failure(base::ErrorCode::BadFormat, "no rivers in it; run scripts/fetch_data.sh: " + file.string());
    }
    return out;
}

base::Result<std::vector<LevelLine>> decode_binned(const BinnedLines& binned) {
    const auto bad = [] { return base::failure(base::ErrorCode::BadFormat, "the rivers' file is damaged; run scripts/fetch_data.sh"); };
    const auto within = [](int first, int count, std::size_t size) { return first >= 0 && count >= 0 && static_cast<std::size_t>(first) + static_cast<std::size_t>(count) <= size; };
    const std::size_t segments = binned.segment_first_point.size();
    if (binned.bin_minutes <= 0 || binned.bins_in_row <= 0 || binned.bin_segments.size() != binned.bin_first_segment.size() || binned.segment_points.size() != segments ||
        binned.segment_level.size() != segments || binned.east.size() != binned.north.size()) {
        return bad();
    }
    const double side_deg = binned.bin_minutes / 60.0;
    std::vector<LevelLine> out;
    for (std::size_t bin = 0; bin < binned.bin_first_segment.size(); ++bin) {
        const int first = binned.bin_first_segment[bin];
        if (!within(first, binned.bin_segments[bin], segments)) {
            return bad();
        }
        const auto row = static_cast<int>(bin) / binned.bins_in_row;
        const auto column = static_cast<int>(bin) % binned.bins_in_row;
        const double west = column * side_deg >= 180.0 ? column * side_deg - 360.0 : column * side_deg;
        const double south = 90.0 - (row + 1) * side_deg;
        for (int s = first; s < first + binned.bin_segments[bin]; ++s) {
            const auto segment = static_cast<std::size_t>(s);
            const int begin = binned.segment_first_point[segment];
            if (!within(begin, binned.segment_points[segment], binned.east.size())) {
                return bad();
            }
            LevelLine line{{}, binned.segment_level[segment]};
            for (int p = begin; p < begin + binned.segment_points[segment]; ++p) {
                const auto point = static_cast<std::size_t>(p);
                line.line.push_back({static_cast<std::int32_t>(std::lround((west + binned.east[point] / 65535.0 * side_deg) * kE7)),
                                     static_cast<std::int32_t>(std::lround((south + binned.north[point] / 65535.0 * side_deg) * kE7))});
            }
            if (line.line.size() >= 2) {
                out.push_back(std::move(line));
            }
        }
    }
    return out;
}

std::vector<River> refine_rivers(const std::vector<River>& coarse, const std::vector<LevelLine>& fine) {
    Near known;
    for (const River& river : coarse) {
        known.add(river.line, river.rank);
    }
    std::vector<River> out;
    Near replacing;
    for (const LevelLine& line : fine) {
        if (line.level < 1 || line.level > kMostLevel) {
            continue;
        }
        // A line beside a river that is known bears its rank; it is the same river, if it is of some size.
        const auto same = line.level <= kMostReplacingLevel ? known.nearest(line.line[line.line.size() / 2]) : std::nullopt;
        const auto by_level = static_cast<std::uint8_t>(line.level == kMostLevel ? 3 : line.level == 1 ? 1 : 2);
        out.push_back({line.line, same ? std::min(same->tag, by_level) : by_level, false});
        if (line.level <= kMostReplacingLevel) {
            replacing.add(line.line, 0);
        }
    }
    for (const River& river : coarse) {
        add_gaps(river, replacing, out);
    }
    return out;
}

} // namespace marsad::compile_data
