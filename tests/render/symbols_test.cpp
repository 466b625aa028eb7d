#include "render/symbols.h"

#include "render/symbol_layer.h"
#include "sample_events.h"

#include <gtest/gtest.h>

using namespace marsad;
using S = model::SubEventType;

namespace {

const render::Camera kCamera(1000, 800, render::world_from_degrees(44.0, 33.0), 22000.0); // about 1.5 km a pixel

std::vector<render::Symbol> symbols_of(const std::vector<model::Event>& events, const render::Camera& camera = kCamera) {
    return render::make_symbols(render::make_scene(events), camera, 1.0);
}

TEST(Symbols, SizeGrowsWithTheDeadAndUnknownIsOne) {
    double before = 0.0;
    for (const std::int64_t dead : {0, 1, 2, 5, 10, 25, 100}) {
        const double size = render::symbol_diameter_px(dead, true);
        EXPECT_GT(size, before);
        before = size;
    }
    EXPECT_EQ(render::symbol_diameter_px(std::nullopt, true), render::symbol_diameter_px(1, true));
    EXPECT_LT(render::symbol_diameter_px(100, false), render::symbol_diameter_px(100, true));
}

TEST(Symbols, EventsOfOnePlaceAreOneStackWithAllTypes) {
    const auto symbols = symbols_of({make_event({"A", "", 44.0, 33.0, S::Attack}, 1), make_event({"A", "", 44.0, 33.0, S::ArmedClash}, 2),
                                     make_event({"A", "", 44.0, 33.0, S::ArmedClash}, 3), make_event({"B", "", 48.0, 33.0, S::Attack}, 4)});
    ASSERT_EQ(symbols.size(), 2U);
    EXPECT_EQ(symbols[0].count, 3U);
    EXPECT_EQ(symbols[0].by_type[static_cast<std::size_t>(model::EventType::Battles)], 2U);
    EXPECT_FALSE(symbols[0].only_type());
    EXPECT_EQ(symbols[1].only_type(), model::EventType::ViolenceAgainstCivilians);
}

TEST(Symbols, NeighboursThatWouldTouchAreStackedAndPartWhenZoomedIn) {
    const std::vector<model::Event> events{make_event({"A", "", 44.00, 33.0, S::Attack}, 1), make_event({"B", "", 44.05, 33.0, S::Attack}, 2)};
    EXPECT_EQ(symbols_of(events).size(), 1U);
    const render::Camera near(1000, 800, render::world_from_degrees(44.0, 33.0), 700000.0);
    EXPECT_EQ(symbols_of(events, near).size(), 2U);
}

TEST(Symbols, NoEventIsLost) {
    std::vector<model::Event> events;
    for (unsigned i = 0; i < 300; ++i) {
        events.push_back(make_event({"P", "", 40.0 + 0.03 * (i % 50), 30.0 + 0.1 * (i / 50), S::Attack, 1 + static_cast<int>(i % 3), 5.0 + i}, 1 + i % 28));
    }
    std::size_t total = 0;
    for (const auto& symbol : symbols_of(events)) {
        total += symbol.count;
    }
    EXPECT_EQ(total, events.size());
}

TEST(Symbols, AVaguePlaceIsNeverASharpSign) {
    for (const int precision : {2, 3}) {
        const auto symbols = symbols_of({make_event({"A", "", 44.0, 33.0, S::Attack, precision, 60.0}, 1)});
        ASSERT_EQ(symbols.size(), 1U);
        const auto style = *render::MapStyle::load(std::string(MARSAD_SOURCE_DIR) + "/assets/styles", "light");
        const auto markers = render::markers_of(symbols[0], {0, 0}, style);
        ASSERT_EQ(markers.size(), 1U);
        EXPECT_EQ(markers[0].fill, precision == 2 ? render::Fill::Hollow : render::Fill::HollowDashed);
    }
}

TEST(Symbols, AVagueAndAnExactPlaceStayApartUnlessOneHidesTheOther) {
    const auto near = [](double lon_deg) {
        return std::vector<model::Event>{make_event({"A", "", 44.0, 33.0, S::Attack, 1, 5.0}, 1), make_event({"A", "", lon_deg, 33.0, S::Attack, 2, 60.0}, 2)};
    };
    EXPECT_EQ(symbols_of(near(44.3)).size(), 2U) << "18 px apart";
    const auto hidden = symbols_of(near(44.0));
    ASSERT_EQ(hidden.size(), 1U) << "one behind the other would not be seen";
    EXPECT_EQ(hidden[0].count, 2U);
    EXPECT_EQ(hidden[0].radius_km, 60.0) << "the disc still tells";
    const render::Camera far(1000, 800, render::world_from_degrees(44.0, 33.0), 1000.0);
    EXPECT_EQ(symbols_of(near(44.3), far).size(), 1U) << "a disc smaller than the sign says nothing";
}

TEST(Symbols, RingsShareTheCircleWithoutGaps) {
    const auto symbols = symbols_of({make_event({"A", "", 44.0, 33.0, S::Attack}, 1), make_event({"A", "", 44.0, 33.0, S::ArmedClash}, 2),
                                     make_event({"A", "", 44.0, 33.0, S::PeacefulProtest}, 3)});
    const auto style = *render::MapStyle::load(std::string(MARSAD_SOURCE_DIR) + "/assets/styles", "light");
    const auto markers = render::markers_of(symbols.at(0), {0, 0}, style);
    ASSERT_EQ(markers.size(), 4U); // ground and three shares
    EXPECT_EQ(markers[1].arc_from, 0);
    EXPECT_EQ(markers[1].arc_to, markers[2].arc_from);
    EXPECT_EQ(markers[2].arc_to, markers[3].arc_from);
    EXPECT_EQ(markers[3].arc_to, 255);
}

TEST(Symbols, CountsAreShort) {
    EXPECT_EQ(render::short_count(8), "8");
    EXPECT_EQ(render::short_count(999), "999");
    EXPECT_EQ(render::short_count(1240), "1.2k");
    EXPECT_EQ(render::short_count(45000), "45k");
}

} // namespace
