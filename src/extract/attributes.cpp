#include "extract/attributes.h"

#include "extract/act_type.h"
#include "extract/casualty_aggregate.h"
#include "extract/confidence.h"
#include "extract/near.h"
#include "extract/roles.h"
#include "timeline/time_zone.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include <fmt/format.h>

namespace marsad::extract {

namespace {

constexpr double kOuterRadiusKm = 25.0; ///< least radius of a place around one that is not known

class Builder {
  public:
    Builder(const Findings& findings, const model::Report& report, const std::string& lang, const Draft& draft, EventTrace* trace)
        : f_(findings), report_(report), lang_(lang), draft_(draft), lead_(findings.triggers[draft.triggers.front()]), trace_(trace) {}

    model::Event run() {
        event_.lang = lang_;
        event_.report_id = report_.report_id;
        event_.source = report_.source;
        event_.source_url = report_.source_url;
        event_.published = report_.published;
        event_.date = draft_.interval;
        event_.time_precision = draft_.precision;
        event_.time = draft_.time;
        event_.time_of_day = draft_.time_of_day;
        event_.notes = f_.analysis.document.utf8(f_.analysis.document.sentences[lead_.sentence].span);
        place();
        local_time();
        actors();
        act();
        owner_of_weapon();
        crowd();
        casualties();
        claims();
        evidence();
        role();
        reason();
        event_.confidence = confidence_of(f_, draft_, event_, trace_ != nullptr ? &trace_->confidence : nullptr);
        return std::move(event_);
    }

  private:
    /// A place is named shortly before this one, in its sentence, and no list knows it: this one lies around it.
    [[nodiscard]] bool around_unknown() const {
        const auto& outer = f_.places[*draft_.place];
        for (const std::size_t i : indices_in(f_.places, around(f_.analysis, outer.first_token))) {
            const auto& inner = f_.places[i];
            const bool usable = inner.use == model::PlaceUse::Location || inner.use == model::PlaceUse::Mention;
            const bool before = inner.last_token <= outer.first_token && outer.first_token - inner.last_token <= kChainWords && f_.sentence_of(inner.first_token) == f_.sentence_of(outer.first_token);
            if (usable && before && !inner.backward && resolved_place(f_, i) == nullptr) {
                return true;
            }
        }
        return false;
    }

    /// A time told in UTC alone becomes the clock's at the place, and moves the day; without a place its clock is not known.
    void local_time() {
        if (!event_.time || !draft_.time_is_utc) {
            return;
        }
        const bool one_day = event_.date && event_.date->first == event_.date->last;
        const auto local = event_.place ? timeline::local_from_utc(event_.date ? event_.date->first : timeline::Day{}, *event_.time, event_.place->time_zone) : std::nullopt;
        if (!local) {
            event_.time.reset();
            return;
        }
        event_.time = local->time;
        if (one_day) {
            const auto day = report_.published ? std::min(local->day, *report_.published) : local->day;
            event_.date = timeline::DayInterval{day, day};
        }
    }

    void place() {
        if (!draft_.place) {
            return;
        }
        const auto& reference = f_.places[*draft_.place];
        event_.location_text = reference.text;
        const auto* place = resolved_place(f_, *draft_.place);
        if (place == nullptr) {
            return;
        }
        event_.place = *place;
        if (place->geo_precision < 3 && around_unknown()) { // the district of a village that no list knows; a province holds it by its own radius
            event_.place->radius_km = std::max(2 * place->radius_km, kOuterRadiusKm);
            event_.place->geo_precision = std::max(place->geo_precision, 2);
            event_.place->shape = model::circle_shape(place->position, event_.place->radius_km);
        }
        std::size_t source = *draft_.place;
        while (f_.places[source].candidates.empty() && f_.places[source].antecedent) {
            source = *f_.places[source].antecedent;
        }
        const auto& candidates = f_.places[source].candidates;
        for (std::size_t i = 1; i < candidates.size() && event_.candidates.size() < 3; ++i) {
            event_.candidates.push_back(model::rival_of(candidates[i]));
        }
        if (draft_.date) {
            for (const auto& rival : f_.dates[*draft_.date].rivals) {
                if (event_.date_candidates.size() < 3) {
                    event_.date_candidates.push_back(rival);
                }
            }
        }
    }

    void actors() {
        const std::string country = event_.place ? event_.place->country : std::string();
        const std::string code = event_.place ? event_.place->country_code : std::string();
        if (draft_.actor1) {
            event_.actor1 = full_name(f_.actors[*draft_.actor1], country, code, f_.packs, year());
        }
        if (draft_.actor2) {
            event_.actor2 = full_name(f_.actors[*draft_.actor2], country, code, f_.packs, year());
        }
        const bool protest = std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](std::size_t i) { return f_.triggers[i].kind == ActKind::Protest; });
        if (protest && !event_.actor1) {
            event_.actor1 = country.empty() ? "Protesters" : "Protesters (" + country + ")";
        }
    }

    [[nodiscard]] std::optional<int> year() const {
        const auto day = event_.date ? std::optional(event_.date->first) : report_.published;
        return day ? std::optional(static_cast<int>(std::chrono::year_month_day(*day).year())) : std::nullopt;
    }

    /// A crowd: it protests or it riots, as the act says.
    void crowd() {
        const auto type = event_.sub_event_type;
        const bool violent = type == model::SubEventType::ViolentDemonstration || type == model::SubEventType::MobViolence;
        const bool peaceful = type == model::SubEventType::PeacefulProtest || type == model::SubEventType::ProtestWithIntervention;
        if (type == model::SubEventType::ExcessiveForceAgainstProtesters) {
            face_force();
        }
        if (!violent && !peaceful) {
            return;
        }
        const std::string_view name = violent ? "Rioters" : "Protesters";
        const auto& kind = draft_.actor1 ? f_.actors[*draft_.actor1].kind : std::string();
        const bool people = kind == "protesters" || kind == "rioters" || (violent && (kind.empty() || (kind == "armed_group" && f_.actors[*draft_.actor1].generic)));
        const bool dispersed = peaceful && (kind == "state" || kind == "police"); // who breaks up a protest is whom it meets
        if (dispersed) {
            event_.actor2 = event_.actor1;
        }
        const auto words = draft_.actor1 ? f_.actors[*draft_.actor1].tokens : TokenRange{};
        const bool of_a_country = people && draft_.actor1 && !f_.actors[*draft_.actor1].generic && words.last - words.first == 2 && event_.actor1->ends_with(')'); // "Israeli hardliners"
        if (of_a_country) {
            event_.actor1 = std::string(name) + event_.actor1->substr(event_.actor1->find(" ("));
        } else if (people || dispersed || (violent && event_.actor1 && event_.actor1->starts_with("Protesters"))) {
            event_.actor1 = event_.place && !event_.place->country.empty() ? fmt::format("{} ({})", name, event_.place->country) : std::string(name);
        }
    }

    /// "five demonstrators died when security forces used live fire": the crowd is who suffers, with whatever was told to shoot.
    void face_force() {
        const bool crowd_first = event_.actor1 && event_.actor1->starts_with("Protesters");
        if (crowd_first && event_.actor2 && !event_.actor2->starts_with("Protesters") && !event_.actor2->starts_with("Civilians")) {
            std::swap(event_.actor1, event_.actor2);
        } else if (crowd_first && event_.actor1 == event_.actor2) {
            event_.actor1.reset(); // nobody says who shot
        }
        if (event_.weapon == model::Weapon::None) {
            event_.weapon = model::Weapon::SmallArms;
        }
    }

    void act() {
        const auto read = read_act(f_, draft_);
        event_.weapon = read.weapon;
        event_.intercepted = read.intercepted;
        event_.sub_event_type = read.type;
        weapon_tokens_ = read.weapon_tokens;
        if (weapon_tokens_) {
            event_.weapon_text = f_.analysis.document.utf8(f_.analysis.document.span_of(weapon_tokens_->first, weapon_tokens_->last));
        }
    }

    /// "An Iskander", مسيّرة «شاهد» in Ukraine: a weapon that one side of a war alone has names its author, where the text names nobody.
    void owner_of_weapon() {
        if (event_.actor1 || !weapon_tokens_ || !event_.place) {
            return;
        }
        const auto& at = *weapon_tokens_;
        const auto reach = around(f_.analysis, at.first);
        for (const auto& hit : beginning_in(f_.analysis.hits, {std::max(reach.first, at.first - std::min(at.first, 1U)), std::min(at.last + 1, reach.last)})) {
            const auto of = hit.is("weapon") ? hit.entry->attr("of") : std::nullopt;
            const auto* state = of && hit.entry->attr("within").value_or("") == event_.place->country_code ? f_.packs.actor_of("state", *of) : nullptr;
            if (state != nullptr) {
                event_.actor1 = state->name;
            }
        }
    }

    void casualties() {
        std::vector<const CasualtyMention*> mentions;
        for (const auto index : draft_.casualties) {
            mentions.push_back(&f_.casualties[index]);
        }
        const auto summary = summarize(mentions, trace_ == nullptr ? nullptr : &trace_->figures);
        event_.fatalities = summary.fatalities;
        event_.injuries = summary.injuries;
        event_.casualties_joint = summary.joint;
    }

    void claims() {
        event_.claimed = draft_.claimed;
        if (draft_.claimed.value_or(false) && draft_.claimed_by) {
            const auto& actor = f_.actors[*draft_.claimed_by];
            event_.claimed_by = full_name(actor, event_.place ? event_.place->country : "", event_.place ? event_.place->country_code : "", f_.packs, year());
        }
    }

    void add_evidence(model::EvidenceRole role, TokenRange range) {
        const auto span = f_.analysis.document.span_of(range.first, range.last);
        if (span.empty()) {
            return;
        }
        model::Evidence item{role, span.begin, span.end, f_.analysis.document.utf8(span)};
        if (std::find(event_.evidence.begin(), event_.evidence.end(), item) == event_.evidence.end()) {
            event_.evidence.push_back(std::move(item));
        }
    }

    void evidence() {
        for (const auto index : draft_.triggers) {
            add_evidence(model::EvidenceRole::What, f_.triggers[index].tokens);
        }
        for (const auto index : draft_.echoes) {
            add_evidence(model::EvidenceRole::What, f_.triggers[index].tokens);
        }
        if (draft_.date) {
            add_evidence(model::EvidenceRole::When, f_.dates[*draft_.date].tokens);
        }
        if (draft_.place) {
            const auto& place = f_.places[*draft_.place];
            add_evidence(model::EvidenceRole::Where, {place.first_token, place.last_token});
            for (auto parent = place.parent; parent; parent = f_.places[*parent].parent) {
                add_evidence(model::EvidenceRole::Where, {f_.places[*parent].first_token, f_.places[*parent].last_token});
            }
            for (auto named = place.antecedent; named; named = f_.places[*named].antecedent) { // "the same base": its name, told before
                add_evidence(model::EvidenceRole::Where, {f_.places[*named].first_token, f_.places[*named].last_token});
            }
        }
        if (draft_.actor1) {
            add_evidence(model::EvidenceRole::Actor1, f_.actors[*draft_.actor1].tokens);
        }
        if (draft_.actor2) {
            add_evidence(model::EvidenceRole::Actor2, f_.actors[*draft_.actor2].tokens);
        }
        if (weapon_tokens_) {
            add_evidence(model::EvidenceRole::Weapon, *weapon_tokens_);
        }
        for (const auto index : draft_.casualties) {
            add_evidence(model::EvidenceRole::Casualties, f_.casualties[index].tokens);
        }
        for (const auto sentence : draft_.sentences) { // rising; what was added before is not added again
            for (const auto& hit : beginning_in(f_.analysis.hits, tokens_of(f_.analysis, sentence))) {
                if (event_.intercepted && (hit.is("outcome", "intercepted") || hit.is("outcome", "dud"))) {
                    add_evidence(model::EvidenceRole::Outcome, {hit.first, hit.last});
                }
            }
        }
        for (const auto& range : draft_.claim_words) {
            add_evidence(model::EvidenceRole::Claim, range);
        }
        std::stable_sort(event_.evidence.begin(), event_.evidence.end(), [](const model::Evidence& a, const model::Evidence& b) { return a.role < b.role; });
    }

    void role() {
        bool earlier = lead_.background || lead_.anniversary;
        if (event_.date && report_.published) {
            earlier = earlier || *report_.published - event_.date->last > std::chrono::days{7};
            if (event_.date->last == *report_.published) {
                earlier = false;
            }
        }
        event_.role = earlier ? model::Role::Background : model::Role::Main;
    }

    void reason() {
        std::string why;
        if (!event_.date) {
            why = report_.published ? "no date told" : "no publication date";
        }
        if (!event_.place) {
            why += why.empty() ? "" : "; ";
            why += event_.location_text ? "place not located: " + *event_.location_text : "no place named";
        }
        if (!why.empty()) {
            event_.reason = why;
        }
    }

    const Findings& f_;
    const model::Report& report_;
    const std::string& lang_;
    const Draft& draft_;
    const Trigger& lead_;
    EventTrace* trace_;
    model::Event event_;
    std::optional<TokenRange> weapon_tokens_;
};

} // namespace

model::Event to_event(const Findings& findings, const model::Report& report, const std::string& lang, const Draft& draft, EventTrace* trace) {
    return Builder(findings, report, lang, draft, trace).run();
}

} // namespace marsad::extract
