#pragma once

#include "timeline/day.h"

#include <span>
#include <vector>

namespace marsad::timeline {

/// Stretches of whole days, at least so many, in which nothing happened: in order, apart, between the first and the last day of
/// the events. An event vaguer than a month holds its days open only where it would otherwise vanish in a stretch as a whole.
/// `events` in any order.
[[nodiscard]] std::vector<DayInterval> empty_stretches(std::span<const DayInterval> events, int least_days);

/// A stretch of time that is drawn narrower than it is.
struct Fold {
    DayInterval days;
    double share = 1.0; ///< 0 = as wide as its days, 1 = as wide as a break; between them while it opens or closes
};

/// An axis of time with folds: every moment (days since 1970-01-01, with their fraction) has so many days open and so many
/// breaks before it, both growing with it, and a place on the axis once it is known how long a day and a break are there. A
/// plain value; without folds the open days are the moment itself.
class Folding {
  public:
    struct Measure {
        double open = 0.0;   ///< days
        double breaks = 0.0; ///< each fold counts by its share
    };
    /// How long a day and a break are on the axis, in any unit.
    struct Scale {
        double day = 1.0;
        double fold = 0.0;
    };

    Folding() = default;
    /// In order and apart.
    explicit Folding(std::vector<Fold> folds);

    [[nodiscard]] Measure measure(double moment) const;
    /// Where a moment lies; grows with it.
    [[nodiscard]] double place(double moment, const Scale& scale) const;
    /// The moment that lies there: the inverse. Inside a fold without width (a break of 0), its first moment.
    [[nodiscard]] double moment_at(double place, const Scale& scale) const;

    [[nodiscard]] bool empty() const { return folds_.empty(); }
    [[nodiscard]] std::span<const Fold> folds() const { return folds_; }
    /// The fold that holds a moment; null without one.
    [[nodiscard]] const Fold* at(double moment) const;

  private:
    [[nodiscard]] std::size_t folds_begun(double moment) const; ///< how many begin at the moment or before it
    std::vector<Fold> folds_;
    std::vector<Measure> before_; ///< what lies before the first moment of each fold
};

/// From how many days on an empty stretch is worth a fold in a view of the moments [first, end) that is `width` long: where it would
/// take three times as much as its break. What is folded makes the rest wider, so that shorter ones are worth it too;
/// breaks never take more than a fifth of the view, then the longest alone are folded. At least a week.
[[nodiscard]] int least_fold_days(std::span<const DayInterval> stretches, double first, double end, double width, double fold_width);
/// The same where it is known how long a day is.
[[nodiscard]] int least_fold_days(const Folding::Scale& scale);

} // namespace marsad::timeline
