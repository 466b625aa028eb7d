// Coordinates as text, read with the word lists of the working tree; no gazetteer is needed.
#include "geocode/coordinate_finder.h"

#include "base/diagnostics.h"
#include "lexicon/language_pack.h"
#include "lexicon/matcher.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <optional>
#include <string>

namespace marsad::geocode {
namespace {

class CoordinateTexts : public ::testing::Test {
  protected:
    static const lexicon::LanguagePack& pack(std::string_view lang) {
        static const lexicon::LanguagePacks loaded = [] {
            base::Diagnostics diagnostics;
            auto result = lexicon::LanguagePacks::load(std::filesystem::path(MARSAD_SOURCE_DIR) / "assets", {}, diagnostics);
            return std::move(*result);
        }();
        return *loaded.find(lang);
    }
    static std::optional<QueryCoordinate> ask(std::string_view lang, std::string_view query) {
        const auto document = text::tokenize(query);
        const auto hits = lexicon::Matcher(*pack(lang).lexicon).find(document);
        return find_query_coordinate(PhraseWords(document, hits), hits);
    }
    static std::vector<CoordinateReading> read(std::string_view lang, const text::Document& document) {
        const auto hits = lexicon::Matcher(*pack(lang).lexicon).find(document);
        return find_coordinates(PhraseWords(document, hits), hits);
    }
};

struct Case {
    const char* lang;
    const char* text;
    double lat;
    double lon;
    double radius_km;
};

TEST_F(CoordinateTexts, Queries) {
    constexpr double kSecLat = 33.2625;   // 33°15'45"
    constexpr double kSecLon = 44.234444; // 44°14'04"
    const Case table[] = {
        // decimal degrees, and what their digits are worth
        {"en", "33.2625, 44.2346", 33.2625, 44.2346, 0.1},
        {"en", "33.2625 44.2346", 33.2625, 44.2346, 0.1},
        {"en", "(33.2625, 44.2346)", 33.2625, 44.2346, 0.1},
        {"en", "[33.2625,44.2346]", 33.2625, 44.2346, 0.1},
        {"en", "\"33.2625, 44.2346\"", 33.2625, 44.2346, 0.1},
        {"en", "33.2625 / 44.2346", 33.2625, 44.2346, 0.1},
        {"en", "33.2625; 44.2346", 33.2625, 44.2346, 0.1},
        {"en", "33.3, 44.4", 33.3, 44.4, 5.5},
        {"en", "33.26, 44.23", 33.26, 44.23, 0.55},
        {"en", "33.312345, 44.361234", 33.312345, 44.361234, 0.1},
        {"en", "33.3, 44.361234", 33.3, 44.361234, 5.5},
        {"en", "-33.8688, 151.2093", -33.8688, 151.2093, 0.1},
        {"en", "33.8688, −151.2093", 33.8688, -151.2093, 0.1},
        {"en", "+33.2625+044.2346/", 33.2625, 44.2346, 0.1},
        {"en", "N33.2625 E44.2346", 33.2625, 44.2346, 0.1},
        {"en", "N 33.2625, E 44.2346", 33.2625, 44.2346, 0.1},
        {"en", "33.2625N 44.2346E", 33.2625, 44.2346, 0.1},
        {"en", "33.2625n, 44.2346e", 33.2625, 44.2346, 0.1},
        {"en", "33.2625N-44.2346E", 33.2625, 44.2346, 0.1},
        {"en", "44.2346E 33.2625N", 33.2625, 44.2346, 0.1},
        {"en", "12.5S, 70.25W", -12.5, -70.25, 5.6},
        {"en", "33.2625° N, 44.2346° E", 33.2625, 44.2346, 0.1},
        {"en", "33.2625°, 44.2346°", 33.2625, 44.2346, 0.1},
        {"en", "33°N 44°E", 33, 44, 55.5},
        // decimal comma
        {"en", "33,2625 44,2346", 33.2625, 44.2346, 0.1},
        {"en", "33,2625; 44,2346", 33.2625, 44.2346, 0.1},
        {"en", "33,2625, 44,2346", 33.2625, 44.2346, 0.1},
        {"fr", "33,26 N 44,23 E", 33.26, 44.23, 0.55},
        // degrees, minutes, seconds
        {"en", "33°15'45\"N 44°14'04\"E", kSecLat, kSecLon, 0.1},
        {"en", "33° 15′ 45″ N, 44° 14′ 4″ E", kSecLat, kSecLon, 0.1},
        {"en", "33°15’45”N 44°14’04”E", kSecLat, kSecLon, 0.1},
        {"en", "33º15'45''N, 44º14'04''E", kSecLat, kSecLon, 0.1},
        {"en", "N 33°15'45\" E 44°14'04\"", kSecLat, kSecLon, 0.1},
        {"en", "33 15 45 N 44 14 04 E", kSecLat, kSecLon, 0.1},
        {"en", "33 15 45 44 14 04", kSecLat, kSecLon, 0.1},
        {"en", "33:15:45N 44:14:04E", kSecLat, kSecLon, 0.1},
        {"en", "33-15-45N 44-14-04E", kSecLat, kSecLon, 0.1},
        {"en", "331545N 0441404E", kSecLat, kSecLon, 0.1},
        {"en", "3315N 04414E", 33.25, 44.233333, 0.93},
        {"en", "33°15'N 44°14'E", 33.25, 44.233333, 0.93},
        {"en", "33° 15.75' N, 44° 14.07' E", 33.2625, 44.2345, 0.1},
        {"en", "33 degrees 15 minutes 45 seconds north, 44 degrees 14 minutes 4 seconds east", kSecLat, kSecLon, 0.1},
        {"en", "33 degrees, 15 minutes and 45 seconds north, 44 degrees, 14 minutes and 4 seconds east", kSecLat, kSecLon, 0.1},
        // words
        {"en", "lat 33.26, lon 44.23", 33.26, 44.23, 0.55},
        {"en", "lat=33.2625&lon=44.2346", 33.2625, 44.2346, 0.1},
        {"en", "Lat: 33.2625 Long: 44.2346", 33.2625, 44.2346, 0.1},
        {"en", "Lat/Long: 33.2625, 44.2346", 33.2625, 44.2346, 0.1},
        {"en", "lon 44.2346 lat 33.2625", 33.2625, 44.2346, 0.1},
        {"en", "33.2625 latitude, 44.2346 longitude", 33.2625, 44.2346, 0.1},
        {"en", "latitude 33.26 and longitude 44.23", 33.26, 44.23, 0.55},
        {"en", "33.26 north, 44.23 east", 33.26, 44.23, 0.55},
        {"en", "coordinates: 33.2625, 44.2346", 33.2625, 44.2346, 0.1},
        {"ar", "٣٣٫٢٦٢٥ شمالا ٤٤٫٢٣٤٦ شرقا", 33.2625, 44.2346, 0.1},
        {"ar", "٣٣٫٢٦٢٥، ٤٤٫٢٣٤٦", 33.2625, 44.2346, 0.1},
        {"ar", "۳۳٫۲۶۲۵، ۴۴٫۲۳۴۶", 33.2625, 44.2346, 0.1},
        {"ar", "\u200f33.2625\u200f ، \u200f44.2346\u200f", 33.2625, 44.2346, 0.1},
        {"ar", "٣٣٫٢٦ ش، ٤٤٫٢٣ ق", 33.26, 44.23, 0.55},
        {"ar", "33.26 ش 44.23 شق", 33.26, 44.23, 0.55},
        {"ar", "خط العرض 33.2625 وخط الطول 44.2346", 33.2625, 44.2346, 0.1},
        {"ar", "خط عرض ٣٣٫٢٦ شمالاً وخط طول ٤٤٫٢٣ شرقاً", 33.26, 44.23, 0.55},
        {"ar", "33.26 درجة شمالا و44.23 درجة شرقا", 33.26, 44.23, 0.55},
        {"ar", "٣٣ درجة و١٥ دقيقة و٤٥ ثانية شمالاً، ٤٤ درجة و١٤ دقيقة و٤ ثوان شرقاً", kSecLat, kSecLon, 0.1},
        {"ar", "الإحداثيات: 33.2625، 44.2346", 33.2625, 44.2346, 0.1},
        {"ar", "33°15'45\" شمالا 44°14'04\" شرقا", kSecLat, kSecLon, 0.1},
        {"fa", "۳۵٫۶۹ درجه شمالی ۵۱٫۳۹ درجه شرقی", 35.69, 51.39, 0.55},
        {"he", "31.77 צפון 35.21 מזרח", 31.77, 35.21, 0.55},
        {"ru", "50.45 с.ш. 30.52 в.д.", 50.45, 30.52, 0.55},
        {"uk", "50.45 пн.ш. 30.52 сх.д.", 50.45, 30.52, 0.55},
        {"tr", "33.26 kuzey, 44.23 doğu", 33.26, 44.23, 0.55},
        {"fr", "33.26 N, 4.23 O", 33.26, -4.23, 0.55},
        // grids
        {"en", "38S MB 41234 81234", 33.268531, 44.369012, 0.1},
        {"en", "38SMB4123481234", 33.268531, 44.369012, 0.1},
        {"en", "38smb4123481234", 33.268531, 44.369012, 0.1},
        {"en", "38S MB 4181", 33.270940, 44.371846, 1},
        {"en", "38S MB 41 81", 33.270940, 44.371846, 1},
        {"en", "MGRS 38S MB 4 8", 33.302693, 44.409213, 10},
        {"en", "٣٨S MB ٤١٢٣٤ ٨١٢٣٤", 33.268531, 44.369012, 0.1},
        {"en", "38S 441234 3681234", 33.268527, 44.369007, 0.1},
        {"en", "38N 441234mE 3681234mN", 33.268527, 44.369007, 0.1},
        {"en", "38S 441234E, 3681234N", 33.268527, 44.369007, 0.1},
        {"en", "UTM 38S E441234 N3681234", 33.268527, 44.369007, 0.1},
        // plus codes
        {"en", "8FVC9G8F+6W", 47.365563, 8.524813, 0.1},
        {"en", "8fvc9g8f+6w", 47.365563, 8.524813, 0.1},
        {"en", "8FVC9G00+", 47.375, 8.525, 2.8},
        // links
        {"en", "https://www.google.com/maps/@33.2625,44.2346,15z", 33.2625, 44.2346, 1.0},
        {"en", "https://www.google.com/maps/place/X/@33.26,44.23,17z/data=!3m1!4b1!8m2!3d33.2625!4d44.2346", 33.2625, 44.2346, 0.1},
        {"en", "https://maps.google.com/?q=33.2625,44.2346", 33.2625, 44.2346, 0.1},
        {"en", "maps.google.com/maps?q=loc:33.2625,44.2346", 33.2625, 44.2346, 0.1},
        {"en", "https://www.google.com/maps/search/?api=1&query=33.2625%2C44.2346", 33.2625, 44.2346, 0.1},
        {"en", "https://www.google.com/maps/search/33.2625,+44.2346", 33.2625, 44.2346, 0.1},
        {"en", "https://www.google.com/maps/embed?pb=!1m18!1m12!1m3!1d5000!2d44.2346!3d33.2625!2m3", 33.2625, 44.2346, 1.0},
        {"en", "https://www.openstreetmap.org/#map=15/33.2625/44.2346", 33.2625, 44.2346, 1.0},
        {"en", "https://www.openstreetmap.org/?mlat=33.2625&mlon=44.2346#map=12/33.2/44.2", 33.2625, 44.2346, 0.1},
        {"en", "geo:33.2625,44.2346", 33.2625, 44.2346, 0.1},
        {"en", "geo:33.2625,44.2346;u=350", 33.2625, 44.2346, 0.35},
        {"en", "geo:0,0?q=33.2625,44.2346(Base)", 33.2625, 44.2346, 0.1},
        {"en", "https://maps.apple.com/?ll=33.2625,44.2346&q=Base", 33.2625, 44.2346, 0.1},
        {"en", "https://yandex.com/maps/?ll=44.2346%2C33.2625&z=15", 33.2625, 44.2346, 1.0},
        {"en", "https://yandex.ru/maps/?pt=44.2346,33.2625&z=12", 33.2625, 44.2346, 0.1},
        {"en", "https://www.bing.com/maps?cp=33.2625~44.2346&lvl=15", 33.2625, 44.2346, 1.0},
        {"en", "http://wikimapia.org/#lang=en&lat=33.2625&lon=44.2346&z=15&m=w", 33.2625, 44.2346, 1.0},
        {"en", "https://waze.com/ul?ll=33.2625%2C44.2346&navigate=yes", 33.2625, 44.2346, 0.1},
    };
    for (const auto& one : table) {
        const auto found = ask(one.lang, one.text);
        if (!found || !found->reading.position) {
            ADD_FAILURE() << "not read: " << one.text << (found ? " (" + found->reading.problem + ")" : "");
            continue;
        }
        EXPECT_NEAR(found->reading.position->lat_deg(), one.lat, 2e-6) << one.text;
        EXPECT_NEAR(found->reading.position->lon_deg(), one.lon, 2e-6) << one.text;
        EXPECT_NEAR(found->reading.radius_km, one.radius_km, 0.03 + 0.02 * one.radius_km) << one.text;
        EXPECT_EQ(found->rest, "") << one.text;
    }
}

TEST_F(CoordinateTexts, QueriesThatAreNone) {
    const std::pair<const char*, const char*> table[] = {
        {"en", ""},
        {"en", "Baghdad"},
        {"en", "22"},
        {"en", "Tower 22"},
        {"en", "T4"},
        {"en", "10, 20"},
        {"en", "0, 0"},
        {"en", "33,44"},
        {"en", "33,2625"},
        {"en", "10,000 20,000"},
        {"en", "1.1 2.2 3.3"},
        {"en", "33.26"},
        {"en", "2022-01-03"},
        {"en", "3.1.2022"},
        {"en", "10:30, 11:45"},
        {"en", "192.168.1.1"},
        {"en", "10.0.0.1, 10.0.0.2"},
        {"en", "v2.3 v2.4"},
        {"en", "15 May 2022"},
        {"en", "10 MAR 2022"},
        {"en", "10MAR2022"},
        {"en", "1st Div 2003"},
        {"en", "0770 123 4567"},
        {"en", "+964 770 123 4567"},
        {"en", "2345+67"},
        {"en", "2+2"},
        {"en", "F-16 F-35"},
        {"en", "S-300, S-400"},
        {"en", "3-2"},
        {"en", "33.2625-44.2346"},
        {"ar", "بغداد 33.3"},
        {"ar", "شارع 60"},
        {"ar", "3 شمال 4"},
        {"ar", "حي 7 نيسان"},
        {"en", "https://example.org/news/2022/01/03"},
        {"en", "https://example.org/?lat=x&lon=y"},
        {"en", "38S"},
        {"en", "12345.6, 99999.7"},
    };
    for (const auto& [lang, query] : table) {
        const auto found = ask(lang, query);
        EXPECT_FALSE(found && (found->reading.position || !found->reading.problem.empty())) << query << " -> " << found->reading.problem;
    }
}

TEST_F(CoordinateTexts, ImpossibleOnesAreNamed) {
    struct Wrong {
        const char* lang;
        const char* query;
        const char* part; ///< of the message
    };
    const Wrong table[] = {
        {"en", "144.2, 33.3", "latitude 144.2 is beyond 90; written longitude first? then ask for \"33.3, 144.2\""},
        {"en", "95.5, 44.1", "latitude 95.5 is beyond 90; written longitude first?"},
        {"en", "-151.2093, -33.8688", "then ask for \"-33.8688, -151.2093\""},
        {"ar", "١٤٤٫٢، ٣٣٫٣", "latitude 144.2 is beyond 90; written longitude first?"},
        {"en", "144.2, 233.3", "longitude 233.3 beyond 180; no order of the two"},
        {"en", "33.3, 190.2", "longitude 190.2 is beyond 180"},
        {"en", "144.2N 33.3E", "latitude 144.2 is beyond 90; there is no such place"},
        {"en", "lat 144.2, lon 33.3", "latitude 144.2 is beyond 90; there is no such place"},
        {"en", "33.3N 44.3N", "33.3N and 44.3N are both latitudes"},
        {"ar", "33.3 شرقا 44.3 غربا", "are both longitudes"},
        {"en", "-33.3N 44.3E", "contradicts itself"},
        {"en", "lat 33.3E, lon 44.3", "a latitude and a longitude at once"},
        {"en", "33°75'N 44°10'E", "75 minutes are more than a degree"},
        {"en", "33°15'99\"N 44°10'20\"E", "99 seconds are more than a minute"},
        {"en", "61S MB 41234 81234", "zone 61 is not between 1 and 60"},
        {"en", "38I MB 41234 81234", "no letter I"},
        {"en", "38S AB 41234 81234", "no square AB in zone 38 S"},
        {"en", "38S MB 4123 812", "4 digits for east and 3 for north"},
        {"en", "38SMB4123481", "7 digits"},
        {"en", "441234 3681234", "without their zone"},
        {"en", "38X 441234 3681234", "does not lie in the latitude band X"},
        {"en", "8FVC9G8A+6W", "a plus code has no A"},
        {"en", "XXVC9G8F+6W", "outside the world"},
        {"en", "https://maps.app.goo.gl/a1B2c3", "a short link holds no coordinates"},
        {"en", "https://goo.gl/maps/a1B2c3", "a short link holds no coordinates"},
        {"en", "https://www.google.com/maps/@144.2,33.3,12z", "latitude 144.2 is beyond 90"},
    };
    for (const auto& one : table) {
        const auto found = ask(one.lang, one.query);
        ASSERT_TRUE(found) << one.query;
        EXPECT_FALSE(found->reading.position) << one.query;
        EXPECT_NE(found->reading.problem.find(one.part), std::string::npos) << one.query << ": " << found->reading.problem;
    }
}

TEST_F(CoordinateTexts, ShortPlusCodesAndNamesBesideAreHandedOn) {
    const auto code = ask("en", "7C7X+2R Baghdad");
    ASSERT_TRUE(code);
    EXPECT_EQ(code->reading.code, "7C7X+2R");
    EXPECT_EQ(code->rest, "Baghdad");
    const auto named = ask("en", "Ayn al-Asad base at coordinates (33.7856, 42.4412)");
    ASSERT_TRUE(named);
    EXPECT_EQ(named->rest, "Ayn al-Asad base");
}

struct Told {
    const char* lang;
    const char* text;
    const char* span; ///< the words of the coordinate, or nullptr for none
};

TEST_F(CoordinateTexts, SpansInReports) {
    const Told table[] = {
        {"en", "Rockets hit a convoy at coordinates 33.2625, 44.2346 on Monday.", "33.2625, 44.2346"},
        {"en", "The blast at (33.2625, 44.2346) killed two.", "33.2625, 44.2346"},
        {"en", "GPS: 33.26, 44.23.", "33.26, 44.23"},
        {"en", "The site (lat. 33.2, lon. 44.2) was hit.", "lat. 33.2, lon. 44.2"},
        {"en", "It fell at latitude 33.26 and longitude 44.23 at dawn.", "latitude 33.26 and longitude 44.23"},
        {"en", "It fell at 33°15'45\"N 44°14'04\"E, killing 5.", "33°15'45\"N 44°14'04\"E"},
        {"en", "It fell at 33.26N, 44.23E.", "33.26N, 44.23E"},
        {"en", "Troops at 38S MB 41234 81234 were hit.", "38S MB 41234 81234"},
        {"en", "Troops at grid MB 41 81 were hit.", nullptr},
        {"en", "Troops at MGRS 38S MB 41 81 were hit.", "38S MB 41 81"},
        {"en", "See 8FVC9G8F+6W for the site.", "8FVC9G8F+6W"},
        {"en", "Geolocated: https://maps.google.com/?q=33.2625,44.2346.", "https://maps.google.com/?q=33.2625,44.2346"},
        {"en", "Geolocated (https://www.openstreetmap.org/#map=15/33.2625/44.2346).", "https://www.openstreetmap.org/#map=15/33.2625/44.2346"},
        {"en", "On 5 January 2022, 33.2625, 44.2346 was hit.", "33.2625, 44.2346"},
        {"ar", "سقط الصاروخ عند إحداثيات 36.19 شمالا 44.00 شرقا فجرا.", "36.19 شمالا 44.00 شرقا"},
        {"ar", "سقط الصاروخ بالإحداثيات (٣٦٫١٩، ٤٤٫٠٠) فجرا.", "٣٦٫١٩، ٤٤٫٠٠"},
        {"ar", "سقط عند خط عرض ٣٦٫١٩ شمالاً وخط طول ٤٤٫٠٠ شرقاً أمس.", "خط عرض ٣٦٫١٩ شمالاً وخط طول ٤٤٫٠٠ شرقاً"},
        {"ar", "الموقع \u202a36.1911, 44.0091\u202c في المدينة.", "36.1911, 44.0091"},
        // none
        {"en", "It killed 12 and wounded 30.", nullptr},
        {"en", "Between 2.5 and 3.5 million people fled.", nullptr},
        {"en", "Some 2.5, 3.5 million people fled.", nullptr},
        {"en", "GPS jamming hit 2.5, 3.5 million users.", nullptr},
        {"en", "The team won 3-2, then 2-1.", nullptr},
        {"en", "Attacks at 10:30, 11:45 and 12:00.", nullptr},
        {"en", "From 3/1/2022 to 4/1/2022.", nullptr},
        {"en", "On 3.1.2022, 4.1.2022.", nullptr},
        {"en", "Servers 192.168.10.1, 192.168.10.2 were hit.", nullptr},
        {"en", "Version 2.33, 2.34 of the app.", nullptr},
        {"en", "Call 0770 123 4567 or +964 770 123 4567.", nullptr},
        {"en", "The dinar fell from 1.0845, 1.2650 to 1.3.", nullptr},
        {"en", "Prices of 33.25, 44.50 and 55.75 dollars.", nullptr},
        {"en", "It rose 33.2, 44.2 %.", nullptr},
        {"en", "A list: 1.11111, 2.22222, 3.33333, 4.44444.", nullptr},
        {"en", "Brigades 5 N 3 E were moved.", nullptr},
        {"en", "The 38th parallel and 15 May 2022.", nullptr},
        {"en", "F-16 and S-300, S-400 systems; T4 and K1.", nullptr},
        {"en", "He took 2 to 4, 5 to 6.", nullptr},
        {"en", "Between 36 and 44 degrees Celsius.", nullptr},
        {"en", "In 10 MAR 2022 and 12 DEC 2023.", nullptr},
        {"en", "Released: 24 JUN 2024 0930 UTC.", nullptr},
        {"en", "Read https://example.org/2022/01/03/33.2625,44.2346/story.", nullptr},
        {"en", "2345+67 and C++ and 7C7X+2", nullptr},
        {"ar", "قتل 12 وجرح 30 في 3 هجمات.", nullptr},
        {"ar", "نزح 2.5، 3.5 مليون شخص.", nullptr},
        {"ar", "على بعد 5 كم شمالا و3 كم شرقا.", nullptr},
        {"ar", "فاز الفريق 3-2 ثم 2-1.", nullptr},
        {"ar", "قذائف عيار 122، 155 ملم و23.5، 57.5.", nullptr},
        {"ar", "بين الساعة 10:30 و11:45.", nullptr},
    };
    for (const auto& one : table) {
        const auto document = text::tokenize(one.text);
        const auto found = read(one.lang, document);
        if (one.span == nullptr) {
            EXPECT_TRUE(found.empty()) << one.text << " -> " << (found.empty() ? "" : document.utf8({found.front().begin, found.front().end}));
            continue;
        }
        ASSERT_EQ(found.size(), 1U) << one.text;
        EXPECT_EQ(document.utf8({found.front().begin, found.front().end}), one.span) << one.text;
        EXPECT_TRUE(found.front().position) << one.text << ": " << found.front().problem;
    }
}

TEST_F(CoordinateTexts, NumbersWithoutEndAreReadOnce) {
    // Every look is bounded: work grows with the text, and a run of digits is none.
    std::string numbers;
    std::string links;
    for (int i = 0; i < 20000; ++i) {
        numbers += "33.2625 N ";
        links += "!3d33.2!2d";
    }
    EXPECT_LE(read("en", text::tokenize(numbers)).size(), 20000U);
    EXPECT_TRUE(read("en", text::tokenize("https://maps.google.com/" + links)).empty());
    EXPECT_TRUE(read("en", text::tokenize(std::string(20000, '3'))).empty());
    EXPECT_TRUE(read("en", text::tokenize(std::string(20000, '+'))).empty());
}

} // namespace
} // namespace marsad::geocode
