import type { Pattern } from '../pattern';
import { ThreadProbe } from '../thread-probe';

export const pattern: Pattern = {
  id: 'worker',
  description: "Node's WebAssembly on a worker thread, which is ended at the quota.",
  variants: ['node'],
  stopsEndlessLoops: true,
  modules: 'abi-1',
  create: (environment) => new ThreadProbe(environment),
};
