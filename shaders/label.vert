#version 330 core
// Letters of labels that were placed beside points of the map: the points move and part with the map, the letters keep
// their size and their place beside the point, at whole pixels.
layout(location = 0) in vec2 anchor;  // from the middle of the picture that they were placed in
layout(location = 1) in vec2 offset_px;
layout(location = 2) in vec2 atlas_px;
layout(location = 3) in vec4 tint;
uniform float ratio;     // of the scale now to that of the picture
uniform vec2 middle_px;  // of the picture, where it is seen now
uniform vec2 viewport_px;
uniform vec2 atlas_size_px;
uniform float opacity;    // of names that come or go
out vec2 atlas_at;
flat out vec4 colour;

void main() {
    atlas_at = atlas_px / atlas_size_px;
    colour = vec4(tint.rgb, tint.a * opacity);
    vec2 at = floor(anchor * ratio + middle_px + 0.5) + offset_px;
    gl_Position = vec4(at.x / viewport_px.x * 2.0 - 1.0, 1.0 - at.y / viewport_px.y * 2.0, 0.0, 1.0);
}
