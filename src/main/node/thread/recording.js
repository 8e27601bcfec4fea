'use strict';

const { nanos } = require('../clock');

const ENDED = 0;
const FIRST_COUNTED = 1;
const HEADER_BYTES = 8;
const NOT_YET = 0x7fffffff;

/**
 * What one instance measures, in memory that its thread writes and the main thread reads. The thread publishes an
 * iteration by raising `ended` after everything else of it is written. Times are nanoseconds.
 */
class Recording {
  #header;
  #starts;
  #executions;
  #hosts;
  #correct;

  constructor(instance, buffer) {
    const capacity = (buffer.byteLength - HEADER_BYTES) / (3 * 8 + 1);
    this.instance = instance;
    this.buffer = buffer;
    this.#header = new Int32Array(buffer, 0, 2);
    this.#starts = new Float64Array(buffer, HEADER_BYTES, capacity);
    this.#executions = new Float64Array(buffer, HEADER_BYTES + 8 * capacity, capacity);
    this.#hosts = new Float64Array(buffer, HEADER_BYTES + 16 * capacity, capacity);
    this.#correct = new Uint8Array(buffer, HEADER_BYTES + 24 * capacity, capacity);
  }

  /** Room for every iteration that a Measure message may ask for, touched, so that no page is missing later. */
  static allocate(instance, { warmupIterations, iterations }) {
    const buffer = new SharedArrayBuffer(HEADER_BYTES + (warmupIterations + iterations) * (3 * 8 + 1));
    new Uint8Array(buffer).fill(0);
    const recording = new Recording(instance, buffer);
    recording.#header[FIRST_COUNTED] = NOT_YET;
    return recording;
  }

  /** How many iterations are recorded whole. */
  get ended() {
    return Atomics.load(this.#header, ENDED);
  }

  /** An Iteration of the protocol. */
  iteration(i) {
    return {
      instance: this.instance,
      number: i,
      warmup: i < Atomics.load(this.#header, FIRST_COUNTED),
      startNanos: this.#starts[i],
      executionNanos: this.#executions[i],
      hostNanos: this.#hosts[i],
      correct: this.#correct[i] === 1,
    };
  }

  /**
   * Measures, on the guest's thread.
   *
   * @param {object} guest see guest/
   * @param {object} request a Measure message
   * @param {number} originNanos the measurement's start
   */
  async measure(guest, request, originNanos) {
    const run = {
      guest,
      originNanos,
      config: guest.input(request.config),
      expected: request.expected === '' ? null : guest.input(request.expected),
      timeLimitNanos: request.timeLimitNanos,
      wrongAnswer: '',
      guestMemoryBytes: 0,
    };
    await this.#phase(run, request.warmupIterations, 0, request.warmupNanos);
    Atomics.store(this.#header, FIRST_COUNTED, this.ended);
    await this.#phase(run, request.iterations, request.leastIterations, request.iterationsNanos);
    return { wrongAnswer: run.wrongAnswer, guestMemoryBytes: run.guestMemoryBytes };
  }

  /** A phase ends with its last iteration, or when its time is used up and its least number is reached. */
  async #phase(run, most, least, budgetNanos) {
    const { guest, config, timeLimitNanos, originNanos } = run;
    const first = this.ended;
    let now = nanos();
    const until = now + budgetNanos;
    for (let i = first; i < first + most && (i - first < least || now < until); i++) {
      let result = guest.execute(config, timeLimitNanos);
      if (guest.asynchronous) {
        result = await result;
      }
      this.#executions[i] = result.executionNanos;
      this.#starts[i] = result.startedNanos - originNanos;
      this.#hosts[i] = result.hostNanos;
      this.#correct[i] = isExpected(run, result.answer) ? 1 : 0;
      run.guestMemoryBytes = result.guestMemoryBytes;
      Atomics.store(this.#header, ENDED, i + 1);
      now = result.startedNanos + result.executionNanos;
    }
  }
}

function isExpected(run, answer) {
  const { expected } = run;
  if (expected === null || answer === expected || (typeof answer !== 'string' && answer.equals(expected))) {
    return true;
  }
  if (run.wrongAnswer === '') {
    run.wrongAnswer = answer.toString();
  }
  return false;
}

module.exports = { Recording };
