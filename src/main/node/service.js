'use strict';

const { nanos } = require('./clock');
const { ProbeFailure } = require('./failure');

const STACK_OF_NOTHING = 1 << 19;

/** Answers the parent's requests with one guest, whose thread is replaced when it had to be stopped. */
class Service {
  #send;
  #http = null;
  #settings;
  #guest = null;
  #loaded = null;

  /**
   * @param {(name: string, fields: object) => void} send writes a frame
   * @param {string} koffi the path of koffi's main module, for native runtimes; empty for none
   */
  constructor(send, koffi) {
    this.#send = send;
    const policy = { origins: [], maxResponseBytes: 0, maxTimeoutMillis: 0, wasi: false, folders: [] };
    this.#settings = { policy, warmUrl: '', koffi };
  }

  /** @returns {Promise<{name: string, fields: object}>} the reply; a request that fails has one, too */
  async answer(name, fields) {
    const started = nanos();
    try {
      switch (name) {
        case 'prepare':
          return await this.#prepare(fields);
        case 'open':
          return await this.#open(fields, started);
        case 'load':
          return await this.#load(fields);
        case 'execute':
          return await this.#execute(fields);
        case 'measure':
          return await this.#measure(fields);
        case 'ping':
          return { name: 'pong', fields: {} };
        case 'calibrate':
          return await this.#calibrate(fields);
        case 'collect':
          return await this.#collect();
        case 'release':
          return { name: 'released', fields: { teardownNanos: await this.#release() } };
        case 'close':
          return await this.#close();
        default:
          throw new ProbeFailure('internal', `There is no request named ${name}.`);
      }
    } catch (thrown) {
      const { outcome, trap, message, detail } = ProbeFailure.from(thrown);
      return { name: 'failed', fields: { outcome, trap, message, detail, elapsedNanos: nanos() - started } };
    }
  }

  async #prepare({ warmUrl, ...policy }) {
    Object.assign(this.#settings, { policy, warmUrl });
    const { PolicedHttp } = require('./http/policed-http');
    // What hands guests their threads is the worker's own, too: loaded now, it is not counted as a guest's setup.
    require('./thread/guest-thread');
    this.#http = new PolicedHttp(policy);
    await this.#http.warm(warmUrl);
    return { name: 'prepared', fields: {} };
  }

  async #open(request, started) {
    await this.#guest?.end();
    this.#loaded = null;
    Object.assign(this.#settings, request);
    try {
      this.#guest = await this.#startThread();
    } catch (thrown) {
      const { outcome, message } = ProbeFailure.from(thrown);
      throw new ProbeFailure(outcome === 'not-offered' ? outcome : 'setup-failed', message);
    }
    const { identity, readyNanos, runtimeNanos } = this.#guest.opened;
    const setupNanos = readyNanos - started;
    // The thread is there because a limit must be enforceable; all but the runtime's own start is the host's.
    return { name: 'opened', fields: { ...identity, setupNanos, bindingNanos: setupNanos - runtimeNanos } };
  }

  async #startThread() {
    const { GuestThread } = require('./thread/guest-thread');
    return GuestThread.start(this.#settings, this.#http, (level, text) => this.#send('logged', { level, text }));
  }

  async #load({ module, timeLimitNanos }) {
    this.#loaded = null;
    const guest = await this.#liveGuest();
    const timings = await guest.load(module, timeLimitNanos);
    this.#loaded = { module, timeLimitNanos };
    return { name: 'loaded', fields: timings };
  }

  async #execute({ config, timeLimitNanos }) {
    const guest = await this.#loadedGuest();
    return { name: 'executed', fields: await guest.execute(config, timeLimitNanos) };
  }

  async #measure(request) {
    const { measure } = require('./sampler');
    const guest = await this.#loadedGuest();
    const measured = await measure(request, guest, () => this.#furtherGuest(), this.#send);
    return { name: 'measured', fields: measured };
  }

  async #collect() {
    const liveHeapBytes = this.#guest?.alive ? await this.#guest.collect() : -1;
    return { name: 'collected', fields: { liveHeapBytes } };
  }

  /** On a thread of its own, as a guest has one. */
  async #calibrate({ iterations }) {
    const { GuestThread } = require('./thread/guest-thread');
    const settings = { ...this.#settings, runtime: 'nothing', stackBytes: STACK_OF_NOTHING, interruptible: true };
    const guest = await GuestThread.start(settings, this.#http, () => {});
    try {
      return { name: 'calibrated', fields: await guest.calibrate(iterations) };
    } finally {
      await guest.end();
    }
  }

  /** @returns {Promise<number>} how long closing the guest took, in nanoseconds; 0 where there is none */
  async #release() {
    const teardownNanos = this.#guest?.alive ? await this.#guest.close() : 0;
    this.#guest = null;
    this.#loaded = null;
    return teardownNanos;
  }

  async #close() {
    await this.#release();
    return { name: 'closed', fields: {} };
  }

  /** The guest, on a new thread if its last one had to be stopped. */
  async #liveGuest() {
    if (this.#guest === null) {
      throw new ProbeFailure('internal', 'No runtime is open.');
    }
    if (!this.#guest.alive) {
      this.#guest = await this.#startThread();
    }
    return this.#guest;
  }

  async #loadedGuest() {
    if (this.#loaded === null) {
      throw new ProbeFailure('internal', 'No module is loaded.');
    }
    const replaced = this.#guest.alive ? null : this.#guest;
    const guest = await this.#liveGuest();
    if (replaced !== null) {
      await guest.load(this.#loaded.module, this.#loaded.timeLimitNanos);
    }
    return guest;
  }

  async #furtherGuest() {
    const guest = await this.#startThread();
    try {
      await guest.load(this.#loaded.module, this.#loaded.timeLimitNanos);
      return guest;
    } catch (failure) {
      await guest.end();
      throw failure;
    }
  }
}

module.exports = { Service };
