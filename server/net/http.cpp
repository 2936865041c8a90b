#include "net/http.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <algorithm>
#include <atomic>
#include <boost/json.hpp>
#include <cerrno>
#include <cstring>

#include "net/ascii.hpp"
#include "net/limits.hpp"

namespace beffroi::net {

namespace {

int hex_value(char c) {
  if (is_digit(c)) return c - '0';
  const char lower = to_lower(c);
  return lower >= 'a' && lower <= 'f' ? lower - 'a' + 10 : -1;
}

bool decode(std::string_view text, bool plus_is_space, std::string& out) {
  out.clear();
  for (std::size_t i = 0; i < text.size(); ++i) {
    char c = text[i];
    if (c == '%') {
      if (text.size() - i < 3) return false;
      const int high = hex_value(text[i + 1]), low = hex_value(text[i + 2]);
      if (high < 0 || low < 0) return false;
      c = static_cast<char>(high << 4 | low);
      i += 2;
      if (!plus_is_space && c == '/') return false;
    } else if (c == '+' && plus_is_space) {
      c = ' ';
    }
    if (static_cast<unsigned char>(c) < 0x20 && !plus_is_space) return false;
    out.push_back(c);
  }
  return true;
}

template <class Pairs>
const std::string* find_in(const Pairs& pairs, std::string_view name) {
  const auto found = std::find_if(pairs.begin(), pairs.end(), [&](const auto& pair) { return pair.first == name; });
  return found == pairs.end() ? nullptr : &found->second;
}

bool read_query(std::string_view query, Request& request) {
  if (query.empty()) return true;
  return for_each_part(query, '&', [&](std::string_view part) {
    if (part.empty()) return true;
    if (request.query.size() == kQueryFields) return false;
    const auto equals = part.find('=');
    std::pair<std::string, std::string> field;
    if (!decode(part.substr(0, equals), true, field.first)) return false;
    if (equals != std::string_view::npos && !decode(part.substr(equals + 1), true, field.second)) return false;
    request.query.push_back(std::move(field));
    return true;
  });
}

}  // namespace

std::string_view Fields::get(std::string_view name) const {
  for (const Field& field : fields_) {
    if (equal_ignoring_case(field.name, name)) return field.value;
  }
  return {};
}

bool Fields::has(std::string_view name) const {
  return std::any_of(begin(), end(), [&](const Field& field) { return equal_ignoring_case(field.name, name); });
}

void Fields::add(std::string name, std::string value) {
  fields_.push_back({std::move(name), std::move(value)});
}

void Fields::set(std::string_view name, std::string value) {
  std::erase_if(fields_, [&](const Field& field) { return equal_ignoring_case(field.name, name); });
  add(std::string(name), std::move(value));
}

std::string_view Request::parameter(std::string_view name) const {
  const std::string* found = find_in(parameters, name);
  return found ? std::string_view(*found) : std::string_view();
}

std::optional<std::string_view> Request::query_value(std::string_view name) const {
  const std::string* found = find_in(query, name);
  return found ? std::optional<std::string_view>(*found) : std::nullopt;
}

std::optional<std::string_view> Request::cookie(std::string_view name) const {
  std::optional<std::string_view> value;
  for (const Field& field : headers) {
    if (!equal_ignoring_case(field.name, "cookie")) continue;
    for_each_part(field.value, ';', [&](std::string_view pair) {
      const auto equals = pair.find('=');
      if (equals != std::string_view::npos && pair.substr(0, equals) == name) value = pair.substr(equals + 1);
      return !value;
    });
    if (value) break;
  }
  return value;
}

bool read_target(std::string_view target, Request& request) {
  request.target = target;
  const auto mark = target.find('?');
  if (!decode(target.substr(0, mark), false, request.path)) return false;
  return mark == std::string_view::npos || read_query(target.substr(mark + 1), request);
}

Result<std::shared_ptr<const OpenFile>, std::string> OpenFile::open(const std::string& path) {
  const auto failure = [&] { return Failure{"cannot read " + path + ": " + std::strerror(errno)}; };
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return failure();
  struct stat facts{};
  if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
    const auto outcome = S_ISREG(facts.st_mode) ? failure() : Failure{path + " is not a file"};
    ::close(descriptor);
    return outcome;
  }
  return std::shared_ptr<const OpenFile>(new OpenFile(descriptor, static_cast<std::uint64_t>(facts.st_size)));
}

OpenFile::~OpenFile() {
  ::close(descriptor_);
}

std::uint64_t size_of(const Body& body) {
  if (const auto* text = std::get_if<std::string>(&body)) return text->size();
  if (const auto* shared = std::get_if<SharedBody>(&body)) return *shared ? (*shared)->size() : 0;
  return std::get<FileBody>(body).length;
}

Response json_response(int status, std::string json) {
  Response response{status, {}, std::move(json)};
  response.headers.add("Content-Type", "application/json");
  response.headers.add("Cache-Control", "no-store");
  return response;
}

Response text_response(int status, std::string text) {
  Response response{status, {}, std::move(text)};
  response.headers.add("Content-Type", "text/plain; charset=utf-8");
  response.headers.add("Cache-Control", "no-store");
  return response;
}

Response error_response(int status, std::string_view code, std::string_view message) {
  const boost::json::object body{{"code", code}, {"message", message}};
  return json_response(status, boost::json::serialize(body));
}

std::string_view reason_phrase(int status) {
  switch (status) {
    case 100:
      return "Continue";
    case 101:
      return "Switching Protocols";
    case 200:
      return "OK";
    case 201:
      return "Created";
    case 202:
      return "Accepted";
    case 204:
      return "No Content";
    case 206:
      return "Partial Content";
    case 301:
      return "Moved Permanently";
    case 302:
      return "Found";
    case 303:
      return "See Other";
    case 304:
      return "Not Modified";
    case 400:
      return "Bad Request";
    case 401:
      return "Unauthorized";
    case 403:
      return "Forbidden";
    case 404:
      return "Not Found";
    case 405:
      return "Method Not Allowed";
    case 408:
      return "Request Timeout";
    case 409:
      return "Conflict";
    case 410:
      return "Gone";
    case 413:
      return "Content Too Large";
    case 415:
      return "Unsupported Media Type";
    case 417:
      return "Expectation Failed";
    case 422:
      return "Unprocessable Content";
    case 426:
      return "Upgrade Required";
    case 429:
      return "Too Many Requests";
    case 431:
      return "Request Header Fields Too Large";
    case 500:
      return "Internal Server Error";
    case 503:
      return "Service Unavailable";
    case 505:
      return "HTTP Version Not Supported";
    default:
      return "Status";
  }
}

class Respond::Promise {
 public:
  explicit Promise(std::function<void(Response)> deliver) : deliver_(std::move(deliver)) {}
  ~Promise() {
    fulfil(error_response(500, "internal", "Something went wrong in the hub. It has been noted; try again."));
  }
  Promise(const Promise&) = delete;
  Promise& operator=(const Promise&) = delete;

  void fulfil(Response response) {
    if (!called_.exchange(true)) deliver_(std::move(response));
  }

 private:
  const std::function<void(Response)> deliver_;
  std::atomic<bool> called_ = false;
};

Respond::Respond(std::function<void(Response)> deliver) : promise_(std::make_shared<Promise>(std::move(deliver))) {}

void Respond::operator()(Response response) const {
  promise_->fulfil(std::move(response));
}

}  // namespace beffroi::net
