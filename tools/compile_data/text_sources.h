#pragma once

#include "base/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::compile_data {

[[nodiscard]] std::vector<std::string_view> split_fields(std::string_view line, char sign);
[[nodiscard]] std::string_view trimmed(std::string_view text);
/// Lines without their ends; views into `text`.
[[nodiscard]] std::vector<std::string_view> split_lines(std::string_view text);

/// A tab-separated file with one header line. '#' begins a comment line.
struct Table {
    std::vector<std::string> columns;
    std::vector<std::vector<std::string>> rows;
    std::vector<std::size_t> lines; ///< line number of each row, from 1
    std::string file;

    /// Field of a row by column name; empty where the row is short. `columns` must hold the name.
    [[nodiscard]] std::string_view field(std::size_t row, std::string_view column) const;
};
/// NotFound, Unreadable; BadFormat where one of `required` is missing.
[[nodiscard]] base::Result<Table> read_table(const std::filesystem::path& path, const std::vector<std::string>& required);

/// All entries of a GNU message catalogue, by message id. NotFound, Unreadable, BadFormat.
[[nodiscard]] base::Result<std::map<std::string, std::string, std::less<>>> read_catalogue(const std::filesystem::path& path);

/// One element `<tag type="KEY" [alt="..."]>text</tag>` of a CLDR file.
struct CldrName {
    std::string type;
    std::string alt;
    std::string text;
};
/// All elements of that tag, in the order of the file. NotFound, Unreadable.
[[nodiscard]] base::Result<std::vector<CldrName>> read_cldr(const std::filesystem::path& path, std::string_view tag);

/// Attributes of the empty elements `<tag a="b" .../>`.
[[nodiscard]] base::Result<std::vector<std::map<std::string, std::string>>> read_cldr_elements(const std::filesystem::path& path, std::string_view tag);

} // namespace marsad::compile_data
