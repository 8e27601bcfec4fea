'use strict';

/*
 * A healthy service on a thread of its own, since a probe may hold up the extension host's. Counts its requests in shared
 * memory.
 */
const http = require('node:http');
const { parentPort, workerData } = require('node:worker_threads');

const requests = new Int32Array(workerData);
const server = http.createServer((request, response) => {
  Atomics.add(requests, 0, 1);
  response.end('{"status":"up"}');
});
server.listen(0, '127.0.0.1', () => parentPort.postMessage(`http://127.0.0.1:${server.address().port}`));
