import type { CivilDate } from '#kernel/civil-date';
import type { FactCode } from '#law/facts';
import type { Evidence } from '../evidence.ts';
import type { RejudgedPayments } from '../payments-rejudged.ts';
import type { RetirementDates } from '../retirement-dates.ts';
import type { TaskClosed } from '../task-closed.ts';
import type { RedecisionCause } from './state.ts';

/** 更正: R3.4 (三), R7.7 (七), R14.2 (十四). The original stays in the record; what relied on it is listed and decided again. */
export type CorrectionEvent = FactCorrected | RecordAnnulled | RedecisionOpened | TaskClosed;

export interface FactCorrected {
  readonly type: 'FactCorrected';
  readonly data: {
    readonly fact: FactCode;
    readonly effectiveFrom: CivilDate;
    /** The last day for which it is corrected: the day before a later record of the same fact began; null = open. */
    readonly to: CivilDate | null;
    /** Null when the value is sensitive. */
    readonly value: string | null;
    /** The records that said otherwise. */
    readonly corrects: readonly string[];
    /** Every decision that relied on it, in the order they were recorded. */
    readonly relying: readonly string[];
    /** R7.9 What was paid for months against what should have been, benefit by benefit; absent before it was told. */
    readonly payments?: readonly RejudgedPayments[];
    /** What a corrected birth date or retirement category makes of the statutory date (R8.5). */
    readonly retirement: RetirementDates | null;
  };
  readonly protectedData: (Correction & { readonly value: string }) | null;
}

/** A record that should never have been made counts no longer. */
export interface RecordAnnulled {
  readonly type: 'RecordAnnulled';
  readonly data: {
    readonly of: string;
    readonly kind: 'FACT' | 'EMPLOYMENT' | 'OFFER';
    readonly relying: readonly string[];
    readonly payments?: readonly RejudgedPayments[];
  };
  readonly protectedData: Correction | null;
}

type Correction = { readonly reason: string; readonly evidence: readonly Evidence[] };

/** A task: that decision is taken again, `place` by `place`, because a later one may rest on an earlier. */
export interface RedecisionOpened {
  readonly type: 'RedecisionOpened';
  readonly data: { readonly of: string; readonly cause: RedecisionCause; readonly place: number };
}
