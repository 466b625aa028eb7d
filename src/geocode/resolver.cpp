#include "geocode/resolver.h"

#include "text/search_key.h"

#include <algorithm>
#include <set>
#include <utility>

namespace marsad::geocode {

namespace {


constexpr std::uint32_t kCapitalSearch = 6000; ///< places by falling importance: capitals stand among the first
constexpr std::size_t kMaxAnchors = 16;
constexpr double kSureConfidence = 0.8;
constexpr std::uint32_t kChainGap = 6; ///< words between a place and what holds it ("in the Israeli-occupied ...")
constexpr double kOutAtSeaKm = 80; ///< "in the Arabian Sea north-east of Duqm"
constexpr double kQuarterKm = 30; ///< a quarter lies this near to its town
constexpr double kNotable = 0.5;  ///< a quarter of this weight may be told without its town

/// "the Wahda district", حي الوحدة: a part of a town by its kind word, or by all that is known of the name.
bool small_part(const Gazetteer& gazetteer, const Mention& mention) {
    return mention.group == KindGroup::Neighbourhood || (!is_site(mention.group) && !mention.match.empty() && mention.match.length() > 1 && kind_group(gazetteer.place(mention.match.places.front()).kind()) == KindGroup::Neighbourhood);
}

bool names_place(const Mention& mention) { return !mention.match.empty() && !mention.unknown; }

} // namespace

Resolver::Resolver(Gazetteer gazetteer, const lexicon::LanguagePacks& packs) : gazetteer_(std::move(gazetteer)), packs_(packs) {
    index_capitals();
}

base::Result<std::unique_ptr<Resolver>> Resolver::open(const std::filesystem::path& gazetteer_path, const lexicon::LanguagePacks& packs, Layers layers) {
    auto gazetteer = Gazetteer::open(gazetteer_path, std::move(layers));
    if (!gazetteer) {
        return base::failure(gazetteer.error());
    }
    return std::unique_ptr<Resolver>(new Resolver(std::move(*gazetteer), packs));
}

void Resolver::index_capitals() {
    const std::uint32_t count = std::min(gazetteer_.place_count(), kCapitalSearch);
    for (PlaceIndex index = 0; index < count; ++index) {
        const PlaceView place = gazetteer_.place(index);
        if (place.feature_code() == "PPLC") {
            capitals_.emplace(std::string(place.country_code()), index);
        }
    }
}

const std::map<std::string, std::string, std::less<>>& Resolver::english_demonyms() const {
    std::call_once(demonyms_read_, [&] {
        for (const auto& [form, country] : packs_.forms_of_class("en", "demonym")) { // all of English is read for English reports only
            demonyms_.emplace(text::name_key(form), country);
        }
    });
    return demonyms_;
}

std::optional<PlaceIndex> Resolver::capital_of(std::string_view iso) const {
    const auto found = capitals_.find(iso);
    return found == capitals_.end() ? std::nullopt : std::optional(found->second);
}

bool Resolver::is_capital(PlaceIndex place) const {
    const auto capital = capital_of(gazetteer_.place(place).country_code());
    return capital && (*capital == place || (is_settled(kind_group(gazetteer_.place(place).kind())) && geo::distance_km(gazetteer_.place(*capital).lon_lat(), gazetteer_.place(place).lon_lat()) < 3 &&
                                             gazetteer_.place(*capital).name() == gazetteer_.place(place).name()));
}

namespace {

constexpr std::size_t kMaxList = 8; ///< members looked at

/// Only a comma, "and", an article between two mentions; `joined` where "and" is among them.
bool only_signs(const PhraseWords& words, const Mention& a, const Mention& b, bool& joined) {
    const auto& tokens = words.document().tokens;
    joined = b.conjoined;
    for (std::uint32_t t = a.last; t < b.first; ++t) {
        joined = joined || words.covers(t, WordClass::Conjunction);
        if (tokens[t].norm != "," && !words.covers(t, WordClass::Conjunction) && !words.is_definite_article(t)) {
            return false;
        }
    }
    return (b.first > a.last || b.conjoined) && b.first - a.last <= 3 && b.prep == Prep::None && tokens[a.first].sentence == tokens[b.first].sentence;
}

bool spans_much(const PlaceView& place) { return place.is_country() || place.is_province() || kind_group(place.kind()) == KindGroup::Water; }

/// An adjective between a place and what holds it: "remote", "Israeli-occupied", "Houthi-held".
bool describes_holder(const PhraseWords& words, std::uint32_t token) {
    const auto& tokens = words.document().tokens;
    const auto joined = [&](std::uint32_t t) { return t < words.size() && tokens[t].joined_before && words.at(t, WordClass::Adjective) != nullptr; };
    const auto* adjective = words.at(token, WordClass::Adjective);
    return joined(token) || joined(token + 1) || (adjective != nullptr && adjective->entry->value != "joined");
}

/// "Saraqib, Dadikh, Hass and Ariha": towns with nothing but signs of a list between them hold one another not.
bool begins_list(const PhraseWords& words, const Gazetteer& gazetteer, const std::vector<Mention>& mentions, std::size_t index) {
    const auto town = [&](const Mention& mention) {
        const bool plain = mention.relations.empty() && !is_area(mention.group) && mention.group != KindGroup::Neighbourhood && !is_site(mention.group);
        return plain && (mention.listed || (!mention.match.empty() && is_settled(kind_group(gazetteer.place(mention.match.places.front()).kind()))));
    };
    bool joined = false;
    for (std::size_t i = index; i + 1 < mentions.size() && i - index < kMaxList; ++i) {
        if (!town(mentions[i]) || !town(mentions[i + 1]) || !only_signs(words, mentions[i], mentions[i + 1], joined)) {
            return false;
        }
        if (joined) {
            return i > index;
        }
    }
    return false;
}

/// "bound for X", متجهة إلى X: where somebody goes to or sits.
bool whither(const PhraseWords& words, const Mention& mention) { return words.before(mention.first, WordClass::SourceSeat) != nullptr; }

} // namespace

void Resolver::link(const PhraseWords& words, std::vector<Mention>& mentions) const {
    const auto& tokens = words.document().tokens;
    for (std::size_t i = 0; i + 1 < mentions.size(); ++i) {
        Mention& inner = mentions[i];
        Mention& outer = mentions[i + 1];
        if (tokens[inner.last - 1].sentence != tokens[outer.first].sentence || outer.first < inner.last || outer.first - inner.last > kChainGap) {
            continue;
        }
        if (inner.compound || whither(words, inner)) {
            continue; // "a bus bound for X near Y"
        }
        bool comma = false;
        bool bracket = false;
        bool other = false;
        bool seat = false; // "X, the capital of province Y"
        bool joined = outer.conjoined;
        for (std::uint32_t t = inner.last; t < outer.first; ++t) {
            const auto& token = tokens[t];
            seat = seat || words.covers(t, WordClass::Capital);
            if (token.kind == text::TokenKind::Punct) {
                comma = comma || token.norm == "," || token.norm == "-" || token.norm == "/";
                bracket = bracket || token.norm == "(";
                other = other || token.norm == ":" || token.norm == ";" || token.norm == "|" || token.norm == ".";
            } else if (words.covers(t, WordClass::Conjunction)) {
                joined = true;
            } else if (const auto* prep = words.at(t, WordClass::Prep); prep != nullptr && prep->prefix.has(lexicon::Feature::And)) {
                joined = true; // "في ضواحي طرابلس وفي غريان": a second place, no holder
            } else if (inner.unknown && t == inner.last && !words.is_known(t)) {
                continue; // the rest of a name not known
            } else if (inner.match.empty() && token.script == text::Script::Arabic && text::has_article(token.norm) && outer.prep == Prep::Of) {
                continue; // "the outer gate of the airport"
            } else if (!words.covers(t, WordClass::Prep) && !words.is_article(t) && !words.covers(t, WordClass::Tail) && !words.covers(t, WordClass::Demonym) &&
                       !words.covers(t, WordClass::Kind) && !words.covers(t, WordClass::Relation) && !words.covers(t, WordClass::Capital) && !describes_holder(words, t)) {
                other = true;
            }
        }
        outer.conjoined = joined;
        if (outer.listed || (inner.listed && outer.prep == Prep::None && !outer.clitic_in && outer.relations.empty())) {
            continue; // a list, no chain
        }
        // "Rafah on the border with Egypt": what lies beyond the border holds nothing of this side.
        const bool border = !outer.relations.empty() && outer.relations.front().kind == RelationKind::Border;
        const bool beside = outer.prep == Prep::On && inner.match.empty() && !inner.kind.empty() && outer.first - inner.last <= 1; // "the school at X"
        // "X, on the edge of Y"
        const bool skirts = !outer.relations.empty() && std::any_of(outer.relations.begin(), outer.relations.end(), [](const Relation& r) {
            return r.kind == RelationKind::Outskirts || r.kind == RelationKind::Near || r.kind == RelationKind::Direction || r.kind == RelationKind::Countryside || r.kind == RelationKind::Outside;
        });
        if (other || joined || border || !inner.borders.empty() || outer.prep == Prep::From || outer.prep == Prep::To || (outer.prep == Prep::On && !beside && !skirts)) {
            continue;
        }
        // "in the Gulf of Aden, 98 nautical miles east of Aden", "in Diyala province, 60 km north of Baghdad": the distance is nearer.
        const bool measured = std::any_of(outer.relations.begin(), outer.relations.end(), [](const Relation& r) { return r.distance_km.has_value(); });
        // "in the Gulf of Aden off Mukalla", "in the Arabian Sea north-east of Duqm": so is the town ashore.
        const bool water = !inner.match.empty() && kind_group(gazetteer_.place(inner.match.places.front()).kind()) == KindGroup::Water && !outer.match.empty() && !spans_much(gazetteer_.place(outer.match.places.front()));
        const bool ashore = water && std::any_of(outer.relations.begin(), outer.relations.end(), [](const Relation& r) { return r.kind == RelationKind::OffCoast || (r.kind == RelationKind::Direction && !r.inside); });
        if ((measured || ashore) && !inner.match.empty() && inner.relations.empty() && spans_much(gazetteer_.place(inner.match.places.front()))) {
            outer.parent = outer.parent ? outer.parent : std::optional(i);
            for (auto& relation : outer.relations) {
                if (ashore && relation.kind == RelationKind::Direction && !relation.distance_km) {
                    relation.distance_km = kOutAtSeaKm; // not at the shore
                    relation.untold = true;
                }
            }
            continue;
        }
        const bool possessive = outer.first == inner.last && !comma && tokens[outer.first].script == text::Script::Latin && (inner.holds_next || tokens[outer.first].span.begin > tokens[inner.last - 1].span.end + 1);
        if (possessive) {
            outer.parent = i;
            outer.parent_stated = true;
            // "25 miles west of Yemen's Mokha": what is told of the holder is told of the place; "northern Iraq's Mosul" is not.
            for (auto it = inner.relations.begin(); it != inner.relations.end();) {
                const bool of_the_holder = it->kind == RelationKind::Inside || it->kind == RelationKind::Center || (it->kind == RelationKind::Direction && !it->outside && !it->distance_km);
                if (!of_the_holder) {
                    outer.relations.push_back(*it);
                }
                it = of_the_holder ? it + 1 : inner.relations.erase(it);
            }
            outer.prep = outer.prep == Prep::None ? inner.prep : outer.prep;
            if (i > 0 && mentions[i - 1].parent == i) {
                mentions[i - 1].parent = i + 1; // "the base in Iraq's western Anbar"
            }
            continue;
        }
        if (comma && begins_list(words, gazetteer_, mentions, i)) {
            continue;
        }
        const bool stated = beside || outer.prep == Prep::In || outer.prep == Prep::Of || outer.clitic_in || bracket || (!outer.relations.empty() && (!inner.kind.empty() || outer.relations.front().kind != RelationKind::Countryside));
        if (!inner.parent) {
            inner.parent = i + 1;
            // "in X, in Y province": the province that follows is said of X.
            const bool province = outer.prep == Prep::In && outer.group == KindGroup::Province && inner.kind.empty();
            // "in the Wahda district, Mosul"
            const bool town = comma && outer.first - inner.last == 1 && small_part(gazetteer_, inner) && outer.kind.empty() && outer.prep == Prep::None && !outer.match.empty() && is_settled(kind_group(gazetteer_.place(outer.match.places.front()).kind()));
            // "al-Rashad, on the edge of Muqdadiya": a small place is explained, whatever its namesakes are
            const bool explained = comma && skirts && !inner.match.empty() && gazetteer_.place(inner.match.places.front()).importance() < kNotable;
            // "at Mafa, Yobe, on": a small place and its province, and no list
            const bool next = i + 2 < mentions.size() && mentions[i + 2].first - outer.last <= 2;
            const bool of_province = comma && !next && outer.first - inner.last == 1 && tokens[inner.last].norm == "," && outer.prep == Prep::None && outer.kind.empty() && outer.relations.empty() && !inner.match.empty() && !outer.match.empty() &&
                                     gazetteer_.place(inner.match.places.front()).importance() < kNotable && is_settled(kind_group(gazetteer_.place(inner.match.places.front()).kind())) && std::ranges::any_of(outer.match.places, [&](PlaceIndex place) { return gazetteer_.place(place).is_province(); });
            inner.parent_stated = seat || town || explained || of_province || (stated && (!comma || province));
        }
    }
}

namespace {

/// "Israel struck again in Taibe": a state that acts is not where it acts.
bool acts(const PhraseWords& words, const Mention& mention) {
    return mention.prep == Prep::None && !mention.clitic_in && mention.relations.empty() && mention.last < words.size() && (words.at(mention.last, WordClass::VerbHit) != nullptr || words.at(mention.last, WordClass::VerbGov) != nullptr);
}

} // namespace

Evidence Resolver::evidence_of(const PhraseWords& words, std::vector<Mention>& mentions) const {
    Evidence evidence;
    std::set<PlaceIndex> counted; // a name told ten times is one witness
    for (auto& mention : mentions) {
        if (!mention.kind.empty()) {
            evidence.kinds.push_back(mention.kind);
        }
        if (mention.scored.empty() || mention.use == model::PlaceUse::Demonym) {
            continue;
        }
        const Scored& best = mention.scored.front();
        const PlaceView place = gazetteer_.place(best.place);
        const double confidence = confidence_of(gazetteer_, mention);
        const bool sure = confidence >= kSureConfidence && !best.approximate && !mention.weak && best.rung != Rung::Bridge && best.rung != Rung::Fuzzy;
        // Every town has a quarter of unity or of liberation: without its town it says nothing of the country.
        const bool quarter = kind_group(place.kind()) == KindGroup::Neighbourhood && !best.agrees && mention.group == KindGroup::Neighbourhood && place.importance() < kNotable;
        if ((!sure && !place.is_country()) || quarter) {
            continue;
        }
        mention.own_country = place.country_code();
        mention.own_weight = place.is_country() ? (mention.weak || acts(words, mention) ? 0.4 : 1.0) : is_capital(best.place) ? 0.5
                                                                                                      : 0.8;
        if (counted.insert(best.place).second) {
            evidence.add_country(mention.own_country, mention.own_weight);
        }
        if (place.is_province()) {
            evidence.provinces.push_back(best.place);
        } else if (!place.is_country() && evidence.anchors.size() < kMaxAnchors && !is_capital(best.place)) {
            evidence.anchors.push_back(place.lon_lat());
        }
    }
    evidence.told = evidence.countries;
    std::map<std::string_view, double> adjectives;
    for (std::uint32_t i = 0; i < words.size(); ++i) {
        if (const auto* demonym = words.at(i, WordClass::Demonym)) {
            adjectives[demonym->entry->value] += 0.3;
        }
    }
    for (const auto& [iso, weight] : adjectives) {
        evidence.add_country(iso, std::min(1.0, weight));
    }
    return evidence;
}

/// "X province" where only the town's row has that spelling: the province that bears the town's name, in whatever spelling.
void Resolver::prefer_province(Mention& mention) const {
    if (mention.group != KindGroup::Province || mention.scored.empty() || is_area(kind_group(gazetteer_.place(mention.scored.front().place).kind()))) {
        return;
    }
    std::vector<Scored> provinces;
    for (const auto& scored : mention.scored) {
        const PlaceIndex province = governorate_of(scored.place);
        const auto same = [&](const Scored& other) { return other.place == province; };
        if (province != scored.place && std::none_of(mention.scored.begin(), mention.scored.end(), same) && std::none_of(provinces.begin(), provinces.end(), same)) {
            Scored found = scored;
            found.place = province;
            found.kind_fit = 2;
            found.score += 1.8;
            provinces.push_back(found);
        }
    }
    mention.scored.insert(mention.scored.end(), provinces.begin(), provinces.end());
    std::stable_sort(mention.scored.begin(), mention.scored.end(), [](const Scored& a, const Scored& b) { return a.score > b.score; });
}

/// "بغداد - ... في حي ...": the quarter of that name in the town that the text speaks of. Where it has none on the lists, and the name
/// is one of several or of a country that the report is silent about, it is a quarter of that town which is not known.
void Resolver::settle_quarter(std::vector<Mention>& mentions, std::size_t index, const Evidence& evidence) const {
    Mention& mention = mentions[index];
    if (mention.group != KindGroup::Neighbourhood || mention.unknown || (mention.whole && mention.match.length() > 2) || (mention.parent && !mentions[*mention.parent].match.empty()) || mention.scored.empty()) {
        return;
    }
    const auto anchor = anchor_of(mentions, index);
    if (!anchor || *anchor > index) {
        return;
    }
    const PlaceView town = gazetteer_.place(mentions[*anchor].scored.front().place);
    const double reach = std::max(kQuarterKm, 2 * town.radius_km());
    const auto beside = std::find_if(mention.scored.begin(), mention.scored.end(), [&](const Scored& scored) { return geo::distance_km(gazetteer_.place(scored.place).lon_lat(), town.lon_lat()) <= reach; });
    if (beside != mention.scored.end()) {
        beside->score = std::max(beside->score, mention.scored.front().score + 0.5);
        beside->agrees = true;
        std::rotate(mention.scored.begin(), beside, beside + 1);
        return;
    }
    const PlaceView place = gazetteer_.place(mention.scored.front().place);
    const bool abroad = place.country_code() != town.country_code() && evidence.support(mention, place.country_code()) <= 0;
    const bool one_of_several = std::any_of(mention.scored.begin(), mention.scored.end(), [&](const Scored& scored) {
        return geo::distance_km(gazetteer_.place(scored.place).lon_lat(), place.lon_lat()) > reach && kind_group(gazetteer_.place(scored.place).kind()) == KindGroup::Neighbourhood;
    });
    if (place.importance() < kNotable && (abroad || one_of_several)) {
        forget(mention);
    }
}

Evidence Resolver::resolve_named(const PhraseWords& words, std::vector<Mention>& mentions, const Evidence& given) const {
    for (auto& mention : mentions) {
        if (names_place(mention) || mention.unknown) {
            mention.key = text::article_free_key(NameFinder::key_of(words.document(), mention.name_first, mention.name_last));
            collect_candidates(gazetteer_, mention);
            weigh_against_second(gazetteer_, mention);
        }
    }
    for (auto& mention : mentions) {
        // "embassy of Iran in Baghdad": the country is whose it is.
        if (mention.group == KindGroup::Embassy && !mention.match.empty() && gazetteer_.place(mention.match.places.front()).is_country()) {
            mention.demonym = gazetteer_.place(mention.match.places.front()).country_code();
            mention.match.places.clear();
            mention.scored.clear();
            mention.backward = false;
        }
    }
    for (auto& mention : mentions) {
        prefer_province(mention);
    }
    for (std::size_t i = mentions.size(); i-- > 0;) {
        if (mentions[i].parent && !mentions[i].unknown) {
            auto holder = *mentions[i].parent;
            for (int steps = 0; steps < 3 && mentions[holder].scored.empty() && mentions[holder].parent; ++steps) {
                holder = *mentions[holder].parent; // the link between is not known
            }
            weigh_against_parent(gazetteer_, mentions[i], mentions[holder]);
            forget_if_abroad(mentions[i], mentions[holder]);
            forget_if_of_another_province(mentions[i], mentions[holder]);
            forget_if_in_another_town(mentions[i], mentions[holder]);
        }
    }
    for (auto& mention : mentions) {
        // "the Tiyas airport (T4) in Homs": a second name in brackets holds nothing.
        if (mention.parent && !mention.scored.empty() && !mentions[*mention.parent].scored.empty() && mention.scored.front().place == mentions[*mention.parent].scored.front().place && mentions[*mention.parent].parent != mention.parent) {
            mention.parent = mentions[*mention.parent].parent;
            mention.scored.front().conflicts = false;
        }
    }
    Evidence evidence = evidence_of(words, mentions);
    evidence.kinds = given.kinds;
    const double scale = evidence.normalise();
    for (auto& mention : mentions) {
        mention.own_weight *= scale;
    }
    for (const auto& [iso, weight] : given.countries) {
        evidence.countries[iso] = std::max(evidence.country(iso), 1.8 * weight);
        evidence.told[iso] += weight;
    }
    evidence.anchors.insert(evidence.anchors.end(), given.anchors.begin(), given.anchors.end());
    evidence.provinces.insert(evidence.provinces.end(), given.provinces.begin(), given.provinces.end());
    const auto sure = evidence.anchors;
    for (auto& mention : mentions) {
        if (mention.scored.empty()) {
            continue;
        }
        // A place is no anchor of itself.
        const geo::LonLat own = gazetteer_.place(mention.scored.front().place).lon_lat();
        evidence.anchors = sure;
        std::erase_if(evidence.anchors, [&](const geo::LonLat& anchor) { return anchor == own; });
        weigh(gazetteer_, evidence, mention);
        if (!given.countries.empty() && std::erase_if(mention.scored, [&](const Scored& scored) { return contradicts(gazetteer_, given, scored); }) > 0 && mention.scored.empty()) {
            continue;
        }
        if (given.countries.empty() && is_foreign(gazetteer_, evidence, mention, mention.scored.front()) && !mention.scored.front().agrees) {
            mention.dropped = mention.dropped || (mention.kind.empty() && !mention.parent && !mention.listed);
            forget(mention);
        } else if (given.countries.empty()) {
            settle_quarter(mentions, static_cast<std::size_t>(&mention - mentions.data()), evidence);
            forget_if_named_elsewhere(mention, evidence);
        }
    }
    if (given.countries.empty()) {
        std::optional<std::size_t> head;
        for (std::size_t i = 0; i < mentions.size(); ++i) {
            const auto first = mentions[i].first;
            const auto& tokens = words.document().tokens;
            head = first == 0 || tokens[first - 1].paragraph != tokens[first].paragraph ? i : head;
            settle_by_adjective(mentions[i], evidence);
            settle_namesake(mentions, i, head);
        }
        share_senses(mentions);
        share_sites(mentions, evidence);
    }
    evidence.anchors = sure;
    return evidence;
}

void Resolver::resolve_rest(std::vector<Mention>& mentions, const Evidence& evidence) const {
    for (std::size_t i = 0; i < mentions.size(); ++i) {
        if (mentions[i].dropped) {
            continue;
        }
        if (mentions[i].capital) {
            resolve_capital(mentions, i, evidence);
        } else if (mentions[i].unknown) {
            resolve_unknown(mentions, i);
        } else if (mentions[i].match.empty()) {
            resolve_nameless(mentions, i, evidence);
        }
    }
    // Parents that were nameless ("in the city") could not speak before.
    for (std::size_t i = mentions.size(); i-- > 0;) {
        Mention& mention = mentions[i];
        if (mention.parent && !mention.match.empty() && !mention.unknown && mentions[*mention.parent].match.empty() && !mentions[*mention.parent].scored.empty()) {
            mention.parent_stated = true;
            weigh_against_parent(gazetteer_, mention, mentions[*mention.parent]);
            if (!mention.scored.empty() && mention.scored.front().conflicts && (mention.scored.front().kind_fit < 2 || mention.group == KindGroup::Neighbourhood)) {
                mention.scored.clear();
                mention.unknown = true;
                mention.bridge_only = mention.bridge_only || (mention.weak && mention.kind.empty());
            }
        }
        if (mentions[i].unknown && mentions[i].scored.empty() && !mentions[i].dropped) {
            resolve_unknown(mentions, i);
        }
    }
    share_unknown(mentions);
    share_sites(mentions, evidence);
}

} // namespace marsad::geocode
