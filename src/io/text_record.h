#pragma once

#include "io/input_record.h"
#include "io/report_fields.h"

#include <string>
#include <string_view>

namespace marsad::io {

/// A text that comes from no file (pasted, dropped) as a record: header lines count as in files, invalid UTF-8 becomes U+FFFD and
/// an error. Its id is that of its header, else `r` and twelve digits of its SHA-256. `name` stands for the file in messages.
[[nodiscard]] InputRecord record_from_text(std::string text, const InputDefaults& defaults, std::string_view name);

} // namespace marsad::io
