// Any bytes as a report, read for dates: in both languages, with and without a publication date.
#include "extract/dates.h"
#include "fuzz/fuzz.h"
#include "lexicon/matcher.h"
#include "text/tokenizer.h"
#include "timeline/day.h"

using namespace marsad;
using fuzz::require;

namespace {

void check(const extract::DateMention& mention, const text::Document& document, std::optional<timeline::Day> published) {
    require(mention.tokens.first < mention.tokens.last && mention.tokens.last <= document.tokens.size(), "a date has words");
    if (mention.interval) {
        require(mention.interval->first <= mention.interval->last, "an interval does not end before it begins");
        require(!published || mention.future || mention.interval->last <= *published, "nothing that is told ends after publication");
    }
    if (mention.time) {
        const auto& time = *mention.time;
        require(time.size() == 5 && time[2] == ':' && time[0] <= '2' && time[3] <= '5' && time < "24:00", "a time is HH:MM");
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    const auto document = text::tokenize(fuzz::as_text(data, size));
    for (const auto* pack : fuzz::packs().all()) {
        lexicon::Matcher matcher(*pack->lexicon);
        const auto hits = matcher.find(document);
        for (const std::optional<timeline::Day> published : {std::optional<timeline::Day>(), timeline::make_day(2022, 1, 3), timeline::make_day(2020, 2, 29)}) {
            const extract::Analysis analysis{document, hits, *pack, published};
            std::uint32_t end = 0;
            for (const auto& mention : extract::find_dates(analysis)) {
                require(mention.tokens.first >= end, "dates are in order and apart");
                end = mention.tokens.last;
                check(mention, document, published);
            }
        }
    }
    return 0;
}
