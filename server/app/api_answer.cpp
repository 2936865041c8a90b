#include "app/api_answer.hpp"

namespace beffroi::app {
namespace {

void fill(std::string& text, std::string_view mark, std::string_view value) {
  const std::size_t at = text.find(mark);
  if (at != std::string::npos) text.replace(at, mark.size(), value);
}

std::string seconds_of(std::int64_t ms) {
  return std::to_string((ms + 999) / 1000);
}

}  // namespace

std::string sentence(ErrorCode code, const RefusalFacts& facts) {
  std::string text(protocol::info(code).en);
  fill(text, "{detail}", facts.detail.empty() ? "it is not as it should be" : facts.detail);
  fill(text, "{limit}", facts.limit ? std::to_string(*facts.limit) : "few");
  fill(text, "{seconds}", facts.retry_ms ? seconds_of(*facts.retry_ms) : "a few");
  return text;
}

net::Response refusal(ErrorCode code, const RefusalFacts& facts) {
  const protocol::ErrorBody body{
      .code = code, .message = sentence(code, facts), .retry_ms = facts.retry_ms, .problems = std::nullopt};
  net::Response response = net::json_response(protocol::info(code).http_status, protocol::encoded(body));
  if (facts.retry_ms) response.headers.add("Retry-After", seconds_of(*facts.retry_ms));
  return response;
}

net::Response refusal(const protocol::DecodeError& error) {
  std::string detail = error.detail;
  if (!error.where.empty()) detail = error.where + ": " + detail;
  return refusal(error.code, {.detail = detail, .limit = error.limit, .retry_ms = std::nullopt});
}

}  // namespace beffroi::app
