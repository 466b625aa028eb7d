#include "extract/extractor.h"

#include "extract/act_type.h"
#include "extract/assemble.h"
#include "extract/attributes.h"
#include "extract/casualties.h"
#include "extract/casualty_assignment.h"
#include "extract/claims.h"
#include "extract/dates.h"
#include "extract/explain.h"
#include "extract/joining.h"
#include "extract/numbers.h"
#include "extract/quoted_days.h"
#include "extract/roles.h"

#include <algorithm>
#include <cstdlib>
#include <iterator>

namespace marsad::extract {

namespace {

constexpr int kFortnightDays = 14;

/// Mentions of places with the events that stand there, for the places layer.
std::vector<model::PlaceMention> place_mentions(const Findings& findings, const model::Report& report, const std::vector<Draft>& drafts, const std::vector<model::Event>& events) {
    std::vector<std::vector<std::size_t>> drafts_at(findings.places.size());
    for (std::size_t k = 0; k < drafts.size(); ++k) {
        if (drafts[k].place) {
            drafts_at[*drafts[k].place].push_back(k);
        }
    }
    std::vector<model::PlaceMention> out;
    for (std::size_t i = 0; i < findings.places.size(); ++i) {
        const auto& reference = findings.places[i];
        if (reference.use == model::PlaceUse::Demonym || reference.use == model::PlaceUse::Government || reference.backward) {
            continue;
        }
        model::PlaceMention mention;
        mention.report_id = report.report_id;
        mention.text = reference.text;
        if (const auto* place = resolved_place(findings, i)) {
            mention.place = *place;
        }
        for (const std::size_t k : drafts_at[i]) {
            mention.event_ids.push_back(events[k].event_id);
        }
        mention.evidence.push_back({model::EvidenceRole::Where, reference.begin, reference.end, reference.text});
        out.push_back(std::move(mention));
    }
    return out;
}

bool violent(const model::Event& event) {
    using model::SubEventType;
    return event.sub_event_type == SubEventType::AirDroneStrike || event.sub_event_type == SubEventType::ShellingArtilleryMissileAttack;
}

/// A list under headings tells of many sides.
bool listed(const Findings& findings) {
    return std::any_of(findings.places.begin(), findings.places.end(), [](const model::PlaceReference& place) { return place.use == model::PlaceUse::Heading; });
}

/// A report on one side's strikes names that side once, at its opening. An event without an agent takes that of the opening's
/// events with the same weapon in the same country, within the same fortnight, where all have one agent only and nobody is said to be
/// unknown.
/// That a group claimed one attack says nothing of the others: it lends its name where the report itself names it as agent.
void carry_agent(const Findings& findings, const std::vector<Draft>& drafts, std::vector<model::Event>& events) {
    if (listed(findings)) {
        return;
    }
    const auto is_state = [&](const std::string& name) {
        const auto* actor = findings.packs.actor(name);
        return actor != nullptr && actor->kind == "state";
    };
    std::vector<std::optional<std::string>> carried(events.size());
    for (std::size_t i = 0; i < events.size(); ++i) {
        const auto& event = events[i];
        if (event.actor1 || !event.place || !event.date || !violent(event) || event.weapon == model::Weapon::Unknown || event.claimed == false) {
            continue;
        }
        std::optional<std::string> agent;
        bool single = true;
        bool opening = false;
        for (std::size_t k = 0; k < events.size(); ++k) {
            const auto& other = events[k];
            if (!other.actor1 || !other.place || !other.date || other.place->country_code != event.place->country_code) {
                continue;
            }
            const auto days = std::abs((other.date->first - event.date->first).count());
            if (other.weapon == event.weapon && other.sub_event_type == event.sub_event_type && days <= kFortnightDays) {
                single = single && (!agent || *agent == *other.actor1) && (other.claimed != true || is_state(*other.actor1));
                agent = other.actor1;
                opening = opening || drafts[k].sentences.front() < kOpeningSentences;
            }
        }
        if (agent && single && opening && event.actor2 != agent) {
            carried[i] = std::move(agent);
        }
    }
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (carried[i]) {
            events[i].actor1 = carried[i];
        }
    }
}

/// Who alone attacks a country from afar by the events of a report, or nobody.
class SoleSide {
  public:
    SoleSide(const Findings& findings, const std::vector<model::Event>& events) : findings_(findings), events_(events) {}

    /// A report that knows one side with aircraft in a country: an air strike there without an author is that side's. What fell on a
    /// country or was shot down over it was sent by the one foreign side that attacks it in those days.
    [[nodiscard]] std::optional<std::string> of(const model::Event& event) const {
        using model::SubEventType;
        const bool air = event.sub_event_type == SubEventType::AirDroneStrike && (event.weapon == model::Weapon::Airstrike || event.weapon == model::Weapon::Drone);
        const bool downed = event.sub_event_type == SubEventType::DisruptedWeaponsUse && event.intercepted;
        if (event.actor1 || !event.place || !event.date || event.claimed == false || !(violent(event) || (downed && event.actor2))) {
            return std::nullopt;
        }
        if (auto flying = air ? author(event, [&](const model::Event& other, bool) { return other.sub_event_type == SubEventType::AirDroneStrike && (flies(other) || other.weapon == model::Weapon::Drone); }) : std::nullopt) {
            return flying;
        }
        auto side = author(event, [&](const model::Event& other, bool near) { return near && (violent(other) || other.sub_event_type == SubEventType::DisruptedWeaponsUse) && other.actor1 != event.actor2; });
        return side && (downed || foreign(*side, event)) ? side : std::nullopt;
    }

  private:
    /// The one author of the events in the event's country that pass the test; nobody where there are two.
    template <typename Test>
    [[nodiscard]] std::optional<std::string> author(const model::Event& event, Test&& test) const {
        std::optional<std::string> side;
        for (const auto& other : events_) {
            if (!other.actor1 || !other.place || !other.date || other.place->country_code != event.place->country_code || !test(other, std::abs((other.date->first - event.date->first).count()) <= kFortnightDays)) {
                continue;
            }
            if (side && *side != *other.actor1) {
                return std::nullopt;
            }
            side = other.actor1;
        }
        return side == event.actor2 ? std::nullopt : side;
    }

    [[nodiscard]] bool flies(const model::Event& event) const {
        const auto* actor = findings_.packs.actor(*event.actor1);
        return actor != nullptr && (actor->kind == "state" || actor->kind == "coalition");
    }

    [[nodiscard]] bool foreign(const std::string& name, const model::Event& event) const {
        const auto* actor = findings_.packs.actor(name);
        return actor != nullptr && !actor->home.empty() && actor->home != event.place->country_code;
    }

    const Findings& findings_;
    const std::vector<model::Event>& events_;
};

void carry_sole_side(const Findings& findings, std::vector<model::Event>& events) {
    if (listed(findings)) {
        return;
    }
    std::vector<std::optional<std::string>> carried;
    const SoleSide sole(findings, events);
    std::transform(events.begin(), events.end(), std::back_inserter(carried), [&](const model::Event& event) { return sole.of(event); });
    for (std::size_t i = 0; i < events.size(); ++i) {
        if (carried[i]) {
            events[i].actor1 = carried[i];
        }
    }
}

/// The tokens of coordinates and map links: neither dates nor figures, and their letters are no words.
class CoordinateTokens {
  public:
    explicit CoordinateTokens(const std::vector<model::PlaceReference>& places) {
        for (const auto& place : places) {
            if (place.coordinate) {
                ranges_.push_back({place.first_token, place.last_token});
            }
        }
    }
    [[nodiscard]] bool empty() const { return ranges_.empty(); }
    [[nodiscard]] bool hold(TokenRange range) const {
        const auto behind = std::lower_bound(ranges_.begin(), ranges_.end(), range.first, [](const TokenRange& own, std::uint32_t first) { return own.last <= first; });
        return behind != ranges_.end() && behind->first < range.last;
    }

  private:
    std::vector<TokenRange> ranges_; ///< rising, apart
};

} // namespace

model::ReportResult extract_events(const model::Report& report, const std::string& lang, const text::Document& document, const std::vector<lexicon::Hit>& hits,
                                   const lexicon::LanguagePack& pack, const lexicon::LanguagePacks& packs, const std::vector<model::PlaceReference>& places,
                                   bool explain) {
    const CoordinateTokens coordinates(places);
    std::vector<lexicon::Hit> words;
    if (!coordinates.empty()) {
        std::copy_if(hits.begin(), hits.end(), std::back_inserter(words), [&](const lexicon::Hit& hit) { return !coordinates.hold({hit.first, hit.last}); });
    }
    const Analysis analysis{document, coordinates.empty() ? hits : words, pack, report.published};
    const Clauses clauses(analysis);
    auto dates = find_dates(analysis);
    std::erase_if(dates, [&](const DateMention& date) { return coordinates.hold(date.tokens); });
    settle_quoted_days(analysis, dates);
    auto numbers = find_numbers(analysis);
    std::erase_if(numbers, [&](const NumberMention& number) { return coordinates.hold(number.tokens); });
    const auto casualties = find_casualties(analysis, numbers);
    const auto actors = find_actors(analysis, packs, places);
    const auto triggers = find_triggers(analysis, clauses, places, dates, numbers);
    Trail trail;
    Findings findings{analysis, packs, clauses, places, dates, casualties, actors, triggers, {}};
    findings.weapons = count_weapons(findings);
    findings.trail = explain ? &trail : nullptr;
    auto drafts = assemble(findings);
    std::stable_sort(drafts.begin(), drafts.end(), [&](const Draft& a, const Draft& b) {
        return triggers[a.triggers.front()].tokens.first < triggers[b.triggers.front()].tokens.first;
    });
    assign_claims(findings, drafts);
    part_sides(findings, drafts);
    split_lists(findings, drafts);
    assign_casualties(findings, drafts);
    std::erase_if(drafts, [](const Draft& draft) { return draft.summary; });
    model::ReportResult result;
    result.report_id = report.report_id;
    std::vector<EventTrace> traces(explain ? drafts.size() : 0);
    for (const auto& draft : drafts) {
        auto event = to_event(findings, report, lang, draft, explain ? &traces[result.events.size()] : nullptr);
        event.event_id = report.report_id + "-" + std::to_string(result.events.size() + 1);
        result.events.push_back(std::move(event));
    }
    carry_agent(findings, drafts, result.events);
    carry_sole_side(findings, result.events);
    result.places = place_mentions(findings, report, drafts, result.events);
    if (explain) {
        result.explanation = std::make_shared<model::Explanation>(extract::explain(findings, drafts, result.events, traces));
        result.explanation->lang = lang;
    }
    return result;
}

} // namespace marsad::extract
