#version 330 core
in vec2 texel;
uniform sampler2D sheet; // colours multiplied by their alpha
uniform vec2 texels;     // of the sheet
out vec4 pixel;

void main() {
    vec4 painted = texture(sheet, texel / texels);
    pixel = vec4(painted.rgb / max(painted.a, 0.001), painted.a);
}
