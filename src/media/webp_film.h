#pragma once

#include "base/file.h"
#include "media/change_film.h"

#include <cstdio>
#include <memory>
#include <string>

namespace marsad::media {

/// An animated WebP without loss. The library's own animation encoder keeps the whole film in memory; its container is three kinds of
/// chunks, which are written here as they come: into a file without a name, since the head tells the length of all.
class WebPFilm final : public ChangeFilm {
  public:
    [[nodiscard]] static base::Result<std::unique_ptr<FilmSink>> open(const std::string& target, const FilmSpec& spec);

  private:
    struct CloseFile {
        void operator()(std::FILE* file) const { std::fclose(file); }
    };
    using Spool = std::unique_ptr<std::FILE, CloseFile>;
    WebPFilm(std::string target, const FilmSpec& spec, base::AtomicFile file, Spool spool) : ChangeFilm(spec), target_(std::move(target)), file_(std::move(file)), spool_(std::move(spool)) {}
    [[nodiscard]] base::Result<void> write_frame(const Image& frame, const Image* before, const PixelBox& box, double from_s, double to_s) override;
    [[nodiscard]] base::Result<std::string> close() override;

    std::string target_;
    base::AtomicFile file_;
    Spool spool_; ///< the frames
    std::size_t size_ = 0; ///< of them
};

} // namespace marsad::media
