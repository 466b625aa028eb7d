#include "render/density_layer.h"

#include "render/symbol_layer.h"

#include <algorithm>
#include <cmath>
#include <unordered_map>
#include <utility>

namespace marsad::render {

namespace {

constexpr double kLeastCellPx = 40.0; // a cell is as large as this, up to twice
constexpr double kCellOpacity = 0.82;
constexpr double kHeatOpacity = 0.85;
constexpr int kBlurs = 3; // boxes one over another come near to a bell curve

/// A running mean of 2 * reach + 1 neighbours along one line.
void blur_line(const float* from, float* to, std::ptrdiff_t stride, int count, int reach) {
    float sum = 0.0F;
    for (int i = 0; i < std::min(reach, count); ++i) {
        sum += from[i * stride];
    }
    const auto share = static_cast<float>(2 * reach + 1);
    for (int i = 0; i < count; ++i) {
        sum += i + reach < count ? from[(i + reach) * stride] : 0.0F;
        sum -= i - reach - 1 >= 0 ? from[(i - reach - 1) * stride] : 0.0F;
        to[i * stride] = sum / share;
    }
}

} // namespace

std::size_t DensityLayer::class_of(double count) {
    std::size_t cls = 0;
    while (cls + 1 < kClasses && count >= kClassFrom[cls + 1]) {
        ++cls;
    }
    return cls;
}

bool DensityLayer::counts(const FieldPlace& place) const { return place.sureness != PlaceSureness::Area && static_cast<double>(place.radius_km) <= least_radius_km_; }

std::pair<std::int64_t, std::int64_t> DensityLayer::cell_of(World at) const {
    return {static_cast<std::int64_t>(std::floor((at.x - std::floor(at.x)) * cells_per_world_)), static_cast<std::int64_t>(std::floor(at.y * cells_per_world_))};
}

void DensityLayer::make(const EventField& field, const model::Moment& moment, const Camera& view, double scale, Kind kind) {
    cells_.clear();
    heat_.clear();
    left_out_ = 0;
    cells_per_world_ = std::exp2(std::floor(std::log2(view.pixels_per_world() / (kLeastCellPx * scale))));
    const double cell_px = kind == Kind::Grid ? view.pixels_per_world() / cells_per_world_ : 2.0 * kHeatReachPx * scale;
    cell_km_ = view.km_per_pixel() * cell_px;
    least_radius_km_ = std::max(cell_km_, 10.0); // a town's radius never hides it
    if (moment.counts().size() != field.places().size()) {
        return;
    }
    if (kind == Kind::Grid) {
        make_grid(field, moment, view);
    } else {
        make_heat(field, moment, view, scale);
    }
}

void DensityLayer::make_grid(const EventField& field, const model::Moment& moment, const Camera& view) {
    struct Key {
        std::int64_t column, row;
        bool operator==(const Key&) const = default;
    };
    struct Hash {
        std::size_t operator()(const Key& key) const { return static_cast<std::size_t>(static_cast<std::uint64_t>(key.column) * 0x9E3779B97F4A7C15ULL ^ static_cast<std::uint64_t>(key.row) * 0x2545F4914F6CDD1DULL); }
    };
    std::unordered_map<Key, std::uint32_t, Hash> found;
    for (std::uint32_t i = 0; i < field.places().size(); ++i) {
        const std::uint32_t count = moment.counts()[i].total();
        if (count == 0) {
            continue;
        }
        const FieldPlace& place = field.places()[i];
        bool seen = false;
        for_each_screen_copy(place.at, view, view.pixels_per_world() / cells_per_world_, [&](Screen) { seen = true; });
        if (!seen) {
            continue;
        }
        if (!counts(place)) {
            left_out_ += count;
            continue;
        }
        const auto [column, row] = cell_of(place.at);
        const auto [at, added] = found.try_emplace(Key{column, row}, static_cast<std::uint32_t>(cells_.size()));
        if (added) {
            const World corner{static_cast<double>(column) / cells_per_world_, static_cast<double>(row) / cells_per_world_};
            const double side = view.pixels_per_world() / cells_per_world_;
            const World middle = nearest_copy({corner.x + 0.5 / cells_per_world_, corner.y + 0.5 / cells_per_world_}, view.centre());
            const Screen on = view.screen_from_world(middle);
            cells_.push_back({column, row, 0, {on.x - side / 2.0, on.y - side / 2.0, on.x + side / 2.0, on.y + side / 2.0}});
        }
        cells_[at->second].count += count;
    }
    // Of a cell that lies outside of the picture, some places may have been left out.
    std::erase_if(cells_, [&](const Cell& cell) { return cell.box.right <= 0.0 || cell.box.bottom <= 0.0 || cell.box.left >= view.width_px() || cell.box.top >= view.height_px(); });
    std::sort(cells_.begin(), cells_.end(), [](const Cell& a, const Cell& b) { return a.row != b.row ? a.row < b.row : a.column < b.column; });
}

void DensityLayer::make_heat(const EventField& field, const model::Moment& moment, const Camera& view, double scale) {
    heat_step_px_ = 4.0 * scale;
    heat_columns_ = static_cast<int>(std::ceil(view.width_px() / heat_step_px_)) + 1;
    heat_rows_ = static_cast<int>(std::ceil(view.height_px() / heat_step_px_)) + 1;
    heat_.assign(static_cast<std::size_t>(heat_columns_) * static_cast<std::size_t>(heat_rows_), 0.0F);
    for (std::uint32_t i = 0; i < field.places().size(); ++i) {
        const std::uint32_t count = moment.counts()[i].total();
        if (count == 0) {
            continue;
        }
        const FieldPlace& place = field.places()[i];
        const bool known = counts(place);
        for_each_screen_copy(place.at, view, 0.0, [&](Screen at) {
            const int column = static_cast<int>(at.x / heat_step_px_);
            const int row = static_cast<int>(at.y / heat_step_px_);
            if (!known) {
                left_out_ += count;
            } else if (column >= 0 && row >= 0 && column < heat_columns_ && row < heat_rows_) {
                heat_[static_cast<std::size_t>(row) * static_cast<std::size_t>(heat_columns_) + static_cast<std::size_t>(column)] += static_cast<float>(count);
            }
        });
    }
    const int reach = std::max(1, static_cast<int>(std::lround(kHeatReachPx * scale / heat_step_px_ / 2.0)));
    std::vector<float> other(heat_.size());
    for (int i = 0; i < kBlurs; ++i) {
        for (int row = 0; row < heat_rows_; ++row) {
            const std::size_t at = static_cast<std::size_t>(row) * static_cast<std::size_t>(heat_columns_);
            blur_line(heat_.data() + at, other.data() + at, 1, heat_columns_, reach);
        }
        for (int column = 0; column < heat_columns_; ++column) {
            blur_line(other.data() + column, heat_.data() + column, heat_columns_, heat_rows_, reach);
        }
    }
    // One event alone shows as 1 where it stands.
    double peak = 1.0;
    {
        const std::size_t middle = 4 * static_cast<std::size_t>(reach);
        std::vector<float> line(2 * middle + 1, 0.0F);
        line[middle] = 1.0F;
        std::vector<float> to(line.size());
        for (int i = 0; i < kBlurs; ++i) {
            blur_line(line.data(), to.data(), 1, static_cast<int>(line.size()), reach);
            std::swap(line, to);
        }
        peak = std::pow(static_cast<double>(line[middle]), 2.0);
    }
    for (float& heat : heat_) {
        heat = static_cast<float>(static_cast<double>(heat) / peak);
    }
}

double DensityLayer::heat_at(Screen at) const {
    const int column = static_cast<int>(at.x / heat_step_px_);
    const int row = static_cast<int>(at.y / heat_step_px_);
    if (heat_.empty() || at.x < 0.0 || at.y < 0.0 || column >= heat_columns_ || row >= heat_rows_) {
        return 0.0;
    }
    return static_cast<double>(heat_[static_cast<std::size_t>(row) * static_cast<std::size_t>(heat_columns_) + static_cast<std::size_t>(column)]);
}

void DensityLayer::paint_grid(PixelSheet& sheet, std::span<const Colour, kClasses> ramp) const {
    for (const Cell& cell : cells_) {
        const auto pixel = [](double v) { return static_cast<int>(std::lround(v)); };
        // A gap of a pixel parts the cells.
        sheet.add_box({pixel(cell.box.left), pixel(cell.box.top), pixel(cell.box.right) - 1, pixel(cell.box.bottom) - 1}, ramp[class_of(cell.count)].with_alpha(kCellOpacity));
    }
}

std::vector<std::uint32_t> DensityLayer::heat_pixels(std::span<const Colour, kClasses> ramp) const {
    std::vector<std::uint32_t> out(heat_.size(), 0);
    for (std::size_t i = 0; i < heat_.size(); ++i) {
        const auto heat = static_cast<double>(heat_[i]);
        if (heat < 0.02) {
            continue;
        }
        const std::size_t cls = class_of(heat);
        const std::size_t next = std::min(cls + 1, kClasses - 1);
        const double from = kClassFrom[cls];
        const double to = kClassFrom[next];
        // Between the classes by proportion of the logarithm: the eye reads ratios.
        const double share = next == cls || heat <= from ? 0.0 : std::log(heat / from) / std::log(to / from);
        const double alpha = kHeatOpacity * std::min(1.0, heat);
        const auto mixed = [&](std::uint8_t a, std::uint8_t b) { return static_cast<std::uint32_t>(std::lround((a + (b - a) * share) * alpha)); };
        out[i] = mixed(ramp[cls].red, ramp[next].red) | mixed(ramp[cls].green, ramp[next].green) << 8U | mixed(ramp[cls].blue, ramp[next].blue) << 16U |
                 static_cast<std::uint32_t>(std::lround(alpha * 255.0)) << 24U;
    }
    return out;
}

const DensityLayer::Cell* DensityLayer::cell_at(Screen at) const {
    const auto found = std::find_if(cells_.begin(), cells_.end(),
                                    [&](const Cell& cell) { return at.x >= cell.box.left && at.x < cell.box.right && at.y >= cell.box.top && at.y < cell.box.bottom; });
    return found == cells_.end() ? nullptr : &*found;
}

std::vector<std::uint32_t> DensityLayer::places_in(const EventField& field, const Cell& cell) const {
    std::vector<std::uint32_t> out;
    for (std::uint32_t i = 0; i < field.places().size(); ++i) {
        if (counts(field.places()[i]) && cell_of(field.places()[i].at) == std::pair(cell.column, cell.row)) {
            out.push_back(i);
        }
    }
    return out;
}

} // namespace marsad::render
