#pragma once

#include "extract/mention.h"
#include "extract/numbers.h"
#include "extract/structure.h"
#include "extract/triggers.h"

#include <cstdint>
#include <vector>

namespace marsad::extract {

inline constexpr int kFreshDays = 7; ///< a day no older than this is news

/// "since" stands before the date, or is its first word.
[[nodiscard]] bool behind_since(const Analysis& analysis, const DateMention& date);

/// Acts and victims that are counted over a span of time: "41 bombings in May", "1,000 students have been abducted since
/// December", قصفت القواعد أكثر من 150 مرة. No such trigger tells one act.
class SpanTotals {
  public:
    SpanTotals(const Analysis& analysis, const Clauses& clauses, const std::vector<DateMention>& dates, const std::vector<NumberMention>& numbers, const std::vector<Trigger>& triggers)
        : analysis_(analysis), tokens_(analysis.document.tokens), clauses_(clauses), dates_(dates), numbers_(numbers), triggers_(triggers) {}

    /// Whether the trigger is counted so. Linear in its sentence.
    [[nodiscard]] bool count(const Trigger& trigger) const;

  private:
    enum class Span { None,
                      Days,
                      Month,
                      Long };

    [[nodiscard]] bool of_a_day(const Trigger& trigger) const;
    [[nodiscard]] Span span_of(const DateMention& date) const;
    [[nodiscard]] Span span(const Trigger& trigger) const;
    [[nodiscard]] bool acts(const Trigger& trigger, Span span) const;
    [[nodiscard]] bool people(const Trigger& trigger, Span span) const;
    [[nodiscard]] bool weapons(const Trigger& trigger, Span span) const;
    [[nodiscard]] bool times(const Trigger& trigger, Span span) const;
    [[nodiscard]] bool one_act_beside(const Trigger& trigger) const;
    [[nodiscard]] std::int64_t count_before(std::uint32_t token, std::uint32_t reach) const;

    const Analysis& analysis_;
    const std::vector<text::Token>& tokens_;
    const Clauses& clauses_;
    const std::vector<DateMention>& dates_;
    const std::vector<NumberMention>& numbers_;
    const std::vector<Trigger>& triggers_;
};

} // namespace marsad::extract
