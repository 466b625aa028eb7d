#include "render/live_map.h"

#include "gl/draw.h"
#include "gl/target.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <utility>

namespace marsad::render {

namespace {

constexpr double kStretchLevels = 1.0;  // of zoom by which the kept picture is stretched while the view moves
constexpr double kRestackLevels = 0.5;  // the same for which places share a sign
constexpr std::size_t kMostJoined = 50000; // places that are joined all at once

double levels_apart(double px_per_world_a, double px_per_world_b) { return std::abs(std::log2(px_per_world_a / px_per_world_b)); }

std::shared_ptr<const EventField> empty_field() { return std::make_shared<const EventField>(EventField::make({}, model::EventStore::from_events({}))); }

} // namespace

LiveMap::LiveMap(const BasemapFile& basemap, typeset::FontSet& fonts, MapStyle style, Painter painter)
    : basemap_(&basemap), style_(std::move(style)), painter_(std::move(painter)), memory_(std::make_unique<LabelMemory>(typeset::Shaper(fonts))),
      atlas_(std::make_unique<typeset::GlyphAtlas>(fonts)), field_(empty_field()) {}

base::Result<LiveMap> LiveMap::create(const BasemapFile& basemap, typeset::FontSet& fonts, MapStyle style) {
    auto painter = Painter::create();
    if (!painter) {
        return base::failure(painter.error());
    }
    return LiveMap(basemap, fonts, std::move(style), std::move(*painter));
}

void LiveMap::set_style(MapStyle style) {
    style_ = std::move(style);
    layer_.forget_base();
    layer_.forget_labels();
}

void LiveMap::set_events(std::shared_ptr<const EventField> field, std::shared_ptr<const model::EventStore> store) {
    const auto before = field_;
    field_ = field ? std::move(field) : empty_field();
    store_ = std::move(store);
    moment_ = nullptr;
    if (before->countries() != field_->countries()) {
        layer_.forget_base();
    }
    layer_.forget_labels();
    stacks_.reset();
    stacks_px_per_world_ = 0.0;
    discs_.clear();
    areas_.forget_places();
    picture_ = {};
    region_stale_ = true;
}

void LiveMap::refresh_stacks(const View& view) {
    const double now = view.camera.pixels_per_world();
    const double made = stacks_px_per_world_;
    const bool fresh = made > 0.0 && (view.moving ? levels_apart(made, now) <= kRestackLevels : std::abs(made / now - 1.0) < 1e-9);
    if (!fresh) {
        stacks_.reset();
        stacks_px_per_world_ = now;
        choose_density(view.camera);
    }
}

/// Dots or signs, and their size, for a view; makes the stacks where they are needed and lacking.
void LiveMap::choose_density(const Camera& view) {
    region_stale_ = true;
    if (has_too_many_places(*field_, view)) {
        density_ = SignDensity::Dots;
        stacks_.reset();
        return;
    }
    const bool partial = field_->places().size() > kMostJoined;
    if (!stacks_ || partial) {
        // Joining all places of a very large project would take longer than a view may: those around the view will do.
        const Camera around = view.resized(view.width_px() * 3, view.height_px() * 3);
        stacks_ = Stacks::make(*field_, stacks_px_per_world_, scale_, partial ? &around : nullptr);
        ++counters_.stacks;
    }
    density_ = stacks_->count_in(view) <= kDetailedUpTo ? SignDensity::Detailed : SignDensity::Normal;
}

/// What is near enough to be drawn until the base is drawn anew.
void LiveMap::refresh_region(const Camera& region) {
    if (region_stale_) {
        signs_.set_region(*field_, dots() ? nullptr : &*stacks_, region);
        if (!dots()) {
            discs_.set_region(*field_, *stacks_, region, scale_);
        }
        region_stale_ = false;
    }
}

/// The stacks of the whole project as obstacles and names for the labels, so that no label moves while time plays.
constexpr double kRingRoomPx = 5.0;

std::vector<Symbol> LiveMap::symbols_in(const Camera& region) const {
    std::vector<Symbol> out;
    if (dots() || summary_ != Summary::Signs) {
        return out;
    }
    const bool detailed = density_ == SignDensity::Detailed;
    for (const Stack& stack : stacks_->stacks()) {
        bool seen = false;
        for_each_screen_copy(stack.at, region, 0.0, [&](Screen) { seen = true; });
        if (!seen) {
            continue;
        }
        const FieldPlace& host = field_->places()[stack.host];
        const RowLook look = field_->looks()[host.first_row];
        const double diameter = stack.rows > 1 ? stack_diameter_px(stack.rows) : class_diameter_px(look.dead_class(), detailed);
        // Names keep clear of the ring that a selection draws round the sign.
        Symbol symbol{stack.at, stack.position, stack.sureness, static_cast<double>(stack.radius_km), (diameter + 2.0 * kRingRoomPx) * scale_, {}, stack.rows, 0, 0,
                      host.name_en, host.name_ar, host.place_id};
        symbol.shot_down = stack.rows == 1 && look.shot_down() ? 1 : 0;
        symbol.by_type[static_cast<std::size_t>(look.type())] = stack.rows;
        out.push_back(std::move(symbol));
    }
    return out;
}

base::Result<void> LiveMap::refresh(const View& view) {
    if (view.scale != scale_) {
        scale_ = view.scale;
        layer_.forget_base();
        layer_.forget_labels();
        stacks_px_per_world_ = 0.0;
    }
    if (view.graticule != graticule_) {
        graticule_ = view.graticule;
        layer_.forget_base();
    }
    if (view.summary != summary_) {
        summary_ = view.summary;
        layer_.forget_labels(); // places are not named where no sign stands
    }
    if (view.labels != language_) {
        language_ = view.labels;
        layer_.forget_labels();
    }
    refresh_stacks(view);
    const Camera& now = view.camera;
    const auto& base = layer_.base_camera();
    const bool stretched = base && !same_zoom(*base, now);
    if (!StaticLayer::covers(base, now) ||
        (stretched && (!view.moving || levels_apart(base->pixels_per_world(), now.pixels_per_world()) > kStretchLevels))) {
        if (auto drawn = layer_.draw_base(tools(), StaticLayer::with_margin(now), field_->countries(), graticule_); !drawn) {
            return drawn;
        }
        region_stale_ = true;
        ++counters_.bases;
        if (!view.moving || field_->places().size() > kMostJoined) {
            choose_density(now);
        }
    }
    const Camera& region = *layer_.base_camera();
    refresh_region(region);
    const auto& labels = layer_.label_camera();
    const bool other_zoom = labels && !same_zoom(*labels, now);
    // While the zoom changes, names stay as they are; in a long drag new ones come into view.
    if (!labels || (other_zoom ? !view.moving : !StaticLayer::covers(labels, now))) {
        const double left = (region.width_px() - now.width_px()) / 2.0;
        const double top = (region.height_px() - now.height_px()) / 2.0;
        layer_.place_labels(tools(), region, {left, top, left + now.width_px(), top + now.height_px()}, language_, symbols_in(region), view.time_s.has_value());
        labels_since_s_ = view.time_s.value_or(0.0);
        ++counters_.labels;
    }
    if (layer_.is_fading()) {
        layer_.set_fade(view.time_s ? std::clamp((*view.time_s - labels_since_s_) / kFadeS, 0.0, 1.0) : 1.0);
    }
    if (!dots()) { // names stand over dots, which hide nothing of their own
        if (auto composed = layer_.compose(tools()); !composed) {
            return composed;
        }
    }
    settled_ = !layer_.is_fading() && same_zoom(*layer_.base_camera(), now) && same_zoom(*layer_.label_camera(), now) && std::abs(stacks_px_per_world_ / now.pixels_per_world() - 1.0) < 1e-9;
    return {};
}

base::Result<void> LiveMap::draw(const View& view, const model::Moment& moment, const Emphasis& emphasis, int left_px, int top_px, int window_width_px,
                                 int window_height_px) {
    const gl::Target target = gl::Target::current();
    if (auto refreshed = refresh(view); !refreshed) {
        target.bind();
        return refreshed;
    }
    const Camera camera = layer_.snapped(view.camera);
    const Camera grown = camera.resized(camera.width_px() + 2 * kEdgePx, camera.height_px() + 2 * kEdgePx);
    const gl::PixelRect rect{left_px, window_height_px - top_px - camera.height_px(), camera.width_px(), camera.height_px()};
    moment_ = &moment;
    bool composed = false;
    if (summary_ == Summary::Signs && dots() && same_zoom(*layer_.base_camera(), camera)) {
        auto done = compose_dots(moment, camera, target, rect);
        if (!done) {
            target.bind();
            return base::failure(done.error());
        }
        composed = *done;
    }
    target.bind();
    gl::begin_pass();
    gl::set_scissor(rect);
    if (!composed) {
        layer_.copy_into(target, camera, rect);
    }
    gl::set_viewport({rect.left - kEdgePx, rect.bottom - kEdgePx, grown.width_px(), grown.height_px()});
    if (summary_ != Summary::Signs) {
        picture_ = {};
        draw_summary(moment, grown);
        draw_names(grown, camera);
        draw_summary_counts(grown);
        if (emphasis.selected_row && is_shown(*emphasis.selected_row) && field_->place_of_row()[*emphasis.selected_row] != EventField::kNoPlace) {
            painter_.draw_markers(LiveSigns::sign_of_row(*field_, *emphasis.selected_row, style_, scale_), grown, marker_look());
        }
        finish_frame(camera, window_width_px, window_height_px);
        return {};
    }
    signs_.tally(*field_, dots() ? nullptr : &*stacks_, moment);
    if (!dots()) {
        discs_.tally(moment);
        // Hatching counts pixels of the framebuffer from the bottom left: hold it to the world's corner.
        constexpr double kStepPx = 8.0;
        const Screen corner = camera.screen_from_world({0.0, 0.0});
        const double across = (left_px + corner.x + (window_height_px - top_px - corner.y)) * std::sqrt(0.5);
        areas_.collect();
        discs_.draw(painter_, *field_, areas_, style_, grown, scale_, std::fmod(across, kStepPx * scale_));
    }
    if (!composed) {
        if (dots()) {
            draw_dots(moment, grown);
        }
        draw_names(grown, camera);
    }
    if (!dots()) {
        draw_signs(grown, emphasis);
    }
    draw_chosen(grown, emphasis);
    draw_emphasis(grown, emphasis);
    settled_ = settled_ && areas_.waiting() == 0;
    finish_frame(camera, window_width_px, window_height_px);
    return {};
}

/// Names over what was drawn, where the kept picture has them below it.
void LiveMap::draw_names(const Camera& grown, const Camera& camera) {
    if (summary_ != Summary::Signs || !layer_.has_labels(camera)) {
        layer_.draw_labels(tools(), grown);
    } else {
        layer_.draw_names_in(tools(), grown, discs_.boxes());
    }
}

void LiveMap::finish_frame(const Camera& camera, int window_width_px, int window_height_px) {
    drawn_ = camera;
    gl::clear_scissor();
    gl::set_viewport({0, 0, window_width_px, window_height_px});
    gl::end_pass();
}

void LiveMap::draw_summary(const model::Moment& moment, const Camera& grown) {
    density_layer_.make(*field_, moment, grown, scale_, summary_ == Summary::Grid ? DensityLayer::Kind::Grid : DensityLayer::Kind::Heat);
    const std::span<const Colour, DensityLayer::kClasses> ramp(style_.ramp);
    if (summary_ == Summary::Grid) {
        sheet_.begin(grown.width_px(), grown.height_px());
        density_layer_.paint_grid(sheet_, ramp);
        painter_.draw_sheet(sheet_);
    } else {
        painter_.draw_coarse(density_layer_.heat_pixels(ramp), density_layer_.heat_columns(), density_layer_.heat_rows(), density_layer_.heat_step_px(), grown);
    }
}

/// The number of events in each cell, in its corner: names have the middle.
void LiveMap::draw_summary_counts(const Camera& grown) {
    if (summary_ != Summary::Grid) {
        return;
    }
    std::vector<PlacedText> texts;
    for (const DensityLayer::Cell& cell : density_layer_.cells()) {
        const LabelRow& row = memory_->row(short_count(cell.count), {11.0 * scale_, typeset::Weight::Bold, typeset::Direction::LeftToRight, 0.0}, 1e6);
        const Colour ground = style_.ramp[DensityLayer::class_of(cell.count)];
        const bool bright = 0.3 * ground.red + 0.59 * ground.green + 0.11 * ground.blue > 128.0;
        const Colour ink = bright ? Colour{16, 18, 20, 255} : Colour{250, 250, 250, 255};
        const double pad = 5.0 * scale_;
        texts.push_back({row.line, cell.box.right - pad - static_cast<double>(row.line.width_px), cell.box.bottom - pad, ink, {}, 0.0, {}});
    }
    painter_.draw_texts(texts, grown, *atlas_);
}

void LiveMap::draw_dots(const model::Moment& moment, const Camera& grown) {
    picture_ = {};
    dots_.make(*field_, signs_, moment, style_, grown, scale_);
    sheet_.begin(grown.width_px(), grown.height_px());
    for (const Dot& dot : dots_.dots()) {
        sheet_.add_disc(static_cast<double>(dot.x_px), static_cast<double>(dot.y_px), LiveDots::kDiameterPx * scale_, dot.colour);
    }
    painter_.draw_sheet(sheet_);
}

/// Land, dots and names put together by the processor and handed over as one picture: software OpenGL takes longer for the letters alone.
/// False where the kept layer is not ready for it.
base::Result<bool> LiveMap::compose_dots(const model::Moment& moment, const Camera& camera, const gl::Target& target, const gl::PixelRect& rect) {
    const auto kept = layer_.pixels(tools());
    if (!kept) {
        return base::failure(kept.error());
    }
    if (*kept == nullptr) {
        return false;
    }
    const StaticLayer::Pixels& layer = **kept;
    picture_ = {};
    dots_.make(*field_, signs_, moment, style_, camera.resized(camera.width_px() + 2 * kEdgePx, camera.height_px() + 2 * kEdgePx), scale_);
    const auto [left, first_row] = layer_.corner_of(camera);
    sheet_.begin_on(layer.base, layer.width_px, left, first_row, camera.width_px(), camera.height_px());
    for (const Dot& dot : dots_.dots()) { // rows count from the bottom
        sheet_.add_disc(static_cast<double>(dot.x_px) - kEdgePx, camera.height_px() - (static_cast<double>(dot.y_px) - kEdgePx), LiveDots::kDiameterPx * scale_, dot.colour);
    }
    for (const auto& run : layer.runs) {
        const std::size_t at = static_cast<std::size_t>(run.row) * static_cast<std::size_t>(layer.width_px) + static_cast<std::size_t>(run.left);
        sheet_.add_pixels(run.left - left, run.row - first_row, std::span<const std::uint32_t>(layer.names).subspan(at, static_cast<std::size_t>(run.length)));
    }
    if (!frame_ || frame_->width_px() != camera.width_px() || frame_->height_px() != camera.height_px()) {
        auto made = gl::Framebuffer::create(camera.width_px(), camera.height_px(), 0);
        if (!made) {
            return base::failure(made.error());
        }
        frame_.emplace(std::move(*made));
    }
    frame_->write_rgba(std::as_bytes(sheet_.pixels()));
    gl::clear_scissor();
    frame_->copy_into(target, {0, 0, camera.width_px(), camera.height_px()}, rect);
    return true;
}

void LiveMap::draw_signs(const Camera& grown, const Emphasis& emphasis) {
    const MarkerLook look = marker_look();
    picture_ = signs_.signs(*field_, *stacks_, density_ == SignDensity::Detailed, style_, *memory_, grown, scale_, stack_of_row(emphasis.selected_row));
    RingLook ring_look{{}, style_.panel.with_alpha(1.0), look};
    std::transform(kRingOrder.begin(), kRingOrder.end(), ring_look.shares.begin(), [&](model::EventType type) { return style_.type[static_cast<std::size_t>(type)]; });
    const std::span<const MarkerVertex> markers(picture_.markers);
    const std::span<const RingVertex> rings(picture_.rings);
    SignPicture::Run before{0, 0};
    for (const SignPicture::Run& run : picture_.runs) {
        painter_.draw_markers(markers.subspan(before.markers_end, run.markers_end - before.markers_end), grown, look);
        painter_.draw_rings(rings.subspan(before.rings_end, run.rings_end - before.rings_end), grown, ring_look);
        before = run;
    }
    painter_.draw_texts(picture_.counts, grown, *atlas_);
}

void LiveMap::draw_ring(Screen middle, double inner_px, double width_px, Colour colour, const Camera& grown) {
    const MarkerVertex ring{fixed_from_world(grown.world_from_screen(middle)), static_cast<float>(2.0 * (inner_px + width_px)), Shape::RingPart, Fill::Solid, 0, 255, colour};
    painter_.draw_markers(std::span<const MarkerVertex>(&ring, 1), grown, {style_.casing, 0.0, 0.0, width_px});
}

/// One ring each round the signs, or dots, that hold a chosen event which is visible.
void LiveMap::draw_chosen(const Camera& grown, const Emphasis& emphasis) {
    if (emphasis.chosen.empty()) {
        return;
    }
    std::vector<std::uint32_t> held; // stacks, or places where dots are shown
    for (const std::uint32_t row : emphasis.chosen) {
        if (const std::uint32_t stack = stack_of_row(row); stack != LiveSigns::kNone) {
            held.push_back(stack);
        }
    }
    std::sort(held.begin(), held.end());
    held.erase(std::unique(held.begin(), held.end()), held.end());
    std::vector<MarkerVertex> casings;
    std::vector<MarkerVertex> rings;
    const auto mark = [&](World at, double radius_px) {
        const FixedPoint fixed = fixed_from_world(at);
        casings.push_back({fixed, static_cast<float>(2.0 * (radius_px + 5.0 * scale_)), Shape::RingPart, Fill::Solid, 0, 255, style_.casing});
        rings.push_back({fixed, static_cast<float>(2.0 * (radius_px + 4.0 * scale_)), Shape::RingPart, Fill::Solid, 0, 255, emphasis.chosen_colour});
    };
    if (dots()) {
        for (const std::uint32_t place : held) {
            mark(field_->places()[place].at, LiveDots::kDiameterPx / 2.0 * scale_);
        }
    } else {
        for (const ShownSign& sign : picture_.signs) {
            if (std::binary_search(held.begin(), held.end(), sign.stack)) {
                mark(grown.world_from_screen(sign.middle), sign.radius_px);
            }
        }
    }
    painter_.draw_markers(casings, grown, {style_.casing, 0.0, 0.0, 4.0 * scale_});
    painter_.draw_markers(rings, grown, {style_.casing, 0.0, 0.0, 2.0 * scale_});
}

void LiveMap::draw_emphasis(const Camera& grown, const Emphasis& emphasis) {
    const std::uint32_t selected = stack_of_row(emphasis.selected_row);
    const std::uint32_t hovered = emphasis.hovered_stack.value_or(stack_of_row(emphasis.hovered_row));
    std::vector<ShownSign> marked;
    if (dots()) {
        // A dot is too small to be told from its neighbours: the selected event gets its sign.
        if (selected != LiveSigns::kNone) {
            painter_.draw_markers(LiveSigns::sign_of_row(*field_, *emphasis.selected_row, style_, scale_), grown, marker_look());
        }
        const auto mark = [&](std::uint32_t place, double radius_px) {
            if (place < field_->places().size()) {
                for_each_screen_copy(field_->places()[place].at, grown, 0.0, [&](Screen at) { marked.push_back({at, radius_px * scale_, place}); });
            }
        };
        mark(hovered, LiveDots::kDiameterPx / 2.0);
        if (selected != hovered) {
            mark(selected, kSingleSizePx / 2.0);
        }
    } else {
        std::copy_if(picture_.signs.begin(), picture_.signs.end(), std::back_inserter(marked), [&](const ShownSign& sign) { return sign.stack == hovered || sign.stack == selected; });
    }
    for (const ShownSign& sign : marked) {
        if (sign.stack == selected) {
            draw_ring(sign.middle, sign.radius_px + 2.5 * scale_, 5.0 * scale_, style_.casing, grown);
            draw_ring(sign.middle, sign.radius_px + 4.0 * scale_, 2.0 * scale_, emphasis.ring, grown);
        } else {
            draw_ring(sign.middle, sign.radius_px + 3.5 * scale_, 1.0 * scale_, emphasis.ring, grown);
        }
    }
}

bool LiveMap::is_shown(std::uint32_t row) const { return moment_ != nullptr && moment_->is_shown(row); }

std::uint32_t LiveMap::stack_of_row(std::optional<std::uint32_t> row) const {
    const std::uint32_t place = row && is_shown(*row) ? field_->place_of_row()[*row] : EventField::kNoPlace;
    return place != EventField::kNoPlace ? signs_.stack_of_place(place) : LiveSigns::kNone;
}

} // namespace marsad::render
