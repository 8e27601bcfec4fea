import { type ChildProcessWithoutNullStreams, spawn } from 'node:child_process';
import * as fs from 'node:fs/promises';
import * as os from 'node:os';
import * as path from 'node:path';
import { ProbeFailure } from '../../../main/node/failure';
import { receive } from '../../../main/node/frames';
import { notLoaded, resultOf } from '../answer';
import { guestSettings, NATIVE_VARIANTS } from '../guest-settings';
import type { Pattern, ProbeEnvironment } from '../pattern';
import type { ProbeConfig, ProbeResult, WasmProbe } from '../probe';

/** How long starting the process and compiling may take, in milliseconds. */
const START_LIMIT_MS = 30_000;

type Fields = Record<string, unknown>;

/** The workbench's worker as a child, asked by its own protocol. Whatever it does, killing it ends it. */
class SideProcess {
  readonly #child: ChildProcessWithoutNullStreams;
  readonly #log: ProbeEnvironment['log'];
  readonly #ended: Promise<void>;
  #pending: { resolve(fields: Fields): void; reject(failure: Error): void } | null = null;
  #killedFor: ProbeFailure | null = null;

  /** Whether it can be asked. */
  alive = true;

  constructor(koffi: string, log: ProbeEnvironment['log']) {
    this.#log = log;
    // VS Code's own executable behaves as Node when it is told to.
    this.#child = spawn(process.execPath, [path.join(__dirname, 'worker.js'), koffi], {
      env: { ...process.env, ELECTRON_RUN_AS_NODE: '1' },
    });
    this.#child.stderr.on('data', (text: Buffer) => log(1, text.toString()));
    this.#child.stdin.on('error', () => {});
    this.#ended = new Promise((resolve) => {
      const end = (reason: string) => {
        this.alive = false;
        this.#take()?.reject(this.#killedFor ?? new ProbeFailure('crashed', `The side process ended: ${reason}.`));
        resolve();
      };
      this.#child.on('error', (failure) => end(failure.message));
      this.#child.on('exit', (code, signal) => end(signal ?? `exit status ${code}`));
    });
    receive(this.#child.stdout, (name: string, fields: Fields) => this.#answer(name, fields), () => {});
  }

  #take() {
    const pending = this.#pending;
    this.#pending = null;
    return pending;
  }

  #answer(name: string, fields: Fields): void {
    if (name === 'logged') {
      this.#log(fields.level as number, fields.text as string);
    } else if (name === 'failed') {
      this.#take()?.reject(ProbeFailure.ofData(fields as { outcome: string; message: string; trap: string; detail: string }));
    } else if (name !== 'hello') {
      this.#take()?.resolve(fields);
    }
  }

  async ask(name: string, fields: Fields, limitMillis: number): Promise<Fields> {
    if (!this.alive) {
      throw this.#killedFor ?? notLoaded();
    }
    const reply = new Promise<Fields>((resolve, reject) => {
      this.#pending = { resolve, reject };
    });
    this.#child.stdin.write(`${JSON.stringify({ [name]: fields })}\n`);
    const limit = setTimeout(
      () => this.kill(new ProbeFailure('time-limit', `The side process was killed after ${limitMillis} ms.`)),
      limitMillis,
    );
    try {
      return await reply;
    } finally {
      clearTimeout(limit);
    }
  }

  async kill(reason: ProbeFailure): Promise<void> {
    this.#killedFor ??= reason;
    this.#child.kill('SIGKILL');
    await this.#ended;
  }
}

class SideProcessProbe implements WasmProbe {
  readonly #environment: ProbeEnvironment;
  #folder: string | null = null;
  #process: SideProcess | null = null;

  constructor(environment: ProbeEnvironment) {
    this.#environment = environment;
  }

  async load(wasmBytes: Uint8Array): Promise<void> {
    await this.dispose();
    this.#folder = await fs.mkdtemp(path.join(os.tmpdir(), 'health-watch-'));
    await fs.writeFile(this.#module(this.#folder), wasmBytes);
    await this.#start(this.#folder);
  }

  #module(folder: string): string {
    return path.join(folder, 'probe.wasm');
  }

  async #start(folder: string): Promise<SideProcess> {
    // No guest needs to be interruptible where the process can be killed: that saves what the checks would cost.
    const { policy, warmUrl, koffi, ...open } = guestSettings(this.#environment, false);
    const child = new SideProcess(koffi, this.#environment.log);
    this.#process = child;
    const { wasi, folders } = open;
    await child.ask('prepare', { ...policy, warmUrl, wasi, folders }, START_LIMIT_MS);
    await child.ask('open', open, START_LIMIT_MS);
    await child.ask('load', { module: this.#module(folder), timeLimitNanos: 0 }, START_LIMIT_MS);
    return child;
  }

  async execute(config: ProbeConfig): Promise<ProbeResult> {
    if (this.#folder === null) {
      throw notLoaded();
    }
    const child = this.#process?.alive ? this.#process : await this.#start(this.#folder);
    const request = { config: JSON.stringify(config), timeLimitNanos: 0 };
    const { answer } = await child.ask('execute', request, this.#environment.quotaMillis);
    return resultOf(answer as string);
  }

  async dispose(): Promise<void> {
    const [child, folder] = [this.#process, this.#folder];
    this.#process = null;
    this.#folder = null;
    await child?.kill(new ProbeFailure('cancelled', 'The probe was disposed of.'));
    if (folder !== null) {
      await fs.rm(folder, { recursive: true, force: true });
    }
  }
}

export const pattern: Pattern = {
  id: 'side-process',
  description: 'Node or a native runtime in a process of its own, which is killed at the quota.',
  variants: ['node', ...NATIVE_VARIANTS],
  stopsEndlessLoops: true,
  modules: 'abi-1',
  create: (environment) => new SideProcessProbe(environment),
};
