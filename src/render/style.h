#pragma once

#include "base/result.h"
#include "model/event_type.h"

#include <array>
#include <cmath>
#include <cstdint>
#include <filesystem>
#include <map>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace marsad::render {

/// 0 to 255 each; straight alpha.
struct Colour {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    std::uint8_t alpha = 255;

    [[nodiscard]] Colour with_alpha(double share) const { return {red, green, blue, static_cast<std::uint8_t>(std::lround(share * 255.0))}; }
    [[nodiscard]] std::array<float, 4> as_floats() const {
        return {static_cast<float>(red) / 255.0F, static_cast<float>(green) / 255.0F, static_cast<float>(blue) / 255.0F, static_cast<float>(alpha) / 255.0F};
    }
    friend bool operator==(const Colour&, const Colour&) = default;
};

/// RRGGBB or RRGGBBAA; nothing where it is neither.
[[nodiscard]] std::optional<Colour> parse_colour(std::string_view text);

class SignMarks;

/// Colours of the map by name, from assets/styles/NAME.tsv. What each stands for is said in the file.
struct MapStyle {
    Colour sea, lake, land, land_focus;
    Colour border, disputed_border, province, coast, river, graticule;
    Colour label_city, label_town, label_area, halo;
    Colour panel, panel_line, text, text_secondary, text_note;
    Colour casing, ink;
    std::array<Colour, 6> type; ///< by model::EventType
    std::array<Colour, 6> ramp; ///< of grid and heat, from few to many
    std::shared_ptr<const SignMarks> marks; ///< what stands inside signs; null: nothing

    /// The colours with the marks of the same folder. Usage where there is no such style (the message lists those there are),
    /// NotFound, BadFormat.
    [[nodiscard]] static base::Result<MapStyle> load(const std::filesystem::path& styles_dir, std::string_view name);
};

/// Words of title, legend and notes in both languages, from assets/styles/map_texts.tsv.
class MapTexts {
  public:
    /// NotFound, BadFormat.
    [[nodiscard]] static base::Result<MapTexts> load(const std::filesystem::path& styles_dir);

    /// The text of a key; the key itself where the file lacks it.
    [[nodiscard]] std::string get(std::string_view key, bool arabic) const;

  private:
    std::map<std::string, std::array<std::string, 2>, std::less<>> texts_;
};

} // namespace marsad::render
