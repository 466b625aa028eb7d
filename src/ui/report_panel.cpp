#include "ui/report_panel.h"

#include "i18n/region_names.h"
#include "typeset/isolate.h"
#include "ui/event_wording.h"
#include "ui/evidence_ink.h"
#include "ui/right_panel_memory.h"

#include <algorithm>
#include <cmath>

#include <imgui.h>

namespace marsad::ui {

namespace {

using session::Field;

constexpr double kPad = 14.0;
constexpr double kTop = 10.0;
constexpr double kFooter = 36.0;
constexpr double kNote = 56.0;       // a line about what is not laid out, and its button
constexpr double kNumber = 15.0;     // side of a numbered box
constexpr double kStretchPad = 2.0;
constexpr double kArabicSize = 1.21; // Naskh beside Latin (window.md, section 4)
constexpr double kWheelZoom = 1.1;

/// What the report is scrolled to: the event and its focused field.
std::string scroll_key(const std::string& event_id, std::optional<Field> field) { return event_id + '\n' + (field ? std::to_string(static_cast<int>(*field)) : std::string()); }

/// A box with a number, as it stands in the text and below it.
void draw_number(Ui& ui, const Rect& box, std::uint32_t number, bool current, bool hovered) {
    const std::string digits = std::to_string(number);
    if (current) {
        ui.fill(box, ui.theme.accent, 3.0);
    } else {
        ui.fill(box, hovered ? ui.theme.hover : ui.theme.panel, 3.0);
        ui.frame(box, hovered ? ui.theme.t2 : ui.theme.edge, 3.0);
    }
    ui.label(inset(box, -4.0, 0.0), digits, Font::CaptionBold, current ? ui.theme.on_accent : ui.theme.t2, Align::Centre, Flow::LeftToRight);
}

class ReportDrawing {
  public:
    ReportDrawing(Ui& ui, ReportView& view, const Rect& area) : ui_(ui), view_(view), area_(area), event_(ui.state.selected_event()) {
        if (event_ != nullptr) {
            spans_ = session::lit_spans(*event_);
        }
    }

    /// Brings the words of a new selection or focus into the part that is laid out.
    void want() {
        auto& memory = right_panel_memory(ui_);
        if (event_ == nullptr) {
            return;
        }
        scroll_now_ = memory.scrolled_for != scroll_key(event_->event_id, ui_.state.focused);
        if (!scroll_now_) {
            return;
        }
        const auto* span = wanted();
        if (span != nullptr) {
            view_.want(view_.byte_of(span->start));
        }
    }

    void draw() {
        const double before = view_.before() > 0 ? kNote : 0.0;
        const double behind = view_.behind() > 0 ? kNote : 0.0;
        const double content = kTop + before + view_.height() + behind + kTop;
        scroll(before + kTop, content);
        zoom();
        const double top = ui_.begin_scroll("report", area_, content);
        origin_ = top + kTop + before;
        collect();
        touch();
        for (const auto& lit : lit_) {
            draw_ground(lit);
        }
        draw_lines();
        for (const auto& lit : lit_) {
            draw_under(lit);
        }
        draw_triggers();
        if (before > 0.0 && note("report:beginning", {area_.x, top, area_.width, kNote}, "report.starts_before", view_.before(), "report.earlier")) {
            view_.show_beginning();
        }
        if (behind > 0.0 && note("report:more", {area_.x, origin_ + view_.height(), area_.width, kNote}, "report.goes_on", view_.behind(), "report.more")) {
            view_.show_more();
        }
        ui_.end_scroll();
    }

  private:
    struct Lit {
        Rect box;
        std::size_t span;
        std::size_t block;
        std::size_t line;
    };
    struct Told { ///< words or number of an event
        Rect box;
        std::size_t trigger;
        bool number;
    };

    /// The first words of the focused field, else those that tell the event.
    [[nodiscard]] const session::LitSpan* wanted() const {
        const Field field = ui_.state.focused.value_or(Field::What);
        for (const auto& span : spans_) {
            if (std::find(span.fields.begin(), span.fields.end(), field) != span.fields.end()) {
                return &span;
            }
        }
        return ui_.state.focused || spans_.empty() ? nullptr : &spans_.front();
    }

    void scroll(double above, double content) {
        if (!scroll_now_) {
            return;
        }
        auto& memory = right_panel_memory(ui_);
        const bool other_event = memory.scrolled_for.substr(0, memory.scrolled_for.find('\n')) != event_->event_id;
        memory.scrolled_for = scroll_key(event_->event_id, ui_.state.focused);
        const auto* span = wanted();
        if (span == nullptr) {
            return;
        }
        const std::size_t at = view_.shown().shown(view_.byte_of(span->start));
        for (const auto& block : view_.blocks()) {
            if (at < block.paragraph.begin || at > block.paragraph.end) {
                continue;
            }
            const auto line = block.text.line_of(static_cast<std::uint32_t>(at - block.paragraph.begin));
            const double y = above + block.top + block.text.lines()[line].top_px / ui_.scale;
            double& offset = ui_.memory.scroll["report"];
            const double seen = y - std::clamp(offset, 0.0, std::max(0.0, content - area_.height));
            if (other_event || seen < 0.0 || seen > area_.height * 0.6) { // words in sight stay where the eye has them
                offset = y - area_.height / 4.0;
            }
            return;
        }
    }

    void zoom() {
        const ImGuiIO& io = ImGui::GetIO();
        if (!io.KeyCtrl) {
            return;
        }
        const double steps = ui_.take_wheel(area_);
        if (steps != 0.0) {
            ui_.command(session::SetReadingScale{ui_.state.settings.reading_scale * std::pow(kWheelZoom, steps)});
        }
    }

    [[nodiscard]] double left() const { return area_.x + kPad; }

    [[nodiscard]] double baseline(const ReportView::Block& block, double line_top_px) const {
        return origin_ + block.top + line_top_px / ui_.scale + ui_.ink.line_height(block.font) / 2.0 + ui_.ink.baseline_shift(block.font);
    }

    /// The boxes of the bytes [begin, end) of the shown text, for what is in view.
    template <typename Take>
    void boxes(std::size_t begin, std::size_t end, Take take) const {
        const auto& blocks = view_.blocks();
        for (std::size_t i = first_; i < last_; ++i) {
            const auto& block = blocks[i];
            const std::size_t from = std::max(begin, block.paragraph.begin);
            const std::size_t to = std::min(end, block.paragraph.end);
            if (from >= to) {
                continue;
            }
            const double em = (block.paragraph.headline ? 15.0 : 14.0) * ui_.state.settings.reading_scale * (view_.right_to_left() ? kArabicSize : 1.0);
            for (const auto& rect : block.text.rects(static_cast<std::uint32_t>(from - block.paragraph.begin), static_cast<std::uint32_t>(to - block.paragraph.begin))) {
                const double base = baseline(block, block.text.lines()[rect.line].top_px);
                const Rect box{left() + rect.left_px / ui_.scale - kStretchPad, base - 0.95 * em, (rect.right_px - rect.left_px) / ui_.scale + 2.0 * kStretchPad, 1.37 * em};
                if (box.bottom() >= area_.y && box.y <= area_.bottom()) {
                    take(box, i, rect.line);
                }
            }
        }
    }

    void collect() {
        const auto& blocks = view_.blocks();
        const auto below = [&](const ReportView::Block& block) { return origin_ + block.top + block.height < area_.y; };
        const auto above = [&](const ReportView::Block& block) { return origin_ + block.top <= area_.bottom(); };
        first_ = static_cast<std::size_t>(std::partition_point(blocks.begin(), blocks.end(), below) - blocks.begin());
        last_ = static_cast<std::size_t>(std::partition_point(blocks.begin(), blocks.end(), above) - blocks.begin());
        if (first_ >= last_) {
            return;
        }
        const auto& shown = view_.shown();
        const std::size_t begin = blocks[first_].paragraph.begin;
        const std::size_t end = blocks[last_ - 1].paragraph.end;
        for (std::size_t i = 0; i < spans_.size(); ++i) {
            const std::size_t from = shown.shown(view_.byte_of(spans_[i].start));
            const std::size_t to = shown.shown(view_.byte_of(spans_[i].end), true);
            if (from < end && to > begin) {
                boxes(from, to, [&](const Rect& box, std::size_t block, std::size_t line) { lit_.push_back({box, i, block, line}); });
            }
        }
        for (std::size_t i = 0; i < view_.triggers().size(); ++i) {
            const auto& trigger = view_.triggers()[i];
            if (const auto room = view_.room(i); room && room->from < end && room->to > begin) {
                boxes(room->from, room->to, [&](const Rect& box, std::size_t, std::size_t) {
                    told_.push_back({{box.x + (box.width - kNumber) / 2.0, box.y + (box.height - kNumber) / 2.0 - 1.0, kNumber, kNumber}, i, true});
                });
            }
            const bool own = event_ != nullptr && ui_.state.project.events()[trigger.event].event_id == event_->event_id;
            const std::size_t from = shown.shown(trigger.begin);
            const std::size_t to = shown.shown(trigger.end, true);
            if (!own && trigger.begin >= shown.part().from && trigger.end <= shown.part().to && from < end && to > begin) {
                boxes(from, to, [&](const Rect& box, std::size_t, std::size_t) { told_.push_back({box, i, false}); });
            }
        }
    }

    void touch() {
        auto& memory = right_panel_memory(ui_);
        const auto numbers_first = [&](bool number) {
            for (std::size_t i = 0; i < told_.size(); ++i) {
                if (told_[i].number == number) {
                    touch_told(told_[i], i);
                }
            }
        };
        numbers_first(true);
        for (std::size_t i = 0; i < lit_.size(); ++i) {
            const Field field = spans_[lit_[i].span].fields.front();
            const std::string id = "lit:" + std::string(field_name(field)) + ":" + std::to_string(lit_[i].span) + ":" + std::to_string(i);
            const Touch hit = ui_.touch(id, lit_[i].box, false);
            if (hit.hovered) {
                memory.hovering = field;
                ui_.cursor(ImGuiMouseCursor_Hand);
                ui_.tooltip_for(hit, id, ui_.text(field_key(field)));
            }
            if (hit.clicked) {
                const auto next = ui_.state.focused == field ? std::nullopt : std::optional(field);
                memory.scrolled_for = scroll_key(event_->event_id, next); // the mouse is on the words: they stay
                ui_.command(session::FocusField{field});
            }
        }
        numbers_first(false);
    }

    void touch_told(const Told& told, std::size_t i) {
        const auto& trigger = view_.triggers()[told.trigger];
        const auto& event = ui_.state.project.events()[trigger.event];
        const std::string id = (told.number ? "report:number:" : "report:trigger:") + std::to_string(trigger.number) + ":" + std::to_string(i);
        const Touch hit = ui_.touch(id, told.number ? inset(told.box, -3.0, -4.0) : told.box, false);
        if (hit.hovered) {
            hovered_trigger_ = told.trigger;
            ui_.cursor(ImGuiMouseCursor_Hand);
            ui_.tooltip_for(hit, id, ui_.text("report.event_number", {static_cast<std::int64_t>(trigger.number), event_title(ui_, event)}));
        }
        if (hit.clicked) {
            auto& memory = right_panel_memory(ui_);
            memory.own_selection = event.event_id;
            memory.scrolled_for = scroll_key(event.event_id, std::nullopt);
            ui_.command(session::Select{event.event_id});
        }
    }

    [[nodiscard]] bool inverted(const Lit& lit) const {
        const auto& fields = spans_[lit.span].fields;
        return ui_.state.focused && std::find(fields.begin(), fields.end(), *ui_.state.focused) != fields.end();
    }

    void draw_ground(const Lit& lit) {
        const auto& fields = spans_[lit.span].fields;
        const RoleColours& role = ui_.theme.role(inverted(lit) ? *ui_.state.focused : fields.front());
        ui_.fill(lit.box, inverted(lit) ? role.line : role.ground, 2.0);
        const auto hovered = right_panel_memory(ui_).hovered;
        if (hovered && std::find(fields.begin(), fields.end(), *hovered) != fields.end() && !inverted(lit)) {
            ui_.frame(lit.box, ui_.theme.role(*hovered).line, 2.0);
        }
    }

    void draw_under(const Lit& lit) {
        int level = 0;
        for (const Field field : spans_[lit.span].fields) {
            const bool on_line_colour = inverted(lit) && level == 0;
            draw_evidence_line(ui_, field, lit.box.x, lit.box.right(), lit.box.bottom(), on_line_colour ? ui_.theme.on_accent : ui_.theme.role(field).line, level++);
        }
    }

    void draw_line(const ReportView::Block& block, const typeset::BlockLine& line, Colour colour) {
        ui_.ink.draw(ui_.list(), line.line, left() * ui_.scale + line.left_px, baseline(block, line.top_px) * ui_.scale, colour);
    }

    /// Lines in view; inverted words have their letters in another colour, cut where the words end, so that letters stay joined.
    void draw_lines() {
        const double height = ui_.ink.line_height(Font::ReadingBold) * 2.0;
        for (std::size_t i = first_; i < last_; ++i) {
            const auto& block = view_.blocks()[i];
            const auto& lines = block.text.lines();
            const double from_px = (area_.y - origin_ - block.top - height) * ui_.scale;
            auto line = std::partition_point(lines.begin(), lines.end(), [&](const auto& one) { return one.top_px < from_px; });
            for (; line != lines.end() && origin_ + block.top + line->top_px / ui_.scale <= area_.bottom(); ++line) {
                const auto number = static_cast<std::size_t>(line - lines.begin());
                std::vector<Rect> turned;
                for (const auto& lit : lit_) {
                    if (lit.block == i && lit.line == number && inverted(lit)) {
                        turned.push_back(lit.box);
                    }
                }
                if (turned.empty()) {
                    draw_line(block, *line, ui_.theme.t1);
                    continue;
                }
                std::sort(turned.begin(), turned.end(), [](const Rect& a, const Rect& b) { return a.x < b.x; });
                const double y = origin_ + block.top + line->top_px / ui_.scale - height;
                double x = area_.x;
                const auto piece = [&](double to, Colour colour) {
                    if (to > x) {
                        ui_.push_clip({x, y, to - x, 3.0 * height});
                        draw_line(block, *line, colour);
                        ui_.pop_clip();
                        x = to;
                    }
                };
                for (const Rect& box : turned) {
                    piece(box.x, ui_.theme.t1);
                    piece(box.right(), ui_.theme.on_accent);
                }
                piece(area_.right(), ui_.theme.t1);
            }
        }
    }

    void draw_triggers() {
        for (const auto& told : told_) {
            const auto& trigger = view_.triggers()[told.trigger];
            const bool hovered = hovered_trigger_ == told.trigger;
            if (told.number) {
                draw_number(ui_, told.box, trigger.number, event_ != nullptr && ui_.state.project.events()[trigger.event].event_id == event_->event_id, hovered);
            } else {
                draw_trigger_line(ui_, told.box.x, told.box.right(), told.box.bottom(), hovered ? ui_.theme.t1 : ui_.theme.t3);
            }
        }
    }

    bool note(const std::string& id, const Rect& box, std::string_view key, std::size_t count, std::string_view button_key) {
        const std::string label = ui_.text(button_key);
        ui_.label({box.x + kPad, box.y + 4.0, box.width - 2.0 * kPad, 18.0}, ui_.text(key, {static_cast<std::int64_t>(count)}), Font::Small, ui_.theme.t3);
        Row row(ui_, {box.x + kPad, box.y + 24.0, box.width - 2.0 * kPad, 26.0});
        return ui_.button(id, row.start(ui_.button_width(label)), label);
    }

    Ui& ui_;
    ReportView& view_;
    Rect area_;
    const model::Event* event_;
    std::vector<session::LitSpan> spans_;
    double origin_ = 0.0; ///< where the text begins on the screen
    std::size_t first_ = 0; ///< blocks in view
    std::size_t last_ = 0;
    std::vector<Lit> lit_;
    std::vector<Told> told_;
    std::optional<std::size_t> hovered_trigger_;
    bool scroll_now_ = false;
};

/// Numbers of the report's events, and how many of its places are no event's.
void draw_footer(Ui& ui, const ReportView& view, const Rect& box) {
    ui.line({box.x, box.y}, {box.right(), box.y}, ui.theme.line, ui.hairline());
    Row row(ui, inset(box, 12.0, 0.0), 6.0);
    const auto& triggers = view.triggers();
    if (!view.places_only().empty()) {
        const std::string text = ui.text("report.places_only", {static_cast<std::int64_t>(view.places_only().size())});
        const Rect at = row.end(ui.text_width(text, Font::Small) + 1.0);
        ui.label(at, text, Font::Small, ui.theme.t2, Align::End);
        std::string names;
        for (std::size_t i = 0; i < std::min<std::size_t>(view.places_only().size(), 12); ++i) {
            names += (names.empty() ? "" : "\n") + typeset::isolate(view.places_only()[i]);
        }
        ui.tooltip_for(ui.touch("report:places", at, false), "report:places", names);
    }
    if (triggers.empty()) {
        return;
    }
    const double room = row.rest().width;
    const double one = 20.0 + 6.0;
    const std::string title = ui.text("report.events");
    const double title_width = ui.text_width(title, Font::Small) + 1.0;
    if (room > title_width + one * static_cast<double>(std::min<std::size_t>(triggers.size(), 4))) {
        ui.label(row.start(title_width), title, Font::Small, ui.theme.t2);
    }
    const auto fitting = static_cast<std::size_t>(std::max(1.0, std::floor((row.rest().width + 6.0) / one)));
    const auto* event = ui.state.selected_event();
    std::size_t current = triggers.size();
    for (std::size_t i = 0; i < triggers.size() && event != nullptr; ++i) {
        current = ui.state.project.events()[triggers[i].event].event_id == event->event_id ? i : current;
    }
    // Where not all fit, those around the current one.
    std::size_t first = current < triggers.size() && triggers.size() > fitting ? current - std::min(current, fitting / 2) : 0;
    first = std::min(first, triggers.size() - std::min(triggers.size(), fitting));
    for (std::size_t i = first; i < std::min(triggers.size(), first + fitting); ++i) {
        const Rect cell = centred(row.start(20.0), 24.0);
        const auto& other = ui.state.project.events()[triggers[i].event];
        const std::string id = "report:event:" + std::to_string(i);
        const Touch hit = ui.touch(id, cell);
        const Rect mark = centred(inset(cell, 1.0, 0.0), 18.0);
        draw_number(ui, mark, triggers[i].number, i == current, hit.hovered);
        ui.tooltip_for(hit, id, ui.text("report.event_number", {static_cast<std::int64_t>(triggers[i].number), event_title(ui, other)}));
        if (ui.is_focused(id) && ui.memory.focus_by_key) {
            ui.focus_ring(mark, 3.0);
        }
        if (hit.clicked) {
            right_panel_memory(ui).own_selection = other.event_id;
            ui.command(session::Select{other.event_id});
        }
    }
}

/// An event without its report: the sentence that it was read from, where a layer has it.
void draw_imported(Ui& ui, const model::Event& event, const Rect& rect) {
    const Rect box = inset(rect, kPad, kTop);
    const double used = ui.paragraph(box, ui.text("report.no_text"), Font::Body, ui.theme.t2);
    if (!event.notes.empty()) {
        ui.push_clip(rect);
        ui.paragraph({box.x, box.y + used + 10.0, box.width, box.height}, event.notes, Font::Reading, ui.theme.t1, Flow::Own);
        ui.pop_clip();
    }
}

} // namespace

const session::ReadReport* shown_report(const Ui& ui) {
    const auto* event = ui.state.selected_event();
    return ui.state.project.report(event != nullptr ? event->report_id : ui.state.open_report);
}

std::string report_origin_text(Ui& ui, const session::ReadReport& report) {
    const auto& r = report.report;
    std::string lang = r.lang;
    if (i18n::language_name(lang, "en").empty()) { // "auto": as its events were read
        const auto& events = ui.state.project.events();
        for (const auto& trigger : right_panel_memory(ui).report.triggers()) {
            if (trigger.event < events.size() && events[trigger.event].report_id == r.report_id) {
                lang = events[trigger.event].lang;
                break;
            }
        }
    }
    return joined({r.source ? typeset::isolate(*r.source) : std::string(), r.published ? brief_days_text(ui.texts, {*r.published, *r.published}) : std::string(),
                   i18n::language_name(lang, ui.texts.language())});
}

void draw_report_panel(Ui& ui, const Rect& rect) {
    const auto* report = shown_report(ui);
    if (report == nullptr) {
        if (const auto* event = ui.state.selected_event()) {
            draw_imported(ui, *event, rect);
        } else {
            ui.paragraph(inset(rect, kPad, kTop), ui.text("report.none"), Font::Body, ui.theme.t3);
        }
        return;
    }
    ReportView& view = right_panel_memory(ui).report;
    const double width = rect.width - 2.0 * kPad;
    ui.note_drawn("report", rect);
    view.refresh(ui, *report, width);
    const bool footer = !view.triggers().empty() || !view.places_only().empty();
    const Rect area{rect.x, rect.y, rect.width, rect.height - (footer ? kFooter : 0.0)};
    ReportDrawing drawing(ui, view, area);
    drawing.want();
    view.refresh(ui, *report, width);
    drawing.draw();
    if (footer) {
        draw_footer(ui, view, {rect.x, area.bottom(), rect.width, kFooter});
    }
}

} // namespace marsad::ui
