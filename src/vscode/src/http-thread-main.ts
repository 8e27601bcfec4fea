/*
 * Performs the requests of a guest that runs, and waits, on the extension host's own thread.
 */
import { parentPort, workerData } from 'node:worker_threads';
import { HttpDesk } from '../../main/node/http/hand-over';
import { PolicedHttp } from '../../main/node/http/policed-http';

const desk = new HttpDesk(new PolicedHttp(workerData));
parentPort!.on('message', ({ data }: { data?: SharedArrayBuffer }) => desk.serve(data));
parentPort!.postMessage(desk.control);
