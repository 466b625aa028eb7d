#pragma once

#include "ui/date_parser.h"
#include "ui/time_axis.h"
#include "ui/time_folds.h"
#include "ui/time_plan.h"
#include "ui/ui.h"

#include <cstdint>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <utility>
#include <vector>

namespace marsad::ui {

/// What the mouse holds in the time panel.
enum class TimeDrag { None,
                      Move,
                      FirstEdge,
                      LastEdge,
                      New,
                      Scrub,
                      Pan,
                      View,
                      ViewFirst,
                      ViewEnd };

/// The bars of the histogram: their unit and the days for which they are counted, whole bins.
struct BinRange {
    timeline::DayInterval days{};
    timeline::BinUnit unit = timeline::BinUnit::OneDay;
    friend bool operator==(const BinRange&, const BinRange&) = default;
};

/// What the time panel keeps between frames: what it computed of events and reports, and what the mouse holds. The part of time
/// that is seen lives in `Memory::numbers` ("time.first", "time.end"), so that keys can set it.
class TimeState {
  public:
    /// The one of this window.
    static TimeState& of(Ui& ui);

    /// Words of typed dates in the interface's language.
    const DateVocabulary& words(const Ui& ui);
    /// What the histogram counts: all, or what lies within the map's view. It follows the view ten times a second at most.
    const session::RowMask& mask(Ui& ui);
    [[nodiscard]] const session::RowMask& mask_now() const { return mask_; }
    /// Bars of the uncertain lane, by track and day.
    const std::vector<VagueBar>& vague(Ui& ui, timeline::BinUnit unit, int tracks);
    /// Reports by bin, and the most of one bin; reports without a day are in none. Where sources are chosen, theirs alone, so
    /// that a source that fell silent cannot pass for calm.
    std::span<const std::uint32_t> reports(const Ui& ui, const timeline::Histogram& bins, const BinRange& range);
    [[nodiscard]] std::uint32_t most_reports() const { return most_reports_; }
    /// Stretches between the first and the last report of all, of one bin or more, in which none was published, and which are
    /// long for how often reports come: an empty day between two weekly ones is none.
    const std::vector<timeline::DayInterval>& report_gaps(const Ui& ui, const timeline::Histogram& bins, const BinRange& range);
    /// First and last day on which a report was published; nothing without one.
    std::optional<timeline::DayInterval> report_span(const Ui& ui);
    /// Reports published in these days, and from how many sources.
    std::pair<std::size_t, std::size_t> count_reports(const Ui& ui, const timeline::DayInterval& days);
    /// Events over the whole extent, in bins of at least three pixels of the width.
    const std::vector<std::pair<timeline::DayInterval, std::size_t>>& overview(Ui& ui, double width);

    Rect options_at; ///< the button that opens the options
    TimeFolds folds;
    double axis_width = 1000.0; ///< of the lanes, logical pixels; of the last frame
    [[nodiscard]] bool folds_wanted() const { return folds_wanted_; }
    /// What is folded in a view: the level, or what the view asks for.
    void fold(const Ui& ui, const AxisView& view, bool smooth, std::optional<FoldLevel> level);
    /// The axis where it is going, as wide as it was drawn last.
    [[nodiscard]] TimeAxis target_axis(const Ui& ui, double left, double width) const;
    /// Folds of an axis that shows all of time.
    const timeline::Folding& whole_folding(const Ui& ui, const AxisView& whole, double width);

    TimeDrag drag = TimeDrag::None;
    double press_x = 0.0;              ///< where the button went down, logical pixels
    double press_days = 0.0;           ///< moment under it
    bool moved = false;                ///< further than a click does
    timeline::DayInterval held_days{}; ///< the window when the button went down
    AxisView held_view;
    timeline::Folding held_folding;
    /// The days shown, as flags and fields write them: they change ten times a second at most.
    timeline::DayInterval label_days(const Ui& ui);

  private:
    friend AxisView time_view(Ui& ui);
    void refresh_reports(const Ui& ui);
    void follow_options(Ui& ui);

    struct VagueKey {
        std::uint64_t version = UINT64_MAX;
        std::uint64_t mask = 0;
        timeline::BinUnit unit{};
        int tracks = 0;
        friend bool operator==(const VagueKey&, const VagueKey&) = default;
    };
    struct CellKey {
        std::uint64_t version = UINT64_MAX;
        BinRange range;
        friend bool operator==(const CellKey&, const CellKey&) = default;
    };
    struct OverviewKey {
        std::uint64_t version = UINT64_MAX;
        std::uint64_t mask = 0;
        timeline::DayInterval extent{};
        timeline::BinUnit unit{};
        friend bool operator==(const OverviewKey&, const OverviewKey&) = default;
    };
    timeline::DayInterval label_days_{};
    double label_at_s_ = -1.0;
    std::string language_;
    DateVocabulary words_;
    VagueKey vague_key_;
    std::vector<VagueBar> vague_;
    std::uint64_t reports_version_ = 0;
    std::uint64_t reports_of_ = UINT64_MAX;      ///< version of the events they are counted for
    std::set<std::string> reports_from_;         ///< sources that are chosen
    std::optional<timeline::DayInterval> span_;  ///< of all reports, whatever is chosen
    std::vector<std::pair<timeline::Day, std::uint32_t>> report_days_; ///< sorted; number of the report
    CellKey cells_key_;
    std::vector<std::uint32_t> cells_;
    std::uint32_t most_reports_ = 0;
    std::vector<timeline::DayInterval> gaps_;
    int long_gap_days_ = 0; ///< what is long for these reports
    OverviewKey overview_key_;
    std::vector<std::pair<timeline::DayInterval, std::size_t>> overview_;
    std::vector<std::uint8_t> mask_marks_;
    session::RowMask mask_;
    std::optional<geo::Bounds> mask_bounds_;
    std::uint64_t mask_events_ = UINT64_MAX;
    std::uint64_t mask_count_ = 0;
    double mask_at_s_ = -1.0;
    bool folds_wanted_ = false;
    std::optional<timeline::BinUnit> folds_bin_; ///< that was chosen for them
    std::uint64_t folds_version_ = 0; ///< grows when the stretches or their switch change
    double folded_width_ = 0.0;
    timeline::Folding whole_folding_;
    std::pair<AxisView, double> whole_key_;
    std::uint64_t whole_version_ = UINT64_MAX;
};

/// The part of time that is seen now; moves towards where it was sent. Starts anew when the extent changes.
[[nodiscard]] AxisView time_view(Ui& ui);
/// Where it was sent.
[[nodiscard]] AxisView time_view_target(const Ui& ui);
/// `level`: what is folded there, where it is known; else as the view asks.
void set_time_view(Ui& ui, const AxisView& view, bool smooth, std::optional<FoldLevel> level = std::nullopt);

} // namespace marsad::ui
