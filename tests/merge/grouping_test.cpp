// Groups of more than two, decisions of the user, and what a merged event says.

#include "merge/combine.h"
#include "merge/grouping.h"
#include "merge/notation.h"
#include "merge/with_kin.h"

#include <algorithm>
#include <numeric>
#include <random>
#include <set>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace marsad::merge::test {
namespace {

constexpr const char* kRussia = "lang=en; pub=2024-05-03; day=2024-05-03; place=sarmin; type=air; weapon=airstrike; actor=Military Forces of Russia; dead=3";

/// Ids of each group, groups and members in order: "a-1 b-1 | c-1".
std::string grouped(const std::vector<model::Event>& events, const Decisions& decisions = {}) {
    std::string text;
    for (const Group& group : group_events(events, kin(), decisions).groups) {
        text += text.empty() ? "" : " |";
        for (const std::uint32_t member : group.members) {
            text += (text.empty() ? "" : " ") + events[member].event_id;
        }
    }
    return text;
}

model::Event with(std::string notation, const std::string& report, int number, const std::string& more = "") {
    notation += more.empty() ? "" : "; " + more;
    return event_of(notation, report, number);
}

std::vector<std::int64_t> numbered(std::size_t count) {
    std::vector<std::int64_t> orders(count);
    std::iota(orders.begin(), orders.end(), 0);
    return orders;
}

model::Event combined(const std::vector<model::Event>& events) {
    const Grouping grouping = group_events(events, kin());
    EXPECT_EQ(grouping.groups.size(), 1U);
    return combine(events, numbered(events.size()), grouping.groups.front(), kin());
}

TEST(Groups, two_strikes_of_one_report_stay_two_and_each_finds_its_own) {
    const std::vector<model::Event> events{with(kRussia, "a", 1), with(kRussia, "a", 2, "dead=9"), with(kRussia, "b", 1, "dead=9"), with(kRussia, "c", 1)};
    EXPECT_EQ(grouped(events), "a-1 c-1 | a-2 b-1");
}

TEST(Groups, an_event_that_fits_two_alike_joins_neither) {
    const std::vector<model::Event> events{with(kRussia, "a", 1), with(kRussia, "a", 2), with(kRussia, "b", 1)};
    EXPECT_EQ(grouped(events), "a-1 | a-2 | b-1");
    const Grouping grouping = group_events(events, kin());
    ASSERT_EQ(grouping.refusals.size(), 2U); // a-2 is not a-1, b-1 could be either
    EXPECT_EQ(grouping.refusals.back().verdict.grounds.back(), Ground::Undecided);
}

TEST(Groups, the_province_finds_its_town_but_not_one_of_two) {
    const std::string province = "lang=ar; pub=2024-05-03; day=2024-05-03; place=idlib-province; type=air; weapon=airstrike; actor=Military Forces of Russia; dead=3";
    const std::string ariha = "lang=en; pub=2024-05-03; day=2024-05-03; place=ariha; type=air; weapon=airstrike; actor=Military Forces of Russia; dead=3";
    EXPECT_EQ(grouped({with(province, "p", 1), with(kRussia, "a", 1)}), "a-1 p-1");
    EXPECT_EQ(grouped({with(province, "p", 1), with(kRussia, "a", 1), with(ariha, "b", 1)}), "a-1 | b-1 | p-1");
}

TEST(Groups, the_province_is_no_bridge_between_towns) {
    const std::string province = "lang=ar; pub=2024-05-03; day=2024-05-03; place=idlib-province; type=air; weapon=airstrike; actor=Military Forces of Russia; dead=3";
    const std::string ariha = "lang=en; pub=2024-05-03; day=2024-05-03; place=ariha; type=air; weapon=airstrike; actor=Military Forces of Russia";
    EXPECT_EQ(grouped({with(province, "p", 1), with(kRussia, "a", 1), with(ariha, "b", 1)}), "a-1 p-1 | b-1");
}

TEST(Groups, days_do_not_creep) {
    const auto on = [&](const std::string& report, const std::string& day) { return with(kRussia, report, 1, "day=" + day + "; dead=12"); };
    EXPECT_EQ(grouped({on("a", "2024-05-03"), on("b", "2024-05-04"), on("c", "2024-05-05")}).find("a-1 b-1 c-1"), std::string::npos);
}

TEST(Groups, who_contradicts_one_telling_stays_out_of_the_group) {
    const std::string unnamed = "lang=ar; pub=2024-05-03; day=2024-05-03; place=sarmin; type=air; weapon=airstrike; dead=3";
    const std::vector<model::Event> events{with(kRussia, "a", 1), with(unnamed, "b", 1), with(unnamed, "c", 1, "actor=Military Forces of Turkey")};
    const Grouping grouping = group_events(events, kin());
    for (const Group& group : grouping.groups) {
        const bool russia = std::count(group.members.begin(), group.members.end(), 0U) > 0;
        const bool turkey = std::count(group.members.begin(), group.members.end(), 2U) > 0;
        EXPECT_FALSE(russia && turkey);
    }
    EXPECT_EQ(grouping.groups.size(), 3U); // the unnamed one could be either
}

TEST(Groups, across_the_date_line) {
    auto a = with(kRussia, "a", 1);
    auto b = with(kRussia, "b", 1);
    a.place->position = *geo::LonLat::from_degrees(geo::Lon{179.999}, geo::Lat{-16.5});
    b.place->position = *geo::LonLat::from_degrees(geo::Lon{-179.999}, geo::Lat{-16.5});
    EXPECT_EQ(grouped({a, b}), "a-1 b-1");
}

/// Whatever the order of the input, the groups are the same.
TEST(Groups, do_not_depend_on_the_order_of_the_input) {
    std::mt19937 random(20240503);
    std::vector<model::Event> events;
    const std::vector<std::string> places{"sarmin", "ariha", "idlib-province", "aleppo", "aleppo-quarter", "nuseirat", "bureij"};
    const std::vector<std::string> actors{"actor=Military Forces of Russia", "actor=Military Forces of Israel", "hurt=4"};
    for (int i = 0; i < 600; ++i) {
        const auto pick = [&](std::size_t count) { return static_cast<std::size_t>(random() % count); };
        const int day = 1 + static_cast<int>(pick(4));
        std::string notation = fmt::format("lang=en; pub=2024-05-{:02}; day=2024-05-{:02}; place={}; type=air; weapon={}; {}", day + static_cast<int>(pick(2)), day, places[pick(places.size())],
                                           pick(2) == 0 ? "airstrike" : "drone", actors[pick(actors.size())]);
        notation += pick(2) == 0 ? fmt::format("; dead={}", pick(6)) : "";
        events.push_back(event_of(notation, "r" + std::to_string(i / 2), i % 2 + 1));
    }
    const std::string expected = grouped(events);
    EXPECT_LT(group_events(events, kin()).groups.size(), 550U); // something is merged
    for (int round = 0; round < 5; ++round) {
        std::shuffle(events.begin(), events.end(), random);
        EXPECT_EQ(grouped(events), expected);
    }
}

TEST(Groups, of_a_thousand_copies_are_one) {
    std::vector<model::Event> events;
    for (int i = 0; i < 1000; ++i) {
        events.push_back(with(kRussia, "r" + std::to_string(i), 1, "text=Warplanes struck a market in the town of Sarmin on Friday"));
    }
    const model::Event event = combined(events);
    ASSERT_TRUE(event.merge);
    EXPECT_EQ(event.merge->members.size(), 1000U);
    EXPECT_EQ(std::count_if(event.merge->members.begin(), event.merge->members.end(), [](const auto& member) { return member.copy_of.has_value(); }), 999);
}

TEST(Decisions, keep_apart_what_would_be_one) {
    const std::vector<model::Event> events{with(kRussia, "a", 1), with(kRussia, "b", 1), with(kRussia, "c", 1)};
    EXPECT_EQ(grouped(events), "a-1 b-1 c-1");
    EXPECT_EQ(grouped(events, {{{"a-1", "b-1", "c-1"}}, {}}), "a-1 | b-1 | c-1");
    EXPECT_EQ(group_events(events, kin(), {{{"a-1", "x-9"}}, {{"y-9", "a-1"}}}).unknown_ids, (std::vector<std::string>{"x-9", "y-9"}));
}

TEST(Decisions, join_what_would_be_several) {
    const std::vector<model::Event> events{with(kRussia, "a", 1), with(kRussia, "b", 1, "place=ariha"), with(kRussia, "c", 1, "day=2024-06-01"), with(kRussia, "d", 1)};
    EXPECT_EQ(grouped(events, {{}, {{"a-1", "b-1"}, {"c-1", "b-1"}}}).substr(0, 11), "a-1 b-1 c-1");
}

TEST(Combined, lists_who_says_what_and_gives_the_range) {
    const model::Event event = combined({with(kRussia, "en", 1, "dead=14; hurt=20; source=Agency A"), with(kRussia, "ar", 1, "lang=ar; dead=20; hurt=20; source=Agency B")});
    EXPECT_EQ(event.event_id, "ar-1"); // both on one day: the id decides
    EXPECT_EQ(event.fatalities, (model::CountRange{std::nullopt, 14, 20}));
    EXPECT_EQ(event.injuries, (model::CountRange{20, 20, 20}));
    ASSERT_EQ(event.merge->members.size(), 2U);
    EXPECT_EQ(event.merge->members[0].event.source, "Agency B");
    EXPECT_EQ(event.merge->members[1].event.fatalities.value, 14);
    ASSERT_EQ(event.merge->links.size(), 1U);
    EXPECT_EQ(event.merge->links[0].points - event.merge->links[0].needed, 2);
}

TEST(Combined, takes_the_figure_of_the_latest_day_where_figures_rise) {
    const model::Event risen = combined({with(kRussia, "a", 1), with(kRussia, "b", 1, "pub=2024-05-04; dead=5"), with(kRussia, "c", 1, "pub=2024-05-05; dead=7")});
    EXPECT_EQ(risen.event_id, "a-1");
    EXPECT_EQ(risen.fatalities, (model::CountRange{7, 3, 7}));
    const model::Event fallen = combined({with(kRussia, "a", 1, "dead=5"), with(kRussia, "b", 1, "pub=2024-05-04; dead=4")});
    EXPECT_EQ(fallen.fatalities, (model::CountRange{std::nullopt, 4, 5}));
    const model::Event open = combined({with(kRussia, "a", 1, "dead=5+"), with(kRussia, "b", 1, "dead=7")});
    EXPECT_EQ(open.fatalities, (model::CountRange{7, 5, 7}));
    const model::Event above = combined({with(kRussia, "a", 1, "dead=7"), with(kRussia, "b", 1, "dead=8+")});
    EXPECT_EQ(above.fatalities.low, 7);
    EXPECT_EQ(above.fatalities.high, std::nullopt);
}

TEST(Combined, takes_place_and_name_from_who_knows_them) {
    const std::string province = "lang=ar; pub=2024-05-02; day=2024-05-03; place=idlib-province; type=air; weapon=airstrike; actor=Military Forces of Russia; dead=3; target=Civilians (Syria)";
    const model::Event event = combined({with(province, "p", 1), with(kRussia, "a", 1, "target=Hayat Tahrir al-Sham")});
    EXPECT_EQ(event.event_id, "p-1"); // published first: ids do not change when more is known
    EXPECT_EQ(event.place->name, "Sarmin");
    EXPECT_EQ(event.actor2, "Hayat Tahrir al-Sham");
    EXPECT_EQ(event.assoc_actor2, std::vector<std::string>{"Civilians (Syria)"});
}

TEST(Combined, counts_short_copies_only_where_they_stand_alike) {
    auto a = with(kRussia, "a", 1, "text=غارة على سرمين");
    auto b = with(kRussia, "b", 1, "text=غارة على سرمين");
    EXPECT_TRUE(combined({a, b}).merge->members[1].copy_of);
    b.evidence[0].start += 40;
    EXPECT_FALSE(combined({a, b}).merge->members[1].copy_of);
}

TEST(Members, are_what_was_combined) {
    const std::vector<model::Event> events{with(kRussia, "b", 1), with(kRussia, "a", 1)};
    const auto members = members_of(combined(events));
    ASSERT_EQ(members.size(), 2U);
    EXPECT_EQ(members[0].event.event_id, "b-1"); // in the order of the layer before
    EXPECT_EQ(members[1].event.event_id, "a-1");
    EXPECT_EQ(members_of(events[0]).front().event.event_id, "b-1");
}

TEST(ActorKinTable, names_file_and_line_of_a_faulty_row) {
    base::Diagnostics diagnostics;
    const ActorKin read = ActorKin::read("# head\nunnamed\tNobody\nakin\tA\nfriend\tA\tB\nakin\tA\tB\n", "kin.tsv", diagnostics);
    ASSERT_EQ(diagnostics.all().size(), 2U);
    EXPECT_EQ(diagnostics.all()[0].line, 3U);
    EXPECT_EQ(diagnostics.all()[1].line, 4U);
    EXPECT_TRUE(read.is_unnamed("Nobody in particular"));
    EXPECT_TRUE(read.are_akin("B", "A"));
    EXPECT_FALSE(read.are_akin("A", "C"));
}

} // namespace
} // namespace marsad::merge::test
