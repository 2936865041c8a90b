#include "outgoing/loop.hpp"

#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>

#include <utility>

#include "outgoing/loop_parts.hpp"

namespace beffroi::outgoing {

Loop::Loop() : parts_(std::make_unique<Parts>()) {
  parts_->thread = std::thread([io = &parts_->io] { io->run(); });
}

Loop::~Loop() {
  stop();
}

void Loop::post(std::function<void()> task) {
  asio::post(parts_->io, std::move(task));
}

void Loop::after(std::chrono::milliseconds delay, std::function<void()> task) {
  auto timer = std::make_shared<asio::steady_timer>(parts_->io, delay);
  timer->async_wait([timer, task = std::move(task)](const boost::system::error_code& error) {
    if (!error) task();
  });
}

void Loop::stop() {
  if (!parts_->thread.joinable()) return;
  parts_->work.reset();
  parts_->io.stop();
  parts_->thread.join();
}

}  // namespace beffroi::outgoing
