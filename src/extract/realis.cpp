#include "extract/realis.h"

#include "extract/near.h"

#include <algorithm>
#include <array>
#include <span>
#include <string>
#include <string_view>

namespace marsad::extract {

namespace {

constexpr std::array<std::string_view, 5> kReachOverCommas{"threat", "denial", "plan", "call", "condemn"};
constexpr std::uint32_t kNextReach = 4;
constexpr std::uint32_t kLongQuoteWords = 5;
constexpr int kSportWords = 3;
constexpr int kDrillWords = 4;

class Realis {
  public:
    Realis(const Analysis& analysis, const Clauses& clauses, const std::vector<model::PlaceReference>& places, const std::vector<DateMention>& dates)
        : analysis_(analysis), tokens_(analysis.document.tokens), clauses_(clauses), places_(places), dates_(dates) {
        for (const auto& hit : analysis.hits) {
            if (hit.is("realis")) {
                // "In May": the month, not the verb.
                const bool in_date = std::ranges::any_of(beginning_in(dates, around(analysis, hit.first)), [&](const DateMention& date) { return date.tokens.contains(hit.first); });
                if (!in_date || hit.is("realis", "anniversary") || hit.is("realis", "future")) {
                    cues_.push_back(&hit);
                }
                sport_words_ += hit.is("realis", "sport") ? 1 : 0;
                drill_words_ += hit.is("realis", "drill") ? 1 : 0;
            } else if (hit.is("furniture")) {
                furniture_.push_back(tokens_[hit.first].paragraph);
            } else if (hit.is("hedge")) {
                hedges_.push_back(&hit);
            }
        }
    }

    void judge(Trigger& trigger) const {
        if (!trigger.accepted) {
            return;
        }
        const auto paragraph = tokens_[trigger.tokens.first].paragraph;
        if (sport_words_ >= kSportWords) {
            refuse(trigger, "sport report");
        } else if (drill_words_ >= kDrillWords) {
            refuse(trigger, "drill report");
        } else if (std::binary_search(furniture_.begin(), furniture_.end(), paragraph)) {
            refuse(trigger, "page furniture");
        } else if (in_long_quote(trigger)) {
            refuse(trigger, "inside speech");
        } else if (infinitive(trigger)) {
            refuse(trigger, "infinitive, not done");
            trigger.unfinished = true;
        } else if (counted_over_period(trigger)) {
            refuse(trigger, "total over a period");
        } else {
            const auto cues = in_sentence(cues_, trigger.sentence); // no cue reaches farther
            const bool remembered = std::any_of(cues.begin(), cues.end(), [&](const lexicon::Hit* cue) { return cue->is("realis", "anniversary") && applies(*cue, trigger); });
            for (const auto* cue : cues) {
                // What is remembered has happened, whatever is threatened on the day.
                if (remembered && !cue->is("realis", "anniversary") && !cue->is("realis", "negation")) {
                    continue;
                }
                if (applies(*cue, trigger)) {
                    take(*cue, trigger);
                    if (!trigger.accepted) {
                        return;
                    }
                }
            }
            trigger.hedged = !in_sentence(hedges_, trigger.sentence).empty();
        }
    }

  private:
    /// Those of one sentence; they rise by their first words.
    [[nodiscard]] std::span<const lexicon::Hit* const> in_sentence(const std::vector<const lexicon::Hit*>& hits, std::uint32_t sentence) const {
        const auto tokens = tokens_of(analysis_, sentence);
        const auto before = [](const lexicon::Hit* hit, std::uint32_t token) { return hit->first < token; };
        const auto first = std::lower_bound(hits.begin(), hits.end(), tokens.first, before);
        return {first, std::lower_bound(first, hits.end(), tokens.last, before)};
    }

    static void refuse(Trigger& trigger, std::string rule) {
        trigger.accepted = false;
        trigger.rule = std::move(rule);
    }

    void take(const lexicon::Hit& cue, Trigger& trigger) const {
        trigger.rule = cue.entry->value;
        trigger.cue = {cue.first, cue.last};
        const std::string& value = cue.entry->value;
        if (value == "background") {
            trigger.background = trigger.background || !reported_speech(cue);
        } else if (value == "anniversary") {
            trigger.anniversary = true;
            trigger.background = true;
        } else if (value == "recall") {
            trigger.background = true;
        } else if (value == "opinion" || value == "attempt" || value == "trial") {
            trigger.hedged = trigger.hedged || value == "trial";
        } else if (value == "negation" && trigger.kind == ActKind::Kill) {
            refuse(trigger, "negated");
        } else if (value == "habit" && own_date(trigger)) {
            trigger.hedged = true;
        } else {
            refuse(trigger, value + ": " + cue.entry->form);
        }
    }

    /// "said that jets had struck": the tense of speech told again, which says nothing about when.
    [[nodiscard]] bool reported_speech(const lexicon::Hit& cue) const {
        return cue.entry->has("backshift") && any_hit_in(analysis_, around(analysis_, cue.first), [&](const lexicon::Hit& hit) {
                   return hit.is("speech") && hit.last <= cue.first && tokens_[hit.first].sentence == tokens_[cue.first].sentence && clauses_.boundaries(hit.first, cue.first) <= 1;
               });
    }

    [[nodiscard]] bool applies(const lexicon::Hit& cue, const Trigger& trigger) const {
        if (trigger.tokens.overlaps({cue.first, cue.last})) {
            return false;
        }
        const std::string_view scope = cue.entry->attr("scope").value_or("after");
        if (scope == "document") {
            return false; // counted over the whole document instead
        }
        if (tokens_[cue.first].sentence != trigger.sentence) {
            return false;
        }
        if (scope == "sentence") {
            return true;
        }
        const bool after = cue.last <= trigger.tokens.first;
        const auto boundaries = clauses_.boundaries(cue.first, trigger.tokens.first);
        if (scope == "clause") {
            return boundaries == 0;
        }
        if (scope == "next") {
            return after && boundaries == 0 && trigger.tokens.first - cue.last <= kNextReach;
        }
        if (scope == "before") {
            return !after && boundaries == 0 && cue.first - trigger.tokens.last <= kNextReach;
        }
        if (!after) {
            return false;
        }
        if (cue.entry->value == "negation") {
            return boundaries == 0 && trigger.tokens.first - cue.last <= 2;
        }
        const bool far = std::find(kReachOverCommas.begin(), kReachOverCommas.end(), cue.entry->value) != kReachOverCommas.end();
        return boundaries <= (far ? 1U : 0U);
    }

    /// Inside quotation marks that hold a clause of speech, and not the greater part of the report.
    [[nodiscard]] bool in_long_quote(const Trigger& trigger) const {
        if (!tokens_[trigger.tokens.first].quoted) {
            return false;
        }
        std::uint32_t first = trigger.tokens.first;
        std::uint32_t last = trigger.tokens.last;
        while (first > 0 && tokens_[first - 1].quoted) {
            --first;
        }
        while (last < tokens_.size() && tokens_[last].quoted) {
            ++last;
        }
        return last - first >= kLongQuoteWords && (last - first) * 2 < tokens_.size() && !reports(first, last);
    }

    /// A source that is quoted with place or day tells facts; opinion names neither.
    [[nodiscard]] bool reports(std::uint32_t first, std::uint32_t last) const {
        const bool place = std::ranges::any_of(beginning_in(places_, {first, last}), [&](const model::PlaceReference& reference) {
            return reference.last_token <= last && reference.use == model::PlaceUse::Location && !reference.backward;
        });
        return place || std::ranges::any_of(beginning_in(dates_, {first, last}), [&](const DateMention& date) {
            return date.tokens.last <= last && date.interval && !date.period && date.precision == timeline::TimePrecision::OneDay;
        });
    }

    /// English "to attack": wanted, not done. Languages without an infinitive mark have no such cue word.
    [[nodiscard]] bool infinitive(const Trigger& trigger) const {
        if (trigger.entry == nullptr || trigger.tokens.first == 0) {
            return false;
        }
        const auto& before = tokens_[trigger.tokens.first - 1];
        const bool marked = any_hit_in(analysis_, around_before(analysis_, trigger.tokens.first), [&](const lexicon::Hit& hit) { return hit.is("infinitive") && hit.last == trigger.tokens.first; });
        return marked && before.sentence == trigger.sentence;
    }

    [[nodiscard]] bool own_date(const Trigger& trigger, bool same_clause = false) const {
        return std::ranges::any_of(beginning_in(dates_, tokens_of(analysis_, trigger.sentence)), [&](const DateMention& date) {
            return date.interval && !date.period && date.precision == timeline::TimePrecision::OneDay &&
                   (!same_clause || clauses_.boundaries(date.tokens.first, trigger.tokens.first) == 0);
        });
    }

    /// "46 attacks since October": a plural counted over a span.
    [[nodiscard]] bool counted_over_period(const Trigger& trigger) const {
        const bool period = std::ranges::any_of(beginning_in(dates_, tokens_of(analysis_, trigger.sentence)), [&](const DateMention& date) {
            return date.period && clauses_.boundaries(date.tokens.first, trigger.tokens.first) <= 1;
        });
        const bool several = (trigger.entry != nullptr && trigger.entry->has("plural")) || (trigger.plural && trigger.kind == ActKind::Protest);
        if (several && !own_date(trigger, trigger.kind == ActKind::Protest)) {
            return true;
        }
        const bool counted = trigger.tokens.first > 0 && tokens_[trigger.tokens.first - 1].kind == text::TokenKind::Number &&
                             !(trigger.kind == ActKind::Land || trigger.kind == ActKind::Launch || trigger.kind == ActKind::Kill);
        return period && (counted || trigger.kind == ActKind::Kill || (trigger.plural && !own_date(trigger)));
    }

    const Analysis& analysis_;
    const std::vector<text::Token>& tokens_;
    const Clauses& clauses_;
    const std::vector<model::PlaceReference>& places_;
    const std::vector<DateMention>& dates_;
    std::vector<const lexicon::Hit*> cues_;
    std::vector<const lexicon::Hit*> hedges_;
    std::vector<std::uint32_t> furniture_;
    int sport_words_ = 0;
    int drill_words_ = 0;
};

} // namespace

void apply_realis(const Analysis& analysis, const Clauses& clauses, const std::vector<model::PlaceReference>& places, const std::vector<DateMention>& dates,
                  std::vector<Trigger>& triggers) {
    const Realis realis(analysis, clauses, places, dates);
    for (auto& trigger : triggers) {
        realis.judge(trigger);
    }
}

} // namespace marsad::extract
