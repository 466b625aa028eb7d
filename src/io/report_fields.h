#pragma once

#include "base/diagnostics.h"
#include "model/report.h"
#include "timeline/day.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace marsad::io {

/// What the command line says of reports that do not say it themselves.
struct InputDefaults {
    std::optional<timeline::Day> published;
    std::string lang = "auto";
    std::optional<std::string> source;
    std::optional<std::string> source_url;
};

/// Where a record says something of itself, for messages; 0 where there is no line to name.
struct FieldLines {
    std::size_t published = 0;
    std::size_t lang = 0;
    std::size_t source = 0;
    std::size_t source_url = 0;
};

/// What a record says of itself, as written: by header lines, by JSON members or by a page's metadata.
struct ReportFields {
    std::string id;
    std::optional<std::string> published;
    std::optional<std::string> lang;
    std::optional<std::string> source;
    std::optional<std::string> source_url;
    FieldLines lines;
};

/// True for the languages that reports are read in: ar, en, auto.
[[nodiscard]] bool is_report_language(std::string_view lang);

/// A report from its own fields first, then from the defaults. An impossible date and an unknown language are errors,
/// a value that conflicts with an option is a warning (`messages`).
[[nodiscard]] model::Report make_report(const ReportFields& fields, const InputDefaults& defaults, std::string body, std::string_view file,
                                        base::Diagnostics& messages);

} // namespace marsad::io
