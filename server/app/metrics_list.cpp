#include "app/metrics_list.hpp"

namespace beffroi::app {

void list_hosting_figures(observe::Metrics& metrics, const hosting::Gateway& gateway) {
  using hosting::Counter;
  using hosting::Counters;
  const auto gauge = [&](const char* name, const char* help, Counter Counters::* figure) {
    metrics.gauge(name, help, [&gateway, figure] { return static_cast<double>(gateway.count(figure)); });
  };
  const auto total = [&](const char* name, const char* help, Counter Counters::* figure) {
    metrics.counter(name, help, [&gateway, figure] { return static_cast<double>(gateway.count(figure)); });
  };
  gauge("beffroi_connections", "Open WebSockets.", &Counters::connections);
  gauge("beffroi_rooms", "Running rooms.", &Counters::rooms);
  gauge("beffroi_members", "Connections following a room, counted once per room.", &Counters::members);
  gauge("beffroi_blocked_connections", "Connections that take no bytes at the moment.", &Counters::blocked);
  gauge("beffroi_ring_flushes", "Flushes kept for members that fell behind.", &Counters::ring_flushes);
  total("beffroi_commands_total", "Commands taken for a room's turn.", &Counters::commands);
  total("beffroi_refusals_total", "Commands answered with an error.", &Counters::refusals);
  total("beffroi_repeats_total", "Commands answered from memory.", &Counters::repeats);
  total("beffroi_entries_total", "Entries made durable by this node.", &Counters::entries);
  total("beffroi_foreign_entries_total", "Entries learned from other nodes.", &Counters::foreign_entries);
  total("beffroi_appends_total", "Appends asked of the storage.", &Counters::appends);
  total("beffroi_append_conflicts_total", "Appends that lost a race.", &Counters::conflicts);
  total("beffroi_storage_failures_total", "Operations the storage could not do.", &Counters::storage_failures);
  total("beffroi_flushes_total", "Frames made for a room.", &Counters::flushes);
  total("beffroi_compressions_total", "Frames and snapshots compressed, each once for all who take it so.",
        &Counters::compressions);
  total("beffroi_deliveries_total", "Frames handed to connections.", &Counters::deliveries);
  total("beffroi_sends_total", "Writes that carried frames.", &Counters::sends);
  total("beffroi_sent_bytes_total", "Bytes that connections took.", &Counters::sent_bytes);
  total("beffroi_snapshots_total", "Joins answered with the whole room.", &Counters::snapshots);
  total("beffroi_replays_total", "Joins answered with what was missed.", &Counters::replays);
  total("beffroi_resets_total", "Members that fell off the ring or lost their epoch.", &Counters::resets);
  total("beffroi_slow_closed_total", "Connections closed because too much waited for them.", &Counters::slow_closed);
  total("beffroi_abuse_closed_total", "Connections closed for broken messages.", &Counters::abuse_closed);
  total("beffroi_broken_log_entries_total", "Entries in the storage that could not be read.",
        &Counters::broken_log_entries);
}

}  // namespace beffroi::app
