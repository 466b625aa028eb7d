#include "base/file.h"

void write_a_file() {
#ifdef MUST_NOT_COMPILE
    marsad::base::AtomicFile::create("events.geojson");
#else
    const auto file = marsad::base::AtomicFile::create("events.geojson");
    static_cast<void>(file.has_value());
#endif
}
