'use strict';

const { getHeapStatistics } = require('node:v8');
const { nanos } = require('../clock');
const { ProbeFailure } = require('../failure');
const { ANSWER } = require('../guest/nothing');
const { Recording } = require('./recording');

/** So many of what is measured make one observation: a single one is too short for some clocks. */
const BATCH = 1000;
const CLOCK_BATCHES = 200;
const HEAP_BATCHES = 20;

/**
 * Measures what measuring costs, by the loop that measures guests.
 *
 * @param {import('../guest').Guest} nothing a guest that does nothing
 * @returns {Promise<object>} a Calibrated message
 */
async function calibrate(nothing, iterations) {
  if (iterations < 2 * BATCH) {
    throw new ProbeFailure('internal', `At least ${2 * BATCH} iterations are needed, not ${iterations}.`);
  }
  const clock = clockNanos();
  await runLoop(nothing, allocate(iterations), iterations);
  const counted = allocate(iterations);
  await runLoop(nothing, counted, iterations);
  return {
    clockResolutionNanos: clockStep(),
    clockNanos: clock,
    sampleNanos: sampleNanos(counted),
    sampleBytes: await sampleBytes(nothing),
  };
}

function allocate(iterations) {
  return Recording.allocate(0, { warmupIterations: 0, iterations });
}

function runLoop(nothing, recording, iterations) {
  const request = {
    config: '{}',
    expected: ANSWER,
    warmupIterations: 0,
    warmupNanos: 0,
    iterations,
    leastIterations: iterations,
    iterationsNanos: 0,
    timeLimitNanos: 0,
  };
  return recording.measure(nothing, request, nanos());
}

function sampleNanos(recording) {
  const observations = [];
  for (let first = 0; first + BATCH < recording.ended; first += BATCH) {
    const elapsed = recording.iteration(first + BATCH).startNanos - recording.iteration(first).startNanos;
    observations.push(elapsed / BATCH);
  }
  return median(observations);
}

/** By how much the heap of this thread grows, where no collection comes in between; most batches see none. */
async function sampleBytes(nothing) {
  const observations = [];
  for (let batch = 0; batch < HEAP_BATCHES; batch++) {
    const recording = allocate(BATCH);
    const before = getHeapStatistics().used_heap_size;
    await runLoop(nothing, recording, BATCH);
    observations.push((getHeapStatistics().used_heap_size - before) / BATCH);
  }
  return Math.max(0, median(observations));
}

function clockNanos() {
  const observations = [];
  for (let batch = 0; batch < CLOCK_BATCHES; batch++) {
    const first = nanos();
    let last = first;
    for (let reading = 0; reading < BATCH; reading++) {
      last = nanos();
    }
    observations.push((last - first) / BATCH);
  }
  return median(observations);
}

function clockStep() {
  let least = Infinity;
  let earlier = nanos();
  for (let steps = 0; steps < BATCH; ) {
    const later = nanos();
    if (later > earlier) {
      least = Math.min(least, later - earlier);
      steps++;
    }
    earlier = later;
  }
  return least;
}

function median(values) {
  values.sort((a, b) => a - b);
  return values[Math.floor(values.length / 2)];
}

module.exports = { calibrate };
