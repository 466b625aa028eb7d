#pragma once

#include "media/film.h"

#include <cstddef>
#include <optional>

namespace marsad::media {

/// Pixels from the left and the top.
struct PixelBox {
    int left = 0;
    int top = 0;
    int width = 0;
    int height = 0;
};

/// The smallest box that holds every pixel that differs; nothing where the pictures are the same.
[[nodiscard]] std::optional<PixelBox> changed_box(const Image& before, const Image& after);

/// A film that keeps of each frame what changed, and joins frames that are the same: what GIF and WebP have in common.
class ChangeFilm : public FilmSink {
  public:
    [[nodiscard]] base::Result<void> add(const Image& frame, std::size_t times) final;
    [[nodiscard]] base::Result<std::string> finish() final;

  protected:
    explicit ChangeFilm(const FilmSpec& spec) : spec_(spec) {}
    [[nodiscard]] const FilmSpec& spec() const { return spec_; }

    /// What changed of `frame` since `before` (null: all of it is new), seen from `from_s` to `to_s`.
    [[nodiscard]] virtual base::Result<void> write_frame(const Image& frame, const Image* before, const PixelBox& box, double from_s, double to_s) = 0;
    [[nodiscard]] virtual base::Result<std::string> close() = 0;

  private:
    [[nodiscard]] base::Result<void> write_held();

    FilmSpec spec_;
    Image before_; ///< the frame before the one that is held
    Image held_;   ///< until it is known for how long it is seen
    PixelBox box_; ///< of what it changes
    std::size_t held_from_ = 0; ///< frame times
    std::size_t held_to_ = 0;
};

} // namespace marsad::media
