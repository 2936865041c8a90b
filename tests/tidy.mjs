// Holds the tree to its own rules: sizes, what may include what, names and words that have no place here.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync } from "node:fs";

const files = execFileSync("git", ["ls-files"], { encoding: "utf8" }).split("\n").filter((file) => file !== "" && !file.includes("/generated/") && existsSync(file));
const problems = [];
const lines = (file) => readFileSync(file, "utf8").split("\n");
const problem = (file, line, text) => problems.push(`${file}:${line}: ${text}`);

const source = files.filter((file) => /^(server|web-client\/src|tests|protocol\/(cpp|generate))/.test(file) && /\.(cpp|hpp|ts|tsx|mjs)$/.test(file));

for (const file of source) {
  const text = lines(file);
  if (text.length > 401 && !file.startsWith("tests/")) problem(file, 1, `${text.length - 1} lines; a file has at most 400: split it by subject`);
  text.forEach((line, index) => checkLine(file, line, index + 1));
}

function checkLine(file, line, number) {
  if (/\b(TODO|FIXME|XXX|HACK)\b/.test(line) && file !== "tests/tidy.mjs") problem(file, number, "finish it, or write an issue");
  if (file.startsWith("server/") && /\basio::detached\b|enable_shared_from_this/.test(line)) problem(file, number, "an owner awaits what it starts: no detached work, no shared_from_this");
  if (file.startsWith("server/room/") && /#include <(boost\/|spdlog|sqlite3|random|thread|mutex|atomic|iostream)/.test(line)) problem(file, number, "server/room is pure");
  if (file.startsWith("server/") && !/^server\/(net|outgoing|asio)\/.*\.cpp$/.test(file) && /#include <boost\/beast/.test(line)) problem(file, number, "Beast stays in the .cpp files of server/net and server/outgoing");
  if (/#include <sqlite3/.test(line) && !file.startsWith("server/storage/sqlite/") && !file.startsWith("tests/")) problem(file, number, "the driver stays in server/storage/sqlite");
  if (file.startsWith("web-client/src/") && /\binnerHTML\b|dangerouslySetInnerHTML|: any\b|as any\b/.test(line)) problem(file, number, "no HTML from strings, no any");
  if (file.startsWith("web-client/src/") && /https?:\/\/(?=[a-z0-9])(?!www\.w3\.org|localhost|127\.0\.0\.1|[a-z.]*example\.)/.test(line)) problem(file, number, "no third-party address in the client");
}

const named = files.filter((file) => /(^|\/)(util|utils|common|helper|helpers|misc|manager)(\.|\/|$)/.test(file));
for (const file of named) problem(file, 1, "say what it is: no util, common, helper, misc, manager");

const allowed = /^(server|protocol|web-client|config|tests)\/|^(CMakeLists\.txt|CMakePresets\.json|README\.md|CHANGELOG\.md|LICENSE|run|test|\.[^/]+(\/.*)?)$/;
for (const file of files) if (!allowed.test(file)) problem(file, 1, "has no place at the top level");

if (problems.length > 0) {
  console.error(problems.join("\n"));
  process.exit(1);
}
console.log(`tidy: ${source.length} source files keep to the rules`);
