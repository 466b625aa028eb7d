#pragma once

#include "base/result.h"
#include "gl/handle.h"

#include <array>
#include <span>
#include <string_view>

namespace marsad::gl {

namespace detail {
void delete_program(unsigned name);
} // namespace detail

/// A linked pair of shaders.
class Program {
  public:
    /// BadFormat with the driver's log where a shader does not compile; `label` names it in the message.
    [[nodiscard]] static base::Result<Program> compile(std::string_view label, std::string_view vertex_source, std::string_view fragment_source);

    /// Makes it current; the setters below act on the current program.
    void use() const;
    void set(const char* uniform, int value) const;
    void set(const char* uniform, float value) const;
    void set(const char* uniform, std::array<int, 2> value) const;
    void set(const char* uniform, std::array<float, 2> value) const;
    void set(const char* uniform, std::array<float, 4> value) const;
    void set(const char* uniform, std::span<const std::array<float, 4>> values) const;

  private:
    explicit Program(unsigned name) : handle_(name) {}
    Handle<&detail::delete_program> handle_;
};

} // namespace marsad::gl
