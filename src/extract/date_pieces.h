#pragma once

#include "extract/date_spec.h"
#include "extract/date_words.h"

#include <cstdint>
#include <optional>
#include <string_view>

namespace marsad::extract {

/// Token behind a piece that was read, or nothing where none stands.
using PieceEnd = std::optional<std::uint32_t>;

/// Reads single pieces of a time expression into a spec: each function returns the token behind the piece, or leaves
/// the spec as it was. A slot that is filled refuses a second piece.
class DatePieces {
  public:
    DatePieces(const DateWords& words, std::uint32_t limit) : words_(words), limit_(limit) {}

    /// Any piece at a token. After a comma or bracket (`loose`) only calendar pieces and clocks go on with a mention.
    [[nodiscard]] PieceEnd any(std::uint32_t at, DateSpec& spec, bool loose) const;
    [[nodiscard]] PieceEnd clock(std::uint32_t at, DateSpec& spec) const;
    /// Passes over links ("of the", من) from a token; at most four.
    [[nodiscard]] std::uint32_t skip_links(std::uint32_t at) const;

  private:
    /// Where a relative expression ends and which way it points.
    struct RelativeEnd {
        std::uint32_t next = 0;
        DateDirection direction = DateDirection::None;
        bool names_event = false;
        bool to_the_day = false;
    };

    [[nodiscard]] PieceEnd numeric_date(std::uint32_t at, DateSpec& spec) const;
    [[nodiscard]] PieceEnd anniversary(std::uint32_t at, DateSpec& spec) const;
    [[nodiscard]] PieceEnd relative(std::uint32_t at, DateSpec& spec) const;
    [[nodiscard]] bool direction_behind(RelativeEnd& end) const;
    void event_behind(const Duration& duration, RelativeEnd& end) const;
    [[nodiscard]] PieceEnd duration_count(std::uint32_t at, Duration& duration, bool& told) const;
    [[nodiscard]] std::uint32_t count_behind(std::uint32_t at, Duration& duration) const;
    [[nodiscard]] PieceEnd relative_tail(std::uint32_t at, const TimeHit* before, const Duration& duration, DateSpec& spec) const;
    [[nodiscard]] PieceEnd duration(std::uint32_t at, Duration& duration, bool bare, std::string_view tied) const;
    [[nodiscard]] PieceEnd modified(std::uint32_t at, DateSpec& spec) const;
    [[nodiscard]] PieceEnd modified_after(const TimeHit& mod, DateSpec& spec) const;
    [[nodiscard]] PieceEnd modified_name(std::uint32_t noun, DateMod kind, DateSpec& spec) const;
    [[nodiscard]] PieceEnd section(std::uint32_t at, DateSpec& spec) const;
    [[nodiscard]] PieceEnd day_and_month(std::uint32_t at, DateSpec& spec) const;
    [[nodiscard]] PieceEnd month_name(std::uint32_t at, DateSpec& spec, bool alone) const;
    [[nodiscard]] PieceEnd month_day(const TimeHit& month, std::uint32_t at, DateSpec& spec) const;
    [[nodiscard]] PieceEnd hijri_tail(std::uint32_t at, DateSpec& spec) const;
    [[nodiscard]] std::uint32_t year_tail(std::uint32_t at, DateSpec& spec) const;
    [[nodiscard]] PieceEnd year_alone(std::uint32_t at, DateSpec& spec) const;
    [[nodiscard]] PieceEnd weekday(std::uint32_t at, DateSpec& spec) const;
    [[nodiscard]] PieceEnd day_word(std::uint32_t at, DateSpec& spec) const;
    [[nodiscard]] PieceEnd day_part(std::uint32_t at, DateSpec& spec) const;
    [[nodiscard]] PieceEnd clock_phrase(std::uint32_t at, int& minutes) const;
    [[nodiscard]] PieceEnd hour_of_clock(std::uint32_t at, ClockTime& clock, bool& exact) const;
    [[nodiscard]] std::uint32_t clock_minutes(std::uint32_t at, ClockTime& clock, bool& exact) const;
    [[nodiscard]] std::uint32_t clock_suffixes(std::uint32_t at, ClockTime& clock, bool& exact) const;

    [[nodiscard]] const TimeHit* modifier(std::uint32_t at, bool pre) const;
    [[nodiscard]] bool inside(std::uint32_t at) const { return at < limit_; }
    [[nodiscard]] bool introduced(std::uint32_t at) const;
    [[nodiscard]] std::optional<int> year_number(std::uint32_t at) const;
    [[nodiscard]] bool dated(std::uint32_t behind) const;
    [[nodiscard]] bool is_lead_ok(std::uint32_t behind) const;

    const DateWords& words_;
    std::uint32_t limit_; ///< end of the sentence
};

/// Sets the unit that a modifier belongs to ("last week"), with the weekday on which its language begins a week.
void set_unit(DateSpec& spec, const TimeHit& unit, DateMod mod);
[[nodiscard]] DateSection section_from_name(std::string_view name);
[[nodiscard]] DateMod mod_from_name(std::string_view name);
[[nodiscard]] TimeUnit unit_from_name(std::string_view name);

} // namespace marsad::extract
