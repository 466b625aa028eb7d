#include "i18n/region_names.h"

#include <gtest/gtest.h>

namespace marsad::i18n {
namespace {

TEST(RegionNames, AreInTheLanguageAskedFor) {
    EXPECT_EQ(country_name("IQ", "ar"), "العراق");
    EXPECT_EQ(country_name("IQ", "en"), "Iraq");
    EXPECT_EQ(language_name("ar", "en"), "Arabic");
    EXPECT_EQ(language_name("en", "ar"), "الإنجليزية");
}

TEST(RegionNames, AreEmptyWhereNoneIsKnown) {
    for (const auto* code : {"", "ZQ", "I", "IRQ!", "../"}) {
        EXPECT_EQ(country_name(code, "en"), "") << code;
    }
    EXPECT_EQ(language_name("auto", "en"), "");
    EXPECT_EQ(language_name("", "en"), "");
}

} // namespace
} // namespace marsad::i18n
