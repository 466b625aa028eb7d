#pragma once

#include "extract/attributes.h"
#include "extract/findings.h"
#include "model/event.h"
#include "model/explanation.h"

namespace marsad::extract {

/// The words of a range of tokens.
[[nodiscard]] model::Words words_at(const Findings& findings, TokenRange tokens);

/// How each value of the event came about. `trace` is what `to_event` left.
[[nodiscard]] model::EventReasons explain_event(const Findings& findings, const Draft& draft, const model::Event& event, const EventTrace& trace);

} // namespace marsad::extract
