#pragma once

#include "base/diagnostics.h"
#include "model/report.h"
#include "timeline/day.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::io {

/// The languages there are, by code; where neither list names one, any code of letters passes.
struct ReportLanguages {
    std::vector<std::string> read;       ///< that reports are read in
    std::vector<std::string> names_only; ///< that only words of places are known of
    [[nodiscard]] bool reads(std::string_view lang) const;
    /// Why a language (not "auto") cannot be read, with the remedy.
    [[nodiscard]] std::string fault(std::string_view lang) const;
};

/// What the command line says of reports that do not say it themselves.
struct InputDefaults {
    std::optional<timeline::Day> published;
    std::string lang = "auto";
    std::optional<std::string> source;
    std::optional<std::string> source_url;
    ReportLanguages languages = {};
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
    bool lang_is_hint = false; ///< of a page's markup: passed over in silence where it is not read
    std::optional<std::string> source;
    std::optional<std::string> source_url;
    FieldLines lines;
};

/// A report from its own fields first, then from the defaults. An impossible date and an unknown language are errors,
/// a value that conflicts with an option is a warning (`messages`).
[[nodiscard]] model::Report make_report(const ReportFields& fields, const InputDefaults& defaults, std::string body, std::string_view file,
                                        base::Diagnostics& messages);

} // namespace marsad::io
