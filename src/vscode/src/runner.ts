import * as path from 'node:path';
import { performance } from 'node:perf_hooks';
import type * as vscode from 'vscode';
import type { ProbeEnvironment } from './pattern';
import { loadPattern } from './patterns';
import type { ProbeResult, WasmProbe } from './probe';
import { type ProbeFile, ProbeFileError, readProbe } from './probe-files';
import type { Settings } from './settings';

/** The contract's level for errors. */
const ERROR = 3;

/** How a run ended: with the probe's answer, or with why there is none. Times are milliseconds. */
export type Outcome =
  | { readonly kind: 'answered'; readonly result: ProbeResult; readonly loadMillis: number; readonly executionMillis: number }
  | { readonly kind: 'failed'; readonly outcome: string; readonly message: string; readonly line: number; readonly column: number }
  | { readonly kind: 'cancelled' };

/** Makes probes within the settings. */
export class ProbeMaker {
  constructor(
    private readonly extensionFolder: string,
    readonly log: ProbeEnvironment['log'],
  ) {}

  /** Throws when the package lacks the pattern, or the pattern the variant. */
  create(settings: Settings): { probe: WasmProbe; variant: string } {
    const pattern = loadPattern(settings.pattern);
    // Most patterns have one variant: then there is nothing to choose.
    const variant = pattern.variants.length === 1 ? pattern.variants[0]! : settings.variant;
    if (!pattern.variants.includes(variant)) {
      throw new Error(`The pattern ${pattern.id} has no variant ${variant}, but ${pattern.variants.join(', ')}.`);
    }
    const { policy, quotaMillis, quotaBytes, runtimesFolder } = settings;
    const runtimesFolders = [path.join(this.extensionFolder, 'runtimes'), runtimesFolder];
    const probe = pattern.create({ variant, policy, quotaMillis, quotaBytes, runtimesFolders, log: this.log });
    return { probe, variant };
  }
}

/** Runs a probe once: loads it, executes it, disposes of it. A cancellation ends the run at once. */
export async function runProbe(
  file: ProbeFile,
  settings: Settings,
  maker: ProbeMaker,
  cancellation: vscode.CancellationToken,
): Promise<Outcome> {
  let probe: WasmProbe | undefined;
  const execute = async (): Promise<Outcome> => {
    try {
      const { bytes, config } = await readProbe(file);
      probe = maker.create(settings).probe;
      const started = performance.now();
      await probe.load(bytes);
      const loaded = performance.now();
      const result = await probe.execute(config);
      return { kind: 'answered', result, loadMillis: loaded - started, executionMillis: performance.now() - loaded };
    } catch (thrown) {
      return failed(thrown);
    }
  };
  // Nobody is to wait for it: a native guest that was cancelled ends at its quota only.
  const dispose = () => void probe?.dispose().catch((failure) => maker.log(ERROR, String(failure)));
  let subscription: vscode.Disposable | undefined;
  const cancelled = new Promise<Outcome>((resolve) => {
    const cancel = () => {
      dispose();
      resolve({ kind: 'cancelled' });
    };
    subscription = cancellation.onCancellationRequested(cancel);
    if (cancellation.isCancellationRequested) {
      cancel();
    }
  });
  const execution = execute();
  void execution.then(dispose);
  const outcome = await Promise.race([cancelled, execution]);
  subscription?.dispose();
  return outcome;
}

/** Probe failures come out of several bundles, each with a class of its own: they are told by their fields. */
export function failed(thrown: unknown): Outcome & { kind: 'failed' } {
  const { outcome, trap, message } = thrown as { outcome?: string; trap?: string; message?: string };
  const { line, column } = thrown instanceof ProbeFileError ? thrown : { line: 0, column: 0 };
  const kind = thrown instanceof ProbeFileError ? 'invalid-probe' : (outcome ?? 'internal');
  return { kind: 'failed', outcome: trap ? `${kind} (${trap})` : kind, message: message ?? String(thrown), line, column };
}
