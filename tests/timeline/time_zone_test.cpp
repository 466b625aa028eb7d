#include "timeline/time_zone.h"

#include <gtest/gtest.h>

namespace marsad::timeline {
namespace {

std::string local(std::string_view iso, std::string_view time, std::string_view zone) {
    const auto found = local_from_utc(*parse_iso_day(iso), time, zone);
    return found ? to_iso(found->day) + " " + found->time : "none";
}

TEST(TimeZone, MovesTheClockAndTheDay) {
    EXPECT_EQ(local("2022-01-03", "01:30", "Asia/Baghdad"), "2022-01-03 04:30");
    EXPECT_EQ(local("2024-06-10", "22:30", "Europe/Kyiv"), local("2024-06-10", "22:30", "Europe/Kiev")) << "both names of one zone, where ICU knows them";
    EXPECT_EQ(local("2024-06-10", "22:30", "Europe/Moscow"), "2024-06-11 01:30");
    EXPECT_EQ(local("2024-06-10", "02:00", "America/New_York"), "2024-06-09 22:00");
    EXPECT_EQ(local("2024-06-10", "23:50", "Asia/Tehran"), "2024-06-11 03:20");
}

TEST(TimeZone, KnowsSummerTime) {
    EXPECT_EQ(local("2024-01-10", "12:00", "Asia/Beirut"), "2024-01-10 14:00");
    EXPECT_EQ(local("2024-06-10", "12:00", "Asia/Beirut"), "2024-06-10 15:00");
}

TEST(TimeZone, WhatIsNotKnownGivesNothing) {
    EXPECT_EQ(local("2024-06-10", "12:00", "Asia/Atlantis"), "none");
    EXPECT_EQ(local("2024-06-10", "12:00", ""), "none");
    EXPECT_EQ(local("2024-06-10", "25:00", "Asia/Baghdad"), "none");
    EXPECT_EQ(local("2024-06-10", "noon", "Asia/Baghdad"), "none");
}

} // namespace
} // namespace marsad::timeline
