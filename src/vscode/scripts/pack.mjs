/*
 * Packs one .vsix per pattern and runtime: `node scripts/pack.mjs --out DIR`. Each holds the extension with one pattern
 * and, for a native runtime, its adapter and koffi as the workbench installed them for this user on this platform; one
 * more, named `empty`, holds an extension that does nothing, the baseline of the others. Runtimes that are not installed
 * are named and left out. Writes DIR/packages.json: [{pattern, variant, vsixBytes, files}], where `variant` is the
 * runtime's name and `files` are paths with their sizes before compression.
 */
import { execFileSync } from 'node:child_process';
import { cp, mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createVSIX } from '@vscode/vsce';
import { buildExtension, ROOT } from './build.mjs';

const DATA = process.env.XDG_DATA_HOME || path.join(os.homedir(), '.local/share');
const RUNTIMES = path.join(DATA, 'wasm-workbench/runtimes');
const NATIVE = ['wasmtime', 'wasmer', 'wasm3'];

/** The pattern of the package that runs nothing. */
export const EMPTY = 'empty';

/** What each pattern needs of the build beside the extension and itself. */
const NEEDS = {
  'in-process': ['http-thread-main.js'],
  worker: ['guest-main.js'],
  native: ['guest-main.js'],
  'side-process': ['worker.js', 'guest-main.js'],
  'wasmer-wasi': [],
};

/** Of the manifest, what the empty extension has. */
const MEASURE_COMMAND = 'healthWatch.measure';

/** Of koffi: what runs on this platform, and its licence. Neither its sources nor its documents. */
const KOFFI = new RegExp(
  `koffi/(package\\.json|LICENSE\\.txt|index\\.cjs|src/.*/(index|static|trampolines)\\.cjs)$` +
    `|@koromix/[^/]+/[^/]+(?<!\\.md)$` +
    `|@koromix/[^/]+/(${isMusl() ? 'musl' : 'linux|darwin|win32'})_[^/]+/koffi\\.node$` +
    `|/installation\\.json$`,
);

function isMusl() {
  return process.platform === 'linux' && existsSync('/lib') && existsSync(`/lib/ld-musl-${process.arch}.so.1`);
}

/** Packs everything that can be packed here. */
export async function pack(folder) {
  await mkdir(folder, { recursive: true });
  const work = await mkdtemp(path.join(os.tmpdir(), 'health-watch-pack-'));
  try {
    const dist = path.join(work, 'dist');
    await buildExtension(dist);
    const packages = [];
    for (const [pattern, variant] of await combinations()) {
      packages.push(await packOne({ pattern, variant, dist, work, folder }));
    }
    await writeFile(path.join(folder, 'packages.json'), `${JSON.stringify(packages, null, 2)}\n`);
    return packages;
  } finally {
    await rm(work, { recursive: true });
  }
}

async function combinations() {
  const installed = ['koffi', ...NATIVE].filter((name) => existsSync(path.join(RUNTIMES, name, 'installation.json')));
  const native = installed.includes('koffi') ? NATIVE.filter((name) => installed.includes(name)) : [];
  const missing = NATIVE.filter((name) => !native.includes(name));
  if (missing.length > 0) {
    console.error(`Left out, since the workbench has not installed them (or koffi): ${missing.join(', ')}.`);
  }
  return [
    [EMPTY, 'node'],
    ['in-process', 'node'],
    ['worker', 'node'],
    ['wasmer-wasi', 'node'],
    ['side-process', 'node'],
    ...native.flatMap((name) => [
      ['native', name],
      ['side-process', name],
    ]),
  ];
}

async function packOne({ pattern, variant, dist, work, folder }) {
  const stage = path.join(work, `${pattern}-${variant}`);
  await mkdir(path.join(stage, 'dist'), { recursive: true });
  if (pattern === EMPTY) {
    await cp(path.join(dist, 'empty.js'), path.join(stage, 'dist/extension.js'));
  } else {
    for (const file of ['extension.js', `pattern-${pattern}.js`, ...NEEDS[pattern]]) {
      await cp(path.join(dist, file), path.join(stage, 'dist', file));
    }
  }
  await cp(path.join(ROOT, 'media'), path.join(stage, 'media'), { recursive: true });
  await cp(path.join(ROOT, 'README.md'), path.join(stage, 'README.md'));
  await cp(path.join(ROOT, '../../LICENSE'), path.join(stage, 'LICENSE'));
  await writeFile(path.join(stage, 'package.json'), JSON.stringify(await manifest(pattern, variant), null, 2));
  if (variant !== 'node') {
    await addRuntime(variant, stage);
    await addRuntime('koffi', stage, KOFFI);
  }
  const vsix = path.join(folder, `health-watch-probes-${pattern}-${variant}.vsix`);
  await createVSIX({
    cwd: stage,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    target: variant === 'node' ? undefined : `${process.platform}-${process.arch}`,
  });
  return { pattern, variant, vsixBytes: (await stat(vsix)).size, files: await sizes(stage) };
}

/** The extension's, with this pattern as the one to choose; the empty one has a command alone. */
async function manifest(pattern, variant) {
  const { scripts, devDependencies, ...shipped } = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
  if (pattern === EMPTY) {
    const commands = shipped.contributes.commands.filter(({ command }) => command === MEASURE_COMMAND);
    return { ...shipped, contributes: { commands } };
  }
  const settings = shipped.contributes.configuration.properties;
  Object.assign(settings['healthWatch.pattern'], { enum: [pattern], default: pattern });
  const variants = settings['healthWatch.variant'].enum.filter((each) => each.split('-')[0] === variant);
  Object.assign(settings['healthWatch.variant'], { enum: variants, default: variants[0] });
  return shipped;
}

async function addRuntime(name, stage, wanted = /./) {
  const from = path.join(RUNTIMES, name);
  const to = path.join(stage, 'runtimes', name);
  for (const file of await filesBelow(from)) {
    const copy = path.join(to, path.relative(from, file));
    if (wanted.test(file)) {
      await cp(file, copy);
      strip(copy);
    }
  }
}

/** As the workbench weighs them: without symbols, where there is a program that takes them out. */
function strip(file) {
  if (/\.(so|dylib|node)$/.test(file)) {
    try {
      execFileSync('strip', [process.platform === 'darwin' ? '-x' : '--strip-unneeded', file], { stdio: 'ignore' });
    } catch (failure) {
      console.error(`${path.basename(file)} is packed as it came: ${failure.message}`);
    }
  }
}

async function filesBelow(folder) {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  return entries.filter((each) => each.isFile()).map((each) => path.join(each.parentPath ?? each.path, each.name)).sort();
}

async function sizes(folder) {
  const files = await filesBelow(folder);
  return Promise.all(
    files.map(async (file) => ({ path: path.relative(folder, file), bytes: (await stat(file)).size })),
  );
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const { values } = parseArgs({ options: { out: { type: 'string' } } });
  if (values.out === undefined) {
    console.error('Usage: node scripts/pack.mjs --out DIR');
    process.exit(2);
  }
  for (const { pattern, variant, vsixBytes } of await pack(path.resolve(values.out))) {
    console.log(`${pattern} ${variant}: ${vsixBytes} bytes`);
  }
}
