#include "organiser/import_messages.hpp"

#include <array>

#include "organiser/import_limits.hpp"
#include "organiser/plain_text.hpp"

namespace beffroi::organiser {

namespace {

struct Sentence {
  ImportCode code;
  std::string_view name;
  std::string_view french;
  std::string_view english;
};

using enum ImportCode;

constexpr std::array sentences{
    Sentence{file_too_large, "file_too_large", "Le fichier dépasse 8 Mo : partagez-le en plusieurs fichiers.",
             "The file is larger than 8 MB: split it into several files."},
    Sentence{empty_file, "empty_file", "Le fichier est vide : exportez de nouveau le programme.",
             "The file is empty: export the programme again."},
    Sentence{unknown_format, "unknown_format",
             "Ce fichier n'est ni un CSV, ni un schedule.json, ni un schedule.xml, ni un calendrier .ics : choisissez "
             "l'un de ces formats.",
             "This file is no CSV, schedule.json, schedule.xml or .ics calendar: choose one of these formats."},
    Sentence{bad_encoding, "bad_encoding", "Ces octets ne sont pas de l'UTF-8 : enregistrez le fichier en UTF-8.",
             "These bytes are not UTF-8: save the file as UTF-8."},
    Sentence{syntax, "syntax", "Le fichier est abîmé à cet endroit ({value}) : corrigez-le ou exportez-le de nouveau.",
             "The file is damaged here ({value}): correct it or export it again."},
    Sentence{doctype_forbidden, "doctype_forbidden",
             "Le fichier contient un DOCTYPE, ce qui est refusé : supprimez cette déclaration.",
             "The file has a DOCTYPE, which is refused: remove this declaration."},
    Sentence{too_deep, "too_deep",
             "Les éléments sont imbriqués trop profondément : ce n'est pas un programme, vérifiez le fichier.",
             "The elements are nested too deeply: this is not a programme, check the file."},
    Sentence{not_a_schedule, "not_a_schedule",
             "Il manque « {field} » : vérifiez que le fichier est bien un export de programme.",
             "“{field}” is missing: check that the file is the export of a programme."},
    Sentence{missing_column, "missing_column",
             "Il manque une colonne « {field} » : ajoutez-la dans la ligne d'en-tête.",
             "There is no column “{field}”: add it to the header line."},
    Sentence{duplicate_column, "duplicate_column",
             "Deux colonnes veulent dire « {field} » : renommez ou supprimez la colonne « {value} ».",
             "Two columns mean “{field}”: rename or remove the column “{value}”."},
    Sentence{too_many_columns, "too_many_columns",
             "La ligne a plus de 100 colonnes : supprimez celles qui ne servent pas.",
             "The line has more than 100 columns: remove those that are not needed."},
    Sentence{no_sessions, "no_sessions", "Le fichier ne contient aucune session : vérifiez que c'est le bon fichier.",
             "The file has no session: check that it is the right file."},
    Sentence{too_many_sessions, "too_many_sessions",
             "Le fichier contient plus de 5 000 sessions : partagez-le en plusieurs fichiers.",
             "The file has more than 5,000 sessions: split it into several files."},
    Sentence{too_many_repetitions, "too_many_repetitions",
             "Le fichier contient trop de répétitions : exportez seulement la semaine de l'événement.",
             "The file has too many repetitions: export only the week of the event."},
    Sentence{unknown_default_zone, "unknown_default_zone",
             "Le fuseau horaire « {value} » de l'événement n'existe pas : réglez par exemple « Europe/Paris ».",
             "The event's time zone “{value}” does not exist: set “Europe/Paris”, for example."},
    Sentence{too_many_cells, "too_many_cells",
             "La ligne a plus de cellules que d'en-têtes (« {value} » est de trop) : mettez entre guillemets le texte "
             "qui contient le séparateur.",
             "The line has more cells than headers (“{value}” is one too many): put the text that contains the "
             "separator in quotes."},
    Sentence{missing_field, "missing_field", "« {field} » est vide : remplissez ce champ.",
             "“{field}” is empty: fill in this field."},
    Sentence{bad_date, "bad_date", "« {field} » n'est pas une date lisible (« {value} ») : écrivez JJ/MM/AAAA HH:MM.",
             "“{field}” is not a date we can read (“{value}”): write DD/MM/YYYY HH:MM or YYYY-MM-DD HH:MM."},
    Sentence{missing_time, "missing_time",
             "« {field} » n'a pas d'heure (« {value} ») : ajoutez-la, par exemple 20/03/2027 09:30.",
             "“{field}” has no time (“{value}”): add it, for example 20/03/2027 09:30."},
    Sentence{bad_duration, "bad_duration",
             "« {field} » n'est pas une durée lisible (« {value} ») : écrivez par exemple 1h30 ou 01:30.",
             "“{field}” is not a duration we can read (“{value}”): write 1h30 or 01:30, for example."},
    Sentence{unknown_zone, "unknown_zone",
             "Le fuseau horaire « {value} » n'est pas connu : écrivez par exemple « Europe/Paris ».",
             "The time zone “{value}” is not known: write “Europe/Paris”, for example."},
    Sentence{end_before_start, "end_before_start", "La fin (« {value} ») est avant le début : corrigez l'une des deux.",
             "The end (“{value}”) is before the start: correct one of them."},
    Sentence{too_long, "too_long", "La session « {value} » dure plus de 31 jours : corrigez sa fin ou partagez-la.",
             "The session “{value}” lasts more than 31 days: correct its end or split it."},
    Sentence{duplicate_id, "duplicate_id",
             "L'identifiant « {value} » sert déjà à une autre session : donnez à chacune le sien.",
             "The identifier “{value}” is already used by another session: give each its own."},
    Sentence{too_long_id, "too_long_id", "L'identifiant « {value} » dépasse 200 octets : choisissez-en un plus court.",
             "The identifier “{value}” is longer than 200 bytes: choose a shorter one."},
    Sentence{assumed_windows_1252, "assumed_windows_1252",
             "Le fichier n'est pas en UTF-8 et a été lu comme Windows-1252 : vérifiez les accents.",
             "The file is not UTF-8 and was read as Windows-1252: check the accents."},
    Sentence{text_shortened, "text_shortened", "« {field} » est trop long et a été coupé : raccourcissez ce texte.",
             "“{field}” is too long and was cut: shorten this text."},
    Sentence{too_many_speakers, "too_many_speakers",
             "La session a plus de 50 intervenants : seuls les 50 premiers sont gardés.",
             "The session has more than 50 speakers: only the first 50 are kept."},
    Sentence{unknown_fields_dropped, "unknown_fields_dropped",
             "Les champs supplémentaires dépassent 8 Ko et n'ont pas été gardés : supprimez ceux qui ne servent pas.",
             "The additional fields are larger than 8 KB and were not kept: remove those that are not needed."},
    Sentence{unknown_kind, "unknown_kind",
             "Le type « {value} » n'est pas connu et devient « autre » : écrivez masterclass, jobs-connect, visite, "
             "conférence ou atelier.",
             "The kind “{value}” is not known and becomes “other”: write masterclass, jobs-connect, visit, talk or "
             "workshop."},
    Sentence{unknown_status, "unknown_status",
             "Le statut « {value} » n'est pas connu et devient « confirmé » : écrivez confirmé, provisoire ou annulé.",
             "The status “{value}” is not known and becomes “confirmed”: write confirmed, tentative or cancelled."},
    Sentence{unknown_flag, "unknown_flag",
             "« {field} » vaut « {value} » : écrivez oui ou non. Le réglage le plus protecteur a été pris.",
             "“{field}” is “{value}”: write yes or no. The more protective setting was taken."},
    Sentence{bad_url, "bad_url",
             "Le lien « {value} » n'a pas été gardé : écrivez une adresse qui commence par https://.",
             "The link “{value}” was not kept: write an address that begins with https://."},
    Sentence{end_assumed, "end_assumed", "La session « {value} » n'a pas de fin : une heure a été supposée.",
             "The session “{value}” has no end: one hour was assumed."},
    Sentence{
        slot_key_assumed, "slot_key_assumed",
        "La session n'a pas de « guid » : « {value} » sert d'identifiant. Demandez un export qui contient les guid.",
        "The session has no “guid”: “{value}” is its identifier. Ask for an export with guids."},
    Sentence{private_left_out, "private_left_out", "L'entrée « {value} » est privée et n'a pas été reprise.",
             "The entry “{value}” is private and was left out."},
    Sentence{recurrence_not_understood, "recurrence_not_understood",
             "La règle de répétition « {value} » n'est pas comprise : seule la première date est reprise, ajoutez les "
             "autres à la main.",
             "The repetition rule “{value}” is not understood: only the first date was taken, add the others by hand."},
    Sentence{recurrence_cut, "recurrence_cut",
             "L'entrée « {value} » se répète plus de 200 fois : seules les 200 premières dates sont reprises.",
             "The entry “{value}” repeats more than 200 times: only the first 200 dates were taken."},
    Sentence{recurrence_later_not_followed, "recurrence_later_not_followed",
             "Le changement de « {value} » vaut pour toutes les dates suivantes, mais seule cette date a été changée : "
             "vérifiez les suivantes.",
             "The change of “{value}” is meant for all later dates, but only this date was changed: check those that "
             "follow."},
    Sentence{older_version_left_out, "older_version_left_out",
             "Le fichier contient plusieurs versions de « {value} » : seule la plus récente est reprise.",
             "The file has several versions of “{value}”: only the newest was taken."},
};

constexpr bool in_order_of_codes() {
  for (std::size_t i = 0; i < sentences.size(); ++i)
    if (static_cast<std::size_t>(sentences[i].code) != i) return false;
  return static_cast<std::size_t>(older_version_left_out) + 1 == sentences.size();
}
static_assert(in_order_of_codes(), "one sentence per code, in the order of the enum");

std::string filled_in(std::string_view pattern, std::string_view field, std::string_view value) {
  std::string out;
  while (!pattern.empty()) {
    const bool is_field = pattern.starts_with("{field}");
    if (is_field || pattern.starts_with("{value}")) {
      out += is_field ? field : value;
      pattern.remove_prefix(7);
    } else {
      out += pattern.front();
      pattern.remove_prefix(1);
    }
  }
  return out;
}

}  // namespace

std::string_view name_of(ImportCode code) {
  return sentences[static_cast<std::size_t>(code)].name;
}

ImportError import_error(Position at, ImportCode code, std::string_view field, std::string_view value,
                         Language language) {
  const Sentence& sentence = sentences[static_cast<std::size_t>(code)];
  const std::string_view pattern = language == Language::french ? sentence.french : sentence.english;
  const auto quote = [](std::string_view text) { return shortened(one_line(text), limits::quote_bytes).text; };
  return {at.line, at.column, code, filled_in(pattern, quote(field), quote(value))};
}

}  // namespace beffroi::organiser
