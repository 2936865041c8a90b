#include "organiser/csv_columns.hpp"

#include <array>
#include <boost/json/object.hpp>
#include <boost/json/serialize.hpp>

#include "organiser/plain_text.hpp"

namespace beffroi::organiser {

namespace {

struct Heading {
  std::string_view folded;
  std::string_view meaning;
};

constexpr std::array headings{
    Heading{"identifiant", "id"},
    Heading{"id", "id"},
    Heading{"reference", "id"},
    Heading{"ref", "id"},
    Heading{"code", "id"},
    Heading{"uid", "id"},
    Heading{"guid", "id"},
    Heading{"externalid", "id"},
    Heading{"titre", "title"},
    Heading{"title", "title"},
    Heading{"intitule", "title"},
    Heading{"nom", "title"},
    Heading{"name", "title"},
    Heading{"nomdelevenement", "title"},
    Heading{"resume", "abstract"},
    Heading{"accroche", "abstract"},
    Heading{"chapo", "abstract"},
    Heading{"abstract", "abstract"},
    Heading{"description", "description"},
    Heading{"descriptif", "description"},
    Heading{"descriptionlongue", "description"},
    Heading{"details", "description"},
    Heading{"type", "kind"},
    Heading{"kind", "kind"},
    Heading{"format", "kind"},
    Heading{"typedevenement", "kind"},
    Heading{"categorie", "kind"},
    Heading{"category", "kind"},
    Heading{"theme", "theme"},
    Heading{"thematique", "theme"},
    Heading{"track", "theme"},
    Heading{"parcours", "theme"},
    Heading{"partenaire", "partner"},
    Heading{"partner", "partner"},
    Heading{"organisateur", "partner"},
    Heading{"organizer", "partner"},
    Heading{"organiser", "partner"},
    Heading{"structure", "partner"},
    Heading{"entreprise", "partner"},
    Heading{"company", "partner"},
    Heading{"ville", "town"},
    Heading{"commune", "town"},
    Heading{"town", "town"},
    Heading{"city", "town"},
    Heading{"lieu", "place"},
    Heading{"salle", "place"},
    Heading{"place", "place"},
    Heading{"venue", "place"},
    Heading{"room", "place"},
    Heading{"location", "place"},
    Heading{"nomdulieu", "place"},
    Heading{"adresse", "address"},
    Heading{"address", "address"},
    Heading{"lien", "online_url"},
    Heading{"lienenligne", "online_url"},
    Heading{"url", "online_url"},
    Heading{"visio", "online_url"},
    Heading{"lienvisio", "online_url"},
    Heading{"online", "online_url"},
    Heading{"onlineurl", "online_url"},
    Heading{"langue", "language"},
    Heading{"language", "language"},
    Heading{"lang", "language"},
    Heading{"debut", "starts_at"},
    Heading{"start", "starts_at"},
    Heading{"startsat", "starts_at"},
    Heading{"datedebut", "starts_at"},
    Heading{"datededebut", "starts_at"},
    Heading{"startdate", "starts_at"},
    Heading{"dateetheurededebut", "starts_at"},
    Heading{"fin", "ends_at"},
    Heading{"end", "ends_at"},
    Heading{"endsat", "ends_at"},
    Heading{"datefin", "ends_at"},
    Heading{"datedefin", "ends_at"},
    Heading{"enddate", "ends_at"},
    Heading{"dateetheuredefin", "ends_at"},
    Heading{"date", "date"},
    Heading{"jour", "date"},
    Heading{"day", "date"},
    Heading{"heure", "start_time"},
    Heading{"heuredebut", "start_time"},
    Heading{"heurededebut", "start_time"},
    Heading{"horaire", "start_time"},
    Heading{"horaires", "start_time"},
    Heading{"time", "start_time"},
    Heading{"starttime", "start_time"},
    Heading{"heurefin", "end_time"},
    Heading{"heuredefin", "end_time"},
    Heading{"endtime", "end_time"},
    Heading{"duree", "duration"},
    Heading{"duration", "duration"},
    Heading{"fuseau", "zone"},
    Heading{"fuseauhoraire", "zone"},
    Heading{"timezone", "zone"},
    Heading{"zone", "zone"},
    Heading{"intervenants", "speakers"},
    Heading{"intervenant", "speakers"},
    Heading{"intervenantes", "speakers"},
    Heading{"intervenantsetintervenantes", "speakers"},
    Heading{"speakers", "speakers"},
    Heading{"speaker", "speakers"},
    Heading{"orateurs", "speakers"},
    Heading{"public", "audience_note"},
    Heading{"publicvise", "audience_note"},
    Heading{"publiccible", "audience_note"},
    Heading{"audience", "audience_note"},
    Heading{"publicjeune", "young_audience"},
    Heading{"jeunepublic", "young_audience"},
    Heading{"mineurs", "young_audience"},
    Heading{"youngaudience", "young_audience"},
    Heading{"statut", "status"},
    Heading{"etat", "status"},
    Heading{"status", "status"},
    Heading{"enregistrement", "recording"},
    Heading{"recording", "recording"},
};

std::string_view meaning_of(std::string_view title) {
  const std::string folded = fold_name(title);
  for (const Heading& heading : headings)
    if (heading.folded == folded) return heading.meaning;
  return {};
}

}  // namespace

CsvColumns::CsvColumns(const CsvRow& header, ImportCollector& into) {
  for (const CsvCell& cell : header) {
    const std::string_view meaning = meaning_of(cell.text);
    const std::size_t column = titles_.size();
    titles_.push_back(one_line(cell.text));
    if (meaning.empty()) {
      if (!titles_.back().empty()) unknown_.push_back(column);
    } else if (!index_.emplace(meaning, column).second) {
      into.error(cell.at, ImportCode::duplicate_column, title_of(meaning), cell.text);
      usable_ = false;
    }
  }
  const Position at = header.front().at;
  const auto require = [&](bool present, std::string_view french, std::string_view english) {
    if (present) return;
    into.error(at, ImportCode::missing_column, into.options().language == Language::french ? french : english);
    usable_ = false;
  };
  require(has("id"), "Identifiant", "Id");
  require(has("title"), "Titre", "Title");
  require(has("starts_at") || (has("date") && has("start_time")), "Début", "Start");
}

CsvCell CsvColumns::cell(const CsvRow& row, std::string_view meaning) const {
  const auto found = index_.find(meaning);
  if (found == index_.end() || found->second >= row.size()) return {{}, row.front().at};
  const CsvCell& cell = row[found->second];
  return {std::string{trimmed(cell.text)}, cell.at};
}

std::string_view CsvColumns::title_of(std::string_view meaning) const {
  const auto found = index_.find(meaning);
  return found == index_.end() ? meaning : titles_[found->second];
}

std::string CsvColumns::unknown_of(const CsvRow& row) const {
  boost::json::object fields;
  for (const std::size_t column : unknown_) {
    if (column >= row.size()) continue;
    const std::string text = several_lines(row[column].text);
    if (!text.empty()) fields[titles_[column]] = text;
  }
  return fields.empty() ? std::string{} : boost::json::serialize(fields);
}

}  // namespace beffroi::organiser
