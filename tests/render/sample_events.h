#pragma once

#include "model/event.h"

#include <string>
#include <vector>

/// Invented events in the invented world of small_basemap.h.
struct EventSample {
    const char* name_en;
    const char* name_ar;
    double lon_deg;
    double lat_deg;
    marsad::model::SubEventType type;
    int geo_precision = 1;
    double radius_km = 5.0;
    int dead = 0; ///< -1 = not said
    const char* country = "AA";
};

inline marsad::model::Event make_event(const EventSample& sample, unsigned day = 1) {
    using namespace marsad;
    model::Event event;
    event.event_id = std::string(sample.name_en) + "-" + std::to_string(day);
    event.sub_event_type = sample.type;
    const auto date = *timeline::make_day(2021, 3, day);
    event.date = timeline::DayInterval{date, date};
    if (sample.dead >= 0) {
        event.fatalities = {sample.dead, sample.dead, sample.dead};
    }
    event.place = model::Place{std::string("user:") + sample.name_en, sample.name_en, sample.name_ar, "", sample.country, sample.country, "",
                               *geo::LonLat::from_degrees(geo::Lon{sample.lon_deg}, geo::Lat{sample.lat_deg}), sample.radius_km, sample.geo_precision, 0.9, "exact"};
    return event;
}

inline marsad::model::Event make_unplaced_event(unsigned day = 1) {
    auto event = make_event({"nowhere", "", 0.0, 0.0, marsad::model::SubEventType::Attack}, day);
    event.place.reset();
    return event;
}

/// Every type, stacks, a vague place, an area, one shot down, one not placed.
inline std::vector<marsad::model::Event> sample_events() {
    using S = marsad::model::SubEventType;
    return {make_event({"North Base", "قاعدة الشمال", 42.0, 35.8, S::ShellingArtilleryMissileAttack, 1, 5.0, 12}, 3),
            make_event({"Mainport", "الميناء", 40.0, 31.0, S::SuicideBomb, 1, 8.0, 32}, 5),
            make_event({"Mainport", "الميناء", 40.0, 31.0, S::PeacefulProtest, 1, 8.0, 0}, 6),
            make_event({"Mainport", "الميناء", 40.0, 31.0, S::ArmedClash, 1, 8.0, 2}, 9),
            make_event({"Eastgate", "باب الشرق", 49.5, 30.5, S::ArmedClash, 1, 6.0, 4, "BB"}, 10),
            make_event({"near the lake", "قرب البحيرة", 46.5, 33.2, S::Attack, 2, 45.0, 1, "BB"}, 12),
            make_event({"Salt Desert", "صحراء الملح", 38.5, 29.5, S::AirDroneStrike, 3, 80.0, -1}, 13),
            make_event({"Hilltop", "التلة", 43.0, 29.2, S::DisruptedWeaponsUse, 1, 5.0, 0}, 14),
            make_event({"Market", "السوق", 51.0, 36.0, S::MobViolence, 1, 5.0, 0, "BB"}, 15),
            make_event({"Square", "الساحة", 47.5, 35.5, S::PeacefulProtest, 1, 5.0, 0, "BB"}, 20),
            make_unplaced_event(21)};
}
