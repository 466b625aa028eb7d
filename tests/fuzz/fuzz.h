#pragma once

#include "base/diagnostics.h"
#include "lexicon/language_pack.h"

#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <string_view>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size);

namespace marsad::fuzz {

/// Stops the run: a promise of the code was broken.
inline void require(bool holds, const char* what) {
    if (!holds) {
        std::fprintf(stderr, "fuzz: broken promise: %s\n", what);
        std::abort();
    }
}

inline std::string_view as_text(const std::uint8_t* data, std::size_t size) { return {reinterpret_cast<const char*>(data), size}; }

/// The source tree may have moved since the build (a container): MARSAD_ASSETS says where its assets are.
inline std::filesystem::path assets_dir() {
    const char* moved = std::getenv("MARSAD_ASSETS");
    return moved != nullptr ? std::filesystem::path(moved) : std::filesystem::path(MARSAD_SOURCE_DIR) / "assets";
}

/// The lexicons that the program ships, loaded once.
inline const lexicon::LanguagePacks& packs() {
    static const lexicon::LanguagePacks loaded = [] {
        base::Diagnostics diagnostics;
        auto result = lexicon::LanguagePacks::load(assets_dir(), {}, diagnostics);
        require(result.has_value(), "the lexicons under assets/ load");
        return std::move(*result);
    }();
    return loaded;
}

} // namespace marsad::fuzz
