#pragma once

#include "base/result.h"
#include "io/format.h"
#include "io/output.h"
#include "model/event.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace marsad::io {

/// What one input record gave, as the writers take it.
struct OutputRecord {
    std::string id; ///< report_id; empty where the record could not even be named
    std::vector<model::Event> events;
    std::vector<model::PlaceMention> places;
    std::string error; ///< why the record was bad, wholly or in part; empty = it was not
    std::shared_ptr<model::Explanation> explanation = {}; ///< where it was asked for
};

struct WriterOptions {
    Format format = Format::GeoJson;
    Layer layer = Layer::Events;
    std::vector<std::string> attribution; ///< lines of credit, a foreign member of the collection
    bool byte_order_mark = false;         ///< CSV for Excel
    bool merged = false;                  ///< CSV has the columns of a merged layer; else the first event decides
};

/// Longitudes and latitudes in millionths of a degree; `west > east` where the narrowest box crosses 180°.
struct MicroBounds {
    std::int64_t west;
    std::int64_t south;
    std::int64_t east;
    std::int64_t north;
};

/// Collects points and finds the narrowest box around them on the globe. Holds each distinct longitude once.
class BoundsCollector {
  public:
    void add(std::int64_t lon_micro_deg, std::int64_t lat_micro_deg);
    /// Nothing where no point was added.
    [[nodiscard]] std::optional<MicroBounds> bounds();

  private:
    void compact();
    std::vector<std::int32_t> lons_;
    std::size_t compacted_size_ = 0;
    std::int64_t south_ = 90'000'000;
    std::int64_t north_ = -90'000'000;
};

/// How a FeatureCollection begins, up to its first Feature, and its `bbox` member with a comma before.
[[nodiscard]] std::string collection_head(const std::vector<std::string>& attribution);
void append_bounds(std::string& out, const MicroBounds& bounds);

/// Writes a layer of events or places record by record, in constant memory. Same records, same bytes.
class LayerWriter {
  public:
    LayerWriter(WriterOptions options, Output output);
    LayerWriter(LayerWriter&&) noexcept = default;
    LayerWriter& operator=(LayerWriter&&) noexcept = default;

    /// Unwritable; Unsupported where CSV has begun without the columns that a merged event needs.
    [[nodiscard]] base::Result<void> write(const OutputRecord& record);
    /// Hands on what was written, so that a reader need not wait for more. Unwritable.
    [[nodiscard]] base::Result<void> flush() { return output_.flush(); }
    /// Ends the document and commits the output; without it a file target stays untouched.
    [[nodiscard]] base::Result<void> finish();
    [[nodiscard]] bool closed_pipe() const { return output_.closed_pipe(); }
    [[nodiscard]] std::size_t feature_count() const { return feature_count_; }

  private:
    [[nodiscard]] base::Result<void> begin();
    [[nodiscard]] base::Result<void> settle_columns(const OutputRecord& record);
    void append_event(const model::Event& event);
    void append_record_line(const OutputRecord& record);
    void separate_feature();

    WriterOptions options_;
    Output output_;
    BoundsCollector bounds_;
    std::string buffer_;
    std::size_t feature_count_ = 0;
    bool begun_ = false;
};

/// One event as a GeoJSON Feature without a line break.
void append_event_feature(std::string& out, const model::Event& event);
/// The CSV header and one row, each with its CR LF; `merged`: with the columns of a merged layer.
[[nodiscard]] std::string event_csv_header(bool merged = false);
void append_event_row(std::string& out, const model::Event& event, bool merged = false);

} // namespace marsad::io
