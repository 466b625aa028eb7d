#pragma once

#include "base/result.h"
#include "model/event_type.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::render {

/// The marks inside the signs of single events, which tell the weapon or the act: drawings of assets/styles/marks.tsv as
/// fields of distances, so that one picture serves every size, and the rules of mark_rules.tsv. Immutable.
class SignMarks {
  public:
    /// Of the drawings' grid, with a margin that keeps neighbours in the picture apart.
    static constexpr double kGrid = 12.0;
    static constexpr double kMargin = 1.0;
    static constexpr int kTexels = 4; ///< a unit of the grid
    static constexpr int kCellPx = static_cast<int>((kGrid + 2.0 * kMargin) * kTexels);
    /// Distance from an outline, in units of the grid, that the picture's bytes reach from 128 to 0 or 255.
    static constexpr double kReach = 1.5;
    static constexpr std::size_t kMost = 32;

    /// NotFound, BadFormat with the line.
    [[nodiscard]] static base::Result<std::shared_ptr<const SignMarks>> load(const std::filesystem::path& styles_dir);

    /// 1 and up; 0 = none.
    [[nodiscard]] std::uint8_t mark_of(model::SubEventType sub_type, model::Weapon weapon) const {
        return rules_[static_cast<std::size_t>(sub_type)][static_cast<std::size_t>(weapon)];
    }
    [[nodiscard]] std::span<const std::string> names() const { return names_; } ///< mark 1 first
    /// Cells of kCellPx side by side, mark 1 first: 255 inside, 0 outside, 128 on the outline.
    [[nodiscard]] std::span<const std::uint8_t> picture() const { return picture_; }
    [[nodiscard]] int width_px() const { return kCellPx * static_cast<int>(names_.size()); }
    /// The same for the same drawings.
    [[nodiscard]] std::uint64_t id() const { return id_; }

  private:
    static constexpr std::size_t kWeapons = static_cast<std::size_t>(model::Weapon::Unknown) + 1;

    SignMarks() = default;
    [[nodiscard]] base::Result<void> read_drawings(const std::filesystem::path& file);
    [[nodiscard]] base::Result<void> read_rules(const std::filesystem::path& file);

    std::vector<std::string> names_;
    std::vector<std::uint8_t> picture_;
    std::array<std::array<std::uint8_t, kWeapons>, model::kSubEventTypeCount> rules_{};
    std::uint64_t id_ = 0;
};

} // namespace marsad::render
