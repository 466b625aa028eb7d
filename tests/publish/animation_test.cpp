// Animations drawn off-screen. Skips without OpenGL or fonts.

#include "publish/animation.h"

#include "base/file.h"
#include "gl/draw.h"
#include "render/sample_events.h"
#include "render/small_basemap.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <vector>

#include <gtest/gtest.h>
#include <webp/demux.h>

using namespace marsad;
namespace fs = std::filesystem;
using media::FilmFormat;
using S = model::SubEventType;

namespace {

timeline::Day day(const char* text) { return *timeline::parse_iso_day(text); }

class Animation : public testing::Test {
  protected:
    void SetUp() override {
        if (auto context = gl::OffscreenContext::create(); !context) {
            GTEST_SKIP() << context.error().message;
        }
        folder_ = fs::temp_directory_path() / ("marsad_animation_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
        fs::remove_all(folder_);
        SmallBasemap::write(folder_, SmallBasemap::bytes());
        events_ = sample_events();
        for (std::size_t i = 0; i < events_.size(); ++i) {
            events_[i].source = i % 3 == 0 ? "وكالة الأنباء" : "The Daily " + std::to_string(i % 5);
        }
        options_.scene.map.width_px = 480;
        options_.scene.map.height_px = 360;
        options_.scene.map.styles_dir = fs::path(MARSAD_SOURCE_DIR) / "assets" / "styles";
        options_.scene.map.title = "Attacks";
        options_.time.window_days = 5;
        options_.time.hold_s = 0.2;
        options_.format = FilmFormat::WebP;
    }
    void TearDown() override { fs::remove_all(folder_); }

    [[nodiscard]] publish::FilmPlan plan() const {
        return *publish::FilmPlan::make(options_.time, publish::dates_of(events_, options_.scene.filters, options_.time.from, options_.time.to));
    }
    [[nodiscard]] std::unique_ptr<publish::FilmStage> stage() const {
        auto made = publish::FilmStage::create(events_, options_.scene, plan(), folder_);
        EXPECT_TRUE(made) << made.error().message;
        return made ? std::move(*made) : nullptr;
    }
    [[nodiscard]] static media::Image picture(publish::FilmStage& stage, const timeline::Playback& playback) {
        const auto drawn = stage.draw(playback);
        EXPECT_TRUE(drawn);
        return drawn ? **drawn : media::Image{};
    }
    [[nodiscard]] publish::AnimationDone write(const std::string& name, const std::function<bool(std::size_t, std::size_t)>& progress = {}) const {
        const auto done = publish::animate(events_, options_, folder_, (folder_ / name).string(), progress);
        EXPECT_TRUE(done) << done.error().message;
        return done ? *done : publish::AnimationDone{};
    }
    [[nodiscard]] bool has_colour(const media::Image& image, model::EventType type) const {
        const render::Colour colour = render::MapStyle::load(options_.scene.map.styles_dir, options_.scene.map.style)->type[static_cast<std::size_t>(type)];
        for (std::size_t i = 0; i < image.rgba.size(); i += 4) {
            if (image.rgba[i] == colour.red && image.rgba[i + 1] == colour.green && image.rgba[i + 2] == colour.blue) {
                return true;
            }
        }
        return false;
    }
    [[nodiscard]] std::vector<std::string> files() const {
        std::vector<std::string> out;
        for (const auto& entry : fs::directory_iterator(folder_)) {
            if (entry.path().filename() != "basemap.bin") {
                out.push_back(entry.path().filename().string());
            }
        }
        return out;
    }

    fs::path folder_;
    std::vector<model::Event> events_;
    publish::AnimationOptions options_;
};

/// Whether two pictures are the same inside a box.
std::size_t differing(const media::Image& a, const media::Image& b, const render::ScreenBox& box) {
    std::size_t out = 0;
    for (int y = static_cast<int>(box.top); y < static_cast<int>(box.bottom); ++y) {
        for (int x = static_cast<int>(box.left); x < static_cast<int>(box.right); ++x) {
            const auto at = static_cast<std::ptrdiff_t>((static_cast<std::size_t>(y) * static_cast<std::size_t>(a.width_px) + static_cast<std::size_t>(x)) * 4U);
            out += std::equal(a.rgba.begin() + at, a.rgba.begin() + at + 3, b.rgba.begin() + at) ? 0 : 1;
        }
    }
    return out;
}

/// The window's own way to a picture: state, digest, live map.
media::Image window_picture(const std::vector<model::Event>& events, const publish::FilmScene& scene, const timeline::Playback& playback, const render::Camera& camera, const render::ScreenBox& box,
                            const fs::path& folder) {
    const auto style = *render::MapStyle::load(scene.map.styles_dir, scene.map.style);
    const auto basemap = render::BasemapFile::open(folder / "basemap.bin");
    auto fonts = typeset::FontSet::from_system();
    auto map = render::LiveMap::create(*basemap, *fonts, style);
    const auto target = gl::Framebuffer::create(scene.map.width_px, scene.map.height_px, 0);
    session::State state;
    state.filters = scene.filters;
    state.project.apply({session::Added{{}, events}, {}});
    state.playback = playback;
    session::Digest digest;
    do {
        digest.refresh(state);
    } while (digest.searched() < 1.0);
    map->set_events(std::make_shared<const render::EventField>(render::EventField::make(events, *digest.store())), digest.store());
    target->bind();
    gl::clear({0.0F, 0.0F, 0.0F, 1.0F});
    EXPECT_TRUE(map->draw({camera, scene.map.labels, scene.map.scale, false}, digest.moment(), {}, static_cast<int>(box.left), static_cast<int>(box.top),
                          scene.map.width_px, scene.map.height_px));
    return {scene.map.width_px, scene.map.height_px, target->read_rgba()};
}

TEST_F(Animation, EveryFrameIsTheMapOfTheWindowAtThatMoment) {
    options_.scene.map.scale = 1.0;
    options_.time.fade_days = 2;
    const auto made = stage();
    ASSERT_TRUE(made);
    const auto time = plan();
    std::size_t moving = 0;
    media::Image before;
    for (const std::size_t frame : {std::size_t{0}, std::size_t{3}, std::size_t{7}, std::size_t{12}, time.frames() - 1}) {
        const auto image = picture(*made, time.at(frame));
        const auto screen = window_picture(events_, options_.scene, time.at(frame), made->camera(), made->map_box(), folder_);
        EXPECT_EQ(differing(image, screen, made->map_box()), 0U) << frame;
        moving += before.rgba.empty() || differing(image, before, made->map_box()) > 0 ? 1 : 0;
        before = image;
    }
    EXPECT_EQ(moving, 5U) << "and they are not all the same";
}

TEST_F(Animation, AFrameDoesNotDependOnThoseBefore) {
    const auto time = plan();
    media::Image last;
    {
        const auto forwards = stage();
        ASSERT_TRUE(forwards);
        for (std::size_t frame = 0; frame < 10; ++frame) {
            last = picture(*forwards, time.at(frame));
        }
    }
    const auto alone = stage();
    ASSERT_TRUE(alone);
    EXPECT_EQ(last.rgba, picture(*alone, time.at(9)).rgba);
}

TEST_F(Animation, EventsOutsideTheDaysAreNeverSeen) {
    options_.time.from = day("2021-03-08");
    options_.time.to = day("2021-03-13");
    options_.time.fade_days = 4;
    std::size_t outside = 0;
    for (auto& event : events_) { // what lies outside has a colour of its own
        const bool out = !event.date->overlaps({*options_.time.from, *options_.time.to});
        event.sub_event_type = out ? S::MobViolence : S::ArmedClash;
        outside += out ? 1 : 0;
    }
    EXPECT_GT(outside, 4U);
    auto made = stage();
    ASSERT_TRUE(made);
    const auto time = plan();
    for (std::size_t frame = 0; frame < time.frames(); ++frame) {
        EXPECT_FALSE(has_colour(picture(*made, time.at(frame)), model::EventType::Riots)) << frame;
    }
    EXPECT_TRUE(has_colour(picture(*made, time.at(3)), model::EventType::Battles));
    options_.time.from.reset();
    made.reset(); // one context at a time
    made = stage();
    EXPECT_TRUE(has_colour(picture(*made, plan().at(4)), model::EventType::Riots)) << "a longer one shows them";
}

TEST_F(Animation, WhatTheFiltersHideIsNeitherSeenNorCounted) {
    options_.scene.filters.only(session::Facet::Type, "Protests");
    options_.time.from = day("2021-03-01");
    options_.time.to = day("2021-03-25");
    options_.time.mode = timeline::PlayMode::All;
    const auto made = stage();
    ASSERT_TRUE(made);
    const auto image = picture(*made, plan().at(0));
    EXPECT_TRUE(has_colour(image, model::EventType::Protests));
    EXPECT_FALSE(has_colour(image, model::EventType::Battles));
    EXPECT_FALSE(has_colour(image, model::EventType::ExplosionsRemoteViolence));
}

TEST_F(Animation, TheFileHoldsTheFramesAndTheSameInputGivesTheSameBytes) {
    const auto done = write("film.webp");
    EXPECT_FALSE(done.cancelled);
    const auto time = plan();
    EXPECT_EQ(done.frames, time.frame_times());
    EXPECT_EQ(done.undated, 0U);
    EXPECT_EQ(done.unplaced, 1U);
    const auto bytes = base::read_file(folder_ / "film.webp");
    ASSERT_TRUE(bytes);
    auto made = stage();
    ASSERT_TRUE(made);
    const WebPData data{reinterpret_cast<const std::uint8_t*>(bytes->data()), bytes->size()};
    WebPAnimDecoder* const decoder = WebPAnimDecoderNew(&data, nullptr);
    ASSERT_NE(decoder, nullptr);
    int shown_to = 0;
    std::size_t frame = 0;
    while (WebPAnimDecoderHasMoreFrames(decoder) != 0) {
        std::uint8_t* rgba = nullptr;
        ASSERT_NE(WebPAnimDecoderGetNext(decoder, &rgba, &shown_to), 0);
        for (; frame < time.frames() && static_cast<int>(frame) * 100 < shown_to; ++frame) { // equal frames are one
            const auto image = picture(*made, time.at(frame));
            EXPECT_TRUE(std::equal(image.rgba.begin(), image.rgba.end(), rgba)) << frame;
        }
    }
    WebPAnimDecoderDelete(decoder);
    made.reset();
    EXPECT_EQ(frame, time.frames());
    EXPECT_EQ(shown_to, static_cast<int>(time.frame_times()) * 100);
    for (const auto& [format, name] : {std::pair(FilmFormat::WebP, "again.webp"), std::pair(FilmFormat::Gif, "film.gif"), std::pair(FilmFormat::Png, "frames")}) {
        options_.format = format;
        (void)write(name);
        const fs::path path = folder_ / (format == FilmFormat::Png ? "frames/frame-0007.png" : name);
        const auto first = base::read_file(path);
        (void)write(name);
        ASSERT_TRUE(first);
        EXPECT_EQ(*first, *base::read_file(path)) << name;
    }
    EXPECT_EQ(*bytes, *base::read_file(folder_ / "again.webp"));
}

TEST_F(Animation, CancellingLeavesNothing) {
    for (const auto& [format, name] : {std::pair(FilmFormat::WebP, "film.webp"), std::pair(FilmFormat::Gif, "film.gif"), std::pair(FilmFormat::Png, "frames/")}) {
        options_.format = format;
        std::size_t asked = 0;
        const auto done = write(name, [&](std::size_t frames, std::size_t total) {
            EXPECT_EQ(total, plan().frames());
            EXPECT_EQ(frames, asked);
            return ++asked < 6;
        });
        EXPECT_TRUE(done.cancelled);
        EXPECT_EQ(asked, 6U);
        EXPECT_TRUE(files().empty()) << files().front();
    }
}

TEST_F(Animation, EverySizeLanguageAndStyleCanBeDrawn) {
    for (const auto& [width, height] : {std::pair(200, 200), std::pair(320, 240), std::pair(240, 700), std::pair(900, 220), std::pair(1280, 720)}) {
        for (const auto labels : {render::LabelLanguage::Arabic, render::LabelLanguage::English, render::LabelLanguage::Both}) {
            options_.scene.map.width_px = width;
            options_.scene.map.height_px = height;
            options_.scene.map.labels = labels;
            options_.scene.map.style = labels == render::LabelLanguage::Arabic ? "dark" : "light";
            const auto made = stage();
            ASSERT_TRUE(made);
            const auto box = made->map_box();
            EXPECT_GE(box.bottom - box.top, 0.5 * height) << width << 'x' << height << ": the map has the most of it";
            EXPECT_LE(box.bottom, height);
            EXPECT_GE(box.top, 0.0);
            EXPECT_EQ(picture(*made, plan().at(8)).rgba.size(), static_cast<std::size_t>(width) * static_cast<std::size_t>(height) * 4U);
        }
    }
}

TEST_F(Animation, NothingButTheFiguresMovesWhileItPlays) {
    options_.scene.map.width_px = 1000;
    options_.scene.map.height_px = 600;
    const auto made = stage();
    ASSERT_TRUE(made);
    const auto time = plan();
    const auto box = made->map_box();
    // The last rows hold sources and attribution: the same in every frame.
    const render::ScreenBox credits{0.0, 585.0, 1000.0, 600.0};
    const auto first = picture(*made, time.at(2));
    for (std::size_t frame = 3; frame < time.frames(); ++frame) {
        const auto image = picture(*made, time.at(frame));
        EXPECT_EQ(differing(first, image, credits), 0U) << frame;
        EXPECT_EQ(differing(first, image, {0.0, 0.0, 1000.0, 20.0}), 0U) << "the title " << frame;
    }
    EXPECT_GT(box.top, 20.0);
}

TEST_F(Animation, WhatCannotBeIsAMessage) {
    const auto error_of = [&](const publish::AnimationOptions& options) {
        const auto done = publish::animate(events_, options, folder_, (folder_ / "x.gif").string(), {});
        EXPECT_FALSE(done);
        return done ? base::Error{base::ErrorCode::Unreadable, ""} : done.error();
    };
    auto options = options_;
    options.scene.map.width_px = 100;
    EXPECT_EQ(error_of(options).code, base::ErrorCode::Usage);
    options.scene.map.width_px = 10000;
    EXPECT_EQ(error_of(options).code, base::ErrorCode::Usage);
    options = options_;
    options.scene.map.style = "sepia";
    EXPECT_EQ(error_of(options).code, base::ErrorCode::Usage);
    options = options_;
    options.time.frames_per_second = 0.0;
    EXPECT_EQ(error_of(options).code, base::ErrorCode::Usage);
    options = options_;
    options.time.step_days = 0.001;
    EXPECT_NE(error_of(options).message.find("frames"), std::string::npos);
    for (auto& event : events_) {
        event.date.reset();
    }
    EXPECT_EQ(error_of(options_).code, base::ErrorCode::NotFound);
    EXPECT_TRUE(files().empty());
}

TEST_F(Animation, UndatedEventsAreCountedForTheMessage) {
    events_[0].date.reset();
    EXPECT_EQ(write("film.webp").undated, 1U);
}

} // namespace
