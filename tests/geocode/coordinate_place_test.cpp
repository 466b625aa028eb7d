// Coordinates with the gazetteer: names, countries, contradictions; in queries and reports.
#include "with_gazetteer.h"

#include "geocode/recognizer.h"
#include "lexicon/matcher.h"

#include <algorithm>
#include <string>
#include <vector>

namespace marsad::geocode {
namespace {

using model::PlaceUse;

class CoordinatePlaces : public WithGazetteer {
  protected:
    static Answer ask(std::string_view query, std::string_view context = "") { return geocoder()->answer(query, "auto", context, 5); }
    static std::vector<model::PlaceReference> read(std::string_view lang, std::string_view text) {
        const auto* pack = packs().find(lang);
        const auto document = text::tokenize(text);
        lexicon::Matcher matcher(*pack->lexicon);
        const auto hits = matcher.find(document);
        return Recognizer(*geocoder()).find_places(document, hits, *pack);
    }
    static const model::PlaceReference* coordinate(const std::vector<model::PlaceReference>& references) {
        const auto found = std::find_if(references.begin(), references.end(), [](const auto& reference) { return reference.coordinate; });
        return found == references.end() ? nullptr : &*found;
    }
};

TEST_F(CoordinatePlaces, QueriesKnowCountryProvinceAndRadius) {
    const auto spot = ask("33.2625, 44.2346");
    ASSERT_EQ(spot.places.size(), 1U);
    const auto& place = spot.places.front();
    EXPECT_EQ(place.name, "33.2625° N, 44.2346° E");
    EXPECT_EQ(place.kind, "coordinate");
    EXPECT_EQ(place.rung, "coordinate");
    EXPECT_EQ(place.country_code, "IQ");
    EXPECT_EQ(place.admin1, "Baghdad");
    EXPECT_EQ(place.place_id, "");
    EXPECT_EQ(place.geo_precision, 1);
    EXPECT_DOUBLE_EQ(place.radius_km, 0.1);
    EXPECT_EQ(place.time_zone, "Asia/Baghdad");
    EXPECT_DOUBLE_EQ(ask("33.3, 44.4").places.at(0).radius_km, 5.5);
    EXPECT_EQ(ask("33°N 44°E").places.at(0).geo_precision, 3);
    EXPECT_EQ(ask("-33.8688, 151.2093").places.at(0).name, "33.8688° S, 151.2093° E");
    EXPECT_TRUE(geocoder()->answer("33.2625, 44.2346", "auto", "", 0).places.empty());
    // The name itself is a coordinate again.
    EXPECT_LT(km(ask(place.name).places.at(0), 33.2625, 44.2346), 0.02);
    EXPECT_LT(ask("0.0, 0.0").places.at(0).confidence, 0.5); // what a receiver without a fix says
}

TEST_F(CoordinatePlaces, NamesBesideACoordinate) {
    const auto base = ask("Ayn al-Asad base (33.79, 42.44)");
    ASSERT_EQ(base.places.size(), 1U);
    EXPECT_EQ(base.places.front().name, "Ain al-Asad Air Base");
    EXPECT_LT(km(base.places.front(), 33.79, 42.44), 0.01);
    const auto rival = ask("Baghdad 32.8872, 13.1913"); // Tripoli's
    ASSERT_EQ(rival.places.size(), 2U);
    EXPECT_EQ(rival.places.front().country_code, "LY");
    EXPECT_EQ(rival.places.back().name, "Baghdad");
    EXPECT_LT(rival.places.front().confidence, 0.7);
    for (const char* numbers : {"Baghdad 10.50 12.30", "price 33.25, 44.50", "unit 33.25 44.50"}) {
        for (const auto& place : ask(numbers).places) {
            EXPECT_NE(place.rung, "coordinate") << numbers;
        }
    }
    const auto swapped = ask("Ayn al-Asad base (42.4412, 33.7856)");
    EXPECT_TRUE(swapped.places.empty());
    EXPECT_NE(swapped.problem.find("written longitude first? then ask for \"33.7856, 42.4412\""), std::string::npos) << swapped.problem;
    const auto abroad = ask("44.3615, 33.3125", "Iraq");
    EXPECT_TRUE(abroad.places.empty());
    EXPECT_NE(abroad.problem.find("not in Iraq as the context says; written longitude first?"), std::string::npos) << abroad.problem;
    EXPECT_FALSE(ask("44.3615, 33.3125").places.empty()); // without a context it says what it says
}

TEST_F(CoordinatePlaces, RelationsMoveAndWiden) {
    const auto north = ask("10 km north of 33.2625, 44.2346");
    ASSERT_EQ(north.places.size(), 1U);
    EXPECT_LT(km(north.places.front(), 33.3524, 44.2346), 0.2);
    EXPECT_GE(north.places.front().radius_km, 2.5);
    EXPECT_EQ(north.places.front().geo_precision, 2);
    const auto near = ask("near 33.2625, 44.2346");
    ASSERT_EQ(near.places.size(), 1U);
    EXPECT_GE(near.places.front().radius_km, 3);
    const auto arabic = ask("10 كم شمال 33.2625, 44.2346");
    ASSERT_EQ(arabic.places.size(), 1U);
    EXPECT_LT(km(arabic.places.front(), 33.3524, 44.2346), 0.2);
}

TEST_F(CoordinatePlaces, ShortPlusCodes) {
    const auto beside = ask("8CQ2+2R Baghdad");
    ASSERT_EQ(beside.places.size(), 1U) << beside.problem;
    EXPECT_LT(km(beside.places.front(), 33.337562, 44.402063), 0.02);
    const auto context = ask("8CQ2+2R", "Baghdad");
    ASSERT_EQ(context.places.size(), 1U) << context.problem;
    EXPECT_LT(km(context.places.front(), 33.337562, 44.402063), 0.02);
    const auto alone = ask("8CQ2+2R");
    EXPECT_TRUE(alone.places.empty());
    EXPECT_NE(alone.problem.find("write a town behind it"), std::string::npos) << alone.problem;
    EXPECT_TRUE(ask("8CQ2+2R Xyzzyqwx").places.empty());
}

struct Case {
    const char* lang;
    const char* text;
    const char* span;
    const char* name; ///< of the best candidate
    double lat;
    double lon;
    PlaceUse use;
    const char* rival; ///< name of the second candidate, or nullptr
};

TEST_F(CoordinatePlaces, ReportsKeepTheNameAndTheRival) {
    const Case table[] = {
        {"en", "Rockets hit a convoy at coordinates 33.2625, 44.2346 on Monday.", "33.2625, 44.2346", "33.2625° N, 44.2346° E", 33.2625, 44.2346, PlaceUse::Location, nullptr},
        {"en", "Rockets hit Ayn al-Asad base (33.7856, 42.4412) in Anbar.", "33.7856, 42.4412", "Ain al-Asad Air Base", 33.7856, 42.4412, PlaceUse::Location, nullptr},
        {"en", "A strike hit the town of Tal Afar on Sunday, killing three people, at 36.3741, 42.4487.", "36.3741, 42.4487", "Tal Afar", 36.3741, 42.4487, PlaceUse::Location, nullptr},
        {"en", "Shells fell on Erbil at GPS 32.8872, 13.1913 on Sunday.", "32.8872, 13.1913", "32.8872° N, 13.1913° E", 32.8872, 13.1913, PlaceUse::Location, "Erbil"},
        {"en", "A missile launched from coordinates 33.2625, 44.2346 hit Erbil.", "33.2625, 44.2346", "33.2625° N, 44.2346° E", 33.2625, 44.2346, PlaceUse::Launch, nullptr},
        {"en", "Clashes shook Tripoli (32.8872, 13.1913) overnight.", "32.8872, 13.1913", "Tripoli", 32.8872, 13.1913, PlaceUse::Location, nullptr},
        {"en", "Clashes shook Tripoli (34.4367, 35.8497) overnight.", "34.4367, 35.8497", "Tripoli", 34.4367, 35.8497, PlaceUse::Location, nullptr},
        {"en", "An explosion hit 8CQ2+2R, Baghdad on Sunday.", "8CQ2+2R", "Baghdad", 33.337562, 44.402063, PlaceUse::Location, nullptr},
        {"en", "Rockets hit Ayn al-Asad base (33.79, 42.44) in Anbar.", "33.79, 42.44", "Ain al-Asad Air Base", 33.79, 42.44, PlaceUse::Location, nullptr},
        {"en", "Rockets hit Erbil from 36.8123, 43.9123 at dawn.", "36.8123, 43.9123", "36.8123° N, 43.9123° E", 36.8123, 43.9123, PlaceUse::Launch, nullptr},
        {"en", "An attack 10 km north of 33.2625, 44.2346 killed two.", "10 km north of 33.2625, 44.2346", "33.2625° N, 44.2346° E", 33.3524, 44.2346, PlaceUse::Location, nullptr},
        {"en", "Troops at 38S MB 41234 81234 were shelled.", "38S MB 41234 81234", "33.26853° N, 44.36901° E", 33.268531, 44.369012, PlaceUse::Location, nullptr},
        {"ar", "قصفت طائرة مسيرة موقعا في أربيل (٣٦٫١٩١١، ٤٤٫٠٠٩١) أمس.", "٣٦٫١٩١١، ٤٤٫٠٠٩١", "Erbil", 36.1911, 44.0091, PlaceUse::Location, nullptr},
        {"ar", "سقط صاروخ بإحداثيات 36.19 شمالا 44.00 شرقا فجرا.", "36.19 شمالا 44.00 شرقا", "36.19° N, 44.00° E", 36.19, 44.0, PlaceUse::Location, nullptr},
        {"ar", "سقط صاروخ على قاعدة عين الأسد عند خط العرض 33.7856 وخط الطول 42.4412.", "خط العرض 33.7856 وخط الطول 42.4412", "Ain al-Asad Air Base", 33.7856, 42.4412, PlaceUse::Location, nullptr},
        {"ar", "سقطت قذائف على أربيل عند الإحداثيات 32.8872، 13.1913 أمس.", "32.8872، 13.1913", "32.8872° N, 13.1913° E", 32.8872, 13.1913, PlaceUse::Location, "Erbil"},
    };
    for (const auto& one : table) {
        const auto references = read(one.lang, one.text);
        const auto* found = coordinate(references);
        if (found == nullptr || found->candidates.empty()) {
            ADD_FAILURE() << "no coordinate in: " << one.text;
            continue;
        }
        EXPECT_EQ(found->text, one.span) << one.text;
        EXPECT_EQ(found->candidates.front().name, one.name) << one.text;
        EXPECT_LT(km(found->candidates.front(), one.lat, one.lon), 0.05) << one.text;
        EXPECT_EQ(static_cast<int>(found->use), static_cast<int>(one.use)) << one.text;
        EXPECT_EQ(found->candidates.front().rung, "coordinate") << one.text;
        ASSERT_EQ(found->candidates.size(), one.rival == nullptr ? 1U : 2U) << one.text;
        if (one.rival != nullptr) {
            EXPECT_EQ(found->candidates.back().name, one.rival) << one.text;
            EXPECT_LT(found->candidates.front().confidence, 0.7) << one.text;
        }
    }
}

TEST_F(CoordinatePlaces, SwappedAndImpossibleOnesInReportsAreNoPins) {
    const auto swapped = read("en", "An airstrike hit Ayn al-Asad base at coordinates 42.4412, 33.7856 on Sunday.");
    EXPECT_EQ(coordinate(swapped), nullptr);
    const auto base = std::find_if(swapped.begin(), swapped.end(), [](const auto& reference) { return reference.text.find("Asad") != std::string::npos; });
    ASSERT_NE(base, swapped.end());
    EXPECT_EQ(base->candidates.front().name, "Ain al-Asad Air Base");
    EXPECT_EQ(base->candidates.back().rung, "coordinate"); // the rival, as written
    const auto references = read("en", "A bomb exploded at latitude 144.2, longitude 33.3 near Kirkuk.");
    const auto* impossible = coordinate(references);
    ASSERT_NE(impossible, nullptr);
    EXPECT_TRUE(impossible->candidates.empty());
    EXPECT_EQ(impossible->text, "latitude 144.2, longitude 33.3");
}

TEST_F(CoordinatePlaces, PairsInBracketsNeedAName) {
    EXPECT_EQ(coordinate(read("en", "The index in Baghdad (33.79, 42.44) fell.")), nullptr);
    EXPECT_EQ(coordinate(read("en", "The rates (33.79, 42.44) fell.")), nullptr);
}

TEST_F(CoordinatePlaces, ASentenceThatIsOnlyACoordinateLocatesThePlaceBeforeIt) {
    const auto references = read("ar", "استهدف قصف مدفعي بلدة كفرنبل. الإحداثيات: 35.6144, 36.5647");
    ASSERT_FALSE(references.empty());
    EXPECT_EQ(references.front().text, "بلدة كفرنبل");
    EXPECT_EQ(references.front().candidates.at(0).name, "Kafranbel");
    EXPECT_LT(km(references.front().candidates.at(0), 35.6144, 36.5647), 0.01);
}

TEST_F(CoordinatePlaces, NamesInsideALinkAreNone) {
    for (const auto& reference : read("en", "See https://www.google.com/maps/place/Baghdad/@33.33,44.39,17z/data=!3d33.3344!4d44.3989 for more.")) {
        EXPECT_TRUE(reference.coordinate) << reference.text;
    }
}

} // namespace
} // namespace marsad::geocode
