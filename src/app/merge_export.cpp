// extract --merge and export --unmerge: they look at all events of a run before the first is written.

#include "app/merge_export.h"

#include "app/data_paths.h"
#include "app/merge_layer.h"
#include "app/progress.h"
#include "app/record_run.h"
#include "app/split_writer.h"
#include "base/file.h"
#include "base/rows.h"
#include "io/output.h"

#include <cstdio>
#include <utility>

#include <fmt/format.h>

namespace marsad::app {

namespace {

constexpr const char* kKinFile = "merge/actor_kin.tsv";

base::Result<merge::ActorKin> read_kin(const std::string& data_option, Messages& messages) {
    const auto paths = find_data(data_option);
    if (!paths) {
        return base::failure(paths.error());
    }
    const auto file = paths->assets_dir / kKinFile;
    const auto table = base::read_file(file);
    if (!table) {
        return base::failure(table.error());
    }
    base::Diagnostics diagnostics;
    merge::ActorKin kin = merge::ActorKin::read(*table, file.string(), diagnostics);
    messages.print(diagnostics);
    return kin;
}

/// Lines of `apart` or `together` and two ids or more, with tabs between. A faulty line is an error, and left out.
base::Result<void> read_decisions(const std::string& path, merge::Decisions& decisions, Messages& messages) {
    const auto table = base::read_file(path);
    if (!table) {
        return base::failure(table.error());
    }
    base::Diagnostics diagnostics;
    base::for_each_row(*table, [&](std::size_t line, const std::vector<std::string_view>& columns) {
        const bool apart = columns.front() == "apart";
        if ((!apart && columns.front() != "together") || columns.size() < 3) {
            diagnostics.error(path, line, "not a decision; write apart or together and two event_ids or more, with tabs between: the line was left out");
            return;
        }
        (apart ? decisions.apart : decisions.together).emplace_back(columns.begin() + 1, columns.end());
    });
    messages.print(diagnostics);
    return {};
}

base::Result<void> write_records(const ExportArguments& arguments, io::WriterOptions options, std::vector<io::OutputRecord>& records) {
    if (arguments.output.split_by) {
        SplitWriter writer(*arguments.output.split_by, arguments.output.path, std::move(options));
        for (io::OutputRecord& record : records) {
            writer.add(record);
        }
        return writer.finish();
    }
    auto output = io::Output::open(arguments.output.path);
    if (!output) {
        return base::failure(output.error());
    }
    io::LayerWriter writer(std::move(options), std::move(*output));
    for (const io::OutputRecord& record : records) {
        if (auto written = writer.write(record); !written || writer.closed_pipe()) {
            return written;
        }
    }
    return writer.finish();
}

/// Filters look at what is written, so the run itself has none.
bool collect(const ExportArguments& arguments, MergeLayer& layer, Messages& messages) {
    InputArguments input = arguments.input;
    input.filter = {};
    Progress progress(io::Output::is_standard(arguments.output.path));
    RecordRun run(input, messages, &progress);
    const bool whole = run.go([&](io::OutputRecord& record) {
        layer.add(record);
        return true;
    });
    layer.settle(messages);
    return whole;
}

} // namespace

int export_unmerged(const ExportArguments& arguments, io::WriterOptions options, Messages& messages) {
    MergeLayer layer;
    if (collect(arguments, layer, messages)) {
        auto records = layer.unmerged(arguments.input.filter);
        if (auto written = write_records(arguments, std::move(options), records); !written) {
            messages.error(written.error());
        }
    }
    return messages.exit_code();
}

int export_merged(const ExportArguments& arguments, io::WriterOptions options, Messages& messages) {
    merge::Decisions decisions{arguments.merge->apart, arguments.merge->together};
    const auto kin = read_kin(arguments.input.data_dir, messages);
    if (!kin) {
        messages.error(kin.error());
        return messages.exit_code();
    }
    if (!arguments.merge->decisions_file.empty()) {
        if (auto read = read_decisions(arguments.merge->decisions_file, decisions, messages); !read) {
            messages.error(read.error());
            return messages.exit_code();
        }
    }
    MergeLayer layer;
    if (!collect(arguments, layer, messages)) {
        return messages.exit_code();
    }
    const merge::Grouping grouping = merge::group_events(layer.events(), *kin, decisions);
    for (const std::string& id : grouping.unknown_ids) {
        messages.notice(fmt::format("no event has the id \"{}\"; the decision about it is without effect", id));
    }
    if (grouping.crowded_blocks > 0) {
        messages.notice(fmt::format("{} places and days have so many events that only the most alike were compared", grouping.crowded_blocks));
    }
    if (arguments.merge->explain) {
        const std::string text = merge_explanation(layer.events(), grouping);
        std::fwrite(text.data(), 1, text.size(), stderr);
    }
    options.merged = true;
    auto records = layer.merged(grouping, *kin, arguments.input.filter, options.format == io::Format::JsonLines);
    if (auto written = write_records(arguments, std::move(options), records); !written) {
        messages.error(written.error());
    }
    return messages.exit_code();
}

} // namespace marsad::app
