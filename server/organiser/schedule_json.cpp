#include <boost/json/parser.hpp>
#include <boost/json/value.hpp>
#include <vector>

#include "organiser/import_limits.hpp"
#include "organiser/importers.hpp"
#include "organiser/plain_text.hpp"
#include "organiser/schedule_event.hpp"

namespace beffroi::organiser {

namespace {

namespace json = boost::json;

// Places of the events in a text that has already been parsed: they are the objects seven containers down,
// {schedule {conference {days [day {rooms {name [event. A parsed value does not know where it came from.
class EventPlaces {
 public:
  explicit EventPlaces(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
      const char c = text[i];
      step(c);
      if (in_string_) {
        if (c == '\\')
          step(text[++i]);
        else if (c == '"')
          in_string_ = false;
      } else if (c == '"') {
        in_string_ = true;
      } else if (c == '{' || c == '[') {
        if (c == '{' && containers_ == "{{{[{{[") places_.push_back(at_);
        containers_ += c;
      } else if ((c == '}' || c == ']') && !containers_.empty()) {
        containers_.pop_back();
      }
    }
  }

  const std::vector<Position>& all() const { return places_; }

 private:
  void step(char c) {
    if (started_ && last_ == '\n')
      at_ = {at_.line + 1, 1};
    else if (started_ && (static_cast<unsigned char>(c) & 0xC0) != 0x80)
      ++at_.column;
    started_ = true;
    last_ = c;
  }

  std::vector<Position> places_;
  std::string containers_;
  Position at_{1, 1};
  bool in_string_ = false;
  bool started_ = false;
  char last_ = 0;
};

const json::value* member(const json::value* of, std::string_view name) {
  const json::object* object = of == nullptr ? nullptr : of->if_object();
  return object == nullptr ? nullptr : object->if_contains(name);
}

// A text, a number, or a text in several languages ({"fr": ..., "en": ...}).
std::string text_of(const json::value* value) {
  if (value == nullptr) return {};
  if (const auto* text = value->if_string()) return std::string{text->data(), text->size()};
  if (const auto* number = value->if_int64()) return std::to_string(*number);
  if (const auto* number = value->if_uint64()) return std::to_string(*number);
  const auto* object = value->if_object();
  if (object == nullptr) return {};
  for (const std::string_view language : {"fr", "en"})
    if (const auto* chosen = object->if_contains(language); chosen != nullptr && chosen->is_string())
      return text_of(chosen);
  return object->empty() || !object->begin()->value().is_string() ? std::string{} : text_of(&object->begin()->value());
}

bool is_empty(const json::value& value) {
  return value.is_null() || (value.is_string() && value.get_string().empty()) ||
         (value.is_array() && value.get_array().empty()) || (value.is_object() && value.get_object().empty());
}

std::vector<std::string> persons_of(const json::value& value) {
  std::vector<std::string> names;
  const auto* persons = value.if_array();
  if (persons == nullptr) return names;
  for (const json::value& person : *persons) {
    std::string name = person.is_string() ? text_of(&person) : text_of(member(&person, "public_name"));
    if (name.empty()) name = text_of(member(&person, "name"));
    names.push_back(std::move(name));
  }
  return names;
}

ScheduleEvent read_event(const json::object& fields) {
  ScheduleEvent event;
  for (const auto& [key, value] : fields) {
    const std::string_view name{key.data(), key.size()};
    if (std::string* text = text_member(event, name))
      *text = text_of(&value);
    else if (name == "persons")
      event.persons = persons_of(value);
    else if (name == "do_not_record")
      event.do_not_record = !value.is_bool() || value.get_bool();
    else if (name != "slug" && !is_empty(value))  // a slug repeats title, room and time
      event.unknown[key] = value;
  }
  return event;
}

std::size_t count_events(const json::array& days) {
  std::size_t count = 0;
  for (const json::value& day : days)
    if (const auto* rooms = member(&day, "rooms"); rooms != nullptr && rooms->is_object())
      for (const auto& room : rooms->get_object())
        if (const auto* events = room.value().if_array())
          for (const json::value& event : *events) count += event.is_object();
  return count;
}

class JsonSchedule {
 public:
  JsonSchedule(std::string_view text, const json::array& days, ImportCollector& into) : into_(into), schedule_(into) {
    EventPlaces places{text};
    // A key that stands twice in an object makes the two counts differ; then no place is better than a wrong one.
    if (places.all().size() == count_events(days)) places_ = places.all();
  }

  void use_zone(const json::value* name) { schedule_.use_zone(text_of(name), {}); }

  void read(const json::array& days) {
    for (const json::value& day : days) {
      const auto* rooms = member(&day, "rooms");
      if (rooms == nullptr || !rooms->is_object()) {
        into_.error({}, ImportCode::not_a_schedule, "days[].rooms");
        continue;
      }
      for (const auto& [name, events] : rooms->get_object()) read_room(text_of(member(&day, "date")), name, events);
    }
  }

 private:
  void read_room(const std::string& day, std::string_view room, const json::value& events) {
    const auto* list = events.if_array();
    if (list == nullptr) return into_.error({}, ImportCode::not_a_schedule, room);
    for (const json::value& value : *list) {
      if (into_.full()) return;
      const auto* fields = value.if_object();
      if (fields == nullptr) {
        into_.error({}, ImportCode::not_a_schedule, room);
        continue;
      }
      ScheduleEvent event = read_event(*fields);
      event.at = next_ < places_.size() ? places_[next_] : Position{};
      ++next_;
      event.day = day;
      if (event.room.empty()) event.room = room;
      schedule_.add(std::move(event));
    }
  }

  ImportCollector& into_;
  ScheduleImport schedule_;
  std::vector<Position> places_;
  std::size_t next_ = 0;
};

}  // namespace

void import_schedule_json(std::string_view text, ImportCollector& into) {
  json::parse_options settings;
  settings.max_depth = limits::json_depth;
  json::parser parser{{}, settings};
  json::error_code failure;
  const std::size_t read = parser.write(text.data(), text.size(), failure);
  if (failure) {
    const bool deep = failure == json::error::too_deep;
    return into.error(position_at(text, read), deep ? ImportCode::too_deep : ImportCode::syntax, {}, failure.message());
  }
  const json::value root = parser.release();
  const json::value* conference = member(member(&root, "schedule"), "conference");
  const json::value* days = member(conference, "days");
  if (days == nullptr || !days->is_array())
    return into.error({}, ImportCode::not_a_schedule, "schedule.conference.days");
  JsonSchedule schedule{text, days->get_array(), into};
  schedule.use_zone(member(conference, "time_zone_name"));
  schedule.read(days->get_array());
}

}  // namespace beffroi::organiser
