#include "organiser/import_limits.hpp"
#include "unit/organiser/import_checks.hpp"

namespace beffroi::organiser {
namespace {

constexpr std::string_view header = "Identifiant;Titre;Début;Fin\n";

ImportResult import(std::string_view text, const ImportOptions& chosen = options()) {
  return import_programme(text, "programme.csv", chosen);
}

ImportResult import_row(std::string_view row, const ImportOptions& chosen = options()) {
  return import(std::string{header} + std::string{row}, chosen);
}

TEST(CsvImport, ReadsEveryColumnOfAFrenchTable) {
  const auto result = import(
      "\xEF\xBB\xBFIdentifiant;TITRE;Début;Fin;Type "
      "d'événement;Thème;Ville;Lieu;Adresse;Partenaire;Intervenants;Langue;Résumé;"
      "Description;Public jeune;Public visé;Statut;Enregistrement;Lien;Couleur\r\n"
      "S-1;\"Coder; à \"\"Lille\"\"\";20/03/2027 09:30;20/03/2027 11:00;Atelier;Formation;Lille;EuraTechnologies;165 "
      "avenue de "
      "Bretagne;Partenaire exemple 1;Intervenante exemple 1, Intervenant exemple 2;Français;Court;\"Ligne un\r\nLigne "
      "deux\";Oui;"
      "Collégiens;Provisoire;non;https://exemple.test/1;bleu\r\n");
  ASSERT_EQ(told(result.errors) + told(result.warnings), "");
  ASSERT_EQ(result.sessions.size(), 1u);
  const auto& session = result.sessions.front();
  EXPECT_EQ(session.source, "essai");
  EXPECT_EQ(session.external_id, "S-1");
  EXPECT_EQ(session.id, session_id("essai", "S-1"));
  EXPECT_EQ(session.title, "Coder; à \"Lille\"");
  EXPECT_EQ(times_of(session), "2027-03-20T08:30:00Z / 2027-03-20T10:00:00Z");
  EXPECT_EQ(session.zone, "Europe/Paris");
  EXPECT_EQ(session.kind, SessionKind::workshop);
  EXPECT_EQ(session.theme, "Formation");
  EXPECT_EQ(session.town, "Lille");
  EXPECT_EQ(session.place, "EuraTechnologies");
  EXPECT_EQ(session.address, "165 avenue de Bretagne");
  EXPECT_EQ(session.partner, "Partenaire exemple 1");
  EXPECT_EQ(session.speakers, (std::vector<std::string>{"Intervenante exemple 1", "Intervenant exemple 2"}));
  EXPECT_EQ(session.language, "fr");
  EXPECT_EQ(session.abstract, "Court");
  EXPECT_EQ(session.description, "Ligne un\nLigne deux");
  EXPECT_TRUE(session.young_audience);
  EXPECT_EQ(session.audience_note, "Collégiens");
  EXPECT_EQ(session.status, SessionStatus::tentative);
  EXPECT_FALSE(session.recording_allowed);
  EXPECT_EQ(session.online_url, "https://exemple.test/1");
  EXPECT_EQ(session.raw, R"({"Couleur":"bleu"})");
}

TEST(CsvImport, ReadsEnglishHeadersCommasAndTabs) {
  for (const std::string separator : {",", "\t"}) {
    std::string text = "id|title|start|end|kind\n1|Talk|2027-03-20 09:30|2027-03-20T10:30|keynote\n";
    for (char& c : text) c = c == '|' ? separator.front() : c;
    const auto result = import(text);
    ASSERT_EQ(told(result.errors), "");
    EXPECT_EQ(times_of(session_of(result, "1")), "2027-03-20T08:30:00Z / 2027-03-20T09:30:00Z");
    EXPECT_EQ(session_of(result, "1").kind, SessionKind::talk);
  }
}

TEST(CsvImport, FollowsExcelsSeparatorLineAndCountsItAsALine) {
  const auto result =
      import("sep=|\nid|title|start|end\n1|Titre, avec ; tout|20/03/2027 9h|20/03/2027 10h\n2||20/03/2027 9h|\n");
  EXPECT_EQ(told(result.errors), "4:1 missing_field");
}

TEST(CsvImport, ReadsAWindows1252FileWithAWarning) {
  const auto result = import(
      "Identifiant;Titre;D\xE9"
      "but;Fin\n1;M\xE9tiers d\x92"
      "avenir;20/03/2027 9h;20/03/2027 10h\n");
  EXPECT_EQ(told(result.errors), "");
  EXPECT_EQ(told(result.warnings), "1:20 assumed_windows_1252");
  EXPECT_EQ(session_of(result, "1").title, "Métiers d’avenir");
}

TEST(CsvImport, ReadsAUtf16FileAsExcelSavesUnicodeText) {
  const std::string narrow = "id\ttitle\tstart\tend\r\n1\tOui\t20/03/2027 9h\t20/03/2027 10h\r\n";
  std::string wide = "\xFF\xFE";
  for (const char c : narrow) {
    wide += c;
    wide += '\0';
  }
  EXPECT_EQ(session_of(import(wide), "1").title, "Oui");
}

struct Times {
  std::string_view columns;
  std::string_view cells;
  std::string_view expected;
};

TEST(CsvImport, ReadsTimesInEveryShapeTablesHave) {
  const std::vector<Times> cases{
      {"Début;Fin", "20/03/2027 à 9h30;20/03/2027 à 11h", "2027-03-20T08:30:00Z / 2027-03-20T10:00:00Z"},
      {"Début;Fin", "samedi 20 mars 2027 à 9 h 30;11:00", "2027-03-20T08:30:00Z / 2027-03-20T10:00:00Z"},
      {"Début;Fin", "1er avril 2027 9h;1er avril 2027 10h", "2027-04-01T07:00:00Z / 2027-04-01T08:00:00Z"},
      {"Début;Fin", "2027-03-20T09:30:00+02:00;2027-03-20T09:30:00Z", "2027-03-20T07:30:00Z / 2027-03-20T09:30:00Z"},
      {"Date;Heure de début;Heure de fin", "20/03/2027;9h30;11h", "2027-03-20T08:30:00Z / 2027-03-20T10:00:00Z"},
      {"Date;Horaires", "20.03.2027;de 9h30 à 11h", "2027-03-20T08:30:00Z / 2027-03-20T10:00:00Z"},
      {"Date;Horaire", "20/03/27;9h30-11h", "2027-03-20T08:30:00Z / 2027-03-20T10:00:00Z"},
      {"Date de début;Heure de début;Date de fin;Heure de fin", "20/03/2027;9h30;21/03/2027;11h",
       "2027-03-20T08:30:00Z / 2027-03-21T10:00:00Z"},
      {"Date;Début;Fin", "20/03/2027;9h30;11h", "2027-03-20T08:30:00Z / 2027-03-20T10:00:00Z"},
      {"Début;Durée", "20/03/2027 9h30;1h30", "2027-03-20T08:30:00Z / 2027-03-20T10:00:00Z"},
      {"Début;Durée", "20/03/2027 9h30;90 min", "2027-03-20T08:30:00Z / 2027-03-20T10:00:00Z"},
      {"Début;Fin", "20/03/2027 22:00;01:00", "2027-03-20T21:00:00Z / 2027-03-21T00:00:00Z"},
      // Summer time begins on 28 March 2027 at 2 in the morning; 02:30 does not exist and counts as 03:30.
      {"Début;Fin", "28/03/2027 01:30;28/03/2027 03:30", "2027-03-28T00:30:00Z / 2027-03-28T01:30:00Z"},
      {"Début;Fin", "28/03/2027 02:30;28/03/2027 04:00", "2027-03-28T01:30:00Z / 2027-03-28T02:00:00Z"},
      {"Début;Fin;Fuseau", "20/03/2027 09:30;20/03/2027 10:30;Europe/London",
       "2027-03-20T09:30:00Z / 2027-03-20T10:30:00Z"},
  };
  for (const Times& example : cases) {
    const auto result =
        import("Identifiant;Titre;" + std::string{example.columns} + "\n1;T;" + std::string{example.cells} + "\n");
    EXPECT_EQ(told(result.errors), "") << example.cells;
    if (!result.sessions.empty()) EXPECT_EQ(times_of(result.sessions.front()), example.expected) << example.cells;
  }
}

TEST(CsvImport, SaysLineColumnAndWhatToDo) {
  const auto result =
      import_row("1;Bon;20/03/2027 9h;20/03/2027 10h\n2;\"Sur\ndeux lignes\";31/02/2027 9h;20/03/2027 10h\n");
  ASSERT_EQ(told(result.errors), "4:14 bad_date");
  EXPECT_EQ(result.errors.front().message,
            "“Début” is not a date we can read (“31/02/2027 9h”): write DD/MM/YYYY HH:MM or YYYY-MM-DD HH:MM.");
  EXPECT_TRUE(result.sessions.empty()) << "a file with errors imports nothing";
  auto french = options();
  french.language = Language::french;
  EXPECT_EQ(import_row("1;T;hier;\n", french).errors.front().message,
            "« Début » n'est pas une date lisible (« hier ») : écrivez JJ/MM/AAAA HH:MM.");
}

TEST(CsvImport, CollectsAllErrorsOfAFile) {
  const auto result = import_row(
      ";Sans identifiant;20/03/2027 9h;20/03/2027 10h\n"
      "2;;20/03/2027 9h;20/03/2027 10h\n"
      "3;Sans heure;20/03/2027;20/03/2027 10h\n"
      "4;À l'envers;20/03/2027 11h;20/03/2027 10h\n"
      "5;Trop;20/03/2027 9h;20/03/2027 10h;cellule;\n"
      "6;Mois;03/20/2027 9h;\n"
      "7;Vide;;20/03/2027 10h\n"
      "8;Un;20/03/2027 9h;20/03/2027 10h\n"
      "8;Encore;20/03/2027 9h;20/03/2027 10h\n");
  EXPECT_EQ(told(result.errors),
            "2:1 missing_field\n3:1 missing_field\n4:14 missing_time\n5:29 end_before_start\n6:37 too_many_cells\n7:8 "
            "bad_date\n"
            "8:8 missing_field\n10:1 duplicate_id");
}

TEST(CsvImport, TakesTheGoodSessionsWhenAsked) {
  const auto result = import_row("1;Bon;20/03/2027 9h;20/03/2027 10h\n2;Mauvais;jamais;\n", options(true));
  EXPECT_EQ(told(result.errors), "3:11 bad_date");
  EXPECT_EQ(result.sessions.size(), 1u);
}

TEST(CsvImport, RefusesAHeaderItCannotUse) {
  EXPECT_EQ(told(import("Titre;Début\nT;20/03/2027 9h\n").errors), "1:1 missing_column");
  EXPECT_EQ(told(import("Id;Ville\n1;Lille\n").errors), "1:1 missing_column\n1:1 missing_column");
  EXPECT_EQ(told(import("Id;Titre;Title;Début\n1;a;b;20/03/2027 9h\n").errors), "1:10 duplicate_column");
  EXPECT_EQ(told(import("Id;Titre;Début\n\n \n").errors), "0:0 no_sessions");
}

TEST(CsvImport, SaysWhereAQuoteIsOpenOrBroken) {
  EXPECT_EQ(told(import_row("1;T;20/03/2027 9h;20/03/2027 10h\n2;\"jamais fermé;20/03/2027 9h;\n").errors),
            "3:3 syntax");
  EXPECT_EQ(told(import_row("1;\"a\" b;20/03/2027 9h;20/03/2027 10h\n").errors), "2:7 syntax");
}

TEST(CsvImport, WarnsAndTakesTheProtectiveSide) {
  const auto result = import(
      "Id;Titre;Début;Fin;Type;Statut;Public jeune;Enregistrement;Lien\n"
      "1;T;20/03/2027 9h;20/03/2027 10h;Dégustation;peut-être;certains;parfois;javascript:alert(1)\n"
      "2;T;20/03/2027 9h;;Dégustation;;;;\n");
  ASSERT_EQ(told(result.errors), "");
  EXPECT_EQ(
      told(result.warnings),
      "2:34 unknown_kind\n2:56 unknown_flag\n2:65 unknown_flag\n2:46 unknown_status\n2:1 bad_url\n3:1 end_assumed");
  const auto& session = session_of(result, "1");
  EXPECT_TRUE(session.young_audience);
  EXPECT_FALSE(session.recording_allowed);
  EXPECT_EQ(session.online_url, "");
  EXPECT_EQ(times_of(session_of(result, "2")), "2027-03-20T08:00:00Z / 2027-03-20T09:00:00Z");
}

TEST(CsvImport, KnowsTheKindsByTheWordsPeopleUse) {
  const std::vector<std::pair<std::string, SessionKind>> words{{"Masterclass", SessionKind::masterclass},
                                                               {"Jobs Connect", SessionKind::jobs_connect},
                                                               {"jobs_connect", SessionKind::jobs_connect},
                                                               {"Job-dating", SessionKind::jobs_connect},
                                                               {"Visite d'entreprise", SessionKind::visit},
                                                               {"Conférence", SessionKind::talk},
                                                               {"Table ronde", SessionKind::talk},
                                                               {"ATELIER", SessionKind::workshop},
                                                               {"Retour d'expérience", SessionKind::other},
                                                               {"Recrutement", SessionKind::other},
                                                               {"Session d'information", SessionKind::other},
                                                               {"", SessionKind::other}};
  for (const auto& [word, kind] : words) {
    const auto result = import("Id;Titre;Début;Fin;Type\n1;T;20/03/2027 9h;20/03/2027 10h;" + word + "\n");
    EXPECT_EQ(session_of(result, "1").kind, kind) << word;
  }
}

TEST(CsvImport, IsBounded) {
  std::string many{header};
  for (std::size_t i = 0; i <= limits::import_sessions; ++i)
    many += std::to_string(i) + ";T;20/03/2027 9h;20/03/2027 10h\n";
  EXPECT_EQ(told(import(many).errors), "5002:1 too_many_sessions");

  std::string wrong{header};
  for (std::size_t i = 0; i < limits::import_errors + 50; ++i) wrong += "1;T;jamais;\n";
  const auto result = import(wrong);
  EXPECT_EQ(result.errors.size(), limits::import_errors);
  EXPECT_EQ(result.errors_left_off, 50u);
  for (int i = 0; i < 10'000; ++i) wrong += "1;T;jamais;\n";
  EXPECT_EQ(import(wrong).errors_left_off, limits::import_errors_counted) << "the rest is not read";

  EXPECT_EQ(told(import(std::string(limits::import_file_bytes + 1, 'a')).errors), "0:0 file_too_large");
  EXPECT_EQ(told(import(std::string(200, ';') + "\n").errors), "1:100 too_many_columns");
}

TEST(CsvImport, ShortensWhatIsTooLongForTheWire) {
  const std::string title(3'000, 'x');
  const auto result = import_row("1;" + title + ";20/03/2027 9h;20/03/2027 10h\n");
  EXPECT_EQ(told(result.warnings), "2:1 text_shortened");
  EXPECT_LE(session_of(result, "1").title.size(), limits::title_bytes);
  const std::string id(limits::external_id_bytes + 1, 'x');
  EXPECT_EQ(told(import_row(id + ";T;20/03/2027 9h;20/03/2027 10h\n").errors), "2:1 too_long_id");
}

TEST(CsvImport, StripsControlAndDirectionCharacters) {
  const auto result = import_row("1;\x01Un\x7F titre\xE2\x80\xAE inversé\xC2\x85;20/03/2027 9h;20/03/2027 10h\n");
  EXPECT_EQ(session_of(result, "1").title, "Un titre inversé");
}

}  // namespace
}  // namespace beffroi::organiser
