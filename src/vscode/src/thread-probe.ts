import { PolicedHttp } from '../../main/node/http/policed-http';
import { GuestThread } from '../../main/node/thread/guest-thread';
import { notLoaded, resultOf } from './answer';
import { guestSettings } from './guest-settings';
import type { ProbeEnvironment } from './pattern';
import type { ProbeConfig, ProbeResult, WasmProbe } from './probe';

/** A probe on a worker thread of the extension host, which goes on while the probe runs. */
export class ThreadProbe implements WasmProbe {
  readonly #environment: ProbeEnvironment;
  readonly #http: PolicedHttp;
  #bytes: Uint8Array | null = null;
  #guest: GuestThread | null = null;
  #busy: Promise<unknown> = Promise.resolve();
  #executing = false;

  constructor(environment: ProbeEnvironment) {
    this.#environment = environment;
    this.#http = new PolicedHttp(environment.policy);
  }

  async load(wasmBytes: Uint8Array): Promise<void> {
    await this.dispose();
    this.#bytes = wasmBytes;
    await this.#whileBusy(this.#start(wasmBytes));
  }

  async #start(wasmBytes: Uint8Array): Promise<GuestThread> {
    const settings = guestSettings(this.#environment, true);
    const guest = await GuestThread.start(settings, this.#http, this.#environment.log);
    this.#guest = guest;
    await guest.load(wasmBytes, this.#quotaNanos());
    return guest;
  }

  async execute(config: ProbeConfig): Promise<ProbeResult> {
    if (this.#bytes === null) {
      throw notLoaded();
    }
    return this.#whileBusy(this.#execute(this.#bytes, config));
  }

  async #execute(wasmBytes: Uint8Array, config: ProbeConfig): Promise<ProbeResult> {
    // A thread whose guest had to be stopped is gone.
    const guest = this.#guest?.alive ? this.#guest : await this.#start(wasmBytes);
    this.#executing = true;
    try {
      const { answer } = await guest.execute(JSON.stringify(config), this.#quotaNanos());
      return resultOf(answer);
    } finally {
      this.#executing = false;
    }
  }

  #whileBusy<T>(work: Promise<T>): Promise<T> {
    this.#busy = work.catch(() => {});
    return work;
  }

  #quotaNanos(): number {
    return this.#environment.quotaMillis * 1e6;
  }

  async dispose(): Promise<void> {
    this.#bytes = null;
    if (this.#executing && this.#environment.variant === 'node') {
      await this.#guest?.end();
    }
    // A thread cannot be ended within native code: the adapter stops its guest at the quota, and can then be closed.
    await this.#busy;
    const guest = this.#guest;
    this.#guest = null;
    if (guest?.alive) {
      await guest.close();
    }
  }
}
