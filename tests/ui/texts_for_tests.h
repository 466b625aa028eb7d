#pragma once

#include "i18n/texts.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <string>

namespace marsad::ui {

/// The interface texts of the working tree.
inline i18n::Texts load_texts(std::string_view language) {
    base::Diagnostics diagnostics;
    auto texts = i18n::Texts::load(std::filesystem::path(MARSAD_SOURCE_DIR) / "assets" / "interface", language, diagnostics);
    EXPECT_TRUE(texts.has_value() && diagnostics.error_count() == 0);
    return std::move(*texts);
}

/// Without the isolates (U+2066 to U+2069).
inline std::string plain(std::string text) {
    for (std::size_t at = 0; (at = text.find("\xE2\x81", at)) != std::string::npos;) {
        const auto last = static_cast<unsigned char>(text[at + 2]);
        last >= 0xA6 && last <= 0xA9 ? static_cast<void>(text.erase(at, 3)) : static_cast<void>(at += 3);
    }
    return text;
}

} // namespace marsad::ui
