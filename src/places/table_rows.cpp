#include "places/table_rows.h"

#include "io/encoding.h"
#include "io/point_features.h"

#include <algorithm>
#include <array>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace marsad::places {

namespace {

using base::ErrorCode;
using base::failure;

constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";

/// What a row may say, by the name of its column or property.
constexpr auto kMembers = std::to_array<std::pair<std::string_view, std::string_view PlaceRow::*>>({
    {"id", &PlaceRow::id},
    {"kind", &PlaceRow::kind},
    {"country", &PlaceRow::country},
    {"admin1", &PlaceRow::admin1},
    {"lat", &PlaceRow::lat},
    {"latitude", &PlaceRow::lat},
    {"lon", &PlaceRow::lon},
    {"lng", &PlaceRow::lon},
    {"longitude", &PlaceRow::lon},
    {"radius_km", &PlaceRow::radius_km},
    {"weight", &PlaceRow::weight},
    {"name", &PlaceRow::name},
    {"name_en", &PlaceRow::name_en},
    {"name_ar", &PlaceRow::name_ar},
    {"aliases", &PlaceRow::aliases},
    {"parent", &PlaceRow::parent},
});

std::string_view PlaceRow::*member_named(std::string_view name) {
    const auto* const found = std::find_if(kMembers.begin(), kMembers.end(), [name](const auto& one) { return one.first == name; });
    return found == kMembers.end() ? nullptr : found->second;
}

std::string_view trimmed(std::string_view text) {
    const auto is_space = [](char c) { return c == ' ' || c == '\t' || c == '\r' || c == '\n'; };
    while (!text.empty() && is_space(text.front())) {
        text.remove_prefix(1);
    }
    while (!text.empty() && is_space(text.back())) {
        text.remove_suffix(1);
    }
    return text;
}

void split_tabs(std::string_view line, std::vector<std::string_view>& fields) {
    fields.clear();
    for (;;) {
        const auto end = line.find('\t');
        fields.push_back(trimmed(line.substr(0, end)));
        if (end == std::string_view::npos) {
            return;
        }
        line.remove_prefix(end + 1);
    }
}

/// The next line that says something; false at the end.
base::Result<bool> next_row(io::LineReader& lines, std::string& line, bool comments) {
    for (;;) {
        auto more = lines.next(line);
        if (!more || !*more) {
            return more;
        }
        if (lines.line_number() == 1 && line.starts_with(kByteOrderMark)) {
            line.erase(0, kByteOrderMark.size());
        }
        if (!trimmed(line).empty() && !(comments && line.front() == '#')) {
            return true;
        }
    }
}

using Columns = std::vector<std::string_view PlaceRow::*>;

base::Result<Columns> read_header(std::string_view line, std::size_t number, const std::string& file, base::Diagnostics& diagnostics) {
    std::vector<std::string_view> names;
    split_tabs(line, names);
    Columns columns;
    std::string unused;
    for (const auto name : names) {
        columns.push_back(member_named(name));
        if (columns.back() == nullptr && name != "source" && name != "note") {
            unused += fmt::format("{}\"{}\"", unused.empty() ? "" : ", ", name);
        }
    }
    const auto has = [&](std::string_view PlaceRow::*member) { return std::find(columns.begin(), columns.end(), member) != columns.end(); };
    const bool named = has(&PlaceRow::name) || has(&PlaceRow::name_en) || has(&PlaceRow::name_ar);
    if (!named || !has(&PlaceRow::lat) || !has(&PlaceRow::lon)) {
        return failure(ErrorCode::BadFormat, fmt::format("line {}: the header has no column for {}; the first line names the columns, with tabs between: name or name_en or name_ar, lat, lon, and what else is known: {}", number,
                                                         !named ? "a name" : !has(&PlaceRow::lat) ? "lat"
                                                                                                  : "lon",
                                                         file));
    }
    if (!unused.empty()) {
        diagnostics.notice(file, number, fmt::format("columns that are not used: {}", unused));
    }
    return columns;
}

} // namespace

bool is_geonames_line(std::string_view line) {
    constexpr std::ptrdiff_t kTabs = 18;
    const auto id = line.substr(0, line.find('\t'));
    return !id.empty() && std::all_of(id.begin(), id.end(), [](char c) { return c >= '0' && c <= '9'; }) && std::count(line.begin(), line.end(), '\t') == kTabs;
}

base::Result<void> read_table(io::LineReader& lines, const std::string& file, base::Diagnostics& diagnostics, RowBuilder& rows) {
    std::string line;
    auto more = next_row(lines, line, true);
    if (!more || !*more) {
        return more ? failure(ErrorCode::BadFormat, "no place to add; the file has no line that says anything: " + file) : failure(more.error());
    }
    auto columns = read_header(line, lines.line_number(), file, diagnostics);
    if (!columns) {
        return failure(columns.error());
    }
    std::vector<std::string_view> fields;
    for (;;) {
        more = next_row(lines, line, true);
        if (!more || !*more) {
            return more ? base::Result<void>() : failure(more.error());
        }
        split_tabs(line, fields);
        while (fields.size() > columns->size() && fields.back().empty()) {
            fields.pop_back();
        }
        const RowPlace at{lines.line_number(), false};
        if (fields.size() > columns->size()) {
            rows.refuse(at, fmt::format("it has {} columns, the header {}; mend the row", fields.size(), columns->size()));
            continue;
        }
        PlaceRow row;
        for (std::size_t i = 0; i < fields.size(); ++i) {
            if ((*columns)[i] != nullptr && (row.*(*columns)[i]).empty()) {
                row.*(*columns)[i] = fields[i];
            }
        }
        rows.add(row, at);
    }
}

base::Result<void> read_geonames(io::LineReader& lines, RowBuilder& rows) {
    std::string line;
    std::vector<std::string_view> fields;
    for (;;) {
        const auto more = next_row(lines, line, false);
        if (!more || !*more) {
            return more ? base::Result<void>() : failure(more.error());
        }
        split_tabs(line, fields);
        rows.add_geonames(fields, {lines.line_number(), false});
    }
}

base::Result<void> read_geojson(io::LineReader& lines, RowBuilder& rows) {
    auto text = lines.rest();
    if (!text) {
        return failure(text.error());
    }
    // One bad byte would make the whole document unreadable; repaired, it marks its Feature.
    auto decoded = io::decode_text(std::move(*text));
    const bool repaired = decoded.invalid_count > 0;
    return io::read_point_features(decoded.text, [&](const io::PointFeature& feature) {
        const RowPlace at{feature.number, true};
        const bool broken = repaired && std::any_of(feature.members.begin(), feature.members.end(), [](const auto& member) { return member.second.find("\xEF\xBF\xBD") != std::string::npos; });
        if (broken || !feature.error.empty()) {
            rows.refuse(at, broken ? "invalid UTF-8; save the file as UTF-8" : feature.error);
            return;
        }
        PlaceRow row;
        for (const auto& [name, value] : feature.members) {
            if (auto* const member = member_named(name) == nullptr ? nullptr : &(row.*member_named(name)); member != nullptr && member->empty()) {
                *member = trimmed(value);
            }
        }
        const std::string lat = fmt::format("{}", feature.lat_deg);
        const std::string lon = fmt::format("{}", feature.lon_deg);
        row.lat = lat;
        row.lon = lon;
        rows.add(row, at);
    });
}

} // namespace marsad::places
