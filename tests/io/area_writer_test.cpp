#include "io/area_writer.h"

#include "geo/shapes.h"
#include "io/geojson_check.h"
#include "temp_folder.h"

#include <gtest/gtest.h>

#include <fstream>
#include <iterator>
#include <utility>

namespace marsad::io {
namespace {

geo::LonLat at(double lon, double lat) { return *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}); }

AreaFeature feature(const std::string& id, geo::AreaGeometry geometry) {
    model::Place place{"geonames:1", "Mosul", "الموصل", "city", "Iraq", "IQ", "", at(43.1, 36.3), 7.5, 2, 0.9, "relation"};
    return {id, place, "30 km west of \"Mosul\"", "sector", true, {"r-1", "r-2"}, std::move(geometry)};
}

std::string written(const std::vector<AreaFeature>& features, WriterOptions options) {
    const test::TempFolder folder;
    const auto path = folder.path() / "areas.geojson";
    auto output = Output::open(path.string());
    EXPECT_TRUE(output.has_value());
    EXPECT_TRUE(write_area_layer(*output, options, features).has_value());
    EXPECT_TRUE(output->commit().has_value());
    std::ifstream stream(path);
    return {std::istreambuf_iterator<char>(stream), std::istreambuf_iterator<char>()};
}

void expect_sound(const std::string& document) {
    GeoJsonRules rules;
    rules.ids_required = true;
    for (const auto& fault : check_geojson(document, rules)) {
        ADD_FAILURE() << fault.where << ": " << fault.what;
    }
}

TEST(AreaWriter, AFeatureHasItsPropertiesInTheirOrder) {
    std::string out;
    append_area_feature(out, feature("geonames:1/sector", geo::polygons_of({{{0, 0}, {1, 0}, {1, 1.25}}})));
    EXPECT_EQ(out, R"({"type":"Feature","id":"geonames:1/sector","geometry":{"type":"Polygon","coordinates":[[[0.000000,0.000000],[1.000000,0.000000],[1.000000,1.250000],[0.000000,0.000000]]]},)"
                   R"("properties":{"place_id":"geonames:1","name":"Mosul","name_local":"الموصل","kind":"city","country":"Iraq","country_code":"IQ","admin1":null,)"
                   R"("location_text":"30 km west of \"Mosul\"","shape":"sector","approximate":true,"radius_km":7.5,"event_ids":["r-1","r-2"]}})");
}

struct BoxCase {
    const char* name;
    std::vector<geo::AreaGeometry> geometries;
    const char* bbox; ///< end of the document
};

TEST(AreaWriter, CollectionsAreSoundAndEndWithTheNarrowestBox) {
    const auto box = [](double west, double south, double east, double north) { return geo::polygons_of({{{west, south}, {east, south}, {east, north}, {west, north}}}); };
    const std::vector<BoxCase> table{
        {"one", {box(10, 0, 20, 5)}, "\"bbox\":[10.000000,0.000000,20.000000,5.000000]}\n"},
        {"two apart", {box(10, 0, 20, 5), box(-50, -5, -40, 1)}, "\"bbox\":[-50.000000,-5.000000,20.000000,5.000000]}\n"},
        // A wide edge is no gap: between its corners the area goes on.
        {"a wide one", {box(-60, 0, 100, 5), box(110, 0, 120, 1)}, "\"bbox\":[-60.000000,0.000000,120.000000,5.000000]}\n"},
        {"over 180", {box(170, 0, 190, 5)}, "\"bbox\":[170.000000,0.000000,-170.000000,5.000000]}\n"},
        {"over 180 and beside", {box(170, 0, 190, 5), box(-160, 0, -150, 1)}, "\"bbox\":[170.000000,0.000000,-150.000000,5.000000]}\n"},
        {"round the globe", {box(-180, -10, 0, 5), box(0, -20, 180, 1)}, "\"bbox\":[-180.000000,-20.000000,180.000000,5.000000]}\n"},
        {"a line", {geo::lines_of({geo::way_between(at(43, 36), at(44, 33))})}, "\"bbox\":[43.000000,33.000000,44.000000,36.000000]}\n"},
        {"a line over 180", {geo::lines_of({{{179, 0}, {182, 3}}})}, "\"bbox\":[179.000000,0.000000,-178.000000,3.000000]}\n"},
        {"a ring with a hole", {geo::polygons_of({{{0, 0}, {9, 0}, {9, 9}, {0, 9}}, {{1, 1}, {2, 1}, {2, 2}, {1, 2}}})}, "\"bbox\":[0.000000,0.000000,9.000000,9.000000]}\n"},
        {"a pole", {geo::polygons_of({geo::circle_ring(at(0, 90), 1000)})}, ",180.000000,90.000000]}\n"},
        {"nothing", {}, "\"features\":[\n]}\n"},
    };
    for (const BoxCase& c : table) {
        std::vector<AreaFeature> features;
        for (const auto& geometry : c.geometries) {
            features.push_back(feature("a" + std::to_string(features.size()), geometry));
        }
        const std::string document = written(features, {});
        SCOPED_TRACE(c.name);
        expect_sound(document);
        EXPECT_TRUE(document.ends_with(c.bbox)) << document.substr(document.size() - std::min<std::size_t>(document.size(), 120));
    }
}

TEST(AreaWriter, TheCheckerKnowsThatAWideEdgeIsNoGap) {
    const std::string polygon = R"({"type":"Polygon","coordinates":[[[-60,0],[100,0],[100,5],[-60,5],[-60,0]]],"bbox":)";
    EXPECT_TRUE(check_geojson(polygon + "[-60,0,100,5]}").empty());
    EXPECT_FALSE(check_geojson(polygon + "[100,0,-60,5]}").empty()); // the other way round leaves the area out
    EXPECT_FALSE(check_geojson(polygon + "[-60,0,110,5]}").empty());
}

TEST(AreaWriter, LinesAndRecords) {
    const auto one = feature("a", geo::polygons_of({geo::circle_ring(at(44, 33), 10)}));
    WriterOptions lines;
    lines.format = Format::GeoJsonLines;
    const std::string text = written({one, one}, lines);
    EXPECT_EQ(std::count(text.begin(), text.end(), '\n'), 2);
    expect_sound(text.substr(0, text.find('\n')));
    std::string record;
    append_area_record(record, "r", {one}, "");
    append_area_record(record, "", {}, "bad");
    EXPECT_TRUE(record.starts_with("{\"id\":\"r\",\"features\":[{\"type\":\"Feature\""));
    EXPECT_TRUE(record.ends_with("\"error\":null}\n{\"id\":null,\"features\":[],\"error\":\"bad\"}\n")) << record;
    WriterOptions credited;
    credited.attribution = {"GeoNames"};
    EXPECT_TRUE(written({one}, credited).starts_with("{\"type\":\"FeatureCollection\",\"attribution\":\"GeoNames\",\"features\":[\n"));
}

} // namespace
} // namespace marsad::io
