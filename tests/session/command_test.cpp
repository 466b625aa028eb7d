#include "session/sample.h"

namespace marsad::session {
namespace {

class CommandTest : public testing::Test {
  protected:
    void SetUp() override { apply(state_, AddReports{sample()}); }
    State state_;
};

TEST_F(CommandTest, AddedReportsSetTheTimeAxis) {
    EXPECT_EQ(state_.project.events().size(), 3U);
    EXPECT_EQ(state_.playback.extent(), (timeline::DayInterval{day("2021-01-05"), day("2021-06-30")}));
    EXPECT_EQ(state_.open_report, "b");
    ASSERT_NE(state_.project.report("a"), nullptr);
    EXPECT_EQ(state_.project.report("a")->report.body, "first text");
    EXPECT_EQ(state_.project.events_of("a").size(), 2U);
}

TEST_F(CommandTest, UndoTakesReportsOutAndRedoPutsThemBack) {
    apply(state_, Select{"b-1"});
    const auto revision = state_.project.revision();
    apply(state_, Undo{});
    EXPECT_TRUE(state_.project.events().empty());
    EXPECT_TRUE(state_.project.reports().empty());
    EXPECT_FALSE(state_.selected) << "a selection does not outlive its event";
    EXPECT_GT(state_.project.revision(), revision);
    apply(state_, Undo{});
    ASSERT_EQ(state_.toasts.size(), 1U);
    EXPECT_EQ(state_.toasts[0].key, "toast.nothing_to_undo");
    apply(state_, Redo{});
    EXPECT_EQ(state_.project.events().size(), 3U);
    EXPECT_TRUE(state_.project.index_of("b-1"));
    EXPECT_EQ(state_.playback.extent().last, day("2021-06-30"));
}

TEST_F(CommandTest, ARivalDateIsChosenAndUndone) {
    Added more;
    more.reports = {report("c", "third text")};
    more.events = {event("c-1", "2021-02-01")};
    more.events[0].date_candidates = {{{day("2021-02-05"), day("2021-02-20")}, "mid February"}};
    apply(state_, AddReports{more});
    apply(state_, ChooseDate{"c-1", 0});
    const auto& chosen = state_.project.events()[3];
    EXPECT_EQ(chosen.date, (timeline::DayInterval{day("2021-02-05"), day("2021-02-20")}));
    EXPECT_EQ(chosen.time_precision, timeline::TimePrecision::Longer);
    ASSERT_EQ(chosen.date_candidates.size(), 1U);
    EXPECT_EQ(chosen.date_candidates[0].interval.first, day("2021-02-01")) << "what was the date is a rival now";
    apply(state_, ChooseDate{"c-1", 7});
    apply(state_, ChooseDate{"nobody", 0});
    apply(state_, Undo{});
    EXPECT_EQ(state_.project.events()[3].date->first, day("2021-02-01")) << "orders that mean nothing are no steps";
    apply(state_, Undo{});
    EXPECT_EQ(state_.project.events().size(), 3U);
}

TEST_F(CommandTest, AnotherChangeForgetsWhatWasUndone) {
    apply(state_, Undo{});
    Added other;
    other.reports = {report("z", "text")};
    apply(state_, AddReports{other});
    apply(state_, Redo{});
    EXPECT_EQ(state_.project.reports().size(), 1U);
    EXPECT_EQ(state_.toasts.back().key, "toast.nothing_to_redo");
}

TEST_F(CommandTest, TheSameTextIsHereAndAnotherTextGetsAnotherName) {
    apply(state_, AddReports{sample()});
    EXPECT_EQ(state_.project.reports().size(), 2U);
    EXPECT_EQ(state_.toasts.back().key, "toast.already_here");
    Added other;
    other.reports = {report("a", "quite another text")};
    other.events = {event("a-1", "2021-04-01")};
    other.reports[0].places = {{"a", "Erbil", std::nullopt, {"a-1"}, {}}};
    apply(state_, AddReports{other});
    EXPECT_NE(state_.project.report("a~2"), nullptr);
    ASSERT_TRUE(state_.project.index_of("a~2-1"));
    EXPECT_EQ(state_.project.report("a~2")->places[0].event_ids[0], "a~2-1");
    EXPECT_EQ(state_.project.events_of("a").size(), 2U);
}

TEST_F(CommandTest, SelectionOpensTheReportOfItsEvent) {
    apply(state_, Select{"a-2"});
    EXPECT_EQ(state_.open_report, "a");
    apply(state_, FocusField{Field::Where});
    EXPECT_EQ(state_.focused, Field::Where);
    apply(state_, FocusField{Field::Where});
    EXPECT_FALSE(state_.focused) << "a second click lets go";
    apply(state_, Select{"nobody"});
    EXPECT_FALSE(state_.selected);
}

TEST_F(CommandTest, ArrowsWalkTheListAsSorted) {
    apply(state_, SelectNeighbour{1});
    EXPECT_EQ(state_.selected, "b-1") << "the newest stands first";
    apply(state_, SelectNeighbour{1});
    EXPECT_EQ(state_.selected, "a-2");
    apply(state_, SortBy{SortColumn::Date});
    apply(state_, SelectNeighbour{1});
    EXPECT_EQ(state_.selected, "b-1");
    apply(state_, SelectNeighbour{5});
    EXPECT_EQ(state_.selected, "b-1");
}

TEST_F(CommandTest, JumpsToTheEventsThatPassTheFilters) {
    apply(state_, SetNow{day("2021-02-01")});
    apply(state_, JumpToEvent{1});
    EXPECT_EQ(state_.playback.now(), day("2021-03-01"));
    apply(state_, ToggleFilter{Facet::Type, "Explosions/Remote violence"});
    apply(state_, JumpToEvent{-1});
    EXPECT_EQ(state_.playback.now(), day("2021-01-05"));
    apply(state_, JumpToEvent{-1});
    EXPECT_EQ(state_.toasts.back().key, "toast.no_earlier_event");
}

TEST_F(CommandTest, TheWindowHidesAndTheFilterHides) {
    apply(state_, SetWindow{{day("2021-02-01"), day("2021-06-30")}});
    EXPECT_EQ(state_.in_window(), (std::vector<std::size_t>{1, 2}));
    apply(state_, OnlyFilter{Facet::Type, "Battles"});
    EXPECT_EQ(state_.in_window(), (std::vector<std::size_t>{1}));
    apply(state_, ClearFilters{});
    apply(state_, SetMode{timeline::PlayMode::All});
    EXPECT_EQ(state_.in_window().size(), 3U);
}

TEST_F(CommandTest, SettingsAreCut) {
    apply(state_, SetScale{9.0});
    EXPECT_EQ(state_.settings.scale, Settings::kMaxScale);
    apply(state_, TogglePanel{PanelName::Left});
    EXPECT_FALSE(state_.settings.left_open);
    apply(state_, ShowTab{LeftTab::Filters});
    EXPECT_TRUE(state_.settings.left_open);
    apply(state_, Quit{});
    EXPECT_TRUE(state_.quit);
}

} // namespace
} // namespace marsad::session
