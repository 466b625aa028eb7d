#include "ui/map_panel.h"

#include "ui/map_wording.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include <imgui.h>

namespace marsad::ui {

namespace {

constexpr double kWheelLevels = 0.5; // a step of the wheel
constexpr double kFineWheelLevels = 0.1;
constexpr double kZoomS = 0.16;
constexpr double kLeastFlyS = 0.3;
constexpr double kMostFlyS = 0.7;
constexpr double kMostSelectedRadiusKm = 1000.0;
constexpr double kMostFittedRadiusKm = 80.0; // a country's disc would push the map away from the other events
constexpr double kLeastWidthDeg = 1.5;       // a single event is shown with its surroundings
constexpr double kClickSlop = 4.0;
constexpr double kRestS = 0.15; // after a drag or the wheel, before names are placed anew
constexpr geo::Bounds kWholeRegion{26.0, 14.0, 62.0, 41.0};

geo::LonLat lon_lat_of(render::World world) {
    double lon = render::lon_deg_from_world(world);
    lon -= 360.0 * std::floor((lon + 180.0) / 360.0);
    const double lat = std::clamp(render::lat_deg_from_world(world), -render::kMaxMercatorLatDeg, render::kMaxMercatorLatDeg);
    return *geo::LonLat::from_degrees(geo::Lon{std::clamp(lon, -180.0, 180.0)}, geo::Lat{lat});
}

double ease_out(double t) { return 1.0 - std::pow(1.0 - t, 3.0); }

} // namespace

MapPanel::MapPanel(render::LiveMap map, std::string attribution) : map_(std::move(map)), attribution_(std::move(attribution)) {}

// The view ---------------------------------------------------------------------------------------------------------

render::Camera MapPanel::camera_of(const session::MapView& view) const {
    return render::Camera::from_view(view.centre, view.zoom + std::log2(scale_), std::max(1, static_cast<int>(std::lround(rect_.width * scale_))),
                                     std::max(1, static_cast<int>(std::lround(rect_.height * scale_))))
        .clamped();
}

session::MapView MapPanel::view_of(const render::Camera& camera) const { return {lon_lat_of(camera.centre()), camera.zoom() - std::log2(scale_)}; }

double MapPanel::zoom_level() const { return now_ ? now_->zoom : 0.0; }

double MapPanel::metres_per_pixel() const { return now_ ? camera_of(*now_).km_per_pixel() * 1000.0 * scale_ : 0.0; }

session::MapView MapPanel::fitted(const Ui& ui, const std::vector<render::PointWithRadius>& points) const {
    const auto box = render::fit_box(points);
    const int width = std::max(1, static_cast<int>(std::lround(rect_.width * scale_)));
    const int height = std::max(1, static_cast<int>(std::lround(rect_.height * scale_)));
    if (!box) {
        return view_of(render::Camera::fit(width, height, render::world_box(kWholeRegion), {}, 1e-9));
    }
    // Clear of stamp, tools, legend and scale bar.
    const double tools = 56.0 * scale_;
    const render::Padding padding{(ui.rtl ? tools : 28.0 * scale_), 76.0 * scale_, (ui.rtl ? 28.0 * scale_ : tools), 64.0 * scale_};
    return view_of(render::Camera::fit(width, height, *box, padding, kLeastWidthDeg / 360.0).clamped());
}

void MapPanel::set_view(Ui& ui, const session::MapView& view, double animate_s) {
    wanted_ = view_of(camera_of(view));
    ui.command(session::SetView{wanted_});
    if (animate_s <= 0.0 || ui.state.settings.reduced_motion || !now_) {
        now_ = wanted_;
        animation_.reset();
    } else {
        animation_ = Animation{*now_, *wanted_, ui.input.time_s, animate_s};
    }
    ui.animate();
}

void MapPanel::follow_view(Ui& ui) {
    if (!ui.state.view) {
        // Nobody has moved the map yet: it shows all events, also those that come in while reading.
        if (!wanted_ || events_version_ != ui.digest.events_version() || now_ != wanted_ || rect_changed_) {
            std::vector<render::PointWithRadius> points;
            points.reserve(ui.state.project.events().size());
            for (const auto& event : ui.state.project.events()) {
                if (event.place) {
                    points.push_back({event.place->position, std::min(event.place->radius_km, kMostFittedRadiusKm)});
                }
            }
            wanted_ = fitted(ui, points);
            now_ = wanted_;
            animation_.reset();
        }
        return;
    }
    if (!wanted_ || !(*ui.state.view == *wanted_)) {
        // Somebody else asked for a place: a search, a click in the table, an undone step.
        const session::MapView to = *ui.state.view;
        wanted_ = to;
        if (now_ && !ui.state.settings.reduced_motion) {
            const double far = std::abs(now_->zoom - to.zoom) + std::hypot(now_->centre.lon_deg() - to.centre.lon_deg(), now_->centre.lat_deg() - to.centre.lat_deg()) * 0.2;
            animation_ = Animation{*now_, to, ui.input.time_s, std::clamp(kLeastFlyS + 0.05 * far, kLeastFlyS, kMostFlyS)};
        } else {
            now_ = to;
        }
    }
    if (animation_) {
        const double t = std::clamp((ui.input.time_s - animation_->start_s) / animation_->length_s, 0.0, 1.0);
        const double share = ease_out(t);
        const auto mix = [&](double a, double b) { return a + (b - a) * share; };
        const render::World from = render::world_from_lon_lat(animation_->from.centre);
        render::World to = render::world_from_lon_lat(animation_->to.centre);
        to.x -= std::round(to.x - from.x); // the short way round
        // Centres move by the share of the scale, so that what lies at the cursor stays there.
        const double zoom = mix(animation_->from.zoom, animation_->to.zoom);
        const double by = animation_->to.zoom - animation_->from.zoom;
        const double turn = std::abs(by) < 1e-6 ? share : (1.0 - std::exp2(-(zoom - animation_->from.zoom))) / (1.0 - std::exp2(-by));
        now_ = session::MapView{lon_lat_of({from.x + (to.x - from.x) * turn, from.y + (to.y - from.y) * turn}), zoom};
        if (t >= 1.0) {
            now_ = animation_->to;
            animation_.reset();
        }
        ui.animate();
    }
}

void MapPanel::follow_events(const Ui& ui) {
    if (events_version_ == ui.digest.events_version()) {
        return;
    }
    events_version_ = ui.digest.events_version();
    const auto& store = ui.digest.store();
    map_.set_events(std::make_shared<const render::EventField>(render::EventField::make(ui.state.project.events(), *store)), store);
    hover_.reset();
    stack_rows_.clear();
    stack_at_.reset();
}

void MapPanel::zoom(Ui& ui, double levels) {
    if (now_) {
        const session::MapView base = animation_ ? animation_->to : *now_;
        set_view(ui, {base.centre, base.zoom + levels}, kZoomS);
    }
}

void MapPanel::pan(Ui& ui, double x_share, double y_share) {
    if (now_) {
        const auto camera = camera_of(animation_ ? animation_->to : *now_);
        set_view(ui, view_of(camera.panned(-x_share * camera.width_px(), -y_share * camera.height_px())), kZoomS);
    }
}

void MapPanel::fit(Ui& ui, bool all) {
    std::vector<render::PointWithRadius> points;
    const auto add = [&](const model::Event& event) {
        if (event.place) {
            points.push_back({event.place->position, std::min(event.place->radius_km, kMostFittedRadiusKm)});
        }
    };
    const auto* selected = ui.state.selected_event();
    if (!all && selected != nullptr && selected->place) {
        points.push_back({selected->place->position, std::min(selected->place->radius_km, kMostSelectedRadiusKm)}); // a province whole, with its outline
    } else if (all) {
        std::for_each(ui.state.project.events().begin(), ui.state.project.events().end(), add);
    } else {
        for (const auto row : ui.digest.shown_rows()) {
            add(ui.state.project.events()[ui.digest.event_of(row)]);
        }
    }
    if (!points.empty()) {
        set_view(ui, fitted(ui, points), kMostFlyS / 2.0);
    }
}

void MapPanel::go_to(Ui& ui, geo::LonLat place, double radius_km) { set_view(ui, fitted(ui, {{place, std::max(8.0, radius_km)}}), kMostFlyS); }

bool MapPanel::close_topmost(Ui& ui) {
    if (box_from_ || box_tool_) {
        box_from_.reset();
        box_tool_ = false;
        return true;
    }
    if (!stack_rows_.empty()) {
        stack_rows_.clear();
        stack_at_.reset();
        ui.animate();
        return true;
    }
    return false;
}

std::optional<geo::Bounds> MapPanel::bounds() const {
    if (!now_) {
        return std::nullopt;
    }
    const auto camera = camera_of(*now_);
    const auto north_west = lon_lat_of(camera.world_from_screen({0.0, 0.0}));
    const auto south_east = lon_lat_of(camera.world_from_screen({static_cast<double>(camera.width_px()), static_cast<double>(camera.height_px())}));
    return geo::Bounds{north_west.lon_deg(), south_east.lat_deg(), south_east.lon_deg(), north_west.lat_deg()};
}

std::pair<int, int> MapPanel::size_px() const { return {static_cast<int>(std::lround(rect_.width * scale_)), static_cast<int>(std::lround(rect_.height * scale_))}; }

std::optional<std::pair<double, double>> MapPanel::spot_px(std::uint32_t row) const {
    const auto spot = map_.position_of_row(row);
    return spot ? std::optional(std::pair(rect_.x * scale_ + spot->x, rect_.y * scale_ + spot->y)) : std::nullopt;
}

// The mouse --------------------------------------------------------------------------------------------------------

void MapPanel::take_mouse(Ui& ui, const Rect& rect) {
    const Touch hit = ui.touch("map", rect, false);
    const Point at = ui.mouse();
    under_mouse_.reset();
    const bool over = hit.hovered || hit.held;
    const render::Screen on_map{(at.x - rect.x) * scale_, (at.y - rect.y) * scale_};
    if (over && now_) {
        under_mouse_ = lon_lat_of(camera_of(*now_).world_from_screen(on_map));
    }
    const double wheel = ui.take_wheel(rect);
    if (wheel != 0.0 && now_) {
        // Steps add up while it still moves; what lies at the cursor now stays there.
        const double levels = wheel * (hit.ctrl ? kFineWheelLevels : kWheelLevels) + (animation_ ? animation_->to.zoom - now_->zoom : 0.0);
        set_view(ui, view_of(camera_of(*now_).zoomed_at(on_map, std::exp2(levels))), kZoomS);
        dragged_at_s_ = ui.input.time_s;
    }
    if (hit.pressed) {
        dragging_ = true;
        dragged_ = false;
        if (hit.shift || box_tool_) {
            box_from_ = at;
        }
    }
    if (dragging_ && hit.held && !box_from_) {
        const Point by = ui.mouse_delta();
        const ImVec2 all = ImGui::GetMouseDragDelta(ImGuiMouseButton_Left, 0.0F);
        dragged_ = dragged_ || std::hypot(static_cast<double>(all.x), static_cast<double>(all.y)) > kClickSlop * scale_;
        if (dragged_ && now_ && (by.x != 0.0 || by.y != 0.0)) {
            set_view(ui, view_of(camera_of(*now_).panned(by.x * scale_, by.y * scale_)), 0.0);
            dragged_at_s_ = ui.input.time_s;
        }
        if (dragged_) {
            ui.cursor(ImGuiMouseCursor_ResizeAll);
        }
    }
    if (dragging_ && !hit.held) {
        dragging_ = false;
        if (box_from_) {
            const Rect box{std::min(box_from_->x, at.x), std::min(box_from_->y, at.y), std::abs(at.x - box_from_->x), std::abs(at.y - box_from_->y)};
            box_from_.reset();
            box_tool_ = false;
            if (box.width > 2.0 * kClickSlop && box.height > 2.0 * kClickSlop && now_) {
                const auto camera = camera_of(*now_);
                const auto corner = [&](double x, double y) { return camera.world_from_screen({(x - rect.x) * scale_, (y - rect.y) * scale_}); };
                const render::World a = corner(box.x, box.y);
                const render::World b = corner(box.right(), box.bottom());
                set_view(ui, view_of(render::Camera::fit(camera.width_px(), camera.height_px(), {a.x, a.y, b.x, b.y}, {}, 1e-9).clamped()), kMostFlyS / 2.0);
            }
        }
    }
    hover_.reset();
    if (hit.hovered && !dragged_) {
        hover_ = map_.hit(on_map);
        if (hover_) {
            ui.cursor(ImGuiMouseCursor_Hand);
        }
    }
    if (hit.double_clicked && !hover_ && now_) {
        set_view(ui, view_of(camera_of(*now_).zoomed_at(on_map, 2.0)), kZoomS);
    } else if (hit.clicked && !dragged_ && !box_from_) {
        click(ui, hit);
    }
    if (hit.right_clicked && under_mouse_) {
        ui.request(CopyText{coordinate_text(*under_mouse_)});
        ui.command(session::ShowToast{{session::Toast::Kind::Note, "toast.copied", {coordinate_text(*under_mouse_)}}});
    }
    if (!hit.held && !hit.pressed) {
        dragged_ = false;
    }
}

void MapPanel::click(Ui& ui, const Touch&) {
    stack_rows_.clear();
    stack_at_.reset();
    if (has_drawer(ui.width) && ui.state.drawer_open) {
        ui.command(session::ToggleDrawer{}); // who clicks the map wants to see it
    }
    if (!hover_ || hover_->rows.empty()) {
        ui.command(session::Select{std::nullopt});
        return;
    }
    if (hover_->rows.size() == 1) {
        ui.command(session::Select{ui.state.project.events()[ui.digest.event_of(hover_->rows.front())].event_id});
        return;
    }
    stack_rows_ = hover_->rows;
    stack_at_ = lon_lat_of(camera_of(*now_).world_from_screen(hover_->middle));
    ui.memory.scroll["stack"] = 0.0;
}

void MapPanel::draw_box(Ui& ui) {
    if (!box_from_) {
        return;
    }
    const Point at = ui.mouse();
    const Rect box{std::min(box_from_->x, at.x), std::min(box_from_->y, at.y), std::abs(at.x - box_from_->x), std::abs(at.y - box_from_->y)};
    ui.fill(box, ui.theme.accent.with_alpha(0.16));
    ui.frame(box, ui.theme.accent);
}

// Drawing ----------------------------------------------------------------------------------------------------------

void MapPanel::draw(Ui& ui, const Layout& layout) {
    rect_changed_ = !(rect_ == layout.map) || scale_ != ui.scale;
    rect_ = layout.map;
    scale_ = ui.scale;
    const bool events_changed = events_version_ != ui.digest.events_version();
    follow_view(ui);
    if (events_changed) {
        follow_events(ui);
    }
    ui.begin_region("map", rect_);
    draw_stamp(ui, rect_);
    draw_corner(ui, rect_);
    draw_name_box(ui, rect_);
    draw_box(ui);
    take_mouse(ui, rect_);
    draw_hover_card(ui);
    ui.end_region();
    // Controls over the map are regions of their own, or the map would take their clicks.
    draw_tools(ui, rect_);
    draw_legend(ui, rect_);
    draw_stack_list(ui, rect_);
    draw_empty(ui, rect_);
    if (!map_.settled()) {
        ui.wake_after(kRestS);
    }
}

base::Result<void> MapPanel::draw_map(const Ui& ui, const Layout& layout, int width_px, int height_px) {
    if (!now_ || layout.map.empty()) {
        return {};
    }
    render::LiveMap::View view{camera_of(*now_)};
    view.labels = label_language(ui.state.settings.labels);
    view.scale = scale_;
    view.moving = animation_.has_value() || dragging_ || ui.input.time_s - dragged_at_s_ < kRestS;
    render::LiveMap::Emphasis emphasis;
    emphasis.ring = ui.theme.ring;
    if (ui.state.selected) {
        if (const auto index = ui.state.project.index_of(*ui.state.selected); index && *index < ui.digest.store()->size()) {
            emphasis.selected_row = ui.digest.row_of(*index);
        }
    }
    if (hover_) {
        emphasis.hovered_stack = hover_->stack_or_place;
    } else if (const auto hovered = ui.memory.words.find("list.hovered"); hovered != ui.memory.words.end() && !hovered->second.empty()) {
        if (const auto index = ui.state.project.index_of(hovered->second); index && *index < ui.digest.store()->size()) {
            emphasis.hovered_row = ui.digest.row_of(*index);
        }
    }
    return map_.draw(view, {ui.digest.shown_rows(), ui.digest.shown_opacity()}, emphasis, static_cast<int>(std::lround(rect_.x * scale_)), static_cast<int>(std::lround(rect_.y * scale_)), width_px,
                     height_px);
}

void MapPanel::set_style(const render::MapStyle& style) { map_.set_style(style); }

} // namespace marsad::ui
