#pragma once

#include <utility>

namespace marsad::gl {

/// The name of one GL object; move-only, deleted by `Delete` at the end of its life. The context that made it must
/// be current then. 0 = none.
template <void (*Delete)(unsigned)>
class Handle {
  public:
    Handle() = default;
    explicit Handle(unsigned name) : name_(name) {}
    Handle(Handle&& other) noexcept : name_(std::exchange(other.name_, 0U)) {}
    Handle& operator=(Handle&& other) noexcept {
        std::swap(name_, other.name_);
        return *this;
    }
    Handle(const Handle&) = delete;
    Handle& operator=(const Handle&) = delete;
    ~Handle() {
        if (name_ != 0U) {
            Delete(name_);
        }
    }

    [[nodiscard]] unsigned name() const { return name_; }

  private:
    unsigned name_ = 0U;
};

} // namespace marsad::gl
