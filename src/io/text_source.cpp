#include "io/encoding.h"
#include "io/header_block.h"
#include "io/html_text.h"
#include "io/record_source.h"

#include <fmt/format.h>

namespace marsad::io {

std::string InputRecord::error() const {
    for (const base::Diagnostic& message : messages.all()) {
        if (message.severity == base::Severity::Error) {
            return message.text;
        }
    }
    return {};
}

InputRecord RecordSource::record_at(std::size_t line) const {
    InputRecord record;
    record.file = context_.file;
    record.line = line;
    return record;
}

void RecordSource::claim_id(InputRecord& record, const std::string& wanted, bool warns) const {
    record.id = context_.ids->claim(wanted);
    if (warns && record.id != wanted) {
        record.messages.warning(record.file, record.line, fmt::format("the id \"{}\" is taken; this record becomes \"{}\"", wanted, record.id));
    }
    if (record.report) {
        record.report->report_id = record.id;
    }
}

void RecordSource::repair_line(std::string& line, InputRecord& record) const {
    auto decoded = repair_utf8(std::move(line));
    line = std::move(decoded.text);
    if (decoded.invalid_count > 0) {
        record.messages.error(record.file, record.line, invalid_utf8_message(decoded.invalid_count));
    }
}

namespace {

constexpr std::string_view kEmptyMessage = "no text to read; the file is empty: give a report with a text, or pass over such files with --skip-bad";

/// One report in one file.
class TextSource final : public RecordSource {
  public:
    TextSource(SourceContext source_context, LineReader lines, bool is_html)
        : RecordSource(std::move(source_context)), lines_(std::move(lines)), is_html_(is_html) {}

    std::optional<InputRecord> next() override {
        if (done_) {
            return std::nullopt;
        }
        done_ = true;
        InputRecord record = record_at(0);
        std::string text = decode(record);
        is_html_ ? read_page(text, record) : read_plain(std::move(text), record);
        return record;
    }

  private:
    std::string decode(InputRecord& record) {
        auto bytes = lines_.rest();
        if (!bytes) {
            record.messages.error(record.file, 0, bytes.error().message);
            return {};
        }
        if (lines_.from_utf16()) {
            record.messages.notice(record.file, 0, "decoded from UTF-16");
            if (lines_.utf16_invalid_count() > 0) {
                record.messages.error(record.file, 0, broken_utf16_message(lines_.utf16_invalid_count()));
            }
            return std::move(*bytes);
        }
        const std::string charset = is_html_ ? declared_charset(*bytes) : std::string();
        auto declared = charset.empty() || charset == "utf-8" ? std::nullopt : std::optional(decode_declared(*bytes, charset));
        auto decoded = repair_utf8(std::move(*bytes));
        if (decoded.invalid_count > 0 && declared && declared->invalid_count == 0) {
            record.messages.notice(record.file, 0, fmt::format("decoded from {}, as the page declares", charset));
            return std::move(declared->text);
        }
        if (decoded.invalid_count > 0) {
            record.messages.error(record.file, decoded.invalid_line, invalid_utf8_message(decoded.invalid_count));
        }
        return std::move(decoded.text);
    }

    void finish(const ReportFields& fields, std::string body, InputRecord& record) {
        const bool blank = body.find_first_not_of(" \t\r\n") == std::string::npos;
        const std::string wanted = fields.id.empty() ? fallback_id(context().stem, body) : fields.id;
        if (blank) {
            record.messages.error(record.file, 0, std::string(kEmptyMessage));
        } else {
            record.report = make_report(fields, *context().defaults, std::move(body), record.file, record.messages);
        }
        claim_id(record, wanted);
    }

    void read_page(std::string_view page, InputRecord& record) {
        HtmlPage read = read_html(page);
        finish(read.fields, std::move(read.text), record);
    }

    void read_plain(std::string text, InputRecord& record) {
        HeaderBlock header = read_header_block(text);
        for (const DuplicateKey& again : header.duplicates) {
            record.messages.warning(record.file, again.line, fmt::format("the header line \"{}\" stands twice; the first counts", again.key));
        }
        text.erase(0, header.body_begin);
        finish(header.fields, std::move(text), record);
    }

    LineReader lines_;
    bool is_html_;
    bool done_ = false;
};

class FailedSource final : public RecordSource {
  public:
    FailedSource(SourceContext source_context, std::string message) : RecordSource(std::move(source_context)), message_(std::move(message)) {}

    std::optional<InputRecord> next() override {
        if (message_.empty()) {
            return std::nullopt;
        }
        InputRecord record = record_at(0);
        record.messages.error(record.file, 0, std::move(message_));
        message_.clear();
        claim_id(record, fallback_id(context().stem, ""));
        return record;
    }

  private:
    std::string message_;
};

} // namespace

std::unique_ptr<RecordSource> text_source(SourceContext context, LineReader lines, bool is_html) {
    return std::make_unique<TextSource>(std::move(context), std::move(lines), is_html);
}

std::unique_ptr<RecordSource> failed_source(SourceContext context, std::string message) {
    return std::make_unique<FailedSource>(std::move(context), std::move(message));
}

} // namespace marsad::io
