#include "lexicon/language_pack.h"
#include "lexicon/matcher.h"
#include "lexicon/scratch.h"

namespace marsad::lexicon {
namespace {

class LanguagePacksTest : public ScratchFolder {
  protected:
    void SetUp() override {
        ScratchFolder::SetUp();
        put("assets/languages/en/morphology.tsv", "p\tsuffix\t\nn\tsuffix\ts\n");
        put("assets/languages/en/words.tsv", "rocket\tn\tweapon\trocket\n");
        put("assets/actors/a.tsv", "name\tkind\thome\tcountries\ten\n"
                                   "Military Forces of Israel\tstate\tIL\tPS,IL\tIsraeli army; IDF\n"
                                   "Police Forces of Israel\tpolice\tIL\t\tIsraeli policeman {p n}\n");
    }

    base::Result<LanguagePacks> load(std::string_view overlay = "") {
        return LanguagePacks::load(folder_ / "assets", overlay.empty() ? std::filesystem::path() : folder_ / overlay, diagnostics_);
    }
};

TEST_F(LanguagePacksTest, LoadsWordsAndActors) {
    const auto packs = load();
    ASSERT_TRUE(packs);
    EXPECT_TRUE(diagnostics_.all().empty());
    ASSERT_NE(packs->find("en"), nullptr);
    EXPECT_EQ(packs->find("fr"), nullptr);
    Matcher matcher(*packs->find("en")->lexicon);
    const auto hits = matcher.find(text::tokenize("The Israeli army fired rockets"));
    ASSERT_EQ(hits.size(), 2U);
    EXPECT_TRUE(hits[0].is("actor", "Military Forces of Israel"));
    EXPECT_EQ(hits[0].entry->attr("countries"), "PS,IL");
    EXPECT_TRUE(hits[1].is("weapon", "rocket"));
}

TEST_F(LanguagePacksTest, FindsActorsByNameAndByStateAndKind) {
    const auto packs = load();
    ASSERT_TRUE(packs);
    ASSERT_NE(packs->actor("Military Forces of Israel"), nullptr);
    EXPECT_EQ(packs->actor("Military Forces of Israel")->home, "IL");
    EXPECT_EQ(packs->actor("nobody"), nullptr);
    ASSERT_NE(packs->actor_of("police", "IL"), nullptr);
    EXPECT_EQ(packs->actor_of("police", "IL")->name, "Police Forces of Israel");
    EXPECT_EQ(packs->actor_of("state", "XX"), nullptr);
}

TEST_F(LanguagePacksTest, TellsTheFormsOfAClassAsTheLexiconHasThem) {
    put("assets/languages/en/demonyms.tsv", "form\tpos\tclass\nIraqi|Iraqis\tn\tdemonym\tIQ\n# Syrian\tn\tdemonym\tSY\nno row\nSaudi\tn\tdemonym\tSA\n");
    put("mine/languages/en/more.tsv", "Omani\tn\tdemonym\tOM\nunnamed\tn\tdemonym\n");
    const auto packs = load("mine");
    ASSERT_TRUE(packs);
    const std::vector<std::pair<std::string, std::string>> expected = {{"Iraqi|Iraqis", "IQ"}, {"Saudi", "SA"}, {"Omani", "OM"}, {"unnamed", ""}};
    EXPECT_EQ(packs->forms_of_class("en", "demonym"), expected);
    std::vector<std::pair<std::string, std::string>> read;
    for (const auto& entry : packs->find("en")->lexicon->entries()) {
        if (entry.cls == "demonym") {
            read.emplace_back(entry.form, entry.value);
        }
    }
    EXPECT_EQ(read, expected);
    EXPECT_TRUE(packs->forms_of_class("en", "nothing").empty());
    EXPECT_TRUE(packs->forms_of_class("xx", "demonym").empty());
}

TEST_F(LanguagePacksTest, TheOverlayAddsWordsAndLanguages) {
    put("mine/languages/en/more.tsv", "catapult\tn\tweapon\tartillery\n");
    put("mine/languages/ku/morphology.tsv", "p\tsuffix\t\n");
    put("mine/actors/b.tsv", "name\tkind\thome\tcountries\ten\nMy Group\tmilitia\tIQ\t\tMy Lads\n");
    const auto packs = load("mine");
    ASSERT_TRUE(packs);
    EXPECT_NE(packs->find("ku"), nullptr);
    EXPECT_NE(packs->actor("My Group"), nullptr);
    Matcher matcher(*packs->find("en")->lexicon);
    EXPECT_EQ(matcher.find(text::tokenize("catapults and rockets of My Lads")).size(), 3U);
}

TEST_F(LanguagePacksTest, AMissingOverlayIsNone) { EXPECT_TRUE(load("nowhere")); }

TEST_F(LanguagePacksTest, WithoutLanguagesThereIsNothingToRead) {
    base::Diagnostics diagnostics;
    const auto packs = LanguagePacks::load(folder_ / "nowhere", {}, diagnostics);
    ASSERT_FALSE(packs);
    EXPECT_EQ(packs.error().code, base::ErrorCode::NotFound);
    EXPECT_NE(packs.error().message.find("nowhere"), std::string::npos);
}

TEST_F(LanguagePacksTest, OpenedPacksReadALanguageWhenItIsAskedFor) {
    put("assets/languages/xx/morphology.tsv", "p\tsuffix\t\n");
    put("assets/languages/xx/words.tsv", "only one field\n");
    const auto packs = LanguagePacks::open(folder_ / "assets", {}, diagnostics_);
    ASSERT_TRUE(packs);
    ASSERT_NE(packs->find("en"), nullptr);
    EXPECT_TRUE(packs->take_messages().empty()) << "English is clean, and the other language is not read yet";
    ASSERT_NE(packs->find("xx"), nullptr);
    ASSERT_NE(packs->find("xx"), nullptr);
    const auto messages = packs->take_messages();
    ASSERT_EQ(messages.size(), 1U) << "read once";
    EXPECT_EQ(messages[0].line, 1U);
    EXPECT_TRUE(packs->take_messages().empty());
    EXPECT_EQ(packs->all().size(), 2U);
}

TEST_F(LanguagePacksTest, ABadActorLineIsAnError) {
    put("assets/actors/bad.tsv", "name\tkind\thome\tcountries\ten\nOnly Name\n");
    ASSERT_TRUE(load());
    ASSERT_EQ(diagnostics_.error_count(), 1U);
    EXPECT_EQ(diagnostics_.all()[0].line, 2U);
}

} // namespace
} // namespace marsad::lexicon
