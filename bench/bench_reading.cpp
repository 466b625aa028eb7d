// How fast reports are read on one core, all steps and geocoding included: each language's texts repeated, the worst single
// report, and texts made to be hard. CPU time of this process, so that what else the machine does counts little.

#include "base/diagnostics.h"
#include "io/input_reader.h"
#include "lexicon/language_pack.h"
#include "pipeline/extractor.h"
#include "pipeline/report_chunks.h"
#include "text/tokenizer.h"

#include <fmt/format.h>

#include <algorithm>
#include <cstdio>
#include <ctime>
#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace {

using marsad::model::Report;

constexpr int kRounds = 5;
constexpr double kSlow_s = 2.0;      ///< a pass that takes longer is timed once
constexpr std::size_t kHardKib = 64; // the longest piece that is read at once

struct Sample {
    Report report;
    std::size_t sentences = 0;
};

double cpu_s() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) * 1e-9;
}

Sample sample_of(Report report) {
    const auto sentences = marsad::text::tokenize(report.body).sentences.size();
    return {std::move(report), sentences};
}

/// CPU seconds for one pass over the samples: median of rounds that take `round_s` at least.
template <typename Samples>
double pass_s(const marsad::pipeline::Extractor& extractor, const Samples& samples, double round_s, std::size_t& sink) {
    std::vector<double> rounds;
    for (int round = 0; round < kRounds && (rounds.empty() || rounds.front() < kSlow_s); ++round) {
        const double start = cpu_s();
        int passes = 0;
        do {
            for (const Sample& sample : samples) {
                sink += extract_report(extractor, sample.report).places.size();
            }
            ++passes;
        } while (cpu_s() - start < round_s);
        rounds.push_back((cpu_s() - start) / passes);
    }
    const auto middle = rounds.begin() + static_cast<std::ptrdiff_t>(rounds.size() / 2);
    std::nth_element(rounds.begin(), middle, rounds.end());
    return *middle;
}

std::string repeated(std::size_t limit, std::string_view unit, std::string_view end) {
    std::string out;
    while (out.size() + unit.size() + end.size() <= limit) {
        out += unit;
    }
    out += end;
    return out;
}

/// Texts no newsroom writes, each one piece of the longest size.
std::vector<std::pair<std::string, std::string>> hard_texts(std::size_t limit) {
    std::string mixed;
    const auto add = [&](std::string_view part) { mixed += part; };
    while (mixed.size() < limit - 600) {
        add("On 3 January 2022 two rockets hit Mosul, killing 4 and wounding 7, and the army said on Tuesday that a drone struck Erbil ");
        add("after militants attacked Baghdad and Kirkuk, ");
    }
    return {
        {"figures", repeated(limit, "12 killed, 30 wounded, 4 injured, ", ".")},
        {"numbers", repeated(limit, "4512 ", ".")},
        {"one sentence", repeated(limit, "the men of the town who had gone to the market came back with their children and ", "slept.")},
        {"one sentence, acts", mixed},
        {"places", repeated(limit, "Baghdad, Mosul, Kirkuk, Erbil and Basra, ", ".")},
        {"places, Arabic", repeated(limit, "بغداد والموصل وكركوك وأربيل والبصرة، ", ".")},
        {"triggers", repeated(limit, "killed bombed shelled attacked struck raided ", ".")},
        {"triggers, Arabic", repeated(limit, "قصف هجوم غارة تفجير اغتيال اشتباك ", ".")},
        {"triggers in sentences", repeated(limit, "A bomb killed two. Rockets hit a base. Gunmen attacked a post. ", "")},
        {"triggers in sentences, Arabic", repeated(limit, "قتل رجل بقصف. سقط صاروخ على قاعدة. هاجم مسلحون حاجزا. ", "")},
        {"names", repeated(limit, "Ahmad al-Jaburi, Hassan Ali, Karim Saadi, Umar Khalil, ", ".")},
        {"names, Arabic", repeated(limit, "أحمد الجبوري، حسن علي، كريم السعدي، عمر خليل، ", ".")},
        {"actors", repeated(limit, "Hezbollah, Hamas, the Israeli army, the Houthis and Islamic State ", "clashed.")},
        {"dates", repeated(limit, "on 3 January 2022, on Tuesday, last week, two days later, ", ".")},
        {"coordinates", repeated(limit, "33.3152, 44.3661; 36.3400, 43.1300; ", ".")},
        {"signs", repeated(limit, "( - : ; , ", ".")},
        {"quotes", repeated(limit, "\"(\" ", ".")},
        {"one word", repeated(limit, "a", ".")},
        {"capitals", repeated(limit, "Qarat Belut Hazim ", ".")},
    };
}

int usage() {
    fmt::print(stderr, "usage: bench_reading DATA_DIR ASSETS_DIR INPUT... [--seconds S] [--hard-kib N]\nINPUT: reports, or folders of them, as marsad extract reads them\n");
    return 2;
}

} // namespace

int main(int argc, char** argv) {
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    std::vector<std::string> arguments(argv + 1, argv + argc);
    double round_s = 0.4;
    if (const auto option = std::find(arguments.begin(), arguments.end(), "--seconds"); option != arguments.end() && option + 1 != arguments.end()) {
        round_s = std::stod(*(option + 1)) / kRounds;
        arguments.erase(option, option + 2);
    }
    std::size_t hard_kib = kHardKib;
    if (const auto option = std::find(arguments.begin(), arguments.end(), "--hard-kib"); option != arguments.end() && option + 1 != arguments.end()) {
        hard_kib = std::stoul(*(option + 1));
        arguments.erase(option, option + 2);
    }
    if (arguments.size() < 3) {
        return usage();
    }
    marsad::base::Diagnostics diagnostics;
    const auto extractor = marsad::pipeline::Extractor::open({arguments[0], arguments[1], {}, {}}, diagnostics);
    const auto packs = marsad::lexicon::LanguagePacks::open(arguments[1], {}, diagnostics);
    if (!extractor || !packs) {
        fmt::print(stderr, "{}\n", extractor ? packs.error().message : extractor.error().message);
        return 1;
    }
    std::map<std::string, std::vector<Sample>> samples; // by language
    marsad::io::InputReader reader({arguments.begin() + 2, arguments.end()}, {});
    while (auto record = reader.next(diagnostics)) {
        if (record->report) {
            Sample sample = sample_of(std::move(*record->report));
            samples[std::string(packs->languages().of_report(marsad::text::tokenize(sample.report.body)))].push_back(std::move(sample));
        }
    }
    if (samples.empty()) {
        fmt::print(stderr, "no reports: {}\n", arguments[2]);
        return 1;
    }
    std::size_t sink = 0;
    double bytes_a_sentence = 0;
    for (const auto& [lang, reports] : samples) {
        std::size_t sentences = 0;
        std::size_t bytes = 0;
        for (const Sample& sample : reports) {
            sentences += sample.sentences;
            bytes += sample.report.body.size();
        }
        const double pass = pass_s(**extractor, reports, round_s, sink);
        fmt::print("{}: {} reports, {} sentences, {} bytes: {:.0f} sentences/s, {:.2f} MB/s\n", lang, reports.size(), sentences, bytes,
                   static_cast<double>(sentences) / pass, static_cast<double>(bytes) / pass / 1e6);
        bytes_a_sentence = std::max(bytes_a_sentence, static_cast<double>(bytes) / static_cast<double>(sentences));
        std::vector<std::pair<double, const Sample*>> rates;
        for (const Sample& sample : reports) {
            rates.emplace_back(static_cast<double>(sample.sentences) / pass_s(**extractor, std::vector<Sample>{sample}, round_s / 20, sink), &sample);
        }
        std::sort(rates.begin(), rates.end());
        for (std::size_t i = 0; i < std::min<std::size_t>(3, rates.size()); ++i) {
            const auto& [rate, sample] = rates[i];
            fmt::print("  slowest: {}: {:.0f} sentences/s ({} sentences, {} bytes)\n", sample->report.report_id, rate, sample->sentences, sample->report.body.size());
        }
    }
    fmt::print("made to be hard, one piece of {} KiB each; a sentence is counted as {:.0f} bytes, as those above have at most:\n", hard_kib, bytes_a_sentence);
    for (auto& [name, body] : hard_texts(hard_kib << 10)) {
        Report report;
        report.report_id = name;
        report.lang = "auto";
        report.published = marsad::timeline::make_day(2022, 1, 30);
        report.body = std::move(body);
        const Sample sample = sample_of(std::move(report));
        const double pass = pass_s(**extractor, std::vector<Sample>{sample}, round_s / 4, sink);
        const auto bytes = static_cast<double>(sample.report.body.size());
        fmt::print("  {:<30} {:>7.0f} sentences/s, {:.2f} MB/s, {:.0f} ms\n", name, bytes / bytes_a_sentence / pass, bytes / pass / 1e6, pass * 1e3);
    }
    return sink == 0 ? 1 : 0;
}
