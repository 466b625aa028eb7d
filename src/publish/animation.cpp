#include "publish/animation.h"

#include "media/video_film.h"

#include <algorithm>
#include <tuple>
#include <utility>

#include <fmt/format.h>

namespace marsad::publish {

namespace {

constexpr std::size_t kLooks = 9; // frames that the colours of a palette are chosen from

base::Result<void> check_size(const MapOptions& map) {
    if (std::min(map.width_px, map.height_px) < kLeastFilmSidePx || std::max(map.width_px, map.height_px) > kMostFilmSidePx) {
        return base::failure(base::ErrorCode::Usage, fmt::format("an animation of {}x{} pixels cannot be drawn; each side must be {} to {}", map.width_px, map.height_px, kLeastFilmSidePx, kMostFilmSidePx));
    }
    if (map.bbox && map.bbox->south_deg >= map.bbox->north_deg) {
        return base::failure(base::ErrorCode::Usage, "the box has no height: its south must lie below its north");
    }
    return {};
}

bool is_video(media::FilmFormat format) { return format == media::FilmFormat::Mp4 || format == media::FilmFormat::WebM; }

base::Result<void> show_samples(media::FilmSink& film, FilmStage& stage, const FilmPlan& plan) {
    const std::size_t looks = std::min(kLooks, plan.frames());
    for (std::size_t i = 0; i < looks; ++i) {
        const std::size_t frame = looks == 1 ? 0 : i * (plan.frames() - 1) / (looks - 1);
        const auto image = stage.draw(plan.at(frame));
        if (!image) {
            return base::failure(image.error());
        }
        film.look_at(**image);
    }
    return {};
}

} // namespace

base::Result<void> check_animation_options(const AnimationOptions& options, const std::filesystem::path& data_dir) {
    if (auto good = check_size(options.scene.map); !good) {
        return good;
    }
    const double most = options.format == media::FilmFormat::Gif ? media::kMostGifFramesPerSecond : media::kMostFramesPerSecond;
    if (!(options.time.frames_per_second >= media::kLeastFramesPerSecond && options.time.frames_per_second <= most)) {
        return base::failure(base::ErrorCode::Usage, fmt::format("{:g} frames a second are not possible here; give {:g} to {:g}", options.time.frames_per_second, media::kLeastFramesPerSecond, most));
    }
    // Any day will do to see whether the other values can be.
    FilmTime alone = options.time;
    alone.from = alone.to = alone.from ? alone.from : alone.to ? alone.to : std::optional(timeline::Day{});
    if (const auto plan = FilmPlan::make(options.time.from && options.time.to ? options.time : alone, std::nullopt); !plan) {
        return base::failure(plan.error());
    }
    if (const auto style = render::MapStyle::load(find_styles(options.scene.map, data_dir), options.scene.map.style); !style) {
        return base::failure(style.error());
    }
    if (is_video(options.format)) {
        if (const auto encoder = media::find_video_encoder(options.format); !encoder) {
            return base::failure(encoder.error());
        }
    }
    return {};
}

base::Result<AnimationDone> animate(std::vector<model::Event> events, const AnimationOptions& options, const std::filesystem::path& data_dir, const std::string& target,
                                    const std::function<bool(std::size_t done, std::size_t total)>& progress) {
    if (const auto good = check_animation_options(options, data_dir); !good) {
        return base::failure(good.error());
    }
    const auto plan = FilmPlan::make(options.time, dates_of(events, options.scene.filters, options.time.from, options.time.to));
    if (!plan) {
        return base::failure(plan.error());
    }
    AnimationDone done;
    for (const std::size_t row : session::passing(events, options.scene.filters)) {
        done.undated += events[row].date ? 0 : 1;
        done.unplaced += events[row].date && !events[row].place ? 1 : 0;
    }
    FilmScene scene = options.scene;
    std::tie(scene.map.width_px, scene.map.height_px) = media::film_size(options.format, scene.map.width_px, scene.map.height_px);
    done.width_px = scene.map.width_px;
    done.height_px = scene.map.height_px;
    done.frames = plan->frame_times();
    done.length_s = plan->length_s();
    done.step_days = plan->step_days();
    auto stage = FilmStage::create(std::move(events), scene, *plan, data_dir);
    if (!stage) {
        return base::failure(stage.error());
    }
    const media::FilmSpec spec{scene.map.width_px, scene.map.height_px, options.time.frames_per_second, plan->frame_times(), options.loop, {{"Software", "Marsad"}, {"Source", (*stage)->attribution()}}};
    auto film = media::open_film(options.format, target, spec);
    if (!film) {
        return base::failure(film.error());
    }
    if ((*film)->wants_to_look()) {
        if (auto shown = show_samples(**film, **stage, *plan); !shown) {
            return base::failure(shown.error());
        }
    }
    for (std::size_t frame = 0; frame < plan->frames(); ++frame) {
        if (progress && !progress(frame, plan->frames())) {
            done.cancelled = true;
            return done;
        }
        const auto image = (*stage)->draw(plan->at(frame));
        if (!image) {
            return base::failure(image.error());
        }
        if (auto added = (*film)->add(**image, plan->times_of(frame)); !added) {
            return base::failure(added.error());
        }
    }
    if (progress && !progress(plan->frames(), plan->frames())) {
        done.cancelled = true;
        return done;
    }
    auto what = (*film)->finish();
    if (!what) {
        return base::failure(what.error());
    }
    done.what = std::move(*what);
    return done;
}

} // namespace marsad::publish
