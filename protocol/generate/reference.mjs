// One page from which a stranger can write a client.
import { rolesOf } from "./model.mjs";

export function referencePage(model) {
  return [intro(), sections(model), errorTables(model), limitTable(model), endpoints(model)].join("\n");
}

function intro() {
  return `<!-- Generated from protocol/schema by protocol/generate.mjs. Do not edit. -->
# The Beffroi protocol, version 1

## A connection, from the first byte

1. \`POST /api/join\` with a room code and a display name (or use an invitation). The answer sets a session cookie.
2. \`POST /api/ticket\` gives a ticket: single use, 30 seconds.
3. Open a WebSocket to \`/ws\` with the subprotocol \`beffroi.v1\` and an allowed Origin. Every message is one JSON object in a text frame.
4. Send \`hello\` with the ticket; the hub answers \`welcome\`.
5. Send \`join\` for each room; the hub answers \`joined\`, then a \`snap\` (mode snapshot) or the frames after your position (mode replay).
6. Send commands in \`do\`; each is answered by \`ok\` (durable) or \`err\`. Keep a command until its answer came; after a reconnect send it again with the same id: it is never done twice.
7. Answer each \`beat\` with \`pong\`. Nothing heard for 35 s: the connection is dead, reconnect.

## Position and gaps

A room's log has an \`epoch\` and sequence numbers 1, 2, 3, ... An \`up\` frame covers the range \`(after, upto]\`: what you may not see is simply not in it.
Your position is the last \`upto\` (or the \`seq\` of the last \`snap\`).

- \`after\` ≤ position < \`upto\`: apply it, position = \`upto\` (updates with \`seq\` ≤ position are repeats: skip them).
- \`upto\` ≤ position: a repeat, ignore.
- \`after\` > position: you missed something. Send \`join\` with your epoch and position.
- A \`beat\` whose \`seq\` is beyond your position, with no frame after it: likewise.
- \`reset\`: forget your position; a \`snap\` follows and replaces everything.

Two layers: \`up\` changes the shared layer (RoomView), \`mine\` the personal layer (MineView). Show an object of the personal layer instead of the shared one with the same id.
Objects come whole, so a repeat does no harm. Signals (\`sig\`) are live figures; the newest replaces the last.

## Types

\`seq\`: integer ≥ 0. \`time\`: milliseconds since 1970 UTC. \`id\`: 1 to 64 of \`A-Za-z0-9_.:-\`. \`string(n)\`: at most n bytes of UTF-8. \`text(limit)\`: written by a person, counted in code points.
\`?\` may be absent, \`[]\` a list, \`{}\` an object used as a map.
`;
}

function typeText(field) {
  return field.kind + (field.bound ? `(${field.bound})` : "") + (field.list ? "[]" : "") + (field.map ? "{}" : "") + (field.optional ? "?" : "") + (field.otherwise ? `=${field.otherwise}` : "");
}

function fieldTable(struct) {
  if (struct.fields.length === 0) return "No fields.\n";
  const rows = struct.fields.map((field) => `| \`${field.name}\` | \`${typeText(field)}\` | ${field.doc ?? ""} |`);
  return `| field | type | meaning |\n|---|---|---|\n${rows.join("\n")}\n`;
}

function sections(model) {
  const parts = model.unions.map((union) => {
    const variants = union.variants.map((variant) => {
      const who = variant.who ? `Who: ${rolesOf(model, variant).join(", ")}.\n\n` : "";
      const errors = variant.errors ? `\nErrors: ${variant.errors.map((e) => `\`${e}\``).join(", ")} and those every command can give.\n` : "";
      return `### \`${variant.tag}\`\n\n${variant.doc}\n\n${who}${fieldTable(variant)}${errors}`;
    });
    return `## ${union.name} (told apart by \`${union.tag}\`)\n\n${union.doc}\n\n${variants.join("\n")}`;
  });
  const structs = Object.values(model.structs).map((struct) => `### ${struct.name}\n\n${struct.doc}\n\n${fieldTable(struct)}`);
  const enums = Object.entries(model.enums).filter(([name]) => name !== "ErrorCode").map(([name, body]) => `| ${name} | ${body.values.map((v) => `\`${v}\``).join(" ")} | ${body.doc} |`);
  const always = model.commands.always.map((e) => `\`${e}\``).join(", ");
  return `Errors every command can give: ${always}.\n\n${parts.join("\n")}\n## Records\n\n${structs.join("\n")}\n## Enumerations\n\n| name | values | meaning |\n|---|---|---|\n${enums.join("\n")}\n`;
}

function errorTables(model) {
  const errors = Object.entries(model.errors.errors).map(([name, e]) => `| \`${name}\` | ${e.http} | ${e.retry ? "yes" : "no"} | ${e.en} | ${e.fr} |`);
  const close = Object.entries(model.errors.close_codes).map(([name, c]) => `| ${c.code} | \`${name}\` | ${c.reconnect} | ${c.doc} |`);
  return `## Errors\n\n| code | HTTP | retry helps | English | French |\n|---|---|---|---|---|\n${errors.join("\n")}\n\n## Close codes\n\n` +
    `Reconnect: \`resume\` with a new ticket and your positions; \`new_ticket\` likewise, after asking \`/api/me\`; \`no\`: stop. Unknown codes from 4000 to 4199: resume; others: stop.\n\n| code | name | reconnect | meaning |\n|---|---|---|---|\n${close.join("\n")}\n`;
}

function limitTable(model) {
  return `## Limits\n\n| name | value | meaning |\n|---|---|---|\n${Object.entries(model.limits).map(([name, [value, doc]]) => `| \`${name}\` | ${value} | ${doc} |`).join("\n")}\n`;
}

function endpoints(model) {
  const rows = model.http.endpoints.map((e) => `| ${e.method} | \`${e.path}\` | ${e.request ?? (e.body ?? "")} | ${e.answer ?? ""} | ${(e.errors ?? []).map((x) => `\`${x}\``).join(" ")} | ${e.doc} |`);
  return `## HTTP\n\n${model.http.doc}\n\n| method | path | request | answer | errors | meaning |\n|---|---|---|---|---|---|\n${rows.join("\n")}\n`;
}
