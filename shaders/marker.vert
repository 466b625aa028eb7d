#version 330 core
// Symbols as point sprites.
layout(location = 0) in ivec2 position;
layout(location = 1) in float diameter;
layout(location = 2) in uvec4 kind; // shape, fill, arc from, arc to
layout(location = 3) in vec4 tint;
uniform ivec2 centre;
uniform vec2 far_offset;
uniform vec2 ndc_per_unit;
uniform float casing_px;
flat out float diameter_px;
flat out float sprite_px;
flat out uvec4 sign;
flat out vec4 colour;

void main() {
    gl_Position = vec4((vec2(position - centre) + far_offset) * ndc_per_unit, 0.0, 1.0);
    diameter_px = diameter;
    // How far the shapes reach from their middle, in diameters; at sharp corners the casing stands out farther.
    const float reach[9] = float[9](0.62, 0.5, 0.58, 0.45, 0.58, 0.63, 0.5, 0.5, 0.8);
    sprite_px = 2.0 * ceil(reach[min(kind.x, 8u)] * diameter + 2.0 * casing_px + 1.5);
    gl_PointSize = sprite_px;
    sign = kind;
    colour = tint;
}
