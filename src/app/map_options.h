#pragma once

#include "app/arguments.h"
#include "publish/render_map.h"

namespace marsad::app {

/// What the command line asks of a map; where its styles lie is added by who knows the data.
[[nodiscard]] publish::MapOptions map_options(const RenderArguments& arguments);

} // namespace marsad::app
