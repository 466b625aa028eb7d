#pragma once

#include <array>
#include <cstddef>

namespace marsad::gl {

enum class Primitive { Points, Triangles, TriangleStrip };

/// Draws go to the window, over its whole area.
void use_window(int width_px, int height_px);

/// Opaque background over the bound framebuffer, channels 0 to 1.
void clear(std::array<float, 4> rgba);

/// State that every map pass shares: blending of straight alpha, points sized by the shader, no depth.
void begin_pass();

/// Blending off for opaque areas, which are drawn faster so; begin_pass() has it on.
void set_blending(bool on);

/// Lets go of program and vertex array, so that nobody changes them by mistake afterwards.
void end_pass();

/// Draws with the current program and the bound vertex array.
void draw(Primitive primitive, std::size_t first, std::size_t count);
void draw_instanced(Primitive primitive, std::size_t count, std::size_t instances);

/// Waits until everything is drawn; for measurements.
void finish();

} // namespace marsad::gl
