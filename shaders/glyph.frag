#version 330 core
in vec2 atlas_at;
flat in vec4 colour;
uniform sampler2D atlas;
out vec4 pixel;

void main() {
    pixel = vec4(colour.rgb, colour.a * texture(atlas, atlas_at).r);
}
