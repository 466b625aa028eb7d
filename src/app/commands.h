#pragma once

#include "app/arguments.h"

namespace marsad::app {

/// Each command does its work and returns the exit code: 0 all read; 1 something was bad or failed, and everything readable was
/// written.
[[nodiscard]] int run_export(const ExportArguments& arguments);
[[nodiscard]] int run_render(const RenderArguments& arguments);
[[nodiscard]] int run_animate(const AnimateArguments& arguments);
/// Without the window (MARSAD_WINDOW=OFF): says so.
[[nodiscard]] int run_view(const ViewArguments& arguments);
[[nodiscard]] int run_geocode(const GeocodeArguments& arguments);
[[nodiscard]] int run_reverse(const ReverseArguments& arguments);
[[nodiscard]] int run_gazetteer(const GazetteerArguments& arguments);
[[nodiscard]] int run_places(const PlacesArguments& arguments);
[[nodiscard]] int run_evaluate(const EvaluateArguments& arguments);
[[nodiscard]] int run_lexicon(const LexiconArguments& arguments);
[[nodiscard]] int run_completion(const CompletionArguments& arguments);
[[nodiscard]] int run_version(const VersionArguments& arguments);

} // namespace marsad::app
