#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace marsad::io {

/// Where a JSON text stops being JSON (RFC 8259): a byte offset and why. Nothing where the text is one JSON value.
/// For messages only: the parsing itself is simdjson's, which does not tell where it failed.
struct JsonError {
    std::size_t offset;
    std::string reason;
};
[[nodiscard]] std::optional<JsonError> find_json_error(std::string_view text);

/// "column 17: a comma or ] is missing", or what `otherwise` says where the text itself is sound.
[[nodiscard]] std::string describe_json_error(std::string_view line, std::string_view otherwise);

} // namespace marsad::io
