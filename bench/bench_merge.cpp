// Merging against the number of events: ten times the events should cost little more than ten times the time, where the events
// of a day grow (dense) as where the days grow (wide), and where all stand at one place on one day.

#include "base/diagnostics.h"
#include "base/file.h"
#include "merge/combine.h"
#include "merge/grouping.h"

#include <fmt/format.h>

#include <algorithm>
#include <chrono>
#include <cstdint>
#include <cstdio>
#include <ctime>
#include <numeric>
#include <random>
#include <string>
#include <vector>

namespace {

namespace model = marsad::model;
namespace merge = marsad::merge;

struct Spread {
    const char* name;
    int day_count;   ///< 0: as many as there are hundreds of events
    int place_count; ///< 0: a third of the events
};

/// About one act in three is told by two or three reports.
std::vector<model::Event> invent(std::size_t count, const Spread& spread) {
    std::mt19937 random(7);
    const auto pick = [&](std::size_t limit) { return static_cast<std::size_t>(random() % std::max<std::size_t>(limit, 1)); };
    const auto first = marsad::timeline::parse_iso_day("2015-01-01").value();
    const std::size_t days = spread.day_count > 0 ? static_cast<std::size_t>(spread.day_count) : count / 100;
    const std::size_t places = spread.place_count > 0 ? static_cast<std::size_t>(spread.place_count) : count / 3;
    std::vector<model::Event> events;
    model::Event act;
    std::size_t tellings = 0;
    for (std::size_t i = 0; i < count; ++i) {
        if (tellings == 0) {
            tellings = pick(3) == 0 ? 2 + pick(2) : 1;
            act = {};
            const auto day = first + std::chrono::days(pick(days));
            act.date = marsad::timeline::DayInterval{day, day};
            const auto place = static_cast<double>(pick(places));
            const auto position = marsad::geo::LonLat::from_degrees(marsad::geo::Lon{35.0 + 0.037 * static_cast<double>(static_cast<int>(place) % 300)}, marsad::geo::Lat{30.0 + 0.021 * static_cast<double>(static_cast<int>(place) / 300 % 400)});
            act.place = model::Place{fmt::format("geonames:{}", place), fmt::format("Town {}", place), "", "", "Syria", "SY", "", *position, 3.0, 1, 0.9, ""};
            act.sub_event_type = pick(2) == 0 ? model::SubEventType::AirDroneStrike : model::SubEventType::ShellingArtilleryMissileAttack;
            act.weapon = act.sub_event_type == model::SubEventType::AirDroneStrike ? model::Weapon::Airstrike : model::Weapon::Artillery;
            if (pick(2) == 0) {
                act.actor1 = fmt::format("Military Forces {}", pick(5));
            }
            if (pick(2) == 0) {
                const auto dead = static_cast<std::int64_t>(pick(12));
                act.fatalities = {dead, dead, dead};
            }
            act.published = day;
            act.notes = fmt::format("Warplanes struck district {} of the town number {} on day {} and number {} burned", pick(90), place, pick(days), pick(1000));
        }
        --tellings;
        act.report_id = fmt::format("r{}", i);
        act.event_id = act.report_id + "-1";
        events.push_back(act);
    }
    std::shuffle(events.begin(), events.end(), random);
    return events;
}

struct Taken {
    double seconds;
    std::size_t group_count;
    std::size_t crowded_blocks;
};

Taken merge_all(const std::vector<model::Event>& events, const merge::ActorKin& kin) {
    std::vector<std::int64_t> orders(events.size());
    std::iota(orders.begin(), orders.end(), 0);
    const std::clock_t start = std::clock();
    const merge::Grouping grouping = merge::group_events(events, kin);
    std::size_t members = 0;
    for (const merge::Group& group : grouping.groups) {
        members += merge::combine(events, orders, group, kin).merge->members.size();
    }
    return {static_cast<double>(std::clock() - start) / CLOCKS_PER_SEC, grouping.groups.size() + (members > events.size() ? 1 : 0), grouping.crowded_blocks};
}

} // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        fmt::print(stderr, "usage: bench_merge ASSETS_DIR [EVENTS]\n");
        return 2;
    }
    const auto table = marsad::base::read_file(std::string(argv[1]) + "/merge/actor_kin.tsv");
    if (!table) {
        fmt::print(stderr, "{}\n", table.error().message);
        return 1;
    }
    marsad::base::Diagnostics diagnostics;
    const merge::ActorKin kin = merge::ActorKin::read(*table, "actor_kin.tsv", diagnostics);
    const std::size_t small = argc > 2 ? std::stoul(argv[2]) : 10'000;
    for (const Spread& spread : {Spread{"wide: more days and places", 0, 0}, Spread{"dense: 365 days, 3000 places", 365, 3000}, Spread{"one place, one day", 1, 1}}) {
        const Taken few = merge_all(invent(small, spread), kin);
        const Taken many = merge_all(invent(small * 10, spread), kin);
        // Processor time: other work on the machine does not count.
        fmt::print("{}: {} events {:.3f} s ({} events after merging), {} events {:.3f} s ({}, {} crowded blocks), ratio {:.1f}\n", spread.name, small, few.seconds, few.group_count, small * 10, many.seconds,
                   many.group_count, many.crowded_blocks, many.seconds / few.seconds);
        std::fflush(stdout);
    }
    return 0;
}
