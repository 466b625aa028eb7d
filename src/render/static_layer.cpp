#include "render/static_layer.h"

#include "gl/draw.h"
#include "render/basemap_layer.h"
#include "render/graticule.h"
#include "render/label_layer.h"
#include "render/label_placer.h"
#include "render/land_raster.h"
#include "render/stacks.h"
#include "render/symbol_layer.h"

#include <algorithm>
#include <cmath>

namespace marsad::render {

namespace {

constexpr int kMarginShare = 4; // of the view's side, on each side
constexpr double kLeastBendPx = 0.4; // of lines: what is finer cannot be seen
constexpr std::size_t kMostEventPlaces = 400;

/// Where the picture of `layer` lies in the view.
ScreenBox box_in_view(const Camera& layer, const Camera& view) {
    const Screen middle = view.screen_from_world(nearest_copy(layer.centre(), view.centre()));
    const double ratio = view.pixels_per_world() / layer.pixels_per_world();
    const double half_width = layer.width_px() / 2.0 * ratio;
    const double half_height = layer.height_px() / 2.0 * ratio;
    return {middle.x - half_width, middle.y - half_height, middle.x + half_width, middle.y + half_height};
}

/// What the symbols cover, so that no name goes there.
void occupy(const std::vector<Symbol>& symbols, const Camera& camera, double scale, OccupiedArea& occupied) {
    for (const Symbol& symbol : symbols) {
        const double half = symbol.diameter_px * 0.5 + 1.5 * scale;
        const double above = symbol.shot_down > 0 && symbol.count == 1 ? half + symbol.diameter_px * 0.3 : half;
        for_each_screen_copy(symbol.at, camera, half, [&](Screen at) { occupied.add({at.x - half, at.y - above, at.x + half, at.y + half}); });
    }
}

} // namespace

bool same_zoom(const Camera& a, const Camera& b) { return std::abs(a.pixels_per_world() / b.pixels_per_world() - 1.0) < 1e-9; }

Camera StaticLayer::with_margin(const Camera& view) {
    const int limit = gl::max_framebuffer_side_px();
    const auto side = [&](int px) { return std::max(px, std::min(px + 2 * (px / kMarginShare), limit - (limit - px) % 2)); };
    return view.resized(side(view.width_px()), side(view.height_px()));
}

base::Result<void> StaticLayer::make_room(std::optional<gl::Framebuffer>& picture, const Camera& camera) {
    if (picture && picture->width_px() == camera.width_px() && picture->height_px() == camera.height_px()) {
        return {};
    }
    auto made = gl::Framebuffer::create(camera.width_px(), camera.height_px(), 0); // lines are smooth of themselves, and cover the edges of areas
    if (!made) {
        return base::failure(made.error());
    }
    picture.emplace(std::move(*made));
    return {};
}

base::Result<void> StaticLayer::draw_base(const LayerTools& tools, const Camera& camera, const std::set<std::string>& focus, bool graticule) {
    base_camera_.reset();
    composed_ = false;
    pixels_fresh_ = false;
    if (auto made = make_room(base_, camera); !made) {
        return made;
    }
    LandRaster land(camera.width_px(), camera.height_px(), tools.style.sea);
    land.fill(tools.basemap, basemap_detail(camera), focus, camera, tools.style);
    base_->write_rgba(std::as_bytes(land.pixels()));
    base_->bind();
    gl::begin_pass();
    if (graticule) {
        tools.painter.draw_lines(graticule_lines(camera, tools.scale), camera, {1.0 * tools.scale, tools.style.graticule});
    }
    draw_basemap_lines(tools.painter, tools.basemap, tools.style, camera, tools.scale, kLeastBendPx * tools.scale);
    base_camera_ = camera;
    return {};
}

base::Result<void> StaticLayer::compose(const LayerTools& tools) {
    const bool same = base_camera_ && label_camera_ && base_camera_->width_px() == label_camera_->width_px() && same_zoom(*base_camera_, *label_camera_) &&
                      world_distance(base_camera_->centre(), label_camera_->centre()) * base_camera_->pixels_per_world() < 1e-3;
    if (composed_ || !same || is_fading()) {
        return {};
    }
    if (auto made = make_room(with_labels_, *base_camera_); !made) {
        return made;
    }
    base_->resolve_into(*with_labels_);
    gl::begin_pass();
    draw_labels(tools, *base_camera_);
    composed_ = true;
    return {};
}

void StaticLayer::place_labels(const LayerTools& tools, const Camera& camera, const ScreenBox& shown, LabelLanguage language,
                               const std::vector<Symbol>& symbols, bool fade) {
    DrawList list;
    OccupiedArea occupied(camera.width_px(), camera.height_px());
    occupy(symbols, camera, tools.scale, occupied);
    add_labels({tools.basemap, tools.style, tools.memory, camera, language, tools.scale, shown, true, kMostEventPlaces}, symbols, occupied, list);
    leaving_camera_ = fade ? label_camera_ : std::nullopt;
    leaving_ = std::move(labels_);
    fade_ = 0.0;
    labels_ = tools.painter.make_labels(list.texts, camera, tools.atlas);
    if (leaving_camera_) {
        LabelBatch::compare(leaving_, labels_);
    }
    town_dots_ = std::move(list.map_markers);
    label_camera_ = camera;
    composed_ = false;
    pixels_fresh_ = false;
}

base::Result<const StaticLayer::Pixels*> StaticLayer::pixels(const LayerTools& tools) {
    if (is_fading() || !base_ || !base_camera_ || !label_camera_ || !same_zoom(*base_camera_, *label_camera_)) {
        return nullptr;
    }
    if (pixels_fresh_) {
        return &pixels_;
    }
    if (auto made = make_room(names_, *base_camera_); !made) {
        return base::failure(made.error());
    }
    names_->bind();
    gl::clear({0.0F, 0.0F, 0.0F, 0.0F});
    gl::begin_pass();
    draw_labels(tools, *base_camera_);
    names_->read_pixels(pixels_.names);
    base_->read_pixels(pixels_.base);
    pixels_.width_px = base_->width_px();
    pixels_.runs.clear();
    for (int row = 0; row < base_->height_px(); ++row) {
        const std::uint32_t* const line = pixels_.names.data() + static_cast<std::ptrdiff_t>(row) * pixels_.width_px;
        for (int x = 0; x < pixels_.width_px; ++x) {
            if (line[x] >> 24U == 0) {
                continue;
            }
            const int left = x;
            while (x < pixels_.width_px && line[x] >> 24U != 0) {
                ++x;
            }
            pixels_.runs.push_back({row, left, x - left});
        }
    }
    pixels_fresh_ = true;
    return &pixels_;
}

std::pair<int, int> StaticLayer::corner_of(const Camera& view) const {
    const ScreenBox box = box_in_view(*base_camera_, view);
    const auto px = [](double value) { return static_cast<int>(std::lround(value)); };
    const int left = std::clamp(-px(box.left), 0, base_->width_px() - view.width_px());
    const int top = std::clamp(-px(box.top), 0, base_->height_px() - view.height_px());
    return {left, base_->height_px() - top - view.height_px()};
}

bool StaticLayer::covers(const std::optional<Camera>& layer, const Camera& view) {
    constexpr double kRoundingPx = 0.01;
    return layer && box_in_view(*layer, view).grown(kRoundingPx).contains({0.0, 0.0, static_cast<double>(view.width_px()), static_cast<double>(view.height_px())});
}

Camera StaticLayer::snapped(const Camera& view) const {
    if (!base_camera_ || !same_zoom(*base_camera_, view)) {
        return view;
    }
    const World middle = nearest_copy(base_camera_->centre(), view.centre());
    const double scale = base_camera_->pixels_per_world();
    const auto snap = [&](double from, double to) { return from + std::round((to - from) * scale) / scale; };
    World centre{snap(middle.x, view.centre().x), snap(middle.y, view.centre().y)};
    return Camera(view.width_px(), view.height_px(), centre, scale);
}

void StaticLayer::copy_into(const gl::Target& target, const Camera& view, const gl::PixelRect& rect) const {
    if (!base_ || !base_camera_) {
        return;
    }
    const gl::Framebuffer& picture = has_labels(view) ? *with_labels_ : *base_;
    const ScreenBox box = box_in_view(*base_camera_, view);
    const auto px = [](double value) { return static_cast<int>(std::lround(value)); };
    if (same_zoom(*base_camera_, view)) {
        // Only the part that is seen: drivers copy that without a detour.
        const int left = std::clamp(-px(box.left), 0, picture.width_px() - view.width_px());
        const int top = std::clamp(-px(box.top), 0, picture.height_px() - view.height_px());
        picture.copy_into(target, {left, picture.height_px() - top - rect.height, rect.width, rect.height}, rect);
        return;
    }
    const int left = px(box.left);
    const int bottom = view.height_px() - px(box.bottom);
    picture.copy_into(target, {0, 0, picture.width_px(), picture.height_px()},
                     {rect.left + left, rect.bottom + bottom, px(box.right) - left, px(box.bottom) - px(box.top)});
}

void StaticLayer::draw_labels(const LayerTools& tools, const Camera& camera) const {
    if (label_camera_) {
        tools.painter.draw_markers(town_dots_, camera, {tools.style.casing, 1.5 * tools.scale, 2.2 * tools.scale, 4.0 * tools.scale});
        const ScreenBox whole{0.0, 0.0, static_cast<double>(camera.width_px()), static_cast<double>(camera.height_px())};
        draw_names_in(tools, camera, std::span<const ScreenBox>(&whole, 1));
    }
}

void StaticLayer::set_fade(double share) {
    fade_ = share;
    if (share >= 1.0) {
        leaving_camera_.reset();
        leaving_ = {};
    }
}

void StaticLayer::draw_names_in(const LayerTools& tools, const Camera& camera, std::span<const ScreenBox> boxes) const {
    if (label_camera_ && leaving_camera_) {
        tools.painter.draw_labels(leaving_, *leaving_camera_, camera, tools.atlas, boxes, LabelShare::Own, 1.0 - fade_);
        tools.painter.draw_labels(labels_, *label_camera_, camera, tools.atlas, boxes, LabelShare::Own, fade_);
        tools.painter.draw_labels(labels_, *label_camera_, camera, tools.atlas, boxes, LabelShare::Common);
    } else if (label_camera_) {
        tools.painter.draw_labels(labels_, *label_camera_, camera, tools.atlas, boxes);
    }
}

} // namespace marsad::render
