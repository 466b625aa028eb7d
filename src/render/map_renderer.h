#pragma once

#include "base/result.h"
#include "gl/framebuffer.h"
#include "render/basemap_file.h"
#include "render/furniture.h"
#include "render/label_memory.h"
#include "render/painter.h"
#include "render/place_areas.h"
#include "render/scene.h"
#include "render/style.h"
#include "typeset/font_set.h"
#include "typeset/glyph_atlas.h"

#include <memory>

namespace marsad::render {

/// Where a picture looks.
struct ViewRequest {
    int width_px;
    int height_px;
    std::optional<geo::Bounds> bbox; ///< shown whole; nothing: fitted to the events
};

/// Draws maps with a title, legend and labels into a framebuffer; the same for files and for a window. Keeps fonts,
/// glyphs and programs between pictures. Needs a current OpenGL 3.3 context for as long as it lives.
class MapRenderer {
  public:
    /// `basemap` must outlive it. Unsupported (fonts), BadFormat (a shader that the driver refuses).
    [[nodiscard]] static base::Result<MapRenderer> create(const BasemapFile& basemap, MapStyle style, MapTexts texts);

    /// Where the areas of vague places come from; without one they are discs.
    void set_areas(AreaSource areas) { areas_ = std::move(areas); }

    /// A camera for the request: the box, or the events clear of title and legend; a region of the Middle East where
    /// nothing is placed.
    [[nodiscard]] Camera choose_camera(const Scene& scene, const ViewRequest& view, const FurnitureInput& furniture) const;

    /// The whole picture into `target`, of the camera's size.
    [[nodiscard]] base::Result<void> draw(const Scene& scene, const Camera& camera, const FurnitureInput& furniture, const gl::Framebuffer& target);

  private:
    struct Text { ///< behind a pointer: the shaper refers to the fonts
        typeset::FontSet fonts;
        typeset::Shaper shaper;
        typeset::GlyphAtlas atlas;
        LabelMemory labels;
        explicit Text(typeset::FontSet&& set) : fonts(std::move(set)), shaper(fonts), atlas(fonts), labels(shaper) {}
    };
    MapRenderer(const BasemapFile& basemap, MapStyle style, MapTexts texts, std::unique_ptr<Text> text, Painter painter);
    [[nodiscard]] Corner choose_corner(const Furniture& furniture, const std::vector<Symbol>& symbols, const Camera& camera) const;

    const BasemapFile* basemap_;
    MapStyle style_;
    MapTexts texts_;
    std::unique_ptr<Text> text_;
    Painter painter_;
    AreaSource areas_;
};

/// Size of text and symbols for a picture: 1 up to 1280 x 800, growing slower than the picture beyond.
[[nodiscard]] double automatic_scale(int width_px, int height_px);

} // namespace marsad::render
