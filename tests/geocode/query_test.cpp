#include "with_gazetteer.h"

#include "base/file.h"
#include "lexicon/lexicon.h"

#include <map>
#include <string>
#include <thread>
#include <utility>
#include <vector>

namespace marsad::geocode {
namespace {

class Query : public WithGazetteer {
  protected:
    static std::vector<model::Place> ask(std::string_view query, std::string_view lang = "auto", std::string_view context = "") { return geocoder()->geocode(query, lang, context, 5); }
};

struct Expected {
    const char* query;
    double lat;
    double lon;
    double km;
};

TEST_F(Query, TheIssuesOwn) {
    const Expected table[] = {
        {"مطار بغداد", 33.2625, 44.2346, 5},
        {"قاعدة عين الأسد في غرب العراق", 33.7856, 42.4412, 5},
        {"مطار أربيل", 36.2376, 43.9632, 5},
        {"قاعدة فكتوريا قرب مطار بغداد", 33.27, 44.235, 5},
        {"السفارة الأميركية في بغداد", 33.2989, 44.396, 5},
        {"Baghdad airport", 33.2625, 44.2346, 5},
        {"Ayn al-Assad", 33.7856, 42.4412, 5},
        {"أربيل", 36.1911, 44.0092, 10},
        {"Irbil", 36.1911, 44.0092, 10},
        {"Hewlêr", 36.1911, 44.0092, 10},
    };
    for (const auto& one : table) {
        const auto places = ask(one.query);
        ASSERT_FALSE(places.empty()) << one.query;
        EXPECT_LE(km(places.front(), one.lat, one.lon), one.km) << one.query << " -> " << places.front().name;
    }
}

TEST_F(Query, EndingsThatStandForOthers) {
    const Expected table[] = {
        {"под Казанью", 55.79, 49.12, 25}, {"между Мелитополем и Бердянском", 46.8, 36.09, 20}, {"біля Полтави", 49.59, 34.55, 15}, {"в Керчи", 45.35, 36.47, 10}, {"Мелітополем", 46.85, 35.37, 10},
    };
    for (const auto& one : table) {
        const auto places = ask(one.query, "auto");
        ASSERT_FALSE(places.empty()) << one.query;
        EXPECT_LE(km(places.front(), one.lat, one.lon), one.km) << one.query << " -> " << places.front().name;
    }
}

TEST_F(Query, RungsAreNamed) {
    const std::pair<const char*, const char*> table[] = {
        {"Baghdad", "exact"},   {"Suwayda", "article"},        {"للموصل", "clitic"},   {"بالناصريه", "clitic"},    {"Kirkurk", "fuzzy"},
        {"الفاوجة", "fuzzy"},   {"ORBI", "code"},              {"33.3, 44.4", "coordinate"}, {"30 km west of Mosul", "relation"}, {"ريف إدلب الجنوبي", "relation"},
    };
    for (const auto& [query, rung] : table) {
        const auto places = ask(query);
        ASSERT_FALSE(places.empty()) << query;
        EXPECT_EQ(places.front().rung, rung) << query << " -> " << places.front().name;
    }
}

TEST_F(Query, LooserRungsAreLessSureAndWider) {
    const auto exact = ask("Kirkuk").at(0);
    const auto typo = ask("Kirkurk").at(0);
    EXPECT_EQ(exact.place_id, typo.place_id);
    EXPECT_GT(exact.confidence, typo.confidence);
    EXPECT_LT(exact.radius_km, typo.radius_km);
}

TEST_F(Query, ContextDecidesHomonyms) {
    struct Case {
        const char* query;
        const char* context;
        const char* country;
    };
    const Case table[] = {{"Tripoli", "Lebanon", "LB"}, {"Tripoli", "Libya", "LY"},   {"طرابلس", "لبنان", "LB"},      {"طرابلس", "ليبيا", "LY"},
                          {"Georgia", "Tbilisi", "GE"}, {"Jordan", "Amman", "JO"},    {"صور", "جنوب لبنان", "LB"},    {"بلد", "قضاء بلد، صلاح الدين", "IQ"},
                          {"Alexandria", "Egypt", "EG"}, {"الباب", "ريف حلب", "SY"}, {"الميادين", "دير الزور", "SY"}, {"القائم", "الأنبار", "IQ"}};
    for (const auto& one : table) {
        const auto places = ask(one.query, "auto", one.context);
        ASSERT_FALSE(places.empty()) << one.query;
        EXPECT_EQ(places.front().country_code, one.country) << one.query << " | " << one.context << " -> " << places.front().name;
    }
    const auto base = ask("Victoria", "en", "base at Baghdad airport");
    ASSERT_FALSE(base.empty());
    EXPECT_EQ(base.front().kind, "military_base");
    EXPECT_EQ(base.front().country_code, "IQ");
}

TEST_F(Query, KindWordsChooseAmongNamesakes) {
    const std::pair<const char*, const char*> table[] = {{"قاعدة بلد الجوية", "military_base"}, {"سد الموصل", "dam"},     {"مطار أربيل", "airport"}, {"مخيم جنين", "camp"},
                                                         {"Tabqa dam", "dam"},                 {"Jenin camp", "camp"},   {"محافظة الأنبار", "province"}, {"معبر القائم", "crossing"},
                                                         {"Zaporizhzhia nuclear plant", "nuclear_site"}};
    for (const auto& [query, kind] : table) {
        const auto places = ask(query);
        ASSERT_FALSE(places.empty()) << query;
        EXPECT_EQ(places.front().kind, kind) << query << " -> " << places.front().name;
    }
}

TEST_F(Query, ASiteWithoutEntryIsApproximateAtItsTown) {
    const auto places = ask("قاعدة تلعفر العسكرية");
    ASSERT_FALSE(places.empty());
    EXPECT_LE(places.front().confidence, 0.98);
    EXPECT_LE(km(places.front(), 36.374, 42.449), 20);
}

TEST_F(Query, OrderDoesNotDependOnTheLimit) {
    for (const char* query : {"Tripoli", "الباب", "Georgia", "Salem"}) {
        const auto all = geocoder()->geocode(query, "auto", "", 5);
        for (std::size_t limit = 0; limit < all.size(); ++limit) {
            const auto some = geocoder()->geocode(query, "auto", "", limit);
            ASSERT_EQ(some.size(), limit) << query;
            for (std::size_t i = 0; i < limit; ++i) {
                EXPECT_EQ(some[i].place_id, all[i].place_id) << query << " limit " << limit;
                EXPECT_EQ(some[i].confidence, all[i].confidence);
            }
        }
    }
}

TEST_F(Query, RadiusOfRelationsHoldsTheTruePoint) {
    const Expected table[] = {{"30 km west of Mosul", 36.335, 42.785, 0},  {"على بعد 30 كم جنوب بغداد", 33.045, 44.37, 0}, {"between Aleppo and Idlib", 36.07, 36.9, 0},
                              {"north of Baghdad", 33.5, 44.36, 0},        {"outskirts of Damascus", 33.55, 36.3, 0},      {"ريف إدلب الجنوبي", 35.55, 36.6, 0},
                              {"western Iraq", 33.4, 41.5, 0},             {"50 nautical miles south of Aden", 11.96, 45.03, 0}};
    for (const auto& one : table) {
        const auto places = ask(one.query);
        ASSERT_FALSE(places.empty()) << one.query;
        EXPECT_LE(km(places.front(), one.lat, one.lon), places.front().radius_km) << one.query;
        EXPECT_EQ(places.front().rung, "relation") << one.query;
    }
}

TEST_F(Query, GarbageIsNoPlace) {
    const std::string endless(10'000, 'x');
    const std::string arabic_endless = [] {
        std::string out;
        for (int i = 0; i < 5'000; ++i) {
            out += "ب";
        }
        return out;
    }();
    for (const std::string& query : {std::string(), std::string(" "), std::string("???"), std::string("\xff\xfe\x80"), std::string("\xd8"), endless, arabic_endless, std::string("12345"), std::string("()")}) {
        EXPECT_TRUE(ask(query).empty()) << query.substr(0, 40);
    }
}

TEST_F(Query, ManyThreadsGetTheSameAnswers) {
    const std::vector<std::string> queries{"Mosul", "للموصل", "Kirkurk", "قاعدة عين الأسد في غرب العراق", "Tripoli"};
    std::vector<std::string> single;
    for (const auto& query : queries) {
        single.push_back(ask(query).at(0).place_id);
    }
    std::vector<std::thread> threads;
    std::vector<int> wrong(4, 0);
    for (std::size_t t = 0; t < wrong.size(); ++t) {
        threads.emplace_back([&, t] {
            for (int round = 0; round < 20; ++round) {
                for (std::size_t i = 0; i < queries.size(); ++i) {
                    wrong[t] += ask(queries[i]).at(0).place_id == single[i] ? 0 : 1;
                }
            }
        });
    }
    for (auto& thread : threads) {
        thread.join();
    }
    for (const int count : wrong) {
        EXPECT_EQ(count, 0);
    }
}

/// The table of our own: right within its tolerance, and silent where nothing is meant.
TEST_F(Query, Table) {
    const auto content = base::read_file(std::filesystem::path(MARSAD_SOURCE_DIR) / "tests/geocode/queries.tsv");
    ASSERT_TRUE(content);
    std::map<std::string, std::pair<int, int>> by_kind;
    int right = 0;
    int asked = 0;
    int silent = 0;
    int nothing = 0;
    std::string misses;
    for (std::string_view rest = *content; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const auto fields = lexicon::split_tabs(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (fields.size() < 9 || fields[0] == "query" || fields[0].starts_with('#')) {
            continue;
        }
        const auto places = ask(fields[0], fields[1], fields[8]);
        if (fields[2] == "NONE") {
            ++nothing;
            silent += places.empty() ? 1 : 0;
            misses += places.empty() ? "" : "not silent: " + std::string(fields[0]) + " -> " + places.front().name + "\n";
            continue;
        }
        const double tolerance = std::stod(std::string(fields[5]));
        const bool ok = !places.empty() && km(places.front(), std::stod(std::string(fields[3])), std::stod(std::string(fields[4]))) <= tolerance;
        ++asked;
        right += ok ? 1 : 0;
        auto& [good, all] = by_kind[std::string(fields[7])];
        good += ok ? 1 : 0;
        ++all;
        misses += ok ? "" : "wrong: " + std::string(fields[0]) + " -> " + (places.empty() ? "nothing" : places.front().name) + "\n";
    }
    RecordProperty("right", right);
    ASSERT_GT(asked, 500);
    ASSERT_GT(nothing, 140);
    EXPECT_GE(right, asked * 98 / 100) << misses;
    EXPECT_GE(silent, nothing - 1) << misses;
    for (const auto& [kind, counts] : by_kind) {
        EXPECT_GE(counts.first * 10, counts.second * 9 - 9) << kind << " " << counts.first << "/" << counts.second << "\n" << misses;
    }
}

} // namespace
} // namespace marsad::geocode
