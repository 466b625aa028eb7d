#include "model/moment.h"

#include <algorithm>

namespace marsad::model {

void Moment::set_rows(std::shared_ptr<const EventStore> store, std::span<const std::uint8_t> passes) {
    store_ = std::move(store);
    passes_.assign(passes.begin(), passes.end());
    passes_.resize(store_->size(), 0);
    sort_rows_by_place();
    counts_.assign(store_->places().size(), {});
    seen_.clear();
    cursor_.restart();
    seen_cursor_.restart();
    if (moved_) {
        move_to(visibility_);
    }
}

void Moment::sort_rows_by_place() {
    const auto places = store_->place_of_row();
    begins_.assign(store_->places().size() + 1, 0);
    const auto kept = [&](std::size_t row) { return passes_[row] != 0 && places[row] != EventStore::kNoPlace; };
    for (std::size_t row = 0; row < store_->dated_count(); ++row) {
        if (kept(row)) {
            ++begins_[places[row] + 1];
        }
    }
    for (std::size_t place = 1; place < begins_.size(); ++place) {
        begins_[place] += begins_[place - 1];
    }
    rows_.resize(begins_.back());
    std::vector<std::uint32_t> next(begins_.begin(), begins_.end() - 1);
    for (std::size_t row = 0; row < store_->dated_count(); ++row) {
        if (kept(row)) {
            rows_[next[places[row]]++] = {static_cast<std::uint32_t>(row), store_->first_days()[row], store_->last_days()[row]};
        }
    }
}

void Moment::move_to(const timeline::Visibility& visibility) {
    visibility_ = visibility;
    moved_ = true;
    if (!store_) {
        return;
    }
    const auto places = store_->place_of_row();
    const auto types = store_->sub_event_types();
    const auto add = [&](std::vector<TypeCounts>& counts, std::size_t row, std::uint32_t by) {
        if (passes_[row] != 0 && places[row] != EventStore::kNoPlace) {
            counts[places[row]].of[static_cast<std::size_t>(type_of(types[row]))] += by;
        }
    };
    constexpr std::uint32_t kTake = UINT32_MAX; // unsigned numbers wrap: this is one less
    cursor_.move_to(
        *store_, visibility_.days, [&] { counts_.assign(counts_.size(), {}); }, [&](std::size_t row) { add(counts_, row, 1); }, [&](std::size_t row) { add(counts_, row, kTake); });
    if (visibility_.fade_days == 0) {
        seen_.clear();
        seen_cursor_.restart();
        return;
    }
    if (seen_.size() != counts_.size()) {
        seen_.assign(counts_.size(), {});
        seen_cursor_.restart();
    }
    seen_cursor_.move_to(
        *store_, {visibility_.first_seen(), visibility_.days.last}, [&] { seen_.assign(counts_.size(), {}); }, [&](std::size_t row) { add(seen_, row, 1); },
        [&](std::size_t row) { add(seen_, row, kTake); });
}

std::size_t Moment::fading_count() const {
    if (!store_ || visibility_.fade_days == 0) {
        return 0;
    }
    const auto by_last = store_->rows_by_last_day();
    const std::size_t end = store_->ended_before(day_number(visibility_.days.first));
    std::size_t count = 0;
    for (std::size_t i = store_->ended_before(day_number(visibility_.first_seen())); i < end; ++i) {
        count += passes_[by_last[i]];
    }
    return count;
}

double Moment::opacity_of(const Entry& entry) const {
    if (entry.first >= day_number(visibility_.days.first) && entry.last <= day_number(visibility_.days.last)) {
        return 1.0; // most rows: without the arithmetic
    }
    return visibility_.opacity({day_of(entry.first), day_of(entry.last)});
}

double Moment::opacity(std::size_t row) const {
    return store_ && row < store_->dated_count() && passes_[row] != 0 ? opacity_of({static_cast<std::uint32_t>(row), store_->first_days()[row], store_->last_days()[row]}) : 0.0;
}

std::size_t Moment::end_at(std::uint32_t place) const {
    const DayNumber last = day_number(visibility_.days.last);
    const auto begin = rows_.begin() + begins_[place];
    const auto end = rows_.begin() + begins_[place + 1];
    if (begin == end || (end - 1)->first <= last) {
        return begins_[place + 1];
    }
    return static_cast<std::size_t>(std::partition_point(begin, end, [&](const Entry& entry) { return entry.first <= last; }) - rows_.begin());
}

std::optional<Moment::Seen> Moment::newest_at(std::uint32_t place) const {
    if (place >= counts_.size()) {
        return std::nullopt;
    }
    const DayNumber first = day_number(visibility_.days.first);
    const bool any_in_days = counts_[place].total() > 0;
    for (std::size_t i = end_at(place); i-- > begins_[place];) {
        const Entry& entry = rows_[i];
        const double seen = any_in_days && entry.last < first ? 0.0 : opacity_of(entry);
        if (seen > 0.0) {
            return Seen{entry.row, seen};
        }
    }
    return std::nullopt;
}

double Moment::opacity_at(std::uint32_t place) const {
    constexpr int kLookedAt = 8;
    double most = 0.0;
    int looked = 0;
    for_each_at(place, [&](std::uint32_t, double seen) {
        most = std::max(most, seen);
        return most < 1.0 && ++looked < kLookedAt;
    });
    return most;
}

std::vector<std::uint32_t> Moment::shown_rows() const {
    std::vector<std::uint32_t> rows;
    if (!store_) {
        return rows;
    }
    const auto near = store_->rows_near({visibility_.first_seen(), visibility_.days.last});
    for (std::size_t row = near.begin; row < near.end; ++row) {
        if (is_shown(row)) {
            rows.push_back(static_cast<std::uint32_t>(row));
        }
    }
    return rows;
}

} // namespace marsad::model
