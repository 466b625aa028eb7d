#version 330 core
flat in vec4 colour;
uniform float diameter_px;
out vec4 pixel;

void main() {
    float share = clamp(0.5 * diameter_px + 0.5 - length((gl_PointCoord - 0.5) * (diameter_px + 1.0)), 0.0, 1.0);
    pixel = vec4(colour.rgb, colour.a * share);
}
