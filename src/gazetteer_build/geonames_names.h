#pragma once

#include "gazetteer_build/draft.h"

#include <cstdint>
#include <span>
#include <string>
#include <string_view>

namespace marsad::gazetteer_build {

/// Kind of a populated place by its GeoNames feature code (PPL, PPLA, ...) and population, 0 = not known.
[[nodiscard]] std::string settlement_kind(std::string_view feature, std::uint32_t population);

/// The column of alternate names, parted by commas; codes and machine romanisations with vowels are left out.
void add_alternates(DraftPlace& place, std::string_view column);

/// Among the untagged names of each language but English, makes the one most like the main name its display name;
/// those that hold one of `generic_words` ("province", "town") come last.
void choose_display(DraftPlace& place, std::string_view main_name, std::span<const std::string_view> generic_words);

} // namespace marsad::gazetteer_build
