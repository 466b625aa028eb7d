#include "gl/texture.h"

#include <epoxy/gl.h>

namespace marsad::gl {

void detail::delete_texture(unsigned name) { glDeleteTextures(1, &name); }

MaskTexture::MaskTexture(Reading reading) {
    unsigned name = 0;
    glGenTextures(1, &name);
    handle_ = Handle<&detail::delete_texture>(name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_LINEAR);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_S, GL_CLAMP_TO_EDGE);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_WRAP_T, GL_CLAMP_TO_EDGE);
    if (reading == Reading::Alpha) {
        constexpr GLint kSwizzle[] = {GL_ONE, GL_ONE, GL_ONE, GL_RED};
        glTexParameteriv(GL_TEXTURE_2D, GL_TEXTURE_SWIZZLE_RGBA, kSwizzle);
    }
}

void MaskTexture::upload(int width_px, int height_px, std::span<const std::uint8_t> coverage) {
    glBindTexture(GL_TEXTURE_2D, handle_.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexImage2D(GL_TEXTURE_2D, 0, GL_R8, width_px, height_px, 0, GL_RED, GL_UNSIGNED_BYTE, coverage.data());
}

void MaskTexture::upload_rows(int top_px, int width_px, int height_px, std::span<const std::uint8_t> coverage) {
    glBindTexture(GL_TEXTURE_2D, handle_.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 1);
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, top_px, width_px, height_px, GL_RED, GL_UNSIGNED_BYTE, coverage.data());
}

void MaskTexture::bind(unsigned unit) const {
    glActiveTexture(GL_TEXTURE0 + unit);
    glBindTexture(GL_TEXTURE_2D, handle_.name());
}

ColourTexture::ColourTexture() {
    unsigned name = 0;
    glGenTextures(1, &name);
    handle_ = Handle<&detail::delete_texture>(name);
    glBindTexture(GL_TEXTURE_2D, name);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MIN_FILTER, GL_NEAREST);
    glTexParameteri(GL_TEXTURE_2D, GL_TEXTURE_MAG_FILTER, GL_NEAREST);
}

void ColourTexture::upload_rows(int width_px, int height_px, int top_px, std::span<const std::uint32_t> pixels) {
    glBindTexture(GL_TEXTURE_2D, handle_.name());
    glPixelStorei(GL_UNPACK_ALIGNMENT, 4);
    if (width_px != width_px_ || height_px != height_px_) {
        glTexImage2D(GL_TEXTURE_2D, 0, GL_RGBA8, width_px, height_px, 0, GL_RGBA, GL_UNSIGNED_BYTE, nullptr);
        width_px_ = width_px;
        height_px_ = height_px;
    }
    glTexSubImage2D(GL_TEXTURE_2D, 0, 0, top_px, width_px, static_cast<GLsizei>(pixels.size() / static_cast<std::size_t>(width_px)), GL_RGBA, GL_UNSIGNED_BYTE, pixels.data());
}

void ColourTexture::bind(unsigned unit) const {
    glActiveTexture(GL_TEXTURE0 + unit);
    glBindTexture(GL_TEXTURE_2D, handle_.name());
}

} // namespace marsad::gl
