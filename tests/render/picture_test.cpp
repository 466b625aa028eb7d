// Whole pictures of the invented world against reference pictures: tests/render/CASE/expected.png.
//   MARSAD_UPDATE=1 test_render_pictures   (or: test_render_pictures --update)   writes the references anew; look at them.
// A pixel differs where a channel is off by more than 32; a picture passes while fewer than 0.5 % of its pixels differ
// (another build of Mesa or FreeType rounds edges differently). On failure actual.png and diff.png are left in
// BUILD/render-test/CASE.

#include "base/file.h"
#include "gl/offscreen_context.h"
#include "media/png.h"
#include "publish/render_map.h"
#include "sample_events.h"
#include "small_basemap.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include <gtest/gtest.h>

using namespace marsad;
namespace fs = std::filesystem;

namespace {

constexpr int kChannelTolerance = 32;
constexpr double kPixelShare = 0.005;

bool g_update = std::getenv("MARSAD_UPDATE") != nullptr;

struct Picture {
    const char* name;
    std::vector<model::Event> events;
    publish::MapOptions options;
};
void PrintTo(const Picture& picture, std::ostream* out) { *out << picture.name; }

publish::MapOptions options(int width_px, int height_px, publish::LabelLanguage labels, const char* style, const char* title = "") {
    publish::MapOptions out;
    out.width_px = width_px;
    out.height_px = height_px;
    out.labels = labels;
    out.style = style;
    out.title = title;
    out.styles_dir = fs::path(MARSAD_SOURCE_DIR) / "assets" / "styles";
    return out;
}

publish::MapOptions with_box(publish::MapOptions out, geo::Bounds box) {
    out.bbox = box;
    return out;
}

std::vector<Picture> pictures() {
    using publish::LabelLanguage;
    using S = model::SubEventType;
    const std::vector<model::Event> across{make_event({"West Isle", "", 179.0, -17.0, S::Attack, 1, 5.0, 3, "CC"}, 2),
                                           make_event({"East Isle", "", -179.0, -18.0, S::ArmedClash, 2, 60.0, 0, "CC"}, 3)};
    return {{"light_english", sample_events(), options(480, 320, LabelLanguage::English, "light", "Attacks in March")},
            {"dark_arabic", sample_events(), options(480, 320, LabelLanguage::Arabic, "dark", "هجمات آذار 2021")},
            {"print_both", sample_events(), options(640, 400, LabelLanguage::Both, "print")},
            {"small", sample_events(), options(240, 180, LabelLanguage::English, "light")},
            {"across_180", across, options(360, 240, LabelLanguage::English, "light")},
            {"one_event", {make_event({"North Base", "قاعدة الشمال", 42.0, 35.8, S::AirDroneStrike, 1, 20.0, 12}, 3)},
             options(360, 240, LabelLanguage::Both, "light")},
            {"nothing_placed", {make_unplaced_event()}, options(360, 240, LabelLanguage::Arabic, "light")},
            {"given_box", sample_events(), with_box(options(360, 240, LabelLanguage::English, "light"), {43.0, 32.0, 49.0, 36.5})}};
}

struct Difference {
    double share;
    media::Image image; ///< differing pixels red on a pale copy
};

Difference compare(const media::Image& expected, const media::Image& actual) {
    Difference out{0.0, actual};
    std::size_t different = 0;
    for (std::size_t i = 0; i < actual.rgba.size(); i += 4) {
        int worst = 0;
        for (std::size_t c = 0; c < 3; ++c) {
            worst = std::max(worst, std::abs(expected.rgba[i + c] - actual.rgba[i + c]));
            out.image.rgba[i + c] = static_cast<std::uint8_t>(160 + actual.rgba[i + c] / 3);
        }
        if (worst > kChannelTolerance) {
            ++different;
            out.image.rgba[i] = 220;
            out.image.rgba[i + 1] = out.image.rgba[i + 2] = 0;
        }
    }
    out.share = static_cast<double>(different) / (static_cast<double>(actual.rgba.size()) / 4.0);
    return out;
}

void write(const fs::path& path, const std::string& bytes) {
    fs::create_directories(path.parent_path());
    std::ofstream(path, std::ios::binary) << bytes;
}

class PictureTest : public testing::TestWithParam<Picture> {
  protected:
    void SetUp() override {
        data_dir_ = fs::temp_directory_path() / ("marsad_picture_" + std::string(GetParam().name));
        SmallBasemap::write(data_dir_, SmallBasemap::bytes());
    }
    void TearDown() override { fs::remove_all(data_dir_); }
    fs::path data_dir_;
};

TEST_P(PictureTest, LooksAsExpected) {
    const Picture& picture = GetParam();
    const auto bytes = publish::render_map(picture.events, picture.options, data_dir_);
    if (!bytes && bytes.error().code == base::ErrorCode::Unsupported) {
        GTEST_SKIP() << bytes.error().message;
    }
    ASSERT_TRUE(bytes) << bytes.error().message;
    const auto again = publish::render_map(picture.events, picture.options, data_dir_);
    ASSERT_TRUE(again);
    EXPECT_EQ(*bytes, *again) << "same input, same bytes";
    const fs::path expected_path = fs::path(MARSAD_SOURCE_DIR) / "tests" / "render" / picture.name / "expected.png";
    if (g_update) {
        write(expected_path, *bytes);
        GTEST_SKIP() << "written: look at it: " << expected_path;
    }
    const auto expected_bytes = base::read_file(expected_path);
    ASSERT_TRUE(expected_bytes) << expected_bytes.error().message << " (run with --update to make it)";
    const auto expected = media::read_png(*expected_bytes);
    const auto actual = media::read_png(*bytes);
    ASSERT_TRUE(expected && actual);
    ASSERT_EQ(expected->width_px, actual->width_px);
    ASSERT_EQ(expected->height_px, actual->height_px);
    const Difference difference = compare(*expected, *actual);
    if (difference.share > kPixelShare) {
        const fs::path folder = fs::path(MARSAD_BINARY_DIR) / "render-test" / picture.name;
        write(folder / "actual.png", *bytes);
        write(folder / "diff.png", *media::write_png(difference.image));
        ADD_FAILURE() << difference.share * 100.0 << " % of the pixels differ; see " << folder;
    }
}

INSTANTIATE_TEST_SUITE_P(Cases, PictureTest, testing::ValuesIn(pictures()), [](const auto& one) { return std::string(one.param.name); });

// The comparison itself must be able to fail.
TEST(PictureComparison, SeesAMissingSymbol) {
    media::Image a{20, 20, std::vector<std::uint8_t>(1600, 255)};
    media::Image b = a;
    for (std::size_t i = 0; i < 4 * 8; i += 4) {
        b.rgba[i] = 0;
    }
    EXPECT_GT(compare(a, b).share, kPixelShare);
    EXPECT_EQ(compare(a, a).share, 0.0);
}

} // namespace

int main(int argc, char** argv) {
    testing::InitGoogleTest(&argc, argv);
    g_update = g_update || (argc > 1 && std::string(argv[1]) == "--update");
    return RUN_ALL_TESTS();
}
