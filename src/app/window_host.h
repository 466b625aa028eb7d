#pragma once

#include "base/result.h"
#include "ui/input.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace marsad::app {

struct WindowWish {
    int width_px = 1440;
    int height_px = 900;
    std::string title;
};

/// What came in since the last frame, beside what ImGui has taken of it.
struct Events {
    ui::Input input;
    std::vector<std::string> dropped_files;
    std::string dropped_text;
    bool quit = false;
    bool any = false; ///< something happened: draw
};

/// The system's window with OpenGL 3.3 and Dear ImGui in it. One at a time; for the main thread, but for wake().
class WindowHost {
  public:
    /// Unsupported: no display, no SDL, no OpenGL 3.3; each message says what to do, and names `marsad render`.
    [[nodiscard]] static base::Result<std::unique_ptr<WindowHost>> open(const WindowWish& wish);
    WindowHost(const WindowHost&) = delete;
    WindowHost& operator=(const WindowHost&) = delete;
    ~WindowHost();

    /// Sleeps until something happens, at most `wait_s` (0: looks only), and takes all that came.
    [[nodiscard]] Events take_events(double wait_s);
    /// Ends the sleep from any thread.
    void wake();

    /// `texture` and the place of white in it stand for ImGui's own font picture.
    void begin_frame(unsigned texture, float white_u, float white_v);
    /// What ImGui gathered, over what was drawn already.
    void draw_lists();
    void present();

    [[nodiscard]] int width_px() const;
    [[nodiscard]] int height_px() const;
    [[nodiscard]] double time_s() const; ///< since the window opened
    [[nodiscard]] std::string clipboard() const;
    void set_clipboard(const std::string& text);
    void toggle_full_screen();
    /// The screen's own factor: 2 on screens of double density.
    [[nodiscard]] double pixel_ratio() const;

  private:
    struct State;
    explicit WindowHost(std::unique_ptr<State> state);
    std::unique_ptr<State> state_;
};

} // namespace marsad::app
