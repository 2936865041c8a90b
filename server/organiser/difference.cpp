#include "organiser/difference.hpp"

#include <algorithm>
#include <array>
#include <map>

#include "organiser/import_limits.hpp"
#include "organiser/plain_text.hpp"
#include "organiser/utc_text.hpp"
#include "protocol/codec.hpp"

namespace beffroi::organiser {

namespace {

std::string joined(const std::vector<std::string>& names) {
  std::string text;
  for (const std::string& name : names) text += (text.empty() ? "" : "; ") + name;
  return text;
}

class FieldComparison {
 public:
  void field(std::string_view name, const std::string& before, const std::string& after) {
    if (before == after) return;
    const auto shown = [](const std::string& text) { return shortened(text, limits::shown_change_bytes).text; };
    changes_.push_back({std::string{name}, shown(before), shown(after)});
  }
  void flag(std::string_view name, bool before, bool after) {
    field(name, before ? "true" : "false", after ? "true" : "false");
  }
  std::vector<protocol::FieldChange> take() && { return std::move(changes_); }

 private:
  std::vector<protocol::FieldChange> changes_;
};

std::vector<protocol::FieldChange> changes(const ProgrammeSession& before, const ProgrammeSession& after) {
  FieldComparison compare;
  for (const TextField& text : text_fields()) compare.field(text.name, before.*text.member, after.*text.member);
  compare.field("kind", std::string{protocol::to_string(before.kind)}, std::string{protocol::to_string(after.kind)});
  compare.field("status", std::string{protocol::to_string(before.status)},
                std::string{protocol::to_string(after.status)});
  compare.field("starts_at", utc_text(before.starts_at), utc_text(after.starts_at));
  compare.field("ends_at", utc_text(before.ends_at), utc_text(after.ends_at));
  compare.field("speakers", joined(before.speakers), joined(after.speakers));
  compare.flag("young_audience", before.young_audience, after.young_audience);
  compare.flag("recording_allowed", before.recording_allowed, after.recording_allowed);
  return std::move(compare).take();
}

void warn_of_vanishing(Difference& difference, std::size_t current, bool french) {
  if (difference.cancelled.size() < 3 || difference.cancelled.size() * 2 < current) return;
  const std::string vanishing = std::to_string(difference.cancelled.size());
  const std::string all = std::to_string(current);
  difference.warnings.push_back(
      french ? vanishing + " sessions sur " + all +
                   " ne sont plus dans ce fichier et seraient annulées : vérifiez que c'est le bon."
             : vanishing + " of " + all +
                   " sessions are not in this file and would be cancelled: check that it is the right one.");
}

std::string quoted(const ProgrammeSession& session, bool french) {
  const std::string title = shortened(session.title, limits::quote_bytes).text;
  return french ? "« " + title + " »" : "“" + title + "”";
}

// "Online" is no room: any number of sessions fit in.
bool is_a_room(std::string_view place) {
  static constexpr std::array<std::string_view, 9> elsewhere{
      "", "enligne", "online", "visio", "visioconference", "adistance", "distanciel", "remote", "webinaire"};
  return std::find(elsewhere.begin(), elsewhere.end(), fold_name(place)) == elsewhere.end();
}

// Two sessions at once in one room of one town: each neighbour in time is compared with the latest end before it.
void warn_of_rooms_taken_twice(Difference& difference, std::span<const ProgrammeSession> incoming, bool french) {
  std::map<std::string, std::vector<const ProgrammeSession*>> by_place;
  for (const ProgrammeSession& session : incoming)
    if (is_a_room(session.place) && session.status != SessionStatus::cancelled)
      by_place[fold_name(session.town) + '/' + fold_name(session.place)].push_back(&session);
  for (auto& [place, sessions] : by_place) {
    std::sort(sessions.begin(), sessions.end(),
              [](const auto* a, const auto* b) { return a->starts_at < b->starts_at; });
    const ProgrammeSession* latest = nullptr;
    for (const ProgrammeSession* session : sessions) {
      if (latest != nullptr && session->starts_at < latest->ends_at) {
        if (difference.warnings.size() == limits::import_warnings) return;
        const std::string both = quoted(*latest, french) + (french ? " et " : " and ") + quoted(*session, french);
        difference.warnings.push_back(
            both + (french ? " ont lieu en même temps dans le même lieu (" : " are at the same time in one place (") +
            shortened(session->place, limits::quote_bytes).text + ").");
      }
      if (latest == nullptr || session->ends_at > latest->ends_at) latest = session;
    }
  }
}

ProgrammeSession with_next_sequence(ProgrammeSession session, std::int64_t stored) {
  session.sequence = std::max(session.sequence, stored + 1);
  return session;
}

}  // namespace

Difference difference(std::span<const ProgrammeSession> current, std::span<const ProgrammeSession> incoming,
                      Language language) {
  std::map<std::string_view, const ProgrammeSession*> stored;
  for (const ProgrammeSession& session : current) stored.emplace(session.external_id, &session);
  Difference result;
  for (const ProgrammeSession& session : incoming) {
    const auto found = stored.find(session.external_id);
    if (found == stored.end()) {
      result.added.push_back(session);
      continue;
    }
    auto fields = changes(*found->second, session);
    if (fields.empty())
      ++result.unchanged;
    else
      result.changed.push_back({with_next_sequence(session, found->second->sequence), std::move(fields)});
    stored.erase(found);
  }
  for (const ProgrammeSession& session : current) {
    if (!stored.contains(session.external_id)) continue;
    if (session.status == SessionStatus::cancelled) {
      ++result.unchanged;
      continue;
    }
    result.cancelled.push_back(with_next_sequence(session, session.sequence));
    result.cancelled.back().status = SessionStatus::cancelled;
  }
  const bool french = language == Language::french;
  warn_of_vanishing(result, current.size(), french);
  warn_of_rooms_taken_twice(result, incoming, french);
  return result;
}

std::vector<ProgrammeSession> upserts(const Difference& difference, TimeMs now) {
  std::vector<ProgrammeSession> sessions = difference.added;
  for (const SessionChange& change : difference.changed) sessions.push_back(change.after);
  sessions.insert(sessions.end(), difference.cancelled.begin(), difference.cancelled.end());
  for (ProgrammeSession& session : sessions) session.updated_at = now;
  return sessions;
}

protocol::ProgrammeItem programme_item(const ProgrammeSession& session) {
  protocol::ProgrammeItem item;
  item.id = session.id;
  item.title = session.title;
  item.abstract = session.abstract;
  item.kind = session.kind;
  item.theme = session.theme;
  item.partner = session.partner;
  item.town = session.town;
  item.place = session.place;
  item.language = session.language;
  item.starts_at = session.starts_at;
  item.ends_at = session.ends_at;
  item.speakers = session.speakers;
  item.status = session.status;
  item.young_audience = session.young_audience;
  if (!session.online_url.empty()) item.online_url = session.online_url;
  return item;
}

protocol::ImportProblem import_problem(const ImportError& error, bool warning) {
  return {static_cast<std::int64_t>(error.line), static_cast<std::int64_t>(error.column),
          std::string{name_of(error.code)}, error.message, warning};
}

protocol::ImportPlan import_plan(std::string plan_id, std::string_view source, const ImportResult& result,
                                 const Difference& difference) {
  protocol::ImportPlan plan;
  plan.plan = std::move(plan_id);
  plan.source = source;
  if (result.format) plan.format = name_of(*result.format);
  for (const ProgrammeSession& session : difference.added) plan.added.push_back(programme_item(session));
  for (const SessionChange& change : difference.changed)
    plan.changed.push_back({change.after.id, change.after.title, change.fields});
  for (const ProgrammeSession& session : difference.cancelled) plan.cancelled.push_back(programme_item(session));
  plan.unchanged = static_cast<std::int64_t>(difference.unchanged);
  for (const ImportError& error : result.errors) plan.warnings.push_back(import_problem(error, false));
  for (const ImportError& warning : result.warnings) plan.warnings.push_back(import_problem(warning, true));
  for (const std::string& warning : difference.warnings) plan.warnings.push_back({0, 0, "check_plan", warning, true});
  return plan;
}

}  // namespace beffroi::organiser
