#include "io/report_fields.h"

#include <algorithm>

#include <fmt/format.h>

namespace marsad::io {

namespace {

constexpr std::string_view kAuto = "auto";

void warn_of_conflict(std::string_view key, std::string_view own, std::string_view option, std::size_t line, std::string_view file,
                      base::Diagnostics& messages) {
    messages.warning(file, line, fmt::format("the record says {} {}, the option says {}; the record's value is used", key, own, option));
}

/// A date, or the date of a full ISO 8601 time: the day is kept as it is written there.
std::optional<timeline::Day> day_as_written(std::string_view text) {
    const bool with_time = text.size() > 10 && (text[10] == 'T' || text[10] == ' ');
    return timeline::parse_iso_day(with_time ? text.substr(0, 10) : text);
}

std::optional<timeline::Day> read_published(const ReportFields& fields, const InputDefaults& defaults, std::string_view file,
                                            base::Diagnostics& messages) {
    if (!fields.published || fields.published->empty()) {
        return defaults.published;
    }
    const auto day = day_as_written(*fields.published);
    if (!day) {
        messages.error(file, fields.lines.published, fmt::format("\"{}\" is not a date; write the day of publication as YYYY-MM-DD", *fields.published));
        return defaults.published;
    }
    if (defaults.published && *defaults.published != *day) {
        warn_of_conflict("published", *fields.published, timeline::to_iso(*defaults.published), fields.lines.published, file, messages);
    }
    return day;
}

std::string read_lang(const ReportFields& fields, const InputDefaults& defaults, std::string_view file, base::Diagnostics& messages) {
    if (!fields.lang || fields.lang->empty()) {
        return defaults.lang;
    }
    if (*fields.lang != kAuto && !defaults.languages.reads(*fields.lang)) {
        if (!fields.lang_is_hint) {
            messages.error(file, fields.lines.lang, defaults.languages.fault(*fields.lang));
        }
        return defaults.lang;
    }
    if (defaults.lang != kAuto && *fields.lang != defaults.lang) {
        warn_of_conflict("lang", *fields.lang, defaults.lang, fields.lines.lang, file, messages);
    }
    return *fields.lang;
}

std::optional<std::string> read_text(std::string_view key, const std::optional<std::string>& own, const std::optional<std::string>& option,
                                     std::size_t line, std::string_view file, base::Diagnostics& messages) {
    if (!own || own->empty()) {
        return option;
    }
    if (option && *option != *own) {
        warn_of_conflict(key, *own, *option, line, file, messages);
    }
    return own;
}

} // namespace

bool ReportLanguages::reads(std::string_view lang) const {
    if (read.empty() && names_only.empty()) {
        return !lang.empty() && std::all_of(lang.begin(), lang.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    }
    return std::find(read.begin(), read.end(), lang) != read.end();
}

std::string ReportLanguages::fault(std::string_view lang) const {
    const bool named = std::find(names_only.begin(), names_only.end(), lang) != names_only.end();
    const std::string known = read.empty() ? std::string(kAuto) : fmt::format("{} or {}", fmt::join(read, ", "), kAuto);
    return named ? fmt::format("\"{}\" has no reading word lists, only words of places; write {}", lang, known) : fmt::format("\"{}\" is not a language that is read; write {}", lang, known);
}

model::Report make_report(const ReportFields& fields, const InputDefaults& defaults, std::string body, std::string_view file,
                          base::Diagnostics& messages) {
    model::Report report;
    report.report_id = fields.id;
    report.published = read_published(fields, defaults, file, messages);
    report.lang = read_lang(fields, defaults, file, messages);
    report.source = read_text("source", fields.source, defaults.source, fields.lines.source, file, messages);
    report.source_url = read_text("url", fields.source_url, defaults.source_url, fields.lines.source_url, file, messages);
    report.body = std::move(body);
    return report;
}

} // namespace marsad::io
