// The map of the window, off-screen: a framebuffer stands for the window. Skips without OpenGL or fonts.

#include "render/live_map.h"

#include "gl/draw.h"
#include "gl/framebuffer.h"
#include "gl/offscreen_context.h"
#include "sample_events.h"
#include "small_basemap.h"

#include <algorithm>
#include <atomic>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <numeric>
#include <optional>
#include <random>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace marsad;
using S = model::SubEventType;

namespace {

constexpr int kWindowWidth = 700;
constexpr int kWindowHeight = 520;
constexpr int kLeft = 60;
constexpr int kTop = 45;
constexpr int kWidth = 560;
constexpr int kHeight = 400;
constexpr render::Colour kRing{255, 0, 255, 255};

geo::LonLat at(double lon, double lat) { return *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}); }

struct Pixels {
    std::vector<std::uint8_t> rgba;
    [[nodiscard]] render::Colour at(int x, int y) const {
        const auto i = (static_cast<std::size_t>(y) * kWindowWidth + static_cast<std::size_t>(x)) * 4;
        return {rgba[i], rgba[i + 1], rgba[i + 2], rgba[i + 3]};
    }
    [[nodiscard]] render::Colour on_map(render::Screen p) const { return at(kLeft + static_cast<int>(p.x), kTop + static_cast<int>(p.y)); }
};

int difference(render::Colour a, render::Colour b) { return std::max({std::abs(a.red - b.red), std::abs(a.green - b.green), std::abs(a.blue - b.blue)}); }

class LiveMapTest : public testing::Test {
  protected:
    void SetUp() override {
        auto context = gl::OffscreenContext::create();
        auto fonts = typeset::FontSet::from_system();
        if (!context || !fonts) {
            GTEST_SKIP() << (!context ? context.error().message : fonts.error().message);
        }
        context_.emplace(std::move(*context));
        fonts_.emplace(std::move(*fonts));
        folder_ = std::filesystem::temp_directory_path() / ("marsad_live_map_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
        auto basemap = render::BasemapFile::open(SmallBasemap::write(folder_, SmallBasemap::bytes()));
        ASSERT_TRUE(basemap);
        basemap_.emplace(std::move(*basemap));
        style_ = *render::MapStyle::load(std::string(MARSAD_SOURCE_DIR) + "/assets/styles", "dark");
        auto window = gl::Framebuffer::create(kWindowWidth, kWindowHeight, 0);
        ASSERT_TRUE(window);
        window_.emplace(std::move(*window));
        map_.emplace(new_map());
    }
    void TearDown() override { std::filesystem::remove_all(folder_); }

    render::LiveMap new_map() {
        auto made = render::LiveMap::create(*basemap_, *fonts_, style_);
        EXPECT_TRUE(made) << made.error().message;
        return std::move(*made);
    }
    void show(const std::vector<model::Event>& events) { show(events, *map_); }
    void show(const std::vector<model::Event>& events, render::LiveMap& map) {
        store_ = std::make_shared<const model::EventStore>(model::EventStore::from_events(events));
        field_ = std::make_shared<const render::EventField>(render::EventField::make(events, *store_));
        map.set_events(field_, store_);
        show_all();
    }
    /// All days, all rows.
    void show_all() {
        all_rows_.resize(store_->size());
        std::iota(all_rows_.begin(), all_rows_.end(), 0U);
        all_ = only(all_rows_);
    }
    [[nodiscard]] model::Moment only(const std::vector<std::uint32_t>& rows) const {
        std::vector<std::uint8_t> passes(store_->size(), 0);
        for (const std::uint32_t row : rows) {
            passes[row] = 1;
        }
        model::Moment moment;
        moment.set_rows(store_, passes);
        moment.move_to({{*timeline::make_day(2021, 1, 1), *timeline::make_day(2021, 12, 31)}, 0});
        return moment;
    }
    Pixels draw(const render::LiveMap::View& view, const model::Moment& moment, const render::LiveMap::Emphasis& emphasis = {}) {
        return draw(*map_, view, moment, emphasis);
    }
    Pixels draw(render::LiveMap& map, const render::LiveMap::View& view, const model::Moment& moment, const render::LiveMap::Emphasis& emphasis = {}) {
        window_->bind();
        gl::clear({1.0F, 1.0F, 0.0F, 1.0F});
        const auto drawn = map.draw(view, moment, emphasis, kLeft, kTop, kWindowWidth, kWindowHeight);
        EXPECT_TRUE(drawn) << drawn.error().message;
        return {window_->read_rgba()};
    }
    [[nodiscard]] const model::Moment& all() const { return all_; }
    [[nodiscard]] static render::LiveMap::View view_at(double lon, double lat, double zoom) {
        return {render::Camera::from_view(at(lon, lat), zoom, kWidth, kHeight), render::LabelLanguage::Both, 1.0, false};
    }

    std::optional<gl::OffscreenContext> context_;
    std::optional<typeset::FontSet> fonts_;
    std::optional<render::BasemapFile> basemap_;
    render::MapStyle style_;
    std::filesystem::path folder_;
    std::optional<gl::Framebuffer> window_;
    std::optional<render::LiveMap> map_;
    std::shared_ptr<const model::EventStore> store_;
    std::shared_ptr<const render::EventField> field_;
    std::vector<std::uint32_t> all_rows_;
    model::Moment all_;
    model::Moment none_;
    model::Moment shown_; ///< lives until the next draw, as the map asks
};

TEST_F(LiveMapTest, DrawsItsRectangleAndNothingElse) {
    show(sample_events());
    const Pixels pixels = draw(view_at(44.0, 33.0, 5.6), all());
    constexpr render::Colour kUntouched{255, 255, 0, 255};
    for (int y = 0; y < kWindowHeight; ++y) {
        for (int x = 0; x < kWindowWidth; ++x) {
            const bool inside = x >= kLeft && x < kLeft + kWidth && y >= kTop && y < kTop + kHeight;
            ASSERT_EQ(pixels.at(x, y) != kUntouched, inside) << x << ' ' << y;
        }
    }
    // What was bound is bound again: a clear reaches the window, all of it.
    gl::clear({0.0F, 0.0F, 1.0F, 1.0F});
    const Pixels cleared{window_->read_rgba()};
    EXPECT_EQ(cleared.at(0, 0), (render::Colour{0, 0, 255, 255}));
    EXPECT_EQ(cleared.at(kWindowWidth - 1, kWindowHeight - 1), (render::Colour{0, 0, 255, 255}));
}

TEST_F(LiveMapTest, AnEmptyProjectIsAMap) {
    const auto view = view_at(40.0, 33.0, 5.6);
    const Pixels pixels = draw(view, none_);
    EXPECT_EQ(pixels.on_map(view.camera.screen_from_world(render::world_from_degrees(41.5, 32.5))), style_.land);
    EXPECT_FALSE(map_->hit({100.0, 100.0}));
    EXPECT_TRUE(map_->settled());
}

TEST_F(LiveMapTest, APanWithinTheMarginMovesThePictureAndDrawsNothingAnew) {
    show(sample_events());
    auto view = view_at(44.0, 33.0, 5.6);
    const Pixels before = draw(view, all());
    const auto counters = map_->counters();
    view.camera = view.camera.panned(40.0, -25.0);
    view.moving = true;
    const Pixels after = draw(view, all());
    EXPECT_EQ(map_->counters().bases, counters.bases);
    EXPECT_EQ(map_->counters().labels, counters.labels);
    EXPECT_TRUE(map_->settled());
    int differing = 0;
    for (int y = 0; y < kHeight - 25; ++y) {
        for (int x = 40; x < kWidth; ++x) {
            differing += difference(after.at(kLeft + x, kTop + y), before.at(kLeft + x - 40, kTop + y + 25)) > 8 ? 1 : 0;
        }
    }
    EXPECT_LT(differing, kWidth * kHeight / 1000);
    // A map that never saw the first view shows the same, but for names near its other edges.
    auto fresh = new_map();
    show(sample_events(), fresh);
    view.moving = false;
    const Pixels anew = draw(fresh, view, all());
    int apart = 0;
    for (int y = 0; y < kHeight; ++y) {
        for (int x = 0; x < kWidth; ++x) {
            apart += difference(after.at(kLeft + x, kTop + y), anew.at(kLeft + x, kTop + y)) > 32 ? 1 : 0;
        }
    }
    EXPECT_LT(apart, kWidth * kHeight / 100);
}

TEST_F(LiveMapTest, LeavingTheMarginDrawsAnew) {
    show(sample_events());
    auto view = view_at(44.0, 33.0, 5.6);
    draw(view, all());
    view.moving = true;
    view.camera = view.camera.panned(200.0, 0.0);
    const Pixels pixels = draw(view, all());
    EXPECT_EQ(map_->counters().bases, 2U);
    for (int x = 0; x < kWidth; ++x) {
        ASSERT_NE(pixels.at(kLeft + x, kTop + 5), (render::Colour{255, 255, 0, 255}));
    }
}

TEST_F(LiveMapTest, AZoomIsStretchedUntilTheViewRests) {
    show(sample_events());
    auto view = view_at(44.0, 33.0, 5.6);
    draw(view, all());
    view.moving = true;
    view.camera = view.camera.zoomed_at({300.0, 200.0}, 1.2);
    draw(view, all());
    EXPECT_EQ(map_->counters().bases, 1U);
    EXPECT_EQ(map_->counters().labels, 1U);
    EXPECT_FALSE(map_->settled());
    view.moving = false;
    draw(view, all());
    EXPECT_EQ(map_->counters().bases, 2U);
    EXPECT_TRUE(map_->settled());
}

TEST_F(LiveMapTest, NothingJumpsWhileTimePlays) {
    show(sample_events());
    const auto view = view_at(44.0, 33.0, 5.6);
    draw(view, all());
    std::vector<std::optional<render::Screen>> places;
    for (const std::uint32_t row : all_rows_) {
        places.push_back(map_->position_of_row(row));
    }
    const auto counters = map_->counters();
    for (const std::uint32_t row : all_rows_) {
        shown_ = only({row});
        draw(view, shown_);
        const auto now = map_->position_of_row(row);
        ASSERT_EQ(now.has_value(), places[row].has_value());
        if (now) {
            EXPECT_EQ(now->x, places[row]->x);
            EXPECT_EQ(now->y, places[row]->y);
        }
        const std::uint32_t other = row == 0 ? 1 : 0;
        EXPECT_FALSE(map_->position_of_row(other)) << "not shown now";
    }
    EXPECT_EQ(map_->counters().labels, counters.labels);
    EXPECT_EQ(map_->counters().stacks, counters.stacks);
}

TEST_F(LiveMapTest, ASignIsHitWhereItStandsAndTellsItsRows) {
    show(sample_events());
    const auto view = view_at(44.0, 33.0, 5.6);
    draw(view, all());
    // Mainport holds three events: rows of the 5th, 6th and 9th.
    const auto middle = view.camera.screen_from_world(render::world_from_degrees(40.0, 31.0));
    const auto hit = map_->hit({middle.x + 6.0, middle.y - 5.0});
    ASSERT_TRUE(hit);
    EXPECT_EQ(hit->rows, (std::vector<std::uint32_t>{3, 2, 1}));
    EXPECT_NEAR(hit->middle.x, middle.x, 0.51);
    EXPECT_NEAR(hit->middle.y, middle.y, 0.51);
    shown_ = only({0, 2});
    draw(view, shown_);
    EXPECT_EQ(map_->hit(middle)->rows, (std::vector<std::uint32_t>{2}));
    EXPECT_FALSE(map_->hit({middle.x + 60.0, middle.y + 60.0}));
}

TEST_F(LiveMapTest, SignsAcross180DegreesStandBesideEachOther) {
    show({make_event({"West Isle", "", 179.0, -17.0, S::Attack, 1, 5.0, 3, "CC"}, 2), make_event({"East Isle", "", -179.0, -18.0, S::ArmedClash, 1, 5.0, 0, "CC"}, 3)});
    for (const double lon : {179.8, -179.8}) {
        draw(view_at(lon, -17.5, 7.0), all());
        const auto west = map_->position_of_row(0);
        const auto east = map_->position_of_row(1);
        ASSERT_TRUE(west && east);
        EXPECT_NEAR(east->x - west->x, 2.0 / 360.0 * 256.0 * 128.0, 1.0);
        EXPECT_TRUE(map_->hit(*west));
        EXPECT_TRUE(map_->hit(*east));
    }
}

TEST_F(LiveMapTest, OpacityFadesAndSelectionRings) {
    show({make_event({"North Base", "", 42.0, 33.0, S::SuicideBomb, 1, 5.0, 120}, 3)});
    const auto view = view_at(42.0, 33.0, 6.0);
    const render::Screen middle{kWidth / 2.0, kHeight / 2.0};
    const auto empty = draw(view, none_).on_map(middle);
    const auto full = draw(view, all()).on_map(middle);
    EXPECT_EQ(full, style_.type[static_cast<std::size_t>(model::EventType::ExplosionsRemoteViolence)]);
    shown_ = only({0});
    shown_.move_to({{*timeline::make_day(2021, 3, 5), *timeline::make_day(2021, 3, 9)}, 4}); // it ended two days before
    const auto faded = draw(view, shown_).on_map(middle);
    EXPECT_GT(difference(faded, empty), 20);
    EXPECT_GT(difference(faded, full), 20);
    const auto has_ring = [](const Pixels& pixels) {
        int count = 0;
        for (int y = 0; y < kWindowHeight; ++y) {
            for (int x = 0; x < kWindowWidth; ++x) {
                count += difference(pixels.at(x, y), kRing) < 60 ? 1 : 0;
            }
        }
        return count > 40;
    };
    EXPECT_FALSE(has_ring(draw(view, all(), {std::nullopt, std::nullopt, std::nullopt, kRing})));
    EXPECT_TRUE(has_ring(draw(view, all(), {0U, std::nullopt, std::nullopt, kRing})));
    EXPECT_TRUE(has_ring(draw(view, all(), {std::nullopt, 0U, std::nullopt, kRing})));
    EXPECT_TRUE(has_ring(draw(view, all(), {std::nullopt, std::nullopt, map_->hit(middle)->stack_or_place, kRing})));
    EXPECT_FALSE(has_ring(draw(view, none_, {0U, 0U, std::nullopt, kRing}))) << "what is not shown is not marked";
}

TEST_F(LiveMapTest, SignsThatHoldAChosenEventAreMarked) {
    show({make_event({"North Base", "", 42.0, 33.0, S::SuicideBomb, 1, 5.0, 3}, 3), make_event({"South Base", "", 43.5, 31.5, S::SuicideBomb, 1, 5.0, 3}, 4)});
    const auto view = view_at(42.5, 32.5, 6.0);
    const auto marks_at = [&](const Pixels& pixels, double lon, double lat) {
        const auto middle = view.camera.screen_from_world(render::world_from_degrees(lon, lat));
        int count = 0;
        for (int y = -20; y <= 20; ++y) {
            for (int x = -20; x <= 20; ++x) {
                count += difference(pixels.on_map({middle.x + x, middle.y + y}), kRing) < 60 ? 1 : 0;
            }
        }
        return count;
    };
    render::LiveMap::Emphasis emphasis;
    EXPECT_EQ(marks_at(draw(view, all(), emphasis), 42.0, 33.0), 0);
    const std::vector<std::uint32_t> chosen{0};
    emphasis.chosen = chosen;
    emphasis.chosen_colour = kRing;
    const Pixels pixels = draw(view, all(), emphasis);
    EXPECT_GT(marks_at(pixels, 42.0, 33.0), 30);
    EXPECT_EQ(marks_at(pixels, 43.5, 31.5), 0);
    shown_ = only({1});
    EXPECT_EQ(marks_at(draw(view, shown_, emphasis), 42.0, 33.0), 0) << "chosen, but not shown now";
}

TEST_F(LiveMapTest, NamesPlacedAnewComeAndGoAndEndAsIfTheyHadBeenThere) {
    show(sample_events());
    auto view = view_at(44.0, 33.0, 5.6);
    view.time_s = 10.0;
    draw(view, all());
    EXPECT_TRUE(map_->settled()) << "the first names are there at once";
    view.camera = view.camera.zoomed_at({300.0, 200.0}, 2.3);
    std::vector<Pixels> steps;
    for (const double time_s : {11.0, 11.1, 11.19, 11.25}) {
        view.time_s = time_s;
        steps.push_back(draw(view, all()));
        EXPECT_EQ(map_->settled(), time_s > 11.2) << time_s;
        EXPECT_EQ(map_->is_fading(), time_s < 11.2) << time_s;
    }
    EXPECT_EQ(map_->counters().labels, 2U) << "placed once, not in every step";
    auto other = new_map();
    show(sample_events(), other);
    view.time_s.reset();
    const Pixels at_once = draw(other, view, all());
    const auto apart = [&](const Pixels& pixels) {
        long sum = 0;
        for (int y = 0; y < kWindowHeight; ++y) {
            for (int x = 0; x < kWindowWidth; ++x) {
                sum += difference(pixels.at(x, y), at_once.at(x, y));
            }
        }
        return sum;
    };
    EXPECT_GT(apart(steps[0]), apart(steps[1]));
    EXPECT_GT(apart(steps[1]), apart(steps[2]));
    EXPECT_GT(apart(steps[2]), 0);
    EXPECT_EQ(apart(steps[3]), 0);
    // Without a time nothing fades: reduced motion.
    view.camera = view.camera.zoomed_at({300.0, 200.0}, 0.5);
    draw(other, view, all());
    EXPECT_TRUE(other.settled());
}

TEST_F(LiveMapTest, TheGraticuleIsASwitch) {
    show({});
    auto view = view_at(40.0, 33.0, 5.6);
    const Pixels without = draw(view, all());
    view.graticule = true;
    const Pixels with = draw(view, all());
    EXPECT_EQ(map_->counters().bases, 2U);
    int changed = 0;
    for (int y = 0; y < kWindowHeight; ++y) {
        for (int x = 0; x < kWindowWidth; ++x) {
            changed += with.at(x, y) != without.at(x, y) ? 1 : 0;
        }
    }
    EXPECT_GT(changed, 1000) << "lines across the map";
    EXPECT_LT(changed, kWidth * kHeight / 10);
    view.graticule = false;
    EXPECT_EQ(draw(view, all()).rgba, without.rgba);
}

TEST_F(LiveMapTest, AHitKnowsAllRowsOfItsStack) {
    show(sample_events());
    const auto view = view_at(44.0, 33.0, 5.6);
    shown_ = only({2});
    draw(view, shown_);
    const auto hit = map_->hit(view.camera.screen_from_world(render::world_from_degrees(40.0, 31.0)));
    ASSERT_TRUE(hit);
    EXPECT_EQ(hit->rows, (std::vector<std::uint32_t>{2}));
    EXPECT_EQ(map_->all_rows(*hit), (std::vector<std::uint32_t>{3, 2, 1})) << "also those of other days";
}

TEST_F(LiveMapTest, ThousandsOfPlacesAreDots) {
    model::EventStore::Builder builder;
    std::mt19937 random(5);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    std::vector<model::Event> places;
    for (unsigned i = 0; i < 4000; ++i) {
        const std::string name = "P" + std::to_string(i);
        places.push_back(make_event({name.c_str(), "", 38.0 + 12.0 * unit(random), 29.0 + 7.0 * unit(random), static_cast<S>(i % model::kSubEventTypeCount)}, 1 + i % 28));
    }
    for (int i = 0; i < 100000; ++i) {
        builder.add(places[random() % places.size()]);
    }
    store_ = std::make_shared<const model::EventStore>(std::move(builder).build());
    field_ = std::make_shared<const render::EventField>(render::EventField::make({}, *store_));
    map_->set_events(field_, store_);
    show_all();
    auto view = view_at(44.0, 33.0, 5.6);
    draw(view, all(), {99999U, std::nullopt, std::nullopt, kRing});
    EXPECT_EQ(map_->density(), render::SignDensity::Dots);
    EXPECT_EQ(map_->counters().stacks, 0U) << "nothing is joined for nothing";
    const auto where = map_->position_of_row(99999);
    ASSERT_TRUE(where);
    const auto hit = map_->hit(*where);
    ASSERT_TRUE(hit);
    EXPECT_TRUE(std::is_sorted(hit->rows.rbegin(), hit->rows.rend()));
    EXPECT_FALSE(hit->rows.empty());
    for (const std::uint32_t row : hit->rows) {
        EXPECT_EQ(field_->place_of_row()[row], hit->stack_or_place);
    }
    view.camera = render::Camera::from_view(at(44.0, 33.0), 11.0, kWidth, kHeight);
    draw(view, all());
    EXPECT_NE(map_->density(), render::SignDensity::Dots);
    EXPECT_EQ(map_->counters().stacks, 1U);
}

TEST_F(LiveMapTest, AChangedProjectIsShownAtOnce) {
    show({make_event({"North Base", "", 42.0, 33.0, S::SuicideBomb, 1, 5.0, 120}, 3)});
    const auto view = view_at(42.0, 33.0, 6.0);
    draw(view, all());
    const auto bases = map_->counters().bases;
    show({make_event({"South Base", "", 42.0, 31.0, S::SuicideBomb, 1, 5.0, 120}, 3)});
    EXPECT_FALSE(map_->position_of_row(0)) << "rows of the last frame mean nothing any more";
    draw(view, all());
    EXPECT_EQ(map_->counters().bases, bases) << "the same country is in focus";
    const auto where = map_->position_of_row(0);
    ASSERT_TRUE(where);
    EXPECT_NEAR(where->y, view.camera.screen_from_world(render::world_from_degrees(42.0, 31.0)).y, 0.51);
    map_->set_events(nullptr, nullptr);
    draw(view, none_);
    EXPECT_FALSE(map_->hit(*where));
}

// The true outline comes with a later frame, and takes the disc's place: it holds what the disc does not, and the reverse.
TEST_F(LiveMapTest, AVaguePlaceIsDrawnAsItsAreaOnceThatIsMade) {
    show({make_event({"Province", "", 40.0, 32.0, model::SubEventType::Attack, 3, 100.0}, 1)});
    const geo::Ring east{{40.0, 30.5}, {44.0, 30.5}, {44.0, 33.5}, {40.0, 33.5}, {40.0, 30.5}};
    std::atomic<bool> may_answer = false;
    std::atomic<int> ready = 0;
    map_->set_areas(
        [&](const render::AreaQuestion&) {
            may_answer.wait(false);
            return render::make_place_area({{{east}}, {}}, render::AreaLook::Hatched, std::nullopt);
        },
        [&] { ++ready; ready.notify_all(); });
    const auto view = view_at(41.0, 32.0, 6.0);
    const auto disc = draw(view, all());
    EXPECT_FALSE(map_->settled()) << "an area is still being made";
    may_answer = true;
    may_answer.notify_all();
    ready.wait(0);
    const auto area = draw(view, all());
    EXPECT_TRUE(map_->settled());
    const auto bare = draw(view, {});
    const auto changed_at = [&](const Pixels& picture, double lon, double lat) {
        const auto middle = map_->camera()->screen_from_world(render::world_from_degrees(lon, lat));
        int most = 0;
        for (int y = -8; y <= 8; ++y) {
            for (int x = -8; x <= 8; ++x) {
                const render::Screen p{middle.x + x, middle.y + y};
                most = std::max(most, difference(picture.on_map(p), bare.on_map(p)));
            }
        }
        return most;
    };
    EXPECT_GT(changed_at(disc, 39.3, 32.2), 20) << "west of the outline, inside the disc";
    EXPECT_LT(changed_at(area, 39.3, 32.2), 6);
    EXPECT_LT(changed_at(disc, 43.3, 32.2), 6) << "east of the disc, inside the outline";
    EXPECT_GT(changed_at(area, 43.3, 32.2), 20);
}

TEST_F(LiveMapTest, ASignBearsItsMarkOnlyWhereItIsDrawnInDetail) {
    auto event = make_event({"Base", "", 42.0, 34.0, model::SubEventType::AirDroneStrike, 1, 1.0, 30}, 1);
    event.weapon = model::Weapon::Drone;
    show({event});
    const auto view = view_at(42.0, 34.0, 6.0);
    const auto inks_in = [&](const Pixels& picture) {
        const auto at = map_->position_of_row(0);
        int inks = 0;
        for (int y = -5; y <= 5; ++y) { // well inside of the casing, which is as dark
            for (int x = -5; x <= 5; ++x) {
                inks += difference(picture.on_map({at->x + x, at->y + y}), style_.ink) < 30 ? 1 : 0;
            }
        }
        return inks;
    };
    EXPECT_GT(inks_in(draw(view, all())), 20) << "a drone is told";
    event.weapon = model::Weapon::Unknown;
    show({event});
    EXPECT_EQ(inks_in(draw(view, all())), 0) << "an unknown weapon is not";
    std::vector<model::Event> many{event};
    many[0].weapon = model::Weapon::Drone;
    for (int i = 0; i < 200; ++i) {
        many.push_back(make_event({"Other", "", 36.3 + 0.75 * (i % 20), 28.3 + 0.45 * (i / 20), model::SubEventType::Attack}, 2));
        many.back().place->place_id += std::to_string(i);
    }
    show(many);
    const auto crowded = draw(view_at(43.5, 31.3, 5.8), all());
    ASSERT_EQ(map_->density(), render::SignDensity::Normal);
    EXPECT_EQ(inks_in(crowded), 0) << "where signs are many they are small and plain";
}

} // namespace
