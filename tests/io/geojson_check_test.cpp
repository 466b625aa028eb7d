#include "io/geojson_check.h"

#include <ostream>
#include <string>

#include <gtest/gtest.h>

namespace marsad::io {
namespace {

std::string point_feature(const std::string& geometry, const std::string& more = "") {
    return R"({"type":"FeatureCollection","features":[{"type":"Feature","id":"a","geometry":)" + geometry + R"(,"properties":{}})" + more + "]}";
}

struct BadDocument {
    const char* name;
    std::string document;
    std::string where; ///< of one of the faults
    friend std::ostream& operator<<(std::ostream& out, const BadDocument& c) { return out << c.name; }
};
class BadDocuments : public testing::TestWithParam<BadDocument> {};

TEST_P(BadDocuments, are_found_out) {
    const auto faults = check_geojson(GetParam().document);
    ASSERT_FALSE(faults.empty());
    bool named = false;
    std::string all;
    for (const GeoJsonFault& fault : faults) {
        named = named || fault.where == GetParam().where;
        all += fault.where + ": " + fault.what + "\n";
    }
    EXPECT_TRUE(named) << all;
}

const std::string kPoint = R"({"type":"Point","coordinates":[44.4,33.3]})";
const std::string kSquare = "[[0,0],[1,0],[1,1],[0,1],[0,0]]";
const std::string kFeature = R"({"type":"Feature","id":"a","geometry":)" + kPoint + R"(,"properties":{}})";
const std::string kCollection = R"({"type":"FeatureCollection","features":[)" + kFeature + "]";

INSTANTIATE_TEST_SUITE_P(
    Rfc7946, BadDocuments,
    testing::Values(
        BadDocument{"not_json", "{\"type\":", ""}, BadDocument{"trailing_comma", kCollection + ",}", ""}, BadDocument{"nan", R"({"type":"Point","coordinates":[NaN,1]})", ""},
        BadDocument{"invalid_utf8", "{\"type\":\"Point\",\"coordinates\":[1,2],\"x\":\"\xFF\"}", ""}, BadDocument{"byte_order_mark", "\xEF\xBB\xBF" + kPoint, ""},
        BadDocument{"an_array", "[]", ""}, BadDocument{"no_type", "{}", "type"}, BadDocument{"type_in_small_letters", R"({"type":"point","coordinates":[1,2]})", "type"},
        BadDocument{"unknown_type", R"({"type":"Circle"})", "type"}, BadDocument{"type_not_a_string", R"({"type":7})", "type"},
        BadDocument{"no_features", R"({"type":"FeatureCollection"})", "features"}, BadDocument{"features_no_array", R"({"type":"FeatureCollection","features":{}})", "features"},
        BadDocument{"feature_no_object", R"({"type":"FeatureCollection","features":[1]})", "features[0]"},
        BadDocument{"geometry_as_feature", R"({"type":"FeatureCollection","features":[)" + kPoint + "]}", "features[0]"},
        BadDocument{"collection_with_properties", kCollection + R"(,"properties":{}})", "properties"},
        BadDocument{"collection_with_geometry", kCollection + R"(,"geometry":null})", "geometry"},
        BadDocument{"crs", kCollection + R"(,"crs":null})", "crs"}, BadDocument{"crs_in_geometry", R"({"type":"Point","coordinates":[1,2],"crs":{}})", "crs"},
        BadDocument{"no_geometry", R"({"type":"Feature","properties":{}})", "geometry"}, BadDocument{"no_properties", R"({"type":"Feature","geometry":null})", "properties"},
        BadDocument{"properties_an_array", R"({"type":"Feature","geometry":null,"properties":[]})", "properties"},
        BadDocument{"geometry_a_string", R"({"type":"Feature","geometry":"x","properties":null})", "geometry"},
        BadDocument{"geometry_a_feature", R"({"type":"Feature","geometry":)" + kFeature + R"(,"properties":null})", "geometry"},
        BadDocument{"feature_with_coordinates", R"({"type":"Feature","geometry":null,"properties":null,"coordinates":[]})", "coordinates"},
        BadDocument{"feature_with_features", R"({"type":"Feature","geometry":null,"properties":null,"features":[]})", "features"},
        BadDocument{"id_null", R"({"type":"Feature","id":null,"geometry":null,"properties":null})", "id"},
        BadDocument{"id_an_object", R"({"type":"Feature","id":{},"geometry":null,"properties":null})", "id"},
        BadDocument{"id_twice", R"({"type":"FeatureCollection","features":[)" + kFeature + "," + kFeature + "]}", "features[1].id"},
        BadDocument{"member_twice", R"({"type":"Feature","geometry":null,"properties":{"a":1,"a":2}})", "properties.a"},
        BadDocument{"member_twice_deep", R"({"type":"Feature","geometry":null,"properties":{"e":[{"r":1},{"r":1,"r":1}]}})", "properties.e[1].r"},
        BadDocument{"no_coordinates", R"({"type":"Point"})", "coordinates"}, BadDocument{"one_number", R"({"type":"Point","coordinates":[1]})", "coordinates"},
        BadDocument{"four_numbers", R"({"type":"Point","coordinates":[1,2,3,4]})", "coordinates"}, BadDocument{"text_numbers", R"({"type":"Point","coordinates":["1","2"]})", "coordinates"},
        BadDocument{"null_number", R"({"type":"Point","coordinates":[1,null]})", "coordinates"}, BadDocument{"point_with_properties", R"({"type":"Point","coordinates":[1,2],"properties":{}})", "properties"},
        BadDocument{"longitude_190", R"({"type":"Point","coordinates":[190,2]})", "coordinates"}, BadDocument{"latitude_91", R"({"type":"Point","coordinates":[1,91]})", "coordinates"},
        BadDocument{"swapped", R"({"type":"Point","coordinates":[33.3,144.4]})", "coordinates"}, BadDocument{"seven_decimals", R"({"type":"Point","coordinates":[1.1234567,2]})", "coordinates"},
        BadDocument{"tiny_exponent", R"({"type":"Point","coordinates":[1e-7,2]})", "coordinates"}, BadDocument{"line_of_one", R"({"type":"LineString","coordinates":[[1,2]]})", "coordinates"},
        BadDocument{"line_round_the_world", R"({"type":"LineString","coordinates":[[170,0],[-170,0]]})", "coordinates[1]"},
        BadDocument{"ring_of_three", R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0]]]})", "coordinates[0]"},
        BadDocument{"ring_left_open", R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[1,1],[0,1]]]})", "coordinates[0]"},
        BadDocument{"ring_clockwise", R"({"type":"Polygon","coordinates":[[[0,0],[0,1],[1,1],[1,0],[0,0]]]})", "coordinates[0]"},
        BadDocument{"hole_counter_clockwise", R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[2,1],[2,2],[1,2],[1,1]]]})", "coordinates[1]"},
        BadDocument{"ring_without_area", R"({"type":"Polygon","coordinates":[[[0,0],[1,0],[0,0],[0,0]]]})", "coordinates[0]"},
        BadDocument{"polygon_without_ring", R"({"type":"Polygon","coordinates":[]})", "coordinates"},
        BadDocument{"multipolygon_clockwise", R"({"type":"MultiPolygon","coordinates":[[)" + kSquare + "],[[[0,0],[0,1],[1,1],[1,0],[0,0]]]]}", "coordinates[1][0]"},
        BadDocument{"nested_collection", R"({"type":"GeometryCollection","geometries":[{"type":"GeometryCollection","geometries":[]},)" + kPoint + "]}", "geometries[0]"},
        BadDocument{"single_collection", R"({"type":"GeometryCollection","geometries":[)" + kPoint + "]}", "geometries"},
        BadDocument{"collection_of_features", R"({"type":"GeometryCollection","geometries":[)" + kFeature + "," + kPoint + "]}", "geometries[0]"},
        BadDocument{"box_of_three", kCollection + R"(,"bbox":[1,2,3]})", "bbox"}, BadDocument{"box_of_text", kCollection + R"(,"bbox":["1","2","3","4"]})", "bbox"},
        BadDocument{"box_upside_down", kCollection + R"(,"bbox":[44.4,33.4,44.4,33.3]})", "bbox"}, BadDocument{"box_elsewhere", kCollection + R"(,"bbox":[1,33.3,2,33.3]})", "bbox"},
        BadDocument{"box_too_wide", kCollection + R"(,"bbox":[44.3,33.3,44.4,33.3]})", "bbox"}, BadDocument{"box_too_high", kCollection + R"(,"bbox":[44.4,33.3,44.4,34]})", "bbox"},
        BadDocument{"box_round_the_world", R"({"type":"MultiPoint","coordinates":[[170,0],[-170,0]],"bbox":[-170,0,170,0]})", "bbox"},
        BadDocument{"box_off_the_globe", R"({"type":"MultiPoint","coordinates":[[170,0],[-170,0]],"bbox":[170,0,190,0]})", "bbox"},
        BadDocument{"box_around_nothing", R"({"type":"FeatureCollection","features":[],"bbox":[1,2,3,4]})", "bbox"},
        BadDocument{"box_not_last", R"({"type":"FeatureCollection","bbox":[44.4,33.3,44.4,33.3],"features":[)" + kFeature + "]}", "bbox"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(GeoJsonCheck, sound_documents_pass) {
    for (const std::string& document :
         {kPoint, kFeature, kCollection + "}", kCollection + R"(,"bbox":[44.4,33.3,44.4,33.3]})", kCollection + R"(,"bbox":[44.4,33.3,0,44.4,33.3,0]})",
          std::string(R"({"type":"FeatureCollection","features":[],"name":"foreign members pass"})"),
          std::string(R"({"type":"Feature","id":7,"geometry":null,"properties":null})"), R"({"type":"Polygon","coordinates":[)" + kSquare + "]}",
          std::string(R"({"type":"Polygon","coordinates":[[[0,0],[9,0],[9,9],[0,9],[0,0]],[[1,1],[1,2],[2,2],[2,1],[1,1]]]})"),
          std::string(R"({"type":"MultiPoint","coordinates":[[170,0],[-170,0]],"bbox":[170,0,-170,0]})"),
          std::string(R"({"type":"MultiLineString","coordinates":[[[170,0],[180,0]],[[-180,0],[-170,0,12.5]]]})"),
          point_feature(R"({"type":"Point","coordinates":[-180.000000,90.000000]})"), std::string(R"({"type":"MultiPoint","coordinates":[]})")}) {
        const auto faults = check_geojson(document);
        EXPECT_TRUE(faults.empty()) << document << "\n"
                                    << faults.front().where << ": " << faults.front().what;
    }
}

TEST(GeoJsonCheck, rules_can_be_set) {
    GeoJsonRules rules;
    rules.ids_required = true;
    rules.max_decimals = 7;
    EXPECT_EQ(check_geojson(R"({"type":"Feature","geometry":null,"properties":null})", rules).size(), 1U);
    EXPECT_TRUE(check_geojson(R"({"type":"Point","coordinates":[1.1234567,2]})", rules).empty());
}

TEST(GeoJsonCheck, deep_nesting_is_an_answer_not_a_crash) {
    EXPECT_FALSE(check_geojson(std::string(100000, '[')).empty());
    std::string deep = R"({"type":"Feature","geometry":null,"properties":{"x":)";
    deep += std::string(5000, '[') + std::string(5000, ']') + "}}";
    EXPECT_FALSE(check_geojson(deep).empty());
}

} // namespace
} // namespace marsad::io
