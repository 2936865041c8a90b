// Words of lists in texts: folding, leet, spacing, repeated letters, whole words and parts, false positives.
#include <random>

#include "judging.hpp"
#include "moderation/readings.hpp"
#include "moderation/shipped.hpp"
#include "moderation/word_list.hpp"

namespace beffroi::moderation {
namespace {

struct Row {
  const char* text;
  const char* found;  // in brackets
};

void expect(const RuleSet& rules, const std::vector<Row>& rows) {
  for (const Row& row : rows) EXPECT_EQ(found_in(rules, row.text), row.found);
}

TEST(Words, AreFoundWhateverTheirCaseAndAccents) {
  expect(*compiled({words("connard*\nenculé\nÉpave")}), {{"quel connard", "quel [connard]"},
                                                         {"CONNARD !", "[CONNARD] !"},
                                                         {"Cônnàrd", "[Cônnàrd]"},
                                                         {"connardise", "[connard]ise"},
                                                         {"un encule, des enculés", "un [encule], des [enculés]"},
                                                         {"une épave ; EPAVE", "une [épave] ; [EPAVE]"},
                                                         {"e\xCC\x81pave", "[e\xCC\x81pave]"},
                                                         {"ｃｏｎｎａｒｄ", "[ｃｏｎｎａｒｄ]"},
                                                         {"𝐜𝐨𝐧𝐧𝐚𝐫𝐝", "[𝐜𝐨𝐧𝐧𝐚𝐫𝐝]"},
                                                         {"ⓒⓞⓝⓝⓐⓡⓓ", "[ⓒⓞⓝⓝⓐⓡⓓ]"},
                                                         {"🅲🅾🅽🅽🅰🆁🅳", "[🅲🅾🅽🅽🅰🆁🅳]"}});
}

TEST(Words, AreFoundInLettersThatLookAlike) {
  expect(
      *compiled({words("connard\npute")}),
      {{"соnnаrd", "[соnnаrd]"}, {"ρute", "[ρute]"}, {"ᴘᴜᴛᴇ", "[ᴘᴜᴛᴇ]"}, {"рute et connаrd", "[рute] et [connаrd]"}});
}

TEST(Words, AreFoundWithDigitsAndSignsForLetters) {
  expect(*compiled({words("connard\nsalope\nabruti\nkill")}), {{"c0nnard", "[c0nnard]"},
                                                               {"c0nn4rd", "[c0nn4rd]"},
                                                               {"5al0pe", "[5al0pe]"},
                                                               {"$@l0pe", "[$@l0pe]"},
                                                               {"sa1ope", "[sa1ope]"},
                                                               {"sa|ope !", "[sa|ope] !"},
                                                               {"abrut1", "[abrut1]"},
                                                               {"abrut! va", "[abrut!] va"},
                                                               {"k1ll", "[k1ll]"},
                                                               {"ki11", "[ki11]"},
                                                               {"4bru7i", "[4bru7i]"},
                                                               {"8 h 30, salle 101", "8 h 30, salle 101"},
                                                               {"2024", "2024"}});
}

TEST(Words, OfDigitsAreThemselves) {
  expect(*compiled({words("1488\nmp3")}), {{"le 1488", "le [1488]"}, {"14880", "14880"}, {"un mp3", "un [mp3]"}});
}

TEST(Words, AreFoundWithRepeatedLetters) {
  expect(*compiled({words("con\nass\nsalope")}), {{"cooooon", "[cooooon]"},
                                                  {"connn", "[connn]"},
                                                  {"saaaalooooope", "[saaaalooooope]"},
                                                  {"assss", "[assss]"},
                                                  {"as", "as"},      // fewer than the word has
                                                  {"coon", "coon"},  // two are another word
                                                  {"salooppe", "salooppe"},
                                                  {"CoOoOn", "[CoOoOn]"}});
}

TEST(Words, AreFoundWhenTheirLettersStandApart) {
  expect(*compiled({words("connard\npd\nfdp\nenculé")}), {{"c o n n a r d", "[c o n n a r d]"},
                                                          {"C.O.N.N.A.R.D", "[C.O.N.N.A.R.D]"},
                                                          {"c-o_n*n a/r.d va", "[c-o_n*n a/r.d] va"},
                                                          {"con-nard", "[con-nard]"},
                                                          {"c.0.n.n.4.r.d", "[c.0.n.n.4.r.d]"},
                                                          {"il y a c o n n a r d là", "il y a [c o n n a r d] là"},
                                                          {"con\xE2\x80\x8Bnard", "[con\xE2\x80\x8Bnard]"},
                                                          {"co\xC2\xADnnard", "[co\xC2\xADnnard]"},
                                                          {"f.d.p.", "[f.d.p]."},
                                                          {"p d", "[p d]"},
                                                          {"le P.-D.G. arrive", "le P.-D.G. arrive"},
                                                          {"un con nard", "un con nard"},
                                                          {"l'en cul é", "l'en cul é"}});
}

TEST(Words, WholeBeginningEndAnywhere) {
  expect(*compiled({words("chat")}), {{"un chat", "un [chat]"},
                                      {"des chats, du chat-bot", "des [chats], du [chat]-bot"},
                                      {"achat", "achat"},
                                      {"chaton", "chaton"},
                                      {"l'chat", "l'[chat]"},
                                      {"CHATX", "[CHATX]"},
                                      {"chatss", "[chatss]"}});
  expect(*compiled({words("chat*")}), {{"chaton", "[chat]on"}, {"achat", "achat"}});
  expect(*compiled({words("*chat")}), {{"achat", "a[chat]"}, {"achats", "a[chats]"}, {"chaton", "chaton"}});
  expect(*compiled({words("*chat*")}), {{"achaton", "a[chat]on"}});
  expect(*compiled({words("ta gueule")}), {{"ta gueule", "[ta gueule]"},
                                           {"ta   GUEULE !", "[ta   GUEULE] !"},
                                           {"ta, gueule", "[ta, gueule]"},
                                           {"ta petite gueule", "ta petite gueule"},
                                           {"sta gueule", "sta gueule"}});
}

TEST(Words, OfScriptsWithoutSpacesAreFoundAnywhere) {
  expect(*compiled({words("傻瓜\nไอ้")}), {{"你这个傻瓜啊", "你这个[傻瓜]啊"}, {"คนไอ้นี่", "คน[ไอ้]นี่"}});
}

TEST(Words, PassesCoverWhatTheyHold) {
  const auto rules = compiled(
      {words("*cunt*\n*pute*\ncul\nnique", "scunthorpe\ndispute*\ncomputer*\nrépute*\ncul-de-sac\npique-niqu*")});
  expect(*rules, {{"Scunthorpe", "Scunthorpe"},
                  {"une dispute, des disputes", "une dispute, des disputes"},
                  {"my computer", "my computer"},
                  {"dis, pute", "dis, [pute]"},
                  {"un cul-de-sac", "un cul-de-sac"},
                  {"un cul", "un [cul]"},
                  {"pique-nique à midi, pique-niquer", "pique-nique à midi, pique-niquer"},
                  {"nique", "[nique]"},
                  {"une dispute de pute", "une dispute de [pute]"}});
}

TEST(Words, WrongLinesAreNamed) {
  EXPECT_EQ(problem_with(words("bon\n\n# remarque\nsa*lope")),
            "rule words: words, line 4: a * stands at the beginning or the end of a word");
  EXPECT_EQ(problem_with(words("bon\n...")), "rule words: words, line 2: \"...\" has no letter or digit");
  EXPECT_EQ(problem_with(words("ab*")),
            "rule words: words, line 1: \"ab*\" is too short to be looked for inside other words");
  EXPECT_EQ(problem_with(words(std::string(65, 'a'))), "rule words: words, line 1: a word has at most 64 characters");
  EXPECT_EQ(problem_with(words("# rien")), "rule words: it needs words or a list");
  EXPECT_EQ(problem_with(words("bon", "mauvais\n**")), "rule words: passes, line 2: \"**\" has no letter or digit");
}

// Pronounceable words without meaning.
std::string made_up(std::mt19937& random, std::size_t syllables) {
  constexpr std::string_view consonants = "bcdfghjklmnpqrstvwz";
  constexpr std::string_view vowels = "aeiouy";
  std::string word;
  for (std::size_t i = 0; i < syllables; ++i) {
    word += consonants[random() % consonants.size()];
    word += vowels[random() % vowels.size()];
  }
  return word;
}

std::string list_of(std::size_t lines) {
  std::mt19937 random(7);
  std::string list;
  for (std::size_t i = 0; i < lines; ++i) list += made_up(random, 3 + i % 5) + (i % 3 == 0 ? "*\n" : "\n");
  return list;
}

TEST(Words, AListOfFiftyThousandLinesIsTakenAndALongerOneIsNot) {
  const auto rules = compiled({words(list_of(49'999) + "zwyrtuq")});
  EXPECT_EQ(found_in(*rules, "ah zwyrtuqs !"), "ah [zwyrtuqs] !");
  EXPECT_EQ(problem_with(words(list_of(50'001))), "rule words: words, line 50001: at most 50000 words");
}

TEST(Words, TooManyWordsOfOneFormAreRefused) {
  std::string alike;
  for (int i = 0; i < 1024; ++i) {
    for (int bit = 0; bit < 10; ++bit) alike += std::string((i >> bit & 1) + 1, static_cast<char>('a' + bit));
    alike += '\n';
  }
  EXPECT_NE(problem_with(words(alike)).find("abcdefghij"), std::string::npos);
}

// Steps, not time: twice the text costs at most about twice as much, and no text more than a few steps a character.
TEST(Words, AnySearchIsLinear) {
  std::string nested;  // every end of a word is a word too
  std::string deep;
  for (int i = 0; i < 32; ++i) {
    deep += i % 2 == 0 ? "a" : "b";
    if (deep.size() >= 3) nested += "*" + deep + "*\n";
  }
  const auto rules = compiled({words(nested + list_of(5'000))});
  for (const std::string& piece : {std::string("ab"), std::string("a b "), std::string("a.b."), std::string("4b"),
                                   std::string("1!|"), std::string("ba"), std::string("аb"), std::string("aab")}) {
    std::string text;
    while (text.size() < 250) text += piece;
    const std::size_t once = judged(*rules, text).steps;
    const std::size_t twice = judged(*rules, text + text).steps;
    EXPECT_LE(twice, 2 * once + 400) << piece;
    EXPECT_LE(twice, 500 * 6 * 40U) << piece;
  }
}

// ---- folding

std::string random_text(std::mt19937& random) {
  static const std::vector<std::string> pieces{
      "a",  "é",  "e\xCC\x81",    "A",        "ß",  "œ",  "ﬁ",           "с", "4",  "0", "!", "@", "$", " ", ".", "-",
      "  ", "\n", "\xE2\x80\x8B", "\xCC\xA7", "張", "🙂", "👩‍🎓", "n", "nn", "'", "م", "क", "्",  "½", "™", "ｘ",
      "𝐲",  "€"};
  std::string text;
  const std::size_t length = random() % 40;
  for (std::size_t i = 0; i < length; ++i) text += pieces[random() % pieces.size()];
  return text;
}

TEST(Readings, MapBackToTheTextTheyCameFrom) {
  std::mt19937 random(20'270'320);
  for (int round = 0; round < 3'000; ++round) {
    const std::string text = random_text(random);
    const std::vector<char32_t> points = code_points(text);
    for (const Reading& reading : readings_of(points)) {
      std::uint32_t before = 0;
      for (std::size_t i = 0; i < reading.symbols.size(); ++i) {
        const Symbol& symbol = reading.symbols[i];
        ASSERT_LT(symbol.from, symbol.to) << text;
        ASSERT_LE(symbol.to, points.size()) << text;
        // Several letters may come from one character (œ), none before what came before.
        ASSERT_GE(symbol.to, before) << text;
        before = symbol.to;
        if (symbol.is_space()) {
          ASSERT_TRUE(i > 0 && i + 1 < reading.symbols.size() && !reading.symbols[i - 1].is_space()) << text;
        }
      }
    }
  }
}

// The part of a text a symbol came from reads as that symbol, when it is read alone.
TEST(Readings, ThePartOfASymbolReadsAsIt) {
  std::mt19937 random(20'270'321);
  for (int round = 0; round < 3'000; ++round) {
    const std::vector<char32_t> points = code_points(random_text(random));
    const std::vector<Reading> all = readings_of(points);
    for (const Symbol& symbol : all.front().symbols) {
      if (symbol.is_space()) continue;
      const std::vector<char32_t> part(points.begin() + symbol.from, points.begin() + symbol.to);
      const std::u32string letters = letters_of(part);
      ASSERT_NE(letters.find(symbol.letter), std::u32string::npos);
    }
  }
}

TEST(Readings, AreOneForAPlainText) {
  EXPECT_EQ(readings_of(code_points("Bonjour à toutes et tous, le 12 mars")).size(), 1U);
  EXPECT_EQ(readings_of(code_points("")).size(), 1U);
  EXPECT_LE(readings_of(code_points("1.a.b !1|l 0.0 @x")).size(), 6U);
}

// ---- what comes with the hub

TEST(ShippedLists, CanBeReadAndHaveNoWordTwice) {
  for (const ShippedFile& file : shipped_files()) {
    if (file.name == "rules") continue;
    const auto forms = read_word_list(file.text);
    ASSERT_TRUE(forms.ok()) << file.name << ", line " << forms.error().line << ": " << forms.error().what;
    EXPECT_EQ(forms.value().size(), lines_of(file.text).size()) << file.name << " has two lines for one word";
  }
  EXPECT_EQ(shipped_list_names(), (std::vector<std::string_view>{"en", "fr", "mild"}));
  EXPECT_GE(shipped_rules().size(), 10U);
}

TEST(ShippedLists, EveryWordIsFoundByItsRule) {
  const auto rules = compiled(shipped_rules());
  for (const ShippedFile& file : shipped_files()) {
    if (file.name != "fr" && file.name != "en" && file.name != "mild") continue;
    for (const Line& line : lines_of(file.text)) {
      std::string word(line.text);
      std::erase(word, '*');
      EXPECT_TRUE(finds(*rules, "on dit : " + word + " ?")) << file.name << " line " << line.number;
    }
  }
}

TEST(ShippedLists, OrdinarySentencesPass) {
  const auto rules = compiled(shipped_rules());
  for (const char* text : {"Une analyse des données du concours : qui dispute le prix ?",
                           "Mon computer est en retard, désolé pour la dispute avec Scunthorpe.",
                           "Je touche l'ASS, puis-je suivre la formation ?",
                           "Con mucho gusto, soy de Lille.",
                           "La douche du gymnase est-elle accessible ?",
                           "Pique-nique à midi près du cul-de-sac ?",
                           "Comment analyser un canal ? L'assistante a répondu.",
                           "Le PDG et la P.-D.G. seront là. P.D.G. ou pas.",
                           "Question peut-être idiote : où sont les toilettes ?",
                           "The trainee class will assess the assets of each association.",
                           "La ferme pédagogique ouvre à 9 h.",
                           "Ferme la porte, s'il te plaît.",
                           "Je cherche une alternance en cybersécurité, bac+3, à partir de septembre 2027.",
                           "Le Dîner de cons et Suprême NTM",
                           "Matsushita, Fukushima, Hitchcock, Sussex, Essex",
                           "Un technicien mécanique, une technique unique",
                           "J'ai 17 ans, je suis en 1ère, est-ce que c'est OK ?",
                           "Bravo 👏👏👏 merci beaucoup !!!",
                           "Rendez-vous le 20/03/2027 de 9 h 30 à 10 h 30, salle B.12",
                           "https://www.francetravail.fr/formation est la bonne page"}) {
    EXPECT_EQ(found_in(*rules, text), text);
  }
}

TEST(ShippedLists, InsultsAreHeldAndSwearWordsAreMasked) {
  const auto rules = compiled(shipped_rules());
  for (const char* text : {"sale connard", "t'es qu'un enculé", "F.D.P", "go kill yourself", "n1gg3r", "espèce de con",
                           "f u c k you", "ta gueuuuule", "pu-te", "ѕаlоре"}) {
    EXPECT_EQ(judged(*rules, text).verdict, VerdictKind::hold) << text;
  }
  const Judged masked = judged(*rules, "Merde, j'ai raté le début");
  EXPECT_EQ(masked.verdict, VerdictKind::rewrite);
  EXPECT_EQ(masked.text, "*****, j'ai raté le début");
}

}  // namespace
}  // namespace beffroi::moderation
