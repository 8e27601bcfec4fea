'use strict';

/*
 * A guest's thread. It is one that the main thread can end at any moment, and it may block: nothing but the guest needs
 * it. What is printed here goes to the process's standard error.
 */

const { parentPort, workerData } = require('node:worker_threads');
const { nanos } = require('../clock');
const { ProbeFailure } = require('../failure');
const { createGuest } = require('../guest');
const { TimeLimit } = require('./time-limit');

const { settings, watchdog, desk } = workerData;

/** @type {import('../guest').Guest} */
let guest;

const answers = {
  load: ({ module, timeLimitNanos }) => guest.load(module, timeLimitNanos),

  async execute({ config, timeLimitNanos }) {
    const result = await guest.execute(guest.input(config), timeLimitNanos);
    const { executionNanos, hostNanos, guestMemoryBytes } = result;
    return { answer: result.answer.toString(), executionNanos, hostNanos, guestMemoryBytes };
  },

  measure({ request, recording, originNanos }) {
    const { Recording } = require('./recording');
    return new Recording(0, recording).measure(guest, request, originNanos);
  },

  calibrate: ({ iterations }) => require('./calibration').calibrate(guest, iterations),

  /** Only `node --expose-gc` lets a program collect. */
  collect() {
    if (globalThis.gc === undefined) {
      return -1;
    }
    globalThis.gc();
    return require('node:v8').getHeapStatistics().used_heap_size;
  },

  close() {
    const started = nanos();
    guest.close();
    return nanos() - started;
  },
};

async function answer(name, work) {
  try {
    parentPort.postMessage({ name, value: await work() });
  } catch (thrown) {
    parentPort.postMessage({ name: 'failed', failure: ProbeFailure.from(thrown).toData() });
  }
}

answer('opened', async () => {
  guest = createGuest({
    settings,
    desk,
    port: parentPort,
    timeLimit: new TimeLimit(watchdog),
    log: (level, text) => parentPort.postMessage({ name: 'log', level, text }),
  });
  const created = nanos();
  await guest.open();
  const readyNanos = nanos();
  await guest.warm?.();
  return { identity: guest.identity(), readyNanos, runtimeNanos: readyNanos - created - (guest.bindingNanos ?? 0) };
}).then(() => parentPort.on('message', (message) => answer(message.name, () => answers[message.name](message))));
