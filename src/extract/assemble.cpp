#include "extract/assemble.h"

#include "extract/joining.h"
#include "extract/near.h"
#include "extract/report_days.h"
#include "extract/roles.h"
#include "extract/same_act.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>

namespace marsad::extract {

namespace {

using timeline::DayInterval;

constexpr std::uint32_t kLeadSentences = 3;
constexpr std::uint32_t kHeadlineReach = 5;
constexpr double kElsewhereKm = 30;
constexpr std::uint32_t kApposition = 8; ///< ", 250 km (155 miles)"
constexpr std::size_t kListItems = 3; ///< paragraphs
constexpr int kReportDayCost = 25;
constexpr int kCountedCost = 20;
constexpr int kVagueDayCost = 25;
constexpr int kCountedNearCost = 6;
constexpr int kAshoreCost = 15;
constexpr int kRiverCost = 10;
constexpr int kExactBonus = 4; ///< a coordinate says more than any name
constexpr std::uint32_t kExplainReach = 4;
constexpr int kWeakReach = 24; ///< "left 12 dead ... swamping hospitals from X to Y" is not at X

constexpr std::string_view kOwnPlace = "told with the act";
constexpr std::string_view kPointedPlace = "pointed at by the words of the act";

class Assembler {
  public:
    explicit Assembler(const Findings& findings) : f_(findings), tokens_(findings.analysis.document.tokens) {
        for (const auto& hit : findings.analysis.hits) {
            if (hit.is("furniture")) {
                furniture_.push_back(tokens_[hit.first].paragraph);
            }
        }
    }

    std::vector<Draft> run() {
        find_lead();
        const auto& sentences = f_.analysis.document.sentences;
        std::size_t next = 0;
        for (std::uint32_t s = 0; s < sentences.size(); ++s) {
            take_headings(s);
            std::vector<std::size_t> strong;
            std::vector<std::size_t> weak;
            for (; next < f_.triggers.size() && f_.triggers[next].sentence == s; ++next) {
                if (f_.triggers[next].accepted) {
                    (f_.triggers[next].weak ? weak : strong).push_back(next);
                }
            }
            sentence(s, strong, weak);
        }
        join_same();
        fold_summaries(f_, drafts_);
        std::erase_if(drafts_, [&](const Draft& draft) { return !worth_keeping(draft); });
        return std::move(drafts_);
    }

  private:
    /// A full date may be the day of the news in the headline and the first sentence, a weekday one further.
    [[nodiscard]] bool opens_with(const DateMention& date) const {
        const auto sentence = f_.sentence_of(date.tokens.first);
        return sentence + 1 < kOpeningSentences || (sentence < kOpeningSentences && names_near_day(date));
    }

    /// "today", "yesterday", "on Sunday" without a full date.
    [[nodiscard]] bool names_near_day(const DateMention& date) const {
        bool day = false;
        bool full = false;
        for (const auto& hit : beginning_in(f_.analysis.hits, date.tokens)) {
            const bool inside = hit.last <= date.tokens.last;
            day = day || (inside && (hit.is("day_word") || hit.is("weekday")));
            full = full || (inside && hit.is("month"));
        }
        return day && !full;
    }

    [[nodiscard]] bool names_month(const DateMention& date) const {
        return any_hit_in(f_.analysis, date.tokens, [&](const lexicon::Hit& hit) { return hit.is("month") && hit.last <= date.tokens.last; });
    }

    /// The day of the news: the first day told with an act in the opening sentences; else the one told there, or counted from
    /// the day of publication anywhere ("today"); else that day itself. A full date deep in the text is more often an old one.
    void find_lead() {
        const auto published = f_.analysis.published;
        const auto recent = [&](const DateMention& date) { return names_a_day(date) && (!published || *published - date.interval->last <= std::chrono::days{10}) && !in_furniture(date.tokens.first); };
        const auto of_act = [&](const DateMention& date) {
            const auto sentence = f_.sentence_of(date.tokens.first);
            return sentence <= kLeadSentences && has_act(sentence) && !tells_of_report(f_, date);
        };
        const DateMention* chosen = nullptr;
        list_ = under_headings();
        if (list_) { // a list of many acts: what it says of one dates no other
            for (const auto& date : f_.dates) {
                const bool introduces = tokens_[date.tokens.first].paragraph < first_item_ && !tells_of_report(f_, date);
                if (chosen == nullptr && f_.sentence_of(date.tokens.first) < kOpeningSentences && recent(date) && (introduces || (f_.sentence_of(date.tokens.first) < 2 && !of_act(date)))) {
                    chosen = &date;
                }
            }
            if (chosen == nullptr && published) {
                lead_date_ = DayInterval{*published, *published};
                find_dateline();
                return;
            }
        }
        for (const bool act : {true, false}) {
            for (const auto& date : f_.dates) {
                if (chosen == nullptr && recent(date) && (act ? of_act(date) : opens_with(date) || !published || ((f_.sentence_of(date.tokens.first) <= kLeadSentences || date.interval->last == *published) && names_near_day(date)))) {
                    chosen = &date;
                }
            }
        }
        if (chosen != nullptr) {
            lead_date_ = *chosen->interval;
        } else if (published) {
            lead_date_ = DayInterval{*published, *published};
        }
        find_dateline();
    }

    /// Several places at the heads of paragraphs, or paragraphs that open with the clock or a bullet: acts that know nothing of each other.
    [[nodiscard]] bool under_headings() {
        const auto& document = f_.analysis.document;
        std::size_t items = 0;
        first_item_ = std::numeric_limits<std::uint32_t>::max();
        for (std::size_t s = 0; s < document.sentences.size(); ++s) {
            const bool opens = s == 0 || document.sentences[s].paragraph != document.sentences[s - 1].paragraph;
            if (opens && opens_item(tokens_[document.sentences[s].first])) {
                ++items;
                first_item_ = std::min(first_item_, document.sentences[s].paragraph);
            }
        }
        std::size_t headings = 0;
        for (const auto& place : f_.places) {
            if (place.use == model::PlaceUse::Heading) {
                ++headings;
                first_item_ = std::min(first_item_, tokens_[place.first_token].paragraph);
            }
        }
        return items >= kListItems || headings > 1;
    }

    /// "15:30 ...", "• ...", "▪ ...".
    [[nodiscard]] static bool opens_item(const text::Token& head) {
        if (head.kind == text::TokenKind::Number) {
            return head.norm.find(':') != std::string::npos;
        }
        constexpr std::string_view kNoBullets = "\"'()[]#.,!?;:";
        return head.kind != text::TokenKind::Word && !(head.norm.size() == 1 && kNoBullets.find(head.norm.front()) != std::string_view::npos);
    }

    /// WASHINGTON, BANGKOK: written in one country of what happened in another.
    [[nodiscard]] bool bureau_abroad(std::size_t dateline) const {
        const auto& home = f_.places[dateline].candidates.front().country_code;
        bool elsewhere = false;
        for (std::size_t i = 0; i < f_.places.size(); ++i) {
            const auto& place = f_.places[i];
            if (i == dateline || place.candidates.empty() || (place.use != model::PlaceUse::Location && place.use != model::PlaceUse::Mention) || place.candidates.front().country_code.empty()) {
                continue;
            }
            if (place.candidates.front().country_code == home) {
                return false;
            }
            elsewhere = elsewhere || place.use == model::PlaceUse::Location;
        }
        return elsewhere;
    }

    void find_dateline() {
        for (std::size_t i = 0; i < f_.places.size(); ++i) {
            if (f_.places[i].use == model::PlaceUse::Dateline && !f_.places[i].candidates.empty() && !bureau_abroad(i)) {
                lead_place_ = i;
                break;
            }
        }
    }

    [[nodiscard]] bool has_act(std::uint32_t sentence) const {
        return std::ranges::any_of(beginning_in(f_.triggers, tokens_of(f_.analysis, sentence)), [&](const Trigger& trigger) { return trigger.accepted && !trigger.background; });
    }

    /// A caption or a by-line.
    [[nodiscard]] bool in_furniture(std::uint32_t token) const {
        return std::binary_search(furniture_.begin(), furniture_.end(), tokens_[token].paragraph);
    }

    void take_headings(std::uint32_t s) {
        for (const std::size_t i : indices_in(f_.places, tokens_of(f_.analysis, s))) {
            if (f_.places[i].use == model::PlaceUse::Heading) {
                heading_ = i;
            }
        }
    }

    [[nodiscard]] bool usable_place(const model::PlaceReference& place) const {
        const bool impossible = place.coordinate && place.candidates.empty();
        return !impossible && (place.use == model::PlaceUse::Location || place.use == model::PlaceUse::Mention);
    }

    /// Not "a residential neighbourhood" before any place was named.
    [[nodiscard]] bool names_itself(std::size_t place) const { return !f_.places[place].backward || f_.places[place].antecedent || f_.places[place].parent; }

    /// The place a trigger's act happened at, from its own sentence.
    [[nodiscard]] std::optional<std::size_t> bind_place(const Trigger& trigger) const {
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
            cost += !place.candidates.empty() && place.candidates.front().kind == "river" ? kRiverCost : 0; // "bridges across the Euphrates in this city"
            cost += place.last_token <= trigger.tokens.first && seat_of_speaker(place) ? 6 : 0;
            if (tells_where_lies(i) || holds_nearer(i, trigger) || holds_finer(i, trigger) || explained_behind(i) || names_actor(place)) {
                continue; // the outer link of a chain: its inner one is the place
            }
            if (!drafts_.empty() && trigger.definite && !trigger.plural && f_.clauses.boundaries(trigger.tokens.first, place.first_token) >= 2) {
                continue; // "the attack, which guests of a conference in X were the first to hear of"
            }
            if (!drafts_.empty() && place.use == model::PlaceUse::Mention && !place.candidates.empty() && place.candidates.front().kind == "country" && !place.relation) {
                continue; // a state named in passing, after the news has been told
            }
            if (cost < best_cost && !(trigger.weak && cost > kWeakReach)) {
                best_cost = cost;
                best = i;
            }
        }
        return best ? located_behind(in_its_country(inner_of(trigger, *best))) : best;
    }

    /// A quarter "in the town of X" that was found in another country only is not that one: the town is the place.
    [[nodiscard]] std::size_t in_its_country(std::size_t index) const {
        const auto& place = f_.places[index];
        const auto* own = resolved_place(f_, index);
        const auto* outer = place.parent ? resolved_place(f_, *place.parent) : nullptr;
        const bool abroad = own != nullptr && outer != nullptr && own->country_code != outer->country_code && !outer->country_code.empty();
        return abroad && !place.coordinate ? *place.parent : index;
    }

    /// "in Kirkuk, 250 km north of Baghdad, a bomb ...": the second phrase says where the first place lies.
    [[nodiscard]] bool tells_where_lies(std::size_t index) const {
        const auto& place = f_.places[index];
        if (index == 0 || !place.relation) {
            return false;
        }
        const auto& named = f_.places[index - 1];
        if (named.relation || named.backward || named.candidates.empty() || !usable_place(named) || named.candidates.front().geo_precision == 3 || named.last_token >= place.first_token || place.first_token - named.last_token > kApposition || f_.sentence_of(named.first_token) != f_.sentence_of(place.first_token)) {
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
        if (wide == nullptr || wide->geo_precision != 3 || f_.places[outer].relation) {
            return false;
        }
        return std::ranges::any_of(beginning_in(f_.places, tokens_of(f_.analysis, trigger.sentence)), [&](const model::PlaceReference& inner) {
            return inner.use == model::PlaceUse::Location && !inner.candidates.empty() && inner.candidates.front().geo_precision < 3 &&
                   lies_within(inner.candidates.front(), *wide) && f_.clauses.boundaries(trigger.tokens.first, inner.first_token) <= 2;
        });
    }

    /// "four years to the day after a drone killed X": the date is that of the act behind it.
    [[nodiscard]] bool remembers_what_follows(const DateMention& date, const Trigger& trigger) const {
        const bool follows = date.side > 0 && date.interval && trigger.tokens.first >= date.tokens.last;
        return follows && std::ranges::none_of(beginning_in(f_.dates, {date.tokens.last, trigger.tokens.first}), [&](const DateMention& other) {
                   return other.interval && other.tokens.last <= trigger.tokens.first;
               });
    }

    [[nodiscard]] std::optional<std::size_t> bind_date(const Trigger& trigger) const {
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
            int cost = f_.cost(trigger.tokens, date.tokens);
            cost += counted_from_event(date) ? (f_.clauses.boundaries(trigger.tokens.first, date.tokens.first) == 0 ? kCountedNearCost : kCountedCost) : 0; // a date that is told beats one that is counted
            cost += tells_of_report(f_, date) ? kReportDayCost : 0;
            cost += date.precision == timeline::TimePrecision::Longer && !names_month(date) ? kVagueDayCost : 0; // "a mine laid last year": more often of something else
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

    /// "The raids came two days after rockets were fired at ...": a sentence that opens with the act told before, to
    /// date another one by it.
    [[nodiscard]] bool opens_by_pointing_back(std::size_t index, const std::vector<std::size_t>& leading, std::uint32_t s) const {
        const Trigger& trigger = f_.triggers[index];
        const auto begin = f_.analysis.document.sentences[s].first;
        const auto date = leading.size() == 1 ? bind_date(trigger) : std::nullopt;
        const bool dates_another = leading.size() > 1 || (date && counted_from_event(f_.dates[*date]));
        if (!trigger.definite || index != leading.front() || !dates_another || trigger.tokens.first - begin > 5 || drafts_.empty()) {
            return false;
        }
        return std::ranges::none_of(beginning_in(f_.places, {trigger.tokens.last, trigger.tokens.last + 4}), [](const model::PlaceReference& place) { return place.use == model::PlaceUse::Location; });
    }

    /// "The strike, launched on Friday, hit a mosque in X": the act told before as the subject of what tells more.
    [[nodiscard]] bool opens_sentence(std::size_t index, std::uint32_t s) const {
        const Trigger& trigger = f_.triggers[index];
        return trigger.definite && trigger.tokens.first - f_.analysis.document.sentences[s].first <= 3 && std::ranges::none_of(beginning_in(f_.places, {trigger.tokens.last, trigger.tokens.last + 4}), [](const model::PlaceReference& place) {
                   return place.use == model::PlaceUse::Location;
               });
    }

    /// بعد أيام من الاغتيال, "a week after the strike": an act told before, from which another one is counted.
    [[nodiscard]] bool counted_from(std::size_t index) const {
        const Trigger& trigger = f_.triggers[index];
        return trigger.definite && std::ranges::any_of(beginning_in(f_.dates, tokens_of(f_.analysis, trigger.sentence)), [&](const DateMention& date) {
                   return counted_from_event(date) && trigger.tokens.first >= date.tokens.last && trigger.tokens.first - date.tokens.last <= 1;
               });
    }

    [[nodiscard]] bool marked_new(std::uint32_t s) const {
        return any_hit_in(f_.analysis, tokens_of(f_.analysis, s), [&](const lexicon::Hit& hit) { return hit.is("discourse", "new"); });
    }

    void sentence(std::uint32_t s, const std::vector<std::size_t>& strong, const std::vector<std::size_t>& weak) {
        if (strong.empty() && weak.empty()) {
            return;
        }
        // A weak trigger stands for itself where no stronger one is near.
        std::vector<std::size_t> leading = strong;
        std::vector<std::size_t> joining;
        for (const auto index : weak) {
            const bool has_strong = std::any_of(strong.begin(), strong.end(), [&](std::size_t k) { return compatible(f_.triggers[k].kind, f_.triggers[index].kind) && !elsewhere(k, index); });
            (has_strong ? joining : leading).push_back(index);
        }
        std::sort(leading.begin(), leading.end());
        join_arrests(leading, joining);
        std::vector<Draft> local;
        pointed_date_.reset();
        pointed_.reset();
        for (const auto index : leading) {
            if (opens_by_pointing_back(index, leading, s) || (leading.size() > 1 && !drafts_.empty() && counted_from(index))) {
                point_back(index);
            } else if (pointed_ && follows_on(f_.triggers[drafts_[*pointed_].triggers.front()].kind, f_.triggers[index].kind) && !bind_place(f_.triggers[index])) {
                drafts_[*pointed_].echoes.push_back(index); // "the blast set cars ablaze"
                f_.note(index, "what the act told before went on to", drafts_[*pointed_].triggers.front());
            } else {
                add_trigger(local, index, s);
            }
        }
        for (const auto index : joining) {
            join_weak(local, index);
        }
        const bool fresh = marked_new(s);
        for (auto& draft : local) {
            draft.new_marked = fresh;
            settle(std::move(draft), s);
        }
    }

    /// "killed one and arrested another after they had opened fire": the arrest is a part of the fight.
    void join_arrests(std::vector<std::size_t>& leading, std::vector<std::size_t>& joining) const {
        const auto arrest = [&](std::size_t i) { return f_.triggers[i].kind == ActKind::Arrest; };
        const auto fought = [&](std::size_t i) { return !arrest(i) && follows_on(f_.triggers[i].kind, ActKind::Arrest); };
        const bool killed_first = std::any_of(joining.begin(), joining.end(), [&](std::size_t k) {
            return f_.triggers[k].kind == ActKind::Kill && std::any_of(leading.begin(), leading.end(), [&](std::size_t i) {
                return arrest(i) && k < i && f_.clauses.boundaries(f_.triggers[k].tokens.first, f_.triggers[i].tokens.first) == 0;
            });
        });
        if (killed_first && std::any_of(leading.begin(), leading.end(), fought)) {
            std::erase_if(leading, arrest);
        }
    }

    /// "hit the base in reprisal for the killing of a general in Baghdad": two clauses, two places far apart.
    [[nodiscard]] bool elsewhere(std::size_t strong, std::size_t weak) const {
        const auto a = bind_place(f_.triggers[strong]);
        const auto b = bind_place(f_.triggers[weak]);
        if (!a || !b || *a == *b || f_.places[*b].use != model::PlaceUse::Location) {
            return false;
        }
        const auto* first = resolved_place(f_, *a);
        const auto* second = resolved_place(f_, *b);
        return first != nullptr && second != nullptr && second->geo_precision < 3 && first->geo_precision < 3 && geo::distance_km(first->position, second->position) > kElsewhereKm &&
               f_.cost(f_.triggers[weak].tokens, {f_.places[*b].first_token, f_.places[*b].last_token}) <= 8;
    }

    void point_back(std::size_t index) {
        for (auto it = drafts_.rbegin(); it != drafts_.rend(); ++it) {
            if (compatible(f_.triggers[it->triggers.front()].kind, f_.triggers[index].kind)) {
                it->echoes.push_back(index);
                pointed_date_ = it->interval;
                pointed_ = static_cast<std::size_t>(drafts_.rend() - it) - 1;
                f_.note(index, "points back at the act told before", it->triggers.front());
                return;
            }
        }
        f_.note(index, "points back, and nothing of its kind was told");
    }

    void add_trigger(std::vector<Draft>& local, std::size_t index, std::uint32_t s) {
        const Trigger& trigger = f_.triggers[index];
        const auto place = bind_place(trigger);
        const auto date = bind_date(trigger);
        for (auto& draft : local) {
            const bool subject = draft.triggers.size() == 1 && &draft == &local.back() && opens_sentence(draft.triggers.front(), s) && !trigger.definite;
            const bool same_place = !place || !draft.place || *place == *draft.place || related(f_, *place, *draft.place) || subject;
            const bool same_date = !date || !draft.date || *date == *draft.date;
            const auto kind = f_.triggers[draft.triggers.front()].kind;
            const bool background_differs = trigger.background != f_.triggers[draft.triggers.front()].background && place && draft.place && *place != *draft.place;
            const bool alike_kinds = compatible(kind, trigger.kind) || (same_place && follows_on(kind, trigger.kind) && trigger.background == f_.triggers[draft.triggers.front()].background);
            if (same_place && same_date && alike_kinds && !background_differs) {
                draft.triggers.push_back(index);
                f_.note(index, "same sentence, kind, place and day", draft.triggers.front());
                if (place && (!draft.place || subject || f_.places[*place].parent == draft.place)) {
                    draft.place = place;
                    draft.rules.place = kOwnPlace;
                    draft.own_place = true;
                }
                if (!draft.date || (date && !draft.own_date && !tells_of_report(f_, f_.dates[*date]))) {
                    draft.date = date;
                    draft.own_date = date && !tells_of_report(f_, f_.dates[*date]);
                }
                return;
            }
        }
        Draft draft;
        draft.triggers.push_back(index);
        draft.place = place;
        draft.own_place = place && names_itself(*place);
        draft.rules.place = draft.own_place ? kOwnPlace : kPointedPlace;
        draft.date = date;
        draft.own_date = date && !tells_of_report(f_, f_.dates[*date]);
        draft.sentences.push_back(s);
        local.push_back(std::move(draft));
    }

    void join_weak(std::vector<Draft>& local, std::size_t index) const {
        Draft* best = nullptr;
        int best_cost = std::numeric_limits<int>::max();
        for (auto& draft : local) {
            if (!compatible(f_.triggers[draft.triggers.front()].kind, f_.triggers[index].kind)) {
                continue;
            }
            for (const auto other : draft.triggers) {
                const int cost = f_.cost(f_.triggers[other].tokens, f_.triggers[index].tokens);
                if (cost < best_cost) {
                    best_cost = cost;
                    best = &draft;
                }
            }
        }
        if (best != nullptr) {
            best->triggers.push_back(index);
            f_.note(index, "a weak word beside a stronger one", best->triggers.front());
        }
    }

    /// Resolves date and place of a sentence's draft, then joins it to an earlier one or keeps it as new.
    void settle(Draft draft, std::uint32_t s) {
        assign_actors(f_, draft);
        take_part_of_day(f_, draft);
        const Trigger& lead = f_.triggers[draft.triggers.front()];
        if (auto* told = lead.recalls ? draft_of_day(draft) : nullptr) {
            draft.own_place = false; // "Friday's attack", said in a place where it did not happen
            draft.place = told->place;
            absorb(f_, *told, std::move(draft), "the act of that day, told before");
            return;
        }
        if (lead.weak && at_hospital(draft)) {
            draft.own_place = false;
            draft.place.reset();
        }
        const bool all_weak = std::all_of(draft.triggers.begin(), draft.triggers.end(), [&](std::size_t i) { return f_.triggers[i].weak; });
        const bool points_back = lead.definite || all_weak;
        if (!lead.definite && !draft.own_place && !draft.own_date && !drafts_.empty()) {
            take_scene(draft, s);
        }
        const bool other_item = list_ && !drafts_.empty() && f_.analysis.document.sentences[drafts_.back().sentences.back()].paragraph != f_.analysis.document.sentences[s].paragraph;
        if (!draft.own_place && !draft.own_date && !drafts_.empty() && !draft.new_marked && !other_item) {
            Draft& previous = drafts_.back();
            const auto gap = s - previous.sentences.back();
            const bool kinds = points_back ? compatible(f_.triggers[previous.triggers.front()].kind, lead.kind) : alike(f_.triggers[previous.triggers.front()].kind, lead.kind);
            if (kinds && gap <= 3 && (points_back || !actors_conflict(f_, previous, draft)) && !(lead.background && !f_.triggers[previous.triggers.front()].background && !points_back)) {
                absorb(f_, previous, std::move(draft), "no place and no day of its own: goes on with the act told before");
                return;
            }
            if (points_back) {
                for (auto it = drafts_.rbegin(); it != drafts_.rend(); ++it) {
                    if (compatible(f_.triggers[it->triggers.front()].kind, lead.kind)) {
                        absorb(f_, *it, std::move(draft), "points back at an act of its kind");
                        return;
                    }
                }
            }
        }
        resolve_date(draft, lead);
        if (!drafts_.empty() && !other_item && completes(drafts_.back(), draft, s)) {
            absorb(f_, drafts_.back(), std::move(draft), "completes the act told before: gives its place or day");
            return;
        }
        resolve_place(draft, s);
        f_.note(draft.triggers.front(), opening_rule(draft));
        drafts_.push_back(std::move(draft));
    }

    /// "On Monday a man tried to enter the police station in X. He blew himself up at the gate": the sentence before told place and
    /// day of an act that it did not yet report.
    void take_scene(Draft& draft, std::uint32_t s) const {
        const auto scene = told_before(s);
        const auto before = scene ? f_.sentence_of(f_.places[*scene].first_token) : 0U;
        const Draft& previous = drafts_.back();
        if (!scene || before + 1 != s || before <= previous.sentences.back() || (previous.place && related(f_, *scene, *previous.place))) {
            return;
        }
        const auto scene_words = tokens_of(f_.analysis, before);
        const bool begun = std::ranges::any_of(beginning_in(f_.triggers, scene_words), [](const Trigger& trigger) { return !trigger.accepted && trigger.unfinished; }) ||
                           any_hit_in(f_.analysis, scene_words, [](const lexicon::Hit& hit) { return (hit.is("weapon") && !hit.entry->has("weak")) || hit.is("realis", "attempt"); }) ||
                           std::any_of(f_.casualties.begin(), f_.casualties.end(), [&](const CasualtyMention& toll) { return toll.sentence == before && toll.counted && !toll.none && !toll.cumulative; });
        if (!begun) {
            return;
        }
        draft.place = scene;
        draft.rules.place = "of the scene told in the sentence before";
        draft.own_place = true;
        for (const std::size_t i : indices_in(f_.dates, tokens_of(f_.analysis, before))) {
            if (names_a_day(f_.dates[i]) && !tells_of_report(f_, f_.dates[i])) {
                draft.date = i;
                draft.own_date = true;
                return;
            }
        }
    }

    [[nodiscard]] static std::string_view opening_rule(const Draft& draft) {
        if (draft.new_marked) {
            return "a new act: a word says so";
        }
        if (draft.own_place) {
            return draft.own_date ? "a new act: its own place and day" : "a new act: its own place";
        }
        return draft.own_date ? "a new act: its own day" : "a new act: nothing told before that it could be";
    }

    /// "The drone struck ...": the weapon of the act told before does it.
    [[nodiscard]] bool known_weapon(const Draft& draft, std::uint32_t s) const {
        const auto first = f_.analysis.document.sentences[s].first;
        const bool known = any_hit_in(f_.analysis, {first, first + 1}, [](const lexicon::Hit& hit) { return hit.is("determiner"); });
        return known && any_hit_in(f_.analysis, tokens_of(f_.analysis, s), [&](const lexicon::Hit& hit) {
                   return hit.is("weapon") && hit.first - first <= 4 && hit.last <= f_.triggers[draft.triggers.front()].tokens.first;
               });
    }

    [[nodiscard]] bool same_author(const Draft& a, const Draft& b) const { return a.actor1 && b.actor1 && !f_.actors[*a.actor1].generic && f_.actors[*a.actor1].name == f_.actors[*b.actor1].name; }

    [[nodiscard]] bool first_line_stands_alone() const {
        const auto& sentences = f_.analysis.document.sentences;
        return sentences.size() > 1 && sentences[0].paragraph != sentences[1].paragraph;
    }

    [[nodiscard]] Draft* draft_of_day(const Draft& draft) {
        if (!draft.date || !f_.dates[*draft.date].interval) {
            return nullptr;
        }
        for (auto& told : drafts_) {
            if (told.interval && told.interval->overlaps(*f_.dates[*draft.date].interval) && compatible(f_.triggers[told.triggers.front()].kind, f_.triggers[draft.triggers.front()].kind)) {
                return &told;
            }
        }
        return nullptr;
    }

    /// Where the wounded were brought.
    [[nodiscard]] bool at_hospital(const Draft& draft) const { return draft.place && f_.places[*draft.place].kind == "hospital"; }

    /// A headline or an opening that told no place or no day, and the sentence that now tells it.
    [[nodiscard]] bool completes(const Draft& previous, const Draft& draft, std::uint32_t s) const {
        const Trigger& told = f_.triggers[previous.triggers.front()];
        const Trigger& lead = f_.triggers[draft.triggers.front()];
        const bool headline = previous.sentences.front() == 0 && drafts_.size() == 1 && first_line_stands_alone();
        const bool reach = s - previous.sentences.back() <= (headline ? kHeadlineReach : lead.definite ? 2U
                                                                                                       : 1U);
        if (draft.new_marked || !reach || told.background != lead.background || !compatible(told.kind, lead.kind) || actors_conflict(f_, previous, draft)) {
            return false;
        }
        const bool days = !previous.own_date || !draft.own_date || !previous.interval || !draft.interval || previous.interval->overlaps(*draft.interval);
        if (!days || tolls_differ(f_, previous, draft)) {
            return false;
        }
        const bool gives_place = !previous.own_place && draft.own_place && (headline || (previous.own_date && !draft.own_date && (lead.definite || same_author(previous, draft) || known_weapon(draft, s))));
        const bool gives_day = (headline || lead.definite) && !draft.own_place && !previous.own_date && draft.own_date && previous.place;
        const bool echoes = lead.definite && !lead.plural && !draft.own_place && draft.own_date && previous.own_date; // "the attack" once more, with its day
        return gives_place || gives_day || echoes;
    }

    void resolve_date(Draft& draft, const Trigger& lead) {
        const DateMention* date = draft.date ? &f_.dates[*draft.date] : nullptr;
        // "a quarter of an hour later": the day of what the paragraph tells
        const bool same_day = date != nullptr && counted_from_event(*date) && *date->offset_days == std::pair(0, 0) && !lead.background;
        if (date != nullptr) {
            draft.interval = date->interval;
            draft.precision = date->precision;
            draft.time = date->time;
            draft.time_is_utc = date->time_is_utc;
            draft.time_of_day = date->time_of_day;
            draft.rules.date = "told with the act";
        }
        if (date != nullptr && !same_day) {
            count_from_event(draft, *date);
        } else if (same_day || (!lead.background && !lead.anniversary)) {
            draft.interval = inherited_date(draft);
            draft.precision = draft.interval ? timeline::precision_of(*draft.interval) : timeline::TimePrecision::OneDay;
        } else if (!draft.own_place && !drafts_.empty()) {
            draft.interval = drafts_.back().interval;
            draft.precision = drafts_.back().precision;
            draft.rules.date = "none told: that of the act told before";
        }
        clip_to_publication(f_, draft);
        take_part_of_day(f_, draft);
    }

    /// "X came days after Y" dates Y; "days after that strike X" dates X.
    void count_from_event(Draft& draft, const DateMention& date) const {
        const auto base = counted_from_event(date) ? reference_date() : std::nullopt;
        if (!base) {
            return;
        }
        const auto offset = counts_forward(draft, date) ? std::pair(-date.offset_days->second, -date.offset_days->first) : *date.offset_days;
        const DayInterval counted{base->first + std::chrono::days{offset.first}, base->last + std::chrono::days{offset.second}};
        if (counted.first <= counted.last) {
            draft.interval = counted;
            draft.rules.date = "counted from the act told before";
            draft.rules.counted_from = base;
            draft.precision = timeline::precision_of(counted);
        }
    }

    /// The act right behind "days after" is another one than the draft's.
    [[nodiscard]] bool counts_forward(const Draft& draft, const DateMention& date) const {
        for (const std::size_t i : indices_in(f_.triggers, {date.tokens.last, date.tokens.last + 4})) {
            if (f_.triggers[i].definite) {
                return std::find(draft.triggers.begin(), draft.triggers.end(), i) == draft.triggers.end();
            }
        }
        return false;
    }

    [[nodiscard]] std::optional<DayInterval> reference_date() const {
        if (pointed_date_) {
            return pointed_date_; // "his arrest came two days after ..."
        }
        if (!drafts_.empty() && drafts_.back().interval) {
            return drafts_.back().interval;
        }
        return lead_date_;
    }

    [[nodiscard]] bool remembered(const Draft& draft) const { return draft.date && f_.dates[*draft.date].anniversary; }

    /// A sentence without a date goes on with the day of the paragraph it stands in, else with the news of the day.
    std::optional<DayInterval> inherited_date(Draft& draft) const {
        const auto paragraph = f_.analysis.document.sentences[draft.sentences.front()].paragraph;
        for (auto it = drafts_.rbegin(); it != drafts_.rend(); ++it) {
            const bool same_paragraph = f_.analysis.document.sentences[it->sentences.back()].paragraph == paragraph;
            if (it->interval && same_paragraph && !f_.triggers[it->triggers.front()].background && !remembered(*it)) {
                draft.rules.date = "none told: that of the act before, in its paragraph";
                return it->interval;
            }
        }
        draft.rules.date = "none told: the day of the news";
        return lead_date_;
    }

    void resolve_place(Draft& draft, std::uint32_t s) const {
        if (draft.place) {
            return;
        }
        const auto paragraph = f_.analysis.document.sentences[s].paragraph;
        if (heading_ && f_.analysis.document.tokens[f_.places[*heading_].first_token].paragraph <= paragraph) {
            draft.place = heading_;
            draft.rules.place = "none told: the heading above";
            return;
        }
        for (auto it = drafts_.rbegin(); it != drafts_.rend(); ++it) {
            if (it->place && f_.analysis.document.sentences[it->sentences.back()].paragraph == paragraph) {
                draft.place = it->place;
                draft.rules.place = "none told: that of the act before, in its paragraph";
                return;
            }
        }
        if (const auto near = told_before(s)) {
            draft.place = near;
            draft.rules.place = "none told: the place named last in its paragraph";
        } else if (lead_place_) {
            draft.place = lead_place_;
            draft.rules.place = "none told: the dateline";
        } else if (!drafts_.empty() && drafts_.front().place) {
            draft.place = drafts_.front().place;
            draft.rules.place = "none told: that of the first act";
        } else {
            draft.place = any_place(s);
            draft.rules.place = "none told: a place of the sentences around";
        }
    }

    /// The place named last before the sentence, in its paragraph.
    [[nodiscard]] std::optional<std::size_t> told_before(std::uint32_t s) const {
        const auto& sentences = f_.analysis.document.sentences;
        std::optional<std::size_t> last;
        for (const std::size_t i : indices_in(f_.places, {sentences[s - std::min(s, 2U)].first, sentences[s].first})) {
            const auto other = f_.sentence_of(f_.places[i].first_token);
            const bool located = f_.places[i].use == model::PlaceUse::Location && !f_.places[i].candidates.empty() && f_.places[i].candidates.front().geo_precision < 3;
            if (located && other < s && s - other <= 2 && sentences[other].paragraph == sentences[s].paragraph) {
                last = i;
            }
        }
        return last;
    }

    /// A place of the sentences around, where nothing nearer is known.
    [[nodiscard]] std::optional<std::size_t> any_place(std::uint32_t s) const {
        std::optional<std::size_t> best;
        std::uint32_t best_gap = 3;
        const auto last = static_cast<std::uint32_t>(std::min<std::size_t>(s + best_gap, f_.analysis.document.sentences.size() - 1));
        for (const std::size_t i : indices_in(f_.places, {tokens_of(f_.analysis, s - std::min(s, best_gap)).first, tokens_of(f_.analysis, last).last})) {
            if (!usable_place(f_.places[i]) || f_.places[i].candidates.empty()) {
                continue;
            }
            const auto other = f_.sentence_of(f_.places[i].first_token);
            const auto gap = other > s ? other - s : s - other;
            if (gap < best_gap) {
                best_gap = gap;
                best = i;
            }
        }
        return best;
    }

    /// "on Sunday" and "days ago": each has its own date, and one does not name a day.
    [[nodiscard]] static bool dated_apart(const Draft& a, const Draft& b) {
        const auto vague = [](const Draft& draft) { return draft.interval && draft.interval->length_days() > 2; };
        return a.own_date && b.own_date && vague(a) != vague(b);
    }

    void join_same() {
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            for (std::size_t j = i + 1; j < drafts_.size();) {
                Draft& a = drafts_[i];
                Draft& b = drafts_[j];
                const bool dates = same_days(a, b) && !dated_apart(a, b);
                const bool kinds = compatible(f_.triggers[a.triggers.front()].kind, f_.triggers[b.triggers.front()].kind);
                if (dates && kinds && (same_place(f_, a, b) || told_wider(f_, a, b) || retold(f_, a, b)) && !actors_conflict(f_, a, b)) {
                    absorb(f_, a, std::move(b), same_place(f_, a, b) ? "same place, days and kind" : "same days and kind, one place inside the other");
                    drafts_.erase(drafts_.begin() + static_cast<std::ptrdiff_t>(j));
                } else {
                    ++j;
                }
            }
        }
    }

    /// A weak mention that found nothing of its own to say is no event; nor is a remembered act without a place.
    [[nodiscard]] bool worth_keeping(const Draft& draft) const {
        const Trigger& lead = f_.triggers[draft.triggers.front()];
        const bool all_weak = std::all_of(draft.triggers.begin(), draft.triggers.end(), [&](std::size_t i) { return f_.triggers[i].weak; });
        if (lead.anniversary && !(draft.own_place && draft.interval)) {
            f_.note(draft.triggers.front(), "dropped: remembered, without place and day");
            return false;
        }
        if (all_weak && !(draft.own_place && draft.own_date) && !counted(draft)) {
            f_.note(draft.triggers.front(), "dropped: a weak word alone, without place, day or figure");
            return false;
        }
        if (!draft.interval && lead.definite) {
            f_.note(draft.triggers.front(), "dropped: points back, and has no day");
            return false;
        }
        return true;
    }

    [[nodiscard]] bool counted(const Draft& draft) const {
        return std::any_of(draft.sentences.begin(), draft.sentences.end(), [&](std::uint32_t s) {
            return std::ranges::any_of(beginning_in(f_.casualties, tokens_of(f_.analysis, s)), [](const CasualtyMention& mention) { return !mention.none && !mention.cumulative; });
        });
    }

    const Findings& f_;
    const std::vector<text::Token>& tokens_;
    std::vector<std::uint32_t> furniture_; ///< paragraphs, rising
    std::optional<DayInterval> lead_date_;
    std::uint32_t first_item_ = 0; ///< paragraph
    bool list_ = false; ///< the report is a list of acts, one a paragraph
    std::optional<std::size_t> pointed_;      ///< into drafts_: the act that the sentence at hand points back at
    std::optional<DayInterval> pointed_date_; ///< of the act that the sentence at hand points back at
    std::optional<std::size_t> lead_place_;
    std::optional<std::size_t> heading_;
    std::vector<Draft> drafts_;
};

} // namespace

std::vector<Draft> assemble(const Findings& findings) { return Assembler(findings).run(); }

} // namespace marsad::extract
