#pragma once

#include "gl/buffer.h"
#include "gl/handle.h"

#include <cstddef>
#include <span>

namespace marsad::gl {

namespace detail {
void delete_vertex_array(unsigned name);
} // namespace detail

enum class AttributeType {
    Float,          ///< read as float
    Int32,          ///< read as int (no conversion: keeps all 32 bits)
    UInt8Integer,   ///< read as uint
    UInt8Normalized ///< 0..255 read as 0..1
};

/// One vertex attribute inside an interleaved record.
struct Attribute {
    unsigned location;
    int components;
    AttributeType type;
    std::size_t offset_bytes;
    bool per_instance = false;
};

/// How a program reads its buffers.
class VertexArray {
  public:
    VertexArray();

    /// Records of `stride_bytes` in `buffer`, which must outlive the draws.
    void attach(const Buffer& buffer, std::size_t stride_bytes, std::span<const Attribute> attributes);
    void bind() const;

  private:
    Handle<&detail::delete_vertex_array> handle_;
};

} // namespace marsad::gl
