#pragma once

#include "base/result.h"
#include "io/json_text.h"
#include "model/event.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

namespace marsad::io {

/// The properties of an event in the order of every output format.
enum class Property : std::uint8_t {
    EventId,
    ReportId,
    Role,
    Lang,
    EventDate,
    DateStart,
    DateEnd,
    Time,
    TimeOfDay,
    TimePrecision,
    DisorderType,
    EventType,
    SubEventType,
    Actor1,
    AssocActor1,
    Actor2,
    AssocActor2,
    Weapon,
    WeaponText,
    Intercepted,
    Claimed,
    ClaimedBy,
    Fatalities,
    FatalitiesLow,
    FatalitiesHigh,
    Injuries,
    InjuriesLow,
    InjuriesHigh,
    CasualtiesJoint,
    Country,
    CountryCode,
    Admin1,
    Location,
    LocationText,
    PlaceId,
    Latitude,
    Longitude,
    GeoPrecision,
    RadiusKm,
    Source,
    SourceUrl,
    Published,
    Notes,
    Confidence,
    Evidence,
    Candidates,
    DateCandidates,
    Reason,
    ReportCount, ///< from here on: only in a merged layer
    TextCount,
    Sources,
    MergeReasons,
    MergedFrom
};
inline constexpr std::size_t kPropertyCount = 53;
/// Those that every layer has.
inline constexpr std::size_t kPlainPropertyCount = 48;

/// How a property is written: Json = an array of objects (in CSV its JSON text).
enum class PropertyKind : std::uint8_t { Text,
                                         Integer,
                                         Boolean,
                                         Decimal6,
                                         Decimal2,
                                         Decimal1,
                                         Json };

[[nodiscard]] std::string_view name(Property property);
[[nodiscard]] PropertyKind kind(Property property);
[[nodiscard]] std::optional<Property> property_from_name(std::string_view text);
/// Decimals of a kind; 0 for the kinds that are no decimals.
[[nodiscard]] int decimals(PropertyKind kind);

/// Null, or the value by the property's kind: Text and Json a string, the decimals a Fixed.
using PropertyValue = std::variant<std::monostate, bool, std::int64_t, Fixed, std::string>;
using PropertyRow = std::array<PropertyValue, kPropertyCount>;

/// Every property of an event, ready to be written. Those of a merged layer are null where `event.merge` is.
[[nodiscard]] PropertyRow properties_of(const model::Event& event);

/// The event that has these properties: the inverse of properties_of() for all that it writes. Derived properties
/// (event_date, event_type, disorder_type) are not looked at; `evidence`, `candidates` and `date_candidates` are given
/// apart, since they come as JSON. BadFormat, naming the property.
[[nodiscard]] base::Result<model::Event> event_from_properties(const PropertyRow& row);

/// JSON arrays of the structured properties.
void append_evidence(std::string& out, const std::vector<model::Evidence>& evidence);
void append_candidates(std::string& out, const std::vector<model::PlaceCandidate>& candidates);
void append_date_candidates(std::string& out, const std::vector<model::DateCandidate>& candidates);

} // namespace marsad::io
