#pragma once

#include "media/film.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

#include <gtest/gtest.h>

/// A folder of one test.
class FilmFolder {
  public:
    FilmFolder() : path_(std::filesystem::temp_directory_path() / ("marsad_film_" + std::string(testing::UnitTest::GetInstance()->current_test_info()->name()))) {
        std::filesystem::remove_all(path_);
        std::filesystem::create_directories(path_);
    }
    FilmFolder(const FilmFolder&) = delete;
    FilmFolder& operator=(const FilmFolder&) = delete;
    ~FilmFolder() { std::filesystem::remove_all(path_); }
    [[nodiscard]] std::string file(const std::string& name) const { return (path_ / name).string(); }
    [[nodiscard]] std::vector<std::string> names() const {
        std::vector<std::string> out;
        for (const auto& entry : std::filesystem::recursive_directory_iterator(path_)) {
            out.push_back(std::filesystem::relative(entry.path(), path_).string());
        }
        std::sort(out.begin(), out.end());
        return out;
    }

  private:
    std::filesystem::path path_;
};

/// A ground of two colours with a square that walks over it.
inline marsad::media::Image film_frame(int width_px, int height_px, int step) {
    marsad::media::Image image{width_px, height_px, {}};
    image.rgba.reserve(static_cast<std::size_t>(width_px) * static_cast<std::size_t>(height_px) * 4U);
    for (int y = 0; y < height_px; ++y) {
        for (int x = 0; x < width_px; ++x) {
            const bool square = x >= 3 * step && x < 3 * step + 7 && y >= 2 * step && y < 2 * step + 5;
            const bool land = x * 3 > y * 4;
            const auto pixel = square ? std::array<std::uint8_t, 3>{230, static_cast<std::uint8_t>(20 * step), 30} : land ? std::array<std::uint8_t, 3>{240, 236, 228} : std::array<std::uint8_t, 3>{200, 214, 226};
            image.rgba.insert(image.rgba.end(), {pixel[0], pixel[1], pixel[2], 255});
        }
    }
    return image;
}
