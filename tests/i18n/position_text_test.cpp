#include "i18n/position_text.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace marsad::i18n {
namespace {

Texts load(std::string_view language) {
    base::Diagnostics diagnostics;
    return std::move(*Texts::load(std::filesystem::path(MARSAD_SOURCE_DIR) / "assets" / "interface", language, diagnostics));
}

TEST(PositionText, SaysDistanceAndDirection) {
    const auto english = load("en");
    const auto arabic = load("ar");
    struct Case {
        double bearing;
        const char* en;
        const char* ar;
    };
    for (const Case& c : {Case{0, "12 km north of Hit, Anbar, Iraq", "12 كم شمال هيت، الأنبار، العراق"}, Case{315, "12 km north-west of Hit, Anbar, Iraq", "12 كم شمال غربي هيت، الأنبار، العراق"},
                          Case{40, "12 km north-east of Hit, Anbar, Iraq", "12 كم شمال شرقي هيت، الأنبار، العراق"}, Case{90, "12 km east of Hit, Anbar, Iraq", "12 كم شرق هيت، الأنبار، العراق"},
                          Case{135, "12 km south-east of Hit, Anbar, Iraq", "12 كم جنوب شرقي هيت، الأنبار، العراق"}, Case{180, "12 km south of Hit, Anbar, Iraq", "12 كم جنوب هيت، الأنبار، العراق"},
                          Case{225, "12 km south-west of Hit, Anbar, Iraq", "12 كم جنوب غربي هيت، الأنبار، العراق"}, Case{270, "12 km west of Hit, Anbar, Iraq", "12 كم غرب هيت، الأنبار، العراق"},
                          Case{359.9, "12 km north of Hit, Anbar, Iraq", "12 كم شمال هيت، الأنبار، العراق"}}) {
        EXPECT_EQ(without_isolates(position_text(english, {"", "Hit", c.bearing, 11.6, "", {"Anbar", "Iraq"}})), c.en);
        EXPECT_EQ(without_isolates(position_text(arabic, {"", "هيت", c.bearing, 12.3, "", {"الأنبار", "العراق"}})), c.ar);
    }
}

TEST(PositionText, LeavesOutWhatIsNotKnown) {
    const auto english = load("en");
    EXPECT_EQ(without_isolates(position_text(english, {"", "Hit", std::nullopt, 0, "", {"Iraq"}})), "Hit, Iraq");
    EXPECT_EQ(without_isolates(position_text(english, {"Red Sea", "Hodeidah", 270.0, 0.2, "", {"Yemen"}})), "Red Sea, 1 km west of Hodeidah, Yemen");
    EXPECT_EQ(without_isolates(position_text(english, {"", "Kilis", 180.0, 6, "Turkey", {"Aleppo", "Syria"}})), "6 km south of Kilis (Turkey), Aleppo, Syria");
    EXPECT_EQ(without_isolates(position_text(english, {"Indian Ocean", "", std::nullopt, 0, "", {}})), "Indian Ocean");
    EXPECT_EQ(position_text(english, {}), "far from any known place");
}

TEST(PositionText, IsolatesAreTakenOutAlone) {
    EXPECT_EQ(without_isolates("\xE2\x81\xA8K-1\xE2\x81\xA9 \xE2\x81\xA6x\xE2\x81\xA7 \xE2\x80\x99 \xE2\x81\xB0"), "K-1 x \xE2\x80\x99 \xE2\x81\xB0");
    EXPECT_EQ(without_isolates("\xE2\x81"), "\xE2\x81");
}

} // namespace
} // namespace marsad::i18n
