#include "geocode/area_geometry.h"
#include "geocode/sea_areas.h"

#include "with_gazetteer.h"

#include <fstream>
#include <string>
#include <unistd.h>
#include <utility>
#include <vector>

namespace marsad::geocode {
namespace {

geo::LonLat at(double lon, double lat) { return *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}); }

bool holds(const geo::AreaGeometry& geometry, geo::LonLat point) {
    bool inside = false;
    for (const auto& polygon : geometry.polygons) {
        for (const geo::Ring& ring : polygon) {
            inside = inside != geo::holds(std::vector<geo::Ring>{geo::Ring(ring.begin(), ring.end() - 1)}, geo::Corner{point.lon_deg(), point.lat_deg()});
        }
    }
    return inside;
}

class Areas : public WithGazetteer {
  protected:
    static const Gazetteer& gazetteer() { return geocoder()->gazetteer(); }
    static model::Place first(const std::string& query) {
        auto places = geocoder()->geocode(query, "auto", "", 1);
        EXPECT_FALSE(places.empty()) << query;
        return places.empty() ? model::Place{"", "", "", "", "", "", "", at(0, 0), 0, 0, 0, ""} : places.front();
    }
    static DrawnArea drawn(const model::Place& place) { return area_geometry(gazetteer(), place.place_id, *place.shape); }
    static DrawnArea outline(const std::string& id) { return area_geometry(gazetteer(), id, {model::AreaKind::Outline, at(0, 0), at(0, 0), 0, 10}); }
    static std::string country(const char* code) { return std::string(gazetteer().place(*gazetteer().country_by_code(code)).place_id()); }
};

struct Meant {
    const char* query;
    const char* shape;
    geo::LonLat inside;
    geo::LonLat outside;
};

TEST_F(Areas, EveryRelationHasItsShape) {
    const Meant table[] = {
        {"Iraq", "polygon", at(44.4, 33.3), at(48.5, 33.0)},
        {"محافظة الأنبار", "polygon", at(42.5, 33.5), at(44.4, 33.3)},
        {"البحر الأحمر", "sea", at(38.2, 20.3), at(46.7, 24.7)},
        {"Gulf of Aden", "sea", at(47.8, 12.4), at(44.2, 15.35)},
        {"30 km west of Mosul", "sector", at(42.785, 36.335), at(43.46, 36.34)},
        {"على بعد 30 كم جنوب بغداد", "sector", at(44.37, 33.05), at(44.4, 33.6)},
        {"50 nautical miles south of Aden", "sector", at(45.03, 11.95), at(45.03, 13.5)},
        {"north of Baghdad", "sector", at(44.37, 33.55), at(44.4, 32.9)},
        {"شمال الموصل", "sector", at(43.12, 36.5), at(43.1, 36.1)},
        {"western Iraq", "part", at(41.5, 33.3), at(45.5, 33.3)},
        {"غرب العراق", "part", at(40.3, 33.0), at(47.0, 31.5)},
        {"eastern Ukraine", "part", at(37.8, 48.0), at(24.0, 49.8)},
        {"between Aleppo and Idlib", "band", at(36.9, 36.07), at(37.5, 35.6)},
        {"بين بغداد والفلوجة", "band", at(44.08, 33.33), at(44.1, 33.8)},
        {"outskirts of Damascus", "ring", at(36.29, 33.62), at(36.29, 33.515)},
        {"near Kirkuk airport", "circle", at(44.3489, 35.4695), at(44.6, 35.7)},
        {"ريف إدلب الجنوبي", "sector", at(36.6, 35.6), at(36.6, 36.4)},
        {"قبالة سواحل الحديدة", "sector", at(42.7, 14.8), at(43.4, 14.8)},
    };
    for (const Meant& meant : table) {
        const auto place = first(meant.query);
        ASSERT_TRUE(place.shape.has_value()) << meant.query;
        const auto area = drawn(place);
        EXPECT_EQ(area.shape, meant.shape) << meant.query;
        EXPECT_EQ(area.approximate, area.shape != "polygon") << meant.query;
        EXPECT_TRUE(holds(area.geometry, meant.inside)) << meant.query;
        EXPECT_FALSE(holds(area.geometry, meant.outside)) << meant.query;
    }
}

TEST_F(Areas, TownsAndSitesArePoints) {
    for (const char* query : {"Mosul", "بغداد", "Baghdad airport", "Ayn al-Assad", "مخيم عين الحلوة"}) {
        EXPECT_FALSE(first(query).shape.has_value()) << query;
    }
}

TEST_F(Areas, APointOfAnEventLiesInItsArea) {
    for (const char* query : {"Iraq", "western Iraq", "northern Syria", "محافظة نينوى", "30 km west of Mosul", "north of Tikrit", "between Aleppo and Idlib", "Persian Gulf", "مضيق هرمز", "northern Baghdad",
                              "Homs desert", "Hawija district"}) {
        const auto place = first(query);
        ASSERT_TRUE(place.shape.has_value()) << query;
        EXPECT_TRUE(holds(drawn(place).geometry, place.position)) << query;
    }
}

TEST_F(Areas, DisputedLandBelongsToWhomItIsCodedTo) {
    const std::pair<geo::LonLat, std::pair<const char*, const char*>> table[] = {
        {at(34.1, 44.95), {"UA", "RU"}}, // Simferopol
        {at(33.5, 44.6), {"UA", "RU"}},
        {at(35.77, 33.0), {"SY", "IL"}}, // the Golan
        {at(35.7, 33.1), {"SY", "IL"}},
    };
    for (const auto& [point, codes] : table) {
        EXPECT_TRUE(holds(outline(country(codes.first)).geometry, point)) << codes.first;
        EXPECT_FALSE(holds(outline(country(codes.second)).geometry, point)) << codes.second;
    }
    EXPECT_LE(outline(country("IL")).geometry.polygons.size(), 2U); // no strips of land are left over
    EXPECT_TRUE(holds(outline(country("RU")).geometry, at(37.6, 55.75)));
    EXPECT_TRUE(holds(outline(country("IL")).geometry, at(34.9, 32.0)));
}

TEST_F(Areas, OutlinesAgreeWithRegions) {
    int told = 0;
    for (double lon = 34.3; lon < 60; lon += 1.7) {
        for (double lat = 13.2; lat < 42; lat += 1.9) {
            const auto region = gazetteer().region(at(lon, lat));
            for (const char* code : {"IQ", "SY", "SA", "YE", "IR"}) {
                const auto wanted = *gazetteer().country_by_code(code);
                const bool inside = holds(outline(country(code)).geometry, at(lon, lat));
                EXPECT_TRUE(!inside || region.country == wanted) << code << " " << lon << " " << lat;
                told += inside ? 1 : 0;
            }
        }
    }
    EXPECT_GT(told, 80);
}

TEST_F(Areas, EveryOutlineOfTheFileIsSoundGeometry) {
    int drawn_count = 0;
    for (PlaceIndex i = 0; i < gazetteer().place_count(); ++i) {
        const auto place = gazetteer().place(i);
        if (!place.is_country() && !(place.is_province() && i % 7 == 0)) {
            continue;
        }
        const auto geometry = geo::polygons_of(gazetteer().outline(i));
        for (const auto& polygon : geometry.polygons) {
            for (std::size_t r = 0; r < polygon.size(); ++r) {
                ASSERT_GE(polygon[r].size(), 4U) << place.name();
                ASSERT_EQ(polygon[r].front(), polygon[r].back()) << place.name();
                for (std::size_t k = 0; k + 1 < polygon[r].size(); ++k) {
                    ASSERT_LT(std::abs(polygon[r][k + 1].lon_deg - polygon[r][k].lon_deg), 180.0) << place.name();
                }
            }
        }
        drawn_count += geometry.empty() ? 0 : 1;
    }
    EXPECT_GT(drawn_count, 500);
}

TEST_F(Areas, FijiAndRussiaAreCutAt180) {
    for (const char* code : {"FJ", "RU"}) {
        bool west = false;
        bool east = false;
        for (const auto& polygon : outline(country(code)).geometry.polygons) {
            for (const geo::Corner& corner : polygon[0]) {
                west = west || corner.lon_deg < -179;
                east = east || corner.lon_deg > 177;
            }
        }
        EXPECT_TRUE(west && east) << code;
    }
}

TEST_F(Areas, ABorderIsALineWithoutTheCoast) {
    const auto area = area_geometry(gazetteer(), country("SY"), {model::AreaKind::Border, at(38, 35), at(38, 35), 0, 200});
    EXPECT_EQ(area.shape, "border");
    EXPECT_TRUE(area.geometry.polygons.empty());
    double nearest_iraq = 1e9;
    double nearest_coast = 1e9;
    for (const geo::Ring& line : area.geometry.lines) {
        for (const geo::Corner& corner : line) {
            nearest_iraq = std::min(nearest_iraq, geo::distance_km(at(corner.lon_deg, corner.lat_deg), at(41.0, 34.45)));
            nearest_coast = std::min(nearest_coast, geo::distance_km(at(corner.lon_deg, corner.lat_deg), at(35.85, 35.25)));
        }
    }
    EXPECT_LT(nearest_iraq, 15); // al-Bukamal
    EXPECT_GT(nearest_coast, 25);
}

TEST_F(Areas, ACircleStandsForAnOutlineThatIsNotKnown) {
    const auto area = area_geometry(gazetteer(), "user:nowhere", {model::AreaKind::Outline, at(44, 33), at(44, 33), 0, 30});
    EXPECT_EQ(area.shape, "circle");
    EXPECT_TRUE(area.approximate);
    EXPECT_TRUE(holds(area.geometry, at(44.2, 33.1)));
    const auto half = area_geometry(gazetteer(), "user:nowhere", {model::AreaKind::Part, at(44, 33), at(44, 33), 0, 30, -90, 90});
    EXPECT_FALSE(half.geometry.empty());
    EXPECT_EQ(area_geometry(gazetteer(), "user:nowhere", {model::AreaKind::Line, at(44, 33), at(44, 33)}).geometry.polygons.size(), 1U); // both ends the same
}

TEST_F(Areas, ShapesComeBackFromLayers) {
    auto place = first("30 km west of Mosul");
    place.shape.reset();
    EXPECT_EQ(shape_read_back(gazetteer(), place)->kind, model::AreaKind::Circle); // moved from its anchor
    EXPECT_EQ(shape_read_back(gazetteer(), first("Iraq"))->kind, model::AreaKind::Outline);
    EXPECT_FALSE(shape_read_back(gazetteer(), first("Mosul")).has_value());
    EXPECT_EQ(shape_read_back(gazetteer(), first("near Mosul"))->kind, model::AreaKind::Circle);
}

// --- the table of seas ---

class TableFile {
  public:
    explicit TableFile(const std::string& text) : path_(std::filesystem::temp_directory_path() / ("marsad_seas_" + std::to_string(::getpid()) + ".tsv")) { std::ofstream(path_) << text; }
    ~TableFile() { std::filesystem::remove(path_); }
    TableFile(const TableFile&) = delete;
    TableFile& operator=(const TableFile&) = delete;
    std::filesystem::path path_;
};

TEST(SeaAreas, BadRowsAreToldAndLeftOut) {
    const TableFile file("# comment\nid\toutline\nred-sea\t0 0; 1 0; 1 1; 0 1\n\t0 0; 1 0; 1 1; 0 1\nx\ny\t0 0; 1 0; 1 1\nz\t0 0; 1 0; 1 x; 0 1\nw\t0 0; 200 0; 1 1; 0 1\nv\t0 0; 1 0; 1 1; 0\n");
    base::Diagnostics diagnostics;
    const auto rows = read_sea_areas(file.path_, diagnostics);
    ASSERT_TRUE(rows.has_value());
    ASSERT_EQ(rows->size(), 1U);
    EXPECT_EQ((*rows)[0].line, 3U);
    EXPECT_EQ((*rows)[0].ring.size(), 4U);
    ASSERT_EQ(diagnostics.error_count(), 6U);
    for (std::size_t i = 0; i < 6; ++i) {
        EXPECT_EQ(diagnostics.all()[i].line, 4 + i);
    }
    const TableFile wrong("name\toutline\n");
    EXPECT_FALSE(read_sea_areas(wrong.path_, diagnostics).has_value());
    EXPECT_FALSE(read_sea_areas("/nonexistent/seas.tsv", diagnostics).has_value());
}

TEST_F(Areas, OurSeasAreSound) {
    base::Diagnostics diagnostics;
    const auto rows = read_sea_areas(std::filesystem::path(MARSAD_SOURCE_DIR) / "assets" / "gazetteer" / "sea_areas.tsv", diagnostics);
    ASSERT_TRUE(rows.has_value());
    EXPECT_GE(rows->size(), 40U);
    EXPECT_EQ(check_sea_areas(gazetteer(), *rows, diagnostics), 0U);
    for (const auto& diagnostic : diagnostics.all()) {
        ADD_FAILURE() << base::to_string(diagnostic);
    }
}

TEST_F(Areas, TheCheckOfSeasFindsFaults) {
    const geo::Ring around{{36, 15}, {60, 15}, {60, 30}, {36, 30}}; // holds the Red Sea's point, and Riyadh
    const std::pair<SeaRing, const char*> table[] = {
        {{"f", 1, "red-sea", around}, "Riyadh"},
        {{"f", 1, "red-sea", {{36, 15}, {41, 22}, {41, 15}, {36, 22}}}, "crosses"},
        {{"f", 1, "red-sea", {{0, 0}, {1, 0}, {1, 1}, {0, 1}}}, "outside"},
        {{"f", 1, "no-such-sea", around}, "no sea"},
        {{"f", 1, "crimea", around}, "no sea"},
    };
    for (const auto& [row, words] : table) {
        base::Diagnostics diagnostics;
        EXPECT_GE(check_sea_areas(gazetteer(), {row}, diagnostics), 1U) << words;
        bool named = false;
        for (const auto& diagnostic : diagnostics.all()) {
            named = named || diagnostic.text.find(words) != std::string::npos;
        }
        EXPECT_TRUE(named) << words;
    }
    base::Diagnostics diagnostics;
    EXPECT_GE(check_sea_areas(gazetteer(), {{"f", 1, "red-sea", around}, {"f", 2, "red-sea", {{0, 0}, {1, 0}, {1, 1}, {0, 1}}}}, diagnostics), 2U); // a hole elsewhere
}

TEST_F(Areas, SeasAnswerForTheirPointsTheSmallestFirst) {
    const std::pair<geo::LonLat, const char*> table[] = {
        {at(38.0, 21.0), "marsad:red-sea"},
        {at(43.35, 12.6), "marsad:bab-el-mandeb"},
        {at(56.4, 26.55), "marsad:strait-of-hormuz"},
        {at(51.5, 26.9), "marsad:persian-gulf"},
        {at(58.5, 24.6), "marsad:gulf-of-oman"},
        {at(48.0, 12.5), "marsad:gulf-of-aden"},
        {at(34.0, 43.0), "marsad:black-sea"},
        {at(36.6, 46.2), "marsad:sea-of-azov"},
        {at(33.0, 33.8), "marsad:eastern-mediterranean"},
        {at(51.0, 39.0), "marsad:caspian-sea"},
        {at(25.0, 38.2), "marsad:aegean-sea"},
        {at(34.75, 28.6), "marsad:gulf-of-aqaba"},
        {at(80.0, -20.0), "marsad:indian-ocean"},
        {at(19.5, 56.0), "marsad:baltic-sea"},
        {at(5.0, 40.5), "marsad:mediterranean-sea"},
        {at(50.0, 3.0), "marsad:somali-basin"},
    };
    for (const auto& [point, id] : table) {
        const auto seas = gazetteer().seas_at(point);
        ASSERT_FALSE(seas.empty()) << id;
        EXPECT_EQ(gazetteer().place(seas.front()).place_id(), id);
    }
    EXPECT_TRUE(gazetteer().seas_at(at(44.4, 33.3)).empty());
    EXPECT_TRUE(gazetteer().seas_at(at(-40, 30)).empty());
}

} // namespace
} // namespace marsad::geocode
