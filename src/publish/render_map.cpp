#include "publish/render_map.h"

#include "gl/offscreen_context.h"
#include "media/png.h"
#include "publish/area_source.h"
#include "render/map_renderer.h"

#include <array>
#include <utility>

namespace marsad::publish {

std::filesystem::path find_styles(const MapOptions& options, const std::filesystem::path& data_dir) {
    if (!options.styles_dir.empty()) {
        return options.styles_dir;
    }
    std::error_code error;
    const auto inside = data_dir / "assets" / "styles";
    return std::filesystem::is_directory(inside, error) ? inside : data_dir / "styles";
}

namespace {

base::Result<void> check(const MapOptions& options) {
    if (options.width_px < kLeastSidePx || options.height_px < kLeastSidePx || options.width_px > kMostSidePx || options.height_px > kMostSidePx) {
        return base::failure(base::ErrorCode::Usage, "a picture of " + std::to_string(options.width_px) + "x" + std::to_string(options.height_px) +
                                                         " pixels cannot be drawn; each side must be " + std::to_string(kLeastSidePx) + " to " +
                                                         std::to_string(kMostSidePx));
    }
    if (options.bbox && options.bbox->south_deg >= options.bbox->north_deg) {
        return base::failure(base::ErrorCode::Usage, "the box has no height: its south must lie below its north");
    }
    return {};
}

} // namespace

base::Result<void> check_map_options(const MapOptions& options, const std::filesystem::path& data_dir) {
    if (auto good = check(options); !good) {
        return good;
    }
    const auto style = render::MapStyle::load(find_styles(options, data_dir), options.style);
    return style ? base::Result<void>() : base::Result<void>(base::failure(style.error()));
}

base::Result<std::string> render_map(std::span<const model::Event> events, const MapOptions& options, const std::filesystem::path& data_dir) {
    if (auto good = check(options); !good) {
        return base::failure(good.error());
    }
    const auto styles_dir = find_styles(options, data_dir);
    auto style = render::MapStyle::load(styles_dir, options.style);
    if (!style) {
        return base::failure(style.error());
    }
    auto texts = render::MapTexts::load(styles_dir);
    if (!texts) {
        return base::failure(texts.error());
    }
    const auto basemap = render::BasemapFile::open(data_dir / "basemap.bin");
    if (!basemap) {
        return base::failure(basemap.error());
    }
    const auto context = gl::OffscreenContext::create();
    if (!context) {
        return base::failure(context.error());
    }
    auto renderer = render::MapRenderer::create(*basemap, *style, std::move(*texts));
    if (!renderer) {
        return base::failure(renderer.error());
    }
    const auto target = gl::Framebuffer::create(options.width_px, options.height_px, 0);
    if (!target) {
        return base::failure(target.error());
    }
    renderer->set_areas(area_source(data_dir / "gazetteer.bin", {}));
    const render::Scene scene = render::make_scene(events);
    const double scale = options.scale > 0.0 ? options.scale : render::automatic_scale(options.width_px, options.height_px);
    const render::FurnitureInput furniture{options.title, options.from, options.to, options.labels, scale};
    const render::Camera camera = renderer->choose_camera(scene, {options.width_px, options.height_px, options.bbox}, furniture);
    if (auto drawn = renderer->draw(scene, camera, furniture, *target); !drawn) {
        return base::failure(drawn.error());
    }
    const media::Image image{options.width_px, options.height_px, target->read_rgba()};
    const std::array<media::PngText, 2> notes{{{"Software", "Marsad"}, {"Source", std::string(basemap->attribution())}}};
    return media::write_png(image, notes);
}

} // namespace marsad::publish
