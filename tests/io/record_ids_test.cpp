#include "io/record_ids.h"

#include <gtest/gtest.h>

namespace marsad::io {
namespace {

TEST(Digests, know_each_once_however_many) {
    Digests digests;
    for (const std::uint64_t step : {std::uint64_t{1}, std::uint64_t{1} << 40U}) { // the same slot again and again
        for (std::uint64_t i = 2; i < 5000; ++i) {
            ASSERT_TRUE(digests.insert(i * step)) << i;
        }
    }
    for (std::uint64_t i = 2; i < 5000; ++i) {
        ASSERT_FALSE(digests.insert(i)) << i;
    }
    EXPECT_TRUE(digests.insert(0));
    EXPECT_FALSE(digests.insert(0));
}

TEST(RecordIds, later_holders_get_numbers_that_nobody_has) {
    RecordIds ids;
    EXPECT_EQ(ids.claim("a"), "a");
    EXPECT_EQ(ids.claim("a~2"), "a~2");
    EXPECT_EQ(ids.claim("a"), "a~3");
    EXPECT_EQ(ids.claim("a"), "a~4");
    EXPECT_EQ(ids.claim("a~2"), "a~2~2");
    EXPECT_EQ(ids.claim_event("a"), "a"); // events are counted apart
    EXPECT_EQ(ids.claim_event("a"), "a~2");
}

} // namespace
} // namespace marsad::io
