#include "gl/draw.h"

#include <epoxy/gl.h>

namespace marsad::gl {

namespace {

GLenum to_gl(Primitive primitive) {
    switch (primitive) {
    case Primitive::Points:
        return GL_POINTS;
    case Primitive::Triangles:
        return GL_TRIANGLES;
    case Primitive::TriangleStrip:
        return GL_TRIANGLE_STRIP;
    }
    return GL_TRIANGLES;
}

} // namespace

void use_window(int width_px, int height_px) {
    glBindFramebuffer(GL_FRAMEBUFFER, 0);
    glViewport(0, 0, width_px, height_px);
    glDisable(GL_SCISSOR_TEST);
}

void clear(std::array<float, 4> rgba) {
    glClearColor(rgba[0], rgba[1], rgba[2], rgba[3]);
    glClear(GL_COLOR_BUFFER_BIT);
}

void begin_pass() {
    glDisable(GL_DEPTH_TEST);
    glDisable(GL_CULL_FACE);
    glDisable(GL_SCISSOR_TEST);
    glEnable(GL_PROGRAM_POINT_SIZE);
    glEnable(GL_BLEND);
    glBlendFuncSeparate(GL_SRC_ALPHA, GL_ONE_MINUS_SRC_ALPHA, GL_ONE, GL_ONE_MINUS_SRC_ALPHA);
}

void set_blending(bool on) { on ? glEnable(GL_BLEND) : glDisable(GL_BLEND); }

void end_pass() {
    glBindVertexArray(0);
    glUseProgram(0);
}

void draw(Primitive primitive, std::size_t first, std::size_t count) {
    glDrawArrays(to_gl(primitive), static_cast<GLint>(first), static_cast<GLsizei>(count));
}

void draw_instanced(Primitive primitive, std::size_t count, std::size_t instances) {
    glDrawArraysInstanced(to_gl(primitive), 0, static_cast<GLsizei>(count), static_cast<GLsizei>(instances));
}

void finish() { glFinish(); }

} // namespace marsad::gl
