#include "io/gold_reader.h"

#include "base/file.h"
#include "base/utf8.h"
#include "io/json_error.h"

#include <algorithm>
#include <string_view>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include <simdjson.h>

namespace marsad::io {

namespace {

using base::ErrorCode;
using simdjson::dom::element;
using simdjson::dom::object;

constexpr std::size_t kDayLength = 10;

/// Reads the members of one object; the first that is wrong is kept as the complaint.
class Members {
  public:
    Members(const object& members, std::string where) : members_(members), where_(std::move(where)) {}

    [[nodiscard]] const std::string& complaint() const { return complaint_; }

    std::string text(std::string_view key) {
        std::string_view value;
        if (members_[key].get(value) != simdjson::SUCCESS) {
            complain(key, "a text");
        }
        return std::string(value);
    }

    std::string text_or_empty(std::string_view key) {
        element value;
        return absent(key, value) ? std::string() : text(key);
    }

    double number(std::string_view key) {
        double value = 0.0;
        if (members_[key].get(value) != simdjson::SUCCESS) {
            complain(key, "a number");
        }
        return value;
    }

    /// Null, or not there at all: nothing.
    std::optional<std::int64_t> count(std::string_view key) {
        element value;
        std::int64_t number = 0;
        if (absent(key, value)) {
            return std::nullopt;
        }
        if (value.get(number) != simdjson::SUCCESS) {
            complain(key, "a whole number or null");
        }
        return number;
    }

    std::optional<bool> truth(std::string_view key) {
        element value;
        bool is_true = false;
        if (absent(key, value)) {
            return std::nullopt;
        }
        if (value.get(is_true) != simdjson::SUCCESS) {
            complain(key, "true, false or null");
        }
        return is_true;
    }

    timeline::Day day(std::string_view key) {
        const auto value = timeline::parse_iso_day(text(key).substr(0, kDayLength));
        if (!value) {
            complain(key, "a day, YYYY-MM-DD");
        }
        return value.value_or(timeline::Day{});
    }

    std::vector<std::string> texts(std::string_view key, bool required) {
        std::vector<std::string> out;
        element value;
        simdjson::dom::array list;
        if (!required && absent(key, value)) {
            return out;
        }
        if (members_[key].get(list) != simdjson::SUCCESS) {
            complain(key, "a list of texts");
            return out;
        }
        for (const element item : list) {
            std::string_view one;
            if (item.get(one) != simdjson::SUCCESS) {
                complain(key, "a list of texts");
            }
            out.emplace_back(one);
        }
        return out;
    }

    void complain(std::string_view key, std::string_view wanted) {
        if (complaint_.empty()) {
            complaint_ = fmt::format("{}\"{}\" is not {}", where_, key, wanted);
        }
    }

  private:
    bool absent(std::string_view key, element& value) const { return members_[key].get(value) != simdjson::SUCCESS || value.is_null(); }

    const object& members_;
    std::string where_;
    std::string complaint_;
};

base::Result<GoldEvent> read_event(const object& members, std::size_t index) {
    Members read(members, fmt::format("event {}: ", index + 1));
    GoldEvent event;
    event.trigger = read.text_or_empty("trigger");
    event.location_text = read.text("location_text");
    event.location = read.text_or_empty("location");
    event.sub_event_types = read.texts("sub_event_type", true);
    event.days = {read.day("date_start"), read.day("date_end")};
    event.lat_deg = read.number("lat");
    event.lon_deg = read.number("lon");
    event.tolerance_km = read.number("tolerance_km");
    event.actor1 = read.texts("actor1", true);
    event.weapon = read.text("weapon");
    event.fatalities = read.count("fatalities");
    event.injuries = read.count("injuries");
    event.intercepted = read.truth("intercepted").value_or(false);
    event.claimed = read.truth("claimed");
    event.main = read.text("role") == "main";
    event.optional = read.truth("optional").value_or(false);
    if (event.sub_event_types.empty()) {
        read.complain("sub_event_type", "a list of at least one type");
    }
    if (event.days.last < event.days.first) {
        read.complain("date_end", "on or after \"date_start\"");
    }
    if (!read.complaint().empty()) {
        return base::failure(ErrorCode::BadFormat, read.complaint());
    }
    return event;
}

base::Result<GoldReport> read_report(const object& members) {
    Members read(members, "");
    GoldReport report;
    report.id = read.text("id");
    report.lang = read.text("lang");
    report.published = read.day("published");
    report.text = read.text("text");
    report.not_events = read.texts("not_events", false);
    simdjson::dom::array events;
    if (members["events"].get(events) != simdjson::SUCCESS) {
        read.complain("events", "a list");
    }
    if (!read.complaint().empty()) {
        return base::failure(ErrorCode::BadFormat, read.complaint());
    }
    for (const element item : events) {
        object event_members;
        if (item.get(event_members) != simdjson::SUCCESS) {
            return base::failure(ErrorCode::BadFormat, fmt::format("event {} is not an object", report.events.size() + 1));
        }
        auto event = read_event(event_members, report.events.size());
        if (!event) {
            return base::failure(std::move(event.error()));
        }
        report.events.push_back(std::move(*event));
    }
    return report;
}

} // namespace

base::Result<GoldReport> read_gold(const std::filesystem::path& path) {
    auto bytes = base::read_file(path);
    if (!bytes) {
        return base::failure(std::move(bytes.error()));
    }
    if (!base::is_valid_utf8(*bytes)) {
        return base::failure(ErrorCode::BadFormat, "not valid UTF-8; save the file as UTF-8");
    }
    simdjson::dom::parser parser;
    object members;
    element document;
    if (parser.parse(*bytes).get(document) != simdjson::SUCCESS) {
        return base::failure(ErrorCode::BadFormat, fmt::format("broken JSON: {}; mend the file", describe_json_error(*bytes, "cannot be parsed")));
    }
    if (document.get(members) != simdjson::SUCCESS) {
        return base::failure(ErrorCode::BadFormat, "not a JSON object; a gold report has id, lang, published, text and events");
    }
    auto report = read_report(members);
    if (!report) {
        return base::failure(ErrorCode::BadFormat, fmt::format("no gold report: {}; the manual page marsad(1) says what a gold report holds", report.error().message));
    }
    return report;
}

base::Result<std::vector<std::filesystem::path>> gold_files(const std::filesystem::path& folder) {
    std::error_code failed;
    std::vector<std::filesystem::path> files;
    for (std::filesystem::directory_iterator entry(folder, failed), end; !failed && entry != end; entry.increment(failed)) {
        const std::string name = entry->path().filename().string();
        if (name.ends_with(".json") && !name.starts_with('.')) {
            files.push_back(entry->path());
        }
    }
    if (failed) {
        return base::failure(ErrorCode::NotFound, fmt::format("cannot read the folder: {}; name a folder of gold reports (*.json)", failed.message()));
    }
    std::sort(files.begin(), files.end());
    return files;
}

} // namespace marsad::io
