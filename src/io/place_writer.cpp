#include "io/place_writer.h"

#include "io/csv_text.h"
#include "io/event_properties.h"
#include "io/json_text.h"

#include <optional>

namespace marsad::io {

namespace {

std::optional<std::string> value_or_null(const std::optional<model::Place>& place, std::string model::Place::*member) {
    return place && !((*place).*member).empty() ? std::optional((*place).*member) : std::nullopt;
}

std::optional<Fixed> number_or_null(const std::optional<model::Place>& place, double model::Place::*member, int decimal_count) {
    return place ? to_fixed((*place).*member, decimal_count) : std::nullopt;
}

std::string fixed_or(const std::optional<Fixed>& value, std::string_view otherwise) {
    std::string out(otherwise);
    if (value) {
        out.clear();
        append_fixed(out, *value);
    }
    return out;
}

std::string_view display_name(const model::PlaceMention& mention) {
    return mention.place && !mention.place->name.empty() ? std::string_view(mention.place->name) : std::string_view(mention.text);
}

std::string event_ids_json(const model::PlaceMention& mention) {
    std::string out = "[";
    for (const std::string& id : mention.event_ids) {
        out += out.size() > 1 ? "," : "";
        append_json_string(out, std::string_view(id));
    }
    out.push_back(']');
    return out;
}

void append_member(std::string& out, std::string_view name, const std::optional<std::string>& text) {
    out.push_back(',');
    append_json_string(out, name);
    out.push_back(':');
    append_json_string(out, text);
}

} // namespace

void append_place_feature(std::string& out, const model::PlaceMention& mention, std::string_view feature_id) {
    const auto& place = mention.place;
    out += R"({"type":"Feature","id":)";
    append_json_string(out, feature_id);
    out += R"(,"geometry":)";
    if (place) {
        out += R"({"type":"Point","coordinates":[)";
        out += fixed_or(to_fixed(place->position.lon_deg(), 6), "null");
        out.push_back(',');
        out += fixed_or(to_fixed(place->position.lat_deg(), 6), "null");
        out += "]}";
    } else {
        out += "null";
    }
    out += R"(,"properties":{"name":)";
    append_json_string(out, display_name(mention));
    append_member(out, "place_id", value_or_null(place, &model::Place::place_id));
    append_member(out, "kind", value_or_null(place, &model::Place::kind));
    append_member(out, "country", value_or_null(place, &model::Place::country));
    append_member(out, "admin1", value_or_null(place, &model::Place::admin1));
    out += R"(,"radius_km":)" + fixed_or(number_or_null(place, &model::Place::radius_km, 1), "null");
    out += R"(,"confidence":)" + fixed_or(number_or_null(place, &model::Place::confidence, 2), "null");
    append_member(out, "rung", value_or_null(place, &model::Place::rung));
    out += R"(,"event_ids":)" + event_ids_json(mention) + R"(,"evidence":)";
    append_evidence(out, mention.evidence);
    out += "}}";
}

std::string_view place_csv_header() {
    return "name,place_id,kind,country,admin1,radius_km,confidence,rung,event_ids,evidence,latitude,longitude\r\n";
}

void append_place_row(std::string& out, const model::PlaceMention& mention) {
    const auto& place = mention.place;
    append_csv_field(out, display_name(mention));
    for (const auto member : {&model::Place::place_id, &model::Place::kind, &model::Place::country, &model::Place::admin1}) {
        out.push_back(',');
        append_csv_field(out, value_or_null(place, member).value_or(""));
    }
    out += "," + fixed_or(number_or_null(place, &model::Place::radius_km, 1), "");
    out += "," + fixed_or(number_or_null(place, &model::Place::confidence, 2), "") + ",";
    append_csv_field(out, value_or_null(place, &model::Place::rung).value_or(""));
    out.push_back(',');
    append_csv_field(out, event_ids_json(mention));
    std::string evidence;
    append_evidence(evidence, mention.evidence);
    out.push_back(',');
    append_csv_field(out, evidence);
    out += "," + (place ? fixed_or(to_fixed(place->position.lat_deg(), 6), "") : "");
    out += "," + (place ? fixed_or(to_fixed(place->position.lon_deg(), 6), "") : "") + "\r\n";
}

} // namespace marsad::io
