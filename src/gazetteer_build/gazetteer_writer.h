#pragma once

#include "gazetteer_build/draft.h"

#include "base/result.h"

#include <filesystem>
#include <string>

namespace marsad::gazetteer_build {

/// The bytes of the gazetteer file of this draft. The same draft gives the same bytes.
[[nodiscard]] std::string gazetteer_bytes(const Draft& draft);

/// Writes them beside the target and renames. Unwritable.
[[nodiscard]] base::Result<void> write_gazetteer(const Draft& draft, const std::filesystem::path& target);

} // namespace marsad::gazetteer_build
