#version 330 core
// Plain dots as point sprites, many at once.
layout(location = 0) in ivec2 position;
layout(location = 1) in vec4 tint;
uniform ivec2 centre;
uniform vec2 far_offset;
uniform vec2 ndc_per_unit;
uniform float diameter_px;
flat out vec4 colour;

void main() {
    gl_Position = vec4((vec2(position - centre) + far_offset) * ndc_per_unit, 0.0, 1.0);
    gl_PointSize = diameter_px + 1.0;
    colour = tint;
}
