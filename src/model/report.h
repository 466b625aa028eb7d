#pragma once

#include "timeline/day.h"

#include <optional>
#include <string>

namespace marsad::model {

/// A text to read, with what is known about it. `body` is valid UTF-8 (invalid input bytes are U+FFFD already);
/// evidence offsets count its code points.
struct Report {
    std::string report_id;
    std::string lang; ///< "ar", "en", or "auto"
    std::optional<timeline::Day> published;
    std::optional<std::string> source;
    std::optional<std::string> source_url;
    std::string body;
};

} // namespace marsad::model
