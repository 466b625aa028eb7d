#pragma once

#include "model/event.h"

#include <chrono>
#include <string>
#include <vector>

namespace marsad::io::test {

inline timeline::Day day(int year, unsigned month, unsigned day_of_month) { return *timeline::make_day(year, month, day_of_month); }

inline model::Place place(double lon_deg, double lat_deg) {
    return {"marsad:ain-al-asad", "Ain al-Asad Air Base", "قاعدة عين الأسد", "military_base", "Iraq", "IQ", "Al Anbar",
            *geo::LonLat::from_degrees(geo::Lon{lon_deg}, geo::Lat{lat_deg}), 3.0, 1, 0.93, "exact"};
}

/// An event with every property set, in values that are hard to carry: quotes, line breaks, both scripts, commas.
inline model::Event full_event(const std::string& report_id = "ar-001", int number = 1) {
    using namespace model;
    Event event;
    event.event_id = report_id + "-" + std::to_string(number);
    event.report_id = report_id;
    event.role = Role::Background;
    event.lang = "ar";
    event.date = timeline::DayInterval{day(2022, 1, 3), day(2022, 1, 7)};
    event.time_precision = timeline::TimePrecision::TwoWeeks;
    event.time = "04:30";
    event.time_of_day = TimeOfDay::Dawn;
    event.sub_event_type = SubEventType::DisruptedWeaponsUse;
    event.actor1 = "Unidentified Armed Group (Iraq)";
    event.assoc_actor1 = {"Kata'ib Hezbollah", "Asa'ib Ahl al-Haq"};
    event.actor2 = "Global Coalition Against Daesh";
    event.assoc_actor2 = {"Military Forces of Iraq"};
    event.weapon = Weapon::Drone;
    event.weapon_text = "طائرتان مسيرتان";
    event.intercepted = true;
    event.claimed = false;
    event.claimed_by = "Liwa \"al-Ghuraba\"";
    event.fatalities = {std::nullopt, 14, 20};
    event.injuries = {0, 0, 0};
    event.casualties_joint = 10;
    event.place = place(42.441200, 33.785600);
    event.location_text = "قاعدة عين الأسد";
    event.source = "Agency, \"A\"";
    event.source_url = "https://example.org/a?b=1&c=2";
    event.published = day(2022, 1, 9);
    event.notes = "Line one,\r\nline \"two\"\u2028three\t\\ end; ";
    event.confidence = 0.87;
    event.evidence = {{EvidenceRole::What, 10, 25, "أسقطت \"الدفاعات\""}, {EvidenceRole::Casualties, 0, 0, ""}};
    event.candidates = {{"geonames:98182", "Baghdad", *geo::LonLat::from_degrees(geo::Lon{44.40088}, geo::Lat{33.34058}), 0.25}};
    event.date_candidates = {{{day(2022, 1, 4), day(2022, 1, 4)}, "Tuesday"}};
    event.reason = "test";
    return event;
}

/// An event of which the text says next to nothing: no date, no place.
inline model::Event bare_event(const std::string& report_id = "en-002", int number = 1) {
    model::Event event;
    event.event_id = report_id + "-" + std::to_string(number);
    event.report_id = report_id;
    event.lang = "en";
    event.sub_event_type = model::SubEventType::Attack;
    event.evidence = {{model::EvidenceRole::What, 0, 6, "Gunmen"}};
    event.reason = "no publication date";
    return event;
}

/// A dated event at a point.
inline model::Event event_at(double lon_deg, double lat_deg, int number) {
    model::Event event = bare_event("p", number);
    event.reason.reset();
    event.place = place(lon_deg, lat_deg);
    event.date = timeline::DayInterval{day(2021, 5, 1), day(2021, 5, 1)};
    return event;
}

} // namespace marsad::io::test
