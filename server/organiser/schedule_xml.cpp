#include <expat.h>

#include <boost/json/array.hpp>
#include <memory>
#include <vector>

#include "organiser/import_limits.hpp"
#include "organiser/importers.hpp"
#include "organiser/plain_text.hpp"
#include "organiser/schedule_event.hpp"

namespace beffroi::organiser {

namespace {

using ParserHandle = std::unique_ptr<std::remove_pointer_t<XML_Parser>, decltype(&XML_ParserFree)>;

std::string_view attribute(const XML_Char** attributes, std::string_view name) {
  for (; *attributes != nullptr; attributes += 2)
    if (name == attributes[0]) return attributes[1];
  return {};
}

// Turns expat's calls into events. Callbacks come from C, so none may throw.
class XmlSchedule {
 public:
  XmlSchedule(XML_Parser parser, ImportCollector& into) : parser_(parser), into_(into), schedule_(into) {
    XML_SetUserData(parser_, this);
    XML_SetElementHandler(parser_, on_start, on_end);
    XML_SetCharacterDataHandler(parser_, on_text);
    XML_SetStartDoctypeDeclHandler(parser_, on_doctype);
  }

  void read(std::string_view text) {
    const auto status = XML_Parse(parser_, text.data(), static_cast<int>(text.size()), XML_TRUE);
    if (status != XML_STATUS_ERROR) {
      if (!saw_schedule_) into_.error({1, 1}, ImportCode::not_a_schedule, "<schedule>");
    } else if (!stopped_) {
      into_.error(here(), ImportCode::syntax, {}, XML_ErrorString(XML_GetErrorCode(parser_)));
    }
  }

 private:
  static void XMLCALL on_start(void* self, const XML_Char* name, const XML_Char** attributes) noexcept {
    static_cast<XmlSchedule*>(self)->start(name, attributes);
  }
  static void XMLCALL on_end(void* self, const XML_Char* name) noexcept { static_cast<XmlSchedule*>(self)->end(name); }
  static void XMLCALL on_text(void* self, const XML_Char* text, int length) noexcept {
    static_cast<XmlSchedule*>(self)->text_.append(text, static_cast<std::size_t>(length));
  }
  static void XMLCALL on_doctype(void* self, const XML_Char*, const XML_Char*, const XML_Char*, int) noexcept {
    static_cast<XmlSchedule*>(self)->stop(ImportCode::doctype_forbidden);
  }

  Position here() const {
    return {static_cast<std::size_t>(XML_GetCurrentLineNumber(parser_)),
            static_cast<std::size_t>(XML_GetCurrentColumnNumber(parser_)) + 1};
  }

  void stop(ImportCode code) {
    if (stopped_) return;
    into_.error(here(), code);
    stop();
  }
  void stop() {
    stopped_ = true;
    XML_StopParser(parser_, XML_FALSE);
  }

  void start(std::string_view name, const XML_Char** attributes) {
    if (stopped_) return;
    path_.emplace_back(name);
    text_.clear();
    if (path_.size() > limits::xml_depth) return stop(ImportCode::too_deep);
    if (path_.size() == 1 && name == "schedule") saw_schedule_ = true;
    if (path_.size() == 1 && name != "schedule") return stop(ImportCode::not_a_schedule);
    if (name == "day" && path_.size() == 2) day_ = attribute(attributes, "date");
    if (name == "room" && path_.size() == 3) room_ = attribute(attributes, "name");
    if (name == "event" && path_.size() == 4) start_event(attributes);
    if (name == "link" || name == "attachment") address_ = attribute(attributes, "href");
  }

  void start_event(const XML_Char** attributes) {
    event_ = ScheduleEvent{};
    event_.at = here();
    event_.guid = attribute(attributes, "guid");
    event_.id = attribute(attributes, "id");
    event_.code = attribute(attributes, "code");
  }

  void end(std::string_view name) {
    if (stopped_) return;
    const std::size_t depth = path_.size();
    if (depth == 3 && name == "time_zone_name") schedule_.use_zone(text_, here());
    if (depth >= 4 && path_[3] == "event") end_inside_event(name, depth);
    path_.pop_back();
    text_.clear();
  }

  void end_inside_event(std::string_view name, std::size_t depth) {
    if (depth == 4) return finish_event();
    if (depth == 5) return end_field(name);
    if (name == "person")
      event_.persons.push_back(text_);
    else if (name == "optout")
      event_.do_not_record = yes_or_no(text_).value_or(!trimmed(text_).empty());
    else if (name == "license" && !trimmed(text_).empty())
      event_.unknown["recording_license"] = trimmed(text_);
    else if ((name == "link" || name == "attachment") && !address_.empty())
      keep_link(path_[4]);
  }

  void end_field(std::string_view name) {
    if (std::string* member = text_member(event_, name))
      *member = text_;
    else if (name != "slug" && name != "recording" && !trimmed(text_).empty())  // a slug repeats title, room and time
      event_.unknown[name] = trimmed(text_);
  }

  void keep_link(const std::string& list) {
    auto& links = event_.unknown[list];
    if (!links.is_array()) links.emplace_array();
    links.get_array().push_back(boost::json::object{{"title", trimmed(text_)}, {"url", address_}});
  }

  void finish_event() {
    event_.day = day_;
    if (trimmed(event_.room).empty()) event_.room = room_;
    schedule_.add(std::move(event_));
    event_ = ScheduleEvent{};
    if (into_.full()) stop();
  }

  // Constant after construction.
  XML_Parser parser_;
  ImportCollector& into_;

  // Where the parser stands.
  ScheduleImport schedule_;
  std::vector<std::string> path_;
  std::string text_;
  std::string day_;
  std::string room_;
  std::string address_;
  ScheduleEvent event_;
  bool saw_schedule_ = false;
  bool stopped_ = false;
};

}  // namespace

void import_schedule_xml(std::string_view text, ImportCollector& into) {
  // The text is UTF-8 by now, whatever its declaration says.
  const ParserHandle parser{XML_ParserCreate("UTF-8"), &XML_ParserFree};
  if (!parser) return into.error({}, ImportCode::syntax, {}, "memory");
  XmlSchedule{parser.get(), into}.read(text);
}

}  // namespace beffroi::organiser
