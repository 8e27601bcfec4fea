'use strict';

const assert = require('node:assert');
const test = require('node:test');
const { CapabilityPolicy, isAddress } = require('../../main/node/http/capability-policy');
const vectors = require('../resources/vectors/policy.json');

const policy = new CapabilityPolicy(vectors.granted);

function verdictOn(address) {
  if (!isAddress(address)) {
    return 'malformed';
  }
  return policy.allows(address) ? 'allowed' : 'denied';
}

for (const [verdict, addresses] of Object.entries(vectors.addresses)) {
  for (const address of addresses) {
    test(`${JSON.stringify(address.slice(0, 100))} is ${verdict}`, () => {
      assert.strictEqual(verdictOn(address), verdict);
    });
  }
}
