'use strict';

const assert = require('node:assert');
const { spawnSync } = require('node:child_process');
const { once } = require('node:events');
const fs = require('node:fs');
const os = require('node:os');
const path = require('node:path');
const { after, before, describe, test } = require('node:test');
const { Worker } = require('node:worker_threads');
const { VscodeStub } = require('./vscode-stub');

const ROOT = path.join(__dirname, '..');
const DIST = path.join(ROOT, 'dist');
const PROBES = path.join(ROOT, '../../probes/dist/c');
const TRAP = path.join(ROOT, '../../assets/scenarios/error-handling/config-trap.json');
const README = fs.readFileSync(path.join(ROOT, 'README.md'), 'utf8');
const MANIFEST = JSON.parse(fs.readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
const SETTINGS = MANIFEST.contributes.configuration.properties;

const RUNTIMES = path.join(
  process.env.XDG_DATA_HOME || path.join(os.homedir(), '.local/share'),
  'wasm-workbench/runtimes',
);

const WORK = 1000;

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'health-watch-test-'));
const stub = new VscodeStub(folder);
stub.install();
const extension = require(path.join(DIST, 'extension.js'));
const context = { extensionPath: ROOT, subscriptions: [] };

const patterns = SETTINGS['healthWatch.pattern'].enum.map(
  (id) => require(path.join(DIST, `pattern-${id}.js`)).pattern,
);

/** What makes a probe honest, trap, or run for ever: by the kind of modules that a pattern runs. */
const MODULES = {
  'abi-1': {
    calibration: [path.join(PROBES, 'calibration.wasm'), { scenario: 'calibration', work: WORK }],
    trap: [path.join(PROBES, 'error-handling.wasm'), JSON.parse(fs.readFileSync(TRAP, 'utf8'))],
    endless: [path.join(folder, 'endless.wasm'), { scenario: 'endless' }],
  },
  'wasi-command': {
    calibration: [path.join(DIST, 'calibration-wasi.wasm'), { scenario: 'calibration', work: WORK }],
    trap: [path.join(DIST, 'calibration-wasi.wasm'), { scenario: 'no number' }],
    endless: [path.join(folder, 'endless-wasi.wasm'), { scenario: 'endless' }],
  },
};

before(async () => {
  fs.mkdirSync(path.join(folder, 'probes'));
  const { buildModule } = await import('../scripts/build.mjs');
  for (const name of ['endless', 'endless-wasi']) {
    await buildModule(path.join(__dirname, `${name}.wat`), path.join(folder, `${name}.wasm`));
  }
  extension.activate(context);
});

after(() => fs.rmSync(folder, { recursive: true }));

function write(name, text) {
  const file = path.join(folder, 'probes', `${name}.probe.json`);
  fs.writeFileSync(file, text);
  return { name, file };
}

function probeOf(name, [module, config]) {
  return write(name, JSON.stringify({ module, config }));
}

function use(pattern, variant, quotaMillis = 5000) {
  stub.settings = { pattern: pattern.id, variant, 'quota.milliseconds': quotaMillis };
  stub.output.length = 0;
}

async function run(probe) {
  await stub.command('healthWatch.runProbe', probe);
  return { text: stub.statusBar.text, output: stub.output.join('\n'), problem: stub.diagnostics.get(probe.file)?.[0] };
}

function checksum() {
  let state = 2463534242 | 0;
  for (let step = 0; step < WORK; step++) {
    state ^= state << 13;
    state ^= state >>> 17;
    state ^= state << 5;
  }
  return state >>> 0;
}

/** Why a variant cannot be run here, or false. */
function missing(variant) {
  if (variant === 'node') {
    return false;
  }
  const needed = [variant.split('-')[0], 'koffi'].map((name) => path.join(RUNTIMES, name, 'installation.json'));
  return needed.every((file) => fs.existsSync(file)) ? false : `${variant} is not installed`;
}

for (const pattern of patterns) {
  for (const variant of pattern.variants) {
    const modules = MODULES[pattern.modules];
    describe(`${pattern.id} with ${variant}`, { skip: missing(variant) }, () => {
      test('shows the right answer of an honest probe', async () => {
        use(pattern, variant);
        const { text, output, problem } = await run(probeOf('calibration', modules.calibration));
        assert.match(text, /^\$\(pass\) calibration: ok, [\d.]+ ms/, output);
        assert.match(output, new RegExp(`"checksum":${checksum()}\\b`));
        assert.strictEqual(problem, undefined);
      });

      test('reports a trap at the probe, until it runs again without', async () => {
        use(pattern, variant);
        const probe = probeOf('trap', modules.trap);
        const { text, problem } = await run(probe);
        assert.match(text, /^\$\(error\) trap: trap \(unreachable\)/);
        assert.match(problem.message, /^trap \(unreachable\): ./);
        assert.strictEqual(problem.severity, stub.api.DiagnosticSeverity.Error);
        probeOf('trap', modules.calibration);
        assert.strictEqual((await run(probe)).problem, undefined);
      });

      test('reaches what the policy grants and nothing else', async (t) => {
        const requests = new Int32Array(new SharedArrayBuffer(4));
        const server = new Worker(path.join(__dirname, 'counting-server.js'), { workerData: requests.buffer });
        t.after(() => server.terminate());
        const [origin] = await once(server, 'message');
        const probe = probeOf('http', [
          path.join(PROBES, 'simple-http-check.wasm'),
          {
            scenario: 'simple-http-check',
            url: `${origin}/`,
            timeoutMs: 2000,
            expectedStatus: 200,
            latencyLimitMs: 2000,
            metrics: [],
          },
        ]);
        use(pattern, variant);
        const denied = await run(probe);
        assert.strictEqual(requests[0], 0);
        if (pattern.modules === 'wasi-command') {
          assert.match(denied.problem.message, /^missing-import: .*healthwatch/);
          return;
        }
        assert.match(denied.text, /\$\(warning\) http: denied/);
        assert.strictEqual(denied.problem.severity, stub.api.DiagnosticSeverity.Warning);
        stub.settings['policy.origins'] = [origin];
        const granted = await run(probe);
        assert.match(granted.text, /\$\(pass\) http: ok/, granted.output);
        assert.strictEqual(requests[0], 1);
      });

      test('can be disposed of twice, and executes nothing afterwards', async () => {
        const probe = pattern.create({
          variant,
          policy: { origins: [], maxResponseBytes: 0, maxTimeoutMillis: 1 },
          quotaMillis: 5000,
          quotaBytes: 1 << 24,
          runtimesFolders: [RUNTIMES],
          log() {},
        });
        const [module, config] = modules.calibration;
        await probe.load(fs.readFileSync(module));
        assert.strictEqual((await probe.execute(config)).metrics.checksum, checksum());
        await probe.dispose();
        await probe.dispose();
        await assert.rejects(probe.execute(config), { outcome: 'internal' });
      });

      if (pattern.stopsEndlessLoops) {
        test('stops an endless loop at the quota, and goes on', async () => {
          use(pattern, variant, 300);
          const { text, problem } = await run(probeOf('endless', modules.endless));
          assert.match(text, /^\$\(error\) endless: time-limit/);
          assert.match(problem.message, /^time-limit: ./);
          use(pattern, variant);
          assert.match((await run(probeOf('calibration', modules.calibration))).text, /^\$\(pass\)/);
        });

        test('cancels an endless loop', async () => {
          use(pattern, variant, 3000);
          const probe = probeOf('endless', modules.endless);
          const running = run(probe);
          await shown(probe, 'running');
          stub.progressCancellation.cancel();
          const { text } = await running;
          assert.match(text, /^\$\(circle-slash\) endless: cancelled/);
        });
      } else {
        test('is stopped by nothing, and says so', () => {
          const program = path.join(__dirname, 'execute-once.js');
          const { signal, stderr } = spawnSync(process.execPath, [program, pattern.id, modules.endless[0]]);
          assert.strictEqual(signal, 'SIGKILL', stderr.toString());
          assert.match(SETTINGS['healthWatch.quota.milliseconds'].description, new RegExp(`'${pattern.id}'.*cannot enforce it`));
          assert.match(README, new RegExp(`\\| \`${pattern.id}\` [^\\n]*\\| none: blocks the extension host \\|`));
        });
      }
    });
  }
}

async function shown(probe, kind) {
  while (!(await stub.tree.getTreeItem(probe)).description.includes(kind)) {
    await new Promise((resolve) => stub.tree.onDidChangeTreeData(resolve));
  }
}

test('probe files that cannot be used are reported where they are wrong', async () => {
  use(patterns[1], 'node');
  const malformed = await run(write('malformed', '{\n  "module": x\n}'));
  assert.match(malformed.problem.message, /^invalid-probe: ./);
  assert.strictEqual(malformed.problem.range.start.line, 1);
  assert.match((await run(write('no-module', '{"config": {}}'))).problem.message, /"module" is to be/);
  assert.match((await run(write('no-file', '{"module": "none.wasm", "config": {}}'))).problem.message, /ENOENT/);
  assert.match((await run(write('text', '{"module": "text.probe.json", "config": {}}'))).problem.message, /^invalid-module/);
});

test('a pattern is chosen from those that the package carries', async () => {
  use(patterns[0], 'node');
  stub.answers = [({ id, variant }) => id === 'side-process' && variant === 'node'];
  await stub.command('healthWatch.choosePattern');
  assert.strictEqual(stub.settings.pattern, 'side-process');
});

test('a probe is measured in the host that it runs in', async () => {
  use(patterns[0], 'node');
  await stub.command('healthWatch.measure', probeOf('calibration', MODULES['abi-1'].calibration));
  const measured = JSON.parse(fs.readFileSync(path.join(folder, 'probes/measured.json'), 'utf8'));
  assert.strictEqual(measured.error, null);
  assert.strictEqual(measured.answer.metrics.checksum, checksum());
  assert.ok(measured.executionMs > 0 && measured.activationMs > 0 && measured.rssBytesAfter > 0);
});

test('the manifest offers what there is, and everything is disposed of with the extension', () => {
  assert.deepStrictEqual(
    MANIFEST.contributes.commands.map(({ command }) => command).sort(),
    [...stub.commandsByName.keys()].sort(),
  );
  assert.deepStrictEqual(
    [...new Set(patterns.flatMap(({ variants }) => variants))].sort(),
    [...SETTINGS['healthWatch.variant'].enum].sort(),
  );
  context.subscriptions.forEach((each) => each.dispose());
  assert.deepStrictEqual(
    stub.disposables.filter(({ disposed }) => !disposed),
    [],
  );
});
