#pragma once

#include "lexicon/name.h"

#include <array>
#include <bit>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <utility>

namespace marsad::lexicon {

/// What code knows by the names of classes or values: a table made while the code is compiled, asked by a name and its hash
/// (Entry::cls_hash, Entry::value_hash), so that nearly always one comparison of numbers answers.
template <typename Value, std::size_t Count>
class NameTable {
  public:
    consteval explicit NameTable(const std::array<std::pair<std::string_view, Value>, Count>& rows) {
        for (const auto& [text, value] : rows) {
            const std::uint32_t hash = Name::hash_of(text);
            std::size_t i = hash % kSize;
            while (slots_[i].taken) {
                i = (i + 1) % kSize;
            }
            slots_[i] = {text, value, hash, true};
        }
    }

    /// Null where the table does not have the name.
    [[nodiscard]] constexpr const Value* find(std::string_view name, std::uint32_t hash) const {
        for (std::size_t i = hash % kSize; slots_[i].taken; i = (i + 1) % kSize) {
            if (slots_[i].hash == hash && slots_[i].text == name) {
                return &slots_[i].value;
            }
        }
        return nullptr;
    }
    [[nodiscard]] constexpr const Value* find(std::string_view name) const { return find(name, Name::hash_of(name)); }

  private:
    static constexpr std::size_t kSize = std::bit_ceil(Count * 4); ///< mostly free: a name that is none ends at once
    struct Slot {
        std::string_view text;
        Value value{};
        std::uint32_t hash = 0;
        bool taken = false;
    };
    std::array<Slot, kSize> slots_{};
};

} // namespace marsad::lexicon
