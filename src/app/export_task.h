#pragma once

#include "app/data_paths.h"
#include "model/event.h"
#include "publish/animation.h"
#include "session/state.h"
#include "ui/request.h"

#include <deque>
#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace marsad::app {

/// Writes layers, pictures and animations of the map beside the window's thread. One at a time, in the order in which they were asked for.
class ExportTask {
  public:
    struct Job {
        std::string path;
        ui::ExportFormat format = ui::ExportFormat::GeoJson;
        bool byte_order_mark = false;
        std::vector<model::Event> events;
        // Of a picture:
        bool dark = false;
        session::MapLabels labels = session::MapLabels::English;
        std::optional<timeline::DayInterval> days;
        std::optional<geo::Bounds> bounds;
        int width_px = 1280;
        int height_px = 800;
        std::string title;
        std::string data_option; ///< --data, for the credits
        std::optional<publish::AnimationOptions> film; ///< instead of a layer or picture; `events` are then all of the project
    };
    struct Done {
        std::string path;
        std::size_t events = 0;
        bool picture = false;
        bool film = false;
        bool cancelled = false;
        std::string error; ///< empty: written
    };
    ExportTask(DataPaths paths, std::function<void()> wake) : paths_(std::move(paths)), wake_(std::move(wake)) {}
    ExportTask(const ExportTask&) = delete;
    ExportTask& operator=(const ExportTask&) = delete;
    /// An animation that is being written is given up; what else is asked for is still written.
    ~ExportTask();
    void start(Job job);
    [[nodiscard]] std::optional<Done> take();
    /// How far the animation is that is being written.
    [[nodiscard]] session::Exporting film() const;
    /// Gives up the animation that is being written.
    void cancel_film();

  private:
    void work();
    [[nodiscard]] Done write(Job job);
    [[nodiscard]] Done write_film(Job job);
    DataPaths paths_;
    std::function<void()> wake_;
    mutable std::mutex mutex_; ///< of all below but the thread
    std::deque<Job> jobs_;
    std::vector<Done> done_;
    session::Exporting film_;
    bool working_ = false;
    bool cancelled_ = false; ///< the animation that is being written
    bool closing_ = false;   ///< every animation
    std::jthread thread_;
};

} // namespace marsad::app
