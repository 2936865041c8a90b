// Reads the schema into one model: enums, structs in order of dependence, unions, errors, close codes, limits, endpoints.
// A field's type is written "kind", "kind(bound)", with "[]" for a list, "{}" for a map from strings, "?" for optional; "=1" or
// "=true": written always, and taken so where an older log does not have it yet.
import { readFileSync } from "node:fs";
import { join } from "node:path";

const SCALARS = new Set(["bool", "int", "seq", "time", "id", "string", "text"]);

export function loadModel(folder) {
  const read = (name) => JSON.parse(readFileSync(join(folder, name + ".json"), "utf8"));
  const [types, commands, entries, updates, messages, http, hooks, errors, limits] = [
    "types", "commands", "entries", "updates", "messages", "http", "hooks", "errors", "limits",
  ].map(read);

  const enums = { ...types.enums, ...hooks.enums, ErrorCode: { doc: "Name of a refusal.", values: Object.keys(errors.errors) } };
  const unions = [
    unionOf(commands, "command", commands),
    unionOf(entries, "fact", entries),
    unionOf(updates, "change", updates),
    unionOf(messages.client, "client", messages),
    unionOf(messages.server, "server", messages),
  ];
  const structs = {};
  for (const part of [types, entries, updates, messages, http, hooks]) {
    for (const [name, body] of Object.entries(part.structs ?? {})) structs[name] = structOf(name, body);
  }
  const model = { enums, unions, structs, errors, limits: limits.limits, commands, http };
  check(model);
  model.order = inOrder(model);
  return model;
}

function unionOf(part, space, whole) {
  return {
    name: part.union,
    tag: part.tag,
    space,
    doc: part.doc ?? whole.doc,
    variants: Object.entries(part.variants).map(([tag, body]) => ({ ...structOf(pascal(tag), body), tag, who: body.who, errors: body.errors })),
  };
}

function structOf(name, body) {
  const fields = Object.entries(body.fields).map(([field, [type, doc]]) => ({ name: field, doc, ...typeOf(type) }));
  return { name, doc: body.doc, fields };
}

export function typeOf(text) {
  const match = /^([A-Za-z]+)(?:\(([a-z_0-9]+)\))?(\[\]|\{\})?(\?|=[a-z0-9]+)?$/.exec(text);
  if (!match) throw new Error(`schema: cannot read the type "${text}"`);
  const [, kind, bound, wrap, end] = match;
  return { kind, bound, list: wrap === "[]", map: wrap === "{}", optional: end === "?", otherwise: end?.startsWith("=") ? end.slice(1) : undefined };
}

export function pascal(name) {
  return name.split("_").map((word) => word[0].toUpperCase() + word.slice(1)).join("");
}

export function rolesOf(model, variant) {
  const roles = variant.who.flatMap((who) => model.commands.groups[who] ?? [who]);
  return model.enums.Role.values.filter((role) => roles.includes(role));
}

function check(model) {
  const unions = new Set(model.unions.map((union) => union.name));
  const all = [...Object.values(model.structs), ...model.unions.flatMap((union) => union.variants)];
  for (const struct of all) {
    for (const field of struct.fields) {
      const known = SCALARS.has(field.kind) || model.enums[field.kind] || model.structs[field.kind] || unions.has(field.kind);
      if (!known) throw new Error(`schema: ${struct.name}.${field.name} has the unknown type ${field.kind}`);
      if (field.kind === "text" && !model.limits[field.bound]) throw new Error(`schema: ${struct.name}.${field.name}: no limit ${field.bound}`);
    }
  }
  for (const variant of model.unions[0].variants) {
    for (const error of variant.errors) if (!model.errors.errors[error]) throw new Error(`schema: ${variant.tag}: no error ${error}`);
    if (rolesOf(model, variant).length === 0) throw new Error(`schema: ${variant.tag}: no role may send it`);
  }
  for (const endpoint of model.http.endpoints) {
    for (const error of endpoint.errors ?? []) if (!model.errors.errors[error]) throw new Error(`schema: ${endpoint.path}: no error ${error}`);
  }
}

// Structs and unions so that each stands after what it is made of.
function inOrder(model) {
  const done = new Set();
  const order = [];
  const union = (name) => model.unions.find((candidate) => candidate.name === name);
  const visit = (name) => {
    if (done.has(name) || SCALARS.has(name) || model.enums[name]) return;
    done.add(name);
    const found = model.structs[name] ?? union(name);
    const parts = found.variants ?? [found];
    for (const part of parts) for (const field of part.fields) visit(field.kind);
    order.push(found);
  };
  for (const name of [...Object.keys(model.structs), ...model.unions.map((each) => each.name)]) visit(name);
  return order;
}
