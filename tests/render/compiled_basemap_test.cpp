// The basemap that compile_data made of the real sources. Skips where it was not built (target "data") and MARSAD_DATA
// names no folder that has one.

#include "render/basemap_file.h"

#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <optional>
#include <string>
#include <tuple>

#include <gtest/gtest.h>

using namespace marsad;
using render::FixedPoint;

namespace {

std::filesystem::path basemap_path() {
    const char* folder = std::getenv("MARSAD_DATA");
    return std::filesystem::path(folder != nullptr ? folder : MARSAD_BINARY_DIR "/data") / "basemap.bin";
}

class CompiledBasemap : public testing::Test {
  protected:
    void SetUp() override {
        if (!std::filesystem::exists(basemap_path())) {
            GTEST_SKIP() << "no basemap.bin built (ninja data): " << basemap_path();
        }
        auto opened = render::BasemapFile::open(basemap_path());
        ASSERT_TRUE(opened) << opened.error().message;
        file_.emplace(std::move(*opened));
    }

    /// Codes of all polygons whose triangles hold the point, in order; "--" for one without a code.
    [[nodiscard]] std::string codes_at(std::size_t detail, double lon_deg, double lat_deg) const {
        const FixedPoint p = render::fixed_from_world(render::world_from_degrees(lon_deg, lat_deg));
        std::string out;
        for (const auto& fill : file_->fills(detail)) {
            for (std::size_t v = fill.first_vertex; v + 2 < fill.first_vertex + fill.vertex_count; v += 3) {
                if (holds(file_->fill_vertices(detail).subspan(v, 3), p)) {
                    out += fill.country[0] == 0 ? "--" : std::string(fill.country.data(), 2);
                    out += fill.disputed != 0 ? "*" : "";
                    break;
                }
            }
        }
        return out;
    }
    static bool holds(std::span<const FixedPoint> t, FixedPoint p) {
        const auto side = [&](FixedPoint a, FixedPoint b) {
            return (static_cast<double>(b.x) - a.x) * (static_cast<double>(p.y) - a.y) - (static_cast<double>(b.y) - a.y) * (static_cast<double>(p.x) - a.x);
        };
        const double u = side(t[0], t[1]);
        const double v = side(t[1], t[2]);
        const double w = side(t[2], t[0]);
        return (u > 0 && v > 0 && w > 0) || (u < 0 && v < 0 && w < 0);
    }
    std::optional<render::BasemapFile> file_;
};

// Exactly one polygon over every land point: neither holes (Saudi Arabia, Brazil) nor doubled areas.
TEST_F(CompiledBasemap, EveryStateIsFilledOnce) {
    const struct {
        const char* code;
        double lon, lat;
    } points[] = {{"SA", 45.3, 23.1}, {"BR", -55.3, -10.4}, {"RU", 100.2, 64.3}, {"RU", -175.1, 66.7}, {"RU", 33.1, 67.9}, {"AQ", 77.2, -79.3},
                  {"AQ", -100.4, -80.1}, {"IQ", 43.7, 33.2}, {"SY", 38.6, 35.1}, {"US", -100.3, 40.2}, {"CA", -105.2, 58.1}, {"CN", 103.4, 35.2},
                  {"FJ", 177.9, -17.8},  {"YE", 47.1, 15.9}, {"PS", 35.2, 32.1}, {"UA", 31.2, 49.1},   {"AU", 134.3, -24.2}, {"EG", 28.9, 26.3}};
    for (std::size_t detail = 0; detail < render::kBasemapDetails; ++detail) {
        for (const auto& point : points) {
            EXPECT_EQ(codes_at(detail, point.lon, point.lat), point.code) << "detail " << detail << " at " << point.lon << " " << point.lat;
        }
    }
}

TEST_F(CompiledBasemap, TheSeaIsEmpty) {
    for (std::size_t detail = 0; detail < render::kBasemapDetails; ++detail) {
        for (const auto& [lon, lat] : {std::pair{-35.0, 30.0}, std::pair{-140.0, 0.0}, std::pair{65.0, 10.0}, std::pair{51.0, 27.5}, std::pair{51.0, 41.5}, std::pair{0.0, 67.0}}) {
            EXPECT_EQ(codes_at(detail, lon, lat), "") << "detail " << detail << " at " << lon << " " << lat;
        }
    }
}

TEST_F(CompiledBasemap, DisputedLandIsMarkedAndFiledByTheContract) {
    for (const std::size_t detail : {std::size_t{1}, std::size_t{2}}) {
        EXPECT_EQ(codes_at(detail, 34.3, 45.2), "UA*") << "Crimea, detail " << detail;
        EXPECT_EQ(codes_at(detail, 35.77, 33.0), "SY*") << "Golan, detail " << detail;
    }
    std::size_t dashed = 0;
    for (const auto& line : file_->lines(2)) {
        dashed += line.kind == render::LineKind::DisputedBorder ? line.vertex_count : 0U;
    }
    EXPECT_GT(dashed, 100U);
}

// A line across the whole map is what stitched sources give where they were not cut at 180 degrees.
TEST_F(CompiledBasemap, NoLineRunsAcrossTheMap) {
    const auto check = [](std::span<const render::LineRecord> lines, std::span<const FixedPoint> vertices) {
        for (const auto& line : lines) {
            for (std::size_t v = line.first_vertex; v + 1 < line.first_vertex + line.vertex_count; ++v) {
                const double step = std::abs(static_cast<double>(vertices[v + 1].x) - vertices[v].x) / render::kFixedOne * 360.0;
                ASSERT_LT(step, 25.0) << "degrees";
            }
        }
    };
    for (std::size_t detail = 0; detail < render::kBasemapDetails; ++detail) {
        check(file_->lines(detail), file_->line_vertices(detail));
    }
    check(file_->provinces(), file_->province_vertices());
}

/// Kilometres from a point to the nearest river of a rank up to `most_rank`.
double river_km(const render::BasemapFile& file, std::size_t detail, int most_rank, double lon_deg, double lat_deg) {
    const FixedPoint p = render::fixed_from_world(render::world_from_degrees(lon_deg, lat_deg));
    const double km_per_unit = 40075.0 / render::kFixedOne * std::cos(lat_deg * 0.017453292519943295);
    double nearest = 1e18;
    for (const auto& line : file.lines(detail)) {
        for (std::size_t v = line.first_vertex; line.kind == render::LineKind::River && line.rank <= most_rank && v + 1 < line.first_vertex + line.vertex_count; ++v) {
            const FixedPoint a = file.line_vertices(detail)[v];
            const FixedPoint b = file.line_vertices(detail)[v + 1];
            const double dx = static_cast<double>(b.x) - a.x;
            const double dy = static_cast<double>(b.y) - a.y;
            const double along = std::min(1.0, std::max(0.0, ((static_cast<double>(p.x) - a.x) * dx + (static_cast<double>(p.y) - a.y) * dy) / std::max(1.0, dx * dx + dy * dy)));
            nearest = std::min(nearest, std::hypot(p.x - a.x - along * dx, p.y - a.y - along * dy) * km_per_unit);
        }
    }
    return nearest;
}

// Tigris, Euphrates, Nile and Dnipro from far away; where they truly run.
TEST_F(CompiledBasemap, TheGreatRiversRunWhereTheyShould) {
    const struct {
        const char* name;
        double lon, lat;
    } points[] = {{"Tigris in Baghdad", 44.39, 33.33}, {"Tigris in Mosul", 43.14, 36.35}, {"Euphrates in Deir ez-Zor", 40.14, 35.34}, {"Euphrates in Ramadi", 43.30, 33.44},
                  {"Nile in Khartoum", 32.51, 15.61},  {"Nile in Cairo", 31.23, 30.04},   {"Dnipro in Kyiv", 30.57, 50.45},     {"Dnipro in Kherson", 32.62, 46.62}};
    for (const auto& point : points) {
        EXPECT_LT(river_km(*file_, 2, 0, point.lon, point.lat), 6.0) << point.name;
        EXPECT_LT(river_km(*file_, 1, 0, point.lon, point.lat), 8.0) << point.name;
        EXPECT_LT(river_km(*file_, 0, 0, point.lon, point.lat), 25.0) << point.name;
    }
    // Lesser ones are in the finest detail alone, and that is nearer to the truth.
    for (const auto& [name, lon, lat] : {std::tuple{"Euphrates in Raqqa", 39.01, 35.93}, std::tuple{"Khabur in Hasakah", 40.75, 36.50}, std::tuple{"Diyala in Baqubah", 44.64, 33.75}, std::tuple{"Great Zab at Eski Kalak", 43.65, 36.28}}) {
        EXPECT_LT(river_km(*file_, 2, 3, lon, lat), 6.0) << name;
    }
    EXPECT_GT(river_km(*file_, 2, 3, 45.0, 22.0), 200.0) << "no river in the Arabian desert";
}

TEST_F(CompiledBasemap, LakesAreWater) {
    const auto in_lake = [&](std::size_t detail, double lon_deg, double lat_deg) {
        const FixedPoint p = render::fixed_from_world(render::world_from_degrees(lon_deg, lat_deg));
        const auto t = file_->lake_vertices(detail);
        bool found = false;
        for (std::size_t v = 0; v + 2 < t.size(); v += 3) {
            found = found || holds(t.subspan(v, 3), p);
        }
        return found;
    };
    for (const std::size_t detail : {std::size_t{1}, std::size_t{2}}) {
        EXPECT_TRUE(in_lake(detail, 43.25, 34.05)) << "Tharthar";
        EXPECT_TRUE(in_lake(detail, 43.0, 38.6)) << "Van";
        EXPECT_TRUE(in_lake(detail, 33.0, -1.5)) << "Victoria";
        EXPECT_FALSE(in_lake(detail, 44.4, 33.3)) << "Baghdad";
        EXPECT_FALSE(in_lake(detail, 51.0, 41.5)) << "the Caspian is sea already";
    }
    EXPECT_TRUE(in_lake(0, 33.0, -1.5));
}

TEST_F(CompiledBasemap, DetailsCoverTheSameLand) {
    double land[render::kBasemapDetails] = {};
    for (std::size_t detail = 0; detail < render::kBasemapDetails; ++detail) {
        const auto t = file_->fill_vertices(detail);
        for (std::size_t v = 0; v + 2 < t.size(); v += 3) {
            land[detail] += std::abs((static_cast<double>(t[v + 1].x) - t[v].x) * (static_cast<double>(t[v + 2].y) - t[v].y) -
                                     (static_cast<double>(t[v + 2].x) - t[v].x) * (static_cast<double>(t[v + 1].y) - t[v].y)) /
                            2.0 / render::kFixedOne / render::kFixedOne;
        }
    }
    EXPECT_NEAR(land[0], land[2], land[2] * 0.03);
    EXPECT_NEAR(land[1], land[2], land[2] * 0.01);
}

TEST_F(CompiledBasemap, LabelsAreOrderedAndNamedInBothLanguages) {
    std::size_t provinces_of_iraq = 0;
    std::uint8_t before = 0;
    bool baghdad = false;
    for (const auto& label : file_->labels()) {
        EXPECT_GE(label.rank, before);
        before = label.rank;
        const std::string country(label.country.data(), label.country.size());
        provinces_of_iraq += label.kind == render::LabelKind::Province && country == "IQ" && !file_->text(label.name_ar).empty() ? 1 : 0;
        baghdad = baghdad || (label.kind == render::LabelKind::Capital && file_->text(label.name_en) == "Baghdad" && file_->text(label.name_ar) == "بغداد");
    }
    EXPECT_GE(provinces_of_iraq, 18U);
    EXPECT_TRUE(baghdad);
    EXPECT_NE(file_->attribution().find("Natural Earth"), std::string::npos);
}

} // namespace
