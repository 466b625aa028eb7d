#pragma once

#include <string>
#include <string_view>

namespace marsad::render {

/// What stays of a place name in any spelling of it: "Basrah", "Al-Basra" and "Basra" have one key, so have «البصرة»
/// and «بصره». Only for telling whether a name stands on the map already.
[[nodiscard]] std::string name_key(std::string_view name);

/// Whether the key of one name holds the other's as a whole ("near Tuz Khurmatu", "Tuz Khurmatu").
[[nodiscard]] bool names_same_place(std::string_view a, std::string_view b);

} // namespace marsad::render
