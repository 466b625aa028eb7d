#include "extract/binding.h"

#include "extract/joining.h"
#include "extract/near.h"
#include "extract/report_days.h"
#include "extract/roles.h"
#include "extract/same_act.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <vector>

namespace marsad::extract {

namespace {

constexpr std::uint32_t kApposition = 8;      ///< ", 250 km (155 miles)"
constexpr std::uint32_t kAppositionWords = 6; ///< ", on the", ", a town just inside"
constexpr double kProvinceKm = 40;            ///< from the town of a small province to its villages
constexpr double kAbroadKm = 80;              ///< nearer, a border is drawn otherwise by others
constexpr int kReportDayCost = 25;
constexpr int kCountedCost = 20;
constexpr int kVagueDayCost = 25;
constexpr int kCountedNearCost = 6;
constexpr int kAshoreCost = 15;
constexpr int kOtherStatementCost = 18;
constexpr int kOtherActCost = 8;
constexpr int kOriginCost = 12;
constexpr int kExactBonus = 4;              ///< a coordinate says more than any name
constexpr std::uint32_t kPersonReach = 7;   ///< "woman of 19 ", "man, 22, "
constexpr std::size_t kShortWord = 4;       ///< "of", "aged": bytes
constexpr std::uint32_t kHeadReach = 12;    ///< sentences of a paragraph
constexpr std::uint32_t kDatelineReach = 8; ///< tokens
constexpr std::uint32_t kExplainReach = 4;
constexpr std::uint32_t kWhenReach = 12; ///< "when the Humvee he rode in hit a mine"
constexpr int kWeakToldReach = 45;       ///< a place told as one ("in the town of X"), behind what is put in between
constexpr int kWeakReach = 24;           ///< "left 12 dead ... swamping hospitals from X to Y" is not at X

class Binder {
  public:
    Binder(const Findings& findings, bool told_before) : f_(findings), tokens_(findings.analysis.document.tokens), told_before_(told_before) {}

    /// The place a trigger's act happened at, from its own sentence.
    [[nodiscard]] std::optional<std::size_t> place(const Trigger& trigger) const {
        std::optional<std::size_t> best;
        int best_cost = std::numeric_limits<int>::max();
        for (const std::size_t i : indices_in(f_.places, tokens_of(f_.analysis, trigger.sentence))) {
            const auto& place = f_.places[i];
            if (!usable_place(place)) {
                continue;
            }
            int cost = std::min(f_.cost(trigger.tokens, {place.first_token, place.last_token}), cost_of_holder(i, trigger));
            cost = place.coordinate ? std::min(cost, cost_of_name(place, trigger)) - kExactBonus : cost;
            cost += place.use == model::PlaceUse::Mention ? 12 : 0;
            cost += place.candidates.empty() && !place.backward ? 8 : 0;
            cost += !place.candidates.empty() && place.candidates.front().geo_precision == 3 ? 5 : 0;
            cost += aboard(trigger) && !at_sea(place) ? kAshoreCost : 0;
            cost += names_region_again(i) ? 5 : 0;
            cost += behind_semicolon(trigger, {place.first_token, place.last_token}) ? kOtherStatementCost : 0;
            cost += of_other_act(trigger, place) ? kOtherActCost : 0;
            cost += origin_of_actor(trigger, place) || home_of_person(trigger, place) ? kOriginCost : 0;
            cost += place.last_token <= trigger.tokens.first && seat_of_speaker(place) ? 6 : 0;
            if (crossed_only(i, trigger) || tells_where_lies(i) || apposed(i) || less_than_named(i, trigger) || holds_nearer(i, trigger) || holds_finer(i, trigger) || holds_quarter(i, trigger) || explained_behind(i) || names_actor(place)) {
                continue; // the outer link of a chain: its inner one is the place
            }
            if (headed(trigger) && (of_plan(trigger, place) || home_of_person(trigger, place))) {
                continue; // the head of the paragraph says where
            }
            if (told_before_ && trigger.definite && !trigger.plural && f_.clauses.boundaries(trigger.tokens.first, place.first_token) >= 2) {
                continue; // "the attack, which guests of a conference in X were the first to hear of"
            }
            if (told_before_ && place.use == model::PlaceUse::Mention && !place.candidates.empty() && place.candidates.front().kind == "country" && !place.relation) {
                continue; // a state named in passing, after the news has been told
            }
            if (cost < best_cost && !(trigger.weak && cost > (place.use == model::PlaceUse::Location && !place.relation ? kWeakToldReach : kWeakReach))) {
                best_cost = cost;
                best = i;
            }
        }
        return best ? located_behind(in_its_country(inner_of(trigger, *best))) : best;
    }

    /// "their protest against the attempt on the premier in X", "for the killing carried out at X, they attacked Y": the place of the act it stands behind.
    [[nodiscard]] bool of_other_act(const Trigger& trigger, const model::PlaceReference& place) const {
        const auto words = tokens_of(f_.analysis, trigger.sentence);
        const Trigger* nearest = nullptr; // before the place
        for (const auto& other : beginning_in(f_.triggers, {words.first, place.first_token})) {
            if (other.accepted && !other.weak && other.tokens.last <= place.first_token) {
                nearest = &other;
            }
        }
        if (nearest == nullptr || nearest->tokens.first == trigger.tokens.first || f_.clauses.boundaries(nearest->tokens.first, place.first_token) > 0) {
            return false;
        }
        const bool behind = trigger.tokens.first < nearest->tokens.first && !compatible(trigger.kind, nearest->kind);
        const bool before = trigger.tokens.first >= place.last_token && nearest->definite && !trigger.definite && f_.clauses.boundaries(place.first_token, trigger.tokens.first) > 0;
        return behind || before;
    }

    /// "armed men from X crossed over to Y and set fire to houses": whence they came.
    [[nodiscard]] bool origin_of_actor(const Trigger& trigger, const model::PlaceReference& place) const {
        if (place.last_token > trigger.tokens.first || place.first_token == 0) {
            return false;
        }
        const auto from = from_of(place);
        return from && std::ranges::any_of(beginning_in(f_.actors, {tokens_of(f_.analysis, trigger.sentence).first, *from}), [&](const ActorMention& actor) { return actor.tokens.last == *from; });
    }

    /// The word "from" that begins the words of a place or stands right before them.
    [[nodiscard]] std::optional<std::uint32_t> from_of(const model::PlaceReference& place) const {
        const auto is_from = [&](std::uint32_t t) { return any_hit_in(f_.analysis, {t, t + 1}, [](const lexicon::Hit& hit) { return hit.is("place_prep", "from") && hit.last - hit.first == 1; }); };
        for (const std::uint32_t at : {place.first_token, place.first_token - 1}) {
            if (is_from(at)) {
                return at;
            }
        }
        return std::nullopt;
    }

    /// "arrested on suspicion of planning to open fire in X": where something was only meant to happen.
    [[nodiscard]] bool of_plan(const Trigger& trigger, const model::PlaceReference& place) const {
        return place.first_token >= trigger.tokens.last && any_hit_in(f_.analysis, {trigger.tokens.last, place.first_token}, [](const lexicon::Hit& hit) { return hit.is("realis", "plan"); });
    }

    /// "a woman of 19 from X stabbed a guard": where the one who acts or suffers lives.
    [[nodiscard]] bool home_of_person(const Trigger& trigger, const model::PlaceReference& place) const {
        if (place.last_token > trigger.tokens.first || place.first_token == 0 || place.relation) {
            return false;
        }
        const auto word = from_of(place);
        if (!word) {
            return false;
        }
        const std::uint32_t from = *word;
        const std::uint32_t begin = std::max(tokens_of(f_.analysis, trigger.sentence).first, from > kPersonReach ? from - kPersonReach : 0);
        const bool moved = std::ranges::any_of(beginning_in(f_.triggers, {tokens_of(f_.analysis, trigger.sentence).first, from}), [](const Trigger& other) { return !other.weak; });
        const auto long_word = [](const text::Token& token) { return token.kind == text::TokenKind::Word && token.norm.size() > kShortWord; };
        return !moved && any_hit_in(f_.analysis, {begin, from}, [&](const lexicon::Hit& hit) { return hit.is("person") && hit.last <= from && std::none_of(tokens_.begin() + hit.last, tokens_.begin() + from, long_word); });
    }

    /// Its paragraph, or the report, has a place at its head.
    [[nodiscard]] bool headed(const Trigger& trigger) const {
        const auto& sentences = f_.analysis.document.sentences;
        std::uint32_t s = trigger.sentence;
        while (s > 0 && trigger.sentence - s < kHeadReach && sentences[s - 1].paragraph == sentences[trigger.sentence].paragraph) {
            --s;
        }
        const auto heads = [](const model::PlaceReference& place) { return (place.use == model::PlaceUse::Heading || place.use == model::PlaceUse::Dateline) && !place.candidates.empty(); };
        return std::ranges::any_of(beginning_in(f_.places, {sentences[s].first, trigger.tokens.first}), heads) || std::ranges::any_of(beginning_in(f_.places, {0, std::min<std::uint32_t>(kDatelineReach, trigger.tokens.first)}), heads);
    }

    /// "rockets fell near a runway; a plane was sent to X": another statement.
    [[nodiscard]] bool behind_semicolon(const Trigger& trigger, TokenRange told) const {
        const auto [from, to] = std::minmax(trigger.tokens.first, told.first);
        return std::any_of(tokens_.begin() + from, tokens_.begin() + to, [](const text::Token& token) { return token.kind == text::TokenKind::Punct && token.norm == ";"; });
    }

    /// A quarter "in the town of X" that was found in another country only is not that one: the town is the place.
    [[nodiscard]] std::size_t in_its_country(std::size_t index) const {
        const auto& place = f_.places[index];
        const auto* own = resolved_place(f_, index);
        const auto* outer = place.parent ? resolved_place(f_, *place.parent) : nullptr;
        const bool abroad = own != nullptr && outer != nullptr && own->country_code != outer->country_code && !outer->country_code.empty() && !own->country_code.empty() /* at sea off it */ && geo::distance_km(own->position, outer->position) > kAbroadKm;
        return abroad && !place.coordinate ? *place.parent : index;
    }

    /// "in Nasiriyah ... to clear two bridges over the Euphrates": a river is no place where another one is named.
    [[nodiscard]] bool crossed_only(std::size_t index, const Trigger& trigger) const {
        const auto river = [](const model::PlaceReference& place) { return !place.candidates.empty() && place.candidates.front().kind == "river"; };
        return river(f_.places[index]) && std::ranges::any_of(beginning_in(f_.places, tokens_of(f_.analysis, trigger.sentence)), [&](const model::PlaceReference& other) {
                   return usable_place(other) && !other.candidates.empty() && !river(other) && other.candidates.front().geo_precision < 3;
               });
    }

    /// "in Kirkuk, 250 km north of Baghdad, a bomb ...": the second phrase says where the first place lies.
    [[nodiscard]] bool tells_where_lies(std::size_t index) const {
        const auto& place = f_.places[index];
        if (index == 0 || !place.relation) {
            return false;
        }
        const auto& named = f_.places[index - 1];
        if ((named.relation && measured(named)) || named.backward || named.candidates.empty() || !usable_place(named) || named.candidates.front().geo_precision == 3 || named.last_token >= place.first_token || place.first_token - named.last_token > kApposition || f_.sentence_of(named.first_token) != f_.sentence_of(place.first_token)) {
            return false;
        }
        for (auto t = named.last_token + 1; t < place.first_token; ++t) {
            const bool measure = tokens_[t].kind != text::TokenKind::Word || any_hit_in(f_.analysis, {t, t + 1}, [](const lexicon::Hit& hit) { return hit.is("place_unit") || hit.is("place_about"); });
            if (!measure) {
                return false;
            }
        }
        const auto& sign = tokens_[named.last_token];
        return sign.kind == text::TokenKind::Punct && (sign.norm == "," || sign.norm == "(" || sign.norm == "-");
    }

    /// "30 km from X", with figures of its own; not "on the outskirts of X".
    [[nodiscard]] bool measured(const model::PlaceReference& place) const {
        return std::any_of(tokens_.begin() + place.first_token, tokens_.begin() + place.last_token, [](const text::Token& token) { return token.kind == text::TokenKind::Number; });
    }

    /// "In Mersin, on the Mediterranean coast, police ...": behind a comma, what a named town lies at or in.
    [[nodiscard]] bool apposed(std::size_t index) const {
        const auto& place = f_.places[index];
        const auto* outer = resolved_place(f_, index);
        if (index == 0 || outer == nullptr || place.backward) {
            return false;
        }
        const auto& named = f_.places[index - 1];
        const auto* inner = resolved_place(f_, index - 1);
        const bool town = inner != nullptr && !named.backward && !named.relation && usable_place(named) && (inner->kind == "city" || inner->kind == "town" || inner->kind == "village");
        const bool wide = spans_much(outer->kind) || place.kind == "border" || place.kind == "coast";
        if (!town || !wide || named.last_token >= place.first_token || place.first_token - named.last_token > kAppositionWords || f_.sentence_of(named.first_token) != f_.sentence_of(place.first_token)) {
            return false;
        }
        if (tokens_[named.last_token].norm != ",") {
            return false;
        }
        for (auto t = named.last_token + 1; t < place.first_token; ++t) {
            const bool small = any_hit_in(f_.analysis, {t, t + 1}, [](const lexicon::Hit& hit) { return hit.entry->cls.starts_with("place_") && !hit.is("place_and") && !hit.is("place_launch") && !hit.is("place_verb_hit"); });
            if (!small) {
                return false;
            }
        }
        return true;
    }
    [[nodiscard]] static bool spans_much(std::string_view kind) { return kind == "sea" || kind == "gulf" || kind == "strait" || kind == "river" || kind == "country" || kind == "province" || kind == "region" || kind == "governorate" || kind == "desert" || kind == "lake"; }

    /// "the largest rally the country can remember filled Martyrs' Square", "fired at Jizan, in the kingdom's south": what is told
    /// by a common word says less than what is named inside it.
    [[nodiscard]] bool less_than_named(std::size_t index, const Trigger& trigger) const {
        const auto* outer = f_.places[index].backward && !f_.places[index].relation ? resolved_place(f_, index) : nullptr;
        if (outer == nullptr || !told_by_common_word(f_.places[index])) {
            return false;
        }
        return std::ranges::any_of(beginning_in(f_.places, tokens_of(f_.analysis, trigger.sentence)), [&](const model::PlaceReference& inner) {
            return !inner.backward && usable_place(inner) && inner.use == model::PlaceUse::Location && !inner.candidates.empty() && inner.candidates.front().place_id != outer->place_id && inner.candidates.front().geo_precision < 3 && (outer->kind == "country" || holds(*outer, inner.candidates.front()) || quarter_of(*outer, inner.candidates.front())) &&
                   (f_.places[index].use == model::PlaceUse::Mention || outer->kind == "country" || f_.clauses.boundaries(trigger.tokens.first, inner.first_token) <= 2);
        });
    }
    [[nodiscard]] static bool quarter_of(const model::Place& town, const model::Place& part) {
        return part.kind == "neighbourhood" && town.kind == "city" && town.country_code == part.country_code && geo::distance_km(town.position, part.position) <= 2 * town.radius_km;
    }
    [[nodiscard]] static bool told_by_common_word(const model::PlaceReference& place) { return place.kind == "country" || place.kind == "city" || place.kind == "governorate" || place.kind == "region" || place.kind == "district" || place.kind == "area" || place.kind == "town"; }

    /// "in the province", "in the region": says less than any place that is named.
    [[nodiscard]] bool names_region_again(std::size_t index) const {
        const auto* place = f_.places[index].backward ? resolved_place(f_, index) : nullptr;
        return place != nullptr && place->geo_precision == 3;
    }

    /// A village that no list knows, "in the district of X": the district that is named right behind it.
    [[nodiscard]] std::size_t located_behind(std::size_t index) const {
        if (resolved_place(f_, index) != nullptr) {
            return index;
        }
        const auto& unknown = f_.places[index];
        std::size_t best = index;
        std::uint32_t best_gap = kChainWords + 1;
        for (const std::size_t i : indices_in(f_.places, {unknown.last_token, around(f_.analysis, unknown.first_token).last})) {
            const auto& place = f_.places[i];
            if (usable_place(place) && !place.candidates.empty() && place.first_token - unknown.last_token < best_gap) {
                best = i;
                best_gap = place.first_token - unknown.last_token;
            }
        }
        return best;
    }

    /// "hit the Green Zone, which holds ministries, in Baghdad": a part named between the act and the town is the place.
    [[nodiscard]] std::size_t inner_of(const Trigger& trigger, std::size_t outer) const {
        const auto* around_it = resolved_place(f_, outer);
        if (around_it == nullptr) {
            return outer;
        }
        for (const std::size_t i : indices_in(f_.places, {trigger.tokens.last, f_.places[outer].first_token})) {
            const auto& place = f_.places[i];
            const bool between = place.last_token <= f_.places[outer].first_token;
            if (between && usable_place(place) && !place.candidates.empty() && holds(*around_it, place.candidates.front())) {
                return i;
            }
        }
        return outer;
    }

    /// "the Counter-Terrorism Service in the Region of X said": the place belongs to a name.
    [[nodiscard]] bool names_actor(const model::PlaceReference& place) const {
        return std::ranges::any_of(beginning_in(f_.actors, {around(f_.analysis, place.first_token).first, place.first_token}), [&](const ActorMention& actor) { return place.first_token < actor.tokens.last; });
    }

    /// "a source in X said": where the speaker sits, unless nothing nearer is told.
    [[nodiscard]] bool seat_of_speaker(const model::PlaceReference& place) const {
        return any_hit_in(f_.analysis, {around(f_.analysis, place.first_token).first, place.first_token}, [&](const lexicon::Hit& hit) {
            return hit.is("speech", "say") && hit.last <= place.first_token && place.first_token - hit.last <= 3 && f_.clauses.boundaries(hit.first, place.first_token) == 0;
        });
    }

    /// "the college west of X", "the council building in the city of X": a nameless place that the name right behind it explains.
    [[nodiscard]] bool explained_behind(std::size_t nameless) const {
        const auto& place = f_.places[nameless];
        return !place.parent && nameless_kind(f_, nameless) && std::ranges::any_of(beginning_in(f_.places, {place.last_token, place.last_token + kExplainReach + 1}), [&](const model::PlaceReference& named) {
            return !named.backward && !named.candidates.empty() && usable_place(named) && f_.sentence_of(named.first_token) == f_.sentence_of(place.first_token) &&
                   f_.clauses.boundaries(place.first_token, named.first_token) == 0 &&
                   std::ranges::none_of(beginning_in(f_.triggers, {place.last_token, named.first_token}), [&](const Trigger& act) { return act.tokens.last <= named.first_token; });
        });
    }

    [[nodiscard]] bool holds_nearer(std::size_t outer, const Trigger& trigger) const {
        return std::ranges::any_of(beginning_in(f_.places, tokens_of(f_.analysis, trigger.sentence)), [&](const model::PlaceReference& inner) {
            return inner.parent && *inner.parent == outer && usable_place(inner) &&
                   (!inner.candidates.empty() || f_.places[outer].candidates.empty());
        });
    }

    /// "a strike in Lebanon that ... in the town of X": X stands as near to the strike as what holds it.
    [[nodiscard]] int cost_of_holder(std::size_t inner, const Trigger& trigger) const {
        int best = std::numeric_limits<int>::max();
        const auto& fine = f_.places[inner].candidates;
        if (fine.empty() || fine.front().geo_precision == 3) {
            return best;
        }
        for (const auto& wide : beginning_in(f_.places, tokens_of(f_.analysis, trigger.sentence))) {
            if (wide.use == model::PlaceUse::Location && !wide.candidates.empty() && wide.candidates.front().geo_precision == 3 &&
                !wide.relation && lies_within(fine.front(), wide.candidates.front())) {
                best = std::min(best, f_.cost(trigger.tokens, {wide.first_token, wide.last_token}));
            }
        }
        return best;
    }

    /// "hit the base, killing two, at 33.79, 42.44": a coordinate stands as near as the place it belongs to.
    [[nodiscard]] int cost_of_name(const model::PlaceReference& coordinate, const Trigger& trigger) const {
        if (!coordinate.parent || f_.sentence_of(f_.places[*coordinate.parent].first_token) != trigger.sentence) {
            return std::numeric_limits<int>::max();
        }
        return f_.cost(trigger.tokens, {f_.places[*coordinate.parent].first_token, f_.places[*coordinate.parent].last_token});
    }

    /// A ship is hit at sea, wherever the missile came from.
    [[nodiscard]] bool aboard(const Trigger& trigger) const {
        return any_hit_in(f_.analysis, tokens_of(f_.analysis, trigger.sentence), [&](const lexicon::Hit& hit) { return hit.is("vessel"); });
    }
    [[nodiscard]] static bool at_sea(const model::PlaceReference& place) {
        return (place.relation && (place.candidates.empty() || place.candidates.front().geo_precision < 3 || place.candidates.front().country_code.empty())) || (!place.candidates.empty() && place.candidates.front().country_code.empty()) || (!place.candidates.empty() && place.candidates.front().kind == "port");
    }

    /// A country or a province in a sentence that also names a place inside it ("the attack in Somalia ... a hotel in Mogadishu").
    [[nodiscard]] bool holds_finer(std::size_t outer, const Trigger& trigger) const {
        const auto* wide = f_.places[outer].candidates.empty() ? nullptr : &f_.places[outer].candidates.front();
        const auto& kind = f_.places[outer].kind; // "the province of Nablus", of which only the town is on the lists
        const bool told_wide = wide != nullptr && wide->kind == "city" && (kind == "governorate" || kind == "region");
        if (wide == nullptr || (wide->geo_precision != 3 && !told_wide) || f_.places[outer].relation) {
            return false;
        }
        return std::ranges::any_of(beginning_in(f_.places, tokens_of(f_.analysis, trigger.sentence)), [&](const model::PlaceReference& inner) {
            return located(inner) &&
                   (told_wide ? near_town_of_province(*wide, inner.candidates.front()) : lies_within(inner.candidates.front(), *wide)) && (f_.clauses.boundaries(trigger.tokens.first, inner.first_token) <= 2 || told_together(f_.places[outer], inner));
        });
    }
    [[nodiscard]] static bool near_town_of_province(const model::Place& town, const model::Place& inner) {
        return inner.place_id != town.place_id && inner.country_code == town.country_code && geo::distance_km(town.position, inner.position) <= kProvinceKm;
    }
    /// "In Tripoli, rockets crashed on Saturday into a shelter in the Furnaj district": the part of the town is the place.
    [[nodiscard]] bool holds_quarter(std::size_t outer, const Trigger& trigger) const {
        const auto* town = f_.places[outer].candidates.empty() || f_.places[outer].relation ? nullptr : &f_.places[outer].candidates.front();
        if (town == nullptr || town->kind != "city" || f_.places[outer].last_token > trigger.tokens.first) {
            return false;
        }
        return std::ranges::any_of(beginning_in(f_.places, {trigger.tokens.last, tokens_of(f_.analysis, trigger.sentence).last}), [&](const model::PlaceReference& inner) {
            return !inner.backward && inner.use == model::PlaceUse::Location && !inner.candidates.empty() && quarter_of(*town, inner.candidates.front()) && f_.clauses.boundaries(trigger.tokens.first, inner.first_token) <= 1 &&
                   std::ranges::none_of(beginning_in(f_.triggers, {trigger.tokens.last, inner.first_token}), [](const Trigger& other) { return !other.weak; });
        });
    }
    /// "in the Gulf of Aden, 98 nautical miles east of Aden": one behind the other.
    [[nodiscard]] bool told_together(const model::PlaceReference& outer, const model::PlaceReference& inner) const {
        return inner.relation && inner.first_token >= outer.last_token && inner.first_token - outer.last_token <= kExplainReach;
    }

    /// "four years to the day after a drone killed X": the date is that of the act behind it.
    [[nodiscard]] bool remembers_what_follows(const DateMention& date, const Trigger& trigger) const {
        const bool follows = date.side > 0 && date.interval && trigger.tokens.first >= date.tokens.last;
        return follows && std::ranges::none_of(beginning_in(f_.dates, {date.tokens.last, trigger.tokens.first}), [&](const DateMention& other) {
                   return other.interval && other.tokens.last <= trigger.tokens.first;
               });
    }

    /// "on Thursday, two days after gunmen killed X": nothing parts the act from the words that count from it, and it has no day of its own.
    [[nodiscard]] bool counts_from_this(const DateMention& date, const Trigger& trigger) const {
        if (!counted_from_event(date) || !remembers_what_follows(date, trigger)) {
            return false;
        }
        for (std::uint32_t token = date.tokens.last; token < trigger.tokens.first; ++token) {
            if (tokens_[token].kind == text::TokenKind::Punct) {
                return false;
            }
        }
        const bool later = std::ranges::any_of(beginning_in(f_.dates, {tokens_of(f_.analysis, trigger.sentence).first, date.tokens.first}), [&](const DateMention& told) {
            return told.interval && !told.part_only && date.interval->first >= told.interval->last; // "on Sunday, hours after": not after Sunday
        });
        const bool act_between = later || std::ranges::any_of(beginning_in(f_.triggers, {date.tokens.last, trigger.tokens.first}), [](const Trigger& other) { return other.accepted && !other.weak; });
        return !act_between && std::ranges::none_of(beginning_in(f_.dates, {trigger.tokens.last, tokens_of(f_.analysis, trigger.sentence).last}), [&](const DateMention& own) {
            return own.interval && !own.part_only && !counted_from_event(own) && f_.clauses.boundaries(trigger.tokens.first, own.tokens.first) == 0;
        });
    }

    /// "died on Sunday of wounds suffered two days earlier when a bomb exploded": the day of what 'when' opens.
    [[nodiscard]] bool opens_by_when(const DateMention& date, const Trigger& trigger) const {
        const TokenRange between{date.tokens.last, trigger.tokens.first};
        const bool near = counted_from_event(date) && date.side <= 0 && trigger.tokens.first >= date.tokens.last && trigger.tokens.first - date.tokens.last <= kWhenReach;
        return near && any_hit_in(f_.analysis, {date.tokens.last, date.tokens.last + 2}, [](const lexicon::Hit& hit) { return hit.is("when"); }) &&
               std::ranges::none_of(beginning_in(f_.dates, between), [](const DateMention& other) { return other.interval && !other.part_only; }) &&
               std::ranges::none_of(beginning_in(f_.triggers, between), [&](const Trigger& other) { return other.accepted && !other.weak && f_.clauses.boundaries(other.tokens.first, trigger.tokens.first) > 0; });
    }

    [[nodiscard]] std::optional<std::size_t> date(const Trigger& trigger) const {
        std::optional<std::size_t> best;
        int best_cost = std::numeric_limits<int>::max();
        for (const std::size_t i : indices_in(f_.dates, tokens_of(f_.analysis, trigger.sentence))) {
            const auto& date = f_.dates[i];
            if ((date.future && !counted_from_event(date)) || (date.anniversary && !trigger.anniversary && !remembers_what_follows(date, trigger)) || date.part_only) {
                continue;
            }
            if (!date.interval && !date.offset_days) {
                continue;
            }
            if (date.precision == timeline::TimePrecision::Longer && !names_month(date) && behind_semicolon(trigger, date.tokens)) {
                continue; // "shot dead the mayor; he had been elected in 2018"
            }
            int cost = f_.cost(trigger.tokens, date.tokens);
            const bool opens_clause = counts_from_this(date, trigger) || opens_by_when(date, trigger);
            if (opens_clause) {
                cost = static_cast<int>(trigger.tokens.first - date.tokens.last);
            }
            cost += counted_from_event(date) && !opens_clause ? (f_.clauses.boundaries(trigger.tokens.first, date.tokens.first) == 0 ? kCountedNearCost : kCountedCost) : 0; // a date that is told beats one that is counted
            cost += tells_of_report(f_, date) ? kReportDayCost : 0;
            cost += date.precision == timeline::TimePrecision::Longer && !names_month(date) ? kVagueDayCost : 0; // "a mine laid last year": more often of something else
            cost += of_noun_behind(date, trigger) ? kOtherActCost : 0;
            if (date.period) {
                // "since 8 January 2020, when it hit ..." dates what follows; elsewhere a period dates nothing.
                if (!date.interval || date.precision != timeline::TimePrecision::OneDay || date.tokens.first > trigger.tokens.first) {
                    continue;
                }
                cost += 15;
            }
            if (cost < best_cost) {
                best_cost = cost;
                best = i;
            }
        }
        return best;
    }

    /// "to protest against the November 3 attempt", "Friday's attack": the day of the noun behind it.
    [[nodiscard]] bool of_noun_behind(const DateMention& date, const Trigger& trigger) const {
        return std::ranges::any_of(beginning_in(f_.triggers, {date.tokens.last, date.tokens.last + 2}), [&](const Trigger& other) {
            return other.tokens.first != trigger.tokens.first && other.accepted && (other.definite || other.tokens.first == date.tokens.last) && !compatible(other.kind, trigger.kind) && trigger.tokens.first < date.tokens.first;
        });
    }

    [[nodiscard]] bool names_month(const DateMention& date) const {
        return any_hit_in(f_.analysis, date.tokens, [&](const lexicon::Hit& hit) { return hit.is("month") && hit.last <= date.tokens.last; });
    }

    const Findings& f_;
    const std::vector<text::Token>& tokens_;
    bool told_before_;
};

} // namespace

bool usable_place(const model::PlaceReference& place) {
    const bool impossible = place.coordinate && place.candidates.empty();
    return !impossible && (place.use == model::PlaceUse::Location || place.use == model::PlaceUse::Mention);
}

bool names_itself(const model::PlaceReference& place) { return !place.backward || place.antecedent || place.parent; }

std::optional<std::size_t> bind_place(const Findings& findings, const Trigger& trigger, bool told_before) { return Binder(findings, told_before).place(trigger); }

std::optional<std::size_t> bind_date(const Findings& findings, const Trigger& trigger) { return Binder(findings, false).date(trigger); }

} // namespace marsad::extract
