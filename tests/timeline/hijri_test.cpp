#include "timeline/hijri.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace marsad::timeline {
namespace {

struct HijriCase {
    int year;
    unsigned month, day;
    const char* iso; ///< of the printed Umm al-Qura calendar
};

std::ostream& operator<<(std::ostream& out, const HijriCase& c) { return out << c.year << '_' << c.month << '_' << c.day; }

class Hijri : public testing::TestWithParam<HijriCase> {};

TEST_P(Hijri, IsTheDayOfUmmAlQura) {
    const auto& c = GetParam();
    const auto day = day_from_hijri(c.year, c.month, c.day);
    ASSERT_TRUE(day);
    EXPECT_EQ(to_iso(*day), c.iso);
}

// First days of Muharram, Ramadan and Shawwal as Saudi Arabia's calendar has them.
INSTANTIATE_TEST_SUITE_P(Days, Hijri,
                         testing::Values(HijriCase{1441, 1, 1, "2019-08-31"}, HijriCase{1442, 1, 1, "2020-08-20"}, HijriCase{1443, 1, 1, "2021-08-09"},
                                         HijriCase{1445, 1, 1, "2023-07-19"}, HijriCase{1441, 9, 1, "2020-04-24"}, HijriCase{1444, 9, 1, "2023-03-23"},
                                         HijriCase{1445, 9, 1, "2024-03-11"}, HijriCase{1445, 10, 1, "2024-04-10"}),
                         testing::PrintToStringParamName());

TEST(Hijri, RefusesDatesThatDoNotExist) {
    EXPECT_FALSE(day_from_hijri(1443, 13, 1));
    EXPECT_FALSE(day_from_hijri(1443, 0, 1));
    EXPECT_FALSE(day_from_hijri(1443, 1, 31));
    EXPECT_FALSE(day_from_hijri(1443, 1, 0));
    EXPECT_FALSE(day_from_hijri(1299, 1, 1));
    EXPECT_FALSE(day_from_hijri(1601, 1, 1));
}

TEST(Hijri, EveryMonthHas29Or30Days) {
    for (int year = 1400; year < 1500; ++year) {
        for (unsigned month = 1; month <= 12; ++month) {
            const auto first = day_from_hijri(year, month, 1);
            const auto next = month < 12 ? day_from_hijri(year, month + 1, 1) : day_from_hijri(year + 1, 1, 1);
            ASSERT_TRUE(first && next);
            const auto length = (*next - *first).count();
            EXPECT_TRUE(length == 29 || length == 30) << year << '-' << month;
            EXPECT_EQ(day_from_hijri(year, month, 30).has_value(), length == 30) << year << '-' << month;
        }
    }
}

TEST(SolarHijri, years_begin_in_march_and_leap_days_end_them) {
    struct Case {
        int year;
        unsigned month, day;
        const char* iso;
    };
    for (const Case& c : {Case{1403, 1, 1, "2024-03-20"}, {1402, 1, 1, "2023-03-21"}, {1402, 10, 13, "2024-01-03"}, {1400, 10, 27, "2022-01-17"}, {1399, 12, 30, "2021-03-20"}, {1401, 6, 31, "2022-09-22"}, {1348, 1, 1, "1969-03-21"}}) {
        const auto day = day_from_solar_hijri(c.year, c.month, c.day);
        ASSERT_TRUE(day) << c.iso;
        EXPECT_EQ(to_iso(*day), c.iso);
    }
    for (const Case& c : {Case{1402, 12, 30, ""}, {1402, 7, 31, ""}, {1402, 0, 1, ""}, {1402, 13, 1, ""}, {1402, 1, 0, ""}, {2022, 1, 1, ""}, {0, 1, 1, ""}}) {
        EXPECT_FALSE(day_from_solar_hijri(c.year, c.month, c.day)) << c.year << "-" << c.month << "-" << c.day;
    }
}

} // namespace
} // namespace marsad::timeline
