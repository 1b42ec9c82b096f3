import type { BulkPort } from '#activities';
import type { BulkJob } from '#contracts/messages';
import type { Guards } from '#timelines/guards';
import type { ClockPort, DeliveryPort, DuePort, SettlePort } from '#timelines/ports';
import type { WorkerMetrics } from './worker-metrics.ts';

export type TimelineRecord = DeliveryPort & SettlePort & DuePort & ClockPort;

/** Background work of the record that this process does beside the workers; each pass answers whether there is more. */
export interface Chore {
  readonly name: string;
  readonly idleMs: number;
  readonly pass: () => Promise<boolean>;
}

/** What the composition root hands to the runner. */
export interface WorkerParts {
  readonly record: TimelineRecord;
  readonly chores: readonly Chore[];
  /** Takes up what was approved elsewhere. */
  readonly refreshRules: () => Promise<unknown>;
  readonly guards: Guards;
  readonly buckets: number;
  readonly relayPerSecond: number;
  readonly temporalAddress: string;
  readonly bundlePath: string;
  /** What is done to many persons, one by one; absent where only time is kept. */
  readonly bulk?: BulkPort & { jobs(): Promise<readonly BulkJob[]> };
  /** What is counted for operators; the log is told in any case. */
  readonly metrics?: Pick<WorkerMetrics, 'attemptFailed' | 'loopTroubled'>;
  /** Closes the record's connections, after everything that uses them has ended. */
  readonly close: () => Promise<void>;
}

export const PARTS = Symbol('worker parts');
export const LOG = Symbol('log');
