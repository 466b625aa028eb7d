#include "render/scene.h"

#include "sample_events.h"

#include <gtest/gtest.h>

using namespace marsad;

namespace {

TEST(Scene, CountsEveryEventOnce) {
    const auto events = sample_events();
    const auto scene = render::make_scene(events);
    EXPECT_EQ(scene.total(), events.size());
    EXPECT_EQ(scene.not_placed, 1U);
    EXPECT_EQ(scene.not_dated, 0U);
    std::size_t by_type = 0;
    for (const auto count : scene.by_type) {
        by_type += count;
    }
    EXPECT_EQ(by_type, events.size());
    EXPECT_EQ(scene.countries, (std::set<std::string>{"AA", "BB"}));
    EXPECT_EQ(scene.dead, 51);
    EXPECT_TRUE(scene.dead_is_bound);
    ASSERT_TRUE(scene.dates);
    EXPECT_EQ(timeline::to_iso(scene.dates->first), "2021-03-03");
    EXPECT_EQ(timeline::to_iso(scene.dates->last), "2021-03-21");
}

TEST(Scene, LocalNamesAreArabicOnlyWhereTheyAre) {
    auto event = make_event({"Erbil", "Hewlêr", 44.0, 36.2, model::SubEventType::Attack});
    EXPECT_EQ(render::make_scene(std::vector{event}).events[0].name_ar, "");
    event.place->name_local = "أربيل";
    EXPECT_EQ(render::make_scene(std::vector{event}).events[0].name_ar, "أربيل");
}

TEST(Scene, NothingGivesAnEmptyScene) {
    const auto scene = render::make_scene({});
    EXPECT_EQ(scene.total(), 0U);
    EXPECT_FALSE(scene.dates);
}

} // namespace
