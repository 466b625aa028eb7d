#include "io/event_writer.h"

#include "io/csv_text.h"
#include "io/event_properties.h"
#include "io/place_writer.h"

#include <algorithm>
#include <utility>

#include <fmt/format.h>

namespace marsad::io {

namespace {

constexpr std::int64_t kMicroTurn = 360'000'000;

void append_json_value(std::string& out, PropertyKind property_kind, const PropertyValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        if (property_kind == PropertyKind::Json) {
            out += *text;
        } else {
            append_json_string(out, std::string_view(*text));
        }
    } else if (const auto* truth = std::get_if<bool>(&value)) {
        out += *truth ? "true" : "false";
    } else if (const auto* number = std::get_if<std::int64_t>(&value)) {
        append_integer(out, *number);
    } else if (const auto* fixed = std::get_if<Fixed>(&value)) {
        append_fixed(out, *fixed);
    } else {
        out += "null";
    }
}

void append_cell(std::string& out, PropertyKind property_kind, const PropertyValue& value) {
    if (const auto* text = std::get_if<std::string>(&value)) {
        const bool empty_list = property_kind == PropertyKind::Json && *text == "[]";
        append_csv_field(out, empty_list ? std::string_view() : std::string_view(*text));
    } else if (!std::holds_alternative<std::monostate>(value)) {
        append_json_value(out, property_kind, value);
    }
}

void append_point(std::string& out, const PropertyRow& row) {
    const auto* lon = std::get_if<Fixed>(&row[static_cast<std::size_t>(Property::Longitude)]);
    const auto* lat = std::get_if<Fixed>(&row[static_cast<std::size_t>(Property::Latitude)]);
    if (lon == nullptr || lat == nullptr) {
        out += "null";
        return;
    }
    out += R"({"type":"Point","coordinates":[)";
    append_fixed(out, *lon);
    out.push_back(',');
    append_fixed(out, *lat);
    out += "]}";
}

std::string place_feature_id(const model::PlaceMention& mention, std::size_t index) {
    return fmt::format("{}-p{}", mention.report_id, index + 1);
}

} // namespace

void append_bounds(std::string& out, const MicroBounds& bounds) {
    out += ",\"bbox\":[";
    append_fixed(out, {bounds.west, 6});
    out.push_back(',');
    append_fixed(out, {bounds.south, 6});
    out.push_back(',');
    append_fixed(out, {bounds.east, 6});
    out.push_back(',');
    append_fixed(out, {bounds.north, 6});
    out.push_back(']');
}

std::string collection_head(const std::vector<std::string>& attribution) {
    std::string head = R"({"type":"FeatureCollection")";
    if (!attribution.empty()) {
        head += R"(,"attribution":)";
        append_json_string(head, std::string_view(fmt::format("{}", fmt::join(attribution, "\n"))));
    }
    return head + ",\"features\":[\n";
}

void BoundsCollector::add(std::int64_t lon_micro_deg, std::int64_t lat_micro_deg) {
    south_ = std::min(south_, lat_micro_deg);
    north_ = std::max(north_, lat_micro_deg);
    lons_.push_back(static_cast<std::int32_t>(lon_micro_deg));
    if (lons_.size() > 4096 && lons_.size() > 2 * compacted_size_) {
        compact();
    }
}

void BoundsCollector::compact() {
    std::sort(lons_.begin(), lons_.end());
    lons_.erase(std::unique(lons_.begin(), lons_.end()), lons_.end());
    compacted_size_ = lons_.size();
}

std::optional<MicroBounds> BoundsCollector::bounds() {
    if (lons_.empty()) {
        return std::nullopt;
    }
    compact();
    // The box is the globe without its widest empty gap; the gap across 180° wins a tie, so that a box crosses 180°
    // only where that makes it narrower.
    std::int64_t widest = lons_.front() + kMicroTurn - lons_.back();
    MicroBounds box{lons_.front(), south_, lons_.back(), north_};
    for (std::size_t i = 0; i + 1 < lons_.size(); ++i) {
        const std::int64_t gap = std::int64_t{lons_[i + 1]} - lons_[i];
        if (gap > widest) {
            widest = gap;
            box.west = lons_[i + 1];
            box.east = lons_[i];
        }
    }
    return box;
}

void append_event_feature(std::string& out, const model::Event& event) {
    const PropertyRow row = properties_of(event);
    out += R"({"type":"Feature","id":)";
    append_json_string(out, std::string_view(event.event_id));
    out += R"(,"geometry":)";
    append_point(out, row);
    out += R"(,"properties":{)";
    for (std::size_t i = 0; i < (event.merge ? kPropertyCount : kPlainPropertyCount); ++i) {
        const auto property = static_cast<Property>(i);
        out += i > 0 ? ",\"" : "\"";
        out += name(property);
        out += "\":";
        append_json_value(out, kind(property), row[i]);
    }
    out += "}}";
}

std::string event_csv_header(bool merged) {
    std::string out;
    for (std::size_t i = 0; i < (merged ? kPropertyCount : kPlainPropertyCount); ++i) {
        out += i > 0 ? "," : "";
        out += name(static_cast<Property>(i));
    }
    return out + "\r\n";
}

void append_event_row(std::string& out, const model::Event& event, bool merged) {
    const PropertyRow row = properties_of(event);
    for (std::size_t i = 0; i < (merged ? kPropertyCount : kPlainPropertyCount); ++i) {
        out += i > 0 ? "," : "";
        append_cell(out, kind(static_cast<Property>(i)), row[i]);
    }
    out += "\r\n";
}

LayerWriter::LayerWriter(WriterOptions options, Output output) : options_(std::move(options)), output_(std::move(output)) {}

/// Columns stand before the first row: a merged event that comes first brings its own, one that comes later cannot.
base::Result<void> LayerWriter::settle_columns(const OutputRecord& record) {
    const bool has_merged = std::any_of(record.events.begin(), record.events.end(), [](const model::Event& event) { return event.merge != nullptr; });
    if (options_.layer != Layer::Events || options_.format != Format::Csv || !has_merged || options_.merged) {
        return {};
    }
    if (begun_) {
        return base::failure(base::ErrorCode::Unsupported, fmt::format("event {} is of a merged layer and follows one of a plain layer: CSV cannot have both in this order; name the merged layer first, or write geojson", record.events.front().event_id));
    }
    options_.merged = true;
    return {};
}

base::Result<void> LayerWriter::begin() {
    if (std::exchange(begun_, true)) {
        return {};
    }
    std::string head;
    if (options_.format == Format::GeoJson) {
        head = collection_head(options_.attribution);
    } else if (options_.format == Format::Csv) {
        head = options_.byte_order_mark ? "\xEF\xBB\xBF" : "";
        head += options_.layer == Layer::Events ? event_csv_header(options_.merged) : std::string(place_csv_header());
    }
    return output_.write(head);
}

void LayerWriter::separate_feature() {
    if (feature_count_++ > 0 && options_.format == Format::GeoJson) {
        buffer_ += ",\n";
    }
}

void LayerWriter::append_event(const model::Event& event) {
    if (options_.format == Format::Csv) {
        append_event_row(buffer_, event, options_.merged);
        return;
    }
    append_event_feature(buffer_, event);
    if (options_.format == Format::GeoJsonLines) {
        buffer_.push_back('\n');
    }
}

void LayerWriter::append_record_line(const OutputRecord& record) {
    buffer_ += R"({"id":)";
    append_json_string(buffer_, record.id.empty() ? std::nullopt : std::optional(record.id));
    buffer_ += R"(,"features":[)";
    if (options_.layer == Layer::Events) {
        for (std::size_t i = 0; i < record.events.size(); ++i) {
            buffer_ += i > 0 ? "," : "";
            append_event_feature(buffer_, record.events[i]);
        }
    } else {
        for (std::size_t i = 0; i < record.places.size(); ++i) {
            buffer_ += i > 0 ? "," : "";
            append_place_feature(buffer_, record.places[i], place_feature_id(record.places[i], i));
        }
    }
    buffer_ += R"(],"error":)";
    append_json_string(buffer_, record.error.empty() ? std::nullopt : std::optional(record.error));
    buffer_ += "}\n";
}

base::Result<void> LayerWriter::write(const OutputRecord& record) {
    if (auto settled = settle_columns(record); !settled) {
        return settled;
    }
    if (options_.format == Format::Csv && !begun_ && record.events.empty() && options_.layer == Layer::Events) {
        return {}; // the first event decides which columns there are
    }
    if (auto begun = begin(); !begun) {
        return begun;
    }
    buffer_.clear();
    const bool events_wanted = options_.layer == Layer::Events;
    const auto note_point = [&](const std::optional<model::Place>& place) {
        if (place && options_.format == Format::GeoJson) {
            bounds_.add(to_fixed(place->position.lon_deg(), 6)->scaled, to_fixed(place->position.lat_deg(), 6)->scaled);
        }
    };
    if (options_.format == Format::JsonLines) {
        append_record_line(record);
        feature_count_ += events_wanted ? record.events.size() : record.places.size();
    } else if (events_wanted) {
        for (const model::Event& event : record.events) {
            separate_feature();
            append_event(event);
            note_point(event.place);
        }
    } else {
        for (std::size_t i = 0; i < record.places.size(); ++i) {
            separate_feature();
            if (options_.format == Format::Csv) {
                append_place_row(buffer_, record.places[i]);
            } else {
                append_place_feature(buffer_, record.places[i], place_feature_id(record.places[i], i));
                buffer_ += options_.format == Format::GeoJsonLines ? "\n" : "";
            }
            note_point(record.places[i].place);
        }
    }
    return output_.write(buffer_);
}

base::Result<void> LayerWriter::finish() {
    if (auto begun = begin(); !begun) {
        return begun;
    }
    if (options_.format == Format::GeoJson) {
        std::string tail = feature_count_ > 0 ? "\n]" : "]";
        if (const auto bounds = bounds_.bounds()) {
            append_bounds(tail, *bounds);
        }
        if (auto written = output_.write(tail + "}\n"); !written) {
            return written;
        }
    }
    return output_.commit();
}

} // namespace marsad::io
