#pragma once

#include "render/basemap_file.h"
#include "render/camera.h"

#include <array>
#include <map>
#include <string>
#include <vector>

namespace marsad::render {

/// Visible part of a state: where its name can stand, best first, and the share of the picture that it covers.
struct VisibleArea {
    std::vector<Screen> spots;
    double share = 0.0;
};

/// Which state lies under each cell of the picture. Disputed land counts to the state that Marsad files it under.
class AreaGrid {
  public:
    AreaGrid(const BasemapFile& basemap, const Camera& camera);

    /// For every state in the part `within` of the picture (ISO code) the places farthest from its outline and from the
    /// part's edge.
    [[nodiscard]] std::map<std::string, VisibleArea> visible_areas(const ScreenBox& within) const;
    /// Share of a box that lies over other states than `code`; sea counts to nobody.
    [[nodiscard]] double foreign_share(const ScreenBox& box, const std::string& code) const;

  private:
    using Code = std::array<char, 2>;
    struct Cells { ///< half-open
        int left, top, right, bottom;
    };
    [[nodiscard]] Code at(int column, int row) const {
        return codes_[static_cast<std::size_t>(row) * static_cast<std::size_t>(columns_) + static_cast<std::size_t>(column)];
    }
    [[nodiscard]] std::vector<int> clearances(const Cells& part) const;
    void paint(Screen a, Screen b, Screen c, Code code);
    void paint_shapes(std::span<const FillRecord> shapes, std::span<const FixedPoint> vertices, const Camera& camera);

    int columns_;
    int rows_;
    std::vector<Code> codes_; ///< zeros = none
};

} // namespace marsad::render
