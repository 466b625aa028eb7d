#include "with_gazetteer.h"

#include "base/file.h"
#include "geocode/kinds.h"
#include "geocode/recognizer.h"
#include "lexicon/lexicon.h"
#include "lexicon/matcher.h"
#include "text/tokenizer.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <map>
#include <string>
#include <vector>

// The geocoder measured: accuracy at distances, calibration, radii; the figures are printed, the targets asserted.
namespace marsad::geocode {
namespace {

using Fields = std::vector<std::string>;

std::vector<Fields> rows_of(const std::string& name, std::size_t columns) {
    const auto content = base::read_file(std::filesystem::path(MARSAD_SOURCE_DIR) / "tests/geocode" / name);
    std::vector<Fields> rows;
    for (std::string_view rest = content ? std::string_view(*content) : std::string_view(); !rest.empty();) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        const std::string_view line = rest.substr(0, end);
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.empty() || line.starts_with('#') || line.starts_with("query\t") || line.starts_with("sentence\t")) {
            continue;
        }
        Fields fields;
        for (const auto field : lexicon::split_tabs(line)) {
            fields.emplace_back(field);
        }
        fields.resize(std::max(columns, fields.size()));
        rows.push_back(std::move(fields));
    }
    return rows;
}

double median(std::vector<double> values) {
    if (values.empty()) {
        return 0;
    }
    std::nth_element(values.begin(), values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2), values.end());
    return values[values.size() / 2];
}

struct Share {
    int good = 0;
    int all = 0;
    void add(bool is_good) {
        good += is_good ? 1 : 0;
        ++all;
    }
    [[nodiscard]] double value() const { return all == 0 ? 1.0 : static_cast<double>(good) / all; }
};

/// What one table of queries gives.
struct Figures {
    Share right, top5, silent, sure, sure_near;
    std::array<Share, 4> within; ///< 5, 10, 25, 161 km
    std::vector<double> km, site_radius, town_radius;
    int unanswered = 0;
    std::map<std::string, Share> by_kind, by_rung, by_language;
    std::string misses;
};

class Evaluation : public WithGazetteer {
  protected:
    static Figures measure(const std::string& table) {
        constexpr std::array kKm = {5.0, 10.0, 25.0, 161.0};
        Figures f;
        for (const auto& row : rows_of(table, 9)) {
            const auto places = geocoder()->geocode(row[0], row[1], row[8], 5);
            if (row[2] == "NONE") {
                f.silent.add(places.empty());
                f.misses += places.empty() ? "" : "not silent: " + row[0] + " -> " + places.front().name + "\n";
                continue;
            }
            const double lat = std::stod(row[3]);
            const double lon = std::stod(row[4]);
            const double tolerance = std::stod(row[5]);
            const double distance = places.empty() ? 1e9 : km(places.front(), lat, lon);
            const bool right = distance <= tolerance;
            f.right.add(right);
            f.top5.add(std::any_of(places.begin(), places.end(), [&](const model::Place& place) { return km(place, lat, lon) <= tolerance; }));
            for (std::size_t i = 0; i < kKm.size(); ++i) {
                f.within[i].add(distance <= kKm[i]);
            }
            f.by_kind[row[7]].add(right);
            f.by_language[row[1]].add(right);
            f.misses += right ? "" : "wrong: " + row[0] + " (" + row[8] + ") -> " + (places.empty() ? "nothing" : places.front().name) + "\n";
            if (places.empty()) {
                ++f.unanswered;
                continue;
            }
            const model::Place& best = places.front();
            f.km.push_back(distance);
            f.by_rung[best.rung].add(right);
            const bool sure = best.confidence >= 0.9;
            f.sure.add(sure);
            if (sure) {
                f.sure_near.add(distance <= 10);
            }
            if (best.rung != "relation") {
                const KindGroup group = kind_group(best.kind);
                if (is_settled(group)) {
                    f.town_radius.push_back(best.radius_km);
                } else if (is_site(group)) {
                    f.site_radius.push_back(best.radius_km);
                }
            }
        }
        return f;
    }

    static void print(const std::string& table, const Figures& f) {
        std::printf("%s: %d queries, right %.3f, top 5 %.3f, within 5/10/25/161 km %.3f %.3f %.3f %.3f, median %.2f km, unanswered %.3f, none kept %d/%d\n", table.c_str(), f.right.all,
                    f.right.value(), f.top5.value(), f.within[0].value(), f.within[1].value(), f.within[2].value(), f.within[3].value(), median(f.km),
                    f.right.all == 0 ? 0.0 : static_cast<double>(f.unanswered) / f.right.all, f.silent.good, f.silent.all);
        std::printf("  confidence 0.9 or more: %.3f of answers, %.3f of them within 10 km; median radius of sites %.1f km, of towns %.1f km\n ", f.sure.value(), f.sure_near.value(),
                    median(f.site_radius), median(f.town_radius));
        for (const auto* part : {&f.by_kind, &f.by_rung, &f.by_language}) {
            for (const auto& [name, share] : *part) {
                std::printf(" %s %d/%d", name.c_str(), share.good, share.all);
            }
            std::printf("\n ");
        }
        std::printf("\n%s", f.misses.c_str());
    }
};

TEST_F(Evaluation, BothTables) {
    std::map<std::string, Share> by_kind;
    std::map<std::string, Share> by_rung;
    Share right;
    Share silent;
    for (const std::string table : {"queries.tsv", "queries_second.tsv"}) {
        const Figures f = measure(table);
        print(table, f);
        for (const auto& [name, share] : f.by_kind) {
            by_kind[name].good += share.good;
            by_kind[name].all += share.all;
        }
        for (const auto& [name, share] : f.by_rung) {
            by_rung[name].good += share.good;
            by_rung[name].all += share.all;
        }
        right.good += f.right.good;
        right.all += f.right.all;
        silent.good += f.silent.good;
        silent.all += f.silent.all;
        EXPECT_GE(f.right.value(), 0.95) << table;
        EXPECT_GE(f.sure.value(), 0.60) << table;
        EXPECT_GE(f.sure_near.value(), 0.95) << table;
        EXPECT_LE(median(f.site_radius), 5.0) << table;
        EXPECT_LE(median(f.town_radius), 15.0) << table;
    }
    EXPECT_GE(right.all, 500);
    EXPECT_GE(silent.all, 80);
    EXPECT_GE(silent.good, silent.all - 2);
    for (const auto* part : {&by_kind, &by_rung}) {
        for (const auto& [name, share] : *part) {
            // Of a handful of queries one may miss.
            EXPECT_TRUE(share.value() >= 0.90 || share.all - share.good <= 1) << name << " " << share.good << "/" << share.all;
        }
    }
}

TEST_F(Evaluation, ThePlaceToldOfLiesInsideTheRadius) {
    Share inside;
    std::vector<double> radius;
    std::string outside;
    for (const auto& row : rows_of("relations.tsv", 6)) {
        const auto places = geocoder()->geocode(row[0], row[1], row[5], 1);
        const double distance = places.empty() ? 1e9 : km(places.front(), std::stod(row[3]), std::stod(row[4]));
        const bool in = !places.empty() && distance <= places.front().radius_km;
        inside.add(in);
        if (!places.empty()) {
            radius.push_back(places.front().radius_km);
        }
        if (!in) {
            outside += row[0] + " / " + row[2] + ": " + (places.empty() ? "nothing" : places.front().name + ", " + std::to_string(distance) + " km, radius " + std::to_string(places.front().radius_km)) + "\n";
        }
    }
    std::printf("relations: %d of %d inside, median radius %.1f km\n%s", inside.good, inside.all, median(radius), outside.c_str());
    EXPECT_GE(inside.all, 60);
    EXPECT_GE(inside.value(), 0.9);
    EXPECT_LE(median(radius), 60.0); // true, but not by being as wide as a country
}

TEST_F(Evaluation, SentencesTellNamesakesApart) {
    const Recognizer recognizer(*geocoder());
    Share right;
    std::string misses;
    for (const auto& row : rows_of("ambiguity.tsv", 6)) {
        const auto* pack = packs().find(row[1]);
        ASSERT_NE(pack, nullptr);
        const auto document = text::tokenize(row[0]);
        lexicon::Matcher matcher(*pack->lexicon);
        const auto references = recognizer.find_places(document, matcher.find(document), *pack);
        const auto named = std::find_if(references.begin(), references.end(), [&](const model::PlaceReference& reference) {
            return reference.use != model::PlaceUse::Demonym && (reference.text.find(row[2]) != std::string::npos || row[2].find(reference.text) != std::string::npos);
        });
        const bool found = named != references.end() && !named->candidates.empty();
        const bool none = row[3] == "NONE";
        const bool ok = none ? !found : found && km(named->candidates.front(), std::stod(row[3]), std::stod(row[4])) <= std::stod(row[5]);
        right.add(ok);
        misses += ok ? "" : row[0] + " [" + row[2] + "] -> " + (found ? named->candidates.front().name + ", " + named->candidates.front().country : "nothing") + "\n";
    }
    std::printf("sentences: %d of %d right\n%s", right.good, right.all, misses.c_str());
    EXPECT_GE(right.all, 30);
    EXPECT_EQ(right.good, right.all) << misses;
}

} // namespace
} // namespace marsad::geocode
