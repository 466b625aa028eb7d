#include "geocode/ranking.h"

#include "geocode/sites_beside.h"
#include "text/search_key.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace marsad::geocode {

namespace {

constexpr std::size_t kMaxScored = 64;
constexpr double kAbroadKm = 500;
constexpr double kContextKm = 250; ///< farther from all that a context names, a village is not meant
constexpr double kKnownAbroad = 0.5; ///< from here on a town may be named without a word about its country
constexpr double kNotItsSpelling = 0.2; ///< met without the article only, while others have the very spelling
constexpr double kHamlet = 0.35; ///< below this importance a namesake is rarely meant
constexpr double kPrecedence = 8; ///< more than all else that is said for a place together

double rung_penalty(Rung rung, unsigned edits, std::size_t letters) {
    const double share = static_cast<double>(edits) / static_cast<double>(std::max<std::size_t>(letters, 4));
    switch (rung) {
    case Rung::Exact: case Rung::Code: case Rung::Coordinate: case Rung::User: return 0;
    case Rung::Article: return 0.08;
    case Rung::Clitic: return 0.10;
    case Rung::Bridge: return 0.25 + 3.0 * share;
    case Rung::Fuzzy: return 0.25 + 3.0 * share;
    case Rung::Relation: return 0.3;
    }
    return 0;
}

/// Score of one reading of a kind word: `drop` where the place cannot be meant.
double kind_score(const Mention& mention, const PlaceView& place, bool whole, Scored& scored, bool& drop) {
    const KindGroup group = kind_group(place.kind());
    drop = false;
    if (mention.group == KindGroup::None) {
        return group == KindGroup::Province ? -0.5 : 0; // a bare name is the town, where both bear it
    }
    scored.kind_fit = kind_match(mention.kind, place.kind());
    if (whole) {
        return 0.3 * scored.kind_fit; // the kind word is part of the name: Port Sudan is a city
    }
    if (scored.kind_fit == 2) {
        return 1.2;
    }
    if (scored.kind_fit == 1) {
        return 0.7;
    }
    drop = mention.strict || (mention.small && is_area(group) && place.radius_km() > 25);
    if (is_site(mention.group)) {
        scored.approximate = true;
        drop = drop || group == KindGroup::Country || (group == KindGroup::Province && !is_settled(group));
        return -0.6;
    }
    if (is_settled(mention.group) || is_area(mention.group)) {
        return is_site(group) ? -0.9 : -0.5;
    }
    return -0.7;
}

void score_match(const Gazetteer& gazetteer, const NameMatch& match, Mention& mention, bool whole) {
    const std::size_t count = match.places.size();
    for (std::size_t i = 0; i < count; ++i) {
        const PlaceView place = gazetteer.place(match.places[i]);
        Scored scored;
        scored.place = match.places[i];
        scored.rung = i < match.strict ? match.rung : Rung::Article;
        const double looser = i < match.strict ? 0 : kNotItsSpelling;
        scored.edits = i < match.place_edits.size() ? match.place_edits[i] : match.edits;
        bool drop = false;
        const bool capital = mention.group == KindGroup::None && scored.rung != Rung::Bridge && scored.rung != Rung::Fuzzy && place.feature_code() == "PPLC";
        scored.score = 2.2 * place.importance() + (capital ? 0.4 : 0) - 2 * std::max(0.0, kHamlet - place.importance()) - rung_penalty(scored.rung, scored.edits, match.key_letters) - looser + kind_score(mention, place, whole, scored, drop) + (whole ? 0.5 : 0);
        if (!drop) {
            mention.scored.push_back(scored);
        }
    }
}

void sort_and_cut(std::vector<Scored>& scored) {
    std::stable_sort(scored.begin(), scored.end(), [](const Scored& a, const Scored& b) { return a.score != b.score ? a.score > b.score : a.place < b.place; });
    std::vector<Scored> kept;
    for (const auto& one : scored) {
        if (std::none_of(kept.begin(), kept.end(), [&](const Scored& other) { return other.place == one.place; })) {
            kept.push_back(one);
        }
        if (kept.size() >= kMaxScored) {
            break;
        }
    }
    scored = std::move(kept);
}

/// "Kharkov" may be written with the province alone: the town whose name the province bears is meant as well.
void add_town_of_province(const Gazetteer& gazetteer, Mention& mention) {
    if ((mention.group != KindGroup::None && mention.group != KindGroup::Settlement) || mention.scored.empty() || !gazetteer.place(mention.scored.front().place).is_province()) {
        return;
    }
    const Scored province = mention.scored.front();
    for (const auto& named : gazetteer.place(province.place).names()) {
        for (const auto index : gazetteer.exact(text::name_key(named.text))) {
            const PlaceView town = gazetteer.place(index);
            if (town.province() == province.place && is_settled(kind_group(town.kind())) && town.importance() > 0.35) {
                Scored scored = province;
                scored.place = index;
                scored.score += 0.5 + 2.2 * (town.importance() - gazetteer.place(province.place).importance());
                mention.scored.push_back(scored);
            }
        }
    }
}

/// Places of the user's layers with precedence win over what was met as strictly. Before sites beside the namesake town.
void favour(const Gazetteer& gazetteer, Mention& mention) {
    Rung strictest = Rung::Relation;
    for (const auto& scored : mention.scored) {
        strictest = std::min(strictest, scored.rung);
    }
    for (auto& scored : mention.scored) {
        if (scored.rung == strictest && gazetteer.place(scored.place).has_precedence()) {
            scored.favoured = true;
            scored.score += kPrecedence;
        }
    }
}

/// Precedence ends where the text names a holder that another of the name lies in, and the user's place does not.
void forget_favour(const Gazetteer& gazetteer, Mention& mention, const Mention& parent, double slack_km) {
    const auto held = [&](const Scored& scored) {
        return std::any_of(parent.scored.begin(), parent.scored.end(), [&](const Scored& outer) { return lies_in(gazetteer, scored.place, outer.place, slack_km); });
    };
    const auto favoured = [](const Scored& scored) { return scored.favoured; };
    if (std::none_of(mention.scored.begin(), mention.scored.end(), favoured) || std::none_of(mention.scored.begin(), mention.scored.end(), [&](const Scored& s) { return !s.favoured && held(s); })) {
        return;
    }
    for (auto& scored : mention.scored) {
        if (scored.favoured && !held(scored)) {
            scored.favoured = false;
            scored.score -= kPrecedence;
        }
    }
}

} // namespace

void collect_candidates(const Gazetteer& gazetteer, Mention& mention) {
    mention.scored.clear();
    score_match(gazetteer, mention.match, mention, mention.whole);
    for (const auto& match : mention.also) {
        score_match(gazetteer, match, mention, false);
    }
    for (auto& scored : mention.scored) {
        scored.score += theatre_prior(gazetteer.place(scored.place).country_code());
    }
    favour(gazetteer, mention);
    sort_and_cut(mention.scored);
    add_town_of_province(gazetteer, mention);
    add_sites_beside(gazetteer, mention);
    sort_and_cut(mention.scored);
}

void add_sites_by_context(const Gazetteer& gazetteer, const Evidence& evidence, std::string_view name_key, Mention& mention) {
    const std::string bare = text::article_free_key(name_key);
    std::vector<std::string> words;
    for (const auto word : text::split_words(bare)) {
        words.emplace_back(word);
    }
    if (words.empty() || !mention.kind.empty()) {
        return;
    }
    for (std::size_t i = 0; i < std::min<std::size_t>(evidence.anchors.size(), 4); ++i) {
        for (const auto index : gazetteer.near(evidence.anchors[i], 40, 250)) {
            const PlaceView site = gazetteer.place(index);
            const bool wanted = std::any_of(evidence.kinds.begin(), evidence.kinds.end(), [&](const std::string& kind) { return kind_match(kind, site.kind()) == 2; });
            const bool site_like = is_site(kind_group(site.kind())) || kind_group(site.kind()) == KindGroup::Neighbourhood;
            if (site_like && bears_one_of(site, {words})) {
                Scored scored;
                scored.place = index;
                scored.agrees = true;
                scored.score = 2.2 * site.importance() + (wanted ? 2.2 : 1.5);
                mention.scored.push_back(scored);
            }
        }
    }
    sort_and_cut(mention.scored);
}

bool is_foreign(const Gazetteer& gazetteer, const Evidence& evidence, const Mention& mention, const Scored& scored) {
    const PlaceView place = gazetteer.place(scored.place);
    if (place.country_code().empty() || !is_settled(kind_group(place.kind())) || place.importance() >= kKnownAbroad || mention.whole || evidence.told_beside(mention, place.country_code())) {
        return false;
    }
    if (place.is_curated() && mention.scored.size() == 1 && !mention.kind.empty()) {
        return false; // "the town of Khanasor", known to the news and the only one of its name
    }
    return !evidence.anchors.empty() && std::all_of(evidence.anchors.begin(), evidence.anchors.end(), [&](const geo::LonLat& anchor) { return geo::distance_km(anchor, place.lon_lat()) > kAbroadKm; });
}

bool contradicts(const Gazetteer& gazetteer, const Evidence& given, const Scored& scored) {
    const PlaceView place = gazetteer.place(scored.place);
    const bool small = is_settled(kind_group(place.kind())) && place.importance() < kKnownAbroad;
    if (!small || given.anchors.empty() || given.country(place.country_code()) > 0) {
        return false;
    }
    return std::all_of(given.anchors.begin(), given.anchors.end(), [&](const geo::LonLat& anchor) { return geo::distance_km(anchor, place.lon_lat()) > kContextKm; });
}

void weigh(const Gazetteer& gazetteer, const Evidence& evidence, Mention& mention) {
    for (auto& scored : mention.scored) {
        if (is_foreign(gazetteer, evidence, mention, scored)) {
            scored.score -= 0.9;
        }
        const PlaceView place = gazetteer.place(scored.place);
        const std::string_view iso = place.country_code();
        if (!evidence.countries.empty() && !iso.empty()) {
            const double weight = evidence.support(mention, iso);
            scored.score += place.is_country() ? 0.2 * weight : 0.75 * weight;
            scored.agrees = scored.agrees || weight > 0.5;
            if (mention.joined_on && !place.is_country()) { // a list of towns seldom leaves the country
                scored.score += weight > 0.5 ? 0.4 : -0.4;
            }
        }
        if (!mention.demonym.empty() && mention.group != KindGroup::Embassy) {
            const bool same = iso == mention.demonym;
            scored.score += same ? 1.0 : -0.8;
            scored.agrees = scored.agrees || same;
        }
        for (const auto province : evidence.provinces) {
            if (place.province() == province && scored.place != province) {
                scored.score += 0.5;
                scored.agrees = true;
                break;
            }
        }
        double nearest = 1e9;
        for (const auto& anchor : evidence.anchors) {
            nearest = std::min(nearest, geo::distance_km(anchor, place.lon_lat()));
        }
        if (nearest < 1e8) {
            scored.score += 0.5 * std::exp(-nearest / 120);
        }
        for (const auto& wanted : evidence.kinds) {
            if (mention.group == KindGroup::None) {
                scored.score += 0.35 * kind_match(wanted, place.kind());
            }
        }
    }
    sort_and_cut(mention.scored);
}

void weigh_against_second(const Gazetteer& gazetteer, Mention& mention) {
    if (!mention.second || mention.second->places.empty() || mention.scored.size() < 2) {
        return;
    }
    const auto& ends = mention.second->places;
    for (auto& scored : mention.scored) {
        double best = 0;
        for (std::size_t i = 0; i < std::min<std::size_t>(ends.size(), 8); ++i) {
            const double distance = geo::distance_km(gazetteer.place(scored.place).lon_lat(), gazetteer.place(ends[i]).lon_lat());
            best = std::max(best, std::exp(-distance / 150) + gazetteer.place(ends[i]).importance() - 1);
        }
        scored.score += 1.5 * std::max(0.0, best);
    }
    sort_and_cut(mention.scored);
}

bool lies_in(const Gazetteer& gazetteer, PlaceIndex place, PlaceIndex holder, double slack_km) {
    if (place == holder) {
        return false;
    }
    const PlaceView inner = gazetteer.place(place);
    const PlaceView outer = gazetteer.place(holder);
    if (inner.is_country()) {
        return false;
    }
    if (outer.is_country()) {
        return inner.country_code() == outer.country_code();
    }
    if (outer.is_province()) {
        if (inner.province() == holder) {
            return true;
        }
        if (inner.country_code() != outer.country_code()) {
            return false;
        }
        const auto distance = gazetteer.distance_to_area_km(holder, inner.lon_lat());
        return distance && *distance <= 5 + slack_km;
    }
    const double reach = (slack_km < 5 ? 1.2 * outer.radius_km() : std::max(12.0, 1.3 * outer.radius_km())) + slack_km + (inner.radius_km() > 15 ? 0.5 * inner.radius_km() : 0);
    return geo::distance_km(inner.lon_lat(), outer.lon_lat()) <= reach;
}

void weigh_against_parent(const Gazetteer& gazetteer, Mention& mention, Mention& parent) {
    if (parent.scored.empty() || mention.scored.empty()) {
        return;
    }
    double slack = parent.group == KindGroup::District || parent.group == KindGroup::Area ? 40 : mention.parent_stated || !parent.relations.empty() ? 25 : 4;
    for (const auto& relation : parent.relations) {
        slack = std::max(slack, relation.distance_km.value_or(60) + 25);
    }
    forget_favour(gazetteer, mention, parent, slack);
    const std::size_t parents = std::min<std::size_t>(parent.scored.size(), 6);
    struct Pair {
        double score = -1e9;
        std::size_t parent = 0;
        bool holds = false;
    };
    std::vector<Pair> best(mention.scored.size());
    Pair overall;
    for (std::size_t i = 0; i < mention.scored.size(); ++i) {
        for (std::size_t k = 0; k < parents; ++k) {
            const bool apposed = parent.capital && mention.scored[i].place == parent.scored[k].place; // "Sanaa, the capital"
            const bool holds = apposed || lies_in(gazetteer, mention.scored[i].place, parent.scored[k].place, slack);
            const PlaceView outer = gazetteer.place(parent.scored[k].place);
            const double bonus = outer.is_country() || outer.is_province() ? 2.4 : 1.5;
            const double score = mention.scored[i].score + parent.scored[k].score + (holds ? bonus : mention.parent_stated ? -1.2 : 0);
            if (score > best[i].score) {
                best[i] = {score, k, holds};
            }
        }
        if (best[i].score > overall.score) {
            overall = best[i];
        }
    }
    const bool country = gazetteer.place(mention.scored.front().place).is_country();
    if (!overall.holds && (!mention.parent_stated || country)) {
        mention.parent.reset(); // "A, B and C": a list, no chain
        return;
    }
    for (std::size_t i = 0; i < mention.scored.size(); ++i) {
        const bool holds = best[i].holds && best[i].parent == overall.parent;
        mention.scored[i].score += holds ? 1.5 : -1.2;
        mention.scored[i].agrees = mention.scored[i].agrees || holds;
        mention.scored[i].conflicts = !holds;
    }
    if (overall.holds && overall.parent != 0) {
        parent.scored[overall.parent].score = parent.scored.front().score + 0.5;
        parent.scored[overall.parent].agrees = true;
    }
    sort_and_cut(mention.scored);
    sort_and_cut(parent.scored);
}

double confidence_of(const Gazetteer& gazetteer, const Mention& mention) {
    if (mention.scored.empty()) {
        return 0;
    }
    const Scored& best = mention.scored.front();
    double rung = 0.97;
    switch (best.rung) {
    case Rung::Article: rung = 0.95; break;
    case Rung::Clitic: rung = 0.95; break;
    case Rung::Bridge: rung = 0.75; break;
    case Rung::Fuzzy: rung = best.edits > 1 ? 0.6 : 0.75; break;
    case Rung::Relation: rung = 0.6; break;
    default: break;
    }
    double lead = 2;
    const geo::LonLat where = gazetteer.place(best.place).lon_lat();
    for (std::size_t i = 1; i < mention.scored.size(); ++i) {
        if (geo::distance_km(where, gazetteer.place(mention.scored[i].place).lon_lat()) > std::max(25.0, gazetteer.place(best.place).radius_km())) {
            lead = best.score - mention.scored[i].score;
            break;
        }
    }
    // A lead of 0.7 (half of a country's agreement and a little importance) is nearly sure.
    double confidence = rung * (0.5 + 0.5 * std::min(1.0, std::max(0.0, lead) / 0.7));
    if (best.agrees) {
        confidence = std::min(0.98, confidence + 0.05);
    }
    if (mention.weak && !best.agrees) {
        confidence = std::min(confidence, 0.6);
    }
    if (best.approximate) {
        confidence = std::min(confidence, 0.5);
    }
    if (best.conflicts) {
        confidence = std::min(confidence, 0.3);
    }
    return std::round(confidence * 100) / 100;
}

} // namespace marsad::geocode
