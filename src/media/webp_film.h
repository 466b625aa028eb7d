#pragma once

#include "base/file.h"
#include "media/change_film.h"

#include <memory>
#include <string>
#include <string_view>

namespace marsad::media {

/// An animated WebP without loss. The library's own animation encoder keeps the whole film in memory; its container is three kinds of
/// chunks, which are written here as they come.
class WebPFilm final : public ChangeFilm {
  public:
    [[nodiscard]] static base::Result<std::unique_ptr<FilmSink>> open(const std::string& target, const FilmSpec& spec);

  private:
    WebPFilm(std::string target, const FilmSpec& spec, base::AtomicFile file) : ChangeFilm(spec), target_(std::move(target)), file_(std::move(file)) {}
    [[nodiscard]] base::Result<void> write_frame(const Image& frame, const Image* before, const PixelBox& box, double from_s, double to_s) override;
    [[nodiscard]] base::Result<std::string> close() override;
    [[nodiscard]] base::Result<void> put(std::string_view bytes);

    std::string target_;
    base::AtomicFile file_;
    std::size_t size_ = 0;
};

} // namespace marsad::media
