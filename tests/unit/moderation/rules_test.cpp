// Every kind of rule but words: what it finds, what it lets pass, what is wrong with its parameters.
#include "judging.hpp"
#include "moderation/bounds.hpp"
#include "moderation/links.hpp"
#include "moderation/shipped.hpp"

namespace beffroi::moderation {
namespace {

protocol::RuleParameters with(auto set) {
  protocol::RuleParameters parameters;
  set(parameters);
  return parameters;
}

// ---- patterns

ModerationRule patterns(const std::string& list) {
  return rule_of(RuleKind::pattern, with([&](auto& p) { p.patterns = list; }));
}

TEST(Patterns, FindAndSayWhere) {
  const auto rules = compiled({patterns("# remarque\nfoo[0-9]+\n(?:^|\\s)b.r#x")});
  EXPECT_EQ(found_in(*rules, "été FOO12 et foo3"), "été [FOO12] et [foo3]");
  EXPECT_EQ(found_in(*rules, "a bér#x"), "a[ bér#x]");
  EXPECT_EQ(found_in(*rules, "foo"), "foo");
}

TEST(Patterns, WhatCannotBeUsedIsNamedWithItsLineAndWhatRe2Said) {
  EXPECT_EQ(problem_with(patterns("ok\n(abc")), "rule rule: patterns, line 2: missing ): (abc");
  EXPECT_NE(problem_with(patterns("a(?=b)")).find("invalid perl operator: (?="), std::string::npos);
  EXPECT_NE(problem_with(patterns("(a)\\1")).find("invalid escape sequence: \\1"), std::string::npos);
  EXPECT_NE(problem_with(patterns("((a{900}){900}){900}")).find("line 1"), std::string::npos);
  EXPECT_NE(problem_with(patterns("a*")).find("it fits the empty text"), std::string::npos);
  EXPECT_NE(problem_with(patterns(std::string(501, 'a'))).find("at most 500 bytes"), std::string::npos);
  EXPECT_NE(problem_with(patterns("\n#")).find("it needs patterns"), std::string::npos);
  std::string many;
  for (int i = 0; i < 201; ++i) many += "p" + std::to_string(i) + "\n";
  EXPECT_NE(problem_with(patterns(many)).find("line 201: at most 200"), std::string::npos);
}

TEST(Patterns, ThatBacktrackElsewhereDoNotHere) {
  const auto rules = compiled({patterns("(a+)+$b\n(x|x)*y\n(.*){20}z!")});
  EXPECT_FALSE(finds(*rules, std::string(500, 'a')));
  EXPECT_FALSE(finds(*rules, std::string(500, 'x')));
}

// ---- links

TEST(Links, AreFoundAlsoWhenHidden) {
  const auto hosts = [](const std::string& text) {
    std::string found;
    for (const Link& link : links_in(Wording(text))) found += (found.empty() ? "" : " ") + link.host;
    return found;
  };
  EXPECT_EQ(hosts("voir https://Exemple.FR/a?b=c et www.exemple.org."), "exemple.fr www.exemple.org");
  EXPECT_EQ(hosts("bit.ly/3xYz"), "bit.ly");
  EXPECT_EQ(hosts("exemple.com"), "exemple.com");
  EXPECT_EQ(hosts("exemple[.]com, exemple (dot) org, exemple [point] net"), "exemple.com exemple.org exemple.net");
  EXPECT_EQ(hosts("hxxps://mal.example/x"), "mal.example");
  EXPECT_EQ(hosts("https://été.example"), "été.example");
  EXPECT_EQ(hosts("C'est fini.Merci à tous. Bonjour.Bonsoir"), "");
  EXPECT_EQ(hosts("Il est 9.30, M.Dupont, etc. node.js v1.2.3"), "");
  EXPECT_EQ(hosts("fini.exemple.com.Merci"), "fini.exemple.com.merci");
  EXPECT_EQ(hosts("zoe@exemple.com"), "");
  EXPECT_EQ(hosts("exemple.zz/chemin"), "exemple.zz");
}

TEST(Links, OfTheListPassWithAllBelow) {
  const auto link = rule_of(RuleKind::link, with([](auto& p) { p.hosts = "Exemple.fr\n# et\ngouv.fr"; }));
  const auto rules = compiled({link});
  EXPECT_EQ(found_in(*rules, "https://www.exemple.fr/x"), "https://www.exemple.fr/x");
  EXPECT_EQ(found_in(*rules, "voir www.travail.gouv.fr !"), "voir www.travail.gouv.fr !");
  EXPECT_EQ(found_in(*rules, "voir https://faux-exemple.fr ici"), "voir [https://faux-exemple.fr] ici");
  EXPECT_EQ(found_in(*rules, "exemple.fr.mal.com"), "[exemple.fr.mal.com]");
  EXPECT_NE(problem_with(rule_of(RuleKind::link, with([](auto& p) { p.hosts = "a.fr\nhttps://b.fr"; })))
                .find("hosts, line 2"),
            std::string::npos);
}

TEST(Links, OfNewcomersOnly) {
  const auto rules = compiled({rule_of(RuleKind::link, with([](auto& p) { p.newcomers_only = true; }))});
  for (const auto& [trust, held] :
       {std::pair{Trust::newcomer, true}, {Trust::anonymous, true}, {Trust::trusted, false}, {Trust::staff, false}}) {
    EXPECT_EQ(judged(*rules, "exemple.com", {.trust = trust}).verdict == VerdictKind::hold, held);
  }
}

// ---- floods, mentions

TEST(Floods, OfCapitalsSignsEmojiAndOneCharacter) {
  const auto rules = compiled({rule_of(RuleKind::flood, with([](auto& p) {
                                         p.least_length = 10;
                                         p.capitals = 80;
                                         p.symbols = 60;
                                         p.emoji = 3;
                                         p.same_in_a_row = 6;
                                       }))});
  EXPECT_TRUE(finds(*rules, "C'EST UN SCANDALE"));
  EXPECT_TRUE(finds(*rules, "ЭТО СКАНДАЛ СКАНДАЛ"));
  EXPECT_FALSE(finds(*rules, "C'est un scandale"));
  EXPECT_FALSE(finds(*rules, "OK MERCI"));
  EXPECT_FALSE(finds(*rules, "這是一個很好的問題謝謝大家"));
  EXPECT_TRUE(finds(*rules, "?!?!?!?!?!?! quoi"));
  EXPECT_FALSE(finds(*rules, "(a + b) = c ?"));
  EXPECT_TRUE(finds(*rules, "👏👏👏👏"));
  EXPECT_FALSE(finds(*rules, "👩‍👩‍👧‍👦👩🏽‍💻🇫🇷 bravo"));
  EXPECT_EQ(found_in(*rules, "bravoooooooo à tous"), "brav[oooooooo] à tous");
  EXPECT_NE(problem_with(rule_of(RuleKind::flood, {})).find("it needs capitals"), std::string::npos);
  EXPECT_NE(
      problem_with(rule_of(RuleKind::flood, with([](auto& p) { p.capitals = 101; }))).find("capitals is from 1 to 100"),
      std::string::npos);
}

TEST(Floods, EmojiSequencesCountOnce) {
  EXPECT_EQ(count_emoji(Wording("👩‍👩‍👧‍👦")), 1);
  EXPECT_EQ(count_emoji(Wording("👍🏿👍")), 2);
  EXPECT_EQ(count_emoji(Wording("🇫🇷🇧🇪")), 2);
  EXPECT_EQ(count_emoji(Wording("1️⃣ 2️⃣")), 2);
  EXPECT_EQ(count_emoji(Wording("❤️ ☎")), 1);
  EXPECT_EQ(count_emoji(Wording(
                "🏴\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xA5\xF3\xA0\x81\xAE\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF")),
            1);
  EXPECT_EQ(count_emoji(Wording("été 2027 ©")), 0);
}

TEST(Mentions, MoreThanSoMany) {
  const auto rules = compiled({rule_of(RuleKind::mention, with([](auto& p) { p.mentions = 2; }))});
  EXPECT_FALSE(finds(*rules, "@zoé et @marc, zoe@exemple.fr @ midi"));
  EXPECT_EQ(found_in(*rules, "@zoé @marc @al"), "[@zoé] [@marc] [@al]");
}

// ---- repetition, newcomers

Past noted(RecentTexts& recent, const std::string& person, const std::string& text, TimeMs now) {
  return recent.note("r", person, code_points(text), now);
}

TEST(Repetition, OfOnePerson) {
  RecentTexts recent;
  const auto rules = compiled({rule_of(RuleKind::repetition, with([](auto& p) {
                                         p.window_s = 60;
                                         p.same_person = 3;
                                         p.least_length = 5;
                                       }))});
  const auto verdict = [&](const std::string& person, const std::string& text, TimeMs now) {
    return judged(*rules, text, {.now = now}, noted(recent, person, text, now)).verdict;
  };
  EXPECT_EQ(verdict("ana", "Achetez mes billets", 0), VerdictKind::allow);
  EXPECT_EQ(verdict("ana", "ACHETEZ mes billets !!!", 1'000), VerdictKind::allow);
  EXPECT_EQ(verdict("ben", "Achetez mes billets", 1'500), VerdictKind::allow) << "another person";
  EXPECT_EQ(verdict("ana", "achetez... mes billetssss", 2'000), VerdictKind::hold);
  EXPECT_EQ(verdict("ana", "Achetez mes billets", 70'000), VerdictKind::allow) << "the window is over";
  for (int i = 0; i < 5; ++i) EXPECT_EQ(verdict("cyr", "oui", 80'000 + i), VerdictKind::allow) << "too short";
}

TEST(Repetition, OfSimilarTextsByMany) {
  RecentTexts recent;
  const auto rules = compiled({rule_of(RuleKind::repetition, with([](auto& p) {
                                         p.window_s = 60;
                                         p.people = 3;
                                       }))});
  const std::string text = "Rejoignez tous notre serveur ce soir à vingt heures pour le grand concours ";
  const auto verdict = [&](const std::string& person, const std::string& said) {
    return judged(*rules, said, {.now = 5}, noted(recent, person, said, 5)).verdict;
  };
  EXPECT_EQ(verdict("ana", text + "1"), VerdictKind::allow);
  EXPECT_EQ(verdict("ana", text + "2"), VerdictKind::allow) << "still one person";
  EXPECT_EQ(verdict("ben", text + "é 3 !"), VerdictKind::allow);
  EXPECT_EQ(verdict("cyr", "Une tout autre question sur la cybersécurité et la formation"), VerdictKind::allow);
  EXPECT_EQ(verdict("dan", text + "xy"), VerdictKind::hold);
}

TEST(Repetition, WhatIsRememberedIsBounded) {
  RecentTexts recent;
  const std::string text = "la même phrase partout";
  for (std::size_t i = 0; i < 2 * bounds::texts_per_room; ++i) noted(recent, "p" + std::to_string(i), text, 1);
  EXPECT_EQ(noted(recent, "ana", text, 2).similar.size(), bounds::texts_per_room);
  for (std::size_t i = 0; i < 2 * bounds::rooms_remembered; ++i) {
    recent.note("room" + std::to_string(i), "ana", code_points(text), 3);
  }
  EXPECT_TRUE(noted(recent, "ana", text, 4).similar.empty()) << "the room that was silent longest is forgotten";
}

TEST(Newcomers, FirstTextsOfAYoungIdentity) {
  RecentTexts recent;
  const auto rules = compiled({rule_of(RuleKind::newcomer, with([](auto& p) {
                                         p.first = 2;
                                         p.younger_than_s = 300;
                                       }))});
  const auto verdict = [&](const std::string& person, Situation situation) {
    return judged(*rules, "bonjour", situation, noted(recent, person, "bonjour", 0)).verdict;
  };
  const Situation young{.trust = Trust::newcomer, .age_ms = 1'000};
  EXPECT_EQ(verdict("ana", young), VerdictKind::hold);
  EXPECT_EQ(verdict("ana", young), VerdictKind::hold);
  EXPECT_EQ(verdict("ana", young), VerdictKind::allow);
  EXPECT_EQ(verdict("ben", {.trust = Trust::trusted, .age_ms = 300'000}), VerdictKind::allow);
  EXPECT_EQ(verdict("cyr", {.trust = Trust::staff, .age_ms = 1'000}), VerdictKind::allow);
}

// ---- disguises

std::shared_ptr<const RuleSet> disguises(RuleAction action = RuleAction::hold) {
  return compiled({rule_of(RuleKind::disguise, with([](auto& p) {
                             p.marks = 4;
                             p.hidden = true;
                             p.mixed_scripts = true;
                           }),
                           action)});
}

TEST(Disguises, AreFound) {
  const auto rules = disguises();
  for (const auto& [why, text] :
       std::vector<std::pair<const char*, std::string>>{{"override", "abc \xE2\x80\xAE cba"},
                                                        {"isolate", "abc \xE2\x81\xA6 cba"},
                                                        {"zero-width space",
                                                         "ab\xE2\x80\x8B"
                                                         "c"},
                                                        {"word joiner",
                                                         "ab\xE2\x81\xA0"
                                                         "c"},
                                                        {"byte order mark",
                                                         "ab\xEF\xBB\xBF"
                                                         "c"},
                                                        {"joiner between Latin letters",
                                                         "ab\xE2\x80\x8D"
                                                         "c"},
                                                        {"non-joiner between Latin letters",
                                                         "ab\xE2\x80\x8C"
                                                         "c"},
                                                        {"left-to-right mark among Latin letters",
                                                         "ab\xE2\x80\x8E"
                                                         "c"},
                                                        {"Hangul filler",
                                                         "ab\xE3\x85\xA4"
                                                         "c"},
                                                        {"blank Braille",
                                                         "ab\xE2\xA0\x80"
                                                         "c"},
                                                        {"tags after a letter",
                                                         "ab\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF"
                                                         "c"},
                                                        {"five marks", "Z\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x86"},
                                                        {"Cyrillic in a Latin word", "un c\xD0\xBEurs"},
                                                        {"Greek in a Latin word", "un c\xCE\xBFurs"},
                                                        {"joiner after an emoji alone",
                                                         "🙂\xE2\x80\x8D"
                                                         "c"}}) {
    EXPECT_TRUE(finds(*rules, text)) << why;
  }
  EXPECT_EQ(found_in(*rules, "un cоurs et p\xE2\x80\x8Bis"), "un [cоurs] et p[\xE2\x80\x8B]is");
}

TEST(Disguises, RewritingTakesAwayWhatIsNotDrawnAndMasksTheRest) {
  const Judged said = judged(*disguises(RuleAction::rewrite),
                             "p\xE2\x80\x8B"
                             "as un cоurs Z\xCC\x81\xCC\x82\xCC\x83\xCC\x84\xCC\x86");
  EXPECT_EQ(said.verdict, VerdictKind::rewrite);
  EXPECT_EQ(said.text, "pas un ***** Z");
}

TEST(Disguises, WhatScriptsAndEmojiNeedPasses) {
  const auto rules = disguises();
  for (const char* text :
       {"👩‍👩‍👧‍👦 👩🏽‍💻 🏳️‍🌈 ❤️‍🔥 🧑🏾‍🤝‍🧑🏻 🇫🇷 "
        "1️⃣ "
        "🏴\xF3\xA0\x81\xA7\xF3\xA0\x81\xA2\xF3\xA0\x81\xA5\xF3\xA0\x81\xAE\xF3\xA0\x81\xA7\xF3\xA0\x81\xBF",
        "می‌خواهم بدانم", "نامه‌ای", "क्‍ष और क्‌ष",
        "ශ්‍රී ලංකා", "ভাষা র‍্যাব", "ក្រុម​ការងារ",
        "สวัสดี​ครับ", "שָׁלוֹם עֲלֵיכֶם", "مُحَمَّدٌ", "abc \xE2\x80\x8F שלום", "Phở bò, Nguyễn",
        "10 µm, Δt, kΩ, πr², α-test, λ-calcul", "C++ naïve cœur façade", "Привет, Linux!", "Ελληνικά και English",
        "soft\xC2\xADhyphen", "e\xCC\x81t\xC3\xA9"}) {
    EXPECT_EQ(found_in(*rules, text), text);
  }
}

// Ordinary sentences of 24 languages pass all rules that come with the hub.
TEST(ShippedRules, LetOrdinarySentencesOfManyScriptsPass) {
  const auto rules = compiled(shipped_rules());
  for (const char* text : {"Bonjour, à quelle heure commence la masterclass ?",
                           "Hello, will the slides be shared afterwards?",
                           "Xin chào, tôi muốn hỏi về khóa học",
                           "Merhaba, kayıt nasıl yapılır?",
                           "Καλημέρα, πότε αρχίζει;",
                           "Доброго дня, коли початок?",
                           "Здравствуйте, где можно записаться?",
                           "Բարև, ինչպե՞ս գրանցվել",
                           "გამარჯობა, როდის იწყება?",
                           "שלום, מתי זה מתחיל?",
                           "مرحبا، متى تبدأ الجلسة؟",
                           "سلام، چگونه ثبت‌نام کنم؟",
                           "नमस्ते, कार्यक्रम कब शुरू होगा?",
                           "নমস্কার, কখন শুরু হবে?",
                           "ਸਤ ਸ੍ਰੀ ਅਕਾਲ, ਕਦੋਂ ਸ਼ੁਰੂ ਹੋਵੇਗਾ?",
                           "વણક્કમ, ક્યારે શરૂ થશે?",
                           "வணக்கம், எப்போது தொடங்கும்?",
                           "నమస్కారం, ఎప్పుడు మొదలవుతుంది?",
                           "ನಮಸ್ಕಾರ, ಯಾವಾಗ ಪ್ರಾರಂಭ?",
                           "നമസ്കാരം, എപ്പോൾ തുടങ്ങും?",
                           "ආයුබෝවන්, කවදාද පටන් ගන්නේ?",
                           "สวัสดีครับ เริ่มกี่โมง",
                           "សួស្តី តើចាប់ផ្តើមម៉ោងប៉ុន្មាន?",
                           "မင်္ဂလာပါ ဘယ်အချိန်စမလဲ",
                           "ສະບາຍດີ ເລີ່ມຈັກໂມງ",
                           "ሰላም፣ መቼ ይጀምራል?",
                           "你好，请问什么时候开始？",
                           "こんにちは、何時に始まりますか？",
                           "안녕하세요, 언제 시작하나요?",
                           "ⴰⵣⵓⵍ, ⵎⴰⵏⵉ?"}) {
    EXPECT_EQ(judged(*rules, text, {.trust = Trust::newcomer}).verdict, VerdictKind::allow) << found_in(*rules, text);
  }
}

TEST(ShippedRules, HoldTelephoneNumbersAndMailAddresses) {
  const auto rules = compiled(shipped_rules());
  EXPECT_EQ(found_in(*rules, "appelez le 06 12 34 56 78 !"), "appelez le [06 12 34 56 78] !");
  EXPECT_EQ(found_in(*rules, "au +33 (0)6.12.34.56.78."), "au [+33 (0)6.12.34.56.78].");
  EXPECT_EQ(found_in(*rules, "à zoe.martin@exemple.fr svp"), "à [zoe.martin@exemple.fr] svp");
  for (const char* text : {"le 20/03/2027 à 09:30", "01 02 03 pommes", "réf. 2027-0612345678901", "10 000 000 000"}) {
    EXPECT_EQ(found_in(*rules, text), text);
  }
}

// ---- all together

TEST(RuleSets, TheStrongestDecides) {
  ModerationRule hold = words("alpha");
  ModerationRule mask = words("beta", "", RuleAction::rewrite);
  mask.id = "mask";
  ModerationRule reject = words("gamma", "", RuleAction::reject);
  reject.id = "reject";
  ModerationRule off = words("delta");
  off.id = "off";
  off.action = RuleAction::off;
  const auto rules = compiled({mask, hold, off, reject});
  EXPECT_EQ(judged(*rules, "delta").verdict, VerdictKind::allow);
  EXPECT_EQ(judged(*rules, "beta").text, "****");
  EXPECT_EQ(judged(*rules, "beta alpha").verdict, VerdictKind::hold);
  const Judged all = judged(*rules, "beta alpha gamma");
  EXPECT_EQ(all.verdict, VerdictKind::reject);
  EXPECT_EQ(all.findings.size(), 3U);

  const room::Verdict rejected = verdict_of(*rules, all, "beta alpha gamma");
  EXPECT_EQ(rejected.kind, room::Verdict::Kind::reject);
  EXPECT_EQ(rejected.reason, "règle words");
  ASSERT_TRUE(rejected.why);
  EXPECT_EQ(rejected.why->rule, "reject");
  EXPECT_EQ(rejected.why->version, 3);
  EXPECT_EQ(rejected.why->cause, protocol::Cause::word);
  EXPECT_EQ(rejected.why->spans, (std::vector<Span>{{11, 16}}));
  const room::Verdict masked = verdict_of(*rules, judged(*rules, "é beta"), "é beta");
  EXPECT_EQ(masked.text, "é ****");
  EXPECT_EQ(masked.why->original, "é beta");
  EXPECT_FALSE(verdict_of(*rules, judged(*rules, "rien"), "rien").why);
}

TEST(RuleSets, RulesHoldWithinTheirScope) {
  const auto verdict = [](Scope scope, const std::string& id, const Situation& situation) {
    ModerationRule rule = words("alpha");
    rule.scope = scope;
    rule.scope_id = id;
    return judged(*compiled({rule}), "alpha", situation).verdict == VerdictKind::hold;
  };
  const Situation here{.room = "r1", .session = "s1", .partner = "P1"};
  EXPECT_TRUE(verdict(Scope::hub, "", here));
  EXPECT_TRUE(verdict(Scope::event, "", here));
  EXPECT_TRUE(verdict(Scope::partner, "P1", here));
  EXPECT_FALSE(verdict(Scope::partner, "P2", here));
  EXPECT_TRUE(verdict(Scope::session, "s1", here));
  EXPECT_FALSE(verdict(Scope::session, "s2", here));
  EXPECT_TRUE(verdict(Scope::room, "r1", here));
  EXPECT_FALSE(verdict(Scope::room, "r2", here));
  EXPECT_FALSE(verdict(Scope::partner, "P1", {}));
  ModerationRule rule = words("alpha");
  rule.scope = Scope::room;
  EXPECT_EQ(problem_with(rule), "rule words: scope_id is missing");
  rule.scope = Scope::booth;
  EXPECT_EQ(problem_with(rule), "rule words: a booth has no rules of its own");
  rule = words("alpha");
  rule.title = " ";
  EXPECT_EQ(problem_with(rule), "rule words: it needs a title");
}

TEST(RuleSets, ExemptRolesAndPrivateConversations) {
  ModerationRule rule = words("alpha");
  rule.exempt = {protocol::Role::moderator, protocol::Role::speaker};
  const auto rules = compiled({rule, rule_of(RuleKind::newcomer, {})});
  EXPECT_EQ(judged(*rules, "alpha", {.role = protocol::Role::moderator, .trust = Trust::staff}).verdict,
            VerdictKind::allow);
  EXPECT_EQ(judged(*rules, "alpha", {.role = protocol::Role::organiser, .trust = Trust::staff}).verdict,
            VerdictKind::hold);
  // In a conversation of two nobody could approve a first message.
  const Situation talk{.kind = protocol::RoomKind::conversation, .trust = Trust::newcomer};
  EXPECT_EQ(judged(*rules, "bonjour", talk).verdict, VerdictKind::allow);
  EXPECT_EQ(judged(*rules, "alpha", talk).verdict, VerdictKind::hold);
}

TEST(RuleSets, WhatHasNoPlaceInATextCannotRewrite) {
  EXPECT_NE(problem_with(rule_of(RuleKind::newcomer, {}, RuleAction::rewrite)).find("cannot rewrite"),
            std::string::npos);
}

TEST(RuleSets, FiveThousandWordsAndTwoHundredPatternsTogether) {
  std::string list;
  for (int i = 0; i < 5'000; ++i)
    list += "mot" + std::string(1, static_cast<char>('a' + i % 26)) + "q" + std::to_string(i) + "z\n";
  std::string expressions;
  for (int i = 0; i < 200; ++i) expressions += "motif" + std::to_string(i) + "[a-z]{2,5}x\n";
  const auto rules = compiled({words(list), patterns(expressions)});
  EXPECT_EQ(judged(*rules, "motif199abx").findings.size(), 1U);
  EXPECT_FALSE(finds(*rules, "Une question tout à fait ordinaire sur la formation"));
}

}  // namespace
}  // namespace beffroi::moderation
