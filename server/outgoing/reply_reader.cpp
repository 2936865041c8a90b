#include "outgoing/reply_reader.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>

#include <utility>

#include "outgoing/limits.hpp"

namespace beffroi::outgoing {

namespace http = boost::beast::http;

struct ReplyReader::Parser {
  http::response_parser<http::string_body> http;
};

ReplyReader::ReplyReader() : parser_(std::make_unique<Parser>()) {
  parser_->http.eager(true);
  parser_->http.header_limit(kReplyHeadBytes);
  parser_->http.body_limit(kReplyBytes);
}

ReplyReader::~ReplyReader() = default;

std::size_t ReplyReader::take(std::string_view bytes) {
  begun_ = begun_ || !bytes.empty();
  std::size_t taken = 0;
  while (state_ == State::more && taken < bytes.size()) {
    boost::system::error_code error;
    const std::string_view rest = bytes.substr(taken);
    const std::size_t step = parser_->http.put(boost::asio::const_buffer(rest.data(), rest.size()), error);
    taken += step;
    if (error == http::error::need_more) return taken;
    if (error) {
      state_ = State::broken;
    } else if (parser_->http.is_done()) {
      state_ = State::done;
    } else if (step == 0) {
      return taken;
    }
  }
  return taken;
}

void ReplyReader::end() {
  if (state_ != State::more) return;
  boost::system::error_code error;
  if (parser_->http.got_some()) parser_->http.put_eof(error);
  state_ = !error && parser_->http.is_done() ? State::done : State::broken;
}

Reply ReplyReader::reply() {
  auto message = parser_->http.release();
  return {static_cast<int>(message.result_int()), std::move(message.body())};
}

bool ReplyReader::keeps_connection() const {
  return parser_->http.keep_alive();
}

}  // namespace beffroi::outgoing
