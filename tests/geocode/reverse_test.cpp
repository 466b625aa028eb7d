#include "geocode/reverse.h"

#include "small_gazetteer.h"
#include "with_gazetteer.h"

namespace marsad::geocode {
namespace {

geo::LonLat at(double lon, double lat) { return *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}); }

class Reverse : public WithGazetteer {
  protected:
    static const Gazetteer& gazetteer() { return geocoder()->gazetteer(); }
    static std::string id(const std::optional<NearPlace>& near) { return near ? std::string(gazetteer().place(near->place).place_id()) : "none"; }
    static std::string name(PlaceIndex place) { return place == kNoPlace ? "none" : std::string(gazetteer().place(place).name()); }
};

TEST_F(Reverse, NamesTheTownThatAPersonWould) {
    struct Case {
        double lon, lat;
        const char* town;
        double least_km, most_km;
    };
    const Case table[] = {
        {44.38, 33.32, "Baghdad", 0, 8}, // in it
        {43.13, 36.34, "Mosul", 0, 5},
        {36.16, 36.20, "Antakya", 0, 5},
        {44.01, 36.19, "Erbil", 0, 5},
    };
    for (const Case& c : table) {
        const auto answer = reverse(gazetteer(), at(c.lon, c.lat));
        ASSERT_TRUE(answer.town.has_value()) << c.town;
        EXPECT_EQ(name(answer.town->place), c.town);
        EXPECT_GE(answer.town->distance_km, c.least_km) << c.town;
        EXPECT_LE(answer.town->distance_km, c.most_km) << c.town;
    }
}

TEST_F(Reverse, AVillageNearbyBeatsACityFarAway) {
    // In the desert far from any city every answer is the small place at hand, or the city where there is none.
    const auto rutba = reverse(gazetteer(), at(40.32, 33.04));
    ASSERT_TRUE(rutba.town.has_value());
    EXPECT_LT(rutba.town->distance_km, 6);
    const auto empty = reverse(gazetteer(), at(50.5, 20.5)); // the Empty Quarter
    ASSERT_TRUE(empty.town.has_value());
    EXPECT_GT(empty.town->distance_km, 60);
}

TEST_F(Reverse, SitesThatHoldThePointComeFirst) {
    EXPECT_EQ(id(reverse(gazetteer(), at(44.236, 33.263)).site), id(reverse(gazetteer(), at(44.232, 33.259)).site));
    const auto asad = reverse(gazetteer(), at(42.441, 33.786));
    ASSERT_TRUE(asad.site.has_value());
    EXPECT_NE(std::string(gazetteer().place(asad.site->place).name()).find("Asad"), std::string::npos);
    EXPECT_FALSE(reverse(gazetteer(), at(70, -20)).site.has_value());
}

TEST_F(Reverse, LandAndSeaAreTold) {
    struct Case {
        double lon, lat;
        const char* country;
        const char* sea;
    };
    const Case table[] = {
        {44.4, 33.3, "Iraq", "none"},
        {38.0, 21.0, "none", "Red Sea"},
        {34.1, 44.95, "Ukraine", "none"},
        {35.8, 33.0, "Syria", "none"},
        {43.3, 12.6, "", "Bab el-Mandeb Strait"},
        {39.18, 21.54, "Saudi Arabia", "none"},
        {46.7, 24.7, "Saudi Arabia", "none"},
        {33.36, 35.17, "Cyprus", "none"},
        {-40, 30, "none", "none"},
    };
    for (const Case& c : table) {
        const auto answer = reverse(gazetteer(), at(c.lon, c.lat));
        if (*c.country != '\0') {
            EXPECT_EQ(name(answer.country), c.country) << c.lon << " " << c.lat;
        }
        EXPECT_EQ(name(answer.sea), c.sea) << c.lon << " " << c.lat;
    }
    EXPECT_FALSE(reverse(gazetteer(), at(34.1, 44.95)).disputed_area.empty());
    EXPECT_FALSE(reverse(gazetteer(), at(-140, -40)).town.has_value()); // nothing within 600 km
}

TEST_F(Reverse, BearingsLeadFromThePlaceToThePoint) {
    const auto places = geocoder()->geocode("Hit", "en", "Anbar", 1);
    ASSERT_FALSE(places.empty());
    for (const double bearing : {0.0, 45.0, 135.0, 225.0, 315.0}) {
        const auto answer = reverse(gazetteer(), geo::offset_km(places[0].position, bearing, 9));
        ASSERT_TRUE(answer.town.has_value());
        if (id(answer.town) == places[0].place_id) {
            EXPECT_NEAR(std::remainder(answer.town->bearing_deg - bearing, 360.0), 0, 0.5);
            EXPECT_NEAR(answer.town->distance_km, 9, 0.05);
        }
    }
}

/// A draft of two countries without provinces and seas; towns and sites are put around a point.
gazetteer_build::Draft bare_draft() {
    auto draft = testing::small_draft();
    draft.places.resize(2); // two countries
    draft.provinces.clear();
    draft.seas.clear();
    return draft;
}

/// A place of the first country, so far from the point; its name is its id.
void put_beside(gazetteer_build::Draft& draft, const geo::LonLat& point, const char* id, const char* kind, double km, double bearing, std::uint32_t people, double importance, double radius) {
    const geo::LonLat where = geo::offset_km(point, bearing, km);
    auto place = testing::draft_place(id, kind, where.lon_deg(), where.lat_deg(), importance);
    place.population = people;
    place.radius_km = radius;
    place.country = 0;
    place.prefer(id, "en");
    draft.places.push_back(place);
}

TEST(ReverseSmall, WeightStandsAgainstDistance) {
    struct Case {
        double city_km, hamlet_km;
        const char* town;
        const char* place;
    };
    for (const Case& c : {Case{30, 400, "city", "city"}, Case{60, 2, "hamlet", "hamlet"}, Case{12, 3, "city", "hamlet"}, Case{8, 1, "city", "hamlet"}, Case{150, 9, "hamlet", "hamlet"}, Case{300, 500, "city", "city"}}) {
        auto draft = bare_draft();
        const geo::LonLat point = at(44, 33);
        put_beside(draft, point, "city", "city", c.city_km, 90, 1'000'000, 0.8, 12);
        put_beside(draft, point, "hamlet", "village", c.hamlet_km, 270, 600, 0.1, 3);
        const testing::TemporaryFile file(gazetteer_build::gazetteer_bytes(draft));
        const auto gazetteer = Gazetteer::open(file.path());
        ASSERT_TRUE(gazetteer.has_value());
        const auto answer = reverse(*gazetteer, point);
        ASSERT_TRUE(answer.town && answer.place);
        EXPECT_EQ(gazetteer->place(answer.town->place).place_id(), c.town) << c.city_km << " " << c.hamlet_km;
        EXPECT_EQ(gazetteer->place(answer.place->place).place_id(), c.place) << c.city_km << " " << c.hamlet_km;
    }
}

TEST(ReverseSmall, ASpotInATownIsToldWhereItIsNearerThanTheMiddle) {
    struct Case {
        const char* kind;
        double site_km, city_km;
        bool told;
    };
    for (const Case& c : {Case{"bridge", 0.1, 2.0, true}, Case{"bridge", 0.2, 0.1, false}, Case{"bridge", 0.3, 0.2, false}, Case{"bridge", 0.9, 5.0, false}, Case{"airport", 0.9, 0.5, true}, Case{"airport", 2.0, 9.0, true}, Case{"airport", 4.0, 9.0, false}}) {
        auto draft = bare_draft();
        const geo::LonLat point = at(44, 33);
        put_beside(draft, point, "city", "city", c.city_km, 90, 1'000'000, 0.5, 12);
        put_beside(draft, point, c.kind, c.kind, c.site_km, 270, 0, 0.5, 3);
        const testing::TemporaryFile file(gazetteer_build::gazetteer_bytes(draft));
        const auto gazetteer = Gazetteer::open(file.path());
        ASSERT_TRUE(gazetteer.has_value());
        const auto answer = reverse(*gazetteer, point);
        ASSERT_TRUE(answer.site && answer.town);
        EXPECT_EQ(tells_site(*gazetteer, answer), c.told) << c.kind << " " << c.site_km << " " << c.city_km;
    }
}

TEST(ReverseSmall, AnswersFromASmallFile) {
    const testing::TemporaryFile file(gazetteer_build::gazetteer_bytes(testing::small_draft()));
    const auto gazetteer = Gazetteer::open(file.path());
    ASSERT_TRUE(gazetteer.has_value());
    EXPECT_TRUE(gazetteer->verify());
    const auto id = [&](PlaceIndex place) { return place == kNoPlace ? std::string("none") : std::string(gazetteer->place(place).place_id()); };
    const auto baghdad = reverse(*gazetteer, at(44.42, 33.35));
    ASSERT_TRUE(baghdad.town && baghdad.place);
    EXPECT_FALSE(baghdad.site.has_value()); // 19 km away
    EXPECT_TRUE(reverse(*gazetteer, at(44.23, 33.26)).site.has_value());
    EXPECT_EQ(id(baghdad.town->place), "geonames:98182");
    EXPECT_TRUE(is_at(*gazetteer, *baghdad.town));
    EXPECT_EQ(id(baghdad.province), "geonames:98180");
    EXPECT_EQ(id(baghdad.country), "geonames:99237");
    EXPECT_EQ(id(baghdad.sea), "none");
    const auto corner = reverse(*gazetteer, at(40.5, 36.5));
    EXPECT_EQ(corner.disputed_area, "The corner");
    EXPECT_EQ(id(corner.country), "geonames:163843");
    const auto sea = reverse(*gazetteer, at(38, 20));
    EXPECT_EQ(id(sea.sea), "marsad:red-sea");
    EXPECT_EQ(id(sea.country), "none");
}

} // namespace
} // namespace marsad::geocode
