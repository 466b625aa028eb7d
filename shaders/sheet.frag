#version 330 core
in vec2 texel;
uniform sampler2D sheet; // colours multiplied by their alpha
out vec4 pixel;

void main() {
    vec4 painted = texelFetch(sheet, ivec2(texel), 0);
    pixel = vec4(painted.rgb / max(painted.a, 0.001), painted.a);
}
