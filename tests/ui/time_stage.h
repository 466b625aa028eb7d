#pragma once

#include "gl/offscreen_context.h"
#include "session/command.h"
#include "ui/actions.h"
#include "ui/time_options.h"
#include "ui/time_panel.h"
#include "ui/ui.h"

#include <gtest/gtest.h>
#include <imgui.h>

#include <algorithm>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace marsad::ui {

/// The time panel without a window: frames, a mouse and keys made by hand. What the panel asks for is carried out at once.
class TimeStage {
  public:
    /// Null where the machine has no OpenGL or no fonts: such tests are skipped.
    static std::unique_ptr<TimeStage> create() {
        auto context = gl::OffscreenContext::create();
        auto fonts = typeset::FontSet::from_system();
        if (!context || !fonts) {
            return nullptr;
        }
        return std::unique_ptr<TimeStage>(new TimeStage(std::move(*context), std::move(*fonts)));
    }
    ~TimeStage() {
        ink_.reset();
        ImGui::DestroyContext();
    }
    TimeStage(const TimeStage&) = delete;
    TimeStage& operator=(const TimeStage&) = delete;

    session::State state;
    session::Digest digest;
    Memory memory;
    double width = 1600.0;
    double height = 1000.0;
    double scale = 1.0;
    std::vector<session::Command> asked; ///< in the last frame
    double wake_s = 0.0;
    Input input;

    /// One frame of a sixtieth of a second.
    void frame() {
        digest.refresh(state);
        ImGuiIO& io = ImGui::GetIO();
        io.DisplaySize = {static_cast<float>(width * scale), static_cast<float>(height * scale)};
        io.DeltaTime = 1.0F / 60.0F;
        input.dt_s = 1.0 / 60.0;
        input.time_s += input.dt_s;
        // NOLINTNEXTLINE(performance-no-int-to-ptr): ImGui's handle of a texture is OpenGL's name
        io.Fonts->SetTexID(reinterpret_cast<ImTextureID>(static_cast<std::intptr_t>(ink_->texture())));
        ImGui::NewFrame();
        io.Fonts->TexUvWhitePixel = {Ink::white().first, Ink::white().second};
        ink_->begin_frame(scale, 1.0);
        const bool arabic = state.settings.language == session::Language::Arabic;
        const bool light = state.settings.theme == session::Theme::Light;
        {
            Ui ui(Ui::Parts{state, digest, arabic ? *arabic_ : *english_, light ? *light_ : *dark_, *icons_, *keys_, {}, *ink_, input, memory, scale, width, height});
            LayoutState wish;
            wish.time_height = state.settings.time_height;
            wish.right_to_left = arabic;
            layout = lay_out(width, height, wish);
            draw_time_panel(ui, layout);
            draw_time_options(ui);
            ui.finish_focus();
            ink_->end_frame();
            asked = ui.take_commands();
            drawn_ = ui.drawn();
            wake_s = ui.wake_s();
        }
        ImGui::Render();
        for (const auto& command : asked) {
            session::apply(state, command);
        }
        input.typed.clear();
        input.wheel = 0.0;
    }
    void frames(int count) {
        for (int i = 0; i < count; ++i) {
            frame();
        }
    }

    [[nodiscard]] std::optional<Rect> find(std::string_view id) const {
        const auto found = std::find_if(drawn_.begin(), drawn_.end(), [&](const DrawnControl& control) { return control.id == id; });
        return found == drawn_.end() ? std::nullopt : std::optional(found->rect_px);
    }
    [[nodiscard]] const std::vector<DrawnControl>& drawn() const { return drawn_; }

    void move_to(double x_px, double y_px) {
        ImGui::GetIO().MousePos = {static_cast<float>(x_px), static_cast<float>(y_px)};
        frame();
    }
    void press(bool down, int button = 0) {
        ImGui::GetIO().MouseDown[button] = down;
        frame();
    }
    /// In the middle of a control.
    void click(std::string_view id) {
        const auto rect = find(id);
        ASSERT_TRUE(rect.has_value()) << id;
        click_at(rect->x + rect->width / 2.0, rect->y + rect->height / 2.0);
    }
    void click_at(double x_px, double y_px) {
        move_to(x_px, y_px);
        frame();
        press(true);
        press(false);
        frame();
        input.time_s += 1.0; // the next one is no double click
        ImGui::GetIO().MouseClickedTime[0] = -100.0;
    }
    void drag(double from_x, double to_x, double y_px, int button = 0) {
        move_to(from_x, y_px);
        frame();
        press(true, button);
        for (int step = 1; step <= 8; ++step) {
            move_to(from_x + (to_x - from_x) * step / 8.0, y_px);
        }
        press(false, button);
        frame();
        ImGui::GetIO().MouseClickedTime[0] = -100.0;
    }
    void wheel(double steps, bool ctrl = false) {
        ImGui::GetIO().KeyCtrl = ctrl;
        input.wheel = steps;
        frame();
        ImGui::GetIO().KeyCtrl = false;
        frames(40); // the axis comes to rest
    }
    void type(std::string_view text) {
        input.typed.push_back({std::string(text), {}});
        frame();
    }
    void key(std::uint16_t code, bool ctrl = false, bool shift = false) {
        input.typed.push_back({{}, {code, ctrl, shift, false}});
        frame();
    }
    /// Types over what stands in a field.
    void fill(std::string_view id, std::string_view text) {
        click(id);
        key(key::kA, true);
        type(text);
    }
    [[nodiscard]] std::string field(const std::string& id) const { return memory.edits.at(id).buffer.text(); }

    Layout layout;

  private:
    TimeStage(gl::OffscreenContext context, typeset::FontSet fonts) : context_(std::move(context)), fonts_(std::move(fonts)) {
        const std::filesystem::path assets = std::filesystem::path(MARSAD_SOURCE_DIR) / "assets";
        base::Diagnostics diagnostics;
        dark_ = *Theme::load(assets / "styles", "dark");
        light_ = *Theme::load(assets / "styles", "light");
        english_ = *i18n::Texts::load(assets / "interface", "en", diagnostics);
        arabic_ = *i18n::Texts::load(assets / "interface", "ar", diagnostics);
        icons_ = *Icons::load(assets / "interface" / "icons.tsv", diagnostics);
        keys_ = *KeyTable::load(assets / "interface" / "keys.tsv", diagnostics);
        ImGui::CreateContext();
        ImGuiIO& io = ImGui::GetIO();
        io.IniFilename = nullptr;
        io.LogFilename = nullptr;
        unsigned char* pixels = nullptr;
        int wide = 0;
        int high = 0;
        io.Fonts->GetTexDataAsAlpha8(&pixels, &wide, &high);
        ImGuiStyle& style = ImGui::GetStyle();
        style.WindowPadding = {0.0F, 0.0F};
        style.WindowBorderSize = 0.0F;
        style.WindowMinSize = {1.0F, 1.0F};
        style.WindowRounding = 0.0F;
        style.AntiAliasedLinesUseTex = false;
        ink_ = std::make_unique<Ink>(fonts_);
    }

    gl::OffscreenContext context_;
    typeset::FontSet fonts_;
    std::optional<Theme> dark_, light_;
    std::optional<i18n::Texts> english_, arabic_;
    std::optional<Icons> icons_;
    std::optional<KeyTable> keys_;
    std::unique_ptr<Ink> ink_;
    std::vector<DrawnControl> drawn_;
};

} // namespace marsad::ui
