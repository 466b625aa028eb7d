#include "app/arguments.h"

#include "publish/render_map.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <utility>

namespace marsad::app {

namespace {

template <typename Number>
std::optional<Number> parse_number(std::string_view text) {
    Number number{};
    const char* const end = text.data() + text.size();
    const auto read = std::from_chars(text.data(), end, number);
    return read.ec == std::errc() && read.ptr == end ? std::optional(number) : std::nullopt;
}

} // namespace

std::optional<PixelSize> parse_size(std::string_view text) {
    const std::size_t cross = text.find('x');
    if (cross == std::string_view::npos) {
        return std::nullopt;
    }
    const auto width = parse_number<int>(text.substr(0, cross));
    const auto height = parse_number<int>(text.substr(cross + 1));
    if (!width || !height || std::min(*width, *height) < publish::kLeastSidePx || std::max(*width, *height) > publish::kMostSidePx) {
        return std::nullopt;
    }
    return PixelSize{*width, *height};
}

std::optional<geo::Bounds> parse_bounds(std::string_view text) {
    std::array<double, 4> sides{};
    for (std::size_t i = 0; i < sides.size(); ++i) {
        const std::size_t comma = text.find(',');
        const bool is_last = i + 1 == sides.size();
        if ((comma == std::string_view::npos) != is_last) {
            return std::nullopt;
        }
        const auto side = parse_number<double>(text.substr(0, comma));
        if (!side || !std::isfinite(*side)) {
            return std::nullopt;
        }
        sides[i] = *side;
        text.remove_prefix(is_last ? text.size() : comma + 1);
    }
    const auto [west, south, east, north] = sides;
    const bool on_globe = std::abs(west) <= 180.0 && std::abs(east) <= 180.0 && std::abs(south) <= 90.0 && std::abs(north) <= 90.0;
    return on_globe && south < north && west != east ? std::optional(geo::Bounds{west, south, east, north}) : std::nullopt;
}

std::optional<SplitKey> split_key_from_name(std::string_view text) {
    constexpr std::array<std::pair<std::string_view, SplitKey>, 6> kNames{{{"day", SplitKey::Day},
                                                                           {"month", SplitKey::Month},
                                                                           {"year", SplitKey::Year},
                                                                           {"type", SplitKey::Type},
                                                                           {"country", SplitKey::Country},
                                                                           {"actor", SplitKey::Actor}}};
    for (const auto& [known, key] : kNames) {
        if (known == text) {
            return key;
        }
    }
    return std::nullopt;
}

std::optional<io::ExplanationForm> explanation_form(std::optional<io::Format> format) {
    if (!format) {
        return io::ExplanationForm::Text;
    }
    return *format == io::Format::JsonLines ? std::optional(io::ExplanationForm::JsonLines) : std::nullopt;
}

std::vector<std::string> tie_negative_values(int argc, const char* const* argv) {
    std::vector<std::string> arguments;
    for (int i = 1; i < argc; ++i) {
        const std::string argument = argv[i];
        const bool negative = argument.size() > 1 && argument[0] == '-' && ((argument[1] >= '0' && argument[1] <= '9') || argument[1] == '.');
        const bool after_option = !arguments.empty() && arguments.back().starts_with("--") && arguments.back().size() > 2 &&
                                  arguments.back().find('=') == std::string::npos;
        if (negative && after_option) {
            arguments.back() += "=" + argument;
        } else if (negative && !arguments.empty() && arguments.back() == "-o") {
            arguments.back() += argument;
        } else if (argument.starts_with("-.") && !arguments.empty() && arguments.front() == "reverse") {
            arguments.push_back("-0" + argument.substr(1)); // the parser would take the point for an option
        } else {
            arguments.push_back(argument);
        }
    }
    return arguments;
}

} // namespace marsad::app
