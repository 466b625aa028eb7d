#pragma once

#include "inputs.h"

namespace marsad::compile_data {

/// All steps of the recipe in order; what is worth telling goes to `diagnostics`.
[[nodiscard]] base::Result<Draft> build_gazetteer(const std::filesystem::path& packages, const std::filesystem::path& assets, base::Diagnostics& diagnostics);

} // namespace marsad::compile_data
