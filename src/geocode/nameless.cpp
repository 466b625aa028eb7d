#include "geocode/resolver.h"

#include "text/search_key.h"

#include <algorithm>
#include <utility>

// Phrases without a name of their own ("the base", "the Syrian capital", "the U.S. embassy") and names that the
// gazetteer lacks: they are found by what the text said before and by what lies beside it.
namespace marsad::geocode {

namespace {

constexpr std::uint32_t kBesideWords = 12;
constexpr double kSiteKm = 6;  ///< from a village, to its mosque or school
constexpr std::uint32_t kBesideSentences = 2;
constexpr double kListKm = 60; ///< members of one list are neighbours

/// "the same facility", "the same plant": whatever site was told last.
bool same_facility(const Mention& mention, const PlaceView& place) {
    const KindGroup group = kind_group(place.kind());
    const bool general = mention.kind == "nuclear_site" || mention.kind == "factory" || mention.kind == "building" || mention.kind == "site";
    return mention.same && general && is_site(group) && group != KindGroup::Street && group != KindGroup::Camp;
}

} // namespace

/// The country that an embassy stands for, by the first words of its English names.
std::string Resolver::sender_of(PlaceIndex embassy) const {
    for (const auto& named : gazetteer_.place(embassy).names()) {
        const std::string key = text::name_key(named.text);
        const auto parts = text::split_words(key);
        for (std::size_t i = 0; i < std::min<std::size_t>(parts.size(), 3); ++i) {
            if (const auto found = english_demonyms().find(parts[i]); found != english_demonyms().end()) {
                return found->second;
            }
            if (i + 1 < parts.size()) {
                if (const auto found = english_demonyms().find(std::string(parts[i]) + " " + std::string(parts[i + 1])); found != english_demonyms().end()) {
                    return found->second;
                }
            }
        }
    }
    return {};
}

bool Resolver::resolve_embassy(std::vector<Mention>& mentions, std::size_t index, const Evidence& evidence) const {
    Mention& mention = mentions[index];
    std::vector<PlaceIndex> cities;
    if (mention.demonym.empty() && mention.parent && *mention.parent < index && !mentions[*mention.parent].scored.empty() && gazetteer_.place(mentions[*mention.parent].scored.front().place).is_country()) {
        mention.demonym = gazetteer_.place(mentions[*mention.parent].scored.front().place).country_code(); // "Iran's embassy"
        mention.parent = index + 1 < mentions.size() && (mentions[index + 1].located_by_words() || mentions[index + 1].capital) ? std::optional(index + 1) : std::nullopt;
        if (mention.parent && mentions[*mention.parent].capital && mentions[*mention.parent].scored.empty()) {
            resolve_capital(mentions, *mention.parent, evidence);
        }
    }
    if (mention.parent && !mentions[*mention.parent].scored.empty()) {
        const PlaceIndex parent = mentions[*mention.parent].scored.front().place;
        if (gazetteer_.place(parent).is_country()) {
            if (const auto capital = capital_of(gazetteer_.place(parent).country_code())) {
                cities.push_back(*capital);
            }
        } else {
            cities.push_back(parent);
        }
    } else {
        for (std::size_t i = index; i-- > 0;) {
            if (!mentions[i].scored.empty() && is_settled(kind_group(gazetteer_.place(mentions[i].scored.front().place).kind())) && mentions[i].use != model::PlaceUse::Government) {
                cities.push_back(mentions[i].scored.front().place);
                mention.anchor = i;
                break;
            }
        }
        std::vector<std::pair<double, std::string>> order;
        for (const auto& [iso, weight] : evidence.countries) {
            order.emplace_back(-weight, iso);
        }
        std::sort(order.begin(), order.end());
        for (std::size_t i = 0; i < std::min<std::size_t>(order.size(), 3); ++i) {
            if (const auto capital = capital_of(order[i].second); capital && order[i].second != mention.demonym) {
                cities.push_back(*capital);
            }
        }
    }
    for (const auto city : cities) {
        const auto sent = [&](std::string_view kind, PlaceIndex site) { return kind == "embassy" && (mention.demonym.empty() || sender_of(site) == mention.demonym); };
        for (const auto site : gazetteer_.sites_near(gazetteer_.place(city).lon_lat(), 30, 400, sent)) {
            Scored scored;
            scored.place = site;
            scored.kind_fit = 2;
            scored.agrees = true;
            scored.score = 1.0 + gazetteer_.place(site).importance();
            mention.scored.push_back(scored);
        }
        if (mention.demonym.empty() && mention.scored.size() > 1) {
            mention.scored.clear(); // which embassy is not said
            break;
        }
        if (!mention.scored.empty()) {
            std::stable_sort(mention.scored.begin(), mention.scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
            return true;
        }
    }
    // An embassy that has no entry stands somewhere in its city.
    if (!cities.empty() && mention.parent) {
        Scored scored;
        scored.place = cities.front();
        scored.approximate = true;
        scored.rung = Rung::Relation;
        mention.scored = {scored};
        return true;
    }
    return false;
}

/// "الموصل - ... شرقي المدينة": the town that heads the paragraph.
bool Resolver::take_heading(std::vector<Mention>& mentions, std::size_t index) const {
    Mention& mention = mentions[index];
    if (!mention.heading || mentions[*mention.heading].scored.empty() || (mention.kind != "city" && mention.kind != "town" && mention.kind != "village")) {
        return false;
    }
    for (const auto& scored : mentions[*mention.heading].scored) {
        if (is_settled(kind_group(gazetteer_.place(scored.place).kind()))) {
            mention.antecedent = mention.heading;
            mention.scored = {scored};
            return true;
        }
    }
    return false;
}

/// The nearest earlier mention that the kind word may point back at.
bool Resolver::take_antecedent(std::vector<Mention>& mentions, std::size_t index) const {
    Mention& mention = mentions[index];
    if (!mention.backward) {
        return false;
    }
    if (take_heading(mentions, index)) {
        return true;
    }
    const int least = mention.small && !mention.same ? 2 : 1; // "their farm" is no quarter told before
    for (int wanted = 4; wanted >= least; --wanted) {
        for (std::size_t i = index; i-- > 0;) {
            const Mention& earlier = mentions[i];
            const bool town = mention.kind == "town" && earlier.sentence <= mention.sentence && mention.paragraph == earlier.paragraph && earlier.use == model::PlaceUse::Location && !earlier.match.empty();
            const bool beside = !mention.same && mention.first >= earlier.last && ((mention.kind == "city" && mention.first - earlier.last <= kBesideWords) || town); // told in the same breath
            if (wanted == 4 && !beside) {
                break;
            }
            if (earlier.scored.empty() || earlier.use == model::PlaceUse::Government || earlier.use == model::PlaceUse::Demonym || earlier.use == model::PlaceUse::Source || earlier.parent == index) {
                continue;
            }
            const PlaceView place = gazetteer_.place(earlier.scored.front().place);
            const bool same_kind = mention.group != KindGroup::None && earlier.group == mention.group && earlier.kind == mention.kind;
            if ((mention.group == KindGroup::Province || mention.group == KindGroup::District) && place.is_country() && !same_kind) {
                continue; // "HILLA, Iraq - ... in the governorate"
            }
            if (earlier.scored.front().approximate && !(same_kind && earlier.kind_word == mention.kind_word && earlier.unknown)) {
                continue; // "سجن الأبيض ... السجن": the same, though no list knows it
            }
            const bool same_word = same_kind && (!mention.same || !is_site(mention.group) || earlier.kind_word == mention.kind_word);
            const bool same_town = mention.same && mention.kind == "city" && (place.kind() == "city" || place.kind() == "town"); // the last one, however it was told
            const int fit = same_word || same_town ? 3 : same_facility(mention, place) ? 2 : kind_match(mention.kind, place.kind());
            const bool water = mention.group == KindGroup::Water && (kind_group(place.kind()) == KindGroup::Water || std::any_of(earlier.relations.begin(), earlier.relations.end(), [](const Relation& r) { return r.kind == RelationKind::OffCoast || r.distance_km.value_or(0) > 15; }));
            if (wanted == 4 ? fit < 2 : fit < wanted && !(water && wanted <= 2)) {
                continue;
            }
            // "the city" is no village, "the village" no capital.
            if (mention.kind == "city" && (place.kind() == "village" || place.kind() == "neighbourhood" || is_site(kind_group(place.kind())))) {
                continue;
            }
            if ((mention.kind == "village" || mention.kind == "town") && (is_capital(place.index()) || (mention.kind == "village" && place.kind() == "city")) && !same_word) {
                continue;
            }
            mention.antecedent = i;
            mention.scored = {earlier.scored.front()};
            mention.scored.front().rung = earlier.scored.front().rung;
            if (mention.relations.empty() && (water || !is_settled(kind_group(place.kind())))) {
                mention.relations = earlier.relations;
            }
            return true;
        }
    }
    return false;
}

/// The settlement that the text speaks of where a nameless site is told.
std::optional<std::size_t> Resolver::anchor_of(const std::vector<Mention>& mentions, std::size_t index) const {
    const Mention& mention = mentions[index];
    if (mention.parent && !mentions[*mention.parent].scored.empty()) {
        return *mention.parent;
    }
    if (mention.parent && *mention.parent > index) {
        return std::nullopt;
    }
    if (mention.heading && !mentions[*mention.heading].scored.empty()) {
        return mention.heading;
    }
    for (std::size_t i = index; mention.possessed && i-- > 0 && mentions[i].sentence == mention.sentence;) {
        // "Even Khartoum is in reach: its airport was hit": a capital that does not speak is a town like others
        if (!mentions[i].scored.empty() && !mentions[i].speaks && !mentions[i].compound && is_settled(kind_group(gazetteer_.place(mentions[i].scored.front().place).kind()))) {
            return i;
        }
    }
    std::string_view told; // the country of the places told since
    for (std::size_t i = index; i-- > 0;) {
        const Mention& earlier = mentions[i];
        if (earlier.scored.empty() || earlier.use == model::PlaceUse::Government || earlier.use == model::PlaceUse::Demonym || earlier.use == model::PlaceUse::Source) {
            continue;
        }
        // "In El Obeid, 350 km south-west of the capital, ... the airport": what tells where a town lies is not where the site stands.
        if (i > 0 && !earlier.relations.empty() && earlier.relations.front().distance_km && mentions[i - 1].sentence == earlier.sentence && earlier.first - mentions[i - 1].last <= 1) {
            continue;
        }
        const Scored& best = earlier.scored.front();
        const std::string_view country = gazetteer_.place(best.place).country_code();
        if (earlier.use == model::PlaceUse::Dateline && !told.empty() && told != country) {
            return std::nullopt; // where the reporter sits
        }
        told = told.empty() && earlier.use == model::PlaceUse::Location ? country : told;
        const KindGroup group = kind_group(gazetteer_.place(best.place).kind());
        if (group == KindGroup::Settlement || earlier.kind == "port" || (group == KindGroup::Neighbourhood && mention.group != KindGroup::Neighbourhood)) { // a quarter holds no quarter
            return i;
        }
    }
    return std::nullopt;
}

void Resolver::take_site_beside(Mention& mention, PlaceIndex anchor) const {
    const PlaceView town = gazetteer_.place(anchor);
    const bool many_of_a_kind = mention.group == KindGroup::Site || mention.group == KindGroup::Street; // each town has its own
    const double reach = many_of_a_kind ? std::max(kSiteKm, 1.5 * town.radius_km()) : std::min(60.0, std::max(30.0, 1.5 * town.radius_km()));
    const auto own = mention.group == KindGroup::Airport ? gazetteer_.exact(text::name_key(std::string(town.name()) + " airport")) : PlaceList();
    const auto fits = [&](std::string_view kind) { return kind_match(mention.kind, kind) == 2; };
    const bool of_sites = is_site(kind_group(mention.kind)); // then whatever fits is one
    auto beside = of_sites ? gazetteer_.sites_near(town.lon_lat(), reach, 300, [&](std::string_view kind, PlaceIndex) { return fits(kind); }) : gazetteer_.near(town.lon_lat(), reach, 300);
    for (const auto index : beside) {
        const PlaceView site = gazetteer_.place(index);
        if (!fits(site.kind())) {
            continue;
        }
        Scored scored;
        scored.place = index;
        scored.kind_fit = 2;
        scored.rung = Rung::Relation;
        const bool namesake = std::find(own.begin(), own.end(), index) != own.end();
        scored.score = (namesake ? 1.0 : 0.0) + 2 * site.importance() - 0.5 * geo::distance_km(town.lon_lat(), site.lon_lat()) / reach;
        mention.scored.push_back(scored);
    }
    std::stable_sort(mention.scored.begin(), mention.scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
    const bool unique_kind = mention.group == KindGroup::Airport || mention.group == KindGroup::Port || mention.group == KindGroup::Dam;
    if (mention.scored.size() > 1 && !unique_kind) {
        mention.scored.clear(); // several hospitals: which one is not said
    }
    if (mention.scored.empty()) {
        Scored scored;
        scored.place = anchor;
        scored.approximate = mention.group != KindGroup::Street && !mention.small;
        scored.rung = Rung::Relation;
        mention.scored = {scored};
    }
}

/// "the Yemeni police ... in the north of the country": told by adjectives alone.
void Resolver::take_country_told(Mention& mention, const Evidence& evidence) const {
    if (mention.group != KindGroup::Country || !mention.backward) {
        return;
    }
    const auto most = std::max_element(evidence.countries.begin(), evidence.countries.end(), [](const auto& a, const auto& b) { return a.second < b.second; });
    if (most == evidence.countries.end() || most->second <= 0) {
        return;
    }
    if (const auto country = gazetteer_.country_by_code(most->first)) {
        Scored scored;
        scored.place = *country;
        scored.rung = Rung::Relation;
        mention.scored = {scored};
    }
}

void Resolver::resolve_nameless(std::vector<Mention>& mentions, std::size_t index, const Evidence& evidence) const {
    Mention& mention = mentions[index];
    if (mention.group == KindGroup::Embassy) {
        if (take_antecedent(mentions, index) && (mention.demonym.empty() || mention.same)) {
            return;
        }
        mention.scored.clear();
        mention.antecedent.reset();
        (void)resolve_embassy(mentions, index, evidence);
        return;
    }
    const bool anchored_by_words = mention.parent && (*mention.parent < index || mention.parent_stated);
    const bool described = !mention.demonym.empty() && mention.group == KindGroup::Neighbourhood; // "the Libyan quarter"
    if (!anchored_by_words && !described && take_antecedent(mentions, index)) {
        return;
    }
    if (mention.group == KindGroup::Province || mention.group == KindGroup::District || mention.group == KindGroup::Country) {
        for (std::size_t i = index; i-- > 0;) {
            if (mentions[i].scored.empty() || mentions[i].use == model::PlaceUse::Government) {
                continue;
            }
            const PlaceView place = gazetteer_.place(mentions[i].scored.front().place);
            const PlaceIndex area = mention.group == KindGroup::Province ? place.province() : mention.group == KindGroup::Country ? place.country()
                                                                                                                                  : place.index();
            if (area != kNoPlace && mention.backward) {
                Scored scored;
                scored.place = area;
                scored.rung = Rung::Relation;
                mention.scored = {scored};
                mention.antecedent = i;
                return;
            }
        }
        take_country_told(mention, evidence);
        return;
    }
    if (!is_site(mention.group) && mention.group != KindGroup::Neighbourhood) {
        return;
    }
    if (mention.parent && mention.group == KindGroup::Street && !mentions[*mention.parent].scored.empty()) {
        const Mention& held = mentions[*mention.parent];
        const bool along = std::any_of(held.relations.begin(), held.relations.end(), [](const Relation& r) { return r.kind == RelationKind::Between || r.kind == RelationKind::Road; });
        if (along) { // "the road, between A and B"
            mention.scored = held.scored;
            mention.relations = held.relations;
            mention.second = held.second;
            return;
        }
    }
    const bool unbound = mention.small && !mention.parent && !mention.same && mention.plain_kind;
    if (const auto anchor = anchor_of(mentions, index); anchor && !unbound) {
        mention.anchor = *anchor < index ? anchor : std::nullopt;
        take_site_beside(mention, mentions[*anchor].scored.front().place);
    }
}

/// The heading that a mention stands under: the last one before it.
std::optional<std::size_t> Resolver::heading_of(const std::vector<Mention>& mentions, std::size_t index) {
    for (std::size_t i = index; i-- > 0;) {
        if (mentions[i].use == model::PlaceUse::Heading && !mentions[i].scored.empty()) {
            return i;
        }
    }
    return std::nullopt;
}

/// "حلب:" over a list of villages is the governorate, not its city.
PlaceIndex Resolver::governorate_of(PlaceIndex town) const {
    const PlaceView place = gazetteer_.place(town);
    const PlaceIndex province = place.province();
    if (province == kNoPlace || !is_settled(kind_group(place.kind()))) {
        return town;
    }
    if (text::name_key(place.name("en")) == text::name_key(gazetteer_.place(province).name("en"))) {
        return province;
    }
    // "Al Jawf" of "Jawf": any spelling that both bear, for the seat of the province.
    if (place.feature_code() != "PPLA" && place.feature_code() != "PPLC") {
        return town;
    }
    std::vector<std::string> keys;
    for (const auto& named : gazetteer_.place(province).names()) {
        keys.push_back(text::article_free_key(text::name_key(named.text)));
    }
    for (const auto& named : place.names()) {
        if (std::find(keys.begin(), keys.end(), text::article_free_key(text::name_key(named.text))) != keys.end()) {
            return province;
        }
    }
    return town;
}

/// The member of a list nearest to an unknown one whose place is known.
std::optional<std::size_t> Resolver::neighbour_in_list(const std::vector<Mention>& mentions, std::size_t index) {
    constexpr std::uint32_t kGap = 3; // a comma, "and", an article
    const auto known = [&](std::size_t i) { return !mentions[i].scored.empty() && !mentions[i].unknown; };
    for (std::size_t i = index; i > 0 && mentions[i].first - mentions[i - 1].last <= kGap; --i) {
        if (known(i - 1)) {
            return i - 1;
        }
    }
    for (std::size_t i = index; i + 1 < mentions.size() && mentions[i + 1].first - mentions[i].last <= kGap; ++i) {
        if (known(i + 1)) {
            return i + 1;
        }
    }
    return std::nullopt;
}

/// A named place that no gazetteer entry is: kept at its stated parent, with a radius that covers it.
void Resolver::resolve_unknown(std::vector<Mention>& mentions, std::size_t index) const {
    Mention& mention = mentions[index];
    const bool parent_known = mention.parent && !mentions[*mention.parent].scored.empty();
    // What the bridge found counts only beside what the text names.
    const auto agrees = [&](const Scored& scored) {
        if (parent_known) {
            return lies_in(gazetteer_, scored.place, mentions[*mention.parent].scored.front().place, 40);
        }
        if (const auto neighbour = mention.listed ? neighbour_in_list(mentions, index) : std::nullopt) {
            return geo::distance_km(gazetteer_.place(scored.place).lon_lat(), gazetteer_.place(mentions[*neighbour].scored.front().place).lon_lat()) < kListKm;
        }
        if (mention.group == KindGroup::None) {
            return scored.agrees && is_settled(kind_group(gazetteer_.place(scored.place).kind()));
        }
        return scored.kind_fit == 2 && (scored.agrees || mention.group == KindGroup::Province || mention.group == KindGroup::Country);
    };
    std::erase_if(mention.scored, [&](const Scored& scored) { return !agrees(scored); });
    if (mention.scored.empty() && mention.bridge_only && !(parent_known && mention.parent_stated && !mention.kind.empty())) {
        mention.dropped = true;
        return;
    }
    if (!mention.scored.empty()) {
        mention.unknown = false;
        return;
    }
    if (mention.listed && !(parent_known && mention.parent_stated)) {
        // "A, X and B": somewhere near the others.
        if (const auto neighbour = neighbour_in_list(mentions, index)) {
            Scored scored;
            scored.place = mentions[*neighbour].scored.front().place;
            scored.rung = Rung::Relation;
            scored.approximate = true;
            mention.scored = {scored};
            mention.relations = {Relation{}};
        }
        return;
    }
    const auto heading = heading_of(mentions, index);
    const auto anchor = parent_known ? mention.parent : heading ? heading
                                                                : anchor_of(mentions, index);
    const bool beside = mention.explained && anchor && mentions[*anchor].use == model::PlaceUse::Location && mention.sentence - mentions[*anchor].sentence <= kBesideSentences; // "Alamou, a village on their way"
    if (!anchor || (!parent_known && !heading && !is_site(mention.group) && mention.group != KindGroup::Neighbourhood && !beside)) {
        return;
    }
    if (mention.group == KindGroup::Airport) {
        take_site_beside(mention, mentions[*anchor].scored.front().place); // a town has one airport, whatever its name
        return;
    }
    Scored scored;
    scored.place = mentions[*anchor].scored.front().place;
    if (anchor == heading) {
        scored.place = governorate_of(scored.place);
    }
    scored.rung = Rung::Relation;
    scored.approximate = true;
    mention.scored = {scored};
    mention.anchor = *anchor < index ? anchor : std::nullopt;
    if (beside && !parent_known && !heading) {
        mention.relations = {Relation{}}; // somewhere near
        return;
    }
    const auto measured = [](const Relation& relation) { return relation.distance_km.has_value(); };
    if (parent_known && std::ranges::none_of(mention.relations, measured) && std::ranges::any_of(mentions[*anchor].relations, measured)) {
        mention.relations.clear(); // "on the outskirts of X, 30 km north-west of the capital": so far off, and no nearer
    }
    if (mention.relations.empty() && (parent_known || mentions[*anchor].use == model::PlaceUse::Heading)) {
        mention.relations = mentions[*anchor].relations; // a village "in the eastern countryside of Hama"
        const bool inside_town = mention.group == KindGroup::Neighbourhood && is_settled(kind_group(gazetteer_.place(scored.place).kind()));
        for (auto& relation : mention.relations) {
            // "a quarter north of the town" is its northern part
            relation.inside = relation.inside || (inside_town && relation.kind == RelationKind::Direction && !relation.distance_km);
            relation.outside = relation.outside && !relation.inside;
        }
    }
}

} // namespace marsad::geocode
