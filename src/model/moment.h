#pragma once

#include "model/event_store.h"
#include "timeline/visibility.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace marsad::model {

/// Follows a window over the rows of a store and tells which rows come and go. A step costs the rows that change, a leap
/// the rows that the new window holds: whichever is less.
class WindowCursor {
  public:
    /// Forgets where it stood: the next window is filled from nothing.
    void restart() { at_.reset(); }

    /// `clear()` where all that entered is to be forgotten; then `enter(row)`, `leave(row)` in any order, so often that each
    /// row that overlaps `days` has entered once more than it left, and every other one as often.
    template <typename Clear, typename Enter, typename Leave>
    void move_to(const EventStore& store, const timeline::DayInterval& days, Clear clear, Enter enter, Leave leave) {
        const Position to{store.begun_by(day_number(days.last)), store.ended_before(day_number(days.first))};
        const auto near = store.rows_near(days);
        const auto between = [](std::size_t a, std::size_t b) { return a < b ? b - a : a - b; };
        if (!at_ || between(at_->begun, to.begun) + between(at_->ended, to.ended) > near.end - near.begin) {
            clear();
            const auto last = store.last_days();
            const DayNumber first_day = day_number(days.first);
            for (std::size_t row = near.begin; row < near.end; ++row) {
                if (last[row] >= first_day) {
                    enter(row);
                }
            }
        } else {
            const auto by_last = store.rows_by_last_day();
            for (std::size_t row = at_->begun; row < to.begun; ++row) {
                enter(row);
            }
            for (std::size_t i = to.ended; i < at_->ended; ++i) {
                enter(by_last[i]);
            }
            for (std::size_t i = at_->ended; i < to.ended; ++i) {
                leave(by_last[i]);
            }
            for (std::size_t row = to.begun; row < at_->begun; ++row) {
                leave(row);
            }
        }
        at_ = to;
    }

  private:
    struct Position {
        std::size_t begun; ///< rows that began by the window's last day
        std::size_t ended; ///< of rows_by_last_day(), that ended before its first
    };
    std::optional<Position> at_;
};

/// Counts by event type. Eight numbers, so that one is a cache line's half.
struct TypeCounts {
    std::array<std::uint32_t, 8> of{};
    [[nodiscard]] std::uint32_t total() const { return of[0] + of[1] + of[2] + of[3] + of[4] + of[5]; }
};

/// What of a store is shown at one moment: which rows pass the filters and overlap the days, counted by place. Moving it
/// costs the rows that come and go; a picture made from it costs places, not events.
class Moment {
  public:
    /// The rows that may be shown: one byte a row, 0 = never. Keeps the store.
    void set_rows(std::shared_ptr<const EventStore> store, std::span<const std::uint8_t> passes);
    void move_to(const timeline::Visibility& visibility);

    [[nodiscard]] const timeline::Visibility& visibility() const { return visibility_; }
    /// By place of the store: rows whose days overlap the moment's.
    [[nodiscard]] std::span<const TypeCounts> counts() const { return counts_; }
    /// Likewise with the rows that still fade; the same as counts() where nothing fades.
    [[nodiscard]] std::span<const TypeCounts> seen() const { return visibility_.fade_days > 0 ? seen_ : counts_; }
    /// Rows that pass and only fade; placed or not.
    [[nodiscard]] std::size_t fading_count() const;
    /// Whether it is shown at all; undated rows never are.
    [[nodiscard]] bool is_shown(std::size_t row) const { return opacity(row) > 0.0; }
    /// 0 where it does not pass.
    [[nodiscard]] double opacity(std::size_t row) const;

    /// Calls `use(row, opacity)` for the shown rows at a place, newest first, until it returns false.
    template <typename Use>
    void for_each_at(std::uint32_t place, Use use) const {
        if (place >= counts_.size()) {
            return;
        }
        for (std::size_t i = end_at(place); i-- > begins_[place];) {
            const double seen = opacity_of(rows_[i]);
            if (seen > 0.0 && !use(rows_[i].row, seen)) {
                return;
            }
        }
    }
    struct Seen {
        std::uint32_t row;
        double opacity;
    };
    /// The newest row shown at a place, or that fades there where none is.
    [[nodiscard]] std::optional<Seen> newest_at(std::uint32_t place) const;
    /// Opacity of the most visible of the newest rows there (a few are looked at: nearly always the first is whole); 0 where
    /// nothing is shown.
    [[nodiscard]] double opacity_at(std::uint32_t place) const;
    /// All shown rows, oldest first; placed or not.
    [[nodiscard]] std::vector<std::uint32_t> shown_rows() const;

  private:
    void sort_rows_by_place();
    /// Behind the last row of a place that has begun.
    [[nodiscard]] std::size_t end_at(std::uint32_t place) const;
    /// A row with its days beside it: what a place shows is read from one stretch of memory.
    struct Entry {
        std::uint32_t row;
        DayNumber first, last;
    };
    [[nodiscard]] double opacity_of(const Entry& entry) const;

    std::shared_ptr<const EventStore> store_;
    std::vector<std::uint8_t> passes_;
    timeline::Visibility visibility_{{timeline::Day{}, timeline::Day{}}, 0};
    bool moved_ = false;
    std::vector<std::uint32_t> begins_; ///< by place, and one behind the last: in rows_
    std::vector<Entry> rows_;           ///< dated, placed and passing, by place, then row
    WindowCursor cursor_;
    WindowCursor seen_cursor_;
    std::vector<TypeCounts> counts_;
    std::vector<TypeCounts> seen_; ///< empty where nothing fades
};

} // namespace marsad::model
