#include "geocode/kinds.h"

#include <gtest/gtest.h>

namespace marsad::geocode {
namespace {

TEST(Kinds, TheVeryKindBeatsTheKindPeopleCallSo) {
    EXPECT_EQ(kind_match("airport", "airport"), 2);
    EXPECT_EQ(kind_match("airport", "military_base"), 1);
    EXPECT_EQ(kind_match("airport", "town"), 0);
    EXPECT_EQ(kind_match("city", "town"), 2) << "a settlement is a settlement";
    EXPECT_EQ(kind_match("district", "town"), 1);
    EXPECT_EQ(kind_match("embassy", "military_base"), 0);
    EXPECT_EQ(kind_match("hospital", "mosque"), 0);
    EXPECT_EQ(kind_match("hospital", "hospital"), 2);
    EXPECT_EQ(kind_match("building", "site"), 1);
    EXPECT_EQ(kind_match("mountain", "river"), 1);
    EXPECT_EQ(kind_match("", "town"), 0);
}

TEST(Kinds, GroupsTellSitesFromAreas) {
    EXPECT_TRUE(is_site(kind_group("dam")));
    EXPECT_TRUE(is_area(kind_group("governorate")));
    EXPECT_TRUE(is_area(kind_group("province")));
    EXPECT_TRUE(is_settled(kind_group("village")));
    EXPECT_FALSE(is_site(kind_group("city")));
}

} // namespace
} // namespace marsad::geocode
