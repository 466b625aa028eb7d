#pragma once

#include "gazetteer_build/draft.h"

#include "base/result.h"

#include <filesystem>
#include <string>
#include <string_view>

namespace marsad::gazetteer_build {

/// The bytes of the gazetteer file, or layer, of this draft. The same draft gives the same bytes.
[[nodiscard]] std::string gazetteer_bytes(const Draft& draft);
/// The same; lets go of the names as it goes, which of a large draft take most room.
[[nodiscard]] std::string gazetteer_bytes(Draft&& draft);

/// Writes them beside the target and renames. Unwritable.
[[nodiscard]] base::Result<void> write_gazetteer(const Draft& draft, const std::filesystem::path& target);
[[nodiscard]] base::Result<void> write_bytes(std::string_view bytes, const std::filesystem::path& target);

} // namespace marsad::gazetteer_build
