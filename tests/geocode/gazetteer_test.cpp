#include "geocode/gazetteer.h"

#include "small_gazetteer.h"

#include "text/search_key.h"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstring>

namespace marsad::geocode {
namespace {

using testing::small_draft;
using testing::TemporaryFile;

geo::LonLat at(double lon, double lat) {
    return *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat});
}

const std::string& small_bytes() {
    static const std::string bytes = gazetteer_build::gazetteer_bytes(small_draft());
    return bytes;
}

class SmallGazetteer : public ::testing::Test {
  protected:
    SmallGazetteer() : file_(small_bytes()), gazetteer_(*Gazetteer::open(file_.path())) {}

    std::vector<std::string> ids(const std::vector<PlaceIndex>& places) const {
        std::vector<std::string> out;
        for (const auto place : places) {
            out.emplace_back(gazetteer_.place(place).place_id());
        }
        return out;
    }
    std::vector<std::string> exact(const std::string& name) const {
        const auto places = gazetteer_.exact(text::name_key(name));
        return ids({places.begin(), places.end()});
    }

    TemporaryFile file_;
    Gazetteer gazetteer_;
};

TEST_F(SmallGazetteer, IsSound) {
    EXPECT_TRUE(gazetteer_.verify());
    EXPECT_EQ(gazetteer_.place_count(), 7U); // the merged place is gone
}

TEST_F(SmallGazetteer, FindsExactNamesByImportance) {
    EXPECT_EQ(exact("Baghdad"), (std::vector<std::string>{"geonames:98182", "geonames:98180"}));
    EXPECT_EQ(exact("بَغداد"), (std::vector<std::string>{"geonames:98182"}));
    EXPECT_EQ(exact("bghdad"), (std::vector<std::string>{"geonames:98182"}));
    EXPECT_EQ(exact("مطار بغداد"), (std::vector<std::string>{"marsad:baghdad-airport"}));
    EXPECT_TRUE(exact("موصل").empty());
    EXPECT_TRUE(exact("Nowhere").empty());
    EXPECT_TRUE(exact("").empty());
}

TEST_F(SmallGazetteer, FindsWithoutArticle) {
    EXPECT_EQ(ids(gazetteer_.article_free("موصل")), (std::vector<std::string>{"geonames:99072"}));
    EXPECT_EQ(ids(gazetteer_.article_free("baghdad")), (std::vector<std::string>{"geonames:98182", "geonames:98180"}));
}

TEST_F(SmallGazetteer, BridgesScripts) {
    EXPECT_EQ(ids(gazetteer_.skeleton(text::skeleton_key("Багдад"))), (std::vector<std::string>{"geonames:98182", "geonames:98180"}));
    EXPECT_EQ(ids(gazetteer_.skeleton(text::skeleton_key("Musul"))), (std::vector<std::string>{"geonames:99072"}));
    EXPECT_EQ(gazetteer_.skeleton(text::skeleton_key("Baghdad"), 1).size(), 1U);
    EXPECT_TRUE(gazetteer_.skeleton("XYZ").empty());
}

TEST_F(SmallGazetteer, ForgivesTypos) {
    for (const auto* typo : {"baghdd", "baghdda", "bagdad", "baghdaad", "baghdat"}) {
        const auto found = gazetteer_.fuzzy(typo, 1);
        ASSERT_FALSE(found.empty()) << typo;
        EXPECT_EQ(gazetteer_.place(found[0].place).place_id(), "geonames:98182") << typo;
        EXPECT_EQ(found[0].edits, 1U) << typo;
    }
    EXPECT_EQ(gazetteer_.fuzzy("بغدد", 1).size(), 1U); // the same script only
    EXPECT_TRUE(gazetteer_.fuzzy("bghd", 1).empty());
    EXPECT_TRUE(gazetteer_.fuzzy("baghdad", 1).empty() || gazetteer_.fuzzy("baghdad", 1)[0].edits > 0);
}

TEST_F(SmallGazetteer, KnowsCodesAndIds) {
    EXPECT_EQ(ids(gazetteer_.code("orbi")), (std::vector<std::string>{"marsad:baghdad-airport"}));
    EXPECT_EQ(ids(gazetteer_.code("BGW")), (std::vector<std::string>{"marsad:baghdad-airport"}));
    EXPECT_TRUE(gazetteer_.code("XXXX").empty());
    EXPECT_EQ(gazetteer_.find_by_id("icao:ORBI"), gazetteer_.find_by_id("marsad:baghdad-airport"));
    EXPECT_EQ(gazetteer_.place(*gazetteer_.find_by_id("marsad:baghdad")).place_id(), "geonames:98182");
    EXPECT_FALSE(gazetteer_.find_by_id("geonames:1"));
}

TEST_F(SmallGazetteer, SaysWhichWordsMayStartAName) {
    EXPECT_EQ(gazetteer_.may_start("مطار"), 3U);
    EXPECT_EQ(gazetteer_.may_start("baghdad"), 3U);
    EXPECT_EQ(gazetteer_.may_start("موصل"), 1U); // by its article-free form
    EXPECT_EQ(gazetteer_.may_start("drone"), 0U);
    EXPECT_EQ(gazetteer_.may_start(""), 0U);
}

TEST_F(SmallGazetteer, ShowsAPlace) {
    const auto airport = gazetteer_.place(*gazetteer_.find_by_id("icao:ORBI"));
    EXPECT_EQ(airport.kind(), "airport");
    EXPECT_EQ(airport.name("ar"), "مطار بغداد الدولي");
    EXPECT_EQ(airport.name("he"), "Baghdad International Airport");
    EXPECT_EQ(airport.country_code(), "IQ");
    EXPECT_EQ(airport.country_name(), "Iraq");
    EXPECT_EQ(airport.admin1_name(), "Baghdad");
    EXPECT_EQ(airport.parent(), "Baghdad");
    EXPECT_EQ(airport.time_zone(), "Asia/Baghdad");
    EXPECT_EQ(airport.radius_km(), 5.0);
    EXPECT_TRUE(airport.is_curated());
    EXPECT_TRUE(airport.has_airfield());
    EXPECT_NEAR(airport.lon_lat().lon_deg(), 44.2346, 1e-7);
    const auto sea = gazetteer_.place(*gazetteer_.find_by_id("marsad:red-sea"));
    EXPECT_EQ(sea.country_name(), "Red Sea");
    EXPECT_EQ(sea.country_code(), "");
    EXPECT_EQ(sea.country(), kNoPlace);
    const auto names = gazetteer_.place(*gazetteer_.find_by_id("geonames:98182")).names();
    EXPECT_TRUE(std::any_of(names.begin(), names.end(), [](const NameView& n) { return n.text == "bghdad" && !n.is_display; }));
}

TEST_F(SmallGazetteer, AnswersWhereAPointLies) {
    const auto iraq = *gazetteer_.country_by_code("IQ");
    const auto syria = *gazetteer_.country_by_code("SY");
    EXPECT_EQ(gazetteer_.region(at(44.5, 33.5)).country, iraq);
    EXPECT_EQ(gazetteer_.place(gazetteer_.region(at(44.5, 33.5)).province).place_id(), "geonames:98180");
    EXPECT_EQ(gazetteer_.region(at(46.5, 31.0)).province, kNoPlace);
    EXPECT_EQ(gazetteer_.region(at(37, 35)).country, syria);
    const auto corner = gazetteer_.region(at(40.5, 36.5)); // in Iraq's outline, coded to Syria
    EXPECT_EQ(corner.country, syria);
    EXPECT_EQ(corner.disputed_area, "The corner");
    EXPECT_EQ(corner.claimed_by, "SY;IQ");
    EXPECT_EQ(gazetteer_.region(at(48.05, 33)).country, iraq); // 5 km off the coast
    EXPECT_EQ(gazetteer_.region(at(60, 10)).country, kNoPlace);
    EXPECT_EQ(gazetteer_.distance_to_area_km(iraq, at(44, 33)), 0.0);
    EXPECT_NEAR(*gazetteer_.distance_to_area_km(iraq, at(49, 33)), 93.3, 1.0);
    EXPECT_EQ(gazetteer_.provinces_of(iraq).size(), 1U);
    EXPECT_FALSE(gazetteer_.country_by_code("ZZ"));
}

TEST_F(SmallGazetteer, FindsWhatIsNear) {
    EXPECT_EQ(ids(gazetteer_.near(at(44.4, 33.34), 30, 5)), (std::vector<std::string>{"geonames:98182", "marsad:baghdad-airport"}));
    EXPECT_TRUE(gazetteer_.near(at(44.4, 33.34), 0.01, 5).empty());
}

TEST_F(SmallGazetteer, TellsItsSources) {
    const auto info = gazetteer_.info();
    ASSERT_EQ(info.sources.size(), 1U);
    EXPECT_EQ(info.sources[0].licence, "CC BY 4.0");
    EXPECT_EQ(info.attribution, "names by tests");
    EXPECT_EQ(info.counts.at(0), (std::pair<std::string, std::uint64_t>{"places", 7}));
}

TEST(GazetteerFile, SameDraftSameBytes) {
    EXPECT_EQ(gazetteer_build::gazetteer_bytes(small_draft()), small_bytes());
}

TEST(GazetteerFile, MissingNamesTheRemedy) {
    const auto result = Gazetteer::open("/nowhere/gazetteer.bin");
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, base::ErrorCode::NotFound);
    EXPECT_NE(result.error().message.find("scripts/fetch_data.sh"), std::string::npos);
}

TEST(GazetteerFile, ForeignEmptyAndTruncatedFilesAreRefused) {
    for (const std::string& bytes : {std::string(), std::string("not a gazetteer"), std::string(5000, 'x'), small_bytes().substr(0, 20), small_bytes().substr(0, 200), small_bytes().substr(0, small_bytes().size() - 1),
                                     small_bytes() + "x"}) {
        const TemporaryFile file(bytes);
        const auto result = Gazetteer::open(file.path());
        ASSERT_FALSE(result) << bytes.size();
        EXPECT_EQ(result.error().code, base::ErrorCode::BadFormat) << bytes.size();
        EXPECT_NE(result.error().message.find("scripts/fetch_data.sh"), std::string::npos);
    }
}

TEST(GazetteerFile, AnotherVersionIsRefused) {
    std::string bytes = small_bytes();
    const std::uint32_t version = 99;
    std::memcpy(bytes.data() + 8, &version, 4);
    const TemporaryFile file(bytes);
    const auto result = Gazetteer::open(file.path());
    ASSERT_FALSE(result);
    EXPECT_EQ(result.error().code, base::ErrorCode::WrongVersion);
    EXPECT_NE(result.error().message.find("99"), std::string::npos);
}

/// Every flipped bit is found: by open() in the head, by verify() behind it; and no look-up crashes on it.
TEST(GazetteerFile, FlippedBitsAreFoundAndHarmless) {
    const auto end_of_content = small_bytes().find_last_not_of('\0');
    std::size_t step = 13;
    for (std::size_t position = 16; position < end_of_content; position += step) {
        std::string bytes = small_bytes();
        bytes[position] = static_cast<char>(bytes[position] ^ (1 << (position % 8)));
        const TemporaryFile file(bytes);
        const auto gazetteer = Gazetteer::open(file.path());
        step = position < 2000 ? 13 : 1999;
        if (!gazetteer) {
            continue;
        }
        (void)gazetteer->exact("baghdad");
        (void)gazetteer->fuzzy("baghdd", 2);
        (void)gazetteer->region(at(44.4, 33.3));
        for (PlaceIndex i = 0; i < gazetteer->place_count(); ++i) {
            (void)gazetteer->place(i).names();
            (void)gazetteer->place(i).country_name();
        }
        const bool in_padding = small_bytes()[position] == '\0' && gazetteer->verify();
        EXPECT_TRUE(!gazetteer->verify() || in_padding) << "byte " << position;
    }
}

} // namespace
} // namespace marsad::geocode
