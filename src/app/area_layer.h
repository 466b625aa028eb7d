#pragma once

#include "base/result.h"
#include "geocode/gazetteer.h"
#include "io/area_writer.h"
#include "io/event_writer.h"
#include "io/output.h"

#include <cstddef>
#include <set>
#include <string>
#include <unordered_map>
#include <utility>
#include <vector>

namespace marsad::app {

/// The layer of areas: one Feature for each place with its shape that the events and mentions refer to and that is no
/// point. It is known only when the last record was read, since an area holds the ids of all its events; JsonLines has the
/// areas of each record by themselves.
class AreaLayer {
  public:
    AreaLayer(io::WriterOptions options, io::Output output, const geocode::Gazetteer& gazetteer) : options_(std::move(options)), output_(std::move(output)), gazetteer_(gazetteer) {}

    /// Unwritable.
    [[nodiscard]] base::Result<void> add(const io::OutputRecord& record);
    /// Writes what was gathered and commits the output.
    [[nodiscard]] base::Result<void> finish();
    [[nodiscard]] bool closed_pipe() const { return output_.closed_pipe(); }

  private:
    /// Areas in the order in which they were met first.
    class Gathering {
      public:
        explicit Gathering(const geocode::Gazetteer& gazetteer) : gazetteer_(gazetteer) {}
        void add(const io::OutputRecord& record);
        [[nodiscard]] std::vector<io::AreaFeature> features();
        void clear();

      private:
        struct Area {
            model::AreaShape shape;
            io::AreaFeature feature;
            std::set<std::string> seen; ///< event ids
        };
        void add_place(const model::Place& place, const std::string& text, const std::string& event_id);

        const geocode::Gazetteer& gazetteer_;
        std::vector<Area> areas_;
        std::unordered_map<std::string, std::size_t> by_key_; ///< place and shape
    };

    io::WriterOptions options_;
    io::Output output_;
    const geocode::Gazetteer& gazetteer_;
    Gathering gathering_{gazetteer_};
};

} // namespace marsad::app
