#pragma once

#include "session/command.h"

#include <gtest/gtest.h>

#include <string>
#include <string_view>

namespace marsad::session {

inline timeline::Day day(std::string_view iso) { return *timeline::parse_iso_day(iso); }

inline model::Place place(std::string name, std::string local, double lon, double lat) {
    return {"test:" + name, std::move(name), std::move(local), "city", "Iraq", "IQ", "", *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}), 5.0, 1, 0.9, "exact"};
}

inline model::Event event(std::string id, std::string_view iso, model::SubEventType type = model::SubEventType::AirDroneStrike) {
    model::Event out;
    out.report_id = id.substr(0, id.rfind('-'));
    out.event_id = std::move(id);
    if (!iso.empty()) {
        out.date = timeline::DayInterval{day(iso), day(iso)};
    }
    out.sub_event_type = type;
    return out;
}

inline ReadReport report(std::string id, std::string body) {
    ReadReport out;
    out.report.report_id = std::move(id);
    out.report.body = std::move(body);
    return out;
}

/// Three dated events of two reports.
inline Added sample() {
    Added added;
    added.reports = {report("a", "first text"), report("b", "second text")};
    added.events = {event("a-1", "2021-01-05"), event("a-2", "2021-03-01", model::SubEventType::ArmedClash), event("b-1", "2021-06-30")};
    added.events[0].place = place("Idlib", "إدلب", 36.63, 35.93);
    added.events[1].place = place("Erbil", "أربيل", 44.01, 36.18);
    added.events[0].fatalities = {3, 3, 3};
    return added;
}

} // namespace marsad::session
