// The figures of hosting under their public names.
#pragma once

#include "hosting/gateway.hpp"
#include "observe/metrics.hpp"

namespace beffroi::app {

// The gateway outlives the metrics.
void list_hosting_figures(observe::Metrics& metrics, const hosting::Gateway& gateway);

}  // namespace beffroi::app
