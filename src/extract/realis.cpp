#include "extract/realis.h"

#include "extract/near.h"

#include "extract/report_kind.h"
#include "extract/launch_site.h"
#include "extract/other_phrase.h"
#include "extract/span_totals.h"

#include <algorithm>
#include <array>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>

namespace marsad::extract {

namespace {

constexpr std::uint32_t kTitleReach = 2; ///< words
constexpr std::array<std::string_view, 6> kReachOverCommas{"threat", "denial", "plan", "call", "condemn", "accident"};
constexpr std::array<std::string_view, 4> kNameTheirAct{"denial", "noise", "controlled", "drill"};
constexpr std::uint32_t kNextReach = 4;
constexpr std::uint32_t kLongQuoteWords = 5;
constexpr std::uint32_t kSeriesReach = 8;
constexpr std::uint32_t kOrdinalReach = 2;
constexpr std::uint32_t kCountReach = 3;
constexpr std::string_view kTotal = "total over a period";
constexpr std::array<std::string_view, 3> kYieldsToDate{"cumulative", "habit", "past"};

class Realis {
  public:
    Realis(const Analysis& analysis, const Clauses& clauses, const std::vector<model::PlaceReference>& places, const std::vector<DateMention>& dates, const std::vector<NumberMention>& numbers,
           const std::vector<Trigger>& triggers)
        : analysis_(analysis), tokens_(analysis.document.tokens), clauses_(clauses), places_(places), dates_(dates), kind_(analysis, places, dates), totals_(analysis, clauses, dates, numbers, triggers) {
        for (const auto& hit : analysis.hits) {
            if (hit.is("realis")) {
                // "In May": the month, not the verb.
                const bool in_date = std::ranges::any_of(beginning_in(dates, around(analysis, hit.first)), [&](const DateMention& date) { return date.tokens.contains(hit.first); });
                // حرض: the town, not the verb.
                const bool in_place = std::ranges::any_of(beginning_in(places, around(analysis, hit.first)), [&](const model::PlaceReference& place) {
                    return located(place) && place.first_token <= hit.first && place.last_token >= hit.last;
                });
                // "the weekly market": part of a name for something else.
                const bool in_phrase = extract::any_hit_in(analysis, around_before(analysis, hit.last), [&](const lexicon::Hit& phrase) { return phrase.is("block", "phrase") && phrase.first <= hit.first && phrase.last >= hit.last && phrase.last - phrase.first > hit.last - hit.first; });
                if (in_place || in_phrase) {
                    continue;
                }
                if (!in_date || hit.is("realis", "anniversary") || hit.is("realis", "future") || hit.is("realis", "past") || hit.is("realis", "series")) {
                    cues_.push_back(&hit);
                }
            } else if (hit.is("hedge")) {
                hedges_.push_back(&hit);
            }
        }
    }

    /// Triggers come in the order of the text: what is condemned or counted is another matter once an act was told.
    void judge(Trigger& trigger) {
        decide(trigger);
        total_ = trigger.rule == kTotal ? std::optional(trigger.tokens.first) : total_;
        told_ = told_ || trigger.accepted;
    }

  private:
    void decide(Trigger& trigger) const {
        if (!trigger.accepted) {
            return;
        }
        if (auto rule = kind_.refuses(trigger)) {
            refuse(trigger, std::move(*rule));
        } else if (part_of_name(analysis_, places_, trigger)) {
            refuse(trigger, "part of a name");
        } else if (runs_on(analysis_, trigger)) {
            refuse(trigger, "another phrase");
        } else if (in_long_quote(trigger)) {
            refuse(trigger, "inside speech");
        } else if (infinitive(trigger)) {
            refuse(trigger, "infinitive, not done");
            trigger.unfinished = true;
        } else if (of_the_past_in_general(trigger)) {
            refuse(trigger, "acts of the past in general");
        } else if (counted_over_period(trigger) || totals_.count(trigger) || goes_on_with_total(trigger)) {
            refuse(trigger, std::string(kTotal));
        } else if (tells_launch_site_only(analysis_, places_, trigger, told_)) {
            trigger.weak = trigger.definite = true;
            weigh(trigger);
        } else {
            weigh(trigger);
        }
    }

    /// The cues that reach the trigger, one after the other, until one refuses it.
    void weigh(Trigger& trigger) const {
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
        trigger.hedged = trigger.hedged || !in_sentence(hedges_, trigger.sentence).empty();
    }

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
            if (!dated(trigger)) {
                refuse(trigger, "remembered, not dated");
            }
        } else if (value == "recall") {
            trigger.background = true;
        } else if (value == "trial" && (trigger.kind == ActKind::Arrest || trigger.kind == ActKind::Protest || long_ago(trigger))) {
            trigger.hedged = true;
            trigger.background = trigger.background || (trigger.kind != ActKind::Arrest && trigger.kind != ActKind::Protest);
        } else if (value == "accident" && trigger.kind == ActKind::Explosion && trigger.entry != nullptr && trigger.entry->attr("weapon")) {
            trigger.hedged = true; // a car that overturned because a mine went off
        } else if (value == "negation" && trigger.kind == ActKind::Kill) {
            refuse(trigger, "negated");
        } else if (value == "accusation" && own_date(trigger, true) && (!trigger.definite || (trigger.kind == ActKind::Massacre && long_ago(trigger)))) {
            trigger.hedged = true;
        } else if ((value == "habit" || value == "past") && own_date(trigger)) {
            trigger.hedged = true;
        } else if (value == "cumulative" && (bout(cue, trigger) || (!beside(cue, trigger) && !trigger.plural)) && !numbered(trigger) && own_date(trigger, true)) {
            trigger.hedged = true; // a total that names the day of its one act: a toll
        } else if ((value == "condemn" || value == "funeral") && carries_the_news(trigger)) {
            trigger.hedged = true;
        } else if (value != "opinion" && value != "attempt") {
            refuse(trigger, value + ": " + cue.entry->form);
        }
    }

    /// "said that jets had struck": the tense of speech told again, which says nothing about when.
    [[nodiscard]] bool reported_speech(const lexicon::Hit& cue) const {
        return cue.entry->has("backshift") && extract::any_hit_in(analysis_, around(analysis_, cue.first), [&](const lexicon::Hit& hit) {
                   return hit.is("speech") && hit.last <= cue.first && tokens_[hit.first].sentence == tokens_[cue.first].sentence && clauses_.boundaries(hit.first, cue.first) <= 1;
               });
    }

    /// «القائد الميداني طالب عبدالله»: a name that is a verb elsewhere.
    [[nodiscard]] bool names_person(const lexicon::Hit& cue) const {
        const auto& morphology = analysis_.pack.lexicon->morphology();
        const std::uint32_t reach = std::min(cue.first, kTitleReach);
        if (cue.last - cue.first != 1 || !cue.prefix.empty() || !cue.suffix.empty() || cue.last >= tokens_.size() || !cue.entry->has("given") || tokens_[cue.last].kind != text::TokenKind::Word ||
            morphology.begins_with(tokens_[cue.last].norm, lexicon::Features{lexicon::Feature::By}) || morphology.begins_with(tokens_[cue.last].norm, lexicon::Features{lexicon::Feature::Definite})) {
            return false;
        }
        return extract::any_hit_in(analysis_, {cue.first - reach, cue.first}, [&](const lexicon::Hit& hit) {
            return hit.is("person") && hit.last <= cue.first && tokens_[hit.first].sentence == tokens_[cue.first].sentence && (hit.prefix.has(lexicon::Feature::Definite) || hit.last == cue.first);
        });
    }

    [[nodiscard]] bool applies(const lexicon::Hit& cue, const Trigger& trigger) const {
        if (names_person(cue)) {
            return false;
        }
        const std::string_view scope = cue.entry->attr("scope").value_or("after");
        if (scope == "document") {
            return false; // counted over the whole document instead
        }
        if (trigger.tokens.overlaps({cue.first, cue.last})) {
            // "there was no attack": the words deny the act that they name.
            if (scope == "sentence" && cue.first <= trigger.tokens.first && trigger.tokens.last <= cue.last && std::find(kNameTheirAct.begin(), kNameTheirAct.end(), cue.entry->value) != kNameTheirAct.end()) {
                return true;
            }
            // "a stray bullet", named by its weapon alone; "carried out a simulated attack", between the trigger's words.
            // "have died in bombings since": between the cue's words.
            return trigger.entry == nullptr || cue.in_gap(trigger.tokens.first, trigger.tokens.last) || (trigger.gap.first <= cue.first && cue.last <= trigger.gap.last);
        }
        if (tokens_[cue.first].sentence != trigger.sentence) {
            return false;
        }
        const bool after = cue.last <= trigger.tokens.first;
        const auto boundaries = clauses_.boundaries(cue.first, trigger.tokens.first);
        if (cue.entry->value == "rumour") {
            return after && boundaries <= 1 && !parted(cue.first, trigger.tokens.first) && denied_beside(trigger);
        }
        if (cue.entry->value == "series") {
            return !after && boundaries == 0 && cue.first - trigger.tokens.last <= kSeriesReach && one_of_a_series(trigger);
        }
        if (scope == "sentence") {
            if (parted(cue.first, trigger.tokens.first)) {
                return false;
            }
            const auto& value = cue.entry->value;
            const bool yields = std::find(kYieldsToDate.begin(), kYieldsToDate.end(), value) != kYieldsToDate.end();
            return !(yields && boundaries > 0 && own_date(trigger, true));
        }
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
            // "A raid could hit": what the noun before the modal word names is no more done than the verb behind it.
            return cue.entry->has("subject") && cue.first == trigger.tokens.last && !own_date(trigger, true);
        }
        if (cue.entry->value == "negation") {
            return boundaries == 0 && trigger.tokens.first - cue.last <= 2;
        }
        const bool far = std::find(kReachOverCommas.begin(), kReachOverCommas.end(), cue.entry->value) != kReachOverCommas.end();
        return boundaries <= (far ? 1U : 0U);
    }

    /// "shells fell on X, wounding four; news of a death was not true": another statement, behind a semicolon.
    [[nodiscard]] bool parted(std::uint32_t a, std::uint32_t b) const {
        const auto [from, to] = std::minmax(a, b);
        return std::any_of(tokens_.begin() + from, tokens_.begin() + to, [](const text::Token& token) { return token.kind == text::TokenKind::Punct && token.norm == ";"; });
    }

    /// A day well before the news: that of the act, not of the court.
    [[nodiscard]] bool long_ago(const Trigger& trigger) const {
        return std::ranges::any_of(beginning_in(dates_, tokens_of(analysis_, trigger.sentence)), [&](const DateMention& date) {
            return !date.future && (date.interval ? !analysis_.published || (*analysis_.published - date.interval->last).count() > kFreshDays : !date.part_only && !date.period);
        });
    }

    /// "Pages spread news of a raid, people there denied it"; not who denies the blame alone.
    [[nodiscard]] bool denied_beside(const Trigger& trigger) const {
        return any_hit(trigger, [&](const lexicon::Hit& hit) {
            return hit.is("realis", "denial") && !any_hit(trigger, [&](const lexicon::Hit& other) { return other.is("block", "deny_blame") && other.first <= hit.first && hit.last <= other.last; });
        });
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

    /// A source that is quoted with place, day or figures of dead tells facts; opinion names none.
    [[nodiscard]] bool reports(std::uint32_t first, std::uint32_t last) const {
        const bool place = std::ranges::any_of(beginning_in(places_, {first, last}), [&](const model::PlaceReference& reference) {
            return reference.last_token <= last && reference.use == model::PlaceUse::Location && !reference.backward;
        });
        const bool figures = extract::any_hit_in(analysis_, {first, last}, [&](const lexicon::Hit& hit) { return hit.is("harm") && hit.last <= last && counted(first, last); });
        return place || figures || std::ranges::any_of(beginning_in(dates_, {first, last}), [&](const DateMention& date) {
                   return date.tokens.last <= last && date.interval && !date.period && date.precision == timeline::TimePrecision::OneDay;
               });
    }

    [[nodiscard]] bool counted(std::uint32_t first, std::uint32_t last) const {
        return std::any_of(tokens_.begin() + first, tokens_.begin() + last, [](const text::Token& token) { return token.kind == text::TokenKind::Number; }) ||
               extract::any_hit_in(analysis_, {first, last}, [&](const lexicon::Hit& hit) { return hit.is("number") && hit.last <= last; });
    }

    /// English "to attack": wanted, not done. Languages without an infinitive mark have no such cue word.
    [[nodiscard]] bool infinitive(const Trigger& trigger) const {
        if (trigger.entry == nullptr || trigger.tokens.first == 0) {
            return false;
        }
        const auto& before = tokens_[trigger.tokens.first - 1];
        const bool marked = extract::any_hit_in(analysis_, around_before(analysis_, trigger.tokens.first), [&](const lexicon::Hit& hit) { return hit.is("infinitive") && hit.last == trigger.tokens.first; });
        return marked && before.sentence == trigger.sentence;
    }

    /// "since July 14, when 13 fell near X": a day of its own.
    [[nodiscard]] bool opens_account(const DateMention& date) const {
        const bool when = date.precision == timeline::TimePrecision::OneDay && extract::any_hit_in(analysis_, {date.tokens.last, date.tokens.last + 2}, [&](const lexicon::Hit& hit) { return hit.is("when") && hit.first >= date.tokens.last; });
        return when && extract::any_hit_in(analysis_, {date.tokens.last, tokens_of(analysis_, tokens_[date.tokens.first].sentence).last}, [](const lexicon::Hit& hit) { return hit.is("trigger"); });
    }

    /// A span of counting, also one that is told by its first day alone ("since October 1") and longer than a campaign.
    [[nodiscard]] bool spans(const DateMention& date) const {
        if (opens_account(date)) {
            return false;
        }
        if (date.period && (!date.interval || date.interval->length_days() > 1)) {
            return true;
        }
        if (!date.interval && !analysis_.published && date.precision != timeline::TimePrecision::OneDay) {
            return behind_since(analysis_, date); // "since April", of a year that nothing tells
        }
        if (!date.interval || !analysis_.published || (*analysis_.published - date.interval->first).count() <= kFreshDays) {
            return false;
        }
        if (date.period) {
            return true;
        }
        return behind_since(analysis_, date);
    }

    /// A span that acts are counted over; "since this morning" is the day itself.
    [[nodiscard]] bool counts_over(const DateMention& date) const {
        const bool today = date.interval && date.interval->length_days() <= 1 && analysis_.published && (*analysis_.published - date.interval->first).count() <= 1 && behind_since(analysis_, date);
        return date.period && !today && !opens_account(date);
    }

    [[nodiscard]] bool own_date(const Trigger& trigger, bool same_clause = false) const {
        return std::ranges::any_of(beginning_in(dates_, tokens_of(analysis_, trigger.sentence)), [&](const DateMention& date) {
            return (!behind_since(analysis_, date) || opens_account(date)) && tokens_[date.tokens.first].sentence == trigger.sentence && date.interval && !date.period && !date.future && date.precision == timeline::TimePrecision::OneDay &&
                   (!same_clause || clauses_.boundaries(date.tokens.first, trigger.tokens.first) == 0);
        });
    }

    /// Whether a hit of the trigger's sentence passes; hits are sorted by their first token.
    template <typename Test>
    [[nodiscard]] bool any_hit(const Trigger& trigger, Test&& test) const {
        return any_hit_in(trigger.sentence, std::forward<Test>(test));
    }
    template <typename Test>
    [[nodiscard]] bool any_hit_in(std::uint32_t index, Test&& test) const {
        const auto& sentence = analysis_.document.sentences[index];
        auto hit = std::lower_bound(analysis_.hits.begin(), analysis_.hits.end(), sentence.first, [](const lexicon::Hit& one, std::uint32_t token) { return one.first < token; });
        for (; hit != analysis_.hits.end() && hit->first < sentence.last; ++hit) {
            if (test(*hit)) {
                return true;
            }
        }
        return false;
    }

    /// Any day or span in its sentence that is not a span of counting.
    [[nodiscard]] bool dated(const Trigger& trigger) const {
        return std::ranges::any_of(beginning_in(dates_, tokens_of(analysis_, trigger.sentence)), [&](const DateMention& date) {
            return tokens_[date.tokens.first].sentence == trigger.sentence && date.interval && !date.period && !date.future;
        });
    }

    /// "the third blast", ثالث عملية, العملية الثالثة, in a count ("of its kind this month"), where an act was told before.
    [[nodiscard]] bool one_of_a_series(const Trigger& trigger) const {
        const bool ordinal = any_hit(trigger, [&](const lexicon::Hit& hit) {
            const bool before = hit.last <= trigger.tokens.first && trigger.tokens.first - hit.last <= kOrdinalReach;
            const bool behind = hit.first >= trigger.tokens.last && hit.first - trigger.tokens.last <= 1;
            return hit.is("ordinal") && (before || behind);
        });
        return ordinal && told_ && !own_date(trigger, true);
    }

    /// "condemns the mortar attack that killed two in X": the first that is told of the act, with its place and its dead.
    [[nodiscard]] bool carries_the_news(const Trigger& trigger) const {
        if (told_) {
            return false;
        }
        const bool placed = std::ranges::any_of(beginning_in(places_, {trigger.tokens.last, tokens_of(analysis_, trigger.sentence).last}), [](const model::PlaceReference& place) {
            return place.use == model::PlaceUse::Location;
        });
        const bool dated_behind = std::ranges::any_of(beginning_in(dates_, {trigger.tokens.last, tokens_of(analysis_, trigger.sentence).last}), [&](const DateMention& date) {
            return date.interval && !date.period && date.precision == timeline::TimePrecision::OneDay && clauses_.boundaries(date.tokens.first, trigger.tokens.first) == 0;
        });
        return placed && (dated_behind || any_hit(trigger, [&](const lexicon::Hit& hit) { return hit.first >= trigger.tokens.last && hit.is("trigger", "kill"); }));
    }

    /// "since the outbreak of protests": the cue's own noun.
    [[nodiscard]] static bool beside(const lexicon::Hit& cue, const Trigger& trigger) { return cue.last <= trigger.tokens.first && trigger.tokens.first - cue.last <= 1; }

    /// "19 such blasts", ربع مليون غارة: a number right before, before a plural with two words between at most.
    [[nodiscard]] bool numbered(const Trigger& trigger) const {
        const auto first = trigger.tokens.first;
        const std::uint32_t reach = trigger.plural ? kCountReach : 1;
        const auto from = first > reach ? first - reach : 0;
        for (std::uint32_t i = from; i < first; ++i) {
            if (tokens_[i].kind == text::TokenKind::Number && tokens_[i].sentence == trigger.sentence) {
                return true;
            }
        }
        return any_hit(trigger, [&](const lexicon::Hit& hit) { return hit.is("number") && hit.last <= first && hit.first >= from; });
    }

    /// "Since October, ...": the span opens the sentence and holds for all of it.
    [[nodiscard]] bool opened_by_span(const Trigger& trigger) const {
        const auto first = analysis_.document.sentences[trigger.sentence].first;
        bool opened = false;
        bool dated = false;
        for (const auto& date : beginning_in(dates_, tokens_of(analysis_, trigger.sentence))) {
            if (date.tokens.first <= first + 2 && spans(date)) {
                opened = true;
            } else if (date.interval && !date.period && date.precision == timeline::TimePrecision::OneDay && clauses_.boundaries(date.tokens.first, trigger.tokens.first) == 0) {
                dated = true;
            }
        }
        return opened && !dated;
    }

    /// "142 raids in which 96 were detained": within the clause of a total.
    [[nodiscard]] bool goes_on_with_total(const Trigger& trigger) const {
        return total_ && tokens_[*total_].sentence == trigger.sentence && clauses_.boundaries(*total_, trigger.tokens.first) == 0 && !own_date(trigger, true);
    }

    /// "survivors of earlier raids", غارات سابقة: acts in general, without a day.
    [[nodiscard]] bool of_the_past_in_general(const Trigger& trigger) const {
        return trigger.plural && !own_date(trigger) && any_hit(trigger, [&](const lexicon::Hit& hit) {
                   return hit.is("vague_past") && (hit.last == trigger.tokens.first || hit.first == trigger.tokens.last);
               });
    }

    /// "a wave of strikes on X on Monday": many at one place on one day are one act.
    [[nodiscard]] bool bout(const lexicon::Hit& cue, const Trigger& trigger) const {
        return cue.entry->attr("scope") == "next" && trigger.tokens.first >= cue.last && trigger.tokens.first - cue.last <= 2;
    }

    /// "The Den, a group that emerged this year, said it fought them": the span is that of the apposition.
    [[nodiscard]] bool in_aside(const DateMention& date, const Trigger& trigger) const {
        const auto comma = [&](std::uint32_t token) { return tokens_[token].kind == text::TokenKind::Punct && tokens_[token].norm == ","; };
        if (date.tokens.last >= trigger.tokens.first || !comma(date.tokens.last)) {
            return false;
        }
        for (std::uint32_t token = date.tokens.first; token-- > analysis_.document.sentences[trigger.sentence].first;) {
            if (comma(token)) {
                return true;
            }
        }
        return false;
    }

    /// "46 attacks since October": a plural counted over a span.
    [[nodiscard]] bool counted_over_period(const Trigger& trigger) const {
        const bool period = std::ranges::any_of(beginning_in(dates_, tokens_of(analysis_, trigger.sentence)), [&](const DateMention& date) {
            return counts_over(date) && tokens_[date.tokens.first].sentence == trigger.sentence && clauses_.boundaries(date.tokens.first, trigger.tokens.first) <= 1;
        });
        const bool several = (trigger.entry != nullptr && trigger.entry->has("plural")) || (trigger.plural && trigger.kind == ActKind::Protest);
        if (several && !own_date(trigger, trigger.kind == ActKind::Protest)) {
            return true;
        }
        const bool counted = trigger.tokens.first > 0 && tokens_[trigger.tokens.first - 1].kind == text::TokenKind::Number &&
                             !(trigger.kind == ActKind::Land || trigger.kind == ActKind::Launch || trigger.kind == ActKind::Kill);
        if (period && (counted || trigger.kind == ActKind::Kill || (trigger.plural && !own_date(trigger)))) {
            return true;
        }
        const bool dated_here = own_date(trigger, true);
        const bool counted_far = std::ranges::any_of(beginning_in(dates_, tokens_of(analysis_, trigger.sentence)), [&](const DateMention& date) {
            return counts_over(date) && tokens_[date.tokens.first].sentence == trigger.sentence && clauses_.boundaries(date.tokens.first, trigger.tokens.first) <= 2;
        });
        const bool setting = trigger.kind == ActKind::Clash && !own_date(trigger) && std::ranges::any_of(beginning_in(dates_, tokens_of(analysis_, trigger.sentence)), [&](const DateMention& date) {
                                 return tokens_[date.tokens.first].sentence == trigger.sentence && spans(date) && !in_aside(date, trigger) && clauses_.boundaries(date.tokens.first, trigger.tokens.first) <= 1;
                             });
        return setting || (counted_far && !dated_here && trigger.kind != ActKind::Land && trigger.kind != ActKind::Launch && numbered(trigger)) || opened_by_span(trigger);
    }

    const Analysis& analysis_;
    const std::vector<text::Token>& tokens_;
    const Clauses& clauses_;
    const std::vector<model::PlaceReference>& places_;
    const std::vector<DateMention>& dates_;
    std::vector<const lexicon::Hit*> cues_;
    std::vector<const lexicon::Hit*> hedges_;
    ReportKind kind_;
    SpanTotals totals_;
    std::optional<std::uint32_t> total_; ///< first token of the last trigger that was a total
    bool told_ = false; ///< whether an act was accepted before
};

} // namespace

void apply_realis(const Analysis& analysis, const Clauses& clauses, const std::vector<model::PlaceReference>& places, const std::vector<DateMention>& dates,
                  const std::vector<NumberMention>& numbers, std::vector<Trigger>& triggers) {
    Realis realis(analysis, clauses, places, dates, numbers, triggers);
    for (auto& trigger : triggers) {
        realis.judge(trigger);
    }
}

} // namespace marsad::extract
