#pragma once

#include "media/film.h"
#include "publish/film_plan.h"
#include "publish/film_stage.h"

#include <cstddef>
#include <functional>
#include <string>
#include <vector>

namespace marsad::publish {

struct AnimationOptions {
    FilmScene scene;
    FilmTime time;
    media::FilmFormat format = media::FilmFormat::Gif;
    bool loop = true;
};

/// The sides that an animation may have.
inline constexpr int kLeastFilmSidePx = 200; ///< less holds neither days nor credits
inline constexpr int kMostFilmSidePx = 7680;

/// What can be said of an animation before its events are known: Usage, Unsupported (no ffmpeg), NotFound, BadFormat (styles).
[[nodiscard]] base::Result<void> check_animation_options(const AnimationOptions& options, const std::filesystem::path& data_dir);

struct AnimationDone {
    bool cancelled = false;
    std::string what;       ///< files as a message names them
    std::size_t frames = 0; ///< times that a frame is seen, the hold included
    double length_s = 0.0;
    int width_px = 0; ///< of a video: rounded down to even numbers
    int height_px = 0;
    double step_days = 1.0;
    std::size_t undated = 0;  ///< events that pass the filters and are never shown, since they have no day
    std::size_t unplaced = 0; ///< counted, but on no map
};

/// Draws the events through time into `target`: see media::open_film(). The map of each frame is that of the window at the same moment.
/// `progress` is told how many of how many frames are done, and stops the work by false: then nothing is left of it. Same events, options,
/// data and driver: same bytes of GIF, WebP and PNG.
/// Errors: as check_animation_options(), FilmPlan::make(), render_map() and media::open_film().
[[nodiscard]] base::Result<AnimationDone> animate(std::vector<model::Event> events, const AnimationOptions& options, const std::filesystem::path& data_dir, const std::string& target,
                                                  const std::function<bool(std::size_t done, std::size_t total)>& progress);

} // namespace marsad::publish
