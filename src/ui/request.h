#pragma once

#include "timeline/playback.h"

#include <cstddef>
#include <cstdint>
#include <string>
#include <variant>
#include <vector>

namespace marsad::ui {

// What the window asks of the program around it: files, clipboard, threads. Carried out by app.

struct ReadFiles { std::vector<std::string> paths; };
struct ReadText { std::string text; std::string published; }; ///< published: ISO day or empty = as the text says
struct ReadClipboard {};
struct ReadDemo {};
struct CancelReading {};

enum class ExportScope : std::uint8_t { All, Filtered, Shown, Selected };
enum class ExportFormat : std::uint8_t { GeoJson, GeoJsonLines, Csv, Picture };
struct ExportTo {
    ExportScope scope;
    ExportFormat format;
    std::string path;
    bool byte_order_mark = false; ///< CSV for Excel
    int width_px = 0; ///< of a picture; 0: as the map is seen
    int height_px = 0;
    std::string title = {}; ///< of a picture
};
/// How an animation is kept: numbered pictures, one file that plays by itself, or a video.
enum class FilmKind : std::uint8_t { Gif, WebP, Mp4, WebM, Pictures };
inline constexpr std::size_t kMostFilmFrames = 5000;
struct ExportFilm {
    FilmKind kind = FilmKind::Gif;
    std::string path;
    timeline::DayInterval days;
    timeline::PlayMode mode = timeline::PlayMode::Window;
    double days_per_second = 7.0;
    double frames_per_second = 10.0;
    int width_px = 0; ///< 0: as the map is seen
    int height_px = 0;
    std::string title;
};
struct CancelExport {};
struct CopyText { std::string text; };
struct FullScreen {};

using Request = std::variant<ReadFiles, ReadText, ReadClipboard, ReadDemo, CancelReading, ExportTo, ExportFilm, CancelExport, CopyText, FullScreen>;

} // namespace marsad::ui
