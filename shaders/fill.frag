#version 330 core
uniform vec4 colour;
uniform float hatch_step_px;  // 0 = plain
uniform float hatch_width_px;
uniform float hatch_phase_px;
out vec4 pixel;

void main() {
    float share = 1.0;
    if (hatch_step_px > 0.0) {
        // Lines at 45 degrees; distance across the lines in pixels.
        float across = mod((gl_FragCoord.x + gl_FragCoord.y) * 0.70710678 - hatch_phase_px, hatch_step_px);
        float d = min(across, hatch_step_px - across);
        share = clamp(hatch_width_px * 0.5 + 0.5 - d, 0.0, 1.0);
    }
    pixel = vec4(colour.rgb, colour.a * share);
}
