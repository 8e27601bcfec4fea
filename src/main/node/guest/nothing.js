'use strict';

const { nanos } = require('../clock');

/** As long as the scenarios' answers are. */
const ANSWER = '{"scenario":"nothing","ok":true,"status":null,"metrics":{"checksum":0},"error":null}';

/** Does nothing, so that what is left of an iteration is what measuring it costs. */
class NothingGuest {
  asynchronous = false;

  #answer = Buffer.from(ANSWER);

  open() {}

  identity() {
    return { runtime: 'nothing', version: '', implementation: '' };
  }

  input(text) {
    return Buffer.from(text);
  }

  load() {
    return { compileNanos: 0, instantiateNanos: 0 };
  }

  execute() {
    const startedNanos = nanos();
    return {
      answer: this.#answer,
      startedNanos,
      executionNanos: nanos() - startedNanos,
      hostNanos: 0,
      guestMemoryBytes: 0,
    };
  }

  close() {}
}

module.exports = { NothingGuest, ANSWER };
