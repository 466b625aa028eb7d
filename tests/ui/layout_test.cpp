#include "ui/layout.h"

#include <gtest/gtest.h>

#include <random>
#include <vector>

namespace marsad::ui {
namespace {

TEST(Layout, HasTheSizesOfTheDesign) {
    const auto small = lay_out(1024, 640, {.left_open = false});
    EXPECT_EQ(small.left_form, PanelForm::Rail);
    EXPECT_EQ(small.map.width, 666.0);
    EXPECT_EQ(small.map.height, 419.0);
    EXPECT_EQ(small.time, (Rect{0, 466 - 1, 1024, 150}));
    const auto middle = lay_out(1280, 720, {});
    EXPECT_EQ(middle.map.width, 626.0);
    EXPECT_EQ(middle.map.height, 473.0);
    EXPECT_EQ(middle.time.width, 1280.0);
    EXPECT_TRUE(middle.time_full_width);
    const auto large = lay_out(1600, 1000, {});
    EXPECT_EQ(large.map.width, 846.0);
    EXPECT_EQ(large.map.height, 713.0);
    EXPECT_EQ(large.left.width, 348.0);
    EXPECT_EQ(large.right.width, 404.0);
    EXPECT_EQ(large.right.bottom(), 1000.0 - 24.0 - 1.0) << "the report runs the whole height";
    EXPECT_EQ(large.time.right(), large.map.right());
}

TEST(Layout, ClosedPanelsGiveTheirRoomToTheMap) {
    const auto map_alone = lay_out(1600, 1000, {.left_open = false, .right_open = false, .time_open = false});
    EXPECT_EQ(map_alone.map, (Rect{0, 45, 1600, 1000 - 45 - 25}));
    EXPECT_TRUE(map_alone.left.empty() && map_alone.right.empty() && map_alone.time.empty());
}

TEST(Layout, LowWindowsShedTheLanesOfTheTimePanel) {
    EXPECT_TRUE(lay_out(1024, 640, {}).time_strip);
    EXPECT_FALSE(lay_out(1024, 550, {}).time_strip);
    EXPECT_FALSE(lay_out(1024, 510, {}).time_uncertain);
    EXPECT_TRUE(lay_out(1024, 470, {}).time_bar);
    EXPECT_EQ(lay_out(1024, 470, {}).time.height, 44.0);
}

std::vector<Rect> tiles(const Layout& layout) {
    std::vector<Rect> out{layout.top, layout.map, layout.status};
    for (const auto& rect : {layout.rail, layout.time}) {
        if (!rect.empty()) {
            out.push_back(rect);
        }
    }
    if (layout.left_form == PanelForm::Docked) {
        out.push_back(layout.left);
    }
    if (layout.right_form == PanelForm::Docked) {
        out.push_back(layout.right);
    }
    return out;
}

bool overlap(const Rect& a, const Rect& b) { return a.x < b.right() - 1e-9 && b.x < a.right() - 1e-9 && a.y < b.bottom() - 1e-9 && b.y < a.bottom() - 1e-9; }

TEST(Layout, NothingOverlapsAndTheMapKeepsItsLeast) {
    std::mt19937 random(3);
    const auto pick = [&](double least, double most) { return std::uniform_real_distribution<double>(least, most)(random); };
    const auto coin = [&] { return pick(0, 1) < 0.5; };
    for (int round = 0; round < 4000; ++round) {
        const double width = std::floor(pick(1024, 3000));
        const double height = std::floor(pick(640, 1800));
        LayoutState state{coin(), coin(), coin(), coin() ? 0.0 : pick(100, 900), coin() ? 0.0 : pick(100, 900), coin() ? 0.0 : pick(50, 700), false};
        const auto layout = lay_out(width, height, state);
        const auto all = tiles(layout);
        for (std::size_t i = 0; i < all.size(); ++i) {
            ASSERT_GE(all[i].x, 0.0);
            ASSERT_GE(all[i].y, 0.0);
            ASSERT_LE(all[i].right(), width + 1e-9);
            ASSERT_LE(all[i].bottom(), height + 1e-9);
            for (std::size_t k = i + 1; k < all.size(); ++k) {
                ASSERT_FALSE(overlap(all[i], all[k])) << width << "x" << height << ": " << i << " and " << k;
            }
        }
        ASSERT_GE(layout.map.width, Layout::kMapWidth) << width;
        ASSERT_GE(layout.map.height, Layout::kMapHeight) << height;
        state.right_to_left = true;
        const auto arabic = lay_out(width, height, state);
        for (const auto& [here, there] : {std::pair(layout.left, arabic.left), std::pair(layout.rail, arabic.rail), std::pair(layout.map, arabic.map), std::pair(layout.right, arabic.right),
                                          std::pair(layout.time, arabic.time)}) {
            if (!here.empty()) {
                const Rect twice = mirrored(there, width);
                ASSERT_NEAR(twice.x, here.x, 1e-9);
                ASSERT_EQ(twice.width, here.width);
            }
        }
    }
}

} // namespace
} // namespace marsad::ui
