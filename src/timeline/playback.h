#pragma once

#include "timeline/day.h"
#include "timeline/visibility.h"

namespace marsad::timeline {

/// What of time is shown: the days of a moving window, everything up to now, one day, or the whole extent.
enum class PlayMode { Window, Cumulative, Instant, All };

/// What happens at the end of the extent.
enum class Repeat { Once, Loop, Bounce };

/// The state of the time slider: a plain value without clock or window, moved by `update(dt)`.
/// "Now" is the last day shown. It moves in fractions of a day, so that slow speeds are smooth; what is shown is whole days.
class Playback {
  public:
    static constexpr double kMinSpeed = 0.01; ///< days a second
    static constexpr double kMaxSpeed = 10'000.0;
    static constexpr double kLongestStepS = 0.1; ///< a stalled frame moves time no further than this
    static constexpr int kDefaultWindowDays = 30;

    /// Now stands at the end of the extent.
    explicit Playback(DayInterval extent);

    /// First and last day that can be shown; now and the window are moved inside, the window keeps its length where it fits.
    void set_extent(DayInterval extent);
    [[nodiscard]] const DayInterval& extent() const { return extent_; }

    /// The days shown, both inclusive, cut to the extent.
    [[nodiscard]] DayInterval shown() const;
    [[nodiscard]] Day now() const;
    /// Now with its fraction of a day passed, in days since 1970-01-01.
    [[nodiscard]] double now_days() const { return now_days_; }
    [[nodiscard]] int window_days() const { return window_days_; }
    [[nodiscard]] PlayMode mode() const { return mode_; }
    [[nodiscard]] Repeat repeat() const { return repeat_; }
    [[nodiscard]] double speed() const { return speed_; }
    [[nodiscard]] int fade_days() const { return fade_days_; }
    [[nodiscard]] bool playing() const { return playing_; }
    [[nodiscard]] bool at_end() const { return now() >= extent_.last; }

    void set_mode(PlayMode mode) { mode_ = mode; }
    void set_repeat(Repeat repeat) { repeat_ = repeat; }
    /// Days a second, cut to the speeds above.
    void set_speed(double days_per_second);
    /// Days before the window in which what left it fades; 0 = it goes at once.
    void set_fade_days(int days) { fade_days_ = days < 0 ? 0 : days; }
    /// Now to a day, cut to the extent.
    void set_now(Day day);
    /// A window of these days: its length and now. Cut to the extent.
    void set_window(DayInterval days);
    /// The length alone, at least one day, at most the extent; now stays.
    void set_window_days(int days);
    /// Moves the whole window, keeping its length.
    void move_by(int days);
    /// Longer or shorter by the factor, about a day that keeps its share of the window; by at least one day.
    void resize_about(Day day, double factor);

    /// Starts; from the beginning where now is at the end and nothing loops.
    void play();
    void pause() { playing_ = false; }
    void toggle() { playing_ ? pause() : play(); }
    /// Now by so many steps of the mode: a day, or in window mode a tenth of the window; pauses.
    void step(int steps);
    [[nodiscard]] int step_days() const;

    /// Time passes; true where the state changed and must be drawn again.
    [[nodiscard]] bool update(double dt_s);

    /// What is shown now; fades in window mode alone.
    [[nodiscard]] Visibility visibility() const;
    /// See Visibility::opacity().
    [[nodiscard]] double opacity(DayInterval event) const { return visibility().opacity(event); }

  private:
    void fit_window();
    [[nodiscard]] double first_now() const;
    [[nodiscard]] double last_now() const;

    DayInterval extent_;
    double now_days_;
    int wanted_days_ = kDefaultWindowDays; ///< a short extent shortens the window, not what is wanted: the extent may grow again
    int window_days_ = kDefaultWindowDays;
    PlayMode mode_ = PlayMode::Window;
    Repeat repeat_ = Repeat::Once;
    double speed_ = 7.0;
    int fade_days_ = 0;
    bool playing_ = false;
    bool backwards_ = false; ///< the way back of Bounce
};

} // namespace marsad::timeline
