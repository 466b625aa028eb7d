#include "session/digest.h"

#include "session/command.h"
#include "session/sample.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <array>
#include <cmath>
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
            // Some stand at one place, most are anywhere.
            const int spot = draw(3) == 0 ? draw(9) : 9 + i;
            const double lon = spot < 9 ? -178.0 + 40.0 * spot : draw(3600) / 10.0 - 180.0;
            const double lat = spot < 9 ? -20.0 + 5.0 * spot : draw(1400) / 10.0 - 60.0;
            one.place = model::Place{"p:" + std::to_string(spot), "Place " + std::to_string(spot % 7), "", "", spot % 3 == 0 ? "Iraq" : "Fiji", "", "",
                                     *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}), 5.0, 1, 0.9, ""};
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

/// A view of the map by chance: a few degrees to all of the world, some across 180°.
geo::Bounds any_view(std::mt19937& random) {
    std::uniform_real_distribution<double> share(0.0, 1.0);
    const double west = -180.0 + 360.0 * share(random);
    const double wide = 360.0 * std::pow(share(random), 2.0);
    const double south = -80.0 + 140.0 * share(random);
    const double east = west + wide > 180.0 ? west + wide - 360.0 : west + wide;
    return {west, south, east, std::min(85.0, south + 10.0 + 120.0 * share(random))};
}

TEST_P(DigestTest, TheHistogramEqualsABruteForceCountUnderFiltersAndViews) {
    std::mt19937 random(GetParam() + 100);
    const auto draw = [&](int below) { return static_cast<int>(random() % static_cast<unsigned>(below)); };
    State state;
    Digest digest;
    apply(state, AddReports{many(GetParam(), 300)});
    std::uint64_t version = 0;
    std::size_t counted = 0;
    for (int round = 0; round < 120; ++round) {
        apply(state, ClearFilters{});
        for (int i = draw(3); i > 0; --i) {
            apply(state, ToggleFilter{Facet::Type, std::string(model::name(static_cast<model::EventType>(draw(6))))});
        }
        if (draw(4) == 0) {
            apply(state, SetFilterText{"p1"});
        }
        digest.refresh(state);
        const bool by_view = draw(4) > 0;
        const geo::Bounds view = any_view(random);
        const auto marks = rows_within(*digest.store(), view);
        const RowMask mask = by_view ? RowMask{marks, ++version} : RowMask{};
        const timeline::Day from = day("2019-01-01") + std::chrono::days(draw(800));
        const timeline::DayInterval axis{from, from + std::chrono::days(draw(700))};
        const auto unit = static_cast<timeline::BinUnit>(draw(5));
        const auto filtered = state.filtered();
        const auto& events = state.project.events();
        const auto within = [&](const model::Event& one) { return !by_view || (one.place && view.contains(one.place->position)); };
        const auto& histogram = digest.histogram(axis, unit, mask);
        std::size_t tallest = 0;
        for (std::size_t bin = 0; bin < histogram.bins.size(); ++bin) {
            const auto& days = histogram.bins[bin];
            const auto in_bin = [&](const model::Event& one) { return one.date && days.contains(one.date->first) && days.contains(one.date->last) && within(one); };
            std::array<std::size_t, kEventTypeCount> wanted{};
            for (const auto index : filtered) {
                wanted[static_cast<std::size_t>(model::type_of(events[index].sub_event_type))] += in_bin(events[index]) ? 1 : 0;
            }
            for (std::size_t type = 0; type < kEventTypeCount; ++type) {
                ASSERT_EQ(histogram.at(bin, type), wanted[type]) << "round " << round << ", " << timeline::to_iso(days.first);
                counted += wanted[type];
            }
            tallest = std::max<std::size_t>(tallest, static_cast<std::size_t>(std::count_if(events.begin(), events.end(), in_bin)));
        }
        ASSERT_EQ(digest.unfiltered_tallest(axis, unit, mask), tallest) << "the scale knows no filter";
    }
    EXPECT_GT(counted, 500U) << "the views show something";
}

TEST(RowMask, AViewAcross180DegreesHasTwoSides) {
    State state;
    Added added;
    added.reports = {report("a", "text")};
    for (const auto& [id, lon] : {std::pair{"a-1", 179.5}, {"a-2", -179.5}, {"a-3", 0.0}, {"a-4", 171.0}}) {
        added.events.push_back(event(id, "2021-01-05"));
        added.events.back().place = place(id, "", lon, 10.0);
    }
    added.events.push_back(event("a-5", "2021-01-05")); // nowhere
    apply(state, AddReports{added});
    Digest digest;
    digest.refresh(state);
    const auto ids = [&](const geo::Bounds& view) {
        std::string out;
        const auto marks = rows_within(*digest.store(), view);
        for (std::size_t i = 0; i < state.project.events().size(); ++i) {
            out += marks[digest.row_of(i)] != 0 ? state.project.events()[i].event_id.substr(2) : "";
        }
        return out;
    };
    EXPECT_EQ(ids({170.0, 0.0, -170.0, 20.0}), "124");
    EXPECT_EQ(ids({-170.0, 0.0, 170.0, 20.0}), "3");
    EXPECT_EQ(ids({-180.0, 0.0, 180.0, 20.0}), "1234");
    EXPECT_EQ(ids({-180.0, 11.0, 180.0, 20.0}), "");
    EXPECT_TRUE(RowMask{}.holds(7)) << "no mask lets all pass";
}

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
