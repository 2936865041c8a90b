// The routes of the moderation hook: its later verdicts, and how it does.
//
//   POST /hooks/verdict         for the hook itself, signed; no session and no Origin
//   GET  /api/moderation/hook   for moderators of whatever scope
#pragma once

#include <functional>
#include <string>

#include "app/hook_parts.hpp"
#include "net/router.hpp"
#include "storage/storage.hpp"

namespace beffroi::app {

struct HookDoor {
  std::function<protocol::TimeMs()> wall;                    // from any thread
  std::function<std::string(const net::Request&)> token_of;  // of the caller's session, or empty
};

// All references outlive the router.
void add_hook_routes(net::Router& router, storage::Storage& storage, HookParts& hook, const HookDoor& door);

}  // namespace beffroi::app
