'use strict';

const fs = require('node:fs');
const { createRequire, wrap } = require('node:module');
const path = require('node:path');
const vm = require('node:vm');
const { nanos } = require('../clock');
const { ProbeFailure } = require('../failure');
const { KINDS, TOO_LARGE } = require('../http/codes');
const { HttpFailure, PolicedHttp } = require('../http/policed-http');

/**
 * The `script` baseline: the check as a plain Node script, which is what Health Watch runs today. A script exports
 * `async function check(config, { httpRequest, log })`, takes its config and gives its answer as JSON texts, and is
 * confined by nothing but its thread's heap and time limit: it may require whatever Node has.
 */
class ScriptGuest {
  asynchronous = true;

  #settings;
  #timeLimit;
  #http;
  #waiting = new WaitingTime();
  #host;
  #script = null;
  #file = '';
  #startLimitNanos = 0;
  #check = null;

  constructor({ settings, timeLimit, log }) {
    this.#settings = settings;
    this.#timeLimit = timeLimit;
    this.#http = new PolicedHttp(settings.policy);
    this.#host = { httpRequest: (asked) => this.#waiting.during(() => this.#httpRequest(asked)), log };
  }

  open() {
    if (this.#settings.mode !== '') {
      throw new ProbeFailure('setup-failed', `Scripts have no mode named ${this.#settings.mode}.`);
    }
    if (this.#settings.policy.wasi) {
      throw new ProbeFailure('not-offered', 'A script has no WASI: it may require whatever Node has.');
    }
  }

  /** The main thread's client is of no use here: connections belong to a thread. */
  warm() {
    return this.#http.warm(this.#settings.warmUrl);
  }

  identity() {
    return { runtime: 'Node script', version: process.version, implementation: `V8 ${process.versions.v8}` };
  }

  input(text) {
    return text;
  }

  load(file, timeLimitNanos) {
    this.close();
    this.#file = file;
    this.#startLimitNanos = timeLimitNanos;
    const source = fs.readFileSync(file, 'utf8');

    const started = nanos();
    const script = compile(source, file);
    const compileNanos = nanos() - started;

    this.#script = script;
    return { compileNanos, instantiateNanos: this.#evaluate() };
  }

  /** @returns {number} how long it took */
  #evaluate() {
    const module = { exports: {} };
    const started = nanos();
    this.#timeLimit.begin(this.#startLimitNanos, started);
    let evaluateNanos;
    try {
      const wrapper = this.#script.runInThisContext();
      wrapper.call(module.exports, module.exports, createRequire(this.#file), module, this.#file, path.dirname(this.#file));
      evaluateNanos = nanos() - started;
    } catch (thrown) {
      throw failureOf(thrown);
    } finally {
      this.#timeLimit.end();
    }
    if (typeof module.exports !== 'function') {
      throw new ProbeFailure('missing-export', 'The script does not export a function.');
    }
    this.#check = module.exports;
    return evaluateNanos;
  }

  async execute(config, timeLimitNanos) {
    if (this.#script === null) {
      throw new ProbeFailure('internal', 'No script is loaded.');
    }
    if (this.#check === null) {
      this.#evaluate();
    }
    this.#waiting.totalNanos = 0;
    const startedNanos = nanos();
    this.#timeLimit.begin(timeLimitNanos, startedNanos);
    try {
      const answer = await this.#check.call(undefined, config, this.#host);
      const executionNanos = nanos() - startedNanos;
      if (typeof answer !== 'string') {
        throw new ProbeFailure('bad-result', `The script's answer is no text but ${typeof answer}.`);
      }
      return { answer, startedNanos, executionNanos, hostNanos: this.#waiting.totalNanos, guestMemoryBytes: 0 };
    } catch (thrown) {
      this.#check = null;
      throw failureOf(thrown);
    } finally {
      this.#timeLimit.end();
    }
  }

  /**
   * The host's function for scripts.
   *
   * @param {object} asked as PolicedHttp takes it; `capacity`, if it is there, is the room for the response in bytes
   * @returns {Promise<{status: number, headers: object, body: string}>}
   * @throws {Error} whose `kind` is one of timed-out, refused, denied, too-large, malformed-request, io-failure
   */
  async #httpRequest({ capacity = Infinity, ...asked }) {
    try {
      const response = await this.#http.exchange(asked);
      if (capacity !== Infinity && Buffer.byteLength(JSON.stringify(response)) > capacity) {
        throw new HttpFailure(TOO_LARGE, `The response exceeds ${capacity} bytes.`);
      }
      return response;
    } catch (failure) {
      throw failure instanceof HttpFailure ? Object.assign(failure, { kind: KINDS[failure.code] }) : failure;
    }
  }

  close() {
    this.#script = null;
    this.#check = null;
  }
}

/** How long at least one call of the host was under way. */
class WaitingTime {
  totalNanos = 0;
  #pending = 0;
  #since = 0;

  async during(call) {
    if (this.#pending++ === 0) {
      this.#since = nanos();
    }
    try {
      return await call();
    } finally {
      if (--this.#pending === 0) {
        this.totalNanos += nanos() - this.#since;
      }
    }
  }
}

function compile(source, file) {
  try {
    return new vm.Script(wrap(source), { filename: file });
  } catch (thrown) {
    throw thrown instanceof SyntaxError ? new ProbeFailure('invalid-module', thrown.message) : thrown;
  }
}

/** An error that a script does not handle ends it, as a trap ends a module. */
function failureOf(thrown) {
  if (thrown instanceof ProbeFailure) {
    return thrown;
  }
  const stack = thrown instanceof RangeError && /call stack/.test(thrown.message);
  return new ProbeFailure('trap', String(thrown), stack ? 'stack' : 'unreachable', thrown?.stack);
}

module.exports = { ScriptGuest };
