#pragma once

#include "extract/mention.h"

#include <string>
#include <vector>

namespace marsad::extract {

/// A number told in digits or words, with the bounds around it ("at least", على الأقل). Whether it counts people,
/// hours or shells is for the reader to decide.
struct NumberMention {
    TokenRange tokens;        ///< bounds before it and clitics included
    TokenRange core;          ///< the number alone
    model::CountRange count;  ///< value null where vague (dozens), low as in numbers.tsv
    lexicon::Affix prefix;    ///< Arabic clitics before it: و, ب, ل, ال, ...
    bool ordinal = false;     ///< count.value is the rank
    bool vague = false;       ///< dozens, several, عشرات
    bool from_to = false;     ///< "from 14 to 20": low and high, which may also be an old and a new figure
    bool additional = false;  ///< "another five", "the other two"
    bool countable = true;    ///< false for ranks, codes (F-16), money, per cent, 122mm, 50-year-old
    /// Whether a number joined by "and" stands before it: its clitic is و.
    [[nodiscard]] bool has_wa() const { return prefix.has(lexicon::Feature::And); }
};

/// All numbers of the report by first token, none inside another. Linear in the length of the text.
/// Reads the classes of `numbers.tsv`, and ordinal_suffix of `time.tsv`.
[[nodiscard]] std::vector<NumberMention> find_numbers(const Analysis& analysis);

} // namespace marsad::extract
