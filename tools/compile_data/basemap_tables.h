#pragma once

#include "base/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::compile_data {

/// One line of a tab-separated file; missing columns are empty.
using Row = std::vector<std::string>;

/// Rows of a tab-separated file: '#' comments, empty lines and the heading line (the first other line) are left out;
/// every row is padded to the heading's width. Unreadable, NotFound.
[[nodiscard]] base::Result<std::vector<Row>> read_rows(const std::filesystem::path& path);

[[nodiscard]] std::vector<std::string> split(std::string_view line, char separator);

/// ISO 3166-1 numeric code (three digits) to alpha-2, from CLDR's supplementalData.xml.
[[nodiscard]] base::Result<std::map<std::string, std::string>> read_numeric_codes(const std::filesystem::path& path);

} // namespace marsad::compile_data
