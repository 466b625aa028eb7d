#pragma once

#include "basemap_geometry.h"

#include "base/result.h"

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::compile_data {

/// An area that several states claim, from assets/gazetteer/disputed.tsv.
struct DisputedArea {
    std::string name;
    std::string country; ///< ISO code that Marsad files it under
    FixedPath outline;
};

/// Decides which lines are dashed, from disputed.tsv and styles/disputed_borders.tsv.
class DisputedBorders {
  public:
    [[nodiscard]] static base::Result<DisputedBorders> load(const std::filesystem::path& assets_dir);

    /// Whether the border of the two neighbours (in any order) is disputed at a point.
    [[nodiscard]] bool is_disputed(std::string_view a, std::string_view b, render::FixedPoint at) const;
    [[nodiscard]] bool concerns(std::string_view a, std::string_view b) const;
    /// The area that holds most of a polygon's outline, if any.
    [[nodiscard]] const DisputedArea* area_of(const FixedPath& ring) const;
    /// The area that is to be cut out of a state (its code), if there is one within the box.
    [[nodiscard]] const DisputedArea* split_of(std::string_view code, const render::FixedBox& box) const;
    /// Areas whose own outline is to be drawn.
    [[nodiscard]] const std::vector<DisputedArea>& outlines() const { return outlines_; }

  private:
    struct Rule {
        std::string first;
        std::string second;
        std::optional<render::FixedBox> box; ///< nothing = everywhere
        std::size_t area;                    ///< index, or kNoArea
    };
    static constexpr std::size_t kNoArea = static_cast<std::size_t>(-1);
    std::vector<DisputedArea> areas_;
    std::vector<DisputedArea> outlines_;
    std::vector<Rule> rules_;
};

} // namespace marsad::compile_data
