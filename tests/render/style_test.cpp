#include "render/style.h"

#include <cmath>
#include <filesystem>
#include <fstream>
#include <string>

#include <gtest/gtest.h>

using namespace marsad;

namespace {

const std::filesystem::path kStyles = std::filesystem::path(MARSAD_SOURCE_DIR) / "assets" / "styles";

double luminance(render::Colour colour) {
    const auto part = [](std::uint8_t value) {
        const double v = value / 255.0;
        return v <= 0.03928 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    return 0.2126 * part(colour.red) + 0.7152 * part(colour.green) + 0.0722 * part(colour.blue);
}

/// WCAG 2 contrast ratio.
double contrast(render::Colour a, render::Colour b) {
    const double brighter = std::max(luminance(a), luminance(b));
    const double darker = std::min(luminance(a), luminance(b));
    return (brighter + 0.05) / (darker + 0.05);
}

class Theme : public testing::TestWithParam<const char*> {};

TEST_P(Theme, TextAndSymbolsStandOutFromTheMap) {
    const auto style = render::MapStyle::load(kStyles, GetParam());
    ASSERT_TRUE(style) << style.error().message;
    for (const auto ground : {style->land, style->land_focus, style->sea}) {
        EXPECT_GE(contrast(style->label_city, ground), 7.0);
        EXPECT_GE(contrast(style->label_town, ground), 4.5);
        EXPECT_GE(contrast(style->text, ground), 7.0);
        EXPECT_GE(contrast(style->text_secondary, ground), 4.5);
        for (const auto type : style->type) {
            EXPECT_GE(contrast(type, ground), 3.0);
        }
    }
    for (const auto type : style->type) {
        EXPECT_GE(contrast(style->ink, type), 3.9) << "a mark on a filled sign";
        EXPECT_GE(contrast(type, style->casing), 3.0) << "a mark in a hollow sign";
    }
    EXPECT_GE(contrast(style->text, style->casing), 7.0) << "a badge";
    EXPECT_GE(contrast(style->coast, style->lake), 1.4) << "a shore must be seen";
    EXPECT_NE(style->river, style->province) << "a river is no border";
    EXPECT_GE(contrast(style->label_area, style->land_focus), 4.5);
    EXPECT_GE(contrast(style->border, style->land_focus), 2.0);
}

INSTANTIATE_TEST_SUITE_P(Shipped, Theme, testing::Values("light", "dark", "print"), [](const auto& one) { return std::string(one.param); });

TEST(MapStyle, AnUnknownNameIsAUsageErrorThatListsTheOthers) {
    const auto style = render::MapStyle::load(kStyles, "sepia");
    ASSERT_FALSE(style);
    EXPECT_EQ(style.error().code, base::ErrorCode::Usage);
    EXPECT_NE(style.error().message.find("dark, light, print"), std::string::npos) << style.error().message;
}

TEST(MapStyle, ABrokenFileIsAnErrorWithItsLine) {
    const auto folder = std::filesystem::temp_directory_path() / "marsad_style_test";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "theme_bad.tsv") << "# comment\nsea\tnot a colour\n";
    std::ofstream(folder / "theme_short.tsv") << "sea\t112233\n";
    const auto bad = render::MapStyle::load(folder, "bad");
    const auto incomplete = render::MapStyle::load(folder, "short");
    std::filesystem::remove_all(folder);
    ASSERT_FALSE(bad);
    EXPECT_EQ(bad.error().code, base::ErrorCode::BadFormat);
    EXPECT_NE(bad.error().message.find("line 2"), std::string::npos);
    ASSERT_FALSE(incomplete);
    EXPECT_NE(incomplete.error().message.find("no colour for lake"), std::string::npos);
}

TEST(MapStyle, AMissingFolderIsNotFound) {
    const auto style = render::MapStyle::load("/nonexistent", "light");
    ASSERT_FALSE(style);
    EXPECT_EQ(style.error().code, base::ErrorCode::NotFound);
}

} // namespace
