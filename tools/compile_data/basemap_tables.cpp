#include "basemap_tables.h"

#include "base/file.h"

#include <algorithm>
#include <optional>

namespace marsad::compile_data {

namespace {

/// Calls `use` with every line, without its end.
template <typename Use>
void for_each_line(std::string_view text, Use use) {
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (!line.empty() && line.back() == '\r') {
            line.remove_suffix(1);
        }
        use(line);
        text.remove_prefix(std::min(end + 1, text.size()));
    }
}

/// Value of an XML attribute on a line.
std::optional<std::string_view> attribute(std::string_view line, std::string_view name) {
    const std::string opening = " " + std::string(name) + "=\"";
    const std::size_t at = line.find(opening);
    if (at == std::string_view::npos) {
        return std::nullopt;
    }
    const std::size_t first = at + opening.size();
    const std::size_t last = line.find('"', first);
    return last == std::string_view::npos ? std::nullopt : std::optional(line.substr(first, last - first));
}

} // namespace

std::vector<std::string> split(std::string_view line, char separator) {
    std::vector<std::string> out;
    for (;;) {
        const std::size_t end = line.find(separator);
        out.emplace_back(line.substr(0, end));
        if (end == std::string_view::npos) {
            return out;
        }
        line.remove_prefix(end + 1);
    }
}

base::Result<std::vector<Row>> read_rows(const std::filesystem::path& path) {
    const auto text = base::read_file(path);
    if (!text) {
        return base::failure(text.error());
    }
    std::vector<Row> rows;
    std::size_t width = 0;
    for_each_line(*text, [&](std::string_view line) {
        if (line.empty() || line.front() == '#') {
            return;
        }
        Row row = split(line, '\t');
        if (width == 0) {
            width = row.size();
            return;
        }
        row.resize(std::max(width, row.size()));
        rows.push_back(std::move(row));
    });
    return rows;
}

base::Result<std::map<std::string, std::string>> read_numeric_codes(const std::filesystem::path& path) {
    const auto text = base::read_file(path);
    if (!text) {
        return base::failure(text.error());
    }
    std::map<std::string, std::string> codes;
    for_each_line(*text, [&](std::string_view line) {
        const auto code = attribute(line, "type");
        const auto numeric = attribute(line, "numeric");
        if (line.find("<territoryCodes") != std::string_view::npos && code && numeric && code->size() == 2) {
            codes.emplace(std::string(*numeric), std::string(*code));
        }
    });
    if (codes.empty()) {
        return base::failure(base::ErrorCode::BadFormat, "no territoryCodes found: " + path.string());
    }
    return codes;
}

} // namespace marsad::compile_data
