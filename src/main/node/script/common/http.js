'use strict';

const { CheckFailure } = require('./failure');
const { isObject, isTruncated, member } = require('./json');

/** As much as a probe's buffer holds: the module and the script give up on the same responses. */
const RESPONSE_CAPACITY = 65_536;

const LONGEST_TIMEOUT_MS = 60_000;

const MESSAGES = {
  refused: 'the connection was refused',
  denied: 'the policy does not allow this origin',
  'too-large': 'the response is too large',
  'malformed-request': 'the host rejected the request',
  'io-failure': 'the connection failed',
};

/** @returns {Promise<{status: number, headers: object, body: string}>} */
async function get(host, url, timeoutMs) {
  try {
    return await host.httpRequest({ method: 'GET', url, timeoutMs, capacity: RESPONSE_CAPACITY });
  } catch ({ kind }) {
    throw new CheckFailure(kind, kind === 'timed-out' ? `no answer within ${timeoutMs} ms` : MESSAGES[kind]);
  }
}

/** The body of a response with the expected status, which must be a JSON object. */
function bodyOf({ status, body }, expectedStatus) {
  if (status !== expectedStatus) {
    throw new CheckFailure('http-status', `the status is ${status}, expected ${expectedStatus}`);
  }
  const parsed = parse(body);
  if (!isObject(parsed)) {
    throw new CheckFailure('malformed-body', 'the body is not a JSON object');
  }
  return parsed;
}

function parse(text) {
  try {
    return JSON.parse(text);
  } catch (syntaxError) {
    throw isTruncated(text, syntaxError)
      ? new CheckFailure('truncated-body', 'the body ends before its JSON does')
      : new CheckFailure('malformed-body', 'the body is not valid JSON');
  }
}

function isUp(body) {
  return member(body, 'status') === 'up';
}

function requireUp(body) {
  if (!isUp(body)) {
    throw new CheckFailure('unhealthy', 'the service does not report that it is up');
  }
}

module.exports = { LONGEST_TIMEOUT_MS, bodyOf, get, isUp, requireUp };
