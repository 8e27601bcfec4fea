'use strict';

const fs = require('node:fs');
const { StringDecoder } = require('node:string_decoder');

const STDOUT = 1;

/** The shared pause of a full pipe; nobody ever wakes it. */
const PAUSE = new Int32Array(new SharedArrayBuffer(4));

/**
 * Writes one frame, whole, before it returns. It goes past process.stdout, which is handed to nobody else.
 *
 * @param {string} name of the message
 * @param {object} fields
 */
function send(name, fields) {
  const line = Buffer.from(JSON.stringify({ [name]: fields }) + '\n');
  for (let written = 0; written < line.length; ) {
    try {
      written += fs.writeSync(STDOUT, line, written);
    } catch (failure) {
      if (failure.code !== 'EAGAIN') {
        throw failure;
      }
      Atomics.wait(PAUSE, 0, 0, 1);
    }
  }
}

/**
 * Calls `take(name, fields)` for each frame of a stream, and `ended()` once when the stream ends.
 *
 * @param {import('node:stream').Readable} stream
 */
function receive(stream, take, ended) {
  const decoder = new StringDecoder('utf8');
  let rest = [];
  stream.on('data', (chunk) => {
    const lines = decoder.write(chunk).split('\n');
    for (const line of lines.slice(0, -1)) {
      rest.push(line);
      const [[name, fields]] = Object.entries(JSON.parse(rest.join('')));
      rest = [];
      take(name, fields);
    }
    rest.push(lines[lines.length - 1]);
  });
  stream.on('end', ended);
  stream.on('error', ended);
}

module.exports = { receive, send };
