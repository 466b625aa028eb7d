// The geocoder on one core: memory, opening, look-ups by name with and without typing errors, what is typed into the search box
// letter by letter, where points lie; beside Debian's libgeonames on the same names in the same run. Seconds are those of the
// processor, so that other programs on the machine count little.

#include "base/diagnostics.h"
#include "base/file.h"
#include "base/utf8.h"
#include "geocode/autocomplete.h"
#include "geocode/gazetteer.h"
#include "geocode/geocoder.h"
#include "lexicon/language_pack.h"
#include "text/search_key.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdint>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#ifdef MARSAD_HAS_GEONAMES
#include <geonames.h>
#endif

namespace {

namespace fs = std::filesystem;
using namespace marsad;

double cpu_s() {
    timespec now{};
    ::clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

/// VmRSS of this process in MB.
double resident_mb() {
    std::ifstream status("/proc/self/status");
    for (std::string line; std::getline(status, line);) {
        if (line.starts_with("VmRSS:")) {
            return std::stod(line.substr(6)) / 1024.0;
        }
    }
    return 0.0;
}

struct Query {
    std::string text, lang, context;
};

/// Columns query, lang and context of tests/geocode/queries.tsv.
std::vector<Query> read_queries(const fs::path& path) {
    std::vector<Query> queries;
    const auto content = base::read_file(path);
    for (std::string_view rest = content ? std::string_view(*content) : std::string_view(); !rest.empty();) {
        std::string_view line = rest.substr(0, rest.find('\n'));
        rest.remove_prefix(std::min(line.size() + 1, rest.size()));
        std::vector<std::string> fields(9);
        for (auto& field : fields) {
            const auto part = line.substr(0, line.find('\t'));
            field = part;
            line.remove_prefix(std::min(part.size() + 1, line.size()));
        }
        if (!fields[0].empty() && fields[0].front() != '#' && fields[0] != "query") {
            queries.push_back({fields[0], fields[1], fields[8]});
        }
    }
    return queries;
}

/// Calls a second: the middle of five rounds. `work` does all of `count` calls.
template <typename Work>
double rate(double budget_s, std::size_t count, Work work) {
    std::vector<double> rates;
    for (int round = 0; round < 5; ++round) {
        const double start = cpu_s();
        std::size_t rounds = 0;
        do {
            work();
            ++rounds;
        } while (cpu_s() - start < budget_s / 5.0);
        rates.push_back(static_cast<double>(rounds * count) / (cpu_s() - start));
    }
    std::sort(rates.begin(), rates.end());
    return rates[2];
}

/// Names as written, in both scripts, of places of every weight.
std::vector<std::string> known_names(const geocode::Gazetteer& gazetteer, std::size_t most) {
    std::vector<std::string> names;
    const std::uint32_t step = std::max<std::uint32_t>(1, gazetteer.place_count() / static_cast<std::uint32_t>(most));
    for (geocode::PlaceIndex place = 0; place < gazetteer.place_count() && names.size() < most; place += step) {
        const auto view = gazetteer.place(place);
        const std::string_view arabic = view.name_in("ar");
        const std::string_view name = names.size() % 2 == 0 && !arabic.empty() ? arabic : view.name("en");
        if (!name.empty()) {
            names.emplace_back(name);
        }
    }
    return names;
}

/// One letter left out, doubled or swapped with its neighbour, never the first.
std::string with_typo(const std::string& name, std::size_t number) {
    std::u32string letters = base::to_utf32(name);
    const std::size_t at = 1 + number % (letters.size() - 2);
    switch (number % 3) {
    case 0: letters.erase(at, 1); break;
    case 1: letters.insert(at, 1, letters[at]); break;
    default: std::swap(letters[at], letters[at + 1]); break;
    }
    return base::to_utf8(letters);
}

geo::LonLat at(double lon, double lat) { return *geo::LonLat::from_degrees(geo::Lon{lon}, geo::Lat{lat}); }

double percentile(const std::vector<double>& sorted, double share) { return sorted[std::min(sorted.size() - 1, static_cast<std::size_t>(share * static_cast<double>(sorted.size())))]; }

void bench_memory(const fs::path& data, const fs::path& assets, const fs::path& queries_path) {
    const auto queries = read_queries(queries_path);
    const double before = resident_mb();
    base::Diagnostics diagnostics;
    const auto packs = lexicon::LanguagePacks::open(assets, {}, diagnostics);
    const double opening = resident_mb();
    auto geocoder = packs ? geocode::Geocoder::open(data, *packs) : base::failure(packs.error());
    if (!geocoder) {
        return;
    }
    std::size_t found = 0;
    for (const auto& query : queries) {
        found += geocoder->geocode(query.text, query.lang, query.context, 5).size();
    }
    const double after = resident_mb();
    fmt::print("memory: {:.1f} MB more resident than before the gazetteer was opened, after {} queries (target 80; {:.1f} with the list of actors; the word lists of the queries' languages are in both); {} places found\n", after - opening,
               queries.size(), after - before, found);
}

void bench_opening(const fs::path& data) {
    std::vector<double> ms;
    for (int i = 0; i < 20; ++i) {
        const double start = cpu_s();
        const auto gazetteer = geocode::Gazetteer::open(data);
        ms.push_back((cpu_s() - start) * 1e3);
        if (!gazetteer) {
            return;
        }
    }
    std::sort(ms.begin(), ms.end());
    fmt::print("opening the gazetteer: {:.2f} ms, the middle of 20 (target 20)\n", ms[10]);
}

std::size_t bench_completion(const geocode::Geocoder& geocoder, std::size_t names) {
    struct View {
        const char* name;
        std::optional<geocode::CompletionView> view;
    };
    const View views[] = {{"no view", std::nullopt}, {"Iraq", geocode::CompletionView{at(44.0, 33.3), 450}}, {"Aleppo", geocode::CompletionView{at(37.16, 36.2), 30}}, {"Ruhr, the densest", geocode::CompletionView{at(7.2, 51.4), 300}}};
    std::size_t sink = 0;
    const auto typed = known_names(geocoder.gazetteer(), names);
    (void)geocode::complete(geocoder, "baghdad", "auto", std::nullopt, 10); // the word lists of the two languages are read at the first question
    (void)geocode::complete(geocoder, "بغداد", "auto", std::nullopt, 10);
    for (const auto& [label, view] : views) {
        std::vector<double> ms;
        double most = 0.0;
        double most_of_one = 0.0;
        std::string slowest;
        for (const auto& name : typed) {
            const std::u32string letters = base::to_utf32(name);
            for (std::size_t length = 1; length <= letters.size(); ++length) {
                const std::string prefix = base::to_utf8(letters.substr(0, length));
                const double start = cpu_s();
                sink += geocode::complete(geocoder, prefix, "auto", view, 10).size();
                ms.push_back((cpu_s() - start) * 1e3);
                most_of_one = length == 1 ? std::max(most_of_one, ms.back()) : most_of_one;
                if (ms.back() > most) {
                    most = ms.back();
                    slowest = prefix;
                }
            }
        }
        std::sort(ms.begin(), ms.end());
        fmt::print("autocomplete, {} keystrokes of {} names, {}: p50 {:.3f}, p95 {:.3f}, p99 {:.3f}, max {:.3f} ms ({}), one letter at most {:.3f} ms (target p99 2)\n", ms.size(), typed.size(), label,
                   percentile(ms, 0.5), percentile(ms, 0.95), percentile(ms, 0.99), most, slowest, most_of_one);
    }
    return sink;
}

#ifdef MARSAD_HAS_GEONAMES
/// Look-ups a second of libgeonames over these names.
double peer_rate(const std::vector<std::string>& names, std::size_t& found) {
    const double start = cpu_s();
    for (const auto& name : names) {
        guint length = 0;
        gint* const cities = geonames_query_cities_sync(name.c_str(), GEONAMES_QUERY_DEFAULT, &length, nullptr, nullptr);
        found += length > 0 ? 1 : 0;
        g_free(cities);
    }
    return static_cast<double>(names.size()) / (cpu_s() - start);
}
#endif

} // namespace

int main(int argc, char** argv) {
    if (argc < 4) {
        fmt::print(stderr, "usage: bench_geocode DATA_DIR ASSETS_DIR QUERIES_TSV [SECONDS]\n");
        return 2;
    }
    const double budget_s = argc > 4 ? std::stod(argv[4]) : 3.0;
    const fs::path data = fs::path(argv[1]) / "gazetteer.bin";
    bench_memory(data, argv[2], argv[3]); // first: later figures touch more of the file
    bench_opening(data);

    base::Diagnostics diagnostics;
    const auto packs = lexicon::LanguagePacks::open(argv[2], {}, diagnostics);
    const auto geocoder = packs ? geocode::Geocoder::open(data, *packs) : base::failure(packs.error());
    if (!geocoder) {
        fmt::print(stderr, "{}\n", geocoder.error().message);
        return 1;
    }
    const auto& gazetteer = geocoder->gazetteer();
    const auto names = known_names(gazetteer, 5000);
    std::vector<std::string> wrong;
    for (std::size_t i = 0; i < names.size(); ++i) {
        if (base::to_utf32(names[i]).size() >= 5) {
            wrong.push_back(with_typo(names[i], i));
        }
    }
    std::size_t sink = 0;
    const auto exact_of = [&](const std::vector<std::string>& some) {
        std::size_t met = 0;
        for (const auto& name : some) {
            const auto places = gazetteer.exact(text::name_key(name)); // the weightiest first
            met += places.empty() ? 0 : 1;
            sink += places.empty() ? 0 : places.front();
        }
        return met;
    };
    const auto typos_of = [&](const std::vector<std::string>& some) {
        std::size_t met = 0;
        for (const auto& name : some) {
            const std::string key = text::name_key(name);
            if (gazetteer.exact(key).empty()) {
                met += gazetteer.fuzzy(key, 1).empty() ? 0 : 1; // nearest first, then the weightiest
            }
        }
        return met;
    };
    const auto full_of = [&](const std::vector<std::string>& some) {
        for (const auto& name : some) {
            sink += geocoder->geocode(name, "auto", {}, 5).size();
        }
    };
    const double exact = rate(budget_s, names.size(), [&] { sink += exact_of(names); });
    const double typo = rate(budget_s, wrong.size(), [&] { sink += typos_of(wrong); });
    const double full = rate(budget_s, names.size(), [&] { full_of(names); });
    fmt::print("exact look-ups: {:.0f}/s of {} known names, {:.1f} % met, normalisation and choice included (target 500000)\n", exact, names.size(), 100.0 * static_cast<double>(exact_of(names)) / static_cast<double>(names.size()));
    fmt::print("look-ups with one typing error: {:.0f}/s of {} names, {:.1f} % met by the fuzzy rung (target 10000)\n", typo, wrong.size(), 100.0 * static_cast<double>(typos_of(wrong)) / static_cast<double>(wrong.size()));
    fmt::print("whole queries (Geocoder::geocode): {:.0f}/s of the known names\n", full);

    sink += bench_completion(*geocoder, 400);

    std::vector<geo::LonLat> points;
    for (geocode::PlaceIndex place = 0; place < gazetteer.place_count(); place += 97) {
        points.push_back(gazetteer.place(place).lon_lat());
    }
    const double reverse = rate(budget_s, points.size(), [&] {
        for (const auto point : points) {
            sink += gazetteer.region(point).country;
        }
    });
    fmt::print("country and province of a point: {:.0f}/s\n", reverse);

#ifdef MARSAD_HAS_GEONAMES
    std::vector<std::string> few;
    for (std::size_t i = 0; i < names.size(); i += names.size() / 40 + 1) {
        few.push_back(names[i]);
    }
    few.insert(few.end(), {"Baghdad", "Erbil", "Mosul", "Aleppo", "Damascus", "Kyiv", "بغداد", "الموصل"});
    std::size_t peer_found = 0;
    const double peer = peer_rate(few, peer_found);
    const double ours = rate(0.5, few.size(), [&] { sink += exact_of(few); });
    const double ours_full = rate(0.5, few.size(), [&] { full_of(few); });
    fmt::print("libgeonames on {} of the names: {:.1f}/s, {} met; ours: exact {:.0f}/s, {} met, ratio {:.0f}; whole queries {:.0f}/s, ratio {:.0f}\n", few.size(), peer, peer_found, ours, exact_of(few), ours / peer, ours_full,
               ours_full / peer);
#else
    fmt::print("libgeonames: skipped, it was not there when bench_geocode was built (Debian's libgeonames-dev)\n");
#endif
    return sink == 0 ? 1 : 0;
}
