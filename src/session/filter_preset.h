#pragma once

#include "base/diagnostics.h"
#include "base/result.h"
#include "session/filters.h"

#include <filesystem>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::session {

/// Filters under a name. The box of a view is no part of it.
struct FilterPreset {
    std::string name; ///< as typed; of those that come with the program, a key of the interface texts
    Filters filters;
    friend bool operator==(const FilterPreset&, const FilterPreset&) = default;
};

/// What comes with the program: lines `key<TAB>facet<TAB>value;value`, several for one key where several facets are meant. NotFound; an
/// unknown facet is an error of `diagnostics`, and the line is left out.
[[nodiscard]] base::Result<std::vector<FilterPreset>> load_presets(const std::filesystem::path& file, base::Diagnostics& diagnostics);

/// One line of the settings: name, then pairs of facet and value and, last, "text" and the text, parted by tabs.
[[nodiscard]] std::string preset_line(const FilterPreset& preset);
/// Its way back from the columns; what is not understood is left out.
[[nodiscard]] FilterPreset preset_of(const std::vector<std::string_view>& columns);

} // namespace marsad::session
