#include <gtest/gtest.h>

#include "organiser/date_reading.hpp"
#include "organiser/encoding.hpp"
#include "organiser/plain_text.hpp"

namespace beffroi::organiser {
namespace {

TEST(Encoding, FindsTheFirstBadByte) {
  EXPECT_EQ(first_bad_utf8("été 🔔"), std::nullopt);
  EXPECT_EQ(first_bad_utf8("a\xC0\x80"), 1u) << "overlong";
  EXPECT_EQ(first_bad_utf8("ab\xED\xA0\x80"), 2u) << "surrogate";
  EXPECT_EQ(first_bad_utf8("\xF4\x90\x80\x80"), 0u) << "above U+10FFFF";
  EXPECT_EQ(first_bad_utf8("abc\xC3"), 3u) << "cut";
  EXPECT_EQ(first_bad_utf8("\xE0\x80\x80"), 0u);
}

TEST(Encoding, CountsColumnsInCharacters) {
  EXPECT_EQ(position_at("été\nà côté", 5), (Position{1, 4}));
  EXPECT_EQ(position_at("été\nà côté", 8), (Position{2, 2}));
  EXPECT_EQ(position_at("a", 100), (Position{1, 2}));
}

TEST(Encoding, ReadsUtf16WithSurrogatePairs) {
  EXPECT_EQ(without_byte_order_mark(std::string_view{"\xFE\xFF\xD8\x3D\xDD\x14\x00\xE9", 8}), "🔔é");
  EXPECT_EQ(without_byte_order_mark(std::string_view{"\xFF\xFE\x3D\xD8\x41\x00", 6}),
            "\xEF\xBF\xBD"
            "A");
}

TEST(PlainText, FoldsNamesOfAllSpellings) {
  EXPECT_EQ(fold_name("Début (heure)"), "debutheure");
  EXPECT_EQ(fold_name("De\xCC\x81"
                      "but"),
            "debut")
      << "decomposed";
  EXPECT_EQ(fold_name("CŒUR d’Opale"), "coeurdopale");
}

TEST(PlainText, RemovesMarkupButNotMathematics) {
  EXPECT_EQ(several_lines(without_markup("<p>Un</p><p>Deux<br/>trois</p>")), "Un\n\nDeux\ntrois");
  EXPECT_EQ(without_markup("a < b && c > d, vector<int>"), "a < b && c > d, vector<int>");
  EXPECT_EQ(without_markup("R&D &amp; co &eacute;&#233;&#xE9; &inconnu; &"), "R&D & co ééé &inconnu; &");
  EXPECT_EQ(one_line(without_markup("<div>a<SCRIPT>alert('</b>')</script>b<!-- c --></div>")), "ab");
  EXPECT_EQ(one_line(without_markup("<a href=\"x\">lien</a> <script>jamais fermé")), "lien");
  EXPECT_EQ(without_markup("&#0;&#xD800;&#99999999;"), "&#0;&#xD800;&#99999999;");
}

TEST(PlainText, KeepsAtMostOneEmptyLine) {
  EXPECT_EQ(several_lines("\r\n a \t b\r\n\r\n\r\n\r\nc\rd  \n"), "a b\n\nc\nd");
  EXPECT_EQ(one_line("a\r\nb\xC2\xA0\xC2\xA0"
                     "c"),
            "a b c");
}

TEST(PlainText, ShortensBetweenCharacters) {
  EXPECT_EQ(shortened("été", 5).text, "été");
  EXPECT_EQ(shortened("étéé", 6).text, "ét…");
  EXPECT_TRUE(shortened("étéé", 6).cut);
}

TEST(PlainText, SplitsNames) {
  EXPECT_EQ(split_names("A, B ,,C", 9), (std::vector<std::string>{"A", "B", "C"}));
  EXPECT_EQ(split_names("A, chargée de B; C", 9), (std::vector<std::string>{"A, chargée de B", "C"}));
  EXPECT_EQ(split_names("A,B,C", 2).size(), 2u);
  EXPECT_TRUE(split_names(" ", 9).empty());
}

TEST(DateReading, RefusesWhatIsNotADate) {
  for (const std::string_view text :
       {"", "32/01/2027", "29/02/2027", "20/13/2027", "2027-3", "20 mars", "mars 2027", "20/03/1850", "24:30", "9h61",
        "20/03/2027 9h30 quelque chose", "20/03/2027/", "12", "2027", "9:30 PM", "0x20"})
    EXPECT_FALSE(read_date(text)) << text;
}

TEST(DateReading, ReadsDurations) {
  using namespace std::chrono_literals;
  EXPECT_EQ(read_frab_duration("01:30"), 90min);
  EXPECT_EQ(read_frab_duration("1:02:30"), 26h + 30min);
  EXPECT_EQ(read_frab_duration("1:60"), std::nullopt);
  EXPECT_EQ(read_frab_duration("90"), std::nullopt);
  EXPECT_EQ(read_iso_duration("P1DT2H"), 26h);
  EXPECT_EQ(read_iso_duration("PT15M30S"), 15min + 30s);
  EXPECT_EQ(read_iso_duration("-P2W"), -336h);
  EXPECT_EQ(read_iso_duration("P"), std::nullopt);
  EXPECT_EQ(read_iso_duration("PT1D"), std::nullopt);
  EXPECT_EQ(read_cell_duration("1 h 30"), 90min);
  EXPECT_EQ(read_cell_duration("2 heures"), 2h);
  EXPECT_EQ(read_cell_duration("45 minutes"), 45min);
  EXPECT_EQ(read_cell_duration("longtemps"), std::nullopt);
}

}  // namespace
}  // namespace beffroi::organiser
