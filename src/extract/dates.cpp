#include "extract/dates.h"

#include "extract/date_grammar.h"
#include "extract/date_resolve.h"

namespace marsad::extract {

std::vector<DateMention> find_dates(const Analysis& analysis) { return resolve_dates(analysis, parse_dates(analysis)); }

} // namespace marsad::extract
