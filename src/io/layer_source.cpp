#include "io/csv_reader.h"
#include "io/event_reader.h"
#include "io/json_error.h"
#include "io/json_record.h"
#include "io/record_source.h"

#include <algorithm>
#include <array>
#include <deque>
#include <unordered_map>
#include <utility>

#include <fmt/format.h>

namespace marsad::io {

namespace {

/// What the reader of one layer format gives: an event, or a message about a bad one.
struct LayerItem {
    std::optional<model::Event> event;
    base::Severity severity = base::Severity::Error;
    std::string message;
    std::size_t line = 0;
};

/// Groups the events of a layer by report and keeps their ids unique.
class LayerSource : public RecordSource {
  public:
    using RecordSource::RecordSource;

    std::optional<InputRecord> next() final {
        std::optional<LayerItem> item = take();
        if (!item) {
            return finish();
        }
        ++item_count_;
        InputRecord record = record_at(item->line);
        record.from_layer = true;
        if (!item->event) {
            add_message(*item, record);
            return record;
        }
        const std::string report_id = item->event->report_id;
        record.id = assigned_id(report_id, record);
        add_event(std::move(*item->event), report_id, record);
        for (item = take(); item && item->event && item->event->report_id == report_id; item = take()) {
            add_event(std::move(*item->event), report_id, record);
        }
        pending_ = std::move(item);
        return record;
    }

  protected:
    /// Nothing at the end.
    [[nodiscard]] virtual std::optional<LayerItem> read_item() = 0;

    static LayerItem bad_item(std::size_t line, std::string message) { return {std::nullopt, base::Severity::Error, std::move(message), line}; }

    /// Reads one Feature's text; invalid UTF-8 is repaired, with a message that comes before the event.
    LayerItem feature_item(std::string& json, std::size_t line) {
        InputRecord repair = record_at(line);
        repair_line(json, repair);
        auto event = event_from_feature(json);
        if (repair.is_bad()) {
            queue_.push_back(bad_item(line, repair.error()));
        }
        if (!event) {
            return bad_item(line, event.error().message + "; mend the Feature: it was passed over");
        }
        return {std::move(*event), base::Severity::Error, {}, line};
    }

  private:
    std::optional<LayerItem> take() {
        if (pending_) {
            return std::exchange(pending_, std::nullopt);
        }
        if (!queue_.empty()) {
            LayerItem item = std::move(queue_.front());
            queue_.pop_front();
            return item;
        }
        return read_item();
    }

    static void add_message(const LayerItem& item, InputRecord& record) {
        if (item.severity == base::Severity::Error) {
            record.messages.error(record.file, item.line, item.message);
        } else {
            record.messages.notice(record.file, item.line, item.message);
        }
    }

    /// An empty layer of ours is sound; a file without anything is not.
    std::optional<InputRecord> finish() {
        if (item_count_ > 0 || is_well_formed() || std::exchange(finished_, true)) {
            return std::nullopt;
        }
        InputRecord record = record_at(0);
        record.messages.error(record.file, 0, "no event to read; the file is empty: give a layer that Marsad wrote");
        claim_id(record, fallback_id(context().stem, ""));
        return record;
    }
    [[nodiscard]] virtual bool is_well_formed() const { return false; }

    std::string assigned_id(const std::string& report_id, InputRecord& record) {
        const auto [known, is_new] = assigned_ids_.try_emplace(report_id);
        if (is_new) {
            claim_id(record, report_id);
            known->second = record.id;
        }
        return known->second;
    }

    void add_event(model::Event event, const std::string& report_id, InputRecord& record) {
        if (record.id != report_id && event.event_id.starts_with(report_id + "-")) {
            event.event_id = record.id + event.event_id.substr(report_id.size());
        }
        event.report_id = record.id;
        std::string unique = context().ids->claim_event(event.event_id);
        if (unique != event.event_id) {
            record.messages.warning(record.file, record.line, fmt::format("the event_id \"{}\" is taken; this event becomes \"{}\"", event.event_id, unique));
            event.event_id = std::move(unique);
        }
        record.events.push_back(std::move(event));
    }

    std::optional<LayerItem> pending_;
    std::deque<LayerItem> queue_;
    std::unordered_map<std::string, std::string> assigned_ids_;
    std::size_t item_count_ = 0;
    bool finished_ = false;
};

/// One Feature a line.
class GeoJsonLinesSource final : public LayerSource {
  public:
    GeoJsonLinesSource(SourceContext source_context, LineReader lines) : LayerSource(std::move(source_context)), lines_(std::move(lines)) {}

  private:
    std::optional<LayerItem> read_item() override {
        std::string line;
        while (!at_end_) {
            const auto more = lines_.next(line);
            if (!more || !*more) {
                at_end_ = true;
                return more ? std::nullopt : std::optional(bad_item(lines_.line_number(), more.error().message));
            }
            std::string_view text = without_carriage_return(line);
            text.remove_prefix(text.starts_with('\x1E') ? 1 : 0); // the record separator of RFC 8142
            if (text.find_first_not_of(" \t") != std::string_view::npos) {
                std::string json(text);
                return feature_item(json, lines_.line_number());
            }
        }
        return std::nullopt;
    }

    LineReader lines_;
    bool at_end_ = false;
};

/// A FeatureCollection: line by line where it is laid out as we write it, else as one document.
class GeoJsonSource final : public LayerSource {
  public:
    GeoJsonSource(SourceContext source_context, LineReader lines) : LayerSource(std::move(source_context)), lines_(std::move(lines)) {}

  private:
    enum class State { Start,
                       Lines,
                       Document,
                       End };

    std::optional<LayerItem> read_item() override {
        if (state_ == State::Start) {
            if (auto failed = start()) {
                return failed;
            }
        }
        if (state_ == State::Lines) {
            return read_line();
        }
        if (document_.empty()) {
            return std::nullopt;
        }
        std::string json = std::move(document_.front());
        document_.pop_front();
        LayerItem item = feature_item(json, 0);
        ++feature_number_;
        if (!item.event) {
            item.message = fmt::format("feature {}: {}", feature_number_, item.message);
        }
        return item;
    }
    [[nodiscard]] bool is_well_formed() const override { return well_formed_; }

    std::optional<LayerItem> start() {
        state_ = State::End;
        const auto first = lines_.peek_line();
        if (!first) {
            return bad_item(0, first.error().message);
        }
        if (!opens_our_collection(*first)) {
            return start_document();
        }
        state_ = State::Lines;
        std::string opening;
        while (!opens_our_collection(without_carriage_return(opening))) {
            if (const auto more = lines_.next(opening); !more || !*more) {
                break;
            }
        }
        return std::nullopt;
    }

    std::optional<LayerItem> start_document() {
        auto text = lines_.rest();
        if (!text) {
            return bad_item(0, text.error().message);
        }
        if (text->find_first_not_of(" \t\r\n") == std::string::npos) {
            return std::nullopt;
        }
        InputRecord repair = record_at(0);
        repair_line(*text, repair);
        const auto error = find_json_error(*text);
        if (error) {
            const auto line = std::count(text->begin(), text->begin() + static_cast<std::ptrdiff_t>(error->offset), '\n') + 1;
            return bad_item(static_cast<std::size_t>(line), fmt::format("broken JSON: {}; mend the file: nothing of it could be read", error->reason));
        }
        auto record = parse_json_record(*text);
        const bool is_layer = record && (record->kind == JsonRecord::Kind::Collection || record->kind == JsonRecord::Kind::Feature);
        if (!is_layer) {
            return bad_item(0, "not a GeoJSON FeatureCollection; give a layer that Marsad wrote");
        }
        state_ = State::Document;
        well_formed_ = true;
        document_.assign(std::make_move_iterator(record->features.begin()), std::make_move_iterator(record->features.end()));
        return repair.is_bad() ? std::optional(bad_item(0, repair.error())) : std::nullopt;
    }

    std::optional<LayerItem> read_line() {
        std::string line;
        for (;;) {
            const auto more = lines_.next(line);
            if (!more || !*more) {
                state_ = State::End;
                return bad_item(lines_.line_number(), more ? "the collection is not closed: the file was cut short; write it again: what stands before was read" : more.error().message);
            }
            std::string_view text = without_carriage_return(line);
            if (text.starts_with(']')) {
                state_ = State::End;
                well_formed_ = true;
                return std::nullopt;
            }
            text.remove_suffix(text.ends_with(',') ? 1 : 0);
            if (!text.empty()) {
                std::string json(text);
                return feature_item(json, lines_.line_number());
            }
        }
    }

    LineReader lines_;
    State state_ = State::Start;
    std::deque<std::string> document_;
    std::size_t feature_number_ = 0;
    bool well_formed_ = false;
};

/// Rows whose columns are named as our properties, in any order.
class CsvSource final : public LayerSource {
  public:
    CsvSource(SourceContext source_context, LineReader lines) : LayerSource(std::move(source_context)), lines_(std::move(lines)), csv_(lines_) {}

  private:
    std::optional<LayerItem> read_item() override {
        std::vector<std::string> cells;
        if (at_end_) {
            return std::nullopt;
        }
        if (columns_.empty()) {
            if (auto failed = read_header()) {
                return failed;
            }
            if (at_end_) {
                return std::nullopt;
            }
        }
        const auto more = csv_.next(cells);
        if (!more) {
            at_end_ = more.error().code == base::ErrorCode::Unreadable;
            return bad_item(csv_.record_line(), more.error().message + "; mend the row: it was passed over");
        }
        at_end_ = !*more;
        return at_end_ ? std::nullopt : std::optional(read_row(cells));
    }
    [[nodiscard]] bool is_well_formed() const override { return !columns_.empty(); }

    std::optional<LayerItem> read_header() {
        std::vector<std::string> cells;
        const auto more = csv_.next(cells);
        if (!more || !*more) {
            at_end_ = true;
            return more ? std::nullopt : std::optional(bad_item(csv_.record_line(), more.error().message));
        }
        for (const std::string& cell : cells) {
            columns_.push_back(property_from_name(cell));
        }
        for (const Property wanted : {Property::EventId, Property::SubEventType}) {
            if (std::find(columns_.begin(), columns_.end(), wanted) == columns_.end()) {
                at_end_ = true;
                return bad_item(csv_.record_line(), fmt::format("not a layer of events: the header has no column {}; give a layer that Marsad wrote", name(wanted)));
            }
        }
        return std::nullopt;
    }

    LayerItem read_row(std::vector<std::string>& cells) {
        const std::size_t line = csv_.record_line();
        if (cells.size() != columns_.size()) {
            return bad_item(line, fmt::format("the row has {} cells, the header {}; mend the row: it was passed over", cells.size(), columns_.size()));
        }
        PropertyRow row;
        for (std::size_t i = 0; i < cells.size(); ++i) {
            if (!columns_[i]) {
                continue;
            }
            InputRecord repair = record_at(line);
            repair_line(cells[i], repair);
            auto value = value_from_cell(kind(*columns_[i]), cells[i]);
            if (repair.is_bad() || !value) {
                const std::string why = value ? repair.error() : value.error().message;
                return bad_item(line, fmt::format("column {}: {}; mend the row: it was passed over", name(*columns_[i]), why));
            }
            row[static_cast<std::size_t>(*columns_[i])] = std::move(*value);
        }
        auto event = event_from_properties(row);
        if (!event) {
            return bad_item(line, event.error().message + "; mend the row: it was passed over");
        }
        return {std::move(*event), base::Severity::Error, {}, line};
    }

    LineReader lines_;
    CsvReader csv_;
    std::vector<std::optional<Property>> columns_;
    bool at_end_ = false;
};

} // namespace

bool opens_our_collection(std::string_view line) {
    return line.starts_with(R"({"type":"FeatureCollection")") && line.ends_with(R"("features":[)");
}

std::unique_ptr<RecordSource> geojson_source(SourceContext context, LineReader lines) {
    return std::make_unique<GeoJsonSource>(std::move(context), std::move(lines));
}

std::unique_ptr<RecordSource> geojson_lines_source(SourceContext context, LineReader lines) {
    return std::make_unique<GeoJsonLinesSource>(std::move(context), std::move(lines));
}

std::unique_ptr<RecordSource> csv_source(SourceContext context, LineReader lines) {
    return std::make_unique<CsvSource>(std::move(context), std::move(lines));
}

} // namespace marsad::io
