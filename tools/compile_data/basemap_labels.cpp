#include "basemap_labels.h"

#include "basemap_tables.h"

#include "base/utf8.h"
#include "geocode/gazetteer.h"

#include <algorithm>
#include <cmath>
#include <optional>
#include <tuple>
#include <utility>

namespace marsad::compile_data {

namespace {

/// Our own corrections, by kind ("country", "province") and key.
using OwnNames = std::map<std::pair<std::string, std::string>, std::pair<std::string, std::string>>;

base::Result<OwnNames> read_own_names(const std::filesystem::path& assets_dir) {
    const auto rows = read_rows(assets_dir / "styles" / "label_names.tsv");
    if (!rows) {
        return base::failure(rows.error());
    }
    OwnNames out;
    for (Row row : *rows) {
        row.resize(4);
        out[{row[0], row[1]}] = {row[2], row[3]};
    }
    return out;
}

bool has_arabic_letter(std::string_view name) {
    const std::u32string text = base::to_utf32(name);
    return std::any_of(text.begin(), text.end(), [](char32_t c) { return c >= 0x0621 && c <= 0x064A; });
}

/// The display name, or else any name of it that is fit to be shown and written in Arabic letters.
std::string arabic_name(const geocode::PlaceView& place) {
    if (has_arabic_letter(place.name_in("ar"))) {
        return std::string(place.name_in("ar"));
    }
    for (const geocode::NameView& name : place.names()) {
        if (name.is_display && (name.lang.empty() || name.lang == "ar") && has_arabic_letter(name.text)) {
            return std::string(name.text);
        }
    }
    return {};
}

/// "محافظة الأنبار" -> "الأنبار": the kind of area says nothing on a map.
std::string without_kind_word(std::string name) {
    for (const std::string_view word : {"محافظة ", "ولاية ", "منطقة ", "مقاطعة ", "إقليم ", "مديرية ", "بلدية ", "إمارة ", "شعبية ", "قضاء ", "ناحية ", "أوبلاست "}) {
        if (name.size() > word.size() && name.rfind(word, 0) == 0) {
            name.erase(0, word.size());
        }
    }
    return name;
}

/// A state of a tenth of the map's side ranks first, one of a thousandth of it far behind.
std::uint8_t rank_of_area(double extent) {
    return static_cast<std::uint8_t>(std::clamp(-std::log10(std::max(extent / render::kFixedOne, 1e-6)) * 60.0 - 20.0, 0.0, 255.0));
}

void add_areas(const geocode::Gazetteer& gazetteer, const OwnNames& own_names, const std::vector<LabelArea>& areas, render::LabelKind kind,
               std::vector<MapLabel>& out) {
    const bool country = kind == render::LabelKind::Country;
    for (const LabelArea& area : areas) {
        MapLabel label;
        label.at = label_point(area.rings);
        const render::World at = render::world_from_fixed(label.at);
        const auto point = geo::LonLat::from_degrees(geo::Lon{render::lon_deg_from_world(at)}, geo::Lat{render::lat_deg_from_world(at)});
        const auto own = own_names.find({country ? "country" : "province", area.key});
        std::optional<geocode::PlaceIndex> place;
        if (country) {
            place = gazetteer.country_by_code(area.key);
        } else if (point) {
            const auto region = gazetteer.region(*point);
            place = region.province == geocode::kNoPlace ? std::nullopt : std::optional(region.province);
        }
        if (own != own_names.end()) {
            std::tie(label.name_en, label.name_ar) = own->second;
        } else if (place) {
            label.name_en = gazetteer.place(*place).name_in("en");
            label.name_ar = without_kind_word(arabic_name(gazetteer.place(*place)));
        } else {
            label.name_en = area.source_name;
        }
        if (label.name_en.empty() && label.name_ar.empty()) {
            continue; // left out on purpose, or without any name
        }
        label.extent = std::sqrt(area.area);
        label.kind = kind;
        label.country = area.country;
        label.rank = rank_of_area(label.extent);
        out.push_back(std::move(label));
    }
}

/// Importance of a town: powers of ten of its people, a seat of government counting for more.
double score_of(std::string_view feature, double population) {
    const double seat = feature == "PPLC" ? 2.0 : feature == "PPLA" ? 0.9 : feature == "PPLA2" ? 0.35 : 0.0;
    const double people = population > 0.0 ? population : seat > 0.0 ? 8000.0 : 1000.0;
    return std::log10(std::max(people, 1000.0)) + seat;
}

constexpr double kLeastScore = 4.15; // a town of 14,000, a district seat of 6,000

void add_towns(const geocode::Gazetteer& gazetteer, std::vector<MapLabel>& out) {
    for (geocode::PlaceIndex i = 0; i < gazetteer.place_count(); ++i) {
        const geocode::PlaceView place = gazetteer.place(i);
        const std::string_view kind = place.kind();
        const double score = score_of(place.feature_code(), place.population());
        if ((kind != "city" && kind != "town" && kind != "village") || score < kLeastScore) {
            continue;
        }
        const geo::LonLat at = place.lon_lat();
        MapLabel label;
        label.name_en = place.name_in("en");
        label.name_ar = without_kind_word(arabic_name(place));
        if (label.name_en.empty()) {
            label.name_en = place.name("en");
        }
        label.at = render::fixed_from_world(render::world_from_lon_lat(at));
        label.kind = place.feature_code() == "PPLC" ? render::LabelKind::Capital : render::LabelKind::City;
        label.rank = static_cast<std::uint8_t>(std::clamp((9.5 - score) * 45.0, 0.0, 255.0));
        label.country = place.country_code();
        out.push_back(std::move(label));
    }
}

/// Our own places other than towns. They rank behind all towns.
void add_sites(const geocode::Gazetteer& gazetteer, std::vector<MapLabel>& out) {
    for (geocode::PlaceIndex i = 0; i < gazetteer.place_count(); ++i) {
        const geocode::PlaceView place = gazetteer.place(i);
        const std::string_view kind = place.kind();
        if (!(place.is_curated() || kind == "airport") || place.is_country() || place.is_province() || kind == "city") {
            continue;
        }
        MapLabel label;
        label.name_en = place.name_in("en");
        label.name_ar = arabic_name(place);
        if (label.name_en.empty() || label.name_ar.empty()) {
            continue;
        }
        label.at = render::fixed_from_world(render::world_from_lon_lat(place.lon_lat()));
        label.kind = render::LabelKind::Site;
        label.rank = 255;
        label.country = place.country_code();
        out.push_back(std::move(label));
    }
}

} // namespace

base::Result<std::vector<MapLabel>> make_labels(const BasemapSources& sources, const std::vector<LabelArea>& countries,
                                                const std::vector<LabelArea>& provinces) {
    const auto gazetteer = geocode::Gazetteer::open(sources.gazetteer);
    if (!gazetteer) {
        return base::failure(gazetteer.error());
    }
    const auto own = read_own_names(sources.assets_dir);
    if (!own) {
        return base::failure(own.error());
    }
    std::vector<MapLabel> out;
    add_areas(*gazetteer, *own, countries, render::LabelKind::Country, out);
    add_areas(*gazetteer, *own, provinces, render::LabelKind::Province, out);
    const std::size_t areas = out.size();
    add_towns(*gazetteer, out);
    if (out.size() - areas < 1000) {
        return base::failure(base::ErrorCode::BadFormat, "too few towns in the gazetteer: " + sources.gazetteer.string());
    }
    add_sites(*gazetteer, out);
    std::sort(out.begin(), out.end(), [](const MapLabel& a, const MapLabel& b) {
        return std::tie(a.rank, a.name_en, a.at.x, a.at.y) < std::tie(b.rank, b.name_en, b.at.x, b.at.y);
    });
    return out;
}

} // namespace marsad::compile_data
