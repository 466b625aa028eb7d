#pragma once

#include "app/arguments.h"
#include "base/result.h"
#include "io/event_writer.h"

#include <map>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::app {

/// The part of a file's name that stands for an event under a key: "2022-01-03", "battles", "iraq", "undated", "unknown".
[[nodiscard]] std::string split_slug(SplitKey key, const model::Event& event);
/// "out/e.geojson" and "2022-01-03" give "out/e.2022-01-03.geojson".
[[nodiscard]] std::string split_path(std::string_view path, std::string_view slug);

/// Collects the events by key and writes one file for each at the end.
class SplitWriter {
  public:
    SplitWriter(SplitKey key, std::string path, io::WriterOptions options) : key_(key), path_(std::move(path)), options_(std::move(options)) {}

    void add(io::OutputRecord& record);
    /// Unwritable: the first file that could not be written; the others were.
    [[nodiscard]] base::Result<void> finish();

  private:
    [[nodiscard]] base::Result<void> write_file(const std::string& path, const std::vector<io::OutputRecord>& records) const;

    SplitKey key_;
    std::string path_;
    io::WriterOptions options_;
    std::map<std::string, std::vector<io::OutputRecord>> records_;
};

} // namespace marsad::app
