#include "extract/explain_values.h"

#include "extract/roles.h"

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>

#include <fmt/format.h>

namespace marsad::extract {

namespace {

using model::EvidenceRole;
using model::ValueReason;
using model::Weapon;

constexpr int kBackgroundDays = 7;

std::string text_of(const timeline::DayInterval& days) {
    return days.first == days.last ? timeline::to_iso(days.first) : fmt::format("{} to {}", timeline::to_iso(days.first), timeline::to_iso(days.last));
}

std::string text_of(const std::optional<std::int64_t>& number) { return number ? fmt::format("{}", *number) : "-"; }

class Reasons {
  public:
    Reasons(const Findings& findings, const Draft& draft, const model::Event& event, const EventTrace& trace)
        : f_(findings), draft_(draft), event_(event), trace_(trace), lead_(findings.triggers[draft.triggers.front()]) {}

    model::EventReasons run() {
        out_.event_id = event_.event_id;
        type();
        date();
        time();
        place();
        actor("actor1", event_.actor1, draft_.actor1, draft_.rules.actor1, EvidenceRole::Actor1);
        actor("actor2", event_.actor2, draft_.actor2, draft_.rules.actor2, EvidenceRole::Actor2);
        weapon();
        intercepted();
        claimed();
        figures("fatalities", event_.fatalities, CasualtyKind::Killed);
        figures("injuries", event_.injuries, CasualtyKind::Injured);
        figures("casualties_joint", {event_.casualties_joint, event_.casualties_joint, event_.casualties_joint}, CasualtyKind::Joint);
        role();
        out_.confidence = trace_.confidence;
        return std::move(out_);
    }

  private:
    ValueReason& add(std::string_view name, std::optional<std::string> value, std::string_view rule) {
        return out_.values.emplace_back(ValueReason{std::string(name), std::move(value), {}, std::string(rule), {}, {}});
    }

    void prove(ValueReason& value, EvidenceRole role, std::string_view rule = {}) const {
        for (const auto& evidence : event_.evidence) {
            if (evidence.role == role) {
                value.words.push_back({{evidence.start, evidence.end, evidence.text}, std::string(rule)});
            }
        }
    }

    [[nodiscard]] const Trigger* trigger_of(std::initializer_list<ActKind> kinds) const {
        for (const auto index : draft_.triggers) {
            if (std::find(kinds.begin(), kinds.end(), f_.triggers[index].kind) != kinds.end()) {
                return &f_.triggers[index];
            }
        }
        return nullptr;
    }

    [[nodiscard]] std::string published_text() const { return f_.analysis.published ? ", " + timeline::to_iso(*f_.analysis.published) : std::string(); }

    void type() {
        const bool disrupted = event_.sub_event_type == model::SubEventType::DisruptedWeaponsUse;
        const bool stopped = trigger_of({ActKind::Foil, ActKind::Seize}) != nullptr;
        auto& value = add("sub_event_type", std::string(model::name(event_.sub_event_type)),
                          disrupted ? stopped ? "foiled or seized before use" : "all of it brought down before harm" : "the kind of act, with its weapon");
        prove(value, EvidenceRole::What);
        value.anchor = fmt::format("{}; weapon {}", lead_.entry == nullptr ? std::string("a weapon aimed at a place") : "act " + lead_.entry->value, model::name(event_.weapon));
    }

    [[nodiscard]] std::string date_anchor() const {
        std::string anchor;
        if (draft_.rules.counted_from) {
            anchor = "counted from the act of " + text_of(*draft_.rules.counted_from);
        } else if (draft_.date && draft_.rules.date.starts_with("told")) {
            const auto& told = f_.dates[*draft_.date].anchor;
            anchor = told == "absolute"    ? "a date told in full"
                     : told == "published" ? "counted from the day of publication" + published_text()
                     : told == "previous"  ? "counted from the date or act told before"
                     : told == "event"     ? "counted from an act"
                                           : "";
        } else if (event_.date && f_.analysis.published && event_.date->last == *f_.analysis.published) {
            anchor = "the day of publication" + published_text();
        }
        if (draft_.rules.clipped) {
            anchor += anchor.empty() ? "" : "; ";
            anchor += "cut at the day of publication" + published_text();
        }
        return anchor;
    }

    void date() {
        if (!event_.date) {
            add("date", std::nullopt, f_.analysis.published ? "no date told" : "no publication date to count from");
            return;
        }
        auto& value = add("date", fmt::format("{} (precision {})", text_of(*event_.date), static_cast<int>(event_.time_precision)), draft_.rules.date);
        prove(value, EvidenceRole::When);
        value.anchor = date_anchor();
        for (const auto& rival : event_.date_candidates) {
            value.rivals.push_back(fmt::format("{} ({})", text_of(rival.interval), rival.text));
        }
    }

    void time() {
        if (!event_.time && !event_.time_of_day) {
            return;
        }
        const auto text = fmt::format("{}{}{}", event_.time.value_or(""), event_.time && event_.time_of_day ? ", " : "", event_.time_of_day ? model::name(*event_.time_of_day) : "");
        auto& value = add("time", text, draft_.time_is_utc && event_.time ? "told in UTC, moved to the clock of the place" : "told with the act");
        for (const auto& date : f_.dates) {
            const bool here = f_.sentence_of(date.tokens.first) == lead_.sentence && (date.part_only || (draft_.date && &date == &f_.dates[*draft_.date]));
            if (here && (date.time || date.time_of_day)) {
                value.words.push_back({words_at(f_, date.tokens), {}});
            }
        }
    }

    void place() {
        if (!event_.place) {
            auto& value = add("location", std::nullopt, event_.location_text ? "named, and no list knows it" : "no place named");
            prove(value, EvidenceRole::Where);
            return;
        }
        auto& value = add("location", fmt::format("{} ({}), {} km", event_.place->name, event_.place->place_id.empty() ? "no id" : event_.place->place_id, fmt::format("{:.1f}", event_.place->radius_km)),
                          draft_.rules.place);
        prove(value, EvidenceRole::Where);
        for (std::size_t i = 1; i < value.words.size(); ++i) {
            value.words[i].rule = "holds it";
        }
        value.anchor = fmt::format("name met: {}; {:.2f} sure", event_.place->rung, event_.place->confidence);
        if (draft_.place) {
            if (const auto& antecedent = f_.places[*draft_.place].antecedent) {
                const auto& reference = f_.places[*antecedent];
                value.words.push_back({{reference.begin, reference.end, reference.text}, "what it points at"});
            }
            const auto* found = resolved_place(f_, *draft_.place);
            if (found != nullptr && found->radius_km < event_.place->radius_km) {
                value.anchor += "; widened: a place that no list knows is named inside it";
            }
        }
        for (const auto& rival : event_.candidates) {
            value.rivals.push_back(fmt::format("{} ({}), {:.2f}", rival.name, rival.place_id, rival.confidence));
        }
    }

    void actor(std::string_view name, const std::optional<std::string>& told, std::optional<std::size_t> index, std::string_view rule, EvidenceRole role) {
        if (!told) {
            add(name, std::nullopt, "nobody named on this side");
            return;
        }
        if (!index) {
            const bool protest = trigger_of({ActKind::Protest}) != nullptr;
            add(name, told, protest ? "who protests" : "none told: the one agent of the opening's acts with this weapon");
            return;
        }
        const auto& mention = f_.actors[*index];
        auto& value = add(name, told, rule.empty() ? "nearest to the act" : rule);
        prove(value, role);
        value.anchor = fmt::format("kind {}{}", mention.kind, mention.generic ? "; named by the country of the place" : "");
    }

    void weapon() {
        const bool by_words = std::any_of(event_.evidence.begin(), event_.evidence.end(), [](const model::Evidence& e) { return e.role == EvidenceRole::Weapon; });
        const Trigger* implying = nullptr;
        for (const auto index : draft_.triggers) {
            const auto& trigger = f_.triggers[index];
            const auto implied = trigger.entry == nullptr ? std::nullopt : trigger.entry->attr("weapon");
            if (implying == nullptr && implied && model::weapon_from_name(*implied) == event_.weapon) {
                implying = &trigger;
            }
        }
        std::string_view rule = "by the kind of act";
        if (by_words) {
            rule = "named nearest to the act";
        } else if (implying != nullptr) {
            rule = "said by the word of the act itself";
        } else if (event_.weapon == Weapon::Unknown) {
            rule = "none named";
        } else if (event_.weapon == Weapon::None) {
            rule = "an unarmed kind of act";
        }
        auto& value = add("weapon", std::string(model::name(event_.weapon)), rule);
        prove(value, EvidenceRole::Weapon);
        if (!by_words && implying != nullptr) {
            value.words.push_back({words_at(f_, implying->tokens), {}});
        }
    }

    void intercepted() {
        const Trigger* trigger = trigger_of({ActKind::Intercept});
        auto& value = add("intercepted", event_.intercepted ? "true" : "false",
                          trigger != nullptr   ? "the word of the act tells it"
                          : event_.intercepted ? "told of its weapon"
                                               : "not told of its weapon");
        if (trigger != nullptr) {
            value.words.push_back({words_at(f_, trigger->tokens), {}});
        }
        prove(value, EvidenceRole::Outcome);
    }

    void claimed() {
        const auto text = event_.claimed ? std::optional<std::string>(*event_.claimed ? event_.claimed_by ? "true, by " + *event_.claimed_by : "true" : "false") : std::nullopt;
        auto& value = add("claimed", text, draft_.rules.claimed.empty() ? "not told" : draft_.rules.claimed);
        prove(value, EvidenceRole::Claim);
        if (event_.claimed.value_or(false) && draft_.claimed_by) {
            value.words.push_back({words_at(f_, f_.actors[*draft_.claimed_by].tokens), "who claims"});
        }
    }

    void figures(std::string_view name, const model::CountRange& count, CasualtyKind kind) {
        std::vector<const std::pair<const CasualtyMention*, std::string_view>*> notes;
        for (const auto& note : trace_.figures) {
            const bool same = note.first->kind == kind || (note.first->none && note.first->kind == CasualtyKind::Joint);
            const bool again = std::any_of(notes.begin(), notes.end(), [&](const auto* other) { return *other == note; });
            if (same && !again) {
                notes.push_back(&note);
            }
        }
        if (notes.empty() && kind == CasualtyKind::Joint) {
            return;
        }
        const bool told = count.value || count.low || count.high;
        auto& value = add(name, told ? std::optional(count.value == count.low && count.value == count.high ? text_of(count.value) : fmt::format("{} ({} to {})", text_of(count.value), text_of(count.low), text_of(count.high))) : std::nullopt,
                          notes.empty() ? "not told" : "from the figures told");
        for (const auto* note : notes) {
            value.words.push_back({words_at(f_, note->first->tokens), std::string(note->second)});
        }
        for (const auto index : draft_.casualties) {
            const auto& mention = f_.casualties[index];
            if (mention.unknown && mention.kind == kind) {
                value.words.push_back({words_at(f_, mention.tokens), "told: not known"});
            }
        }
    }

    void role() {
        const bool old = event_.date && event_.published && *event_.published - event_.date->last > std::chrono::days{kBackgroundDays};
        const bool back = event_.role == model::Role::Background;
        auto& value = add("role", std::string(back ? "background" : "main"),
                          !back               ? "the news of the report"
                          : lead_.anniversary ? "remembered"
                          : lead_.background  ? "told as earlier"
                          : old               ? "more than seven days before publication"
                                              : "an older act");
        if (back && lead_.cue.last > lead_.cue.first) {
            value.words.push_back({words_at(f_, lead_.cue), {}});
        }
    }

    const Findings& f_;
    const Draft& draft_;
    const model::Event& event_;
    const EventTrace& trace_;
    const Trigger& lead_;
    model::EventReasons out_;
};

} // namespace

model::Words words_at(const Findings& findings, TokenRange tokens) {
    const auto span = findings.analysis.document.span_of(tokens.first, tokens.last);
    return {span.begin, span.end, findings.analysis.document.utf8(span)};
}

model::EventReasons explain_event(const Findings& findings, const Draft& draft, const model::Event& event, const EventTrace& trace) {
    return Reasons(findings, draft, event, trace).run();
}

} // namespace marsad::extract
