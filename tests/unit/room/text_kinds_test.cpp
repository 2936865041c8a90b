// Which texts a room takes when it takes only some; and names for those who have none of their own.
#include "room/text_kinds.hpp"

#include <gtest/gtest.h>

#include <set>

#include "room/pseudonym.hpp"

namespace beffroi::room {
namespace {

TEST(EmojiOnly, TakesEmojiInAllTheirForms) {
  for (const char* text : {"👏", "👏🏽", "❤️", "🇫🇷", "1️⃣ #️⃣", "👩‍💻 👨‍👩‍👧",
                           "🏴󠁧󠁢󠁳󠁣󠁴󠁿", "😀\n🎉", "©️ ™️"})
    EXPECT_TRUE(is_emoji_only(text)) << text;
}

TEST(EmojiOnly, TakesNothingElse) {
  for (const char* text : {"", " ", "ok 👍", "1", "#", "👍.", "‍", "é", "٣", "5⃣x"})
    EXPECT_FALSE(is_emoji_only(text)) << text;
}

TEST(Links, AreSeenHoweverTheyAreWritten) {
  for (const char* text : {"https://example.org", "voir http://x.y/z", "ftp://x", "www.exemple.fr", "Et WWW.exemple.fr",
                           "example.com", "EXAMPLE.COM!", "a-b.example.co/fr", "(beffroi.eu)", "été.fr"})
    EXPECT_TRUE(has_link(text)) << text;
}

TEST(Links, AreNotSeenInOrdinaryWords) {
  for (const char* text :
       {"", "Fin.Merci", "3.14", "etc...", "M.Dupont", "c++.", "à 14.30", "v1.2.3", "Non.", "x . com"})
    EXPECT_FALSE(has_link(text)) << text;
}

TEST(Pseudonyms, AreStableAndSeldomTheSame) {
  EXPECT_EQ(pseudonym("room-1", "p-ana"), "Courlis 630");
  EXPECT_NE(pseudonym("room-1", "p-ana"), pseudonym("room-2", "p-ana"));
  std::set<std::string> names;
  for (int i = 0; i < 500; ++i) names.insert(pseudonym("room-1", "p-" + std::to_string(i)));
  EXPECT_GE(names.size(), 490U);
}

}  // namespace
}  // namespace beffroi::room
