// Bodies of the HTTP interface: reading requests, writing answers and refusals, and one transaction per request.
#pragma once

#include <concepts>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

#include "net/http.hpp"
#include "protocol/codec.hpp"
#include "protocol/errors.hpp"
#include "result.hpp"
#include "storage/storage.hpp"

namespace beffroi::app {

using protocol::ErrorCode;

struct RefusalFacts {
  std::string_view detail;               // {detail} of the sentence
  std::optional<std::int64_t> limit;     // {limit}
  std::optional<std::int64_t> retry_ms;  // {seconds}, rounded up, and Retry-After
};

// The error's sentence in English with the facts filled in.
std::string sentence(ErrorCode code, const RefusalFacts& facts);

// An ErrorBody with the status of the error.
net::Response refusal(ErrorCode code, const RefusalFacts& facts = {});
net::Response refusal(const protocol::DecodeError& error);

template <class T>
net::Response answer(const T& value) {
  return net::json_response(200, protocol::encoded(value));
}

// Has the body read by the codec; answers the refusal itself and gives nothing if it cannot be.
template <class Decode>
auto body_of(const net::Request& request, const net::Respond& respond, Decode decode)
    -> std::optional<std::remove_cvref_t<decltype(decode(std::string_view()).value())>> {
  auto decoded = decode(std::string_view(request.body));
  if (decoded.ok()) return std::move(decoded).value();
  respond(refusal(decoded.error()));
  return std::nullopt;
}

// A response, and what must happen between the commit and it.
struct Outcome {
  Outcome(net::Response given)
      : response(std::move(given)) {}  // NOLINT(google-explicit-constructor): most need no more
  Outcome(net::Response given, std::function<void()> after)
      : response(std::move(given)), after_commit(std::move(after)) {}

  net::Response response;
  std::function<void()> after_commit;
};

// Work gives an Outcome (or a net::Response) inside a transaction; without storage the client gets storage_unavailable.
template <std::invocable<storage::HubRecords&> Work>
void transact(storage::Storage& storage, net::Respond respond, Work work) {
  const auto outcome = [work = std::move(work)](storage::HubRecords& records) -> Outcome { return work(records); };
  storage::ask(storage, outcome, [respond = std::move(respond)](Result<Outcome, storage::Unavailable> done) {
    if (!done) return respond(refusal(ErrorCode::storage_unavailable));
    Outcome result = std::move(done).value();
    if (result.after_commit) result.after_commit();
    respond(std::move(result.response));
  });
}

// The same for reading.
template <std::invocable<const storage::HubRecords&> Look>
void look(storage::Storage& storage, net::Respond respond, Look look_at) {
  const auto response = [look_at = std::move(look_at)](const storage::HubRecords& records) -> net::Response {
    return look_at(records);
  };
  storage::look(storage, response, [respond = std::move(respond)](Result<net::Response, storage::Unavailable> done) {
    respond(done.ok() ? std::move(done).value() : refusal(ErrorCode::storage_unavailable));
  });
}

}  // namespace beffroi::app
