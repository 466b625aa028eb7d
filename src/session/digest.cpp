#include "session/digest.h"

#include <algorithm>
#include <set>

namespace marsad::session {

namespace {

constexpr std::uint16_t kTextBit = 1U << kFacets.size();
constexpr std::uint16_t kWithinBit = kTextBit << 1U;
constexpr std::uint16_t kAreaBit = kTextBit << 2U;
constexpr std::size_t kSearchedAtOnce = 20'000; ///< events whose text is read in one frame

std::uint16_t bit_of(Facet facet) { return static_cast<std::uint16_t>(1U << static_cast<unsigned>(facet)); }

const std::set<std::string>* chosen_of(const Filters& filters, Facet facet) {
    const auto found = filters.chosen.find(facet);
    return found == filters.chosen.end() ? nullptr : &found->second;
}

bool same_choice(const Filters& a, const Filters& b, Facet facet) {
    const auto* const one = chosen_of(a, facet);
    const auto* const other = chosen_of(b, facet);
    return one == nullptr || other == nullptr ? one == other : *one == *other;
}

} // namespace

void Digest::refresh(const State& state) {
    const bool events_changed = seen_revision_ != state.project.revision();
    const bool sort_changed = !(seen_sort_ == state.sort);
    if (events_changed) {
        refresh_events(state);
    }
    if (events_changed || sort_changed) {
        refresh_order(state);
    }
    if (refresh_filters(state) || events_changed || sort_changed) {
        refresh_list();
    }
    refresh_window(state);
}

void Digest::refresh_events(const State& state) {
    seen_revision_ = state.project.revision();
    ++events_version_;
    const auto& events = state.project.events();
    store_ = std::make_shared<const model::EventStore>(model::EventStore::from_events(events));
    facets_.emplace(store_);
    row_of_event_.assign(events.size(), 0);
    for (std::uint32_t row = 0; row < store_->size(); ++row) {
        row_of_event_[store_->given_order(row)] = row;
    }
    misses_.assign(events.size(), 0);
    seen_filters_ = {};
    seen_area_ = {};
    searching_for_.clear();
    search_misses_.clear();
    queue_ = make_queue(events);
}

void Digest::refresh_order(const State& state) {
    seen_sort_ = state.sort;
    order_ = sorted_events(*store_, row_of_event_, state.sort);
}

/// Rows whose place `holds` rejects miss the filter of the bit, and, where it `filters` at all, rows without a place.
template <typename Holds>
void Digest::mark_places(std::uint16_t bit, Holds holds, bool filters) {
    std::vector<std::uint8_t> inside;
    inside.reserve(store_->places().size());
    for (const auto& place : store_->places()) {
        inside.push_back(holds(model::EventStore::position_of(place)) ? 1 : 0);
    }
    for (std::size_t row = 0; row < misses_.size(); ++row) {
        set_bit(bit, row, store_->is_placed(row) ? inside[store_->place_of_row()[row]] == 0 : filters);
    }
}

bool Digest::refresh_filters(const State& state) {
    bool changed = false;
    for (const Facet facet : kFacets) {
        if (same_choice(seen_filters_, state.filters, facet)) {
            continue;
        }
        changed = true;
        const auto* const chosen = chosen_of(state.filters, facet);
        const std::uint16_t bit = bit_of(facet);
        const auto allowed = chosen != nullptr ? facets_->allowed(facet, *chosen) : std::vector<std::uint8_t>(facets_->column(facet).groups(), 1);
        for (std::size_t row = 0; row < misses_.size(); ++row) {
            set_bit(bit, row, allowed[facets_->group_of(facet, row)] == 0);
        }
    }
    seen_filters_.chosen = state.filters.chosen;
    if (!(seen_filters_.within == state.filters.within)) {
        changed = true;
        seen_filters_.within = state.filters.within;
        mark_places(kWithinBit, [&](geo::LonLat at) { return !seen_filters_.within || seen_filters_.within->contains(at); }, seen_filters_.within.has_value());
    }
    if (!(seen_area_ == state.area)) {
        changed = true;
        seen_area_ = state.area;
        mark_places(kAreaBit, [&](geo::LonLat at) { return seen_area_.empty() || seen_area_.contains(at); }, !seen_area_.empty());
    }
    return search(state) || changed;
}

/// A text is looked for in so many events a frame; what is listed changes once all were looked at.
bool Digest::search(const State& state) {
    if (seen_filters_.text == state.filters.text) {
        searching_for_.clear();
        search_misses_.clear();
        return false;
    }
    const auto& events = state.project.events();
    if (search_misses_.size() != events.size() || searching_for_ != state.filters.text) {
        searching_for_ = state.filters.text;
        searched_to_ = 0;
        search_misses_.assign(events.size(), 0);
    }
    const TextQuery query(searching_for_);
    const std::size_t end = query.empty() ? events.size() : std::min(events.size(), searched_to_ + kSearchedAtOnce);
    for (; searched_to_ < end && !query.empty(); ++searched_to_) {
        search_misses_[searched_to_] = query.matches(searchable(events[searched_to_])) ? 0 : 1;
    }
    if (end < events.size()) {
        return false;
    }
    for (std::size_t event = 0; event < events.size(); ++event) {
        set_bit(kTextBit, row_of_event_[event], search_misses_[event] != 0);
    }
    seen_filters_.text = searching_for_;
    search_misses_.clear();
    return true;
}

double Digest::searched() const {
    return search_misses_.empty() ? 1.0 : static_cast<double>(searched_to_) / static_cast<double>(search_misses_.size());
}

void Digest::refresh_list() {
    ++list_version_;
    undated_ = 0;
    unplaced_ = 0;
    passing_counts_.reset(*facets_);
    for (std::size_t row = 0; row < misses_.size(); ++row) {
        undated_ += misses_[row] == 0 && row >= store_->dated_count() ? 1 : 0;
        unplaced_ += misses_[row] == 0 && !store_->is_placed(row) ? 1 : 0;
        passing_counts_.add(*facets_, row, misses_[row], 1);
    }
    list_.clear();
    for (const std::uint32_t event : order_) {
        if (misses_[row_of_event_[event]] == 0) {
            list_.push_back(event);
        }
    }
    window_.set_rows(store_, *facets_, misses_);
}

void Digest::refresh_window(const State& state) {
    const Shown now{state.playback.visibility(), list_version_};
    if (seen_shown_ == now) {
        return;
    }
    seen_shown_ = now;
    ++window_version_;
    window_.move_to(now.visibility);
}

std::size_t Digest::shown_before(std::size_t event) {
    if (!position_ || position_->event != event || position_->window_version != window_version_) {
        const auto rows = shown_rows();
        position_ = Position{event, window_version_, static_cast<std::size_t>(std::lower_bound(rows.begin(), rows.end(), row_of_event_[event]) - rows.begin())};
    }
    return position_->before;
}

const std::vector<FacetCount>& Digest::facet(Facet facet) {
    FacetList& list = facet_lists_[static_cast<std::size_t>(facet)];
    if (list.list_version == list_version_ && list.window_version == window_version_) {
        return list.counts;
    }
    if (!facets_) {
        return list.counts;
    }
    const auto& column = facets_->column(facet);
    const auto shown = window_.counts().by_value(*facets_, facet);
    if (list.list_version != list_version_) {
        const auto passing = passing_counts_.by_value(*facets_, facet);
        list.counts.clear();
        for (const std::uint32_t value : column.order) {
            list.counts.push_back({column.values[value], column.all[value], passing[value], 0});
        }
    }
    for (std::size_t i = 0; i < list.counts.size(); ++i) {
        list.counts[i].shown = shown[column.order[i]];
    }
    list.list_version = list_version_;
    list.window_version = window_version_;
    return list.counts;
}

const timeline::Histogram& Digest::histogram(const timeline::DayInterval& axis, timeline::BinUnit unit, const RowMask& mask) {
    const HistogramKey key{axis, unit, list_version_, mask.version};
    if (histogram_key_ != key) {
        histogram_key_ = key;
        histogram_ = count_rows(*store_, axis, unit, window_.passes(), mask);
    }
    return histogram_;
}

std::size_t Digest::unfiltered_tallest(const timeline::DayInterval& axis, timeline::BinUnit unit, const RowMask& mask) {
    const HistogramKey key{axis, unit, events_version_, mask.version};
    if (tallest_key_ != key) {
        tallest_key_ = key;
        tallest_ = count_rows(*store_, axis, unit, {}, mask).tallest();
    }
    return tallest_;
}

const std::vector<std::uint32_t>& Digest::uncertain_rows(timeline::BinUnit unit) {
    const HistogramKey key{{}, unit, list_version_, 0};
    if (uncertain_key_ != key) {
        uncertain_key_ = key;
        uncertain_.clear();
        for (std::uint32_t row = 0; row < store_->dated_count(); ++row) {
            const timeline::Day first = model::day_of(store_->first_days()[row]);
            const timeline::Day last = model::day_of(store_->last_days()[row]);
            if (misses_[row] == 0 && timeline::bin_start(first, unit) != timeline::bin_start(last, unit)) {
                uncertain_.push_back(row);
            }
        }
    }
    return uncertain_;
}

} // namespace marsad::session
