#include "geocode/reverse.h"

#include "geocode/kinds.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <limits>
#include <vector>

namespace marsad::geocode {

namespace {

constexpr double kSiteKm = 15.0;
constexpr std::array<double, 3> kReachKm{60.0, 200.0, 600.0}; ///< for towns: as far as one is found
constexpr std::size_t kMostPlaces = 20'000;

// What a town weighs: the root of its people, so that a city ten times as large is named from twice as far.
constexpr double kWeightPower = 0.3;
constexpr double kLeastPeople = 500.0; ///< also where the number is not known
constexpr double kCuratedPeople = 3'000.0;
constexpr double kSeatFactor = 1.3; ///< seats of provinces and countries
constexpr double kAbroadFactor = 0.5;
constexpr double kCoreShare = 0.7;      ///< of a town's radius, that is the town itself; of villages it says how well they are known
constexpr double kCoreKmPerRoot = 0.02; ///< a town of a million people reaches 20 km, one of ten thousand 2 km
constexpr double kWideSiteKm = 3.0;     ///< a radius beyond says how well the site is known
constexpr double kSmallSiteKm = 0.5;
constexpr double kNearestKm = 2.0; ///< no nearness counts more than this

NearPlace near_place(const Gazetteer& gazetteer, PlaceIndex place, geo::LonLat point) {
    const geo::LonLat own = gazetteer.place(place).lon_lat();
    return {place, geo::distance_km(own, point), geo::bearing_deg(own, point)};
}

double people_of(const PlaceView& town) { return std::max(static_cast<double>(town.population()), town.is_curated() ? kCuratedPeople : kLeastPeople); }

/// How far the town itself reaches.
double core_km(const PlaceView& town) { return std::min(kCoreShare * town.radius_km(), kCoreKmPerRoot * std::sqrt(people_of(town))); }

double weight_of(const PlaceView& town, std::string_view country_code) {
    const std::string_view feature = town.feature_code();
    const double seat = feature == "PPLC" || feature == "PPLA" ? kSeatFactor : 1.0;
    const double home = country_code.empty() || town.country_code() == country_code ? 1.0 : kAbroadFactor;
    return std::pow(people_of(town), kWeightPower) * seat * home;
}

/// Smaller is better.
double cost_of(const PlaceView& town, double distance_km, std::string_view country_code) {
    return (std::max(0.0, distance_km - core_km(town)) + kNearestKm) / weight_of(town, country_code);
}

bool is_wide_site(KindGroup group) {
    return group == KindGroup::Airport || group == KindGroup::Base || group == KindGroup::Camp || group == KindGroup::Oil || group == KindGroup::Port || group == KindGroup::Nuclear;
}

bool on_land(const Gazetteer& gazetteer, const RegionAnswer& region, geo::LonLat point) {
    if (region.country == kNoPlace) {
        return false;
    }
    return !region.disputed_area.empty() || gazetteer.distance_to_area_km(region.country, point).value_or(0.0) <= 0.0;
}

void find_towns(const Gazetteer& gazetteer, geo::LonLat point, std::string_view country_code, ReverseAnswer& answer) {
    for (const double reach : kReachKm) {
        double best = std::numeric_limits<double>::infinity();
        for (const PlaceIndex index : gazetteer.near(point, reach, kMostPlaces)) {
            const PlaceView view = gazetteer.place(index);
            const KindGroup group = kind_group(view.kind());
            if (!is_settled(group)) {
                continue;
            }
            const NearPlace near = near_place(gazetteer, index, point);
            if (!answer.place) {
                answer.place = near; // nearest first
            }
            if (group != KindGroup::Settlement) {
                continue;
            }
            if (const double cost = cost_of(view, near.distance_km, country_code); cost < best) {
                best = cost;
                answer.town = near;
            }
        }
        if (answer.town) {
            return;
        }
    }
}

std::optional<NearPlace> find_site(const Gazetteer& gazetteer, geo::LonLat point) {
    std::optional<NearPlace> best;
    double best_gap = std::numeric_limits<double>::infinity();
    for (const PlaceIndex index : gazetteer.near(point, kSiteKm, kMostPlaces)) {
        const PlaceView view = gazetteer.place(index);
        const KindGroup group = kind_group(view.kind());
        if (!is_site(group) || group == KindGroup::Street) {
            continue;
        }
        // Of sites that hold the point the nearest; places come nearest first.
        const NearPlace near = near_place(gazetteer, index, point);
        if (const double gap = std::max(0.0, near.distance_km - view.radius_km()); gap < best_gap) {
            best_gap = gap;
            best = near;
        }
    }
    return best;
}

} // namespace

ReverseAnswer reverse(const Gazetteer& gazetteer, geo::LonLat point) {
    ReverseAnswer answer;
    const RegionAnswer region = gazetteer.region(point);
    answer.country = region.country;
    answer.province = region.province;
    answer.disputed_area = region.disputed_area;
    answer.claimed_by = region.claimed_by;
    if (!on_land(gazetteer, region, point)) {
        if (const auto seas = gazetteer.seas_at(point); !seas.empty()) {
            answer.sea = seas.front();
        }
    }
    const std::string_view country_code = region.country == kNoPlace ? std::string_view() : gazetteer.place(region.country).country_code();
    find_towns(gazetteer, point, country_code, answer);
    answer.site = find_site(gazetteer, point);
    return answer;
}

bool is_at(const Gazetteer& gazetteer, const NearPlace& near) {
    const PlaceView place = gazetteer.place(near.place);
    const KindGroup group = kind_group(place.kind());
    if (is_settled(group)) {
        return near.distance_km <= std::max(1.0, core_km(place));
    }
    return near.distance_km <= (is_wide_site(group) ? std::clamp(place.radius_km(), 1.0, kWideSiteKm) : kSmallSiteKm);
}

bool tells_site(const Gazetteer& gazetteer, const ReverseAnswer& answer) {
    if (!answer.site || !is_at(gazetteer, *answer.site)) {
        return false;
    }
    const bool wide = is_wide_site(kind_group(gazetteer.place(answer.site->place).kind()));
    return wide || !answer.town || answer.site->distance_km <= answer.town->distance_km;
}

} // namespace marsad::geocode
