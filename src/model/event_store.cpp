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

void EventStore::Builder::add(const Event& event) {
    Row row{};
    row.first_day = event.date ? day_number(event.date->first) : kUndated;
    row.last_day = event.date ? day_number(event.date->last) : kUndated;
    row.fatalities = count_or_unknown(event.fatalities.value);
    row.injuries = count_or_unknown(event.injuries.value);
    row.sub_event_type = event.sub_event_type;
    row.weapon = event.weapon;
    row.precision = event.date ? static_cast<std::uint8_t>(event.time_precision) : std::uint8_t{0};
    unsigned flags = event.intercepted ? kIntercepted : 0U;
    flags |= event.claimed ? kClaimKnown | (*event.claimed ? kClaimed : 0U) : 0U;
    flags |= event.role == Role::Background ? kBackground : 0U;
    if (event.place) {
        const Place& place = *event.place;
        flags |= kPlaced;
        row.lon_e7 = static_cast<std::int32_t>(std::lround(place.position.lon_deg() * kUnitsPerDegree));
        row.lat_e7 = static_cast<std::int32_t>(std::lround(place.position.lat_deg() * kUnitsPerDegree));
        row.radius_km = static_cast<float>(place.radius_km);
        row.precision = static_cast<std::uint8_t>(row.precision | static_cast<unsigned>(place.geo_precision) << 4U);
        row.country = strings_.intern(place.country);
        row.country_code = packed_code(place.country_code);
        row.location = strings_.intern(place.name);
        row.place_id = strings_.intern(place.place_id);
    }
    row.flags = static_cast<std::uint8_t>(flags);
    row.actor1 = strings_.intern(event.actor1.value_or(""));
    row.assoc_actor1 = strings_.intern(joined(event.assoc_actor1));
    row.actor2 = strings_.intern(event.actor2.value_or(""));
    row.assoc_actor2 = strings_.intern(joined(event.assoc_actor2));
    row.source = strings_.intern(event.source.value_or(""));
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
    store.reserve(rows_.size());
    for (const Row& row : rows_) {
        store.append(row);
    }
    rows_.clear();
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
    reserve_all(first_day_, last_day_, latest_last_day_, lon_e7_, lat_e7_, fatalities_, injuries_, radius_km_, report_, country_, actor1_,
                assoc_actor1_, actor2_, assoc_actor2_, location_, place_id_, source_, number_, order_, country_code_, sub_event_type_, weapon_,
                precision_, flags_);
}

void EventStore::append(const Builder::Row& row) {
    latest_last_day_.push_back(latest_last_day_.empty() ? row.last_day : std::max(latest_last_day_.back(), row.last_day));
    first_day_.push_back(row.first_day);
    last_day_.push_back(row.last_day);
    lon_e7_.push_back(row.lon_e7);
    lat_e7_.push_back(row.lat_e7);
    fatalities_.push_back(row.fatalities);
    injuries_.push_back(row.injuries);
    radius_km_.push_back(row.radius_km);
    report_.push_back(row.report);
    country_.push_back(row.country);
    actor1_.push_back(row.actor1);
    assoc_actor1_.push_back(row.assoc_actor1);
    actor2_.push_back(row.actor2);
    assoc_actor2_.push_back(row.assoc_actor2);
    location_.push_back(row.location);
    place_id_.push_back(row.place_id);
    source_.push_back(row.source);
    number_.push_back(row.number);
    order_.push_back(row.order);
    country_code_.push_back(row.country_code);
    sub_event_type_.push_back(row.sub_event_type);
    weapon_.push_back(row.weapon);
    precision_.push_back(row.precision);
    flags_.push_back(row.flags);
    dated_count_ += row.first_day != kUndated ? 1 : 0;
}

EventStore::Range EventStore::rows_near(timeline::DayInterval interval) const {
    const auto dated = static_cast<std::ptrdiff_t>(dated_count_);
    const auto end = std::upper_bound(first_day_.begin(), first_day_.begin() + dated, day_number(interval.last)) - first_day_.begin();
    const auto begin = std::lower_bound(latest_last_day_.begin(), latest_last_day_.begin() + end, day_number(interval.first)) - latest_last_day_.begin();
    return {static_cast<std::size_t>(begin), static_cast<std::size_t>(end)};
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

std::optional<geo::LonLat> EventStore::position(std::size_t row) const {
    if (!is_placed(row)) {
        return std::nullopt;
    }
    return geo::LonLat::from_degrees(geo::Lon{lon_e7_[row] / kUnitsPerDegree}, geo::Lat{lat_e7_[row] / kUnitsPerDegree});
}

std::string EventStore::event_id(std::size_t row) const {
    const std::string_view report = strings_.text(report_[row]);
    return number_[row] > 0 ? fmt::format("{}-{}", report, number_[row]) : std::string(report);
}

EventFacts EventStore::facts(std::size_t row) const {
    return {date(row),
            sub_event_type_[row],
            strings_.text(country_[row]),
            unpacked_code(country_code_[row]),
            strings_.text(actor1_[row]),
            strings_.text(assoc_actor1_[row]),
            strings_.text(actor2_[row]),
            strings_.text(assoc_actor2_[row])};
}

std::size_t EventStore::memory_bytes() const { return first_day_.capacity() * bytes_per_event() + strings_.memory_bytes(); }

std::size_t EventStore::bytes_per_event() {
    return 7 * sizeof(std::int32_t) + sizeof(float) + 9 * sizeof(StringTable::Id) + 2 * sizeof(std::uint32_t) + sizeof(std::uint16_t) + 4;
}

} // namespace marsad::model
