#pragma once

#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

namespace marsad::lexicon {

/// The edges of a trie, (node, word) to child, in one open hash table: a look-up is nearly always one memory access.
class ChildTable {
  public:
    /// The child, or 0 where there is none.
    [[nodiscard]] std::uint32_t find(std::uint32_t node, std::uint32_t word) const {
        if (slots_.empty()) {
            return 0;
        }
        for (std::size_t i = start(node, word);; i = (i + 1) & (slots_.size() - 1)) {
            const Slot& slot = slots_[i];
            if (slot.child == 0 || (slot.node == node && slot.word == word)) {
                return slot.child;
            }
        }
    }
    /// `child` is not 0, and the edge is not there yet.
    void add(std::uint32_t node, std::uint32_t word, std::uint32_t child) {
        if (++count_ * 3 > slots_.size() * 2) {
            const std::vector<Slot> before = std::move(slots_);
            slots_.assign(before.empty() ? kFirstSize : before.size() * 2, {});
            for (const Slot& slot : before) {
                if (slot.child != 0) {
                    put(slot);
                }
            }
        }
        put({node, word, child});
    }

  private:
    struct Slot {
        std::uint32_t node = 0;
        std::uint32_t word = 0;
        std::uint32_t child = 0; ///< 0: the slot is free
    };
    static constexpr std::size_t kFirstSize = 64;

    [[nodiscard]] std::size_t start(std::uint32_t node, std::uint32_t word) const {
        const std::uint64_t mixed = (std::uint64_t{node} << 32U | word) * 0x9E3779B97F4A7C15U;
        return static_cast<std::size_t>(mixed >> 32U) & (slots_.size() - 1);
    }
    void put(const Slot& slot) {
        std::size_t i = start(slot.node, slot.word);
        while (slots_[i].child != 0) {
            i = (i + 1) & (slots_.size() - 1);
        }
        slots_[i] = slot;
    }

    std::vector<Slot> slots_; ///< as many as a power of two
    std::size_t count_ = 0;
};

} // namespace marsad::lexicon
