#pragma once

namespace marsad::gl {

/// A rectangle of a framebuffer in pixels; OpenGL counts from the bottom left corner.
struct PixelRect {
    int left;
    int bottom;
    int width;
    int height;
};

/// Whatever framebuffer draws go to at the moment: a window's or an off-screen one. To come back to it after drawing
/// elsewhere.
class Target {
  public:
    [[nodiscard]] static Target current();
    void bind() const;

  private:
    explicit Target(unsigned name) : name_(name) {}
    unsigned name_;
};

/// Where the unit square of device coordinates lies; may reach beyond the framebuffer.
void set_viewport(const PixelRect& rect);
/// Nothing is drawn, cleared or copied outside of it.
void set_scissor(const PixelRect& rect);
void clear_scissor();

} // namespace marsad::gl
