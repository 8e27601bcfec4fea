'use strict';

const { ProbeFailure } = require('../failure');

/** The probe contract, ABI 1. V8 links a JavaScript function as any type, so types are compared here. */
const HOST_NAMESPACE = 'healthwatch';

const HOST_FUNCTIONS = new Map([
  ['http_request', 'i32 i32 i32 i32 -> i32'],
  ['now_nanos', '-> i64'],
  ['log', 'i32 i32 i32 ->'],
]);

const EXPORTS = [
  { name: 'memory', kind: 'memory', type: '' },
  { name: 'allocate', kind: 'function', type: 'i32 -> i32' },
  { name: 'run', kind: 'function', type: 'i32 i32 -> i64' },
];

/**
 * @param {import('./module-reader').ModuleShape} shape
 * @throws {ProbeFailure} missing-import or missing-export, with the name
 */
function checkContract({ imports, exports }) {
  const foreign = imports.find(
    ({ module, name, kind, type }) =>
      module !== HOST_NAMESPACE || kind !== 'function' || HOST_FUNCTIONS.get(name) !== type,
  );
  if (foreign !== undefined) {
    const { module, name, kind, type } = foreign;
    throw new ProbeFailure('missing-import', `The host offers no ${described({ name: `${module}.${name}`, kind, type })}.`);
  }
  const missing = EXPORTS.find(
    (wanted) => !exports.some(({ name, kind, type }) => name === wanted.name && kind === wanted.kind && type === wanted.type),
  );
  if (missing !== undefined) {
    throw new ProbeFailure('missing-export', `The module exports no ${described(missing)}.`);
  }
}

function described({ name, kind, type }) {
  return `${kind} "${name}"${type === '' ? '' : ` (${type})`}`;
}

module.exports = { HOST_NAMESPACE, checkContract };
