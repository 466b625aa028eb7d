#include "io/explanation_writer.h"

#include "io/sample_events.h"
#include "io/temp_folder.h"
#include "model/explanation.h"

#include <gtest/gtest.h>

#include <memory>
#include <string>

namespace marsad::io {
namespace {

using marsad::test::TempFolder;

/// Two triggers, one refused; one event with one value.
OutputRecord sample(const std::string& event_id = "a-1") {
    OutputRecord record{"a", {test::bare_event("a", 1)}, {}, ""};
    record.events.front().event_id = event_id;
    record.events.front().confidence = 0.6;
    auto why = std::make_shared<model::Explanation>();
    why->lang = "en";
    why->triggers.push_back({{4, 7, "hit"}, "hit", {"a-1"}, "a new act: its own place", std::nullopt, {"weak"}, {{"weak word", model::Words{20, 26, "struck"}}}});
    why->triggers.push_back({{30, 36, "attack"}, "attack", {}, "threat: vowed", model::Words{24, 29, "vo\nwed"}, {}, {}});
    why->events.push_back({"a-1", {{"location", "Mosul", {{{8, 13, "Mosul"}, "holds it"}}, "told with the act", "name met: exact", {"Musil"}}, {"actor1", std::nullopt, {}, "nobody named", "", {}}}, {{"start", 1.0, 0.45}, {"hedged", 1.0, -0.1}}});
    why->passed_over.push_back({{40, 42, "90"}, "a total"});
    record.explanation = std::move(why);
    return record;
}

TEST(Explanation, text_tells_triggers_values_and_what_was_passed_over) {
    std::string out;
    append_explanation_text(out, sample());
    EXPECT_EQ(out, "Report a (en): 2 words that may tell an act, 1 event\n"
                   "Triggers\n"
                   "  \"hit\" [4-7] hit: a-1\n"
                   "      rule: a new act: its own place\n"
                   "      step: weak word -> \"struck\" [20-26]\n"
                   "      told as: weak\n"
                   "  \"attack\" [30-36] attack: no event\n"
                   "      rule: threat: vowed \"vo wed\" [24-29]\n"
                   "Event a-1\n"
                   "  location: Mosul\n"
                   "      rule: told with the act\n"
                   "      anchor: name met: exact\n"
                   "      words: \"Mosul\" [8-13] holds it\n"
                   "      rivals: Musil\n"
                   "  actor1: -\n"
                   "      rule: nobody named\n"
                   "  confidence: 0.60\n"
                   "      parts: +0.45 start, -0.10 hedged\n"
                   "Figures of no event\n"
                   "  \"90\" [40-42] a total\n");
}

TEST(Explanation, a_single_step_is_told_with_its_rule) {
    OutputRecord record = sample();
    record.explanation->triggers.front().steps.front().rule = record.explanation->triggers.front().rule;
    std::string out;
    append_explanation_text(out, record);
    EXPECT_NE(out.find("      rule: a new act: its own place -> \"struck\" [20-26]\n      told as: weak\n"), std::string::npos) << out;
}

TEST(Explanation, a_json_line_holds_the_same) {
    std::string out;
    append_explanation_line(out, sample());
    EXPECT_EQ(out, R"({"id":"a","lang":"en","triggers":[{"words":{"start":4,"end":7,"text":"hit"},"kind":"hit","event_ids":["a-1"],"rule":"a new act: its own place","cue":null,"told_as":["weak"],)"
                   R"("steps":[{"rule":"weak word","into":{"start":20,"end":26,"text":"struck"}}]},{"words":{"start":30,"end":36,"text":"attack"},"kind":"attack","event_ids":[],"rule":"threat: vowed",)"
                   R"("cue":{"start":24,"end":29,"text":"vo\nwed"},"told_as":[],"steps":[]}],"events":[{"event_id":"a-1","values":[{"name":"location","value":"Mosul","rule":"told with the act","anchor":"name met: exact",)"
                   R"("words":[{"start":8,"end":13,"text":"Mosul","rule":"holds it"}],"rivals":["Musil"]},{"name":"actor1","value":null,"rule":"nobody named","anchor":"","words":[],"rivals":[]}],)"
                   R"("confidence":0.60,"confidence_parts":[{"part":"start","value":1.0000,"amount":0.4500},{"part":"hedged","value":1.0000,"amount":-0.1000}]}],"figures_of_no_event":[{"start":40,"end":42,"text":"90","rule":"a total"}],"error":null})"
                   "\n");
}

TEST(Explanation, filtered_events_keep_their_triggers_alone) {
    std::string text;
    append_explanation_text(text, sample("a-2")); // the record no longer holds a-1
    EXPECT_NE(text.find("\"hit\" [4-7] hit: a-1\n"), std::string::npos) << text;
    EXPECT_EQ(text.find("Event a-1"), std::string::npos) << text;
    std::string line;
    append_explanation_line(line, sample("a-2"));
    EXPECT_NE(line.find("\"events\":[],"), std::string::npos) << line;
}

TEST(Explanation, bad_records_and_layers_are_told) {
    struct Case {
        OutputRecord record;
        std::string text;
        std::string line;
    };
    for (const auto& one : {Case{{"x", {}, {}, "no text"}, "Report x: not read: no text\n", R"({"id":"x","lang":null,"triggers":[],"events":[],"figures_of_no_event":[],"error":"no text"})"},
                            Case{{"", {test::bare_event()}, {}, ""}, "Report without a name: from a layer, nothing was read\n", R"({"id":null,"lang":null,"triggers":[],"events":[],"figures_of_no_event":[],"error":null})"}}) {
        std::string text;
        append_explanation_text(text, one.record);
        EXPECT_EQ(text, one.text);
        std::string line;
        append_explanation_line(line, one.record);
        EXPECT_EQ(line, one.line + "\n");
    }
}

TEST(Explanation, a_file_is_written_when_whole) {
    const TempFolder folder;
    const auto path = (folder.path() / "why.txt").string();
    {
        ExplanationWriter writer(ExplanationForm::Text, std::move(*Output::open(path)));
        ASSERT_TRUE(writer.write(sample()));
    }
    EXPECT_FALSE(std::filesystem::exists(path));
    ExplanationWriter writer(ExplanationForm::Text, std::move(*Output::open(path)));
    ASSERT_TRUE(writer.write(sample()));
    ASSERT_TRUE(writer.write(sample()));
    ASSERT_TRUE(writer.finish());
    EXPECT_NE(marsad::test::read_all(path).find("a total\n\nReport a (en)"), std::string::npos); // a blank line between
}

} // namespace
} // namespace marsad::io
