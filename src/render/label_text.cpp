#include "render/label_text.h"

#include <algorithm>
#include <string>

namespace marsad::render {

namespace {

constexpr double kSecondLineShare = 0.86;
constexpr double kLongestPx = 190.0;

std::string upper_ascii(std::string_view text) {
    std::string out(text);
    std::transform(out.begin(), out.end(), out.begin(), [](char c) { return c >= 'a' && c <= 'z' ? static_cast<char>(c - 32) : c; });
    return out;
}

const LabelRow& make_row(LabelMemory& memory, std::string_view name, bool arabic, double size_px, const LabelStyle& style, double scale) {
    const typeset::TextStyle text_style{size_px, style.weight, typeset::Direction::Auto, arabic ? 0.0 : style.letter_spacing_px * scale};
    return memory.row(style.capitals && !arabic ? upper_ascii(name) : name, text_style, kLongestPx * scale);
}

} // namespace

std::optional<LabelBlock> make_label(LabelMemory& memory, std::string_view name_en, std::string_view name_ar, LabelLanguage language,
                                     const LabelStyle& style, double scale, bool needed) {
    std::vector<std::pair<std::string_view, bool>> names; // text, Arabic
    if (language != LabelLanguage::Arabic && !name_en.empty()) {
        names.emplace_back(name_en, false);
    }
    if (language != LabelLanguage::English && !name_ar.empty()) {
        names.emplace_back(name_ar, true);
    }
    if (names.empty() && needed) {
        const bool arabic = name_en.empty();
        names.emplace_back(arabic ? name_ar : name_en, arabic);
    }
    if (names.empty() || names.front().first.empty()) {
        return std::nullopt;
    }
    LabelBlock block;
    for (const auto& [name, arabic] : names) {
        const double share = block.rows.empty() ? 1.0 : kSecondLineShare;
        const LabelRow& row = make_row(memory, name, arabic, style.size_px * scale * share, style, scale);
        block.width_px = std::max(block.width_px, static_cast<double>(row.line.width_px));
        block.height_px += row.height_px + (block.rows.empty() ? 0.0 : 1.0 * scale);
        block.rows.push_back(&row);
    }
    block.right_to_left = block.rows.front()->line.right_to_left;
    return block;
}

void add_label_text(const LabelBlock& block, const ScreenBox& box, Screen anchor, RowAlign align, const LabelStyle& style, const MapStyle& colours,
                    double scale, DrawList& out) {
    double top = box.top;
    for (const LabelRow* row : block.rows) {
        const double slack = block.width_px - static_cast<double>(row->line.width_px);
        const double left = box.left + (align == RowAlign::Left ? 0.0 : align == RowAlign::Right ? slack : slack / 2.0);
        out.texts.push_back({row->line, left, top + row->ascent_px, style.colour, colours.halo, 1.5 * scale, anchor});
        top += row->height_px + 1.0 * scale;
    }
}

} // namespace marsad::render
