#version 330 core
in vec2 local_px;
flat in vec2 half_px;
flat in float radius_px;
flat in vec4 fill_colour;
flat in vec4 line_colour;
out vec4 pixel;

void main() {
    vec2 q = abs(local_px) - half_px + radius_px;
    float d = length(max(q, 0.0)) + min(max(q.x, q.y), 0.0) - radius_px;
    float body = clamp(0.5 - d, 0.0, 1.0);
    float edge = clamp(0.5 - (abs(d + 0.5) - 0.5), 0.0, 1.0) * line_colour.a;
    vec4 colour = mix(fill_colour, vec4(line_colour.rgb, 1.0), edge);
    pixel = vec4(colour.rgb, colour.a * body);
}
