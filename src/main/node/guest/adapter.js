'use strict';

const fs = require('node:fs');
const { nanos } = require('../clock');
const { ProbeFailure } = require('../failure');
const { HandOver } = require('../http/hand-over');
const { AdapterLibrary, HTTP_ABORT, loadKoffi } = require('../adapter/library');
const { ProbeStep } = require('../adapter/step');

/**
 * A native runtime behind its adapter, which keeps the contract, the quotas and the time limit, and answers `log` and
 * `now_nanos` itself.
 */
class AdapterGuest {
  asynchronous = false;

  /** How much of `open` was loading koffi and binding functions, in nanoseconds. */
  bindingNanos = 0;

  #settings;
  #requests;
  #step = new ProbeStep();
  #library = null;
  #callback = null;
  #host = null;
  #thrown = null;
  #loaded = false;
  #instantiated = false;

  constructor({ settings, port, desk }) {
    this.#settings = settings;
    this.#requests = new HandOver(port, desk);
  }

  open() {
    const started = nanos();
    if (this.#settings.koffi === '') {
      throw new ProbeFailure('setup-failed', 'The worker was not told where koffi is.');
    }
    const library = new AdapterLibrary(loadKoffi(this.#settings.koffi), this.#settings.library, nanos);
    if (this.#settings.policy.wasi) {
      requireWasi(JSON.parse(library.describe()));
    }
    this.#callback = library.callback((...request) => this.#answer(...request));
    this.#library = library;
    const bound = nanos();
    this.#host = library.open(config(this.#settings), this.#callback, null, this.#step.bytes);
    const opened = nanos();
    if (this.#host === null) {
      throw new ProbeFailure('setup-failed', `The adapter could not be opened: ${this.#step.message}`);
    }
    // The first call binds the rest: what the adapter itself did not use is the binding's.
    this.bindingNanos = opened - started - library.loadNanos - Math.min(this.#step.elapsedNanos, opened - bound);
  }

  identity() {
    const { runtime, version } = JSON.parse(this.#library.describe());
    return { runtime, version, implementation: this.#settings.mode };
  }

  input(text) {
    return Buffer.from(text);
  }

  load(file, timeLimitNanos) {
    this.#loaded = false;
    this.#instantiated = false;
    const bytes = fs.readFileSync(file);
    this.#library.compile(this.#host, bytes, bytes.length, this.#step.bytes);
    this.#requireOk();
    const compileNanos = this.#step.elapsedNanos;
    this.#instantiate(timeLimitNanos);
    this.#loaded = true;
    return { compileNanos, instantiateNanos: this.#step.elapsedNanos };
  }

  #instantiate(timeLimitNanos) {
    this.#begin(timeLimitNanos);
    this.#library.instantiate(this.#host, timeLimitNanos, this.#step.bytes);
    this.#requireOk();
    this.#instantiated = true;
  }

  execute(input, timeLimitNanos) {
    if (!this.#loaded) {
      throw new ProbeFailure('internal', 'No module is loaded.');
    }
    if (!this.#instantiated) {
      this.#instantiate(timeLimitNanos);
    }
    const step = this.#step;
    this.#begin(timeLimitNanos);
    const startedNanos = nanos();
    this.#library.execute(this.#host, input, input.length, timeLimitNanos, step.bytes);
    this.#requireOk();
    const answer = this.#library.read(step.result, step.resultLength);
    return {
      answer,
      startedNanos,
      executionNanos: nanos() - startedNanos,
      hostNanos: step.hostNanos,
      guestMemoryBytes: step.guestMemoryBytes,
    };
  }

  #begin(timeLimitNanos) {
    this.#requests.begin(this.#settings.interruptible ? timeLimitNanos : 0);
  }

  #requireOk() {
    if (!this.#step.ok) {
      this.#instantiated = false;
      const thrown = this.#thrown;
      this.#thrown = null;
      throw this.#step.failure(thrown);
    }
  }

  /** Answers a request of the guest's: the adapter has checked that both ranges lie in its memory. */
  #answer(request, length, response, capacity) {
    try {
      const code = this.#requests.request(this.#library.read(request, length), capacity);
      if (code > 0) {
        this.#library.write(response, this.#requests.response(code));
      }
      return code;
    } catch (thrown) {
      this.#thrown = thrown;
      return HTTP_ABORT;
    }
  }

  close() {
    this.#loaded = false;
    if (this.#host !== null) {
      this.#library.close(this.#host);
      this.#library.release(this.#callback);
      this.#host = null;
    }
  }
}

function requireWasi({ runtime, wasi }) {
  if (!wasi) {
    throw new ProbeFailure('not-offered', `The adapter of ${runtime} offers no WASI.`);
  }
}

/** Without a word about interruption, an adapter makes guests interruptible if it can. */
function config({ mode, memoryLimitBytes, stackBytes, interruptible, policy }) {
  const lines = [
    mode === '' ? '' : `mode=${mode}`,
    `memoryLimitBytes=${memoryLimitBytes}`,
    stackBytes > 0 ? `stackBytes=${stackBytes}` : '',
    interruptible ? '' : 'interrupt=0',
    ...(policy.wasi ? ['wasi=1', ...policy.folders.map(folderLine)] : []),
  ];
  return lines.filter((line) => line !== '').join('\n');
}

function folderLine({ folder, path, writable }) {
  return `${writable ? 'writableFolder' : 'readOnlyFolder'}=${path}:${folder}`;
}

module.exports = { AdapterGuest };
