#include "typeset/shaper.h"

#include "base/utf8.h"
#include "typeset/font_face.h"

#include <algorithm>
#include <cmath>
#include <memory>

namespace marsad::typeset {

namespace {

using Run = PreparedText::Run;

struct BufferDeleter {
    void operator()(hb_buffer_t* buffer) const { hb_buffer_destroy(buffer); }
};

bool is_weak(hb_script_t script) { return script == HB_SCRIPT_COMMON || script == HB_SCRIPT_INHERITED || script == HB_SCRIPT_UNKNOWN; }

hb_unicode_general_category_t category(char32_t code_point) {
    return hb_unicode_general_category(hb_unicode_funcs_get_default(), code_point);
}

bool is_mark(char32_t code_point) {
    const auto kind = category(code_point);
    return kind == HB_UNICODE_GENERAL_CATEGORY_NON_SPACING_MARK || kind == HB_UNICODE_GENERAL_CATEGORY_ENCLOSING_MARK ||
           kind == HB_UNICODE_GENERAL_CATEGORY_SPACING_MARK;
}

bool is_control(char32_t code_point) {
    const auto kind = category(code_point);
    return kind == HB_UNICODE_GENERAL_CATEGORY_CONTROL || kind == HB_UNICODE_GENERAL_CATEGORY_FORMAT;
}

/// Weak characters take the script of the strong one before them, leading ones that of the first strong one.
std::vector<hb_script_t> resolve_scripts(std::u32string_view text) {
    std::vector<hb_script_t> scripts(text.size(), HB_SCRIPT_LATIN);
    hb_script_t current = HB_SCRIPT_INVALID;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const hb_script_t own = hb_unicode_script(hb_unicode_funcs_get_default(), text[i]);
        if (!is_weak(own)) {
            if (current == HB_SCRIPT_INVALID) {
                std::fill(scripts.begin(), scripts.begin() + static_cast<std::ptrdiff_t>(i), own);
            }
            current = own;
        }
        scripts[i] = current == HB_SCRIPT_INVALID ? HB_SCRIPT_LATIN : current;
    }
    return scripts;
}

std::vector<FaceId> choose_faces(FontSet& fonts, std::u32string_view text, const std::vector<hb_script_t>& scripts, const TextStyle& style) {
    std::vector<FaceId> faces(text.size(), 0);
    for (std::size_t i = 0; i < text.size(); ++i) {
        const char32_t c = text[i];
        const bool follows = i > 0 && (is_mark(c) || is_control(c) || (c == U' ' && fonts.has_glyph(faces[i - 1], c)));
        // ASCII digits and signs keep the Latin face, so that figures look the same in both languages.
        const bool arabic = scripts[i] == HB_SCRIPT_ARABIC && (c > 0x7F || c == U' ');
        faces[i] = follows ? faces[i - 1] : fonts.face_for(is_control(c) ? U' ' : c, arabic, style.weight, style.hand);
    }
    return faces;
}

std::vector<Run> itemize(FontSet& fonts, std::u32string_view text, const BidiLevels& bidi, const TextStyle& style) {
    const auto scripts = resolve_scripts(text);
    const auto faces = choose_faces(fonts, text, scripts, style);
    std::vector<Run> runs;
    for (std::size_t i = 0; i < text.size(); ++i) {
        const bool same = !runs.empty() && runs.back().face == faces[i] && runs.back().level == bidi.levels[i] && runs.back().script == static_cast<std::uint32_t>(scripts[i]);
        if (same) {
            runs.back().last = i + 1;
        } else {
            runs.push_back({i, i + 1, faces[i], bidi.levels[i], static_cast<std::uint32_t>(scripts[i])});
        }
    }
    return runs;
}

constexpr double kUnitsPerPixel = 64.0;

double from_units(hb_position_t value) { return static_cast<double>(value) / kUnitsPerPixel; }

/// Appends the run's glyphs at `pen_px` and moves it on.
void shape_run(const FontSet::Face& face, std::u32string_view text, const std::vector<std::uint32_t>& byte_offsets, const Run& run,
               const TextStyle& style, double& pen_px, Line& line) {
    const double size_px = style.size_px * face.optical_scale;
    const auto scale = static_cast<int>(std::lround(size_px * kUnitsPerPixel));
    hb_font_set_scale(face.harfbuzz, scale, scale);
    const std::unique_ptr<hb_buffer_t, BufferDeleter> buffer(hb_buffer_create());
    static_assert(sizeof(char32_t) == sizeof(std::uint32_t));
    hb_buffer_add_utf32(buffer.get(), reinterpret_cast<const std::uint32_t*>(text.data()), static_cast<int>(text.size()),
                        static_cast<unsigned>(run.first), static_cast<int>(run.last - run.first));
    hb_buffer_set_direction(buffer.get(), run.level % 2 == 1 ? HB_DIRECTION_RTL : HB_DIRECTION_LTR);
    hb_buffer_set_script(buffer.get(), static_cast<hb_script_t>(run.script));
    hb_buffer_set_language(buffer.get(), hb_language_from_string(run.script == HB_SCRIPT_ARABIC ? "ar" : "en", -1));
    hb_shape(face.harfbuzz, buffer.get(), nullptr, 0);
    unsigned count = 0;
    const hb_glyph_info_t* infos = hb_buffer_get_glyph_infos(buffer.get(), &count);
    const hb_glyph_position_t* positions = hb_buffer_get_glyph_positions(buffer.get(), &count);
    const bool spaced = style.letter_spacing_px != 0.0 && run.script != HB_SCRIPT_ARABIC;
    for (unsigned i = 0; i < count; ++i) {
        double advance = from_units(positions[i].x_advance);
        if (spaced && advance > 0.0) {
            advance += style.letter_spacing_px;
        }
        const double y = -from_units(positions[i].y_offset);
        line.glyphs.push_back({infos[i].codepoint, run.face, run.level, static_cast<float>(size_px),
                               static_cast<float>(pen_px + from_units(positions[i].x_offset)), static_cast<float>(y), static_cast<float>(advance),
                               byte_offsets[infos[i].cluster]});
        hb_glyph_extents_t extents{};
        if (hb_font_get_glyph_extents(face.harfbuzz, infos[i].codepoint, &extents) != 0 && extents.height != 0) {
            const double top = y - from_units(extents.y_bearing);
            line.ink_top_px = std::min(line.ink_top_px, static_cast<float>(top));
            line.ink_bottom_px = std::max(line.ink_bottom_px, static_cast<float>(top - from_units(extents.height)));
        }
        pen_px += advance;
    }
    if (spaced && count > 0) {
        pen_px -= run.level % 2 == 0 && run.last == text.size() ? style.letter_spacing_px : 0.0;
    }
}

} // namespace

PreparedText Shaper::prepare(std::string_view text, const TextStyle& style) const {
    PreparedText out;
    for (std::size_t at = 0; at < text.size();) {
        const auto decoded = base::decode_utf8(text, at);
        out.code_points.push_back(decoded.code_point);
        out.byte_offsets.push_back(static_cast<std::uint32_t>(at));
        at += decoded.length;
    }
    out.byte_offsets.push_back(static_cast<std::uint32_t>(text.size()));
    const BidiLevels bidi = bidi_levels(out.code_points, style.direction);
    out.runs = itemize(*fonts_, out.code_points, bidi, style);
    out.right_to_left = bidi.right_to_left;
    return out;
}

Line Shaper::shape_part(const PreparedText& text, std::size_t first, std::size_t last, const TextStyle& style) const {
    std::vector<Run> runs;
    std::vector<std::uint8_t> levels;
    for (Run run : text.runs) {
        run.first = std::max(run.first, first);
        run.last = std::min(run.last, last);
        if (run.first < run.last) {
            runs.push_back(run);
            levels.push_back(run.level);
        }
    }
    Line line;
    line.right_to_left = text.right_to_left;
    double pen_px = 0.0;
    for (const std::size_t i : visual_order(levels)) {
        shape_run(fonts_->face(runs[i].face), text.code_points, text.byte_offsets, runs[i], style, pen_px, line);
    }
    line.width_px = static_cast<float>(pen_px);
    return line;
}

Line Shaper::shape(std::string_view text, const TextStyle& style) const {
    const PreparedText prepared = prepare(text, style);
    return shape_part(prepared, 0, prepared.code_points.size(), style);
}

Line Shaper::shape_to_width(std::string_view text, const TextStyle& style, double width_px) const {
    Line line = shape(text, style);
    if (static_cast<double>(line.width_px) <= width_px || text.empty()) {
        return line;
    }
    std::vector<std::size_t> cuts;
    for (const Glyph& glyph : line.glyphs) {
        cuts.push_back(glyph.cluster);
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    const TextStyle fixed{style.size_px, style.weight, line.right_to_left ? Direction::RightToLeft : Direction::LeftToRight, style.letter_spacing_px, style.hand};
    std::size_t low = 0; // cuts[low] is short enough, or nothing is
    std::size_t high = cuts.size();
    const auto cut_at = [&](std::size_t index) { return shape(std::string(text.substr(0, cuts[index])) + "\xE2\x80\xA6", fixed); };
    while (high - low > 1) {
        const std::size_t middle = low + (high - low) / 2;
        (static_cast<double>(cut_at(middle).width_px) <= width_px ? low : high) = middle;
    }
    return cut_at(low);
}

} // namespace marsad::typeset
