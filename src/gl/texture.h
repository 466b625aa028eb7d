#pragma once

#include "gl/handle.h"

#include <cstddef>
#include <cstdint>
#include <span>

namespace marsad::gl {

namespace detail {
void delete_texture(unsigned name);
} // namespace detail

/// A one-channel texture with linear filtering: coverage masks such as a glyph atlas.
class MaskTexture {
  public:
    /// What a shader reads: coverage in the red channel, or white with the coverage as alpha (ImGui's shader).
    enum class Reading { Red, Alpha };
    explicit MaskTexture(Reading reading = Reading::Red);

    /// Replaces the content: `width_px * height_px` bytes, rows from the top, no padding.
    void upload(int width_px, int height_px, std::span<const std::uint8_t> coverage);
    /// Replaces rows [top_px, top_px + height_px) of a texture whose size an upload() has set.
    void upload_rows(int top_px, int width_px, int height_px, std::span<const std::uint8_t> coverage);
    void bind(unsigned unit) const;
    /// As OpenGL knows it.
    [[nodiscard]] unsigned name() const { return handle_.name(); }

  private:
    Handle<&detail::delete_texture> handle_;
};

/// A picture in colour, read pixel by pixel.
class ColourTexture {
  public:
    ColourTexture();

    /// Replaces rows from `top_px` on; another size than before drops what was there. Four bytes a pixel: red, green, blue, alpha.
    void upload_rows(int width_px, int height_px, int top_px, std::span<const std::uint32_t> pixels);
    void bind(unsigned unit) const;

  private:
    Handle<&detail::delete_texture> handle_;
    int width_px_ = 0;
    int height_px_ = 0;
};

} // namespace marsad::gl
