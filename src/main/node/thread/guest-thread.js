'use strict';

const fs = require('node:fs');
const path = require('node:path');
const { Worker } = require('node:worker_threads');
const { nanos } = require('../clock');
const { ProbeFailure } = require('../failure');
const { HttpDesk } = require('../http/hand-over');
const { Watchdog } = require('./time-limit');

const STDERR = 2;
const MIB = 1 << 20;

/** What V8 keeps for itself of a thread's stack (192 KiB) and what Node's own frames below the guest need. */
const OWN_STACK_BYTES = 448 << 10;
const MOST_STACK_BYTES = 64 * MIB;

/** V8's smallest useful heap, so that a tiny memory limit stops the script and not Node's own start. */
const LEAST_HEAP_MB = 16;

/** The main thread's handle on a guest's thread. One request at a time; each of them ends, whatever the guest does. */
class GuestThread {
  #worker;
  #log;
  #watchdog = new Watchdog((limitNanos) => this.#stop(limitNanos));
  #interruptible;
  #startLimitNanos = 0;
  #desk;
  #pending = null;
  #stopped = null;

  /** Whether requests can be made. */
  alive = true;

  /**
   * Starts a thread and sets its runtime up.
   *
   * @param {object} settings an Open message with `policy` and `warmUrl` of the Prepare message
   * @param {import('../http/policed-http').PolicedHttp | null} http what the guest's requests go through
   * @param {(level: number, text: string) => void} log
   */
  static async start(settings, http, log) {
    const guest = new GuestThread(settings, http, log);
    guest.opened = await guest.#reply();
    return guest;
  }

  constructor(settings, http, log) {
    this.#log = log;
    this.#desk = new HttpDesk(http);
    this.#interruptible = settings.interruptible;
    this.#worker = new Worker(path.join(__dirname, 'guest-main.js'), {
      name: 'guest',
      stdout: true,
      stderr: true,
      resourceLimits: resourceLimits(settings),
      workerData: { settings, watchdog: this.#interruptible ? this.#watchdog.shared : null, desk: this.#desk.control },
    });
    this.#worker.stdout.on('data', (chunk) => fs.writeSync(STDERR, chunk));
    this.#worker.stderr.on('data', (chunk) => fs.writeSync(STDERR, chunk));
    this.#worker.on('message', (message) => this.#take(message));
    this.#worker.on('error', (failure) => this.#broke(failure));
    this.#worker.on('exit', (code) => this.#settle(new ProbeFailure('internal', `The guest's thread ended: ${code}.`)));
  }

  /** @returns {Promise<{compileNanos: number, instantiateNanos: number}>} */
  load(module, timeLimitNanos) {
    this.#startLimitNanos = timeLimitNanos;
    return this.#request('load', { module, timeLimitNanos });
  }

  /**
   * @returns {Promise<{answer: string, executionNanos: number, hostNanos: number, guestMemoryBytes: number}>} an
   *     Executed message
   */
  execute(config, timeLimitNanos) {
    return this.#request('execute', { config, timeLimitNanos });
  }

  /** Runs the iterations of a Measure message into the memory of a Recording. */
  measure(request, recording, originNanos) {
    return this.#request('measure', { request, recording, originNanos, timeLimitNanos: request.timeLimitNanos });
  }

  /** @returns {Promise<object>} a Calibrated message; for a guest that does nothing */
  calibrate(iterations) {
    return this.#request('calibrate', { iterations, timeLimitNanos: 0 });
  }

  /** @returns {Promise<number>} the live heap of the guest's isolate in bytes, -1 where it cannot be told */
  collect() {
    return this.#request('collect', { timeLimitNanos: 0 });
  }

  /** Closes the guest, then ends its thread. @returns {Promise<number>} how long both took, in nanoseconds */
  async close() {
    const closeNanos = await this.#request('close', { timeLimitNanos: 0 });
    const started = nanos();
    await this.end();
    return closeNanos + nanos() - started;
  }

  /** Ends the thread, whatever it is doing. */
  async end() {
    this.alive = false;
    this.#watchdog.rest();
    await this.#worker.terminate();
  }

  #request(name, fields) {
    if (!this.alive) {
      return Promise.reject(new ProbeFailure('internal', "The guest's thread has ended."));
    }
    const reply = this.#reply();
    this.#worker.postMessage({ name, ...fields });
    if (this.#interruptible) {
      this.#watchdog.watch(fields.timeLimitNanos, this.#startLimitNanos);
    }
    return reply;
  }

  #reply() {
    return new Promise((resolve, reject) => {
      this.#pending = { resolve, reject };
    });
  }

  #take(message) {
    switch (message.name) {
      case 'http':
        this.#desk.serve(message.data);
        break;
      case 'log':
        this.#log(message.level, message.text);
        break;
      case 'failed':
        this.#answer()?.reject(ProbeFailure.ofData(message.failure));
        break;
      default:
        this.#answer()?.resolve(message.value);
    }
  }

  #answer() {
    this.#watchdog.rest();
    const pending = this.#pending;
    this.#pending = null;
    return pending;
  }

  async #stop(limitNanos) {
    this.#stopped = new ProbeFailure('time-limit', `The guest was stopped after ${limitNanos / 1e6} ms.`);
    await this.end();
    this.#settle(this.#stopped);
  }

  #broke(failure) {
    const outcome = failure.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory-limit' : 'internal';
    this.#settle(new ProbeFailure(outcome, String(failure)));
  }

  /** The thread is gone. */
  #settle(failure) {
    this.alive = false;
    this.#desk.close();
    this.#answer()?.reject(this.#stopped ?? failure);
  }
}

/**
 * A module's memory is limited in its bytes (wasm/); a script's memory is the heap of its thread. A script that exceeds
 * it loses its thread on Node 18 and 20; Node 24 may abort the process instead, which the parent sees as a crash.
 */
function resourceLimits({ runtime, stackBytes, memoryLimitBytes }) {
  const limits = { stackSizeMb: Math.min(stackBytes + OWN_STACK_BYTES, MOST_STACK_BYTES) / MIB };
  if (runtime === 'script') {
    limits.maxOldGenerationSizeMb = Math.max(LEAST_HEAP_MB, Math.floor(memoryLimitBytes / MIB));
  }
  return limits;
}

module.exports = { GuestThread };
