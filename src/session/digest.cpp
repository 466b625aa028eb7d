#include "session/digest.h"

#include <algorithm>
#include <cmath>

namespace marsad::session {

namespace {

constexpr double kFullOpacity = 255.0;

} // namespace

void Digest::refresh(const State& state) {
    if (seen_revision_ != state.project.revision()) {
        refresh_events(state);
        refresh_list(state);
    } else if (!(seen_filters_ == state.filters) || !(seen_area_ == state.area) || !(seen_sort_ == state.sort)) {
        refresh_list(state);
    }
    refresh_window(state);
}

void Digest::refresh_events(const State& state) {
    seen_revision_ = state.project.revision();
    ++events_version_;
    const auto& events = state.project.events();
    store_ = std::make_shared<const model::EventStore>(model::EventStore::from_events(events));
    row_of_event_.assign(events.size(), 0);
    for (std::uint32_t row = 0; row < store_->size(); ++row) {
        row_of_event_[store_->given_order(row)] = row;
    }
    shown_mark_.assign(events.size(), 0);
    shown_stamp_ = 0;
    queue_ = make_queue(events);
}

void Digest::refresh_list(const State& state) {
    ++list_version_;
    seen_filters_ = state.filters;
    seen_area_ = state.area;
    seen_sort_ = state.sort;
    const auto& events = state.project.events();
    list_ = passing(events, state.filters);
    keep_within(events, state.area, list_);
    passes_.assign(events.size(), 0);
    undated_ = 0;
    unplaced_ = 0;
    for (const std::size_t index : list_) {
        passes_[row_of_event_[index]] = 1;
        undated_ += events[index].date ? 0 : 1;
        unplaced_ += events[index].place ? 0 : 1;
    }
    sort_events(events, state.sort, list_);
}

void Digest::refresh_window(const State& state) {
    const Shown now{state.playback.shown(), state.playback.mode(), state.playback.fade_days(), list_version_};
    if (seen_shown_ == now) {
        return;
    }
    seen_shown_ = now;
    shown_rows_.clear();
    shown_opacity_.clear();
    sums_ = {};
    ++shown_stamp_;
    timeline::DayInterval reach = now.days;
    reach.first -= std::chrono::days(now.fade_days);
    const auto range = store_->rows_near(reach);
    const auto first = store_->first_days();
    const auto last = store_->last_days();
    const auto types = store_->sub_event_types();
    const auto dead = store_->fatalities();
    for (std::size_t row = range.begin; row < range.end; ++row) {
        if (passes_[row] == 0) {
            continue;
        }
        const double opacity = state.playback.opacity({model::day_of(first[row]), model::day_of(last[row])});
        if (opacity <= 0.0) {
            continue;
        }
        shown_rows_.push_back(static_cast<std::uint32_t>(row));
        shown_opacity_.push_back(static_cast<std::uint8_t>(std::clamp(std::lround(opacity * kFullOpacity), 1L, 255L)));
        shown_mark_[row] = shown_stamp_;
        ++sums_.events;
        const bool within = model::day_of(last[row]) >= now.days.first;
        if (!within) {
            continue;
        }
        ++sums_.in_days;
        ++sums_.by_type[static_cast<std::size_t>(model::type_of(types[row]))];
        sums_.killed += std::max(0, dead[row]);
        sums_.toll_unknown += dead[row] < 0 ? 1 : 0;
        sums_.not_placed += store_->is_placed(row) ? 0 : 1;
    }
}

const std::vector<FacetCount>& Digest::facet(const State& state, Facet facet) {
    auto& [version, counts] = facets_[facet];
    if (version != list_version_) {
        version = list_version_;
        counts = count_facet(state.project.events(), state.filters, facet);
    }
    return counts;
}

template <typename Keep>
timeline::Histogram Digest::count(const timeline::DayInterval& axis, timeline::BinUnit unit, Keep keep) const {
    std::vector<timeline::HistogramEvent> events;
    const auto range = store_->rows_near(axis);
    events.reserve(range.end - range.begin);
    for (std::size_t row = range.begin; row < range.end; ++row) {
        if (keep(row)) {
            events.push_back({{model::day_of(store_->first_days()[row]), model::day_of(store_->last_days()[row])},
                              static_cast<std::size_t>(model::type_of(store_->sub_event_types()[row]))});
        }
    }
    return timeline::count_events(axis, unit, kEventTypeCount, events);
}

const timeline::Histogram& Digest::histogram(const timeline::DayInterval& axis, timeline::BinUnit unit) {
    const HistogramKey key{axis, unit, list_version_};
    if (histogram_key_ != key) {
        histogram_key_ = key;
        histogram_ = count(axis, unit, [this](std::size_t row) { return passes_[row] != 0; });
    }
    return histogram_;
}

std::size_t Digest::unfiltered_tallest(const timeline::DayInterval& axis, timeline::BinUnit unit) {
    const HistogramKey key{axis, unit, events_version_};
    if (tallest_key_ != key) {
        tallest_key_ = key;
        tallest_ = count(axis, unit, [](std::size_t) { return true; }).tallest();
    }
    return tallest_;
}

const std::vector<std::uint32_t>& Digest::uncertain_rows(timeline::BinUnit unit) {
    const HistogramKey key{{}, unit, list_version_};
    if (uncertain_key_ != key) {
        uncertain_key_ = key;
        uncertain_.clear();
        for (std::uint32_t row = 0; row < store_->dated_count(); ++row) {
            const timeline::Day first = model::day_of(store_->first_days()[row]);
            const timeline::Day last = model::day_of(store_->last_days()[row]);
            if (passes_[row] != 0 && timeline::bin_start(first, unit) != timeline::bin_start(last, unit)) {
                uncertain_.push_back(row);
            }
        }
    }
    return uncertain_;
}

} // namespace marsad::session
