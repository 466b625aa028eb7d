#include "session/digest.h"

#include "session/command.h"
#include "session/sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <numeric>
#include <random>
#include <set>

namespace marsad::session {
namespace {

/// Some hundred events over three years: vague and exact, with and without date, place and toll.
Added many(unsigned seed, int count) {
    std::mt19937 random(seed);
    const auto draw = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    Added added;
    added.reports = {report("m", "text")};
    for (int i = 0; i < count; ++i) {
        model::Event one = event("m-" + std::to_string(i + 1), "2020-01-01");
        one.report_id = "m";
        if (draw(10) == 0) {
            one.date.reset();
        } else {
            const timeline::Day first = day("2019-01-01") + std::chrono::days(draw(1000));
            one.date = timeline::DayInterval{first, first + std::chrono::days(draw(4) == 0 ? draw(60) : 0)};
            one.time_precision = timeline::precision_of(*one.date);
        }
        one.sub_event_type = static_cast<model::SubEventType>(draw(25));
        one.weapon = static_cast<model::Weapon>(draw(14));
        one.confidence = draw(101) / 100.0;
        one.verification = static_cast<model::Verification>(draw(4));
        static constexpr const char* kActors[] = {"", "A", "B", "C (Iraq)"};
        if (const char* actor = kActors[draw(4)]; *actor != 0) {
            one.actor1 = actor;
        }
        if (draw(3) == 0) {
            one.assoc_actor2 = {kActors[1 + draw(2)], kActors[3]};
        }
        one.source = draw(3) == 0 ? std::optional<std::string>() : "Source " + std::to_string(draw(5));
        if (draw(5) > 0) {
            const int spot = draw(9);
            one.place = model::Place{"p:" + std::to_string(spot), "Place " + std::to_string(spot % 7), "", "", spot % 3 == 0 ? "Iraq" : "Fiji", "", "",
                                     *geo::LonLat::from_degrees(geo::Lon{-178.0 + 40.0 * spot}, geo::Lat{-20.0 + 5.0 * spot}), 5.0, 1, 0.9, ""};
        } else {
            one.place.reset();
        }
        if (draw(3) > 0) {
            one.fatalities = {draw(20), 0, 0};
            one.fatalities.low = one.fatalities.high = one.fatalities.value;
        }
        added.events.push_back(std::move(one));
    }
    return added;
}

/// Of any facet; most are none of the facet that they are chosen for.
std::string random_value(int number) {
    static constexpr const char* kValues[] = {"Battles", "Riots", "Protests", "drone", "rocket", "ied", "A", "B", "C (Iraq)", "Iraq", "Fiji", "", "Source 1", "Source 2", "0", "1", "2-4", "not said", "high", "low", "medium", "confirmed", "unchecked", "false"};
    return kValues[static_cast<std::size_t>(number) % std::size(kValues)];
}

class DigestTest : public testing::TestWithParam<unsigned> {};

// What the digest keeps must be what the state says when it is asked anew.
TEST_P(DigestTest, AgreesWithTheStateWhateverIsDone) {
    std::mt19937 random(GetParam());
    const auto draw = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    State state;
    Digest digest;
    digest.refresh(state);
    EXPECT_TRUE(digest.list().empty());
    apply(state, AddReports{many(GetParam(), 200)});
    for (int step = 0; step < 40; ++step) {
        switch (draw(12)) {
        case 0: apply(state, SetMode{static_cast<timeline::PlayMode>(draw(4))}); break;
        case 1: apply(state, SetWindowDays{1 + draw(200)}); break;
        case 2: apply(state, SetNow{day("2019-01-01") + std::chrono::days(draw(1000))}); break;
        case 3: apply(state, SetFade{draw(60)}); break;
        case 4: apply(state, ToggleFilter{Facet::Type, std::string(model::name(static_cast<model::EventType>(draw(6))))}); break;
        case 5: draw(2) == 0 ? apply(state, ClearFilters{}) : apply(state, ToggleFilter{kFacets[static_cast<std::size_t>(draw(8))], random_value(draw(40))}); break;
        case 9: apply(state, FilterWithin{draw(2) == 0 ? std::nullopt : std::optional(geo::Bounds{draw(340) - 170.0, -30.0, draw(340) - 170.0, draw(40) - 10.0})}); break;
        case 10: apply(state, SetFilterText{draw(2) == 0 ? "" : "place " + std::to_string(draw(8))}); break;
        case 6: apply(state, SortBy{static_cast<SortColumn>(draw(4))}); break;
        case 7: session::apply(state, draw(2) == 0 ? Command(Undo{}) : Command(Redo{})); break;
        case 8: apply(state, DateEvent{"m-" + std::to_string(1 + draw(200)), {day("2020-05-01"), day("2020-05-03")}}); break;
        default: break;
        }
        digest.refresh(state);
        auto listed = digest.list();
        auto filtered = state.filtered();
        auto sorted = filtered;
        sort_events(state.project.events(), state.sort, sorted);
        EXPECT_EQ(listed, sorted);
        std::set<std::size_t> shown;
        for (const auto row : digest.shown_rows()) {
            shown.insert(digest.event_of(row));
        }
        const auto in_window = state.in_window();
        EXPECT_EQ(shown, std::set<std::size_t>(in_window.begin(), in_window.end()));
        std::size_t before = 0;
        for (const auto row : digest.shown_rows()) {
            const std::size_t event = digest.event_of(row);
            EXPECT_DOUBLE_EQ(digest.moment().opacity(row), state.playback.opacity(*state.project.events()[event].date));
            EXPECT_EQ(digest.shown_before(event), before++);
        }
        EXPECT_EQ(digest.sums().events, before);
        for (const Facet facet : kFacets) {
            auto counts = count_facet(state.project.events(), state.filters, facet);
            for (auto& count : counts) {
                Filters one = state.filters;
                one.chosen[facet] = {count.value};
                const auto rows = passing(state.project.events(), one);
                count.shown = static_cast<std::size_t>(std::count_if(rows.begin(), rows.end(), [&](std::size_t index) {
                    const auto& date = state.project.events()[index].date;
                    return date && date->overlaps(state.playback.shown());
                }));
            }
            EXPECT_EQ(digest.facet(facet), counts) << "facet " << static_cast<int>(facet);
        }
        for (std::size_t i = 0; i < state.project.events().size(); ++i) {
            EXPECT_EQ(digest.is_shown(i), shown.contains(i));
        }
        const auto& sums = digest.sums();
        std::int64_t killed = 0;
        std::size_t within = 0;
        for (const auto index : in_window) {
            const auto& one = state.project.events()[index];
            if (one.date->last >= state.playback.shown().first) {
                killed += one.fatalities.low.value_or(one.fatalities.value.value_or(0));
                ++within;
            }
        }
        EXPECT_EQ(sums.killed, killed);
        EXPECT_EQ(sums.in_days, within);
        EXPECT_EQ(std::accumulate(sums.by_type.begin(), sums.by_type.end(), std::size_t{0}), within);
        const timeline::DayInterval axis = state.playback.extent();
        const auto& histogram = digest.histogram(axis, timeline::BinUnit::Month);
        std::size_t bars = 0;
        for (std::size_t bin = 0; bin < histogram.bins.size(); ++bin) {
            bars += histogram.total(bin);
        }
        EXPECT_EQ(bars + digest.uncertain_rows(timeline::BinUnit::Month).size() + digest.undated(), filtered.size()) << "every event is in a bar, uncertain or undated";
    }
}

INSTANTIATE_TEST_SUITE_P(Seeds, DigestTest, testing::Range(1U, 9U));

TEST(Digest, NothingIsMadeAnewWhileOnlyTimePasses) {
    State state;
    apply(state, AddReports{sample()});
    Digest digest;
    digest.refresh(state);
    const auto events = digest.events_version();
    const auto list = digest.list_version();
    const auto store = digest.store();
    apply(state, SetMode{timeline::PlayMode::Window});
    state.playback.play();
    for (int i = 0; i < 20; ++i) {
        static_cast<void>(state.playback.update(0.1));
        digest.refresh(state);
    }
    EXPECT_EQ(digest.events_version(), events);
    EXPECT_EQ(digest.list_version(), list);
    EXPECT_EQ(digest.store(), store);
    apply(state, SetFilterText{"nothing of this kind"});
    digest.refresh(state);
    EXPECT_EQ(digest.events_version(), events);
    EXPECT_GT(digest.list_version(), list);
    EXPECT_TRUE(digest.list().empty());
}

} // namespace
} // namespace marsad::session
