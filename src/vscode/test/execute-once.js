'use strict';

/*
 * node execute-once.js PATTERN FILE: executes a module's file within a quota of 100 ms. A thread that does not depend on
 * the guest's kills the process when the execution outlasts ten quotas.
 */
const { once } = require('node:events');
const fs = require('node:fs');
const path = require('node:path');
const { Worker } = require('node:worker_threads');

const QUOTA_MS = 100;
const EXECUTING = 1;
const ENDED = 2;

const [, , id, file] = process.argv;
const { pattern } = require(path.join(__dirname, `../dist/pattern-${id}.js`));
const state = new Int32Array(new SharedArrayBuffer(4));
const observe = `
  const state = new Int32Array(require('node:worker_threads').workerData);
  Atomics.wait(state, 0, 0);
  if (Atomics.wait(state, 0, ${EXECUTING}, ${10 * QUOTA_MS}) === 'timed-out') {
    process.kill(process.pid, 'SIGKILL');
  }`;

function reach(next) {
  Atomics.store(state, 0, next);
  Atomics.notify(state, 0);
}

async function main() {
  await once(new Worker(observe, { eval: true, workerData: state.buffer }), 'online');
  const probe = pattern.create({
    variant: 'node',
    policy: { origins: [], maxResponseBytes: 0, maxTimeoutMillis: QUOTA_MS },
    quotaMillis: QUOTA_MS,
    quotaBytes: 1 << 24,
    runtimesFolders: [],
    log() {},
  });
  await probe.load(fs.readFileSync(file));
  reach(EXECUTING);
  try {
    await probe.execute({ scenario: 'endless' });
  } finally {
    reach(ENDED);
    await probe.dispose();
  }
}

main();
