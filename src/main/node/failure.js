'use strict';

/** Why a request failed, in the words of the protocol's Outcome and TrapKind. */
class ProbeFailure extends Error {
  /**
   * @param {string} outcome an Outcome's id
   * @param {string} message the runtime's own words
   * @param {string} [trap] a TrapKind's id, where the outcome is a trap
   * @param {string} [detail] the runtime's own backtrace, a line a frame
   */
  constructor(outcome, message, trap = '', detail = '') {
    super(message);
    this.name = 'ProbeFailure';
    this.outcome = outcome;
    this.trap = trap;
    this.detail = detail;
  }

  /** Any thrown value as a failure: one that is not yet a failure is a fault of the worker, and worth its trace. */
  static from(thrown) {
    if (thrown instanceof ProbeFailure) {
      return thrown;
    }
    console.error(thrown);
    return new ProbeFailure('internal', String(thrown));
  }

  /** What crosses from a guest's thread to the main thread; structured clones lose an error's own fields. */
  toData() {
    return { outcome: this.outcome, message: this.message, trap: this.trap, detail: this.detail };
  }

  static ofData({ outcome, message, trap, detail }) {
    return new ProbeFailure(outcome, message, trap, detail);
  }
}

module.exports = { ProbeFailure };
