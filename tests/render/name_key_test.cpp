#include "render/name_key.h"

#include <gtest/gtest.h>

using marsad::render::name_key;
using marsad::render::names_same_place;

namespace {

TEST(NameKey, SpellingsOfOneNameMeet) {
    const std::pair<const char*, const char*> same[] = {{"Basra", "Al-Basrah"},        {"البصرة", "بصره"},        {"São Paulo", "Sao Paulo"}, {"Łódź", "Lodz"},
                                                        {"Ad Diwaniyah", "Diwaniya"}, {"Qamishli", "Al Kamishly"}, {"أربيل", "اربيل"},         {"Mosul", "mosul"}};
    for (const auto& [a, b] : same) {
        EXPECT_EQ(name_key(a), name_key(b)) << a << " " << b;
    }
}

TEST(NameKey, DifferentNamesStayApart) {
    const std::pair<const char*, const char*> different[] = {{"Basra", "Baghdad"}, {"Ain al-Asad", "Ain Arab"}, {"الموصل", "الميادين"}, {"Tikrit", "Taji"}};
    for (const auto& [a, b] : different) {
        EXPECT_NE(name_key(a), name_key(b)) << a << " " << b;
    }
}

TEST(NameKey, ANameInsideAPhraseIsTheSamePlace) {
    EXPECT_TRUE(names_same_place("near Tuz Khurmatu", "Tuz Khurmatu"));
    EXPECT_TRUE(names_same_place("قرب تدمر", "تدمر"));
    EXPECT_FALSE(names_same_place("Baghdad International Airport", "Baghdad"));
    EXPECT_FALSE(names_same_place("Green Zone", "Baghdad"));
    EXPECT_FALSE(names_same_place("", ""));
    EXPECT_FALSE(names_same_place("Erbil", ""));
}

} // namespace
