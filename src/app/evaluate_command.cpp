#include "app/commands.h"
#include "app/data_paths.h"
#include "app/languages.h"
#include "app/messages.h"
#include "app/print_text.h"
#include "app/user_places.h"
#include "evaluate/figures.h"
#include "evaluate/scorer.h"
#include "io/gold_reader.h"
#include "io/text_record.h"
#include "pipeline/extract_each.h"
#include "pipeline/extractor.h"

#include <algorithm>
#include <filesystem>
#include <map>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace marsad::app {

namespace {

constexpr std::size_t kNoteLength = 80; ///< bytes of an extra event's sentence, cut at a code point

/// A gold report with the file it stands in, and whether its text can be read.
struct Case {
    std::filesystem::path file;
    io::GoldReport gold;
    bool readable = true;
};

std::vector<Case> read_cases(const std::vector<std::string>& folders, Messages& messages) {
    std::vector<Case> cases;
    for (const auto& folder : folders) {
        const auto files = io::gold_files(folder);
        if (!files) {
            messages.error(fmt::format("{}: {}", folder, files.error().message));
            continue;
        }
        if (files->empty()) {
            messages.error(fmt::format("{}: no gold reports (*.json); name a folder of them", folder));
        }
        for (const auto& file : *files) {
            auto gold = io::read_gold(file);
            if (gold) {
                cases.push_back({file, std::move(*gold)});
            } else {
                messages.error(fmt::format("{}: {}", file.string(), gold.error().message));
            }
        }
    }
    return cases;
}

/// The reports as `extract` would read their texts from standard input.
std::vector<model::Report> reports_of(std::vector<Case>& cases, const std::string& data_dir, Messages& messages) {
    const auto installed = installed_languages(data_dir);
    std::vector<model::Report> reports;
    for (auto& one : cases) {
        io::InputDefaults defaults;
        defaults.published = one.gold.published;
        defaults.lang = one.gold.lang;
        defaults.languages = {installed.readable_codes(), installed.other_codes()};
        auto record = io::record_from_text(one.gold.text, defaults, one.file.string());
        if (one.gold.lang != "auto" && !installed.readable(one.gold.lang)) {
            record.messages.error(one.file.string(), 0, defaults.languages.fault(one.gold.lang));
        }
        one.readable = !record.is_bad() && record.report;
        messages.print(record.messages);
        reports.push_back(one.readable ? std::move(*record.report) : model::Report{});
        reports.back().report_id = one.gold.id;
    }
    return reports;
}

std::string cut(std::string_view text) {
    std::size_t end = std::min(text.size(), kNoteLength);
    while (end < text.size() && end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80U) {
        --end;
    }
    std::string out(text.substr(0, end));
    for (char& c : out) {
        c = static_cast<unsigned char>(c) < 0x20 ? ' ' : c;
    }
    return out;
}

void append_faults(std::string& out, const io::GoldReport& gold, const std::vector<model::Event>& events, const evaluate::ReportScore& score) {
    out += fmt::format("--- {} {}\n", gold.id, timeline::to_iso(gold.published));
    for (const auto index : score.missed) {
        const auto& event = gold.events[index];
        out += fmt::format("  MISS  {} {} {} | {}\n", timeline::to_iso(event.days.first), event.location, event.sub_event_types.front(), cut(event.trigger));
    }
    for (const auto index : score.extra) {
        const auto& event = events[index];
        out += fmt::format("  EXTRA {} {} {} | {} | {}\n", timeline::to_iso(event.date->first), event.place->name, model::name(event.sub_event_type), event.event_id, cut(event.notes));
    }
    for (const auto& wrong : score.wrong) {
        out += fmt::format("  WRONG {}: {}, gold {} | {} | {}\n", wrong.name, wrong.got, wrong.wanted, events[wrong.event].event_id, cut(gold.events[wrong.gold].trigger));
    }
}

base::Result<std::unique_ptr<pipeline::Extractor>> open_extractor(const EvaluateArguments& arguments, Messages& messages) {
    auto paths = find_data(arguments.data_dir);
    if (!paths) {
        return base::failure(paths.error());
    }
    add_user_places(*paths, arguments.places, messages);
    base::Diagnostics diagnostics;
    auto opened = pipeline::Extractor::open({paths->data_dir, paths->assets_dir, paths->overlay_dir, paths->layers}, diagnostics);
    messages.print(diagnostics);
    return opened;
}

} // namespace

int run_evaluate(const EvaluateArguments& arguments) {
    Messages messages;
    auto cases = read_cases(arguments.folders, messages);
    const auto extractor = open_extractor(arguments, messages);
    if (!extractor) {
        messages.error(extractor.error());
        return messages.exit_code();
    }
    const auto results = pipeline::extract_each(**extractor, reports_of(cases, arguments.data_dir, messages), arguments.jobs);
    base::Diagnostics faults;
    faults.append((*extractor)->take_messages());
    messages.print(faults);

    std::string out;
    evaluate::Tally all;
    std::map<std::string, evaluate::Tally> by_language;
    std::size_t shown = 0;
    for (std::size_t i = 0; i < cases.size(); ++i) {
        const auto& gold = cases[i].gold;
        if (!cases[i].readable) {
            const auto failed = evaluate::failed_report(gold);
            all += failed;
            by_language[gold.lang] += failed;
            continue;
        }
        const auto score = evaluate::score_report(gold, results[i].events);
        all += score.tally;
        by_language[gold.lang] += score.tally;
        if (shown < arguments.show && !(score.missed.empty() && score.extra.empty() && score.wrong.empty())) {
            ++shown;
            append_faults(out, gold, results[i].events, score);
        }
    }
    evaluate::Tallies columns(by_language.begin(), by_language.end());
    const auto languages = columns;
    columns.emplace_back("all", all);
    out += figures_table(columns) + figures_json(all, languages) + "\n";
    const int printed = print_text(messages, out);
    return printed != 0 ? printed : messages.exit_code();
}

} // namespace marsad::app
