'use strict';

const assert = require('node:assert');
const http = require('node:http');
const { once } = require('node:events');
const test = require('node:test');
const { PolicedHttp } = require('../../main/node/http/policed-http');
const codes = require('../../main/node/http/codes');
const vectors = require('../resources/vectors/policy.json');

const MOST_BYTES = 1000;

const ANSWERS = {
  '/plain': (request, response) => {
    response.writeHead(200, [['B', '1'], ['a', '2'], ['b', '3']].flat());
    response.end('caf\u00e9');
  },
  '/echo': (request, response) => request.pipe(response),
  '/moved': (request, response) => response.writeHead(302, { location: '/plain' }).end(),
  '/large': (request, response) => response.end('x'.repeat(MOST_BYTES + 1)),
  '/cut': (request, response) => {
    response.writeHead(200, { 'content-length': 10 });
    response.write('x', () => request.socket.destroy());
  },
  '/silent': () => {},
  '/healthy': (request, response) => response.end('up'),
  '/drip': (request, response) => {
    response.writeHead(200);
    response.write('x');
  },
};

test('requests within the policy', async (t) => {
  const server = http.createServer((request, response) => ANSWERS[request.url](request, response));
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const origin = `http://127.0.0.1:${server.address().port}`;
  const closed = http.createServer().listen(0, '127.0.0.1');
  await once(closed, 'listening');
  const closedOrigin = `http://127.0.0.1:${closed.address().port}`;
  closed.close();

  const policed = new PolicedHttp({
    origins: [origin, closedOrigin],
    maxResponseBytes: MOST_BYTES,
    maxTimeoutMillis: 5000,
  });
  const ask = (url, more = {}, capacity = Infinity) =>
    policed.answer(Buffer.from(JSON.stringify({ url, timeoutMs: 5000, ...more })), capacity);
  const responseTo = async (...asked) => JSON.parse((await ask(...asked)).response);

  await t.test('answers with status, headers and body', async () => {
    const { code, response } = await ask(`${origin}/plain`);
    const { status, headers, body } = JSON.parse(response);
    assert.strictEqual(code, response.length);
    assert.deepStrictEqual([status, headers.a, headers.b, body], [200, '2', '1, 3', 'caf\u00e9']);
    assert.deepStrictEqual(Object.keys(headers), Object.keys(headers).sort());
  });

  await t.test('sends a body', async () => {
    assert.strictEqual((await responseTo(`${origin}/echo`, { method: 'post', body: 'hello' })).body, 'hello');
  });

  await t.test('follows no redirect', async () => {
    assert.strictEqual((await responseTo(`${origin}/moved`)).status, 302);
  });

  for (const [name, url, more, code] of [
    ['a large body', `${origin}/large`, {}, codes.TOO_LARGE],
    ['a cut connection', `${origin}/cut`, {}, codes.IO_FAILURE],
    ['a body that never ends', `${origin}/drip`, { timeoutMs: 30 }, codes.TIMED_OUT],
    ['silence', `${origin}/silent`, { timeoutMs: 30 }, codes.TIMED_OUT],
    ['a closed port', `${closedOrigin}/`, {}, codes.REFUSED],
    ['another origin', origin.replace('127.0.0.1', 'localhost'), {}, codes.DENIED],
    ['no time', `${origin}/plain`, { timeoutMs: 0 }, codes.MALFORMED],
    ['no address', 7, {}, codes.MALFORMED],
    ["a header of the host's", `${origin}/plain`, { headers: { Host: 'evil' } }, codes.MALFORMED],
    ['a header that cannot be', `${origin}/plain`, { headers: { 'a b': 'c' } }, codes.MALFORMED],
    ['a method that cannot be', `${origin}/plain`, { method: 'G T' }, codes.MALFORMED],
  ]) {
    await t.test(`says ${code} of ${name}`, async () => assert.deepStrictEqual(await ask(url, more), { code }));
  }

  await t.test('says so when the guest has no room', async () => {
    assert.deepStrictEqual(await ask(`${origin}/plain`, {}, 20), { code: codes.TOO_LARGE });
  });

  for (const [end, requests] of Object.entries(vectors.requests)) {
    for (const request of requests) {
      const filled = request.replaceAll('${target}', origin).replaceAll('${denied}', 'http://127.0.0.1:1');
      await t.test(`${end}: ${JSON.stringify(request)}`, async () => {
        const { code } = await policed.answer(Buffer.from(filled), Infinity);
        assert.strictEqual(code > 0 ? 'answered' : codes.KINDS[code].replace('-request', ''), end);
      });
    }
  }

  for (const bytes of vectors.malformedBytes) {
    await t.test(`${bytes} is not UTF-8`, async () => {
      assert.deepStrictEqual(await policed.answer(Buffer.from(bytes, 'hex'), Infinity), { code: codes.MALFORMED });
    });
  }

  await t.test('says so when the request is no JSON', async () => {
    assert.deepStrictEqual(await policed.answer(Buffer.from('nonsense'), Infinity), { code: codes.MALFORMED });
  });

  server.closeAllConnections();
  server.close();
});
