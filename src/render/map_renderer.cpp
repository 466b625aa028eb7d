#include "render/map_renderer.h"

#include "gl/draw.h"
#include "render/basemap_layer.h"
#include "render/disc_layer.h"
#include "render/label_layer.h"
#include "render/symbol_layer.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace marsad::render {

namespace {

constexpr int kSamples = 4;
constexpr double kLeastWidthDeg = 1.5; // a single event is shown with its surroundings, not its street
constexpr double kMostFittedRadiusKm = 80.0; // the disc of a country would push the map away from the other events
constexpr geo::Bounds kDefaultView{26.0, 14.0, 62.0, 41.0};

std::size_t count_outside(const Scene& scene, const Camera& camera) {
    std::size_t outside = 0;
    for (const SceneEvent& event : scene.events) {
        bool seen = false;
        for_each_screen_copy(event.at, camera, 0.0, [&](Screen) { seen = true; });
        outside += seen ? 0 : 1;
    }
    return outside;
}

std::size_t count_covered(const ScreenBox& box, const std::vector<Symbol>& symbols, const Camera& camera) {
    std::size_t covered = 0;
    for (const Symbol& symbol : symbols) {
        for_each_screen_copy(symbol.at, camera, 0.0, [&](Screen at) {
            const double half = symbol.diameter_px / 2.0;
            covered += box.overlaps({at.x - half, at.y - half, at.x + half, at.y + half}) ? 1 : 0;
        });
    }
    return covered;
}

} // namespace

double automatic_scale(int width_px, int height_px) {
    const double ratio = std::sqrt(static_cast<double>(width_px) * height_px / (1280.0 * 800.0));
    return ratio <= 1.0 ? std::max(0.9, ratio) : std::min(3.0, 1.0 + (ratio - 1.0) * 0.65);
}

MapRenderer::MapRenderer(const BasemapFile& basemap, MapStyle style, MapTexts texts, std::unique_ptr<Text> text, Painter painter)
    : basemap_(&basemap), style_(std::move(style)), texts_(std::move(texts)), text_(std::move(text)), painter_(std::move(painter)) {}

base::Result<MapRenderer> MapRenderer::create(const BasemapFile& basemap, MapStyle style, MapTexts texts) {
    auto fonts = typeset::FontSet::from_system();
    if (!fonts) {
        return base::failure(fonts.error());
    }
    auto painter = Painter::create();
    if (!painter) {
        return base::failure(painter.error());
    }
    return MapRenderer(basemap, std::move(style), std::move(texts), std::make_unique<Text>(std::move(*fonts)), std::move(*painter));
}

Corner MapRenderer::choose_corner(const Furniture& furniture, const std::vector<Symbol>& symbols, const Camera& camera) const {
    Corner best = Corner::BottomStart;
    std::size_t least = static_cast<std::size_t>(-1);
    for (const Corner corner : {Corner::BottomStart, Corner::BottomEnd, Corner::TopEnd}) {
        const std::size_t covered = count_covered(furniture.legend_box(corner, camera.width_px(), camera.height_px()), symbols, camera);
        if (covered < least) {
            least = covered;
            best = corner;
        }
    }
    return best;
}

Camera MapRenderer::choose_camera(const Scene& scene, const ViewRequest& view, const FurnitureInput& input) const {
    if (view.bbox) {
        return Camera::fit(view.width_px, view.height_px, world_box(*view.bbox), {}, 1e-9);
    }
    std::vector<PointWithRadius> points;
    for (const SceneEvent& event : scene.events) {
        points.push_back({event.position, std::min(event.radius_km, kMostFittedRadiusKm)});
    }
    const auto box = fit_box(points);
    if (!box) {
        return Camera::fit(view.width_px, view.height_px, world_box(kDefaultView), {}, 1e-9);
    }
    const Furniture furniture(input, scene, style_, texts_, text_->shaper);
    Padding padding = furniture.padding(view.width_px, view.height_px);
    // The world is not drawn smaller than the picture is wide, or the same event would stand on it twice.
    const double least_width = std::max(kLeastWidthDeg / 360.0, 1e-9);
    const auto fit = [&] {
        const Camera camera = Camera::fit(view.width_px, view.height_px, *box, padding, least_width);
        const double scale = std::max(camera.pixels_per_world(), static_cast<double>(view.width_px));
        const Camera wide(view.width_px, view.height_px, camera.centre(), scale);
        const double half = std::min(0.5, view.height_px / 2.0 / scale);
        return scale > camera.pixels_per_world() ? Camera(view.width_px, view.height_px, {camera.centre().x, std::clamp(camera.centre().y, half, 1.0 - half)}, scale)
                                                 : camera;
    };
    Camera camera = fit();
    const std::vector<Symbol> symbols = make_symbols(scene, camera, input.scale);
    const ScreenBox legend = furniture.legend_box(choose_corner(furniture, symbols, camera), view.width_px, view.height_px);
    if (count_covered(legend, symbols, camera) > 0) {
        // No corner is free: give the legend the start side.
        const double width = legend.right - legend.left + 12.0 * input.scale;
        (input.language == LabelLanguage::Arabic ? padding.right : padding.left) += width;
        camera = fit();
    }
    return camera;
}

base::Result<void> MapRenderer::draw(const Scene& scene, const Camera& camera, const FurnitureInput& input, const gl::Framebuffer& target) {
    auto smooth = gl::Framebuffer::create(camera.width_px(), camera.height_px(), kSamples);
    if (!smooth) {
        return base::failure(smooth.error());
    }
    const std::vector<Symbol> symbols = make_symbols(scene, camera, input.scale);
    smooth->bind();
    gl::begin_pass();
    draw_basemap(painter_, *basemap_, style_, scene.countries, camera, input.scale);
    draw_discs(painter_, symbols, areas_, style_, camera, input.scale);
    smooth->resolve_into(target);

    DrawList list;
    OccupiedArea occupied(camera.width_px(), camera.height_px());
    const Furniture furniture(input, scene, style_, texts_, text_->shaper);
    furniture.add(camera, symbols, choose_corner(furniture, symbols, camera), count_outside(scene, camera), occupied, list);
    add_symbols(symbols, style_, text_->shaper, camera, input.scale, occupied, list);
    const ScreenBox whole{0.0, 0.0, static_cast<double>(camera.width_px()), static_cast<double>(camera.height_px())};
    add_labels({*basemap_, style_, text_->labels, camera, input.language, input.scale, whole}, symbols, occupied, list);
    painter_.draw_markers(list.map_markers, camera, sign_look(style_, input.scale));
    painter_.draw_panels(list.panels, camera);
    painter_.draw_panel_markers(list.panel_markers, camera, {style_.casing, 1.0 * input.scale, 2.0 * input.scale, 2.0 * input.scale});
    painter_.draw_texts(list.texts, camera, text_->atlas);
    return {};
}

} // namespace marsad::render
