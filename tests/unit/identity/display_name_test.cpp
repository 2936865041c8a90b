#include "identity/display_name.hpp"

#include <gtest/gtest.h>

#include <string>
#include <vector>

namespace beffroi::identity {
namespace {

using protocol::ErrorCode;

std::string shown(std::string_view typed) {
  auto name = display_name(typed);
  return name.ok() ? name->shown : "refused: " + std::string(protocol::info(name.error()).name);
}

struct Accepted {
  const char* script;
  const char* name;
};

TEST(DisplayName, NamesOfManyScriptsPassUnchanged) {
  const std::vector<Accepted> names{
      {"Latin", "Amélie Léger"},
      {"Latin, Vietnamese", "Nguyễn Thị"},
      {"Latin, apostrophe", "N’Golo d'Arc"},
      {"Latin, hyphen", "Jean-Loup"},
      {"Latin, Turkish", "İrem Işık"},
      {"Greek", "Ελένη"},
      {"Cyrillic", "Олександра"},
      {"Armenian", "Անահիտ"},
      {"Georgian", "ნინო"},
      {"Hebrew", "שירה"},
      {"Arabic", "محمد"},
      {"Persian, non-joiner", "علی‌رضا"},
      {"Syriac", "ܡܪܝܡ"},
      {"Devanagari", "प्रिया"},
      {"Devanagari, joiner", "क्‍षमा"},
      {"Bengali", "সুমিত্রা"},
      {"Gurmukhi", "ਗੁਰਪ੍ਰੀਤ"},
      {"Gujarati", "પ્રિયા"},
      {"Tamil", "அருண்மொழி"},
      {"Telugu", "లక్ష్మి"},
      {"Kannada", "ಲಕ್ಷ್ಮಿ"},
      {"Malayalam", "ലക്ഷ്മി"},
      {"Sinhala, joiner", "ශ්‍රීමාලි"},
      {"Thai", "สมชาย"},
      {"Lao", "ສົມໄຊ"},
      {"Tibetan", "བསྟན་འཛིན"},
      {"Burmese", "အောင်ဆန်း"},
      {"Khmer", "សុភា"},
      {"Ethiopic", "ሰላም"},
      {"Chinese", "张伟"},
      {"Japanese, mixed", "山田たろう"},
      {"Hangul", "김민지"},
      {"Tifinagh", "ⵜⵉⵍⵍⵉ"},
      {"two scripts, two words", "Иван Martin"},
      {"a smile", "Zoé 🙂"},
  };
  for (const Accepted& row : names) EXPECT_EQ(shown(row.name), row.name) << row.script;
}

TEST(DisplayName, IsNormalisedTrimmedAndCollapsed) {
  EXPECT_EQ(shown("  Zoé \t\n  Martin "), "Zoé Martin");
  EXPECT_EQ(shown("Ame\xCC\x81lie"), "Am\xC3\xA9lie");              // e + combining acute
  EXPECT_EQ(shown("\xEF\xBC\xAC\xEF\xBD\x85\xEF\xBD\x8F"), "Leo");  // full width
  EXPECT_EQ(shown("Léo\xC2\xA0\xE3\x80\x80"
                  "Ba"),
            "Léo Ba");  // no-break and ideographic spaces
}

TEST(DisplayName, LengthIsCountedInCodePointsAfterNormalising) {
  EXPECT_EQ(shown(""), "refused: name_too_short");
  EXPECT_EQ(shown("   "), "refused: name_too_short");
  EXPECT_EQ(shown("Z "), "refused: name_too_short");
  EXPECT_EQ(shown("e\xCC\x81"), "refused: name_too_short");
  EXPECT_EQ(shown("Al"), "Al");
  std::string thirty;
  for (int i = 0; i < 30; ++i) thirty += "é";
  EXPECT_EQ(shown(thirty), thirty);
  EXPECT_EQ(shown(thirty + "e"), "refused: name_too_long");
  EXPECT_EQ(shown("\xEF\xB7\xBA\xEF\xB7\xBA"), "refused: name_too_long");  // two ligatures of 18 letters each
  EXPECT_EQ(shown(std::string(100'000, 'a')), "refused: name_too_long");
}

struct Refused {
  const char* why;
  std::string name;
};

TEST(DisplayName, WhatHidesReordersOrImitatesIsRefused) {
  const std::vector<Refused> names{
      {"not UTF-8", "Zo\xE9 Martin"},
      {"surrogate in UTF-8", "Zo\xED\xA0\x80"},
      {"control", std::string("Zo\x07"
                              "e")},
      {"NUL", std::string("Zo\0e", 4)},
      {"bidi override", "Zoé\xE2\x80\xAE nimda"},
      {"bidi isolate", "\xE2\x81\xA6Zoé"},
      {"left-to-right mark", "Zoé\xE2\x80\x8E"},
      {"zero-width space", "Ad\xE2\x80\x8Bmin"},
      {"word joiner", "Ad\xE2\x81\xA0min"},
      {"byte order mark", "\xEF\xBB\xBFZoé"},
      {"soft hyphen", "Ad\xC2\xADmin"},
      {"combining grapheme joiner", "Ad\xCD\x8Fmin"},
      {"variation selector", "Zoe\xEF\xB8\x8F"},
      {"tag character", "Zoe\xF3\xA0\x81\xA1"},
      {"Hangul filler", "Zoe\xE3\x85\xA4"},
      {"blank Braille", "Zoe \xE2\xA0\x80"},
      {"non-joiner between Latin letters", "Ad\xE2\x80\x8Cmin"},
      {"joiner between Latin letters", "Ad\xE2\x80\x8Dmin"},
      {"non-joiner at the end", "علی\xE2\x80\x8C"},
      {"private use", "Zoe\xEE\x80\x80"},
      {"unassigned", "Zoe\xF3\xBF\xBF\xBD"},
      {"four marks in a row", "Zo\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x86"},
      {"mark at the beginning", "\xCC\x81Zoe"},
      {"mark on a space", "Zoe \xCC\x81z"},
      {"no letter or digit", "!!! ..."},
      {"only emoji", "🙂🙂"},
      {"check mark", "Zoé ✔"},
      {"Cyrillic A in a Latin word",
       "\xD0\x90"
       "dmin"},
      {"Cyrillic e in a Latin word",
       "R\xD0\xB5"
       "ctorat"},
      {"Greek omicron in a Latin word",
       "M\xCE\xBF"
       "do"},
      {"digits of two systems", "Zoe 1\xD9\xA2"},
  };
  for (const Refused& row : names) EXPECT_EQ(shown(row.name), "refused: name_not_allowed") << row.why;
}

TEST(DisplayName, ThreeMarksInARowPass) {
  EXPECT_EQ(shown("Zox\xCC\x81\xCC\x82\xCC\x83"), "Zox\xCC\x81\xCC\x82\xCC\x83");
}

TEST(NameSkeleton, IsEqualForNamesThatLookAlike) {
  const std::string name = name_skeleton("Amélie Organisatrice");
  for (const char* other :
       {"amelie organisatrice", "AMÉLIE ORGANISATRICE", "Amelie.0rganisatrice", "AmélieOrganisatrice",
        "Amel1e Organ1satrice", "Amelie-OrganIsatrice", "\xD0\x90melie Organisatrice"}) {
    EXPECT_EQ(name_skeleton(other), name) << other;
  }
  EXPECT_EQ(name_skeleton("M\xD0\xBE"
                          "d\xD0\xBE"),
            name_skeleton("Modo"));
  EXPECT_EQ(name_skeleton("clair"), name_skeleton("Claır"));
  EXPECT_NE(name_skeleton("Amélie Martin"), name);
  EXPECT_NE(name_skeleton("Amélie Martin"), name_skeleton("Amélie Martins"));
}

TEST(NameSkeleton, MayBeEmptyAndTakesAnything) {
  EXPECT_EQ(name_skeleton("..."), "");
  EXPECT_EQ(name_skeleton("\xFF"), "");
}

TEST(ReservedNames, AreThoseThatSpeakForTheHub) {
  for (const char* name :
       {"Admin", "ADMlN", "Аdmin", "Modération", "moderateur", "0rganisateur", "Staff", "B E F F R O I"}) {
    EXPECT_TRUE(is_reserved(name_skeleton(name))) << name;
  }
  for (const char* name : {"Adrien", "Modeste", "Romane", "Administratif 12"}) {
    EXPECT_FALSE(is_reserved(name_skeleton(name))) << name;
  }
}

TEST(ReservedNames, AWordOfTheTeamIsEnough) {
  for (const char* name : {"Équipe modération", "Admin Zoé", "Zoé (admin)", "Marc - modo", "@dmin du salon",
                           "Staff Lille", "M0dératrice 2", "Recruteur Exemple", "Les 0rganisateurs", "admin.zoe"}) {
    EXPECT_TRUE(speaks_for_the_team(name)) << name;
  }
  for (const char* name : {"Amelia Root", "Équipe de Lille", "Administratif 12", "Modeste Orgal", "Adminou Ka",
                           "Marie Moderne", "Organza", "Stafford", "Speaker Bleu", "张伟"}) {
    EXPECT_FALSE(speaks_for_the_team(name)) << name;
  }
}

// Each way to write a name so that it is taken for another's, applied to every letter it can be applied to.
std::vector<std::string> variants_of(const std::string& name) {
  const std::vector<std::pair<std::string, std::vector<std::string>>> ways{
      {"a", {"4", "@", "а", "ɑ", "ａ", "á", "ä", "𝐚", "A"}},
      {"e", {"3", "€", "е", "ｅ", "é", "ë", "ė", "𝐞", "E"}},
      {"i", {"1", "!", "l", "|", "і", "ｉ", "í", "ï", "𝐢", "I"}},
      {"o", {"0", "о", "ο", "ｏ", "ó", "ö", "𝐨", "O"}},
      {"s", {"5", "$", "ѕ", "ｓ", "š", "𝐬", "S"}},
      {"t", {"7", "+", "ｔ", "ţ", "𝐭", "T"}},
      {"r", {"ｒ", "ř", "𝐫", "R", "rr"}},
      {"n", {"ｎ", "ñ", "ń", "𝐧", "N", "nn"}},
      {"l", {"I", "1", "|", "ｌ", "ļ", "𝐥", "ll"}},
      {"d", {"ｄ", "ď", "ԁ", "𝐝", "D", "dd"}},
      {"c", {"с", "ϲ", "ｃ", "ç", "C", "cc"}},
      {"p", {"р", "ρ", "ｐ", "P"}},
      {"m", {"rn", "ｍ", "ḿ", "M"}},
  };
  std::vector<std::string> variants{name + ".", name + "!", name + " ✔", "•" + name, "  " + name, "_" + name + "_"};
  for (const auto& [letter, others] : ways) {
    for (std::size_t at = name.find(letter); at != std::string::npos; at = name.find(letter, at + 1)) {
      for (const std::string& other : others) {
        std::string variant = name;
        variants.push_back(variant.replace(at, 1, other));
      }
    }
  }
  for (std::size_t at = 1; at < name.size(); ++at) {
    for (const char* between : {".", "-", " ", "​", "⁠", "‍", "̣", "_"}) {
      std::string variant = name;
      variants.push_back(variant.insert(at, between));
    }
  }
  return variants;
}

TEST(Impersonation, EveryVariantOfAStaffNameIsRefused) {
  for (const std::string name : {"marion delattre", "pascal dionisi"}) {
    const std::vector<std::string> variants = variants_of(name);
    EXPECT_GE(variants.size(), 200U);
    for (const std::string& variant : variants) {
      const auto read = display_name(variant);
      const bool refused = !read || read->skeleton == name_skeleton(name) || read->imitated == name_skeleton(name);
      EXPECT_TRUE(refused) << variant;
    }
  }
}

TEST(Impersonation, OtherNamesAreOtherNames) {
  const std::vector<std::string> names{
      "Marion Delattre", "Marion Delatre Paul", "Mario Delattre", "Marie Delattre", "Lila", "Lia", "Lilia", "Ali", "Al",
      "Anna Léger",      "Annie Léger",         "Amélie Léger"};
  for (const std::string& name : names) {
    for (const std::string& other : names) {
      if (name != other) EXPECT_NE(name_skeleton(name), name_skeleton(other)) << name << " / " << other;
    }
  }
}

}  // namespace
}  // namespace beffroi::identity
