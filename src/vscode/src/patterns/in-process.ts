import { once } from 'node:events';
import * as path from 'node:path';
import { Worker } from 'node:worker_threads';
import { V8Guest } from '../../../main/node/guest/v8';
import { TimeLimit } from '../../../main/node/thread/time-limit';
import { notLoaded, resultOf } from '../answer';
import { guestSettings } from '../guest-settings';
import type { Pattern, ProbeEnvironment } from '../pattern';
import type { ProbeConfig, ProbeResult, WasmProbe } from '../probe';

/** Nothing can look at the clock while the only thread that could is the guest's. */
const NO_LIMIT_NANOS = 0;

class InProcessProbe implements WasmProbe {
  readonly #environment: ProbeEnvironment;
  #http: Worker | null = null;
  #guest: V8Guest | null = null;

  constructor(environment: ProbeEnvironment) {
    this.#environment = environment;
  }

  async load(wasmBytes: Uint8Array): Promise<void> {
    await this.dispose();
    const { policy, log } = this.#environment;
    const http = new Worker(path.join(__dirname, 'http-thread-main.js'), { workerData: policy });
    this.#http = http;
    const [desk] = await once(http, 'message');
    http.unref();
    const guest = new V8Guest({
      settings: guestSettings(this.#environment, false),
      timeLimit: new TimeLimit(null),
      port: http,
      desk,
      log,
    });
    guest.open();
    guest.load(wasmBytes, NO_LIMIT_NANOS);
    this.#guest = guest;
  }

  async execute(config: ProbeConfig): Promise<ProbeResult> {
    if (this.#guest === null) {
      throw notLoaded();
    }
    const { answer } = this.#guest.execute(this.#guest.input(JSON.stringify(config)), NO_LIMIT_NANOS);
    return resultOf(answer.toString());
  }

  async dispose(): Promise<void> {
    this.#guest?.close();
    this.#guest = null;
    const http = this.#http;
    this.#http = null;
    await http?.terminate();
  }
}

export const pattern: Pattern = {
  id: 'in-process',
  description: "Node's WebAssembly on the extension host's own thread, which waits for the probe. No time quota.",
  variants: ['node'],
  stopsEndlessLoops: false,
  modules: 'abi-1',
  create: (environment) => new InProcessProbe(environment),
};
