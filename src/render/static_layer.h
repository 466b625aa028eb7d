#pragma once

#include "gl/framebuffer.h"
#include "gl/target.h"
#include "render/basemap_file.h"
#include "render/label_language.h"
#include "render/label_memory.h"
#include "render/painter.h"
#include "render/symbols.h"
#include "typeset/glyph_atlas.h"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace marsad::render {

/// What a map layer is drawn with; the references must outlive the calls.
struct LayerTools {
    Painter& painter;
    const BasemapFile& basemap;
    const MapStyle& style;
    LabelMemory& memory;
    typeset::GlyphAtlas& atlas;
    double scale;
};

/// Whether two cameras show the same scale, but for rounding.
[[nodiscard]] bool same_zoom(const Camera& a, const Camera& b);

/// The part of a live map that does not follow time: sea, land and lines as a picture larger than the view, so that a
/// pan is a copy; names and town dots as batches that keep their size and sharpness while the map grows under them.
class StaticLayer {
  public:
    /// Larger than the view by a quarter on each side, where the driver has room for it.
    [[nodiscard]] static Camera with_margin(const Camera& view);

    /// Draws the picture anew for `camera` (of with_margin()). Leaves another framebuffer bound.
    [[nodiscard]] base::Result<void> draw_base(const LayerTools& tools, const Camera& camera, const std::set<std::string>& focus, bool graticule);
    /// Places the names anew for `camera`, clear of `symbols`; states are named within `shown`. `fade`: those that were there go and
    /// those that are new come as set_fade() says.
    void place_labels(const LayerTools& tools, const Camera& camera, const ScreenBox& shown, LabelLanguage language, const std::vector<Symbol>& symbols, bool fade = false);
    /// How far names have come since they were placed: 0 to 1; from 1 on they are all there.
    void set_fade(double share);
    [[nodiscard]] bool is_fading() const { return leaving_camera_.has_value(); }
    void forget_base() { base_camera_.reset(); }
    void forget_labels() {
        label_camera_.reset();
        leaving_camera_.reset();
    }
    /// Draws base and names as one picture, if they were made for the same camera and it is not drawn yet. Leaves another
    /// framebuffer bound.
    [[nodiscard]] base::Result<void> compose(const LayerTools& tools);

    /// Base and names as pixels, read once after they were made: rows from the bottom, four bytes a pixel. For who composes a frame
    /// himself.
    struct Pixels {
        /// A stretch of one row where a name or a town's dot lies.
        struct Run {
            int row, left, length;
        };
        int width_px = 0;
        std::vector<std::uint32_t> base;
        std::vector<std::uint32_t> names; ///< colours multiplied by alpha
        std::vector<Run> runs;            ///< of names, by row
    };
    /// Null while names fade or nothing was drawn. Leaves another framebuffer bound.
    [[nodiscard]] base::Result<const Pixels*> pixels(const LayerTools& tools);
    /// Left column and lowest row of the picture that a view of the same zoom (snapped) shows.
    [[nodiscard]] std::pair<int, int> corner_of(const Camera& view) const;

    /// What base and names were made for.
    [[nodiscard]] const std::optional<Camera>& base_camera() const { return base_camera_; }
    [[nodiscard]] const std::optional<Camera>& label_camera() const { return label_camera_; }
    /// Whether the picture made for `layer` holds all of `view`, stretched where the zoom differs.
    [[nodiscard]] static bool covers(const std::optional<Camera>& layer, const Camera& view);

    /// The camera nearest to `view` that meets the pixels of the picture; `view` itself at another zoom.
    [[nodiscard]] Camera snapped(const Camera& view) const;
    /// Copies the picture into the rectangle of the target, which `view` (snapped) fills; with the names where they are part
    /// of it (has_labels()). Scissor must be set to the rectangle.
    void copy_into(const gl::Target& target, const Camera& view, const gl::PixelRect& rect) const;
    /// Whether copy_into() has drawn the names for a view.
    [[nodiscard]] bool has_labels(const Camera& view) const { return composed_ && base_camera_ && same_zoom(*base_camera_, view); }
    void draw_labels(const LayerTools& tools, const Camera& camera) const;
    /// Once more the names that one of the boxes of the camera's picture touches, because something was drawn over them.
    void draw_names_in(const LayerTools& tools, const Camera& camera, std::span<const ScreenBox> boxes) const;

  private:
    [[nodiscard]] static base::Result<void> make_room(std::optional<gl::Framebuffer>& picture, const Camera& camera);

    std::optional<gl::Framebuffer> base_;
    std::optional<gl::Framebuffer> with_labels_;
    std::optional<gl::Framebuffer> names_;
    Pixels pixels_;
    bool pixels_fresh_ = false;
    bool composed_ = false; ///< with_labels_ shows base and names of now
    std::optional<Camera> base_camera_;
    std::optional<Camera> label_camera_;
    LabelBatch labels_;
    LabelBatch leaving_; ///< names of before, while others come
    std::optional<Camera> leaving_camera_;
    double fade_ = 1.0;
    std::vector<MarkerVertex> town_dots_;
};

} // namespace marsad::render
