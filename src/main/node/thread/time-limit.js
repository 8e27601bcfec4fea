'use strict';

const { nanos } = require('../clock');

/*
 * The time limit of a guest's thread. The thread says in shared memory that it runs, since when and for how long at most
 * (two stores and an atomic one); the main thread looks at it when a limit can have passed at the earliest. Which of
 * them comes first, the guest's end or the watchdog, is decided by one compare-and-exchange.
 */

const BYTES = 24;
const RUNNING = 0; // Int32: 0 at rest, -1 stopped, else the number of the run
const STARTED = 1; // Float64, nanoseconds
const LIMIT = 2; // Float64, nanoseconds

const AT_REST = 0;
const STOPPED = -1;
const LAST_NUMBER = 0x7fffffff;

/** Node's timers take no longer delays, in milliseconds. */
const LONGEST_DELAY_MS = 0x7fffffff;

/** The guest thread's end. */
class TimeLimit {
  #running;
  #times;
  #number = 0;

  /** @param {SharedArrayBuffer | null} shared null for a limit that is never enforced */
  constructor(shared) {
    this.#running = shared === null ? null : new Int32Array(shared);
    this.#times = shared === null ? null : new Float64Array(shared);
  }

  /** Guest code is about to run. A limit of 0 is none. */
  begin(limitNanos, startedNanos) {
    if (limitNanos <= 0 || this.#running === null) {
      return;
    }
    this.#times[STARTED] = startedNanos;
    this.#times[LIMIT] = limitNanos;
    this.#number = this.#number === LAST_NUMBER ? 1 : this.#number + 1;
    Atomics.store(this.#running, RUNNING, this.#number);
  }

  /** Guest code has ended. If the watchdog was first, this thread is about to be ended and goes no further. */
  end() {
    if (this.#number !== 0 && Atomics.exchange(this.#running, RUNNING, AT_REST) === STOPPED) {
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
    }
  }
}

/** The main thread's end. */
class Watchdog {
  #running;
  #times;
  #stop;
  #timer = null;
  #leastMs = 0;

  /** @param {(limitNanos: number) => void} stop called once, when a limit has passed */
  constructor(stop) {
    this.shared = new SharedArrayBuffer(BYTES);
    this.#running = new Int32Array(this.shared);
    this.#times = new Float64Array(this.shared);
    this.#stop = stop;
  }

  /** Watches from now on. @param {...number} limitsNanos those that the guest may begin with */
  watch(...limitsNanos) {
    const least = Math.min(...limitsNanos.filter((limit) => limit > 0));
    if (least !== Infinity) {
      this.#leastMs = toMillis(least);
      this.#lookAfter(this.#leastMs);
    }
  }

  rest() {
    clearTimeout(this.#timer);
  }

  #lookAfter(delayMs) {
    this.#timer = setTimeout(() => this.#look(), delayMs);
  }

  #look() {
    const number = Atomics.load(this.#running, RUNNING);
    const started = this.#times[STARTED];
    const limit = this.#times[LIMIT];
    if (number === AT_REST || Atomics.load(this.#running, RUNNING) !== number) {
      // Whatever begins from now on cannot be late before the least limit has passed.
      this.#lookAfter(this.#leastMs);
      return;
    }
    const left = started + limit - nanos();
    if (left > 0) {
      this.#lookAfter(toMillis(left));
    } else if (Atomics.compareExchange(this.#running, RUNNING, number, STOPPED) === number) {
      this.#stop(limit);
    } else {
      this.#lookAfter(this.#leastMs);
    }
  }
}

function toMillis(duration) {
  return Math.min(LONGEST_DELAY_MS, Math.ceil(duration / 1e6));
}

module.exports = { TimeLimit, Watchdog };
