#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::model {

/// Keeps each distinct text once and names it by a number; number 0 is the empty text. The texts lie one behind another, so
/// that millions of short ones cost little more than their bytes.
class StringTable {
  public:
    using Id = std::uint32_t;
    static constexpr Id kEmpty = 0;

    StringTable() { intern({}); }

    /// Views that text() gave are no longer valid afterwards. Not after freeze().
    Id intern(std::string_view text);
    /// Gives the memory of the look-up back once all texts are in.
    void freeze();

    /// Valid until the next intern().
    [[nodiscard]] std::string_view text(Id id) const { return std::string_view(bytes_).substr(begins_[id], begins_[id + 1] - begins_[id]); }
    [[nodiscard]] std::size_t size() const { return begins_.size() - 1; }
    [[nodiscard]] std::size_t memory_bytes() const;

  private:
    [[nodiscard]] std::size_t slot_of(std::string_view text) const;
    void grow();

    std::string bytes_;
    std::vector<std::uint64_t> begins_{0}; ///< of each text, and one behind the last
    std::vector<Id> slots_;                ///< open addressing: id + 1, 0 = free
};

} // namespace marsad::model
