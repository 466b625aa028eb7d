#include "app/settings_file.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace marsad::app {
namespace {

class SettingsFile : public testing::Test {
  protected:
    SettingsFile() : path_(std::filesystem::path(testing::TempDir()) / "marsad-settings-test" / "settings.tsv") { std::filesystem::remove_all(path_.parent_path()); }
    ~SettingsFile() override { std::filesystem::remove_all(path_.parent_path()); }
    void write(const std::string& text) const {
        std::filesystem::create_directories(path_.parent_path());
        std::ofstream(path_) << text;
    }
    std::filesystem::path path_;
};

TEST_F(SettingsFile, WhatIsKeptIsReadAgain) {
    session::Settings settings;
    settings.theme = session::Theme::Light;
    settings.positions = geo::PositionFormat::Mgrs;
    settings.graticule = true;
    const session::MapView view{*geo::LonLat::from_degrees(geo::Lon{44.36123456789}, geo::Lat{-33.5}), 7.125};
    settings.bookmarks = {{"Baghdad, west", view, std::nullopt}, {"غرب بغداد", view, timeline::DayInterval{*timeline::parse_iso_day("2021-01-05"), *timeline::parse_iso_day("2021-02-03")}}};
    ASSERT_TRUE(save_settings(path_, settings));
    EXPECT_EQ(load_settings(path_), settings);
}

TEST_F(SettingsFile, BookmarksThatCannotBeReadAreLeftOut) {
    write("graticule\tyes\npositions\tdms\n"
          "bookmark\t44.4\t33.3\t6\t\t\tgood\n"
          "bookmark\t44.4\t93.3\t6\t\t\tbeyond the pole\n"
          "bookmark\t44.4\t33.3\tnan\t\t\tno zoom\n"
          "bookmark\t44.4\t33.3\t6\t\t\t\n"
          "bookmark\t44.4\n"
          "bookmark\t44.4\t33.3\t6\t2021-02-03\t2021-01-05\tdays the wrong way round\n");
    const auto settings = load_settings(path_);
    EXPECT_TRUE(settings.graticule);
    EXPECT_EQ(settings.positions, geo::PositionFormat::Dms);
    ASSERT_EQ(settings.bookmarks.size(), 2U);
    EXPECT_EQ(settings.bookmarks[0].name, "good");
    EXPECT_FALSE(settings.bookmarks[1].days) << "the view is good, the days are not";
}

TEST_F(SettingsFile, WordsThatAreNotKnownKeepTheDefault) {
    write("positions\tutm\ngraticule\tmaybe\n");
    EXPECT_EQ(load_settings(path_), load_settings({}));
}

} // namespace
} // namespace marsad::app
