#include "ui/map_tools.h"

#include "ui/actions.h"
#include "ui/map_selection.h"
#include "ui/map_zoom_box.h"

#include <algorithm>
#include <string>
#include <utility>

namespace marsad::ui {

MapTools::MapTools() {
    auto zoom_box = std::make_unique<ZoomBoxTool>();
    auto measure = std::make_unique<MeasureTool>();
    zoom_box_ = zoom_box.get();
    measure_ = measure.get();
    tools_.push_back(std::move(zoom_box));
    tools_.push_back(std::make_unique<LassoTool>());
    tools_.push_back(std::make_unique<BoxTool>());
    tools_.push_back(std::move(measure));
}

MapTool* MapTools::for_drag(const Touch& hit) const {
    if (chosen_ != nullptr && chosen_->owns_drag()) {
        return chosen_;
    }
    return hit.shift ? zoom_box_ : nullptr;
}

MapTool* MapTools::named(std::string_view name) const {
    const auto found = std::find_if(tools_.begin(), tools_.end(), [&](const auto& tool) { return tool->name() == name; });
    return found == tools_.end() ? nullptr : found->get();
}

void MapTools::toggle(Ui& ui, std::string_view name) {
    MapTool* const tool = named(name);
    MapTool* const before = std::exchange(chosen_, tool == chosen_ ? nullptr : tool);
    if (before != nullptr) {
        before->put_away(ui);
    }
    ui.animate();
}

void MapTools::follow(Ui& ui) {
    if (const std::string asked = std::exchange(ui.memory.words["map.tool"], {}); asked == "none" || (asked == "done" && chosen_ == zoom_box_)) {
        toggle(ui, "none");
    }
}

bool MapTools::step_back(Ui& ui) {
    if (chosen_ == nullptr) {
        return zoom_box_->step_back(ui);
    }
    if (!chosen_->step_back(ui)) {
        toggle(ui, "none");
    }
    ui.animate();
    return true;
}

void MapTools::draw_buttons(Ui& ui, Rect at) {
    for (const auto& tool : tools_) {
        const std::string name(tool->name());
        if (ui.icon_button("map:" + name, at, name, tip_of(ui, name), tool.get() == chosen_)) {
            toggle(ui, name);
        }
        at.y += at.height;
    }
}

Rect map_label(Ui& ui, const Rect& within, Point at, std::string_view text, Font font) {
    const double wide = ui.text_width(text, font) + 12.0;
    Rect box{at.x + 12.0, at.y - 26.0, wide, 20.0};
    if (box.right() > within.right() - 6.0) {
        box.x = at.x - 12.0 - wide;
    }
    if (box.y < within.y + 6.0) {
        box.y = at.y + 8.0;
    }
    box.x = std::max(box.x, within.x + 6.0);
    ui.fill(box, ui.theme.panel.with_alpha(0.92), 3.0);
    ui.frame(box, ui.theme.line2, 3.0);
    ui.label(inset(box, 6.0, 0.0), text, font, ui.theme.t1, Align::Centre);
    return box;
}

Row begin_map_bar(Ui& ui, const char* name, const Rect& map, double top, double width) {
    const double wide = std::min(width, map.width - 16.0);
    const Rect box{map.x + (map.width - wide) / 2.0, map.y + top, wide, kMapBarHeight};
    ui.begin_region(name, box);
    ui.fill(box, ui.theme.panel, 4.0);
    ui.frame(box, ui.theme.line2, 4.0);
    return Row(ui, inset(box, 10.0, 0.0), 6.0);
}

} // namespace marsad::ui
