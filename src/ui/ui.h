#pragma once

#include "i18n/texts.h"
#include "session/command.h"
#include "session/digest.h"
#include "ui/icons.h"
#include "ui/ink.h"
#include "ui/input.h"
#include "ui/layout.h"
#include "ui/memory.h"
#include "ui/point.h"
#include "ui/request.h"
#include "ui/theme.h"

#include <initializer_list>
#include <map>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::ui {

class KeyTable;

/// Start and end turn with the reading direction of the interface, left and right do not.
enum class Align { Start, Centre, End, Left, Right };
/// Direction of a text's paragraph: the interface's for its own texts, its own for what comes from reports.
enum class Flow { Interface, Own, LeftToRight };
enum class ButtonKind { Plain, Primary, Quiet, Danger };

/// What happened to a control in this frame.
struct Touch {
    bool hovered = false;
    bool held = false;
    bool pressed = false; ///< the button went down on it
    bool clicked = false;
    bool double_clicked = false;
    bool right_clicked = false;
    bool ctrl = false;
    bool shift = false;
    bool alt = false;
};

/// A control that was drawn, for tests that click by name; pixels of the screen.
struct DrawnControl {
    std::string id;
    Rect rect_px;
};

/// What panels draw with and read from, for one frame. Panels never change the state: they append commands and requests. All
/// rectangles are logical pixels of the window; the conversion to the screen is here alone.
class Ui {
  public:
    struct Parts {
        const session::State& state;
        session::Digest& digest;
        const i18n::Texts& texts;
        const Theme& theme;
        const Icons& icons;
        const KeyTable& keys;
        std::span<const session::FilterPreset> presets; ///< that come with the program
        Ink& ink;
        const Input& input;
        Memory& memory;
        double scale;
        double width;
        double height;
    };
    explicit Ui(const Parts& parts);
    Ui(const Ui&) = delete;
    Ui& operator=(const Ui&) = delete;

    const session::State& state;
    session::Digest& digest;
    const i18n::Texts& texts;
    const Theme& theme;
    const std::span<const session::FilterPreset> presets;
    Ink& ink;
    const Input& input;
    Memory& memory;
    const double scale;  ///< screen pixels a logical one
    const double width;  ///< of the window, logical
    const double height;
    const bool rtl;

    // Out
    void command(session::Command command) { commands_.push_back(std::move(command)); }
    void request(Request request) { requests_.push_back(std::move(request)); }
    [[nodiscard]] std::vector<session::Command> take_commands() { return std::exchange(commands_, {}); }
    [[nodiscard]] std::vector<Request> take_requests() { return std::exchange(requests_, {}); }
    [[nodiscard]] const std::vector<DrawnControl>& drawn() const { return drawn_; }
    /// Something moves by itself: another frame is wanted now, or after some seconds.
    void animate() { wake_s_ = 0.0; }
    void wake_after(double seconds) { wake_s_ = std::min(wake_s_, seconds); }
    [[nodiscard]] double wake_s() const { return wake_s_; }

    // Texts
    [[nodiscard]] std::string text(std::string_view key, std::initializer_list<i18n::Value> values = {}) const { return texts.get(key, values); }

    // Windows
    /// Everything drawn until end_region() belongs to it and is cut at its edge; a later region lies over an earlier one, also for
    /// the mouse. Names must differ.
    void begin_region(const char* name, const Rect& rect);
    void end_region();
    /// Until end_over(), shapes and text lie over every region and take no mouse: cards and hints.
    void begin_over();
    void end_over();
    void push_clip(const Rect& rect);
    void pop_clip();
    /// A view that scrolls over `content_height`: cut at `view`, with a bar at its end side where it does not fit. Gives the y at
    /// which the content begins. `wheel` false leaves the wheel to others.
    double begin_scroll(const std::string& id, const Rect& view, double content_height, bool wheel = true);
    void end_scroll();
    /// Brings [top, bottom) of the content into view.
    void scroll_to(const std::string& id, double view_height, double top, double bottom);

    // Shapes
    void fill(const Rect& rect, Colour colour, double radius = 0.0);
    void frame(const Rect& rect, Colour colour, double radius = 0.0, double thickness = 1.0);
    void line(Point from, Point to, Colour colour, double thickness = 1.0);
    /// Joined corners, each as it comes: smooth bends are many points.
    void polyline(std::span<const Point> points, Colour colour, double thickness, bool closed = false);
    void dashed(Point from, Point to, Colour colour, double on, double off, double thickness = 1.0);
    void dot(Point middle, double radius, Colour colour);
    void ring(Point middle, double radius, Colour colour, double thickness = 1.0);
    void arc(Point middle, double radius, double from_turn, double to_turn, Colour colour, double thickness); ///< turns from the top, clockwise
    void triangle(Point a, Point b, Point c, Colour colour);
    /// Colours at the left and right edge.
    void gradient(const Rect& rect, Colour left, Colour right);
    void hatch(const Rect& rect, Colour colour, double step, double thickness);
    void icon(std::string_view name, Point middle, Colour colour, double size = 16.0);
    /// The sign of an event type as on the map.
    void sign(model::EventType type, Point middle, double diameter, bool hollow = false, double opacity = 1.0);

    // Text
    /// One line in the middle of a box's height, cut with an ellipsis where it is wider. Gives its width.
    double label(const Rect& box, std::string_view text, Font font, Colour colour, Align align = Align::Start, Flow flow = Flow::Interface);
    /// Wrapped text from the top of the box; gives its height.
    double paragraph(const Rect& box, std::string_view text, Font font, Colour colour, Flow flow = Flow::Interface);
    [[nodiscard]] double paragraph_height(double width, std::string_view text, Font font, Flow flow = Flow::Interface);
    [[nodiscard]] double text_width(std::string_view text, Font font) { return ink.width(text, font); }
    [[nodiscard]] typeset::Direction direction(Flow flow) const;

    // Controls
    /// The bare control: what the mouse and the keyboard do to a rectangle. `focusable`: Tab reaches it. `by_key`: Enter and the
    /// space bar click it then.
    Touch touch(const std::string& id, const Rect& rect, bool focusable = true, bool by_key = true);
    bool button(const std::string& id, const Rect& rect, std::string_view label, ButtonKind kind = ButtonKind::Plain, std::string_view icon = {}, bool enabled = true);
    [[nodiscard]] double button_width(std::string_view label, bool with_icon = false);
    bool icon_button(const std::string& id, const Rect& rect, std::string_view icon, std::string_view tooltip, bool active = false, bool enabled = true);
    /// One of several, side by side; gives the one that was chosen in this frame.
    std::optional<std::size_t> segmented(const std::string& id, const Rect& rect, std::span<const std::string> labels, std::size_t current);
    [[nodiscard]] double segmented_width(std::span<const std::string> labels);
    bool checkbox(const std::string& id, const Rect& rect, bool checked);
    bool toggle(const std::string& id, const Rect& rect, bool on);
    void tooltip(std::string_view text);
    /// The control touched last under its tooltip after half a second.
    void tooltip_for(const Touch& touch, const std::string& id, std::string_view text);
    void focus_ring(const Rect& rect, double radius = 4.0);

    // Keyboard
    /// Takes a key out of this frame's keys, so that nobody else acts on it.
    bool take_key(std::uint16_t code, bool ctrl = false, bool shift = false);
    [[nodiscard]] std::vector<Input::Typed>& typed() { return typed_; }
    [[nodiscard]] bool text_has_focus() const { return text_focus_; }
    void note_text_focus() { text_focus_ = true; }
    [[nodiscard]] bool is_focused(const std::string& id) const { return memory.focused == id; }
    void focus(const std::string& id, bool by_key = false);
    /// Moves the focus to the next control (Tab); called once, after everything was drawn.
    void finish_focus();

    // Mouse
    [[nodiscard]] Point mouse() const;
    [[nodiscard]] bool mouse_down() const;
    [[nodiscard]] bool mouse_clicked() const; ///< went down in this frame, anywhere
    [[nodiscard]] Point mouse_delta() const;
    /// Takes the wheel where the mouse is in the rectangle of the region being drawn.
    double take_wheel(const Rect& rect);
    [[nodiscard]] bool hovers(const Rect& rect) const; ///< in the region being drawn, not covered by another
    void cursor(int imgui_cursor) const;

    // Pixels
    [[nodiscard]] float px(double logical) const { return static_cast<float>(logical * scale); }
    [[nodiscard]] double hairline() const { return (scale >= 1.5 ? 2.0 : 1.0) / scale; } ///< one line of decoration
    [[nodiscard]] ImDrawList& list() const { return *list_; }
    void note_drawn(const std::string& id, const Rect& rect);
    [[nodiscard]] const Icons& icons() const { return icons_; }
    [[nodiscard]] const KeyTable& keys() const { return keys_; }

  private:
    struct Scroll {
        std::string id;
        Rect view;
        double content;
    };
    const Icons& icons_;
    const KeyTable& keys_;
    ImDrawList* list_ = nullptr;
    std::vector<session::Command> commands_;
    std::vector<Request> requests_;
    std::vector<DrawnControl> drawn_;
    std::vector<std::string> focusable_;
    std::vector<Scroll> scrolls_;
    std::vector<Input::Typed> typed_;
    std::vector<ImDrawList*> lists_;
    double wheel_;
    double wake_s_ = 1e9;
    bool text_focus_ = false;
};

/// Cuts a rectangle from its start or end, whichever way the interface reads: the helper that rows are laid out with.
class Row {
  public:
    Row(const Ui& ui, const Rect& rect, double gap = 6.0) : rtl_(ui.rtl), rest_(rect), gap_(gap) {}
    /// A row that never turns round (transport of the player).
    static Row fixed(const Ui& ui, const Rect& rect, double gap = 6.0) {
        Row row(ui, rect, gap);
        row.rtl_ = false;
        return row;
    }
    Rect start(double width) { return rtl_ ? cut_right(width) : cut_left(width); }
    Rect end(double width) { return rtl_ ? cut_left(width) : cut_right(width); }
    void skip(double width) { static_cast<void>(rtl_ ? cut_right(width - gap_) : cut_left(width - gap_)); }
    [[nodiscard]] const Rect& rest() const { return rest_; }

  private:
    Rect cut_left(double width);
    Rect cut_right(double width);
    bool rtl_;
    Rect rest_;
    double gap_;
};

/// The same rectangle, smaller on each side.
[[nodiscard]] inline Rect inset(const Rect& rect, double x, double y) { return {rect.x + x, rect.y + y, rect.width - 2.0 * x, rect.height - 2.0 * y}; }
/// A control of a height in the middle of a row.
[[nodiscard]] inline Rect centred(const Rect& rect, double height) { return {rect.x, rect.y + (rect.height - height) / 2.0, rect.width, height}; }

} // namespace marsad::ui
