/*
 * Shows and measures the extension in a real extension host:
 *
 *   node scripts/extension-host.mjs --out DIR [--pattern ID ...] [--variant ID ...] [--repeats N] [--seed N]
 *                                   [--install] [--sizes]
 *
 * For each pattern and variant, and for an extension that does nothing: installs its .vsix in a fresh folder, opens a
 * folder of probes in chromium, runs a probe by the command palette, waits for its result in the status bar, and has the
 * extension measure itself. Each is measured N times in a window of its own, in rounds of a random order each. Writes
 * DIR/integration.json after each window, with screenshots beside it, and says how far it is in lines such as
 * `step 2 of 75: worker, node`; SIGTERM ends it after what was measured is kept. --install installs code-server from npm
 * for the current user where it is missing (617 MB, minutes). --sizes packs alone: no host, no windows.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildModule, ROOT } from './build.mjs';
import { EMPTY, pack } from './pack.mjs';

const CODE_SERVER = '4.139.1';
const NODE = '24.9.0';
const PLAYWRIGHT = '1.56.1';

const REPOSITORY = path.resolve(ROOT, '../..');
const CACHE = path.join(process.env.XDG_CACHE_HOME || path.join(os.homedir(), '.cache'), 'wasm-workbench/extension-host');
const MODULES = path.join(CACHE, 'node_modules');
const NODE_FOLDER = path.join(MODULES, `node-${process.platform}-${process.arch}`);
const NODE_PROGRAM = path.join(NODE_FOLDER, 'bin/node');
const ENTRY = path.join(MODULES, 'code-server/out/node/entry.js');
const CHROMIUM = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome'].find(existsSync);

const PATIENCE_MS = 60_000;
const VIEWPORT = { width: 1200, height: 700 };

/** A probe that every pattern can run and measure; @wasmer/wasi has one of its own. */
const MEASURED = 'calibration';
const WORK = 10_000_000;

/** The package that carries a variant is named after its runtime. */
const runtimeOf = (variant) => variant.split('-')[0];

function failWithout(missing) {
  if (missing.length > 0) {
    throw new Error(`Missing: ${missing.join(', ')}. On Debian: apt-get install ${missing.join(' ')}`);
  }
}

function requireCompilers() {
  const missing = ['gcc', 'g++', 'make', 'python3', 'pkg-config', 'npm'].filter((name) => !answers(name, '--version'));
  failWithout(answers('pkg-config', '--exists', 'krb5-gssapi') ? missing : [...missing, 'libkrb5-dev']);
}

function answers(program, ...parameters) {
  try {
    execFileSync(program, parameters, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function requireCodeServer(install) {
  if (existsSync(path.join(CACHE, 'installed'))) {
    return;
  }
  if (!install) {
    throw new Error(`code-server ${CODE_SERVER} is not installed. --install gets it from npm: 617 MB, minutes.`);
  }
  requireCompilers();
  console.error(`Installing code-server ${CODE_SERVER} in ${CACHE}; this takes minutes.`);
  await mkdir(CACHE, { recursive: true });
  await writeFile(path.join(CACHE, 'package.json'), '{"private": true}\n');
  const npm = (environment, ...parameters) =>
    execFileSync('npm', ['install', '--no-save', '--no-audit', '--no-fund', ...parameters], {
      cwd: CACHE,
      stdio: ['ignore', 2, 2],
      env: { ...process.env, ...environment },
    });
  const tools = [`${path.basename(NODE_FOLDER)}@${NODE}`, `playwright-core@${PLAYWRIGHT}`];
  npm({}, '--ignore-scripts', ...tools);
  npm(
    {
      PATH: `${path.dirname(NODE_PROGRAM)}${path.delimiter}${process.env.PATH}`,
      npm_config_nodedir: NODE_FOLDER,
      // Its native modules are compiled by their install scripts, which npm 11 runs only when it is told to.
      npm_config_dangerously_allow_all_scripts: 'true',
    },
    ...tools,
    `code-server@${CODE_SERVER}`,
  );
  await writeFile(path.join(CACHE, 'installed'), '');
}

/** A folder to open, with probes that are well, sick, trapping, endless and forbidden. */
async function writeWorkspace(folder, wasi) {
  const probes = path.join(folder, 'probes');
  await mkdir(probes, { recursive: true });
  const write = async (name, module, config) => {
    await writeFile(path.join(probes, `${name}.probe.json`), `${JSON.stringify({ module, config }, null, 2)}\n`);
  };
  if (wasi) {
    await buildModule(path.join(ROOT, 'probes/calibration-wasi.wat'), path.join(probes, 'calibration.wasm'));
    await write(MEASURED, 'calibration.wasm', { scenario: MEASURED, work: WORK });
    await write('trap', 'calibration.wasm', { scenario: 'no number' });
    return;
  }
  for (const name of [MEASURED, 'error-handling', 'simple-http-check']) {
    await cp(path.join(REPOSITORY, `probes/dist/c/${name}.wasm`), path.join(probes, `${name}.wasm`));
  }
  await buildModule(path.join(ROOT, 'test/endless.wat'), path.join(probes, 'endless.wasm'));
  await write(MEASURED, 'calibration.wasm', { scenario: MEASURED, work: WORK });
  await write('endless', 'endless.wasm', { scenario: 'endless' });
  await write('forbidden', 'simple-http-check.wasm', {
    scenario: 'simple-http-check',
    url: 'http://127.0.0.1:9/',
    timeoutMs: 1000,
    expectedStatus: 200,
    latencyLimitMs: 1000,
    metrics: [],
  });
  await write('trap', 'error-handling.wasm', { scenario: 'error-handling', trap: true });
}

async function freePort() {
  const server = net.createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address();
  server.close();
  return port;
}

/** code-server with one package, in folders of its own. */
class Host {
  #folder;
  #server = null;

  constructor(folder) {
    this.#folder = folder;
    this.workspace = path.join(folder, 'workspace');
    this.measured = path.join(this.workspace, 'probes/measured.json');
  }

  #parameters() {
    return [ENTRY, '--user-data-dir', path.join(this.#folder, 'data'), '--extensions-dir', path.join(this.#folder, 'ext')];
  }

  async start(vsix, settings) {
    for (const place of ['User', 'Machine']) {
      await mkdir(path.join(this.#folder, 'data', place), { recursive: true });
      await writeFile(path.join(this.#folder, 'data', place, 'settings.json'), JSON.stringify(settings));
    }
    const environment = { ...process.env, XDG_CONFIG_HOME: path.join(this.#folder, 'config') };
    execFileSync(NODE_PROGRAM, [...this.#parameters(), '--install-extension', vsix], {
      stdio: ['ignore', 'ignore', 2],
      env: environment,
    });
    const port = await freePort();
    this.#server = spawn(
      NODE_PROGRAM,
      [
        ...this.#parameters(),
        ...['--auth', 'none', '--bind-addr', `127.0.0.1:${port}`, '--disable-telemetry', '--disable-update-check'],
        ...['--disable-workspace-trust', '--disable-getting-started-override', this.workspace],
      ],
      { stdio: 'ignore', env: environment },
    );
    this.address = `http://127.0.0.1:${port}/?folder=${encodeURIComponent(this.workspace)}`;
    for (const until = Date.now() + PATIENCE_MS; ; await setTimeout(200)) {
      try {
        await fetch(`http://127.0.0.1:${port}/healthz`);
        return;
      } catch (notYet) {
        if (Date.now() > until) {
          throw notYet;
        }
      }
    }
  }

  async stop() {
    if (this.#server !== null && this.#server.exitCode === null) {
      this.#server.kill();
      await once(this.#server, 'exit');
    }
  }
}

async function command(page, title) {
  await page.keyboard.press('F1');
  await page.locator('.quick-input-widget input').first().fill(`>${title}`);
  await page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first().click();
}

/** A palette that was opened before the extension was known does not list its commands: it is opened again. */
async function commandOnceThere(page, title) {
  const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: title }).first();
  for (const until = Date.now() + PATIENCE_MS; ; ) {
    await page.keyboard.press('F1');
    await page.locator('.quick-input-widget input').first().fill(`>${title}`);
    try {
      await row.click({ timeout: 5000 });
      return;
    } catch (notYet) {
      if (Date.now() > until) {
        throw notYet;
      }
      await page.keyboard.press('Escape');
    }
  }
}

async function choose(page, label) {
  const row = page.locator('.quick-input-list .monaco-list-row').filter({ hasText: label }).first();
  await row.waitFor();
  await row.click();
}

/** Waits for the status bar to say so. @returns {Promise<string>} all of what it says */
async function status(page, words) {
  const item = page.locator('.statusbar-item').filter({ hasText: words }).first();
  await item.waitFor();
  return item.innerText();
}

async function driveEmpty(page, host) {
  await page.goto(host.address);
  await page.locator('.monaco-workbench').waitFor();
  await commandOnceThere(page, 'Health Watch: Measure Integration');
  for (const until = Date.now() + PATIENCE_MS; !existsSync(host.measured); await setTimeout(200)) {
    if (Date.now() > until) {
      throw new Error('The empty extension did not measure its host.');
    }
  }
  // The file is written at once, but not in one piece.
  await setTimeout(200);
  return null;
}

async function drive(page, host, { pattern, screenshots }) {
  const picture = (name) => screenshots && page.screenshot({ path: path.join(screenshots, `vscode-${name}.png`) });
  await page.goto(host.address);
  await page.locator('.monaco-workbench').waitFor();
  await page.locator('.activitybar a[aria-label^="Health Watch"]').click();
  await status(page, 'Health Watch');
  await command(page, 'Health Watch: Run Probe');
  await choose(page, MEASURED);
  const said = await status(page, new RegExp(`${MEASURED}: (?!running).* \\(${pattern}\\)`));
  await page.locator('.notification-toast').first().waitFor({ state: 'hidden' });
  await picture(`result-${pattern}`);
  await command(page, 'Health Watch: Measure Integration');
  await choose(page, MEASURED);
  await status(page, new RegExp(`${MEASURED}: (not )?measured`));
  if (screenshots && pattern === 'worker') {
    await command(page, 'Health Watch: Run All Probes');
    await status(page, /trap: trap/);
    await picture('tree');
    await command(page, 'View: Focus Problems');
    await page.locator('.markers-panel .monaco-list-row').first().waitFor();
    await picture('diagnostics');
    await command(page, 'Output: Show Output Channels');
    await choose(page, 'Health Watch');
    await setTimeout(1000);
    await picture('output');
  }
  return said;
}

async function measureIn(browser, { pattern, variant }, packages, screenshots) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'health-watch-host-'));
  const host = new Host(folder);
  const page = await browser.newPage({ viewport: VIEWPORT });
  page.setDefaultTimeout(PATIENCE_MS);
  const row = { pattern, variant, loadAverage: os.loadavg()[0], ok: false, answer: null, error: null };
  try {
    await writeWorkspace(host.workspace, pattern === 'wasmer-wasi');
    await host.start(path.join(packages, `health-watch-probes-${pattern}-${runtimeOf(variant)}.vsix`), {
      'healthWatch.pattern': pattern,
      'healthWatch.variant': variant,
      'workbench.startupEditor': 'none',
      'workbench.secondarySideBar.defaultVisibility': 'hidden',
      'chat.disableAIFeatures': true,
    });
    const statusBar = await (pattern === EMPTY ? driveEmpty(page, host) : drive(page, host, { pattern, screenshots }));
    const measured = JSON.parse(await readFile(host.measured, 'utf8'));
    return { ...row, ...measured, statusBar };
  } catch (failure) {
    await page.screenshot({ path: path.join(packages, `failed-${pattern}-${variant}.png`) }).catch(() => {});
    // Playwright colours the log behind its first line.
    return { ...row, error: failure.message.split('\n')[0] };
  } finally {
    await page.close();
    await host.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What there is to measure: every pattern with every variant that a package carries, and the empty extension always. */
function rowsOf(packages, manifest, values) {
  const variants = manifest.contributes.configuration.properties['healthWatch.variant'].enum;
  return packages
    .flatMap(({ pattern, variant: runtime }) =>
      variants.filter((variant) => runtimeOf(variant) === runtime).map((variant) => ({ pattern, variant })),
    )
    .filter(
      ({ pattern, variant }) =>
        pattern === EMPTY ||
        ((values.pattern === undefined || values.pattern.includes(pattern)) &&
          (values.variant === undefined || values.variant.includes(variant))),
    );
}

/** Rounds of all rows, each round in an order of its own, which the seed gives. */
function rounds(rows, repeats, seed) {
  let state = seed >>> 0;
  // The generator of Numerical Recipes; its upper bits are random enough for an order.
  const below = (limit) => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0;
    return Math.floor((state / 2 ** 32) * limit);
  };
  return Array.from({ length: repeats }, (_, round) => {
    const order = rows.map((row) => ({ ...row, round: round + 1 }));
    for (let i = order.length - 1; i > 0; i--) {
      const j = below(i + 1);
      [order[i], order[j]] = [order[j], order[i]];
    }
    return order;
  }).flat();
}

async function measureAll(integration, save, packages, manifest, values, cancelled) {
  const { chromium } = createRequire(path.join(CACHE, 'package.json'))('playwright-core');
  // SIGTERM is for this script to hear: what was measured is kept.
  const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'], handleSIGTERM: false });
  integration.versions = {
    ...integration.versions,
    codeServer: CODE_SERVER,
    code: execFileSync(NODE_PROGRAM, [ENTRY, '--version']).toString().trim().split(' ').pop(),
    node: NODE,
    browser: browser.version(),
  };
  try {
    const pictured = new Set();
    const windows = rounds(rowsOf(packages, manifest, values), integration.repeats, integration.seed);
    for (const [i, each] of windows.entries()) {
      console.log(`step ${i + 1} of ${windows.length}: ${each.pattern}, ${each.variant}, round ${each.round}`);
      const screenshots = pictured.has(each.pattern) ? null : values.out;
      const window = await measureIn(browser, each, values.out, screenshots);
      if (cancelled()) {
        return;
      }
      if (window.error === null) {
        pictured.add(each.pattern);
      }
      integration.windows.push({ ...window, round: each.round });
      console.log(`${each.pattern} ${each.variant}: ${window.error ?? window.statusBar ?? 'measured'}`);
      await save();
    }
    integration.complete = true;
  } finally {
    await browser.close().catch(() => {});
    await save();
  }
}

async function main() {
  const { values } = parseArgs({
    options: {
      out: { type: 'string' },
      pattern: { type: 'string', multiple: true },
      variant: { type: 'string', multiple: true },
      repeats: { type: 'string', default: '5' },
      seed: { type: 'string', default: '1' },
      install: { type: 'boolean', default: false },
      sizes: { type: 'boolean', default: false },
    },
  });
  if (values.out === undefined || !(Number(values.repeats) >= 1)) {
    throw new Error('Usage: node scripts/extension-host.mjs --out DIR [--pattern ID ...] [--variant ID ...] [--repeats N]');
  }
  values.out = path.resolve(values.out);
  let cancelled = false;
  process.on('SIGTERM', () => (cancelled = true));
  if (!values.sizes) {
    failWithout(CHROMIUM === undefined ? ['chromium'] : []);
    await requireCodeServer(values.install);
  }
  const packages = await pack(values.out);
  const manifest = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
  const integration = {
    format: 1,
    created: new Date().toISOString(),
    complete: false,
    repeats: values.sizes ? 0 : Number(values.repeats),
    seed: Number(values.seed),
    versions: { extension: manifest.version, codeServer: null, code: null, node: null, browser: null },
    machine: { platform: `${process.platform}-${process.arch}`, cpus: os.cpus().length, model: os.cpus()[0].model },
    packages,
    windows: [],
  };
  const save = async () => {
    const file = path.join(values.out, 'integration.json');
    await writeFile(`${file}.new`, `${JSON.stringify(integration, null, 2)}\n`);
    await rename(`${file}.new`, file);
  };
  if (values.sizes) {
    integration.complete = true;
    await save();
  } else {
    await measureAll(integration, save, packages, manifest, values, () => cancelled);
  }
}

try {
  await main();
} catch (failure) {
  console.error(`extension-host: ${failure.message}`);
  process.exitCode = 1;
}
