#version 330 core
// Parts of a picture that was painted elsewhere, pixel on pixel.
layout(location = 0) in vec2 at_px; // from the top left
uniform vec2 viewport_px;
out vec2 texel;

void main() {
    texel = at_px;
    gl_Position = vec4(at_px.x / viewport_px.x * 2.0 - 1.0, 1.0 - at_px.y / viewport_px.y * 2.0, 0.0, 1.0);
}
