import { appendFileSync } from 'node:fs';

/** One key and what became of it. Only a definite answer counts as acknowledged; an unknown one may be there or not. */
export interface Asked {
  readonly key: string;
  readonly name: string;
  readonly staff: string;
  readonly personId: string | null;
  readonly body: object;
  readonly expected: Expectation;
  tries: number;
  status: number | null;
  answer: Answered | null;
}

export type Expectation = 'any' | 'accepted' | 409 | 403 | 422;

/** The part of an answer that must never change. */
export interface Answered {
  readonly personId?: string;
  readonly version?: number;
  readonly stage?: string;
  readonly code?: string;
  readonly events?: readonly EventShown[];
  readonly settled?: readonly EventShown[];
  readonly replayed: boolean;
}

export interface EventShown {
  readonly id: string;
  readonly type: string;
  readonly version: number;
  readonly hash: string;
  readonly recordedAt: string;
}

/** What the clients know: every key they ever used, every look that showed a person, every contradiction they met. */
export interface Ledger {
  readonly asked: Asked[];
  /** Reads answered 200, and all that were tried: an answer that got lost is in the log of readings too. */
  readonly looks: Map<string, { shown: number; tried: number }>;
  readonly faults: string[];
  readonly sometimes: Map<string, number>;
  readonly answersMs: number[];
  note(line: object): void;
  saw(what: string, count?: number): void;
  wrong(what: string): void;
}

export function openLedger(file: string): Ledger {
  const sometimes = new Map<string, number>();
  const faults: string[] = [];
  const note = (line: object): void => appendFileSync(file, `${JSON.stringify({ at: Date.now(), ...line })}\n`);
  return {
    asked: [],
    looks: new Map(),
    faults,
    sometimes,
    answersMs: [],
    note,
    saw: (what, count = 1) => void sometimes.set(what, (sometimes.get(what) ?? 0) + count),
    wrong: (what) => {
      faults.push(what);
      note({ wrong: what });
    },
  };
}
