/*
 * Builds the extension: `node scripts/build.mjs [--out DIR]`, by default into dist. The worker's own JavaScript
 * (src/main/node) is bundled from where it is; what runs on threads or in processes of its own are bundles of their own.
 */
import { readFile, writeFile, mkdir } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import createWabt from 'wabt';

export const ROOT = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '..');
const NODE_WORKER = path.join(ROOT, '../main/node');

export async function buildExtension(folder) {
  await build({
    entryPoints: {
      extension: path.join(ROOT, 'src/extension.ts'),
      empty: path.join(ROOT, 'src/empty.ts'),
      'pattern-in-process': path.join(ROOT, 'src/patterns/in-process.ts'),
      'pattern-worker': path.join(ROOT, 'src/patterns/worker.ts'),
      'pattern-native': path.join(ROOT, 'src/patterns/native.ts'),
      'pattern-side-process': path.join(ROOT, 'src/patterns/side-process.ts'),
      'pattern-wasmer-wasi': path.join(ROOT, 'src/patterns/wasmer-wasi.ts'),
      'http-thread-main': path.join(ROOT, 'src/http-thread-main.ts'),
      'guest-main': path.join(NODE_WORKER, 'thread/guest-main.js'),
      worker: path.join(NODE_WORKER, 'worker.js'),
    },
    outdir: folder,
    bundle: true,
    platform: 'node',
    format: 'cjs',
    target: 'node18',
    minify: true,
    // Names tell what failed.
    keepNames: true,
    external: ['vscode'],
    mainFields: ['module', 'main'],
    logLevel: 'warning',
  });
  await buildModule(path.join(ROOT, 'probes/calibration-wasi.wat'), path.join(folder, 'calibration-wasi.wasm'));
}

/** Translates WebAssembly text. */
export async function buildModule(from, to) {
  const wabt = await createWabt();
  const module = wabt.parseWat(path.basename(from), await readFile(from, 'utf8'));
  try {
    await mkdir(path.dirname(to), { recursive: true });
    await writeFile(to, module.toBinary({}).buffer);
  } finally {
    module.destroy();
  }
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { out: { type: 'string', default: path.join(ROOT, 'dist') } } });
  await buildExtension(path.resolve(values.out));
}
