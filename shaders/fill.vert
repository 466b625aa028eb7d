#version 330 core
// Areas on the map: fixed-point world coordinates (2^30 to the world's side), exact by subtracting integers first.
layout(location = 0) in ivec2 position;
uniform ivec2 centre;    // of the picture, shifted to the copy of the world that is drawn
uniform vec2 far_offset; // the rest of the shift, for copies more than one world away
uniform vec2 ndc_per_unit;

void main() {
    gl_Position = vec4((vec2(position - centre) + far_offset) * ndc_per_unit, 0.0, 1.0);
}
