#include "gl/vertex_array.h"

#include <epoxy/gl.h>

namespace marsad::gl {

void detail::delete_vertex_array(unsigned name) { glDeleteVertexArrays(1, &name); }

VertexArray::VertexArray() {
    unsigned name = 0;
    glGenVertexArrays(1, &name);
    handle_ = Handle<&detail::delete_vertex_array>(name);
}

void VertexArray::attach(const Buffer& buffer, std::size_t stride_bytes, std::span<const Attribute> attributes) {
    bind();
    glBindBuffer(GL_ARRAY_BUFFER, buffer.name());
    const auto stride = static_cast<GLsizei>(stride_bytes);
    for (const Attribute& attribute : attributes) {
        const auto* offset = reinterpret_cast<const void*>(attribute.offset_bytes);
        glEnableVertexAttribArray(attribute.location);
        switch (attribute.type) {
        case AttributeType::Float:
            glVertexAttribPointer(attribute.location, attribute.components, GL_FLOAT, GL_FALSE, stride, offset);
            break;
        case AttributeType::Int32:
            glVertexAttribIPointer(attribute.location, attribute.components, GL_INT, stride, offset);
            break;
        case AttributeType::UInt8Integer:
            glVertexAttribIPointer(attribute.location, attribute.components, GL_UNSIGNED_BYTE, stride, offset);
            break;
        case AttributeType::UInt8Normalized:
            glVertexAttribPointer(attribute.location, attribute.components, GL_UNSIGNED_BYTE, GL_TRUE, stride, offset);
            break;
        }
        glVertexAttribDivisor(attribute.location, attribute.per_instance ? 1U : 0U);
    }
}

void VertexArray::bind() const { glBindVertexArray(handle_.name()); }

} // namespace marsad::gl
