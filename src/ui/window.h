#pragma once

#include "ui/actions.h"
#include "ui/map_panel.h"
#include "ui/place_search.h"
#include "ui/ui.h"

#include <functional>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace marsad::ui {

/// The whole window: panels, map, dialogs. Reads the state, gives back what the user asked for. Needs a current OpenGL 3.3
/// context and an ImGui frame around frame().
class Window {
  public:
    /// What it is made of; all of it is data.
    struct Parts {
        Theme dark;
        Theme light;
        i18n::Texts english;
        i18n::Texts arabic;
        Icons icons;
        KeyTable keys;
        std::vector<session::FilterPreset> presets; ///< that come with the program
        const render::BasemapFile* basemap; ///< must outlive the window
        std::unique_ptr<typeset::FontSet> fonts;
        PlaceSearch search;
        PlaceWords place_words;
        std::string attribution;
        std::string home; ///< where file dialogs begin
        render::AreaSource areas;        ///< of vague places; empty: discs
        std::function<void()> wake = {}; ///< asks for another frame, from any thread
    };
    /// BadFormat (a shader that the driver refuses).
    [[nodiscard]] static base::Result<std::unique_ptr<Window>> create(Parts parts);

    struct Outcome {
        std::vector<session::Command> commands;
        std::vector<Request> requests;
        double wake_s = 1e9;            ///< when another frame is wanted, though nothing happens
        std::vector<DrawnControl> drawn; ///< controls by name, for tests
    };
    /// One frame into ImGui's lists. `pixel_ratio`: of the screen.
    [[nodiscard]] Outcome frame(const session::State& state, const Input& input, int width_px, int height_px, double pixel_ratio);
    /// The map of that frame, into the framebuffer that is bound, before ImGui's lists are drawn.
    [[nodiscard]] base::Result<void> draw_map();

    [[nodiscard]] unsigned texture() const { return ink_.texture(); }
    [[nodiscard]] const Theme& theme() const { return theme_name_ == session::Theme::Light ? parts_.light : parts_.dark; }
    [[nodiscard]] const i18n::Texts& texts(session::Language language) const { return language == session::Language::Arabic ? parts_.arabic : parts_.english; }
    [[nodiscard]] const session::Digest& digest() const { return digest_; }
    [[nodiscard]] const Memory& memory() const { return memory_; }
    [[nodiscard]] const MapPanel& map() const { return map_; }
    [[nodiscard]] const PlaceSearch& search() const { return parts_.search; }

  private:
    Window(Parts parts, render::LiveMap map);
    void draw_splitters(Ui& ui, const Layout& layout);

    Parts parts_;
    Ink ink_;
    MapPanel map_;
    session::Digest digest_;
    Memory memory_;
    session::Theme theme_name_ = session::Theme::Dark;
    std::unique_ptr<Ui> ui_; ///< of the last frame
    Layout layout_;
    int width_px_ = 0;
    int height_px_ = 0;
};

} // namespace marsad::ui
