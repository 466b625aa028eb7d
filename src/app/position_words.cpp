#include "app/position_words.h"

#include "i18n/position_text.h"

namespace marsad::app {

using geocode::Gazetteer;
using geocode::kNoPlace;
using geocode::PlaceIndex;
using geocode::ReverseAnswer;

std::string position_words(const Gazetteer& gazetteer, const i18n::Texts& texts, const ReverseAnswer& answer) {
    const std::string& lang = texts.language();
    const auto name = [&](PlaceIndex place) { return std::string(gazetteer.place(place).name(lang)); };
    i18n::PositionParts parts;
    if (answer.sea != kNoPlace) {
        parts.water = name(answer.sea);
    }
    const bool at_site = geocode::tells_site(gazetteer, answer);
    const auto& near = at_site ? answer.site : answer.town;
    PlaceIndex country = answer.country;
    if (near) {
        parts.place = name(near->place);
        parts.distance_km = near->distance_km;
        if (!geocode::is_at(gazetteer, *near)) {
            parts.bearing_deg = near->bearing_deg;
        }
        const PlaceIndex own = gazetteer.place(near->place).country();
        country = country == kNoPlace ? own : country; // at sea
        if (own != kNoPlace && own != country) {
            parts.place_country = name(own);
        }
    }
    if (at_site && answer.town && geocode::is_at(gazetteer, *answer.town)) {
        parts.around.push_back(name(answer.town->place));
    }
    if (answer.province != kNoPlace && answer.sea == kNoPlace && name(answer.province) != parts.place && (parts.around.empty() || parts.around.front() != name(answer.province))) {
        parts.around.push_back(name(answer.province));
    }
    if (country != kNoPlace) {
        parts.around.push_back(name(country));
    }
    return i18n::position_text(texts, parts);
}

} // namespace marsad::app
