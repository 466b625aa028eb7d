#version 330 core
// Letters out of the atlas; picture coordinates.
layout(location = 0) in vec2 position_px;
layout(location = 1) in vec2 atlas_px;
layout(location = 2) in vec4 tint;
uniform vec2 viewport_px;
uniform vec2 atlas_size_px;
out vec2 atlas_at;
flat out vec4 colour;

void main() {
    atlas_at = atlas_px / atlas_size_px;
    colour = tint;
    gl_Position = vec4(position_px.x / viewport_px.x * 2.0 - 1.0, 1.0 - position_px.y / viewport_px.y * 2.0, 0.0, 1.0);
}
