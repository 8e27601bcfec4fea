'use strict';

const { nanos } = require('../clock');
const { MALFORMED } = require('../http/codes');

/**
 * The probe contract's imports over an instance's memory: checks every pointer before it touches the memory or calls the
 * host, and adds up the time spent in the host. While a start function runs, the memory is not known yet: requests are
 * then malformed, and nothing is logged.
 */
class GuestCalls {
  #host;
  #log;
  #view = null;

  /** @type {WebAssembly.Memory | null} */
  memory = null;

  /** Time in host functions since this was last set to 0. */
  hostNanos = 0;

  functions = {
    http_request: (request, length, response, capacity) =>
      this.#httpRequest(request >>> 0, length >>> 0, response >>> 0, capacity >>> 0),
    now_nanos: () => process.hrtime.bigint(),
    log: (level, text, length) => this.#logLine(level, text >>> 0, length >>> 0),
  };

  /**
   * @param {import('../http/hand-over').HandOver} host
   * @param {(level: number, text: string) => void} log
   */
  constructor(host, log) {
    this.#host = host;
    this.#log = log;
  }

  /** The memory's bytes. A view dies when the memory grows, and making one costs more than asking. */
  view() {
    const { buffer } = this.memory;
    if (this.#view === null || this.#view.buffer !== buffer) {
      this.#view = new Uint8Array(buffer);
    }
    return this.#view;
  }

  contains(address, length) {
    return this.memory !== null && address + length <= this.memory.buffer.byteLength;
  }

  #httpRequest(request, length, response, capacity) {
    if (!this.contains(request, length) || !this.contains(response, capacity)) {
      return MALFORMED;
    }
    const started = nanos();
    const view = this.view();
    const code = this.#host.request(view.subarray(request, request + length), capacity);
    if (code > 0) {
      view.set(this.#host.response(code), response);
    }
    this.hostNanos += nanos() - started;
    return code;
  }

  #logLine(level, text, length) {
    if (this.contains(text, length)) {
      const started = nanos();
      this.#log(level, Buffer.from(this.view().subarray(text, text + length)).toString());
      this.hostNanos += nanos() - started;
    }
  }
}

module.exports = { GuestCalls };
