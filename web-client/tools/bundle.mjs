// Scripts in as few files as make sense. esbuild compiles and splits by route, but makes a file of every combination of
// screens that share something: dozens of requests for one room. Rollup, which knows what is loaded already and can
// merge what is small, then lays the same modules out anew; esbuild makes each file small.
import { build, transform } from 'esbuild';
import { dirname, join, resolve } from 'node:path';
import { rollup } from '@rollup/wasm-node';

/** A file smaller than this (before compression) is not worth a request of its own. */
const smallestChunkBytes = 20_000;
const target = ['es2021', 'chrome100', 'firefox100', 'safari15.4'];

/** Compiles `entry` with everything it reaches; nothing is written. */
async function compiled(root, entry) {
  const folder = join(root, 'compiled');
  const result = await build({
    absWorkingDir: root,
    entryPoints: [entry],
    outdir: folder,
    entryNames: '[name]',
    chunkNames: '[name]-[hash]',
    bundle: true,
    splitting: true,
    format: 'esm',
    target,
    jsx: 'automatic',
    jsxImportSource: 'preact',
    write: false,
    metafile: true,
    define: { 'process.env.NODE_ENV': '"production"' },
    logLevel: 'warning',
  });
  const files = new Map(result.outputFiles.map((file) => [file.path, file.text]));
  const screens = new Map(
    Object.entries(result.metafile.outputs)
      .filter(([, output]) => output.entryPoint !== undefined)
      .map(([path, output]) => [join(root, path), output.entryPoint]),
  );
  return { files, screens, main: join(folder, 'main.js') };
}

const inMemory = (files) => ({
  name: 'compiled files',
  resolveId: (id, importer) => (importer === undefined ? id : resolve(dirname(importer), id)),
  load: (id) => files.get(id) ?? null,
});

const nameOf = (chunk) => `${chunk.name.replace(/-[A-Z0-9]{8}$/, '').replace(/^chunk$/, 'shared')}-[hash].js`;

/**
 * The files to serve: name, text, the source each one stands for (if any), and which others it loads at once.
 * @returns {Promise<{name: string, code: string, source: string | undefined, imports: string[]}[]>}
 */
export async function scripts(root, entry) {
  const { files, screens, main } = await compiled(root, entry);
  const bundle = await rollup({ input: main, plugins: [inMemory(files)], logLevel: 'warn' });
  const { output } = await bundle.generate({
    format: 'es',
    entryFileNames: nameOf,
    chunkFileNames: nameOf,
    hashCharacters: 'hex',
    experimentalMinChunkSize: smallestChunkBytes,
  });
  await bundle.close();
  return Promise.all(
    output
      .filter((chunk) => chunk.type === 'chunk')
      .map(async (chunk) => ({
        name: chunk.fileName,
        code: (await transform(chunk.code, { minify: true, target, format: 'esm', legalComments: 'none' })).code,
        source: chunk.facadeModuleId ? screens.get(chunk.facadeModuleId) : undefined,
        modules: chunk.moduleIds.map((id) => screens.get(id)).filter(Boolean),
        imports: chunk.imports,
      })),
  );
}
