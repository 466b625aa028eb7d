#pragma once

#include "base/result.h"
#include "timeline/day.h"
#include "timeline/playback.h"

#include <cstddef>
#include <optional>
#include <string>

namespace marsad::publish {

/// How time passes in an animation.
struct FilmTime {
    std::optional<timeline::Day> from; ///< nothing: the first day of any event
    std::optional<timeline::Day> to;
    timeline::PlayMode mode = timeline::PlayMode::Window;
    int window_days = timeline::Playback::kDefaultWindowDays;
    int fade_days = 0;
    double step_days = 0.0; ///< from frame to frame; 0: whole days, as few as make at most kChosenFrames
    double frames_per_second = 10.0;
    double hold_s = 2.0; ///< how long the last frame stays
};

inline constexpr std::size_t kChosenFrames = 300;
inline constexpr std::size_t kMostFrames = 5000; ///< the hold included
inline constexpr double kLeastStepDays = 0.001;
inline constexpr double kMostStepDays = 36525.0;
inline constexpr double kMostHoldS = 60.0;
inline constexpr int kMostWindowDays = 36525;

/// Which moment each frame shows.
class FilmPlan {
  public:
    /// `dates`: first to last day of the events. Usage: values that cannot be, more than kMostFrames (the message says how many, and
    /// what would do). NotFound: neither dates nor both ends given.
    [[nodiscard]] static base::Result<FilmPlan> make(const FilmTime& time, std::optional<timeline::DayInterval> dates);

    /// Frames to draw. The first has its now at the first day of the extent, the last at its last day.
    [[nodiscard]] std::size_t frames() const { return frames_; }
    /// For how many frame times a frame is seen: one, the last longer.
    [[nodiscard]] std::size_t times_of(std::size_t frame) const { return frame + 1 == frames_ ? 1 + hold_ : 1; }
    [[nodiscard]] std::size_t frame_times() const { return frames_ + hold_; }
    [[nodiscard]] double step_days() const { return step_days_; }
    [[nodiscard]] double length_s() const { return static_cast<double>(frame_times()) / time_.frames_per_second; }
    [[nodiscard]] const timeline::DayInterval& extent() const { return extent_; }
    /// The state of the time slider at a frame: what the window shows with its now there. What lies before the extent does not fade
    /// into it.
    [[nodiscard]] timeline::Playback at(std::size_t frame) const;

  private:
    FilmPlan(const FilmTime& time, timeline::DayInterval extent) : time_(time), extent_(extent) {}
    FilmTime time_;
    timeline::DayInterval extent_;
    double step_days_ = 1.0;
    std::size_t frames_ = 1;
    std::size_t hold_ = 0;
};

} // namespace marsad::publish
