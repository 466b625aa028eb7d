#include "i18n/names.h"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

namespace marsad::i18n {
namespace {

const std::filesystem::path kAssets = std::filesystem::path(MARSAD_SOURCE_DIR) / "assets";

Names load() {
    base::Diagnostics diagnostics;
    Names names("ar");
    names.load(kAssets / "interface" / "names_ar.tsv", diagnostics);
    names.load(kAssets / "gazetteer" / "provinces.tsv", diagnostics);
    names.load(kAssets / "gazetteer" / "iraq.tsv", diagnostics);
    EXPECT_EQ(diagnostics.error_count(), 0U);
    return names;
}

TEST(Names, AreThoseOfTheData) {
    const auto names = load();
    const std::pair<const char*, const char*> table[] = {
        {"Kataib Hezbollah", "كتائب حزب الله"},
        {"Military Forces of Iraq", "قوات العراق المسلحة"},
        {"Military Forces of the United States", "قوات الولايات المتحدة المسلحة"},
        {"Unidentified Armed Group (Iraq)", "جماعة مسلحة مجهولة (العراق)"},
        {"Civilians (Palestine)", "مدنيون (فلسطين)"},
        {"Iraq", "العراق"},
        {"Anbar", "الأنبار"},
        {"Ain al-Asad Air Base", "قاعدة عين الأسد الجوية"},
        {"Military Forces of Nowhere", ""},
        {"Military Forces of ", ""},
        {"", ""},
    };
    for (const auto& [english, arabic] : table) {
        EXPECT_EQ(names.find(english), arabic) << english;
    }
}

TEST(Names, OfEnglishStayAsTheyAre) { EXPECT_EQ(Names("en").find("Iraq"), ""); }

TEST(Names, AreReadByTheirColumns) {
    const auto path = std::filesystem::temp_directory_path() / "marsad_names_test.tsv";
    std::ofstream(path) << "# a comment\nid\tname_en\tname_ar\n1\tA\tأ\n2\tA\tب\n3\tB\t\n4\n5\tGroup {} (X)\tجماعة {}\n";
    base::Diagnostics diagnostics;
    Names names("ar");
    names.load(path, diagnostics);
    EXPECT_EQ(names.size(), 2U);
    EXPECT_EQ(names.find("A"), "أ") << "the first row stays";
    EXPECT_EQ(names.find("Group A (X)"), "جماعة أ");
    std::ofstream(path) << "id\ttext\n1\tC\n";
    names.load(path, diagnostics);
    EXPECT_EQ(names.size(), 2U);
    std::filesystem::remove(path);
    names.load(path, diagnostics);
    EXPECT_EQ(diagnostics.error_count(), 1U);
}

} // namespace
} // namespace marsad::i18n
