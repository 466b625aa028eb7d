#pragma once

#include "base/file.h"
#include "media/change_film.h"
#include "media/palette.h"

#include <memory>
#include <string>
#include <vector>

namespace marsad::media {

/// An animated GIF: one palette for all frames, without dithering, so that what stands still never flickers; of each frame only
/// what changed.
class GifFilm final : public ChangeFilm {
  public:
    [[nodiscard]] static base::Result<std::unique_ptr<FilmSink>> open(const std::string& target, const FilmSpec& spec);
    ~GifFilm() override;

    [[nodiscard]] bool wants_to_look() const override { return true; }
    void look_at(const Image& frame) override { colours_.look_at(frame); }

  private:
    struct Encoder;
    GifFilm(const std::string& target, const FilmSpec& spec, std::unique_ptr<Encoder> encoder);
    [[nodiscard]] base::Result<void> write_frame(const Image& frame, const Image* before, const PixelBox& box, double from_s, double to_s) override;
    [[nodiscard]] base::Result<std::string> close() override;
    [[nodiscard]] base::Result<void> begin(const Image& first);
    [[nodiscard]] base::Result<void> put(const PixelBox& box, std::vector<std::uint8_t> indices, int delay_cs);
    [[nodiscard]] base::Error fault() const;

    std::string target_;
    std::unique_ptr<Encoder> encoder_;
    PaletteMaker colours_;
    std::unique_ptr<Palette> palette_; ///< once the first frame was written
};

} // namespace marsad::media
