#include "lexicon/name_table.h"

#include <gtest/gtest.h>

#include <string>
#include <utility>

namespace marsad::lexicon {
namespace {

constexpr NameTable kSigns(std::to_array<std::pair<std::string_view, int>>({{"month", 1}, {"weekday", 2}, {"day_part", 3}, {"day_word", 4}, {"number", 5}}));

TEST(NameTable, FindsEachNameAndNoOther) {
    for (const auto& [name, value] : std::to_array<std::pair<std::string, int>>({{"month", 1}, {"weekday", 2}, {"day_part", 3}, {"day_word", 4}, {"number", 5}})) {
        ASSERT_NE(kSigns.find(name), nullptr) << name;
        EXPECT_EQ(*kSigns.find(name), value) << name;
    }
    for (const std::string name : {"", "mont", "months", "Month", "day"}) {
        EXPECT_EQ(kSigns.find(name), nullptr) << name;
    }
}

TEST(NameTable, OneHashIsNotYetOneName) {
    EXPECT_EQ(kSigns.find("another", Name::hash_of("month")), nullptr);
}

TEST(NameTable, NamesThatFallOnOneSlotAreToldApart) {
    // Of sixteen slots, "a" and "q" want one, "i" and "y" another.
    constexpr NameTable kCrowded(std::to_array<std::pair<std::string_view, char>>({{"a", 'a'}, {"i", 'i'}, {"q", 'q'}, {"y", 'y'}}));
    for (const std::string name : {"a", "i", "q", "y"}) {
        ASSERT_NE(kCrowded.find(name), nullptr) << name;
        EXPECT_EQ(*kCrowded.find(name), name.front());
    }
    EXPECT_EQ(kCrowded.find("b"), nullptr);
}

} // namespace
} // namespace marsad::lexicon
