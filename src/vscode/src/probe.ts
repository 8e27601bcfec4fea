/** What a probe is told: its scenario, and what that needs. Handed over as JSON. */
export interface ProbeConfig {
  readonly scenario: string;
  readonly [name: string]: unknown;
}

/** What a probe answers: `error` says why `ok` is false. */
export interface ProbeResult {
  readonly scenario: string;
  readonly ok: boolean;
  readonly status: number | null;
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly error: { readonly kind: string; readonly message: string } | null;
}

/**
 * A health check that is a WebAssembly module. One call at a time; only `dispose` may come at any moment and more than
 * once: it ends an execution, and nothing can be executed afterwards. What fails, fails with a ProbeFailure.
 */
export interface WasmProbe {
  load(wasmBytes: Uint8Array): Promise<void>;
  execute(config: ProbeConfig): Promise<ProbeResult>;
  dispose(): Promise<void>;
}
