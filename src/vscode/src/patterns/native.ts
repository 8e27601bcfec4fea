import { NATIVE_VARIANTS } from '../guest-settings';
import type { Pattern } from '../pattern';
import { ThreadProbe } from '../thread-probe';

export const pattern: Pattern = {
  id: 'native',
  description: 'A native runtime within the extension host, on a worker thread; it stops its guest at the quota.',
  variants: NATIVE_VARIANTS,
  stopsEndlessLoops: true,
  modules: 'abi-1',
  create: (environment) => new ThreadProbe(environment),
};
