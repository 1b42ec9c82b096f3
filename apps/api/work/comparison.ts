import type { Difference } from '#timelines/reconcile';
import { formatInstant } from '#kernel/instant';

/** What is shown of one side of the difference: how many, and some of them. */
export interface Some {
  readonly count: number;
  readonly ids: readonly string[];
}

/** Record and Temporal compared, or why that could not be told now. */
export type Compared =
  | {
      readonly comparedAt: string;
      readonly workflowsWithoutHead: Some;
      readonly headsWithoutWorkflow: Some;
    }
  | { readonly unavailable: 'TEMPORAL_AWAY' | 'STILL_COMPARING' };

export type Comparison = () => Promise<Compared>;

interface Patience {
  /** A comparison lists every workflow that runs: it is made at most this often. */
  readonly freshMs: number;
  /** How long one answer waits for it; the comparison goes on for the next one. */
  readonly patienceMs: number;
}

const SHOWN = 20;

/** One comparison at a time, kept for a minute, whoever asks however often. */
export function createComparison(
  compare: () => Promise<Difference>,
  { freshMs, patienceMs }: Patience = { freshMs: 60_000, patienceMs: 3_000 },
): Comparison {
  let made: { readonly at: number; readonly compared: Compared } | null = null;
  let running: Promise<Compared> | null = null;

  const run = (): Promise<Compared> =>
    compare()
      .then(
        (difference): Compared => ({
          comparedAt: formatInstant(Date.now()),
          workflowsWithoutHead: some(difference.workflowsWithoutHead),
          headsWithoutWorkflow: some(difference.headsWithoutWorkflow),
        }),
        (): Compared => ({ unavailable: 'TEMPORAL_AWAY' }),
      )
      .then((compared) => {
        if (!('unavailable' in compared)) made = { at: performance.now(), compared };
        running = null;
        return compared;
      });

  return async () => {
    if (made !== null && performance.now() - made.at < freshMs) return made.compared;
    running ??= run();
    return within(running, patienceMs);
  };
}

async function within(compared: Promise<Compared>, patienceMs: number): Promise<Compared> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<Compared>(
    (resolve) => (timer = setTimeout(resolve, patienceMs, { unavailable: 'STILL_COMPARING' })),
  );
  try {
    return await Promise.race([compared, late]);
  } finally {
    clearTimeout(timer);
  }
}

function some(ids: readonly string[]): Some {
  return { count: ids.length, ids: ids.slice(0, SHOWN) };
}
