#pragma once

#include "io/gold_reader.h"
#include "model/event.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::evaluate {

/// What is counted, in the order of the figures' line. `*N` is how many there were to be right, the name before it how many were.
enum class Count : std::uint8_t {
    Reports,
    Failed,
    Gold,
    Pred, ///< placed and dated events; a match of an optional one is taken off again
    Unplaced,
    NoWhat,
    Tp,
    Main,
    MainTp,
    Neg,
    NegHit,
    Type,
    Date,
    Fat,
    FatN,
    Nul,
    NulN,
    Inj,
    InjN,
    Act,
    ActN,
    Wea,
    WeaN,
    Cla,
    ClaN,
    InterceptedTp,
    InterceptedPred,
    InterceptedGold,
    Where
};
inline constexpr std::size_t kCountCount = 29;

/// The key of a count in the figures' line.
[[nodiscard]] std::string_view key(Count count);

/// Counts of one or more reports; tallies add up.
class Tally {
  public:
    std::int64_t& operator[](Count count) { return counts_[static_cast<std::size_t>(count)]; }
    [[nodiscard]] std::int64_t operator[](Count count) const { return counts_[static_cast<std::size_t>(count)]; }
    void add_distance(double km) { distances_km_.push_back(km); }
    /// Of matched events from their gold, in km.
    [[nodiscard]] const std::vector<double>& distances_km() const { return distances_km_; }
    Tally& operator+=(const Tally& other);

  private:
    std::array<std::int64_t, kCountCount> counts_{};
    std::vector<double> distances_km_;
};

/// A value of a matched event that is not gold's.
struct WrongValue {
    std::size_t gold;  ///< index into GoldReport::events
    std::size_t event; ///< index into the events scored
    std::string name;
    std::string got;
    std::string wanted;
};

struct ReportScore {
    Tally tally;
    std::vector<std::size_t> missed; ///< indices of gold events, optional ones left out
    std::vector<std::size_t> extra;  ///< indices of placed and dated events that match no gold
    std::vector<WrongValue> wrong;
};

/// Scores the events read from a gold report. An event matches where it has `what` evidence, lies within the tolerance and
/// overlaps the days (one day of slack for short intervals; far longer intervals never do); one to one, right types first, then
/// nearest in days, then in place. Coordinates are taken as a layer writes them, with 6 decimals.
[[nodiscard]] ReportScore score_report(const io::GoldReport& gold, const std::vector<model::Event>& events);

/// A report that could not be read: its gold is missed.
[[nodiscard]] Tally failed_report(const io::GoldReport& gold);

} // namespace marsad::evaluate
