#pragma once

#include "base/diagnostics.h"

#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace marsad::merge {

/// What is known of actors' names when events of several reports are compared: assets/merge/actor_kin.tsv.
class ActorKin {
  public:
    /// Reads the table; a faulty line is an error with file and line, and left out.
    [[nodiscard]] static ActorKin read(std::string_view table, const std::string& file, base::Diagnostics& diagnostics);

    /// Nobody in particular ("Unidentified Armed Group (Iraq)").
    [[nodiscard]] bool is_unnamed(std::string_view name) const { return begins_with_one_of(unnamed_, name); }
    /// People hit, not a side.
    [[nodiscard]] bool is_civilian(std::string_view name) const { return begins_with_one_of(civilians_, name); }
    /// One may be told where the other is meant.
    [[nodiscard]] bool are_akin(const std::string& a, const std::string& b) const { return akin_.contains({a, b}) || akin_.contains({b, a}); }

  private:
    [[nodiscard]] static bool begins_with_one_of(const std::vector<std::string>& heads, std::string_view name);

    std::vector<std::string> unnamed_;
    std::vector<std::string> civilians_;
    std::set<std::pair<std::string, std::string>> akin_;
};

} // namespace marsad::merge
