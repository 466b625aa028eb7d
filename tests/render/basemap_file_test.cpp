#include "render/basemap_file.h"

#include "small_basemap.h"

#include <cstring>
#include <filesystem>
#include <functional>
#include <string>

#include <unistd.h>

#include <gtest/gtest.h>

using namespace marsad;

namespace {

std::filesystem::path folder() { return std::filesystem::temp_directory_path() / ("marsad_basemap_" + std::to_string(::getpid())); }

class BasemapFileTest : public testing::Test {
  protected:
    void TearDown() override { std::filesystem::remove_all(folder()); }
};

TEST_F(BasemapFileTest, ReadsWhatWasWritten) {
    const auto file = render::BasemapFile::open(SmallBasemap::write(folder(), SmallBasemap::bytes()));
    ASSERT_TRUE(file) << file.error().message;
    EXPECT_EQ(file->fills(2).size(), 4U);
    EXPECT_EQ(file->fill_vertices(0).size(), 24U);
    EXPECT_EQ(file->lines(1).size(), 6U);
    EXPECT_EQ(file->lakes(1).size(), 1U);
    EXPECT_EQ(file->lake_vertices(1).size(), 6U);
    EXPECT_EQ(file->provinces().size(), 1U);
    ASSERT_EQ(file->labels().size(), 5U);
    EXPECT_EQ(file->text(file->labels()[0].name_en), "Alphaland");
    EXPECT_EQ(file->text(file->labels()[0].name_ar), "ألفا");
    EXPECT_EQ(file->attribution(), "An invented world\n");
}

struct Damage {
    const char* name;
    std::function<void(std::string&)> change;
    base::ErrorCode code;
};
void PrintTo(const Damage& damage, std::ostream* out) { *out << damage.name; }

template <typename T>
void put(std::string& bytes, std::size_t at, T value) {
    std::memcpy(bytes.data() + at, &value, sizeof value);
}

class DamagedBasemap : public testing::TestWithParam<Damage> {
  protected:
    void TearDown() override { std::filesystem::remove_all(folder()); }
};

TEST_P(DamagedBasemap, IsAnErrorThatNamesTheRemedy) {
    std::string bytes = SmallBasemap::bytes();
    GetParam().change(bytes);
    const auto file = render::BasemapFile::open(SmallBasemap::write(folder(), bytes));
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, GetParam().code) << file.error().message;
    EXPECT_NE(file.error().message.find("compile_data"), std::string::npos) << file.error().message;
    EXPECT_NE(file.error().message.find("basemap.bin"), std::string::npos);
}

constexpr std::size_t kVersionAt = 8;
constexpr std::size_t kSectionsAt = 12;
constexpr std::size_t kFirstEntryAt = sizeof(render::BasemapHeader); // FillShapes of detail 0

INSTANTIATE_TEST_SUITE_P(
    Cases, DamagedBasemap,
    testing::Values(Damage{"empty", [](std::string& b) { b.clear(); }, base::ErrorCode::BadFormat},
                    Damage{"header_cut", [](std::string& b) { b.resize(10); }, base::ErrorCode::BadFormat},
                    Damage{"cut_in_the_middle", [](std::string& b) { b.resize(b.size() / 2); }, base::ErrorCode::BadFormat},
                    Damage{"last_byte_missing", [](std::string& b) { b.pop_back(); }, base::ErrorCode::BadFormat},
                    Damage{"another_file", [](std::string& b) { b.replace(0, 8, "GIF89a.."); }, base::ErrorCode::BadFormat},
                    Damage{"newer_version", [](std::string& b) { put<std::uint32_t>(b, kVersionAt, render::kBasemapVersion + 1); }, base::ErrorCode::WrongVersion},
                    Damage{"too_many_sections", [](std::string& b) { put<std::uint32_t>(b, kSectionsAt, 0xFFFFFFFFU); }, base::ErrorCode::BadFormat},
                    Damage{"section_missing", [](std::string& b) { put<std::uint32_t>(b, kFirstEntryAt, 999); }, base::ErrorCode::BadFormat},
                    Damage{"other_record_size", [](std::string& b) { put<std::uint32_t>(b, kFirstEntryAt + 4, 8); }, base::ErrorCode::BadFormat},
                    Damage{"section_outside", [](std::string& b) { put<std::uint64_t>(b, kFirstEntryAt + 8, std::uint64_t{1} << 40); }, base::ErrorCode::BadFormat},
                    Damage{"count_overflows", [](std::string& b) { put<std::uint64_t>(b, kFirstEntryAt + 16, ~std::uint64_t{0} / 4); }, base::ErrorCode::BadFormat},
                    Damage{"vertices_outside",
                           [](std::string& b) {
                               std::uint64_t offset = 0;
                               std::memcpy(&offset, b.data() + kFirstEntryAt + 8, sizeof offset);
                               put<std::uint32_t>(b, offset + offsetof(render::FillRecord, vertex_count), 1000000);
                           },
                           base::ErrorCode::BadFormat},
                    Damage{"a_flipped_bit_of_a_vertex", [](std::string& b) { b[b.size() / 2] = static_cast<char>(b[b.size() / 2] ^ 1); }, base::ErrorCode::BadFormat},
                    Damage{"a_flipped_bit_of_the_checksum", [](std::string& b) { b[24] = static_cast<char>(b[24] ^ 1); }, base::ErrorCode::BadFormat}),
    [](const auto& one) { return std::string(one.param.name); });

TEST_F(BasemapFileTest, AMissingFileNamesTheRemedy) {
    const auto file = render::BasemapFile::open(folder() / "basemap.bin");
    ASSERT_FALSE(file);
    EXPECT_EQ(file.error().code, base::ErrorCode::NotFound);
    EXPECT_NE(file.error().message.find("compile_data"), std::string::npos);
}

// Any single damaged byte of header and section table is either harmless or an error, never a crash.
TEST_F(BasemapFileTest, AnyDamagedByteOfTheHeadIsSurvived) {
    const std::string good = SmallBasemap::bytes();
    for (std::size_t at = 0; at < 24 + 17 * 24; ++at) {
        std::string bytes = good;
        bytes[at] = static_cast<char>(bytes[at] ^ 0x80);
        const auto file = render::BasemapFile::open(SmallBasemap::write(folder(), bytes));
        if (file) {
            for (const auto& label : file->labels()) {
                EXPECT_LE(file->text(label.name_en).size(), bytes.size());
            }
        }
    }
}

} // namespace
