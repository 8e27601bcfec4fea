'use strict';

const { arrayOf, integerOf, textOf } = require('./common/config');
const { CheckFailure } = require('./common/failure');
const { LONGEST_TIMEOUT_MS, bodyOf, get, requireUp } = require('./common/http');
const { probe } = require('./common/probe');

const MOST_REQUESTS = 1000;

/**
 * A few GETs one after the other; see probes/c/concurrent-requests. A script could make them all at once, but then it
 * would not be the check that modules are compared with: concurrency is the host's, which runs several instances.
 */
module.exports = probe('concurrent-requests', async (config, host, result) => {
  const { timeoutMs, expectedStatus, endpoints } = settingsOf(config);
  const tallies = [];
  for (const endpoint of endpoints) {
    tallies.push(await checkEndpoint(host, endpoint, timeoutMs, expectedStatus));
  }
  const total = (name) => tallies.reduce((sum, tally) => sum + tally[name], 0);
  result.metrics = {
    requests: total('requests'),
    succeeded: total('succeeded'),
    bodyBytes: total('bodyBytes'),
    endpoints: tallies,
  };
  const failed = total('requests') - total('succeeded');
  if (failed > 0) {
    throw new CheckFailure('requests-failed', `${failed} requests failed`);
  }
});

function settingsOf(config) {
  return {
    timeoutMs: integerOf(config, 'timeoutMs', 1, LONGEST_TIMEOUT_MS),
    expectedStatus: integerOf(config, 'expectedStatus', 100, 999),
    endpoints: arrayOf(config, 'endpoints').map((endpoint) => ({
      name: textOf(endpoint, 'name'),
      url: textOf(endpoint, 'url'),
      requests: integerOf(endpoint, 'requests', 1, MOST_REQUESTS),
    })),
  };
}

async function checkEndpoint(host, { name, url, requests }, timeoutMs, expectedStatus) {
  const tally = { name, requests, succeeded: 0, bodyBytes: 0, error: null };
  for (let i = 0; i < requests; i++) {
    try {
      const response = await get(host, url, timeoutMs);
      requireUp(bodyOf(response, expectedStatus));
      tally.succeeded++;
      tally.bodyBytes += Buffer.byteLength(response.body);
    } catch (failure) {
      if (!(failure instanceof CheckFailure)) {
        throw failure;
      }
      tally.error ??= failure.kind;
    }
  }
  return tally;
}
