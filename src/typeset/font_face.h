#pragma once

#include "typeset/font_set.h"

#include <ft2build.h>
#include FT_FREETYPE_H
#include <hb.h>

namespace marsad::typeset {

/// One opened font; private to the folder.
struct FontSet::Face {
    FontFile file;
    double optical_scale = 1.0;
    FT_Face freetype = nullptr;
    hb_font_t* harfbuzz = nullptr;

    Face() = default;
    Face(const Face&) = delete;
    Face& operator=(const Face&) = delete;
    ~Face() {
        if (harfbuzz != nullptr) {
            hb_font_destroy(harfbuzz);
        }
        if (freetype != nullptr) {
            FT_Done_Face(freetype);
        }
    }
};

} // namespace marsad::typeset
