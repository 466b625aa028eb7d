#include "session/time_window.h"

namespace marsad::session {

void TimeWindow::set_rows(std::shared_ptr<const model::EventStore> store, const FacetTable& facets, std::span<const std::uint16_t> misses) {
    store_ = std::move(store);
    facets_ = &facets;
    misses_ = misses;
    passes_.resize(misses.size());
    for (std::size_t row = 0; row < misses.size(); ++row) {
        passes_[row] = misses[row] == 0 ? 1 : 0;
    }
    moment_.set_rows(store_, passes_);
    cursor_.restart();
}

void TimeWindow::add(std::size_t row, bool enters) {
    constexpr std::uint32_t kTake = UINT32_MAX; // unsigned numbers wrap: this is one less
    counts_.add(*facets_, row, misses_[row], enters ? 1 : kTake);
    if (passes_[row] == 0) {
        return;
    }
    const auto sum = [&](std::size_t& count) { count += enters ? std::size_t{1} : SIZE_MAX; };
    sum(sums_.in_days);
    sum(sums_.by_type[static_cast<std::size_t>(model::type_of(store_->sub_event_types()[row]))]);
    const std::int32_t dead = store_->least_dead()[row];
    if (dead < 0) {
        sum(sums_.toll_unknown);
    } else {
        sums_.killed += enters ? dead : -dead;
    }
    if (!store_->is_placed(row)) {
        sum(sums_.not_placed);
    }
}

void TimeWindow::move_to(const timeline::Visibility& visibility) {
    moment_.move_to(visibility);
    cursor_.move_to(
        *store_, visibility.days,
        [&] {
            sums_ = {};
            counts_.reset(*facets_);
        },
        [&](std::size_t row) { add(row, true); }, [&](std::size_t row) { add(row, false); });
    sums_.events = sums_.in_days + moment_.fading_count();
}

timeline::Histogram count_rows(const model::EventStore& store, const timeline::DayInterval& axis, timeline::BinUnit unit, std::span<const std::uint8_t> keep) {
    timeline::HistogramCounter counter(axis, unit, kEventTypeCount);
    const auto range = store.rows_near(axis);
    const auto first = store.first_days();
    const auto last = store.last_days();
    const auto types = store.sub_event_types();
    for (std::size_t row = range.begin; row < range.end; ++row) {
        if (keep.empty() || keep[row] != 0) {
            counter.add(first[row], last[row], static_cast<std::size_t>(model::type_of(types[row])));
        }
    }
    return std::move(counter).take();
}

} // namespace marsad::session
