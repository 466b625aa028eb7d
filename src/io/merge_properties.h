#pragma once

#include "model/merge.h"

#include <cstdint>
#include <string>
#include <vector>

namespace marsad::io {

/// The properties that only a merged layer has, of an event whose `merge` is set.
[[nodiscard]] std::int64_t report_count(const model::Event& event);
/// Reports without those whose text is another one's.
[[nodiscard]] std::int64_t text_count(const model::Event& event);
/// JSON arrays. `sources`: who says what, one object a report. `merged_from`: the Features before merging, as a plain layer
/// has them, in the order of `sources`; empty where one report stands alone.
void append_sources(std::string& out, const model::Event& event);
void append_merge_reasons(std::string& out, const std::vector<model::MergeLink>& links);
void append_merged_from(std::string& out, const std::vector<model::MergedMember>& members);

} // namespace marsad::io
