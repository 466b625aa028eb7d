#include "gl/target.h"

#include <epoxy/gl.h>

namespace marsad::gl {

Target Target::current() {
    GLint name = 0;
    glGetIntegerv(GL_DRAW_FRAMEBUFFER_BINDING, &name);
    return Target(static_cast<unsigned>(name));
}

void Target::bind() const { glBindFramebuffer(GL_FRAMEBUFFER, name_); }

void set_viewport(const PixelRect& rect) { glViewport(rect.left, rect.bottom, rect.width, rect.height); }

void set_scissor(const PixelRect& rect) {
    glEnable(GL_SCISSOR_TEST);
    glScissor(rect.left, rect.bottom, rect.width, rect.height);
}

void clear_scissor() { glDisable(GL_SCISSOR_TEST); }

} // namespace marsad::gl
