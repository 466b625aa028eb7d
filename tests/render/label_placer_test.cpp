#include "render/label_placer.h"

#include <random>

#include <gtest/gtest.h>

using namespace marsad;

namespace {

TEST(LabelPlacer, NothingOverlapsAndNothingLeavesThePicture) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> x(0.0, 800.0);
    std::uniform_real_distribution<double> y(0.0, 600.0);
    std::uniform_real_distribution<double> width(20.0, 120.0);
    const render::ScreenBox limits{0.0, 0.0, 800.0, 600.0};
    render::OccupiedArea occupied(800.0, 600.0);
    std::vector<render::ScreenBox> placed{{300.0, 200.0, 500.0, 400.0}};
    occupied.add(placed[0]);
    std::size_t refused = 0;
    for (int i = 0; i < 600; ++i) {
        const auto positions = render::label_positions({x(random), y(random)}, 5.0, width(random), 12.0, i % 2 == 0);
        const auto box = render::place_label(positions, limits, occupied, 1.0);
        if (!box) {
            ++refused;
            continue;
        }
        EXPECT_TRUE(limits.contains(*box));
        for (const auto& other : placed) { // brute force against the grid
            ASSERT_FALSE(box->overlaps(other));
        }
        placed.push_back(*box);
    }
    EXPECT_GT(placed.size(), 100U);
    EXPECT_GT(refused, 0U);
}

TEST(LabelPlacer, TheReadingSideComesFirst) {
    const auto english = render::label_positions({100.0, 100.0}, 5.0, 40.0, 10.0, false);
    const auto arabic = render::label_positions({100.0, 100.0}, 5.0, 40.0, 10.0, true);
    ASSERT_EQ(english.size(), 14U);
    EXPECT_GE(english[0].left, 105.0);
    EXPECT_LE(arabic[0].right, 95.0);
}

TEST(LabelPlacer, TakesTheNextPositionWhereTheFirstIsTaken) {
    render::OccupiedArea occupied(300.0, 300.0);
    const auto positions = render::label_positions({150.0, 150.0}, 5.0, 40.0, 10.0, false);
    occupied.add(positions[0]);
    const auto box = render::place_label(positions, {0.0, 0.0, 300.0, 300.0}, occupied, 1.0);
    ASSERT_TRUE(box);
    EXPECT_EQ(box->left, positions[1].left);
}

} // namespace
