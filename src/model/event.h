#pragma once

#include "geo/lon_lat.h"
#include "model/area_shape.h"
#include "model/event_type.h"
#include "timeline/day.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace marsad::model {

/// Words of the report that prove a value. Offsets are Unicode code points of the body, half-open.
struct Evidence {
    EvidenceRole role;
    std::uint32_t start;
    std::uint32_t end;
    std::string text;
    friend bool operator==(const Evidence&, const Evidence&) = default;
};

/// A resolved place: what a mention or query was taken to mean. `radius_km`: the true place lies inside it nine
/// times in ten. `geo_precision` is ACLED's 1, 2, 3 (3 also for a country).
struct Place {
    std::string place_id; ///< geonames:N, icao:XXXX, marsad:slug, user:slug
    std::string name;     ///< English display name
    std::string name_local; ///< display name in the report's language, or empty
    std::string kind;
    std::string country; ///< English name as in the contract, or the sea's name
    std::string country_code; ///< ISO 3166-1 alpha-2, empty at sea
    std::string admin1;
    geo::LonLat position;
    double radius_km;
    int geo_precision;
    double confidence; ///< 0 to 1
    std::string rung;  ///< exact, article, clitic, bridge, fuzzy, code, coordinate, relation, user
    std::string time_zone = {}; ///< IANA name, empty where not known; no property, for times told in UTC
    std::optional<AreaShape> shape = {}; ///< the area meant; nothing = a point. No property; for the layer of areas
};

/// A rival place. What stands behind `confidence` is no property of a layer: read back from one, `radius_km` is 0 = not known.
struct PlaceCandidate {
    std::string place_id;
    std::string name;
    geo::LonLat position;
    double confidence;
    std::string name_local = {};
    std::string kind = {};
    std::string country = {};
    std::string country_code = {};
    std::string admin1 = {};
    double radius_km = 0.0;
    int geo_precision = 0;
    std::string rung = {};
    std::string time_zone = {};
    std::optional<AreaShape> shape = {};
};

/// A place as a rival, and a rival as the place. Where nothing but its point is known, the place is a near one within
/// `kUnknownRadiusKm`, of no country.
inline constexpr double kUnknownRadiusKm = 25.0;
[[nodiscard]] PlaceCandidate rival_of(const Place& place);
[[nodiscard]] Place place_of(const PlaceCandidate& rival);

struct DateCandidate {
    timeline::DayInterval interval;
    std::string text;
};

/// A count of people: `value` null where not told exactly; `low`, `high` null where open (contract, "Numbers").
struct CountRange {
    std::optional<std::int64_t> value;
    std::optional<std::int64_t> low;
    std::optional<std::int64_t> high;
    friend bool operator==(const CountRange&, const CountRange&) = default;
};

struct Merge; ///< model/merge.h: the reports of an event that several tell

/// One event of one report, with every property of the contract. Optional = null = the text does not say.
struct Event {
    std::string event_id;
    std::string report_id;
    Role role = Role::Main;
    std::string lang;
    std::optional<timeline::DayInterval> date;
    timeline::TimePrecision time_precision = timeline::TimePrecision::OneDay; ///< meaningful with `date`
    std::optional<std::string> time;                                       ///< HH:MM local
    std::optional<TimeOfDay> time_of_day;
    SubEventType sub_event_type = SubEventType::Other;
    std::optional<std::string> actor1;
    std::vector<std::string> assoc_actor1;
    std::optional<std::string> actor2;
    std::vector<std::string> assoc_actor2;
    Weapon weapon = Weapon::Unknown;
    std::optional<std::string> weapon_text;
    bool intercepted = false;
    std::optional<bool> claimed;
    std::optional<std::string> claimed_by;
    CountRange fatalities;
    CountRange injuries;
    std::optional<std::int64_t> casualties_joint;
    std::optional<Place> place;
    std::optional<std::string> location_text; ///< as written, kept also where nothing was found
    std::optional<std::string> source;
    std::optional<std::string> source_url;
    std::optional<timeline::Day> published;
    std::string notes; ///< the sentence of the trigger
    double confidence = 0.0;
    Verification verification = Verification::Unchecked;
    std::vector<Evidence> evidence;
    std::vector<PlaceCandidate> candidates;    ///< at most three rivals
    std::vector<DateCandidate> date_candidates; ///< at most three rivals
    std::optional<std::string> reason;         ///< why date or place is null
    std::shared_ptr<const Merge> merge = {};   ///< only in a merged layer
};

/// A place named in a report, whether or not an event stands there (`--layer places`).
struct PlaceMention {
    std::string report_id;
    std::string text;             ///< as written
    std::optional<Place> place;   ///< nothing = not located
    std::vector<std::string> event_ids;
    std::vector<Evidence> evidence; ///< role Where, one a mention
};

struct Explanation;

/// What one report gave.
struct ReportResult {
    std::string report_id;
    std::vector<Event> events;
    std::vector<PlaceMention> places;
    std::shared_ptr<Explanation> explanation = {}; ///< only where it was asked for
};

} // namespace marsad::model
