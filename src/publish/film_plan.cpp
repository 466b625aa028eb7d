#include "publish/film_plan.h"

#include <algorithm>
#include <cmath>

#include <fmt/format.h>

namespace marsad::publish {

namespace {

base::Result<timeline::DayInterval> extent_of(const FilmTime& time, std::optional<timeline::DayInterval> dates) {
    if ((!time.from || !time.to) && !dates) {
        return base::failure(base::ErrorCode::NotFound, "no event has a date, so there is nothing to play; give --published for reports that say \"yesterday\", or --from and --to");
    }
    const timeline::DayInterval extent{time.from ? *time.from : dates->first, time.to ? *time.to : dates->last};
    if (extent.last < extent.first) {
        return base::failure(base::ErrorCode::Usage, fmt::format("no event lies between {} and {}, so there is nothing to play", timeline::to_iso(extent.first), timeline::to_iso(extent.last)));
    }
    return extent;
}

base::Result<void> check(const FilmTime& time) {
    const auto refuse = [](const std::string& message) { return base::Result<void>(base::failure(base::ErrorCode::Usage, message)); };
    if (time.step_days != 0.0 && !(time.step_days >= kLeastStepDays && time.step_days <= kMostStepDays)) {
        return refuse(fmt::format("a step of {:g} days is not possible; give {:g} to {:g}", time.step_days, kLeastStepDays, kMostStepDays));
    }
    if (!(time.hold_s >= 0.0 && time.hold_s <= kMostHoldS)) {
        return refuse(fmt::format("the last frame cannot stay for {:g} seconds; give 0 to {:g}", time.hold_s, kMostHoldS));
    }
    if (time.window_days < 1 || time.window_days > kMostWindowDays || time.fade_days < 0 || time.fade_days > kMostWindowDays) {
        return refuse(fmt::format("a window has 1 to {0} days and fades for 0 to {0}", kMostWindowDays));
    }
    if (!(time.frames_per_second > 0.0)) {
        return refuse("an animation needs frames; give more than 0 a second");
    }
    return {};
}

double steps_for(const timeline::DayInterval& extent, double step_days) { return std::ceil((extent.length_days() - 1) / step_days - 1e-9); }

} // namespace

base::Result<FilmPlan> FilmPlan::make(const FilmTime& time, std::optional<timeline::DayInterval> dates) {
    if (const auto good = check(time); !good) {
        return base::failure(good.error());
    }
    const auto extent = extent_of(time, dates);
    if (!extent) {
        return base::failure(extent.error());
    }
    FilmPlan plan(time, *extent);
    const int days = extent->length_days();
    plan.step_days_ = time.step_days > 0.0 ? time.step_days : std::max(1.0, std::ceil((days - 1.0) / static_cast<double>(kChosenFrames - 1)));
    const double hold = std::round(time.hold_s * time.frames_per_second);
    const double frames = (time.mode == timeline::PlayMode::All ? 0.0 : steps_for(*extent, plan.step_days_)) + 1.0;
    if (frames + hold > static_cast<double>(kMostFrames)) {
        const double least = std::ceil((days - 1.0) / std::max(1.0, static_cast<double>(kMostFrames) - hold - 1.0) * 1000.0) / 1000.0;
        return base::failure(base::ErrorCode::Usage,
                             fmt::format("the animation would have {:.0f} frames ({:.0f} seconds), and {} are the most; let {:g} days or more pass from frame to frame, or show fewer than these {} days", frames + hold,
                                         (frames + hold) / time.frames_per_second, kMostFrames, std::max(least, kLeastStepDays), days));
    }
    plan.frames_ = static_cast<std::size_t>(frames);
    plan.hold_ = static_cast<std::size_t>(hold);
    return plan;
}

timeline::Playback FilmPlan::at(std::size_t frame) const {
    timeline::Playback playback(extent_);
    playback.set_mode(time_.mode);
    playback.set_window_days(time_.window_days);
    const auto passed = static_cast<int>(std::floor(static_cast<double>(frame) * step_days_ + 1e-9));
    playback.set_now(frame + 1 >= frames_ ? extent_.last : extent_.first + std::chrono::days{passed});
    playback.set_fade_days(std::min(time_.fade_days, static_cast<int>((playback.shown().first - extent_.first).count())));
    return playback;
}

} // namespace marsad::publish
