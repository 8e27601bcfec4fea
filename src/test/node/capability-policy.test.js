'use strict';

const assert = require('node:assert');
const test = require('node:test');
const { CapabilityPolicy, isAddress } = require('../../main/node/http/capability-policy');

const policy = new CapabilityPolicy(['http://127.0.0.1:8080', 'https://Example.com', 'http://[::1]:80']);

for (const address of [
  'http://127.0.0.1:8080',
  'http://127.0.0.1:8080/path?query#fragment',
  'HTTP://127.0.0.1:8080/',
  'https://example.com/',
  'https://example.com:443/',
  'https://EXAMPLE.com?q',
  'http://[::1]/',
]) {
  test(`allows ${address}`, () => assert(policy.allows(address)));
}

for (const address of [
  '',
  'nonsense',
  '/path',
  'http:',
  'http://',
  'http:///127.0.0.1:8080/',
  'http://127.0.0.1/',
  'http://127.0.0.1:80800/',
  'http://127.0.0.1:8081/',
  'https://127.0.0.1:8080/',
  'http://127.1:8080/',
  'http://2130706433:8080/',
  'http://localhost:8080/',
  'http://user@127.0.0.1:8080/',
  'http://@127.0.0.1:8080/',
  'http://127.0.0.1:8080@evil.example/',
  'http://evil.example#@127.0.0.1:8080/',
  'http://127.0.0.1:8080.evil.example/',
  'file:///etc/passwd',
  'javascript:http://127.0.0.1:8080/',
]) {
  test(`denies ${address}`, () => assert(!policy.allows(address)));
}

for (const text of ['a b', 'http://127.0.0.1:8080\\@evil.example/', 'http://127.0.0.1:8080/\n', '%zz', '{}']) {
  test(`${JSON.stringify(text)} is no address`, () => assert(!isAddress(text)));
}
