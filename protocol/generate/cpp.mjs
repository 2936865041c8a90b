// C++: messages.hpp (types), codec.hpp/.cpp (decode within limits, encode), errors.hpp/.cpp, limits.hpp, permissions.hpp/.cpp.
import { pascal, rolesOf } from "./model.mjs";

const BANNER = "// Generated from protocol/schema by protocol/generate.mjs. Do not edit.\n";
const KEYWORDS = new Set(["public", "private", "protected", "new", "delete", "default", "do", "this", "operator", "register"]);
const SCALAR = { bool: "bool", int: "std::int64_t", seq: "Seq", time: "TimeMs", id: "std::string", string: "std::string", text: "std::string" };

const ident = (name) => (KEYWORDS.has(name) ? name + "_" : name);
const quoted = (text) => JSON.stringify(text).replace(/[\u0080-\uffff]/g, (c) => c);

// In a variant's namespace a bare `Question` would name the variant itself, hence the prefix there.
function cppType(field, prefix) {
  let type = SCALAR[field.kind] ?? prefix + field.kind;
  if (field.list) type = `std::vector<${type}>`;
  if (field.map) type = `std::map<std::string, ${type}>`;
  return field.optional ? `std::optional<${type}>` : type;
}

function initial(field, model, prefix) {
  if (field.optional || field.list || field.map) return "";
  if (field.otherwise) return ` = ${field.otherwise}`;
  if (field.kind === "bool") return " = false";
  if (["int", "seq", "time"].includes(field.kind)) return " = 0";
  if (model.enums[field.kind]) return ` = ${prefix}${field.kind}::${ident(model.enums[field.kind].values[0])}`;
  return "";
}

function structText(struct, model, prefix = "") {
  const doc = struct.doc ? `// ${struct.doc}\n` : "";
  const fields = struct.fields.map((field) => `  ${cppType(field, prefix)} ${ident(field.name)}${initial(field, model, prefix)};${field.doc ? `  // ${field.doc}` : ""}\n`);
  return `${doc}struct ${struct.name} {\n${fields.join("")}  bool operator==(const ${struct.name}&) const = default;\n};\n`;
}

function unionText(union, model) {
  const structs = union.variants.map((variant) => structText(variant, model, "protocol::")).join("\n");
  const names = union.variants.map((variant) => `${union.space}::${variant.name}`).join(",\n    ");
  return `// ${union.doc}\nnamespace ${union.space} {\n\n${structs}\n}  // namespace ${union.space}\n\nusing ${union.name} = std::variant<\n    ${names}>;\n`;
}

function enumText([name, body]) {
  return `// ${body.doc}\nenum class ${name} : std::uint8_t { ${body.values.map(ident).join(", ")} };\n`;
}

function messagesHeader(model) {
  const enums = Object.entries(model.enums).filter(([name]) => name !== "ErrorCode").map(enumText).join("\n");
  const body = model.order.map((item) => (item.variants ? unionText(item, model) : structText(item, model))).join("\n");
  return `${BANNER}// The types of the wire and of the log. Values; compared field by field.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "protocol/errors.hpp"

namespace beffroi::protocol {

using Seq = std::int64_t;     // position in a room's log, 1, 2, 3, ...; below 2^53
using TimeMs = std::int64_t;  // milliseconds since 1970-01-01 UTC

${enums}
${body}
}  // namespace beffroi::protocol
`;
}

function spec(field, model) {
  if (field.kind === "string") return `StringUpTo{${field.bound}}`;
  if (field.kind === "text") return `TextUpTo{limits::${field.bound}}`;
  if (field.kind === "id") return "Id{}";
  if (field.kind === "seq" || field.kind === "time") return "Natural{}";
  return "Plain{}";
}

function readStruct(struct, model, scope = "") {
  const reads = struct.fields.map((field) => `in.${field.otherwise ? "field_if_there" : "field"}(*object, "${field.name}", out.${ident(field.name)}, ${spec(field, model)})`);
  const used = reads.length > 0;
  return `bool read(Reader& in, const json::value& value, ${scope}${struct.name}& ${used ? "out" : ""}) {
  const json::object* object = in.object(value);
  return object != nullptr${used ? " &&\n         " + reads.join(" &&\n         ") : ""};
}
`;
}

function readUnion(union, model) {
  const parts = union.variants.map((variant) => readStruct(variant, model, union.space + "::")).join("\n");
  const cases = union.variants.map((variant) => `  if (tag == "${variant.tag}") return read(in, value, out.emplace<${union.space}::${variant.name}>());`);
  const unknown = union.name === "Command" ? "ErrorCode::unknown_command" : "ErrorCode::bad_message";
  return `${parts}
bool read(Reader& in, const json::value& value, ${union.name}& out) {
  std::string tag;
  const json::object* object = in.object(value);
  if (object == nullptr || !in.field(*object, "${union.tag}", tag, StringUpTo{64})) return false;
${cases.join("\n")}
  return in.fail(${unknown}, "\\"" + tag + "\\" is not known here");
}
`;
}

function writeStruct(struct, model, scope = "", tag = undefined) {
  const lines = struct.fields.map((field) => {
    const name = ident(field.name);
    if (field.optional) return `  if (value.${name}) {\n    object.key("${field.name}");\n    write(out, *value.${name});\n  }`;
    return `  object.key("${field.name}");\n  write(out, value.${name});`;
  });
  const head = tag ? `  object.key("${tag[0]}");\n  write(out, std::string_view("${tag[1]}"));\n` : "";
  const used = struct.fields.length > 0;
  return `void write(std::string& out, const ${scope}${struct.name}& ${used ? "value" : ""}) {
  ObjectWriter object(out);
${head}${lines.join("\n")}${used ? "\n" : ""}}
`;
}

function writeUnion(union, model) {
  const parts = union.variants.map((variant) => writeStruct(variant, model, union.space + "::", [union.tag, variant.tag])).join("\n");
  return `${parts}
void write(std::string& out, const ${union.name}& value) {
  std::visit([&out](const auto& variant) { write(out, variant); }, value);
}
`;
}

function declarations(model, form) {
  const lines = [];
  for (const item of model.order) {
    if (item.variants) for (const variant of item.variants) lines.push(form(`${item.space}::${variant.name}`));
    lines.push(form(item.name));
  }
  return lines.join("\n");
}

const snake = (name) => name.replace(/([a-z])([A-Z])/g, "$1_$2").toLowerCase();

function codecHeader(model) {
  const decodes = model.order.map((item) => `Decoded<${item.name}> decode_${snake(item.name)}(std::string_view text);`).join("\n");
  const enums = Object.keys(model.enums).map((name) => `std::string_view to_string(${name} value);\nstd::optional<${name}> parse_${snake(name)}(std::string_view text);`).join("\n");
  const names = model.unions.map((union) => `std::string_view name_of(const ${union.name}& value);`).join("\n");
  return `${BANNER}// Decoding keeps to the limits of the schema and says where and why it refuses; unknown fields are passed over.
// Encoding cannot fail. Both are pure and may be called from any thread.
#pragma once

#include <string>
#include <string_view>

#include "protocol/limits.hpp"
#include "protocol/messages.hpp"
#include "result.hpp"

namespace beffroi::protocol {

struct DecodeError {
  ErrorCode code = ErrorCode::bad_message;
  std::string where;       // path of the field, e.g. "cmd.text"
  std::string detail;      // a few words on what is wrong
  std::int64_t limit = 0;  // for too_long
  std::string id;          // of a refused client message, where it could be read
  std::string room;        // likewise
};

template <class T>
using Decoded = Result<T, DecodeError>;

${decodes}

// Appends the JSON of a value to \`out\`.
${declarations(model, (name) => `void encode(std::string& out, const ${name}& value);`)}

template <class T>
std::string encoded(const T& value) {
  std::string out;
  encode(out, value);
  return out;
}

// The tag of a variant, as on the wire.
${names}

${enums}

}  // namespace beffroi::protocol
`;
}

function enumCode([name, body]) {
  const names = body.values.map((value) => `"${value}"`).join(", ");
  return `constexpr std::string_view names_of_${snake(name)}[] = {${names}};
std::string_view to_string(${name} value) { return names_of_${snake(name)}[static_cast<std::size_t>(value)]; }
std::optional<${name}> parse_${snake(name)}(std::string_view text) { return parse_name<${name}>(names_of_${snake(name)}, text); }
bool read(Reader& in, const json::value& value, ${name}& out) { return in.name(value, out, parse_${snake(name)}); }
void write(std::string& out, ${name} value) { write(out, to_string(value)); }
`;
}

function codecSource(model) {
  const body = model.order
    .map((item) => (item.variants ? readUnion(item, model) + "\n" + writeUnion(item, model) : readStruct(item, model) + "\n" + writeStruct(item, model)))
    .join("\n");
  const forward = declarations(model, (name) => `bool read(Reader& in, const json::value& value, ${name}& out);\nvoid write(std::string& out, const ${name}& value);`);
  const decodes = model.order
    .map((item) => {
      const call = item.name === "ClientMessage" ? "decode_client<ClientMessage>" : `decode<${item.name}>`;
      return `Decoded<${item.name}> decode_${snake(item.name)}(std::string_view text) { return ${call}(text); }`;
    })
    .join("\n");
  const encodes = declarations(model, (name) => `void encode(std::string& out, const ${name}& value) { write(out, value); }`);
  const names = model.unions
    .map((union) => {
      const tags = union.variants.map((variant) => `"${variant.tag}"`).join(", ");
      return `std::string_view name_of(const ${union.name}& value) {\n  constexpr std::string_view names[] = {${tags}};\n  return names[value.index()];\n}`;
    })
    .join("\n");
  return `${BANNER}#include "protocol/codec.hpp"

#include "protocol/json_reader.hpp"
#include "protocol/json_writer.hpp"

namespace beffroi::protocol {

${Object.entries(model.enums).map(enumCode).join("\n")}
${forward}

#include "protocol/json_lists.inc"

${body}
${decodes}

${encodes}

${names}

}  // namespace beffroi::protocol
`;
}

function errorsHeader(model) {
  const values = Object.keys(model.errors.errors).join(",\n  ");
  const close = Object.entries(model.errors.close_codes).map(([name, body]) => `inline constexpr std::uint16_t ${name} = ${body.code};  // ${body.doc}`);
  return `${BANNER}// The catalogue of refusals and of close codes.
#pragma once

#include <cstdint>
#include <string_view>

namespace beffroi::protocol {

enum class ErrorCode : std::uint8_t {
  ${values}
};

struct ErrorInfo {
  std::string_view name;
  int http_status;
  bool retry;           // the same try can succeed later
  std::string_view en;  // a sentence; {detail}, {limit} and {seconds} are filled in
  std::string_view fr;
};

const ErrorInfo& info(ErrorCode code);

namespace close_code {
${close.join("\n")}
}  // namespace close_code

}  // namespace beffroi::protocol
`;
}

function errorsSource(model) {
  const rows = Object.entries(model.errors.errors).map(([name, e]) => `    {"${name}", ${e.http}, ${e.retry}, ${quoted(e.en)}, ${quoted(e.fr)}},`);
  return `${BANNER}#include "protocol/errors.hpp"

#include <cstddef>

namespace beffroi::protocol {

const ErrorInfo& info(ErrorCode code) {
  static constexpr ErrorInfo catalogue[] = {
${rows.join("\n")}
  };
  return catalogue[static_cast<std::size_t>(code)];
}

}  // namespace beffroi::protocol
`;
}

function limitsHeader(model) {
  const lines = Object.entries(model.limits).map(([name, [value, doc]]) => `inline constexpr std::int64_t ${name} = ${value};  // ${doc}`);
  return `${BANNER}// Sizes and rates. One place; both sides obey.
#pragma once

#include <cstdint>

namespace beffroi::protocol::limits {
${lines.join("\n")}
}  // namespace beffroi::protocol::limits
`;
}

function permissionsFiles(model) {
  const rows = model.unions[0].variants.map((variant) => {
    const bits = rolesOf(model, variant).map((role) => `role_bit(Role::${role})`);
    return `      ${bits.join(" | ")},  // ${variant.tag}`;
  });
  return {
    "permissions.hpp": `${BANNER}// Which role may send which command: the table of protocol/schema/commands.json.
#pragma once

#include "protocol/messages.hpp"

namespace beffroi::protocol {

bool may(Role role, const Command& command);

}  // namespace beffroi::protocol
`,
    "permissions.cpp": `${BANNER}#include "protocol/permissions.hpp"

namespace beffroi::protocol {

constexpr unsigned role_bit(Role role) { return 1U << static_cast<unsigned>(role); }

bool may(Role role, const Command& command) {
  static constexpr unsigned table[] = {
${rows.join("\n")}
  };
  return (table[command.index()] & role_bit(role)) != 0;
}

}  // namespace beffroi::protocol
`,
  };
}

export function cppFiles(model) {
  return {
    "messages.hpp": messagesHeader(model),
    "codec.hpp": codecHeader(model),
    "codec.cpp": codecSource(model),
    "errors.hpp": errorsHeader(model),
    "errors.cpp": errorsSource(model),
    "limits.hpp": limitsHeader(model),
    ...permissionsFiles(model),
  };
}
