#pragma once

#include "extract/mention.h"

#include <cstdint>
#include <vector>

namespace marsad::extract {

/// A stretch of a sentence between commas, semicolons, dashes and conjunctions; scope of most realis words.
struct Clause {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    std::uint32_t sentence = 0;
    bool comma = false; ///< opened by a comma alone: weaker than a conjunction
    bool soft = false;  ///< opened by "when": what it tells belongs with what stands before
};

/// Clauses of the whole document in order; every token belongs to exactly one.
class Clauses {
  public:
    explicit Clauses(const Analysis& analysis);

    [[nodiscard]] const std::vector<Clause>& all() const { return clauses_; }
    [[nodiscard]] std::uint32_t of(std::uint32_t token) const { return clause_of_[token]; }
    /// Clause boundaries between two tokens (0: the same clause); commas count one, conjunctions and signs two.
    [[nodiscard]] std::uint32_t boundaries(std::uint32_t a, std::uint32_t b) const;

    /// The same as a distance: a "when" costs as little as a comma.
    [[nodiscard]] std::uint32_t steps(std::uint32_t a, std::uint32_t b) const;

  private:
    std::vector<Clause> clauses_;
    std::vector<std::uint32_t> clause_of_;
    std::vector<std::uint32_t> steps_until_;
    std::vector<std::uint32_t> weight_until_; ///< of the boundaries up to a clause, its own included
};

/// What a binding of two mentions costs: tokens between them, and dearly the clause and sentence ends.
[[nodiscard]] int distance_cost(const Analysis& analysis, const Clauses& clauses, TokenRange trigger, TokenRange mention);

} // namespace marsad::extract
