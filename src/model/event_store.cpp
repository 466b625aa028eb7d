#include "model/event_store.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <numeric>

#include <fmt/format.h>

namespace marsad::model {

namespace {

constexpr double kUnitsPerDegree = 1e7;

std::int32_t count_or_unknown(const std::optional<std::int64_t>& count) {
    const std::int64_t limit = std::numeric_limits<std::int32_t>::max();
    return count ? static_cast<std::int32_t>(std::clamp<std::int64_t>(*count, 0, limit)) : EventStore::kUnknownCount;
}

std::string joined(const std::vector<std::string>& names) { return fmt::format("{}", fmt::join(names, "; ")); }

/// k of "REPORT-k", or 0 where the id is built otherwise.
std::uint32_t number_in_report(const Event& event) {
    const std::string& id = event.event_id;
    const std::size_t dash = event.report_id.size();
    if (!id.starts_with(event.report_id) || id.size() < dash + 2 || id[dash] != '-' || id[dash + 1] == '0') {
        return 0;
    }
    std::uint32_t number = 0;
    const char* const end = id.data() + id.size();
    const auto read = std::from_chars(id.data() + dash + 1, end, number);
    return read.ec == std::errc() && read.ptr == end ? number : 0;
}

/// Texts of two capital letters only, which is what ISO gives.
std::uint16_t packed_code(std::string_view code) {
    return code.size() == 2 ? static_cast<std::uint16_t>(static_cast<unsigned char>(code[0]) << 8U | static_cast<unsigned char>(code[1])) : std::uint16_t{0};
}

std::size_t mixed(std::uint64_t a, std::uint64_t b) {
    const std::uint64_t bits = (a ^ b * 0xC2B2AE3D27D4EB4FULL) * 0x9E3779B97F4A7C15ULL;
    return static_cast<std::size_t>(bits ^ bits >> 29U);
}

/// The text of a packed code lives in a table of all of them, so that facts() can hand out views.
std::string_view unpacked_code(std::uint16_t packed) {
    static const std::vector<char> table = [] {
        std::vector<char> letters(std::size_t{2} << 16U);
        for (std::size_t code = 0; code < letters.size() / 2; ++code) {
            letters[2 * code] = static_cast<char>(code >> 8U);
            letters[2 * code + 1] = static_cast<char>(code & 0xFFU);
        }
        return letters;
    }();
    return packed == 0 ? std::string_view() : std::string_view(table.data() + std::size_t{2} * packed, 2);
}

} // namespace

DayNumber day_number(timeline::Day day) { return static_cast<DayNumber>(day.time_since_epoch().count()); }
timeline::Day day_of(DayNumber number) { return timeline::Day{std::chrono::days{number}}; }

std::size_t EventStore::Builder::Hash::operator()(const StoredPlace& place) const {
    // Ids and names differ where positions do, nearly always.
    return mixed(static_cast<std::uint64_t>(static_cast<std::uint32_t>(place.lon_e7)) << 32U | static_cast<std::uint32_t>(place.lat_e7), place.geo_precision);
}

std::size_t EventStore::Builder::Hash::operator()(const ActorGroup& actors) const {
    return mixed(static_cast<std::uint64_t>(actors.actor1) << 32U | actors.actor2, static_cast<std::uint64_t>(actors.assoc_actor1) << 32U | actors.assoc_actor2);
}

void EventStore::Builder::add(const Event& event) {
    Row row{};
    row.first_day = event.date ? day_number(event.date->first) : kUndated;
    row.last_day = event.date ? day_number(event.date->last) : kUndated;
    row.fatalities = count_or_unknown(event.fatalities.value);
    row.least_dead = count_or_unknown(event.fatalities.low ? event.fatalities.low : event.fatalities.value);
    row.injuries = count_or_unknown(event.injuries.value);
    row.sub_event_type = event.sub_event_type;
    row.weapon = event.weapon;
    row.verification = event.verification;
    row.confidence = static_cast<std::uint8_t>(std::lround(std::clamp(event.confidence, 0.0, 1.0) * 100.0));
    row.precision = event.date ? static_cast<std::uint8_t>(event.time_precision) : std::uint8_t{0};
    unsigned flags = event.intercepted ? kIntercepted : 0U;
    flags |= event.claimed ? kClaimKnown | (*event.claimed ? kClaimed : 0U) : 0U;
    flags |= event.role == Role::Background ? kBackground : 0U;
    row.flags = static_cast<std::uint8_t>(flags);
    row.place = kNoPlace;
    if (event.place) {
        const Place& place = *event.place;
        row.radius_km = static_cast<float>(place.radius_km);
        const StoredPlace stored{static_cast<std::int32_t>(std::lround(place.position.lon_deg() * kUnitsPerDegree)),
                                 static_cast<std::int32_t>(std::lround(place.position.lat_deg() * kUnitsPerDegree)),
                                 strings_.intern(place.place_id),
                                 strings_.intern(place.name),
                                 strings_.intern(place.country),
                                 packed_code(place.country_code),
                                 static_cast<std::uint8_t>(place.geo_precision)};
        const auto [found, added] = place_numbers_.try_emplace(stored, static_cast<std::uint32_t>(places_.size()));
        if (added) {
            places_.push_back(stored);
        }
        row.place = found->second;
    }
    const ActorGroup actors{strings_.intern(event.actor1.value_or("")), strings_.intern(joined(event.assoc_actor1)), strings_.intern(event.actor2.value_or("")),
                            strings_.intern(joined(event.assoc_actor2))};
    const auto [group, added] = actor_numbers_.try_emplace(actors, static_cast<std::uint32_t>(actors_.size()));
    if (added) {
        actors_.push_back(actors);
    }
    row.actors = group->second;
    row.source = sources_.intern(event.source.value_or(""));
    row.number = number_in_report(event);
    row.report = strings_.intern(row.number > 0 ? event.report_id : event.event_id);
    row.order = static_cast<std::uint32_t>(rows_.size());
    rows_.push_back(row);
}

EventStore EventStore::Builder::build() && {
    EventStore store;
    std::sort(rows_.begin(), rows_.end(), [](const Row& a, const Row& b) {
        return a.first_day != b.first_day ? a.first_day < b.first_day : a.last_day != b.last_day ? a.last_day < b.last_day
                                                                                                 : a.order < b.order;
    });
    store.strings_ = std::move(strings_);
    store.strings_.freeze();
    store.sources_ = std::move(sources_);
    store.sources_.freeze();
    store.places_ = std::move(places_);
    store.actors_ = std::move(actors_);
    place_numbers_.clear();
    actor_numbers_.clear();
    store.reserve(rows_.size());
    std::size_t dated = 0;
    for (const Row& row : rows_) {
        store.append(row);
        dated += row.first_day != kUndated ? 1 : 0;
    }
    rows_ = {};
    store.number_places_by_first_row();
    store.sort_by_last_day(dated);
    return store;
}

EventStore EventStore::from_events(std::span<const Event> events) {
    Builder builder;
    for (const Event& event : events) {
        builder.add(event);
    }
    return std::move(builder).build();
}

void EventStore::reserve(std::size_t count) {
    const auto reserve_all = [count](auto&... columns) { (columns.reserve(count), ...); };
    reserve_all(first_day_, last_day_, latest_last_day_, fatalities_, least_dead_, injuries_, radius_km_, report_, place_, actor_group_, source_, number_, order_,
                sub_event_type_, weapon_, verification_, confidence_, precision_, flags_);
}

void EventStore::append(const Builder::Row& row) {
    latest_last_day_.push_back(latest_last_day_.empty() ? row.last_day : std::max(latest_last_day_.back(), row.last_day));
    first_day_.push_back(row.first_day);
    last_day_.push_back(row.last_day);
    fatalities_.push_back(row.fatalities);
    least_dead_.push_back(row.least_dead);
    injuries_.push_back(row.injuries);
    radius_km_.push_back(row.radius_km);
    report_.push_back(row.report);
    place_.push_back(row.place);
    actor_group_.push_back(row.actors);
    source_.push_back(row.source);
    number_.push_back(row.number);
    order_.push_back(row.order);
    sub_event_type_.push_back(row.sub_event_type);
    weapon_.push_back(row.weapon);
    verification_.push_back(row.verification);
    confidence_.push_back(row.confidence);
    precision_.push_back(row.precision);
    flags_.push_back(row.flags);
}

void EventStore::number_places_by_first_row() {
    std::vector<std::uint32_t> numbers(places_.size(), kNoPlace);
    std::vector<StoredPlace> ordered;
    ordered.reserve(places_.size());
    for (std::uint32_t& place : place_) {
        if (place == kNoPlace) {
            continue;
        }
        if (numbers[place] == kNoPlace) {
            numbers[place] = static_cast<std::uint32_t>(ordered.size());
            ordered.push_back(places_[place]);
        }
        place = numbers[place];
    }
    places_ = std::move(ordered);
}

void EventStore::sort_by_last_day(std::size_t dated) {
    by_last_day_.resize(dated);
    std::iota(by_last_day_.begin(), by_last_day_.end(), 0U);
    std::sort(by_last_day_.begin(), by_last_day_.end(), [&](std::uint32_t a, std::uint32_t b) { return last_day_[a] != last_day_[b] ? last_day_[a] < last_day_[b] : a < b; });
}

EventStore::Range EventStore::rows_near(timeline::DayInterval interval) const {
    const auto end = static_cast<std::ptrdiff_t>(begun_by(day_number(interval.last)));
    const auto begin = std::lower_bound(latest_last_day_.begin(), latest_last_day_.begin() + end, day_number(interval.first)) - latest_last_day_.begin();
    return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
}

std::size_t EventStore::begun_by(DayNumber day) const {
    const auto dated = first_day_.begin() + static_cast<std::ptrdiff_t>(dated_count());
    return static_cast<std::size_t>(std::upper_bound(first_day_.begin(), dated, day) - first_day_.begin());
}

std::size_t EventStore::ended_before(DayNumber day) const {
    const auto first_alive = std::partition_point(by_last_day_.begin(), by_last_day_.end(), [&](std::uint32_t row) { return last_day_[row] < day; });
    return static_cast<std::size_t>(first_alive - by_last_day_.begin());
}

std::optional<bool> EventStore::claimed(std::size_t row) const {
    return (flags_[row] & kClaimKnown) != 0 ? std::optional((flags_[row] & kClaimed) != 0) : std::nullopt;
}

std::optional<timeline::DayInterval> EventStore::date(std::size_t row) const {
    if (first_day_[row] == kUndated) {
        return std::nullopt;
    }
    return timeline::DayInterval{day_of(first_day_[row]), day_of(last_day_[row])};
}

geo::LonLat EventStore::position_of(const StoredPlace& place) {
    return *geo::LonLat::from_degrees(geo::Lon{place.lon_e7 / kUnitsPerDegree}, geo::Lat{place.lat_e7 / kUnitsPerDegree});
}

std::optional<geo::LonLat> EventStore::position(std::size_t row) const {
    return is_placed(row) ? std::optional(position_of(places_[place_[row]])) : std::nullopt;
}

std::string EventStore::event_id(std::size_t row) const {
    const std::string_view report = strings_.text(report_[row]);
    return number_[row] > 0 ? fmt::format("{}-{}", report, number_[row]) : std::string(report);
}

std::string_view EventStore::country_code(const StoredPlace& place) { return unpacked_code(place.country_code); }

EventFacts EventStore::facts(std::size_t row) const {
    const StoredPlace* place = is_placed(row) ? &places_[place_[row]] : nullptr;
    const ActorGroup& actors = actors_[actor_group_[row]];
    return {date(row),
            sub_event_type_[row],
            place != nullptr ? strings_.text(place->country) : std::string_view(),
            place != nullptr ? country_code(*place) : std::string_view(),
            strings_.text(actors.actor1),
            strings_.text(actors.assoc_actor1),
            strings_.text(actors.actor2),
            strings_.text(actors.assoc_actor2)};
}

std::size_t EventStore::memory_bytes() const {
    return first_day_.capacity() * bytes_per_event() + places_.capacity() * sizeof(StoredPlace) + actors_.capacity() * sizeof(ActorGroup) + strings_.memory_bytes() +
           sources_.memory_bytes();
}

std::size_t EventStore::bytes_per_event() {
    return 6 * sizeof(std::int32_t) + sizeof(float) + sizeof(StringTable::Id) + 6 * sizeof(std::uint32_t) + 6;
}

} // namespace marsad::model
