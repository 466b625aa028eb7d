#pragma once

#include "i18n/texts.h"
#include "timeline/day.h"
#include "ui/date_parser.h"

#include <string>

namespace marsad::ui {

/// "5 Dec 2021"; the month's short name.
[[nodiscard]] std::string day_text(const i18n::Texts& texts, timeline::Day day);
/// "Tuesday 5 October 2021".
[[nodiscard]] std::string long_day_text(const i18n::Texts& texts, timeline::Day day);
/// "Jan".
[[nodiscard]] std::string month_text(const i18n::Texts& texts, timeline::Day day);
/// "Jan 2022".
[[nodiscard]] std::string month_year_text(const i18n::Texts& texts, timeline::Day day);
[[nodiscard]] std::string year_text(timeline::Day day);
/// "5 Dec 2021 – 3 Jan 2022"; one day, a whole month, a whole year as such.
[[nodiscard]] std::string interval_text(const i18n::Texts& texts, const timeline::DayInterval& days);

/// The words that typed dates are read by: month.names.N, date.units, date.last, date.until, date.ignored.
[[nodiscard]] DateVocabulary date_vocabulary(const i18n::Texts& texts);

/// What is wrong with a typed date, and what would be right.
[[nodiscard]] std::string problem_text(const i18n::Texts& texts, const DateInput& input, const timeline::DayInterval& extent);

} // namespace marsad::ui
