#pragma once

#include "render/label_language.h"
#include "render/scene.h"
#include "render/style.h"

#include <optional>
#include <string>

namespace marsad::render {

/// "4 November 2020", «4 تشرين الثاني 2020»; isolated, to be put into a sentence of either direction.
[[nodiscard]] std::string day_text(timeline::Day day, const MapTexts& texts, bool arabic);

/// "4 November 2020 – 1 February 2021"; one day alone where both are the same; "since", "until" where one is open.
[[nodiscard]] std::string range_text(std::optional<timeline::Day> first, std::optional<timeline::Day> last, const MapTexts& texts, bool arabic);

/// "Events: 26 · Killed, at least: 75 · Not placed: 3"; what is zero is left out, but for the number of events.
[[nodiscard]] std::string counts_text(const Scene& scene, std::size_t outside, const MapTexts& texts, bool arabic);

/// Key of a type in map_texts.tsv and in the themes.
[[nodiscard]] std::string_view type_key(model::EventType type);

/// A round distance and its text for a scale bar of at most `longest_px`.
struct ScaleBar {
    double length_px;
    std::string text;
};
[[nodiscard]] ScaleBar scale_bar(double km_per_pixel, double longest_px, const MapTexts& texts, bool arabic);

} // namespace marsad::render
