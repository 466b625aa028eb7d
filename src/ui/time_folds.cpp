#include "ui/time_folds.h"

#include "model/event_store.h"

#include <algorithm>
#include <cmath>

namespace marsad::ui {

namespace {

constexpr int kLeastStretch = 7; // days
constexpr double kEaseS = 0.045; // as the axis itself
constexpr double kNear = 0.01;

} // namespace

bool TimeFolds::refresh(const model::EventStore& store, std::uint64_t events_version) {
    if (version_ == events_version) {
        return false;
    }
    version_ = events_version;
    std::vector<timeline::DayInterval> events;
    events.reserve(store.dated_count());
    for (std::size_t row = 0; row < store.dated_count(); ++row) {
        events.push_back({model::day_of(store.first_days()[row]), model::day_of(store.last_days()[row])});
    }
    auto stretches = timeline::empty_stretches(events, kLeastStretch);
    if (stretches == stretches_) {
        return false;
    }
    stretches_ = std::move(stretches);
    shares_.clear();
    set_least(least_, false);
    return true;
}

void TimeFolds::set_least(int days, bool smooth) {
    least_ = days;
    target_ = folding(days);
    if (!smooth || shares_.size() != stretches_.size()) {
        shares_.clear();
        for (const auto& stretch : stretches_) {
            shares_.push_back(stretch.length_days() >= least_ ? 1.0 : 0.0);
        }
        now_ = target_;
    }
}

bool TimeFolds::advance(double dt_s) {
    const double share = 1.0 - std::exp(-dt_s / kEaseS);
    bool moved = false;
    bool moves = false;
    for (std::size_t i = 0; i < shares_.size(); ++i) {
        const double wanted = stretches_[i].length_days() >= least_ ? 1.0 : 0.0;
        if (shares_[i] == wanted) {
            continue;
        }
        moved = true;
        shares_[i] += (wanted - shares_[i]) * share;
        if (std::abs(shares_[i] - wanted) < kNear) {
            shares_[i] = wanted;
        } else {
            moves = true;
        }
    }
    if (moved) {
        make_now();
    }
    return moves;
}

void TimeFolds::make_now() {
    std::vector<timeline::Fold> folds;
    for (std::size_t i = 0; i < stretches_.size(); ++i) {
        if (shares_[i] > 0.0) {
            folds.push_back({stretches_[i], shares_[i]});
        }
    }
    now_ = timeline::Folding(std::move(folds));
}

int TimeFolds::least_for(const AxisView& view, double width) const { return timeline::least_fold_days(stretches_, view.first, view.end, width, TimeAxis::kBreakPx); }

timeline::Folding TimeFolds::folding(int least_days) const {
    std::vector<timeline::Fold> folds;
    for (const auto& stretch : stretches_) {
        if (stretch.length_days() >= least_days) {
            folds.push_back({stretch, 1.0});
        }
    }
    return timeline::Folding(std::move(folds));
}

std::vector<timeline::DayInterval> TimeFolds::folded() const {
    std::vector<timeline::DayInterval> out;
    for (const timeline::Fold& fold : target_.folds()) {
        out.push_back(fold.days);
    }
    return out;
}

} // namespace marsad::ui
