#pragma once

#include "base/result.h"
#include "timeline/day.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace marsad::io {

/// An event that a person found in a report.
struct GoldEvent {
    std::string trigger;
    std::string location_text;
    std::string location;
    std::vector<std::string> sub_event_types; ///< acceptable ones, the best first; at least one
    timeline::DayInterval days;
    double lon_deg = 0.0;
    double lat_deg = 0.0;
    double tolerance_km = 0.0;
    std::vector<std::string> actor1; ///< acceptable names; empty: not told
    std::string weapon;
    std::optional<std::int64_t> fatalities;
    std::optional<std::int64_t> injuries;
    bool intercepted = false;
    std::optional<bool> claimed;
    bool main = true;      ///< the news; false: background
    bool optional = false; ///< neither asked for nor counted against
};

/// A report with what a person found in it; docs/CONTRACT.md, "Gold reports", says what each member is.
struct GoldReport {
    std::string id;
    std::string lang;
    timeline::Day published;
    std::string text; ///< valid UTF-8
    std::vector<GoldEvent> events;
    std::vector<std::string> not_events; ///< words of the text that tell no event
};

/// One JSON file. NotFound, Unreadable; BadFormat with the member that is wrong and the remedy.
[[nodiscard]] base::Result<GoldReport> read_gold(const std::filesystem::path& path);

/// The `*.json` files of a folder, sorted by name, hidden ones left out. NotFound where it is no folder that can be read.
[[nodiscard]] base::Result<std::vector<std::filesystem::path>> gold_files(const std::filesystem::path& folder);

} // namespace marsad::io
