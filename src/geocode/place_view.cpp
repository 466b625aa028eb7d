#include "geocode/gazetteer.h"

#include <algorithm>
#include <cmath>

#include "geocode/gazetteer_tables.h"

namespace marsad::geocode {

namespace {

using tables::small_text;
using tables::text_at;

std::string_view preferred_name(const format::Tables& t, const format::PlaceRecord& place, std::string_view lang) {
    for (const auto& name : tables::names_of(t, place)) {
        if ((name.flags & format::kPreferred) != 0 && small_text(t, name.language) == lang) {
            return text_at(t.text, name.text);
        }
    }
    return {};
}

void append_names(const format::Tables& t, const format::PlaceRecord& place, std::vector<NameView>& views) {
    for (const auto& name : tables::names_of(t, place)) {
        views.push_back({text_at(t.text, name.text), small_text(t, name.language), (name.flags & format::kDisplay) != 0, (name.flags & format::kGenerated) != 0});
    }
}

} // namespace

std::string_view PlaceView::place_id() const {
    const auto at = gazetteer_->locate(index_);
    return text_at(at.tables->text, at.record->id);
}

std::string_view PlaceView::kind() const {
    const auto at = gazetteer_->locate(index_);
    return small_text(*at.tables, at.record->kind);
}

std::string_view PlaceView::feature_code() const {
    const auto at = gazetteer_->locate(index_);
    return small_text(*at.tables, at.record->feature);
}

std::string_view PlaceView::country_code() const {
    const auto& code = gazetteer_->locate(index_).record->country_code;
    return code[0] == 0 ? std::string_view() : std::string_view(code, 2);
}

std::string_view PlaceView::country_name() const {
    const auto at = gazetteer_->locate(index_);
    if (at.record->country_name != kNoPlace) {
        return text_at(at.tables->text, at.record->country_name);
    }
    const auto country = gazetteer_->locate(gazetteer_->linked(at, at.record->country));
    return preferred_name(*country.tables, *country.record, "en");
}

std::string_view PlaceView::admin1_name() const {
    const auto at = gazetteer_->locate(index_);
    const auto province = gazetteer_->locate(gazetteer_->linked(at, at.record->province));
    return preferred_name(*province.tables, *province.record, "en");
}

PlaceIndex PlaceView::country() const {
    const auto at = gazetteer_->locate(index_);
    return gazetteer_->linked(at, at.record->country);
}

PlaceIndex PlaceView::province() const {
    const auto at = gazetteer_->locate(index_);
    return gazetteer_->linked(at, at.record->province);
}

std::string_view PlaceView::name_in(std::string_view lang) const {
    const auto at = gazetteer_->locate(index_);
    auto found = preferred_name(*at.tables, *at.record, lang);
    if (found.empty()) {
        for (const auto& twin : gazetteer_->doubles_of(index_)) {
            found = found.empty() ? preferred_name(*twin.tables, *twin.record, lang) : found;
        }
    }
    return found;
}

std::string_view PlaceView::name(std::string_view lang) const {
    auto found = name_in(lang);
    if (found.empty() && (lang == "fa" || lang == "ckb")) {
        found = name_in("ar");
    }
    return found.empty() ? name_in("en") : found;
}

std::vector<NameView> PlaceView::names() const {
    const auto at = gazetteer_->locate(index_);
    std::vector<NameView> views;
    views.reserve(at.record->name_count);
    append_names(*at.tables, *at.record, views);
    for (const auto& twin : gazetteer_->doubles_of(index_)) {
        append_names(*twin.tables, *twin.record, views);
    }
    return views;
}

geo::LonLat PlaceView::lon_lat() const {
    return tables::point_of(*gazetteer_->locate(index_).record);
}

double PlaceView::radius_km() const {
    // Through text of one decimal, so that 3.0F and 3 print alike.
    return std::round(double{gazetteer_->locate(index_).record->radius_km} * 10.0) / 10.0;
}

double PlaceView::importance() const {
    return double{gazetteer_->locate(index_).record->importance};
}

std::uint32_t PlaceView::population() const {
    return gazetteer_->locate(index_).record->population;
}

std::string_view PlaceView::time_zone() const {
    const auto at = gazetteer_->locate(index_);
    return small_text(*at.tables, at.record->time_zone);
}

std::string_view PlaceView::parent() const {
    const auto at = gazetteer_->locate(index_);
    return text_at(at.tables->text, at.record->parent);
}

bool PlaceView::is_curated() const {
    return (gazetteer_->locate(index_).record->flags & format::kCurated) != 0;
}

bool PlaceView::is_country() const {
    return (gazetteer_->locate(index_).record->flags & format::kCountry) != 0;
}

bool PlaceView::is_province() const {
    return (gazetteer_->locate(index_).record->flags & format::kProvince) != 0;
}

bool PlaceView::has_airfield() const {
    return (gazetteer_->locate(index_).record->flags & format::kAirfield) != 0;
}

bool PlaceView::is_user() const {
    return gazetteer_->locate(index_).file != nullptr;
}

bool PlaceView::has_precedence() const {
    if (!gazetteer_->has_layers()) {
        return false;
    }
    if (const auto at = gazetteer_->locate(index_); at.file != nullptr) {
        return at.file->layer->info().precedence;
    }
    const auto doubles = gazetteer_->doubles_of(index_);
    return std::any_of(doubles.begin(), doubles.end(), [](const auto& twin) { return twin.file->layer->info().precedence; });
}

} // namespace marsad::geocode
