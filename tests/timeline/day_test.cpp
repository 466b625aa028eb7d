#include "timeline/day.h"

#include <gtest/gtest.h>

#include <ostream>
#include <string>

namespace marsad::timeline {
namespace {

Day day(const char* iso) { return parse_iso_day(iso).value(); }

TEST(Day, ReadsAndWritesTheIsoForm) {
    EXPECT_EQ(to_iso(day("2020-01-03")), "2020-01-03");
    EXPECT_EQ(to_iso(day("0099-12-31")), "0099-12-31");
    EXPECT_EQ(day("2020-01-03"), make_day(2020, 1, 3));
    EXPECT_EQ((day("2020-03-01") - day("2020-02-28")).count(), 2);
}

class NotADay : public testing::TestWithParam<const char*> {};

TEST_P(NotADay, IsRefused) { EXPECT_FALSE(parse_iso_day(GetParam())) << GetParam(); }

INSTANTIATE_TEST_SUITE_P(Texts, NotADay,
                         testing::Values("", "2020", "2020-01", "2020-1-03", "2020-13-01", "2020-00-10", "2020-02-30", "2021-02-29", "2020-01-00", "2020-01-32",
                                         "2020/01/03", "2020-01-03T00:00", " 2020-01-03", "2020-01-03 ", "-020-01-03", "2020-0a-03", "+2020-1-3", "2022-13-40"));

TEST(Day, LeapDaysExistInLeapYearsOnly) {
    EXPECT_TRUE(make_day(2020, 2, 29));
    EXPECT_TRUE(make_day(2000, 2, 29));
    EXPECT_FALSE(make_day(1900, 2, 29));
    EXPECT_FALSE(make_day(2021, 2, 29));
    EXPECT_FALSE(make_day(2021, 0, 1));
    EXPECT_FALSE(make_day(2021, 1, 0));
}

struct IntervalCase {
    const char* name;
    const char* first;
    const char* last;
    TimePrecision precision;
    const char* event_day;
};

std::ostream& operator<<(std::ostream& out, const IntervalCase& c) { return out << c.name; }

class Interval : public testing::TestWithParam<IntervalCase> {};

TEST_P(Interval, HasThePrecisionAndTheDayOfTheContract) {
    const DayInterval interval{day(GetParam().first), day(GetParam().last)};
    EXPECT_EQ(precision_of(interval), GetParam().precision);
    EXPECT_EQ(to_iso(event_day(interval, precision_of(interval))), GetParam().event_day);
}

INSTANTIATE_TEST_SUITE_P(Contract, Interval,
                         testing::Values(IntervalCase{"one_day", "2022-01-03", "2022-01-03", TimePrecision::OneDay, "2022-01-03"},
                                         IntervalCase{"night_over_two_dates", "2020-01-07", "2020-01-08", TimePrecision::OneDay, "2020-01-07"},
                                         IntervalCase{"three_days", "2020-01-07", "2020-01-09", TimePrecision::TwoWeeks, "2020-01-08"},
                                         IntervalCase{"even_length_rounds_down", "2020-01-01", "2020-01-04", TimePrecision::TwoWeeks, "2020-01-02"},
                                         IntervalCase{"fourteen_days", "2020-01-01", "2020-01-14", TimePrecision::TwoWeeks, "2020-01-07"},
                                         IntervalCase{"fifteen_days", "2020-01-01", "2020-01-15", TimePrecision::Longer, "2020-01-08"}),
                         testing::PrintToStringParamName());

TEST(DayInterval, MonthsAndYearsAreWhole) {
    EXPECT_EQ(month_interval(2020, 2), (DayInterval{day("2020-02-01"), day("2020-02-29")}));
    EXPECT_EQ(month_interval(2019, 6).length_days(), 30);
    EXPECT_EQ(year_interval(2020).length_days(), 366);
    EXPECT_EQ(to_iso(event_day(year_interval(2019), TimePrecision::Longer)), "2019-07-02");
    EXPECT_EQ(to_iso(event_day(month_interval(2019, 6), TimePrecision::Longer)), "2019-06-15");
}

TEST(DayInterval, BothEndsBelongToIt) {
    const DayInterval interval{day("2020-01-02"), day("2020-01-04")};
    EXPECT_TRUE(interval.contains(day("2020-01-02")));
    EXPECT_TRUE(interval.contains(day("2020-01-04")));
    EXPECT_FALSE(interval.contains(day("2020-01-05")));
    EXPECT_TRUE(interval.overlaps({day("2020-01-04"), day("2020-01-09")}));
    EXPECT_FALSE(interval.overlaps({day("2020-01-05"), day("2020-01-09")}));
}

} // namespace
} // namespace marsad::timeline
