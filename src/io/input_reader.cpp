#include "io/input_reader.h"

#include "io/encoding.h"
#include "io/html_text.h"
#include "io/input_files.h"
#include "io/json_record.h"
#include "io/line_reader.h"
#include "io/record_source.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace marsad::io {

namespace {

constexpr std::string_view kStandardInput = "<stdin>";
constexpr std::string_view kBinaryMessage = "not a text but a binary file; give plain text, HTML, JSON Lines or a layer of Marsad's";

std::unique_ptr<RecordSource> unreadable(SourceContext context, const base::Error& error) {
    return failed_source(std::move(context), error.message);
}

/// A whole input as one JSON document: a collection, a Feature, or one record; nothing where it is none of these.
std::unique_ptr<RecordSource> document_source(const SourceContext& context, std::string text) {
    const auto record = is_json_object(text) ? parse_json_record(text) : base::Result<JsonRecord>(JsonRecord{});
    if (!record || record->text.empty() == record->features.empty()) {
        return nullptr;
    }
    if (record->kind == JsonRecord::Kind::Collection || record->kind == JsonRecord::Kind::Feature) {
        return geojson_source(context, LineReader::from_memory(std::move(text)));
    }
    std::replace(text.begin(), text.end(), '\n', ' '); // line ends stand only between the tokens of valid JSON
    return json_lines_source(context, LineReader::from_memory(std::move(text)));
}

/// Standard input says by its content what it is: JSON Lines if its first record parses, a layer by its opening.
std::unique_ptr<RecordSource> sniffed_source(SourceContext context, LineReader lines, base::Diagnostics& messages) {
    const auto first = lines.peek_line();
    if (!first) {
        return unreadable(std::move(context), first.error());
    }
    if (opens_our_collection(*first)) {
        return geojson_source(std::move(context), std::move(lines));
    }
    if (first->starts_with("event_id,")) {
        return csv_source(std::move(context), std::move(lines));
    }
    if (is_json_object(*first)) {
        const auto record = parse_json_record(*first);
        if (record && record->kind == JsonRecord::Kind::Feature) {
            return geojson_lines_source(std::move(context), std::move(lines));
        }
        if (record && record->kind == JsonRecord::Kind::Collection) {
            return geojson_source(std::move(context), std::move(lines));
        }
        return json_lines_source(std::move(context), std::move(lines));
    }
    if (looks_like_html(*first)) {
        return text_source(std::move(context), std::move(lines), true);
    }
    if (!first->starts_with('{')) {
        return text_source(std::move(context), std::move(lines), false);
    }
    auto text = lines.rest();
    if (!text) {
        return unreadable(std::move(context), text.error());
    }
    if (auto document = document_source(context, *text)) {
        return document;
    }
    messages.warning(context.file, 1, "begins like JSON Lines, but the first record cannot be parsed: read as plain text; mend the line, or save the records as a .jsonl file");
    return text_source(std::move(context), LineReader::from_memory(std::move(*text)), false);
}

std::unique_ptr<RecordSource> json_source(SourceContext context, LineReader lines) {
    if (const auto first = lines.peek_line(); first && opens_our_collection(*first)) {
        return geojson_source(std::move(context), std::move(lines));
    }
    auto text = lines.rest();
    if (!text) {
        return unreadable(std::move(context), text.error());
    }
    auto document = document_source(context, *text);
    return document ? std::move(document) : geojson_source(std::move(context), LineReader::from_memory(std::move(*text)));
}

std::unique_ptr<RecordSource> source_for(InputKind kind, SourceContext context, LineReader lines) {
    const auto sniffed = lines.sniff();
    if (!sniffed) {
        return unreadable(std::move(context), sniffed.error());
    }
    if (kind == InputKind::Unsupported) {
        return failed_source(std::move(context), "files of this kind are not read in this version; give the layer as .geojson or .csv");
    }
    if (!lines.from_utf16() && looks_binary(*sniffed)) {
        return failed_source(std::move(context), std::string(kBinaryMessage));
    }
    switch (kind) {
    case InputKind::JsonLines: return json_lines_source(std::move(context), std::move(lines));
    case InputKind::GeoJson: return geojson_source(std::move(context), std::move(lines));
    case InputKind::GeoJsonLines: return geojson_lines_source(std::move(context), std::move(lines));
    case InputKind::Csv: return csv_source(std::move(context), std::move(lines));
    case InputKind::Json: return json_source(std::move(context), std::move(lines));
    case InputKind::Html: return text_source(std::move(context), std::move(lines), true);
    default: return text_source(std::move(context), std::move(lines), false);
    }
}

} // namespace

InputReader::InputReader(const std::vector<std::string>& inputs, InputDefaults defaults) : defaults_(std::move(defaults)), inputs_(inputs) {}
InputReader::~InputReader() = default;

std::optional<InputRecord> InputReader::next(base::Diagnostics& messages) {
    if (!std::exchange(expanded_, true)) {
        files_ = expand_inputs(inputs_, messages);
    }
    for (;;) {
        if (source_) {
            if (auto record = source_->next()) {
                return record;
            }
            source_.reset();
        }
        if (next_file_ >= files_.size()) {
            return std::nullopt;
        }
        open_next(messages);
    }
}

void InputReader::open_next(base::Diagnostics& messages) {
    const std::string& path = files_[next_file_++];
    const bool is_standard_input = path == "-";
    SourceContext context{&defaults_, &ids_, is_standard_input ? std::string(kStandardInput) : path,
                          is_standard_input ? std::string() : std::filesystem::path(path).stem().string()};
    auto lines = is_standard_input ? LineReader::standard_input() : LineReader::open(path);
    if (!lines) {
        messages.error(path, 0, lines.error().message);
        return;
    }
    if (!is_standard_input) {
        source_ = source_for(kind_of_file(path), std::move(context), std::move(*lines));
        return;
    }
    const auto sniffed = lines->sniff();
    if (!sniffed) {
        source_ = unreadable(std::move(context), sniffed.error());
        return;
    }
    const bool is_binary = !lines->from_utf16() && looks_binary(*sniffed);
    source_ = is_binary ? failed_source(std::move(context), std::string(kBinaryMessage)) : sniffed_source(std::move(context), std::move(*lines), messages);
}

} // namespace marsad::io
