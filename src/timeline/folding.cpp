#include "timeline/folding.h"

#include <algorithm>
#include <cmath>

namespace marsad::timeline {

namespace {

constexpr int kVagueFrom = 32;      // days: vaguer than a month
constexpr double kWorth = 3.0;      // a stretch is folded where it would take so many times its break
constexpr int kLeastFold = 7;       // days
constexpr double kMostBreaks = 0.2; // of a view

double begin_of(const DayInterval& days) { return static_cast<double>(days.first.time_since_epoch().count()); }
double end_of(const DayInterval& days) { return static_cast<double>(days.last.time_since_epoch().count()) + 1.0; }

/// What lies between intervals sorted by their first day.
std::vector<DayInterval> between(std::span<const DayInterval> sorted) {
    std::vector<DayInterval> out;
    if (sorted.empty()) {
        return out;
    }
    Day last = sorted.front().last;
    for (const DayInterval& days : sorted) {
        if (days.first - last > std::chrono::days{1}) {
            out.push_back({last + std::chrono::days{1}, days.first - std::chrono::days{1}});
        }
        last = std::max(last, days.last);
    }
    return out;
}

bool by_first(const DayInterval& a, const DayInterval& b) { return a.first < b.first; }

int days_worth(double day_width, double fold_width) {
    constexpr double kMost = 1e6;
    return std::max(kLeastFold, static_cast<int>(std::ceil(std::min(kMost, kWorth * fold_width / std::max(day_width, 1e-9)))));
}

} // namespace

std::vector<DayInterval> empty_stretches(std::span<const DayInterval> events, int least_days) {
    if (events.empty()) {
        return {};
    }
    std::vector<DayInterval> open;
    std::vector<DayInterval> vague;
    DayInterval extent = events.front();
    for (const DayInterval& days : events) {
        (days.length_days() < kVagueFrom ? open : vague).push_back(days);
        extent = {std::min(extent.first, days.first), std::max(extent.last, days.last)};
    }
    open.push_back({extent.first, extent.first}); // the ends of time stay where they are
    open.push_back({extent.last, extent.last});
    std::sort(open.begin(), open.end(), by_first);
    auto out = between(open);
    const auto hides = [&](const DayInterval& days) {
        const auto after = std::upper_bound(out.begin(), out.end(), days, by_first);
        return after != out.begin() && std::prev(after)->last >= days.last;
    };
    std::erase_if(vague, [&](const DayInterval& days) { return !hides(days); });
    if (!vague.empty()) {
        open.insert(open.end(), vague.begin(), vague.end());
        std::sort(open.begin(), open.end(), by_first);
        out = between(open);
    }
    std::erase_if(out, [&](const DayInterval& days) { return days.length_days() < least_days; });
    return out;
}

Folding::Folding(std::vector<Fold> folds) : folds_(std::move(folds)) {
    before_.reserve(folds_.size());
    double hidden = 0.0;
    double breaks = 0.0;
    for (const Fold& fold : folds_) {
        before_.push_back({begin_of(fold.days) - hidden, breaks});
        hidden += fold.share * fold.days.length_days();
        breaks += fold.share;
    }
}

std::size_t Folding::folds_begun(double moment) const {
    return static_cast<std::size_t>(std::upper_bound(folds_.begin(), folds_.end(), moment, [](double at, const Fold& fold) { return at < begin_of(fold.days); }) - folds_.begin());
}

Folding::Measure Folding::measure(double moment) const {
    const std::size_t begun = folds_begun(moment);
    if (begun == 0) {
        return {moment, 0.0};
    }
    const Fold& fold = folds_[begun - 1];
    const double days = fold.days.length_days();
    const double inside = std::min(days, moment - begin_of(fold.days));
    const double beyond = std::max(0.0, moment - end_of(fold.days));
    return {before_[begun - 1].open + inside * (1.0 - fold.share) + beyond, before_[begun - 1].breaks + fold.share * inside / days};
}

double Folding::place(double moment, const Scale& scale) const {
    const Measure at = measure(moment);
    return at.open * scale.day + at.breaks * scale.fold;
}

double Folding::moment_at(double place, const Scale& scale) const {
    const auto begin = [&](std::size_t i) { return before_[i].open * scale.day + before_[i].breaks * scale.fold; };
    std::size_t low = 0; // folds that begin there or before
    for (std::size_t high = folds_.size(); low < high;) {
        const std::size_t middle = (low + high) / 2;
        if (begin(middle) <= place) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    if (low == 0) {
        return place / scale.day;
    }
    const Fold& fold = folds_[low - 1];
    const double days = fold.days.length_days();
    const double width = days * (1.0 - fold.share) * scale.day + fold.share * scale.fold;
    const double inside = place - begin(low - 1);
    if (inside < width) {
        return begin_of(fold.days) + days * inside / width;
    }
    return end_of(fold.days) + (inside - width) / scale.day;
}

const Fold* Folding::at(double moment) const {
    const std::size_t begun = folds_begun(moment);
    return begun > 0 && moment < end_of(folds_[begun - 1].days) ? &folds_[begun - 1] : nullptr;
}

int least_fold_days(const Folding::Scale& scale) { return days_worth(scale.day, scale.fold); }

int least_fold_days(std::span<const DayInterval> stretches, double first, double end, double width, double fold_width) {
    struct Hidden {
        double days = 0.0;
        double breaks = 0.0;
    };
    const auto hidden_from = [&](int least) {
        Hidden out;
        for (const DayInterval& days : stretches) {
            const double inside = std::min(end, end_of(days)) - std::max(first, begin_of(days));
            if (days.length_days() >= least && inside > 0.0) {
                out.days += inside;
                out.breaks += inside / days.length_days();
            }
        }
        return out;
    };
    const auto too_much = [&](const Hidden& hidden) { return hidden.breaks * fold_width > kMostBreaks * width || end - first - hidden.days < 1.0; };
    int least = days_worth(width / std::max(1.0, end - first), fold_width);
    Hidden hidden = hidden_from(least);
    while (hidden.breaks > 0.0 && too_much(hidden)) { // the longest alone
        least += std::max(1, least / 8);
        hidden = hidden_from(least);
    }
    for (;;) {
        const double day = (width - hidden.breaks * fold_width) / std::max(1.0, end - first - hidden.days);
        const int next = days_worth(day, fold_width);
        const Hidden more = hidden_from(next);
        if (next >= least || too_much(more)) {
            return least;
        }
        least = next;
        hidden = more;
    }
}

} // namespace marsad::timeline
