#include "base/result.h"

#include <gtest/gtest.h>

#include <memory>

namespace marsad::base {
namespace {

Result<int> half_of(int number) {
    if (number % 2 != 0) {
        return failure(ErrorCode::BadFormat, "an odd number");
    }
    return number / 2;
}

Result<std::string> half_in_words(int number) {
    const auto half = half_of(number);
    if (!half) {
        return failure(half.error());
    }
    return std::to_string(*half);
}

TEST(Result, HoldsAValueOrAnError) {
    ASSERT_TRUE(half_of(4));
    EXPECT_EQ(*half_of(4), 2);
    const auto failed = half_of(5);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().code, ErrorCode::BadFormat);
}

TEST(Result, PassesAnErrorOnWhole) {
    const auto failed = half_in_words(5);
    ASSERT_FALSE(failed);
    EXPECT_EQ(failed.error().message, "an odd number");
    EXPECT_EQ(*half_in_words(6), "3");
}

TEST(Result, CarriesMoveOnlyValues) {
    Result<std::unique_ptr<int>> result = std::make_unique<int>(7);
    ASSERT_TRUE(result);
    const std::unique_ptr<int> owned = std::move(*result);
    EXPECT_EQ(*owned, 7);
}

} // namespace
} // namespace marsad::base
