#pragma once

#include "base/result.h"
#include "typeset/font_finder.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>

namespace marsad::typeset {

/// Which hand Arabic letters are written in: the sans of controls and maps, or the naskh of running text.
enum class ArabicHand : std::uint8_t { Sans, Naskh };

/// Index of an opened font within its FontSet.
using FaceId = std::uint16_t;

/// The opened fonts with fallback by script. Not for use by two threads at once.
class FontSet {
  public:
    /// Opens the first installed family of each script. Unsupported where there is no font for Latin or none for
    /// Arabic; the message names the Debian packages.
    [[nodiscard]] static base::Result<FontSet> from_system();
    FontSet(FontSet&&) noexcept;
    FontSet& operator=(FontSet&&) noexcept;
    ~FontSet();

    /// The font for a letter of the script (an ISO 15924 tag such as "Arab"); opens further fonts on need. Where no
    /// font of the machine has it, the first one, which shows an empty box.
    [[nodiscard]] FaceId face_for(char32_t code_point, bool arabic_script, Weight weight, ArabicHand hand = ArabicHand::Sans);
    [[nodiscard]] bool has_glyph(FaceId face, char32_t code_point) const;
    /// Factor that gives the script the optical size of the Latin beside it (window.md, section 4).
    [[nodiscard]] double optical_scale(FaceId face) const;
    [[nodiscard]] std::string family(FaceId face) const;

    struct Face; ///< FreeType and HarfBuzz objects, for shaper and atlas
    [[nodiscard]] Face& face(FaceId id) const;

  private:
    struct State;
    explicit FontSet(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace marsad::typeset
