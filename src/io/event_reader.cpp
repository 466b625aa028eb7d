#include "io/event_reader.h"

#include "io/json_error.h"
#include "model/merge.h"

#include <charconv>
#include <limits>

#include <fmt/format.h>
#include <simdjson.h>

namespace marsad::io {

namespace {

using base::ErrorCode;
using simdjson::dom::element;
using simdjson::dom::object;

tl::unexpected<base::Error> bad(Property property, std::string_view why) {
    return base::failure(ErrorCode::BadFormat, fmt::format("property \"{}\" {}", name(property), why));
}

/// Typed access to a row; remembers the first failure.
class RowView {
  public:
    explicit RowView(const PropertyRow& row) : row_(row) {}

    [[nodiscard]] std::optional<std::string> text(Property property) { return of_type<std::string>(property, "is not a text"); }
    [[nodiscard]] std::optional<std::int64_t> integer(Property property) { return of_type<std::int64_t>(property, "is not a whole number"); }
    [[nodiscard]] std::optional<bool> boolean(Property property) { return of_type<bool>(property, "is not true or false"); }
    [[nodiscard]] std::optional<double> decimal(Property property) {
        const auto fixed = of_type<Fixed>(property, "is not a number");
        return fixed ? std::optional(to_double(*fixed)) : std::nullopt;
    }
    [[nodiscard]] std::optional<timeline::Day> day(Property property) {
        const auto iso = text(property);
        const auto parsed = iso ? timeline::parse_iso_day(*iso) : std::nullopt;
        if (iso && !parsed) {
            fail(property, "is not a date YYYY-MM-DD");
        }
        return parsed;
    }
    [[nodiscard]] std::vector<std::string> list(Property property) {
        std::vector<std::string> names;
        const std::string joined = text(property).value_or("");
        for (std::size_t from = 0; from < joined.size();) {
            const std::size_t end = std::min(joined.find("; ", from), joined.size());
            names.push_back(joined.substr(from, end - from));
            from = end + 2;
        }
        return names;
    }
    /// A value named by a word; `otherwise` where the property is null.
    template <typename Value>
    [[nodiscard]] Value word(Property property, std::optional<Value> (*from_name)(std::string_view), Value otherwise) {
        const auto written = text(property);
        if (!written) {
            return otherwise;
        }
        const auto value = from_name(*written);
        if (!value) {
            fail(property, fmt::format("has an unknown value: {}", *written));
        }
        return value.value_or(otherwise);
    }

    void fail(Property property, std::string_view why) {
        if (!error_) {
            error_ = bad(property, why).value();
        }
    }
    [[nodiscard]] const std::optional<base::Error>& error() const { return error_; }

  private:
    template <typename Type>
    std::optional<Type> of_type(Property property, std::string_view complaint) {
        const PropertyValue& value = row_[static_cast<std::size_t>(property)];
        if (std::holds_alternative<std::monostate>(value)) {
            return std::nullopt;
        }
        if (const Type* typed = std::get_if<Type>(&value)) {
            return *typed;
        }
        fail(property, complaint);
        return std::nullopt;
    }

    const PropertyRow& row_;
    std::optional<base::Error> error_;
};

std::optional<model::Role> role_from_name(std::string_view text) {
    for (const model::Role role : {model::Role::Main, model::Role::Background}) {
        if (model::name(role) == text) {
            return role;
        }
    }
    return std::nullopt;
}

void read_identity(RowView& row, model::Event& event) {
    event.event_id = row.text(Property::EventId).value_or("");
    if (event.event_id.empty()) {
        row.fail(Property::EventId, "is missing; is this a layer of events written by Marsad?");
    }
    event.report_id = row.text(Property::ReportId).value_or(event.event_id.substr(0, event.event_id.rfind('-')));
    event.role = row.word(Property::Role, role_from_name, model::Role::Main);
    event.lang = row.text(Property::Lang).value_or("");
}

void read_time(RowView& row, model::Event& event) {
    auto first = row.day(Property::DateStart);
    auto last = row.day(Property::DateEnd);
    first = first ? first : last;
    last = last ? last : first;
    if (first && *last < *first) {
        row.fail(Property::DateEnd, "is before date_start");
    } else if (first) {
        event.date = timeline::DayInterval{*first, *last};
        const std::int64_t precision = row.integer(Property::TimePrecision).value_or(static_cast<std::int64_t>(timeline::precision_of(*event.date)));
        if (precision < 1 || precision > 3) {
            row.fail(Property::TimePrecision, "is not 1, 2 or 3");
        } else {
            event.time_precision = static_cast<timeline::TimePrecision>(precision);
        }
    }
    event.time = row.text(Property::Time);
    if (row.text(Property::TimeOfDay)) {
        event.time_of_day = row.word(Property::TimeOfDay, model::time_of_day_from_name, model::TimeOfDay::Dawn);
    }
    event.published = row.day(Property::Published);
}

model::CountRange read_count(RowView& row, Property value, Property low, Property high) {
    const model::CountRange range{row.integer(value), row.integer(low), row.integer(high)};
    for (const auto& [number, property] : {std::pair(range.value, value), std::pair(range.low, low), std::pair(range.high, high)}) {
        if (number && *number < 0) {
            row.fail(property, "is negative");
        }
    }
    return range;
}

void read_act(RowView& row, model::Event& event) {
    if (!row.text(Property::SubEventType)) {
        row.fail(Property::SubEventType, "is missing");
    }
    event.sub_event_type = row.word(Property::SubEventType, model::sub_event_type_from_name, model::SubEventType::Other);
    event.actor1 = row.text(Property::Actor1);
    event.assoc_actor1 = row.list(Property::AssocActor1);
    event.actor2 = row.text(Property::Actor2);
    event.assoc_actor2 = row.list(Property::AssocActor2);
    event.weapon = row.word(Property::Weapon, model::weapon_from_name, model::Weapon::Unknown);
    event.weapon_text = row.text(Property::WeaponText);
    event.intercepted = row.boolean(Property::Intercepted).value_or(false);
    event.claimed = row.boolean(Property::Claimed);
    event.claimed_by = row.text(Property::ClaimedBy);
    event.fatalities = read_count(row, Property::Fatalities, Property::FatalitiesLow, Property::FatalitiesHigh);
    event.injuries = read_count(row, Property::Injuries, Property::InjuriesLow, Property::InjuriesHigh);
    event.casualties_joint = row.integer(Property::CasualtiesJoint);
}

void read_place(RowView& row, model::Event& event) {
    event.location_text = row.text(Property::LocationText);
    const auto latitude = row.decimal(Property::Latitude);
    const auto longitude = row.decimal(Property::Longitude);
    if (!latitude && !longitude) {
        return;
    }
    const auto position = geo::LonLat::from_degrees(geo::Lon{longitude.value_or(1e9)}, geo::Lat{latitude.value_or(1e9)});
    if (!position) {
        row.fail(Property::Latitude, "and longitude are not a point on the globe");
        return;
    }
    const std::int64_t precision = row.integer(Property::GeoPrecision).value_or(3);
    if (precision < 1 || precision > 3) {
        row.fail(Property::GeoPrecision, "is not 1, 2 or 3");
    }
    event.place = model::Place{row.text(Property::PlaceId).value_or(""),
                               row.text(Property::Location).value_or(""),
                               "",
                               "",
                               row.text(Property::Country).value_or(""),
                               row.text(Property::CountryCode).value_or(""),
                               row.text(Property::Admin1).value_or(""),
                               *position,
                               row.decimal(Property::RadiusKm).value_or(0.0),
                               static_cast<int>(precision),
                               0.0,
                               ""};
}

/// One simdjson parser a thread: its buffers are kept from call to call.
simdjson::dom::parser& shared_parser() {
    thread_local simdjson::dom::parser parser;
    return parser;
}

std::string string_member(const object& members, std::string_view key) {
    std::string_view text;
    return members[key].get(text) == simdjson::SUCCESS ? std::string(text) : std::string();
}

std::optional<double> number_member(const object& members, std::string_view key) {
    double number = 0;
    return members[key].get(number) == simdjson::SUCCESS ? std::optional(number) : std::nullopt;
}

bool read_span(const object& members, model::Event& event) {
    const auto role = model::evidence_role_from_name(string_member(members, "role"));
    std::uint64_t start = 0;
    std::uint64_t end = 0;
    constexpr std::uint64_t kLimit = std::numeric_limits<std::uint32_t>::max();
    if (!role || members["start"].get(start) != simdjson::SUCCESS || members["end"].get(end) != simdjson::SUCCESS || start > end || end > kLimit) {
        return false;
    }
    event.evidence.push_back({*role, static_cast<std::uint32_t>(start), static_cast<std::uint32_t>(end), string_member(members, "text")});
    return true;
}

bool read_candidate(const object& members, model::Event& event) {
    const auto position = geo::LonLat::from_degrees(geo::Lon{number_member(members, "longitude").value_or(1e9)},
                                                    geo::Lat{number_member(members, "latitude").value_or(1e9)});
    if (position) {
        event.candidates.push_back(
            {string_member(members, "place_id"), string_member(members, "name"), *position, number_member(members, "confidence").value_or(0.0)});
    }
    return position.has_value();
}

bool read_date_candidate(const object& members, model::Event& event) {
    const auto first = timeline::parse_iso_day(string_member(members, "date_start"));
    const auto last = timeline::parse_iso_day(string_member(members, "date_end"));
    if (first && last && *first <= *last) {
        event.date_candidates.push_back({{*first, *last}, string_member(members, "text")});
        return true;
    }
    return false;
}

/// Hands each object of a JSON array to `read`; null and nothing are empty arrays. False from `read`: an item that cannot be read.
template <typename Read>
void read_list(RowView& row, Property property, Read read) {
    const auto json = row.text(property);
    if (!json) {
        return;
    }
    simdjson::dom::array items;
    if (shared_parser().parse(*json).get(items) != simdjson::SUCCESS) {
        row.fail(property, "is not a JSON array");
        return;
    }
    for (const element item : items) {
        object members;
        if (item.get(members) != simdjson::SUCCESS || !read(members)) {
            row.fail(property, "has an item that cannot be read");
            return;
        }
    }
}

void copy_texts(const object& members, std::string_view key, std::vector<std::string>& out) {
    simdjson::dom::array items;
    if (members[key].get(items) != simdjson::SUCCESS) {
        return;
    }
    for (const element item : items) {
        std::string_view text;
        if (item.get(text) == simdjson::SUCCESS) {
            out.emplace_back(text);
        }
    }
}

/// What `sources` says of each member beside its Feature.
struct SourceEntry {
    std::string event_id;
    std::int64_t order;
    std::optional<std::string> copy_of;
};

void read_merge(RowView& row, model::Event& event) {
    if (!row.text(Property::Sources)) {
        return;
    }
    model::Merge merge;
    std::vector<SourceEntry> sources;
    read_list(row, Property::Sources, [&](const object& members) {
        SourceEntry entry{string_member(members, "event_id"), 0, std::nullopt};
        const bool sound = members["order"].get(entry.order) == simdjson::SUCCESS && !entry.event_id.empty();
        std::string copy = string_member(members, "copy_of");
        entry.copy_of = copy.empty() ? std::nullopt : std::optional(std::move(copy));
        sources.push_back(std::move(entry));
        return sound;
    });
    read_list(row, Property::MergeReasons, [&](const object& members) {
        model::MergeLink link{string_member(members, "event_id"), string_member(members, "with"), 0, 0, {}, {}};
        link.points = static_cast<int>(number_member(members, "points").value_or(0.0));
        link.needed = static_cast<int>(number_member(members, "needed").value_or(0.0));
        copy_texts(members, "agree", link.agree);
        copy_texts(members, "differ", link.differ);
        merge.links.push_back(std::move(link));
        return true;
    });
    std::vector<std::string> features;
    read_list(row, Property::MergedFrom, [&](const object& members) {
        features.push_back(simdjson::minify(members));
        return true;
    });
    if (row.error()) {
        return;
    }
    for (std::size_t i = 0; i < features.size(); ++i) {
        auto member = event_from_feature(features[i]);
        if (!member || i >= sources.size() || member->merge != nullptr || member->event_id != sources[i].event_id) {
            row.fail(Property::MergedFrom, fmt::format("has a Feature that cannot be read, or that is not the one of \"sources\": number {}", i + 1));
            return;
        }
        merge.members.push_back({std::move(*member), sources[i].order, sources[i].copy_of});
    }
    merge.order = sources.empty() ? 0 : sources.front().order;
    event.merge = std::make_shared<const model::Merge>(std::move(merge));
}

/// The value of a JSON member as its property wants it; a value of another type is kept, for RowView to refuse.
PropertyValue value_from_json(PropertyKind wanted, element json) {
    if (json.is_null()) {
        return {};
    }
    if (wanted == PropertyKind::Json) {
        return simdjson::minify(json);
    }
    if (const int places = decimals(wanted); places > 0 && json.is_number()) {
        const auto fixed = to_fixed(double(json), places);
        return fixed ? PropertyValue(*fixed) : PropertyValue(false);
    }
    if (json.is_bool()) {
        return bool(json);
    }
    if (json.is_int64()) {
        return std::int64_t(json);
    }
    if (json.is_string()) {
        return std::string(std::string_view(json));
    }
    return Fixed{0, 0};
}

void set_null(PropertyRow& row, Property property) { row[static_cast<std::size_t>(property)] = PropertyValue(); }

/// The geometry decides over latitude and longitude.
base::Result<void> place_from_geometry(const object& feature, PropertyRow& row) {
    element geometry;
    if (feature["geometry"].get(geometry) != simdjson::SUCCESS || geometry.is_null()) {
        set_null(row, Property::Latitude);
        set_null(row, Property::Longitude);
        return {};
    }
    object members;
    simdjson::dom::array position;
    if (geometry.get(members) != simdjson::SUCCESS || string_member(members, "type") != "Point" ||
        members["coordinates"].get(position) != simdjson::SUCCESS) {
        return base::failure(ErrorCode::BadFormat, "the geometry is neither a Point nor null");
    }
    double longitude = 0;
    double latitude = 0;
    if (position.size() < 2 || position.at(0).get(longitude) != simdjson::SUCCESS || position.at(1).get(latitude) != simdjson::SUCCESS) {
        return base::failure(ErrorCode::BadFormat, "the Point has no longitude and latitude");
    }
    row[static_cast<std::size_t>(Property::Longitude)] = to_fixed(longitude, 6).value_or(Fixed{std::int64_t{1} << 40, 6});
    row[static_cast<std::size_t>(Property::Latitude)] = to_fixed(latitude, 6).value_or(Fixed{std::int64_t{1} << 40, 6});
    return {};
}

} // namespace

base::Result<model::Event> event_from_properties(const PropertyRow& values) {
    RowView row(values);
    model::Event event;
    read_identity(row, event);
    read_time(row, event);
    read_act(row, event);
    read_place(row, event);
    event.source = row.text(Property::Source);
    event.source_url = row.text(Property::SourceUrl);
    event.notes = row.text(Property::Notes).value_or("");
    event.confidence = row.decimal(Property::Confidence).value_or(0.0);
    read_list(row, Property::Evidence, [&](const object& members) { return read_span(members, event); });
    read_list(row, Property::Candidates, [&](const object& members) { return read_candidate(members, event); });
    read_list(row, Property::DateCandidates, [&](const object& members) { return read_date_candidate(members, event); });
    event.reason = row.text(Property::Reason);
    read_merge(row, event);
    if (row.error()) {
        return base::failure(*row.error());
    }
    return event;
}

base::Result<model::Event> event_from_feature(std::string_view json) {
    PropertyRow row;
    {
        element document;
        object feature;
        if (shared_parser().parse(json.data(), json.size()).get(document) != simdjson::SUCCESS) {
            return base::failure(ErrorCode::BadFormat, fmt::format("broken JSON: {}", describe_json_error(json, "cannot be parsed")));
        }
        object properties;
        if (document.get(feature) != simdjson::SUCCESS || string_member(feature, "type") != "Feature" ||
            feature["properties"].get(properties) != simdjson::SUCCESS) {
            return base::failure(ErrorCode::BadFormat, "not a GeoJSON Feature with properties");
        }
        for (const auto& [key, value] : properties) {
            if (const auto property = property_from_name(key)) {
                row[static_cast<std::size_t>(*property)] = value_from_json(kind(*property), value);
            }
        }
        if (auto placed = place_from_geometry(feature, row); !placed) {
            return base::failure(placed.error());
        }
    } // the parser is free for the lists inside
    return event_from_properties(row);
}

base::Result<PropertyValue> value_from_cell(PropertyKind wanted, std::string_view cell) {
    if (cell.empty()) {
        return PropertyValue();
    }
    const char* const end = cell.data() + cell.size();
    switch (wanted) {
    case PropertyKind::Text:
    case PropertyKind::Json: return PropertyValue(std::string(cell));
    case PropertyKind::Boolean:
        if (cell == "true" || cell == "TRUE" || cell == "True") {
            return PropertyValue(true);
        }
        if (cell == "false" || cell == "FALSE" || cell == "False") {
            return PropertyValue(false);
        }
        return base::failure(ErrorCode::BadFormat, "is not true or false");
    case PropertyKind::Integer: {
        std::int64_t number = 0;
        const auto read = std::from_chars(cell.data(), end, number);
        if (read.ec != std::errc() || read.ptr != end) {
            return base::failure(ErrorCode::BadFormat, "is not a whole number");
        }
        return PropertyValue(number);
    }
    default: break;
    }
    double number = 0;
    const auto read = std::from_chars(cell.data(), end, number);
    const auto fixed = read.ec == std::errc() && read.ptr == end ? to_fixed(number, decimals(wanted)) : std::nullopt;
    if (!fixed) {
        return base::failure(ErrorCode::BadFormat, "is not a number");
    }
    return PropertyValue(*fixed);
}

} // namespace marsad::io
