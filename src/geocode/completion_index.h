#pragma once

#include "geocode/gazetteer.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::geocode {

/// Entries [first, last) whose text begins with what was asked; those of [first, whole) are exactly it.
struct PrefixRange {
    std::uint32_t first = 0;
    std::uint32_t whole = 0;
    std::uint32_t last = 0;

    [[nodiscard]] bool empty() const { return first >= last; }
};

/// The part of the gazetteer file that answers what is typed so far. Its entries are the keys of all names, with and
/// without article, from each of their words on, sorted by text: "ain al asad", "al asad", "asad". A light view; every
/// index is checked before it is followed, so that a damaged file gives wrong answers and no crash.
class CompletionIndex {
  public:
    explicit CompletionIndex(const Gazetteer& gazetteer);

    [[nodiscard]] std::uint32_t size() const { return count_; }
    /// Entries that begin with `prefix` (a name_key), of [from.first, from.last) where `from` is given.
    [[nodiscard]] PrefixRange range(std::string_view prefix) const { return range(prefix, {0, 0, count_}); }
    [[nodiscard]] PrefixRange range(std::string_view prefix, const PrefixRange& from) const;
    /// Ranges of the prefixes that are one typing error away (a letter too many, too few, wrong, or two swapped); the
    /// first letter holds. None empty, none twice.
    [[nodiscard]] std::vector<PrefixRange> near_ranges(std::string_view prefix) const;

    [[nodiscard]] std::string_view text(std::uint32_t entry) const;    ///< from its word to the end of the name
    [[nodiscard]] std::string_view key(std::uint32_t entry) const;     ///< the whole key
    [[nodiscard]] PlaceIndex place(std::uint32_t entry) const { return t_.completion[entry].place; }
    [[nodiscard]] bool is_inner(std::uint32_t entry) const { return begin(entry) != 0; } ///< not from the first word
    [[nodiscard]] format::NameStanding standing(std::uint32_t entry) const { return static_cast<format::NameStanding>(t_.completion[entry].packed & 3U); }

    /// The entries of a place that lie in a range, rising.
    [[nodiscard]] std::span<const std::uint32_t> of_place(PlaceIndex place, const PrefixRange& range) const;
    /// The places of a kind, by importance.
    [[nodiscard]] std::span<const PlaceIndex> of_kind(std::string_view kind) const;
    /// Every kind of the file with its places.
    [[nodiscard]] std::vector<std::pair<std::string_view, std::span<const PlaceIndex>>> kinds() const;
    /// The places of a 1° cell (as Gazetteer::near counts them), by importance.
    [[nodiscard]] std::span<const PlaceIndex> of_cell(int lon, int lat) const;
    /// Keys whose skeleton begins with `skeleton`, with their places; those of exactly it first. `visit(key, place, exact)`.
    /// Nothing where more than `limit` places would be met.
    template <typename Visit>
    void by_skeleton(std::string_view skeleton, std::size_t limit, Visit visit) const {
        const auto [first, exact, last] = skeleton_keys(skeleton);
        const auto postings = [this](std::uint32_t from, std::uint32_t to) {
            const std::size_t end = std::min<std::size_t>(t_.keys[to].posting_begin, t_.postings.size());
            return std::pair(std::min<std::size_t>(t_.keys[from].posting_begin, end), end);
        };
        const auto each = [&](std::uint32_t from, std::uint32_t to, bool is_exact) {
            if (from >= to || postings(from, to).second - postings(from, to).first > limit) {
                return;
            }
            for (std::uint32_t key = from; key < to; ++key) {
                const auto [begin, end] = postings(key, key + 1);
                for (std::size_t i = begin; i < end; ++i) {
                    if (t_.postings[i] < t_.places.size()) {
                        visit(key_text(key), t_.postings[i], is_exact);
                    }
                }
            }
        };
        each(first, exact, true);
        each(exact, last, false);
    }

    /// Whether every index leads into its table, the order is right and the minima are; reads all of it.
    [[nodiscard]] bool is_consistent() const;

    /// The entries of a range by rising place, that is by falling importance, without touching all of them.
    class Walk {
      public:
        Walk(const CompletionIndex& index, std::uint32_t first, std::uint32_t last);
        /// The place of the next entry, or nothing at the end.
        [[nodiscard]] std::optional<PlaceIndex> peek();
        /// Goes on behind the entry that peek() told of, and gives it. Only after a peek() that gave one.
        [[nodiscard]] std::uint32_t take();

      private:
        struct Node {
            PlaceIndex best;
            std::uint32_t level;
            std::uint32_t at;
        };
        void push(std::uint32_t level, std::uint32_t at);
        static bool later(const Node& a, const Node& b) { return a.best != b.best ? a.best > b.best : a.level != b.level ? a.level < b.level : a.at > b.at; }

        const CompletionIndex& index_;
        std::vector<Node> heap_;
    };

  private:
    struct SkeletonKeys {
        std::uint32_t first, exact, last;
    };
    [[nodiscard]] std::uint32_t begin(std::uint32_t entry) const { return t_.completion[entry].packed >> 2 & 0x7FU; }
    [[nodiscard]] std::string_view key_text(std::uint32_t key) const;
    [[nodiscard]] SkeletonKeys skeleton_keys(std::string_view skeleton) const;
    [[nodiscard]] PlaceIndex best(std::uint32_t level, std::uint32_t at) const;
    [[nodiscard]] std::uint32_t level_size(std::uint32_t level) const { return level < levels_.size() ? levels_[level].second : 0; }
    [[nodiscard]] std::uint32_t clamped_begin(PlaceIndex place) const;

    const format::Tables& t_;
    std::uint32_t count_ = 0;
    std::vector<std::pair<std::uint32_t, std::uint32_t>> levels_; ///< offset in completion_best and size, from level 1 at [1]
};

} // namespace marsad::geocode
