#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <unordered_map>
#include <vector>

namespace marsad::io {

/// A set of 64-bit digests in one table: some twelve bytes for each, so that a run over millions of records stays small.
class Digests {
  public:
    /// False where it was there before.
    bool insert(std::uint64_t digest);

  private:
    void grow();
    std::vector<std::uint64_t> slots_; ///< open addressing, 0 = empty; the size is a power of two
    std::size_t count_ = 0;
};

/// Hands out ids that stay unique over a whole run: a second holder of `a` becomes `a~2`, a third `a~3`.
/// It knows an id by a 64-bit digest.
class RecordIds {
  public:
    [[nodiscard]] std::string claim(const std::string& wanted);
    /// The same for events of layers.
    [[nodiscard]] std::string claim_event(const std::string& wanted);

  private:
    Digests digests_;
    Digests event_digests_;
    std::unordered_map<std::string, std::size_t> holders_; ///< of ids that were wanted more than once
};

/// The id of a report that has none of its own: the stem of its file, or, without a file, `r` and twelve hexadecimal
/// digits of the text's SHA-256.
[[nodiscard]] std::string fallback_id(std::string_view file_stem, std::string_view body);

} // namespace marsad::io
