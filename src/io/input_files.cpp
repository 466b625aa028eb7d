#include "io/input_files.h"

#include "io/format.h"

#include <algorithm>
#include <array>
#include <filesystem>
#include <utility>

#include <fmt/format.h>

namespace marsad::io {

namespace {

namespace fs = std::filesystem;

constexpr std::array<std::pair<std::string_view, InputKind>, 21> kKinds{{
    {".html", InputKind::Html},
    {".htm", InputKind::Html},
    {".xhtml", InputKind::Html},
    {".jsonl", InputKind::JsonLines},
    {".ndjson", InputKind::JsonLines},
    {".geojson", InputKind::GeoJson},
    {".json", InputKind::Json},
    {".geojsonl", InputKind::GeoJsonLines},
    {".geojsons", InputKind::GeoJsonLines},
    {".geojsonseq", InputKind::GeoJsonLines},
    {".csv", InputKind::Csv},
    {".txt", InputKind::Text},
    {".text", InputKind::Text},
    {".md", InputKind::Text},
    {".gpkg", InputKind::Unsupported},
    {".fgb", InputKind::Unsupported},
    {".kml", InputKind::Unsupported},
    {".kmz", InputKind::Unsupported},
    {".shp", InputKind::Unsupported},
    {".xlsx", InputKind::Unsupported},
    {".parquet", InputKind::Unsupported},
}};

bool is_known(std::string_view path) {
    const std::string extension = extension_of(path);
    return extension.empty() || std::any_of(kKinds.begin(), kKinds.end(), [&](const auto& row) { return row.first == extension; });
}

/// A hidden file or folder below `folder`.
bool is_hidden(const fs::path& path) { return path.filename().native().starts_with('.'); }

/// What stands in a folder but is not hidden, sorted. Where listing fails, the folder's other entries still count.
std::vector<fs::path> entries_of(const fs::path& folder, base::Diagnostics& messages) {
    std::vector<fs::path> entries;
    std::error_code error;
    for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error)) {
        if (!is_hidden(at->path())) {
            entries.push_back(at->path());
        }
    }
    if (error) {
        messages.error(folder.string(), 0, fmt::format("cannot list the folder: {}; ask for the right to read it", error.message()));
    }
    std::sort(entries.begin(), entries.end());
    return entries;
}

/// The files below a folder. Links to files are followed, links to folders are not: they could lead in a circle.
void list_folder(const fs::path& folder, std::vector<std::string>& found, base::Diagnostics& messages) {
    for (const fs::path& entry : entries_of(folder, messages)) {
        std::error_code error;
        const auto status = fs::status(entry, error);
        if (fs::is_directory(status)) {
            if (!fs::is_symlink(entry, error)) {
                list_folder(entry, found, messages);
            } else {
                messages.notice(entry.string(), 0, "passed over: a link to a folder; name the folder itself");
            }
        } else if (!fs::exists(status)) {
            messages.error(entry.string(), 0, "the link leads nowhere; remove it, or bring its file back");
        } else if (fs::is_regular_file(status) && is_known(entry.string())) {
            found.push_back(entry.string());
        } else {
            messages.notice(entry.string(), 0, "passed over: not a kind of file that is read from a folder");
        }
    }
}

void add_folder(const std::string& folder, std::vector<std::string>& files, base::Diagnostics& messages) {
    std::vector<std::string> found;
    const std::size_t errors_before = messages.error_count();
    list_folder(folder, found, messages);
    if (found.empty() && messages.error_count() == errors_before) {
        messages.error(folder, 0, "the folder holds no file to read; give one with reports or layers (.txt, .html, .jsonl, .geojson, .geojsonl, .csv)");
    }
    std::sort(found.begin(), found.end());
    files.insert(files.end(), std::make_move_iterator(found.begin()), std::make_move_iterator(found.end()));
}

} // namespace

InputKind kind_of_file(std::string_view path) {
    const std::string extension = extension_of(path);
    const auto found = std::find_if(kKinds.begin(), kKinds.end(), [&](const auto& row) { return row.first == extension; });
    return found == kKinds.end() ? InputKind::Text : found->second;
}

std::vector<std::string> expand_inputs(const std::vector<std::string>& inputs, base::Diagnostics& messages) {
    std::vector<std::string> files;
    for (const std::string& input : inputs) {
        std::error_code error;
        if (input != "-" && fs::is_directory(input, error)) {
            add_folder(input, files, messages);
        } else {
            files.push_back(input);
        }
    }
    return files;
}

} // namespace marsad::io
