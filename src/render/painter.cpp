#include "render/painter.h"

#include "gl/draw.h"
#include "render/shader_sources.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <map>
#include <utility>

namespace marsad::render {

namespace {

struct PanelInstance {
    std::array<float, 4> box;
    float radius;
    Colour fill;
    Colour line;
};

struct SheetVertex {
    float x, y;
};

struct GlyphVertex {
    float x, y;
    float atlas_x, atlas_y;
    Colour colour;
};

struct LabelVertex {
    float anchor_x, anchor_y; ///< from the middle of the picture, before rounding
    float x, y;               ///< from the anchor
    float atlas_x, atlas_y;
    Colour colour;
};

using gl::Attribute;
using gl::AttributeType;

constexpr Attribute kFillLayout[] = {{0, 2, AttributeType::Int32, 0}};
constexpr Attribute kLineLayout[] = {{0, 2, AttributeType::Int32, offsetof(LineSegment, from)},
                                     {1, 2, AttributeType::Int32, offsetof(LineSegment, to)},
                                     {2, 1, AttributeType::Float, offsetof(LineSegment, start_units)}};
constexpr Attribute kMarkerLayout[] = {{0, 2, AttributeType::Int32, offsetof(MarkerVertex, at)},
                                       {1, 1, AttributeType::Float, offsetof(MarkerVertex, diameter_px)},
                                       {2, 4, AttributeType::UInt8Integer, offsetof(MarkerVertex, shape)},
                                       {3, 4, AttributeType::UInt8Normalized, offsetof(MarkerVertex, colour)}};
constexpr Attribute kPanelLayout[] = {{0, 4, AttributeType::Float, offsetof(PanelInstance, box), true},
                                      {1, 1, AttributeType::Float, offsetof(PanelInstance, radius), true},
                                      {2, 4, AttributeType::UInt8Normalized, offsetof(PanelInstance, fill), true},
                                      {3, 4, AttributeType::UInt8Normalized, offsetof(PanelInstance, line), true}};
constexpr Attribute kGlyphLayout[] = {{0, 2, AttributeType::Float, offsetof(GlyphVertex, x)},
                                      {1, 2, AttributeType::Float, offsetof(GlyphVertex, atlas_x)},
                                      {2, 4, AttributeType::UInt8Normalized, offsetof(GlyphVertex, colour)}};

constexpr Attribute kRingLayout[] = {{0, 2, AttributeType::Int32, offsetof(RingVertex, at)},
                                     {1, 1, AttributeType::Float, offsetof(RingVertex, diameter_px)},
                                     {2, 4, AttributeType::UInt8Integer, offsetof(RingVertex, ends)},
                                     {3, 4, AttributeType::UInt8Integer, offsetof(RingVertex, ends) + 4}};
constexpr Attribute kSheetLayout[] = {{0, 2, AttributeType::Float, offsetof(SheetVertex, x)}};
constexpr Attribute kLabelLayout[] = {{0, 2, AttributeType::Float, offsetof(LabelVertex, anchor_x)},
                                      {1, 2, AttributeType::Float, offsetof(LabelVertex, x)},
                                      {2, 2, AttributeType::Float, offsetof(LabelVertex, atlas_x)},
                                      {3, 4, AttributeType::UInt8Normalized, offsetof(LabelVertex, colour)}};

std::array<float, 2> to_floats(double x, double y) { return {static_cast<float>(x), static_cast<float>(y)}; }

std::array<float, 2> viewport(const Camera& camera) { return to_floats(camera.width_px(), camera.height_px()); }

std::array<float, 2> ndc_per_unit(const Camera& camera) {
    const double px_per_unit = camera.pixels_per_world() / kFixedOne;
    return to_floats(2.0 * px_per_unit / camera.width_px(), -2.0 * px_per_unit / camera.height_px());
}

/// Calls `draw` once for every copy of the world in the picture, the program's centre set for it.
template <typename Draw>
void for_each_copy(const gl::Program& program, const Camera& camera, int margin_copies, Draw draw) {
    const FixedPoint centre = fixed_from_world(camera.centre());
    for (int copy = camera.first_copy() - margin_copies; copy <= camera.last_copy() + margin_copies; ++copy) {
        // One world of shift stays exact in integers; more would overflow them, and is only seen from far away.
        const int exact = std::clamp(copy, -1, 1);
        const std::int32_t x = centre.x - exact * static_cast<std::int32_t>(kFixedOne);
        program.set("centre", std::array<int, 2>{x, centre.y});
        program.set("far_offset", to_floats((copy - exact) * kFixedOne, 0.0));
        draw();
    }
}

void add_glyphs(const PlacedText& text, bool halo, typeset::GlyphAtlas& atlas, std::vector<GlyphVertex>& out) {
    constexpr auto kSteps = typeset::GlyphAtlas::kSubPixels;
    for (const typeset::Glyph& glyph : text.line.glyphs) {
        const double x = text.left_px + static_cast<double>(glyph.x_px) + 0.5 / kSteps;
        const double whole = std::floor(x);
        const int sub_pixel = static_cast<int>((x - whole) * kSteps);
        const auto& box = atlas.find(glyph.face, glyph.glyph, glyph.size_px, sub_pixel, halo ? static_cast<float>(text.halo_px) : 0.0F);
        if (box.width_px == 0) {
            continue;
        }
        const auto left = static_cast<float>(whole + box.left_px);
        const auto top = static_cast<float>(std::round(text.baseline_px + static_cast<double>(glyph.y_px)) - box.top_px);
        const auto right = left + static_cast<float>(box.width_px);
        const auto bottom = top + static_cast<float>(box.height_px);
        const auto u0 = static_cast<float>(box.x_px);
        const auto v0 = static_cast<float>(box.y_px);
        const auto u1 = static_cast<float>(box.x_px + box.width_px);
        const auto v1 = static_cast<float>(box.y_px + box.height_px);
        const Colour colour = halo ? text.halo : text.colour;
        const GlyphVertex corners[4] = {{left, top, u0, v0, colour}, {right, top, u1, v0, colour}, {left, bottom, u0, v1, colour}, {right, bottom, u1, v1, colour}};
        for (const int i : {0, 1, 2, 2, 1, 3}) {
            out.push_back(corners[i]);
        }
    }
}

} // namespace

Painter::Painter(Pipeline fill, Pipeline line, Pipeline marker, Pipeline ring, Pipeline sheet, Pipeline panel, Pipeline glyph, gl::Program label)
    : fill_(std::move(fill)), line_(std::move(line)), marker_(std::move(marker)), ring_(std::move(ring)), sheet_(std::move(sheet)), panel_(std::move(panel)), glyph_(std::move(glyph)),
      label_(std::move(label)) {}

base::Result<Painter::Pipeline> Painter::make_pipeline(const char* label, std::string_view vertex, std::string_view fragment, std::size_t stride,
                                                       std::span<const gl::Attribute> attributes) {
    auto program = gl::Program::compile(label, vertex, fragment);
    if (!program) {
        return base::failure(program.error());
    }
    Pipeline pipeline{std::move(*program), {}, {}};
    pipeline.layout.attach(pipeline.buffer, stride, attributes);
    return pipeline;
}

base::Result<Painter> Painter::create() {
    auto fill = make_pipeline("fill", shaders::kFillVert, shaders::kFillFrag, sizeof(FixedPoint), kFillLayout);
    auto line = make_pipeline("line", shaders::kLineVert, shaders::kLineFrag, sizeof(LineSegment), kLineLayout);
    auto marker = make_pipeline("marker", shaders::kMarkerVert, shaders::kMarkerFrag, sizeof(MarkerVertex), kMarkerLayout);
    auto ring = make_pipeline("ring", shaders::kRingVert, shaders::kRingFrag, sizeof(RingVertex), kRingLayout);
    auto sheet = make_pipeline("sheet", shaders::kSheetVert, shaders::kSheetFrag, sizeof(SheetVertex), kSheetLayout);
    auto panel = make_pipeline("panel", shaders::kPanelVert, shaders::kPanelFrag, sizeof(PanelInstance), kPanelLayout);
    auto glyph = make_pipeline("glyph", shaders::kGlyphVert, shaders::kGlyphFrag, sizeof(GlyphVertex), kGlyphLayout);
    for (const auto* pipeline : {&fill, &line, &marker, &ring, &sheet, &panel, &glyph}) {
        if (!*pipeline) {
            return base::failure(pipeline->error());
        }
    }
    auto label = gl::Program::compile("label", shaders::kLabelVert, shaders::kGlyphFrag);
    if (!label) {
        return base::failure(label.error());
    }
    return Painter(std::move(*fill), std::move(*line), std::move(*marker), std::move(*ring), std::move(*sheet), std::move(*panel), std::move(*glyph), std::move(*label));
}

void Painter::draw_triangles(std::span<const FixedPoint> vertices, const Camera& camera, Colour colour, Hatch hatch, int margin_copies) {
    if (vertices.empty()) {
        return;
    }
    fill_.program.use();
    fill_.layout.bind();
    fill_.buffer.upload_items(vertices);
    fill_.program.set("ndc_per_unit", ndc_per_unit(camera));
    fill_.program.set("colour", colour.as_floats());
    fill_.program.set("hatch_step_px", static_cast<float>(hatch.step_px));
    fill_.program.set("hatch_width_px", static_cast<float>(hatch.width_px));
    fill_.program.set("hatch_phase_px", static_cast<float>(hatch.phase_px));
    const bool opaque = colour.alpha == 255 && hatch.step_px <= 0.0;
    gl::set_blending(!opaque);
    for_each_copy(fill_.program, camera, margin_copies, [&] { gl::draw(gl::Primitive::Triangles, 0, vertices.size()); });
    gl::set_blending(true);
}

void Painter::draw_lines(std::span<const LineSegment> segments, const Camera& camera, const Stroke& stroke, int margin_copies) {
    if (segments.empty()) {
        return;
    }
    line_.program.use();
    line_.layout.bind();
    constexpr std::size_t kCorners = 6;
    std::vector<LineSegment> corners;
    corners.reserve(segments.size() * kCorners);
    for (const LineSegment& segment : segments) {
        corners.insert(corners.end(), kCorners, segment);
    }
    line_.buffer.upload_items(std::span<const LineSegment>(corners));
    line_.program.set("px_per_unit", static_cast<float>(camera.pixels_per_world() / kFixedOne));
    line_.program.set("viewport_px", viewport(camera));
    line_.program.set("width_px", static_cast<float>(stroke.width_px));
    line_.program.set("colour", stroke.colour.as_floats());
    line_.program.set("dash_px", static_cast<float>(stroke.dash_px));
    line_.program.set("gap_px", static_cast<float>(stroke.gap_px));
    for_each_copy(line_.program, camera, margin_copies, [&] { gl::draw(gl::Primitive::Triangles, 0, corners.size()); });
}

void Painter::use_markers(std::span<const MarkerVertex> markers, const MarkerLook& look) {
    marker_.program.use();
    marker_.layout.bind();
    marker_.buffer.upload_items(markers);
    marker_.program.set("casing", look.casing.as_floats());
    marker_.program.set("casing_px", static_cast<float>(look.casing_px));
    marker_.program.set("stroke_px", static_cast<float>(look.stroke_px));
    marker_.program.set("ring_px", static_cast<float>(look.ring_px));
}

void Painter::draw_markers(std::span<const MarkerVertex> markers, const Camera& camera, const MarkerLook& look) {
    if (markers.empty()) {
        return;
    }
    use_markers(markers, look);
    marker_.program.set("ndc_per_unit", ndc_per_unit(camera));
    for_each_copy(marker_.program, camera, 0, [&] { gl::draw(gl::Primitive::Points, 0, markers.size()); });
}

void Painter::draw_rings(std::span<const RingVertex> rings, const Camera& camera, const RingLook& look) {
    if (rings.empty()) {
        return;
    }
    std::array<std::array<float, 4>, 6> colours{};
    std::transform(look.shares.begin(), look.shares.end(), colours.begin(), [](Colour colour) { return colour.as_floats(); });
    ring_.program.use();
    ring_.layout.bind();
    ring_.buffer.upload_items(rings);
    ring_.program.set("colours", std::span<const std::array<float, 4>>(colours));
    ring_.program.set("ground", look.ground.as_floats());
    ring_.program.set("casing", look.marker.casing.as_floats());
    ring_.program.set("casing_px", static_cast<float>(look.marker.casing_px));
    ring_.program.set("ring_px", static_cast<float>(look.marker.ring_px));
    ring_.program.set("ndc_per_unit", ndc_per_unit(camera));
    for_each_copy(ring_.program, camera, 0, [&] { gl::draw(gl::Primitive::Points, 0, rings.size()); });
}

void Painter::draw_sheet(const PixelSheet& sheet) {
    std::vector<SheetVertex> corners;
    for (const PixelSheet::Box& box : sheet.painted()) {
        const auto left = static_cast<float>(box.left);
        const auto top = static_cast<float>(box.top);
        const auto right = static_cast<float>(box.right);
        const auto bottom = static_cast<float>(box.bottom);
        corners.insert(corners.end(), {{left, top}, {right, top}, {left, bottom}, {left, bottom}, {right, top}, {right, bottom}});
    }
    if (corners.empty()) {
        return;
    }
    const auto [first, last] = sheet.painted_rows();
    sheet_texture_.upload_rows(sheet.width_px(), sheet.height_px(), first, sheet.rows(first, last));
    sheet_.program.use();
    sheet_.layout.bind();
    sheet_.buffer.upload_items(std::span<const SheetVertex>(corners));
    sheet_texture_.bind(0);
    sheet_.program.set("sheet", 0);
    sheet_.program.set("viewport_px", to_floats(sheet.width_px(), sheet.height_px()));
    gl::draw(gl::Primitive::Triangles, 0, corners.size());
}

void Painter::draw_panel_markers(std::span<const MarkerVertex> markers, const Camera& camera, const MarkerLook& look) {
    if (markers.empty()) {
        return;
    }
    use_markers(markers, look);
    const double steps = DrawList::kPanelSteps;
    marker_.program.set("ndc_per_unit", to_floats(2.0 / steps / camera.width_px(), -2.0 / steps / camera.height_px()));
    marker_.program.set("centre", std::array<int, 2>{static_cast<int>(camera.width_px() * steps / 2.0), static_cast<int>(camera.height_px() * steps / 2.0)});
    marker_.program.set("far_offset", to_floats(0.0, 0.0));
    gl::draw(gl::Primitive::Points, 0, markers.size());
}

void Painter::draw_panels(std::span<const Panel> panels, const Camera& camera) {
    if (panels.empty()) {
        return;
    }
    std::vector<PanelInstance> instances;
    for (const Panel& panel : panels) {
        instances.push_back({{static_cast<float>(panel.box.left), static_cast<float>(panel.box.top), static_cast<float>(panel.box.right),
                              static_cast<float>(panel.box.bottom)},
                             static_cast<float>(panel.radius_px),
                             panel.fill,
                             panel.line});
    }
    panel_.program.use();
    panel_.layout.bind();
    panel_.buffer.upload_items(std::span<const PanelInstance>(instances));
    panel_.program.set("viewport_px", viewport(camera));
    gl::draw_instanced(gl::Primitive::TriangleStrip, 4, instances.size());
}

void Painter::draw_texts(std::span<const PlacedText> texts, const Camera& camera, typeset::GlyphAtlas& atlas) {
    std::vector<GlyphVertex> vertices;
    for (const PlacedText& text : texts) {
        if (text.halo_px > 0.0 && text.halo.alpha > 0) {
            add_glyphs(text, true, atlas, vertices);
        }
    }
    for (const PlacedText& text : texts) {
        add_glyphs(text, false, atlas, vertices);
    }
    if (vertices.empty()) {
        return;
    }
    glyph_.layout.bind();
    glyph_.buffer.upload_items(std::span<const GlyphVertex>(vertices));
    use_atlas(glyph_.program, atlas);
    glyph_.program.set("viewport_px", viewport(camera));
    gl::draw(gl::Primitive::Triangles, 0, vertices.size());
}

void Painter::use_atlas(const gl::Program& program, const typeset::GlyphAtlas& atlas) {
    if (atlas_revision_ != atlas.revision()) {
        atlas_texture_.upload(typeset::GlyphAtlas::kWidthPx, atlas.height_px(), atlas.coverage());
        atlas_revision_ = atlas.revision();
    }
    program.use();
    atlas_texture_.bind(0);
    program.set("atlas", 0);
    program.set("atlas_size_px", to_floats(typeset::GlyphAtlas::kWidthPx, atlas.height_px()));
}

namespace {

/// The same for the same letters in the same look.
std::uint64_t key_of(const PlacedText& text) {
    std::uint64_t key = 14695981039346656037ULL; // FNV-1a
    const auto add = [&](std::uint64_t value) { key = (key ^ value) * 1099511628211ULL; };
    for (const typeset::Glyph& glyph : text.line.glyphs) {
        add(glyph.glyph);
        add(static_cast<std::uint64_t>(std::lround(glyph.size_px * 64.0F)));
    }
    add(static_cast<std::uint64_t>(text.colour.red) << 16U | static_cast<std::uint64_t>(text.colour.green) << 8U | text.colour.blue);
    return key;
}

} // namespace

void LabelBatch::compare(LabelBatch& a, LabelBatch& b) {
    constexpr double kSamePx = 3.0;
    using Key = std::pair<std::uint64_t, std::int32_t>;
    std::multimap<Key, Part*> of_b;
    for (Part& part : b.parts_) {
        part.common = false;
        of_b.emplace(Key(part.letters_key, part.place.x), &part);
    }
    for (Part& part : a.parts_) {
        part.common = false;
        for (auto [other, end] = of_b.equal_range(Key(part.letters_key, part.place.x)); other != end; ++other) {
            Part& same = *other->second;
            if (!same.common && same.place == part.place && std::abs(same.box.left - part.box.left) < kSamePx && std::abs(same.box.top - part.box.top) < kSamePx) {
                same.common = true;
                part.common = true;
                break;
            }
        }
    }
}

LabelBatch Painter::make_labels(std::span<const PlacedText> texts, const Camera& made_for, typeset::GlyphAtlas& atlas) {
    std::vector<GlyphVertex> glyphs;
    std::vector<LabelVertex> vertices;
    LabelBatch batch;
    LabelBatch::Part none{{0.0, 0.0}, {1e9, 1e9, -1e9, -1e9}, 0, 0, 0, 0};
    batch.parts_.resize(texts.size(), none);
    const auto middle_x = static_cast<float>(made_for.width_px() / 2.0);
    const auto middle_y = static_cast<float>(made_for.height_px() / 2.0);
    const auto add = [&](const PlacedText& text, bool halo, LabelBatch::Part& part) {
        const auto anchor_x = static_cast<float>(std::round(text.anchor.x));
        const auto anchor_y = static_cast<float>(std::round(text.anchor.y));
        glyphs.clear();
        add_glyphs(text, halo, atlas, glyphs);
        for (const GlyphVertex& glyph : glyphs) {
            vertices.push_back({anchor_x - middle_x, anchor_y - middle_y, glyph.x - anchor_x, glyph.y - anchor_y, glyph.atlas_x, glyph.atlas_y, glyph.colour});
            const auto x = static_cast<double>(glyph.x - anchor_x);
            const auto y = static_cast<double>(glyph.y - anchor_y);
            part.box = {std::min(part.box.left, x), std::min(part.box.top, y), std::max(part.box.right, x), std::max(part.box.bottom, y)};
        }
        part.anchor = {static_cast<double>(anchor_x - middle_x), static_cast<double>(anchor_y - middle_y)};
    };
    // All halos first, so that none covers a neighbour's letters.
    for (std::size_t i = 0; i < texts.size(); ++i) {
        World at = made_for.world_from_screen(texts[i].anchor);
        at.x -= std::floor(at.x);
        batch.parts_[i].place = fixed_from_world(at);
        batch.parts_[i].letters_key = key_of(texts[i]);
        batch.parts_[i].halo = vertices.size();
        add(texts[i], true, batch.parts_[i]);
        batch.parts_[i].halo_end = vertices.size();
    }
    for (std::size_t i = 0; i < texts.size(); ++i) {
        batch.parts_[i].letters = vertices.size();
        add(texts[i], false, batch.parts_[i]);
        batch.parts_[i].letters_end = vertices.size();
    }
    batch.count_ = vertices.size();
    batch.layout_.attach(batch.buffer_, sizeof(LabelVertex), kLabelLayout);
    batch.buffer_.upload_items(std::span<const LabelVertex>(vertices));
    return batch;
}

void Painter::draw_labels(const LabelBatch& batch, const Camera& made_for, const Camera& camera, const typeset::GlyphAtlas& atlas,
                          std::span<const ScreenBox> boxes, LabelShare share, double opacity) {
    const Screen middle = camera.screen_from_world(nearest_copy(made_for.centre(), camera.centre()));
    const double ratio = camera.pixels_per_world() / made_for.pixels_per_world();
    std::vector<const LabelBatch::Part*> touched;
    for (const LabelBatch::Part& part : batch.parts_) {
        if (share != LabelShare::All && part.common != (share == LabelShare::Common)) {
            continue;
        }
        const Screen at{part.anchor.x * ratio + middle.x, part.anchor.y * ratio + middle.y};
        const ScreenBox box{part.box.left + at.x, part.box.top + at.y, part.box.right + at.x, part.box.bottom + at.y};
        if (std::any_of(boxes.begin(), boxes.end(), [&](const ScreenBox& other) { return box.overlaps(other); })) {
            touched.push_back(&part);
        }
    }
    if (touched.empty()) {
        return;
    }
    use_atlas(label_, atlas);
    batch.layout_.bind();
    label_.set("viewport_px", viewport(camera));
    label_.set("opacity", static_cast<float>(opacity));
    label_.set("ratio", static_cast<float>(ratio));
    label_.set("middle_px", to_floats(middle.x, middle.y));
    // Neighbours in the batch are drawn at once.
    for (const bool halo : {true, false}) {
        std::size_t first = 0;
        std::size_t end = 0;
        for (const LabelBatch::Part* part : touched) {
            const std::size_t part_first = halo ? part->halo : part->letters;
            if (part_first != end) {
                gl::draw(gl::Primitive::Triangles, first, end - first);
                first = part_first;
            }
            end = halo ? part->halo_end : part->letters_end;
        }
        gl::draw(gl::Primitive::Triangles, first, end - first);
    }
}

} // namespace marsad::render
