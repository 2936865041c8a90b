// Builds the client into dist/: index.html, assets/NAME-HASH.{js,css} and .br/.gz siblings of each.
// Fails when a room without video needs more script than the budget of the project (60 KB compressed).
import { build } from 'esbuild';
import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { dirname, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { brotliCompressSync, constants, gzipSync } from 'node:zlib';
import { scripts } from './bundle.mjs';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const out = join(root, 'dist');
const budgetBytes = 60 * 1024;
const entry = 'src/main.tsx';
const style = 'src/theme/index.css';
// What a person in a room loads: the shell and the room, never the video player.
const roomScreen = 'src/screens/room/index.tsx';

await rm(out, { recursive: true, force: true });
await mkdir(join(out, 'assets'), { recursive: true });

const chunks = await scripts(root, entry);
for (const { name, code } of chunks) await writeFile(join(out, 'assets', name), code);

const css = await build({
  absWorkingDir: root,
  entryPoints: [style],
  outdir: join(out, 'assets'),
  entryNames: 'style-[hash]',
  bundle: true,
  target: ['chrome100', 'firefox100', 'safari15.4'],
  minify: true,
  legalComments: 'none',
  metafile: true,
  logLevel: 'warning',
});
const [sheet = ''] = Object.keys(css.metafile.outputs).map((path) => relative(out, join(root, path)));

function chunkOf(source) {
  const found =
    chunks.find((chunk) => chunk.source === source) ?? chunks.find((chunk) => chunk.modules.includes(source));
  if (!found) throw new Error(`the build has no file for ${source}`);
  return found;
}

/** Every file that loading `chunk` pulls in at once (static imports only), itself included. */
function loadedWith(chunk, seen = new Set()) {
  if (seen.has(chunk.name)) return seen;
  seen.add(chunk.name);
  for (const name of chunk.imports) {
    const imported = chunks.find((other) => other.name === name);
    if (imported) loadedWith(imported, seen);
  }
  return seen;
}

async function compress(path) {
  const bytes = await readFile(join(out, path));
  const br = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: constants.BROTLI_MAX_QUALITY,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  const gz = gzipSync(bytes, { level: 9 });
  await writeFile(join(out, `${path}.br`), br);
  await writeFile(join(out, `${path}.gz`), gz);
  return { plain: bytes.length, br: br.length, gz: gz.length };
}

const main = chunkOf(entry);
const preloads = [...loadedWith(main)]
  .filter((name) => name !== main.name)
  .map((name) => `    <link rel="modulepreload" href="/assets/${name}">\n`);
const page = (await readFile(join(root, 'src/index.html'), 'utf8'))
  .replace('%STYLE%', `/${sheet}`)
  .replace('%SCRIPT%', `/assets/${main.name}`)
  .replace('    %PRELOADS%\n', preloads.join(''));
await writeFile(join(out, 'index.html'), page);

const sizes = new Map();
for (const path of [...chunks.map(({ name }) => `assets/${name}`), sheet, 'index.html']) {
  sizes.set(path, await compress(path));
}

const kilobytes = (bytes) => `${(bytes / 1024).toFixed(1).padStart(7)} KB`;
console.log(`${'file'.padEnd(44)}  ${'plain'.padStart(10)} ${'br'.padStart(10)} ${'gz'.padStart(10)}`);
for (const [path, size] of [...sizes].sort(([a], [b]) => a.localeCompare(b))) {
  console.log(`${path.padEnd(44)}  ${kilobytes(size.plain)} ${kilobytes(size.br)} ${kilobytes(size.gz)}`);
}

const needed = [...loadedWith(chunkOf(roomScreen), loadedWith(main))];
const weight = needed.reduce((sum, name) => sum + (sizes.get(`assets/${name}`)?.gz ?? 0), 0);
console.log(
  `\na room without video: ${kilobytes(weight).trim()} of script (gzip) in ${needed.length} files, budget ${budgetBytes / 1024} KB`,
);
if (weight > budgetBytes) {
  console.error('over budget: load what a room does not need on demand, or drop it.');
  process.exitCode = 1;
}
