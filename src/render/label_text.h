#pragma once

#include "render/draw_list.h"
#include "render/label_language.h"
#include "render/label_memory.h"
#include "typeset/shaper.h"

#include <optional>
#include <string_view>
#include <vector>

namespace marsad::render {

/// How a kind of label is written; sizes for Latin letters before the picture's scale.
struct LabelStyle {
    double size_px;
    typeset::Weight weight = typeset::Weight::Regular;
    double letter_spacing_px = 0.0; ///< Latin only
    bool capitals = false;          ///< Latin only
    Colour colour;
};

/// One or two shaped lines, centred on each other.
struct LabelBlock {
    std::vector<const LabelRow*> rows; ///< in the memory
    double width_px = 0.0;
    double height_px = 0.0;
    bool right_to_left = false; ///< of the first row
};

/// Names in the languages asked for: Both gives English over Arabic (at 86 %). Nothing where the language has no
/// name and `needed` is false; else the other language's name stands in.
[[nodiscard]] std::optional<LabelBlock> make_label(LabelMemory& memory, std::string_view name_en, std::string_view name_ar,
                                                   LabelLanguage language, const LabelStyle& style, double scale, bool needed);

/// Where the rows of a block stand within its box.
enum class RowAlign { Left, Centre, Right };

/// `anchor`: the point on the map that the label belongs to.
void add_label_text(const LabelBlock& block, const ScreenBox& box, Screen anchor, RowAlign align, const LabelStyle& style, const MapStyle& colours,
                    double scale, DrawList& out);

} // namespace marsad::render
