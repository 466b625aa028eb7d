#include "app/command_line.h"

#include "app/split_writer.h"

#include <gtest/gtest.h>

namespace marsad::app {
namespace {

template <typename Wanted>
Wanted parse(std::vector<const char*> arguments) {
    arguments.insert(arguments.begin(), "marsad");
    const auto parsed = parse_command_line(static_cast<int>(arguments.size()), arguments.data());
    const auto* exit = std::get_if<EarlyExit>(&parsed);
    EXPECT_EQ(exit, nullptr) << exit->text;
    return exit == nullptr ? std::get<Wanted>(std::get<Arguments>(parsed)) : Wanted{};
}

TEST(CommandLine, negative_numbers_pass_as_values_and_queries) {
    for (const std::vector<const char*>& form : {std::vector<const char*>{"render", "x", "-o", "m.png", "--bbox", "-10,30,5,45"},
                                                 {"render", "x", "-o", "m.png", "--bbox=-10,30,5,45"},
                                                 {"render", "--bbox", "-10,30,5,45", "-o", "m.png", "x"}}) {
        const auto arguments = parse<RenderArguments>(form);
        ASSERT_TRUE(arguments.bbox);
        EXPECT_EQ(arguments.bbox->west_deg, -10);
        EXPECT_EQ(arguments.bbox->north_deg, 45);
        EXPECT_EQ(arguments.input.inputs, std::vector<std::string>{"x"});
    }
    EXPECT_EQ(parse<RenderArguments>({"render", "x", "-o", "m.png", "--bbox", "-.5,-30,5,45"}).bbox->west_deg, -0.5);
    EXPECT_EQ(parse<GeocodeArguments>({"geocode", "-33.86, 151.21"}).queries, std::vector<std::string>{"-33.86, 151.21"});
    EXPECT_EQ(parse<GeocodeArguments>({"geocode", "--", "-x", "--lang"}).queries, (std::vector<std::string>{"-x", "--lang"}));
}

TEST(CommandLine, repeatable_options_do_not_swallow_the_inputs) {
    const auto arguments = parse<ExportArguments>({"export", "--type", "Battles", "--type", "Attack", "--country", "Iraq", "a.geojson", "b.csv", "-o", "out.csv"});
    EXPECT_EQ(arguments.input.inputs, (std::vector<std::string>{"a.geojson", "b.csv"}));
    EXPECT_FALSE(arguments.input.filter.passes_all());
}

TEST(CommandLine, the_name_of_a_command_may_be_an_input_or_a_query) {
    EXPECT_EQ(parse<GeocodeArguments>({"geocode", "export", "render"}).queries, (std::vector<std::string>{"export", "render"}));
    EXPECT_EQ(parse<ExportArguments>({"extract", "render"}).input.inputs, std::vector<std::string>{"render"});
}

TEST(CommandLine, the_format_option_beats_the_extension_beats_geojson) {
    using io::Format;
    EXPECT_EQ(parse<ExportArguments>({"extract"}).output.format, Format::GeoJson);
    EXPECT_EQ(parse<ExportArguments>({"extract", "-o", "x.CSV"}).output.format, Format::Csv);
    EXPECT_EQ(parse<ExportArguments>({"extract", "-o", "x.geojsonl"}).output.format, Format::GeoJsonLines);
    EXPECT_EQ(parse<ExportArguments>({"extract", "-o", "x.ndjson"}).output.format, Format::JsonLines);
    EXPECT_EQ(parse<ExportArguments>({"extract", "-o", "x.csv", "--format", "jsonl"}).output.format, Format::JsonLines);
    EXPECT_EQ(parse<ExportArguments>({"extract", "-o", "x.gpkg", "--format", "geojson"}).output.format, Format::GeoJson);
    EXPECT_EQ(parse<ExportArguments>({"extract", "-o", "strange.txt"}).output.format, Format::GeoJson);
}

TEST(CommandLine, defaults_are_those_of_the_contract) {
    const auto extract = parse<ExportArguments>({"extract"});
    EXPECT_EQ(extract.input.inputs, std::vector<std::string>{"-"});
    EXPECT_EQ(extract.input.defaults.lang, "auto");
    EXPECT_FALSE(extract.input.defaults.published);
    EXPECT_EQ(extract.output.layer, io::Layer::Events);
    EXPECT_EQ(parse<GeocodeArguments>({"geocode", "x"}).limit, 5U);
    EXPECT_EQ(parse<GeocodeArguments>({"geocode", "--batch", "-"}).batch, "-");
    EXPECT_FALSE(parse<GeocodeArguments>({"geocode", "x"}).complete);
    EXPECT_EQ(parse<GeocodeArguments>({"geocode", "--complete", "--bbox", "-10,30,5,45", "x"}).bbox->west_deg, -10);
    EXPECT_TRUE(parse<GazetteerArguments>({"gazetteer", "verify"}).verify);
    EXPECT_FALSE(parse<GazetteerArguments>({"gazetteer", "info"}).verify);
    const auto add = parse<PlacesArguments>({"gazetteer", "add", "f.tsv", "--name", "mine", "--precedence", "--format", "geonames", "--data", "d"});
    EXPECT_EQ(add.action, PlacesAction::Add);
    EXPECT_EQ(add.file, "f.tsv");
    EXPECT_EQ(add.layer, "mine");
    EXPECT_TRUE(add.precedence);
    EXPECT_EQ(add.format, "geonames");
    EXPECT_EQ(add.data_dir, "d");
    EXPECT_EQ(parse<PlacesArguments>({"gazetteer", "list"}).action, PlacesAction::List);
    EXPECT_EQ(parse<PlacesArguments>({"gazetteer", "remove", "mine"}).layer, "mine");
    EXPECT_EQ(parse<GeocodeArguments>({"geocode", "--places", "a", "--places", "b", "q"}).places, (std::vector<std::string>{"a", "b"}));
}

TEST(Values, sizes_and_boxes_are_read_exactly) {
    EXPECT_EQ(parse_size("1280x800")->width_px, 1280);
    for (const char* bad : {"", "x", "1280x", "x800", "1280*800", "1280x800x2", "63x800", "800x16385", "1280 x800", "1e3x800", "+5x800"}) {
        EXPECT_FALSE(parse_size(bad)) << bad;
    }
    EXPECT_EQ(parse_bounds("170,-20,-170,-10")->west_deg, 170); // across 180°
    for (const char* bad : {"", "1,2,3", "1,2,3,4,5", "1,2,3,x", "1,2,1,4", "1,4,3,4", "nan,2,3,4", "inf,2,3,4", "1, 2,3,4", "1,2,3,4 "}) {
        EXPECT_FALSE(parse_bounds(bad)) << bad;
    }
}

TEST(Split, keys_become_slugs_in_the_name) {
    model::Event event;
    event.sub_event_type = model::SubEventType::AirDroneStrike;
    EXPECT_EQ(split_slug(SplitKey::Day, event), "undated");
    EXPECT_EQ(split_slug(SplitKey::Type, event), "explosions-remote-violence");
    EXPECT_EQ(split_slug(SplitKey::Country, event), "unplaced");
    EXPECT_EQ(split_slug(SplitKey::Actor, event), "unknown");
    event.actor1 = "Kata'ib Hezbollah (Iraq)";
    EXPECT_EQ(split_slug(SplitKey::Actor, event), "kata-ib-hezbollah-iraq");
    event.actor1 = "../..";
    EXPECT_EQ(split_slug(SplitKey::Actor, event), "unknown");
    event.date = timeline::DayInterval{*timeline::make_day(2022, 1, 3), *timeline::make_day(2022, 1, 3)};
    EXPECT_EQ(split_slug(SplitKey::Day, event), "2022-01-03");
    EXPECT_EQ(split_slug(SplitKey::Month, event), "2022-01");
    EXPECT_EQ(split_path("out/e.geojson", "2022-01-03"), "out/e.2022-01-03.geojson");
    EXPECT_EQ(split_path("out.d/e", "x"), "out.d/e.x");
}

} // namespace
} // namespace marsad::app
