#include "app/process.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <string>

// What `marsad view` says where there is no window to be had; the window itself is toured by tests/window.

namespace marsad::test {
namespace {

using Environment = std::vector<std::pair<std::string, std::string>>;

const Environment kNoDisplay{{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}, {"SDL_VIDEODRIVER", ""}};

Environment off_screen(const Environment& more) {
    Environment out{{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}, {"SDL_VIDEODRIVER", "offscreen"}, {"EGL_LOG_LEVEL", "fatal"}};
    out.insert(out.end(), more.begin(), more.end());
    return out;
}

TEST(View, WithoutADisplayItNamesRender) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"view"}, {"", kNoDisplay, {}});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("marsad render"), std::string::npos) << done.err;
    EXPECT_NE(done.err.find("DISPLAY"), std::string::npos);
    EXPECT_EQ(done.out, "");
    EXPECT_EQ(count_of(done.err, "\n"), 1U) << "one message: " << done.err;
}

TEST(View, ADisplayThatDoesNotAnswerIsNamed) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"view"}, {"", {{"DISPLAY", ":8765"}, {"WAYLAND_DISPLAY", ""}, {"SDL_VIDEODRIVER", "x11"}}, {}});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("marsad render"), std::string::npos) << done.err;
}

TEST(View, SdlsDummyDriverHasNoOpenGl) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"view"}, {"", {{"DISPLAY", ""}, {"WAYLAND_DISPLAY", ""}, {"SDL_VIDEODRIVER", "dummy"}}, {}});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("marsad render"), std::string::npos) << done.err;
}

TEST(View, WithoutOpenGlItNamesThePackage) {
    MARSAD_NEEDS_DATA();
    const auto done = run_marsad({"view"}, {"", off_screen({{"__EGL_VENDOR_LIBRARY_FILENAMES", "/nonexistent"}, {"__EGL_VENDOR_LIBRARY_DIRS", "/nonexistent"}, {"LIBGL_DRIVERS_PATH", "/nonexistent"}}), {}});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("libgl1-mesa-dri"), std::string::npos) << done.err;
    EXPECT_NE(done.err.find("marsad render"), std::string::npos) << done.err;
}

TEST(View, WithoutFontsItNamesThePackages) {
    MARSAD_NEEDS_DATA();
    const auto folder = std::filesystem::temp_directory_path() / "marsad-view-no-fonts";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "fonts.conf") << "<?xml version=\"1.0\"?><fontconfig><dir>" << (folder / "none").string() << "</dir><cachedir>" << folder.string() << "</cachedir></fontconfig>";
    const auto done = run_marsad({"view"}, {"", off_screen({{"FONTCONFIG_FILE", (folder / "fonts.conf").string()}}), {}});
    std::filesystem::remove_all(folder);
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("fonts-noto-core"), std::string::npos) << done.err;
}

TEST(View, WithoutDataItSaysHowToGetThem) {
    const auto done = run_marsad({"view", "--data", "/nonexistent"}, {"", off_screen({}), {}});
    EXPECT_EQ(done.code, 1);
    EXPECT_NE(done.err.find("basemap.bin"), std::string::npos) << done.err;
}

TEST(View, BadOptionsAreUsage) {
    for (const auto& arguments : {std::vector<std::string>{"view", "--scale", "9"}, {"view", "--size", "10"}, {"view", "--theme", "mauve"}, {"view", "--interface", "xx"}, {"view", "--published", "2022-13-40"}}) {
        EXPECT_EQ(run_marsad(arguments, {"", kNoDisplay, {}}).code, 2) << arguments[1];
    }
}

} // namespace
} // namespace marsad::test
