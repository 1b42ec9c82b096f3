import type { CivilDate } from '#kernel/civil-date';
import type { FactCode } from '#law/facts';
import type { Evidence } from '../evidence.ts';

/** R3.4 (三) */
export type FactEvent = FactRecorded;

export interface FactRecorded {
  readonly type: 'FactRecorded';
  readonly data: {
    readonly fact: FactCode;
    readonly from: CivilDate;
    /** The last day on which it holds; null = open. */
    readonly to: CivilDate | null;
    /** Null when the value is sensitive: health, income, birth (it then stands in the protected part). */
    readonly value: string | null;
  };
  readonly protectedData: {
    readonly value: string;
    readonly evidence: readonly Evidence[];
    readonly reason: string | null;
  } | null;
}
