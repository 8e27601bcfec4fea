'use strict';

const { ProbeFailure } = require('../failure');

/** The probe contract, ABI 1. V8 links a JavaScript function as any type, so types are compared here. */
const HOST_NAMESPACE = 'healthwatch';
const WASI_NAMESPACE = 'wasi_snapshot_preview1';

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
 * @param {object} wasi the functions of WASI that may be imported, too, by their names
 * @throws {ProbeFailure} missing-import or missing-export, with the name
 */
function checkContract({ imports, exports }, wasi) {
  const offers = ({ module, name, type }) =>
    module === WASI_NAMESPACE ? Object.hasOwn(wasi, name) : module === HOST_NAMESPACE && HOST_FUNCTIONS.get(name) === type;
  const foreign = imports.find((wanted) => wanted.kind !== 'function' || !offers(wanted));
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

module.exports = { HOST_NAMESPACE, WASI_NAMESPACE, checkContract };
