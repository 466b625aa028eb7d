#version 330 core
flat in float diameter_px;
flat in float sprite_px;
flat in uvec4 sign;
flat in vec4 colour;
uniform vec4 casing;
uniform float casing_px;
uniform float stroke_px; // of hollow signs
uniform float ring_px;   // of ring parts
uniform sampler2D marks; // distances from the drawings' outlines, a cell a mark
uniform int mark_count;  // 0 = none is drawn
uniform vec2 mark_scale; // units of a drawing, and of its cell
uniform float mark_reach;
uniform vec4 ink;        // of marks on filled signs
uniform vec4 badge;      // of claims
uniform float badge_px;
out vec4 pixel;

const float PI = 3.14159265;

// Signed distance to a regular triangle of inradius r that points upwards (up = 1) or downwards (-1); y runs down.
float triangle(vec2 p, float r, float up) {
    vec2 q = vec2(abs(p.x), -p.y * up);
    return max(dot(q, vec2(0.8660254, 0.5)), -q.y) - r;
}

float box(vec2 p, vec2 half_size) {
    vec2 d = abs(p) - half_size;
    return length(max(d, 0.0)) + min(max(d.x, d.y), 0.0);
}

// Signed distance in pixels, negative inside. The factors give all shapes about the same weight (window.md 6.1).
float distance_to_sign(vec2 p, float d) {
    switch (int(sign.x)) {
    case 0: return (abs(p.x) + abs(p.y) - 0.615 * d) * 0.70710678;
    case 1: return length(p) - 0.5 * d;
    case 2: return triangle(p - vec2(0.0, 0.1 * d), 0.33 * d, 1.0);
    case 3: return box(p, vec2(0.445 * d));
    case 4: return triangle(p + vec2(0.0, 0.1 * d), 0.33 * d, -1.0);
    case 5: return box(p, vec2(0.62, 0.34) * d);
    case 6: return abs(length(p) - 0.5 * d + 0.5 * ring_px) - 0.5 * ring_px;
    case 7: return length(p) - 0.5 * d;
    default: return 0.0;
    }
}

float inside(float distance_px) { return clamp(0.5 - distance_px, 0.0, 1.0); }

// Angle clockwise from the top, 0 to 1.
float turn(vec2 p) { return fract(atan(p.x, -p.y) / (2.0 * PI) + 1.0); }

// The part of a pixel that the sign's mark covers. Hollow signs leave it less room.
float mark_part(vec2 p, float d) {
    if (sign.z == 0u || int(sign.z) > mark_count) {
        return 0.0;
    }
    const float room[6] = float[6](0.58, 0.64, 0.5, 0.64, 0.5, 0.56); // side of the drawing, in diameters
    float middle = sign.x == 2u ? 0.1 * d : sign.x == 4u ? -0.1 * d : 0.0;
    float unit = room[min(sign.x, 5u)] * (sign.y == 0u ? 1.0 : 0.85) * d / mark_scale.x;
    vec2 at = (p - vec2(0.0, middle)) / unit / mark_scale.y + 0.5;
    if (any(lessThan(at, vec2(0.02))) || any(greaterThan(at, vec2(0.98)))) {
        return 0.0;
    }
    float level = texture(marks, vec2((float(sign.z) - 1.0 + at.x) / float(mark_count), at.y)).r;
    return inside((0.5 - level) * 2.0 * mark_reach * unit);
}

// The claim at the lower left corner: full = claimed, half = by whom is not told, ring with a stroke = refused. Ground first.
vec2 badge_parts(vec2 p, float d) {
    if (sign.w == 0u || badge_px <= 0.0) {
        return vec2(0.0);
    }
    vec2 q = p - vec2(-0.42, 0.42) * d;
    float out_px = length(q) - badge_px;
    float ring = inside(abs(out_px + 0.5) - 0.5);
    float part = sign.w == 1u ? inside(out_px) : sign.w == 2u ? max(ring, inside(max(out_px, q.x))) : max(ring, inside(max(abs(q.x + q.y) * 0.7071 - 0.5, out_px)));
    return vec2(inside(out_px - 0.4 * badge_px), part);
}

vec4 over(vec4 top, vec4 under) {
    float a = top.a + under.a * (1.0 - top.a);
    return a > 0.0 ? vec4((top.rgb * top.a + under.rgb * under.a * (1.0 - top.a)) / a, a) : vec4(0.0);
}

void main() {
    vec2 p = (gl_PointCoord - 0.5) * sprite_px;
    float d = diameter_px;
    vec4 result = vec4(0.0);
    if (sign.x == 8u) {
        // A dome over the sign: what came in was shot down.
        float thick = 0.5 * max(1.5, 0.11 * d);
        float arc = abs(length(p - vec2(0.0, 0.3 * d)) - 0.98 * d) - thick;
        float limit = (abs(atan(p.x, 0.3 * d - p.y)) - 0.7) * 0.98 * d;
        float part = inside(max(arc, limit));
        float around = inside(max(arc, limit) - 1.0);
        result = over(vec4(colour.rgb, part), vec4(casing.rgb, casing.a * around));
    } else if (sign.x == 6u) {
        float share = turn(p);
        float from = float(sign.z) / 255.0;
        float to = float(sign.w) / 255.0;
        float within = share >= from && share < to ? 1.0 : 0.0;
        float ring = distance_to_sign(p, d);
        if (sign.y == 2u && fract(share * 12.0) > 0.62) {
            within = 0.0;
        }
        result = vec4(colour.rgb, within * inside(ring));
    } else {
        float distance_px = distance_to_sign(p, d);
        vec4 edge = vec4(casing.rgb, casing.a * inside(distance_px - casing_px));
        if (sign.y == 0u) {
            result = over(vec4(ink.rgb, mark_part(p, d)), over(vec4(colour.rgb, inside(distance_px)), edge));
        } else {
            float band = abs(distance_px + 0.5 * stroke_px) - 0.5 * stroke_px;
            float line = inside(band);
            if (sign.y == 2u && fract(turn(p) * 10.0 + 0.2) > 0.62) {
                line = 0.0;
            }
            vec4 ground = vec4(casing.rgb, casing.a * 0.85 * inside(distance_px));
            result = over(vec4(colour.rgb, max(line, mark_part(p, d))), over(ground, vec4(edge.rgb, edge.a * 0.85)));
        }
        if (sign.x < 6u) {
            vec2 parts = badge_parts(p, d);
            result = over(vec4(badge.rgb, parts.y), over(vec4(casing.rgb, parts.x), result));
        }
    }
    result.a *= colour.a;
    if (result.a <= 0.003) {
        discard;
    }
    pixel = result;
}
