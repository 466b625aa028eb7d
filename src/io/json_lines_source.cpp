#include "io/encoding.h"
#include "io/event_reader.h"
#include "io/json_record.h"
#include "io/record_source.h"

namespace marsad::io {

namespace {

/// A record a line; blank lines are passed over.
class JsonLinesSource final : public RecordSource {
  public:
    JsonLinesSource(SourceContext source_context, LineReader lines) : RecordSource(std::move(source_context)), lines_(std::move(lines)) {}

    std::optional<InputRecord> next() override {
        std::string line;
        while (!failed_) {
            const auto more = lines_.next(line);
            if (!more || !*more) {
                return at_end(more);
            }
            if (line.find_first_not_of(" \t\r") != std::string::npos) {
                return read(line);
            }
        }
        return std::nullopt;
    }

  private:
    std::optional<InputRecord> at_end(const base::Result<bool>& more) {
        failed_ = true;
        InputRecord record = record_at(lines_.line_number());
        if (!more) {
            record.messages.error(record.file, record.line, more.error().message);
            return record;
        }
        if (record_count_ == 0) {
            record.line = 0;
            record.messages.error(record.file, 0, "no record to read; the file is empty: write one JSON object a line");
            claim_id(record, fallback_id(context().stem, ""));
            return record;
        }
        return std::nullopt;
    }

    InputRecord read(std::string& line) {
        InputRecord record = record_at(lines_.line_number());
        if (record_count_++ == 0 && lines_.from_utf16()) {
            record.messages.notice(record.file, 0, "decoded from UTF-16");
            if (lines_.utf16_invalid_count() > 0) {
                record.messages.error(record.file, 0, broken_utf16_message(lines_.utf16_invalid_count()));
            }
        }
        repair_line(line, record);
        auto parsed = parse_json_record(without_carriage_return(line));
        if (!parsed) {
            record.messages.error(record.file, record.line, parsed.error().message);
            return record;
        }
        for (const std::string& complaint : parsed->complaints) {
            record.messages.error(record.file, record.line, complaint);
        }
        parsed->fields.lines = {record.line, record.line, record.line, record.line};
        if (parsed->kind == JsonRecord::Kind::Report) {
            read_report(*parsed, record);
        } else {
            read_features(*parsed, record);
        }
        return record;
    }

    void read_report(JsonRecord& parsed, InputRecord& record) {
        const std::string wanted = parsed.fields.id.empty() ? fallback_id(context().stem, parsed.text) : parsed.fields.id;
        if (parsed.text.find_first_not_of(" \t\r\n") == std::string::npos) {
            if (!parsed.lacks_text) { // else a complaint has said so
                record.messages.error(record.file, record.line, "the record's \"text\" is empty; give the report as a text member");
            }
        } else {
            record.report = make_report(parsed.fields, *context().defaults, std::move(parsed.text), record.file, record.messages);
        }
        // Records without an id share the file's stem: one warning tells it, not one a record.
        const bool nameless = parsed.fields.id.empty();
        nameless_count_ += nameless ? 1 : 0;
        claim_id(record, wanted, !nameless || nameless_count_ <= 2);
    }

    void read_features(const JsonRecord& parsed, InputRecord& record) {
        record.from_layer = true;
        for (const std::string& feature : parsed.features) {
            auto event = event_from_feature(feature);
            if (event) {
                record.events.push_back(std::move(*event));
            } else {
                record.messages.error(record.file, record.line, event.error().message + "; mend the Feature: it was passed over");
            }
        }
        const std::string own = record.events.empty() ? std::string() : record.events.front().report_id;
        const std::string& wanted = parsed.fields.id.empty() ? own : parsed.fields.id;
        if (!wanted.empty()) {
            claim_id(record, wanted);
        }
        rename_events(own, record);
    }

    /// A record whose id was taken takes its events along.
    void rename_events(const std::string& old_id, InputRecord& record) const {
        for (model::Event& event : record.events) {
            if (event.report_id == old_id && record.id != old_id && event.event_id.starts_with(old_id + "-")) {
                event.report_id = record.id;
                event.event_id = record.id + event.event_id.substr(old_id.size());
            }
            event.event_id = context().ids->claim_event(event.event_id);
        }
    }

    LineReader lines_;
    std::size_t record_count_ = 0;
    std::size_t nameless_count_ = 0;
    bool failed_ = false;
};

} // namespace

std::unique_ptr<RecordSource> json_lines_source(SourceContext context, LineReader lines) {
    return std::make_unique<JsonLinesSource>(std::move(context), std::move(lines));
}

} // namespace marsad::io
