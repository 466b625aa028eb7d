#version 330 core
flat in float diameter_px;
flat in float sprite_px;
flat in uvec4 ends;
flat in uvec4 rest;
uniform vec4 colours[6]; // in the order of the shares
uniform vec4 ground;
uniform vec4 casing;
uniform float casing_px;
uniform float ring_px;
out vec4 pixel;

void main() {
    vec2 p = (gl_PointCoord - 0.5) * sprite_px;
    float out_px = length(p) - 0.5 * diameter_px;
    float around = casing.a * clamp(0.5 - out_px + casing_px, 0.0, 1.0);
    if (around <= 0.0) {
        discard;
    }
    float disc = clamp(0.5 - out_px, 0.0, 1.0);
    vec3 colour = mix(casing.rgb, ground.rgb, disc);
    float band = clamp(0.5 - abs(out_px + 0.5 * ring_px) + 0.5 * ring_px, 0.0, 1.0);
    if (band > 0.0) {
        float share = fract(atan(p.x, -p.y) * 0.15915494 + 1.0) * 255.0;
        uvec4 passed = uvec4(greaterThanEqual(vec4(share), vec4(ends)));
        uint part = passed.x + passed.y + passed.z + passed.w + uint(share >= float(rest.x));
        if (rest.z != 0u && fract(share * (12.0 / 255.0)) > 0.62) {
            band = 0.0;
        }
        colour = mix(colour, colours[part].rgb, band);
    }
    pixel = vec4(colour, max(around, disc) * float(rest.w) / 255.0);
}
