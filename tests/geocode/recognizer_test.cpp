#include "with_gazetteer.h"

#include "geocode/recognizer.h"
#include "lexicon/matcher.h"

#include <algorithm>
#include <string>
#include <vector>

namespace marsad::geocode {
namespace {

using model::PlaceUse;

class Recognize : public WithGazetteer {
  protected:
    static std::vector<model::PlaceReference> read(std::string_view lang, std::string_view text) {
        const auto* pack = packs().find(lang);
        const auto document = text::tokenize(text);
        lexicon::Matcher matcher(*pack->lexicon);
        const auto hits = matcher.find(document);
        return Recognizer(*geocoder()).find_places(document, hits, *pack);
    }

    /// The first reference whose words hold `part`.
    static const model::PlaceReference* holding(const std::vector<model::PlaceReference>& references, std::string_view part) {
        const auto found = std::find_if(references.begin(), references.end(), [&](const auto& r) { return r.text.find(part) != std::string::npos; });
        return found == references.end() ? nullptr : &*found;
    }
};

struct Case {
    const char* lang;
    const char* text;
    const char* part; ///< words of the reference
    PlaceUse use;
    double lat;
    double lon;
    double km;
};

TEST_F(Recognize, UsesAndPlaces) {
    const Case table[] = {
        {"ar", "قتل ثلاثة مدنيين في مدينة الباب بريف حلب الشرقي.", "مدينة الباب", PlaceUse::Location, 36.37, 37.52, 10},
        {"ar", "استهدفت مسيرة سيارة في بلدة بنت جبيل جنوب لبنان، وقالت طهران إنها لا علاقة لها.", "بنت جبيل", PlaceUse::Location, 33.12, 35.43, 8},
        {"ar", "استهدفت مسيرة سيارة في بلدة بنت جبيل جنوب لبنان، وقالت طهران إنها لا علاقة لها.", "طهران", PlaceUse::Government, 35.69, 51.42, 20},
        {"ar", "سقط صاروخان في محيط القنصلية الأميركية في أربيل، وقالت بغداد إنها فتحت تحقيقا.", "القنصلية", PlaceUse::Location, 36.25, 44.03, 10},
        {"ar", "سقط صاروخان في محيط القنصلية الأميركية في أربيل، وقالت بغداد إنها فتحت تحقيقا.", "بغداد", PlaceUse::Government, 33.32, 44.37, 15},
        {"ar", "أطلقت صواريخ من سهل نينوى باتجاه معسكر زليكان شمال شرقي الموصل.", "سهل نينوى", PlaceUse::Launch, 36.45, 43.3, 40},
        {"ar", "أطلقت صواريخ من سهل نينوى باتجاه معسكر زليكان شمال شرقي الموصل.", "زليكان", PlaceUse::Location, 36.5, 43.42, 15},
        {"ar", "بغداد – قتل جندي في هجوم على حاجز.", "بغداد", PlaceUse::Dateline, 33.32, 44.37, 15},
        {"ar", "قتل ضابط برصاص مجهولين في شارع فلسطين شرقي بغداد.", "شارع فلسطين", PlaceUse::Location, 33.35, 44.43, 8},
        {"ar", "انفجرت عبوة ناسفة على الطريق بين كركوك والحويجة.", "كركوك", PlaceUse::Mention, 35.4, 44.08, 20},
        {"ar", "انفجار لغم على بعد 30 كيلومتراً غرب الموصل أمس.", "غرب الموصل", PlaceUse::Location, 36.335, 42.785, 10},
        {"ar", "حلب: قصف على بلدة تل رفعت.\nإدلب: غارات على أطراف بلدة كفر نبل.", "إدلب", PlaceUse::Heading, 35.78, 36.68, 10} /* the governorate */,
        {"ar", "#عاجل سقوط صواريخ على قاعدة #عين_الأسد غربي #الأنبار", "عين_الأسد", PlaceUse::Location, 33.786, 42.441, 5},
        {"en", "Gunmen killed four people in the town of Tarmiyah, north of Baghdad, on Saturday.", "Tarmiyah", PlaceUse::Location, 33.67, 44.4, 8},
        {"en", "Gunmen killed four people in the town of Tarmiyah, north of Baghdad, on Saturday.", "north of Baghdad", PlaceUse::Mention, 33.52, 44.4, 20},
        {"en", "Tripoli was shaken by clashes overnight between rival Libyan militias near Mitiga airport.", "Tripoli", PlaceUse::Location, 32.89, 13.19, 10},
        {"en", "A drone launched from Yemen hit a ship 60 nautical miles off Hodeidah.", "Yemen", PlaceUse::Launch, 15.9, 47.5, 100},
        {"en", "Rockets hit Ayn al-Asad base in Anbar; Washington blamed Tehran.", "Tehran", PlaceUse::Government, 35.69, 51.42, 20},
        {"en", "Rockets hit Ayn al-Asad base in Anbar; Washington blamed Tehran.", "Ayn al-Asad", PlaceUse::Location, 33.786, 42.441, 5},
        {"en", "HAMA, Syria — Rebels marched into the city on Thursday.", "HAMA", PlaceUse::Dateline, 35.13, 36.76, 10},
        {"en", "East Hama countryside | A pickup drove over a landmine.", "Hama", PlaceUse::Heading, 35.13, 37.03, 45},
        {"en", "Residents of Nuseirat refugee camp in central Gaza said tanks advanced.", "Nuseirat", PlaceUse::Location, 31.45, 34.39, 5},
        {"en", "Shelling hit the town of Khanasor and the village of Borek near Sinjar.", "Khanasor", PlaceUse::Location, 36.45, 41.8, 25},
    };
    for (const auto& one : table) {
        const auto references = read(one.lang, one.text);
        const auto* reference = holding(references, one.part);
        if (reference == nullptr) {
            ADD_FAILURE() << "no reference to " << one.part << " in: " << one.text;
            continue;
        }
        EXPECT_EQ(static_cast<int>(reference->use), static_cast<int>(one.use)) << one.part << " in: " << one.text;
        if (reference->candidates.empty()) {
            ADD_FAILURE() << one.part << " not located in: " << one.text;
            continue;
        }
        EXPECT_LE(km(reference->candidates.front(), one.lat, one.lon), one.km) << one.part << " -> " << reference->candidates.front().name << " in: " << one.text;
    }
}

TEST_F(Recognize, WhatIsNoPlace) {
    const std::pair<const char*, const char*> table[] = {
        {"ar", "نفى فيلق القدس أي علاقة له بما جرى."},
        {"ar", "بحسب ما أوردته قناة الميادين وقناة الجزيرة."},
        {"ar", "في كل بلد يخرج الناس."},
        {"ar", "قال القيادي في هيئة تحرير الشام إن المعركة مستمرة."},
        {"ar", "أطلق الحوثيون صاروخا من نوع فلسطين 2 فرط صوتي."},
        {"ar", "اغتيل الناشط محمد الحلبي أمام منزله."},
        {"en", "The Quds Force commander met Hezbollah leaders, Al Jazeera reported."},
        {"en", "Sgt. Jordan Haddad and Michael Jordan met Victoria Amelina."},
        {"en", "The ministry said that nobody was hurt on Monday in March."},
        {"en", "The Jenin Brigades and the Aleppo Media Center issued a statement."},
    };
    for (const auto& [lang, text] : table) {
        for (const auto& reference : read(lang, text)) {
            EXPECT_EQ(static_cast<int>(reference.use), static_cast<int>(PlaceUse::Demonym))
                << reference.text << " -> " << (reference.candidates.empty() ? "?" : reference.candidates.front().name) << " in: " << text;
        }
    }
}

TEST_F(Recognize, ContextDecidesHomonyms) {
    struct Homonym {
        const char* lang;
        const char* text;
        const char* part;
        const char* country;
    };
    const Homonym table[] = {
        {"en", "Shells fell in Tripoli and Sidon; the Lebanese army deployed.", "Tripoli", "LB"},
        {"en", "Militias from Misrata entered Tripoli; the Libyan government protested.", "Tripoli", "LY"},
        {"en", "LEBANON, Tenn. — The square in Lebanon was emptied.", "LEBANON", "US"},
        {"ar", "اشتباكات في طرابلس شمالي لبنان بين عائلتين.", "طرابلس", "LB"},
        {"ar", "اشتباكات في طرابلس بين قوات حكومة الوحدة الليبية ومسلحين من مصراتة.", "طرابلس", "LY"},
        {"ar", "انفجار في قضاء بلد بمحافظة صلاح الدين.", "بلد", "IQ"},
        {"ar", "غارة على مدينة صور في جنوب لبنان.", "صور", "LB"},
        {"ar", "هجوم على مدينة القائم في الأنبار.", "القائم", "IQ"},
        {"ar", "قصف على مدينة الميادين شرق دير الزور.", "الميادين", "SY"},
        {"en", "Rebels swept into Hama; Hamas stayed silent.", "Hama", "SY"},
        {"en", "Jordan closed its crossing with Syria after clashes in Daraa.", "Jordan", "JO"},
        {"en", "In Georgia, protesters rallied in Tbilisi.", "Georgia", "GE"},
    };
    for (const auto& one : table) {
        const auto references = read(one.lang, one.text);
        const auto* reference = holding(references, one.part);
        if (reference == nullptr || reference->candidates.empty()) {
            ADD_FAILURE() << one.part << " in: " << one.text;
            continue;
        }
        EXPECT_EQ(reference->candidates.front().country_code, one.country) << one.part << " -> " << reference->candidates.front().name << " in: " << one.text;
    }
}

TEST_F(Recognize, BackReferencesPointAtWhatWasNamed) {
    const auto references = read("ar", "هاجمت مسيرة قاعدة حرير شمال شرقي أربيل. وسقطت أخرى في محيط القاعدة ذاتها أمس.");
    const auto* back = holding(references, "القاعدة ذاتها");
    ASSERT_NE(back, nullptr);
    EXPECT_TRUE(back->backward);
    ASSERT_TRUE(back->antecedent);
    EXPECT_NE(references.at(*back->antecedent).text.find("حرير"), std::string::npos);
    ASSERT_FALSE(back->candidates.empty());
    EXPECT_EQ(back->candidates.front().kind, "military_base");
}

TEST_F(Recognize, AnUnknownVillageStandsAtItsParentAndIsFlagged) {
    const auto references = read("en", "Gunmen stormed a police post at Zorbeqa village, in the Rashad area south-west of Kirkuk.");
    const auto* village = holding(references, "Zorbeqa");
    ASSERT_NE(village, nullptr);
    ASSERT_FALSE(village->candidates.empty());
    EXPECT_EQ(village->candidates.front().rung, "relation");
    EXPECT_EQ(village->candidates.front().geo_precision, 2);
    EXPECT_LE(km(village->candidates.front(), 35.3, 44.05), 45);
    EXPECT_GE(village->candidates.front().radius_km, 10);
}

TEST_F(Recognize, OneUnknownNameHarmsNoOther) {
    const auto references = read("en", "Clashes broke out in Xqzwt and in Mosul.");
    const auto* mosul = holding(references, "Mosul");
    ASSERT_NE(mosul, nullptr);
    ASSERT_FALSE(mosul->candidates.empty());
    EXPECT_EQ(mosul->candidates.front().country_code, "IQ");
}

TEST_F(Recognize, PhrasesDoNotOverlapAndLinksStayInRange) {
    const auto references = read("ar", "قصفت المدفعية التركية قرى في ناحية كاني ماسي بقضاء العمادية في محافظة دهوك، وقالت أنقرة إنها استهدفت حزب العمال. وسقطت قذيفة على حي الكرادة وسط بغداد.");
    ASSERT_GE(references.size(), 4U);
    for (std::size_t i = 0; i < references.size(); ++i) {
        if (i > 0) {
            EXPECT_LE(references[i - 1].last_token, references[i].first_token);
        }
        EXPECT_LT(references[i].begin, references[i].end);
        EXPECT_FALSE(references[i].parent && *references[i].parent >= references.size());
        EXPECT_FALSE(references[i].antecedent && *references[i].antecedent >= references.size());
        EXPECT_NE(references[i].parent.value_or(SIZE_MAX), i);
    }
}

} // namespace
} // namespace marsad::geocode
