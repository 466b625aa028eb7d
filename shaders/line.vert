#version 330 core
// A piece of a line as two triangles, six vertices of the same content, with round ends so that pieces join without gaps.
// Not instanced: software drivers begin every instance anew.
layout(location = 0) in ivec2 from;
layout(location = 1) in ivec2 to;
layout(location = 2) in float start_units; // length of the line before this piece, for dashes
uniform ivec2 centre;
uniform vec2 far_offset;
uniform float px_per_unit;
uniform vec2 viewport_px;
uniform float width_px;
out vec2 local_px;        // along and across the piece
flat out float length_px;
flat out float start_px;

void main() {
    vec2 a = (vec2(from - centre) + far_offset) * px_per_unit;
    vec2 b = (vec2(to - centre) + far_offset) * px_per_unit;
    length_px = length(b - a);
    start_px = start_units * px_per_unit;
    vec2 along = length_px > 0.0 ? (b - a) / length_px : vec2(1.0, 0.0);
    vec2 across = vec2(-along.y, along.x);
    float reach = width_px * 0.5 + 1.0;
    int corner = gl_VertexID % 6;
    float end = corner == 2 || corner == 4 || corner == 5 ? 1.0 : 0.0;
    float side = corner == 1 || corner == 3 || corner == 5 ? 1.0 : -1.0;
    local_px = vec2(mix(-reach, length_px + reach, end), side * reach);
    vec2 at = a + along * local_px.x + across * local_px.y;
    gl_Position = vec4(at * vec2(2.0, -2.0) / viewport_px, 0.0, 1.0);
}
