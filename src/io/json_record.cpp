#include "io/json_record.h"

#include "io/json_error.h"

#include <fmt/format.h>
#include <simdjson.h>

namespace marsad::io {

namespace {

using base::ErrorCode;
using simdjson::dom::element;
using simdjson::dom::object;

simdjson::dom::parser& shared_parser() {
    thread_local simdjson::dom::parser parser;
    return parser;
}

/// A member that should be a text; a whole number is taken as its digits where `number_allowed`.
std::optional<std::string> text_member(const object& members, std::string_view key, bool number_allowed, JsonRecord& record) {
    element value;
    if (members[key].get(value) != simdjson::SUCCESS || value.is_null()) {
        return std::nullopt;
    }
    std::string_view text;
    if (value.get(text) == simdjson::SUCCESS) {
        return std::string(text);
    }
    std::int64_t number = 0;
    if (number_allowed && value.get(number) == simdjson::SUCCESS) {
        return std::to_string(number);
    }
    record.complaints.push_back(fmt::format("\"{}\" is not a text; write it in quotes", key));
    return std::nullopt;
}

base::Result<JsonRecord> read_features(const object& members, JsonRecord::Kind kind, JsonRecord record) {
    simdjson::dom::array features;
    if (members["features"].get(features) != simdjson::SUCCESS) {
        return base::failure(ErrorCode::BadFormat, "\"features\" is not an array; give a layer that Marsad wrote");
    }
    record.kind = kind;
    for (const element feature : features) {
        record.features.push_back(simdjson::minify(feature));
    }
    return record;
}

} // namespace

base::Result<JsonRecord> parse_json_record(std::string_view json) {
    element document;
    if (shared_parser().parse(json.data(), json.size()).get(document) != simdjson::SUCCESS) {
        return base::failure(ErrorCode::BadFormat, fmt::format("broken JSON: {}; mend the line: its record was passed over", describe_json_error(json, "cannot be parsed")));
    }
    object members;
    if (document.get(members) != simdjson::SUCCESS) {
        return base::failure(ErrorCode::BadFormat, "not a JSON object; a record looks like {\"id\": \"a1\", \"text\": \"...\", \"published\": \"2022-01-03\"}");
    }
    JsonRecord record;
    std::string_view type;
    if (members["type"].get(type) == simdjson::SUCCESS && type == "Feature") {
        record.kind = JsonRecord::Kind::Feature;
        record.features.emplace_back(json);
        return record;
    }
    if (type == "FeatureCollection") {
        return read_features(members, JsonRecord::Kind::Collection, std::move(record));
    }
    record.fields.id = text_member(members, "id", true, record).value_or("");
    element ignored;
    if (members["text"].get(ignored) == simdjson::NO_SUCH_FIELD && members["features"].get(ignored) == simdjson::SUCCESS) {
        return read_features(members, JsonRecord::Kind::Features, std::move(record));
    }
    const std::size_t complaint_count = record.complaints.size();
    if (auto text = text_member(members, "text", false, record)) {
        record.text = std::move(*text);
    } else {
        record.lacks_text = true;
        if (record.complaints.size() == complaint_count) {
            record.complaints.emplace_back("the record has no \"text\"; give the report as a text member");
        }
    }
    record.fields.published = text_member(members, "published", false, record);
    record.fields.lang = text_member(members, "lang", false, record);
    record.fields.source = text_member(members, "source", false, record);
    record.fields.source_url = text_member(members, "url", false, record);
    return record;
}

bool is_json_object(std::string_view text) {
    const std::size_t first = text.find_first_not_of(" \t\r\n");
    if (first == std::string_view::npos || text[first] != '{') {
        return false;
    }
    element document;
    return shared_parser().parse(text.data(), text.size()).get(document) == simdjson::SUCCESS;
}

} // namespace marsad::io
