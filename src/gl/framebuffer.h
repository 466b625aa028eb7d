#pragma once

#include "base/result.h"
#include "gl/handle.h"
#include "gl/target.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace marsad::gl {

namespace detail {
void delete_framebuffer(unsigned name);
void delete_picture(unsigned name);
void delete_renderbuffer(unsigned name);
} // namespace detail

/// An RGBA8 picture to draw into, with or without multisampling.
class Framebuffer {
  public:
    /// Unsupported where the size is beyond the driver's limit. `samples` 0 = none; more than the driver has is
    /// lowered to what it has.
    [[nodiscard]] static base::Result<Framebuffer> create(int width_px, int height_px, int samples);

    /// Replaces all pixels by RGBA bytes, rows from the bottom. Only without multisampling.
    void write_rgba(std::span<const std::byte> bytes) const;
    /// Draws go here, over the whole area.
    void bind() const;
    /// Copies all pixels into `target` of the same size, averaging samples; `target` is bound afterwards.
    void resolve_into(const Framebuffer& target) const;
    /// Copies a part of the picture into a rectangle of the target, which may lie beyond its edges; stretched smoothly
    /// where the sizes differ. Only without multisampling on both sides. `target` is bound afterwards.
    void copy_into(const Target& target, const PixelRect& from, const PixelRect& to) const;
    /// RGBA pixels of four bytes, rows from the bottom: as write_rgba() takes them. Only without multisampling.
    void read_pixels(std::vector<std::uint32_t>& into) const;
    /// RGBA bytes, rows from the top. Only without multisampling.
    [[nodiscard]] std::vector<std::uint8_t> read_rgba() const;

    [[nodiscard]] int width_px() const { return width_px_; }
    [[nodiscard]] int height_px() const { return height_px_; }

  private:
    Framebuffer() = default;
    Handle<&detail::delete_framebuffer> handle_;
    Handle<&detail::delete_renderbuffer> samples_; ///< with multisampling
    Handle<&detail::delete_picture> picture_;      ///< without: a texture, which can be written
    int width_px_ = 0;
    int height_px_ = 0;
};

/// The longest side in pixels that create() takes on this machine.
[[nodiscard]] int max_framebuffer_side_px();

} // namespace marsad::gl
