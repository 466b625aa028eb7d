#pragma once

namespace marsad::app {

/// The whole program: reads the command line, runs the command, returns the exit code.
[[nodiscard]] int run(int argc, char** argv);

} // namespace marsad::app
