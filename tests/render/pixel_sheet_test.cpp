#include "render/pixel_sheet.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <random>
#include <vector>

#include <gtest/gtest.h>

using namespace marsad;

namespace {

std::array<double, 4> channels(std::uint32_t pixel) {
    return {static_cast<double>(pixel & 0xFFU), static_cast<double>(pixel >> 8U & 0xFFU), static_cast<double>(pixel >> 16U & 0xFFU), static_cast<double>(pixel >> 24U)};
}

// Against compositing in doubles, disc over disc.
TEST(PixelSheet, DiscsLieOverEachOtherAsTheyShould) {
    std::mt19937 random(4);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    render::PixelSheet sheet;
    for (int round = 0; round < 3; ++round) {
        constexpr int kWidth = 70;
        constexpr int kHeight = 50;
        sheet.begin(kWidth, kHeight);
        std::vector<std::array<double, 4>> expected(static_cast<std::size_t>(kWidth) * kHeight, {0.0, 0.0, 0.0, 0.0});
        const double diameter = 5.0 + 2.0 * round;
        for (int i = 0; i < 60; ++i) {
            const double x = std::floor((unit(random) * 80.0 - 5.0) * 4.0) / 4.0 + 0.125;
            const double y = std::floor((unit(random) * 60.0 - 5.0) * 4.0) / 4.0 + 0.125;
            const render::Colour colour{static_cast<std::uint8_t>(random() % 256), static_cast<std::uint8_t>(random() % 256), static_cast<std::uint8_t>(random() % 256),
                                        static_cast<std::uint8_t>(i % 3 == 0 ? 120 : 255)};
            sheet.add_disc(x, y, diameter, colour);
            for (int py = 0; py < kHeight; ++py) {
                for (int px = 0; px < kWidth; ++px) {
                    const double cover = std::clamp(diameter / 2.0 + 0.5 - std::hypot(px + 0.5 - x, py + 0.5 - y), 0.0, 1.0) * colour.alpha / 255.0;
                    auto& pixel = expected[static_cast<std::size_t>(py) * kWidth + static_cast<std::size_t>(px)];
                    const std::array<double, 4> over{static_cast<double>(colour.red), static_cast<double>(colour.green), static_cast<double>(colour.blue), 255.0};
                    for (std::size_t c = 0; c < 4; ++c) {
                        pixel[c] = over[c] * cover + pixel[c] * (1.0 - cover);
                    }
                }
            }
        }
        std::vector<bool> in_box(expected.size(), false);
        for (const auto& box : sheet.painted()) {
            for (int y = box.top; y < box.bottom; ++y) {
                for (int x = box.left; x < box.right; ++x) {
                    ASSERT_FALSE(in_box[static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x)]) << "boxes do not overlap";
                    in_box[static_cast<std::size_t>(y) * kWidth + static_cast<std::size_t>(x)] = true;
                }
            }
        }
        for (std::size_t i = 0; i < expected.size(); ++i) {
            const auto found = channels(sheet.pixels()[i]);
            for (std::size_t c = 0; c < 4; ++c) {
                ASSERT_NEAR(found[c], expected[i][c], 4.0) << i;
            }
            ASSERT_TRUE(sheet.pixels()[i] == 0 || in_box[i]);
        }
    }
}

TEST(PixelSheet, BeginsBlankAndKnowsItsRows) {
    render::PixelSheet sheet;
    sheet.begin(100, 100);
    EXPECT_TRUE(sheet.painted().empty());
    EXPECT_EQ(sheet.painted_rows(), (std::pair{0, 0}));
    sheet.add_box({-10, 40, 20, 45}, {255, 0, 0, 255});
    sheet.add_box({200, 200, 300, 300}, {255, 0, 0, 255});
    EXPECT_EQ(sheet.pixels()[40 * 100 + 19], 0xFF0000FFU);
    EXPECT_EQ(sheet.pixels()[40 * 100 + 20], 0U);
    EXPECT_EQ(sheet.painted_rows(), (std::pair{32, 64}));
    EXPECT_EQ(sheet.rows(32, 64).size(), 3200U);
    sheet.begin(100, 100);
    EXPECT_TRUE(std::all_of(sheet.pixels().begin(), sheet.pixels().end(), [](std::uint32_t pixel) { return pixel == 0; }));
}

} // namespace
