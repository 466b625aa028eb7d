#pragma once

#include "base/result.h"
#include "media/png.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::media {

/// How an animation is kept: numbered pictures, one file that plays by itself, or a video that ffmpeg encodes.
enum class FilmFormat : std::uint8_t { Png, Gif, WebP, Mp4, WebM };

/// "png", "gif", "webp", "mp4", "webm".
[[nodiscard]] std::optional<FilmFormat> film_format_from_name(std::string_view name);
/// By the extension; a folder (there, or with a slash at the end) means numbered pictures.
[[nodiscard]] std::optional<FilmFormat> film_format_from_path(const std::string& path);
/// The size that a format can hold, at most the one wanted: videos have even sides.
[[nodiscard]] std::pair<int, int> film_size(FilmFormat format, int width_px, int height_px);

struct FilmSpec {
    int width_px = 0;
    int height_px = 0;
    double frames_per_second = 10.0;
    std::size_t frame_times = 0; ///< how many there will be: a sequence needs that many numbers
    bool loop = true;            ///< where the format can say so
    std::vector<PngText> notes = {}; ///< of each picture of a sequence
};

inline constexpr double kLeastFramesPerSecond = 1.0;
inline constexpr double kMostFramesPerSecond = 60.0;
inline constexpr double kMostGifFramesPerSecond = 50.0; ///< it counts hundredths of a second, and programs slow down what is shown for one

/// Takes frames, one after the other, and makes a film of them. Memory does not grow with their number. Unless finish() was
/// reached, nothing is left of it.
class FilmSink {
  public:
    FilmSink() = default;
    FilmSink(const FilmSink&) = delete;
    FilmSink& operator=(const FilmSink&) = delete;
    virtual ~FilmSink() = default;

    /// Whether frames like those to come should be shown to look_at() first, to choose colours for all of them.
    [[nodiscard]] virtual bool wants_to_look() const { return false; }
    virtual void look_at(const Image& /*frame*/) {}

    /// One opaque frame of the film's size, seen for so many frame times. Unwritable, BadFormat (another size).
    [[nodiscard]] virtual base::Result<void> add(const Image& frame, std::size_t times) = 0;
    /// Puts the film in its place. What was written, as a message names it.
    [[nodiscard]] virtual base::Result<std::string> finish() = 0;
};

/// Begins a film. Of `target` for Png: "map-%04d.png" is a pattern, "map.png" stands for "map-%04d.png", a folder for
/// "frame-%04d.png" in it, which is made where it is missing.
/// Errors: Unwritable, Usage (a size or speed that the format lacks), Unsupported (no ffmpeg, or none with the encoder).
[[nodiscard]] base::Result<std::unique_ptr<FilmSink>> open_film(FilmFormat format, const std::string& target, const FilmSpec& spec);

} // namespace marsad::media
