#include "organiser/import_collector.hpp"

#include <algorithm>
#include <array>

#include "organiser/import_limits.hpp"
#include "organiser/plain_text.hpp"
#include "protocol/codec.hpp"

namespace beffroi::organiser {

namespace {

template <class Value>
struct Word {
  std::string_view folded;
  Value value;
};

// Looked for inside the folded word, in this order: "atelier jobs connect" is a jobs-connect session. "Recrutement"
// alone is not here: it is a theme.
constexpr std::array<Word<SessionKind>, 34> kind_words{{
    {"masterclass", SessionKind::masterclass},
    {"jobsconnect", SessionKind::jobs_connect},
    {"jobconnect", SessionKind::jobs_connect},
    {"jobdating", SessionKind::jobs_connect},
    {"jobsdating", SessionKind::jobs_connect},
    {"forumemploi", SessionKind::jobs_connect},
    {"forumdelemploi", SessionKind::jobs_connect},
    {"sessionderecrutement", SessionKind::jobs_connect},
    {"recruitmentfair", SessionKind::jobs_connect},
    {"jobfair", SessionKind::jobs_connect},
    {"talentfair", SessionKind::jobs_connect},
    {"visite", SessionKind::visit},
    {"visit", SessionKind::visit},
    {"portesouvertes", SessionKind::visit},
    {"openday", SessionKind::visit},
    {"guidedtour", SessionKind::visit},
    {"atelier", SessionKind::workshop},
    {"workshop", SessionKind::workshop},
    {"handson", SessionKind::workshop},
    {"hackathon", SessionKind::workshop},
    {"tutorial", SessionKind::workshop},
    {"tutoriel", SessionKind::workshop},
    {"conference", SessionKind::talk},
    {"keynote", SessionKind::talk},
    {"talk", SessionKind::talk},
    {"lecture", SessionKind::talk},
    {"podium", SessionKind::talk},
    {"panel", SessionKind::talk},
    {"tableronde", SessionKind::talk},
    {"webinaire", SessionKind::talk},
    {"webinar", SessionKind::talk},
    {"pleniere", SessionKind::talk},
    {"autre", SessionKind::other},
    {"other", SessionKind::other},
}};

constexpr std::array<Word<SessionStatus>, 19> status_words{{
    {"nonconfirm", SessionStatus::tentative}, {"notconfirm", SessionStatus::tentative},
    {"unconfirm", SessionStatus::tentative},  {"annul", SessionStatus::cancelled},
    {"cancel", SessionStatus::cancelled},     {"supprim", SessionStatus::cancelled},
    {"tentative", SessionStatus::tentative},  {"provisoire", SessionStatus::tentative},
    {"aconfirmer", SessionStatus::tentative}, {"brouillon", SessionStatus::tentative},
    {"draft", SessionStatus::tentative},      {"option", SessionStatus::tentative},
    {"confirm", SessionStatus::confirmed},    {"valid", SessionStatus::confirmed},
    {"publi", SessionStatus::confirmed},      {"complet", SessionStatus::confirmed},
    {"full", SessionStatus::confirmed},       {"maintenu", SessionStatus::confirmed},
    {"scheduled", SessionStatus::confirmed},
}};

constexpr std::array<Word<bool>, 14> flag_words{{{"oui", true},
                                                 {"o", true},
                                                 {"yes", true},
                                                 {"y", true},
                                                 {"true", true},
                                                 {"vrai", true},
                                                 {"1", true},
                                                 {"x", true},
                                                 {"non", false},
                                                 {"n", false},
                                                 {"no", false},
                                                 {"false", false},
                                                 {"faux", false},
                                                 {"0", false}}};

constexpr std::array<Word<std::string_view>, 12> language_words{{{"francais", "fr"},
                                                                 {"french", "fr"},
                                                                 {"anglais", "en"},
                                                                 {"english", "en"},
                                                                 {"allemand", "de"},
                                                                 {"german", "de"},
                                                                 {"neerlandais", "nl"},
                                                                 {"dutch", "nl"},
                                                                 {"deutsch", "de"},
                                                                 {"espagnol", "es"},
                                                                 {"spanish", "es"},
                                                                 {"lsf", "fsl"}}};

template <class Value, std::size_t count>
std::optional<Value> first_inside(const std::array<Word<Value>, count>& words, const std::string& folded) {
  for (const auto& word : words)
    if (folded.find(word.folded) != std::string::npos) return word.value;
  return std::nullopt;
}

template <class Value, std::size_t count>
std::optional<Value> exactly(const std::array<Word<Value>, count>& words, const std::string& folded) {
  for (const auto& word : words)
    if (folded == word.folded) return word.value;
  return std::nullopt;
}

bool is_web_address(std::string_view url) {
  const std::string folded = fold(url.substr(0, 8));
  const bool web = folded.starts_with("https://") || folded.starts_with("http://");
  return web && url.find_first_of(" \"<>\\^`{|}") == std::string_view::npos && url.size() > 10;
}

std::string cleaned(std::string_view field, std::string_view text) {
  if (field == "online_url" || field == "zone") return one_line(text);
  const bool long_text = field == "abstract" || field == "description" || field == "audience_note";
  const std::string plain = without_markup(text);
  return long_text ? several_lines(plain) : one_line(plain);
}

}  // namespace

std::optional<SessionKind> kind_of(std::string_view word) {
  if (const auto own = protocol::parse_session_kind(word)) return own;
  return first_inside(kind_words, fold_name(word));
}

std::optional<SessionStatus> status_of(std::string_view word) {
  return first_inside(status_words, fold_name(word));
}

std::optional<bool> yes_or_no(std::string_view word) {
  return exactly(flag_words, fold_name(word));
}

std::string language_code(std::string_view word) {
  const std::string folded = fold_name(word);
  if (const auto named = exactly(language_words, folded)) return std::string{*named};
  const std::string code = fold(trimmed(word));
  const std::size_t letters = std::min(code.find_first_of("-_"), code.size());
  const bool plain = std::all_of(code.begin(), code.begin() + static_cast<std::ptrdiff_t>(letters),
                                 [](char c) { return c >= 'a' && c <= 'z'; });
  return plain && (letters == 2 || letters == 3) ? code.substr(0, letters) : one_line(word);
}

void ImportCollector::error(Position at, ImportCode code, std::string_view field, std::string_view value) {
  if (result_.errors.size() < limits::import_errors)
    result_.errors.push_back(import_error(at, code, field, value, options_.language));
  else if (++result_.errors_left_off >= limits::import_errors_counted)
    full_ = true;
}

void ImportCollector::warn(Position at, ImportCode code, std::string_view field, std::string_view value) {
  if (result_.warnings.size() == limits::import_warnings)
    ++result_.warnings_left_off;
  else
    result_.warnings.push_back(import_error(at, code, field, value, options_.language));
}

SessionKind ImportCollector::kind_or_other(std::string_view word, Position at) {
  if (fold_name(word).empty()) return SessionKind::other;
  const auto kind = kind_of(word);
  if (!kind && unknown_kinds_.size() < limits::import_warnings && unknown_kinds_.insert(fold_name(word)).second)
    warn(at, ImportCode::unknown_kind, {}, word);
  return kind.value_or(SessionKind::other);
}

void ImportCollector::clean(ProgrammeSession& session, Position at) {
  session.source = options_.source;
  session.external_id = one_line(session.external_id);
  session.id = session_id(session.source, session.external_id);
  if (session.zone.empty()) session.zone = options_.zone;
  session.language = language_code(session.language);
  for (const TextField& field : text_fields()) {
    if (field.name == "raw") continue;
    // Cut once before the costly part, with room for markup, and once after it.
    const Shortened whole = shortened(session.*field.member, 8 * field.longest);
    Shortened text = shortened(cleaned(field.name, whole.text), field.longest);
    if (whole.cut || text.cut) warn(at, ImportCode::text_shortened, field.name);
    session.*field.member = std::move(text.text);
  }
  std::vector<std::string> names;
  for (const std::string& speaker : session.speakers) {
    std::string name = shortened(one_line(without_markup(speaker)), limits::name_bytes).text;
    if (!name.empty() && std::find(names.begin(), names.end(), name) == names.end()) names.push_back(std::move(name));
    if (names.size() > limits::speakers) break;
  }
  if (names.size() > limits::speakers) {
    warn(at, ImportCode::too_many_speakers);
    names.resize(limits::speakers);
  }
  session.speakers = std::move(names);
  if (!session.online_url.empty() && !is_web_address(session.online_url)) {
    warn(at, ImportCode::bad_url, {}, session.online_url);
    session.online_url.clear();
  }
  if (session.raw.size() > limits::raw_bytes) {
    warn(at, ImportCode::unknown_fields_dropped);
    session.raw.clear();
  }
}

bool ImportCollector::check(const ProgrammeSession& session, Position at) {
  const std::size_t errors = result_.errors.size() + result_.errors_left_off;
  if (session.external_id.empty()) error(at, ImportCode::missing_field, "id");
  if (session.title.empty()) error(at, ImportCode::missing_field, "title");
  if (session.external_id.size() > limits::external_id_bytes)
    error(at, ImportCode::too_long_id, {}, session.external_id);
  if (session.ends_at < session.starts_at)
    error(at, ImportCode::end_before_start, {}, session.title);
  else if (session.ends_at - session.starts_at > limits::session_duration_ms)
    error(at, ImportCode::too_long, {}, session.title);
  if (ids_.contains(session.id)) error(at, ImportCode::duplicate_id, {}, session.external_id);
  return result_.errors.size() + result_.errors_left_off == errors;
}

void ImportCollector::add(ProgrammeSession session, Position at) {
  if (full_) return;
  if (++offered_ > limits::import_sessions) {
    error(at, ImportCode::too_many_sessions);
    full_ = true;
    return;
  }
  clean(session, at);
  if (!check(session, at)) return;
  ids_.insert(session.id);
  result_.sessions.push_back(std::move(session));
}

ImportResult ImportCollector::finish(std::optional<ProgrammeFormat> format) && {
  if (result_.sessions.empty() && result_.errors.empty()) error({}, ImportCode::no_sessions);
  result_.format = format;
  if (!result_.errors.empty() && !options_.accept_partial) result_.sessions.clear();
  return std::move(result_);
}

}  // namespace beffroi::organiser
