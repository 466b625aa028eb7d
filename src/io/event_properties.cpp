#include "io/event_properties.h"

#include "io/merge_properties.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace marsad::io {

namespace {

struct PropertyInfo {
    std::string_view name;
    PropertyKind kind;
};

using enum PropertyKind;
constexpr std::array<PropertyInfo, kPropertyCount> kProperties{{
    {"event_id", Text},
    {"report_id", Text},
    {"role", Text},
    {"lang", Text},
    {"event_date", Text},
    {"date_start", Text},
    {"date_end", Text},
    {"time", Text},
    {"time_of_day", Text},
    {"time_precision", Integer},
    {"disorder_type", Text},
    {"event_type", Text},
    {"sub_event_type", Text},
    {"actor1", Text},
    {"assoc_actor1", Text},
    {"actor2", Text},
    {"assoc_actor2", Text},
    {"weapon", Text},
    {"weapon_text", Text},
    {"intercepted", Boolean},
    {"claimed", Boolean},
    {"claimed_by", Text},
    {"fatalities", Integer},
    {"fatalities_low", Integer},
    {"fatalities_high", Integer},
    {"injuries", Integer},
    {"injuries_low", Integer},
    {"injuries_high", Integer},
    {"casualties_joint", Integer},
    {"country", Text},
    {"country_code", Text},
    {"admin1", Text},
    {"location", Text},
    {"location_text", Text},
    {"place_id", Text},
    {"latitude", Decimal6},
    {"longitude", Decimal6},
    {"geo_precision", Integer},
    {"radius_km", Decimal1},
    {"source", Text},
    {"source_url", Text},
    {"published", Text},
    {"notes", Text},
    {"confidence", Decimal2},
    {"evidence", Json},
    {"candidates", Json},
    {"date_candidates", Json},
    {"reason", Text},
    {"report_count", Integer},
    {"text_count", Integer},
    {"sources", Json},
    {"merge_reasons", Json},
    {"merged_from", Json},
}};

/// ACLED writes several associated actors as one text, with "; " between them.
constexpr std::string_view kListSeparator = "; ";

PropertyValue text_value(const std::optional<std::string>& text) { return text ? PropertyValue(*text) : PropertyValue(); }
PropertyValue text_or_null(const std::string& text) { return text.empty() ? PropertyValue() : PropertyValue(text); }
PropertyValue integer_value(const std::optional<std::int64_t>& number) { return number ? PropertyValue(*number) : PropertyValue(); }
PropertyValue boolean_value(const std::optional<bool>& truth) { return truth ? PropertyValue(*truth) : PropertyValue(); }
PropertyValue fixed_value(double value, int decimal_count) {
    const auto fixed = to_fixed(value, decimal_count);
    return fixed ? PropertyValue(*fixed) : PropertyValue();
}
PropertyValue day_value(const std::optional<timeline::Day>& day) { return day ? PropertyValue(timeline::to_iso(*day)) : PropertyValue(); }

PropertyValue joined(const std::vector<std::string>& names) {
    return names.empty() ? PropertyValue() : PropertyValue(fmt::format("{}", fmt::join(names, kListSeparator)));
}

/// Assigns by name, so that the order of the table alone decides the order of the output.
class RowFiller {
  public:
    explicit RowFiller(PropertyRow& row) : row_(row) {}
    void set(Property property, PropertyValue value) { row_[static_cast<std::size_t>(property)] = std::move(value); }

  private:
    PropertyRow& row_;
};

void fill_time(RowFiller& row, const model::Event& event) {
    if (event.date) {
        row.set(Property::EventDate, timeline::to_iso(timeline::event_day(*event.date, event.time_precision)));
        row.set(Property::DateStart, timeline::to_iso(event.date->first));
        row.set(Property::DateEnd, timeline::to_iso(event.date->last));
        row.set(Property::TimePrecision, static_cast<std::int64_t>(event.time_precision));
    }
    row.set(Property::Time, text_value(event.time));
    if (event.time_of_day) {
        row.set(Property::TimeOfDay, std::string(model::name(*event.time_of_day)));
    }
}

void fill_act(RowFiller& row, const model::Event& event) {
    row.set(Property::DisorderType, std::string(model::disorder_type(event.sub_event_type)));
    row.set(Property::EventType, std::string(model::name(model::type_of(event.sub_event_type))));
    row.set(Property::SubEventType, std::string(model::name(event.sub_event_type)));
    row.set(Property::Actor1, text_value(event.actor1));
    row.set(Property::AssocActor1, joined(event.assoc_actor1));
    row.set(Property::Actor2, text_value(event.actor2));
    row.set(Property::AssocActor2, joined(event.assoc_actor2));
    row.set(Property::Weapon, std::string(model::name(event.weapon)));
    row.set(Property::WeaponText, text_value(event.weapon_text));
    row.set(Property::Intercepted, event.intercepted);
    row.set(Property::Claimed, boolean_value(event.claimed));
    row.set(Property::ClaimedBy, text_value(event.claimed_by));
    row.set(Property::Fatalities, integer_value(event.fatalities.value));
    row.set(Property::FatalitiesLow, integer_value(event.fatalities.low));
    row.set(Property::FatalitiesHigh, integer_value(event.fatalities.high));
    row.set(Property::Injuries, integer_value(event.injuries.value));
    row.set(Property::InjuriesLow, integer_value(event.injuries.low));
    row.set(Property::InjuriesHigh, integer_value(event.injuries.high));
    row.set(Property::CasualtiesJoint, integer_value(event.casualties_joint));
}

void fill_place(RowFiller& row, const model::Event& event) {
    row.set(Property::LocationText, text_value(event.location_text));
    if (!event.place) {
        return;
    }
    const model::Place& place = *event.place;
    row.set(Property::Country, text_or_null(place.country));
    row.set(Property::CountryCode, text_or_null(place.country_code));
    row.set(Property::Admin1, text_or_null(place.admin1));
    row.set(Property::Location, text_or_null(place.name));
    row.set(Property::PlaceId, text_or_null(place.place_id));
    row.set(Property::Latitude, fixed_value(place.position.lat_deg(), 6));
    row.set(Property::Longitude, fixed_value(place.position.lon_deg(), 6));
    row.set(Property::GeoPrecision, std::int64_t{place.geo_precision});
    row.set(Property::RadiusKm, fixed_value(place.radius_km, 1));
}

std::string json_of(const auto& list, void (*append)(std::string&, const std::remove_cvref_t<decltype(list)>&)) {
    std::string out;
    append(out, list);
    return out;
}

} // namespace

std::string_view name(Property property) { return kProperties[static_cast<std::size_t>(property)].name; }
PropertyKind kind(Property property) { return kProperties[static_cast<std::size_t>(property)].kind; }

std::optional<Property> property_from_name(std::string_view text) {
    for (std::size_t i = 0; i < kPropertyCount; ++i) {
        if (kProperties[i].name == text) {
            return static_cast<Property>(i);
        }
    }
    return std::nullopt;
}

int decimals(PropertyKind property_kind) {
    switch (property_kind) {
    case Decimal6: return 6;
    case Decimal2: return 2;
    case Decimal1: return 1;
    default: return 0;
    }
}

PropertyRow properties_of(const model::Event& event) {
    PropertyRow values;
    RowFiller row(values);
    row.set(Property::EventId, event.event_id);
    row.set(Property::ReportId, event.report_id);
    row.set(Property::Role, std::string(model::name(event.role)));
    row.set(Property::Lang, text_or_null(event.lang));
    fill_time(row, event);
    fill_act(row, event);
    fill_place(row, event);
    row.set(Property::Source, text_value(event.source));
    row.set(Property::SourceUrl, text_value(event.source_url));
    row.set(Property::Published, day_value(event.published));
    row.set(Property::Notes, text_or_null(event.notes));
    row.set(Property::Confidence, fixed_value(event.confidence, 2));
    row.set(Property::Evidence, json_of(event.evidence, append_evidence));
    row.set(Property::Candidates, json_of(event.candidates, append_candidates));
    row.set(Property::DateCandidates, json_of(event.date_candidates, append_date_candidates));
    row.set(Property::Reason, text_value(event.reason));
    if (event.merge) {
        row.set(Property::ReportCount, report_count(event));
        row.set(Property::TextCount, text_count(event));
        row.set(Property::Sources, json_of(event, append_sources));
        row.set(Property::MergeReasons, json_of(event.merge->links, append_merge_reasons));
        row.set(Property::MergedFrom, json_of(event.merge->members, append_merged_from));
    }
    return values;
}

void append_evidence(std::string& out, const std::vector<model::Evidence>& evidence) {
    out.push_back('[');
    for (const model::Evidence& span : evidence) {
        out += out.back() == '[' ? "" : ",";
        out += R"({"role":)";
        append_json_string(out, model::name(span.role));
        out += R"(,"start":)";
        append_integer(out, span.start);
        out += R"(,"end":)";
        append_integer(out, span.end);
        out += R"(,"text":)";
        append_json_string(out, std::string_view(span.text));
        out.push_back('}');
    }
    out.push_back(']');
}

void append_candidates(std::string& out, const std::vector<model::PlaceCandidate>& candidates) {
    out.push_back('[');
    for (const model::PlaceCandidate& candidate : candidates) {
        out += out.back() == '[' ? "" : ",";
        out += R"({"place_id":)";
        append_json_string(out, std::string_view(candidate.place_id));
        out += R"(,"name":)";
        append_json_string(out, std::string_view(candidate.name));
        out += R"(,"latitude":)";
        append_fixed(out, to_fixed(candidate.position.lat_deg(), 6).value_or(Fixed{0, 6}));
        out += R"(,"longitude":)";
        append_fixed(out, to_fixed(candidate.position.lon_deg(), 6).value_or(Fixed{0, 6}));
        out += R"(,"confidence":)";
        append_fixed(out, to_fixed(candidate.confidence, 2).value_or(Fixed{0, 2}));
        out.push_back('}');
    }
    out.push_back(']');
}

void append_date_candidates(std::string& out, const std::vector<model::DateCandidate>& candidates) {
    out.push_back('[');
    for (const model::DateCandidate& candidate : candidates) {
        out += out.back() == '[' ? "" : ",";
        out += R"({"date_start":)";
        append_json_string(out, std::string_view(timeline::to_iso(candidate.interval.first)));
        out += R"(,"date_end":)";
        append_json_string(out, std::string_view(timeline::to_iso(candidate.interval.last)));
        out += R"(,"text":)";
        append_json_string(out, std::string_view(candidate.text));
        out.push_back('}');
    }
    out.push_back(']');
}

} // namespace marsad::io
