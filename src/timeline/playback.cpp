#include "timeline/playback.h"

#include <algorithm>
#include <cmath>

namespace marsad::timeline {

namespace {

constexpr double kEndOfDay = 1.0 - 1e-6;

double number_of(Day day) { return static_cast<double>(day.time_since_epoch().count()); }

} // namespace

Playback::Playback(DayInterval extent) : extent_(extent), now_days_(number_of(extent.last)) { fit_window(); }

double Playback::first_now() const { return number_of(extent_.first); }
double Playback::last_now() const { return number_of(extent_.last) + kEndOfDay; }

void Playback::set_extent(DayInterval extent) {
    const bool followed_end = at_end();
    extent_ = extent;
    now_days_ = std::clamp(followed_end && !playing_ ? last_now() : now_days_, first_now(), last_now());
    fit_window();
}

Day Playback::now() const { return Day{std::chrono::days{static_cast<int>(std::floor(now_days_))}}; }

DayInterval Playback::shown() const {
    const Day last = std::clamp(now(), extent_.first, extent_.last);
    switch (mode_) {
    case PlayMode::Window: return {std::max(extent_.first, last - std::chrono::days{window_days_ - 1}), last};
    case PlayMode::Cumulative: return {extent_.first, last};
    case PlayMode::Instant: return {last, last};
    case PlayMode::All: return extent_;
    }
    return extent_;
}

void Playback::set_speed(double days_per_second) { speed_ = std::clamp(days_per_second, kMinSpeed, kMaxSpeed); }

void Playback::set_now(Day day) { now_days_ = number_of(std::clamp(day, extent_.first, extent_.last)); }

void Playback::set_window(DayInterval days) {
    const DayInterval cut{std::clamp(days.first, extent_.first, extent_.last), std::clamp(days.last, extent_.first, extent_.last)};
    set_window_days(cut.length_days());
    set_now(cut.last);
}

void Playback::set_window_days(int days) {
    wanted_days_ = std::clamp(days, 1, std::max(1, extent_.length_days()));
    fit_window();
}

void Playback::fit_window() { window_days_ = std::clamp(wanted_days_, 1, std::max(1, extent_.length_days())); }

void Playback::move_by(int days) {
    // The window stays whole: its first day stops at the beginning of the extent.
    const Day first = extent_.first + std::chrono::days{mode_ == PlayMode::Window ? window_days_ - 1 : 0};
    set_now(std::max(std::min(first, extent_.last), now() + std::chrono::days{days}));
}

void Playback::resize_about(Day day, double factor) {
    const DayInterval before = shown();
    int length = static_cast<int>(std::lround(window_days_ * factor));
    if (length == window_days_) {
        length += factor > 1.0 ? 1 : factor < 1.0 ? -1 : 0;
    }
    const double share = before.length_days() <= 1 ? 1.0 : static_cast<double>((day - before.first).count()) / (before.length_days() - 1);
    set_window_days(length);
    const auto after = static_cast<int>(std::lround((1.0 - std::clamp(share, 0.0, 1.0)) * (window_days_ - 1)));
    const Day last = std::clamp(day, before.first, before.last) + std::chrono::days{after};
    set_now(std::max(last, std::min(extent_.last, extent_.first + std::chrono::days{window_days_ - 1})));
}

void Playback::play() {
    playing_ = true;
    if (repeat_ != Repeat::Bounce) {
        backwards_ = false;
    }
    if (at_end() && !backwards_ && repeat_ == Repeat::Once) {
        now_days_ = first_now();
    }
}

int Playback::step_days() const { return mode_ == PlayMode::Window ? std::max(1, window_days_ / 10) : 1; }

void Playback::step(int steps) {
    pause();
    set_now(now() + std::chrono::days{static_cast<long>(steps) * step_days()});
}

bool Playback::update(double dt_s) {
    if (!playing_ || dt_s <= 0.0) {
        return false;
    }
    const double moved = std::min(dt_s, kLongestStepS) * speed_;
    now_days_ += backwards_ ? -moved : moved;
    if (now_days_ > last_now()) {
        const double over = now_days_ - last_now();
        const double length = last_now() - first_now();
        switch (repeat_) {
        case Repeat::Once:
            now_days_ = number_of(extent_.last);
            playing_ = false;
            break;
        case Repeat::Loop: now_days_ = first_now() + std::fmod(over, std::max(length, 1e-9)); break;
        case Repeat::Bounce:
            now_days_ = std::max(first_now(), last_now() - over);
            backwards_ = true;
            break;
        }
    } else if (now_days_ < first_now()) {
        now_days_ = std::min(last_now(), first_now() + (first_now() - now_days_));
        backwards_ = false;
    }
    return true;
}

Visibility Playback::visibility() const { return {shown(), mode_ == PlayMode::Window ? fade_days_ : 0}; }

} // namespace marsad::timeline
