#pragma once

#include "base/result.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>

namespace marsad::typeset {

enum class Weight : std::uint8_t { Regular, Bold };

/// A font file that fontconfig knows.
struct FontFile {
    std::filesystem::path path;
    int face_index = 0;
    std::string family;
};

/// Looks fonts up in fontconfig. Reads the configuration that is valid when it is made (FONTCONFIG_FILE included).
class FontFinder {
  public:
    /// Unsupported where fontconfig has no configuration at all.
    [[nodiscard]] static base::Result<FontFinder> create();
    FontFinder(FontFinder&&) noexcept;
    FontFinder& operator=(FontFinder&&) noexcept;
    ~FontFinder();

    /// Exactly this family (no substitute), upright, in the nearest weight that it has.
    [[nodiscard]] std::optional<FontFile> find_family(std::string_view family, Weight weight) const;
    /// Any outline font that has the character.
    [[nodiscard]] std::optional<FontFile> find_character(char32_t code_point, Weight weight) const;

  private:
    struct State;
    explicit FontFinder(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace marsad::typeset
