#include "session/choice.h"

#include "sample.h"
#include "session/digest.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <random>
#include <set>

namespace marsad::session {
namespace {

geo::LonLat at(double lon, double lat) { return *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}); }
geo::DrawnArea box(double west, double south, double east, double north) { return *geo::DrawnArea::box(west, south, east, north); }

TEST(MapArea, TheLastOutlineThatHoldsAPointDecides) {
    MapArea area;
    area.remove(box(0, 0, 1, 1));
    EXPECT_TRUE(area.empty()) << "nothing to take from";
    area.add(box(30, 30, 40, 40));
    area.remove(box(33, 33, 36, 36));
    area.add(box(34, 34, 35, 35));
    EXPECT_TRUE(area.contains(at(31, 31)));
    EXPECT_FALSE(area.contains(at(33.5, 33.5)));
    EXPECT_TRUE(area.contains(at(34.5, 34.5)));
    EXPECT_FALSE(area.contains(at(50, 35)));
}

TEST(Choice, AgreesWithASetOfIndices) {
    std::mt19937 random(7);
    Choice choice;
    std::set<std::size_t> oracle;
    for (int round = 0; round < 300; ++round) {
        std::vector<std::size_t> events;
        for (auto i = random() % 20; i > 0; --i) {
            events.push_back(random() % 60);
        }
        const auto step = static_cast<ChoiceStep>(random() % 8 == 0 ? 0 : 1 + random() % 2);
        const auto before = choice.version();
        choice.change(step, events, std::nullopt);
        EXPECT_GT(choice.version(), before);
        if (step == ChoiceStep::Replace) {
            oracle.clear();
        }
        for (const std::size_t event : events) {
            step == ChoiceStep::Remove ? static_cast<void>(oracle.erase(event)) : static_cast<void>(oracle.insert(event));
        }
        if (round % 10 == 9) {
            choice.keep_first(50);
            oracle.erase(oracle.lower_bound(50), oracle.end());
        }
        ASSERT_TRUE(std::equal(oracle.begin(), oracle.end(), choice.events().begin(), choice.events().end()));
        for (std::size_t event = 0; event < 60; ++event) {
            ASSERT_EQ(choice.contains(event), oracle.contains(event));
        }
    }
}

TEST(Choice, CommandsChooseListFilterAndLetGo) {
    State state;
    apply(state, AddReports{sample()});
    apply(state, ChooseEvents{ChoiceStep::Replace, {1, 0, 99}, box(36, 35, 45, 37)});
    EXPECT_EQ(state.choice.events(), (std::vector<std::size_t>{0, 1})) << "what is not there cannot be chosen";
    const ChoiceSums sums = sums_of(state.project.events(), state.choice);
    EXPECT_EQ(sums.events, 2U);
    EXPECT_EQ(sums.killed, 3);
    EXPECT_EQ(sums.toll_unknown, 1U);

    apply(state, ListChoice{true});
    EXPECT_TRUE(state.list_choice);
    apply(state, SelectNeighbour{1});
    apply(state, SelectNeighbour{1});
    apply(state, SelectNeighbour{1});
    EXPECT_EQ(state.selected, "a-1") << "b-1 is not in the list that is walked";

    apply(state, ChooseEvents{ChoiceStep::Remove, {1}, box(43, 36, 45, 37)});
    EXPECT_EQ(state.choice.events(), (std::vector<std::size_t>{0}));
    apply(state, FilterByArea{state.choice.area()});
    Digest digest;
    digest.refresh(state);
    EXPECT_EQ(digest.list(), (std::vector<std::size_t>{0})) << "Erbil was taken out, b-1 has no place";
    EXPECT_EQ(state.filtered(), digest.list());
    apply(state, ClearFilters{});
    digest.refresh(state);
    EXPECT_EQ(digest.list().size(), 3U);

    apply(state, ClearChoice{});
    EXPECT_TRUE(state.choice.empty());
    EXPECT_FALSE(state.list_choice);
    apply(state, ListChoice{true});
    EXPECT_FALSE(state.list_choice) << "nothing to list";
}

TEST(Bookmarks, AreAddedRenamedAndRemoved) {
    State state;
    const MapView view{at(44, 33), 6.0};
    apply(state, AddBookmark{{"  Baghdad\tand\nround it ", view, std::nullopt}});
    apply(state, AddBookmark{{" \n ", view, std::nullopt}});
    ASSERT_EQ(state.settings.bookmarks.size(), 1U) << "without a name there is none";
    EXPECT_EQ(state.settings.bookmarks[0].name, "Baghdad and round it") << "one line of the settings file";
    apply(state, AddBookmark{{"Basra", view, std::nullopt}});
    apply(state, RenameBookmark{1, "البصرة"});
    apply(state, RenameBookmark{1, "  "});
    apply(state, RenameBookmark{7, "nobody"});
    EXPECT_EQ(state.settings.bookmarks[1].name, "البصرة");
    apply(state, RemoveBookmark{7});
    apply(state, RemoveBookmark{0});
    ASSERT_EQ(state.settings.bookmarks.size(), 1U);
    EXPECT_EQ(state.settings.bookmarks[0].name, "البصرة");
}

TEST(Choice, WhatIsUndoneIsNoLongerChosen) {
    State state;
    apply(state, AddReports{sample()});
    apply(state, ChooseEvents{ChoiceStep::Replace, {0, 1, 2}, box(36, 35, 45, 37)});
    apply(state, ListChoice{true});
    apply(state, Undo{});
    EXPECT_TRUE(state.choice.empty());
    EXPECT_TRUE(state.choice.area().empty());
    EXPECT_FALSE(state.list_choice);
}

} // namespace
} // namespace marsad::session
