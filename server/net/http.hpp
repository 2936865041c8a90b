// Requests and responses as values, and the promise to respond. Knows no socket and no parser.
#pragma once

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "result.hpp"

namespace beffroi::net {

struct Field {
  std::string name;
  std::string value;
};

// Header fields in the order of the wire; names compare without case.
class Fields {
 public:
  std::string_view get(std::string_view name) const;  // of the first one; empty when absent
  bool has(std::string_view name) const;
  void add(std::string name, std::string value);
  void set(std::string_view name, std::string value);  // in place of all others of that name
  auto begin() const { return fields_.begin(); }
  auto end() const { return fields_.end(); }

 private:
  std::vector<Field> fields_;
};

struct Request {
  std::string method;
  std::string target;                                           // as received
  std::string path;                                             // decoded; begins with '/'
  std::vector<std::pair<std::string, std::string>> query;       // decoded
  std::vector<std::pair<std::string, std::string>> parameters;  // what stood in the pattern's braces, decoded
  Fields headers;
  std::string body;
  std::string remote_address;  // of the client; taken from X-Forwarded-For only when a trusted proxy sent it
  bool is_tls = false;

  std::string_view parameter(std::string_view name) const;  // empty when the pattern has none of that name
  std::optional<std::string_view> query_value(std::string_view name) const;
  std::optional<std::string_view> cookie(std::string_view name) const;
};

// Splits and decodes a target into path and query. False: broken percent-encoding, a control character or an encoded
// slash in the path, or too many fields.
bool read_target(std::string_view target, Request& request);

// A file opened for reading; closed with the last reference.
class OpenFile {
 public:
  // The error is a sentence with the file's name.
  static Result<std::shared_ptr<const OpenFile>, std::string> open(const std::string& path);
  ~OpenFile();
  OpenFile(const OpenFile&) = delete;
  OpenFile& operator=(const OpenFile&) = delete;

  int descriptor() const { return descriptor_; }
  std::uint64_t size() const { return size_; }

 private:
  OpenFile(int descriptor, std::uint64_t size) : descriptor_(descriptor), size_(size) {}

  const int descriptor_;
  const std::uint64_t size_;
};

struct FileBody {
  std::shared_ptr<const OpenFile> file;
  std::uint64_t offset = 0;
  std::uint64_t length = 0;
};

using SharedBody = std::shared_ptr<const std::string>;  // for bytes that many responses share
using Body = std::variant<std::string, SharedBody, FileBody>;

std::uint64_t size_of(const Body& body);

// The connection adds Date, Content-Length, Connection and the security headers (a header set here wins over those).
// On a response to HEAD it leaves the body out.
struct Response {
  int status = 200;
  Fields headers;
  Body body;
};

Response json_response(int status, std::string json);
Response text_response(int status, std::string text);
// {"code":...,"message":...} as in protocol/schema/http.json (ErrorBody).
Response error_response(int status, std::string_view code, std::string_view message);

std::string_view reason_phrase(int status);

// Takes the one response to a request. Copyable; callable from any thread, even when the connection is gone; the second
// and later calls do nothing. When the last copy goes without a call, the client gets 500.
class Respond {
 public:
  explicit Respond(std::function<void(Response)> deliver);
  void operator()(Response response) const;

 private:
  class Promise;
  std::shared_ptr<Promise> promise_;
};

// Runs on the connection's I/O thread and must not block: slow work goes to another thread with the Respond.
using Handler = std::function<void(Request, Respond)>;

}  // namespace beffroi::net
