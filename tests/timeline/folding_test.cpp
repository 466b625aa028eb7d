#include "timeline/folding.h"

#include <gtest/gtest.h>

#include <random>
#include <set>

namespace marsad::timeline {
namespace {

Day day(std::string_view iso) { return *parse_iso_day(iso); }
DayInterval days(std::string_view first, std::string_view last) { return {day(first), day(last)}; }
double number(Day at) { return static_cast<double>(at.time_since_epoch().count()); }

class Chance {
  public:
    explicit Chance(unsigned seed) : random_(seed) {}
    int pick(int least, int most) { return std::uniform_int_distribution<int>(least, most)(random_); }
    double share() { return std::uniform_real_distribution<double>(0.0, 1.0)(random_); }
    /// In order and apart, around the epoch; wholly folded, or on their way.
    std::vector<Fold> folds(bool whole) {
        std::vector<Fold> out;
        Day at{std::chrono::days{pick(-800, 0)}};
        for (int i = pick(0, 8); i > 0; --i) {
            at += std::chrono::days{pick(1, 90)};
            const DayInterval gap{at, at + std::chrono::days{pick(0, 300)}};
            out.push_back({gap, whole ? 1.0 : share()});
            at = gap.last + std::chrono::days{1};
        }
        return out;
    }

  private:
    std::mt19937 random_;
};

TEST(Folding, WithoutFoldsTimeIsAsItIs) {
    const Folding none;
    EXPECT_EQ(none.measure(18'000.25).open, 18'000.25);
    EXPECT_EQ(none.measure(18'000.25).breaks, 0.0);
    EXPECT_EQ(none.place(-3.5, {2.0, 14.0}), -7.0);
    EXPECT_EQ(none.moment_at(-7.0, {2.0, 14.0}), -3.5);
    EXPECT_EQ(none.at(0.0), nullptr);
}

TEST(Folding, AFoldTakesItsBreakAndNoMore) {
    const DayInterval gap = days("2021-03-01", "2021-05-31");
    const Folding folding({{gap, 1.0}});
    const Folding::Scale scale{10.0, 14.0};
    const double before = folding.place(number(day("2021-02-28")), scale);
    const double begin = folding.place(number(gap.first), scale);
    const double end = folding.place(number(gap.last) + 1.0, scale);
    EXPECT_DOUBLE_EQ(begin - before, 10.0);
    EXPECT_DOUBLE_EQ(end - begin, 14.0);
    EXPECT_DOUBLE_EQ(folding.place(number(gap.first) + 46.0, scale) - begin, 7.0) << "half of it";
    EXPECT_DOUBLE_EQ(folding.place(number(day("2021-06-11")), scale) - end, 100.0);
    ASSERT_NE(folding.at(number(gap.last) + 0.9), nullptr);
    EXPECT_EQ(folding.at(number(gap.last) + 1.0), nullptr);
    EXPECT_EQ(folding.at(number(gap.first) - 0.1), nullptr);
}

TEST(Folding, PlacesGrowWithTimeAndLeadBack) {
    for (unsigned seed = 0; seed < 400; ++seed) {
        Chance chance(seed);
        const Folding folding(chance.folds(seed % 2 == 0));
        const Folding::Scale scale{0.02 + chance.share() * 40.0, 14.0};
        double moment = -1000.0;
        double last = folding.place(moment, scale);
        for (int step = 0; step < 300; ++step) {
            const double next = moment + chance.share() * 12.0;
            const double place = folding.place(next, scale);
            ASSERT_GE(place, last);
            ASSERT_TRUE(next == moment || place > last) << "no two moments share a place";
            ASSERT_NEAR(folding.moment_at(place, scale), next, 1e-6);
            ASSERT_NEAR(folding.place(folding.moment_at(place, scale), scale), place, 1e-6);
            moment = next;
            last = place;
        }
    }
}

TEST(Folding, MeasuresAsADayByDayCountDoes) {
    for (unsigned seed = 0; seed < 100; ++seed) {
        Chance chance(seed);
        const auto folds = chance.folds(seed % 2 == 0);
        const Folding folding(folds);
        double open = 0.0;
        double breaks = 0.0;
        const auto start = folding.measure(-900.0);
        for (int at = -900; at < 2500; ++at) {
            const auto found = folding.measure(at);
            ASSERT_NEAR(found.open - start.open, open, 1e-6) << at;
            ASSERT_NEAR(found.breaks - start.breaks, breaks, 1e-9) << at;
            const Day today{std::chrono::days{at}};
            const auto fold = std::find_if(folds.begin(), folds.end(), [&](const Fold& one) { return one.days.contains(today); });
            open += fold == folds.end() ? 1.0 : 1.0 - fold->share;
            breaks += fold == folds.end() ? 0.0 : fold->share / fold->days.length_days();
            const Fold* held = folding.at(at + 0.5);
            ASSERT_EQ(held != nullptr, fold != folds.end());
            ASSERT_TRUE(held == nullptr || held->days == fold->days);
        }
    }
}

TEST(EmptyStretches, EqualADayByDayCount) {
    for (unsigned seed = 0; seed < 200; ++seed) {
        Chance chance(seed);
        std::vector<DayInterval> events;
        std::set<int> busy;
        for (int i = chance.pick(1, 30); i > 0; --i) {
            const int first = chance.pick(0, 1500);
            const int last = first + (chance.pick(0, 3) == 0 ? chance.pick(0, 30) : 0); // a month at most
            events.push_back({Day{std::chrono::days{first}}, Day{std::chrono::days{last}}});
            for (int at = first; at <= last; ++at) {
                busy.insert(at);
            }
        }
        const int least = chance.pick(1, 60);
        std::vector<DayInterval> wanted;
        for (auto at = busy.begin(); std::next(at) != busy.end(); ++at) {
            if (*std::next(at) - *at - 1 >= least) {
                wanted.push_back({Day{std::chrono::days{*at + 1}}, Day{std::chrono::days{*std::next(at) - 1}}});
            }
        }
        ASSERT_EQ(empty_stretches(events, least), wanted);
    }
}

TEST(EmptyStretches, AVagueEventHoldsNoYearOpenUnlessItWouldVanish) {
    const std::vector<DayInterval> sticks_out{days("2019-06-01", "2019-06-01"), days("2019-01-01", "2019-12-31"), days("2020-06-01", "2020-06-01")};
    EXPECT_EQ(empty_stretches(sticks_out, 7), (std::vector{days("2019-01-02", "2019-05-31"), days("2019-06-02", "2020-05-31")}));
    const std::vector<DayInterval> hidden{days("2018-06-01", "2018-06-01"), days("2019-01-01", "2019-12-31"), days("2020-06-01", "2020-06-01")};
    EXPECT_EQ(empty_stretches(hidden, 7), (std::vector{days("2018-06-02", "2018-12-31"), days("2020-01-01", "2020-05-31")}));
    EXPECT_TRUE(empty_stretches({}, 7).empty());
}

TEST(LeastFold, FoldsWhatTakesThriceItsBreakAndLeavesRoomForDays) {
    int some = 0;
    for (unsigned seed = 0; seed < 300; ++seed) {
        Chance chance(seed);
        std::vector<DayInterval> gaps;
        for (const Fold& fold : chance.folds(true)) {
            gaps.push_back(fold.days);
        }
        const double first = chance.pick(-900, 0);
        const double end = first + chance.pick(30, 2000);
        const double width = chance.pick(200, 2000);
        const int least = least_fold_days(gaps, first, end, width, 14.0);
        ASSERT_GE(least, 7);
        std::vector<Fold> folded;
        for (const DayInterval& gap : gaps) {
            if (gap.length_days() >= least) {
                folded.push_back({gap, 1.0});
            }
        }
        const Folding folding(folded);
        const auto from = folding.measure(first);
        const auto to = folding.measure(end);
        ASSERT_LE((to.breaks - from.breaks) * 14.0, width / 5.0 + 1e-9);
        ASSERT_TRUE(to.breaks == from.breaks || to.open - from.open >= 1.0);
        // What is folded would take thrice its break, as wide as a day is then.
        const double day = (width - (to.breaks - from.breaks) * 14.0) / std::max(1.0, to.open - from.open);
        for (const Fold& fold : folded) {
            ASSERT_GE(fold.days.length_days() * day, 42.0);
        }
        some += folded.empty() ? 0 : 1;
    }
    EXPECT_GT(some, 100);
    EXPECT_EQ(least_fold_days({2.0, 14.0}), 21);
    EXPECT_EQ(least_fold_days({100.0, 14.0}), 7) << "an empty week at least";
}

} // namespace
} // namespace marsad::timeline
