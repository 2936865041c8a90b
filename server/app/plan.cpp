#include "app/plan.hpp"

#include <ostream>

#include "app/file_import.hpp"
#include "app/import_options.hpp"
#include "app/open_storage.hpp"
#include "organiser/utc_text.hpp"

namespace beffroi::app {
namespace {

void print_session(const char* sign, const storage::ProgrammeSession& session, std::ostream& out) {
  out << sign << ' ' << organiser::utc_text(session.starts_at) << "  " << session.title;
  if (!session.place.empty()) out << "  (" << session.place << ")";
  out << "  [" << session.external_id << "]\n";
}

void print_plan(const PlannedImport& plan, const FileImport& file, std::ostream& out) {
  const organiser::Difference& difference = plan.difference;
  for (const auto& session : difference.added) print_session("+", session, out);
  for (const auto& change : difference.changed) {
    print_session("~", change.after, out);
    for (const auto& field : change.fields)
      out << "    " << field.field << ": \"" << field.before << "\" -> \"" << field.after << "\"\n";
  }
  for (const auto& session : difference.cancelled) print_session("-", session, out);
  for (const std::string& line : problem_lines(file, file.read.warnings)) out << "! " << line << "\n";
  for (const std::string& warning : difference.warnings) out << "! " << warning << "\n";
  out << plan.format << ": " << difference.added.size() << " added, " << difference.changed.size() << " changed, "
      << difference.cancelled.size() << " cancelled, " << difference.unchanged << " unchanged\n";
}

}  // namespace

int run_plan(const Arguments& arguments, std::ostream& out, std::ostream& errors) {
  const auto file = read_programme_file(arguments.file, import_options_of(arguments.config, arguments.source));
  if (!file) {
    errors << file.error() << "\n";
    return 2;
  }
  if (!file->read.ok()) {
    for (const std::string& line : problem_lines(file.value(), file->read.errors)) errors << line << "\n";
    errors << "Nothing was imported. Mend these lines and try again.\n";
    return 1;
  }
  auto storage = open_storage(arguments.config);
  if (!storage) {
    errors << storage.error() << "\n";
    return 2;
  }
  const auto plan = plan_file(*storage.value(), file.value(), arguments.source);
  if (!plan) {
    errors << plan.error() << "\n";
    return 2;
  }
  print_plan(plan.value(), file.value(), out);
  if (!arguments.apply) return 0;
  const auto applied = apply_file(*storage.value(), plan.value());
  if (!applied) {
    errors << applied.error() << "\n";
    return 2;
  }
  out << "Applied.\n";
  return 0;
}

}  // namespace beffroi::app
