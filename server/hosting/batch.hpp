// What nearly all members of an audience, of those who take compressed frames or of the others, miss at one moment of a
// pass, as one run of bytes: the frames of the flushes from `from` up to `upto`. Made once and written to each of them
// as it is; whoever is somewhere else in the ring, or has personal frames among them, is served one by one.
#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <deque>
#include <string>
#include <string_view>
#include <vector>

#include "hosting/flush.hpp"

namespace beffroi::hosting {

class Batch {
 public:
  bool covers(std::uint64_t from, std::uint64_t upto) const { return from == from_ && upto == upto_; }
  std::uint64_t upto() const { return upto_; }

  // Empty: these flushes say nothing to this audience. Good until the next prepare() or clear().
  std::string_view bytes() const { return bytes_; }
  std::size_t frames() const { return frames_; }

  // Not for a member with this channel of their own: frames or changes among the flushes may concern them.
  // `more`: the member has other channels too.
  bool may_concern(std::uint64_t own_channel, bool more) const {
    return !channels_.empty() && (more || std::ranges::binary_search(channels_, own_channel));
  }

  // False: they have to be written piece by piece, for joined they would be too large (bounds::joined_bytes); or
  // signals among them were superseded, and whoever misses them has to be told.
  bool fits() const { return fits_; }

  // Takes the flushes numbered `from` (`first` stands there) to before `upto`.
  void prepare(std::deque<FlushPtr>::const_iterator first, std::uint64_t from, std::uint64_t upto, std::size_t audience,
               bool compressed);

  // Whether it pays to prepare for members at `from`: the second in a row that is there says so.
  bool worthwhile(std::uint64_t from, std::uint64_t upto) {
    const bool again = upto != upto_ || missed_from_ == from;
    missed_from_ = from;
    return again;
  }

  // Covers nothing, and holds no bytes.
  void clear();

 private:
  void note_channels(const Flush& flush);

  std::uint64_t from_ = 1;
  std::uint64_t upto_ = 0;  // before `from_`: covers nothing
  std::uint64_t missed_from_ = 0;
  FlushPtr only_;  // a single flush is not copied
  std::string joined_;
  std::string_view bytes_;
  std::size_t frames_ = 0;
  bool fits_ = true;
  std::vector<std::uint64_t> channels_;  // sorted hashes of the channels that get frames, or whose person is concerned
};

}  // namespace beffroi::hosting
