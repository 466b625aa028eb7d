#pragma once

#include "io/input_record.h"
#include "io/line_reader.h"
#include "io/record_ids.h"
#include "io/report_fields.h"

#include <memory>
#include <optional>
#include <string>

namespace marsad::io {

/// What all sources of one run share.
struct SourceContext {
    const InputDefaults* defaults;
    RecordIds* ids;
    std::string file; ///< as messages name it
    std::string stem; ///< of the file's name; empty for standard input
};

/// Gives the records of one file one after another, in constant memory where its format allows.
class RecordSource {
  public:
    virtual ~RecordSource() = default;
    /// Nothing at the end.
    [[nodiscard]] virtual std::optional<InputRecord> next() = 0;

  protected:
    explicit RecordSource(SourceContext context) : context_(std::move(context)) {}
    [[nodiscard]] const SourceContext& context() const { return context_; }
    /// A record of this file at a line, still empty.
    [[nodiscard]] InputRecord record_at(std::size_t line) const;
    /// Gives the record its unique id, with a warning (unless told otherwise) where the wanted one is taken.
    void claim_id(InputRecord& record, const std::string& wanted, bool warns = true) const;
    /// Makes a line valid UTF-8; an invalid sequence becomes U+FFFD and an error of the record.
    void repair_line(std::string& line, InputRecord& record) const;

  private:
    SourceContext context_;
};

/// The whole input is one report: plain text with header lines, or a page.
[[nodiscard]] std::unique_ptr<RecordSource> text_source(SourceContext context, LineReader lines, bool is_html);
[[nodiscard]] std::unique_ptr<RecordSource> json_lines_source(SourceContext context, LineReader lines);
[[nodiscard]] std::unique_ptr<RecordSource> geojson_source(SourceContext context, LineReader lines);
[[nodiscard]] std::unique_ptr<RecordSource> geojson_lines_source(SourceContext context, LineReader lines);
[[nodiscard]] std::unique_ptr<RecordSource> csv_source(SourceContext context, LineReader lines);
/// One record that is an error.
[[nodiscard]] std::unique_ptr<RecordSource> failed_source(SourceContext context, std::string message);

/// True for the first line that our GeoJSON writer gives.
[[nodiscard]] bool opens_our_collection(std::string_view line);

} // namespace marsad::io
