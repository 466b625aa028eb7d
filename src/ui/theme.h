#pragma once

#include "base/result.h"
#include "render/style.h"
#include "session/evidence.h"

#include <array>
#include <filesystem>
#include <string_view>

namespace marsad::ui {

using render::Colour;

/// Ground and line of a field's words in a report.
struct RoleColours {
    Colour ground;
    Colour line;
};

/// Colours of the window, from assets/styles/ui_NAME.tsv, and those of the map beside them.
struct Theme {
    Colour chrome, panel, field, raised, hover, pressed, line, line2, edge;
    Colour t1, t2, t3, disabled;
    Colour accent, on_accent, accent_dim, accent_line;
    Colour warn, warn_ground, error, error_ground, good, good_ground;
    Colour ring, scrim;
    std::array<RoleColours, session::kFields.size()> roles; ///< by session::Field
    render::MapStyle map;

    /// NotFound, Usage (no such theme), BadFormat (file, line, what is wrong).
    [[nodiscard]] static base::Result<Theme> load(const std::filesystem::path& styles_dir, std::string_view name);

    [[nodiscard]] const RoleColours& role(session::Field of) const { return roles[static_cast<std::size_t>(of)]; }
};

/// WCAG 2 contrast ratio of two opaque colours, 1 to 21.
[[nodiscard]] double contrast_ratio(Colour a, Colour b);

} // namespace marsad::ui
