#include "session/evidence.h"

#include <algorithm>

namespace marsad::session {

Field field_of(model::EvidenceRole role) {
    using model::EvidenceRole;
    switch (role) {
    case EvidenceRole::What: return Field::What;
    case EvidenceRole::When: return Field::When;
    case EvidenceRole::Where: return Field::Where;
    case EvidenceRole::Actor1: case EvidenceRole::Actor2: return Field::Who;
    case EvidenceRole::Weapon: return Field::Weapon;
    case EvidenceRole::Casualties: case EvidenceRole::Outcome: return Field::Casualties;
    case EvidenceRole::Claim: return Field::Claim;
    }
    return Field::What;
}

std::vector<LitSpan> lit_spans(const model::Event& event) {
    std::vector<std::uint32_t> cuts;
    for (const auto& evidence : event.evidence) {
        cuts.push_back(evidence.start);
        cuts.push_back(evidence.end);
    }
    std::sort(cuts.begin(), cuts.end());
    cuts.erase(std::unique(cuts.begin(), cuts.end()), cuts.end());
    std::vector<const model::Evidence*> shortest_first;
    for (const auto& evidence : event.evidence) {
        shortest_first.push_back(&evidence);
    }
    std::stable_sort(shortest_first.begin(), shortest_first.end(), [](const auto* a, const auto* b) { return a->end - a->start < b->end - b->start; });
    std::vector<LitSpan> out;
    for (std::size_t i = 0; i + 1 < cuts.size(); ++i) {
        LitSpan span{cuts[i], cuts[i + 1], {}};
        for (const auto* evidence : shortest_first) {
            const Field field = field_of(evidence->role);
            if (evidence->start <= span.start && span.end <= evidence->end && std::find(span.fields.begin(), span.fields.end(), field) == span.fields.end()) {
                span.fields.push_back(field);
            }
        }
        if (span.fields.empty()) {
            continue;
        }
        if (!out.empty() && out.back().end == span.start && out.back().fields == span.fields) {
            out.back().end = span.end;
        } else {
            out.push_back(std::move(span));
        }
    }
    return out;
}

std::optional<Field> field_at(const std::vector<LitSpan>& spans, std::uint32_t position) {
    for (const auto& span : spans) {
        if (span.start <= position && position < span.end) {
            return span.fields.front();
        }
    }
    return std::nullopt;
}

} // namespace marsad::session
