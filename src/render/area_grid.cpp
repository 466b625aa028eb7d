#include "render/area_grid.h"

#include "render/basemap_layer.h"

#include <algorithm>
#include <climits>
#include <cmath>

namespace marsad::render {

namespace {

constexpr double kCellPx = 16.0;
constexpr std::size_t kMostSpots = 24;

double cross(Screen a, Screen b, Screen p) { return (b.x - a.x) * (p.y - a.y) - (b.y - a.y) * (p.x - a.x); }

int to_cell(double value_px, int count) { return std::clamp(static_cast<int>(std::floor(value_px / kCellPx)), 0, count - 1); }

} // namespace

AreaGrid::AreaGrid(const BasemapFile& basemap, const Camera& camera)
    : columns_(std::max(1, static_cast<int>(camera.width_px() / kCellPx))), rows_(std::max(1, static_cast<int>(camera.height_px() / kCellPx))),
      codes_(static_cast<std::size_t>(columns_) * static_cast<std::size_t>(rows_), Code{0, 0}) {
    const std::size_t detail = std::min<std::size_t>(1, basemap_detail(camera)); // finer than a cell is of no use
    paint_shapes(basemap.fills(detail), basemap.fill_vertices(detail), camera);
}

void AreaGrid::paint_shapes(std::span<const FillRecord> shapes, std::span<const FixedPoint> vertices, const Camera& camera) {
    const ScreenBox picture{0.0, 0.0, static_cast<double>(camera.width_px()), static_cast<double>(camera.height_px())};
    for (const FillRecord& fill : shapes) {
        if (!is_visible(fill.box, camera)) {
            continue;
        }
        for (int copy = camera.first_copy(); copy <= camera.last_copy(); ++copy) {
            const auto screen = [&](FixedPoint p) {
                const World world = world_from_fixed(p);
                return camera.screen_from_world({world.x + copy, world.y});
            };
            for (std::size_t v = fill.first_vertex; v + 2 < fill.first_vertex + fill.vertex_count; v += 3) {
                const Screen a = screen(vertices[v]);
                const Screen b = screen(vertices[v + 1]);
                const Screen c = screen(vertices[v + 2]);
                const ScreenBox box{std::min({a.x, b.x, c.x}), std::min({a.y, b.y, c.y}), std::max({a.x, b.x, c.x}), std::max({a.y, b.y, c.y})};
                if (box.overlaps(picture)) {
                    paint(a, b, c, fill.country);
                }
            }
        }
    }
}

void AreaGrid::paint(Screen a, Screen b, Screen c, Code code) {
    const int left = to_cell(std::min({a.x, b.x, c.x}), columns_);
    const int right = to_cell(std::max({a.x, b.x, c.x}), columns_);
    const int top = to_cell(std::min({a.y, b.y, c.y}), rows_);
    const int bottom = to_cell(std::max({a.y, b.y, c.y}), rows_);
    for (int row = top; row <= bottom; ++row) {
        for (int column = left; column <= right; ++column) {
            const Screen p{(column + 0.5) * kCellPx, (row + 0.5) * kCellPx};
            const double u = cross(a, b, p);
            const double v = cross(b, c, p);
            const double w = cross(c, a, p);
            if ((u >= 0.0 && v >= 0.0 && w >= 0.0) || (u <= 0.0 && v <= 0.0 && w <= 0.0)) {
                codes_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column)] = code;
            }
        }
    }
}

/// By cell of the part: distance in cells to the nearest cell of another state or outside. Names are wide, so sideways
/// counts half: every second column makes a chessboard, and two passes over it measure its king's moves exactly.
std::vector<int> AreaGrid::clearances(const Cells& part) const {
    const int width = part.right - part.left;
    const int height = part.bottom - part.top;
    std::vector<int> out(static_cast<std::size_t>(std::max(0, width)) * static_cast<std::size_t>(std::max(0, height)), INT_MAX - 1);
    const auto cell = [&](int column, int row) -> int& { return out[static_cast<std::size_t>(row) * static_cast<std::size_t>(width) + static_cast<std::size_t>(column)]; };
    const auto visit = [&](int column, int row, int side) {
        const Code code = at(part.left + column, part.top + row);
        int& best = cell(column, row);
        // The four neighbours that this pass has been at already.
        const std::array<std::array<int, 2>, 4> neighbours{{{column - 2, row - side}, {column, row - side}, {column + 2, row - side}, {column - 2 * side, row}}};
        for (const auto& [x, y] : neighbours) {
            const bool same = x >= 0 && x < width && y >= 0 && y < height && at(part.left + x, part.top + y) == code;
            best = std::min(best, same ? cell(x, y) + 1 : 1);
        }
    };
    for (int row = 0; row < height; ++row) {
        for (int column = 0; column < width; ++column) {
            visit(column, row, 1);
        }
    }
    for (int row = height - 1; row >= 0; --row) {
        for (int column = width - 1; column >= 0; --column) {
            visit(column, row, -1);
        }
    }
    return out;
}

std::map<std::string, VisibleArea> AreaGrid::visible_areas(const ScreenBox& within) const {
    struct Spot {
        int clearance;
        int column;
        int row;
    };
    const Cells part{to_cell(within.left + kCellPx / 2.0, columns_ + 1), to_cell(within.top + kCellPx / 2.0, rows_ + 1),
                     to_cell(within.right + kCellPx / 2.0, columns_ + 1), to_cell(within.bottom + kCellPx / 2.0, rows_ + 1)};
    const std::vector<int> clear = clearances(part);
    std::map<Code, std::vector<Spot>> spots;
    std::size_t index = 0;
    for (int row = part.top; row < part.bottom; ++row) {
        for (int column = part.left; column < part.right; ++column, ++index) {
            const Code code = at(column, row);
            if (code[0] != 0) {
                spots[code].push_back({clear[index], column, row});
            }
        }
    }
    std::map<std::string, VisibleArea> out;
    for (auto& [code, list] : spots) {
        std::stable_sort(list.begin(), list.end(), [](const Spot& a, const Spot& b) { return a.clearance > b.clearance; });
        VisibleArea area;
        area.share = static_cast<double>(list.size()) / static_cast<double>(clear.size());
        // Every n-th of the better half, so that the tries are not all beside each other.
        const std::size_t step = std::max<std::size_t>(1, list.size() / 2 / kMostSpots);
        area.spots.reserve(kMostSpots);
        for (std::size_t i = 0; i < list.size() && area.spots.size() < kMostSpots; i += step) {
            area.spots.push_back({(list[i].column + 0.5) * kCellPx, (list[i].row + 0.5) * kCellPx});
        }
        out.emplace(std::string(code.data(), code.size()), std::move(area));
    }
    return out;
}

double AreaGrid::foreign_share(const ScreenBox& box, const std::string& code) const {
    const Code own{code.at(0), code.at(1)};
    int foreign = 0;
    int cells = 0;
    for (int row = to_cell(box.top, rows_); row <= to_cell(box.bottom, rows_); ++row) {
        for (int column = to_cell(box.left, columns_); column <= to_cell(box.right, columns_); ++column) {
            const Code under = at(column, row);
            foreign += under[0] != 0 && under != own ? 1 : 0;
            ++cells;
        }
    }
    return static_cast<double>(foreign) / cells;
}

} // namespace marsad::render
