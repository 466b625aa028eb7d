// The user's own places as a user meets them: gazetteer add, list, remove, and what the other commands then answer.

#include "app/process.h"
#include "io/temp_folder.h"

#include <ostream>

#include <gtest/gtest.h>

namespace marsad::test {
namespace {

const std::string kTable = "id\tkind\tcountry\tlat\tlon\tradius_km\tname_en\tname_ar\taliases\n"
                           "zorbat\tmilitary_base\tIQ\t33.5\t42.9\t4\tCamp Zorbatania\tمعسكر زورباتانيا\tZorbatania; ar:الزورباتانية\n"
                           "quxar\ttown\t\t35.2\t43.1\t\tQuxarabad\tقوخارأباد\t\n";

class Places : public testing::Test {
  protected:
    void SetUp() override { MARSAD_NEEDS_DATA(); }

    [[nodiscard]] Finished run(const std::vector<std::string>& arguments, const std::string& input = "") const { return run_marsad(arguments, {input, {{"XDG_DATA_HOME", home_.path().string()}}, {}}); }
    [[nodiscard]] Finished add(const std::string& name, const std::string& bytes, std::vector<std::string> options = {}) const {
        std::vector<std::string> arguments{"gazetteer", "add", folder_.write(name, bytes)};
        arguments.insert(arguments.end(), options.begin(), options.end());
        return run(arguments);
    }
    [[nodiscard]] std::string geocode(const std::vector<std::string>& queries) const {
        std::vector<std::string> arguments{"geocode"};
        arguments.insert(arguments.end(), queries.begin(), queries.end());
        const auto done = run(arguments);
        EXPECT_EQ(done.code, 0) << done.err;
        EXPECT_EQ(done.err, "");
        return done.out;
    }
    [[nodiscard]] std::filesystem::path layer(const std::string& name) const { return home_.path() / "marsad" / "places" / (name + ".bin"); }

    TempFolder home_, folder_;
};

void expect_parts(const std::string& text, const std::vector<std::string>& parts) {
    for (const std::string& part : parts) {
        EXPECT_NE(text.find(part), std::string::npos) << part << "\nis not in\n"
                                                      << text;
    }
}

TEST_F(Places, are_added_listed_and_removed_and_then_all_is_as_before) {
    const std::vector<std::string> queries{"Baghdad", "Zorbatania", "Camp Zorbatania", "الزورباتانية", "Quxarabad", "Tripoli", "20 km north of Quxarabad", "BGW"};
    const auto before = geocode(queries);
    EXPECT_EQ(before.find("user:"), std::string::npos);
    EXPECT_EQ(run({"gazetteer", "list"}).out, "layer\trows\tbad\tprecedence\tformat\tsource\n");

    const auto added = add("bases.tsv", kTable);
    EXPECT_EQ(added.code, 0) << added.err;
    EXPECT_EQ(added.out, "added layer bases: 2 rows used, 0 bad\n");
    EXPECT_EQ(run({"gazetteer", "list"}).out, "layer\trows\tbad\tprecedence\tformat\tsource\nbases\t2\t0\tno\ttsv\t" + (folder_.path() / "bases.tsv").string() + "\n");
    expect_parts(run({"gazetteer", "info"}).out, {"attribution: ", "layer: bases (tsv): 2 rows, 0 bad: "});
    expect_parts(run({"gazetteer", "verify"}).out, {"sound: 2 places: layer bases\n"});
    EXPECT_NE(geocode(queries), before);

    const auto again = add("bases.tsv", kTable, {"--precedence"});
    EXPECT_EQ(again.out, "replaced layer bases: 2 rows used, 0 bad, with precedence\n");
    EXPECT_EQ(run({"gazetteer", "remove", "bases"}).out, "removed layer bases\n");
    EXPECT_FALSE(std::filesystem::exists(layer("bases")));
    EXPECT_EQ(geocode(queries), before);
    const auto gone = run({"gazetteer", "remove", "bases"});
    EXPECT_EQ(gone.code, 1);
    expect_parts(gone.err, {"no layer \"bases\"", "there is none"});
}

TEST_F(Places, answer_with_what_they_say_and_with_what_lies_around_them) {
    ASSERT_EQ(add("bases.tsv", kTable).code, 0);
    expect_parts(geocode({"Zorbatania"}), {R"("name":"Camp Zorbatania")", R"("lat":33.500000,"lon":42.900000)", R"("place_id":"user:zorbat")", R"("kind":"military_base")", R"("country":"Iraq")", R"("country_code":"IQ")",
                                           R"("admin1":"Anbar")", R"("radius_km":4.0)", R"("rung":"user")"});
    // Nothing but a point and a name: country, province and radius are worked out.
    expect_parts(geocode({"Quxarabad"}), {R"("place_id":"user:quxar")", R"("country_code":"IQ")", R"("radius_km":5.0)", R"("rung":"user")"});
    for (const char* query : {"Camp Zorbatania", "Camp Zorbatanya", "معسكر زورباتانيا", "بالزورباتانية", "للزورباتانية", "زورباتانية"}) {
        expect_parts(geocode({query}), {R"("place_id":"user:zorbat")", R"("rung":"user")"});
    }
    expect_parts(geocode({"20 km north of Quxarabad"}), {R"("place_id":"user:quxar")", R"("rung":"relation")"});
}

TEST_F(Places, are_known_to_reports) {
    const std::string english = "Published: 2022-01-05\n\nTwo rockets hit Camp Zorbatania in Iraq on Monday.\n";
    const std::string arabic = "Published: 2022-01-05\n\nسقط صاروخان في معسكر زورباتانيا غربي العراق يوم الاثنين.\n";
    EXPECT_EQ(run({"extract", "-"}, english).out.find("user:zorbat"), std::string::npos);
    ASSERT_EQ(add("bases.tsv", kTable).code, 0);
    for (const std::string& report : {english, arabic}) {
        const auto events = run({"extract", "-"}, report);
        EXPECT_EQ(events.code, 0) << events.err;
        expect_parts(events.out, {R"("place_id":"user:zorbat")"});
        expect_parts(run({"extract", "--layer", "places", "-"}, report).out, {R"("place_id":"user:zorbat")", R"("rung":"user")"});
    }
    ASSERT_EQ(run({"gazetteer", "remove", "bases"}).code, 0);
    const std::string file = folder_.write("once.tsv", kTable);
    expect_parts(run({"extract", "--places", file, "-"}, english).out, {R"("place_id":"user:zorbat")"});
    expect_parts(run({"geocode", "--places", file, "Quxarabad"}).out, {R"("place_id":"user:quxar")"});
    EXPECT_EQ(geocode({"Quxarabad"}).find("user:"), std::string::npos);
    const auto missing = run({"geocode", "--places", "/no/such.tsv", "Baghdad"});
    EXPECT_EQ(missing.code, 1);
    expect_parts(missing.err, {"/no/such.tsv"});
    expect_parts(missing.out, {"geonames:98182"});
}

TEST_F(Places, with_precedence_win_over_namesakes) {
    const std::string rows = "name\tlat\tlon\tkind\nMosul\t31.5\t46.5\tvillage\nTripoli\t33.0\t44.0\tcamp\n";
    ASSERT_EQ(add("mine.tsv", rows).code, 0);
    EXPECT_TRUE(geocode({"Mosul"}).find("geonames:99072") < geocode({"Mosul"}).find("user:mosul")) << geocode({"Mosul"});
    ASSERT_EQ(add("mine.tsv", rows, {"--precedence"}).code, 0);
    expect_parts(geocode({"Mosul"}), {R"("matches":[{"name":"Mosul","name_local":"Mosul","lat":31.5)", R"("place_id":"user:mosul")"});
    expect_parts(geocode({"Tripoli"}), {R"("place_id":"user:tripoli")"});
    // Another spelling is met less strictly: there the city stands first, as before.
    EXPECT_EQ(geocode({"الموصل"}).find("user:mosul"), std::string::npos) << geocode({"الموصل"});
    // The text says which one it means.
    const auto libya = geocode({"Tripoli, Libya"});
    EXPECT_LT(libya.find(R"("country_code":"LY")"), libya.find("user:tripoli")) << libya;
}

TEST_F(Places, of_two_layers_answer_both) {
    ASSERT_EQ(add("one.tsv", kTable).code, 0);
    ASSERT_EQ(add("two.tsv", "name\tname_ar\tlat\tlon\nVexilgrad\tفكسلغراد\t32.1\t45.1\nQuxarabad\t\t30.9\t47.2\n", {"--name", "second", "--precedence"}).code, 0);
    const auto list = run({"gazetteer", "list"}).out;
    EXPECT_LT(list.find("\none\t2\t0\tno\ttsv\t"), list.find("\nsecond\t2\t0\tyes\ttsv\t")) << list;
    expect_parts(geocode({"Vexilgrad"}), {R"("place_id":"user:vexilgrad")", R"("kind":"site")", R"("radius_km":3.0)"});
    expect_parts(geocode({"فكسلغراد"}), {"user:vexilgrad"});
    expect_parts(geocode({"Zorbatania"}), {"user:zorbat"});
    expect_parts(geocode({"Quxarabad"}), {R"("matches":[{"name":"Quxarabad","name_local":"Quxarabad","lat":30.9)"}); // of the layer with precedence
}

struct BadRow {
    const char* name;
    std::string row; ///< id, kind, country, lat, lon, radius_km, weight, name
    std::string says;
    friend std::ostream& operator<<(std::ostream& out, const BadRow& bad) { return out << bad.name; }
};
class BadPlace : public Places, public testing::WithParamInterface<BadRow> {};

TEST_P(BadPlace, is_told_by_line_and_left_out) {
    const std::string table = "id\tkind\tcountry\tlat\tlon\tradius_km\tweight\tname\n# a comment\ngood\tcamp\tIQ\t33.5\t42.9\t\t\tGoodfirstplace\n" + GetParam().row + "\nlast\tcamp\tIQ\t33.6\t42.8\t\t\tGoodlastplace\n";
    const auto added = add("rows.tsv", table);
    EXPECT_EQ(added.code, 1);
    EXPECT_EQ(added.out, "added layer rows: 2 rows used, 1 bad\n") << added.err;
    EXPECT_EQ(added.err.find((folder_.path() / "rows.tsv").string() + ":4: error: "), 0U) << added.err;
    EXPECT_EQ(count_of(added.err, "\n"), 1U) << added.err;
    expect_parts(added.err, {GetParam().says, "; it was left out\n"});
    expect_parts(geocode({"Goodfirstplace", "Goodlastplace"}), {"user:good", "user:last"});
    expect_parts(run({"gazetteer", "list"}).out, {"\nrows\t2\t1\tno\ttsv\t"});
}

INSTANTIATE_TEST_SUITE_P(Row, BadPlace,
                         testing::Values(BadRow{"no_name", "a\tcamp\tIQ\t33\t44\t\t\t", "it has no name"}, BadRow{"signs_only", "a\tcamp\tIQ\t33\t44\t\t\t--- 1", "it has no name"},
                                         BadRow{"one_letter", "a\tcamp\tIQ\t33\t44\t\t\tQ", "too short"}, BadRow{"no_number", "a\tcamp\tIQ\t33n\t44\t\t\tQuux", "not two numbers; write degrees"},
                                         BadRow{"no_point", "a\tcamp\tIQ\t\t\t\t\tQuux", "not two numbers"}, BadRow{"off_the_globe", "a\tcamp\tIQ\t133\t244\t\t\tQuux", "impossible coordinates"},
                                         BadRow{"infinite", "a\tcamp\tIQ\tinf\t44\t\t\tQuux", "not two numbers"},
                                         BadRow{"swapped", "a\tcamp\t\t144.3\t33.2\t\t\tQuux", "look swapped; exchange"}, BadRow{"swapped_by_country", "a\tcamp\tIQ\t44.3\t33.2\t\t\tQuux", "look swapped; exchange"},
                                         BadRow{"null_island", "a\tcamp\t\t0\t0.0\t\t\tQuux", "it lies at 0, 0"}, BadRow{"kind", "a\tcamel\tIQ\t33\t44\t\t\tQuux", "unknown kind \"camel\""},
                                         BadRow{"country", "a\tcamp\tQQ\t33\t44\t\t\tQuux", "unknown country \"QQ\""}, BadRow{"radius", "a\tcamp\tIQ\t33\t44\t-3\t\tQuux", "radius_km \"-3\""},
                                         BadRow{"weight", "a\tcamp\tIQ\t33\t44\t\t7\tQuux", "weight \"7\""}, BadRow{"same_id", "good\tcamp\tIQ\t33\t44\t\t\tQuux", "taken by line 3"},
                                         BadRow{"id", "a b\tcamp\tIQ\t33\t44\t\t\tQuux", "the id \"a b\""}, BadRow{"too_many_columns", "a\tcamp\tIQ\t33\t44\t\t\tQuux\tmore", "it has 9 columns, the header 8"},
                                         BadRow{"invalid_utf8", "a\tcamp\tIQ\t33\t44\t\t\tQu\xFFux", "invalid UTF-8; save the file as UTF-8"},
                                         BadRow{"long_name", "a\tcamp\tIQ\t33\t44\t\t\t" + std::string(10'000, 'q'), "too long to be looked up"}),
                         [](const auto& param_info) { return param_info.param.name; });

TEST_F(Places, of_a_file_without_a_good_row_are_not_added) {
    ASSERT_EQ(add("mine.tsv", kTable).code, 0);
    for (const std::string& bytes : {std::string("name\tlat\tlon\nQuux\t0\t0\n"), std::string(), std::string("# nothing\n"), std::string("name\tlatitude\nQuux\t3\n"), std::string("\x7F"
                                                                                                                                                                                   "ELF\0\0",
                                                                                                                                                                                   6)}) {
        const auto added = add("mine.tsv", bytes);
        EXPECT_EQ(added.code, 1);
        EXPECT_EQ(added.out, "");
        expect_parts(added.err, {"error: ", (folder_.path() / "mine.tsv").string()});
        expect_parts(run({"gazetteer", "list"}).out, {"\nmine\t2\t0\tno\t"}); // the one before is untouched
    }
    EXPECT_EQ(run({"gazetteer", "add", "/no/such.tsv"}).code, 1);
}

TEST_F(Places, come_from_geojson) {
    const auto added = add("sites.geojson", R"({"type": "FeatureCollection", "features": [
 {"type": "Feature", "id": 7, "geometry": {"type": "Point", "coordinates": [43.5, 34.1]}, "properties": {"name_en": "Brimblewick", "kind": "hospital", "radius_km": 1.5, "aliases": ["ar:بريمبلويك", "Brimbles"]}},
 {"type": "Feature", "geometry": {"type": "LineString", "coordinates": [[43.5, 34.1], [44, 35]]}, "properties": {"name": "A line"}},
 {"type": "Feature", "geometry": {"type": "Point", "coordinates": [34.1, 143.5]}, "properties": {"name": "Swapped"}},
 {"type": "Feature", "geometry": null, "properties": {"name": "Nowhere"}},
 {"type": "Feature", "geometry": {"type": "Point", "coordinates": [43, 34]}, "properties": {"name": "Br)"
                                            "\xFF"
                                            R"(oken"}},
 {"type": "Feature", "geometry": {"type": "Point", "coordinates": [44, 34]}, "properties": {"name": "Plonkton", "note": null}}]})");
    EXPECT_EQ(added.code, 1);
    EXPECT_EQ(added.out, "added layer sites: 2 rows used, 4 bad\n");
    expect_parts(added.err, {"feature 2: its geometry is a LineString", "feature 3: ", "look swapped", "feature 4: it has no geometry", "feature 5: invalid UTF-8"});
    expect_parts(geocode({"Brimbles", "بريمبلويك"}), {R"("place_id":"user:7")", R"("kind":"hospital")", R"("radius_km":1.5)"});
    expect_parts(geocode({"Plonkton"}), {R"("place_id":"user:plonkton")"});
    const auto broken = add("sites.geojson", "{\"type\":\n\"FeatureCollection\", \"features\": [}");
    EXPECT_EQ(broken.code, 1);
    expect_parts(broken.err, {"broken JSON in line 2"});
}

TEST_F(Places, come_from_a_geonames_dump) {
    const std::string dump = "98182\tBaghdad\tBaghdad\tZaghdadopolis,زغدادوبوليس\t33.34058\t44.40088\tP\tPPLC\tIQ\t\t07\t\t\t\t7216000\t\t41\tAsia/Baghdad\t2019-09-05\n"
                             "99999901\tWadi Kroobish\tWadi Kroobish\tوادي كروبيش\t32.5\t43.5\tH\tWAD\tIQ\t\t01\t\t\t\t0\t\t300\tAsia/Baghdad\t2012-01-18\n"
                             "99999902\tNo point\tNo point\t\t\t\tP\tPPL\tIQ\t\t01\t\t\t\t0\t\t300\tAsia/Baghdad\t2012-01-18\n"
                             "99999903\tShort\n"
                             "99999901\tSame\tSame\t\t32.5\t43.5\tP\tPPL\tIQ\t\t01\t\t\t\t0\t\t300\tAsia/Baghdad\t2012-01-18\n";
    const auto added = add("IQ.txt", dump);
    EXPECT_EQ(added.code, 1);
    EXPECT_EQ(added.out, "added layer IQ: 2 rows used, 3 bad\n") << added.err;
    expect_parts(added.err, {"IQ.txt:3: error: ", "IQ.txt:4: error: it has 2 columns, not the 19", "IQ.txt:5: error: ", "taken by line 2"});
    expect_parts(run({"gazetteer", "list"}).out, {"\tgeonames\t"});
    expect_parts(geocode({"وادي كروبيش"}), {R"("place_id":"geonames:99999901")", R"("kind":"valley")", R"("country_code":"IQ")", R"("rung":"user")"});
    // A place that the gazetteer knows gets one more name and no twin.
    const auto baghdad = geocode({"Zaghdadopolis", "Baghdad"});
    expect_parts(baghdad, {R"({"query":"Zaghdadopolis","matches":[{"name":"Baghdad")"});
    EXPECT_EQ(count_of(baghdad, "\"place_id\":\"geonames:98182\""), 2U) << baghdad;
}

TEST_F(Places, of_a_damaged_layer_are_left_out_with_a_warning) {
    const auto before = geocode({"Baghdad", "Zorbatania"});
    ASSERT_EQ(add("bases.tsv", kTable).code, 0);
    ASSERT_EQ(add("sound.tsv", "name\tlat\tlon\nVexilgrad\t32.1\t45.1\n").code, 0);
    const std::string bytes = read_all(layer("bases"));
    std::vector<std::string> damaged{"", std::string(5000, 'x'), bytes.substr(0, 30), bytes.substr(0, bytes.size() / 2), bytes.substr(0, bytes.size() - 1), bytes + "x", read_all(data_folder() / "gazetteer.bin").substr(0, 200'000)};
    for (const std::size_t at : {std::size_t{8}, std::size_t{30}, std::size_t{100}, bytes.size() / 4, bytes.size() / 2}) {
        damaged.push_back(bytes);
        damaged.back()[at] = static_cast<char>(damaged.back()[at] ^ 0x10);
    }
    for (const std::string& wrong : damaged) {
        (void)home_.write("marsad/places/bases.bin", wrong);
        const auto done = run({"geocode", "Baghdad", "Zorbatania", "Vexilgrad"});
        EXPECT_EQ(done.code, 0) << done.err;
        EXPECT_EQ(done.out.substr(0, before.size()), before);
        expect_parts(done.out, {"user:vexilgrad"});
        EXPECT_EQ(count_of(done.err, "\n"), 1U) << done.err;
        expect_parts(done.err, {layer("bases").string() + ": warning: this layer of places is not used", "marsad gazetteer remove bases"});
        const auto verified = run({"gazetteer", "verify"});
        EXPECT_EQ(verified.code, 1);
        expect_parts(verified.out, {"layer sound"});
    }
    EXPECT_EQ(run({"gazetteer", "remove", "bases"}).code, 0);
    EXPECT_EQ(geocode({"Baghdad", "Zorbatania"}), before);
}

TEST_F(Places, have_names_that_are_safe) {
    EXPECT_EQ(add("تجربة.tsv", kTable).code, 1); // the file's name gives none
    EXPECT_EQ(add("تجربة.tsv", kTable, {"--name", "trial"}).code, 0);
    EXPECT_EQ(add("my places (2).tsv", kTable).out, "added layer my-places-2: 2 rows used, 0 bad\n");
    for (const char* name : {"../up", ".hidden", "a/b", "", "a b"}) {
        EXPECT_EQ(add("t.tsv", kTable, {"--name", name}).code, 2) << name;
        EXPECT_EQ(run({"gazetteer", "remove", name}).code, 2) << name;
    }
    EXPECT_EQ(add("t.tsv", kTable, {"--format", "xml"}).code, 2);
}

TEST_F(Places, compile_to_the_same_bytes_every_time) {
    ASSERT_EQ(add("a.tsv", kTable).code, 0);
    const auto first = read_all(layer("a"));
    ASSERT_EQ(add("a.tsv", kTable).code, 0);
    EXPECT_EQ(read_all(layer("a")), first);
}

} // namespace
} // namespace marsad::test
