#pragma once

#include "app/messages.h"
#include "io/event_writer.h"
#include "merge/actor_kin.h"
#include "merge/grouping.h"
#include "model/event_filter.h"
#include "model/merge.h"

#include <cstdint>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace marsad::app {

/// Collects the events of a whole run, those of merged layers as the reports told them: merging and its undoing look at all
/// of them. Holds events, never texts.
class MergeLayer {
  public:
    void add(io::OutputRecord& record);

    /// The events in the order of the layer before merging, with their numbers in it; to be called once, after the last add().
    /// Ids that two layers share get ~2, with a notice.
    void settle(Messages& messages);
    [[nodiscard]] const std::vector<model::Event>& events() const { return events_; }

    /// The records of a plain layer: every merge undone.
    [[nodiscard]] std::vector<io::OutputRecord> unmerged(const model::EventFilter& filter);
    /// The records of a merged layer. An event stands where its first report's would stand. For JSON Lines (`by_record`) each
    /// record of the input is kept; else there is one record.
    [[nodiscard]] std::vector<io::OutputRecord> merged(const merge::Grouping& grouping, const merge::ActorKin& kin, const model::EventFilter& filter, bool by_record);

  private:
    struct Collected {
        model::Event event;
        std::size_t record;
        std::optional<std::int64_t> order; ///< from a merged layer
    };

    std::vector<Collected> collected_;
    std::vector<io::OutputRecord> records_; ///< ids and errors alone
    std::vector<model::Event> events_;
    std::vector<std::size_t> record_of_;
};

/// What decided, in words: why events are one, and why those that came near to it are not.
[[nodiscard]] std::string merge_explanation(const std::vector<model::Event>& events, const merge::Grouping& grouping);

} // namespace marsad::app
