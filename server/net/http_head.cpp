#include "net/http_head.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/parser.hpp>

#include "net/limits.hpp"

namespace beffroi::net {

namespace http = boost::beast::http;

bool read_head(std::string_view head, Request& request) {
  http::request_parser<http::empty_body> parser;
  parser.header_limit(kHeadBytes);
  parser.body_limit(kLargestBodyBytes);  // the connection holds the body to its route's limit
  parser.skip(true);
  boost::system::error_code error;
  const std::size_t used = parser.put(boost::asio::buffer(head.data(), head.size()), error);
  if (error || used != head.size() || !parser.is_header_done()) return false;
  const auto& message = parser.get();
  request.method = std::string(message.method_string());
  for (const auto& field : message) {
    request.headers.add(std::string(field.name_string()), std::string(field.value()));
  }
  const auto target = message.target();
  return read_target({target.data(), target.size()}, request);
}

}  // namespace beffroi::net
