#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>

namespace marsad::io {

/// Hands out ids that stay unique over a whole run: a second holder of `a` becomes `a~2`, a third `a~3`.
class RecordIds {
  public:
    [[nodiscard]] std::string claim(const std::string& wanted);
    /// The same for events of layers, by a 64-bit digest of their id.
    [[nodiscard]] std::string claim_event(const std::string& wanted);

  private:
    std::unordered_map<std::string, std::size_t> holders_;
    std::unordered_set<std::uint64_t> event_digests_;
};

/// The id of a report that has none of its own: the stem of its file, or, without a file, `r` and twelve hexadecimal
/// digits of the text's SHA-256.
[[nodiscard]] std::string fallback_id(std::string_view file_stem, std::string_view body);

} // namespace marsad::io
