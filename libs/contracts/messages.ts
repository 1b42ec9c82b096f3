/**
 * What travels between the record and Temporal: names and payloads, nothing else. Everything here is stored in histories
 * in plain text, so it holds codes, dates and ids only. Histories outlive releases: a field may be added (optional), never
 * renamed or given another meaning.
 *
 * Instants (`…At`, `now`) are those of the business clock; durations (`…Ms`) are real milliseconds.
 */
export const NAMESPACE = 'yuanzhu';

/** `persons`: the persons' workflows and their own settling. `deadlines`: buckets and the clock mover, so that bulk never queues before a person. */
export const TASK_QUEUES = { persons: 'persons', deadlines: 'deadlines' } as const;

export const WORKFLOWS = {
  assistedPerson: 'assistedPerson',
  deadlineBucket: 'deadlineBucket',
  moveClock: 'moveClock',
  bulkWork: 'bulkWork',
} as const;

export const SIGNALS = { recorded: 'recorded', earlier: 'earlier' } as const;
export const QUERIES = { timeline: 'timeline', progress: 'progress' } as const;
export const SEARCH_ATTRIBUTES = { stage: 'Stage', countyCode: 'CountyCode' } as const;

const PERSON_PREFIX = 'person-';
export const MOVE_CLOCK_ID = 'move-clock';

export function personWorkflowId(streamId: string): string {
  return `${PERSON_PREFIX}${streamId}`;
}

export function streamIdOf(workflowId: string): string {
  return workflowId.slice(PERSON_PREFIX.length);
}

export function bucketWorkflowId(bucket: number): string {
  return `deadline-bucket-${bucket}`;
}

export interface Step {
  readonly type: string;
  readonly on: string;
  readonly paragraph: string;
}

export interface TimelineEntry {
  readonly kind: string;
  readonly paragraph: string;
  /** `null` while the date awaits something, e.g. the working-day table of that year. */
  readonly dueAt: number | null;
}

/** Signal `recorded`, and the answer of the activity `settle`: where the person's record stands. */
export interface PersonNews {
  readonly epoch: number;
  readonly version: number;
  readonly stage: string;
  readonly countyCode: string;
  /** What happened since the last message that arrived. */
  readonly steps: readonly Step[];
  /** Everything that will fall due. */
  readonly timeline: readonly TimelineEntry[];
  /** The business clock when this was read. */
  readonly now: number;
  /** When to wake; `null` when nothing is dated, or when this guard is switched off. */
  readonly nextDueAt: number | null;
  /** The next date is everyone's: wake at one's own moment within `spreadMs` after it; the buckets settle it on time. */
  readonly nextCommon: boolean;
  readonly spreadMs: number;
  readonly left: boolean;
}

/** Query `timeline`. */
export interface TimelineAnswer {
  readonly epoch: number;
  readonly version: number;
  readonly stage: string;
  readonly steps: readonly Step[];
  readonly nextDeadline: TimelineEntry | null;
}

/** Start of a `deadlineBucket`. */
export interface BucketRun {
  readonly bucket: number;
  /** Settled since the workflow was first started. */
  readonly settled?: number;
}

/** Signal `earlier`: something of this bucket falls due that soon. */
export interface Earlier {
  readonly dueInMs: number;
}

/** Answer of the activity `settleBucket`. */
export interface BucketSettled {
  readonly settled: number;
  readonly wakeInMs: number;
}

/** Start of `moveClock`; continued runs carry what was settled before. */
export interface ClockMove {
  readonly target: number;
  readonly now?: number;
  readonly settled?: number;
}

/** Answer of the activity `walkClock`, query `progress` and the result of `moveClock`. */
export interface MoveProgress {
  readonly target: number;
  readonly now: number;
  readonly settled: number;
  readonly done: boolean;
}

/** What is done to many persons, one by one: `RESTORE_REVIEWS` of an area (R6.8), `RETIREMENT_TABLE` entered late (R8.5). */
export type BulkJob =
  | { readonly kind: 'RESTORE_REVIEWS'; readonly id: string; readonly area: string }
  | { readonly kind: 'RETIREMENT_TABLE'; readonly id: string; readonly from: string };

export function bulkWorkflowId({ kind, id }: BulkJob): string {
  return `bulk-${kind.toLowerCase().replaceAll('_', '-')}-${id}`;
}

/** Start of `bulkWork`; continued runs carry where they are. */
export interface BulkRun {
  readonly job: BulkJob;
  readonly after?: string | null;
  readonly done?: number;
}

/** Answer of the activity `workChunk`. */
export interface BulkChunk {
  readonly done: number;
  /** Go on behind this person; `null`: that was the last page. */
  readonly after: string | null;
}
