#include "geocode/sea_areas.h"

#include "base/file.h"
#include "geocode/kinds.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <string_view>

namespace marsad::geocode {

namespace {

constexpr std::size_t kLeastCorners = 4;
constexpr std::size_t kMostCorners = 120;
constexpr double kInlandKm = 25.0;
constexpr int kInlandBearings = 16;

std::vector<std::string_view> split(std::string_view text, char sign) {
    std::vector<std::string_view> fields;
    while (true) {
        const auto end = text.find(sign);
        fields.push_back(text.substr(0, end));
        if (end == std::string_view::npos) {
            return fields;
        }
        text.remove_prefix(end + 1);
    }
}

std::string_view trimmed(std::string_view text) {
    const auto first = text.find_first_not_of(" \r");
    return first == std::string_view::npos ? std::string_view() : text.substr(first, text.find_last_not_of(" \r") - first + 1);
}

std::optional<double> number(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() ? std::optional(value) : std::nullopt;
}

/// Reads the corners; gives what is wrong, or an empty text.
std::string parse_outline(std::string_view text, geo::Ring& ring) {
    for (const auto raw : split(text, ';')) {
        const auto pair = trimmed(raw);
        const auto space = pair.find(' ');
        const auto lon = number(pair.substr(0, space));
        const auto lat = space == std::string_view::npos ? std::nullopt : number(trimmed(pair.substr(space)));
        if (!lon || !lat || !geo::LonLat::from_degrees(geo::Lon{*lon}, geo::Lat{*lat})) {
            return "\"" + std::string(pair) + "\" is no corner; write longitude, a space and latitude in degrees";
        }
        ring.push_back({*lon, *lat});
    }
    if (ring.size() < kLeastCorners || ring.size() > kMostCorners) {
        return "an outline has " + std::to_string(kLeastCorners) + " to " + std::to_string(kMostCorners) + " corners, not " + std::to_string(ring.size());
    }
    return {};
}

bool stands_inland(const Gazetteer& gazetteer, geo::LonLat point) {
    for (int i = 0; i < kInlandBearings; ++i) {
        if (gazetteer.region(geo::offset_km(point, 360.0 / kInlandBearings * i, kInlandKm)).country == kNoPlace) {
            return false;
        }
    }
    return true;
}

/// Capitals stand among the weightiest places.
std::vector<PlaceIndex> inland_capitals(const Gazetteer& gazetteer) {
    constexpr PlaceIndex kSearched = 6000;
    std::vector<PlaceIndex> capitals;
    for (PlaceIndex i = 0; i < std::min(gazetteer.place_count(), kSearched); ++i) {
        if (gazetteer.place(i).feature_code() == "PPLC" && stands_inland(gazetteer, gazetteer.place(i).lon_lat())) {
            capitals.push_back(i);
        }
    }
    return capitals;
}

} // namespace

base::Result<std::vector<SeaRing>> read_sea_areas(const std::filesystem::path& path, base::Diagnostics& diagnostics) {
    const auto text = base::read_file(path);
    if (!text) {
        return base::failure(text.error());
    }
    std::vector<SeaRing> rings;
    std::size_t line_number = 0;
    bool header = false;
    for (const auto line : split(*text, '\n')) {
        ++line_number;
        if (trimmed(line).empty() || line.front() == '#') {
            continue;
        }
        const auto fields = split(line, '\t');
        if (!header) {
            header = true;
            if (fields.size() < 2 || fields[0] != "id" || trimmed(fields[1]) != "outline") {
                return base::failure(base::ErrorCode::BadFormat, "not a table of sea areas: the header line must be \"id outline\", tab separated: " + path.string());
            }
            continue;
        }
        SeaRing ring{path.string(), line_number, std::string(trimmed(fields[0])), {}};
        const std::string problem = ring.id.empty() || fields.size() < 2 ? "no id or no outline; write them with a tab between" : parse_outline(fields[1], ring.ring);
        if (problem.empty()) {
            rings.push_back(std::move(ring));
        } else {
            diagnostics.error(path.string(), line_number, problem + "; the row is left out");
        }
    }
    return rings;
}

std::size_t check_sea_areas(const Gazetteer& gazetteer, const std::vector<SeaRing>& rings, base::Diagnostics& diagnostics) {
    std::size_t problems = 0;
    const auto complain = [&](const SeaRing& row, const std::string& text) {
        ++problems;
        diagnostics.error(row.file, row.line, row.id + ": " + text);
    };
    std::map<std::string_view, std::vector<const SeaRing*>> by_id;
    for (const SeaRing& row : rings) {
        by_id[row.id].push_back(&row);
        if (!geo::is_simple(row.ring)) {
            complain(row, "the outline crosses or touches itself");
        }
        const SeaRing& outer = *by_id[row.id].front();
        if (&outer != &row && std::any_of(row.ring.begin(), row.ring.end(), [&](const geo::Corner& c) { return !geo::holds({outer.ring}, c); })) {
            complain(row, "a further row of an id is a hole, and this one leaves the outline of line " + std::to_string(outer.line));
        }
    }
    const auto capitals = inland_capitals(gazetteer);
    for (const auto& [id, rows] : by_id) {
        const SeaRing& outer = *rows.front();
        const auto index = gazetteer.find_by_id("marsad:" + std::string(id));
        if (!index || kind_group(gazetteer.place(*index).kind()) != KindGroup::Water) {
            complain(outer, "no sea, gulf, strait or canal of the gazetteer has this id");
            continue;
        }
        std::vector<geo::Ring> area;
        std::transform(rows.begin(), rows.end(), std::back_inserter(area), [](const SeaRing* row) { return row->ring; });
        if (!geo::holds(area, gazetteer.place(*index).lon_lat())) {
            complain(outer, "the point of its row lies outside");
        }
        for (const PlaceIndex capital : capitals) {
            if (geo::holds(area, gazetteer.place(capital).lon_lat())) {
                complain(outer, "holds " + std::string(gazetteer.place(capital).name()) + ", which stands inland");
            }
        }
    }
    return problems;
}

} // namespace marsad::geocode
