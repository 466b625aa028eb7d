#include "app/sdl_library.h"

#include <cstdlib>

#include <SDL.h>
#include <dlfcn.h>

namespace {

void* sdl_handle = nullptr; // opened once, stays: the functions below are the library's for the whole program

/// The library's function of a name. ImGui's backend and our window call the functions at the end of this file.
template <typename Function>
Function* find(const char* name) {
    void* const address = sdl_handle != nullptr ? dlsym(sdl_handle, name) : nullptr;
    if (address == nullptr) {
        std::abort(); // a bug: called before load_sdl(), or a library older than 2.0.18, which it refuses
    }
    return reinterpret_cast<Function*>(address); // NOLINT: what dlsym() is for
}

} // namespace

namespace marsad::app {

base::Result<void> load_sdl() {
    if (sdl_handle != nullptr) {
        return {};
    }
    sdl_handle = dlopen("libSDL2-2.0.so.0", RTLD_NOW | RTLD_LOCAL);
    if (sdl_handle == nullptr || dlsym(sdl_handle, "SDL_GL_GetDrawableSize") == nullptr) {
        return base::failure(base::ErrorCode::Unsupported, "the window needs SDL2: apt-get install libsdl2-2.0-0; or draw a picture without a window with \"marsad render\"");
    }
    return {};
}

} // namespace marsad::app

// NOLINTBEGIN(readability-identifier-naming,cppcoreguidelines-macro-usage): SDL's names and signatures, checked against its header
#define FORWARD(result, name, parameters, arguments)              \
    extern "C" result SDLCALL name parameters {                   \
        static auto* const function = find<decltype(name)>(#name); \
        return function arguments;                                \
    }

FORWARD(int, SDL_Init, (Uint32 flags), (flags))
FORWARD(void, SDL_Quit, (void), ())
FORWARD(const char*, SDL_GetError, (void), ())
FORWARD(SDL_bool, SDL_SetHint, (const char* name, const char* value), (name, value))
FORWARD(void, SDL_free, (void* memory), (memory))
FORWARD(Uint64, SDL_GetPerformanceCounter, (void), ())
FORWARD(Uint64, SDL_GetPerformanceFrequency, (void), ())
FORWARD(SDL_Window*, SDL_CreateWindow, (const char* title, int x, int y, int w, int h, Uint32 flags), (title, x, y, w, h, flags))
FORWARD(void, SDL_DestroyWindow, (SDL_Window * window), (window))
FORWARD(void, SDL_SetWindowMinimumSize, (SDL_Window * window, int w, int h), (window, w, h))
FORWARD(int, SDL_SetWindowFullscreen, (SDL_Window * window, Uint32 flags), (window, flags))
FORWARD(void, SDL_GetWindowSize, (SDL_Window * window, int* w, int* h), (window, w, h))
FORWARD(void, SDL_GetWindowPosition, (SDL_Window * window, int* x, int* y), (window, x, y))
FORWARD(Uint32, SDL_GetWindowFlags, (SDL_Window * window), (window))
FORWARD(int, SDL_GetDisplayUsableBounds, (int display, SDL_Rect* bounds), (display, bounds))
FORWARD(const char*, SDL_GetCurrentVideoDriver, (void), ())
FORWARD(int, SDL_GL_SetAttribute, (SDL_GLattr attribute, int value), (attribute, value))
FORWARD(SDL_GLContext, SDL_GL_CreateContext, (SDL_Window * window), (window))
FORWARD(void, SDL_GL_DeleteContext, (SDL_GLContext context), (context))
FORWARD(int, SDL_GL_SetSwapInterval, (int interval), (interval))
FORWARD(void, SDL_GL_SwapWindow, (SDL_Window * window), (window))
FORWARD(void, SDL_GL_GetDrawableSize, (SDL_Window * window, int* w, int* h), (window, w, h))
FORWARD(int, SDL_PollEvent, (SDL_Event * event), (event))
FORWARD(int, SDL_WaitEventTimeout, (SDL_Event * event, int timeout), (event, timeout))
FORWARD(int, SDL_PushEvent, (SDL_Event * event), (event))
FORWARD(Uint32, SDL_RegisterEvents, (int count), (count))
FORWARD(Uint8, SDL_EventState, (Uint32 type, int state), (type, state))
FORWARD(void, SDL_StartTextInput, (void), ())
FORWARD(SDL_Keymod, SDL_GetModState, (void), ())
FORWARD(SDL_Window*, SDL_GetKeyboardFocus, (void), ())
FORWARD(SDL_Window*, SDL_GetMouseFocus, (void), ())
FORWARD(Uint32, SDL_GetMouseState, (int* x, int* y), (x, y))
FORWARD(Uint32, SDL_GetGlobalMouseState, (int* x, int* y), (x, y))
FORWARD(int, SDL_CaptureMouse, (SDL_bool enabled), (enabled))
FORWARD(void, SDL_WarpMouseInWindow, (SDL_Window * window, int x, int y), (window, x, y))
FORWARD(SDL_Cursor*, SDL_CreateSystemCursor, (SDL_SystemCursor id), (id))
FORWARD(void, SDL_SetCursor, (SDL_Cursor * cursor), (cursor))
FORWARD(void, SDL_FreeCursor, (SDL_Cursor * cursor), (cursor))
FORWARD(int, SDL_ShowCursor, (int toggle), (toggle))
FORWARD(char*, SDL_GetClipboardText, (void), ())
FORWARD(int, SDL_SetClipboardText, (const char* text), (text))
FORWARD(SDL_GameController*, SDL_GameControllerOpen, (int index), (index))
FORWARD(Sint16, SDL_GameControllerGetAxis, (SDL_GameController * controller, SDL_GameControllerAxis axis), (controller, axis))
FORWARD(Uint8, SDL_GameControllerGetButton, (SDL_GameController * controller, SDL_GameControllerButton button), (controller, button))
// NOLINTEND(readability-identifier-naming,cppcoreguidelines-macro-usage)
