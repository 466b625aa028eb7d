#include "ui/actions.h"

#include "i18n/texts.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <set>
#include <string>

namespace marsad::ui {
namespace {

const std::filesystem::path kInterface = std::filesystem::path(MARSAD_SOURCE_DIR) / "assets/interface";

TEST(Keys, TheTableIsReadWithoutFault) {
    base::Diagnostics diagnostics;
    const auto keys = KeyTable::load(kInterface / "keys.tsv", diagnostics);
    ASSERT_TRUE(keys);
    for (const auto& message : diagnostics.all()) {
        ADD_FAILURE() << base::to_string(message);
    }
    EXPECT_EQ(keys->find({key::kSpace})->action, "play");
    EXPECT_EQ(keys->find({key::kZ, true})->action, "undo");
    EXPECT_EQ(keys->find({key::kZ, true, true})->action, "redo");
    EXPECT_EQ(keys->find({key::kLeft})->action, "earlier");
    EXPECT_EQ(keys->find({key::kLeft, false, false, true})->action, "pan_left");
    EXPECT_EQ(keys->of("redo")->shown, "Ctrl+Shift+Z") << "the first one is the one that is shown";
    EXPECT_EQ(keys->find({key::kA, false, true, true}), nullptr);
}

TEST(Keys, EveryActionHasANameInBothLanguages) {
    base::Diagnostics diagnostics;
    std::set<std::string_view> names;
    for (const char* language : {"en", "ar"}) {
        const auto texts = i18n::Texts::load(kInterface, language, diagnostics);
        ASSERT_TRUE(texts);
        for (const Action& action : actions()) {
            EXPECT_TRUE(texts->has(action.text_key)) << language << ' ' << action.text_key;
            EXPECT_TRUE(texts->has(action.group)) << language << ' ' << action.group;
        }
    }
    for (const Action& action : actions()) {
        EXPECT_TRUE(names.insert(action.name).second) << action.name << " stands there twice";
    }
}

TEST(Keys, FaultyLinesAreNamedAndLeftOut) {
    const auto file = std::filesystem::temp_directory_path() / "marsad-keys-test.tsv";
    std::ofstream(file) << "# a comment\nplay\tSpace\nundo\tSpace\ndance\tCtrl+D\nredo\tCtrl+Hyper\nquit\n";
    base::Diagnostics diagnostics;
    const auto keys = KeyTable::load(file, diagnostics);
    ASSERT_TRUE(keys);
    EXPECT_EQ(keys->bindings().size(), 1U);
    ASSERT_EQ(diagnostics.all().size(), 4U);
    EXPECT_EQ(diagnostics.all()[0].line, 3U);
    EXPECT_NE(diagnostics.all()[0].text.find("play"), std::string::npos) << "which action has the key already";
    EXPECT_EQ(diagnostics.all()[1].line, 4U);
    EXPECT_EQ(diagnostics.all()[2].line, 5U);
    EXPECT_EQ(diagnostics.all()[3].line, 6U);
    std::filesystem::remove(file);
    EXPECT_FALSE(KeyTable::load(file, diagnostics));
}

TEST(Icons, TheFileIsReadWithoutFault) {
    base::Diagnostics diagnostics;
    const auto icons = Icons::load(kInterface / "icons.tsv", diagnostics);
    ASSERT_TRUE(icons);
    for (const auto& message : diagnostics.all()) {
        ADD_FAILURE() << base::to_string(message);
    }
    ASSERT_NE(icons->find("undo"), nullptr);
    EXPECT_TRUE(icons->find("undo")->turns);
    EXPECT_FALSE(icons->find("play")->turns) << "transport keeps its direction";
    EXPECT_EQ(icons->find("no such icon"), nullptr);
}

TEST(Icons, FaultyLinesAreNamed) {
    const auto file = std::filesystem::temp_directory_path() / "marsad-icons-test.tsv";
    std::ofstream(file) << "good\t1,2 3,4\nbad\t1,2 3\nbad\to 8,8\ntwice\td 1,1 2\ntwice\td 1,1 2\nempty\n";
    base::Diagnostics diagnostics;
    const auto icons = Icons::load(file, diagnostics);
    ASSERT_TRUE(icons);
    EXPECT_EQ(icons->size(), 2U);
    EXPECT_EQ(diagnostics.error_count(), 4U);
    std::filesystem::remove(file);
}

TEST(Numbers, AreShownWithNoMoreThanTheySay) {
    EXPECT_EQ(number_with_decimal(7.0), "7");
    EXPECT_EQ(number_with_decimal(7.25), "7.2");
    EXPECT_EQ(number_with_decimal(0.05), "0.05");
    EXPECT_EQ(number_with_decimal(250.4), "250");
}

} // namespace
} // namespace marsad::ui
