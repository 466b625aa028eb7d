#include "media/change_film.h"

#include <algorithm>
#include <cstring>
#include <utility>

namespace marsad::media {

std::optional<PixelBox> changed_box(const Image& before, const Image& after) {
    const auto row_bytes = static_cast<std::size_t>(after.width_px) * 4U;
    const auto differs = [&](int row) { return std::memcmp(before.rgba.data() + static_cast<std::size_t>(row) * row_bytes, after.rgba.data() + static_cast<std::size_t>(row) * row_bytes, row_bytes) != 0; };
    int top = 0;
    while (top < after.height_px && !differs(top)) {
        ++top;
    }
    if (top == after.height_px) {
        return std::nullopt;
    }
    int bottom = after.height_px - 1;
    while (!differs(bottom)) {
        --bottom;
    }
    int left = after.width_px;
    int right = -1;
    for (int row = top; row <= bottom; ++row) {
        const std::uint8_t* const a = before.rgba.data() + static_cast<std::size_t>(row) * row_bytes;
        const std::uint8_t* const b = after.rgba.data() + static_cast<std::size_t>(row) * row_bytes;
        int first = 0;
        while (first < left && std::memcmp(a + static_cast<std::size_t>(first) * 4U, b + static_cast<std::size_t>(first) * 4U, 4) == 0) {
            ++first;
        }
        left = std::min(left, first);
        int last = after.width_px - 1;
        while (last > right && std::memcmp(a + static_cast<std::size_t>(last) * 4U, b + static_cast<std::size_t>(last) * 4U, 4) == 0) {
            --last;
        }
        right = std::max(right, last);
    }
    return PixelBox{left, top, right - left + 1, bottom - top + 1};
}

base::Result<void> ChangeFilm::add(const Image& frame, std::size_t times) {
    if (frame.width_px != spec_.width_px || frame.height_px != spec_.height_px ||
        frame.rgba.size() != static_cast<std::size_t>(frame.width_px) * static_cast<std::size_t>(frame.height_px) * 4U) {
        return base::failure(base::ErrorCode::BadFormat, "a frame has another size than its film");
    }
    if (times == 0) {
        return {};
    }
    if (held_.rgba.empty()) {
        held_ = frame;
        box_ = {0, 0, frame.width_px, frame.height_px};
        held_to_ = times;
        return {};
    }
    const auto box = changed_box(held_, frame);
    if (box) {
        if (auto written = write_held(); !written) {
            return written;
        }
        std::swap(before_, held_);
        held_ = frame;
        box_ = *box;
        held_from_ = held_to_;
    }
    held_to_ += times;
    return {};
}

base::Result<void> ChangeFilm::write_held() {
    const auto time_of = [&](std::size_t frame_time) { return static_cast<double>(frame_time) / spec_.frames_per_second; };
    return write_frame(held_, before_.rgba.empty() ? nullptr : &before_, box_, time_of(held_from_), time_of(held_to_));
}

base::Result<std::string> ChangeFilm::finish() {
    if (held_.rgba.empty()) {
        return base::failure(base::ErrorCode::BadFormat, "an animation without a frame cannot be written");
    }
    if (auto written = write_held(); !written) {
        return base::failure(written.error());
    }
    return close();
}

} // namespace marsad::media
