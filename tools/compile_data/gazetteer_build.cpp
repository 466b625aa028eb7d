#include "gazetteer_build.h"

namespace marsad::compile_data {

base::Result<Draft> build_gazetteer(const std::filesystem::path& packages, const std::filesystem::path& assets, base::Diagnostics& diagnostics) {
    auto inputs = open_inputs(packages, assets);
    if (!inputs) {
        return base::failure(inputs.error());
    }
    Draft draft;
    DraftIndex index;
    for (const auto& step : {+[](const Inputs& i, Draft& d, DraftIndex&, base::Diagnostics&) { return add_sources(i, d); },
                             +[](const Inputs& i, Draft& d, DraftIndex&, base::Diagnostics&) { return add_cities(i, d); },
                             +[](const Inputs& i, Draft& d, DraftIndex& x, base::Diagnostics&) { return add_countries(i, d, x); },
                             +[](const Inputs& i, Draft& d, DraftIndex& x, base::Diagnostics& g) { return add_provinces(i, d, x, g); },
                             +[](const Inputs& i, Draft& d, DraftIndex& x, base::Diagnostics&) { return add_airports(i, d, x); },
                             +[](const Inputs& i, Draft& d, DraftIndex& x, base::Diagnostics& g) { return add_disputed(i, d, x, g); },
                             +[](const Inputs& i, Draft& d, DraftIndex& x, base::Diagnostics& g) { return add_curated(i, d, x, g); }}) {
        if (auto done = step(*inputs, draft, index, diagnostics); !done) {
            return base::failure(done.error());
        }
    }
    finish_draft(draft);
    if (auto seas = add_seas(*inputs, draft, diagnostics); !seas) {
        return base::failure(seas.error());
    }
    return draft;
}

} // namespace marsad::compile_data
