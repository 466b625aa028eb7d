#include "geocode/resolver.h"

#include "text/search_key.h"

#include <optional>
#include <string>

// "the capital", "the Syrian capital", "its capital": of a state or of a province.
namespace marsad::geocode {

/// The town that bears the name of a province and is its seat.
std::optional<PlaceIndex> Resolver::seat_of(PlaceIndex province) const {
    for (const auto& named : gazetteer_.place(province).names()) {
        for (const auto index : gazetteer_.exact(text::name_key(named.text))) {
            const PlaceView town = gazetteer_.place(index);
            if (town.province() == province && (town.feature_code() == "PPLA" || town.feature_code() == "PPLC")) {
                return index;
            }
        }
    }
    return std::nullopt;
}

/// "the capital of X region", "X region ... its capital": not that of the state.
std::optional<PlaceIndex> Resolver::seat_of_province(const std::vector<Mention>& mentions, std::size_t index) const {
    const Mention& mention = mentions[index];
    const auto province = [&](const Mention& other) { return !other.scored.empty() && gazetteer_.place(other.scored.front().place).is_province(); };
    if (mention.parent) {
        return mention.parent_stated && province(mentions[*mention.parent]) ? seat_of(mentions[*mention.parent].scored.front().place) : std::nullopt;
    }
    for (std::size_t i = index; mention.possessed && i-- > 0 && mentions[i].sentence == mention.sentence;) {
        if (!mentions[i].scored.empty() && is_area(kind_group(gazetteer_.place(mentions[i].scored.front().place).kind()))) {
            return province(mentions[i]) ? seat_of(mentions[i].scored.front().place) : std::nullopt;
        }
    }
    return std::nullopt;
}

void Resolver::resolve_capital(std::vector<Mention>& mentions, std::size_t index, const Evidence& evidence) const {
    Mention& mention = mentions[index];
    std::string iso = mention.demonym;
    const auto take = [&](PlaceIndex place, bool agrees) {
        Scored scored;
        scored.place = place;
        scored.agrees = agrees;
        scored.score = 1;
        mention.scored = {scored};
    };
    if (const auto seat = iso.empty() ? seat_of_province(mentions, index) : std::nullopt) {
        take(*seat, true);
        return;
    }
    if (iso.empty() && mention.parent && !mentions[*mention.parent].scored.empty()) {
        iso = gazetteer_.place(mentions[*mention.parent].scored.front().place).country_code();
    }
    if (iso.empty()) {
        double most = 0;
        for (const auto& [code, weight] : evidence.countries) {
            if (weight > most) {
                most = weight;
                iso = code;
            }
        }
    }
    if (const auto capital = capital_of(iso)) {
        take(*capital, !mention.demonym.empty());
    }
}

} // namespace marsad::geocode
