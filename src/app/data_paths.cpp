#include "app/data_paths.h"

#include <cstdlib>
#include <string_view>
#include <system_error>
#include <vector>

#include <fmt/format.h>

namespace marsad::app {

namespace {

namespace fs = std::filesystem;

std::string environment(const char* variable) {
    const char* const value = std::getenv(variable);
    return value != nullptr ? value : "";
}

fs::path program_folder() {
    std::error_code error;
    const fs::path program = fs::read_symlink("/proc/self/exe", error);
    return error ? fs::path() : program.parent_path();
}

/// The folders that are looked at, in order.
std::vector<fs::path> candidates() {
    std::vector<fs::path> folders;
    if (const fs::path program = program_folder(); !program.empty()) {
        folders.push_back(program / "data");
        folders.push_back((program / "../share/marsad").lexically_normal());
    }
    if (const fs::path user = user_folder("XDG_DATA_HOME", ".local/share"); !user.empty()) {
        folders.push_back(user / "marsad");
    }
    folders.emplace_back("/usr/share/marsad");
    return folders;
}

bool is_there(const fs::path& path) {
    std::error_code error;
    return fs::exists(path, error);
}

fs::path find_assets(const fs::path& data_dir) {
    if (const std::string named = environment("MARSAD_ASSETS"); !named.empty()) {
        return named;
    }
    std::vector<fs::path> folders{data_dir};
    for (fs::path& folder : candidates()) {
        folders.push_back(std::move(folder));
    }
    for (const fs::path& folder : folders) {
        if (is_there(folder / "assets" / "languages")) {
            return folder / "assets";
        }
    }
    return data_dir / "assets";
}

fs::path find_overlay() {
    const std::string named = environment("MARSAD_OVERLAY");
    const fs::path folder = named.empty() ? user_folder("XDG_CONFIG_HOME", ".config") / "marsad" : fs::path(named);
    return is_there(folder) ? folder : fs::path();
}

DataPaths paths_of(const fs::path& data_dir) { return {data_dir, find_assets(data_dir), find_overlay()}; }

} // namespace

fs::path user_folder(const char* variable, std::string_view below_home) {
    if (const std::string folder = environment(variable); !folder.empty()) {
        return folder;
    }
    const std::string home = environment("HOME");
    return home.empty() ? fs::path() : fs::path(home) / below_home;
}

std::vector<fs::path> find_language_roots(const std::string& option) {
    const std::string named = option.empty() ? environment("MARSAD_DATA") : option;
    fs::path data_dir = named;
    for (const fs::path& folder : named.empty() ? candidates() : std::vector<fs::path>()) {
        if (data_dir.empty() && is_there(folder / "assets" / "languages")) {
            data_dir = folder;
        }
    }
    std::vector<fs::path> roots{find_assets(data_dir)};
    if (fs::path overlay = find_overlay(); !overlay.empty()) {
        roots.push_back(std::move(overlay));
    }
    return roots;
}

base::Result<DataPaths> find_data(const std::string& option) {
    const std::string named = option.empty() ? environment("MARSAD_DATA") : option;
    if (!named.empty()) {
        return paths_of(named);
    }
    std::string looked_at;
    for (const fs::path& folder : candidates()) {
        if (is_there(folder / kGazetteerFile)) {
            return paths_of(folder);
        }
        looked_at += looked_at.empty() ? "" : ", ";
        looked_at += folder.string();
    }
    return base::failure(base::ErrorCode::NotFound,
                         fmt::format("no data found; build them with scripts/run.sh, or name their folder with --data DIR or MARSAD_DATA; looked in: {}", looked_at));
}

} // namespace marsad::app
