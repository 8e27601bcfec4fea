'use strict';

const { isUtf8 } = require('node:buffer');
const http = require('node:http');
const { DENIED, IO_FAILURE, MALFORMED, REFUSED, TIMED_OUT, TOO_LARGE } = require('./codes');
const { CapabilityPolicy, isAddress } = require('./capability-policy');

/** Framing, routing and what belongs to one connection alone, as in PolicedHttp.java. */
const HOSTS_OWN_HEADERS = new Set([
  'connection',
  'content-length',
  'expect',
  'host',
  'keep-alive',
  'proxy-authorization',
  'proxy-connection',
  'te',
  'trailer',
  'transfer-encoding',
  'upgrade',
]);

/** Any but those that make a tunnel or an echo. */
const METHOD = /^(?!(?:CONNECT|TRACE)$)[A-Z]+$/i;

const WARM_TIMEOUT_MS = 5000;

/** More than any honest server sends before its response. */
const MOST_INTERIM_RESPONSES = 32;

/** There is no response; `code` says why. */
class HttpFailure extends Error {
  constructor(code, message) {
    super(message);
    this.name = 'HttpFailure';
    this.code = code;
  }
}

/** Requests within a capability policy, over connections that are kept. Redirects are not followed. */
class PolicedHttp {
  #policy;
  #maxResponseBytes;
  #maxTimeoutMillis;
  #agent = new http.Agent({ keepAlive: true, noDelay: true });
  #secureAgent = null;

  /** @param {{origins: string[], maxResponseBytes: number, maxTimeoutMillis: number}} policy */
  constructor({ origins, maxResponseBytes, maxTimeoutMillis }) {
    this.#policy = new CapabilityPolicy(origins);
    this.#maxResponseBytes = maxResponseBytes;
    this.#maxTimeoutMillis = maxTimeoutMillis;
  }

  /** Requests an address once, so that the first use of the client is over; an empty one is none. */
  async warm(url) {
    if (url !== '') {
      await this.answer(Buffer.from(JSON.stringify({ method: 'GET', url, timeoutMs: WARM_TIMEOUT_MS })), Infinity);
    }
  }

  /**
   * Answers a guest.
   *
   * @param {Buffer} request `{"method", "url", "timeoutMs", "headers"?, "body"?}` in UTF-8
   * @param {number} capacity how many bytes the guest has room for
   * @param {number} [timeLeftMs] how long the guest may still run: a request that takes longer is given up
   * @param {AbortSignal} [signal] gives the request up
   * @returns {Promise<{code: number, response?: Buffer}>} the response's length, or a negative code alone
   */
  async answer(request, capacity, timeLeftMs = Infinity, signal) {
    try {
      const response = Buffer.from(JSON.stringify(await this.exchange(parse(request), timeLeftMs, signal)));
      if (response.length > capacity) {
        return { code: TOO_LARGE };
      }
      return { code: response.length, response };
    } catch (failure) {
      if (failure instanceof HttpFailure) {
        return { code: failure.code };
      }
      throw failure;
    }
  }

  /**
   * Performs one request.
   *
   * @param {{method?: string, url: string, timeoutMs: number, headers?: Object<string, string>, body?: string | null}}
   *     asked
   * @param {number} [timeLeftMs]
   * @param {AbortSignal} [signal] gives the request up
   * @returns {Promise<{status: number, headers: Object<string, string>, body: string}>}
   * @throws {HttpFailure}
   */
  async exchange(asked, timeLeftMs = Infinity, signal) {
    const { url, timeoutMs, method = 'GET', headers = {}, body = null } = checked(asked);
    if (!this.#policy.allows(url)) {
      throw new HttpFailure(DENIED, `The policy does not allow ${url}.`);
    }
    const options = { method: method.toUpperCase(), headers: permitted(headers), ...this.#transport(url) };
    const limitMs = Math.min(timeoutMs, this.#maxTimeoutMillis, timeLeftMs);
    return new Promise((resolve, reject) => {
      const exchange = new Exchange(url, options, body, this.#maxResponseBytes, resolve, reject);
      exchange.begin(limitMs, signal);
    });
  }

  #transport(url) {
    if (/^http:/i.test(url)) {
      return { agent: this.#agent, request: http.request };
    }
    if (/^https:/i.test(url)) {
      const https = require('node:https');
      this.#secureAgent ??= new https.Agent({ keepAlive: true, noDelay: true });
      return { agent: this.#secureAgent, request: https.request };
    }
    throw new HttpFailure(MALFORMED, `${url} is no address for HTTP.`);
  }
}

/** One request on its way. */
class Exchange {
  #url;
  #options;
  #body;
  #maxBytes;
  #resolve;
  #reject;
  #request = null;
  #timer = null;
  #signal;
  #giveUp = () => this.#fail(TIMED_OUT, 'The request was given up.');

  constructor(url, options, body, maxBytes, resolve, reject) {
    this.#url = url;
    this.#options = options;
    this.#body = body;
    this.#maxBytes = maxBytes;
    this.#resolve = resolve;
    this.#reject = reject;
  }

  begin(limitMs, signal) {
    this.#signal = signal;
    signal?.addEventListener('abort', this.#giveUp);
    this.#timer = setTimeout(() => this.#fail(TIMED_OUT, `No answer within ${limitMs} ms.`), limitMs);
    this.#send();
  }

  #send() {
    const { request: send, ...options } = this.#options;
    let request;
    try {
      request = send(this.#url, options);
    } catch (invalid) {
      this.#fail(MALFORMED, invalid.message);
      return;
    }
    this.#request = request;
    let interim = 0;
    request.on('information', () => {
      if (++interim > MOST_INTERIM_RESPONSES) {
        this.#fail(IO_FAILURE, `More than ${MOST_INTERIM_RESPONSES} interim responses came.`);
      }
    });
    request.on('response', (response) => this.#receive(response));
    request.on('error', (failure) => {
      // A connection that was kept may have been closed just before it was used again: that says nothing of the server.
      if (request.reusedSocket && failure.code === 'ECONNRESET' && this.#timer !== null && request.res === null) {
        this.#send();
      } else {
        this.#fail(isRefusal(failure) ? REFUSED : IO_FAILURE, failure.message);
      }
    });
    request.end(this.#body ?? undefined);
  }

  #receive(response) {
    const chunks = [];
    let length = 0;
    response.on('data', (chunk) => {
      chunks.push(chunk);
      length += chunk.length;
      if (length > this.#maxBytes) {
        this.#fail(TOO_LARGE, `The response exceeds ${this.#maxBytes} bytes.`);
      }
    });
    response.on('error', (failure) => this.#fail(IO_FAILURE, failure.message));
    response.on('end', () => {
      this.#finish();
      const body = chunks.length === 1 ? chunks[0] : Buffer.concat(chunks, length);
      this.#resolve({ status: response.statusCode, headers: headersOf(response), body: body.toString() });
    });
  }

  /** The first failure counts; those that follow from giving up do not. */
  #fail(code, message) {
    if (this.#timer !== null) {
      this.#finish();
      this.#reject(new HttpFailure(code, message));
      this.#request?.destroy();
    }
  }

  #finish() {
    clearTimeout(this.#timer);
    this.#timer = null;
    this.#signal?.removeEventListener('abort', this.#giveUp);
  }
}

/** Strictly, so that no byte of a request means something else to another host. */
function parse(request) {
  if (!isUtf8(request)) {
    throw new HttpFailure(MALFORMED, 'The request is not UTF-8.');
  }
  try {
    return JSON.parse(request.toString());
  } catch (malformed) {
    throw new HttpFailure(MALFORMED, malformed.message);
  }
}

function checked(asked) {
  const { method, url, timeoutMs, headers, body } = asked ?? {};
  const valid =
    (method === undefined || (isText(method) && METHOD.test(method))) &&
    isText(url) &&
    isAddress(url) &&
    Number.isFinite(timeoutMs) &&
    timeoutMs >= 1 &&
    (headers === undefined || isTextMap(headers)) &&
    (body === undefined || body === null || isText(body));
  if (!valid) {
    throw new HttpFailure(MALFORMED, 'This is not a request of the probe contract.');
  }
  return asked;
}

function isTextMap(value) {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    Object.entries(value).flat().every(isText)
  );
}

/** A string without half surrogate pairs, which JSON can escape but nobody can send. */
function isText(value) {
  return typeof value === 'string' && value.isWellFormed();
}

function permitted(headers) {
  const own = Object.keys(headers).find((name) => HOSTS_OWN_HEADERS.has(name.toLowerCase()));
  if (own !== undefined) {
    throw new HttpFailure(MALFORMED, `The header ${own} is the host's own.`);
  }
  return headers;
}

function isRefusal(failure) {
  return failure.code === 'ECONNREFUSED' || failure.code === 'ENOTFOUND';
}

/** Every header, names in lower case and in order, repeated ones joined. */
function headersOf({ rawHeaders }) {
  const values = new Map();
  for (let i = 0; i < rawHeaders.length; i += 2) {
    const name = rawHeaders[i].toLowerCase();
    values.set(name, values.has(name) ? `${values.get(name)}, ${rawHeaders[i + 1]}` : rawHeaders[i + 1]);
  }
  return Object.fromEntries([...values].sort(([a], [b]) => (a < b ? -1 : 1)));
}

module.exports = { HttpFailure, PolicedHttp };
