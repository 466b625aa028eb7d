#pragma once

#include "timeline/folding.h"
#include "ui/time_axis.h"

#include <cstdint>
#include <vector>

namespace marsad::model {
class EventStore;
}

namespace marsad::ui {

/// The empty stretches of the project and which of them the time axis folds. They come from all events, whatever is filtered, and follow the
/// zoom alone: nothing moves while time plays. Folds open and close smoothly.
class TimeFolds {
  public:
    static constexpr int kNone = INT32_MAX; ///< no stretch is so long

    /// Once a frame, before anything is asked: finds the stretches anew where the events changed; true where
    /// they are others now.
    bool refresh(const model::EventStore& store, std::uint64_t events_version);
    /// What is folded has at least so many days; it is so at once, or little by little by `advance`.
    void set_least(int days, bool smooth);
    [[nodiscard]] int least() const { return least_; }
    /// Time passes; true while folds still move.
    bool advance(double dt_s);

    /// The axis as it is now, and as it will be.
    [[nodiscard]] const timeline::Folding& now() const { return now_; }
    [[nodiscard]] const timeline::Folding& target() const { return target_; }
    /// What an axis would fold.
    [[nodiscard]] int least_for(const AxisView& view, double width) const;
    [[nodiscard]] timeline::Folding folding(int least_days) const;
    /// Folded by the target.
    [[nodiscard]] std::vector<timeline::DayInterval> folded() const;

  private:
    void make_now();

    std::uint64_t version_ = UINT64_MAX;
    std::vector<timeline::DayInterval> stretches_;
    std::vector<double> shares_; ///< of each stretch: how far it is folded now
    int least_ = kNone;
    timeline::Folding now_;
    timeline::Folding target_;
};

} // namespace marsad::ui
