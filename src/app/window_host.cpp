#include "app/window_host.h"

#include "app/sdl_library.h"

#include <algorithm>
#include <cstdlib>

#include <SDL.h>
#include <backends/imgui_impl_opengl3.h>
#include <backends/imgui_impl_sdl.h>
#include <fmt/format.h>
#include <imgui.h>

namespace marsad::app {

namespace {

constexpr const char* kInstead = "draw a picture without a window with \"marsad render\"";
constexpr int kLeastWidth = 640;
constexpr int kLeastHeight = 400;

bool is_set(const char* variable) {
    const char* const value = std::getenv(variable);
    return value != nullptr && *value != '\0';
}

/// SDL falls back to drivers that nobody sees; they must be asked for by name.
bool has_display() { return is_set("DISPLAY") || is_set("WAYLAND_DISPLAY") || is_set("SDL_VIDEODRIVER"); }

std::uint16_t code_of(const SDL_Keysym& key) {
    return static_cast<std::uint16_t>(key.scancode);
}

} // namespace

struct WindowHost::State {
    SDL_Window* window = nullptr;
    SDL_GLContext context = nullptr;
    Uint32 wake_event = 0;
    Uint64 started = 0;
    Uint64 last_frame = 0;
    bool imgui = false;
    bool full_screen = false;

    State() = default;
    State(const State&) = delete;
    State& operator=(const State&) = delete;
    ~State() {
        if (imgui) {
            ImGui::GetIO().Fonts->SetTexID(nullptr);
            ImGui_ImplOpenGL3_Shutdown();
            ImGui_ImplSDL2_Shutdown();
            ImGui::DestroyContext();
        }
        if (context != nullptr) {
            SDL_GL_DeleteContext(context);
        }
        if (window != nullptr) {
            SDL_DestroyWindow(window);
        }
        SDL_Quit();
    }
};

WindowHost::WindowHost(std::unique_ptr<State> state) : state_(std::move(state)) {}
WindowHost::~WindowHost() = default;

base::Result<std::unique_ptr<WindowHost>> WindowHost::open(const WindowWish& wish) {
    using base::ErrorCode;
    if (!has_display()) {
        return base::failure(ErrorCode::Unsupported, fmt::format("no display: neither DISPLAY nor WAYLAND_DISPLAY is set; start it from a desktop, or {}", kInstead));
    }
    if (const auto loaded = load_sdl(); !loaded) {
        return base::failure(loaded.error());
    }
    SDL_SetHint(SDL_HINT_VIDEO_X11_NET_WM_BYPASS_COMPOSITOR, "0");
    SDL_SetHint(SDL_HINT_IME_SHOW_UI, "1");
    SDL_SetHint(SDL_HINT_MOUSE_FOCUS_CLICKTHROUGH, "1");
    auto state = std::make_unique<State>();
    if (SDL_Init(SDL_INIT_VIDEO) != 0) {
        return base::failure(ErrorCode::Unsupported, fmt::format("the display cannot be used ({}); look at DISPLAY and WAYLAND_DISPLAY, or {}", SDL_GetError(), kInstead));
    }
    const auto no_gl = [&](const char* what) {
        return base::failure(ErrorCode::Unsupported,
                             fmt::format("no OpenGL 3.3 for a window ({}: {}); apt-get install libgl1-mesa-dri brings one that needs no graphics card, or {}", what, SDL_GetError(), kInstead));
    };
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_PROFILE_MASK, SDL_GL_CONTEXT_PROFILE_CORE);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MAJOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_CONTEXT_MINOR_VERSION, 3);
    SDL_GL_SetAttribute(SDL_GL_DOUBLEBUFFER, 1);
    SDL_GL_SetAttribute(SDL_GL_DEPTH_SIZE, 0);
    SDL_GL_SetAttribute(SDL_GL_STENCIL_SIZE, 0);
    SDL_Rect usable{0, 0, 0, 0};
    int width = wish.width_px;
    int height = wish.height_px;
    if (SDL_GetDisplayUsableBounds(0, &usable) == 0 && usable.w > 0 && usable.h > 0) {
        width = std::min(width, usable.w);
        height = std::min(height, usable.h);
    }
    state->window = SDL_CreateWindow(wish.title.c_str(), SDL_WINDOWPOS_CENTERED, SDL_WINDOWPOS_CENTERED, width, height, SDL_WINDOW_OPENGL | SDL_WINDOW_RESIZABLE | SDL_WINDOW_ALLOW_HIGHDPI);
    if (state->window == nullptr) {
        return no_gl("window");
    }
    SDL_SetWindowMinimumSize(state->window, kLeastWidth, kLeastHeight);
    state->context = SDL_GL_CreateContext(state->window);
    if (state->context == nullptr) {
        return no_gl("context");
    }
    SDL_GL_SetSwapInterval(1);
    IMGUI_CHECKVERSION();
    ImGui::CreateContext();
    ImGuiIO& io = ImGui::GetIO();
    io.IniFilename = nullptr;
    io.LogFilename = nullptr;
    ImGui_ImplSDL2_InitForOpenGL(state->window, state->context);
    ImGui_ImplOpenGL3_Init("#version 330 core");
    state->imgui = true;
    ImGuiStyle& style = ImGui::GetStyle();
    style.WindowPadding = {0.0F, 0.0F};
    style.WindowBorderSize = 0.0F;
    style.WindowMinSize = {1.0F, 1.0F};
    style.WindowRounding = 0.0F;
    style.AntiAliasedLinesUseTex = false; // the lines of ImGui's font picture are not in ours
    state->wake_event = SDL_RegisterEvents(1);
    state->started = SDL_GetPerformanceCounter();
    state->last_frame = state->started;
    SDL_StartTextInput();
    SDL_EventState(SDL_DROPFILE, SDL_ENABLE);
    SDL_EventState(SDL_DROPTEXT, SDL_ENABLE);
    return std::unique_ptr<WindowHost>(new WindowHost(std::move(state)));
}

Events WindowHost::take_events(double wait_s) {
    Events out;
    SDL_Event event;
    bool stroke_ended = false; // what the mouse does after the button came up is no part of the stroke
    const auto take = [&] {
        out.any = true;
        if (event.type == SDL_KEYDOWN || event.type == SDL_TEXTINPUT) {
            // Text and shortcuts are ours (ImGui has no queue of keys); it learns of the modifiers alone.
            if (event.type == SDL_TEXTINPUT) {
                out.input.typed.push_back({event.text.text, {}});
            } else {
                const auto mod = static_cast<unsigned>(event.key.keysym.mod);
                out.input.typed.push_back({{}, {code_of(event.key.keysym), (mod & KMOD_CTRL) != 0U, (mod & KMOD_SHIFT) != 0U, (mod & KMOD_ALT) != 0U}});
            }
        }
        if (event.type != SDL_TEXTINPUT) {
            ImGui_ImplSDL2_ProcessEvent(&event);
        }
        switch (event.type) {
        case SDL_QUIT: out.quit = true; break;
        case SDL_MOUSEWHEEL: out.input.wheel += static_cast<double>(event.wheel.preciseY); break;
        case SDL_MOUSEMOTION:
            if (!stroke_ended) {
                out.input.trail.push_back({static_cast<double>(event.motion.x), static_cast<double>(event.motion.y)});
            }
            break;
        case SDL_MOUSEBUTTONUP:
            if (event.button.button == SDL_BUTTON_LEFT) {
                out.input.trail.push_back({static_cast<double>(event.button.x), static_cast<double>(event.button.y)});
                stroke_ended = true;
            }
            break;
        case SDL_MOUSEBUTTONDOWN: // ImGui knows three buttons
            if (event.button.button == SDL_BUTTON_LEFT) {
                out.input.trail = {{static_cast<double>(event.button.x), static_cast<double>(event.button.y)}};
                stroke_ended = false;
            }
            out.input.view_steps += event.button.button == SDL_BUTTON_X2 ? 1 : event.button.button == SDL_BUTTON_X1 ? -1 : 0;
            break;
        case SDL_DROPFILE:
            out.dropped_files.emplace_back(event.drop.file);
            SDL_free(event.drop.file);
            break;
        case SDL_DROPTEXT:
            out.dropped_text += event.drop.file;
            SDL_free(event.drop.file);
            break;
        default: break;
        }
    };
    if (wait_s > 0.0) {
        const int wait_ms = wait_s > 3600.0 ? 3'600'000 : std::max(1, static_cast<int>(wait_s * 1000.0));
        if (SDL_WaitEventTimeout(&event, wait_ms) != 0) {
            take();
        }
    }
    while (SDL_PollEvent(&event) != 0) {
        take();
    }
    const auto pastes = [](const ui::Input::Typed& typed) { return typed.text.empty() && typed.key.ctrl && typed.key.code == ui::key::kV; };
    if (std::any_of(out.input.typed.begin(), out.input.typed.end(), pastes)) {
        out.input.clipboard = clipboard();
    }
    const Uint64 now = SDL_GetPerformanceCounter();
    const auto rate = static_cast<double>(SDL_GetPerformanceFrequency());
    out.input.dt_s = static_cast<double>(now - state_->last_frame) / rate;
    out.input.time_s = static_cast<double>(now - state_->started) / rate;
    state_->last_frame = now;
    return out;
}

void WindowHost::wake() {
    SDL_Event event{};
    event.type = state_->wake_event;
    SDL_PushEvent(&event);
}

void WindowHost::begin_frame(unsigned texture, float white_u, float white_v) {
    ImGui_ImplOpenGL3_NewFrame();
    ImGui_ImplSDL2_NewFrame();
    ImGuiIO& io = ImGui::GetIO();
    // NOLINTNEXTLINE(performance-no-int-to-ptr): ImGui's handle of a texture is OpenGL's name
    io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(texture)));
    io.Fonts->TexUvWhitePixel = {white_u, white_v};
    // The backend asks the system where the mouse is, and on some servers (X11 while a button is held, test screens) that answer stands
    // still. The window's own events know better.
    int x = 0;
    int y = 0;
    if (SDL_GetMouseState(&x, &y) != 0 || SDL_GetMouseFocus() == state_->window) {
        io.MousePos = {static_cast<float>(x), static_cast<float>(y)};
    }
    ImGui::NewFrame();
}

void WindowHost::draw_lists() {
    ImGui::Render();
    ImGui_ImplOpenGL3_RenderDrawData(ImGui::GetDrawData());
}

void WindowHost::present() { SDL_GL_SwapWindow(state_->window); }

int WindowHost::width_px() const {
    int width = 0;
    SDL_GL_GetDrawableSize(state_->window, &width, nullptr);
    return width;
}

int WindowHost::height_px() const {
    int height = 0;
    SDL_GL_GetDrawableSize(state_->window, nullptr, &height);
    return height;
}

double WindowHost::time_s() const { return static_cast<double>(SDL_GetPerformanceCounter() - state_->started) / static_cast<double>(SDL_GetPerformanceFrequency()); }

std::string WindowHost::clipboard() const {
    char* const text = SDL_GetClipboardText();
    std::string out = text != nullptr ? text : "";
    SDL_free(text);
    return out;
}

void WindowHost::set_clipboard(const std::string& text) { SDL_SetClipboardText(text.c_str()); }

void WindowHost::toggle_full_screen() {
    state_->full_screen = !state_->full_screen;
    SDL_SetWindowFullscreen(state_->window, state_->full_screen ? static_cast<Uint32>(SDL_WINDOW_FULLSCREEN_DESKTOP) : 0U);
}

double WindowHost::pixel_ratio() const {
    int logical = 0;
    SDL_GetWindowSize(state_->window, &logical, nullptr);
    return logical > 0 ? static_cast<double>(width_px()) / logical : 1.0;
}

} // namespace marsad::app
