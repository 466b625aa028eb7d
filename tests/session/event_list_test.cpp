#include "session/sample.h"

namespace marsad::session {
namespace {

std::vector<std::string> sorted(std::vector<model::Event> events, SortOrder order) {
    std::vector<std::size_t> rows(events.size());
    for (std::size_t i = 0; i < rows.size(); ++i) {
        rows[i] = i;
    }
    sort_events(events, order, rows);
    std::vector<std::string> out;
    for (const auto row : rows) {
        out.push_back(events[row].event_id);
    }
    return out;
}

TEST(EventList, SortsByEveryColumnWithTheUnknownLast) {
    auto events = sample().events;
    events.push_back(event("c-1", ""));
    EXPECT_EQ(sorted(events, {SortColumn::Date, true}), (std::vector<std::string>{"b-1", "a-2", "a-1", "c-1"}));
    EXPECT_EQ(sorted(events, {SortColumn::Date, false}), (std::vector<std::string>{"a-1", "a-2", "b-1", "c-1"}));
    EXPECT_EQ(sorted(events, {SortColumn::Place, false}), (std::vector<std::string>{"a-2", "a-1", "b-1", "c-1"}));
    EXPECT_EQ(sorted(events, {SortColumn::Killed, true}).front(), "a-1");
    EXPECT_EQ(sorted(events, {SortColumn::Killed, false}).front(), "a-1") << "not said is no zero";
    EXPECT_EQ(sorted(events, {SortColumn::Type, false}).front(), "a-2");
}

TEST(EventList, TheQueueHoldsWhatNeedsAnEye) {
    auto events = sample().events;
    events[2].place = place("Basra", "البصرة", 47.8, 30.5);
    events.push_back(event("c-1", "2021-01-01"));
    events.push_back(event("c-2", ""));
    events[4].place = place("Mosul", "الموصل", 43.1, 36.3);
    events[0].candidates = {{"test:other", "Other Idlib", *geo::LonLat::from_degrees(geo::Lon{1}, geo::Lat{1}), 0.85}};
    events[1].candidates = {{"test:far", "Far", *geo::LonLat::from_degrees(geo::Lon{1}, geo::Lat{1}), 0.2}};
    const auto queue = make_queue(events);
    ASSERT_EQ(queue.size(), 3U);
    EXPECT_EQ(queue[0].event, 3U);
    EXPECT_EQ(queue[0].reason, QueueReason::NotPlaced);
    EXPECT_EQ(queue[1].reason, QueueReason::NotDated);
    EXPECT_EQ(queue[2].event, 0U) << "a rival far behind is none";
}

} // namespace
} // namespace marsad::session
