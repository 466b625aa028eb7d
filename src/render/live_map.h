#pragma once

#include "base/result.h"
#include "model/event_store.h"
#include "render/basemap_file.h"
#include "render/density_layer.h"
#include "render/live_signs.h"
#include "render/place_discs.h"
#include "render/static_layer.h"
#include "render/symbol_layer.h"
#include "typeset/font_set.h"
#include "typeset/glyph_atlas.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <span>
#include <vector>

namespace marsad::render {

/// A map in a window, drawn again and again while time plays and the view moves. What does not follow time is kept
/// between frames. Needs a current OpenGL 3.3 context for as long as it lives.
class LiveMap {
  public:
    /// `basemap` and `fonts` must outlive it. BadFormat (a shader that the driver refuses).
    [[nodiscard]] static base::Result<LiveMap> create(const BasemapFile& basemap, typeset::FontSet& fonts, MapStyle style);

    void set_style(MapStyle style);
    /// Where the areas of vague places come from, asked on a thread of its own; `ready` is called there when the map is to be
    /// drawn again. Without one they are discs.
    void set_areas(AreaSource areas, std::function<void()> ready) { areas_.set_source(std::move(areas), std::move(ready)); }
    /// When the project changed; both null or a pair made from each other. Rows of earlier stores mean nothing from then on.
    void set_events(std::shared_ptr<const EventField> field, std::shared_ptr<const model::EventStore> store);

    /// What stands for the events.
    enum class Summary : std::uint8_t { Signs, Grid, Heat };
    static constexpr double kFadeS = 0.2;
    struct View {
        Camera camera; ///< its size is the map's rectangle, in pixels
        LabelLanguage labels = LabelLanguage::English;
        double scale = 1.0;  ///< of text and signs
        bool moving = false; ///< dragged or animated: stretched and older parts will do
        bool graticule = false;
        /// Seconds since some start: names that are placed anew come and go within kFadeS. Nothing: at once.
        std::optional<double> time_s = std::nullopt;
        Summary summary = Summary::Signs;
    };
    struct Emphasis {
        std::optional<std::uint32_t> selected_row;
        std::optional<std::uint32_t> hovered_row;
        std::optional<std::uint32_t> hovered_stack; ///< of a Hit of the last frame
        Colour ring;
        std::span<const std::uint32_t> chosen = {}; ///< rows that are picked out: signs that hold one are marked
        Colour chosen_colour = {};
    };

    /// Draws into the framebuffer that is bound, at a rectangle of it whose top left corner is given, counted from the top
    /// left of the window. Nothing outside of the rectangle is touched. Afterwards the same framebuffer is bound, the
    /// viewport is the window, scissor is off, no program and no vertex array is bound. `moment` is of the store that was set and
    /// lives until the next draw or set_events.
    [[nodiscard]] base::Result<void> draw(const View& view, const model::Moment& moment, const Emphasis& emphasis, int left_px, int top_px, int window_width_px,
                                          int window_height_px);

    // Signs of the last frame drawn, with what its moment shows by now; positions in pixels from the map's top left corner.

    struct Hit {
        std::uint32_t stack_or_place; ///< a place where the map shows dots
        Screen middle;
        double radius_px;
        std::vector<std::uint32_t> rows; ///< all that are shown there, newest first
    };
    /// The sign at a position: the topmost that covers it, else the nearest one that a pointer may mean.
    [[nodiscard]] std::optional<Hit> hit(Screen at) const;
    /// All rows of a hit's stack or place, newest first, whether they are visible now or not.
    [[nodiscard]] std::vector<std::uint32_t> all_rows(const Hit& hit) const;
    /// Middle of the sign that shows a row, nearest to the middle of the map. Nothing where the row is not shown.
    [[nodiscard]] std::optional<Screen> position_of_row(std::uint32_t row) const;
    /// False while the frame shows older parts, because it was drawn as moving or an area is still being made: draw once more
    /// when the view rests, or the area is ready.
    [[nodiscard]] bool settled() const { return settled_; }
    /// Names come and go: each frame shows another step.
    [[nodiscard]] bool is_fading() const { return layer_.is_fading(); }
    [[nodiscard]] SignDensity density() const { return density_; }
    /// The camera that the frame was drawn with, which meets whole pixels of the kept picture; half a pixel off at most.
    [[nodiscard]] const std::optional<Camera>& camera() const { return drawn_; }

    /// Grid or heat of the last frame; nothing where it showed signs.
    [[nodiscard]] const DensityLayer* summary() const { return summary_ == Summary::Signs ? nullptr : &density_layer_; }

    /// How often the costly parts were made anew; for tests and benchmarks.
    struct Counters {
        std::size_t bases = 0;
        std::size_t labels = 0;
        std::size_t stacks = 0;
    };
    [[nodiscard]] const Counters& counters() const { return counters_; }

  private:
    /// What is drawn with is larger than the map by this on each side, and cut: a sign whose middle is outside still shows.
    static constexpr int kEdgePx = 64;

    LiveMap(const BasemapFile& basemap, typeset::FontSet& fonts, MapStyle style, Painter painter);

    [[nodiscard]] LayerTools tools() { return {painter_, *basemap_, style_, *memory_, *atlas_, scale_}; }
    [[nodiscard]] base::Result<void> refresh(const View& view);
    void refresh_stacks(const View& view);
    void choose_density(const Camera& view);
    void refresh_region(const Camera& region);
    void draw_dots(const model::Moment& moment, const Camera& grown);
    [[nodiscard]] base::Result<bool> compose_dots(const model::Moment& moment, const Camera& camera, const gl::Target& target, const gl::PixelRect& rect);
    void draw_names(const Camera& grown, const Camera& camera);
    void finish_frame(const Camera& camera, int window_width_px, int window_height_px);
    void draw_summary(const model::Moment& moment, const Camera& grown);
    void draw_summary_counts(const Camera& grown);
    [[nodiscard]] std::optional<Hit> hit_summary(Screen grown_at) const;
    void draw_signs(const Camera& grown, const Emphasis& emphasis);
    void draw_emphasis(const Camera& grown, const Emphasis& emphasis);
    void draw_chosen(const Camera& grown, const Emphasis& emphasis);
    void draw_ring(Screen middle, double inner_px, double width_px, Colour colour, const Camera& grown);
    [[nodiscard]] std::vector<Symbol> symbols_in(const Camera& region) const;
    [[nodiscard]] std::uint32_t stack_of_row(std::optional<std::uint32_t> row) const;
    [[nodiscard]] bool is_shown(std::uint32_t row) const;
    [[nodiscard]] bool dots() const { return density_ == SignDensity::Dots; }
    [[nodiscard]] MarkerLook marker_look() const { return sign_look(style_, scale_); }

    const BasemapFile* basemap_;
    MapStyle style_;
    Painter painter_;
    std::unique_ptr<LabelMemory> memory_;
    std::unique_ptr<typeset::GlyphAtlas> atlas_;

    std::shared_ptr<const EventField> field_; ///< never null
    std::shared_ptr<const model::EventStore> store_;
    StaticLayer layer_;
    std::optional<Stacks> stacks_; ///< nothing where dots are shown
    double stacks_px_per_world_ = 0.0; ///< 0 = to be made anew
    SignDensity density_ = SignDensity::Detailed;
    LabelLanguage language_ = LabelLanguage::English;
    double scale_ = 0.0;
    bool graticule_ = false;
    bool region_stale_ = true;

    const model::Moment* moment_ = nullptr; ///< of the last draw; null when events changed since
    LiveSigns signs_;
    LiveDots dots_;
    PixelSheet sheet_;
    std::optional<gl::Framebuffer> frame_; ///< what compose_dots() hands over
    Summary summary_ = Summary::Signs;
    DensityLayer density_layer_;
    PlaceDiscs discs_;
    PlaceAreas areas_;
    SignPicture picture_; ///< in the grown camera's pixels
    std::optional<Camera> drawn_;
    bool settled_ = false;
    double labels_since_s_ = 0.0; ///< when names were placed, in View::time_s
    Counters counters_;
};

} // namespace marsad::render
