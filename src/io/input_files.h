#pragma once

#include "base/diagnostics.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::io {

/// What a file is read as, by its name.
enum class InputKind : std::uint8_t { Text,
                                      Html,
                                      JsonLines,
                                      GeoJson,
                                      GeoJsonLines,
                                      Csv,
                                      Json,
                                      Unsupported };

[[nodiscard]] InputKind kind_of_file(std::string_view path);

/// The files named, with folders replaced by the files below them, sorted by path; hidden files are left out, and in folders
/// files of unknown kind (with a notice). "-" stays. What cannot be opened is an error in `messages`.
[[nodiscard]] std::vector<std::string> expand_inputs(const std::vector<std::string>& inputs, base::Diagnostics& messages);

} // namespace marsad::io
