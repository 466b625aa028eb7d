#include "session/sample.h"

namespace marsad::session {
namespace {

using model::EvidenceRole;

TEST(Evidence, OverlapsAreCutAndTheShorterIsOnTop) {
    model::Event event;
    event.evidence = {{EvidenceRole::What, 0, 20, ""}, {EvidenceRole::Where, 5, 10, ""}, {EvidenceRole::Actor1, 30, 34, ""}, {EvidenceRole::Actor2, 34, 40, ""}};
    const auto spans = lit_spans(event);
    ASSERT_EQ(spans.size(), 4U);
    EXPECT_EQ(spans[0].end, 5U);
    EXPECT_EQ(spans[1].fields, (std::vector<Field>{Field::Where, Field::What}));
    EXPECT_EQ(spans[2].start, 10U);
    EXPECT_EQ(spans[3].start, 30U);
    EXPECT_EQ(spans[3].end, 40U) << "both actors are one field, so they are one stretch";
    EXPECT_EQ(field_at(spans, 7), Field::Where);
    EXPECT_EQ(field_at(spans, 12), Field::What);
    EXPECT_EQ(field_at(spans, 25), std::nullopt);
    EXPECT_EQ(field_at(spans, 40), std::nullopt);
}

TEST(Evidence, NoEvidenceLightsNothing) { EXPECT_TRUE(lit_spans(model::Event{}).empty()); }

} // namespace
} // namespace marsad::session
