// Bundles every test file with esbuild and runs them with Node's own test runner.
// Usage: node tools/test.mjs [part of a file name]
import { build } from 'esbuild';
import { spawn } from 'node:child_process';
import { mkdtemp, readdir, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const wanted = process.argv[2] ?? '';

async function testFiles(folder) {
  const entries = await readdir(folder, { withFileTypes: true, recursive: false });
  const nested = await Promise.all(
    entries.map((entry) => {
      const path = join(folder, entry.name);
      if (entry.isDirectory()) return testFiles(path);
      return /\.test\.tsx?$/.test(entry.name) && path.includes(wanted) ? [path] : [];
    }),
  );
  return nested.flat();
}

const files = await testFiles(join(root, 'tests'));
if (files.length === 0) {
  console.error(`no test file matches "${wanted}"`);
  process.exit(1);
}
const out = await mkdtemp(join(tmpdir(), 'beffroi-web-tests-'));
try {
  await build({
    absWorkingDir: root,
    entryPoints: files,
    outdir: out,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node18',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    sourcemap: 'inline',
    define: {
      'process.env.BEFFROI_FIXTURES': JSON.stringify(join(dirname(root), 'protocol/fixtures')),
      'process.env.BEFFROI_CLIENT': JSON.stringify(root),
    },
    logLevel: 'warning',
  });
  const bundles = (await readdir(out, { recursive: true })).filter((name) => name.endsWith('.mjs'));
  const runner = spawn(
    process.execPath,
    [
      '--enable-source-maps',
      `--test-reporter=${process.stdout.isTTY ? 'spec' : 'dot'}`,
      '--test',
      ...bundles.map((name) => join(out, name)),
    ],
    { stdio: 'inherit' },
  );
  process.exitCode = await new Promise((resolve) => runner.on('exit', (code) => resolve(code ?? 1)));
} finally {
  await rm(out, { recursive: true, force: true });
}
