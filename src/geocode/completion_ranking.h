#pragma once

#include "geocode/autocomplete.h"
#include "geocode/completion_index.h"

#include <array>
#include <cstdint>
#include <functional>
#include <optional>
#include <span>
#include <vector>

namespace marsad::geocode {

/// A place met, with the entry that met it best.
struct RankedCompletion {
    PlaceIndex place;
    std::uint32_t entry;
    double score;
    CompletionMatch match;
};

/// One way to read what is typed: entries that may be meant, and what speaks for them beside the weight of the place.
struct CompletionRun {
    PrefixRange range;
    double base = 0;  ///< added to every weight
    double whole = 0; ///< added where the name is not only begun
    /// What is added for a place; nothing where it is not meant. Never more than 0. Empty: every place, 0.
    std::function<std::optional<double>(PlaceIndex)> filter;
    std::optional<std::vector<std::span<const PlaceIndex>>> only; ///< where the filter lets few pass: lists that hold them all, each by importance
};

inline constexpr double kInnerWord = -0.20; ///< met at a word inside the name
/// By format::NameStanding: a country's name in a third language comes behind the town that is called so.
inline constexpr std::array<double, 4> kStanding{-0.25, -0.15, -0.10, 0.0};

/// Keeps the best `limit` places of all runs. Exact: what it gives is what scoring every entry would give, so that the
/// first k of a longer list are the list of k. Ties go to the weightier place, then to the first entry.
class CompletionRanking {
  public:
    CompletionRanking(const Gazetteer& gazetteer, const CompletionIndex& index, const std::optional<CompletionView>& view, std::size_t limit);

    void add(const std::vector<CompletionRun>& runs);
    /// A place met by other means.
    void offer(PlaceIndex place, std::uint32_t entry, double score, CompletionMatch match);

    /// The more of importance and nearness, 0 to 1.
    [[nodiscard]] double weight(PlaceIndex place) const;
    /// Score of an entry in a run; `weight` and what the filter adds are those of its place.
    [[nodiscard]] double score(std::uint32_t entry, const CompletionRun& run, double weight, double filtered) const;

    [[nodiscard]] const std::vector<RankedCompletion>& best() const { return best_; }

  private:
    void offer_entry(std::uint32_t entry, const CompletionRun& run, double weight, double filtered);
    /// A part of a run's range in which no entry gains more than `most` beside the weight of its place.
    struct Part {
        const CompletionRun* run;
        PrefixRange range;
        double most;
    };
    void walk(const Part& part);
    void scan_place(const Part& part, PlaceIndex place);
    void scan_lists(const Part& part);
    void scan_range(const Part& part);
    void add_near(const std::vector<Part>& parts);
    /// Whether a place with at most this score could still come in.
    [[nodiscard]] bool may_enter(double most, PlaceIndex place) const;
    [[nodiscard]] double nearness(double km) const;

    const Gazetteer& gazetteer_;
    const CompletionIndex& index_;
    std::optional<CompletionView> view_;
    double full_km_ = 0;  ///< so far it is whole
    double reach_km_ = 0; ///< from here on nearness is nothing
    std::size_t limit_;
    std::vector<RankedCompletion> best_;
};

} // namespace marsad::geocode
