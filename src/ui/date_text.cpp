#include "ui/date_text.h"

#include <chrono>

namespace marsad::ui {

namespace {

using timeline::Day;

std::chrono::year_month_day date_of(Day day) { return std::chrono::year_month_day(day); }
std::string numbered(std::string_view key, unsigned number) { return std::string(key) + std::to_string(number); }
std::string number_of(std::chrono::day day) { return std::to_string(static_cast<unsigned>(day)); }

} // namespace

std::string year_text(Day day) { return std::to_string(static_cast<int>(date_of(day).year())); }

std::string month_text(const i18n::Texts& texts, Day day) { return texts.get(numbered("month.short.", static_cast<unsigned>(date_of(day).month()))); }

std::string month_year_text(const i18n::Texts& texts, Day day) { return texts.get("time.month_year", {month_text(texts, day), year_text(day)}); }

std::string day_text(const i18n::Texts& texts, Day day) { return texts.get("time.day", {number_of(date_of(day).day()), month_text(texts, day), year_text(day)}); }

std::string long_day_text(const i18n::Texts& texts, Day day) {
    const auto date = date_of(day);
    return texts.get("time.long_day", {texts.get(numbered("weekday.", std::chrono::weekday(day).iso_encoding())), number_of(date.day()),
                                       texts.get(numbered("month.", static_cast<unsigned>(date.month()))), year_text(day)});
}

std::string interval_text(const i18n::Texts& texts, const timeline::DayInterval& days) {
    const auto date = date_of(days.first);
    if (days.first == days.last) {
        return day_text(texts, days.first);
    }
    if (days == timeline::month_interval(static_cast<int>(date.year()), static_cast<unsigned>(date.month()))) {
        return month_year_text(texts, days.first);
    }
    if (days == timeline::year_interval(static_cast<int>(date.year()))) {
        return year_text(days.first);
    }
    return texts.get("time.range", {day_text(texts, days.first), day_text(texts, days.last)});
}

DateVocabulary date_vocabulary(const i18n::Texts& texts) {
    DateVocabulary out;
    for (unsigned month = 1; month <= 12; ++month) {
        out.add_month(month, texts.get(numbered("month.names.", month)));
    }
    out.add_units(texts.get("date.units"));
    DateVocabulary::add_words(out.last, texts.get("date.last"));
    DateVocabulary::add_words(out.until, texts.get("date.until"));
    DateVocabulary::add_words(out.ignored, texts.get("date.ignored"));
    return out;
}

std::string problem_text(const i18n::Texts& texts, const DateInput& input, const timeline::DayInterval& extent) {
    switch (input.problem) {
    case DateProblem::None: return {};
    case DateProblem::NotADay: {
        const Day first = timeline::month_interval(input.year, input.month).first;
        const std::string month = texts.get(numbered("month.", input.month));
        return texts.get("time.wrong_day", {input.word, texts.get("time.month_year", {month, year_text(first)}), std::to_string(input.last_day)});
    }
    case DateProblem::NotAMonth: return texts.get("time.wrong_month", {std::to_string(input.month)});
    case DateProblem::UnknownWord: return texts.get("time.wrong_word", {input.word});
    case DateProblem::Backwards: return texts.get("time.wrong_order");
    case DateProblem::Outside: return texts.get("time.wrong_outside", {day_text(texts, extent.first), day_text(texts, extent.last)});
    case DateProblem::Empty:
    case DateProblem::NotADate: break;
    }
    return texts.get("time.wrong_date");
}

} // namespace marsad::ui
