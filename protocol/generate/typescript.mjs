// TypeScript: messages.ts (unions and records), decode.ts (a table and one reader), errors.ts, limits.ts, endpoints.ts.
import { rolesOf } from "./model.mjs";

const BANNER = "// Generated from protocol/schema by protocol/generate.mjs. Do not edit.\n";
const SCALAR = { bool: "boolean", int: "number", seq: "number", time: "number", id: "string", string: "string", text: "string" };

function tsType(field) {
  let type = SCALAR[field.kind] ?? field.kind;
  if (field.list) type = `readonly ${type}[]`;
  if (field.map) type = `Readonly<Record<string, ${type}>>`;
  return type;
}

function fieldLines(struct) {
  return struct.fields
    .map((field) => `${field.doc ? `  /** ${field.doc} */\n` : ""}  readonly ${field.name}${field.optional ? "?" : ""}: ${tsType(field)};\n`)
    .join("");
}

function structText(struct) {
  return `${struct.doc ? `/** ${struct.doc} */\n` : ""}export interface ${struct.name} {\n${fieldLines(struct)}}\n`;
}

function unionText(union) {
  const parts = union.variants.map((variant) => `  | {\n${variant.doc ? `      /** ${variant.doc} */\n` : ""}      readonly ${union.tag}: "${variant.tag}";\n${fieldLines(variant).replace(/^/gm, "    ").replace(/ +$/gm, "")}    }`);
  return `/** ${union.doc} */\nexport type ${union.name} =\n${parts.join("\n")};\n`;
}

function messages(model) {
  const enums = Object.entries(model.enums).map(([name, body]) => `/** ${body.doc} */\nexport const ${lower(name)}Values = [${body.values.map((v) => `"${v}"`).join(", ")}] as const;\nexport type ${name} = (typeof ${lower(name)}Values)[number];\n`);
  return `${BANNER}\n${enums.join("\n")}\n${model.order.map((item) => (item.variants ? unionText(item) : structText(item))).join("\n")}`;
}

const lower = (name) => name[0].toLowerCase() + name.slice(1);

// The table: for each record its fields as [name, kind, flags]; flags: 1 optional, 2 list, 4 map.
function decodeTable(model) {
  const needed = new Set();
  const visit = (name) => {
    if (needed.has(name) || SCALAR[name] || model.enums[name]) return;
    needed.add(name);
    const item = model.structs[name] ?? model.unions.find((union) => union.name === name);
    for (const part of item.variants ?? [item]) for (const field of part.fields) visit(field.kind);
  };
  visit("ServerMessage");
  for (const endpoint of model.http.endpoints) if (endpoint.answer && endpoint.answer !== "LogPage") visit(endpoint.answer);
  visit("ErrorBody");
  const row = (struct) => JSON.stringify(struct.fields.map((f) => [f.name, f.kind, (f.optional ? 1 : 0) + (f.list ? 2 : 0) + (f.map ? 4 : 0)]));
  const structs = [];
  const unions = [];
  for (const item of model.order.filter((each) => needed.has(each.name))) {
    if (item.variants) unions.push(`  ${item.name}: { tag: "${item.tag}", variants: {\n${item.variants.map((v) => `    ${v.tag}: ${row(v)},`).join("\n")}\n  } },`);
    else structs.push(`  ${item.name}: ${row(item)},`);
  }
  return { structs, unions, names: [...needed] };
}

function decode(model) {
  const { structs, unions, names } = decodeTable(model);
  const enumNames = Object.keys(model.enums);
  return `${BANNER}
// Reading what the hub sends: a value of the type asked for, or where it is wrong. Unknown fields are passed over.
import type { ${names.sort().join(", ")} } from "./messages";
import { ${enumNames.map((name) => lower(name) + "Values").join(", ")} } from "./messages";

type Row = readonly [name: string, kind: string, flags: number];
export type Decoded<T> = { readonly ok: true; readonly value: T } | { readonly ok: false; readonly where: string };

interface Decodable {
${names.map((name) => `  ${name}: ${name};`).join("\n")}
}

const enums: Readonly<Record<string, readonly string[]>> = {
${enumNames.map((name) => `  ${name}: ${lower(name)}Values,`).join("\n")}
};

const structs: Readonly<Record<string, readonly Row[]>> = {
${structs.join("\n")}
} as unknown as Readonly<Record<string, readonly Row[]>>;

const unions: Readonly<Record<string, { tag: string; variants: Readonly<Record<string, readonly Row[]>> }>> = {
${unions.join("\n")}
} as unknown as Readonly<Record<string, { tag: string; variants: Readonly<Record<string, readonly Row[]>> }>>;

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

// Answers the path of the first thing that is wrong, or undefined.
function wrong(kind: string, value: unknown, path: string): string | undefined {
  switch (kind) {
    case "bool":
      return typeof value === "boolean" ? undefined : path;
    case "int":
      return Number.isSafeInteger(value) ? undefined : path;
    case "seq":
    case "time":
      return Number.isSafeInteger(value) && Number(value) >= 0 ? undefined : path;
    case "id":
    case "string":
    case "text":
      return typeof value === "string" ? undefined : path;
  }
  const names = enums[kind];
  if (names !== undefined) return typeof value === "string" && names.includes(value) ? undefined : path;
  if (!isRecord(value)) return path;
  const rows = structs[kind] ?? rowsOfVariant(kind, value);
  return rows === undefined ? path : wrongRows(rows, value, path);
}

function rowsOfVariant(kind: string, value: Record<string, unknown>): readonly Row[] | undefined {
  const union = unions[kind];
  if (union === undefined) return undefined;
  const tag = value[union.tag];
  return typeof tag === "string" && Object.hasOwn(union.variants, tag) ? union.variants[tag] : undefined;
}

function wrongRows(rows: readonly Row[], value: Record<string, unknown>, path: string): string | undefined {
  for (const [name, kind, flags] of rows) {
    const field = value[name];
    const here = path === "" ? name : path + "." + name;
    if (field === undefined || field === null) {
      if ((flags & 1) === 0) return here;
      continue;
    }
    const found = wrongField(kind, flags, field, here);
    if (found !== undefined) return found;
  }
  return undefined;
}

function wrongField(kind: string, flags: number, field: unknown, here: string): string | undefined {
  if ((flags & 6) === 0) return wrong(kind, field, here);
  if ((flags & 2) !== 0 && !Array.isArray(field)) return here;
  if ((flags & 4) !== 0 && !isRecord(field)) return here;
  const items: readonly unknown[] = Array.isArray(field) ? field : Object.values(field as Record<string, unknown>);
  for (const item of items) {
    const found = wrong(kind, item, here);
    if (found !== undefined) return found;
  }
  return undefined;
}

export function decode<K extends keyof Decodable>(kind: K, value: unknown): Decoded<Decodable[K]> {
  const where = wrong(kind, value, "");
  return where === undefined ? { ok: true, value: value as Decodable[K] } : { ok: false, where: where === "" ? kind : where };
}

export function decodeServerMessage(value: unknown): Decoded<ServerMessage> {
  return decode("ServerMessage", value);
}
`;
}

function errors(model) {
  const rows = Object.entries(model.errors.errors).map(([name, e]) => `  ${name}: { retry: ${e.retry}, http: ${e.http}, fr: ${JSON.stringify(e.fr)}, en: ${JSON.stringify(e.en)} },`);
  const close = Object.entries(model.errors.close_codes).map(([name, c]) => `  ${c.code}: { name: "${name}", reconnect: "${c.reconnect}" },`);
  return `${BANNER}
import type { ErrorCode } from "./messages";

export interface ErrorInfo {
  /** The same try can succeed later. */
  readonly retry: boolean;
  readonly http: number;
  /** Sentences; {detail}, {limit} and {seconds} are to be filled in. */
  readonly fr: string;
  readonly en: string;
}

export const errors: Readonly<Record<ErrorCode, ErrorInfo>> = {
${rows.join("\n")}
};

export type Reconnect = "no" | "resume" | "new_ticket";

export const closeCodes: Readonly<Record<number, { readonly name: string; readonly reconnect: Reconnect }>> = {
${close.join("\n")}
};
`;
}

function limits(model) {
  const rows = Object.entries(model.limits).map(([name, [value, doc]]) => `  /** ${doc} */\n  ${name}: ${value},`);
  const roles = model.unions[0].variants.map((v) => `  ${v.tag}: [${rolesOf(model, v).map((r) => `"${r}"`).join(", ")}],`);
  return `${BANNER}
import type { Command, Role } from "./messages";

export const limits = {
${rows.join("\n")}
} as const;

/** Which roles may send which command. */
export const permissions: Readonly<Record<Command["k"], readonly Role[]>> = {
${roles.join("\n")}
};
`;
}

export function typescriptFiles(model) {
  return { "messages.ts": messages(model), "decode.ts": decode(model), "errors.ts": errors(model), "limits.ts": limits(model) };
}
