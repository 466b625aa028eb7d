#include "ui/map_panel.h"

#include "geo/position_format.h"
#include "i18n/position_text.h"
#include "ui/actions.h"
#include "ui/map_bookmarks.h"
#include "ui/map_selection.h"
#include "ui/map_graticule.h"
#include "ui/map_wording.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include <imgui.h>

namespace marsad::ui {

namespace {

constexpr double kZoomS = 0.16;
constexpr double kLeastFlyS = 0.3;
constexpr double kMostFlyS = 0.7;
constexpr double kMostSelectedRadiusKm = 1000.0;
constexpr double kMostFittedRadiusKm = 80.0; // a country's disc would push the map away from the other events
constexpr double kLeastWidthDeg = 1.5;       // a single event is shown with its surroundings
constexpr Rect kCredits{0.0, 0.0, 260.0, 48.0}; // what scale bar and credits take of a corner, at most
constexpr double kRestS = 0.15; // after a drag or the wheel, before names are placed anew
constexpr geo::Bounds kWholeRegion{26.0, 14.0, 62.0, 41.0};

double ease_out(double t) { return 1.0 - std::pow(1.0 - t, 3.0); }

} // namespace

MapPanel::MapPanel(render::LiveMap map, std::string attribution, PlaceWords words) : map_(std::move(map)), attribution_(std::move(attribution)), words_(std::move(words)) {}

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
    stack_shown_.clear();
    stack_at_.reset();
    fan_.reset();
}

/// The filter of what the map shows, once the map rests.
void MapPanel::follow_filter(Ui& ui) {
    if (!ui.state.filter_follows_view || !now_) {
        return;
    }
    const double rested_s = ui.input.time_s - dragged_at_s_;
    if (animation_ || rested_s < kRestS) {
        ui.wake_after(kRestS);
        return;
    }
    if (const auto box = bounds(); !(ui.state.filters.within == box)) {
        ui.command(session::FilterWithin{box});
    }
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

void MapPanel::fit_choice(Ui& ui) {
    std::vector<render::PointWithRadius> points;
    for (const std::size_t index : ui.state.choice.events()) {
        if (const auto& place = ui.state.project.events()[index].place) {
            points.push_back({place->position, std::min(place->radius_km, kMostFittedRadiusKm)});
        }
    }
    if (!points.empty()) {
        set_view(ui, fitted(ui, points), kMostFlyS / 2.0);
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

void MapPanel::step_view(Ui& ui, int steps) {
    if (!now_) {
        return;
    }
    const session::MapView from = animation_ ? animation_->to : *now_;
    if (const auto to = steps < 0 ? history_.back(from) : history_.forth(from)) {
        set_view(ui, *to, kMostFlyS / 2.0);
    } else {
        ui.command(session::ShowToast{{session::Toast::Kind::Note, steps < 0 ? "toast.no_earlier_view" : "toast.no_later_view", {}}});
    }
}

void MapPanel::bookmark(Ui& ui) {
    if (now_) {
        add_bookmark(ui, animation_ ? animation_->to : *now_, words_at(ui, now_->centre));
    }
}

/// In words of one line, or in degrees where there are none.
std::string MapPanel::words_at(const Ui& ui, geo::LonLat place) const {
    std::string words = words_ ? i18n::without_isolates(words_(place, ui.texts)) : std::string();
    return words.empty() ? geo::decimal_text(place) : words;
}

bool MapPanel::close_topmost(Ui& ui) {
    if (menu_.close()) {
        ui.animate();
        return true;
    }
    if (bookmarks_open(ui)) {
        open_bookmarks(ui, false);
        return true;
    }
    if (tools_.step_back(ui)) {
        drag_tool_ = nullptr;
        return true;
    }
    if (stack_at_ || fan_) {
        close_stack(ui);
        return true;
    }
    if (!ui.state.choice.empty()) {
        ui.command(session::ClearChoice{});
        return true;
    }
    return false;
}

std::optional<geo::Bounds> MapPanel::bounds() const {
    if (!now_) {
        return std::nullopt;
    }
    const auto camera = camera_of(*now_);
    const bool round = camera.width_px() >= camera.pixels_per_world() * 0.9999; // its edges are one meridian
    const auto north_west = lon_lat_of(camera.world_from_screen({0.0, 0.0}));
    const auto south_east = lon_lat_of(camera.world_from_screen({static_cast<double>(camera.width_px()), static_cast<double>(camera.height_px())}));
    return geo::Bounds{round ? -180.0 : north_west.lon_deg(), south_east.lat_deg(), round ? 180.0 : south_east.lon_deg(), north_west.lat_deg()};
}

std::pair<int, int> MapPanel::size_px() const { return {static_cast<int>(std::lround(rect_.width * scale_)), static_cast<int>(std::lround(rect_.height * scale_))}; }

std::optional<std::pair<double, double>> MapPanel::spot_px(std::uint32_t row) const {
    const auto spot = map_.position_of_row(row);
    return spot ? std::optional(std::pair(rect_.x * scale_ + spot->x, rect_.y * scale_ + spot->y)) : std::nullopt;
}

// Drawing ----------------------------------------------------------------------------------------------------------

void MapPanel::draw(Ui& ui, const Layout& layout) {
    rect_changed_ = !(rect_ == layout.map) || scale_ != ui.scale;
    rect_ = layout.map;
    scale_ = ui.scale;
    constexpr double kButtons = 52.0;
    const double drawer = layout.left_form == PanelForm::Drawer ? std::max(0.0, ui.rtl ? rect_.right() - layout.left.x : layout.left.right() - rect_.x) : 0.0;
    free_ = {rect_.x + (ui.rtl ? kButtons : drawer), rect_.y, std::max(0.0, rect_.width - drawer - kButtons), rect_.height};
    const bool events_changed = events_version_ != ui.digest.events_version();
    follow_view(ui);
    if (events_changed) {
        follow_events(ui);
    }
    follow_filter(ui);
    ui.begin_region("map", rect_);
    take_mouse(ui, rect_);
    draw_fan(ui);
    draw_tool(ui);
    draw_stamp(ui, rect_);
    draw_corner(ui, rect_);
    if (ui.state.settings.graticule && now_) {
        const Rect credits{ui.rtl ? rect_.x : rect_.right() - kCredits.width, rect_.bottom() - kCredits.height, kCredits.width, kCredits.height};
        const std::array taken{stamp_, tools_rect_, legend_, credits};
        draw_degrees(ui, *frame(), taken);
    }
    draw_name_box(ui, rect_);
    draw_hover_card(ui);
    ui.end_region();
    // Controls over the map are regions of their own, or the map would take their clicks.
    draw_tools(ui, rect_);
    draw_legend(ui, rect_);
    draw_bars(ui);
    draw_stack_list(ui, rect_);
    draw_empty(ui, rect_);
    draw_menus(ui);
    note_rest(ui);
    find_words(ui);
    if (!map_.settled()) {
        // At rest the parts are made anew, and names come and go from then on.
        const bool moving = animation_ || dragging_ || ui.input.time_s - dragged_at_s_ < kRestS;
        ui.wake_after(moving && !map_.is_fading() ? kRestS : 0.0);
    }
}

/// Made anew when the choice or the events change.
void MapPanel::refresh_chosen_rows(const Ui& ui) {
    const std::pair now(ui.state.choice.version(), ui.digest.events_version());
    if (chosen_of_ == now) {
        return;
    }
    chosen_of_ = now;
    chosen_rows_.clear();
    for (const std::size_t index : ui.state.choice.events()) {
        if (index < ui.digest.store()->size()) {
            chosen_rows_.push_back(ui.digest.row_of(index));
        }
    }
}

base::Result<void> MapPanel::draw_map(const Ui& ui, const Layout& layout, int width_px, int height_px) {
    if (!now_ || layout.map.empty()) {
        return {};
    }
    render::LiveMap::View view{camera_of(*now_)};
    view.labels = label_language(ui.state.settings.labels);
    view.scale = scale_;
    view.summary = ui.state.summary == session::MapSummary::Grid   ? render::LiveMap::Summary::Grid
                   : ui.state.summary == session::MapSummary::Heat ? render::LiveMap::Summary::Heat
                                                                   : render::LiveMap::Summary::Signs;
    view.graticule = ui.state.settings.graticule;
    view.time_s = ui.state.settings.reduced_motion ? std::nullopt : std::optional(ui.input.time_s);
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
    refresh_chosen_rows(ui);
    emphasis.chosen = chosen_rows_;
    emphasis.chosen_colour = ui.theme.accent;
    return map_.draw(view, ui.digest.moment(), emphasis, static_cast<int>(std::lround(rect_.x * scale_)), static_cast<int>(std::lround(rect_.y * scale_)), width_px,
                     height_px);
}

void MapPanel::set_style(const render::MapStyle& style) { map_.set_style(style); }

} // namespace marsad::ui
