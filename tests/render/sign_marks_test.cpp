#include "render/sign_marks.h"

#include "render/symbol_layer.h"

#include <algorithm>
#include <cmath>
#include <filesystem>
#include <fstream>
#include <set>
#include <string>

#include <gtest/gtest.h>

using namespace marsad;
using S = model::SubEventType;
using W = model::Weapon;

namespace {

const std::filesystem::path kStyles = std::filesystem::path(MARSAD_SOURCE_DIR) / "assets" / "styles";

std::shared_ptr<const render::SignMarks> shipped() {
    const auto marks = render::SignMarks::load(kStyles);
    EXPECT_TRUE(marks) << marks.error().message;
    return *marks;
}

std::string name_of(const render::SignMarks& marks, S sub_type, W weapon) {
    const auto mark = marks.mark_of(sub_type, weapon);
    return mark == 0 ? "" : marks.names()[mark - 1U];
}

TEST(SignMarks, TheSixteenOfTheDesignAreShippedAndEachIsUsed) {
    const auto marks = shipped();
    ASSERT_EQ(marks->names().size(), 16U);
    std::set<std::string> used;
    for (std::size_t s = 0; s < model::kSubEventTypeCount; ++s) {
        for (int w = 0; w <= static_cast<int>(W::Unknown); ++w) {
            used.insert(name_of(*marks, static_cast<S>(s), static_cast<W>(w)));
        }
    }
    for (const std::string& name : marks->names()) {
        EXPECT_TRUE(used.contains(name)) << name;
    }
}

TEST(SignMarks, TheWeaponTellsTheMarkAndAnUnknownOneIsNotGuessed) {
    const auto marks = shipped();
    const struct {
        S sub_type;
        W weapon;
        const char* mark;
    } cases[] = {{S::AirDroneStrike, W::Drone, "drone"},
                 {S::AirDroneStrike, W::Airstrike, "air_strike"},
                 {S::AirDroneStrike, W::Unknown, ""},
                 {S::DisruptedWeaponsUse, W::Drone, "drone"},
                 {S::ShellingArtilleryMissileAttack, W::Rocket, "missile"},
                 {S::ShellingArtilleryMissileAttack, W::Mortar, "artillery"},
                 {S::ShellingArtilleryMissileAttack, W::Unknown, ""},
                 {S::RemoteExplosiveLandmineIed, W::Ied, "ied"},
                 {S::RemoteExplosiveLandmineIed, W::Landmine, "landmine"},
                 {S::SuicideBomb, W::CarBomb, "car_bomb"},
                 {S::SuicideBomb, W::Unknown, "suicide"},
                 {S::ArmedClash, W::SmallArms, "clash"},
                 {S::ArmedClash, W::Drone, "drone"},
                 {S::Attack, W::SmallArms, "small_arms"},
                 {S::Attack, W::Knife, "knife"},
                 {S::Attack, W::Unknown, ""},
                 {S::PeacefulProtest, W::None, "crowd"},
                 {S::AbductionForcedDisappearance, W::SmallArms, "abduction"},
                 {S::Arrests, W::Unknown, "arrests"},
                 {S::LootingPropertyDestruction, W::Unknown, "burnt"},
                 {S::NonStateActorOvertakesTerritory, W::Unknown, "territory"},
                 {S::Other, W::Unknown, ""}};
    for (const auto& one : cases) {
        EXPECT_EQ(name_of(*marks, one.sub_type, one.weapon), one.mark) << model::name(one.sub_type) << " " << model::name(one.weapon);
    }
}

// Each drawing fills its cell enough to be seen, stays clear of its neighbours, and looks like no other.
TEST(SignMarks, DrawingsAreVisibleApartAndInTheirCells) {
    const auto marks = shipped();
    constexpr int kCell = render::SignMarks::kCellPx;
    const auto at = [&](std::size_t mark, int x, int y) { return marks->picture()[static_cast<std::size_t>(y * marks->width_px() + static_cast<int>(mark) * kCell + x)]; };
    for (std::size_t m = 0; m < marks->names().size(); ++m) {
        int covered = 0;
        for (int y = 0; y < kCell; ++y) {
            for (int x = 0; x < kCell; ++x) {
                covered += at(m, x, y) >= 128 ? 1 : 0;
                const bool rim = x == 0 || y == 0 || x == kCell - 1 || y == kCell - 1;
                ASSERT_FALSE(rim && at(m, x, y) >= 128) << marks->names()[m] << " leaves its cell at " << x << " " << y;
            }
        }
        EXPECT_GE(covered, kCell * kCell / 8) << marks->names()[m];
        EXPECT_LE(covered, kCell * kCell / 2) << marks->names()[m] << " leaves nothing of its sign's colour";
        for (std::size_t other = 0; other < m; ++other) {
            int differing = 0;
            for (int y = 0; y < kCell; ++y) {
                for (int x = 0; x < kCell; ++x) {
                    differing += (at(m, x, y) >= 128) != (at(other, x, y) >= 128) ? 1 : 0;
                }
            }
            EXPECT_GE(differing, kCell * kCell / 12) << marks->names()[m] << " and " << marks->names()[other];
        }
    }
}

TEST(SignMarks, BytesTellTheDistanceFromTheOutline) {
    const auto folder = std::filesystem::temp_directory_path() / "marsad_sign_marks_distance";
    std::filesystem::create_directories(folder);
    std::ofstream(folder / "marks.tsv") << "disc\td 6,6 4\nhole\td 6,6 4;-d 6,6 2\n";
    std::ofstream(folder / "mark_rules.tsv") << "*\tdrone\tdisc\n";
    const auto marks = render::SignMarks::load(folder);
    std::filesystem::remove_all(folder);
    ASSERT_TRUE(marks) << marks.error().message;
    constexpr int kCell = render::SignMarks::kCellPx;
    for (int y = 0; y < kCell; ++y) {
        for (int x = 0; x < kCell; ++x) {
            const double unit_x = (x + 0.5) / render::SignMarks::kTexels - render::SignMarks::kMargin - 6.0;
            const double unit_y = (y + 0.5) / render::SignMarks::kTexels - render::SignMarks::kMargin - 6.0;
            const double from_middle = std::hypot(unit_x, unit_y);
            const auto level = [](double distance) { return std::clamp(0.5 - distance / (2.0 * render::SignMarks::kReach), 0.0, 1.0) * 255.0; };
            const auto at = static_cast<std::size_t>(y * (*marks)->width_px() + x);
            ASSERT_NEAR((*marks)->picture()[at], level(from_middle - 4.0), 0.51);
            ASSERT_NEAR((*marks)->picture()[at + kCell], level(std::max(from_middle - 4.0, 2.0 - from_middle)), 0.51);
        }
    }
}

TEST(SignMarks, FaultyTablesAreErrorsWithTheirLine) {
    const auto folder = std::filesystem::temp_directory_path() / "marsad_sign_marks";
    const auto load = [&](const std::string& marks, const std::string& rules) {
        std::filesystem::create_directories(folder);
        std::ofstream(folder / "marks.tsv") << marks;
        std::ofstream(folder / "mark_rules.tsv") << rules;
        const auto loaded = render::SignMarks::load(folder);
        std::filesystem::remove_all(folder);
        return loaded ? std::string() : loaded.error().message;
    };
    const std::string good = "disc\td 6,6 4\n";
    EXPECT_EQ(load(good, "*\tdrone\tdisc\n"), "");
    EXPECT_NE(load("disc\td 6,6\n", "").find("line 1"), std::string::npos);
    EXPECT_NE(load(good + "line\t1,2 x,4\n", "").find("line 2"), std::string::npos);
    EXPECT_NE(load(good + good, "").find("line 2"), std::string::npos) << "a name twice";
    EXPECT_NE(load("", "").find("no marks"), std::string::npos);
    EXPECT_NE(load(good, "*\tcatapult\tdisc\n").find("line 1"), std::string::npos);
    EXPECT_NE(load(good, "Siege\t*\tdisc\n").find("line 1"), std::string::npos);
    EXPECT_NE(load(good, "*\tdrone\tstar\n").find("line 1"), std::string::npos);
    EXPECT_NE(load(good, "*\n").find("line 1"), std::string::npos);
    EXPECT_FALSE(render::SignMarks::load("/nonexistent"));
}

TEST(SignMarks, OnlyDetailedSignsWithRoomBearMarkAndBadge) {
    EXPECT_TRUE(render::has_room_for_mark(model::EventType::Battles, 15.0));
    EXPECT_FALSE(render::has_room_for_mark(model::EventType::Battles, 14.0));
    EXPECT_TRUE(render::has_room_for_mark(model::EventType::Riots, 17.0));
    EXPECT_FALSE(render::has_room_for_mark(model::EventType::ViolenceAgainstCivilians, 15.0));
    const auto style = *render::MapStyle::load(kStyles, "light");
    render::Symbol symbol{{0.5, 0.5}, *geo::LonLat::from_degrees(geo::Lon{0.0}, geo::Lat{0.0}), render::PlaceSureness::Site, 1.0, 20.0, {}, 1, 0, 0, {}, {}, {}};
    symbol.by_type[static_cast<std::size_t>(model::EventType::ExplosionsRemoteViolence)] = 1;
    symbol.detail = {S::AirDroneStrike, W::Drone, render::ClaimBadge::Named};
    EXPECT_EQ(render::markers_of(symbol, {0, 0}, style).at(0).arc_from, 0);
    EXPECT_EQ(render::markers_of(symbol, {0, 0}, style).at(0).arc_to, 0);
    symbol.marked = true;
    symbol.badged = true;
    EXPECT_EQ(style.marks->names()[render::markers_of(symbol, {0, 0}, style).at(0).arc_from - 1U], "drone");
    EXPECT_EQ(render::markers_of(symbol, {0, 0}, style).at(0).arc_to, static_cast<int>(render::ClaimBadge::Named));
}

TEST(ClaimBadge, TellsWhoOnlyWhereItIsKnown) {
    EXPECT_EQ(render::claim_badge(std::nullopt, false), render::ClaimBadge::None);
    EXPECT_EQ(render::claim_badge(true, true), render::ClaimBadge::Named);
    EXPECT_EQ(render::claim_badge(true, false), render::ClaimBadge::Nameless);
    EXPECT_EQ(render::claim_badge(false, true), render::ClaimBadge::Refused);
}

} // namespace
