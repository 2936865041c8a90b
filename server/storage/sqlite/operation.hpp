// What waits for one of the threads of the SQLite storage.
#pragma once

#include <cstddef>
#include <functional>
#include <optional>
#include <utility>

#include "storage/sqlite/database.hpp"
#include "storage/storage.hpp"

namespace beffroi::storage::sqlite {

class Operation {
 public:
  virtual ~Operation() = default;

  virtual std::size_t bytes() const = 0;

  // Inside a transaction; may throw any std::exception, and is then taken back.
  virtual void run(Database& database) = 0;

  // Exactly one of the two, once, at the end: after the commit, or without one. They call back.
  virtual void succeed() noexcept = 0;
  virtual void fail(Unavailable reason) noexcept = 0;
};

// An operation that asks the database for an Answer.
template <class Answer>
class Question final : public Operation {
 public:
  using Ask = std::function<Answer(Database&)>;
  using OnAnswer = std::function<void(Result<Answer, Unavailable>)>;

  Question(Ask ask, OnAnswer done, std::size_t bytes) : ask_(std::move(ask)), done_(std::move(done)), bytes_(bytes) {}

  std::size_t bytes() const override { return bytes_; }
  void run(Database& database) override { answer_ = ask_(database); }
  void succeed() noexcept override { done_(std::move(*answer_)); }
  void fail(Unavailable reason) noexcept override { done_(Failure{std::move(reason)}); }

 private:
  Ask ask_;
  OnAnswer done_;
  std::size_t bytes_;
  std::optional<Answer> answer_;
};

}  // namespace beffroi::storage::sqlite
