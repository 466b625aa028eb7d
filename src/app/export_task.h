#pragma once

#include "app/data_paths.h"
#include "model/event.h"
#include "session/state.h"
#include "ui/request.h"

#include <functional>
#include <mutex>
#include <optional>
#include <string>
#include <thread>
#include <vector>

namespace marsad::app {

/// Writes layers and pictures of the map beside the window's thread. One at a time: the next one waits for the one before.
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
        std::string data_option; ///< --data, for the credits
    };
    struct Done {
        std::string path;
        std::size_t events = 0;
        bool picture = false;
        std::string error; ///< empty: written
    };
    ExportTask(DataPaths paths, std::function<void()> wake) : paths_(std::move(paths)), wake_(std::move(wake)) {}
    void start(Job job);
    [[nodiscard]] std::optional<Done> take();

  private:
    [[nodiscard]] Done write(const Job& job) const;
    DataPaths paths_;
    std::function<void()> wake_;
    std::mutex mutex_;
    std::vector<Done> done_;
    std::jthread thread_;
};

} // namespace marsad::app
