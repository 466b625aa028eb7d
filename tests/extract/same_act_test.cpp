#include "extract/same_act.h"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace marsad::extract {
namespace {

model::Place place(std::string kind, std::string country, std::string admin1, double lon, double lat, double radius_km, int geo_precision) {
    return {{}, {}, {}, std::move(kind), {}, std::move(country), std::move(admin1), geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}).value(), radius_km, geo_precision, 1.0, "exact"};
}

TEST(SameAct, WiderPlacesHoldNarrowerOnes) {
    const auto iraq = place("country", "IQ", "", 43.7, 33.0, 420, 3);
    const auto diyala = place("governorate", "IQ", "Diyala", 45.1, 33.9, 90, 3);
    const auto muqdadiyah = place("town", "IQ", "Diyala", 44.94, 33.98, 4, 1);
    const auto kirkuk = place("city", "IQ", "Kirkuk", 44.39, 35.47, 6, 1);
    const auto baghdad = place("city", "IQ", "Baghdad", 44.36, 33.31, 20, 1);
    const auto green_zone = place("neighbourhood", "IQ", "Baghdad", 44.39, 33.31, 2, 1);
    const auto homs = place("city", "SY", "Homs", 36.72, 34.73, 6, 1);
    struct Case {
        const model::Place& inner;
        const model::Place& outer;
        bool held;
    };
    for (const auto& [inner, outer, held] : std::vector<Case>{{muqdadiyah, iraq, true}, {muqdadiyah, diyala, true}, {kirkuk, diyala, false}, {green_zone, baghdad, true}, {baghdad, green_zone, false}, {homs, iraq, false}, {iraq, diyala, false}}) {
        EXPECT_EQ(lies_within(inner, outer), held) << inner.kind << " " << inner.admin1 << " in " << outer.kind << " " << outer.admin1;
    }
}

TEST(SameAct, KindsThatGoTogether) {
    EXPECT_TRUE(compatible(ActKind::Launch, ActKind::Explosion));
    EXPECT_TRUE(compatible(ActKind::Abduction, ActKind::Kill));
    EXPECT_TRUE(compatible(ActKind::Capture, ActKind::Clash));
    EXPECT_FALSE(compatible(ActKind::Capture, ActKind::Air));
    EXPECT_FALSE(compatible(ActKind::Arrest, ActKind::Shell));
}

} // namespace
} // namespace marsad::extract
