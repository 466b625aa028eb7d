#pragma once

#include "render/camera.h"
#include "render/draw_list.h"
#include "render/label_language.h"
#include "render/legend.h"
#include "timeline/day.h"
#include "timeline/histogram.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace marsad::publish {

/// What stands around the map of an animation and does not change while it plays.
struct FilmCaption {
    std::string title;
    std::vector<std::string> sources; ///< of the reports, the most frequent first
    render::LegendNeeds legend;       ///< of all of the animation: rows and their places are fixed
    timeline::DayInterval extent;
    timeline::Histogram histogram;    ///< over the extent, by event type
    render::LabelLanguage language = render::LabelLanguage::English;
    double scale = 1.0;
};

/// What of it follows time.
struct FilmMoment {
    timeline::DayInterval shown;
    std::size_t events = 0;
    std::int64_t killed = 0; ///< lower bound
    std::array<std::size_t, render::kEventTypes> by_type{};
};

/// The bands above and below the map: title, days and counts; legend and scale bar, bar of time, sources and attribution. Arabic is
/// mirrored, but for the bar of time. What has no room in a small picture gives way in a fixed order, the days and the attribution never.
class FilmFurniture {
  public:
    FilmFurniture(FilmCaption caption, const render::MapStyle& style, const render::MapTexts& texts, const typeset::Shaper& shaper, int width_px, int height_px);

    /// Where the map stands; whole pixels.
    [[nodiscard]] render::ScreenBox map_box() const { return map_; }
    /// Everything but the map, which `camera` shows.
    [[nodiscard]] render::DrawList draw(const FilmMoment& moment, const render::Camera& camera) const;

  private:
    /// Heights of the bands; 0: left out.
    struct Plan {
        double title = 0.0, days = 0.0, counts = 0.0; ///< counts: in a row of their own
        bool counts_beside = false;                   ///< the days
        double legend_row = 0.0;
        std::size_t legend_rows = 0;
        bool legend_names = true;
        double bars = 0.0, axis_text = 0.0, credits = 0.0, sources = 0.0; ///< sources: in a row of their own
        [[nodiscard]] double above() const { return title + days + counts; }
        [[nodiscard]] double below() const { return legend_row * static_cast<double>(legend_rows) + bars + axis_text + credits + sources; }
    };
    struct LegendCell {
        std::size_t row; ///< of legend_
        double start_px; ///< from the start side
        std::size_t line;
    };
    [[nodiscard]] double px(double size) const { return size * caption_.scale; }
    /// Letters of title and days are smaller in a small picture.
    [[nodiscard]] double head_px(double size) const;
    [[nodiscard]] double margin() const;
    [[nodiscard]] double room() const { return width_ - 2.0 * margin(); }
    [[nodiscard]] typeset::Line shape(const std::string& text, double size_px, typeset::Weight weight, double width_px) const;
    [[nodiscard]] typeset::Line shape_to_fit(const std::string& text, double size_px, typeset::Weight weight, double width_px) const;
    [[nodiscard]] double width_of(const std::string& text, double size_px, typeset::Weight weight) const;
    void choose_plan();
    [[nodiscard]] double legend_cell_px(const render::LegendRow& row, bool names) const;
    [[nodiscard]] std::size_t lay_out_legend(bool names); ///< into how many lines
    [[nodiscard]] std::string counts_text(const FilmMoment& moment) const;
    [[nodiscard]] std::string sources_text(double width_px) const;
    [[nodiscard]] std::string days_text(const timeline::DayInterval& days, double width_px) const;
    [[nodiscard]] std::string tick_text(const timeline::Tick& tick) const;
    void put(render::DrawList& out, typeset::Line line, double x_px, double baseline_px, bool at_start, render::Colour colour) const;
    void draw_head(render::DrawList& out, const FilmMoment& moment) const;
    void draw_legend(render::DrawList& out, const FilmMoment& moment, double top, const render::Camera& camera) const;
    void draw_time(render::DrawList& out, const FilmMoment& moment, double top) const;
    void draw_axis(render::DrawList& out, double top) const;
    void draw_credits(render::DrawList& out, double top) const;
    [[nodiscard]] double x_of(timeline::Day day) const;

    FilmCaption caption_;
    const render::MapStyle& style_;
    const render::MapTexts& texts_;
    const typeset::Shaper& shaper_;
    double width_;
    double height_;
    bool arabic_;
    std::vector<render::LegendRow> legend_;
    std::vector<LegendCell> cells_;
    bool scale_bar_ = true;
    Plan plan_;
    render::ScreenBox map_{};
};

} // namespace marsad::publish
