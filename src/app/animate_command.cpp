#include "app/command_line.h"
#include "app/commands.h"
#include "app/data_paths.h"
#include "app/map_options.h"
#include "app/messages.h"
#include "app/record_run.h"
#include "publish/animation.h"

#include <chrono>
#include <csignal>
#include <cstdio>
#include <iterator>
#include <unistd.h>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace marsad::app {

namespace {

/// "frame 120 of 300, 0:12", written over on standard error where that is a terminal.
class FrameLine {
  public:
    FrameLine() : shown_(isatty(STDERR_FILENO) == 1) {}
    FrameLine(const FrameLine&) = delete;
    FrameLine& operator=(const FrameLine&) = delete;
    ~FrameLine() { clear(); }
    void show(std::size_t done, std::size_t total) {
        const auto now = Clock::now();
        if (!shown_ || (now < next_ && done < total)) {
            return;
        }
        next_ = now + std::chrono::milliseconds{250};
        const auto passed_s = std::chrono::duration_cast<std::chrono::seconds>(now - start_).count();
        fmt::print(stderr, "frame {} of {}, {}:{:02}\x1b[K\r", done, total, passed_s / 60, passed_s % 60);
        std::fflush(stderr);
        open_ = true;
    }
    void clear() {
        if (open_) {
            fmt::print(stderr, "\x1b[K");
            open_ = false;
        }
    }

  private:
    using Clock = std::chrono::steady_clock;
    bool shown_;
    bool open_ = false;
    Clock::time_point start_ = Clock::now();
    Clock::time_point next_ = start_;
};

/// Ctrl+C and the like wait until what was begun is taken away again; at the end of its life they do what they always do.
class HeldSignals {
  public:
    HeldSignals() {
        sigemptyset(&signals_);
        for (const int signal : {SIGINT, SIGTERM, SIGHUP}) {
            sigaddset(&signals_, signal);
        }
        pthread_sigmask(SIG_BLOCK, &signals_, &before_);
    }
    HeldSignals(const HeldSignals&) = delete;
    HeldSignals& operator=(const HeldSignals&) = delete;
    ~HeldSignals() { pthread_sigmask(SIG_SETMASK, &before_, nullptr); }
    [[nodiscard]] static bool asked_to_stop() {
        sigset_t pending;
        sigpending(&pending);
        return sigismember(&pending, SIGINT) == 1 || sigismember(&pending, SIGTERM) == 1 || sigismember(&pending, SIGHUP) == 1;
    }

  private:
    sigset_t signals_{};
    sigset_t before_{};
};

void tell(Messages& messages, const AnimateArguments& arguments, const publish::AnimationDone& done) {
    if (done.undated > 0) {
        messages.notice(fmt::format("{} without a day {} in no frame", done.undated == 1 ? "1 event" : fmt::format("{} events", done.undated), done.undated == 1 ? "is" : "are"));
    }
    if (done.unplaced > 0) {
        messages.notice(fmt::format("{} without a place {} counted, and on no map", done.unplaced == 1 ? "1 event" : fmt::format("{} events", done.unplaced), done.unplaced == 1 ? "is" : "are"));
    }
    if (done.width_px != arguments.map.width_px || done.height_px != arguments.map.height_px) {
        messages.notice(fmt::format("a video has even sides: drawn as {}x{} instead of {}x{}", done.width_px, done.height_px, arguments.map.width_px, arguments.map.height_px));
    }
    messages.notice(fmt::format("{:.1f} seconds, {} frames, {:g} days from frame to frame: {}", done.length_s, done.frames, done.step_days, done.what));
}

} // namespace

int run_animate(const AnimateArguments& arguments) {
    Messages messages;
    const auto paths = find_data(arguments.map.input.data_dir);
    if (!paths) {
        messages.error(paths.error());
        return messages.exit_code();
    }
    publish::AnimationOptions options{{map_options(arguments.map), {}}, arguments.time, arguments.format, arguments.loop};
    options.scene.map.styles_dir = paths->assets_dir / "styles";
    options.time.from = options.scene.map.from;
    options.time.to = options.scene.map.to;
    const auto fail = [&](const base::Error& error) {
        messages.error(error);
        return error.code == base::ErrorCode::Usage ? kUsageExit : messages.exit_code();
    };
    if (const auto possible = publish::check_animation_options(options, paths->data_dir); !possible) {
        return fail(possible.error());
    }
    std::vector<model::Event> events;
    RecordRun run(arguments.map.input, messages);
    const bool whole = run.go([&](io::OutputRecord& record) {
        std::move(record.events.begin(), record.events.end(), std::back_inserter(events));
        return true;
    });
    if (!whole) {
        return messages.exit_code();
    }
    const HeldSignals signals;
    FrameLine line;
    const auto done = publish::animate(std::move(events), options, paths->data_dir, arguments.map.path, [&](std::size_t frame, std::size_t total) {
        line.show(frame, total);
        return !HeldSignals::asked_to_stop();
    });
    line.clear();
    if (!done) {
        return fail(done.error());
    }
    if (done->cancelled) {
        messages.error("stopped; nothing was written");
        return messages.exit_code();
    }
    tell(messages, arguments, *done);
    return messages.exit_code();
}

} // namespace marsad::app
