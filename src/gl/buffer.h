#pragma once

#include "gl/handle.h"

#include <cstddef>
#include <span>

namespace marsad::gl {

namespace detail {
void delete_buffer(unsigned name);
} // namespace detail

/// Vertex data on the device.
class Buffer {
  public:
    /// An empty buffer.
    Buffer();

    /// Replaces the content.
    void upload(std::span<const std::byte> bytes);
    template <typename T>
    void upload_items(std::span<const T> items) {
        upload(std::as_bytes(items));
    }

    [[nodiscard]] unsigned name() const { return handle_.name(); }

  private:
    Handle<&detail::delete_buffer> handle_;
};

} // namespace marsad::gl
