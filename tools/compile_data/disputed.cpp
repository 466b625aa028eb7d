#include "inputs.h"
#include "text_sources.h"

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace marsad::compile_data {

namespace {

std::vector<geo::RegionVertex> outline(std::string_view text) {
    std::vector<geo::RegionVertex> ring;
    for (const auto pair : split_fields(text, ',')) {
        const auto numbers = split_fields(trimmed(pair), ' ');
        if (numbers.size() == 2) {
            ring.push_back({static_cast<std::int32_t>(std::llround(std::strtod(std::string(numbers[0]).c_str(), nullptr) * 1e7)),
                            static_cast<std::int32_t>(std::llround(std::strtod(std::string(numbers[1]).c_str(), nullptr) * 1e7))});
        }
    }
    return ring;
}

} // namespace

base::Result<void> add_disputed(const Inputs& inputs, Draft& draft, const DraftIndex& index, base::Diagnostics& diagnostics) {
    auto table = read_table(inputs.assets / "gazetteer" / "disputed.tsv", {"area", "country", "claimed_by", "radius_km", "polygon"});
    if (!table) {
        return base::failure(table.error());
    }
    geo::RegionTablesBuilder province_builder;
    for (const auto& area : draft.provinces) {
        province_builder.add(area.province, area.country, area.rings);
    }
    const geo::RegionIndex provinces(province_builder.finish());
    geo::RegionTablesBuilder builder;
    // The smaller first: Shebaa Farms inside the Golan.
    std::vector<std::size_t> order(table->rows.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    const auto radius = [&](std::size_t row) { return std::strtod(std::string(table->field(row, "radius_km")).c_str(), nullptr); };
    std::stable_sort(order.begin(), order.end(), [&](std::size_t a, std::size_t b) { return radius(a) < radius(b); });
    for (const std::size_t row : order) {
        const auto country = index.country(table->field(row, "country"));
        auto ring = outline(table->field(row, "polygon"));
        if (country == kNoDraft || ring.size() < 3) {
            diagnostics.error(table->file, table->lines[row], "disputed area without a known country or an outline of three points: " + std::string(table->field(row, "area")));
            continue;
        }
        DraftArea area{country, kNoDraft, std::string(table->field(row, "area")), std::string(table->field(row, "claimed_by")), {std::move(ring)}};
        builder.add(static_cast<std::uint32_t>(draft.disputed.size()), 0, area.rings);
        draft.disputed.push_back(std::move(area));
    }
    const geo::RegionIndex disputed(builder.finish());
    for (auto& place : draft.places) {
        if (place.is_country || place.is_province) {
            continue;
        }
        const auto region = disputed.find(place.lon_lat());
        if (!region || draft.disputed[*region].country == place.country) {
            continue;
        }
        place.country = draft.disputed[*region].country;
        place.country_code = draft.places[place.country].country_code;
        const auto province = provinces.nearest(place.lon_lat(), 40.0, place.country);
        place.province = province ? draft.provinces[*province].province : kNoDraft;
    }
    return {};
}

} // namespace marsad::compile_data
