import { ProbeFailure } from '../../main/node/failure';
import type { ProbeResult } from './probe';

/** A guest's answer as a result. Throws a ProbeFailure when it is none. */
export function resultOf(answer: string): ProbeResult {
  let result: Partial<ProbeResult> | null;
  try {
    result = JSON.parse(answer);
  } catch (malformed) {
    throw new ProbeFailure('bad-result', `The answer is not JSON: ${(malformed as Error).message}`);
  }
  if (typeof result?.ok !== 'boolean' || typeof result.scenario !== 'string') {
    throw new ProbeFailure('bad-result', 'The answer is not that of a probe.');
  }
  return result as ProbeResult;
}

/** What is thrown at a probe that is used before it is loaded or after it was disposed of. */
export function notLoaded(): ProbeFailure {
  return new ProbeFailure('internal', 'No module is loaded.');
}
