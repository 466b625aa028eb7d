#include "render/map_wording.h"

#include <string>

#include <gtest/gtest.h>

using namespace marsad;

namespace {

const render::MapTexts& texts() {
    static const auto loaded = render::MapTexts::load(std::string(MARSAD_SOURCE_DIR) + "/assets/styles");
    return *loaded;
}

/// Without the isolates, which are tested where they are made.
std::string plain(std::string text) {
    for (const char* control : {"\xE2\x81\xA6", "\xE2\x81\xA8", "\xE2\x81\xA9"}) {
        for (std::size_t at = text.find(control); at != std::string::npos; at = text.find(control)) {
            text.erase(at, 3);
        }
    }
    return text;
}

TEST(MapWording, DatesAreWrittenOut) {
    const auto day = *timeline::make_day(2022, 1, 3);
    EXPECT_EQ(plain(render::day_text(day, texts(), false)), "3 January 2022");
    EXPECT_EQ(plain(render::day_text(day, texts(), true)), "3 كانون الثاني 2022");
    EXPECT_NE(render::day_text(day, texts(), true), plain(render::day_text(day, texts(), true))) << "dates are isolated";
}

TEST(MapWording, RangesNameWhatIsOpen) {
    const auto first = timeline::make_day(2020, 11, 4);
    const auto last = timeline::make_day(2021, 2, 1);
    EXPECT_EQ(plain(render::range_text(first, last, texts(), false)), "4 November 2020 – 1 February 2021");
    EXPECT_EQ(plain(render::range_text(first, first, texts(), false)), "4 November 2020");
    EXPECT_EQ(plain(render::range_text(first, std::nullopt, texts(), false)), "since 4 November 2020");
    EXPECT_EQ(plain(render::range_text(std::nullopt, last, texts(), true)), "حتى 1 شباط 2021");
    EXPECT_EQ(plain(render::range_text(std::nullopt, std::nullopt, texts(), false)), "No dates");
}

TEST(MapWording, CountsNameWhatTheMapDoesNotShow) {
    render::Scene scene;
    EXPECT_EQ(plain(render::counts_text(scene, 0, texts(), false)), "Events: 0");
    scene.not_placed = 3;
    scene.not_dated = 1;
    scene.dead = 12;
    scene.dead_is_bound = true;
    EXPECT_EQ(plain(render::counts_text(scene, 2, texts(), false)), "Events: 3 · Killed, at least: 12 · Not placed: 3 · Not dated: 1 · Outside the map: 2");
    EXPECT_NE(plain(render::counts_text(scene, 0, texts(), true)).find("بلا مكان محدد: 3"), std::string::npos);
}

TEST(MapWording, ScaleBarIsRoundAndFits) {
    for (double km_per_pixel = 0.01; km_per_pixel < 30.0; km_per_pixel *= 1.7) {
        const auto bar = render::scale_bar(km_per_pixel, 120.0, texts(), false);
        EXPECT_LE(bar.length_px, 120.0 + 1e-6);
        EXPECT_GT(bar.length_px, 120.0 / 2.6);
    }
    EXPECT_EQ(plain(render::scale_bar(1.0, 120.0, texts(), false).text), "100 km");
    EXPECT_EQ(plain(render::scale_bar(0.005, 120.0, texts(), true).text), "500 م");
}

TEST(MapWording, EveryTypeHasWordsInBothLanguages) {
    for (int i = 0; i < 6; ++i) {
        const auto key = render::type_key(static_cast<model::EventType>(i));
        EXPECT_NE(texts().get(key, false), key);
        EXPECT_NE(texts().get(key, true), key);
        EXPECT_NE(texts().get(key, true), texts().get(key, false));
    }
}

} // namespace
