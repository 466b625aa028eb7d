#pragma once

#include "model/event.h"

#include <array>
#include <charconv>
#include <cstddef>
#include <stdexcept>
#include <string>
#include <string_view>
#include <utility>

namespace marsad::merge::test {

inline model::Place place_at(const char* id, const char* name, const char* country, const char* code, const char* admin1, double lon, double lat, double radius_km, int precision) {
    return {id, name, "", "", country, code, admin1, *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}), radius_km, precision, 0.9, "exact"};
}

/// Places of the invented events: real kinds of place, positions about right.
inline model::Place place_named(std::string_view key) {
    const std::array places{
        std::pair("sarmin", place_at("geonames:1", "Sarmin", "Syria", "SY", "Idlib", 36.7267, 35.9036, 3.0, 1)),
        std::pair("sarmin-twin", place_at("marsad:sarmin", "Sarmin", "Syria", "SY", "Idlib", 36.7300, 35.9100, 3.0, 1)),
        std::pair("sarmin-west", place_at("geonames:1", "Sarmin", "Syria", "SY", "Idlib", 36.3940, 35.9036, 10.0, 2)),
        std::pair("ariha", place_at("geonames:2", "Ariha", "Syria", "SY", "Idlib", 36.6096, 35.8142, 3.0, 1)),
        std::pair("idlib-province", place_at("geonames:3", "Idlib", "Syria", "SY", "Idlib", 36.6700, 35.8400, 48.0, 3)),
        std::pair("aleppo-province", place_at("geonames:4", "Aleppo", "Syria", "SY", "Aleppo", 37.4000, 36.2500, 95.0, 3)),
        std::pair("syria", place_at("geonames:5", "Syria", "Syria", "SY", "", 38.5000, 35.0000, 281.0, 3)),
        std::pair("aleppo", place_at("geonames:6", "Aleppo", "Syria", "SY", "Aleppo", 37.1600, 36.2000, 9.0, 1)),
        std::pair("aleppo-quarter", place_at("marsad:quarter", "Salah al-Din", "Syria", "SY", "Aleppo", 37.1300, 36.1850, 1.5, 1)),
        std::pair("hodeidah", place_at("geonames:7", "Hodeidah", "Yemen", "YE", "Al Hudaydah", 42.9540, 14.7980, 6.0, 1)),
        std::pair("hodeidah-airport", place_at("marsad:airport", "Hodeidah International Airport", "Yemen", "YE", "Al Hudaydah", 42.9760, 14.7530, 2.5, 1)),
        std::pair("nuseirat", place_at("marsad:nuseirat", "Nuseirat Refugee Camp", "Palestine", "PS", "Gaza Strip", 34.3920, 31.4480, 2.5, 1)),
        std::pair("bureij", place_at("marsad:bureij", "Bureij Refugee Camp", "Palestine", "PS", "Gaza Strip", 34.4030, 31.4390, 2.0, 1)),
        std::pair("base", place_at("marsad:base", "Ain al-Asad Air Base", "Iraq", "IQ", "Anbar", 42.4412, 33.7856, 4.0, 1)),
        std::pair("border-sy", place_at("geonames:8", "Bab al-Salama", "Syria", "SY", "Aleppo", 37.0900, 36.6400, 3.0, 1)),
        std::pair("border-tr", place_at("geonames:9", "Oncupinar", "Turkey", "TR", "Kilis", 37.0900, 36.6430, 3.0, 1)),
    };
    for (const auto& [name, place] : places) {
        if (name == key) {
            return place;
        }
    }
    throw std::invalid_argument("no such place in the test: " + std::string(key));
}

inline model::SubEventType type_named(std::string_view key) {
    using enum model::SubEventType;
    const std::array types{std::pair("air", AirDroneStrike), std::pair("shell", ShellingArtilleryMissileAttack), std::pair("ied", RemoteExplosiveLandmineIed), std::pair("suicide", SuicideBomb),
                           std::pair("attack", Attack), std::pair("clash", ArmedClash), std::pair("overtakes", NonStateActorOvertakesTerritory), std::pair("disrupted", DisruptedWeaponsUse),
                           std::pair("abduct", AbductionForcedDisappearance), std::pair("arrest", Arrests), std::pair("protest", PeacefulProtest)};
    for (const auto& [name, type] : types) {
        if (name == key) {
            return type;
        }
    }
    throw std::invalid_argument("no such type in the test: " + std::string(key));
}

inline std::int64_t number_of(std::string_view text) {
    std::int64_t number = 0;
    if (std::from_chars(text.data(), text.data() + text.size(), number).ec != std::errc()) {
        throw std::invalid_argument("no number: " + std::string(text));
    }
    return number;
}

inline model::CountRange count_of(std::string_view text) {
    const std::int64_t number = number_of(text);
    if (text.ends_with("+")) {
        return {number, number, std::nullopt};
    }
    return text.ends_with("..") ? model::CountRange{std::nullopt, number, std::nullopt} : model::CountRange{number, number, number};
}

inline timeline::DayInterval days_of(std::string_view text) {
    const auto first = timeline::parse_iso_day(text.substr(0, 10));
    const auto last = text.size() > 10 ? timeline::parse_iso_day(text.substr(11)) : first;
    return {first.value(), last.value()};
}

inline void set_part(model::Event& event, std::string_view key, std::string_view value) {
    const std::string text(value);
    if (key == "lang") {
        event.lang = text;
    } else if (key == "report") {
        event.report_id = text;
    } else if (key == "pub") {
        event.published = timeline::parse_iso_day(value).value();
    } else if (key == "source") {
        event.source = text;
    } else if (key == "day") {
        event.date = days_of(value);
        event.time_precision = timeline::precision_of(*event.date);
    } else if (key == "precision") {
        event.time_precision = static_cast<timeline::TimePrecision>(number_of(value));
    } else if (key == "when") {
        event.time_of_day = model::time_of_day_from_name(value).value();
    } else if (key == "time") {
        event.time = text;
    } else if (key == "place" && value.starts_with("@")) {
        const auto first = text.find(',');
        const auto second = text.find(',', first + 1);
        event.place = place_at("", "", "Syria", "SY", "Idlib", std::stod(text.substr(1)), std::stod(text.substr(first + 1)), std::stod(text.substr(second + 1)), 1);
    } else if (key == "place") {
        event.place = place_named(value);
    } else if (key == "type") {
        event.sub_event_type = type_named(value);
    } else if (key == "weapon") {
        event.weapon = model::weapon_from_name(value).value();
    } else if (key == "actor") {
        event.actor1 = text;
    } else if (key == "target") {
        event.actor2 = text;
    } else if (key == "claimed") {
        event.claimed = true;
        event.claimed_by = text;
    } else if (key == "dead") {
        event.fatalities = count_of(value);
    } else if (key == "hurt") {
        event.injuries = count_of(value);
    } else if (key == "joint") {
        event.casualties_joint = number_of(value);
    } else if (key == "text") {
        event.notes = text;
    } else {
        throw std::invalid_argument("no such part in the test: " + std::string(key));
    }
}

/// An event in the notation of pairs.tsv.
inline model::Event event_of(std::string_view notation, const std::string& report, int number = 1) {
    model::Event event;
    event.report_id = report;
    event.confidence = 0.9;
    while (!notation.empty()) {
        const std::size_t end = std::min(notation.find("; "), notation.size());
        const std::string_view part = notation.substr(0, end);
        set_part(event, part.substr(0, part.find('=')), part.substr(part.find('=') + 1));
        notation.remove_prefix(std::min(end + 2, notation.size()));
    }
    event.event_id = event.report_id + "-" + std::to_string(number);
    event.evidence = {{model::EvidenceRole::What, 0, 4, "text"}};
    return event;
}

} // namespace marsad::merge::test
