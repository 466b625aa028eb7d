#version 330 core
// Boxes with rounded corners, one instance a box; picture coordinates.
layout(location = 0) in vec4 box_px; // left, top, right, bottom
layout(location = 1) in float corner_px;
layout(location = 2) in vec4 fill_tint;
layout(location = 3) in vec4 line_tint;
uniform vec2 viewport_px;
out vec2 local_px;
flat out vec2 half_px;
flat out float radius_px;
flat out vec4 fill_colour;
flat out vec4 line_colour;

void main() {
    vec2 corner = vec2(float(gl_VertexID / 2), float(gl_VertexID % 2));
    half_px = (box_px.zw - box_px.xy) * 0.5;
    local_px = (corner * 2.0 - 1.0) * (half_px + 1.0);
    vec2 at = (box_px.xy + box_px.zw) * 0.5 + local_px;
    radius_px = corner_px;
    fill_colour = fill_tint;
    line_colour = line_tint;
    gl_Position = vec4(at.x / viewport_px.x * 2.0 - 1.0, 1.0 - at.y / viewport_px.y * 2.0, 0.0, 1.0);
}
