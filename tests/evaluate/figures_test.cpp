#include "evaluate/figures.h"

#include <gtest/gtest.h>

#include <string>

namespace marsad::evaluate {
namespace {

struct Rounding {
    std::int64_t right;
    std::int64_t of;
    std::string told;
};

TEST(Figures, shares_have_three_decimals_at_most) {
    for (const auto& row : {Rounding{1, 3, "0.333"}, Rounding{2, 3, "0.667"}, Rounding{1, 2, "0.5"}, Rounding{4, 4, "1.0"}, Rounding{0, 7, "0.0"}, Rounding{1, 16, "0.062"}, Rounding{3, 16, "0.188"}, Rounding{0, 0, "null"}}) {
        Tally tally;
        tally[Count::Act] = row.right;
        tally[Count::ActN] = row.of;
        EXPECT_NE(figures_json(tally).find("\"actor_acc\": " + row.told + ","), std::string::npos) << row.right << "/" << row.of << " in " << figures_json(tally);
    }
}

TEST(Figures, the_median_is_the_middle_or_the_mean_of_both) {
    Tally tally;
    EXPECT_NE(figures_json(tally).find("\"median_km\": null"), std::string::npos);
    tally.add_distance(5.0);
    tally.add_distance(1.0);
    EXPECT_NE(figures_json(tally).find("\"median_km\": 3.0,"), std::string::npos);
    tally.add_distance(1.234);
    EXPECT_NE(figures_json(tally).find("\"median_km\": 1.23,"), std::string::npos);
}

TEST(Figures, languages_end_the_line) {
    Tally one;
    one[Count::Reports] = 2;
    const auto line = figures_json(one, {{"ar", one}, {"en", Tally{}}});
    EXPECT_TRUE(line.starts_with("{\"reports\": 2, \"failed\": 0,")) << line;
    EXPECT_NE(line.find("\"languages\": {\"ar\": {\"reports\": 2,"), std::string::npos) << line;
    EXPECT_NE(line.find("}, \"en\": {\"reports\": 0,"), std::string::npos) << line;
    EXPECT_TRUE(line.ends_with("}}}")) << line;
}

TEST(Figures, the_table_has_a_column_for_each) {
    Tally one;
    one[Count::Tp] = one[Count::Pred] = one[Count::Gold] = 3;
    const auto table = figures_table({{"ar", one}, {"all", Tally{}}});
    EXPECT_NE(table.find("            ar     all\n"), std::string::npos) << table;
    EXPECT_NE(table.find("f1                         1.0       0\n"), std::string::npos) << table;
    EXPECT_NE(table.find("main_recall                  -       -\n"), std::string::npos) << table;
}

} // namespace
} // namespace marsad::evaluate
