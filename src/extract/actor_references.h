#pragma once

#include "extract/actors.h"
#include "extract/mention.h"

#include <string_view>
#include <vector>

namespace marsad::extract {

/// Mentions that name nobody and point at somebody named elsewhere. Each sees the mentions found so far, in any order,
/// and appends its own; the words already taken are left alone.

/// Group: "the group", مقاتلو الحركة, "the militants". Own: "its fighters", which a state may have as well.
enum class Reference { Group,
                       Own };

/// The body named last before.
void add_back_references(const Analysis& analysis, Reference kind, std::vector<ActorMention>& found);

/// "our forces", قواتنا: inside a quotation whoever is quoted, outside it the body that issues the statement.
/// Marks the mention of that body with `author`.
void add_first_persons(const Analysis& analysis, std::vector<ActorMention>& found);

/// "They also captured ...", "It said ...": the one of whom the sentence before tells.
void add_pronouns(const Analysis& analysis, std::vector<ActorMention>& found);

} // namespace marsad::extract
