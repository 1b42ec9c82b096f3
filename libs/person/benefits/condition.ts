import type { CivilDate } from '#kernel/civil-date';
import type { BasisItem } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import type { UnmetCondition } from '#law/refused';
import type { ConditionCode } from '#law/texts';

/**
 * R7.7 (七) One condition of one rule as it was judged for one person: the fact used with its date, and whether it holds. Approvals
 * keep it as their basis, refusals as what is unmet, the answer about entitlements shows it whole.
 */
export interface Condition {
  readonly text: ConditionCode;
  readonly fact: string;
  /** The day on which it is judged. */
  readonly asOf: CivilDate;
  readonly value: string;
  readonly needed: string;
  /** Since when the fact holds; null when nothing is recorded. */
  readonly since: CivilDate | null;
  readonly holds: boolean;
  readonly sourceEventId?: string;
  /** When it comes true by time alone. */
  readonly satisfiableAt?: Instant;
}

export function basisOf(conditions: readonly Condition[]): readonly BasisItem[] {
  return conditions.map(({ fact, asOf, holds, sourceEventId }) => ({
    fact,
    asOf,
    holds,
    ...(sourceEventId === undefined ? {} : { sourceEventId }),
  }));
}

export function unmetOf(conditions: readonly Condition[]): readonly UnmetCondition[] {
  return conditions.filter(({ holds }) => !holds).map(asUnmet);
}

function asUnmet({ text, value, needed, satisfiableAt }: Condition): UnmetCondition {
  return { condition: text, actual: value, needed, ...(satisfiableAt === undefined ? {} : { satisfiableAt }) };
}
