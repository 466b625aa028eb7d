// A gazetteer with layers of the user's places beside it: every look-up covers both.

#include "geocode/gazetteer.h"

#include "small_gazetteer.h"
#include "text/search_key.h"

#include <algorithm>

#include <gtest/gtest.h>

namespace marsad::geocode {
namespace {

using gazetteer_build::Draft;
using gazetteer_build::DraftPlace;
using testing::draft_place;
using testing::small_draft;
using testing::TemporaryFile;

DraftPlace user_place(const std::string& id, const std::string& name, double lon, double lat, double importance) {
    auto place = draft_place(id, "camp", lon, lat, importance);
    place.country = 0; // in links
    place.province = 1;
    place.curated = true;
    place.prefer(name, "en");
    return place;
}

/// Baghdad once more as a place of its own, a camp with an Arabic name, and a second name for the gazetteer's Mosul.
Draft layer_draft(bool precedence) {
    Draft draft;
    draft.layer = {"mine", "tsv", "mine.tsv", precedence, 3, 0, {"geonames:99237", "geonames:98180", "geonames:404"}};
    auto camp = user_place("user:camp", "Camp Alpha", 44.5, 33.5, 0.3);
    camp.prefer("معسكر ألفا", "ar");
    auto namesake = user_place("user:baghdad", "Baghdad", 47.0, 31.0, 0.2);
    namesake.province = 2; // an id that the gazetteer has not
    namesake.codes = {"QQQ"};
    auto mosul = user_place("geonames:99072", "Nineveh City", 43.2, 36.4, 0.3);
    mosul.stands_for = true;
    mosul.prefer("Mossoul", "fr");
    draft.places = {camp, namesake, mosul};
    return draft;
}

class WithLayer : public ::testing::TestWithParam<bool> {
  protected:
    WithLayer() : file_(gazetteer_build::gazetteer_bytes(small_draft())), gazetteer_(*Gazetteer::open(file_.path(), {*Layer::from_bytes(gazetteer_build::gazetteer_bytes(layer_draft(GetParam())), "mine")})) {}

    template <typename Places>
    std::vector<std::string> ids(const Places& places) const {
        std::vector<std::string> out;
        for (const auto place : places) {
            out.emplace_back(gazetteer_.place(place).place_id());
        }
        return out;
    }

    using Ids = std::vector<std::string>;
    TemporaryFile file_;
    Gazetteer gazetteer_;
};

TEST_P(WithLayer, ExactCoversBothInOrder) {
    const Ids by_importance{"geonames:98182", "geonames:98180", "user:baghdad"};
    const Ids by_precedence{"user:baghdad", "geonames:98182", "geonames:98180"};
    EXPECT_EQ(ids(gazetteer_.exact("baghdad")), GetParam() ? by_precedence : by_importance);
    EXPECT_EQ(ids(gazetteer_.article_free("baghdad")), GetParam() ? by_precedence : by_importance);
    EXPECT_EQ(ids(gazetteer_.exact("camp alpha")), Ids{"user:camp"});
    EXPECT_EQ(ids(gazetteer_.exact("red sea")), Ids{"marsad:red-sea"});
    EXPECT_TRUE(gazetteer_.exact("nowhere").empty());
    EXPECT_EQ(gazetteer_.place_count(), 10U);
}

TEST_P(WithLayer, LooserLookUpsCoverBoth) {
    EXPECT_EQ(ids(gazetteer_.article_free(text::article_free_key(text::name_key("معسكر ألفا")))), Ids{"user:camp"});
    const auto by_sound = ids(gazetteer_.skeleton(text::skeleton_key("Baghdad")));
    EXPECT_EQ(std::count(by_sound.begin(), by_sound.end(), "user:baghdad"), 1);
    EXPECT_EQ(std::count(by_sound.begin(), by_sound.end(), "geonames:98182"), 1);
    const auto near = gazetteer_.fuzzy("camp alphb", 1);
    ASSERT_EQ(near.size(), 1U);
    EXPECT_EQ(gazetteer_.place(near[0].place).place_id(), "user:camp");
    EXPECT_EQ(near[0].key, "camp alpha");
    EXPECT_EQ(gazetteer_.may_start("camp"), 2U);
    EXPECT_EQ(gazetteer_.may_start("nineveh"), 2U);
    EXPECT_EQ(ids(gazetteer_.code("qqq")), Ids{"user:baghdad"});
    EXPECT_EQ(ids(gazetteer_.code("BGW")), Ids{"marsad:baghdad-airport"});
}

TEST_P(WithLayer, NearMergesByDistance) {
    EXPECT_EQ(ids(gazetteer_.near(*geo::LonLat::from_degrees(geo::Lon{44.45}, geo::Lat{33.42}), 40, 10)), (Ids{"geonames:98182", "user:camp", "marsad:baghdad-airport"}));
    EXPECT_EQ(ids(gazetteer_.near(*geo::LonLat::from_degrees(geo::Lon{44.45}, geo::Lat{33.42}), 40, 2)), (Ids{"geonames:98182", "user:camp"}));
    // What stands for Mosul does not stand where the row says.
    EXPECT_EQ(ids(gazetteer_.near(*geo::LonLat::from_degrees(geo::Lon{43.2}, geo::Lat{36.4}), 5, 10)), Ids{});
    EXPECT_EQ(ids(gazetteer_.near(*geo::LonLat::from_degrees(geo::Lon{43.2}, geo::Lat{36.4}), 20, 10)), Ids{"geonames:99072"});
}

TEST_P(WithLayer, PlacesSayWhereTheyLie) {
    const auto camp = gazetteer_.place(*gazetteer_.find_by_id("user:camp"));
    EXPECT_TRUE(camp.is_user());
    EXPECT_EQ(camp.has_precedence(), GetParam());
    EXPECT_EQ(camp.kind(), "camp");
    EXPECT_EQ(camp.country(), *gazetteer_.find_by_id("geonames:99237"));
    EXPECT_EQ(camp.country_name(), "Iraq");
    EXPECT_EQ(camp.province(), *gazetteer_.find_by_id("geonames:98180"));
    EXPECT_EQ(camp.admin1_name(), "Baghdad");
    EXPECT_EQ(camp.name("ar"), "معسكر ألفا");
    EXPECT_EQ(camp.time_zone(), "Asia/Baghdad");
    const auto namesake = gazetteer_.place(*gazetteer_.find_by_id("user:baghdad"));
    EXPECT_EQ(namesake.province(), kNoPlace); // its province is not in this gazetteer
    EXPECT_EQ(namesake.admin1_name(), "");
    EXPECT_FALSE(gazetteer_.place(*gazetteer_.find_by_id("geonames:98182")).is_user());
    EXPECT_EQ(gazetteer_.place(gazetteer_.place_count()).place_id(), "");
}

TEST_P(WithLayer, WhatStandsForAPlaceAddsItsNames) {
    const auto mosul = *gazetteer_.find_by_id("geonames:99072");
    const auto view = gazetteer_.place(mosul);
    EXPECT_EQ(ids(gazetteer_.exact("nineveh city")), Ids{"geonames:99072"});
    EXPECT_EQ(gazetteer_.exact("nineveh city").front(), mosul);
    EXPECT_FALSE(view.is_user());
    EXPECT_EQ(view.has_precedence(), GetParam());
    EXPECT_EQ(view.kind(), "city");
    EXPECT_EQ(view.name("en"), "Mosul");
    EXPECT_EQ(view.name("fr"), "Mossoul");
    EXPECT_NEAR(view.lon_lat().lat_deg(), 36.335, 1e-6);
    const auto names = view.names();
    EXPECT_TRUE(std::any_of(names.begin(), names.end(), [](const NameView& name) { return name.text == "Nineveh City"; }));
}

TEST_P(WithLayer, AGazetteerWithoutThatPlaceTakesTheLayers) {
    auto draft = small_draft();
    draft.places[4].dropped = true; // Mosul
    const TemporaryFile file(gazetteer_build::gazetteer_bytes(draft));
    const auto gazetteer = *Gazetteer::open(file.path(), {*Layer::from_bytes(gazetteer_build::gazetteer_bytes(layer_draft(GetParam())), "mine")});
    const auto found = gazetteer.find_by_id("geonames:99072");
    ASSERT_TRUE(found);
    EXPECT_TRUE(gazetteer.place(*found).is_user());
    EXPECT_EQ(gazetteer.place(*found).name("en"), "Nineveh City");
}

INSTANTIATE_TEST_SUITE_P(Precedence, WithLayer, ::testing::Bool(), [](const auto& param_info) { return param_info.param ? "with" : "without"; });

TEST(LayerFile, SaysWhatItIs) {
    const auto layer = Layer::from_bytes(gazetteer_build::gazetteer_bytes(layer_draft(true)), "x");
    ASSERT_TRUE(layer) << layer.error().message;
    EXPECT_EQ((*layer)->info().name, "mine");
    EXPECT_EQ((*layer)->info().format, "tsv");
    EXPECT_EQ((*layer)->info().source, "mine.tsv");
    EXPECT_TRUE((*layer)->info().precedence);
    EXPECT_EQ((*layer)->info().used, 3U);
    EXPECT_TRUE((*layer)->verify());
}

TEST(LayerFile, AndGazetteerAreNotTakenForEachOther) {
    const TemporaryFile layer(gazetteer_build::gazetteer_bytes(layer_draft(false)));
    const TemporaryFile base(gazetteer_build::gazetteer_bytes(small_draft()));
    EXPECT_EQ(Gazetteer::open(layer.path()).error().code, base::ErrorCode::BadFormat);
    EXPECT_EQ(Layer::open(base.path()).error().code, base::ErrorCode::BadFormat);
    EXPECT_TRUE(Layer::open(layer.path()));
    EXPECT_EQ(Layer::open("/nowhere/layer.bin").error().code, base::ErrorCode::NotFound);
}

TEST(LayerFile, AnyFlippedByteOrCutIsFound) {
    const std::string sound = gazetteer_build::gazetteer_bytes(layer_draft(false));
    std::size_t refused = 0;
    for (std::size_t at = 0; at < sound.size(); ++at) {
        std::string damaged = sound;
        damaged[at] = static_cast<char>(damaged[at] ^ 0x04);
        refused += Layer::from_bytes(damaged, "x") ? 0U : 1U;
    }
    // Between the sections stand at most 63 bytes that mean nothing.
    EXPECT_GT(refused * 2, sound.size());
    for (std::size_t size = 0; size < sound.size(); size += 7) {
        EXPECT_FALSE(Layer::from_bytes(sound.substr(0, size), "x")) << size;
    }
}

TEST(GazetteerBytes, AreTheSameWhenTheDraftIsSpent) {
    EXPECT_EQ(gazetteer_build::gazetteer_bytes(layer_draft(true)), [] {
        const Draft kept = layer_draft(true);
        return gazetteer_build::gazetteer_bytes(kept);
    }());
}

} // namespace
} // namespace marsad::geocode
