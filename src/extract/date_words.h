#pragma once

#include "extract/mention.h"

#include <cstdint>
#include <optional>
#include <string_view>
#include <vector>

namespace marsad::extract {

/// The lexicon classes that the date grammar reads (`time.tsv`; numbers and ordinals also of `numbers.tsv`).
enum class TimeClass : std::uint8_t {
    Month, HijriMonth, Weekday, DayWord, DayPart, Unit, Modifier, Direction, Section, Number, Ordinal, OrdinalSuffix, Few, Approx,
    ClockHour, ClockWord, Zone, Link, Intro, Anniversary, Future, Holiday, TrapBefore, TrapAfter, HijriMark, Recall,
};

struct TimeHit {
    TokenRange tokens;
    TimeClass cls;
    int value = 0; ///< of a numeric value, else 0
    const lexicon::Hit* hit = nullptr;

    [[nodiscard]] std::string_view text() const { return hit->entry->value; }
    [[nodiscard]] bool has(std::string_view attr) const { return hit->entry->has(attr); }
    [[nodiscard]] int attr_number(std::string_view attr, int otherwise) const;
};

/// A number or ordinal and the token behind it.
struct CountAt {
    int value = 0;
    std::uint32_t last = 0;
    int range_last = 0; ///< second number of "3-5", else 0
};

/// Hits of the time classes by their first token.
class DateWords {
  public:
    explicit DateWords(const Analysis& analysis);

    [[nodiscard]] const text::Token& token(std::uint32_t at) const { return analysis_.document.tokens[at]; }
    [[nodiscard]] std::uint32_t token_count() const { return static_cast<std::uint32_t>(analysis_.document.tokens.size()); }
    /// The longest hit of a class that begins at a token, or null.
    [[nodiscard]] const TimeHit* at(std::uint32_t token, TimeClass cls) const;
    [[nodiscard]] const TimeHit* at(std::uint32_t token, TimeClass cls, std::string_view value) const;
    /// A hit of a class that ends before a token, or null.
    [[nodiscard]] const TimeHit* before(std::uint32_t token, TimeClass cls) const;
    [[nodiscard]] bool any(std::uint32_t token) const { return offsets_[token] != offsets_[token + 1]; }
    [[nodiscard]] const TimeHit* before(std::uint32_t token, TimeClass cls, std::string_view value) const;
    /// Whether the word is written with the Arabic sign of a doubled letter.
    [[nodiscard]] bool has_shadda(std::uint32_t at) const;
    [[nodiscard]] bool is_punct(std::uint32_t at, std::string_view sign) const;

    /// Digits only, at most four.
    [[nodiscard]] std::optional<int> digits(std::uint32_t at) const;
    /// "14", "three", "twenty two", خمسة عشر; below 10,000.
    [[nodiscard]] std::optional<CountAt> number(std::uint32_t at) const;
    /// "third", "20th", "twenty-first", الخامس والعشرين.
    [[nodiscard]] std::optional<CountAt> ordinal(std::uint32_t at) const;
    /// A day of a month in digits or as an ordinal: "3", "3rd", "3-5", "third".
    [[nodiscard]] std::optional<CountAt> day_number(std::uint32_t at) const;

  private:
    const Analysis& analysis_;
    std::vector<TimeHit> hits_;
    std::vector<std::uint32_t> offsets_;
};

} // namespace marsad::extract
