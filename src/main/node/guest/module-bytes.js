'use strict';

const fs = require('node:fs');

/**
 * @param {string | Uint8Array} module a file's path, or its bytes
 * @returns {Buffer}
 */
function moduleBytes(module) {
  return typeof module === 'string'
    ? fs.readFileSync(module)
    : Buffer.from(module.buffer, module.byteOffset, module.byteLength);
}

module.exports = { moduleBytes };
