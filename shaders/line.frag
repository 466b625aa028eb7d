#version 330 core
in vec2 local_px;
flat in float length_px;
flat in float start_px;
uniform vec4 colour;
uniform float width_px;
uniform float dash_px; // 0 = unbroken
uniform float gap_px;
out vec4 pixel;

void main() {
    vec2 nearest = vec2(clamp(local_px.x, 0.0, length_px), 0.0);
    float coverage = clamp(width_px * 0.5 + 0.5 - distance(local_px, nearest), 0.0, 1.0);
    if (dash_px > 0.0) {
        float at = mod(start_px + nearest.x, dash_px + gap_px);
        coverage *= clamp(min(at + 0.5, dash_px + 0.5 - at), 0.0, 1.0);
    }
    if (coverage <= 0.0) {
        discard;
    }
    pixel = vec4(colour.rgb, colour.a * coverage);
}
