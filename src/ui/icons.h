#pragma once

#include "base/diagnostics.h"
#include "base/result.h"

#include <filesystem>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::ui {

/// Drawings on a grid of 16 x 16, y down, from assets/interface/icons.tsv: name and strokes. A stroke is "x,y x,y ..." (a line),
/// "x,y x,y ... z" (closed), "x,y ... f" (filled), "o x,y r" (circle), "a x,y r from to" (arc; turns from the top, clockwise), "d x,y r"
/// (dot); strokes are separated by ";". A name that ends in "*" is turned round where the interface reads from the right.
class Icons {
  public:
    struct Stroke {
        enum class Kind { Open, Closed, Filled, Circle, Arc, Dot };
        Kind kind;
        std::vector<double> numbers; ///< points as x, y, ...; or x, y, radius; or x, y, radius, from, to
    };
    struct Icon {
        std::vector<Stroke> strokes;
        bool turns = false;
    };

    /// NotFound; bad lines are errors of `diagnostics` and left out.
    [[nodiscard]] static base::Result<Icons> load(const std::filesystem::path& file, base::Diagnostics& diagnostics);
    /// Null where there is none.
    [[nodiscard]] const Icon* find(std::string_view name) const;
    [[nodiscard]] std::size_t size() const { return icons_.size(); }

  private:
    std::map<std::string, Icon, std::less<>> icons_;
};

} // namespace marsad::ui
