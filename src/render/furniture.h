#pragma once

#include "render/draw_list.h"
#include "render/label_language.h"
#include "render/label_placer.h"
#include "render/legend.h"
#include "render/map_wording.h"
#include "render/symbols.h"

#include <array>
#include <string>

namespace marsad::render {

/// What stands around the map: title, dates, counts, legend, scale bar, sources.
struct FurnitureInput {
    std::string title;
    std::optional<timeline::Day> from; ///< instead of the scene's own first and last day
    std::optional<timeline::Day> to;
    LabelLanguage language;
    double scale;
};

enum class Corner { BottomStart, BottomEnd, TopEnd };

/// Title, legend and their places for one picture. Start is the left side in English, the right one in Arabic.
class Furniture {
  public:
    Furniture(const FurnitureInput& input, const Scene& scene, const MapStyle& style, const MapTexts& texts, const typeset::Shaper& shaper);

    /// What the title and the bottom line take of the picture, for the camera's fit.
    [[nodiscard]] Padding padding(int width_px, int height_px) const;
    /// The legend's box at a corner; empty (0 wide) where there is nothing to explain or no room for it.
    [[nodiscard]] ScreenBox legend_box(Corner corner, int width_px, int height_px) const;

    /// Draws everything; what it covers becomes occupied. `outside`: events beyond the picture's edge.
    void add(const Camera& camera, const std::vector<Symbol>& symbols, Corner legend_corner, std::size_t outside, OccupiedArea& occupied, DrawList& out) const;

  private:
    [[nodiscard]] bool is_compact(int width_px, int height_px) const;
    [[nodiscard]] double legend_row_px() const { return 20.0 * scale(); }
    [[nodiscard]] double scale() const { return input_.scale; }
    [[nodiscard]] typeset::Line shape(const std::string& text, double size_px, typeset::Weight weight, double width_px) const;
    /// The same, smaller (to 70 %) before it is cut.
    [[nodiscard]] typeset::Line shape_to_fit(const std::string& text, double size_px, typeset::Weight weight, double width_px) const;
    [[nodiscard]] static double title_size_px(int width_px);
    void add_legend_rows();
    void add_title(const Camera& camera, std::size_t outside, OccupiedArea& occupied, DrawList& out) const;
    void add_legend(const ScreenBox& box, bool compact, OccupiedArea& occupied, DrawList& out) const;
    void add_bottom(const Camera& camera, OccupiedArea& occupied, DrawList& out) const;
    void add_empty_note(const Camera& camera, OccupiedArea& occupied, DrawList& out) const;
    void add_text(typeset::Line line, double x_px, double baseline_px, bool right_aligned, Colour colour, OccupiedArea* occupied, DrawList& out) const;

    FurnitureInput input_;
    const Scene& scene_;
    const MapStyle& style_;
    const MapTexts& texts_;
    const typeset::Shaper& shaper_;
    bool arabic_;
    std::vector<LegendRow> legend_;
};

} // namespace marsad::render
