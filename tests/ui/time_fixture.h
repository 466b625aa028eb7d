#pragma once

#include "time_sample.h"
#include "time_stage.h"
#include "ui/time_axis.h"

#include <gtest/gtest.h>

#include <memory>
#include <string_view>

namespace marsad::ui {

/// The time panel with three years of events, and the window on December 2020.
class TimePanel : public testing::Test {
  protected:
    void SetUp() override {
        stage_ = TimeStage::create();
        if (!stage_) {
            GTEST_SKIP() << "no OpenGL or no fonts";
        }
        session::apply(stage_->state, session::AddReports{time_sample()});
        session::apply(stage_->state, session::SetWindow{{*timeline::parse_iso_day("2020-12-01"), *timeline::parse_iso_day("2020-12-30")}});
        stage_->frames(2);
    }
    [[nodiscard]] TimeStage& stage() { return *stage_; }
    [[nodiscard]] const timeline::Playback& play() { return stage_->state.playback; }
    [[nodiscard]] Rect rect(std::string_view id) {
        const auto found = stage_->find(id);
        EXPECT_TRUE(found.has_value()) << id;
        return found.value_or(Rect{});
    }
    /// Pixels of a day in the middle of the histogram, by the axis as the numbers of the memory tell it.
    [[nodiscard]] double x_of(timeline::Day of) {
        const Rect plot = rect("time:histogram");
        return TimeAxis{{stage_->memory.numbers["time.first"], stage_->memory.numbers["time.end"]}, plot.x, plot.width}.x_of(days_of(of) + 0.5);
    }
    [[nodiscard]] double middle_y() {
        const Rect plot = rect("time:histogram");
        return plot.y + plot.height / 2.0;
    }
    /// Days of two pixels: the mouse stands on whole ones.
    void widen() {
        stage_->width = 2800.0;
        stage_->frames(2);
    }
    [[nodiscard]] bool asked_anything() const { return !stage_->asked.empty(); }

    std::unique_ptr<TimeStage> stage_;
};

} // namespace marsad::ui
