#include "extract/explain.h"

#include "extract/explain_values.h"

#include <cstddef>
#include <string>
#include <string_view>
#include <utility>

namespace marsad::extract {

namespace {

std::string kind_of(const Trigger& trigger) {
    if (trigger.entry == nullptr) {
        return "weapon";
    }
    if (trigger.kind == ActKind::Capture) { // "seized" is settled by what follows it
        return "capture";
    }
    return trigger.kind == ActKind::Abduction ? "abduction" : trigger.entry->value;
}

std::vector<std::string> marks_of(const Trigger& trigger) {
    std::vector<std::string> marks;
    const std::pair<bool, std::string_view> all[] = {{trigger.weak, "weak"}, {trigger.definite, "definite"}, {trigger.recalls, "recalls"}, {trigger.plural, "plural"}, {trigger.hedged, "hedged"}, {trigger.background, "background"}, {trigger.anniversary, "remembered"}};
    for (const auto& [set, text] : all) {
        if (set) {
            marks.emplace_back(text);
        }
    }
    return marks;
}

class Verdicts {
  public:
    Verdicts(const Findings& findings, const std::vector<Draft>& drafts, const std::vector<model::Event>& events)
        : f_(findings), steps_(findings.triggers.size()), events_(findings.triggers.size()) {
        if (f_.trail != nullptr) {
            for (std::size_t i = 0; i < f_.trail->size(); ++i) {
                steps_[(*f_.trail)[i].trigger].push_back(i);
            }
        }
        for (std::size_t k = 0; k < drafts.size(); ++k) {
            for (const auto* list : {&drafts[k].triggers, &drafts[k].echoes}) {
                for (const auto trigger : *list) {
                    auto& ids = events_[trigger];
                    if (ids.empty() || ids.back() != events[k].event_id) {
                        ids.push_back(events[k].event_id);
                    }
                }
            }
        }
    }

    [[nodiscard]] model::TriggerVerdict of(std::size_t index) const {
        const Trigger& trigger = f_.triggers[index];
        model::TriggerVerdict verdict;
        verdict.words = words_at(f_, trigger.tokens);
        verdict.kind = kind_of(trigger);
        verdict.event_ids = events_[index];
        verdict.marks = marks_of(trigger);
        if (trigger.cue.last > trigger.cue.first) {
            verdict.cue = words_at(f_, trigger.cue);
        }
        for (const auto step : steps_[index]) {
            const auto& told = (*f_.trail)[step];
            verdict.steps.push_back({std::string(told.rule), told.into ? std::optional(words_at(f_, f_.triggers[*told.into].tokens)) : std::nullopt});
        }
        verdict.rule = trigger.accepted ? std::string(last_rule(index)) : trigger.rule;
        return verdict;
    }

  private:
    /// The rule of its last step; where it came to nothing as a part of something, that of what it was a part of.
    [[nodiscard]] std::string_view last_rule(std::size_t index) const {
        for (std::size_t round = 0; round < f_.triggers.size() && !steps_[index].empty(); ++round) {
            const auto& step = (*f_.trail)[steps_[index].back()];
            if (!events_[index].empty() || !step.into || !events_[*step.into].empty() || *step.into == index) {
                return step.rule;
            }
            index = *step.into;
        }
        return "a weak word with nothing of its kind beside it";
    }

    const Findings& f_;
    std::vector<std::vector<std::size_t>> steps_; ///< of each trigger, indices into the trail
    std::vector<std::vector<std::string>> events_;
};

/// Numbers of dead and injured that no event took.
std::vector<model::RuledWords> passed_over(const Findings& f, const std::vector<Draft>& drafts) {
    std::vector<bool> taken(f.casualties.size(), false);
    for (const auto& draft : drafts) {
        for (const auto index : draft.casualties) {
            taken[index] = true;
        }
    }
    std::vector<model::RuledWords> out;
    for (std::size_t i = 0; i < f.casualties.size(); ++i) {
        if (!taken[i]) {
            const auto& mention = f.casualties[i];
            out.push_back({words_at(f, mention.tokens), mention.cumulative ? "a total over a time or many acts"
                                                        : mention.subset   ? "among those told already"
                                                        : drafts.empty()   ? "no event to belong to"
                                                                           : "an attacker whom no number counts, or the figure of a summary"});
        }
    }
    return out;
}

} // namespace

model::Explanation explain(const Findings& findings, const std::vector<Draft>& drafts, const std::vector<model::Event>& events, const std::vector<EventTrace>& traces) {
    model::Explanation out;
    const Verdicts verdicts(findings, drafts, events);
    for (std::size_t i = 0; i < findings.triggers.size(); ++i) {
        out.triggers.push_back(verdicts.of(i));
    }
    for (std::size_t k = 0; k < drafts.size(); ++k) {
        out.events.push_back(explain_event(findings, drafts[k], events[k], traces[k]));
    }
    out.passed_over = passed_over(findings, drafts);
    return out;
}

} // namespace marsad::extract
