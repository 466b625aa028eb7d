#include "i18n/names.h"

#include "base/file.h"
#include "i18n/region_names.h"

#include <unicode/locid.h>

#include <algorithm>
#include <optional>

namespace marsad::i18n {

namespace {

constexpr std::string_view kPlace = "{}";

std::vector<std::string_view> cells_of(std::string_view line) {
    std::vector<std::string_view> cells;
    while (true) {
        const std::size_t tab = line.find('\t');
        cells.push_back(line.substr(0, tab));
        if (tab == std::string_view::npos) {
            return cells;
        }
        line.remove_prefix(tab + 1);
    }
}

std::optional<std::size_t> column(const std::vector<std::string_view>& head, std::string_view name, std::string_view other) {
    const auto found = std::find_if(head.begin(), head.end(), [&](std::string_view cell) { return cell == name || cell == other; });
    return found == head.end() ? std::nullopt : std::optional(static_cast<std::size_t>(found - head.begin()));
}

} // namespace

Names::Names(std::string_view language) {
    if (language == "en") {
        return;
    }
    for (const char* const* code = icu::Locale::getISOCountries(); *code != nullptr; ++code) {
        const std::string english = country_name(*code, "en");
        if (!english.empty()) {
            countries_.emplace(english, country_name(*code, language));
        }
    }
}

void Names::load(const std::filesystem::path& path, base::Diagnostics& diagnostics) {
    const auto content = base::read_file(path);
    if (!content) {
        diagnostics.error(path.string(), 0, "names of the interface cannot be read; install Marsad's assets again");
        return;
    }
    std::optional<std::size_t> english;
    std::optional<std::size_t> translated;
    bool head = true;
    for (std::string_view rest = *content; !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty() || line.starts_with('#')) {
            continue;
        }
        const auto cells = cells_of(line);
        if (std::exchange(head, false)) {
            english = column(cells, "name", "name_en");
            translated = column(cells, "arabic", "name_ar");
            if (!english || !translated) {
                return;
            }
            continue;
        }
        if (cells.size() <= std::max(*english, *translated) || cells[*english].empty() || cells[*translated].empty()) {
            continue;
        }
        const std::string_view name = cells[*english];
        const std::size_t place = name.find(kPlace);
        if (place == std::string_view::npos) {
            names_.emplace(name, cells[*translated]);
        } else {
            patterns_.push_back({std::string(name.substr(0, place)), std::string(name.substr(place + kPlace.size())), std::string(cells[*translated])});
        }
    }
}

std::string Names::find(std::string_view english) const {
    if (const auto known = names_.find(english); known != names_.end()) {
        return known->second;
    }
    if (const auto country = countries_.find(english); country != countries_.end()) {
        return country->second;
    }
    for (const Pattern& pattern : patterns_) {
        if (english.size() <= pattern.before.size() + pattern.behind.size() || !english.starts_with(pattern.before) || !english.ends_with(pattern.behind)) {
            continue;
        }
        const std::string inner = find(english.substr(pattern.before.size(), english.size() - pattern.before.size() - pattern.behind.size()));
        if (!inner.empty()) {
            std::string out = pattern.translation;
            const std::size_t place = out.find(kPlace);
            return place == std::string::npos ? out : out.replace(place, kPlace.size(), inner);
        }
    }
    return {};
}

} // namespace marsad::i18n
