#include "extract/attributes.h"

#include "extract/casualty_aggregate.h"
#include "extract/roles.h"
#include "timeline/time_zone.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <set>

namespace marsad::extract {

namespace {

using model::SubEventType;
using model::Weapon;

/// Which weapon names the act where several stand in one clause: the carrier before what it fires.
constexpr std::array<Weapon, 12> kPrecedence{Weapon::SuicideVest, Weapon::CarBomb, Weapon::Drone, Weapon::Airstrike, Weapon::Missile, Weapon::Rocket,
                                             Weapon::Mortar, Weapon::Artillery, Weapon::Landmine, Weapon::Ied, Weapon::Knife, Weapon::SmallArms};

std::size_t rank(Weapon weapon) {
    return static_cast<std::size_t>(std::find(kPrecedence.begin(), kPrecedence.end(), weapon) - kPrecedence.begin());
}

constexpr double kOuterRadiusKm = 25.0; ///< least radius of a place around one that is not known

struct WeaponChoice {
    Weapon weapon = Weapon::Unknown;
    const lexicon::Hit* hit = nullptr;
    bool grenade = false;
};

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
        weapon();
        outcome();
        type();
        casualties();
        claims();
        evidence();
        role();
        reason();
        confidence();
        return std::move(event_);
    }

  private:
    /// A place is named shortly before this one, in its sentence, and no list knows it: this one lies around it.
    [[nodiscard]] bool around_unknown() const {
        const auto& outer = f_.places[*draft_.place];
        for (std::size_t i = 0; i < f_.places.size(); ++i) {
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

    [[nodiscard]] bool has_kind(std::initializer_list<ActKind> kinds) const {
        return std::any_of(draft_.triggers.begin(), draft_.triggers.end(), [&](std::size_t i) {
            return std::find(kinds.begin(), kinds.end(), f_.triggers[i].kind) != kinds.end();
        });
    }

    [[nodiscard]] bool in_sentences(std::uint32_t token) const {
        return std::find(draft_.sentences.begin(), draft_.sentences.end(), f_.sentence_of(token)) != draft_.sentences.end();
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
            event_.actor1 = full_name(f_.actors[*draft_.actor1], country, code, f_.packs);
        }
        if (draft_.actor2) {
            event_.actor2 = full_name(f_.actors[*draft_.actor2], country, code, f_.packs);
        }
        if (has_kind({ActKind::Protest}) && !event_.actor1) {
            event_.actor1 = country.empty() ? "Protesters" : "Protesters (" + country + ")";
        }
    }

    void weapon() {
        WeaponChoice best;
        int best_score = std::numeric_limits<int>::max();
        for (const auto index : draft_.triggers) {
            const auto& trigger = f_.triggers[index];
            for (const auto& hit : f_.analysis.hits) {
                if (!hit.is("weapon") || f_.sentence_of(hit.first) != trigger.sentence || f_.inside_place(hit)) {
                    continue;
                }
                const auto named = model::weapon_from_name(hit.entry->value);
                if (!named || march_not_craft(hit) || names_actor(hit) || (trigger.kind == ActKind::Assault && *named == Weapon::Airstrike)) {
                    continue;
                }
                const auto gap = hit.first >= trigger.tokens.last ? hit.first - trigger.tokens.last : hit.last <= trigger.tokens.first ? trigger.tokens.first - hit.last : 0U;
                const auto boundaries = f_.clauses.boundaries(trigger.tokens.first, hit.first);
                if (gap > 25 || boundaries > (lead_.weak ? 1U : 3U)) {
                    continue;
                }
                int score = static_cast<int>(boundaries) * 20 + static_cast<int>(rank(*named)) + (gap > 8 ? 6 : 0);
                score += hit.entry->has("weak") ? 60 : 0;
                score += trigger.weak ? 5 : 0;
                if (score < best_score) {
                    best_score = score;
                    best.weapon = *named;
                    best.hit = &hit;
                    best.grenade = hit.entry->attr("type") == "grenade";
                }
            }
        }
        for (const auto index : draft_.triggers) {
            const auto& trigger = f_.triggers[index];
            if (trigger.entry == nullptr) {
                continue;
            }
            if (const auto implied = trigger.entry->attr("weapon")) {
                const auto named = model::weapon_from_name(*implied);
                // What the trigger itself implies beats a weapon of another clause, but a craft named beside it is nearer to the truth.
                if (named && (best.weapon == Weapon::Unknown || best_score >= 20 || rank(*named) < rank(best.weapon))) {
                    if (!(best.weapon == Weapon::Drone && *named == Weapon::Airstrike)) {
                        best.weapon = *named;
                        best_score = 0;
                    }
                }
            }
        }
        grenade_ = best.grenade;
        event_.weapon = best.weapon;
        if (has_kind({ActKind::Protest, ActKind::Arrest, ActKind::Transfer}) && !has_kind({ActKind::Shooting, ActKind::Explosion, ActKind::Clash})) {
            event_.weapon = Weapon::None;
        } else if (event_.weapon == Weapon::Unknown && has_kind({ActKind::Clash, ActKind::Ambush, ActKind::Assault})) {
            event_.weapon = Weapon::SmallArms;
        } else if (event_.weapon == Weapon::SmallArms && has_kind({ActKind::Shell})) {
            event_.weapon = Weapon::Artillery;
        }
        if (best.hit != nullptr && event_.weapon == best.weapon) {
            weapon_tokens_ = TokenRange{best.hit->first, best.hit->last};
            event_.weapon_text = f_.analysis.document.utf8(f_.analysis.document.span_of(best.hit->first, best.hit->last));
        }
    }

    /// مسيرة is a march where people march and nothing flies.
    [[nodiscard]] bool march_not_craft(const lexicon::Hit& hit) const {
        if (hit.entry->attr("check") != "march") {
            return false;
        }
        return has_kind({ActKind::Protest});
    }

    /// القوات المسلحة, "armed group": the word belongs to a name.
    [[nodiscard]] bool names_actor(const lexicon::Hit& hit) const {
        return hit.entry->has("weak") && std::any_of(f_.actors.begin(), f_.actors.end(), [&](const ActorMention& actor) {
            return actor.kind != "armed_group" && actor.tokens.first <= hit.first && hit.last <= actor.tokens.last && actor.tokens.last - actor.tokens.first > 1;
        });
    }

    void outcome() {
        bool intercepted = false;
        for (const auto& hit : f_.analysis.hits) {
            if (!hit.is("outcome") || !in_sentences(hit.first)) {
                continue;
            }
            intercepted = intercepted || hit.entry->value == "intercepted";
            partly_ = partly_ || hit.entry->value == "part";
        }
        event_.intercepted = has_kind({ActKind::Intercept}) || (intercepted && rank(event_.weapon) >= rank(Weapon::Drone) && rank(event_.weapon) <= rank(Weapon::Artillery));
    }

    void type() {
        event_.sub_event_type = sub_type();
        // "died in a strike": what is told as a strike from the air was one, whatever dropped the bomb.
        if (event_.sub_event_type == SubEventType::AirDroneStrike && event_.weapon == Weapon::Unknown && !has_kind({ActKind::Intercept})) {
            event_.weapon = mostly_drones() && lead_.kind != ActKind::Raid ? Weapon::Drone : Weapon::Airstrike;
        }
    }

    [[nodiscard]] bool mostly_drones() const {
        int drones = 0;
        bool any = false;
        for (const auto& hit : f_.analysis.hits) {
            const auto named = hit.is("weapon") && !hit.entry->has("weak") && !f_.inside_place(hit) ? model::weapon_from_name(hit.entry->value) : std::nullopt;
            drones += named == Weapon::Drone ? 1 : named == Weapon::Airstrike ? -1 : 0;
            any = any || named == Weapon::Drone;
        }
        return drones >= 0 && any;
    }

    [[nodiscard]] bool civilians_hit() const {
        return draft_.actor2 && (f_.actors[*draft_.actor2].kind == "civilians" || f_.actors[*draft_.actor2].kind == "person" || f_.actors[*draft_.actor2].kind == "settlers");
    }

    [[nodiscard]] bool armed_target() const {
        if (!draft_.actor2) {
            return false;
        }
        const auto& kind = f_.actors[*draft_.actor2].kind;
        return kind == "state" || kind == "police" || kind == "rebel" || kind == "militia" || kind == "coalition" || kind == "armed_group" || kind == "political";
    }

    [[nodiscard]] SubEventType by_weapon(SubEventType otherwise) const {
        if (grenade_) {
            return SubEventType::Grenade;
        }
        switch (event_.weapon) {
        case Weapon::Drone: case Weapon::Airstrike: return SubEventType::AirDroneStrike;
        case Weapon::Rocket: case Weapon::Missile: case Weapon::Artillery: case Weapon::Mortar: return SubEventType::ShellingArtilleryMissileAttack;
        case Weapon::SuicideVest: return SubEventType::SuicideBomb;
        case Weapon::CarBomb: case Weapon::Ied: case Weapon::Landmine: return SubEventType::RemoteExplosiveLandmineIed;
        case Weapon::Knife: return SubEventType::Attack;
        case Weapon::SmallArms: return armed_target() ? SubEventType::ArmedClash : SubEventType::Attack;
        default: return otherwise;
        }
    }

    [[nodiscard]] SubEventType sub_type() const {
        const ActKind kind = lead_.kind;
        switch (kind) {
        case ActKind::Abduction: return SubEventType::AbductionForcedDisappearance;
        case ActKind::Arrest: return SubEventType::Arrests;
        case ActKind::Seize:
            return weapon_tokens_ && !has_kind({ActKind::Arrest}) ? SubEventType::DisruptedWeaponsUse : SubEventType::Arrests;
        case ActKind::Capture: {
            const bool state = draft_.actor1 && (f_.actors[*draft_.actor1].kind == "state" || f_.actors[*draft_.actor1].kind == "police");
            const bool regain = lead_.entry != nullptr && lead_.entry->has("regain");
            const auto other = draft_.actor2 ? f_.actors[*draft_.actor2].kind : std::string();
            const bool from_rebels = regain && (other == "rebel" || other == "political") && draft_.actor1 && f_.actors[*draft_.actor1].kind == "militia";
            return state || from_rebels || (regain && !draft_.actor1) ? SubEventType::GovernmentRegainsTerritory : SubEventType::NonStateActorOvertakesTerritory;
        }
        case ActKind::Transfer: case ActKind::Withdraw: return SubEventType::NonViolentTransferOfTerritory;
        case ActKind::Protest: return has_kind({ActKind::Riot, ActKind::Arson}) ? SubEventType::ViolentDemonstration : SubEventType::PeacefulProtest;
        case ActKind::Riot: return SubEventType::ViolentDemonstration;
        case ActKind::Arson: case ActKind::Loot: case ActKind::Demolish:
            return draft_.actor1 && f_.actors[*draft_.actor1].kind == "settlers" ? SubEventType::MobViolence : SubEventType::LootingPropertyDestruction;
        case ActKind::Foil: return SubEventType::DisruptedWeaponsUse;
        default: break;
        }
        if (event_.intercepted && wholly()) {
            return SubEventType::DisruptedWeaponsUse;
        }
        switch (kind) {
        case ActKind::Air: return SubEventType::AirDroneStrike;
        case ActKind::Strike: case ActKind::Bombing: return by_weapon(SubEventType::AirDroneStrike);
        case ActKind::Shell: case ActKind::Land: case ActKind::Launch: case ActKind::Weapon: return by_weapon(SubEventType::ShellingArtilleryMissileAttack);
        case ActKind::Explosion: case ActKind::Fire: return by_weapon(SubEventType::RemoteExplosiveLandmineIed);
        case ActKind::Suicide: return SubEventType::SuicideBomb;
        case ActKind::Clash: case ActKind::Ambush: return SubEventType::ArmedClash;
        case ActKind::Assault: return civilians_hit() ? SubEventType::Attack : SubEventType::ArmedClash;
        case ActKind::Raid: return event_.weapon == Weapon::Airstrike || event_.weapon == Weapon::Drone ? SubEventType::AirDroneStrike : SubEventType::ArmedClash;
        case ActKind::Execution: case ActKind::Stabbing: return SubEventType::Attack;
        case ActKind::Massacre: case ActKind::Assassination: case ActKind::Kill: return by_weapon(SubEventType::Attack);
        default: break;
        }
        if (event_.weapon == Weapon::Unknown && lead_.entry != nullptr && lead_.entry->has("remote")) {
            return by_report_weapon();
        }
        return by_weapon(civilians_hit() ? SubEventType::Attack : SubEventType::ArmedClash);
    }

    /// "The base was struck" says no weapon: the type is that of the weapon the report speaks of most.
    [[nodiscard]] SubEventType by_report_weapon() const {
        const auto counts = weapon_counts();
        const int air = counts[static_cast<std::size_t>(Weapon::Drone)] + counts[static_cast<std::size_t>(Weapon::Airstrike)];
        const int ground = counts[static_cast<std::size_t>(Weapon::Rocket)] + counts[static_cast<std::size_t>(Weapon::Missile)] +
                           counts[static_cast<std::size_t>(Weapon::Artillery)] + counts[static_cast<std::size_t>(Weapon::Mortar)];
        return air > ground ? SubEventType::AirDroneStrike : SubEventType::ShellingArtilleryMissileAttack;
    }

    /// How often the report names each weapon.
    [[nodiscard]] std::array<int, 14> weapon_counts() const {
        std::array<int, 14> counts{};
        for (const auto& hit : f_.analysis.hits) {
            if (hit.is("weapon") && !hit.entry->has("weak")) {
                if (const auto named = model::weapon_from_name(hit.entry->value)) {
                    ++counts[static_cast<std::size_t>(*named)];
                }
            }
        }
        return counts;
    }

    /// All craft or munitions were brought down before harm.
    [[nodiscard]] bool wholly() const {
        if (partly_ || has_kind({ActKind::Land, ActKind::Explosion, ActKind::Fire, ActKind::Hit})) {
            return false;
        }
        return std::none_of(draft_.casualties.begin(), draft_.casualties.end(), [&](std::size_t i) {
            const auto& mention = f_.casualties[i];
            return !mention.none && !mention.unknown && mention.count.value.value_or(0) > 0;
        });
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
            event_.claimed_by = full_name(actor, event_.place ? event_.place->country : "", event_.place ? event_.place->country_code : "", f_.packs);
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
        for (const auto& hit : f_.analysis.hits) {
            if (hit.is("outcome") && (hit.entry->value == "intercepted" || hit.entry->value == "dud") && in_sentences(hit.first) && event_.intercepted) {
                add_evidence(model::EvidenceRole::Outcome, {hit.first, hit.last});
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

    void confidence() {
        double value = 0.0;
        const auto add = [&](std::string_view part, double amount) {
            value += amount;
            if (trace_ != nullptr && amount != 0.0) {
                trace_->confidence.emplace_back(part, amount);
            }
        };
        add("start", 0.45);
        add("place told with the act", draft_.own_place ? 0.15 : 0.0);
        add("day told with the act", draft_.own_date ? 0.12 : 0.0);
        add(lead_.weak ? "a weak word" : "a strong word", lead_.weak ? -0.1 : 0.08);
        add(event_.place ? "how sure the place is" : "no place", event_.place ? 0.15 * event_.place->confidence : -0.1);
        add("who acted is known", draft_.actor1 ? 0.04 : 0.0);
        add("hedged", lead_.hedged ? -0.1 : 0.0);
        add("no day", event_.date ? 0.0 : -0.15);
        event_.confidence = std::clamp(value, 0.05, 0.99);
    }

    const Findings& f_;
    const model::Report& report_;
    const std::string& lang_;
    const Draft& draft_;
    const Trigger& lead_;
    EventTrace* trace_;
    model::Event event_;
    std::optional<TokenRange> weapon_tokens_;
    bool partly_ = false;
    bool grenade_ = false;
};

} // namespace

model::Event to_event(const Findings& findings, const model::Report& report, const std::string& lang, const Draft& draft, EventTrace* trace) {
    return Builder(findings, report, lang, draft, trace).run();
}

} // namespace marsad::extract
