#pragma once

#include "typeset/shaper.h"

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <unordered_map>

namespace marsad::render {

/// A shaped line of a label with the height that it takes.
struct LabelRow {
    typeset::Line line;
    double ascent_px;
    double height_px;
};

/// Shapes names and makes their keys, and remembers both: the labels of a map that moves are nearly the same from one
/// picture to the next, and shaping is what costs most of placing them.
class LabelMemory {
  public:
    /// The shaper's fonts must outlive it.
    explicit LabelMemory(const typeset::Shaper& shaper) : shaper_(shaper) {}

    /// A name as a line of at most `width_px`; valid until trim().
    [[nodiscard]] const LabelRow& row(std::string_view text, const typeset::TextStyle& style, double width_px);
    /// See name_key(); valid until trim().
    [[nodiscard]] const std::string& key(std::string_view name);
    /// Forgets everything where it has grown large; nothing that row() or key() gave may be in use.
    void trim();

  private:
    struct TextHash {
        using is_transparent = void;
        std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
    };
    struct Look {
        double size_px;
        double letter_spacing_px;
        double width_px;
        typeset::Weight weight;
        typeset::Direction direction;
        friend auto operator<=>(const Look&, const Look&) = default; // NOLINT(modernize-use-nullptr): false alarm on the comparison with 0 inside
    };
    template <typename T>
    using ByText = std::unordered_map<std::string, T, TextHash, std::equal_to<>>;

    typeset::Shaper shaper_;
    std::map<Look, ByText<LabelRow>> rows_; ///< a handful of looks
    ByText<std::string> keys_;
    std::size_t row_count_ = 0;
};

} // namespace marsad::render
