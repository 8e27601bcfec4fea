'use strict';

const { ProbeFailure } = require('../failure');

/** The offsets and the size of probe_step, part of the ABI of probe_host.h; those of 64-bit words are counted in words. */
const STEP_BYTES = 512;
const OUTCOME = 0;
const TRAP = 1;
const RESULT = 1;
const RESULT_LENGTH = 2;
const ELAPSED = 3;
const HOST = 4;
const GUEST_MEMORY = 5;
const MESSAGE = 48;

const OK = 0;
const TRAPPED = 4;

/** By the numbers of enum probe_outcome; what is not here is the host's failure. */
const OUTCOMES = new Map([
  [1, 'invalid-module'],
  [2, 'missing-import'],
  [3, 'missing-export'],
  [TRAPPED, 'trap'],
  [5, 'time-limit'],
  [6, 'memory-limit'],
  [7, 'bad-result'],
  [11, 'time-limit'],
]);

/** By the numbers of enum probe_trap. */
const TRAPS = [
  '',
  'unreachable',
  'memory',
  'stack',
  'division-by-zero',
  'overflow',
  'conversion',
  'table',
  'signature',
  'other',
];

/** What an adapter says of its last step. */
class ProbeStep {
  #numbers;
  #words;

  constructor() {
    const memory = new ArrayBuffer(STEP_BYTES);
    this.bytes = Buffer.from(memory);
    this.#numbers = new Int32Array(memory);
    this.#words = new BigUint64Array(memory);
  }

  get ok() {
    return this.#numbers[OUTCOME] === OK;
  }

  /** @returns {bigint} where the answer lies, until the next call of the adapter */
  get result() {
    return this.#words[RESULT];
  }

  get resultLength() {
    return Number(this.#words[RESULT_LENGTH]);
  }

  get elapsedNanos() {
    return Number(this.#words[ELAPSED]);
  }

  get hostNanos() {
    return Number(this.#words[HOST]);
  }

  get guestMemoryBytes() {
    return Number(this.#words[GUEST_MEMORY]);
  }

  /** The runtime's own words: the message, and from the second line on its backtrace. */
  get message() {
    const end = this.bytes.indexOf(0, MESSAGE);
    return this.bytes.toString('utf8', MESSAGE, end < 0 ? STEP_BYTES : end);
  }

  /** What went wrong. @param {Error | null} thrown by a host function within the step */
  failure(thrown) {
    const outcome = OUTCOMES.get(this.#numbers[OUTCOME]) ?? 'host-failure';
    const trap = outcome === 'trap' ? (TRAPS[this.#numbers[TRAP]] ?? 'other') : '';
    const [words, ...frames] = this.message.split('\n');
    const message = thrown === null ? words : `${words}: ${thrown}`;
    return new ProbeFailure(outcome, message, trap, frames.join('\n'));
  }
}

module.exports = { ProbeStep };
