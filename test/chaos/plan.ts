import { seeded } from './random.ts';

/** How large a run is. */
export interface Size {
  readonly seed: number;
  readonly commands: number;
  readonly faults: number;
  /** Business days the clock is moved through while commands and faults go on. */
  readonly days: number;
  readonly daysAtOnce: number;
  readonly clients: number;
  readonly personsEach: number;
  /** Between the end of one fault and the next. */
  readonly calmMs: number;
  /** Of a fault that lasts. */
  readonly longestMs: number;
  /** Rounds of three restores on the data the storm left: the record older, Temporal emptied, Temporal older. */
  readonly restores?: number;
}

export const FAULTS = [
  'kill-api',
  'kill-worker',
  'kill-postgres',
  'kill-temporal',
  'kill-backend',
  'kill-all',
  'pause-api',
  'pause-worker',
  'pause-postgres',
  'pause-temporal',
  'cut-postgres',
  'cut-temporal',
  'delay-postgres',
  'delay-temporal',
  'half-open-postgres',
  'half-open-temporal',
  'swallow-postgres',
  'swallow-temporal',
] as const;

export type FaultKind = (typeof FAULTS)[number];

export interface Fault {
  readonly kind: FaultKind;
  readonly milliseconds: number;
  readonly delayMs: number;
}

const SHORTEST_MS = 300;

/** None dominates; what needs the longest recovery is rarer. */
const WEIGHTS: Readonly<Record<FaultKind, number>> = {
  'kill-api': 2,
  'kill-worker': 3,
  'kill-postgres': 2,
  'kill-temporal': 2,
  'kill-backend': 2,
  'kill-all': 1,
  'pause-api': 1,
  'pause-worker': 1,
  'pause-postgres': 1,
  'pause-temporal': 1,
  'cut-postgres': 2,
  'cut-temporal': 1,
  'delay-postgres': 1,
  'delay-temporal': 1,
  'half-open-postgres': 1,
  'half-open-temporal': 1,
  'swallow-postgres': 3,
  'swallow-temporal': 1,
};

/** The faults of a seed, in order. Every kind comes once before any comes by its weight, so that no run lacks one. */
export function faultsOf({ seed, faults, longestMs }: Size): readonly Fault[] {
  const random = seeded(seed);
  const drawn: FaultKind[] = shuffled(FAULTS, random);
  const bag = FAULTS.flatMap((kind) => Array<FaultKind>(WEIGHTS[kind]).fill(kind));
  while (drawn.length < faults) drawn.push(bag[random.below(bag.length)] ?? 'kill-api');
  return drawn.slice(0, faults).map((kind) => ({
    kind,
    milliseconds: kind.startsWith('kill') ? 0 : random.between(SHORTEST_MS, longestMs),
    delayMs: random.between(10, 120),
  }));
}

function shuffled(kinds: readonly FaultKind[], random: ReturnType<typeof seeded>): FaultKind[] {
  return kinds
    .map((kind) => ({ kind, place: random.next() }))
    .sort((a, b) => a.place - b.place)
    .map(({ kind }) => kind);
}
