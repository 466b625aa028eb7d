#pragma once

#include "media/png.h"

#include <cstddef>
#include <cstdint>
#include <unordered_map>
#include <vector>

namespace marsad::media {

struct Rgb {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;
    friend bool operator==(const Rgb&, const Rgb&) = default;
};

/// Few colours that stand for many. The same colour always becomes the same one: in a film nothing that stands still may change.
class Palette {
  public:
    explicit Palette(std::vector<Rgb> colours) : colours_(std::move(colours)) {}
    [[nodiscard]] const std::vector<Rgb>& colours() const { return colours_; }
    /// The nearest to the eye.
    [[nodiscard]] std::uint8_t index_of(Rgb colour);

  private:
    std::vector<Rgb> colours_;
    std::unordered_map<std::uint32_t, std::uint8_t> known_;
};

/// Chooses the colours of a palette from pictures.
class PaletteMaker {
  public:
    void look_at(const Image& image);
    /// At most so many colours. What fills a picture (sea, land, paper) is kept exactly; the others are parted where they differ most.
    [[nodiscard]] Palette make(std::size_t most) const;

  private:
    std::unordered_map<std::uint32_t, std::uint64_t> counts_;
    std::uint64_t pixels_ = 0;
};

} // namespace marsad::media
