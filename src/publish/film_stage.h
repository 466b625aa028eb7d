#pragma once

#include "gl/framebuffer.h"
#include "gl/offscreen_context.h"
#include "media/png.h"
#include "model/event.h"
#include "publish/film_furniture.h"
#include "publish/film_plan.h"
#include "publish/render_map.h"
#include "render/live_map.h"
#include "session/digest.h"
#include "session/state.h"

#include <filesystem>
#include <memory>
#include <optional>
#include <vector>

namespace marsad::publish {

/// What an animation shows, apart from time; of the map, `from` and `to` mean nothing here.
struct FilmScene {
    MapOptions map;
    session::Filters filters; ///< events that do not pass are never seen, but hold their places, as in the window
};

/// Draws the frames of an animation, with the map, the time slider and the sums of the window. Holds an off-screen OpenGL context: it is
/// used by the thread that made it.
class FilmStage {
  public:
    /// As render_map(); `plan` as FilmPlan::make gave it for the dates of the events that pass.
    [[nodiscard]] static base::Result<std::unique_ptr<FilmStage>> create(std::vector<model::Event> events, const FilmScene& scene, const FilmPlan& plan, const std::filesystem::path& data_dir);
    FilmStage(const FilmStage&) = delete;
    FilmStage& operator=(const FilmStage&) = delete;
    ~FilmStage();

    /// A whole frame. The same playback gives the same pixels, whatever was drawn before.
    [[nodiscard]] base::Result<const media::Image*> draw(const timeline::Playback& playback);

    [[nodiscard]] std::string attribution() const { return std::string(basemap_->attribution()); }
    [[nodiscard]] const render::Camera& camera() const { return *camera_; }
    [[nodiscard]] render::ScreenBox map_box() const { return furniture_->map_box(); }

  private:
    explicit FilmStage(gl::OffscreenContext context);
    [[nodiscard]] base::Result<void> prepare(std::vector<model::Event> events, const FilmScene& scene, const FilmPlan& plan, const std::filesystem::path& data_dir);
    [[nodiscard]] FilmCaption caption_of(const FilmScene& scene, const FilmPlan& plan);
    [[nodiscard]] render::Camera choose_camera(const MapOptions& options) const;
    [[nodiscard]] base::Result<FilmMoment> draw_map(const timeline::Playback& playback);

    gl::OffscreenContext context_; ///< first: all else is drawn with it
    std::optional<render::BasemapFile> basemap_;
    render::MapStyle style_;
    std::optional<render::MapTexts> texts_;
    std::optional<typeset::FontSet> fonts_;
    std::optional<typeset::Shaper> shaper_;
    std::optional<typeset::GlyphAtlas> atlas_;
    std::optional<render::Painter> painter_;
    std::optional<render::LiveMap> map_;
    std::optional<gl::Framebuffer> target_;
    std::optional<FilmFurniture> furniture_;
    std::optional<render::Camera> camera_;
    render::LabelLanguage labels_ = render::LabelLanguage::English;
    double scale_ = 1.0;
    session::State state_;
    session::Digest digest_;
    struct Shown {
        timeline::DayInterval days;
        int fade_days;
        friend bool operator==(const Shown&, const Shown&) = default;
    };
    std::optional<Shown> drawn_;
    media::Image image_;
};

/// First to last day of the dated events that pass the filters and lie in a range that may be open; nothing without one.
[[nodiscard]] std::optional<timeline::DayInterval> dates_of(const std::vector<model::Event>& events, const session::Filters& filters, std::optional<timeline::Day> from,
                                                            std::optional<timeline::Day> to);

} // namespace marsad::publish
