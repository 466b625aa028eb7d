#include "gl/offscreen_context.h"

#include <array>
#include <string_view>
#include <utility>

#include <dlfcn.h>

#include <epoxy/egl.h>
#include <epoxy/gl.h>

namespace marsad::gl {

namespace {

constexpr std::string_view kRemedy =
    "; drawing a map needs OpenGL 3.3, which a machine without a graphics card has from software: apt-get install libegl1 libgl1-mesa-dri";

auto unsupported(std::string_view what) {
    std::string message("no OpenGL 3.3: ");
    message.append(what).append(kRemedy);
    return base::failure(base::ErrorCode::Unsupported, std::move(message));
}

// epoxy aborts the program when a library or function that it is asked for is missing, so look before asking.
bool library_present(const char* name) {
    void* library = ::dlopen(name, RTLD_LAZY | RTLD_LOCAL);
    if (library == nullptr) {
        return false;
    }
    ::dlclose(library);
    return true;
}

bool has_word(std::string_view list, std::string_view word) {
    for (std::size_t at = list.find(word); at != std::string_view::npos; at = list.find(word, at + 1)) {
        const std::size_t end = at + word.size();
        if ((at == 0 || list[at - 1] == ' ') && (end == list.size() || list[end] == ' ')) {
            return true;
        }
    }
    return false;
}

EGLDisplay initialized(EGLDisplay display) {
    return display != EGL_NO_DISPLAY && eglInitialize(display, nullptr, nullptr) == EGL_TRUE ? display : EGL_NO_DISPLAY;
}

EGLDisplay open_device_display() {
    std::array<EGLDeviceEXT, 16> devices{};
    EGLint count = 0;
    if (eglQueryDevicesEXT(static_cast<EGLint>(devices.size()), devices.data(), &count) != EGL_TRUE) {
        return EGL_NO_DISPLAY;
    }
    for (EGLint i = 0; i < count; ++i) {
        auto* display =
            initialized(eglGetPlatformDisplayEXT(EGL_PLATFORM_DEVICE_EXT, devices[static_cast<std::size_t>(i)], nullptr));
        if (display != EGL_NO_DISPLAY) {
            return display;
        }
    }
    return EGL_NO_DISPLAY;
}

EGLDisplay open_display() {
    const char* list = eglQueryString(EGL_NO_DISPLAY, EGL_EXTENSIONS);
    const std::string_view extensions = list == nullptr ? "" : list;
    if (!has_word(extensions, "EGL_EXT_platform_base")) {
        return EGL_NO_DISPLAY;
    }
    EGLDisplay display = EGL_NO_DISPLAY;
    if (has_word(extensions, "EGL_MESA_platform_surfaceless")) {
        display = initialized(eglGetPlatformDisplayEXT(EGL_PLATFORM_SURFACELESS_MESA, EGL_DEFAULT_DISPLAY, nullptr));
    }
    if (display == EGL_NO_DISPLAY && has_word(extensions, "EGL_EXT_platform_device") &&
        has_word(extensions, "EGL_EXT_device_enumeration")) {
        display = open_device_display();
    }
    return display;
}

} // namespace

struct OffscreenContext::State {
    EGLDisplay display = EGL_NO_DISPLAY;
    EGLContext context = EGL_NO_CONTEXT;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (display != EGL_NO_DISPLAY) {
            eglMakeCurrent(display, EGL_NO_SURFACE, EGL_NO_SURFACE, EGL_NO_CONTEXT);
            if (context != EGL_NO_CONTEXT) {
                eglDestroyContext(display, context);
            }
            // The display is shared by the whole process and stays: eglTerminate would end other contexts with it.
        }
    }
};

OffscreenContext::OffscreenContext(std::unique_ptr<State> state) : state_(std::move(state)) {}
OffscreenContext::OffscreenContext(OffscreenContext&&) noexcept = default;
OffscreenContext& OffscreenContext::operator=(OffscreenContext&&) noexcept = default;
OffscreenContext::~OffscreenContext() = default;

base::Result<OffscreenContext> OffscreenContext::create() {
    if (!library_present("libEGL.so.1") || (!library_present("libOpenGL.so.0") && !library_present("libGL.so.1"))) {
        return unsupported("libEGL or libOpenGL is not installed");
    }
    auto state = std::make_unique<State>();
    state->display = open_display();
    if (state->display == EGL_NO_DISPLAY) {
        return unsupported("EGL found no driver that works without a window");
    }
    constexpr std::array<EGLint, 7> kAttributes{
        EGL_CONTEXT_MAJOR_VERSION, 3, EGL_CONTEXT_MINOR_VERSION, 3, EGL_CONTEXT_OPENGL_PROFILE_MASK, EGL_CONTEXT_OPENGL_CORE_PROFILE_BIT, EGL_NONE};
    if (eglBindAPI(EGL_OPENGL_API) == EGL_TRUE) {
        state->context = eglCreateContext(state->display, EGL_NO_CONFIG_KHR, EGL_NO_CONTEXT, kAttributes.data());
    }
    if (state->context == EGL_NO_CONTEXT) {
        return unsupported("the driver gives no OpenGL 3.3 core context");
    }
    if (eglMakeCurrent(state->display, EGL_NO_SURFACE, EGL_NO_SURFACE, state->context) != EGL_TRUE) {
        return unsupported("the driver's context needs a window");
    }
    return OffscreenContext(std::move(state));
}

std::string OffscreenContext::description() const {
    const auto text = [](GLenum what) {
        const GLubyte* value = glGetString(what);
        return value == nullptr ? std::string() : std::string(reinterpret_cast<const char*>(value));
    };
    return text(GL_RENDERER) + ", " + text(GL_VERSION);
}

} // namespace marsad::gl
