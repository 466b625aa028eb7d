#include "ui/theme.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

namespace marsad::ui {
namespace {

const std::filesystem::path kStyles = std::filesystem::path(MARSAD_SOURCE_DIR) / "assets/styles";

class ThemeContrast : public testing::TestWithParam<const char*> {};

// The floors of the design (window.md, section 5), computed from the file and not copied from it.
TEST_P(ThemeContrast, TextIsReadOnWhateverItStandsOn) {
    const auto theme = Theme::load(kStyles, GetParam());
    ASSERT_TRUE(theme) << theme.error().message;
    for (const Colour ground : {theme->panel, theme->raised, theme->hover, theme->field, theme->chrome}) {
        EXPECT_GE(contrast_ratio(theme->t1, ground), 7.0);
        EXPECT_GE(contrast_ratio(theme->t2, ground), 4.5);
        EXPECT_GE(contrast_ratio(theme->t3, ground), 4.5);
    }
    EXPECT_GE(contrast_ratio(theme->accent, theme->panel), 4.5);
    EXPECT_GE(contrast_ratio(theme->on_accent, theme->accent), 4.5);
    EXPECT_GE(contrast_ratio(theme->t1, theme->accent_dim), 7.0);
    EXPECT_GE(contrast_ratio(theme->t3, theme->accent_dim), 4.5);
    EXPECT_GE(contrast_ratio(theme->warn, theme->warn_ground), 4.5);
    EXPECT_GE(contrast_ratio(theme->error, theme->error_ground), 4.5);
    EXPECT_GE(contrast_ratio(theme->good, theme->good_ground), 4.5);
    EXPECT_GE(contrast_ratio(theme->edge, theme->panel), 3.0);
    EXPECT_GE(contrast_ratio(theme->edge, theme->field), 3.0);
}

TEST_P(ThemeContrast, LitWordsAreReadAndTheirLinesSeen) {
    const auto theme = Theme::load(kStyles, GetParam());
    ASSERT_TRUE(theme);
    for (const auto field : session::kFields) {
        const RoleColours& role = theme->role(field);
        EXPECT_GE(contrast_ratio(theme->t1, role.ground), 7.0) << static_cast<int>(field);
        EXPECT_GE(contrast_ratio(role.line, role.ground), 4.5) << static_cast<int>(field);
        EXPECT_GE(contrast_ratio(theme->panel, role.line), 4.5) << "the focused field turns its colours round: " << static_cast<int>(field);
    }
}

TEST_P(ThemeContrast, SignsAreSeenOnLandAndSea) {
    const auto theme = Theme::load(kStyles, GetParam());
    ASSERT_TRUE(theme);
    for (const Colour sign : theme->map.type) {
        EXPECT_GE(contrast_ratio(sign, theme->map.land_focus), 3.0);
        EXPECT_GE(contrast_ratio(sign, theme->map.sea), 3.0);
        EXPECT_GE(contrast_ratio(sign, theme->panel), 3.0);
    }
}

INSTANTIATE_TEST_SUITE_P(Themes, ThemeContrast, testing::Values("dark", "light"), [](const auto& given) { return std::string(given.param); });

TEST(Theme, KnowsContrastRatios) {
    EXPECT_NEAR(contrast_ratio({0, 0, 0}, {255, 255, 255}), 21.0, 1e-9);
    EXPECT_NEAR(contrast_ratio({255, 255, 255}, {0, 0, 0}), 21.0, 1e-9);
    EXPECT_NEAR(contrast_ratio({119, 119, 119}, {255, 255, 255}), 4.48, 0.01); // a pair that textbooks name
}

TEST(Theme, AFaultyFileIsNamedWithItsLine) {
    const auto folder = std::filesystem::temp_directory_path() / "marsad-theme-test";
    std::filesystem::remove_all(folder);
    std::filesystem::copy(kStyles, folder, std::filesystem::copy_options::recursive);
    std::ofstream(folder / "ui_dark.tsv", std::ios::app) << "t1\tE9EDF0\n";
    auto theme = Theme::load(folder, "dark");
    ASSERT_FALSE(theme) << "a name twice";
    EXPECT_NE(theme.error().message.find("ui_dark.tsv"), std::string::npos);
    EXPECT_NE(theme.error().message.find("line "), std::string::npos);
    std::ofstream(folder / "ui_dark.tsv") << "t1\tE9EDF0\n";
    theme = Theme::load(folder, "dark");
    ASSERT_FALSE(theme);
    EXPECT_NE(theme.error().message.find("no colour for chrome"), std::string::npos);
    std::filesystem::remove(folder / "ui_dark.tsv");
    theme = Theme::load(folder, "dark");
    ASSERT_FALSE(theme);
    EXPECT_EQ(theme.error().code, base::ErrorCode::NotFound);
    EXPECT_EQ(Theme::load(folder, "mauve").error().code, base::ErrorCode::Usage);
    std::filesystem::remove_all(folder);
}

} // namespace
} // namespace marsad::ui
