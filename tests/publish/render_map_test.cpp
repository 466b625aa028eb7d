#include "publish/render_map.h"

#include "media/png.h"
#include "render/sample_events.h"
#include "render/small_basemap.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <iostream>
#include <set>
#include <string>

#include <gtest/gtest.h>

using namespace marsad;
namespace fs = std::filesystem;

namespace {

publish::MapOptions small_options() {
    publish::MapOptions options;
    options.width_px = 320;
    options.height_px = 240;
    options.styles_dir = fs::path(MARSAD_SOURCE_DIR) / "assets" / "styles";
    return options;
}

class RenderMap : public testing::Test {
  protected:
    void SetUp() override {
        folder_ = fs::temp_directory_path() / ("marsad_render_map_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()));
        SmallBasemap::write(folder_, SmallBasemap::bytes());
    }
    void TearDown() override { fs::remove_all(folder_); }
    base::ErrorCode error_of(const publish::MapOptions& options) {
        const auto picture = publish::render_map(sample_events(), options, folder_);
        EXPECT_FALSE(picture);
        return picture ? base::ErrorCode::Usage : picture.error().code;
    }
    fs::path folder_;
};

TEST_F(RenderMap, GivesAPngOfTheSizeWithTheSourcesInIt) {
    const auto picture = publish::render_map(sample_events(), small_options(), folder_);
    if (!picture && picture.error().code == base::ErrorCode::Unsupported) {
        GTEST_SKIP() << picture.error().message;
    }
    ASSERT_TRUE(picture) << picture.error().message;
    const auto image = media::read_png(*picture);
    ASSERT_TRUE(image);
    EXPECT_EQ(image->width_px, 320);
    EXPECT_EQ(image->height_px, 240);
    EXPECT_NE(picture->find("An invented world"), std::string::npos);
    std::set<std::uint32_t> colours;
    for (std::size_t i = 0; i < image->rgba.size(); i += 4) {
        colours.insert(static_cast<std::uint32_t>(image->rgba[i] << 16 | image->rgba[i + 1] << 8 | image->rgba[i + 2]));
    }
    EXPECT_TRUE(colours.contains(0xA62001)) << "explosions";
    EXPECT_TRUE(colours.contains(0x0E5DEE)) << "battles";
    EXPECT_TRUE(colours.contains(0xDCE6EC)) << "sea";
}

TEST_F(RenderMap, DrawsWithoutEvents) {
    const auto picture = publish::render_map({}, small_options(), folder_);
    if (!picture && picture.error().code == base::ErrorCode::Unsupported) {
        GTEST_SKIP() << picture.error().message;
    }
    EXPECT_TRUE(picture) << picture.error().message;
}

TEST_F(RenderMap, BadOptionsAreUsageErrors) {
    auto options = small_options();
    options.width_px = 0;
    EXPECT_EQ(error_of(options), base::ErrorCode::Usage);
    options.width_px = 100000;
    EXPECT_EQ(error_of(options), base::ErrorCode::Usage);
    options = small_options();
    options.style = "sepia";
    EXPECT_EQ(error_of(options), base::ErrorCode::Usage);
    options = small_options();
    options.bbox = geo::Bounds{40.0, 35.0, 45.0, 30.0};
    EXPECT_EQ(error_of(options), base::ErrorCode::Usage);
}

TEST_F(RenderMap, AMissingOrBrokenBasemapIsAnError) {
    SmallBasemap::write(folder_, "nonsense");
    EXPECT_EQ(error_of(small_options()), base::ErrorCode::BadFormat);
    fs::remove(folder_ / "basemap.bin");
    EXPECT_EQ(error_of(small_options()), base::ErrorCode::NotFound);
}

TEST_F(RenderMap, StylesAreFoundInsideTheDataFolder) {
    fs::create_directories(folder_ / "assets");
    fs::copy(fs::path(MARSAD_SOURCE_DIR) / "assets" / "styles", folder_ / "assets" / "styles");
    auto options = small_options();
    options.styles_dir.clear();
    const auto picture = publish::render_map(sample_events(), options, folder_);
    EXPECT_TRUE(picture || picture.error().code == base::ErrorCode::Unsupported) << picture.error().message;
}

void render_with(const char* variable, std::string value, const std::string& package) {
    const auto folder = fs::temp_directory_path() / ("marsad_render_map_without_" + package);
    SmallBasemap::write(folder, SmallBasemap::bytes());
    if (value.empty()) { // a configuration that knows no folder with fonts
        value = (folder / "fonts.conf").string();
        std::ofstream(value) << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig></fontconfig>";
    }
    ::setenv(variable, value.c_str(), 1);
    ::setenv("EGL_LOG_LEVEL", "fatal", 1);
    const auto picture = publish::render_map(sample_events(), small_options(), folder);
    fs::remove_all(folder);
    const bool good = !picture && picture.error().code == base::ErrorCode::Unsupported && picture.error().message.find(package) != std::string::npos;
    std::cerr << (picture ? "a picture came all the same" : picture.error().message) << '\n';
    std::exit(good ? 0 : 1);
}

TEST(RenderMapWithout, GlTheMessageNamesThePackage) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(render_with("LIBGL_DRIVERS_PATH", "/nonexistent", "libgl1-mesa-dri"), testing::ExitedWithCode(0), "");
}

TEST(RenderMapWithout, FontsTheMessageNamesThePackage) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(render_with("FONTCONFIG_FILE", "", "fonts-noto-core"), testing::ExitedWithCode(0), "");
}

} // namespace
