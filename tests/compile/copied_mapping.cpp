#include "base/file.h"

#include <utility>

marsad::base::MappedFile handed_over(marsad::base::MappedFile& file) {
#ifdef MUST_NOT_COMPILE
    return file;
#else
    return std::move(file);
#endif
}
