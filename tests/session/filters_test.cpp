#include "session/sample.h"

namespace marsad::session {
namespace {

std::vector<std::size_t> found(std::string_view text) {
    const auto added = sample();
    Filters filters;
    filters.text = text;
    return passing(added.events, filters);
}

TEST(Filters, TextIsFoundInEitherScript) {
    EXPECT_EQ(found("Idlib"), (std::vector<std::size_t>{0}));
    EXPECT_EQ(found("إدلب"), (std::vector<std::size_t>{0}));
    EXPECT_EQ(found("ادلب"), (std::vector<std::size_t>{0})) << "without hamza";
    EXPECT_EQ(found("أَرْبِيل"), (std::vector<std::size_t>{1})) << "with vowels";
    EXPECT_EQ(found("irbil"), (std::vector<std::size_t>{1})) << "by sound";
    EXPECT_EQ(found("arm"), (std::vector<std::size_t>{1})) << "the beginning of \"Armed clash\"";
    EXPECT_EQ(found("idlib clash"), (std::vector<std::size_t>{})) << "every word counts";
    EXPECT_EQ(found("").size(), 3U);
}

TEST(Filters, FacetsAddUpAndTheirValuesAreAlternatives) {
    const auto events = sample().events;
    Filters filters;
    filters.toggle(Facet::Type, "Battles");
    EXPECT_EQ(passing(events, filters), (std::vector<std::size_t>{1}));
    filters.toggle(Facet::Type, "Explosions/Remote violence");
    EXPECT_EQ(passing(events, filters).size(), 3U);
    filters.toggle(Facet::Country, "Iraq");
    EXPECT_EQ(passing(events, filters).size(), 2U);
    filters.only(Facet::Type, "Battles");
    EXPECT_EQ(passing(events, filters), (std::vector<std::size_t>{1}));
    filters.only(Facet::Type, "Battles");
    EXPECT_FALSE(filters.has(Facet::Type, "Battles"));
    filters.toggle(Facet::Country, "Iraq");
    EXPECT_TRUE(filters.empty());
}

TEST(Filters, CountsFollowTheOtherFacets) {
    const auto events = sample().events;
    Filters filters;
    filters.toggle(Facet::Country, "Iraq");
    filters.toggle(Facet::Type, "Battles");
    const auto types = count_facet(events, filters, Facet::Type);
    ASSERT_EQ(types.size(), 2U);
    EXPECT_EQ(types[0].value, "Explosions/Remote violence");
    EXPECT_EQ(types[0].all, 2U);
    EXPECT_EQ(types[0].passing, 1U) << "one of the two has no country";
    EXPECT_EQ(types[1].passing, 1U) << "its own facet does not count";
    const auto countries = count_facet(events, filters, Facet::Country);
    ASSERT_EQ(countries.size(), 2U);
    EXPECT_EQ(countries[1].value, "") << "no country is a value too";
}

TEST(Filters, AnActorIsFoundOnEitherSide) {
    auto events = sample().events;
    events[0].actor1 = "Islamic State";
    events[1].actor2 = "Islamic State";
    events[2].assoc_actor2 = {"Police Forces of Iraq"};
    Filters filters;
    filters.toggle(Facet::Actor, "Islamic State");
    EXPECT_EQ(passing(events, filters), (std::vector<std::size_t>{0, 1}));
    filters.only(Facet::Actor, "Police Forces of Iraq");
    EXPECT_EQ(passing(events, filters), (std::vector<std::size_t>{2}));
}

} // namespace
} // namespace marsad::session
