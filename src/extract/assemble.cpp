#include "extract/assemble.h"

#include "extract/binding.h"
#include "extract/joining.h"
#include "extract/near.h"
#include "extract/report_days.h"
#include "extract/report_frame.h"
#include "extract/roles.h"
#include "extract/same_act.h"
#include "extract/telling.h"

#include <algorithm>
#include <limits>
#include <map>
#include <string_view>

namespace marsad::extract {

namespace {

using timeline::DayInterval;

constexpr std::uint32_t kHeadlineReach = 5;
constexpr int kLongPastDays = 30;

constexpr std::string_view kOwnPlace = "told with the act";
constexpr std::string_view kPointedPlace = "pointed at by the words of the act";

class Assembler {
  public:
    explicit Assembler(const Findings& findings) : f_(findings), frame_(read_frame(findings)) {}

    std::vector<Draft> run() {
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
        join_told_below(f_, drafts_);
        fold_summaries(f_, drafts_);
        std::erase_if(drafts_, [&](const Draft& draft) { return !worth_keeping(draft); });
        return std::move(drafts_);
    }

  private:
    void take_headings(std::uint32_t s) {
        for (const std::size_t i : indices_in(f_.places, tokens_of(f_.analysis, s))) {
            if (f_.places[i].use == model::PlaceUse::Heading || stands_alone(f_, i)) {
                heading_ = i;
            }
        }
    }

    /// "The raids came two days after rockets were fired at ...": a sentence that opens with the act told before, to
    /// date another one by it.
    [[nodiscard]] bool opens_by_pointing_back(std::size_t index, const std::vector<std::size_t>& leading, std::uint32_t s) const {
        const Trigger& trigger = f_.triggers[index];
        const auto begin = f_.analysis.document.sentences[s].first;
        const auto date = leading.size() == 1 ? bind_date(f_, trigger) : std::nullopt;
        const bool dates_another = leading.size() > 1 || (date && counted_from_event(f_.dates[*date]));
        if (!trigger.definite || index != leading.front() || !dates_another || trigger.tokens.first - begin > 5 || drafts_.empty()) {
            return false;
        }
        return !placed_elsewhere(f_, trigger, drafts_);
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

    /// "protesters", المعتصمين: a word for people, who protest where nothing else is told of them.
    [[nodiscard]] bool named_as_people(std::size_t index) const {
        const Trigger& trigger = f_.triggers[index];
        return trigger.kind == ActKind::Protest && trigger.entry != nullptr && trigger.entry->has("people");
    }

    [[nodiscard]] bool marked_new(std::uint32_t s) const {
        return any_hit_in(f_.analysis, tokens_of(f_.analysis, s), [&](const lexicon::Hit& hit) { return hit.is("discourse", "new"); });
    }

    void sentence(std::uint32_t s, const std::vector<std::size_t>& strong, const std::vector<std::size_t>& weak) {
        if (strong.empty() && weak.empty()) {
            date_behind(s);
            return;
        }
        // A weak trigger stands for itself where no stronger one is near.
        std::vector<std::size_t> leading = strong;
        std::vector<std::size_t> joining;
        for (const auto index : weak) {
            const bool has_strong = std::any_of(strong.begin(), strong.end(), [&](std::size_t k) { return joins_stronger(f_.triggers[index].kind, f_.triggers[k].kind) && !elsewhere(f_, f_.triggers[k], f_.triggers[index], !drafts_.empty()); });
            const bool victims = !has_strong && named_as_people(index) && std::any_of(strong.begin(), strong.end(), [&](std::size_t k) { return !elsewhere(f_, f_.triggers[k], f_.triggers[index], !drafts_.empty()); });
            if (victims) {
                f_.note(index, "people of whom another act is told");
                continue;
            }
            (has_strong ? joining : leading).push_back(index);
        }
        std::sort(leading.begin(), leading.end());
        join_arrests(f_, leading, joining);
        std::vector<Draft> local;
        pointed_date_.reset();
        pointed_.reset();
        for (const auto index : leading) {
            if (opens_by_pointing_back(index, leading, s) || (leading.size() > 1 && !drafts_.empty() && counted_from(index))) {
                point_back(index);
            } else if (pointed_ && follows_on(f_.triggers[drafts_[*pointed_].triggers.front()].kind, f_.triggers[index].kind) && !bind_place(f_, f_.triggers[index], !drafts_.empty())) {
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

    /// "It came at about 11 p.m. on Friday": the day of the act told in the sentence before.
    void date_behind(std::uint32_t s) {
        if (drafts_.empty() || drafts_.back().own_date || drafts_.back().sentences.back() + 1 != s) {
            return;
        }
        if (const auto date = day_of_what_was_told(f_, s)) {
            Draft& draft = drafts_.back();
            draft.date = date;
            draft.own_date = true;
            resolve_date(draft, f_.triggers[draft.triggers.front()]);
            draft.rules.date = "told behind the act";
        }
    }

    /// The act told before whose place stands beside a word for it.
    [[nodiscard]] const Draft* told_beside(std::size_t index) const {
        const auto told = std::find_if(drafts_.rbegin(), drafts_.rend(), [&](const Draft& draft) {
            return draft.interval && points_at(f_.triggers[index].kind, f_.triggers[draft.triggers.front()].kind) && named_beside(f_, draft, index);
        });
        return told != drafts_.rend() ? &*told : nullptr;
    }

    void point_back(std::size_t index) {
        const Draft* named = told_beside(index);
        for (auto it = drafts_.rbegin(); it != drafts_.rend(); ++it) {
            if (named != nullptr ? &*it == named : points_at(f_.triggers[index].kind, f_.triggers[it->triggers.front()].kind)) {
                it->echoes.push_back(index);
                take_day_of_echo(*it, index);
                pointed_date_ = it->interval;
                pointed_ = static_cast<std::size_t>(drafts_.rend() - it) - 1;
                f_.note(index, "points back at the act told before", it->triggers.front());
                return;
            }
        }
        f_.note(index, "points back, and nothing of its kind was told");
    }

    /// "The minister raised the toll of the blasts on Sunday. The attack came at 10 p.m. on Saturday, when ...".
    void take_day_of_echo(Draft& told, std::size_t index) {
        const auto date = told.own_date ? std::nullopt : bind_date(f_, f_.triggers[index]);
        if (date && names_a_day(f_.dates[*date]) && !counted_from_event(f_.dates[*date]) && !tells_of_report(f_, f_.dates[*date])) {
            told.date = date;
            told.own_date = true;
            resolve_date(told, f_.triggers[told.triggers.front()]);
        }
    }

    void add_trigger(std::vector<Draft>& local, std::size_t index, std::uint32_t s) {
        const Trigger& trigger = f_.triggers[index];
        const auto place = bind_place(f_, trigger, !drafts_.empty());
        const auto date = bind_date(f_, trigger);
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
        draft.own_place = place && names_itself(f_.places[*place]);
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
            if (!joins_stronger(f_.triggers[index].kind, f_.triggers[draft.triggers.front()].kind)) {
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
        if ((lead.weak && at_hospital(f_, draft)) || (!drafts_.empty() && at_no_spot(f_, draft))) {
            draft.own_place = false;
            draft.place.reset();
        }
        const bool all_weak = std::all_of(draft.triggers.begin(), draft.triggers.end(), [&](std::size_t i) { return f_.triggers[i].weak; });
        const bool points_back = lead.definite || all_weak;
        if (!lead.definite && !draft.own_place && !draft.own_date && !drafts_.empty()) {
            take_scene(draft, s);
        }
        const bool headed_anew = heading_ && !drafts_.empty() && f_.sentence_of(f_.places[*heading_].first_token) > drafts_.back().sentences.back();
        const bool unknown = !draft.own_place && opens_at_unknown(f_, s);
        const bool other_item = headed_anew || unknown || (frame_.list && !drafts_.empty() && item_of(f_, frame_, drafts_.back().sentences.back()) != item_of(f_, frame_, s));
        if (!draft.own_place && !draft.own_date && !drafts_.empty() && !draft.new_marked && !other_item) {
            Draft& previous = drafts_.back();
            const auto gap = s - previous.sentences.back();
            const bool kinds = kinds_agree(f_, previous, lead.kind, points_back);
            if (kinds && gap <= 3 && (points_back || !actors_conflict(f_, previous, draft)) && !(lead.background && !f_.triggers[previous.triggers.front()].background && !points_back)) {
                absorb(f_, previous, std::move(draft), "no place and no day of its own: goes on with the act told before");
                return;
            }
            if (points_back) {
                for (auto it = drafts_.rbegin(); it != drafts_.rend(); ++it) {
                    if (kinds_agree(f_, *it, lead.kind, true)) {
                        absorb(f_, *it, std::move(draft), "points back at an act of its kind");
                        return;
                    }
                }
            }
        }
        if (auto* told = other_item ? nullptr : told_there(f_, drafts_, draft)) {
            absorb(f_, *told, std::move(draft), "the act told before, at its place");
            return;
        }
        if (!drafts_.empty() && !other_item && tells_how(f_, drafts_.back(), draft, s)) {
            absorb(f_, drafts_.back(), std::move(draft), "tells how the act told before came about");
            return;
        }
        resolve_date(draft, lead);
        if (!drafts_.empty() && !other_item && completes(drafts_.back(), draft, s)) {
            absorb(f_, drafts_.back(), std::move(draft), "completes the act told before: gives its place or day");
            return;
        }
        if (!unknown) {
            resolve_place(draft, s);
        }
        f_.note(draft.triggers.front(), opening_rule(draft));
        drafts_.push_back(std::move(draft));
    }

    /// "On Monday a man tried to enter the police station in X. He blew himself up at the gate": the sentence before told place and
    /// day of an act that it did not yet report.
    void take_scene(Draft& draft, std::uint32_t s) const {
        const auto scene = place_told_before(f_, s);
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

    /// A headline or an opening that told no place or no day, and the sentence that now tells it.
    [[nodiscard]] bool completes(const Draft& previous, const Draft& draft, std::uint32_t s) const {
        const Trigger& told = f_.triggers[previous.triggers.front()];
        const Trigger& lead = f_.triggers[draft.triggers.front()];
        const bool title = previous.sentences.front() == 0 && drafts_.size() == 1 && first_line_stands_alone();
        const bool heads = heads_item(f_, frame_, previous.sentences.front());
        const bool headline = title || heads;
        const bool reach = s - previous.sentences.back() <= (headline ? kHeadlineReach : lead.definite ? 2U
                                                                                                       : 1U);
        if (draft.new_marked || !reach || told.background != lead.background || !compatible(told.kind, lead.kind) || actors_conflict(f_, previous, draft)) {
            return false;
        }
        const bool days = !previous.own_date || !draft.own_date || !previous.interval || !draft.interval || previous.interval->overlaps(*draft.interval);
        if (!days || tolls_differ(f_, previous, draft) || (!lead.definite && long_past(previous))) {
            return false;
        }
        const bool gives_place = !previous.own_place && draft.own_place && (headline || (previous.own_date && !draft.own_date && (lead.definite || same_author(f_, previous, draft) || known_weapon(f_, draft, s))));
        const bool goes_on = heads && draft.own_place && previous.own_place && beside(f_, previous, draft);
        const bool gives_day = (headline || lead.definite) && !draft.own_place && !previous.own_date && draft.own_date && previous.place;
        const bool echoes = lead.definite && !lead.plural && !draft.own_place && draft.own_date && previous.own_date; // "the attack" once more, with its day
        return gives_place || gives_day || echoes || goes_on;
    }

    /// An act of another month or year, which the news of the day does not complete.
    [[nodiscard]] bool long_past(const Draft& draft) const { return draft.own_date && draft.interval && frame_.lead_date && frame_.lead_date->first - draft.interval->last > std::chrono::days{kLongPastDays}; }

    void resolve_date(Draft& draft, const Trigger& lead) {
        const DateMention* date = draft.date ? &f_.dates[*draft.date] : nullptr;
        // "a quarter of an hour later": the day of what the paragraph tells
        const bool same_day = date != nullptr && counted_from_event(*date) && *date->offset_days == std::pair(0, 0) && !lead.background && (date->side != 0 || !date->interval || told_in_paragraph(draft)); // side 0: "that day"
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
            const auto said = same_day ? day_in_sentence_before(f_, *date) : std::nullopt; // "said on Monday that it had struck X that morning"
            draft.interval = said ? f_.dates[*said].interval : inherited_date(draft);
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
        const auto act = counted_from_act(f_, draft, date);
        const auto said = !act && date.offset_days && date.anchor == "previous" ? day_in_sentence_before(f_, date) : std::nullopt; // "died on Sunday of wounds suffered two days earlier"
        const auto base = said ? f_.dates[*said].interval : counted_from_event(date) ? reference_date(act) : std::nullopt;
        const bool told_itself = date.interval && drafts_.empty() && !pointed_date_; // "raised on Friday the toll of the shooting a day earlier"
        if (!base || told_itself) {
            return;
        }
        const bool turned = act && date.side > 0 && date.offset_days->first < 0; // "three days after that attack": the act told is the other one
        const auto offset = turned ? std::pair(-date.offset_days->second, -date.offset_days->first) : *date.offset_days;
        const DayInterval counted{base->first + std::chrono::days{offset.first}, base->last + std::chrono::days{offset.second}};
        if (counted.first <= counted.last) {
            draft.interval = counted;
            draft.rules.date = "counted from the act told before";
            draft.rules.counted_from = base;
            draft.precision = timeline::precision_of(counted);
        }
    }

    [[nodiscard]] std::optional<DayInterval> reference_date(std::optional<std::size_t> act) const {
        if (const Draft* told = act ? told_beside(*act) : nullptr) {
            return told->interval;
        }
        if (pointed_date_) {
            return pointed_date_; // "his arrest came two days after ..."
        }
        if (!drafts_.empty() && drafts_.back().interval) {
            return drafts_.back().interval;
        }
        return frame_.lead_date;
    }

    [[nodiscard]] bool told_in_paragraph(const Draft& draft) const {
        const auto& sentences = f_.analysis.document.sentences;
        return std::any_of(drafts_.begin(), drafts_.end(), [&](const Draft& told) { return told.interval && sentences[told.sentences.back()].paragraph == sentences[draft.sentences.front()].paragraph; });
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
        if (const auto day = day_told_before(f_, draft.sentences.front())) {
            draft.rules.date = "none told: the day named before, in its paragraph";
            return f_.dates[*day].interval;
        }
        if (goes_on_today(draft)) {
            draft.rules.date = "a part of the day alone: that of the act told last";
            return drafts_.back().interval;
        }
        draft.rules.date = "none told: the day of the news";
        return frame_.lead_date;
    }

    /// "Last night jets ... This morning a drone ... / Rockets were fired at X at noon": the report has reached its own day.
    [[nodiscard]] bool goes_on_today(const Draft& draft) const {
        const auto published = f_.analysis.published;
        if (drafts_.empty() || !published || !frame_.lead_date || !drafts_.back().interval || drafts_.back().interval->first != *published || !(frame_.lead_date->last < *published)) {
            return false;
        }
        return std::ranges::any_of(beginning_in(f_.dates, tokens_of(f_.analysis, draft.sentences.front())), [](const DateMention& date) { return date.part_only; });
    }

    void resolve_place(Draft& draft, std::uint32_t s) const {
        if (draft.place) {
            return;
        }
        const auto paragraph = f_.analysis.document.sentences[s].paragraph;
        const auto headed = heading_ ? f_.analysis.document.tokens[f_.places[*heading_].first_token].paragraph : paragraph + 1;
        const auto told = std::find_if(drafts_.rbegin(), drafts_.rend(), [&](const Draft& other) { return other.place && f_.analysis.document.sentences[other.sentences.back()].paragraph == paragraph; });
        const auto near = place_told_before(f_, s);
        if (headed <= paragraph && (headed == paragraph || (told == drafts_.rend() && !near))) {
            draft.place = heading_;
            draft.rules.place = "none told: the heading above";
            return;
        }
        if (told != drafts_.rend()) {
            draft.place = told->place;
            draft.rules.place = "none told: that of the act before, in its paragraph";
            return;
        }
        if (near) {
            draft.place = near;
            draft.rules.place = "none told: the place named last in its paragraph";
        } else if (frame_.lead_place) {
            draft.place = frame_.lead_place;
            draft.rules.place = "none told: the dateline";
        } else if (const auto item = frame_.list ? place_of_item(f_, frame_, s) : std::nullopt) {
            draft.place = item;
            draft.rules.place = "none told: the place named in its item";
        } else if (!frame_.list && !drafts_.empty() && drafts_.front().place) {
            draft.place = drafts_.front().place;
            draft.rules.place = "none told: that of the first act";
        } else {
            draft.place = place_told_around(f_, s);
            draft.rules.place = "none told: a place of the sentences around";
        }
    }

    void join_same() {
        for (std::size_t i = 0; i < drafts_.size(); ++i) {
            for (std::size_t j = i + 1; j < drafts_.size();) {
                Draft& a = drafts_[i];
                Draft& b = drafts_[j];
                const bool dates = days_agree(f_, a, b);
                const bool kinds = compatible(f_.triggers[a.triggers.front()].kind, f_.triggers[b.triggers.front()].kind);
                if (dates && kinds && (same_place(f_, a, b) || told_wider(f_, a, b) || retold(f_, a, b)) && !actors_conflict(f_, a, b) && !weapons_apart(f_, a, b)) {
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
        if (lead.plural && !lead.definite && !draft.own_place && !draft.own_date && !counted(draft) && draft.triggers.size() == 1) {
            f_.note(draft.triggers.front(), "dropped: acts in general, without place, day or figure");
            return false;
        }
        if (frame_.list && lead.definite && !draft.place && !draft.own_date) {
            f_.note(draft.triggers.front(), "dropped: points back, and has no place");
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
    ReportFrame frame_;
    std::optional<std::size_t> pointed_;      ///< into drafts_: the act that the sentence at hand points back at
    std::optional<DayInterval> pointed_date_; ///< of the act that the sentence at hand points back at
    std::optional<std::size_t> heading_;
    std::vector<Draft> drafts_;
};

} // namespace

std::vector<Draft> assemble(const Findings& findings) { return Assembler(findings).run(); }

} // namespace marsad::extract
