#include "render/label_memory.h"

#include "render/name_key.h"

#include <algorithm>

namespace marsad::render {

namespace {

constexpr std::size_t kMostRows = 20000;
constexpr std::size_t kMostKeys = 100000;

} // namespace

const LabelRow& LabelMemory::row(std::string_view text, const typeset::TextStyle& style, double width_px) {
    ByText<LabelRow>& known = rows_[{style.size_px, style.letter_spacing_px, width_px, style.weight, style.direction}];
    const auto found = known.find(text);
    if (found != known.end()) {
        return found->second;
    }
    LabelRow row{shaper_.shape_to_width(text, style, width_px), 0.0, 0.0};
    // The letters' own reach, but never less than a line of Latin: descending rows would dance otherwise.
    row.ascent_px = std::max(0.74 * style.size_px, -static_cast<double>(row.line.ink_top_px));
    row.height_px = row.ascent_px + std::max(0.22 * style.size_px, static_cast<double>(row.line.ink_bottom_px));
    ++row_count_;
    return known.emplace(std::string(text), std::move(row)).first->second;
}

const std::string& LabelMemory::key(std::string_view name) {
    const auto found = keys_.find(name);
    return found != keys_.end() ? found->second : keys_.emplace(std::string(name), name_key(name)).first->second;
}

void LabelMemory::trim() {
    if (row_count_ > kMostRows) {
        rows_.clear();
        row_count_ = 0;
    }
    if (keys_.size() > kMostKeys) {
        keys_.clear();
    }
}

} // namespace marsad::render
