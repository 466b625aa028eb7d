#pragma once

#include <string_view>

/// The files of shaders/, put into the program at build time so that it runs from any directory.
namespace marsad::render::shaders {

extern const std::string_view kFillVert;
extern const std::string_view kFillFrag;
extern const std::string_view kLineVert;
extern const std::string_view kLineFrag;
extern const std::string_view kMarkerVert;
extern const std::string_view kMarkerFrag;
extern const std::string_view kSheetVert;
extern const std::string_view kSheetFrag;
extern const std::string_view kRingVert;
extern const std::string_view kRingFrag;
extern const std::string_view kPanelVert;
extern const std::string_view kPanelFrag;
extern const std::string_view kGlyphVert;
extern const std::string_view kGlyphFrag;
extern const std::string_view kLabelVert; // with kGlyphFrag

} // namespace marsad::render::shaders
