// compile_data: turns the fetched packages and our own tables into gazetteer.bin and basemap.bin. Not part of marsad.

#include "gazetteer_build.h"
#include "gazetteer_build/gazetteer_writer.h"

#include "geocode/gazetteer.h"
#include "geocode/gazetteer_check.h"
#include "geocode/sea_areas.h"

#ifdef MARSAD_HAS_BASEMAP
#include "basemap.h"
#endif

#include <chrono>
#include <cstdio>
#include <filesystem>
#include <string>
#include <string_view>

namespace {

using namespace marsad;

constexpr const char* kUsage = "usage: compile_data --packages DIR --assets DIR --out DIR [--gazetteer-only | --basemap-only] [--quiet]\n"
                               "Writes gazetteer.bin and basemap.bin into the out folder, from the packages that scripts/fetch_data.sh brings\n"
                               "and the tables of the assets folder. Exit: 0 done, 1 failed, 2 wrong usage.\n";

struct Options {
    std::filesystem::path packages, assets, out;
    bool gazetteer = true;
    bool basemap = true;
    bool quiet = false;
};

bool parse(int argc, char** argv, Options& options) {
    for (int i = 1; i < argc; ++i) {
        const std::string_view word = argv[i];
        const char* const value = i + 1 < argc ? argv[i + 1] : nullptr;
        if (word == "--gazetteer-only") {
            options.basemap = false;
        } else if (word == "--basemap-only") {
            options.gazetteer = false;
        } else if (word == "--quiet") {
            options.quiet = true;
        } else if ((word == "--packages" || word == "--assets" || word == "--out") && value != nullptr) {
            (word == "--packages" ? options.packages : word == "--assets" ? options.assets : options.out) = value;
            ++i;
        } else {
            return false;
        }
    }
    return !options.packages.empty() && !options.assets.empty() && !options.out.empty() && (options.gazetteer || options.basemap);
}

int fail(const base::Error& error) {
    std::fprintf(stderr, "compile_data: %s\n", error.message.c_str());
    return 1;
}

double seconds_since(std::chrono::steady_clock::time_point start) {
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - start).count();
}

void tell(const base::Diagnostics& diagnostics, bool quiet) {
    for (const auto& diagnostic : diagnostics.all()) {
        if (!quiet || diagnostic.severity == base::Severity::Error) {
            std::fprintf(stderr, "%s\n", base::to_string(diagnostic).c_str());
        }
    }
}

int make_gazetteer(const Options& options) {
    const auto start = std::chrono::steady_clock::now();
    base::Diagnostics diagnostics;
    auto draft = compile_data::build_gazetteer(options.packages, options.assets, diagnostics);
    if (!draft) {
        tell(diagnostics, options.quiet);
        return fail(draft.error());
    }
    const auto target = options.out / "gazetteer.bin";
    if (auto written = compile_data::write_gazetteer(*draft, target); !written) {
        return fail(written.error());
    }
    auto gazetteer = geocode::Gazetteer::open(target);
    if (!gazetteer) {
        return fail(gazetteer.error());
    }
    if (auto sound = gazetteer->verify(); !sound) {
        return fail(sound.error());
    }
    base::Diagnostics ignored; // unreadable rows were told above
    auto rows = geocode::read_curated_folder(options.assets / "gazetteer", ignored);
    if (!rows) {
        return fail(rows.error());
    }
    const auto seas = geocode::read_sea_areas(options.assets / "gazetteer" / "sea_areas.tsv", ignored);
    if (!seas) {
        return fail(seas.error());
    }
    const auto counts = geocode::check_curated(*gazetteer, *rows, diagnostics);
    geocode::check_sea_areas(*gazetteer, *seas, diagnostics);
    tell(diagnostics, options.quiet);
    std::printf("gazetteer.bin: %u places, %.1f MB, %.1f s; %zu curated rows, %zu in their country, %zu in their province, %zu near their parent, %zu at their airfield (%zu more with none to prove it), %zu problems\n",
                gazetteer->place_count(), static_cast<double>(std::filesystem::file_size(target)) / 1e6, seconds_since(start), counts.rows, counts.in_country, counts.in_province, counts.near_parent,
                counts.at_airfield, counts.airfield_unproved, counts.problems);
    return 0;
}

int make_basemap(const Options& options) {
#ifdef MARSAD_HAS_BASEMAP
    const auto start = std::chrono::steady_clock::now();
    auto report = compile_data::compile_basemap({options.packages, options.assets, options.out / "gazetteer.bin"}, options.out / "basemap.bin");
    if (!report) {
        return fail(report.error());
    }
    std::printf("basemap.bin: %zu polygons, %zu triangles, %.1f MB, %.1f s, worst area error %.2e\n", report->polygons, report->triangles, static_cast<double>(report->bytes) / 1e6, seconds_since(start),
                report->worst_area_error);
    return 0;
#else
    std::fprintf(stderr, "compile_data: built without the basemap%s\n", options.gazetteer ? "; only the gazetteer is written" : "");
    return options.gazetteer ? 0 : 1;
#endif
}

} // namespace

int main(int argc, char** argv) {
    Options options;
    if (argc == 2 && std::string_view(argv[1]) == "--help") {
        std::fputs(kUsage, stdout);
        return 0;
    }
    if (!parse(argc, argv, options)) {
        std::fputs(kUsage, stderr);
        return 2;
    }
    std::error_code error;
    std::filesystem::create_directories(options.out, error);
    if (error) {
        std::fprintf(stderr, "compile_data: cannot make the folder: %s\n", options.out.c_str());
        return 1;
    }
    if (const int code = options.gazetteer ? make_gazetteer(options) : 0; code != 0) {
        return code;
    }
    return options.basemap ? make_basemap(options) : 0;
}
