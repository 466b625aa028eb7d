#include "merge/actor_kin.h"

#include "base/rows.h"

#include <algorithm>

namespace marsad::merge {

ActorKin ActorKin::read(std::string_view table, const std::string& file, base::Diagnostics& diagnostics) {
    ActorKin kin;
    base::for_each_row(table, [&](std::size_t line, const std::vector<std::string_view>& columns) {
        const std::string_view relation = columns.front();
        const bool is_pair = relation == "akin";
        if (!is_pair && relation != "unnamed" && relation != "civilians") {
            diagnostics.error(file, line, "the first field is none of unnamed, civilians, akin; mend it: the line was left out");
            return;
        }
        const std::size_t wanted = is_pair ? 3 : 2;
        if (columns.size() != wanted || std::any_of(columns.begin(), columns.end(), [](std::string_view field) { return field.empty(); })) {
            diagnostics.error(file, line, is_pair ? "akin takes two names, with tabs between; mend it: the line was left out" : "one name belongs behind the first tab; mend it: the line was left out");
            return;
        }
        if (is_pair) {
            kin.akin_.emplace(columns[1], columns[2]);
        } else {
            (relation == "unnamed" ? kin.unnamed_ : kin.civilians_).emplace_back(columns[1]);
        }
    });
    return kin;
}

bool ActorKin::begins_with_one_of(const std::vector<std::string>& heads, std::string_view name) {
    return std::any_of(heads.begin(), heads.end(), [&](const std::string& head) { return name.starts_with(head); });
}

} // namespace marsad::merge
