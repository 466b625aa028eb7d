#include "gl/program.h"

#include <string>

#include <epoxy/gl.h>

namespace marsad::gl {

namespace {

void delete_shader(unsigned name) { glDeleteShader(name); }
using Shader = Handle<&delete_shader>;

base::Result<Shader> compile_stage(std::string_view label, GLenum stage, std::string_view source) {
    Shader shader(glCreateShader(stage));
    const char* text = source.data();
    const auto length = static_cast<GLint>(source.size());
    glShaderSource(shader.name(), 1, &text, &length);
    glCompileShader(shader.name());
    GLint ok = GL_FALSE;
    glGetShaderiv(shader.name(), GL_COMPILE_STATUS, &ok);
    if (ok == GL_TRUE) {
        return shader;
    }
    std::string log(4096, '\0');
    GLsizei written = 0;
    glGetShaderInfoLog(shader.name(), static_cast<GLsizei>(log.size()), &written, log.data());
    log.resize(static_cast<std::size_t>(written));
    return base::failure(base::ErrorCode::BadFormat,
                         std::string(stage == GL_VERTEX_SHADER ? "vertex" : "fragment") + " shader does not compile: " + log + ": " + std::string(label));
}

} // namespace

void detail::delete_program(unsigned name) { glDeleteProgram(name); }

base::Result<Program> Program::compile(std::string_view label, std::string_view vertex_source, std::string_view fragment_source) {
    auto vertex = compile_stage(label, GL_VERTEX_SHADER, vertex_source);
    if (!vertex) {
        return base::failure(vertex.error());
    }
    auto fragment = compile_stage(label, GL_FRAGMENT_SHADER, fragment_source);
    if (!fragment) {
        return base::failure(fragment.error());
    }
    Program program(glCreateProgram());
    const unsigned name = program.handle_.name();
    glAttachShader(name, vertex->name());
    glAttachShader(name, fragment->name());
    glLinkProgram(name);
    GLint ok = GL_FALSE;
    glGetProgramiv(name, GL_LINK_STATUS, &ok);
    if (ok != GL_TRUE) {
        std::string log(4096, '\0');
        GLsizei written = 0;
        glGetProgramInfoLog(name, static_cast<GLsizei>(log.size()), &written, log.data());
        log.resize(static_cast<std::size_t>(written));
        return base::failure(base::ErrorCode::BadFormat, "shaders do not link: " + log + ": " + std::string(label));
    }
    return program;
}

void Program::use() const { glUseProgram(handle_.name()); }
void Program::set(const char* uniform, int value) const { glUniform1i(glGetUniformLocation(handle_.name(), uniform), value); }
void Program::set(const char* uniform, float value) const { glUniform1f(glGetUniformLocation(handle_.name(), uniform), value); }
void Program::set(const char* uniform, std::array<int, 2> value) const {
    glUniform2iv(glGetUniformLocation(handle_.name(), uniform), 1, value.data());
}
void Program::set(const char* uniform, std::array<float, 2> value) const {
    glUniform2fv(glGetUniformLocation(handle_.name(), uniform), 1, value.data());
}
void Program::set(const char* uniform, std::array<float, 4> value) const {
    glUniform4fv(glGetUniformLocation(handle_.name(), uniform), 1, value.data());
}

void Program::set(const char* uniform, std::span<const std::array<float, 4>> values) const {
    glUniform4fv(glGetUniformLocation(handle_.name(), uniform), static_cast<GLsizei>(values.size()), values.empty() ? nullptr : values.front().data());
}

} // namespace marsad::gl
