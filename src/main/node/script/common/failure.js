'use strict';

/** A check did not go well: what becomes the answer's `error`. The kinds are those of probes/c/common/probe.h. */
class CheckFailure extends Error {
  constructor(kind, message) {
    super(message);
    this.name = 'CheckFailure';
    this.kind = kind;
  }
}

/** The config cannot be used because of one of its members. */
function invalidConfig(name) {
  return new CheckFailure('invalid-config', `config.${name} is missing or invalid`);
}

module.exports = { CheckFailure, invalidConfig };
