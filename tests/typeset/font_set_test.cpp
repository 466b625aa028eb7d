#include "fonts.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>

using namespace marsad;

namespace {

/// Points fontconfig to a configuration of our own for the time of a test.
class FontConfiguration {
  public:
    explicit FontConfiguration(const std::string& body) {
        path_ = std::filesystem::temp_directory_path() / "marsad_fontconfig_test.conf";
        std::ofstream(path_) << "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig>" << body << "</fontconfig>";
        ::setenv("FONTCONFIG_FILE", path_.c_str(), 1);
    }
    FontConfiguration(const FontConfiguration&) = delete;
    FontConfiguration& operator=(const FontConfiguration&) = delete;
    ~FontConfiguration() {
        ::unsetenv("FONTCONFIG_FILE");
        std::filesystem::remove(path_);
    }

  private:
    std::filesystem::path path_;
};

TEST(FontSet, NoFontsIsAnErrorThatNamesThePackages) {
    const FontConfiguration none("");
    const auto set = typeset::FontSet::from_system();
    ASSERT_FALSE(set);
    EXPECT_EQ(set.error().code, base::ErrorCode::Unsupported);
    EXPECT_NE(set.error().message.find("fonts-noto-core"), std::string::npos);
    EXPECT_NE(set.error().message.find("apt-get install"), std::string::npos);
}

TEST(FontSet, DejaVuAloneServesBothScripts) {
    if (!std::filesystem::is_directory("/usr/share/fonts/truetype/dejavu")) {
        GTEST_SKIP() << "fonts-dejavu-core is not installed";
    }
    const FontConfiguration dejavu("<dir>/usr/share/fonts/truetype/dejavu</dir>");
    auto set = typeset::FontSet::from_system();
    ASSERT_TRUE(set) << set.error().message;
    EXPECT_EQ(set->family(set->face_for(U'a', false, typeset::Weight::Regular)), "DejaVu Sans");
    EXPECT_EQ(set->family(set->face_for(U'ع', true, typeset::Weight::Regular)), "DejaVu Sans");
}

class FontSetTest : public WithFonts {};

TEST_F(FontSetTest, FallsBackForALetterThatTheFirstFontLacks) {
    const auto face = fonts_->face_for(U'ع', false, typeset::Weight::Regular);
    EXPECT_TRUE(fonts_->has_glyph(face, U'ع'));
}

TEST_F(FontSetTest, WeightsAreDifferentFonts) {
    EXPECT_NE(fonts_->face_for(U'a', false, typeset::Weight::Regular), fonts_->face_for(U'a', false, typeset::Weight::Bold));
}

} // namespace
