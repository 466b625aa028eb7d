#include "geocode/gazetteer_check.h"

#include "base/file.h"
#include "base/utf8.h"
#include "text/fold.h"
#include "text/search_key.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <map>
#include <set>

namespace marsad::geocode {

namespace {

using base::ErrorCode;
using base::failure;

constexpr std::array<std::string_view, 13> kColumns{"id", "kind", "country", "admin1", "lat", "lon", "radius_km", "name_en", "name_ar", "aliases", "parent", "source", "note"};
constexpr std::array<std::string_view, 10> kLanguages{"ar", "en", "fa", "he", "tr", "ru", "uk", "fr", "ku", "ckb"};
constexpr double kAirfieldKm = 2.0;
constexpr double kBorderKm = 8.0; ///< outlines of countries are quantised to 400 m and simplified to a few km
constexpr double kProvinceKm = 12.0; ///< those of provinces are rougher, and pre-2014
constexpr double kCoastKm = 30.0;     ///< islands, ports, platforms near another country's coast
constexpr double kOffshoreKm = 100.0; ///< the same on the open sea: outlines lack small islands
constexpr double kMemoryRadiusKm = 3.0;

std::vector<std::string_view> split(std::string_view line, char sign) {
    std::vector<std::string_view> fields;
    while (true) {
        const auto end = line.find(sign);
        fields.push_back(line.substr(0, end));
        if (end == std::string_view::npos) {
            return fields;
        }
        line.remove_prefix(end + 1);
    }
}

std::string_view trimmed(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r'; };
    while (!text.empty() && is_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_space(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

std::optional<double> number(std::string_view text) {
    double value = 0.0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    return error == std::errc() && end == text.data() + text.size() && std::isfinite(value) ? std::optional(value) : std::nullopt;
}

/// Reads one line into `row`; gives what is wrong with it, or an empty text.
std::string parse_row(const std::vector<std::string_view>& raw, CuratedRow& row) {
    if (raw.size() < 12) {
        return "has " + std::to_string(raw.size()) + " columns, not 13";
    }
    std::array<std::string_view, 13> field{};
    for (std::size_t i = 0; i < field.size() && i < raw.size(); ++i) {
        field[i] = trimmed(raw[i]);
    }
    row.id = field[0];
    row.kind = field[1];
    row.country = field[2];
    row.admin1 = field[3];
    row.name_en = field[7];
    row.name_ar = field[8];
    row.aliases = parse_aliases(field[9]);
    row.parent = field[10];
    row.source = field[11];
    row.note = field[12];
    const auto lat = number(field[4]);
    const auto lon = number(field[5]);
    const auto radius = number(field[6]);
    if (row.id.empty() || row.kind.empty()) {
        return "has no id or no kind";
    }
    if (row.name_en.empty() && row.name_ar.empty()) {
        return "has no name";
    }
    if (!lat || !lon || !geo::LonLat::from_degrees(geo::Lon{*lon}, geo::Lat{*lat})) {
        return "has coordinates off the globe or that are no numbers: " + std::string(field[4]) + ", " + std::string(field[5]);
    }
    if (!radius || *radius <= 0.0) {
        return "has a radius that is no positive number: " + std::string(field[6]);
    }
    row.lat_deg = *lat;
    row.lon_deg = *lon;
    row.radius_km = *radius;
    return {};
}

bool is_curated_header(std::string_view line) {
    const auto fields = split(line, '\t');
    return fields.size() >= kColumns.size() && std::equal(kColumns.begin(), kColumns.end(), fields.begin(), [](auto a, auto b) { return a == trimmed(b); });
}

std::string_view first_line(std::string_view text) {
    for (const auto line : split(text, '\n')) {
        if (!line.empty() && line.front() != '#') {
            return line;
        }
    }
    return {};
}

bool has_script(std::string_view utf8, text::Script wanted) {
    for (std::size_t position = 0; position < utf8.size();) {
        const auto decoded = base::decode_utf8(utf8, position);
        position += decoded.length;
        if (text::script_of(decoded.code_point) == wanted) {
            return true;
        }
    }
    return false;
}

std::string km_text(double km) {
    char buffer[32];
    std::snprintf(buffer, sizeof buffer, "%.1f km", km);
    return buffer;
}

bool is_watery(std::string_view kind) {
    static constexpr std::array<std::string_view, 8> kKinds{"island", "port", "strait", "gulf", "sea", "oil_facility", "river", "lake"};
    return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
}

/// Kinds that are wide or cross borders: their point need not lie where the columns say.
bool is_wide(std::string_view kind) {
    static constexpr std::array<std::string_view, 8> kKinds{"region", "desert", "mountain", "river", "valley", "road", "lake", "sea"};
    return std::find(kKinds.begin(), kKinds.end(), kind) != kKinds.end();
}

/// How far a row may lie from its parent: sites in towns near, wide things far.
double plausible_parent_km(const CuratedRow& row) {
    if (row.kind == "neighbourhood" || row.kind == "embassy" || row.kind == "government" || row.kind == "hospital" || row.kind == "mosque" || row.kind == "bridge") {
        return 35.0 + row.radius_km;
    }
    return 300.0 + row.radius_km; // desert posts are named after the town of their province
}

class Checker {
  public:
    Checker(const Gazetteer& gazetteer, const std::vector<CuratedRow>& rows, base::Diagnostics& diagnostics) : gazetteer_(gazetteer), rows_(rows), diagnostics_(diagnostics) {}

    CheckCounts run() {
        counts_.rows = rows_.size();
        std::map<std::string, const CuratedRow*> ids;
        for (const auto& row : rows_) {
            const auto [first, fresh] = ids.emplace(row.id, &row);
            if (!fresh) {
                error(row, "id \"" + row.id + "\" is taken by " + first->second->file + ":" + std::to_string(first->second->line));
            }
            check_form(row);
            check_country(row);
            check_airfield(row);
            check_parent(row);
        }
        check_namesakes();
        return counts_;
    }

  private:
    void warn(const CuratedRow& row, const std::string& text) {
        ++counts_.problems;
        diagnostics_.warning(row.file, row.line, row.id + ": " + text);
    }
    void error(const CuratedRow& row, const std::string& text) {
        ++counts_.problems;
        diagnostics_.error(row.file, row.line, row.id + ": " + text);
    }

    void check_form(const CuratedRow& row) {
        if (!std::all_of(row.id.begin(), row.id.end(), [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '-'; })) {
            error(row, "the id may hold only a-z, 0-9 and -");
        }
        if (!is_known_kind(row.kind)) {
            warn(row, "unknown kind \"" + row.kind + "\"");
        }
        if (!has_script(row.name_en, text::Script::Latin)) {
            warn(row, "has no English name");
        }
        if (!has_script(row.name_ar, text::Script::Arabic)) {
            warn(row, "has no Arabic name");
        }
        const bool known_source = row.source == "memory" || row.source == "parent" || row.source == "polygon" || row.source.starts_with("airfield");
        if (!known_source) {
            warn(row, "source \"" + row.source + "\" is none of airfield, airfield:CODE, parent, polygon, memory");
        }
        if (row.source == "memory" && row.radius_km < kMemoryRadiusKm) {
            warn(row, "a position from memory needs a radius of 3 km or more");
        }
    }

    void check_country(const CuratedRow& row) {
        if (row.country.empty() || row.country == "-") {
            return;
        }
        const auto country = gazetteer_.country_by_code(row.country);
        if (!country) {
            error(row, "unknown country code \"" + row.country + "\"");
            return;
        }
        const auto answer = gazetteer_.region(row.lon_lat());
        const bool on_the_sea = answer.country == kNoPlace;
        const double margin = (!is_watery(row.kind) ? kBorderKm : on_the_sea ? kOffshoreKm : kCoastKm) + (is_wide(row.kind) || is_watery(row.kind) ? row.radius_km : 0.0);
        const auto country_km = answer.country == *country ? std::optional(0.0) : gazetteer_.distance_to_area_km(*country, row.lon_lat());
        if (country_km && *country_km > margin) {
            warn(row, "lies " + km_text(*country_km) + " outside " + row.country + (answer.country == kNoPlace ? ", on the sea" : ", in " + std::string(gazetteer_.place(answer.country).country_code())));
            return;
        }
        ++counts_.in_country;
        check_province(row, *country, answer, margin);
    }

    void check_province(const CuratedRow& row, PlaceIndex country, const RegionAnswer& answer, double margin) {
        if (row.admin1.empty()) {
            return;
        }
        const auto wanted = text::article_free_key(text::name_key(row.admin1));
        const auto provinces = gazetteer_.provinces_of(country);
        std::vector<PlaceIndex> matching;
        for (const PlaceIndex province : provinces) {
            const auto names = gazetteer_.place(province).names();
            if (std::any_of(names.begin(), names.end(), [&](const NameView& name) { return text::article_free_key(text::name_key(name.text)) == wanted; })) {
                matching.push_back(province);
            }
        }
        if (matching.empty()) {
            warn(row, "no province \"" + row.admin1 + "\" in " + row.country);
            return;
        }
        double nearest = 1e9;
        for (const PlaceIndex province : matching) {
            // A province without an outline proves nothing.
            nearest = std::min(nearest, answer.province == province ? 0.0 : gazetteer_.distance_to_area_km(province, row.lon_lat()).value_or(0.0));
        }
        if (nearest > std::max(margin, kProvinceKm) + (is_wide(row.kind) ? row.radius_km : 0.0)) {
            warn(row, "lies " + km_text(nearest) + " outside " + row.admin1 + (answer.province == kNoPlace ? "" : ", in " + std::string(gazetteer_.place(answer.province).name())));
            return;
        }
        ++counts_.in_province;
    }

    /// Nearest airfield that the row's source names, or any airfield where it gives no code.
    std::optional<double> distance_to_airfield(const CuratedRow& row) const {
        std::vector<PlaceIndex> fields;
        if (!row.airfield().empty()) {
            fields = gazetteer_.code(row.airfield());
            if (const auto by_id = gazetteer_.find_by_id("icao:" + std::string(row.airfield()))) {
                fields.push_back(*by_id);
            }
        }
        // A merged row has the airfield's codes and stands at its own position; then the airfield was within 3 km.
        if (const auto own = gazetteer_.find_by_id("marsad:" + row.id); own && gazetteer_.place(*own).has_airfield()) {
            if (row.airfield().empty() || std::find(fields.begin(), fields.end(), *own) != fields.end()) {
                return 0.0;
            }
        }
        if (row.airfield().empty()) {
            for (const auto place : gazetteer_.near(row.lon_lat(), 5.0, 64)) {
                if (gazetteer_.place(place).has_airfield()) {
                    fields.push_back(place);
                }
            }
        }
        std::optional<double> nearest;
        for (const auto field : fields) {
            const double km = geo::distance_km(gazetteer_.place(field).lon_lat(), row.lon_lat());
            nearest = nearest ? std::min(*nearest, km) : km;
        }
        return nearest;
    }

    void check_airfield(const CuratedRow& row) {
        if (!row.source.starts_with("airfield")) {
            return;
        }
        const auto km = distance_to_airfield(row);
        if (km && *km <= std::max(kAirfieldKm, row.radius_km)) {
            ++counts_.at_airfield;
        } else if (km && !row.airfield().empty()) {
            warn(row, "lies " + km_text(*km) + " from its airfield " + std::string(row.airfield()));
        } else if (row.radius_km < kMemoryRadiusKm) {
            warn(row, "no airfield of the sources proves the position; it needs a radius of 3 km or more");
        } else {
            ++counts_.airfield_unproved;
        }
    }

    /// The nearest place of that name.
    std::optional<double> distance_to_named(const CuratedRow& row, const std::string& name) const {
        std::optional<double> nearest;
        const auto key = text::name_key(name);
        auto places = gazetteer_.article_free(text::article_free_key(key));
        const auto exact = gazetteer_.exact(key);
        places.insert(places.end(), exact.begin(), exact.end());
        if (const auto by_id = gazetteer_.find_by_id("marsad:" + name)) {
            places.push_back(*by_id);
        }
        for (const auto place : places) {
            const double km = geo::distance_km(gazetteer_.place(place).lon_lat(), row.lon_lat());
            if (!gazetteer_.place(place).is_province() && !gazetteer_.place(place).is_country()) {
                nearest = nearest ? std::min(*nearest, km) : km;
            }
        }
        return nearest;
    }

    void check_parent(const CuratedRow& row) {
        if (row.parent.empty()) {
            return;
        }
        const auto km = distance_to_named(row, row.parent);
        if (!km) {
            warn(row, "no place is called \"" + row.parent + "\", its parent");
        } else if (*km > plausible_parent_km(row)) {
            warn(row, "lies " + km_text(*km) + " from its parent " + row.parent);
        } else {
            ++counts_.near_parent;
        }
    }

    /// Two rows of one name and one kind within 10 km of each other are one place told twice.
    void check_namesakes() {
        std::map<std::string, std::vector<const CuratedRow*>> by_name;
        for (const auto& row : rows_) {
            std::set<std::string> keys{text::name_key(row.name_en), text::name_key(row.name_ar)};
            for (const auto& key : keys) {
                by_name[row.kind + " " + key].push_back(&row);
            }
        }
        std::set<std::pair<const CuratedRow*, const CuratedRow*>> told;
        for (const auto& [name, rows] : by_name) {
            for (std::size_t i = 0; i < rows.size(); ++i) {
                for (std::size_t j = i + 1; j < rows.size(); ++j) {
                    const double km = geo::distance_km(rows[i]->lon_lat(), rows[j]->lon_lat());
                    if (km < 10.0 && told.emplace(rows[i], rows[j]).second) {
                        warn(*rows[j], "has the name and kind of " + rows[i]->id + " (" + rows[i]->file + ":" + std::to_string(rows[i]->line) + "), " + km_text(km) + " away");
                    }
                }
            }
        }
    }

    const Gazetteer& gazetteer_;
    const std::vector<CuratedRow>& rows_;
    base::Diagnostics& diagnostics_;
    CheckCounts counts_;
};

} // namespace

std::vector<CuratedRow::Alias> parse_aliases(std::string_view column) {
    std::vector<CuratedRow::Alias> aliases;
    for (const auto raw : split(column, ';')) {
        const auto alias = trimmed(raw);
        const auto colon = alias.find(':');
        const auto lang = alias.substr(0, std::min(colon, alias.size()));
        const bool tagged = colon != std::string_view::npos && std::find(kLanguages.begin(), kLanguages.end(), lang) != kLanguages.end();
        const auto text = tagged ? trimmed(alias.substr(colon + 1)) : alias;
        if (!text.empty()) {
            aliases.push_back({tagged ? std::string(lang) : std::string(), std::string(text)});
        }
    }
    return aliases;
}

bool is_known_kind(std::string_view kind) {
    static const std::set<std::string_view> kKinds{"city",   "town",     "village",   "neighbourhood", "district",    "governorate",  "region",   "military_base", "camp",   "airport", "embassy", "crossing",
                                                   "dam",    "port",     "island",    "oil_facility",  "power_plant", "nuclear_site", "site",     "government",    "mosque", "church",  "hospital", "prison",
                                                   "bridge", "checkpoint", "market",  "industrial",    "mountain",    "valley",       "desert",   "river",         "lake",   "sea",     "gulf",    "strait",
                                                   "canal",  "road",     "school",    "university",    "factory",     "farm",         "square",   "building",      "coast",  "area",    "hotel",   "monument", "station"};
    return kKinds.contains(kind);
}

geo::LonLat CuratedRow::lon_lat() const {
    return *geo::LonLat::from_degrees(geo::Lon{lon_deg}, geo::Lat{lat_deg});
}

std::string_view CuratedRow::airfield() const {
    constexpr std::string_view kPrefix = "airfield:";
    return source.starts_with(kPrefix) ? trimmed(std::string_view(source).substr(kPrefix.size())) : std::string_view();
}

base::Result<std::vector<CuratedRow>> read_curated(const std::filesystem::path& path, base::Diagnostics& diagnostics) {
    auto text = base::read_file(path);
    if (!text) {
        return failure(text.error());
    }
    if (!is_curated_header(first_line(*text))) {
        return failure(ErrorCode::BadFormat, "not a curated table: the header line must be \"id kind country admin1 lat lon radius_km name_en name_ar aliases parent source note\", tab separated: " + path.string());
    }
    std::vector<CuratedRow> rows;
    std::size_t number_of_line = 0;
    bool header = false;
    for (const auto line : split(*text, '\n')) {
        ++number_of_line;
        if (trimmed(line).empty() || line.front() == '#') {
            continue;
        }
        if (!header) {
            header = true;
            continue;
        }
        CuratedRow row;
        row.file = path.string();
        row.line = number_of_line;
        if (const auto problem = parse_row(split(line, '\t'), row); !problem.empty()) {
            diagnostics.error(row.file, row.line, "row " + row.id + " " + problem + "; it is left out");
            continue;
        }
        rows.push_back(std::move(row));
    }
    return rows;
}

base::Result<std::vector<CuratedRow>> read_curated_folder(const std::filesystem::path& folder, base::Diagnostics& diagnostics) {
    std::vector<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(folder, error)) {
        if (entry.path().extension() == ".tsv") {
            files.push_back(entry.path());
        }
    }
    if (error) {
        return failure(ErrorCode::NotFound, "no folder of curated tables: " + folder.string());
    }
    std::sort(files.begin(), files.end());
    std::vector<CuratedRow> rows;
    for (const auto& file : files) {
        auto text = base::read_file(file);
        if (!text) {
            return failure(text.error());
        }
        if (!is_curated_header(first_line(*text))) {
            continue; // country_names.tsv, provinces.tsv, disputed.tsv
        }
        auto part = read_curated(file, diagnostics);
        if (!part) {
            return failure(part.error());
        }
        rows.insert(rows.end(), std::make_move_iterator(part->begin()), std::make_move_iterator(part->end()));
    }
    return rows;
}

CheckCounts check_curated(const Gazetteer& gazetteer, const std::vector<CuratedRow>& rows, base::Diagnostics& diagnostics) {
    return Checker(gazetteer, rows, diagnostics).run();
}

} // namespace marsad::geocode
