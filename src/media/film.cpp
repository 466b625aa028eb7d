#include "media/film.h"

#include "media/gif_film.h"
#include "media/picture_sequence.h"
#include "media/video_film.h"
#include "media/webp_film.h"

#include <algorithm>
#include <array>

#include <fmt/format.h>

namespace marsad::media {

namespace {

constexpr std::array<std::pair<std::string_view, FilmFormat>, 5> kNames{
    {{"png", FilmFormat::Png}, {"gif", FilmFormat::Gif}, {"webp", FilmFormat::WebP}, {"mp4", FilmFormat::Mp4}, {"webm", FilmFormat::WebM}}};

bool is_video(FilmFormat format) { return format == FilmFormat::Mp4 || format == FilmFormat::WebM; }

base::Result<void> check(FilmFormat format, const FilmSpec& spec) {
    const double most = format == FilmFormat::Gif ? kMostGifFramesPerSecond : kMostFramesPerSecond;
    if (!(spec.frames_per_second >= kLeastFramesPerSecond && spec.frames_per_second <= most)) {
        return base::failure(base::ErrorCode::Usage, fmt::format("{:g} frames a second are not possible here; give {:g} to {:g}", spec.frames_per_second, kLeastFramesPerSecond, most));
    }
    if (film_size(format, spec.width_px, spec.height_px) != std::pair(spec.width_px, spec.height_px)) {
        return base::failure(base::ErrorCode::Usage, fmt::format("a video of {}x{} pixels is not possible; its sides must be even numbers", spec.width_px, spec.height_px));
    }
    return {};
}

} // namespace

std::optional<FilmFormat> film_format_from_name(std::string_view name) {
    const auto found = std::find_if(kNames.begin(), kNames.end(), [&](const auto& entry) { return entry.first == name; });
    return found == kNames.end() ? std::nullopt : std::optional(found->second);
}

std::optional<FilmFormat> film_format_from_path(const std::string& path) {
    std::error_code error;
    if (path.ends_with('/') || std::filesystem::is_directory(path, error)) {
        return FilmFormat::Png;
    }
    std::string extension = std::filesystem::path(path).extension().string();
    std::transform(extension.begin(), extension.end(), extension.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
    return extension.empty() ? std::nullopt : film_format_from_name(std::string_view(extension).substr(1));
}

std::pair<int, int> film_size(FilmFormat format, int width_px, int height_px) {
    const int step = is_video(format) ? 2 : 1;
    return {width_px - width_px % step, height_px - height_px % step};
}

base::Result<std::unique_ptr<FilmSink>> open_film(FilmFormat format, const std::string& target, const FilmSpec& spec) {
    if (const auto good = check(format, spec); !good) {
        return base::failure(good.error());
    }
    switch (format) {
    case FilmFormat::Png: return PictureSequence::open(target, spec);
    case FilmFormat::Gif: return GifFilm::open(target, spec);
    case FilmFormat::WebP: return WebPFilm::open(target, spec);
    case FilmFormat::Mp4:
    case FilmFormat::WebM: return VideoFilm::open(format, target, spec);
    }
    return base::failure(base::ErrorCode::Usage, "an unknown format of animations");
}

} // namespace marsad::media
