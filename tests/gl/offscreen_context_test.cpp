#include "gl/draw.h"
#include "gl/framebuffer.h"
#include "gl/offscreen_context.h"
#include "gl/program.h"

#include <cstdlib>
#include <iostream>
#include <optional>

#include <gtest/gtest.h>

using namespace marsad;

namespace {

class OffscreenContextTest : public testing::Test {
  protected:
    void SetUp() override {
        auto made = gl::OffscreenContext::create();
        if (!made) {
            GTEST_SKIP() << made.error().message;
        }
        context_.emplace(std::move(*made));
    }
    std::optional<gl::OffscreenContext> context_;
};

TEST_F(OffscreenContextTest, ClearsAndReadsBackFromTheTop) {
    auto target = gl::Framebuffer::create(4, 3, 0);
    ASSERT_TRUE(target) << target.error().message;
    target->bind();
    gl::clear({1.0F, 0.5F, 0.0F, 1.0F});
    const auto pixels = target->read_rgba();
    ASSERT_EQ(pixels.size(), 4U * 3U * 4U);
    EXPECT_EQ(pixels[0], 255);
    EXPECT_NEAR(pixels[1], 128, 1);
    EXPECT_EQ(pixels[2], 0);
    EXPECT_EQ(pixels[3], 255);
}

TEST_F(OffscreenContextTest, ResolvesSamplesIntoAPlainPicture) {
    auto smooth = gl::Framebuffer::create(8, 8, 4);
    auto plain = gl::Framebuffer::create(8, 8, 0);
    ASSERT_TRUE(smooth && plain);
    smooth->bind();
    gl::clear({0.0F, 0.0F, 1.0F, 1.0F});
    smooth->resolve_into(*plain);
    EXPECT_EQ(plain->read_rgba()[2], 255);
}

TEST_F(OffscreenContextTest, RefusesAPictureBeyondTheDriver) {
    const auto target = gl::Framebuffer::create(gl::max_framebuffer_side_px() + 1, 10, 0);
    ASSERT_FALSE(target);
    EXPECT_EQ(target.error().code, base::ErrorCode::Unsupported);
}

TEST_F(OffscreenContextTest, ABrokenShaderIsAnErrorWithItsName) {
    const auto program = gl::Program::compile("broken", "#version 330 core\nvoid main() { nonsense }", "#version 330 core\nvoid main() {}");
    ASSERT_FALSE(program);
    EXPECT_EQ(program.error().code, base::ErrorCode::BadFormat);
    EXPECT_NE(program.error().message.find("broken"), std::string::npos);
    EXPECT_NE(program.error().message.find("vertex"), std::string::npos);
}

// The driver is chosen once a process, so each of these runs in a fresh one.
void create_with(const char* variable, const char* value) {
    ::setenv(variable, value, 1);
    ::setenv("EGL_LOG_LEVEL", "fatal", 1);
    const auto context = gl::OffscreenContext::create();
    const bool good = !context && context.error().code == base::ErrorCode::Unsupported &&
                      context.error().message.find("OpenGL 3.3") != std::string::npos &&
                      context.error().message.find("libgl1-mesa-dri") != std::string::npos;
    std::cerr << (context ? "a context came all the same" : context.error().message) << '\n';
    std::exit(good ? 0 : 1);
}

TEST(NoDriver, MissingMesaDriverIsAnErrorThatNamesThePackage) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(create_with("LIBGL_DRIVERS_PATH", "/nonexistent"), testing::ExitedWithCode(0), "");
}

TEST(NoDriver, MissingEglVendorIsAnErrorAndNotAnAbort) {
    GTEST_FLAG_SET(death_test_style, "threadsafe");
    EXPECT_EXIT(create_with("__EGL_VENDOR_LIBRARY_FILENAMES", "/nonexistent"), testing::ExitedWithCode(0), "");
}

} // namespace
