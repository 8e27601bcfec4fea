import { monitorEventLoopDelay, performance } from 'node:perf_hooks';
import { setImmediate, setTimeout } from 'node:timers/promises';
import { type ProbeFile, readProbe } from './probe-files';
import { failed, type ProbeMaker } from './runner';
import type { Settings } from './settings';

const EXECUTIONS = 20;
const IDLE_MS = 1000;

/** The histogram's own period: what it records of a loop that is never late. */
const RESOLUTION_MS = 1;

/** What a pattern costs the extension host. Times are milliseconds; a figure that could not be measured is null. */
export interface Measurement {
  pattern: string;
  variant: string;
  probe: string;
  /** From the extension's first line to the end of `activate`. */
  activationMs: number;
  loadMs: number | null;
  firstExecutionMs: number | null;
  /** The median of the executions after the first. */
  executionMs: number | null;
  /** How late the event loop was while the probe was loaded and executed; idle: before. */
  eventLoopDelayMsMax: number;
  eventLoopDelayMsP99: number;
  eventLoopDelayMsMaxIdle: number;
  /** The extension host's resident set before the probe is loaded, and while it still is after its executions. */
  rssBytesBefore: number;
  rssBytesAfter: number;
  answer: unknown;
  ok: boolean;
  error: string | null;
}

/** Measures the pattern that is set by one probe. */
export async function measure(
  file: ProbeFile,
  settings: Settings,
  maker: ProbeMaker,
  activationMs: number,
): Promise<Measurement> {
  const { bytes, config } = await readProbe(file);
  const idle = await withDelays(() => setTimeout(IDLE_MS));
  const rssBytesBefore = process.memoryUsage().rss;
  const measured: Measurement = {
    pattern: settings.pattern,
    variant: settings.variant,
    probe: file.name,
    activationMs,
    loadMs: null,
    firstExecutionMs: null,
    executionMs: null,
    eventLoopDelayMsMax: 0,
    eventLoopDelayMsP99: 0,
    eventLoopDelayMsMaxIdle: idle.max,
    rssBytesBefore,
    rssBytesAfter: 0,
    answer: null,
    ok: false,
    error: null,
  };
  let dispose = async () => {};
  const delays = await withDelays(async () => {
    try {
      const { probe, variant } = maker.create(settings);
      dispose = () => probe.dispose();
      measured.variant = variant;
      measured.loadMs = (await timed(() => probe.load(bytes))).millis;
      const first = await timed(() => probe.execute(config));
      measured.firstExecutionMs = first.millis;
      measured.answer = first.value;
      measured.ok = first.value.ok;
      const millis: number[] = [];
      for (let i = 0; i < EXECUTIONS; i++) {
        // The loop gets its turn between executions, as it would between checks.
        await setImmediate();
        millis.push((await timed(() => probe.execute(config))).millis);
      }
      measured.executionMs = median(millis);
    } catch (thrown) {
      const { outcome, message } = failed(thrown);
      measured.error = `${outcome}: ${message}`;
    }
  });
  measured.eventLoopDelayMsMax = delays.max;
  measured.eventLoopDelayMsP99 = delays.p99;
  measured.rssBytesAfter = process.memoryUsage().rss;
  await dispose();
  return measured;
}

/** The same figures of a host in which nothing is loaded or executed. */
export async function measureIdle(): Promise<
  Pick<
    Measurement,
    'ok' | 'eventLoopDelayMsMax' | 'eventLoopDelayMsP99' | 'eventLoopDelayMsMaxIdle' | 'rssBytesBefore' | 'rssBytesAfter'
  >
> {
  const idle = await withDelays(() => setTimeout(IDLE_MS));
  const rssBytesBefore = process.memoryUsage().rss;
  const delays = await withDelays(() => setTimeout(IDLE_MS));
  return {
    ok: true,
    eventLoopDelayMsMax: delays.max,
    eventLoopDelayMsP99: delays.p99,
    eventLoopDelayMsMaxIdle: idle.max,
    rssBytesBefore,
    rssBytesAfter: process.memoryUsage().rss,
  };
}

async function timed<T>(work: () => Promise<T>): Promise<{ value: T; millis: number }> {
  const started = performance.now();
  const value = await work();
  return { value, millis: performance.now() - started };
}

async function withDelays(work: () => Promise<void>): Promise<{ max: number; p99: number }> {
  const delays = monitorEventLoopDelay({ resolution: RESOLUTION_MS });
  delays.enable();
  await work();
  // What the last piece of work held up is recorded when the loop turns again.
  await setTimeout(10 * RESOLUTION_MS);
  delays.disable();
  const late = (nanos: number) => Math.max(0, nanos / 1e6 - RESOLUTION_MS);
  return { max: late(delays.max), p99: late(delays.percentile(99)) };
}

function median(values: number[]): number {
  const sorted = [...values].sort((a, b) => a - b);
  const half = sorted.length >> 1;
  return sorted.length % 2 === 1 ? sorted[half]! : (sorted[half - 1]! + sorted[half]!) / 2;
}
