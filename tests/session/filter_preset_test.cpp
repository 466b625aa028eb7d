#include "session/filter_preset.h"

#include "base/rows.h"
#include "session/command.h"

#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace marsad::session {
namespace {

TEST(FilterPreset, ALineOfTheSettingsComesBackAsItWas) {
    FilterPreset preset;
    preset.name = "هجمات المسيّرات 2020";
    preset.filters.chosen[Facet::Weapon] = {"drone", "missile"};
    preset.filters.chosen[Facet::Killed] = {"2-4", "100+"};
    preset.filters.chosen[Facet::Country] = {""}; // none given is a value, too
    preset.filters.text = "Erbil مطار";
    FilterPreset back;
    const std::string line = "preset\t" + preset_line(preset);
    base::for_each_row(line, [&](std::size_t, const std::vector<std::string_view>& columns) { back = preset_of({columns.begin() + 1, columns.end()}); });
    EXPECT_EQ(back, preset);
    preset.name = "two\tcolumns\nand lines";
    EXPECT_EQ(preset_line(preset).find('\n'), std::string::npos);
    EXPECT_TRUE(preset_of({}).name.empty());
    EXPECT_TRUE(preset_of({"name", "no such facet", "x", "weapon"}).filters.empty());
}

TEST(FilterPreset, ThoseThatComeWithTheProgramAreSound) {
    base::Diagnostics problems;
    const auto presets = load_presets(std::string(MARSAD_SOURCE_DIR) + "/assets/interface/filter_presets.tsv", problems);
    ASSERT_TRUE(presets);
    EXPECT_EQ(problems.error_count(), 0U);
    EXPECT_GE(presets->size(), 6U);
    for (const auto& preset : *presets) {
        for (const auto& [facet, values] : preset.filters.chosen) {
            for (const auto& value : values) {
                const bool known = facet == Facet::Type      ? model::event_type_from_name(value).has_value()
                                   : facet == Facet::Weapon  ? model::weapon_from_name(value).has_value()
                                   : counts_up(facet)        ? rank_of(facet, value) < (facet == Facet::Killed ? kKilledSteps.size() : facet == Facet::Confidence ? kConfidenceSteps.size() : model::kVerificationCount)
                                                             : true;
                EXPECT_TRUE(known) << preset.name << ' ' << value;
            }
        }
    }
}

TEST(FilterPreset, AFaultyLineIsNamedAndLeftOut) {
    const auto file = std::filesystem::temp_directory_path() / "marsad_presets_test.tsv";
    std::ofstream(file) << "preset.a\tweapon\tdrone\npreset.b\tcolour\tred\npreset.a\tkilled\t1;2-4\n";
    base::Diagnostics problems;
    const auto presets = load_presets(file, problems);
    std::filesystem::remove(file);
    ASSERT_TRUE(presets);
    ASSERT_EQ(presets->size(), 1U);
    EXPECT_EQ(presets->front().filters.chosen.at(Facet::Killed).size(), 2U);
    ASSERT_EQ(problems.error_count(), 1U);
    EXPECT_EQ(problems.all()[0].line, 2U);
    EXPECT_FALSE(load_presets("/no/such/file.tsv", problems));
}

TEST(FilterPreset, IsKeptUsedAndDropped) {
    State state;
    apply(state, ToggleFilter{Facet::Weapon, "drone"});
    apply(state, FilterWithin{geo::Bounds{40.0, 30.0, 50.0, 38.0}});
    apply(state, KeepFilters{"Drones here"});
    ASSERT_EQ(state.settings.presets.size(), 1U);
    EXPECT_FALSE(state.settings.presets[0].filters.within) << "the map's box is not kept";
    apply(state, OnlyFilter{Facet::Weapon, "rocket"});
    apply(state, KeepFilters{"Drones here"});
    ASSERT_EQ(state.settings.presets.size(), 1U) << "one of that name is replaced";
    EXPECT_TRUE(state.settings.presets[0].filters.has(Facet::Weapon, "rocket"));
    apply(state, ClearFilters{});
    EXPECT_TRUE(state.filters.empty());
    apply(state, UseFilters{state.settings.presets[0].filters});
    EXPECT_TRUE(state.filters.has(Facet::Weapon, "rocket"));
    apply(state, KeepFilters{""});
    EXPECT_EQ(state.settings.presets.size(), 1U);
    apply(state, DropPreset{"Drones here"});
    EXPECT_TRUE(state.settings.presets.empty());
    apply(state, FollowView{true});
    EXPECT_TRUE(state.filter_follows_view);
    apply(state, FilterWithin{geo::Bounds{40.0, 30.0, 50.0, 38.0}});
    apply(state, FollowView{false});
    EXPECT_FALSE(state.filters.within);
}

} // namespace
} // namespace marsad::session
