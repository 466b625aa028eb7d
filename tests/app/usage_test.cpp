// Wrong usage is exit 2 with a message and nothing written; help and version are exit 0.

#include "app/process.h"
#include "io/temp_folder.h"

#include <fstream>
#include <ostream>
#include <set>

#include "app/command_line.h"

#include <gtest/gtest.h>

namespace marsad::test {
namespace {

struct Usage {
    const char* name;
    std::vector<std::string> arguments;
    std::string mentions; ///< part of the message
    friend std::ostream& operator<<(std::ostream& out, const Usage& usage) { return out << usage.name; }
};
class WrongUsage : public testing::TestWithParam<Usage> {};

TEST_P(WrongUsage, is_exit_2_and_writes_nothing) {
    const TempFolder folder;
    const auto done = run_marsad(GetParam().arguments, {"A drone fell on Baghdad.", {}, folder.path()});
    EXPECT_EQ(done.code, 2) << done.err;
    EXPECT_EQ(done.out, "");
    EXPECT_NE(done.err.find(GetParam().mentions), std::string::npos) << done.err;
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

INSTANTIATE_TEST_SUITE_P(
    CommandLine, WrongUsage,
    testing::Values(
        Usage{"no_command", {}, "command"}, Usage{"unknown_command", {"explode"}, "explode"}, Usage{"unknown_option", {"extract", "--nope"}, "--nope"},
        Usage{"unknown_language", {"extract", "--lang", "xx", "-"}, "xx"}, Usage{"language_of_names_only", {"extract", "--lang", "tr", "-"}, "\"tr\" has no reading word lists"}, Usage{"empty_language", {"extract", "--lang", "", "-"}, "--lang"},
        Usage{"impossible_date", {"extract", "--published", "2022-13-40", "-o", "out.geojson", "-"}, "2022-13-40"},
        Usage{"day_that_is_none", {"extract", "--published", "2022-02-30"}, "2022-02-30"}, Usage{"short_date", {"extract", "--published", "2022-1-3"}, "2022-1-3"},
        Usage{"empty_date", {"extract", "--published", ""}, "--published"}, Usage{"value_missing", {"extract", "--published"}, "--published"},
        Usage{"unknown_format", {"extract", "--format", "xml"}, "xml"}, Usage{"format_of_later", {"extract", "-o", "out.gpkg", "-"}, "out.gpkg"},
        Usage{"unknown_layer", {"extract", "--layer", "lines"}, "lines"}, Usage{"option_twice", {"extract", "--lang", "ar", "--lang", "en"}, "--lang"},
        Usage{"bad_from", {"export", "-", "-o", "x.csv", "--from", "yesterday"}, "yesterday"}, Usage{"to_before_from", {"export", "-", "-o", "x.csv", "--from", "2022-01-02", "--to", "2022-01-01"}, "--to"},
        Usage{"unknown_type", {"export", "-", "-o", "x.csv", "--type", "Quarrel"}, "Quarrel"}, Usage{"export_without_output", {"export", "-"}, "--output"},
        Usage{"export_without_input", {"export", "-o", "x.csv"}, "INPUT"}, Usage{"stdin_twice", {"extract", "-", "-"}, "standard input"},
        Usage{"apart_without_merge", {"extract", "--keep-apart", "a-1,b-1", "-"}, "--merge"}, Usage{"apart_of_one", {"extract", "--merge", "--keep-apart", "a-1", "-"}, "a-1"},
        Usage{"together_with_a_gap", {"extract", "--merge", "--keep-together", "a-1,,b-1", "-"}, "a-1,,b-1"}, Usage{"merged_places", {"extract", "--merge", "--layer", "places", "-"}, "--merge"},
        Usage{"bom_for_geojson", {"extract", "--bom"}, "--bom"}, Usage{"split_to_stdout", {"extract", "--split-by", "day"}, "--split-by"},
        Usage{"split_by_nothing", {"extract", "--split-by", "mood", "-o", "x.csv"}, "mood"}, Usage{"no_jobs", {"extract", "--jobs", "0"}, "--jobs"},
        Usage{"render_without_output", {"render", "-"}, "--output"}, Usage{"render_as_jpeg", {"render", "-", "-o", "map.jpg"}, "map.jpg"},
        Usage{"size_of_one_number", {"render", "-", "-o", "m.png", "--size", "1280"}, "1280"}, Usage{"size_of_nothing", {"render", "-", "-o", "m.png", "--size", "0x0"}, "0x0"},
        Usage{"size_too_large", {"render", "-", "-o", "m.png", "--size", "99999x800"}, "99999x800"}, Usage{"size_of_a_wall", {"render", "-", "-o", "m.png", "--size", "100000x100000"}, "100000x100000"}, Usage{"size_of_a_stamp", {"render", "-", "-o", "m.png", "--size", "63x63"}, "63x63"},
        Usage{"bbox_without_width", {"render", "-", "-o", "m.png", "--bbox", "5,30,5,45"}, "5,30,5,45"}, Usage{"bbox_of_five", {"render", "-", "-o", "m.png", "--bbox", "-10,30,5,45,1"}, "-10,30,5,45,1"},
        Usage{"batch_value_missing", {"geocode", "--batch"}, "--batch"}, Usage{"data_value_missing", {"gazetteer", "info", "--data"}, "--data"},
        Usage{"unknown_option_of_geocode", {"geocode", "--nope", "Baghdad"}, "--nope"}, Usage{"unknown_option_of_completion", {"completion", "bash", "--nope"}, "--nope"},
        Usage{"input_without_a_name", {"extract", ""}, "INPUT"}, Usage{"skip_bad_takes_no_value", {"extract", "--skip-bad=maybe", "-"}, "maybe"}, Usage{"size_negative", {"render", "-", "-o", "m.png", "--size", "-5x8"}, "-5x8"},
        Usage{"bbox_of_three", {"render", "-", "-o", "m.png", "--bbox", "1,2,3"}, "1,2,3"}, Usage{"bbox_off_the_globe", {"render", "-", "-o", "m.png", "--bbox", "-190,30,5,45"}, "-190"},
        Usage{"bbox_upside_down", {"render", "-", "-o", "m.png", "--bbox", "-10,45,5,30"}, "--bbox"}, Usage{"bbox_of_words", {"render", "-", "-o", "m.png", "--bbox", "a,b,c,d"}, "a,b,c,d"},
        Usage{"labels_in_french", {"render", "-", "-o", "m.png", "--labels", "fr"}, "fr"}, Usage{"no_query", {"geocode"}, "QUERY"},
        Usage{"query_language", {"geocode", "--lang", "xx", "Baghdad"}, "xx"}, Usage{"no_limit", {"geocode", "--limit", "0", "Baghdad"}, "--limit"},
        Usage{"limit_negative", {"geocode", "--limit", "-3", "Baghdad"}, "--limit"}, Usage{"limit_of_words", {"geocode", "--limit", "many", "Baghdad"}, "many"},
        Usage{"gazetteer_alone", {"gazetteer"}, "info"}, Usage{"gazetteer_what", {"gazetteer", "eat"}, "eat"}, Usage{"completion_alone", {"completion"}, "SHELL"},
        Usage{"completion_for_cmd", {"completion", "cmd"}, "cmd"}, Usage{"explain_as_csv", {"extract", "--explain", "--format", "csv"}, "--explain"},
        Usage{"explain_into_a_layer", {"extract", "--explain", "-o", "x.geojson"}, "--explain"}, Usage{"explain_places", {"extract", "--explain", "--layer", "places"}, "--layer"},
        Usage{"explain_split", {"extract", "--explain", "--split-by", "day", "-o", "x.txt"}, "--split-by"}, Usage{"explain_of_export", {"export", "--explain", "-", "-o", "x.csv"}, "--explain"},
        Usage{"animate_without_output", {"animate", "-"}, "--output"}, Usage{"animate_to_stdout", {"animate", "-", "-o", "-"}, "standard output"}, Usage{"animate_as_avi", {"animate", "-", "-o", "m.avi"}, "m.avi"},
        Usage{"animate_as_nothing", {"animate", "-", "-o", "m"}, ".webp"}, Usage{"animate_format", {"animate", "-", "-o", "m.gif", "--format", "avi"}, "avi"},
        Usage{"animate_mode", {"animate", "-", "-o", "m.gif", "--mode", "all"}, "all"}, Usage{"window_of_nothing", {"animate", "-", "-o", "m.gif", "--window", "0"}, "--window"},
        Usage{"window_of_half_days", {"animate", "-", "-o", "m.gif", "--window", "1.5"}, "whole number"}, Usage{"step_of_nothing", {"animate", "-", "-o", "m.gif", "--step", "0"}, "--step"},
        Usage{"step_of_words", {"animate", "-", "-o", "m.gif", "--step", "a day"}, "a day"}, Usage{"step_and_speed", {"animate", "-", "-o", "m.gif", "--step", "1", "--speed", "1"}, "--step"},
        Usage{"fps_for_gif", {"animate", "-", "-o", "m.gif", "--fps", "60"}, "1 to 50"}, Usage{"fps_of_nothing", {"animate", "-", "-o", "m.webp", "--fps", "0"}, "1 to 60"}, Usage{"fps_nan", {"animate", "-", "-o", "m.webp", "--fps", "nan"}, "nan"},
        Usage{"speed_backwards", {"animate", "-", "-o", "m.gif", "--speed", "-3"}, "--speed"}, Usage{"hold_for_ever", {"animate", "-", "-o", "m.gif", "--hold", "1e9"}, "--hold"}, Usage{"fade_of_words", {"animate", "-", "-o", "m.gif", "--fade", "slow"}, "slow"},
        Usage{"evaluate_nothing", {"evaluate"}, "FOLDER"}, Usage{"evaluate_show_words", {"evaluate", "x", "--show", "many"}, "many"}),
    [](const auto& test) { return std::string(test.param.name); });

TEST(WrongStyle, is_exit_2_before_anything_is_read) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const auto done = run_marsad({"render", "/no/input", "-o", "m.png", "--style", "sepia"}, {"", {}, folder.path()});
    EXPECT_EQ(done.code, 2) << done.err;
    EXPECT_EQ(done.err, "marsad: error: no map style \"sepia\"; there are: dark, light, print\n");
    EXPECT_TRUE(std::filesystem::is_empty(folder.path()));
}

TEST(NegativeNumbers, pass_as_values_and_queries) {
    MARSAD_NEEDS_DATA();
    const TempFolder folder;
    const auto place = run_marsad({"geocode", "-33.86, 151.21"});
    EXPECT_EQ(place.code, 0) << place.err;
    EXPECT_NE(place.out.find("\"lat\":-33.860000,\"lon\":151.210000"), std::string::npos) << place.out;
    const auto map = run_marsad({"render", "-", "-o", "m.png", "--size", "64x64", "--bbox", "-10,30,5,45"}, {"Rockets hit Baghdad.", {}, folder.path()});
    if (map.err.find("apt-get install") == std::string::npos) { // else no OpenGL or fonts here
        EXPECT_EQ(map.code, 0) << map.err;
        EXPECT_TRUE(std::filesystem::exists(folder.path() / "m.png"));
    }
    EXPECT_EQ(run_marsad({"extract", "-", "-o", "-5.csv"}, {"Rockets hit Baghdad.", {}, folder.path()}).code, 0);
    EXPECT_TRUE(std::filesystem::exists(folder.path() / "-5.csv"));
}

TEST(Help, tells_every_command_and_exits_0) {
    const auto done = run_marsad({"--help"});
    EXPECT_EQ(done.code, 0);
    EXPECT_EQ(done.err, "");
    for (const char* word : {"extract", "geocode", "export", "render", "animate", "gazetteer", "Exit codes"}) {
        EXPECT_NE(done.out.find(word), std::string::npos) << word;
    }
    const auto extract = run_marsad({"extract", "--help"});
    EXPECT_EQ(extract.code, 0);
    EXPECT_NE(extract.out.find("marsad extract"), std::string::npos);
    EXPECT_NE(extract.out.find("--published"), std::string::npos);
}

TEST(Version, shows_the_number_and_the_credits) {
    const auto done = run_marsad({"--version"});
    EXPECT_EQ(done.code, 0) << done.err;
    EXPECT_TRUE(done.out.starts_with("marsad 0.")) << done.out;
    if (has_data()) {
        EXPECT_NE(done.out.find("GeoNames"), std::string::npos) << done.out;
    }
}

void collect_names(const app::CommandModel& command, std::set<std::string>& names) {
    for (const app::OptionModel& option : command.options) {
        names.insert(option.names.begin(), option.names.end());
    }
    for (const app::CommandModel& sub : command.commands) {
        names.insert(sub.name);
        collect_names(sub, names);
    }
}

TEST(ManualPage, knows_every_command_and_option) {
    const std::string page = read_all(std::string(MARSAD_SOURCE_DIR) + "/docs/marsad.1");
    ASSERT_FALSE(page.empty());
    std::string plain; // roff writes a hyphen as \-
    for (std::size_t i = 0; i < page.size(); ++i) {
        if (page[i] != '\\' || i + 1 >= page.size() || page[i + 1] != '-') {
            plain.push_back(page[i]);
        }
    }
    std::set<std::string> names;
    collect_names(app::command_model(), names);
    EXPECT_GT(names.size(), 30U);
    for (const std::string& name : names) {
        EXPECT_NE(plain.find(name), std::string::npos) << name;
    }
}

TEST(Completion, scripts_are_sound_shell_and_know_every_command) {
    const auto bash = run_shell("$MARSAD completion bash | bash -n && source <($MARSAD completion bash) && "
                                "COMP_WORDS=(marsad extract --la) COMP_CWORD=2 && _marsad && echo ${COMPREPLY[@]} && "
                                "COMP_WORDS=(marsad extract --lang '') COMP_CWORD=3 && _marsad && echo ${COMPREPLY[@]} && "
                                "COMP_WORDS=(marsad ex) COMP_CWORD=1 && _marsad && echo ${COMPREPLY[@]} && "
                                "COMP_WORDS=(marsad gazetteer re) COMP_CWORD=2 && _marsad && echo ${COMPREPLY[@]} && "
                                "COMP_WORDS=(marsad gazetteer add --pr) COMP_CWORD=3 && _marsad && echo ${COMPREPLY[@]}");
    EXPECT_EQ(bash.code, 0) << bash.err;
    EXPECT_EQ(bash.out, "--lang --layer\nar en fa auto\nextract export\nremove\n--precedence\n");
    for (const char* shell : {"zsh", "fish"}) {
        const auto script = run_marsad({"completion", shell});
        EXPECT_EQ(script.code, 0);
        for (const char* word : {"extract", "geocode", "export", "render", "gazetteer", "verify", "geojsonl"}) {
            EXPECT_NE(script.out.find(word), std::string::npos) << shell << " " << word;
        }
    }
}

} // namespace
} // namespace marsad::test
