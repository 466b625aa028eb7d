#include "ui/date_parser.h"

#include "base/file.h"
#include "base/rows.h"
#include "i18n/texts.h"
#include "texts_for_tests.h"
#include "ui/date_text.h"

#include <gtest/gtest.h>

#include <filesystem>

namespace marsad::ui {
namespace {

using timeline::Day;
using timeline::parse_iso_day;
using timeline::to_iso;

const std::filesystem::path kSource = MARSAD_SOURCE_DIR;

i18n::Texts texts(std::string_view language) {
    base::Diagnostics diagnostics;
    auto out = i18n::Texts::load(kSource / "assets" / "interface", language, diagnostics);
    EXPECT_TRUE(out.has_value());
    return std::move(*out);
}

/// The days of the tables: June 2019 to February 2022, now on 2022-01-20.
DateContext context() { return {{*parse_iso_day("2019-06-03"), *parse_iso_day("2022-02-14")}, *parse_iso_day("2022-01-20")}; }

std::string problem_name(DateProblem problem) {
    static constexpr const char* kNames[] = {"none", "empty", "not_a_day", "not_a_month", "unknown_word", "not_a_date", "backwards", "outside"};
    return kNames[static_cast<std::size_t>(problem)];
}

std::string told(const DateInput& input) {
    if (input.problem != DateProblem::None) {
        return problem_name(input.problem);
    }
    return to_iso(input.days.first) + " " + to_iso(input.days.last) + (input.both_ends ? " both" : "");
}

TEST(DateParser, ReadsTheTable) {
    const auto table = base::read_file(kSource / "tests" / "data" / "ui" / "typed_dates.tsv");
    ASSERT_TRUE(table.has_value());
    for (const auto* language : {"en", "ar"}) { // both languages know both languages' words
        const auto words = date_vocabulary(texts(language));
        std::size_t rows = 0;
        base::for_each_row(*table, [&](std::size_t line, const std::vector<std::string_view>& columns) {
            ASSERT_EQ(columns.size(), 2U) << "line " << line;
            EXPECT_EQ(told(parse_date(columns[0], words, context())), columns[1]) << "line " << line << ": " << columns[0];
            ++rows;
        });
        EXPECT_GT(rows, 60U);
    }
}

TEST(DateParser, SaysWhatIsWrong) {
    const auto english = texts("en");
    const auto words = date_vocabulary(english);
    const auto why = [&](std::string_view typed) {
        return plain(problem_text(english, parse_date(typed, words, context()), context().extent));
    };
    EXPECT_EQ(why("31 Feb 2022"), "31 Feb is not a day. Last day of February 2022: 28.");
    EXPECT_EQ(why("2020-02-30"), "2020-02-30 is not a day. Last day of February 2020: 29.");
    EXPECT_EQ(why("2022-13-01"), "There is no month 13; a year has 12.");
    EXPECT_EQ(why("3 yaniv 22"), "“yaniv” is no month. Write 2022-01-03, 3 jan 22 or last 30 days.");
    EXPECT_EQ(why("1990"), "The days here run from 3 Jun 2019 to 14 Feb 2022.");
    EXPECT_EQ(why("5 feb 2022 - 3 jan 2022"), "The first day lies after the last one.");
    EXPECT_EQ(why(""), "Write 2022-01-03, 3 jan 22, jan 2022 or last 30 days.");
}

TEST(DateParser, ReadsLengths) {
    const auto words = date_vocabulary(texts("en"));
    const std::pair<const char*, double> good[] = {{"30", 30}, {"30 days", 30}, {" 6 weeks ", 42}, {"2w", 14}, {"3 months", 90}, {"1 year", 365}, {"1,000", 1000}, {"0.05", 0.05}, {"0,5", 0.5}, {"٣٠ يوماً", 30}, {"أسبوعين", 14}, {"6 أسابيع", 42}, {"١٬٠٠٠", 1000}, {"٠٫٥", 0.5}, {"week", 7}};
    for (const auto& [text, days] : good) {
        const auto found = parse_days(text, words);
        ASSERT_TRUE(found.has_value()) << text;
        EXPECT_DOUBLE_EQ(*found, days) << text;
    }
    for (const char* text : {"", "days?", "3 apples", "1.2.3", "5.", "-4", "3 days 2"}) {
        EXPECT_FALSE(parse_days(text, words).has_value()) << text;
    }
}

TEST(DateText, WritesDaysInBothLanguages) {
    const auto english = texts("en");
    const auto arabic = texts("ar");
    const Day day = *parse_iso_day("2021-10-05");
    EXPECT_EQ(plain(day_text(english, day)), "5 Oct 2021");
    EXPECT_EQ(plain(day_text(arabic, day)), "5 تشرين الأول 2021");
    EXPECT_EQ(plain(long_day_text(english, day)), "Tuesday 5 October 2021");
    EXPECT_EQ(plain(long_day_text(arabic, day)), "الثلاثاء 5 تشرين الأول 2021");
    EXPECT_EQ(plain(interval_text(english, timeline::month_interval(2022, 2))), "Feb 2022");
    EXPECT_EQ(plain(interval_text(english, timeline::year_interval(2022))), "2022");
    EXPECT_EQ(plain(interval_text(english, {day, day + std::chrono::days{6}})), "5 Oct 2021 – 11 Oct 2021");
}

/// Every day written in every way is read as itself.
TEST(DateParser, ReadsWhatIsWritten) {
    const auto arabic = texts("ar");
    const auto english = texts("en");
    const auto words = date_vocabulary(english);
    for (Day day = context().extent.first; day <= context().extent.last; day += std::chrono::days{1}) {
        for (const auto& text : {to_iso(day), day_text(english, day), day_text(arabic, day)}) {
            const auto found = parse_date(text, words, context());
            ASSERT_EQ(found.problem, DateProblem::None) << text;
            ASSERT_EQ(found.days, (timeline::DayInterval{day, day})) << text;
        }
    }
}

} // namespace
} // namespace marsad::ui
