#include "ui/event_wording.h"

#include "texts_for_tests.h"

namespace marsad::ui {
namespace {

using timeline::DayInterval;

const i18n::Texts& english() {
    static const i18n::Texts texts = load_texts("en");
    return texts;
}
const i18n::Texts& arabic() {
    static const i18n::Texts texts = load_texts("ar");
    return texts;
}

timeline::Day day(int year, unsigned month, unsigned of_month) { return *timeline::make_day(year, month, of_month); }

model::Event on(const DayInterval& days) {
    model::Event event;
    event.date = days;
    event.time_precision = timeline::precision_of(days);
    return event;
}

model::Place place(std::string name, std::string local, std::string kind, double radius_km) {
    return {"x:1", std::move(name), std::move(local), std::move(kind), "Iraq", "IQ", "Baghdad", *geo::LonLat::from_degrees(geo::Lon{44.0}, geo::Lat{33.0}), radius_km, 1, 0.95, "exact"};
}

TEST(EventWording, EveryValueHasAWordInBothLanguages) {
    for (const auto* texts : {&english(), &arabic()}) {
        for (std::size_t i = 0; i < model::kSubEventTypeCount; ++i) {
            EXPECT_TRUE(texts->has(sub_type_key(static_cast<model::SubEventType>(i)))) << sub_type_key(static_cast<model::SubEventType>(i));
        }
        for (int i = 0; i <= static_cast<int>(model::Weapon::Unknown); ++i) {
            EXPECT_TRUE(texts->has("weapon." + std::string(model::name(static_cast<model::Weapon>(i)))));
        }
        for (int i = 0; i <= static_cast<int>(model::TimeOfDay::Night); ++i) {
            EXPECT_TRUE(texts->has("tod." + std::string(model::name(static_cast<model::TimeOfDay>(i)))));
        }
        for (const auto field : session::kFields) {
            EXPECT_TRUE(texts->has(field_key(field)));
        }
    }
    EXPECT_EQ(sub_type_key(model::SubEventType::RemoteExplosiveLandmineIed), "sub.remote_explosive_landmine_ied");
}

TEST(EventWording, DatesAreAsShortAsTheyAreSure) {
    struct Row {
        DayInterval days;
        const char* brief;
        const char* full;
        const char* arabic;
        const char* note;
    };
    const Row table[] = {
        {{day(2022, 1, 3), day(2022, 1, 3)}, "3 Jan", "Monday 3 January 2022", "الاثنين 3 كانون الثاني/يناير 2022", "exact day"},
        {{day(2022, 1, 7), day(2022, 1, 8)}, "7–8 Jan", "7–8 January 2022", "7 إلى 8 كانون الثاني/يناير 2022", "one night"},
        {{day(2022, 1, 28), day(2022, 2, 5)}, "28 Jan – 5 Feb", "28 January – 5 February 2022", "28 كانون الثاني/يناير إلى 5 شباط/فبراير 2022", "within 9 days"},
        {{day(2021, 12, 28), day(2022, 1, 3)}, "28 Dec 2021 – 3 Jan 2022", "28 December 2021 – 3 January 2022", "28 كانون الأول/ديسمبر 2021 إلى 3 كانون الثاني/يناير 2022", "within 7 days"},
        {{day(2022, 1, 1), day(2022, 1, 31)}, "Jan 2022", "January 2022", "كانون الثاني/يناير 2022", "month only"},
        {{day(2022, 1, 1), day(2022, 3, 31)}, "Jan – Mar 2022", "January – March 2022", "كانون الثاني/يناير إلى آذار/مارس 2022", "within 90 days"},
        {{day(2021, 11, 1), day(2022, 3, 31)}, "Nov 2021 – Mar 2022", "November 2021 – March 2022", "تشرين الثاني/نوفمبر 2021 إلى آذار/مارس 2022", "within 151 days"},
        {{day(2022, 1, 1), day(2022, 12, 31)}, "2022", "2022", "2022", "year only"},
    };
    for (const auto& row : table) {
        const auto event = on(row.days);
        EXPECT_EQ(plain(short_date(english(), event)), row.brief);
        EXPECT_EQ(plain(long_date(english(), event)), row.full);
        EXPECT_EQ(plain(long_date(arabic(), event)), row.arabic);
        EXPECT_EQ(plain(date_note(english(), event)), row.note);
    }
    auto event = on({day(2021, 1, 21), day(2021, 1, 21)});
    event.time_of_day = model::TimeOfDay::Morning;
    EXPECT_EQ(plain(long_date(arabic(), event)), "الخميس 21 كانون الثاني/يناير 2021، صباحاً");
    EXPECT_EQ(plain(date_note(english(), event)), "exact day, part of day given");
    event.time = "09:40";
    EXPECT_EQ(plain(long_date(english(), event)), "Thursday 21 January 2021, 09:40");
}

TEST(EventWording, WithoutADateTheReasonIsTold) {
    model::Event event;
    EXPECT_EQ(short_date(english(), event), "not dated");
    EXPECT_EQ(date_note(english(), event), "the report bears no date of publication");
    event.published = day(2022, 1, 3);
    EXPECT_EQ(date_note(english(), event), "the report tells no day");
}

TEST(EventWording, UnknownTollsAreNeverZero) {
    struct Row {
        model::CountRange killed;
        model::CountRange injured;
        std::optional<std::int64_t> joint;
        const char* text;
        const char* note;
    };
    const Row table[] = {
        {{}, {}, {}, "not said", ""},
        {{5, 5, 5}, {}, {}, "Killed 5 · injured: not said", ""},
        {{}, {3, 3, 3}, {}, "Killed: not said · injured 3", ""},
        {{5, 5, std::nullopt}, {}, {}, "Killed at least 5 · injured: not said", "lower bound"},
        {{std::nullopt, 12, std::nullopt}, {}, {}, "Killed at least 12 · injured: not said", "lower bound"},
        {{2, 2, 4}, {1200, 1200, 1200}, {}, "Killed 2 to 4 · injured 1,200", ""},
        {{std::nullopt, 14, 20}, {}, {}, "Killed 14 to 20 · injured: not said", "sources differ"},
        {{std::nullopt, std::nullopt, 7}, {}, {}, "Killed at most 7 · injured: not said", ""},
        {{0, 0, 0}, {}, {}, "Killed 0 · injured: not said", "the report says none"},
        {{0, 0, 0}, {0, 0, 0}, {}, "Killed 0 · injured 0", "the report says none"},
        {{0, 0, 0}, {4, 4, 4}, {}, "Killed 0 · injured 4", ""},
        {{}, {}, 10, "10 killed and injured", ""},
    };
    for (const auto& row : table) {
        model::Event event;
        event.fatalities = row.killed;
        event.injuries = row.injured;
        event.casualties_joint = row.joint;
        EXPECT_EQ(plain(toll_text(english(), event)), row.text);
        EXPECT_EQ(plain(toll_note(english(), event)), row.note) << row.text;
    }
}

TEST(EventWording, PlacesAreInTheScriptOfTheInterfaceWhereTheyCanBe) {
    model::Event event;
    event.sub_event_type = model::SubEventType::SuicideBomb;
    EXPECT_EQ(event_title(english(), event), "Suicide bomb");
    EXPECT_EQ(unplaced_note(english(), event), "the report names no place");
    event.location_text = "Haj\nAli";
    EXPECT_EQ(plain(event_title(english(), event)), "Suicide bomb, “Haj Ali”");
    EXPECT_EQ(unplaced_note(english(), event), "no place of this name was found");
    event.place = place("Tayaran Square", "ساحة الطيران", "square", 0.5);
    EXPECT_EQ(plain(event_title(english(), event)), "Suicide bomb, Tayaran Square");
    EXPECT_EQ(plain(event_title(arabic(), event)), "تفجير انتحاري، ساحة الطيران");
    event.place->name_local = "Place Tayaran";
    EXPECT_EQ(place_name(arabic(), event), "Tayaran Square") << "a local name of another script is no help";
    EXPECT_EQ(plain(place_note(english(), *event.place)), "square · within 500 m · Baghdad · Iraq");
    EXPECT_EQ(plain(place_note(arabic(), *event.place)), "ساحة · ضمن 500 م · Baghdad · العراق");
    EXPECT_EQ(plain(place_note(english(), place("Baghdad", "", "city", 12.4))), "city · within 12 km · Iraq");
    EXPECT_EQ(country_text(arabic(), "Palestine", "PS"), "فلسطين");
    EXPECT_EQ(country_text(arabic(), "Red Sea", ""), "البحر الأحمر");
    EXPECT_EQ(country_text(english(), "Red Sea", ""), "Red Sea");
}

TEST(EventWording, WordsOfTheReportAreQuotedOnce) {
    model::Event event;
    using Role = model::EvidenceRole;
    event.evidence = {{Role::What, 0, 4, "fell"}, {Role::Actor1, 5, 8, "they"}, {Role::What, 20, 24, "fell"}, {Role::What, 30, 36, "attack"}, {Role::What, 40, 46, "strike"}};
    EXPECT_EQ(plain(evidence_words(english(), event, session::Field::What)), "“fell” “attack”");
    EXPECT_EQ(evidence_words(english(), event, session::Field::Claim), "");
}

TEST(EventWording, ConfidenceHasThreeSteps) {
    const std::pair<double, int> table[] = {{1.0, 3}, {0.9, 3}, {0.899, 2}, {0.6, 2}, {0.59, 1}, {0.0, 1}};
    for (const auto& [confidence, steps] : table) {
        EXPECT_EQ(confidence_steps(confidence), steps) << confidence;
    }
    EXPECT_EQ(confidence_text(arabic(), 0.7), "متوسطة");
}

} // namespace
} // namespace marsad::ui
