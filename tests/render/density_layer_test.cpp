#include "render/density_layer.h"

#include "sample_events.h"

#include <cmath>
#include <map>
#include <memory>
#include <random>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

using namespace marsad;
using S = model::SubEventType;

namespace {


struct Project {
    std::vector<model::Event> events;
    std::shared_ptr<const model::EventStore> store;
    render::EventField field;
    model::Moment moment;
    explicit Project(std::vector<model::Event> given)
        : events(std::move(given)), store(std::make_shared<const model::EventStore>(model::EventStore::from_events(events))), field(render::EventField::make(events, *store)) {
        moment.set_rows(store, std::vector<std::uint8_t>(store->size(), 1));
        moment.move_to({{*timeline::make_day(2021, 3, 1), *timeline::make_day(2021, 3, 20)}, 0});
    }
};

std::vector<model::Event> scattered() {
    std::mt19937 random(11);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    std::vector<model::Event> events;
    for (unsigned i = 0; i < 700; ++i) {
        const std::string name = "P" + std::to_string(i);
        const int precision = i % 9 == 0 ? 3 : 1;
        events.push_back(make_event({name.c_str(), "", 30.0 + 30.0 * unit(random), 20.0 + 20.0 * unit(random), S::Attack, precision, precision == 3 ? 90.0 : 5.0}, 1 + i % 28));
    }
    return events;
}

TEST(DensityLayer, CellsHoldWhatCountingByHandFinds) {
    const Project project(scattered());
    render::DensityLayer layer;
    for (const double x : {0.62, 0.6213, 0.7}) {
        const render::Camera view(900, 700, {x, 0.40}, 8192.0);
        layer.make(project.field, project.moment, view, 1.0, render::DensityLayer::Kind::Grid);
        ASSERT_FALSE(layer.cells().empty());
        const double side = layer.cells().front().box.right - layer.cells().front().box.left;
        EXPECT_GE(side, 40.0);
        EXPECT_LT(side, 80.0);
        std::size_t counted = 0;
        for (const auto& cell : layer.cells()) {
            std::uint32_t expected = 0;
            for (std::uint32_t row = 0; row < project.store->size(); ++row) {
                const auto& place = project.field.places()[project.field.place_of_row()[row]];
                const auto at = view.screen_from_world(place.at);
                expected += project.moment.is_shown(row) && place.sureness != render::PlaceSureness::Area && at.x >= cell.box.left && at.x < cell.box.right && at.y >= cell.box.top && at.y < cell.box.bottom ? 1 : 0;
            }
            EXPECT_EQ(cell.count, expected);
            counted += cell.count;
            EXPECT_EQ(layer.cell_at({cell.box.left + 3.0, cell.box.top + 3.0}), &cell);
            std::uint32_t listed = 0;
            for (const auto place : layer.places_in(project.field, cell)) {
                listed += project.moment.counts()[place].total();
            }
            EXPECT_EQ(listed, cell.count) << "the list of a cell is complete";
            // The cells stay on the ground while the map is panned.
            const double column = cell.box.left + view.centre().x * view.pixels_per_world() - 450.0;
            EXPECT_NEAR(column / side, std::round(column / side), 1e-6);
        }
        EXPECT_GT(counted, 0U);
    }
}

TEST(DensityLayer, VaguePlacesAreLeftOutAndTold) {
    const Project project({make_event({"Here", "", 43.0, 33.0, S::Attack}, 2), make_event({"Province", "", 43.1, 33.1, S::Attack, 3, 90.0}, 2)});
    const render::Camera view(900, 700, render::world_from_degrees(43.0, 33.0), 8192.0);
    render::DensityLayer layer;
    for (const auto kind : {render::DensityLayer::Kind::Grid, render::DensityLayer::Kind::Heat}) {
        layer.make(project.field, project.moment, view, 1.0, kind);
        EXPECT_EQ(layer.left_out(), 1U);
    }
    EXPECT_NEAR(layer.heat_at({450.0, 350.0}), 1.0, 0.05) << "one event alone is one where it stands";
    EXPECT_NEAR(layer.heat_at({450.0 + 80.0, 350.0}), 0.0, 1e-6);
    EXPECT_EQ(layer.heat_at({-5.0, 350.0}), 0.0);
}

TEST(DensityLayer, HeatAddsUpAndClassesAreFixed) {
    std::vector<model::Event> events;
    for (unsigned i = 0; i < 12; ++i) {
        events.push_back(make_event({"Here", "", 43.0, 33.0, S::Attack}, 1 + i));
    }
    const Project project(std::move(events));
    const render::Camera view(900, 700, render::world_from_degrees(43.0, 33.0), 8192.0);
    render::DensityLayer layer;
    layer.make(project.field, project.moment, view, 1.0, render::DensityLayer::Kind::Heat);
    EXPECT_NEAR(layer.heat_at({450.0, 350.0}), 12.0, 0.6);
    EXPECT_EQ(render::DensityLayer::class_of(0.4), 0U);
    EXPECT_EQ(render::DensityLayer::class_of(3.0), 1U);
    EXPECT_EQ(render::DensityLayer::class_of(29.9), 2U);
    EXPECT_EQ(render::DensityLayer::class_of(1e6), 5U);
}

} // namespace
