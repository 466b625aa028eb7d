#include "media/png.h"

#include <string>

#include <gtest/gtest.h>

using namespace marsad;

namespace {

media::Image gradient(int width_px, int height_px, std::uint8_t alpha) {
    media::Image image{width_px, height_px, {}};
    for (int y = 0; y < height_px; ++y) {
        for (int x = 0; x < width_px; ++x) {
            image.rgba.push_back(static_cast<std::uint8_t>(x * 7));
            image.rgba.push_back(static_cast<std::uint8_t>(y * 11));
            image.rgba.push_back(static_cast<std::uint8_t>(x + y));
            image.rgba.push_back(alpha);
        }
    }
    return image;
}

TEST(Png, GivesBackThePixels) {
    for (const std::uint8_t alpha : {std::uint8_t{255}, std::uint8_t{90}}) {
        const auto image = gradient(37, 19, alpha);
        const auto bytes = media::write_png(image);
        ASSERT_TRUE(bytes) << bytes.error().message;
        const auto read = media::read_png(*bytes);
        ASSERT_TRUE(read) << read.error().message;
        EXPECT_EQ(read->width_px, 37);
        EXPECT_EQ(read->height_px, 19);
        EXPECT_EQ(read->rgba, image.rgba);
    }
}

TEST(Png, SamePixelsGiveSameBytesAndOpaqueOnesAreStoredWithoutAlpha) {
    const auto opaque = media::write_png(gradient(64, 64, 255));
    ASSERT_TRUE(opaque);
    EXPECT_EQ(*opaque, *media::write_png(gradient(64, 64, 255)));
    constexpr std::size_t kColourTypeByte = 25; // signature 8, IHDR head 8, width 4, height 4, depth 1
    EXPECT_EQ((*opaque)[kColourTypeByte], 2);
    EXPECT_EQ((*media::write_png(gradient(64, 64, 254)))[kColourTypeByte], 6);
}

TEST(Png, KeepsTextsInAnyScript) {
    const std::vector<media::PngText> texts{{"Title", "هجمات"}};
    const auto bytes = media::write_png(gradient(2, 2, 255), texts);
    ASSERT_TRUE(bytes);
    EXPECT_NE(bytes->find("هجمات"), std::string::npos);
}

TEST(Png, RefusesASizeThatDoesNotFitThePixels) {
    auto image = gradient(4, 4, 255);
    image.rgba.pop_back();
    EXPECT_EQ(media::write_png(image).error().code, base::ErrorCode::BadFormat);
    EXPECT_FALSE(media::write_png(media::Image{}));
}

TEST(Png, BrokenFilesAreErrors) {
    EXPECT_EQ(media::read_png("no picture").error().code, base::ErrorCode::BadFormat);
    const auto bytes = media::write_png(gradient(50, 50, 255));
    ASSERT_TRUE(bytes);
    EXPECT_FALSE(media::read_png(std::string_view(*bytes).substr(0, bytes->size() / 2)));
}

} // namespace
