#pragma once

#include "timeline/folding.h"
#include "timeline/histogram.h"
#include "ui/time_axis.h"

#include <cstdint>
#include <optional>
#include <vector>

namespace marsad::model {
class EventStore;
}

namespace marsad::ui {

/// What an axis folds: stretches of so many days and more, as far as they fill whole bars, so that none is cut.
struct FoldLevel {
    static constexpr int kNone = INT32_MAX; ///< no stretch is so long
    int least_days = kNone;
    timeline::BinUnit unit = timeline::BinUnit::OneDay; ///< of the bars
    friend bool operator==(const FoldLevel&, const FoldLevel&) = default;
};

/// The unit of the bars where a day is so wide: what is chosen, as long as a bar has a pixel; else as narrow as bars may be.
[[nodiscard]] timeline::BinUnit bar_unit(double px_per_day, const std::optional<timeline::BinUnit>& chosen);

/// The empty stretches of the project and which of them the time axis folds. They come from all events, whatever is filtered, and follow the
/// zoom alone: nothing moves while time plays. Folds open and close smoothly.
class TimeFolds {
  public:
    /// Once a frame, before anything is asked: finds the stretches anew where the events changed; true where
    /// they are others now.
    bool refresh(const model::EventStore& store, std::uint64_t events_version);
    /// What is folded from now on: at once, or little by little by `advance`.
    void set_level(const FoldLevel& level, bool smooth);
    [[nodiscard]] const FoldLevel& level() const { return level_; }
    /// Time passes; true while folds still move.
    bool advance(double dt_s);

    /// The axis as it is now, and as it will be.
    [[nodiscard]] const timeline::Folding& now() const { return now_; }
    [[nodiscard]] const timeline::Folding& target() const { return target_; }
    /// What an axis would fold, for bars of a chosen unit.
    [[nodiscard]] FoldLevel level_for(const AxisView& view, double width, const std::optional<timeline::BinUnit>& chosen) const;
    [[nodiscard]] timeline::Folding folding(const FoldLevel& level) const;
    /// Folded by the target.
    [[nodiscard]] std::vector<timeline::DayInterval> folded() const;

  private:
    [[nodiscard]] timeline::Folding fold(const FoldLevel& level, const std::vector<double>& shares) const;
    [[nodiscard]] std::vector<double> shares_at(const FoldLevel& level) const;

    std::uint64_t version_ = UINT64_MAX;
    std::vector<timeline::DayInterval> stretches_;
    std::vector<double> shares_; ///< of each stretch: how far it is folded now
    FoldLevel level_;
    timeline::Folding now_;
    timeline::Folding target_;
};

} // namespace marsad::ui
