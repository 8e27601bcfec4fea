import { performance } from 'node:perf_hooks';

/** When the extension's code began to run, in milliseconds; the first module that is evaluated. */
export const startedMillis = performance.now();
