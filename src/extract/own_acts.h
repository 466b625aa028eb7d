#pragma once

#include "extract/findings.h"

#include <cstddef>
#include <optional>

namespace marsad::extract {

/// Who acted, where he is the one that tells of it: "said it had struck", "the air force said its jets ...".
[[nodiscard]] std::optional<std::size_t> own_teller(const Findings& findings, const Draft& draft);

/// The army that struck is the army that tells of it, in the same sentence.
[[nodiscard]] bool speaks_of_its_act(const Findings& findings, const Draft& draft);

/// "announced that it had destroyed ...", أعلنت أنها أسقطت: who speaks did it, whether or not he has a name that is known.
[[nodiscard]] bool own_account(const Findings& findings, const Draft& draft);

/// "Israel acknowledged that a shell had killed ...": the state that admits an act in another country, of which nobody else is named.
[[nodiscard]] std::optional<std::size_t> admits(const Findings& findings, const Draft& draft);

} // namespace marsad::extract
