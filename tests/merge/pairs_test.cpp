// Pairs of events of two reports, the same or not, and why: tests/merge/pairs.tsv.

#include "base/rows.h"
#include "merge/grouping.h"
#include "merge/judge.h"
#include "merge/notation.h"
#include "merge/with_kin.h"

#include <algorithm>
#include <map>
#include <string>
#include <vector>

#include <fmt/format.h>
#include <gtest/gtest.h>

namespace marsad::merge::test {
namespace {

struct Pair {
    std::string name;
    bool same;
    std::string ground;
    model::Event a;
    model::Event b;
};

std::vector<Pair> pairs() {
    std::vector<Pair> all;
    const std::string table = base::read_file(std::filesystem::path(MARSAD_SOURCE_DIR) / "tests/merge/pairs.tsv").value();
    base::for_each_row(table, [&](std::size_t line, const std::vector<std::string_view>& columns) {
        ASSERT_EQ(columns.size(), 5U) << line;
        ASSERT_TRUE(columns[1] == "same" || columns[1] == "other") << line;
        all.push_back({std::string(columns[0]), columns[1] == "same", std::string(columns[2]), event_of(columns[3], "a"), event_of(columns[4], "b")});
    });
    return all;
}

std::string told(const Verdict& verdict) {
    std::string text = fmt::format("{} of {}:", verdict.points, verdict.needed);
    for (const Ground ground : verdict.grounds) {
        text += fmt::format(" {}", name(ground));
    }
    return text;
}

Verdict judged(const model::Event& a, const model::Event& b) {
    Names names;
    const Facts first = facts_of(a, kin(), names);
    const Facts second = facts_of(b, kin(), names);
    return judge(first, second, kin());
}

TEST(Pairs, are_judged_as_a_person_would_and_for_the_reason_given) {
    const auto all = pairs();
    ASSERT_GE(all.size(), 80U);
    for (const Pair& pair : all) {
        const Verdict verdict = judged(pair.a, pair.b);
        EXPECT_EQ(verdict.enough, pair.same) << pair.name << " " << told(verdict);
        const bool has = std::any_of(verdict.grounds.begin(), verdict.grounds.end(), [&](Ground ground) { return name(ground) == pair.ground; });
        EXPECT_TRUE(has) << pair.name << " lacks " << pair.ground << ": " << told(verdict);
    }
}

TEST(Pairs, are_judged_alike_in_either_order) {
    for (const Pair& pair : pairs()) {
        EXPECT_EQ(told(judged(pair.a, pair.b)), told(judged(pair.b, pair.a))) << pair.name;
    }
}

TEST(Pairs, are_grouped_as_they_are_judged_in_either_order) {
    for (const Pair& pair : pairs()) {
        const std::vector<model::Event> forwards{pair.a, pair.b};
        const std::vector<model::Event> backwards{pair.b, pair.a};
        for (const auto& events : {forwards, backwards}) {
            const Grouping grouping = group_events(events, kin());
            ASSERT_EQ(grouping.groups.size(), pair.same ? 1U : 2U) << pair.name;
            EXPECT_EQ(grouping.groups.front().links.size(), pair.same ? 1U : 0U) << pair.name;
        }
    }
}

/// No pair joins without a place and day that fit and something more.
TEST(Pairs, need_more_than_place_and_day) {
    for (const Pair& pair : pairs()) {
        const Verdict verdict = judged(pair.a, pair.b);
        const auto telling = std::count_if(verdict.grounds.begin(), verdict.grounds.end(), [](Ground ground) { return bearing(ground) == Bearing::For && ground != Ground::SamePlace; });
        EXPECT_TRUE(!verdict.enough || telling > 0) << pair.name;
    }
}

TEST(Grounds, have_names_of_their_own) {
    std::map<std::string_view, int> names;
    for (std::size_t i = 0; i < kGroundCount; ++i) {
        EXPECT_FALSE(name(static_cast<Ground>(i)).empty()) << i;
        EXPECT_EQ(names[name(static_cast<Ground>(i))]++, 0) << name(static_cast<Ground>(i));
    }
}

} // namespace
} // namespace marsad::merge::test
