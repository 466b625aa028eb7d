#include "render/label_layer.h"

#include "render/area_grid.h"
#include "render/disc_layer.h"
#include "render/label_text.h"
#include "render/name_key.h"
#include "render/symbol_layer.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <set>
#include <tuple>
#include <unordered_map>

namespace marsad::render {

namespace {

constexpr double kGapPx = 1.5;           // between a label and what is beside it
constexpr double kProvincesFromZoom = 5.2;
constexpr double kLargeAreaShare = 0.05; // of the picture: such a state is named before its towns
constexpr double kForeignShare = 0.4;    // of a state's name that may lie over its neighbours
constexpr double kSmallDiscPx = 34.0;
constexpr double kTownDotPx = 5.2;
constexpr double kSymbolCellPx = 32.0;   // no symbol reaches farther, with its surroundings
constexpr double kFarZoom = 4.8;         // below it states matter more than towns

/// One run of placing all labels of a picture.
class LabelRun {
  public:
    LabelRun(const LabelContext& context, const std::vector<Symbol>& symbols, OccupiedArea& occupied, DrawList& out)
        : context_(context), symbols_(symbols), occupied_(occupied), out_(out), grid_(context.basemap, context.camera), areas_(grid_.visible_areas(context.shown)),
          limits_{2.0, 2.0, context.camera.width_px() - 2.0, context.camera.height_px() - 2.0} {
        // States that only the rest of the picture shows are named there.
        areas_.merge(grid_.visible_areas({0.0, 0.0, static_cast<double>(context.camera.width_px()), static_cast<double>(context.camera.height_px())}));
        context.memory.trim();
        collect_symbol_cells();
    }

    void run() {
        const bool far = context_.camera.zoom() < kFarZoom;
        if (far) {
            add_event_places();
            add_states(0.0);
            add_towns(LabelKind::Capital);
        } else {
            add_towns(LabelKind::Capital); // always there, for orientation
            add_event_places();
            add_states(kLargeAreaShare);
        }
        add_towns(LabelKind::City);
        if (!far) {
            add_states(0.0);
        }
        if (context_.camera.zoom() >= kProvincesFromZoom) {
            add_provinces();
        }
    }

  private:
    void collect_symbol_cells();
    void add_event_places();
    void dot_under(const Symbol& symbol);
    void add_states(double least_share);
    void add_towns(LabelKind kind);
    void add_provinces();
    void add_town(const LabelRecord& label, Screen at, const LabelStyle& style);
    [[nodiscard]] std::string arabic_name(const Symbol& symbol) const;
    [[nodiscard]] const Symbol* symbol_at(Screen at) const;
    [[nodiscard]] bool is_near_namesake(const Symbol& symbol) const;
    bool place_beside(Screen anchor, double radius_px, const LabelBlock& block, const LabelStyle& style);
    bool place_over(Screen middle, const LabelBlock& block, const LabelStyle& style);
    [[nodiscard]] const std::string& key(std::string_view name) const { return context_.memory.key(name); }
    [[nodiscard]] bool is_named(std::string_view name_en, std::string_view name_ar) const {
        return (!name_en.empty() && named_.contains(key(name_en))) || (!name_ar.empty() && named_.contains(key(name_ar)));
    }
    void mark_named(std::string_view name_en, std::string_view name_ar) {
        named_.insert(key(name_en));
        named_.insert(key(name_ar));
    }
    [[nodiscard]] double symbol_cell_px() const { return kSymbolCellPx * std::max(1.0, context_.scale); }
    [[nodiscard]] static std::int64_t cell_key(int column, int row) { return static_cast<std::int64_t>(column) << 32 | static_cast<std::uint32_t>(row); }
    [[nodiscard]] static int cell_of(double value_px, double cell_px) { return static_cast<int>(std::floor(value_px / cell_px)); }

    const LabelContext& context_;
    const std::vector<Symbol>& symbols_;
    OccupiedArea& occupied_;
    DrawList& out_;
    AreaGrid grid_;
    std::map<std::string, VisibleArea> areas_;
    ScreenBox limits_;
    std::unordered_map<std::int64_t, std::vector<std::size_t>> symbol_cells_; ///< numbers of symbols by where they are seen
    std::set<std::string> named_; ///< keys of the names that stand on the map already
};

bool LabelRun::place_beside(Screen anchor, double radius_px, const LabelBlock& block, const LabelStyle& style) {
    const double gap = kGapPx * context_.scale;
    const auto positions = label_positions(anchor, radius_px + 2.0 * gap, block.width_px, block.height_px, block.right_to_left);
    const auto box = place_label(positions, limits_, occupied_, gap);
    if (!box) {
        return false;
    }
    const double middle = (box->left + box->right) / 2.0;
    const double lean = (middle - anchor.x) / (block.width_px / 2.0 + radius_px);
    const RowAlign align = lean > 0.7 ? RowAlign::Left : lean < -0.7 ? RowAlign::Right : RowAlign::Centre;
    add_label_text(block, *box, anchor, align, style, context_.style, context_.scale, out_);
    return true;
}

bool LabelRun::place_over(Screen middle, const LabelBlock& block, const LabelStyle& style) {
    const ScreenBox box{middle.x - block.width_px / 2.0, middle.y - block.height_px / 2.0, middle.x + block.width_px / 2.0, middle.y + block.height_px / 2.0};
    const auto placed = place_label(std::span<const ScreenBox>(&box, 1), limits_, occupied_, 2.0 * kGapPx * context_.scale);
    if (placed) {
        add_label_text(block, *placed, middle, RowAlign::Centre, style, context_.style, context_.scale, out_);
    }
    return placed.has_value();
}

/// The event's own Arabic name, else that of a town or site of the same English name beside it, or as far off as the event may lie.
std::string LabelRun::arabic_name(const Symbol& symbol) const {
    if (!symbol.name_ar.empty() || context_.language == LabelLanguage::English) {
        return symbol.name_ar;
    }
    constexpr double kSamePlaceKm = 12.0;
    const double reach = world_from_km(std::max(kSamePlaceKm, symbol.radius_km), symbol.position);
    for (const LabelRecord& label : context_.basemap.labels()) {
        const World at = world_from_fixed(label.at);
        if (std::abs(at.x - symbol.at.x) < reach && std::abs(at.y - symbol.at.y) < reach &&
            key(context_.basemap.text(label.name_en)) == key(symbol.name_en)) {
            return std::string(context_.basemap.text(label.name_ar));
        }
    }
    return {};
}

void LabelRun::collect_symbol_cells() {
    for (std::size_t i = 0; i < symbols_.size(); ++i) {
        for_each_screen_copy(symbols_[i].at, context_.camera, symbols_[i].diameter_px, [&](Screen middle) {
            symbol_cells_[cell_key(cell_of(middle.x, symbol_cell_px()), cell_of(middle.y, symbol_cell_px()))].push_back(i);
        });
    }
}

/// The first symbol that covers a place of the picture.
const Symbol* LabelRun::symbol_at(Screen at) const {
    std::size_t first = symbols_.size();
    const auto look_at = [&](std::size_t i) {
        const Symbol& symbol = symbols_[i];
        for_each_screen_copy(symbol.at, context_.camera, symbol.diameter_px, [&](Screen middle) {
            const bool covers = std::hypot(middle.x - at.x, middle.y - at.y) < symbol.diameter_px / 2.0 + 4.0 * context_.scale;
            first = covers ? std::min(first, i) : first;
        });
    };
    const int column = cell_of(at.x, symbol_cell_px());
    const int row = cell_of(at.y, symbol_cell_px());
    for (int y = row - 1; y <= row + 1; ++y) {
        for (int x = column - 1; x <= column + 1; ++x) {
            const auto cell = symbol_cells_.find(cell_key(x, y));
            if (cell != symbol_cells_.end()) {
                std::for_each(cell->second.begin(), cell->second.end(), look_at);
            }
        }
    }
    return first < symbols_.size() ? &symbols_[first] : nullptr;
}

bool LabelRun::is_near_namesake(const Symbol& symbol) const {
    constexpr double kNearPx = 80.0;
    return std::any_of(symbols_.begin(), symbols_.end(), [&](const Symbol& other) {
        const double distance = std::hypot(other.at.x - symbol.at.x, other.at.y - symbol.at.y) * context_.camera.pixels_per_world();
        return &other != &symbol && distance < kNearPx * context_.scale && key(other.name_en) == key(symbol.name_en);
    });
}

void LabelRun::add_event_places() {
    std::vector<const Symbol*> order;
    order.reserve(symbols_.size());
    for (const Symbol& symbol : symbols_) {
        order.push_back(&symbol);
    }
    std::stable_sort(order.begin(), order.end(), [](const Symbol* a, const Symbol* b) {
        return std::tie(b->count, b->dead, a->name_en) < std::tie(a->count, a->dead, b->name_en);
    });
    order.resize(std::min(order.size(), context_.most_event_places));
    const LabelStyle style{12.0, typeset::Weight::Bold, 0.0, false, context_.style.label_city};
    for (const Symbol* symbol : order) {
        const std::string name_ar = arabic_name(*symbol);
        const bool repeated = is_named(symbol->name_en, name_ar); // the town and its province, side by side
        if (repeated && is_near_namesake(*symbol)) {
            continue;
        }
        const auto block = make_label(context_.memory, symbol->name_en, name_ar, context_.language, style, context_.scale, true);
        if (!block) {
            continue;
        }
        // A small disc is part of the sign; over a large one the name stands beside the sign.
        const double disc_px = has_disc(*symbol, context_.camera) ? symbol->radius_km / context_.camera.km_per_pixel() : 0.0;
        const double reach = disc_px <= kSmallDiscPx * context_.scale ? std::max(disc_px, symbol->reach_px()) : symbol->reach_px();
        bool placed = false;
        for_each_screen_copy(symbol->at, context_.camera, 0.0,
                             [&](Screen at) { placed = place_beside(at, reach, *block, style) || placed; });
        if (placed) {
            mark_named(symbol->name_en, name_ar);
            dot_under(*symbol);
        }
    }
}

/// An exact place keeps a dot for the times at which its symbol is not shown; a vague one has no point to mark.
void LabelRun::dot_under(const Symbol& symbol) {
    if (context_.dot_under_symbols && symbol.sureness == PlaceSureness::Site) {
        out_.map_markers.push_back({fixed_from_world(symbol.at), static_cast<float>(kTownDotPx * context_.scale), Shape::TownDot, Fill::Hollow, 0, 0, context_.style.label_town});
    }
}

void LabelRun::add_states(double least_share) {
    const LabelStyle style{13.0, typeset::Weight::Bold, 3.0, true, context_.style.label_area};
    for (const LabelRecord& label : context_.basemap.labels()) {
        if (label.kind != LabelKind::Country) {
            continue;
        }
        const std::string code(label.country.data(), label.country.size());
        const std::string_view name_en = context_.basemap.text(label.name_en);
        const std::string_view name_ar = context_.basemap.text(label.name_ar);
        const auto area = areas_.find(code);
        if (area == areas_.end() || area->second.share < least_share || is_named(name_en, name_ar)) {
            continue;
        }
        const auto block = make_label(context_.memory, name_en, name_ar, context_.language, style, context_.scale, false);
        const double extent_px = label.extent / kFixedOne * context_.camera.pixels_per_world();
        if (!block || block->width_px > extent_px * 1.6) {
            continue; // the name would say more of the neighbours than of the state
        }
        bool placed = false;
        const auto try_at = [&](Screen at) {
            const ScreenBox box{at.x - block->width_px / 2.0, at.y - block->height_px / 2.0, at.x + block->width_px / 2.0, at.y + block->height_px / 2.0};
            return grid_.foreign_share(box, code) < kForeignShare && place_over(at, *block, style);
        };
        for_each_screen_copy(world_from_fixed(label.at), context_.camera, 0.0, [&](Screen at) {
            placed = (context_.shown.contains({at.x, at.y, at.x, at.y}) && try_at(at)) || placed;
        });
        for (std::size_t i = 0; i < area->second.spots.size() && !placed; ++i) {
            placed = try_at(area->second.spots[i]);
        }
        if (placed) {
            mark_named(name_en, name_ar);
        }
    }
}

void LabelRun::add_town(const LabelRecord& label, Screen at, const LabelStyle& style) {
    const std::string_view name_en = context_.basemap.text(label.name_en);
    const std::string_view name_ar = context_.basemap.text(label.name_ar);
    if (is_named(name_en, name_ar)) {
        return;
    }
    const auto make = [&] { return make_label(context_.memory, name_en, name_ar, context_.language, style, context_.scale, label.kind == LabelKind::Capital); };
    if (const Symbol* symbol = symbol_at(at)) {
        if (names_same_place(symbol->name_en, name_en) || (!name_ar.empty() && names_same_place(symbol->name_ar, name_ar))) {
            return;
        }
        // The symbol stands for the town's dot.
        const auto block = make();
        if (block && place_beside(at, symbol->reach_px(), *block, style)) {
            mark_named(name_en, name_ar);
            dot_under(*symbol);
        }
        return;
    }
    const double radius = (label.kind == LabelKind::Capital ? 3.2 : kTownDotPx / 2.0) * context_.scale;
    const ScreenBox dot{at.x - radius, at.y - radius, at.x + radius, at.y + radius};
    if (!limits_.contains(dot) || !occupied_.is_free(dot.grown(1.0))) {
        return;
    }
    const auto block = make();
    if (!block || !place_beside(at, radius, *block, style)) {
        return;
    }
    occupied_.add(dot);
    mark_named(name_en, name_ar);
    out_.map_markers.push_back({label.at, static_cast<float>(2.0 * radius), Shape::TownDot, Fill::Hollow, 0, 0, style.colour});
}

void LabelRun::add_towns(LabelKind kind) {
    const bool capital = kind == LabelKind::Capital;
    const double least = least_town_score(context_.camera.zoom()) - (capital ? 0.3 : 0.0);
    for (const LabelRecord& label : context_.basemap.labels()) {
        const double score = 9.5 - label.rank / 45.0;
        if (label.kind != kind || score < least) {
            continue;
        }
        const LabelStyle style = capital       ? LabelStyle{14.0, typeset::Weight::Bold, 0.0, false, context_.style.label_city}
                                 : score > 6.2 ? LabelStyle{12.0, typeset::Weight::Regular, 0.0, false, context_.style.label_city}
                                               : LabelStyle{11.0, typeset::Weight::Regular, 0.0, false, context_.style.label_town};
        for_each_screen_copy(world_from_fixed(label.at), context_.camera, 0.0, [&](Screen at) { add_town(label, at, style); });
    }
}

void LabelRun::add_provinces() {
    const LabelStyle style{11.0, typeset::Weight::Regular, 1.0, false, context_.style.label_area};
    for (const LabelRecord& label : context_.basemap.labels()) {
        if (label.kind != LabelKind::Province) {
            continue;
        }
        const std::string_view name_en = context_.basemap.text(label.name_en);
        const std::string_view name_ar = context_.basemap.text(label.name_ar);
        bool repeated = false; // a town of the same name tells where the province is
        bool looked = false;
        const double extent_px = label.extent / kFixedOne * context_.camera.pixels_per_world();
        for_each_screen_copy(world_from_fixed(label.at), context_.camera, 0.0, [&](Screen at) {
            repeated = looked ? repeated : is_named(name_en, name_ar);
            looked = true;
            if (repeated) {
                return;
            }
            const auto block = make_label(context_.memory, name_en, name_ar, context_.language, style, context_.scale, false);
            if (!block || block->width_px > extent_px) {
                return;
            }
            const double step = block->height_px * 1.2;
            if (place_over(at, *block, style) || place_over({at.x, at.y - step}, *block, style) || place_over({at.x, at.y + step}, *block, style)) {
                mark_named(name_en, name_ar);
            }
        });
    }
}

} // namespace

double least_town_score(double zoom) { return std::clamp(8.6 - 0.5 * zoom, 4.0, 8.2); }

void add_labels(const LabelContext& context, const std::vector<Symbol>& symbols, OccupiedArea& occupied, DrawList& out) {
    LabelRun(context, symbols, occupied, out).run();
}

} // namespace marsad::render
