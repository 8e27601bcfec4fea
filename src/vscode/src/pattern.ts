import type { WasmProbe } from './probe';

/** Every integration pattern; each is a file `pattern-<id>.js` beside the extension, so that a package may leave it out. */
export const PATTERN_IDS = ['in-process', 'worker', 'native', 'side-process', 'wasmer-wasi'] as const;
export type PatternId = (typeof PATTERN_IDS)[number];

/** One way to run probes in an extension host. */
export interface Pattern {
  readonly id: PatternId;
  /** One sentence, for a list to choose from. */
  readonly description: string;
  /** The runtimes that it can use, by the names of the workbench's variants. */
  readonly variants: readonly string[];
  /**
   * Whether a probe that does not end is stopped at the quota and by a cancellation. Where not, it blocks the extension
   * host for good.
   */
  readonly stopsEndlessLoops: boolean;
  /** What it runs: modules of the probe contract (ABI 1), or WASI commands that read their config from standard input. */
  readonly modules: 'abi-1' | 'wasi-command';
  create(environment: ProbeEnvironment): WasmProbe;
}

/** What a probe runs within. */
export interface ProbeEnvironment {
  readonly variant: string;
  readonly policy: {
    readonly origins: string[];
    readonly maxResponseBytes: number;
    readonly maxTimeoutMillis: number;
  };
  readonly quotaMillis: number;
  readonly quotaBytes: number;
  /** Folders that may hold installed native runtimes, the preferred one first. */
  readonly runtimesFolders: readonly string[];
  log(level: number, text: string): void;
}
