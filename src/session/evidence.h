#pragma once

#include "model/event.h"

#include <array>
#include <cstdint>
#include <optional>
#include <vector>

namespace marsad::session {

/// The rows of an event's card; each lights its words in the report.
enum class Field : std::uint8_t { What, When, Where, Who, Weapon, Casualties, Claim };
inline constexpr std::array kFields{Field::What, Field::When, Field::Where, Field::Who, Field::Weapon, Field::Casualties, Field::Claim};

/// The field that a piece of evidence belongs to: both actors are Who, an outcome stands with the casualties.
[[nodiscard]] Field field_of(model::EvidenceRole role);

/// A stretch of a report in which the same fields are lit; code points of the body, half-open.
struct LitSpan {
    std::uint32_t start;
    std::uint32_t end;
    std::vector<Field> fields; ///< the field of the shortest evidence first: it is drawn on top
};

/// The evidence of an event cut where spans begin and end: in order, apart, never empty.
[[nodiscard]] std::vector<LitSpan> lit_spans(const model::Event& event);

/// The field under a position of the body, the topmost one.
[[nodiscard]] std::optional<Field> field_at(const std::vector<LitSpan>& spans, std::uint32_t position);

} // namespace marsad::session
