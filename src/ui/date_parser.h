#pragma once

#include "timeline/day.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::ui {

/// The words that typed dates are made of; every phrase is folded and its words are parted by one space.
struct DateVocabulary {
    /// A stretch of time: so many days, or months where the calendar counts.
    struct Unit {
        int days = 0;
        int months = 0;
    };
    std::vector<std::pair<std::string, unsigned>> months; ///< 1 to 12
    std::vector<std::pair<std::string, Unit>> units;
    std::vector<std::string> last;    ///< "last" in "last 30 days"
    std::vector<std::string> until;   ///< what parts two days
    std::vector<std::string> ignored; ///< "of", "th"

    /// "January|Jan|..." for a month; "day=1|week=7|month=1m" for units; "a|b" for the others.
    void add_month(unsigned month, std::string_view list);
    void add_units(std::string_view list);
    static void add_words(std::vector<std::string>& to, std::string_view list);
};

/// Why a typed date cannot be used.
enum class DateProblem { None,
                         Empty,
                         NotADay,
                         NotAMonth,
                         UnknownWord,
                         NotADate,
                         Backwards,
                         Outside };

/// What was typed.
struct DateInput {
    DateProblem problem = DateProblem::NotADate;
    timeline::DayInterval days{}; ///< where there is no problem: one day, or the whole month or year that was named
    bool both_ends = false;       ///< a range or "last 30 days": it means both ends of the window
    std::string word;             ///< NotADay: "31 Feb" as typed; UnknownWord: that word
    int year = 0;                 ///< NotADay
    unsigned month = 0;           ///< NotADay, NotAMonth
    unsigned last_day = 0;        ///< NotADay: of that month
};

/// What stands around a date that leaves something out.
struct DateContext {
    timeline::DayInterval extent; ///< the days that there are; "last 30 days" ends with them
    timeline::Day now;            ///< a day without a year is one near it
};

/// Reads "2022-01-03", "3 jan 22", "January 3, 2022", "3/1/2022" (day first), "jan 2022", "2022", "3 jan", "last 30 days",
/// "3 jan – 5 feb 2022", and whatever names the vocabulary holds, with digits of any script. Days outside the extent are Outside.
[[nodiscard]] DateInput parse_date(std::string_view text, const DateVocabulary& words, const DateContext& context);

/// A length in days: "30", "30 days", "6 weeks", "3 months" (of 30 days), "1 year" (of 365). Nothing unless it is just that.
[[nodiscard]] std::optional<double> parse_days(std::string_view text, const DateVocabulary& words);

/// A number with "," or "." in any script's digits: "1,000" is a thousand, "0,5" a half.
[[nodiscard]] std::optional<double> parse_number(std::string_view text);

} // namespace marsad::ui
