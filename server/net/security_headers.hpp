// What every response says to the browser about trust: no third party, no frames,
// no sniffing, no referrer, no powerful features but those the studio and the stage need.
#pragma once

#include <string>
#include <vector>

#include "net/http.hpp"

namespace beffroi::net {

class SecurityHeaders {
 public:
  // `media_origins`: where live streams may come from, besides the hub ("https://stream.example").
  // `is_https`: browsers reach the hub by https (itself or through a proxy): adds Strict-Transport-Security.
  SecurityHeaders(const std::vector<std::string>& media_origins, bool is_https);

  // Appends those that `given` does not have, each as a header line.
  void append_missing(std::string& head, const Fields& given) const;

 private:
  std::vector<Field> fields_;
};

}  // namespace beffroi::net
