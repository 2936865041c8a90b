// What a Loop is made of; for the .cpp files of this folder.
#pragma once

#include <boost/asio/executor_work_guard.hpp>
#include <boost/asio/io_context.hpp>

#include <thread>

#include "outgoing/loop.hpp"

namespace beffroi::outgoing {

namespace asio = boost::asio;

struct Loop::Parts {
  asio::io_context io{1};
  asio::executor_work_guard<asio::io_context::executor_type> work = asio::make_work_guard(io);
  std::thread thread;
};

}  // namespace beffroi::outgoing
