#include "media/palette.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <iterator>

namespace marsad::media {

namespace {

constexpr double kFillsShare = 0.0005; // of all pixels: a colour that is kept exactly
constexpr std::size_t kMostExact = 96;

std::uint32_t key_of(Rgb colour) { return static_cast<std::uint32_t>(colour.red) << 16U | static_cast<std::uint32_t>(colour.green) << 8U | colour.blue; }
Rgb colour_of(std::uint32_t key) { return {static_cast<std::uint8_t>(key >> 16U), static_cast<std::uint8_t>(key >> 8U & 255U), static_cast<std::uint8_t>(key & 255U)}; }

struct Counted {
    std::array<double, 3> at;
    double weight;
};

/// A part of the colours, and how far they lie from their mean.
struct Group {
    std::size_t first;
    std::size_t last;
    std::array<double, 3> mean{};
    std::array<double, 3> spread{}; ///< weighted sum of squares by channel

    [[nodiscard]] double error() const { return spread[0] + spread[1] + spread[2]; }
    [[nodiscard]] std::size_t widest() const { return static_cast<std::size_t>(std::max_element(spread.begin(), spread.end()) - spread.begin()); }
};

Group measure(const std::vector<Counted>& colours, std::size_t first, std::size_t last) {
    Group group{first, last, {}, {}};
    double weight = 0.0;
    for (std::size_t i = first; i < last; ++i) {
        weight += colours[i].weight;
        for (std::size_t c = 0; c < 3; ++c) {
            group.mean[c] += colours[i].at[c] * colours[i].weight;
        }
    }
    for (double& mean : group.mean) {
        mean /= std::max(weight, 1e-9);
    }
    for (std::size_t i = first; i < last; ++i) {
        for (std::size_t c = 0; c < 3; ++c) {
            const double off = colours[i].at[c] - group.mean[c];
            group.spread[c] += off * off * colours[i].weight;
        }
    }
    return group;
}

/// Parts the group whose colours differ most, again and again; each gives its mean.
std::vector<Rgb> part(std::vector<Counted> colours, std::size_t most) {
    std::vector<Group> groups;
    if (!colours.empty() && most > 0) {
        groups.push_back(measure(colours, 0, colours.size()));
    }
    while (groups.size() < most) {
        const auto worst = std::max_element(groups.begin(), groups.end(), [](const Group& a, const Group& b) { return a.error() < b.error(); });
        if (worst == groups.end() || worst->error() < 1e-9) {
            break;
        }
        const std::size_t channel = worst->widest();
        const double middle = worst->mean[channel];
        const auto begin = colours.begin() + static_cast<std::ptrdiff_t>(worst->first);
        const auto end = colours.begin() + static_cast<std::ptrdiff_t>(worst->last);
        const auto parted = std::stable_partition(begin, end, [&](const Counted& colour) { return colour.at[channel] <= middle; });
        const auto at = static_cast<std::size_t>(parted - colours.begin());
        const std::size_t first = worst->first;
        const std::size_t last = worst->last;
        *worst = measure(colours, first, at);
        groups.push_back(measure(colours, at, last));
    }
    std::vector<Rgb> out;
    std::transform(groups.begin(), groups.end(), std::back_inserter(out), [](const Group& group) {
        const auto byte = [](double value) { return static_cast<std::uint8_t>(std::clamp(std::lround(value), 0L, 255L)); };
        return Rgb{byte(group.mean[0]), byte(group.mean[1]), byte(group.mean[2])};
    });
    return out;
}

} // namespace

std::uint8_t Palette::index_of(Rgb colour) {
    const auto [entry, fresh] = known_.try_emplace(key_of(colour), std::uint8_t{0});
    if (fresh) {
        // Green weighs most, as in the eye.
        const auto distance = [&](Rgb other) {
            const int red = colour.red - other.red;
            const int green = colour.green - other.green;
            const int blue = colour.blue - other.blue;
            return 2 * red * red + 4 * green * green + 3 * blue * blue;
        };
        const auto nearest = std::min_element(colours_.begin(), colours_.end(), [&](Rgb a, Rgb b) { return distance(a) < distance(b); });
        entry->second = static_cast<std::uint8_t>(nearest - colours_.begin());
    }
    return entry->second;
}

void PaletteMaker::look_at(const Image& image) {
    std::uint32_t last = 0;
    std::uint64_t* count = nullptr;
    for (std::size_t i = 0; i + 3 < image.rgba.size(); i += 4) {
        const std::uint32_t key = key_of({image.rgba[i], image.rgba[i + 1], image.rgba[i + 2]});
        if (count == nullptr || key != last) { // most pixels are like their neighbour
            count = &counts_[key];
            last = key;
        }
        ++*count;
    }
    pixels_ += image.rgba.size() / 4;
}

Palette PaletteMaker::make(std::size_t most) const {
    std::vector<std::pair<std::uint64_t, std::uint32_t>> by_count;
    by_count.reserve(counts_.size());
    for (const auto& [key, count] : counts_) {
        by_count.emplace_back(count, key);
    }
    std::sort(by_count.begin(), by_count.end(), [](const auto& a, const auto& b) { return a.first != b.first ? a.first > b.first : a.second < b.second; });
    const bool all_fit = by_count.size() <= most;
    const auto fills = static_cast<double>(pixels_) * kFillsShare;
    std::vector<Rgb> colours;
    std::vector<Counted> others;
    for (const auto& [count, key] : by_count) {
        const Rgb colour = colour_of(key);
        if (all_fit || (static_cast<double>(count) >= fills && colours.size() < std::min(kMostExact, most / 2))) {
            colours.push_back(colour);
        } else {
            // The root keeps the colour of one small sign beside the shades of large words.
            others.push_back({{static_cast<double>(colour.red), static_cast<double>(colour.green), static_cast<double>(colour.blue)}, std::sqrt(static_cast<double>(count))});
        }
    }
    const auto parted = part(std::move(others), most - colours.size());
    colours.insert(colours.end(), parted.begin(), parted.end());
    if (colours.empty()) {
        colours.push_back({});
    }
    return Palette(std::move(colours));
}

} // namespace marsad::media
