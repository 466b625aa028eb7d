#include "io/point_features.h"

#include <gtest/gtest.h>

namespace marsad::io {
namespace {

std::vector<PointFeature> read(std::string_view json) {
    std::vector<PointFeature> features;
    const auto done = read_point_features(json, [&](const PointFeature& feature) { features.push_back(feature); });
    EXPECT_TRUE(done) << done.error().message;
    return features;
}

TEST(PointFeatures, come_with_their_members_as_texts) {
    const auto features = read(R"({"type":"FeatureCollection","features":[{"type":"Feature","id":9,"geometry":{"type":"Point","coordinates":[44,33.25,7]},
        "properties":{"name":"A \"b\"","radius_km":2.5,"ok":true,"none":null,"list":["x",3],"deep":{"y":1}}}]})");
    ASSERT_EQ(features.size(), 1U);
    EXPECT_EQ(features[0].number, 1U);
    EXPECT_EQ(features[0].error, "");
    EXPECT_EQ(features[0].lon_deg, 44.0);
    EXPECT_EQ(features[0].lat_deg, 33.25);
    for (const auto& [name, value] : std::vector<std::pair<std::string, std::string>>{{"name", "A \"b\""}, {"radius_km", "2.5"}, {"ok", "true"}, {"none", ""}, {"list", "x;3"}, {"deep", ""}, {"id", "9"}}) {
        EXPECT_EQ(features[0].member(name), value) << name;
    }
}

TEST(PointFeatures, that_are_none_say_why) {
    const auto features = read(R"({"type":"FeatureCollection","features":[{"type":"Feature","geometry":null,"properties":{}},{"geometry":{"type":"Polygon","coordinates":[]}},
        {"geometry":{"type":"Point","coordinates":["44",33]}},{"geometry":{"type":"Point","coordinates":[1]}},7]})");
    ASSERT_EQ(features.size(), 5U);
    for (std::size_t i = 0; i < features.size(); ++i) {
        EXPECT_EQ(features[i].number, i + 1);
        EXPECT_NE(features[i].error, "") << i;
    }
}

TEST(PointFeatures, of_a_document_that_is_none_fail_with_the_line) {
    const auto use = [](const PointFeature&) { FAIL() << "used"; };
    EXPECT_NE(read_point_features("{\n\"type\": \"FeatureCollection\",\n\"features\": [1,,2]}", use).error().message.find("line 3"), std::string::npos);
    for (const char* json : {"", "[]", "{}", R"({"type":"FeatureCollection"})", R"({"type":"Topology","features":[]})"}) {
        EXPECT_FALSE(read_point_features(json, use)) << json;
    }
}

TEST(PointFeatures, may_be_one_alone) { EXPECT_EQ(read(R"({"type":"Feature","geometry":{"type":"Point","coordinates":[1,2]},"properties":{"name":"x"}})").size(), 1U); }

} // namespace
} // namespace marsad::io
