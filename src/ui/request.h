#pragma once

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
};
struct CopyText { std::string text; };
struct FullScreen {};

using Request = std::variant<ReadFiles, ReadText, ReadClipboard, ReadDemo, CancelReading, ExportTo, CopyText, FullScreen>;

} // namespace marsad::ui
