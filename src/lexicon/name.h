#pragma once

#include <concepts>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <type_traits>

namespace marsad::lexicon {

/// The name of a class or value as code writes it, hashed while the code is compiled: a call site keeps its literal, and asking
/// an entry for its class is a comparison of two numbers.
struct Name {
    std::string_view text;
    std::uint32_t hash;

    template <std::size_t Size>
    consteval Name(const char (&literal)[Size]) : text(literal, Size - 1), hash(hash_of(text)) {} // NOLINT(google-explicit-constructor,hicpp-explicit-conversions,modernize-avoid-c-arrays)

    [[nodiscard]] static constexpr std::uint32_t hash_of(std::string_view text) {
        std::uint32_t hash = 2166136261U;
        for (const char sign : text) {
            hash = (hash ^ static_cast<unsigned char>(sign)) * 16777619U;
        }
        return hash;
    }
};

/// A name that is known only when the program runs.
template <typename T>
concept RuntimeName = std::same_as<std::remove_cvref_t<T>, std::string_view> || std::same_as<std::remove_cvref_t<T>, std::string>;

} // namespace marsad::lexicon
