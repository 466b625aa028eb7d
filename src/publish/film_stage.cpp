#include "publish/film_stage.h"

#include "gl/draw.h"
#include "render/map_renderer.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <set>
#include <utility>

namespace marsad::publish {

namespace {

constexpr double kLeastBarPx = 4.0;
constexpr double kMostFittedRadiusKm = 80.0; // the disc of a country would push the map away from the other events
constexpr double kLeastWidthDeg = 1.5;       // a single event is shown with its surroundings
constexpr geo::Bounds kWholeRegion{26.0, 14.0, 62.0, 41.0};
constexpr double kFitPaddingPx = 30.0;

bool in_range(const model::Event& event, std::optional<timeline::Day> from, std::optional<timeline::Day> to) {
    return event.date && (!from || event.date->last >= *from) && (!to || event.date->first <= *to);
}

std::vector<std::string> sources_of(const std::vector<model::Event>& events, const std::vector<std::size_t>& rows) {
    std::map<std::string, std::size_t> counts;
    for (const std::size_t row : rows) {
        for (const std::string& name : session::values_of(events[row], session::Facet::Source)) {
            counts[name] += name.empty() ? 0 : 1;
        }
    }
    counts.erase("");
    std::vector<std::pair<std::string, std::size_t>> sorted(counts.begin(), counts.end());
    std::stable_sort(sorted.begin(), sorted.end(), [](const auto& a, const auto& b) { return a.second > b.second; });
    std::vector<std::string> names;
    std::transform(sorted.begin(), sorted.end(), std::back_inserter(names), [](auto& entry) { return std::move(entry.first); });
    return names;
}

} // namespace

std::optional<timeline::DayInterval> dates_of(const std::vector<model::Event>& events, const session::Filters& filters, std::optional<timeline::Day> from, std::optional<timeline::Day> to) {
    std::optional<timeline::DayInterval> out;
    for (const std::size_t row : session::passing(events, filters)) {
        if (in_range(events[row], from, to)) {
            const auto& date = *events[row].date;
            out = out ? timeline::DayInterval{std::min(out->first, date.first), std::max(out->last, date.last)} : date;
        }
    }
    return out;
}

FilmStage::FilmStage(gl::OffscreenContext context) : context_(std::move(context)) {}
FilmStage::~FilmStage() = default;

base::Result<std::unique_ptr<FilmStage>> FilmStage::create(std::vector<model::Event> events, const FilmScene& scene, const FilmPlan& plan, const std::filesystem::path& data_dir) {
    auto context = gl::OffscreenContext::create();
    if (!context) {
        return base::failure(context.error());
    }
    std::unique_ptr<FilmStage> stage(new FilmStage(std::move(*context)));
    if (auto prepared = stage->prepare(std::move(events), scene, plan, data_dir); !prepared) {
        return base::failure(prepared.error());
    }
    return stage;
}

base::Result<void> FilmStage::prepare(std::vector<model::Event> events, const FilmScene& scene, const FilmPlan& plan, const std::filesystem::path& data_dir) {
    const MapOptions& options = scene.map;
    const auto styles_dir = find_styles(options, data_dir);
    auto style = render::MapStyle::load(styles_dir, options.style);
    auto texts = render::MapTexts::load(styles_dir);
    auto basemap = render::BasemapFile::open(data_dir / "basemap.bin");
    auto fonts = typeset::FontSet::from_system();
    auto painter = render::Painter::create();
    auto target = gl::Framebuffer::create(options.width_px, options.height_px, 0);
    for (const base::Error* error : {style ? nullptr : &style.error(), texts ? nullptr : &texts.error(), basemap ? nullptr : &basemap.error(), fonts ? nullptr : &fonts.error(),
                                     painter ? nullptr : &painter.error(), target ? nullptr : &target.error()}) {
        if (error != nullptr) {
            return base::failure(*error);
        }
    }
    style_ = *style;
    texts_ = std::move(*texts);
    basemap_ = std::move(*basemap);
    fonts_ = std::move(*fonts);
    shaper_.emplace(*fonts_);
    atlas_.emplace(*fonts_);
    painter_ = std::move(*painter);
    target_ = std::move(*target);
    auto map = render::LiveMap::create(*basemap_, *fonts_, style_);
    if (!map) {
        return base::failure(map.error());
    }
    map_ = std::move(*map);
    labels_ = options.labels;
    scale_ = options.scale > 0.0 ? options.scale : render::automatic_scale(options.width_px, options.height_px);
    state_.filters = scene.filters;
    state_.project.apply({session::Added{{}, std::move(events)}, {}});
    state_.playback = plan.at(0);
    do {
        digest_.refresh(state_);
    } while (digest_.searched() < 1.0); // in the window a text is looked for over several frames
    furniture_.emplace(caption_of(scene, plan), style_, *texts_, *shaper_, options.width_px, options.height_px);
    camera_ = choose_camera(options);
    map_->set_events(std::make_shared<const render::EventField>(render::EventField::make(state_.project.events(), *digest_.store())), digest_.store());
    return {};
}

FilmCaption FilmStage::caption_of(const FilmScene& scene, const FilmPlan& plan) {
    const auto& events = state_.project.events();
    FilmCaption caption{scene.map.title, {}, {}, plan.extent(), {}, scene.map.labels, scale_};
    std::vector<std::size_t> rows;
    std::set<std::pair<double, double>> places;
    std::vector<timeline::HistogramEvent> dated; // the first and last bar may reach beyond the extent, what they count may not
    std::size_t placed = 0;
    for (const std::size_t row : session::passing(events, state_.filters)) {
        const model::Event& event = events[row];
        if (!in_range(event, plan.extent().first, plan.extent().last)) {
            continue;
        }
        rows.push_back(row);
        const auto type = static_cast<std::size_t>(model::type_of(event.sub_event_type));
        dated.push_back({*event.date, type});
        ++caption.legend.by_type[type];
        caption.legend.shot_down = caption.legend.shot_down || event.intercepted;
        if (event.place) {
            ++placed;
            places.emplace(event.place->position.lon_deg(), event.place->position.lat_deg());
            caption.legend.approximate = caption.legend.approximate || event.place->geo_precision > 1;
        }
    }
    caption.legend.several = places.size() < placed;
    caption.sources = sources_of(events, rows);
    const auto unit = timeline::choose_bin_unit(plan.extent(), scene.map.width_px, std::max(kLeastBarPx, kLeastBarPx * scale_));
    caption.histogram = timeline::count_events(plan.extent(), unit, render::kEventTypes, dated);
    return caption;
}

render::Camera FilmStage::choose_camera(const MapOptions& options) const {
    const render::ScreenBox box = furniture_->map_box();
    const int width = std::max(1, static_cast<int>(box.right - box.left));
    const int height = std::max(1, static_cast<int>(box.bottom - box.top));
    if (options.bbox) {
        return render::Camera::fit(width, height, render::world_box(*options.bbox), {}, 1e-9);
    }
    std::vector<render::PointWithRadius> points;
    for (const std::size_t row : digest_.list()) {
        const model::Event& event = state_.project.events()[row];
        if (event.place && in_range(event, state_.playback.extent().first, state_.playback.extent().last)) {
            points.push_back({event.place->position, std::min(event.place->radius_km, kMostFittedRadiusKm)});
        }
    }
    const auto fitted = render::fit_box(points);
    if (!fitted) {
        return render::Camera::fit(width, height, render::world_box(kWholeRegion), {}, 1e-9);
    }
    const double padding = kFitPaddingPx * scale_;
    return render::Camera::fit(width, height, *fitted, {padding, padding, padding, padding}, kLeastWidthDeg / 360.0).clamped();
}

/// The one place that draws what the window's map draws, in the way the window does.
base::Result<FilmMoment> FilmStage::draw_map(const timeline::Playback& playback) {
    state_.playback = playback;
    digest_.refresh(state_);
    const render::ScreenBox box = furniture_->map_box();
    const auto drawn = map_->draw({*camera_, labels_, scale_, false}, digest_.moment(), {}, static_cast<int>(box.left), static_cast<int>(box.top), target_->width_px(),
                                  target_->height_px());
    if (!drawn) {
        return base::failure(drawn.error());
    }
    const session::WindowSums& sums = digest_.sums();
    return FilmMoment{playback.shown(), sums.in_days, sums.killed, sums.by_type};
}

base::Result<const media::Image*> FilmStage::draw(const timeline::Playback& playback) {
    const Shown shown{playback.shown(), playback.fade_days()};
    if (drawn_ == shown) {
        return &image_; // slow speeds show the same days again and again
    }
    target_->bind();
    const auto moment = draw_map(playback);
    if (!moment) {
        return base::failure(moment.error());
    }
    const render::DrawList list = furniture_->draw(*moment, *camera_);
    const render::Camera whole = camera_->resized(target_->width_px(), target_->height_px());
    target_->bind();
    gl::begin_pass();
    painter_->draw_panels(list.panels, whole);
    painter_->draw_panel_markers(list.panel_markers, whole, {style_.casing, 1.0 * scale_, 2.0 * scale_, 2.0 * scale_});
    painter_->draw_texts(list.texts, whole, *atlas_);
    gl::end_pass();
    image_ = {target_->width_px(), target_->height_px(), target_->read_rgba()};
    for (std::size_t i = 3; i < image_.rgba.size(); i += 4) {
        image_.rgba[i] = 255; // blending leaves traces in a channel that nobody sees
    }
    drawn_ = shown;
    return &image_;
}

} // namespace marsad::publish
