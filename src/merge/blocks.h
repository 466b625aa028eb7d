#pragma once

#include "merge/facts.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace marsad::merge {

/// Which events are worth comparing: those of neighbouring days in one cell of a grid, those that share an exact toll in one
/// country or at one place (for vague places and dates), those with the same sentence. A look-up costs a binary search and at
/// most `kNearest` candidates a block, so that all of them together cost n log n.
class Blocks {
  public:
    /// A block larger than this is looked at only around the event, in the order of type, actor, weapon and toll.
    static constexpr std::size_t kNearest = 256;

    explicit Blocks(std::span<const Facts> facts);

    /// Candidates of an event, ascending, without itself. Every pair that judge() would accept is a candidate pair, apart from
    /// what `kNearest` cuts off.
    [[nodiscard]] std::vector<std::uint32_t> candidates(std::uint32_t event) const;
    /// Blocks that were cut.
    [[nodiscard]] std::size_t crowded_count() const { return crowded_count_; }

  private:
    struct Entry {
        std::uint64_t block;
        std::uint64_t likeness;
        std::uint32_t event;
    };
    using Index = std::vector<Entry>;

    void insert(std::uint32_t event);
    void seek(const Index& index, std::uint64_t block, std::uint64_t likeness, std::vector<std::uint32_t>& found) const;
    void finish(Index& index);

    std::span<const Facts> facts_;
    Index points_;   ///< day and cell of the point
    Index reaches_;  ///< day and every cell within the radius
    Index tolls_;    ///< day, country and exact toll
    Index at_place_; ///< place and exact toll; likeness is the day
    Index regions_;  ///< day and place of a region
    Index texts_;    ///< hash of the sentence
    std::size_t crowded_count_ = 0;
};

} // namespace marsad::merge
