#pragma once

#include "base/result.h"
#include "io/report_fields.h"

#include <string>
#include <string_view>
#include <vector>

namespace marsad::io {

/// One line of JSON Lines: a report (`id`, `text`, `published`, `source`, `url`, `lang`), a Feature of ours, or a record of
/// our own output (`id`, `features`).
struct JsonRecord {
    enum class Kind { Report,
                      Feature,
                      Features,
                      Collection } kind = Kind::Report;
    ReportFields fields;
    std::string text;                    ///< of a report
    bool lacks_text = false;             ///< a report without one; a complaint says so
    std::vector<std::string> features;   ///< JSON texts of the others
    std::vector<std::string> complaints; ///< members of a wrong type, passed over
};

/// BadFormat with the column and the remedy.
[[nodiscard]] base::Result<JsonRecord> parse_json_record(std::string_view json);

/// True where the text is one JSON object.
[[nodiscard]] bool is_json_object(std::string_view text);

} // namespace marsad::io
