#version 330 core
// A ring of shares by type as one point sprite.
layout(location = 0) in ivec2 position;
layout(location = 1) in float diameter;
layout(location = 2) in uvec4 ends_0_to_3; // where the shares end, in 1/255 of the circle, clockwise from the top
layout(location = 3) in uvec4 more;        // the ends of the last two, dashed, opacity
uniform ivec2 centre;
uniform vec2 far_offset;
uniform vec2 ndc_per_unit;
uniform float casing_px;
flat out float diameter_px;
flat out float sprite_px;
flat out uvec4 ends;
flat out uvec4 rest;

void main() {
    gl_Position = vec4((vec2(position - centre) + far_offset) * ndc_per_unit, 0.0, 1.0);
    diameter_px = diameter;
    sprite_px = 2.0 * ceil(0.5 * diameter + casing_px + 1.0);
    gl_PointSize = sprite_px;
    ends = ends_0_to_3;
    rest = more;
}
