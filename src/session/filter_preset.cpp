#include "session/filter_preset.h"

#include "base/file.h"
#include "base/rows.h"

#include <algorithm>

#include <fmt/format.h>

namespace marsad::session {

namespace {

/// A name or value as one column.
std::string one_column(std::string_view text) {
    std::string out(text);
    std::replace_if(out.begin(), out.end(), [](char c) { return c == '\t' || c == '\n' || c == '\r'; }, ' ');
    return out;
}

} // namespace

base::Result<std::vector<FilterPreset>> load_presets(const std::filesystem::path& file, base::Diagnostics& diagnostics) {
    const auto text = base::read_file(file);
    if (!text) {
        return base::failure(base::ErrorCode::NotFound, "the table of filters is missing; install Marsad's assets again: " + file.string());
    }
    std::vector<FilterPreset> out;
    base::for_each_row(*text, [&](std::size_t line, const std::vector<std::string_view>& columns) {
        const auto facet = columns.size() == 3 ? facet_from_name(columns[1]) : std::nullopt;
        if (!facet) {
            diagnostics.error(file.string(), line, "expected a key, a facet (type, weapon, actor, country, source, killed, confidence, verification) and values, parted by tabs");
            return;
        }
        auto found = std::find_if(out.begin(), out.end(), [&](const FilterPreset& preset) { return preset.name == columns[0]; });
        if (found == out.end()) {
            found = out.insert(out.end(), {std::string(columns[0]), {}});
        }
        for (std::string_view values = columns[2];;) {
            const std::size_t end = values.find(';');
            found->filters.chosen[*facet].insert(std::string(values.substr(0, end)));
            if (end == std::string_view::npos) {
                break;
            }
            values.remove_prefix(end + 1);
        }
    });
    return out;
}

std::string preset_line(const FilterPreset& preset) {
    std::string out = one_column(preset.name);
    for (const auto& [facet, values] : preset.filters.chosen) {
        for (const std::string& value : values) {
            out += fmt::format("\t{}\t{}", name(facet), one_column(value));
        }
    }
    if (!preset.filters.text.empty()) {
        out += "\ttext\t" + one_column(preset.filters.text);
    }
    return out;
}

FilterPreset preset_of(const std::vector<std::string_view>& columns) {
    FilterPreset preset;
    preset.name = columns.empty() ? std::string() : std::string(columns.front());
    for (std::size_t i = 1; i + 1 < columns.size(); i += 2) {
        if (const auto facet = facet_from_name(columns[i])) {
            preset.filters.chosen[*facet].insert(std::string(columns[i + 1]));
        } else if (columns[i] == "text") {
            preset.filters.text = columns[i + 1];
        }
    }
    return preset;
}

} // namespace marsad::session
