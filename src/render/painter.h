#pragma once

#include "base/result.h"
#include "gl/buffer.h"
#include "gl/program.h"
#include "gl/texture.h"
#include "gl/vertex_array.h"
#include "render/draw_list.h"
#include "render/pixel_sheet.h"
#include "typeset/glyph_atlas.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace marsad::render {

/// A straight piece of a line on the map.
struct LineSegment {
    FixedPoint from;
    FixedPoint to;
    float start_units; ///< length of the line before it (fixed-point units), for dashes
};
static_assert(sizeof(LineSegment) == 20);

/// How a line is stroked; sizes in pixels.
struct Stroke {
    double width_px;
    Colour colour;
    double dash_px = 0.0; ///< 0 = unbroken
    double gap_px = 0.0;
};

/// 45° lines instead of a plain fill.
struct Hatch {
    double step_px = 0.0; ///< 0 = plain
    double width_px = 1.0;
    double phase_px = 0.0; ///< across the lines, counted in the framebuffer: to hold them fast to a map that moves
};

/// Sizes of what surrounds symbols.
struct MarkerLook {
    Colour casing;
    double casing_px;
    double stroke_px; ///< of hollow symbols
    double ring_px;   ///< of the shares of a ring
};

/// A ring of shares by type, drawn as one sprite: the ends of the shares in 1/255 of the circle, clockwise from the top.
struct RingVertex {
    FixedPoint at;
    float diameter_px;
    std::array<std::uint8_t, 6> ends;
    std::uint8_t dashed; ///< 0 or 1
    std::uint8_t opacity;
};
static_assert(sizeof(RingVertex) == 20);

/// Colours of all rings.
struct RingLook {
    std::array<Colour, 6> shares; ///< in the order of the ends
    Colour ground;
    MarkerLook marker;
};

/// Which labels of a batch are meant: all, or those that stand in another batch as well, or the others.
enum class LabelShare : std::uint8_t { All, Common, Own };

/// Labels on the device, each held by a point of the map: placed once, drawn as often as the map moves.
class LabelBatch {
  public:
    [[nodiscard]] bool empty() const { return count_ == 0; }
    /// Notes in both which labels stand in the other as well: the same letters at the same place of the map, to a few pixels.
    static void compare(LabelBatch& a, LabelBatch& b);

  private:
    friend class Painter;
    /// Vertices of one text.
    struct Part {
        Screen anchor; ///< from the middle of the picture that the labels were placed in
        ScreenBox box; ///< from the anchor
        std::size_t halo, halo_end, letters, letters_end;
        FixedPoint place{0, 0};    ///< on the map; with the letters it says which label this is
        std::uint64_t letters_key = 0;
        bool common = false;       ///< see compare()
    };
    gl::Buffer buffer_;
    gl::VertexArray layout_;
    std::vector<Part> parts_;
    std::size_t count_ = 0;
};

/// The programs and buffers that draw a map into the bound framebuffer. Needs a current OpenGL 3.3 context for as
/// long as it lives.
class Painter {
  public:
    [[nodiscard]] static base::Result<Painter> create();

    /// On every copy of the world that the camera shows. `margin_copies`: for shapes that leave the unit square, how
    /// many worlds they reach beyond it.
    void draw_triangles(std::span<const FixedPoint> vertices, const Camera& camera, Colour colour, Hatch hatch = {}, int margin_copies = 0);
    void draw_lines(std::span<const LineSegment> segments, const Camera& camera, const Stroke& stroke, int margin_copies = 0);
    /// On every copy of the world that the camera shows.
    void draw_markers(std::span<const MarkerVertex> markers, const Camera& camera, const MarkerLook& look);
    /// The same for rings.
    void draw_rings(std::span<const RingVertex> rings, const Camera& camera, const RingLook& look);
    /// What was painted on the sheet, pixel on pixel over the camera's picture.
    void draw_sheet(const PixelSheet& sheet);
    void draw_panel_markers(std::span<const MarkerVertex> markers, const Camera& camera, const MarkerLook& look);
    void draw_panels(std::span<const Panel> panels, const Camera& camera);
    /// All halos first, so that none covers a neighbour's letters.
    void draw_texts(std::span<const PlacedText> texts, const Camera& camera, typeset::GlyphAtlas& atlas);

    /// The texts as a batch; their coordinates and anchors are those of `made_for`.
    [[nodiscard]] LabelBatch make_labels(std::span<const PlacedText> texts, const Camera& made_for, typeset::GlyphAtlas& atlas);
    /// Each label as it was placed beside its anchor, wherever `camera` shows that now, at whole pixels. Only the copy of
    /// the labels' picture that is nearest to the camera.
    /// Those that one of the boxes of the camera's picture touches.
    void draw_labels(const LabelBatch& batch, const Camera& made_for, const Camera& camera, const typeset::GlyphAtlas& atlas, std::span<const ScreenBox> boxes, LabelShare share = LabelShare::All,
                     double opacity = 1.0);

  private:
    /// A program with its vertex layout and the buffer that it streams through.
    struct Pipeline {
        gl::Program program;
        gl::VertexArray layout;
        gl::Buffer buffer;
    };
    Painter(Pipeline fill, Pipeline line, Pipeline marker, Pipeline ring, Pipeline sheet, Pipeline panel, Pipeline glyph, gl::Program label);

    [[nodiscard]] static base::Result<Pipeline> make_pipeline(const char* label, std::string_view vertex, std::string_view fragment, std::size_t stride,
                                                              std::span<const gl::Attribute> attributes);
    void use_atlas(const gl::Program& program, const typeset::GlyphAtlas& atlas);
    void use_markers(std::span<const MarkerVertex> markers, const MarkerLook& look);

    Pipeline fill_;
    Pipeline line_;
    Pipeline marker_;
    Pipeline ring_;
    Pipeline sheet_;
    Pipeline panel_;
    Pipeline glyph_;
    gl::Program label_;
    gl::ColourTexture sheet_texture_;
    gl::MaskTexture atlas_texture_;
    std::uint64_t atlas_revision_ = 0;
};

} // namespace marsad::render
