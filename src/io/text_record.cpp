#include "io/text_record.h"

#include "io/encoding.h"
#include "io/header_block.h"
#include "io/record_ids.h"

#include <utility>

namespace marsad::io {

InputRecord record_from_text(std::string text, const InputDefaults& defaults, std::string_view name) {
    InputRecord record;
    record.file = name;
    auto decoded = repair_utf8(std::move(text));
    if (decoded.invalid_count > 0) {
        record.messages.error(record.file, decoded.invalid_line, invalid_utf8_message(decoded.invalid_count));
    }
    const HeaderBlock header = read_header_block(decoded.text);
    std::string body = decoded.text.substr(header.body_begin);
    record.id = header.fields.id.empty() ? fallback_id({}, body) : header.fields.id;
    if (body.find_first_not_of(" \t\r\n") == std::string::npos) {
        record.messages.error(record.file, 0, "no text to read; copy the text of a report first");
        return record;
    }
    record.report = make_report(header.fields, defaults, std::move(body), record.file, record.messages);
    record.report->report_id = record.id;
    return record;
}

} // namespace marsad::io
