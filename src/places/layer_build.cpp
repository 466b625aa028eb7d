#include "places/layer_build.h"

#include "gazetteer_build/gazetteer_writer.h"
#include "io/encoding.h"
#include "io/line_reader.h"
#include "places/row_builder.h"
#include "places/table_rows.h"

#include <algorithm>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace marsad::places {

namespace {

using base::ErrorCode;
using base::failure;

std::string_view name_of(RowFormat format) {
    switch (format) {
    case RowFormat::Tsv: return "tsv";
    case RowFormat::GeoJson: return "geojson";
    case RowFormat::GeoNames: return "geonames";
    }
    return "tsv";
}

/// What the file is, or why it is no text. Nothing is consumed.
base::Result<RowFormat> detect(io::LineReader& lines, const std::filesystem::path& file, const LayerOptions& options) {
    const auto sniffed = lines.sniff();
    if (!sniffed) {
        return failure(sniffed.error().code, sniffed.error().message + ": " + file.string());
    }
    if (sniffed->empty()) {
        return failure(ErrorCode::BadFormat, "no place to add; the file is empty: " + file.string());
    }
    if (!lines.from_utf16() && io::looks_binary(*sniffed)) {
        return failure(ErrorCode::BadFormat, "not a text but a binary file; give a table (.tsv), a layer of points (.geojson) or a GeoNames dump (.txt): " + file.string());
    }
    if (options.format) {
        return *options.format;
    }
    if (file.extension() == ".geojson" || file.extension() == ".json") {
        return RowFormat::GeoJson;
    }
    const auto first = lines.peek_line();
    if (!first) {
        return failure(first.error());
    }
    return is_geonames_line(*first) ? RowFormat::GeoNames : RowFormat::Tsv;
}

bool may_stand(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' || c == '_' || c == '.';
}

/// Where the file lies, whatever the folder of a later run; on one line.
std::string source_text(const std::filesystem::path& file) {
    std::error_code error;
    const auto whole = std::filesystem::absolute(file, error);
    std::string text = error ? file.string() : whole.lexically_normal().string();
    std::replace_if(
        text.begin(), text.end(), [](char c) { return static_cast<unsigned char>(c) < 0x20; }, '?');
    return text;
}

} // namespace

std::optional<RowFormat> row_format_from_name(std::string_view name) {
    for (const auto format : {RowFormat::Tsv, RowFormat::GeoJson, RowFormat::GeoNames}) {
        if (name_of(format) == name) {
            return format;
        }
    }
    return std::nullopt;
}

bool is_layer_name(std::string_view name) {
    constexpr std::size_t kLongest = 64;
    return !name.empty() && name.size() <= kLongest && name.front() != '.' && std::all_of(name.begin(), name.end(), may_stand);
}

std::string layer_name_of(const std::filesystem::path& file) {
    constexpr std::size_t kLongest = 64;
    std::string name;
    for (const char c : file.stem().string()) {
        if (may_stand(c)) {
            name.push_back(c);
        } else if (!name.empty() && name.back() != '-') {
            name.push_back('-');
        }
    }
    name = name.substr(std::min(name.find_first_not_of("-."), name.size()), kLongest);
    while (name.ends_with('-')) {
        name.pop_back();
    }
    return name;
}

base::Result<std::string> build_layer(const std::filesystem::path& file, const LayerOptions& options, const geocode::Gazetteer& base, base::Diagnostics& diagnostics) {
    auto lines = io::LineReader::open(file);
    if (!lines) {
        return failure(lines.error().code, lines.error().message + ": " + file.string());
    }
    const auto format = detect(*lines, file, options);
    if (!format) {
        return failure(format.error());
    }
    if (lines->from_utf16()) {
        diagnostics.notice(file.string(), 0, "decoded from UTF-16");
    }
    RowBuilder rows(base, file.string(), diagnostics);
    auto read = *format == RowFormat::Tsv ? read_table(*lines, file.string(), diagnostics, rows) : *format == RowFormat::GeoNames ? read_geonames(*lines, rows)
                                                                                                                                  : read_geojson(*lines, rows);
    if (!read) {
        return failure(read.error().code, read.error().message + (read.error().message.ends_with(file.string()) ? "" : ": " + file.string()));
    }
    if (lines->utf16_invalid_count() > 0) {
        diagnostics.error(file.string(), 0, io::broken_utf16_message(lines->utf16_invalid_count()));
    }
    auto draft = rows.finish();
    if (draft.places.empty()) {
        return failure(ErrorCode::BadFormat, fmt::format("no place could be used of {} {}; nothing was added: {}", draft.layer->bad, draft.layer->bad == 1 ? "row" : "rows", file.string()));
    }
    draft.layer->name = options.name;
    draft.layer->format = name_of(*format);
    draft.layer->source = source_text(file);
    draft.layer->precedence = options.precedence;
    return gazetteer_build::gazetteer_bytes(std::move(draft));
}

} // namespace marsad::places
