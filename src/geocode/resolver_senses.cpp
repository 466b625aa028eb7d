#include "geocode/resolver.h"

#include <algorithm>
#include <utility>

// Which meanings a name cannot have, whatever they weigh: places abroad, quarters of other towns, villages far from the building
// that bears their name; and one sense of a name for all of a report.
namespace marsad::geocode {

namespace {

constexpr double kQuarterKm = 30; ///< a quarter lies this near to its town
constexpr double kBesideKm = 150; ///< what lies south of a town, or on its edge, lies nearer
constexpr double kNotable = 0.5;  ///< a place of this weight may be told without its town

} // namespace

/// "the town of Toul in the Nabatieh district" is not the Toul of another country: rather one that is not known.
void Resolver::forget_if_abroad(Mention& mention, const Mention& holder) const {
    if (mention.scored.empty() || holder.scored.empty() || !mention.scored.front().conflicts || holder.scored.front().conflicts || (mention.scored.front().kind_fit == 2 && is_site(mention.group))) {
        return;
    }
    const auto iso = gazetteer_.place(mention.scored.front().place).country_code();
    const auto held = gazetteer_.place(holder.scored.front().place).country_code();
    if (!iso.empty() && !held.empty() && iso != held && !gazetteer_.place(mention.scored.front().place).is_country()) {
        forget(mention);
    }
}

/// "حي الحسين بمدينة العمارة": a quarter of that name in another town is not this one.
void Resolver::forget_if_in_another_town(Mention& mention, const Mention& holder) const {
    if (mention.scored.empty() || holder.scored.empty()) {
        return;
    }
    const PlaceView own = gazetteer_.place(mention.scored.front().place);
    const PlaceView town = gazetteer_.place(holder.scored.front().place);
    const bool quarter = mention.group == KindGroup::Neighbourhood || (mention.parent_stated && !is_site(mention.group) && kind_group(own.kind()) == KindGroup::Neighbourhood);
    const bool beside = mention.parent_stated && !holder.relations.empty() && is_settled(kind_group(own.kind())) && own.importance() < kNotable && geo::distance_km(own.lon_lat(), town.lon_lat()) > kBesideKm + 2 * holder.relations.front().distance_km.value_or(0);
    if (!quarter && !beside) {
        return;
    }
    if (is_settled(kind_group(town.kind())) && geo::distance_km(own.lon_lat(), town.lon_lat()) > std::max(kQuarterKm, 2 * town.radius_km())) {
        forget(mention);
    }
}

/// "Hanadi Tower" is no village Hanadi far from all that the text speaks of: a building, a street bears names of all kinds.
void Resolver::forget_if_named_elsewhere(Mention& mention, const Evidence& evidence) const {
    const bool spot = mention.small && (mention.group == KindGroup::Site || mention.group == KindGroup::Street || mention.group == KindGroup::Post);
    if (!spot || mention.whole || mention.unknown || mention.scored.empty()) {
        return;
    }
    const Scored& best = mention.scored.front();
    const PlaceView place = gazetteer_.place(best.place);
    if (best.kind_fit > 0 || best.agrees || place.importance() >= kNotable || !is_settled(kind_group(place.kind()))) {
        return;
    }
    if (std::none_of(evidence.anchors.begin(), evidence.anchors.end(), [&](const geo::LonLat& anchor) { return geo::distance_km(anchor, place.lon_lat()) <= kQuarterKm; })) {
        mention.dropped = !mention.parent;
        forget(mention);
    }
}

/// One name is one place in a report: what a holder says of it ("al-Rashad, on the edge of Muqdadiya") holds for the others.
void Resolver::share_senses(std::vector<Mention>& mentions) const {
    const auto held = [&](const Mention& mention) {
        if (!mention.parent || mention.key.empty() || mention.scored.empty() || mention.scored.front().conflicts || mention.scored.front().rung == Rung::Relation) {
            return false;
        }
        const Mention& holder = mentions[*mention.parent];
        return mention.scored.front().agrees && !holder.scored.empty() && !gazetteer_.place(holder.scored.front().place).is_country();
    };
    std::map<std::string_view, std::size_t> rulers;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (held(mentions[i])) {
            rulers.emplace(mentions[i].key, i);
        }
    }
    for (auto& mention : mentions) {
        const auto ruler = rulers.find(mention.key);
        if (mention.key.empty() || mention.scored.empty() || ruler == rulers.end() || held(mention)) {
            continue;
        }
        const PlaceIndex meant = mentions[ruler->second].scored.front().place;
        const auto found = std::find_if(mention.scored.begin(), mention.scored.end(), [&](const Scored& scored) { return scored.place == meant; });
        if (found == mention.scored.end() || found == mention.scored.begin() || mention.scored.front().kind_fit > found->kind_fit) {
            continue;
        }
        found->score = mention.scored.front().score + 0.7;
        found->agrees = true;
        std::rotate(mention.scored.begin(), found, found + 1);
    }
}

/// "the bomb on Istiklal Avenue ... shopkeepers on Istiklal": the name without its kind word is no town far away.
void Resolver::share_sites(std::vector<Mention>& mentions, const Evidence& evidence) const {
    std::map<std::string, std::size_t> sites;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        const Mention& mention = mentions[i];
        if (mention.key.empty() || mention.scored.empty() || !is_site(kind_group(gazetteer_.place(mention.scored.front().place).kind()))) {
            continue;
        }
        // The kind word is part of the key where the gazetteer knows the name with it; in front or behind, by language.
        const std::string& key = mention.key;
        sites.emplace(key, i);
        if (const auto gap = key.rfind(' '); gap != std::string::npos && gap == key.find(' ')) {
            sites.emplace(key.substr(0, gap), i);
            sites.emplace(key.substr(gap + 1), i);
        }
    }
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        Mention& mention = mentions[i];
        const auto site = mention.kind.empty() && !mention.key.empty() && !mention.scored.empty() && !mention.parent ? sites.find(mention.key) : sites.end();
        if (site == sites.end() || site->second == i) {
            continue;
        }
        const Scored& meant = mentions[site->second].scored.front();
        const PlaceView own = gazetteer_.place(mention.scored.front().place);
        const double km = geo::distance_km(own.lon_lat(), gazetteer_.place(meant.place).lon_lat());
        if (km > kQuarterKm && (own.importance() < kNotable || evidence.support(mention, own.country_code()) <= 0) && !own.is_country()) {
            mention.scored.insert(mention.scored.begin(), meant);
            mention.scored.front().agrees = true;
        }
    }
}

void Resolver::forget(Mention& mention) {
    mention.scored.clear();
    mention.unknown = true;
    mention.bridge_only = mention.bridge_only || (mention.weak && mention.kind.empty());
}

/// "al-Rashad, on the edge of Muqdadiya" is on no list: the name is no other place later in the report either.
void Resolver::share_unknown(std::vector<Mention>& mentions) const {
    std::map<std::string_view, std::size_t> rulers;
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (mentions[i].unknown && !mentions[i].key.empty() && mentions[i].parent && !mentions[i].scored.empty()) {
            rulers.emplace(mentions[i].key, i);
        }
    }
    for (auto& mention : mentions) {
        const auto ruler = rulers.find(mention.key);
        if (mention.key.empty() || mention.scored.empty() || ruler == rulers.end() || mention.parent || mention.unknown || gazetteer_.place(mention.scored.front().place).importance() >= kNotable) {
            continue;
        }
        mention.scored = mentions[ruler->second].scored;
        mention.relations = mentions[ruler->second].relations;
    }
}

} // namespace marsad::geocode
