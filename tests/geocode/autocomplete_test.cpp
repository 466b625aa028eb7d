#include "geocode/autocomplete.h"

#include "geocode/completion_index.h"
#include "geocode/completion_ranking.h"
#include "small_gazetteer.h"
#include "text/search_key.h"
#include "with_gazetteer.h"

#include "base/utf8.h"

#include <algorithm>
#include <cstring>
#include <map>
#include <random>

namespace marsad::geocode {
namespace {

using testing::small_draft;
using testing::TemporaryFile;

geo::LonLat at(double lon, double lat) { return *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}); }

using Autocomplete = WithGazetteer;

std::string list_of(const std::vector<Completion>& completions) {
    std::string out;
    for (const auto& completion : completions) {
        out += "\n  " + completion.place.place_id + " " + completion.place.name + " (" + std::string(name(completion.match)) + ": " + completion.matched + ")";
    }
    return out;
}

/// Position from 0, or the size where the place is not among them.
std::size_t position_of(const std::vector<Completion>& completions, std::string_view place_id) {
    return static_cast<std::size_t>(std::find_if(completions.begin(), completions.end(), [&](const auto& c) { return c.place.place_id == place_id; }) - completions.begin());
}

TEST_F(Autocomplete, FindsThePlaceAmongTheFirst) {
    struct Row {
        const char* typed;
        const char* place_id;
        std::size_t among; ///< the first 1, 3, 5
    };
    const Row rows[] = {
        {"Baghdad", "geonames:98182", 1},
        {"bag", "geonames:98182", 1},
        {"BAGH", "geonames:98182", 1},
        {"بغ", "geonames:98182", 1},
        {"بَغْدا", "geonames:98182", 1}, // short vowels
        {"Bağd", "geonames:98182", 3},
        {"Багд", "geonames:98182", 1},
        {"בגד", "geonames:98182", 3},
        {"موص", "geonames:99072", 1}, // without its article
        {"الموص", "geonames:99072", 1},
        {"المو", "geonames:99072", 1},
        {"mosu", "geonames:99072", 1},
        {"al-mosu", "geonames:99072", 3},
        {"hadi", "geonames:96309", 1},
        {"al-hadi", "geonames:96309", 3},
        {"حديث", "geonames:96309", 1},
        {"hit", "geonames:95788", 1},
        {"هيت", "geonames:95788", 3},
        {"erb", "geonames:95446", 1},
        {"irb", "geonames:95446", 3},
        {"hewl", "geonames:95446", 1},
        {"اربي", "geonames:95446", 1},
        {"أربي", "geonames:95446", 1},
        {"هەول", "geonames:95446", 3},
        {"kirku", "geonames:94787", 1},
        {"كركو", "geonames:94787", 1},
        {"حلب", "geonames:170063", 1},
        {"alepp", "geonames:170063", 1},
        {"halab", "geonames:170063", 1},
        {"دمش", "geonames:170654", 1},
        {"صنعا", "geonames:71137", 1},
        {"sana'", "geonames:71137", 3},
        {"kyi", "geonames:703448", 1},
        {"Киї", "geonames:703448", 3},
        {"غز", "geonames:281133", 3},
        {"iraq", "geonames:99237", 1},
        {"العرا", "geonames:99237", 1},
        {"يمن", "geonames:69543", 1},
        {"مطار ب", "icao:ORBI", 1},
        {"مطار بغ", "icao:ORBI", 1},
        {"airport bag", "icao:ORBI", 1},
        {"baghdad air", "icao:ORBI", 1},
        {"Baghdad International Ai", "icao:ORBI", 1},
        {"airport erb", "icao:ORER", 1},
        {"مطار ارب", "icao:ORER", 1},
        {"عين الا", "marsad:ain-al-asad-air-base", 3},
        {"ain al-a", "marsad:ain-al-asad-air-base", 3},
        {"قاعدة عين", "marsad:ain-al-asad-air-base", 1},
        {"asad", "marsad:ain-al-asad-air-base", 3}, // a word inside the name
        {"الأسد", "marsad:ain-al-asad-air-base", 5},
        {"ORBI", "icao:ORBI", 1},
        // One typing error, never in the first letter.
        {"baghdsd", "geonames:98182", 1},
        {"bahgdad", "geonames:98182", 1},
        {"baghddad", "geonames:98182", 1},
        {"بغداط", "geonames:98182", 1},
        {"kirkkuk", "geonames:94787", 1},
        {"damascos", "geonames:170654", 1},
    };
    const auto& gazetteer = geocoder()->gazetteer();
    for (const auto& [typed, wanted, among] : rows) {
        const auto index = gazetteer.find_by_id(wanted);
        ASSERT_TRUE(index) << wanted;
        const auto found = complete(*geocoder(), typed, "auto", std::nullopt, 10);
        EXPECT_LT(position_of(found, gazetteer.place(*index).place_id()), among) << typed << list_of(found);
    }
}

TEST_F(Autocomplete, SaysHowItMetThePlace) {
    struct Row {
        const char* typed;
        CompletionMatch match;
        const char* matched;
    };
    const Row rows[] = {
        {"Baghdad", CompletionMatch::Name, "Baghdad"},
        {"baghda", CompletionMatch::Prefix, "Baghdad"},
        {"بغدا", CompletionMatch::Prefix, "بغداد"},
        {"baghdsd", CompletionMatch::Typo, "Baghdad"},
        {"33.3, 44.4", CompletionMatch::Query, "33.3, 44.4"},
        {"10 km north of Mosul", CompletionMatch::Query, "10 km north of Mosul"},
        {"ORBI", CompletionMatch::Query, "ORBI"},
    };
    for (const auto& [typed, match, matched] : rows) {
        const auto found = complete(*geocoder(), typed, "auto", std::nullopt, 5);
        ASSERT_FALSE(found.empty()) << typed;
        EXPECT_EQ(found[0].match, match) << typed << list_of(found);
        EXPECT_EQ(found[0].matched, matched) << typed;
    }
    const auto mosul = complete(*geocoder(), "Mosul", "auto", std::nullopt, 1);
    EXPECT_EQ(mosul.at(0).place.name, "Mosul");
    EXPECT_EQ(mosul.at(0).place.name_local, "الموصل");
    EXPECT_EQ(mosul.at(0).place.country_code, "IQ");
    EXPECT_EQ(mosul.at(0).place.admin1, "Nineveh");
    EXPECT_EQ(mosul.at(0).place.kind, "city");
    const auto north = complete(*geocoder(), "10 km north of Mosul", "auto", std::nullopt, 1);
    EXPECT_GT(geo::distance_km(north.at(0).place.position, mosul.at(0).place.position), 8.0);
}

TEST_F(Autocomplete, BridgesScriptsWhereNoNameBeginsSo) {
    for (const auto& [typed, wanted] : {std::pair("mawsseel", "geonames:99072"), std::pair("Takreet", "geonames:90150")}) {
        const auto found = complete(*geocoder(), typed, "auto", std::nullopt, 5);
        ASSERT_LT(position_of(found, wanted), found.size()) << typed << list_of(found);
        EXPECT_EQ(found[position_of(found, wanted)].match, CompletionMatch::Bridge) << typed;
    }
}

TEST_F(Autocomplete, NearnessToTheViewLiftsAndNeverHidesACapital) {
    const CompletionView anbar{at(42.7, 33.7), 40};
    const CompletionView world{at(42.7, 33.7), 9000};
    const auto hit_far = complete(*geocoder(), "hi", "auto", std::nullopt, 10);
    const auto hit_near = complete(*geocoder(), "hi", "auto", anbar, 10);
    ASSERT_LT(position_of(hit_near, "geonames:95788"), hit_near.size()) << list_of(hit_near); // Hit
    EXPECT_LT(position_of(hit_near, "geonames:95788"), position_of(hit_far, "geonames:95788"));
    const auto bagh = complete(*geocoder(), "ba", "auto", anbar, 5);
    EXPECT_LT(position_of(bagh, "geonames:98182"), 5U) << list_of(bagh); // Baghdad, 200 km away
    EXPECT_NE(list_of(bagh), list_of(complete(*geocoder(), "ba", "auto", std::nullopt, 5)));
    EXPECT_EQ(list_of(complete(*geocoder(), "ba", "auto", world, 10)), list_of(complete(*geocoder(), "ba", "auto", std::nullopt, 10)));
}

TEST_F(Autocomplete, TheOrderDoesNotDependOnTheLimitAndNothingComesTwice) {
    const CompletionView view{at(37.16, 36.2), 60};
    for (const char* typed : {"b", "م", "al", "ال", "ha", "kaf", "كفر", "airport", "مطار", "tell ", "baghdad a", "33", "village b", "tripoli", "baghdsd", "qwxz", "سس"}) {
        for (const auto& looked_at : {std::optional<CompletionView>(), std::optional(view)}) {
            const auto all = complete(*geocoder(), typed, "auto", looked_at, 60);
            for (const std::size_t limit : {std::size_t{0}, std::size_t{1}, std::size_t{3}, std::size_t{10}, std::size_t{31}}) {
                const auto some = complete(*geocoder(), typed, "auto", looked_at, limit);
                EXPECT_EQ(list_of(some), list_of({all.begin(), all.begin() + static_cast<std::ptrdiff_t>(std::min(limit, all.size()))})) << typed << ' ' << limit;
            }
            std::vector<PlaceIndex> places;
            for (const auto& completion : all) {
                places.push_back(completion.index);
            }
            std::sort(places.begin(), places.end());
            EXPECT_EQ(std::adjacent_find(places.begin(), places.end()), places.end()) << typed;
        }
    }
}

TEST_F(Autocomplete, SurvivesAnyInput) {
    std::string letters;
    for (int i = 0; i < 10'000; ++i) {
        letters += "ab ا"[i % 4];
    }
    for (const std::string& typed : {std::string(), std::string(" "), std::string("  -  "), std::string(10'000, 'a'), std::string(10'000, '\xFF'), letters, std::string("\xD8"), std::string("bag\xFFhdad"), std::string("\0b", 2), std::string("\xE2\x80\x8C")}) {
        EXPECT_LE(complete(*geocoder(), typed, "auto", std::nullopt, 5).size(), 5U);
        EXPECT_LE(complete(*geocoder(), typed, "xx", CompletionView{at(180, 90), 100}, 5).size(), 5U);
    }
    EXPECT_TRUE(complete(*geocoder(), "", "auto", std::nullopt, 5).empty());
    EXPECT_LE(complete(*geocoder(), "a", "auto", std::nullopt, 100'000).size(), 100U);
}

TEST(CompletionView, IsTheMiddleOfTheBoundsAlsoAcross180) {
    const auto iraq = CompletionView::of({38, 29, 49, 38});
    ASSERT_TRUE(iraq);
    EXPECT_NEAR(iraq->centre.lon_deg(), 43.5, 1e-9);
    EXPECT_NEAR(iraq->centre.lat_deg(), 33.5, 1e-9);
    EXPECT_NEAR(iraq->radius_km, 730, 30);
    EXPECT_NEAR(std::abs(CompletionView::of({170, -20, -170, -10})->centre.lon_deg()), 180, 1e-9);
    EXPECT_GT(CompletionView::of({-180, -80, 180, 80})->radius_km, 10'000);
    EXPECT_FALSE(CompletionView::of({0, -200, 1, -190}));
}

/// The ranking against the score of every entry.
class CompletionOracle : public WithGazetteer {
  protected:
    void expect_same(const std::string& prefix, const std::optional<CompletionView>& view, const CompletionRun& run, std::size_t limit) {
        const auto& gazetteer = geocoder()->gazetteer();
        const CompletionIndex index(gazetteer);
        CompletionRanking fast(gazetteer, index, view, limit);
        fast.add({run});
        const CompletionRanking scorer(gazetteer, index, view, limit);
        std::map<PlaceIndex, std::pair<double, std::int64_t>> best; // score, -entry
        for (std::uint32_t entry = 0; entry < index.size(); ++entry) {
            if (entry >= run.range.first && entry < run.range.last) {
                const PlaceIndex place = index.place(entry);
                const auto filtered = run.filter ? run.filter(place) : 0.0;
                if (filtered) {
                    const std::pair scored{scorer.score(entry, run, scorer.weight(place), *filtered), -std::int64_t{entry}};
                    const auto [at_place, fresh] = best.try_emplace(place, scored);
                    at_place->second = std::max(at_place->second, scored);
                }
            }
        }
        std::vector<std::tuple<double, PlaceIndex, std::int64_t>> order;
        for (const auto& [place, scored] : best) {
            order.emplace_back(-scored.first, place, -scored.second);
        }
        std::sort(order.begin(), order.end());
        order.resize(std::min(order.size(), limit));
        std::vector<std::tuple<double, PlaceIndex, std::int64_t>> got;
        for (const auto& item : fast.best()) {
            got.emplace_back(-item.score, item.place, item.entry);
        }
        EXPECT_EQ(got, order) << '"' << prefix << "\" limit " << limit << (view ? " with a view" : "");
    }
};

TEST_F(CompletionOracle, EqualsAScanOfAllKeysOnRandomPrefixes) {
    std::mt19937 random(4); // the same prefixes every time
    const auto& gazetteer = geocoder()->gazetteer();
    const CompletionIndex index(gazetteer);
    const auto pick = [&](std::size_t below) { return std::uniform_int_distribution<std::size_t>(0, below - 1)(random); };
    for (int i = 0; i < 150; ++i) {
        const auto entry = static_cast<std::uint32_t>(pick(index.size()));
        std::u32string letters = base::to_utf32(index.text(entry));
        letters.resize(std::min(letters.size(), 1 + pick(i % 3 == 0 ? 1 : 5)));
        const std::string prefix = base::to_utf8(letters);
        // The range against what a linear scan meets.
        const auto range = index.range(prefix);
        if (i < 12) {
            std::uint32_t begins = 0;
            std::uint32_t is = 0;
            for (std::uint32_t e = 0; e < index.size(); ++e) {
                const auto text = index.text(e);
                begins += text.starts_with(prefix) ? 1 : 0;
                is += text == prefix ? 1 : 0;
            }
            EXPECT_EQ(range.last - range.first, begins) << prefix;
            EXPECT_EQ(range.whole - range.first, is) << prefix;
        }
        std::optional<CompletionView> view;
        if (i % 2 == 0) {
            const auto middle = gazetteer.place(static_cast<PlaceIndex>(pick(gazetteer.place_count()))).lon_lat();
            view = CompletionView{middle, 5.0 + static_cast<double>(pick(600))};
        }
        CompletionRun run{range, 0.0, i % 5 == 0 ? 0.0 : 0.25, {}, {}};
        if (i % 7 == 0) {
            run.filter = [&gazetteer](PlaceIndex place) { return gazetteer.place(place).kind() == "town" ? std::optional(-0.1) : std::nullopt; };
        }
        expect_same(prefix, view, run, 1 + pick(20));
    }
    // At the edges of the map.
    for (const auto& [lon, lat] : {std::pair(179.9, -16.5), std::pair(-179.9, 66.0), std::pair(15.6, 78.2), std::pair(0.0, 90.0), std::pair(0.0, -90.0)}) {
        expect_same("s", CompletionView{at(lon, lat), 300}, {index.range("s"), 0.0, 0.25, {}, {}}, 15);
    }
}

TEST_F(CompletionOracle, PlacesOfAKindAreThoseOfTheFilter) {
    const auto& gazetteer = geocoder()->gazetteer();
    const CompletionIndex index(gazetteer);
    const auto filter = [&gazetteer](PlaceIndex place) { return gazetteer.place(place).kind() == "airport" ? std::optional(0.0) : std::nullopt; };
    for (const char* prefix : {"b", "s", "مطار", ""}) {
        for (const auto& view : {std::optional<CompletionView>(), std::optional(CompletionView{at(44.4, 33.3), 200})}) {
            CompletionRun run{*prefix == 0 ? PrefixRange{0, 0, index.size()} : index.range(prefix), 0.0, 0.25, filter, {}};
            expect_same(prefix, view, run, 12);
            run.only = std::vector{index.of_kind("airport")};
            expect_same(prefix, view, run, 12);
        }
    }
    std::size_t places = 0;
    for (const auto& [kind, of_kind] : index.kinds()) {
        places += of_kind.size();
        EXPECT_EQ(of_kind.size(), index.of_kind(kind).size()) << kind;
        EXPECT_TRUE(std::all_of(of_kind.begin(), of_kind.end(), [&, wanted = kind](PlaceIndex place) { return gazetteer.place(place).kind() == wanted; })) << kind;
    }
    EXPECT_EQ(places, gazetteer.place_count());
}

// --- damaged sections ---

std::pair<std::size_t, std::size_t> section_of(const std::string& bytes, format::SectionId id) {
    format::Header header{};
    std::memcpy(&header, bytes.data(), sizeof header);
    for (std::uint32_t i = 0; i < header.section_count; ++i) {
        format::Section section{};
        std::memcpy(&section, bytes.data() + sizeof header + i * sizeof section, sizeof section);
        if (section.id == static_cast<std::uint32_t>(id)) {
            return {section.offset, section.size};
        }
    }
    return {0, 0};
}

void ask(const Gazetteer& gazetteer) {
    const CompletionIndex index(gazetteer);
    for (const char* prefix : {"b", "bagh", "بغ", "مطار", "z", ""}) {
        const auto range = index.range(prefix);
        for (const auto& view : {std::optional<CompletionView>(), std::optional(CompletionView{at(44.4, 33.3), 200})}) {
            CompletionRanking ranking(gazetteer, index, view, 5);
            CompletionRun run{range, 0.0, 0.25, {}, {}};
            CompletionRun listed = run;
            listed.only.emplace();
            for (const auto& [kind, places] : index.kinds()) {
                listed.only->push_back(places);
            }
            ranking.add({run, listed, {{0, 0, index.size()}, 0.0, 0.0, {}, {}}});
            for (const auto& item : ranking.best()) {
                EXPECT_LT(item.place, gazetteer.place_count());
                EXPECT_LE(index.key(item.entry).size(), 1'000U);
            }
        }
        EXPECT_LE(index.near_ranges(prefix).size(), 1'000U);
    }
    index.by_skeleton("BK", 100, [](std::string_view key, PlaceIndex, bool) { EXPECT_LE(key.size(), 1'000U); });
}

/// Any word of the sections of completion may be anything: verify finds it, no question follows it out of the file.
TEST(CompletionFile, DamageIsFoundAndHarmless) {
    const std::string sound = compile_data::gazetteer_bytes(small_draft());
    {
        const TemporaryFile file(sound);
        const auto gazetteer = Gazetteer::open(file.path());
        ASSERT_TRUE(gazetteer);
        EXPECT_TRUE(CompletionIndex(*gazetteer).is_consistent());
        EXPECT_GT(CompletionIndex(*gazetteer).size(), 20U);
        ask(*gazetteer);
    }
    using enum format::SectionId;
    for (const auto id : {CompletionEntries, CompletionBest, CompletionPlaces, CompletionByPlace, KindPlaces}) {
        const auto [offset, size] = section_of(sound, id);
        ASSERT_GT(size, 0U) << static_cast<int>(id);
        for (std::size_t at_word = 0; at_word + 4 <= size; at_word += 4) {
            for (const std::uint32_t value : {0xFFFFFFFFU, 0x7FFFFFFFU, 5U, 0xFFFFU}) {
                std::string bytes = sound;
                std::uint32_t old = 0;
                std::memcpy(&old, bytes.data() + offset + at_word, 4);
                if (old == value) {
                    continue;
                }
                std::memcpy(bytes.data() + offset + at_word, &value, 4);
                const TemporaryFile file(bytes);
                const auto gazetteer = Gazetteer::open(file.path());
                ASSERT_TRUE(gazetteer);
                ask(*gazetteer);
                const auto verified = gazetteer->verify();
                ASSERT_FALSE(verified) << static_cast<int>(id) << " at " << at_word;
                EXPECT_FALSE(CompletionIndex(*gazetteer).is_consistent()) << static_cast<int>(id) << " at " << at_word << " = " << value << ", was " << old;
            }
        }
    }
}

TEST(CompletionFile, ASectionThatIsCutShortAnswersNothing) {
    std::string bytes = compile_data::gazetteer_bytes(small_draft());
    format::Header header{};
    std::memcpy(&header, bytes.data(), sizeof header);
    for (std::uint32_t i = 0; i < header.section_count; ++i) {
        format::Section section{};
        const std::size_t where = sizeof header + i * sizeof section;
        std::memcpy(&section, bytes.data() + where, sizeof section);
        if (section.id == static_cast<std::uint32_t>(format::SectionId::CompletionByPlace)) {
            section.size -= 4;
            std::memcpy(bytes.data() + where, &section, sizeof section);
        }
    }
    header.checksum = 0;
    std::string head(reinterpret_cast<const char*>(&header), sizeof header);
    head += bytes.substr(sizeof header, header.section_count * sizeof(format::Section));
    header.checksum = format::hash_bytes(std::string_view(head).substr(sizeof header), format::hash_bytes(std::string_view(head).substr(0, sizeof header)));
    std::memcpy(bytes.data(), &header, sizeof header);
    const TemporaryFile file(bytes);
    const auto gazetteer = Gazetteer::open(file.path());
    ASSERT_TRUE(gazetteer) << gazetteer.error().message;
    EXPECT_EQ(CompletionIndex(*gazetteer).size(), 0U);
    EXPECT_FALSE(CompletionIndex(*gazetteer).is_consistent());
    ask(*gazetteer);
}

} // namespace
} // namespace marsad::geocode
