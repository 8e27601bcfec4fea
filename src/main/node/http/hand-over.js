'use strict';

const { nanos } = require('../clock');
const { IO_FAILURE, DENIED } = require('./codes');

/*
 * HTTP for guests that cannot wait for a promise. The guest's thread leaves its request in shared memory, wakes the main
 * thread by a message and sleeps; the main thread performs the request, leaves the response in the same memory and wakes
 * the guest.
 */

const STATE = 0;
const LENGTH = 1; // of the request; then the response's, or a negative code
const CAPACITY = 2;
const TIME_LEFT_MS = 3;
const CONTROL_BYTES = 16;

const LONGEST_TIME_MS = 0x7fffffff;

const ASKED = 1;
const ANSWERED = 2;

/** Enough for the probes of the workbench; grows when a guest has more to say or more room. */
const FIRST_DATA_BYTES = 64 << 10;

/** The guest's end. */
class HandOver {
  #port;
  #control;
  #data = null;
  #deadline = Infinity;

  /**
   * @param {import('node:worker_threads').MessagePort} port to the main thread
   * @param {SharedArrayBuffer} control the desk's
   */
  constructor(port, control) {
    this.#port = port;
    this.#control = new Int32Array(control);
  }

  /** Guest code begins that may run for so long; a request that takes longer is given up. A limit of 0 is none. */
  begin(limitNanos) {
    this.#deadline = limitNanos > 0 ? nanos() + limitNanos : Infinity;
  }

  /**
   * Performs a request and blocks until it is answered.
   *
   * @param {Uint8Array} request JSON in UTF-8
   * @param {number} capacity how many bytes the guest has room for
   * @returns {number} the response's length or a negative code
   */
  request(request, capacity) {
    const message = { name: 'http', data: this.#makeRoom(Math.max(request.length, capacity)) };
    this.#data.set(request);
    this.#control[LENGTH] = request.length;
    this.#control[CAPACITY] = capacity;
    this.#control[TIME_LEFT_MS] = this.#timeLeftMs();
    Atomics.store(this.#control, STATE, ASKED);
    this.#port.postMessage(message);
    Atomics.wait(this.#control, STATE, ASKED);
    return this.#control[LENGTH];
  }

  #timeLeftMs() {
    return Math.max(1, Math.min(LONGEST_TIME_MS, Math.ceil((this.#deadline - nanos()) / 1e6)));
  }

  /** The response of the last request. */
  response(length) {
    return this.#data.subarray(0, length);
  }

  /** @returns {SharedArrayBuffer | undefined} memory that the other end does not know yet */
  #makeRoom(bytes) {
    if (this.#data !== null && this.#data.length >= bytes) {
      return undefined;
    }
    this.#data = new Uint8Array(new SharedArrayBuffer(Math.max(FIRST_DATA_BYTES, bytes)));
    return this.#data.buffer;
  }
}

/** The main thread's end. */
class HttpDesk {
  #http;
  #words;
  #data = null;
  #closing = new AbortController();

  /** @param {import('./policed-http').PolicedHttp | null} http null where nothing may be reached */
  constructor(http) {
    this.#http = http;
    this.control = new SharedArrayBuffer(CONTROL_BYTES);
    this.#words = new Int32Array(this.control);
  }

  /** Performs the request that the guest has left. @param {SharedArrayBuffer} [data] new memory */
  async serve(data) {
    if (data !== undefined) {
      this.#data = Buffer.from(data);
    }
    this.#words[LENGTH] = await this.#perform(
      this.#words[LENGTH],
      this.#words[CAPACITY] >>> 0,
      this.#words[TIME_LEFT_MS],
    );
    Atomics.store(this.#words, STATE, ANSWERED);
    Atomics.notify(this.#words, STATE);
  }

  async #perform(length, capacity, timeLeftMs) {
    if (this.#http === null) {
      return DENIED;
    }
    try {
      const request = Buffer.from(this.#data.subarray(0, length));
      const { code, response } = await this.#http.answer(request, capacity, timeLeftMs, this.#closing.signal);
      response?.copy(this.#data);
      return code;
    } catch (unexpected) {
      console.error(unexpected);
      return IO_FAILURE;
    }
  }

  /** Gives requests up that are still under way. */
  close() {
    this.#closing.abort();
  }
}

module.exports = { HandOver, HttpDesk };
