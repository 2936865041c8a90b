// Writes what C++, TypeScript and readers need from protocol/schema/*.json. No dependencies.
//   node protocol/generate.mjs           write protocol/generated and protocol/fixtures/messages/valid.json
//   node protocol/generate.mjs --check   say which file is stale, exit 1
import { existsSync, mkdirSync, readFileSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { loadModel } from "./generate/model.mjs";
import { cppFiles } from "./generate/cpp.mjs";
import { typescriptFiles } from "./generate/typescript.mjs";
import { referencePage } from "./generate/reference.mjs";
import { validSamples } from "./generate/samples.mjs";

const here = dirname(fileURLToPath(import.meta.url));
const model = loadModel(join(here, "schema"));
const files = {
  ...prefixed("generated/cpp/protocol/", cppFiles(model)),
  ...prefixed("generated/ts/", typescriptFiles(model)),
  "generated/reference.md": referencePage(model),
  "fixtures/messages/valid.json": validSamples(model),
};

function prefixed(folder, entries) {
  return Object.fromEntries(Object.entries(entries).map(([name, text]) => [folder + name, text]));
}

const check = process.argv.includes("--check");
const stale = [];
for (const [name, text] of Object.entries(files)) {
  const path = join(here, name);
  const now = existsSync(path) ? readFileSync(path, "utf8") : "";
  if (now === text) continue;
  stale.push(name);
  if (!check) {
    mkdirSync(dirname(path), { recursive: true });
    writeFileSync(path, text);
  }
}
if (check && stale.length > 0) {
  console.error(`Stale: ${stale.join(", ")}. Run: node protocol/generate.mjs`);
  process.exit(1);
}
console.log(check ? "protocol: generated files are fresh" : `protocol: ${stale.length} files written`);
