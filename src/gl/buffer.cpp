#include "gl/buffer.h"

#include <epoxy/gl.h>

namespace marsad::gl {

void detail::delete_buffer(unsigned name) { glDeleteBuffers(1, &name); }

Buffer::Buffer() {
    unsigned name = 0;
    glGenBuffers(1, &name);
    handle_ = Handle<&detail::delete_buffer>(name);
}

void Buffer::upload(std::span<const std::byte> bytes) {
    glBindBuffer(GL_ARRAY_BUFFER, handle_.name());
    glBufferData(GL_ARRAY_BUFFER, static_cast<GLsizeiptr>(bytes.size()), bytes.data(), GL_STREAM_DRAW);
}

} // namespace marsad::gl
