#include "geocode/resolver.h"

#include <algorithm>
#include <utility>

// Which meanings a name cannot have, whatever they weigh: places abroad, quarters of other towns, villages far from the building
// that bears their name; and one sense of a name for all of a report.
namespace marsad::geocode {

namespace {

constexpr double kQuarterKm = 30;      ///< a quarter lies this near to its town
constexpr double kNamesakeKm = 70;     ///< from what stands beside it in the text
constexpr double kNamesakeTimes = 2.5; ///< so much nearer than its namesake
constexpr double kLesser = 0.2;        ///< of importance
constexpr double kMuchLess = 0.35; ///< of importance: a hamlet is not meant
constexpr double kSure = 0.8;
constexpr double kBorderKm = 30;  ///< from a province: borders are drawn coarsely
constexpr double kSpotKm = 10;    ///< so near a street lies to its town
constexpr double kBesideKm = 150; ///< what lies south of a town, or on its edge, lies nearer
constexpr double kNotable = 0.5;  ///< a place of this weight may be told without its town

/// The meaning goes before all others, by a little more than the best had.
void put_first(Mention& mention, std::vector<Scored>::iterator meaning) {
    meaning->score = mention.scored.front().score + 0.1;
    std::rotate(mention.scored.begin(), meaning, meaning + 1);
}

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

/// "at Mafa, Yobe": not the Mafa of the province beside it, but one that no list knows.
void Resolver::forget_if_of_another_province(Mention& mention, const Mention& holder) const {
    const bool small = mention.parent_stated && mention.kind.empty() && mention.relations.empty() && !mention.scored.empty() && !holder.scored.empty() && holder.relations.empty();
    if (!small || !mention.scored.front().conflicts || !gazetteer_.place(holder.scored.front().place).is_province()) {
        return;
    }
    const PlaceView place = gazetteer_.place(mention.scored.front().place);
    const auto km = gazetteer_.distance_to_area_km(holder.scored.front().place, place.lon_lat());
    if (is_settled(kind_group(place.kind())) && place.importance() < kNotable && km && *km > kBorderKm) {
        forget(mention);
        mention.bridge_only = false;
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
        forget_spot_elsewhere(mention, holder);
        return;
    }
    if (is_settled(kind_group(town.kind())) && geo::distance_km(own.lon_lat(), town.lon_lat()) > std::max(kQuarterKm, 2 * town.radius_km())) {
        forget(mention);
    }
}

/// "Jaffa Street in Jerusalem", دوار المنارة وسط رام الله: a street, a square bears the name of a town far away.
void Resolver::forget_spot_elsewhere(Mention& mention, const Mention& holder) const {
    const Scored& best = mention.scored.front();
    const PlaceView own = gazetteer_.place(best.place);
    const KindGroup kind = kind_group(own.kind());
    const bool namesake = mention.group == KindGroup::Street ? is_settled(kind) || kind == KindGroup::Neighbourhood : mention.group == KindGroup::Site && best.kind_fit == 0 && is_settled(kind);
    const auto town = std::find_if(holder.scored.begin(), holder.scored.end(), [&](const Scored& scored) { return is_settled(kind_group(gazetteer_.place(scored.place).kind())); });
    const bool in_province = town != holder.scored.begin() && mention.group == KindGroup::Site; // "the market of Dahyan in Saada"
    if (!mention.small || mention.whole || !namesake || town == holder.scored.end() || in_province) {
        return;
    }
    const PlaceView around = gazetteer_.place(town->place);
    if (geo::distance_km(own.lon_lat(), around.lon_lat()) > std::max(kSpotKm, best.rung == Rung::Exact ? around.radius_km() : 0.0)) {
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

/// "Syrian regime forces pounded Ariha": where nothing but adjectives tells the country, a namesake in that country is meant.
void Resolver::settle_by_adjective(Mention& mention, const Evidence& evidence) const {
    if (mention.scored.size() < 2 || mention.unknown || mention.backward || mention.match.empty() || mention.parent || mention.whole) {
        return;
    }
    const Scored best = mention.scored.front();
    const PlaceView first = gazetteer_.place(best.place);
    if (best.favoured || best.agrees || first.is_country() || is_capital(best.place) || evidence.support(mention, first.country_code()) > 0) {
        return;
    }
    for (auto it = mention.scored.begin() + 1; it != mention.scored.end(); ++it) {
        const PlaceView other = gazetteer_.place(it->place);
        const bool alike = is_settled(kind_group(other.kind())) && it->rung <= best.rung && it->kind_fit >= best.kind_fit && !it->conflicts;
        if (alike && evidence.support(mention, other.country_code()) > 0 && other.importance() > first.importance() - kMuchLess) {
            put_first(mention, it);
            return;
        }
    }
}

/// Two villages of one name in one country: the one beside what its own sentence or the head of its paragraph names.
void Resolver::settle_namesake(std::vector<Mention>& mentions, std::size_t index, std::optional<std::size_t> head) const {
    Mention& mention = mentions[index];
    if (mention.scored.size() < 2 || mention.unknown || mention.backward || mention.match.empty() || gazetteer_.place(mention.scored.front().place).importance() >= kNotable) {
        return;
    }
    const auto settled = [&](const Scored& scored) { return is_settled(kind_group(gazetteer_.place(scored.place).kind())); };
    const Scored best = mention.scored.front();
    const PlaceView first = gazetteer_.place(best.place);
    if (!settled(best) || best.favoured) {
        return;
    }
    std::vector<geo::LonLat> beside;
    const auto take = [&](const Mention& other) {
        if (other.key != mention.key && !other.compound && !other.scored.empty() && !other.scored.front().approximate && confidence_of(gazetteer_, other) >= kSure && (settled(other.scored.front()) || is_site(kind_group(gazetteer_.place(other.scored.front().place).kind())))) {
            beside.push_back(gazetteer_.place(other.scored.front().place).lon_lat());
        }
    };
    for (std::size_t i = index; i-- > 0 && mentions[i].sentence == mention.sentence;) {
        take(mentions[i]);
    }
    for (std::size_t i = index + 1; i < mentions.size() && mentions[i].sentence == mention.sentence; ++i) {
        take(mentions[i]);
    }
    if (head && mentions[*head].paragraph == mention.paragraph && mentions[*head].sentence != mention.sentence) {
        take(mentions[*head]);
    }
    if (beside.empty() && mentions.front().first == 0 && index > 0) {
        take(mentions.front()); // the dateline
    }
    const auto nearest = [&](const Scored& scored) {
        double km = 1e9;
        for (const auto& place : beside) {
            km = std::min(km, geo::distance_km(place, gazetteer_.place(scored.place).lon_lat()));
        }
        return km;
    };
    const double own = nearest(best);
    for (std::size_t i = 1; i < mention.scored.size() && !beside.empty(); ++i) {
        const Scored& other = mention.scored[i];
        const double km = nearest(other);
        const bool equal = settled(other) && other.conflicts == best.conflicts && other.rung <= std::max(best.rung, Rung::Article) && other.kind_fit == best.kind_fit && gazetteer_.place(other.place).country_code() == first.country_code() && gazetteer_.place(other.place).importance() > first.importance() - kLesser;
        if (equal && km < kNamesakeKm && km < own / kNamesakeTimes) {
            put_first(mention, mention.scored.begin() + static_cast<std::ptrdiff_t>(i));
            return;
        }
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
