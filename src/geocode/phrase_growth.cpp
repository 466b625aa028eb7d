#include "geocode/phrase_scanner.h"

#include "text/search_key.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <utility>

// How a phrase grows around its name: relations, distances and prepositions to the left, adjectives and kind words to
// the right, the other end of "between A and B".
namespace marsad::geocode {

namespace {

std::optional<double> bearing_of(std::string_view direction) {
    constexpr std::array kBearings = std::to_array<std::pair<std::string_view, double>>(
        {{"N", 0}, {"NE", 45}, {"E", 90}, {"SE", 135}, {"S", 180}, {"SW", 225}, {"W", 270}, {"NW", 315}});
    for (const auto& [name, degrees] : kBearings) {
        if (name == direction) {
            return degrees;
        }
    }
    return std::nullopt;
}

std::optional<double> number_value(const text::Token& token) {
    if (token.kind != text::TokenKind::Number) {
        return std::nullopt;
    }
    std::string digits;
    std::copy_if(token.norm.begin(), token.norm.end(), std::back_inserter(digits), [](char c) { return c != ','; });
    double value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc{}) {
        return std::nullopt;
    }
    if (end != digits.data() + digits.size() && *end == '-') { // "10-20 km": the middle
        double upper = 0;
        if (std::from_chars(end + 1, digits.data() + digits.size(), upper).ec == std::errc{}) {
            return (value + upper) / 2;
        }
    }
    return value;
}

} // namespace

Prep prep_of(const lexicon::Hit& hit) {
    const std::string_view value = hit.entry->value;
    return value == "in" ? Prep::In : value == "on" ? Prep::On
                                  : value == "over" ? Prep::Over
                                  : value == "to"   ? Prep::To
                                  : value == "from" ? Prep::From
                                                    : Prep::Of;
}

std::optional<Relation> relation_of(const lexicon::Entry& entry) {
    Relation relation;
    const std::string_view value = entry.value;
    if (value == "direction") {
        relation.kind = RelationKind::Direction;
        relation.bearing_deg = bearing_of(entry.attr("dir").value_or(""));
        const auto mode = entry.attr("mode").value_or("");
        relation.inside = mode == "in";
        relation.outside = mode == "of";
        if (!relation.bearing_deg) {
            relation.kind = RelationKind::Center;
        }
        return relation;
    }
    constexpr std::array kNames = std::to_array<std::pair<std::string_view, RelationKind>>({{"near", RelationKind::Near},
                                                                                            {"outskirts", RelationKind::Outskirts},
                                                                                            {"countryside", RelationKind::Countryside},
                                                                                            {"inside", RelationKind::Inside},
                                                                                            {"outside", RelationKind::Outside},
                                                                                            {"between", RelationKind::Between},
                                                                                            {"off_coast", RelationKind::OffCoast},
                                                                                            {"border", RelationKind::Border},
                                                                                            {"road", RelationKind::Road},
                                                                                            {"center", RelationKind::Center},
                                                                                            {"side", RelationKind::Center},
                                                                                            {"distance", RelationKind::Near}});
    for (const auto& [name, kind] : kNames) {
        if (name == value) {
            relation.kind = kind;
            return relation;
        }
    }
    return std::nullopt;
}

/// Relations, distances, demonyms and the preposition before the phrase, from the name outward.
void PhraseScanner::look_left(Mention& mention, std::uint32_t floor) const {
    const auto& tokens = document_.tokens;
    std::uint32_t left = mention.first;
    std::optional<double> distance;
    for (int step = 0; step < 14 && left > floor; ++step) {
        const auto& previous = tokens[left - 1];
        if (previous.sentence != tokens[mention.name_first].sentence) {
            break;
        }
        if (previous.kind == text::TokenKind::Punct) {
            if (step == 0 && (previous.norm == "\"" || previous.norm == "(")) {
                --left;
                continue;
            }
            // "110 km (70 miles) south of": the same way in other units, of which the one outside is kept
            const auto* inner = previous.norm == ")" && !mention.relations.empty() ? words_.before(left - 1, WordClass::Unit) : nullptr;
            if (inner != nullptr && inner->first > floor + 1 && tokens[inner->first - 2].norm == "(" && number_value(tokens[inner->first - 1]).has_value()) {
                left = mention.first = inner->first - 2;
                continue;
            }
            break;
        }
        if (const auto* hit = words_.before(left, WordClass::Relation); hit != nullptr && hit->first >= floor) {
            mention.by_agent = mention.by_agent || hit->entry->has("agent");
            if (mention.by_agent && !mention.match.empty() && gazetteer_.place(mention.match.places.front()).is_country()) {
                break; // "shelled by Russia"
            }
            if (auto relation = relation_of(*hit->entry)) {
                const bool bare_distance = hit->entry->value == "distance";
                if (distance && !mention.relations.empty() && !mention.relations.back().distance_km) {
                    mention.relations.back().distance_km = distance;
                    distance.reset();
                }
                if (!(bare_distance && !mention.relations.empty())) {
                    if (bare_distance && distance) {
                        relation->distance_km = distance;
                        distance.reset();
                    }
                    mention.relations.push_back(*relation);
                }
                mention.clitic_in = mention.clitic_in || (hit->prefix.has(lexicon::Feature::By) && hit->entry->value != "between");
                left = mention.first = hit->first;
                continue;
            }
        }
        if (const auto* unit = words_.before(left, WordClass::Unit); unit != nullptr && unit->first > floor) {
            if (const auto number = number_value(tokens[unit->first - 1])) {
                double factor = 1;
                std::from_chars(unit->entry->value.data(), unit->entry->value.data() + unit->entry->value.size(), factor);
                distance = *number * factor;
                if (mention.relations.empty()) {
                    Relation near;
                    near.kind = RelationKind::Near;
                    mention.relations.push_back(near);
                }
                mention.relations.back().distance_km = distance;
                distance.reset();
                left = mention.first = unit->first - 1;
                continue;
            }
        }
        if (const auto* kind = words_.before(left, WordClass::Kind); kind != nullptr && kind->first >= floor && previous.script == text::Script::Arabic && !mention.kind.empty() && mention.relations.empty() && left == mention.first &&
                                                                     (kind->entry->value == "junction" || kind->entry->value == "gate" || kind->entry->value == "checkpoint") && !kind->prefix.has(lexicon::Feature::Definite)) {
            mention.clitic_in = mention.clitic_in || kind->prefix.has(lexicon::Feature::By);
            left = mention.first = kind->first; // "قرب مفرق مستوطنة يتسهار"
            continue;
        }
        const auto* prep = words_.before(left, WordClass::Prep);
        const auto* measure = prep != nullptr ? words_.before(prep->first, WordClass::Unit) : nullptr;
        const bool counted = measure != nullptr && measure->first > 0 && number_value(tokens[measure->first - 1]).has_value();
        const bool after_distance = measure != nullptr && (counted || prep_of(*prep) != Prep::In); // but "a yard in Damascus"
        if (after_distance) { // "30 km from Mosul", "20 كم عن"
            left = prep->first;
            continue;
        }
        const bool about = words_.covers(left - 1, WordClass::About) && (tokens[left].kind == text::TokenKind::Number || words_.before(left - 1, WordClass::Unit) != nullptr);
        const bool filler = about || words_.is_article(left - 1);
        if (filler) {
            --left;
            continue;
        }
        if (const auto* demonym = words_.before(left, WordClass::Demonym); demonym != nullptr && demonym->first >= floor && previous.script == text::Script::Latin && (!mention.kind.empty() || !mention.relations.empty())) {
            mention.demonym = demonym->entry->value;
            left = mention.first = demonym->first;
            continue;
        }
        if (prep != nullptr && prep->first >= floor) {
            const Prep found = prep_of(*prep);
            if (mention.prep == Prep::None || found != Prep::Of) {
                mention.prep = found;
            }
        }
        break;
    }
}

/// "Mitiga, the capital's only working airport,", "صولحان، البلدة التي": said to be a place behind a comma.
const lexicon::Hit* PhraseScanner::explained_behind(const Mention& mention, std::uint32_t limit) const {
    constexpr std::uint32_t kReach = 6;
    const auto& tokens = document_.tokens;
    std::uint32_t t = mention.last;
    if (t + 1 >= limit || tokens[t].norm != ",") {
        return nullptr;
    }
    const bool latin = tokens[mention.name_first].script == text::Script::Latin;
    if (!latin) {
        const auto* kind = words_.at(t + 1, WordClass::Kind);
        return kind != nullptr && kind->prefix.has(lexicon::Feature::Definite) && kind->last < limit && words_.at(kind->last, WordClass::PassiveLink) != nullptr ? kind : nullptr;
    }
    if (!words_.is_article(++t)) {
        return nullptr;
    }
    for (const std::uint32_t end = std::min(limit, t + kReach); ++t < end && tokens[t].kind != text::TokenKind::Punct;) {
        const auto* kind = words_.at(t, WordClass::Kind);
        if (kind != nullptr && kind->last < limit) {
            const auto& next = tokens[kind->last];
            const bool ends = next.norm == "," || words_.at(kind->last, WordClass::PassiveLink) != nullptr || words_.at(kind->last, WordClass::Prep) != nullptr || words_.at(kind->last, WordClass::Relation) != nullptr || words_.at(kind->last, WordClass::Adjective) != nullptr;
            return ends ? kind : nullptr;
        }
    }
    return nullptr;
}

/// "Dadajabula, Wajir county,", "X, in the cercle of Y": said to lie in a territory behind a comma.
bool PhraseScanner::held_behind(const Mention& mention, std::uint32_t limit) const {
    const auto& tokens = document_.tokens;
    std::uint32_t t = mention.last;
    if (t + 2 >= limit || tokens[t].norm != ",") {
        return false;
    }
    ++t;
    if (const auto* prep = words_.at(t, WordClass::Prep); prep != nullptr && prep_of(*prep) == Prep::In) {
        t = prep->last;
    }
    while (t < limit && words_.is_article(t)) {
        ++t;
    }
    const auto territory = [&](std::uint32_t at) {
        const auto* kind = at < limit ? words_.at(at, WordClass::Kind) : nullptr;
        return kind != nullptr && (kind->entry->has("admin") || kind_group(kind->entry->value) == KindGroup::District) ? kind : nullptr;
    };
    if (const auto* kind = territory(t)) {
        const auto* of = kind->last + 1 < limit ? words_.at(kind->last, WordClass::Prep) : nullptr;
        return of != nullptr && prep_of(*of) == Prep::Of && may_begin_name(kind->last + 1, true);
    }
    const NameMatch name = t < limit && tokens[t].capital ? names_.longest(document_, t, limit) : NameMatch{};
    return !name.empty() && (territory(name.last) != nullptr || territory(name.last - 1) != nullptr);
}

/// "Karachi-bound", "Iran-backed": what is joined behind a name makes it an adjective.
bool PhraseScanner::joined_adjective(std::uint32_t token) const {
    const auto* adjective = document_.tokens[token].joined_before && !document_.tokens[token].capital ? words_.at(token, WordClass::Adjective) : nullptr;
    return adjective != nullptr && adjective->entry->value == "joined";
}

/// "outside Somalia's education ministry": a country, and behind it what it keeps in its capital.
bool PhraseScanner::before_institution(const Mention& mention, std::uint32_t limit) const {
    constexpr std::uint32_t kReach = 3; ///< "education", "national intelligence"
    const auto& tokens = document_.tokens;
    if (mention.last >= limit || mention.match.empty() || !mention.kind.empty() || !gazetteer_.place(mention.match.places.front()).is_country()) {
        return false;
    }
    const bool possessive = tokens[mention.last].script == text::Script::Latin && tokens[mention.last].span.begin > tokens[mention.last - 1].span.end + 1;
    for (std::uint32_t t = mention.last; possessive && t < limit && t - mention.last < kReach && tokens[t].kind == text::TokenKind::Word; ++t) {
        if (words_.at(t, WordClass::Institution) != nullptr) {
            return true;
        }
        if (words_.covers(t, WordClass::Prep) || words_.covers(t, WordClass::Conjunction) || words_.covers(t, WordClass::VerbGov)) {
            return false;
        }
    }
    return false;
}

/// Whether one of the places that a name may mean lies in the country of an adjective.
bool PhraseScanner::lies_in_country(const NameMatch& match, std::string_view iso) const {
    return std::any_of(match.places.begin(), match.places.end(), [&](PlaceIndex index) {
        const PlaceView place = gazetteer_.place(index);
        return !place.is_country() && place.country_code() == iso;
    });
}

/// "the West Bank town of Qabatiya": the kind word is of the name behind it, and the name before it only holds that.
bool PhraseScanner::opens_own_name(const Mention& mention, const lexicon::Hit& kind, std::uint32_t limit) const {
    const auto* of = kind.last + 1 < limit ? words_.at(kind.last, WordClass::Prep) : nullptr;
    const bool wide = std::any_of(mention.match.places.begin(), mention.match.places.end(), [&](PlaceIndex place) { return is_area(kind_group(gazetteer_.place(place).kind())); });
    return mode_ == ScanMode::Report && wide && !mention.unknown && mention.relations.empty() && kind_group(kind.entry->value) == KindGroup::Settlement && !document_.tokens[kind.first].capital && of != nullptr && prep_of(*of) == Prep::Of && of->length() == 1 && may_begin_name(kind.last + 1, true);
}

/// Kind words, adjectives and relations behind the name.
void PhraseScanner::look_right(Mention& mention, std::uint32_t limit) const {
    const auto& tokens = document_.tokens;
    const bool latin = tokens[mention.name_first].script == text::Script::Latin || tokens[mention.name_first].script == text::Script::Cyrillic;
    for (int step = 0; step < 4 && mention.last < limit; ++step) {
        std::uint32_t next = mention.last;
        if (tokens[next].norm == "\"" && next + 1 < limit && tokens[mention.last - 1].quoted) {
            ++next;
        }
        if (next >= limit || tokens[next].kind == text::TokenKind::Punct) {
            return;
        }
        if (const auto* tail = words_.at(next, WordClass::Tail)) {
            mention.last = tail->last;
            continue;
        }
        if (const auto* demonym = words_.at(next, WordClass::Demonym); demonym != nullptr && tokens[next].script == text::Script::Arabic && mention.demonym.empty() && text::has_article(tokens[next].norm) && lies_in_country(mention.match, demonym->entry->value)) {
            mention.demonym = demonym->entry->value; // صبراتة الليبية
            mention.last = demonym->last;
            continue;
        }
        if (const auto* hit = words_.at(next, WordClass::Relation); hit != nullptr && (hit->entry->has("adj") || (latin && (hit->entry->value == "countryside" || hit->entry->value == "outskirts")))) {
            const bool of = latin && hit->length() > 1;
            if (auto relation = relation_of(*hit->entry); relation && !of) {
                mention.relations.push_back(*relation);
                mention.last = hit->last;
                continue;
            }
        }
        // "Beirut's southern suburbs": a direction between the name and its relation.
        if (const auto* hit = words_.at(next, WordClass::Relation); latin && hit != nullptr && hit->entry->value == "direction" && hit->last < limit) {
            const auto* outer = words_.at(hit->last, WordClass::Relation);
            if (outer != nullptr && outer->length() == 1 && (outer->entry->value == "countryside" || outer->entry->value == "outskirts")) {
                auto direction = relation_of(*hit->entry);
                auto relation = relation_of(*outer->entry);
                if (direction && relation) {
                    mention.relations.push_back(*relation);
                    mention.relations.push_back(*direction);
                    mention.last = outer->last;
                    continue;
                }
            }
        }
        if (latin && mention.kind.empty()) {
            const auto* kind = words_.at(next, WordClass::Kind);
            if (kind == nullptr && next + 1 < limit && tokens[next].capital && tokens[next].kind == text::TokenKind::Word && tokens[next].span.begin == tokens[next - 1].span.end + 1 && tokens[next + 1].capital) {
                kind = words_.at(next + 1, WordClass::Kind); // "Homs Military Hospital"
            }
            if (kind != nullptr && opens_own_name(mention, *kind, limit)) {
                mention.holds_next = true;
                return;
            }
            if (kind != nullptr && tokens[next].span.begin <= tokens[next - 1].span.end + 1) {
                set_kind(mention, *kind);
                mention.last = kind->last;
                NameMatch joined = names_.whole(document_, mention.name_first, kind->last);
                if (!joined.empty()) {
                    mention.also.push_back(std::move(mention.match));
                    mention.match = std::move(joined);
                    mention.whole = true;
                }
                continue;
            }
        }
        return;
    }
}

/// The other end of "between A and B", "A – B road", "road linking A with B".
void PhraseScanner::take_second(Mention& mention, std::uint32_t limit) const {
    const bool between = std::any_of(mention.relations.begin(), mention.relations.end(), [](const Relation& r) { return r.kind == RelationKind::Between || r.kind == RelationKind::Road; });
    const bool road = mention.kind == "road";
    if (mention.last >= limit) {
        return;
    }
    std::uint32_t next = mention.last;
    const auto& token = document_.tokens[next];
    // "the Damascus-Homs highway": that both are ends of a road is told behind the second.
    const bool told_behind = !between && !road;
    if (told_behind && (token.script == text::Script::Arabic || (token.norm != "-" && !token.joined_before))) {
        return;
    }
    const bool joiner = token.norm == "-" || words_.at(next, WordClass::Conjunction) != nullptr || words_.at(next, WordClass::Link) != nullptr;
    if (joiner) {
        ++next;
    } else if (token.joined_before || token.script == text::Script::Arabic) {
        // "Khanasor-Sinjar", "بين X وY"
    } else {
        return;
    }
    NameMatch match;
    if (next < limit) {
        if (const auto* kind = words_.at(next, WordClass::Kind); kind != nullptr && kind->last < limit && !document_.tokens[next].capital) {
            next = kind->last;
        }
    }
    const auto behind = [&](std::uint32_t at) { return at < limit ? words_.at(at, WordClass::Kind) : nullptr; };
    if (next < limit && name_here(next, limit, match, true) && told_behind && (behind(match.last) == nullptr || behind(match.last)->entry->value != "road")) {
        return;
    }
    if (!match.empty() && (joiner || match.prefix.has(lexicon::Feature::And) || document_.tokens[next].joined_before)) {
        mention.last = match.last;
        if (const auto* kind = words_.at(match.last, WordClass::Kind); kind != nullptr && document_.tokens[match.last].script == text::Script::Latin) {
            mention.last = kind->last;
            mention.kind = mention.kind.empty() ? "settled" : mention.kind;
        }
        mention.second = std::move(match);
        if (!between) {
            Relation relation;
            relation.kind = RelationKind::Road;
            mention.relations.push_back(relation);
        }
    }
}

} // namespace marsad::geocode
