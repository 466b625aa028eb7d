#pragma once

#include "app/arguments.h"
#include "app/data_paths.h"
#include "app/export_task.h"
#include "app/reading_task.h"
#include "app/trace_file.h"
#include "app/window_host.h"
#include "session/command.h"
#include "ui/window.h"

#include <string>
#include <vector>

namespace marsad::app {

/// The loop behind the window: owns the state, carries out commands and requests, sleeps while nothing happens.
class Desk {
  public:
    Desk(WindowHost& host, ui::Window& window, const DataPaths& paths, const ViewArguments& arguments, session::Settings settings, TraceFile trace);
    /// Until the window is closed. Fails where the map cannot be drawn.
    [[nodiscard]] base::Result<void> run();

  private:
    [[nodiscard]] double sleep_s(double wake_s) const;
    [[nodiscard]] base::Result<double> draw(Events& events); ///< when the next frame is wanted
    void take_reading();
    void take_exports();
    void toast(session::Toast::Kind kind, std::string key, std::vector<std::string> values = {});
    void keep_settings();

    // Requests
    void operator()(const ui::ReadFiles& request);
    void operator()(const ui::ReadText& request);
    void operator()(const ui::ReadClipboard& request);
    void operator()(const ui::ReadDemo& request);
    void operator()(const ui::CancelReading& request);
    void operator()(const ui::ExportTo& request);
    void operator()(const ui::ExportFilm& request);
    void operator()(const ui::CancelExport& request);
    void operator()(const ui::CopyText& request);
    void operator()(const ui::FullScreen& request);

    WindowHost& host_;
    ui::Window& window_;
    DataPaths paths_;
    const ViewArguments& arguments_;
    session::State state_;
    session::Settings kept_; ///< as the file has them
    double settings_changed_s_ = -1.0;
    ReadingTask reading_;
    ExportTask exporting_;
    TraceFile trace_;
    int eager_frames_ = 0; ///< frames drawn without waiting, so that hover and focus settle
};

} // namespace marsad::app
