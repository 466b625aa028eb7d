#include "inputs.h"
#include "gazetteer_build/names.h"
#include "text_sources.h"
#include "topojson.h"

#include "base/file.h"
#include "text/search_key.h"

#include <algorithm>

namespace marsad::compile_data {

namespace {

using base::ErrorCode;
using base::failure;

struct CountryFacts {
    std::map<std::string, std::string> code_by_number;      ///< "368" -> "IQ"
    std::map<std::string, std::string> code_by_polygon;     ///< names of polygons without a number
    std::map<std::string, std::string> geonames_id_by_code; ///< "IQ" -> "99237"
};

/// "ar:text" or "text"; the part before the colon counts only where it is a language of ours.
DraftName parse_alias(std::string_view alias) {
    const auto colon = alias.find(':');
    if (colon != std::string_view::npos) {
        const auto lang = trimmed(alias.substr(0, colon));
        if (std::find(languages().begin(), languages().end(), lang) != languages().end()) {
            return {clean_name(trimmed(alias.substr(colon + 1))), std::string(lang)};
        }
    }
    auto text = clean_name(trimmed(alias));
    auto lang = language_of_name(text);
    return {std::move(text), std::move(lang)};
}

base::Result<CountryFacts> read_facts(const Inputs& inputs) {
    CountryFacts facts;
    const auto cldr = inputs.packages / "unicode-cldr-core" / "supplemental" / "supplementalData.xml";
    auto elements = read_cldr_elements(cldr, "territoryCodes");
    if (!elements) {
        return failure(elements.error());
    }
    for (auto& element : *elements) {
        if (const auto& code = element["type"]; code.size() == 2 && !element["numeric"].empty()) {
            facts.code_by_number[element["numeric"]] = code;
        }
    }
    if (facts.code_by_number.size() < 200) {
        return failure(ErrorCode::BadFormat, "no territory codes: " + cldr.string());
    }
    const auto info_path = inputs.packages / "libtimezonemap-data" / "countryInfo.txt";
    auto info = base::read_file(info_path);
    if (!info) {
        return failure(info.error());
    }
    for (const auto line : split_lines(*info)) {
        const auto fields = split_fields(line, '\t');
        if (!line.starts_with('#') && fields.size() >= 17 && fields[0].size() == 2) {
            facts.geonames_id_by_code[std::string(fields[0])] = fields[16];
        }
    }
    if (facts.geonames_id_by_code.size() < 200) {
        return failure(ErrorCode::BadFormat, "no GeoNames ids of countries in column 17: " + info_path.string());
    }
    return facts;
}

/// CLDR's names of one language: the plain one is preferred, short and variant ones are added.
base::Result<void> add_cldr_names(const Inputs& inputs, Draft& draft, const DraftIndex& index) {
    for (const auto& lang : languages()) {
        auto names = read_cldr(inputs.packages / "unicode-cldr-core" / "main" / (lang + ".xml"), "territory");
        if (!names) {
            return failure(names.error());
        }
        for (const auto& name : *names) {
            const auto country = index.country(name.type);
            const auto text = clean_name(name.text);
            if (country != kNoDraft && !text.empty() && !is_code_like(text)) {
                draft.places[country].add_name(text, lang, true, name.alt.empty());
            }
        }
    }
    return {};
}

void apply_hand_table(const Table& table, Draft& draft, const DraftIndex& index) {
    for (std::size_t row = 0; row < table.rows.size(); ++row) {
        const auto country = index.country(table.field(row, "code"));
        if (country == kNoDraft) {
            continue;
        }
        auto& place = draft.places[country];
        place.prefer(clean_name(table.field(row, "name_en")), "en");
        for (const auto alias : split_fields(table.field(row, "aliases"), ';')) {
            const auto name = parse_alias(alias);
            place.add_name(name.text, name.lang);
        }
    }
}

/// "&" is written "and" in news.
void add_and_names(DraftPlace& place) {
    const std::string english(place.preferred("en"));
    const auto sign = english.find(" & ");
    if (sign != std::string::npos) {
        place.prefer(english.substr(0, sign) + " and " + english.substr(sign + 3), "en");
    }
}

} // namespace

base::Result<void> add_countries(const Inputs& inputs, Draft& draft, DraftIndex& index) {
    auto facts = read_facts(inputs);
    if (!facts) {
        return failure(facts.error());
    }
    auto table = read_table(inputs.assets / "gazetteer" / "country_names.tsv", {"code", "name_en", "polygons", "aliases"});
    if (!table) {
        return failure(table.error());
    }
    for (std::size_t row = 0; row < table->rows.size(); ++row) {
        for (const auto polygon : split_fields(table->field(row, "polygons"), ';')) {
            facts->code_by_polygon[std::string(trimmed(polygon))] = table->field(row, "code");
        }
    }
    auto topology = read_topology(inputs.packages / "world-atlas" / "countries-10m.json", "countries");
    if (!topology) {
        return failure(topology.error());
    }
    std::map<std::string, DraftArea> areas; // by code; several polygons may have one
    for (auto& feature : topology->features) {
        const auto by_number = facts->code_by_number.find(feature.id);
        const auto by_name = facts->code_by_polygon.find(feature.name);
        // The hand table first: world-atlas gives the Indian Ocean Territories and the like the number of their state.
        const std::string code = by_name != facts->code_by_polygon.end() ? by_name->second : by_number != facts->code_by_number.end() ? by_number->second : std::string();
        if (code.empty()) {
            continue; // reefs and banks that nobody's code stands for
        }
        for (auto& polygon : feature.polygons) {
            for (auto& ring : polygon) {
                areas[code].rings.push_back(std::move(ring));
            }
        }
    }
    for (const auto& [code, id] : facts->geonames_id_by_code) {
        if (!areas.contains(code) && code != "XK") {
            areas[code]; // named, though without a polygon of its own (French overseas departments and the like)
        }
    }
    for (auto& [code, area] : areas) {
        DraftPlace place;
        const auto id = facts->geonames_id_by_code.find(code);
        place.id = id == facts->geonames_id_by_code.end() ? "marsad:country-" + code : "geonames:" + id->second;
        place.kind = "country";
        place.country_code = code;
        place.is_country = true;
        index.country_by_code[code] = static_cast<std::uint32_t>(draft.places.size());
        area.country = static_cast<std::uint32_t>(draft.places.size());
        place.country = area.country;
        if (!area.rings.empty()) {
            const auto point = inner_point(area.rings);
            place.lon_deg = point.lon_deg();
            place.lat_deg = point.lat_deg();
            place.radius_km = radius_of_rings_km(area.rings, point);
        }
        draft.places.push_back(std::move(place));
        if (!area.rings.empty()) {
            draft.countries.push_back(std::move(area));
        }
    }
    if (auto added = add_cldr_names(inputs, draft, index); !added) {
        return added;
    }
    apply_hand_table(*table, draft, index);
    for (const auto& [code, country] : index.country_by_code) {
        auto& place = draft.places[country];
        add_and_names(place);
        for (const auto& lang : languages()) {
            if (const auto name = inputs.catalogue_name(lang, code); !is_code_like(name)) {
                place.add_name(name, lang, true, true);
            }
        }
        place.prefer(place.has_preferred("en") ? std::string(place.preferred("en")) : code, "en");
    }
    // Every city to its country; those of areas without a polygon give it a point.
    for (auto& place : draft.places) {
        place.country = index.country(place.country_code);
        if (place.country == kNoDraft || place.is_country) {
            continue;
        }
        auto& country = draft.places[place.country];
        country.population += country.population > 0xF0000000U ? 0U : place.population;
        if (country.radius_km == 0.0) {
            country.lon_deg = place.lon_deg;
            country.lat_deg = place.lat_deg;
            country.radius_km = 25.0;
        }
    }
    // Areas with neither polygon nor city are no places.
    for (auto& place : draft.places) {
        place.dropped = place.dropped || (place.is_country && place.radius_km == 0.0);
    }
    return {};
}

} // namespace marsad::compile_data
