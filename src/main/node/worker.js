'use strict';

/*
 * The Node worker's main thread: reads frames, answers them one after the other, performs the guests' HTTP requests and
 * stops guests at their time limit. Guests run on threads of their own (thread/). It is to behave like the Java worker
 * (io.healthwatch.workbench.worker.child) in everything that the protocol says.
 *
 *   node --expose-gc worker.js [KOFFI]     KOFFI is the path of koffi's main module, which native runtimes need
 */

// Before anything else: what is printed here must never get between frames.
Object.defineProperty(process, 'stdout', { get: () => process.stderr });

const { receive, send } = require('./frames');

const PROTOCOL = 1;

send('hello', {
  protocol: PROTOCOL,
  host: 'node',
  hostVersion: `${process.version}, V8 ${process.versions.v8}`,
  pid: process.pid,
  flags: { execArgv: process.execArgv.join(' ') },
});

const { Service } = require('./service');

const service = new Service(send, process.argv[2] ?? '');
const requests = [];
let serving = false;

/** The parent is gone. A guest that loops in native code would outlive a polite end, so a busy process is killed. */
function parentGone() {
  if (serving) {
    process.kill(process.pid, 'SIGKILL');
  }
  process.exit(0);
}

async function serve() {
  if (serving) {
    return;
  }
  serving = true;
  while (requests.length > 0) {
    const { name, fields } = requests.shift();
    const reply = await service.answer(name, fields);
    send(reply.name, reply.fields);
    if (reply.name === 'closed') {
      process.exit(0);
    }
  }
  serving = false;
}

process.on('uncaughtException', (failure) => {
  if (failure.code === 'EPIPE') {
    parentGone();
  }
  console.error(failure);
  process.exit(1);
});

receive(
  process.stdin,
  (name, fields) => {
    requests.push({ name, fields });
    serve();
  },
  parentGone,
);
