#include "hosting/batch.hpp"

#include "hosting/bounds.hpp"

namespace beffroi::hosting {

void Batch::prepare(std::deque<FlushPtr>::const_iterator first, std::uint64_t from, std::uint64_t upto,
                    std::size_t audience, bool compressed) {
  clear();
  const auto last = first + static_cast<std::ptrdiff_t>(upto - from);
  std::size_t size = 0;
  bool superseded = false;
  for (auto flush = first; flush != last; ++flush) {
    note_channels(**flush);
    superseded = superseded || is_superseded(**flush);
    if (!(*flush)->quiet[audience] && !(*flush)->frames[audience].empty()) {
      ++frames_;
      size += (*flush)->frames_for(audience, compressed).size();
      only_ = *flush;
    }
  }
  std::ranges::sort(channels_);
  fits_ = !superseded && (frames_ <= 1 || size <= bounds::joined_bytes);
  if (frames_ == 1) {
    bytes_ = only_->frames_for(audience, compressed);
  } else if (fits_ && frames_ > 1) {
    only_.reset();
    joined_.reserve(size);
    for (auto flush = first; flush != last; ++flush) {
      if (!(*flush)->quiet[audience]) {
        joined_ += (*flush)->frames_for(audience, compressed);
      }
    }
    bytes_ = joined_;
  }
  from_ = from;
  upto_ = upto;
}

void Batch::note_channels(const Flush& flush) {
  for (const PersonalFrame& frame : flush.personal) {
    channels_.push_back(frame.channel.hash);
  }
  for (const ChannelChange& change : flush.channels) {
    channels_.push_back(channel_of_person(change.person).hash);
  }
}

void Batch::clear() {
  from_ = 1;
  upto_ = 0;
  missed_from_ = 0;
  frames_ = 0;
  fits_ = true;
  bytes_ = {};
  only_.reset();
  std::string().swap(joined_);
  channels_.clear();
}

}  // namespace beffroi::hosting
