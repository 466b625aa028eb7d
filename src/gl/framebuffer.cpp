#include "gl/framebuffer.h"

#include <algorithm>
#include <cstddef>
#include <string>

#include <epoxy/gl.h>

namespace marsad::gl {

void detail::delete_framebuffer(unsigned name) { glDeleteFramebuffers(1, &name); }
void detail::delete_renderbuffer(unsigned name) { glDeleteRenderbuffers(1, &name); }

void detail::delete_picture(unsigned name) { glDeleteTextures(1, &name); }

int max_framebuffer_side_px() {
    GLint buffer_limit = 0;
    GLint viewport_limit[2] = {0, 0};
    GLint texture_limit = 0;
    glGetIntegerv(GL_MAX_RENDERBUFFER_SIZE, &buffer_limit);
    glGetIntegerv(GL_MAX_TEXTURE_SIZE, &texture_limit);
    glGetIntegerv(GL_MAX_VIEWPORT_DIMS, viewport_limit);
    return std::min({buffer_limit, texture_limit, viewport_limit[0], viewport_limit[1]});
}

base::Result<Framebuffer> Framebuffer::create(int width_px, int height_px, int samples) {
    const int limit = max_framebuffer_side_px();
    const std::string size = std::to_string(width_px) + "x" + std::to_string(height_px);
    if (width_px < 1 || height_px < 1 || width_px > limit || height_px > limit) {
        return base::failure(base::ErrorCode::Unsupported,
                             "a picture of " + size + " pixels cannot be drawn: each side must be 1 to " + std::to_string(limit));
    }
    GLint max_samples = 0;
    glGetIntegerv(GL_MAX_SAMPLES, &max_samples);
    Framebuffer out;
    out.width_px_ = width_px;
    out.height_px_ = height_px;
    unsigned name = 0;
    glGenFramebuffers(1, &name);
    out.handle_ = Handle<&detail::delete_framebuffer>(name);
    glBindFramebuffer(GL_FRAMEBUFFER, name);
    if (samples > 0) {
        glGenRenderbuffers(1, &name);
        out.samples_ = Handle<&detail::delete_renderbuffer>(name);
        glBindRenderbuffer(GL_RENDERBUFFER, name);
        glRenderbufferStorageMultisample(GL_RENDERBUFFER, std::min(samples, static_cast<int>(max_samples)), GL_RGBA8, width_px, height_px);
        glFramebufferRenderbuffer(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_RENDERBUFFER, name);
    } else {
        glGenTextures(1, &name);
        out.picture_ = Handle<&detail::delete_picture>(name);
        glBindTexture(GL_TEXTURE_2D, name);
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST); // no smaller copies: it is complete as it is
        glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        glFramebufferTexture2D(GL_FRAMEBUFFER, GL_COLOR_ATTACHMENT0, GL_TEXTURE_2D, name, 0);
    }
    if (glCheckFramebufferStatus(GL_FRAMEBUFFER) != GL_FRAMEBUFFER_COMPLETE) {
        return base::failure(base::ErrorCode::Unsupported, "the OpenGL driver has no memory for a picture of " + size + " pixels; choose a smaller --size");
    }
    return out;
}

void Framebuffer::write_rgba(std::span<const std::byte> bytes) const {
    glBindTexture(GL_TEXTURE_2D, picture_.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, 0, width_px_, height_px_, GL_RGBA, GL_UNSIGNED_BYTE, bytes.data());
}

void Framebuffer::bind() const {
    glBindFramebuffer(GL_FRAMEBUFFER, handle_.name());
    glViewport(0, 0, width_px_, height_px_);
}

void Framebuffer::resolve_into(const Framebuffer& target) const {
    glBindFramebuffer(GL_READ_FRAMEBUFFER, handle_.name());
    glBindFramebuffer(GL_DRAW_FRAMEBUFFER, target.handle_.name());
    glBlitFramebuffer(0, 0, width_px_, height_px_, 0, 0, width_px_, height_px_, GL_COLOR_BUFFER_BIT, GL_NEAREST);
    target.bind();
}

void Framebuffer::copy_into(const Target& target, const PixelRect& from, const PixelRect& to) const {
    target.bind();
    glBindFramebuffer(GL_READ_FRAMEBUFFER, handle_.name());
    const bool same_size = from.width == to.width && from.height == to.height;
    glBlitFramebuffer(from.left, from.bottom, from.left + from.width, from.bottom + from.height, to.left, to.bottom, to.left + to.width,
                      to.bottom + to.height, GL_COLOR_BUFFER_BIT, same_size ? GL_NEAREST : GL_LINEAR);
    target.bind();
}

void Framebuffer::read_pixels(std::vector<std::uint32_t>& into) const {
    into.resize(static_cast<std::size_t>(width_px_) * static_cast<std::size_t>(height_px_));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, handle_.name());
    glPixelStorei(GL_PACK_ALIGNMENT, 4);
    glReadPixels(0, 0, width_px_, height_px_, GL_RGBA, GL_UNSIGNED_BYTE, into.data());
}

std::vector<std::uint8_t> Framebuffer::read_rgba() const {
    const auto row_bytes = static_cast<std::size_t>(width_px_) * 4U;
    std::vector<std::uint8_t> pixels(row_bytes * static_cast<std::size_t>(height_px_));
    glBindFramebuffer(GL_READ_FRAMEBUFFER, handle_.name());
    glPixelStorei(GL_PACK_ALIGNMENT, 1);
    glReadPixels(0, 0, width_px_, height_px_, GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
    // GL counts rows from the bottom.
    for (std::size_t top = 0, bottom = static_cast<std::size_t>(height_px_); top + 1 < bottom; ++top) {
        --bottom;
        const auto offset = [&](std::size_t row) { return pixels.begin() + static_cast<std::ptrdiff_t>(row * row_bytes); };
        std::swap_ranges(offset(top), offset(top + 1), offset(bottom));
    }
    return pixels;
}

} // namespace marsad::gl
