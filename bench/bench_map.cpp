// Milliseconds a frame of the live map, beside a baseline in the same run: clearing the window and copying the kept layer.
// With a folder for pictures, one of each case is written there.

#include "base/diagnostics.h"
#include "gl/draw.h"
#include "gl/framebuffer.h"
#include "gl/offscreen_context.h"
#include "gl/target.h"
#include "io/input_reader.h"
#include "media/png.h"
#include "render/live_map.h"
#include "render/static_layer.h"
#include "session/time_window.h"
#include "timeline/day.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include <fmt/format.h>

namespace {

namespace fs = std::filesystem;
using namespace marsad;
using Clock = std::chrono::steady_clock;

constexpr int kWidthPx = 1280;
constexpr int kHeightPx = 800;
constexpr int kFrames = 60;
constexpr int kSteps = 100;

struct Project {
    std::string name;
    std::shared_ptr<const model::EventStore> store;
    std::shared_ptr<const render::EventField> field;
    std::shared_ptr<const session::FacetTable> facets;
    std::vector<std::uint16_t> misses; ///< none

    Project(std::string called, model::EventStore events, const std::vector<model::Event>& full)
        : name(std::move(called)), store(std::make_shared<const model::EventStore>(std::move(events))),
          field(std::make_shared<const render::EventField>(render::EventField::make(full, *store))), facets(std::make_shared<const session::FacetTable>(store)),
          misses(store->size(), 0) {}
    [[nodiscard]] timeline::DayInterval extent() const { return {model::day_of(store->first_days().front()), model::day_of(store->first_days()[store->dated_count() - 1])}; }
};

/// Milliseconds a frame; `cpu` over all threads, which another program on the machine does not lengthen.
struct Times {
    double p50;
    double p95;
    double cpu;
};

template <typename Draw>
Times measure(int frames, Draw draw) {
    std::vector<double> ms;
    const std::clock_t before = std::clock();
    for (int i = 0; i < frames; ++i) {
        const auto start = Clock::now();
        draw(i);
        gl::finish();
        ms.push_back(std::chrono::duration<double, std::milli>(Clock::now() - start).count());
    }
    std::sort(ms.begin(), ms.end());
    const double cpu = 1000.0 * static_cast<double>(std::clock() - before) / CLOCKS_PER_SEC / frames;
    return {ms[ms.size() / 2], ms[ms.size() * 95 / 100], cpu};
}

void print(const std::string& project, const char* what, Times times, Times baseline) {
    fmt::print("{:<26} {:<34} p50 {:7.2f} ms  p95 {:7.2f} ms  cpu {:7.2f} ms  ratio {:6.1f}  of cpu {:6.1f}\n", project, what, times.p50, times.p95, times.cpu,
               times.p50 / baseline.p50, times.cpu / baseline.cpu);
}

std::vector<model::Event> read_layer(const std::string& path) {
    std::vector<model::Event> out;
    base::Diagnostics messages;
    io::InputReader reader({path}, {});
    while (auto record = reader.next(messages)) {
        std::move(record->events.begin(), record->events.end(), std::back_inserter(out));
    }
    return out;
}

/// Events over ten years at so many places, in clusters between 30 and 60° E.
Project invent(const std::string& name, std::size_t count, std::size_t place_count) {
    std::mt19937 random(7);
    std::uniform_real_distribution<double> unit(0.0, 1.0);
    std::normal_distribution<double> near(0.0, 1.0);
    std::vector<std::array<double, 2>> centres;
    for (int i = 0; i < 40; ++i) {
        centres.push_back({32.0 + 26.0 * unit(random), 14.0 + 24.0 * unit(random)});
    }
    std::vector<model::Place> places;
    places.reserve(place_count);
    for (std::size_t i = 0; i < place_count; ++i) {
        const auto& centre = centres[random() % centres.size()];
        const int precision = i % 10 < 7 ? 1 : i % 10 < 9 ? 2 : 3;
        const double lat = std::clamp(centre[1] + 1.2 * near(random), -80.0, 80.0);
        static constexpr const char* kCountries[] = {"Iraq", "Syria", "Yemen", "Lebanon", "Sudan"};
        places.push_back({"user:" + std::to_string(i), "Place " + std::to_string(i), "", "", kCountries[i % 5], "IQ", "",
                          *geo::LonLat::from_degrees(geo::Lon{centre[0] + 1.2 * near(random)}, geo::Lat{lat}), precision == 1 ? 5.0 : precision == 2 ? 20.0 : 70.0,
                          precision, 0.9, "user"});
    }
    const timeline::Day start = *timeline::parse_iso_day("2012-01-01");
    model::EventStore::Builder builder;
    model::Event event;
    for (std::size_t i = 0; i < count; ++i) {
        const auto day = start + std::chrono::days(static_cast<int>(3650.0 * static_cast<double>(i) / static_cast<double>(count)));
        event.report_id = "r";
        event.event_id = "r-" + std::to_string(i + 1);
        event.date = timeline::DayInterval{day, day};
        event.sub_event_type = static_cast<model::SubEventType>(random() % model::kSubEventTypeCount);
        if (i % 10 == 0) { // told as a week or a month
            event.date->last += std::chrono::days(i % 20 == 0 ? 6 : 29);
        }
        event.fatalities.value = static_cast<std::int64_t>(random() % 12);
        event.weapon = static_cast<model::Weapon>(random() % model::kWeaponCount);
        event.confidence = static_cast<double>(random() % 101) / 100.0;
        event.actor1 = "Actor " + std::to_string(random() % 200);
        event.actor2 = "Target " + std::to_string(random() % 30);
        event.source = "Source " + std::to_string(random() % 300);
        event.place = places[i < place_count ? i : random() % place_count];
        builder.add(event);
    }
    return {name, std::move(builder).build(), {}};
}

/// The window of so many days that ends at a share of the project's time.
timeline::Visibility window_at(const Project& project, double share, int days) {
    const auto extent = project.extent();
    const auto end = extent.first + std::chrono::days(std::lround(share * (extent.length_days() - 1)));
    return {{end - std::chrono::days(days - 1), end}, 0};
}

class Bench {
  public:
    Bench(render::LiveMap& map, const gl::Framebuffer& window, fs::path pictures, Times baseline)
        : map_(&map), target_(&window), pictures_(std::move(pictures)), baseline_(baseline) {}

    void run(const Project& project, double zoom, int days, render::LabelLanguage labels) {
        auto view = view_at(zoom, labels);
        const std::string name = fmt::format("{} z{}", project.name, zoom);
        show(project);
        const auto stacked = measure(3, [&](int) { stacks_ = render::Stacks::make(*project.field, view.camera.pixels_per_world(), 1.0).stacks().size(); });
        print(name, "stacks of the whole project", stacked, baseline_);
        const timeline::Visibility all{project.extent(), 0};
        window_.move_to(all);
        print(name, "first frame", measure(1, [&](int) { draw(view); }), baseline_);
        print(name, fmt::format("{} rows, all", project.store->size()).c_str(), measure(kFrames / 4, [&](int) { draw(view); }), baseline_);
        save(name + " all", view);
        const auto play = [&](int i) {
            window_.move_to(window_at(project, static_cast<double>(i) / kFrames, days));
            draw(view);
        };
        print(name, fmt::format("playing, {} days", days).c_str(), measure(kFrames, play), baseline_);
        play(kFrames / 2);
        save(name + " playing", view);
        const auto rest = view;
        view.moving = true;
        print(name, "panning within the margin", measure(kFrames, [&](int i) {
                  view.camera = view.camera.panned(i < kFrames / 2 ? 5.0 : -5.0, 0.0);
                  draw(view);
              }), baseline_);
        print(name, "zooming, layer stretched", measure(kFrames / 4, [&](int i) {
                  view.camera = rest.camera.zoomed_at({640.0, 400.0}, 1.0 + 0.02 * i);
                  draw(view);
              }), baseline_);
        save(name + " zooming", view);
        view.moving = false;
        const auto before = map_->counters();
        print(name, "rest at another zoom, all anew", measure(10, [&](int i) {
                  view.camera = rest.camera.zoomed_at({640.0, 400.0}, 1.0 + 0.05 * i);
                  draw(view);
              }), baseline_);
        fmt::print("{:<26} {} stacks; {} bases, {} label runs in the last ten frames\n", name, stacks_, map_->counters().bases - before.bases,
                   map_->counters().labels - before.labels);
    }

    /// Steps of the time window with a share of all events in it, each with the counts of all filters and the picture; a step is a
    /// tenth of the window. A line "step<TAB>project<TAB>share<TAB>p50<TAB>p95" each, in ms, for scripts/test.sh --peers.
    void steps(const Project& project, double zoom) {
        const auto view = view_at(zoom, render::LabelLanguage::English);
        show(project);
        const auto extent = project.extent();
        const int length = extent.length_days();
        std::size_t counted = 0;
        for (const double share : {0.01, 0.1, 1.0}) {
            const int days = std::max(1, static_cast<int>(std::lround(length * share)));
            const int step = std::max(1, days / 10);
            const auto window = [&](int i) {
                const int end = share >= 1.0 ? length - 1 - i % 10 * 30 : days - 1 + i * step % std::max(1, length - days);
                const auto last = extent.first + std::chrono::days(end);
                return timeline::Visibility{{last - std::chrono::days(days - 1), last}, 0};
            };
            const auto one = [&](int i) {
                window_.move_to(window(i));
                for (const auto facet : session::kFacets) {
                    counted += window_.counts().by_value(*project.facets, facet).size();
                }
                draw(view);
            };
            one(0); // the first frame is not a step
            const auto times = measure(kSteps, [&](int i) { one(i + 1); });
            print(project.name, fmt::format("step, {:g} % active", share * 100.0).c_str(), times, baseline_);
            fmt::print("step\t{}\t{}\t{:.2f}\t{:.2f}\n", project.name, share >= 1.0 ? "all" : fmt::format("{:g}%", share * 100.0), times.p50, times.p95);
            const auto counts = measure(kSteps, [&](int i) {
                window_.move_to(window(kSteps + i));
                for (const auto facet : session::kFacets) {
                    counted += window_.counts().by_value(*project.facets, facet).size();
                }
            });
            print(project.name, "of it counting", counts, baseline_);
            const auto far = measure(12, [&](int i) { window_.move_to(window(i * 37)); });
            print(project.name, "a leap, counting alone", far, baseline_);
            save(fmt::format("{} {:g} percent", project.name, share * 100.0), view);
        }
        auto moving = view;
        moving.moving = true;
        const auto pan = measure(kSteps, [&](int i) {
            moving.camera = moving.camera.panned(i % 50 < 25 ? 17.0 : -17.0, i % 20 < 10 ? 9.0 : -9.0);
            draw(moving);
        });
        print(project.name, "panning, all active", pan, baseline_);
        fmt::print("pan\t{}\tall\t{:.2f}\t{:.2f}\n", project.name, pan.p50, pan.p95);
        print(project.name, "histogram by month, anew", measure(8, [&](int) { counted += session::count_rows(*project.store, extent, timeline::BinUnit::Month, window_.passes()).bins.size(); }),
              baseline_);
        print(project.name, "another filter: all rows anew", measure(5, [&](int) { window_.set_rows(project.store, *project.facets, project.misses); }), baseline_);
        fmt::print("{:<26} {} bytes an event in columns, {} with texts and places; {} values counted\n", project.name, model::EventStore::bytes_per_event(),
                   project.store->memory_bytes() / project.store->size(), counted);
    }

  private:
    [[nodiscard]] static render::LiveMap::View view_at(double zoom, render::LabelLanguage labels) {
        const auto centre = *geo::LonLat::from_degrees(geo::Lon{43.5}, geo::Lat{33.3});
        return {render::Camera::from_view(centre, zoom, kWidthPx, kHeightPx), labels, 1.0, false};
    }
    void show(const Project& project) {
        map_->set_events(project.field, project.store);
        window_.set_rows(project.store, *project.facets, project.misses);
    }
    void draw(const render::LiveMap::View& view) {
        target_->bind();
        if (const auto drawn = map_->draw(view, window_.moment(), {{}, {}, {}, {0, 160, 180, 255}}, 0, 0, kWidthPx, kHeightPx); !drawn) {
            fmt::print(stderr, "{}\n", drawn.error().message);
        }
    }
    void save(std::string name, const render::LiveMap::View& view) {
        if (pictures_.empty()) {
            return;
        }
        draw(view);
        std::replace(name.begin(), name.end(), ' ', '_');
        const auto png = media::write_png({kWidthPx, kHeightPx, target_->read_rgba()});
        std::ofstream(pictures_ / (name + ".png"), std::ios::binary) << *png;
    }
    render::LiveMap* map_;
    const gl::Framebuffer* target_;
    session::TimeWindow window_;
    fs::path pictures_;
    Times baseline_;
    std::size_t stacks_ = 0;
};

/// What the kept layer costs when it is made anew, by part.
base::Result<void> run_static(const render::BasemapFile& basemap, typeset::FontSet& fonts, const render::MapStyle& style, Times baseline) {
    auto painter = render::Painter::create();
    if (!painter) {
        return base::failure(painter.error());
    }
    render::LabelMemory memory{typeset::Shaper(fonts)};
    typeset::GlyphAtlas atlas(fonts);
    render::StaticLayer layer;
    const render::LayerTools tools{*painter, basemap, style, memory, atlas, 1.0};
    const auto centre = *geo::LonLat::from_degrees(geo::Lon{43.5}, geo::Lat{33.3});
    for (const double zoom : {2.5, 4.5, 6.0, 8.0, 11.0}) {
        const auto view = render::Camera::from_view(centre, zoom, kWidthPx, kHeightPx);
        const auto whole = render::StaticLayer::with_margin(view);
        const std::string name = fmt::format("kept layer z{}", zoom);
        base::Result<void> done;
        print(name, "base", measure(8, [&](int) { done = layer.draw_base(tools, whole, {"IQ"}, false); }), baseline);
        if (!done) {
            return done;
        }
        const auto place = [&](int) { layer.place_labels(tools, whole, {320.0, 200.0, 1600.0, 1000.0}, render::LabelLanguage::Both, {}); };
        print(name, "names, first time", measure(1, place), baseline);
        print(name, "names, again", measure(8, place), baseline);
        print(name, "both as one picture", measure(1, [&](int) { done = layer.compose(tools); }), baseline);
    }
    return {};
}

} // namespace

int main(int argc, char** argv) {
    const bool steps_only = argc > 1 && std::string(argv[argc - 1]) == "--steps-only";
    argc -= steps_only ? 1 : 0;
    if (argc < (steps_only ? 3 : 4)) {
        fmt::print(stderr, "usage: bench_map DATA_DIR STYLES_DIR LAYER [PICTURES_DIR] [STYLE]\n       bench_map DATA_DIR STYLES_DIR --steps-only\n");
        return 2;
    }
    const auto basemap = render::BasemapFile::open(fs::path(argv[1]) / "basemap.bin");
    const auto style = render::MapStyle::load(argv[2], argc > 5 ? argv[5] : "dark");
    auto fonts = typeset::FontSet::from_system();
    const auto context = gl::OffscreenContext::create();
    if (!basemap || !style || !fonts || !context) {
        fmt::print(stderr, "{}\n", !basemap ? basemap.error().message : !style ? style.error().message : !fonts ? fonts.error().message : context.error().message);
        return 1;
    }
    const auto window = gl::Framebuffer::create(kWidthPx, kHeightPx, 0);
    const auto layer = gl::Framebuffer::create(kWidthPx * 3 / 2, kHeightPx * 3 / 2, 0);
    auto map = render::LiveMap::create(*basemap, *fonts, *style);
    if (!window || !layer || !map) {
        return 1;
    }
    layer->bind();
    gl::clear({0.2F, 0.3F, 0.4F, 1.0F});
    const auto baseline = measure(kFrames, [&](int) {
        window->bind();
        gl::clear({0.0F, 0.0F, 0.0F, 1.0F});
        layer->copy_into(gl::Target::current(), {320, 200, kWidthPx, kHeightPx}, {0, 0, kWidthPx, kHeightPx});
    });
    print("baseline", "clear and copy", baseline, baseline);
    if (!steps_only) {
        if (const auto done = run_static(*basemap, *fonts, *style, baseline); !done) {
            fmt::print(stderr, "{}\n", done.error().message);
            return 1;
        }
    }
    Bench bench(*map, *window, argc > 4 ? argv[4] : "", baseline);
    if (steps_only) {
        bench.steps(invent("1M@20000", 1000000, 20000), 5.0);
        bench.steps(invent("1M@200000", 1000000, 200000), 5.0);
        bench.steps(invent("10M@20000", 10000000, 20000), 5.0);
        return 0;
    }
    {
        const auto events = read_layer(argv[3]);
        const Project demo(fmt::format("demo ({})", events.size()), model::EventStore::from_events(events), events);
        bench.run(demo, 6.0, 90, render::LabelLanguage::Both);
        bench.run(demo, 8.0, 90, render::LabelLanguage::Arabic);
    }
    bench.run(invent("10k@500", 10000, 500), 6.0, 365, render::LabelLanguage::English);
    {
        const Project large = invent("1M@20000", 1000000, 20000);
        bench.steps(large, 5.0);
        bench.run(large, 9.0, 36, render::LabelLanguage::English);
    }
    bench.steps(invent("1M@200000", 1000000, 200000), 5.0);
    bench.steps(invent("10M@20000", 10000000, 20000), 5.0);
    return 0;
}
