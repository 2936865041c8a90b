#include "net/response_head.hpp"

#include <array>
#include <ctime>
#include <string_view>

namespace beffroi::net {

namespace {

bool has_body(int status) {
  return status >= 200 && status != 204 && status != 304;
}

// RFC 9110 IMF-fixdate, made once per second and thread.
std::string_view http_date() {
  thread_local std::time_t made_at = 0;
  thread_local std::array<char, 32> text{};
  thread_local std::size_t size = 0;
  const std::time_t now = std::time(nullptr);
  if (now != made_at) {
    std::tm parts{};
    gmtime_r(&now, &parts);
    size = std::strftime(text.data(), text.size(), "%a, %d %b %Y %H:%M:%S GMT", &parts);
    made_at = now;
  }
  return {text.data(), size};
}

void append_field(std::string& head, std::string_view name, std::string_view value) {
  if (name.find_first_of("\r\n") != std::string_view::npos || value.find_first_of("\r\n") != std::string_view::npos)
    return;
  head.append(name).append(": ").append(value).append("\r\n");
}

}  // namespace

std::string response_head(const Response& response, const SecurityHeaders& security, bool keep_alive) {
  std::string head;
  head.reserve(1024);
  head.append("HTTP/1.1 ").append(std::to_string(response.status)).append(" ");
  head.append(reason_phrase(response.status)).append("\r\n");
  append_field(head, "Date", http_date());
  for (const Field& field : response.headers) append_field(head, field.name, field.value);
  if (has_body(response.status)) append_field(head, "Content-Length", std::to_string(size_of(response.body)));
  append_field(head, "Connection", keep_alive ? "keep-alive" : "close");
  security.append_missing(head, response.headers);
  head.append("\r\n");
  return head;
}

}  // namespace beffroi::net
