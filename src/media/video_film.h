#pragma once

#include "media/encoder_process.h"
#include "media/film.h"

#include <filesystem>
#include <memory>
#include <string>

namespace marsad::media {

/// Whether ffmpeg is installed and can encode the format; Unsupported says what is missing and how to get it.
[[nodiscard]] base::Result<std::string> find_video_encoder(FilmFormat format);

/// MP4 (H.264) or WebM (VP9): the frames go to an ffmpeg of this machine.
class VideoFilm final : public FilmSink {
  public:
    [[nodiscard]] static base::Result<std::unique_ptr<FilmSink>> open(FilmFormat format, const std::string& target, const FilmSpec& spec);
    ~VideoFilm() override;

    [[nodiscard]] base::Result<void> add(const Image& frame, std::size_t times) override;
    [[nodiscard]] base::Result<std::string> finish() override;

  private:
    VideoFilm(std::filesystem::path target, std::filesystem::path temporary, FilmSpec spec, EncoderProcess process)
        : target_(std::move(target)), temporary_(std::move(temporary)), spec_(std::move(spec)), process_(std::move(process)) {}
    [[nodiscard]] base::Error failed(const ProcessOutput& end) const;

    std::filesystem::path target_;
    std::filesystem::path temporary_; ///< empty once it was moved
    FilmSpec spec_;
    EncoderProcess process_;
    bool any_ = false;
};

} // namespace marsad::media
