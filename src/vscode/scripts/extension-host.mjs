/*
 * Shows and measures the extension in a real extension host:
 *
 *   node scripts/extension-host.mjs --out DIR [--pattern ID ...] [--variant ID ...]
 *
 * Installs code-server from npm for the current user (once; 617 MB, minutes), and for each pattern and variant: installs
 * its .vsix in a fresh folder, opens a folder of probes in Debian's chromium, runs a probe by the command palette, waits
 * for its result in the status bar, and has the extension measure itself. Writes DIR/integration.json with screenshots
 * beside it.
 */
import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { cp, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { parseArgs } from 'node:util';
import { buildModule, ROOT } from './build.mjs';
import { pack } from './pack.mjs';

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

function requirePrograms() {
  const missing = ['gcc', 'g++', 'make', 'python3', 'pkg-config', 'npm'].filter((name) => !answers(name, '--version'));
  if (!answers('pkg-config', '--exists', 'krb5-gssapi')) {
    missing.push('libkrb5-dev');
  }
  if (CHROMIUM === undefined) {
    missing.push('chromium');
  }
  if (missing.length > 0) {
    throw new Error(`Missing: ${missing.join(', ')}. On Debian: apt-get install ${missing.join(' ')}`);
  }
}

function answers(program, ...parameters) {
  try {
    execFileSync(program, parameters, { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

async function installCodeServer() {
  if (existsSync(path.join(CACHE, 'installed'))) {
    return;
  }
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

async function measureIn(browser, { pattern, variant, vsixBytes }, packages, screenshots) {
  const folder = await mkdtemp(path.join(os.tmpdir(), 'health-watch-host-'));
  const host = new Host(folder);
  const page = await browser.newPage({ viewport: VIEWPORT });
  page.setDefaultTimeout(PATIENCE_MS);
  const row = { pattern, variant, vsixBytes, ok: false, answer: null, error: null };
  try {
    await writeWorkspace(host.workspace, pattern === 'wasmer-wasi');
    await host.start(path.join(packages, `health-watch-probes-${pattern}-${runtimeOf(variant)}.vsix`), {
      'healthWatch.pattern': pattern,
      'healthWatch.variant': variant,
      'workbench.startupEditor': 'none',
      'workbench.secondarySideBar.defaultVisibility': 'hidden',
      'chat.disableAIFeatures': true,
    });
    const statusBar = await drive(page, host, { pattern, screenshots });
    const measured = JSON.parse(await readFile(path.join(host.workspace, 'probes/measured.json'), 'utf8'));
    return { ...row, ...measured, statusBar };
  } catch (failure) {
    await page.screenshot({ path: path.join(packages, `failed-${pattern}-${variant}.png`) }).catch(() => {});
    return { ...row, error: failure.message };
  } finally {
    await page.close();
    await host.stop();
    await rm(folder, { recursive: true, force: true });
  }
}

/** What there is to measure: every pattern with every variant that a package carries. */
function rowsOf(packages, manifest, values) {
  const variants = manifest.contributes.configuration.properties['healthWatch.variant'].enum;
  return packages
    .flatMap(({ pattern, variant: runtime, vsixBytes }) =>
      variants
        .filter((variant) => runtimeOf(variant) === runtime)
        .map((variant) => ({ pattern, variant, vsixBytes })),
    )
    .filter(({ pattern }) => values.pattern === undefined || values.pattern.includes(pattern))
    .filter(({ variant }) => values.variant === undefined || values.variant.includes(variant));
}

const { values } = parseArgs({
  options: {
    out: { type: 'string' },
    pattern: { type: 'string', multiple: true },
    variant: { type: 'string', multiple: true },
  },
});
if (values.out === undefined) {
  console.error('Usage: node scripts/extension-host.mjs --out DIR [--pattern ID ...] [--variant ID ...]');
  process.exit(2);
}
const out = path.resolve(values.out);
requirePrograms();
await installCodeServer();
const packages = await pack(out);
const manifest = JSON.parse(await readFile(path.join(ROOT, 'package.json'), 'utf8'));
const { chromium } = createRequire(path.join(CACHE, 'package.json'))('playwright-core');
const browser = await chromium.launch({ executablePath: CHROMIUM, args: ['--no-sandbox'] });
const integration = {
  host: 'code-server',
  versions: {
    codeServer: CODE_SERVER,
    code: execFileSync(NODE_PROGRAM, [ENTRY, '--version']).toString().trim().split(' ').pop(),
    node: NODE,
    browser: browser.version(),
    extension: manifest.version,
  },
  machine: { cpus: os.cpus().length, model: os.cpus()[0].model, loadAverage: os.loadavg() },
  patterns: [],
};
try {
  const pictured = new Set();
  for (const each of rowsOf(packages, manifest, values)) {
    const screenshots = pictured.has(each.pattern) ? null : out;
    pictured.add(each.pattern);
    const row = await measureIn(browser, each, out, screenshots);
    integration.patterns.push(row);
    console.log(`${row.pattern} ${row.variant}: ${row.error ?? row.statusBar}`);
    await writeFile(path.join(out, 'integration.json'), `${JSON.stringify(integration, null, 2)}\n`);
  }
} finally {
  await browser.close();
}
