import type { CivilDate } from '#kernel/civil-date';
import type { BasisItem } from '#kernel/event';
import type { AreaCode, AreaLevel } from '#law/area';
import { areaLevel, parentsOf } from '#law/area';
import type { Rulebook } from '#law/rulebook';
import { deciderOf, levelAbove } from '../decided-at.ts';
import { findDecision } from '../decisions.ts';
import { areaOf } from '../stages.ts';
import type { PersonState } from '../state.ts';

/** R4.7 (四) What a written decision says, in codes and dates; the reasons in words stand in the event's protected part. */
export interface WrittenNotice {
  readonly decisionId: string;
  readonly decision: string;
  readonly on: CivilDate;
  readonly reasonCode: string | null;
  readonly paragraphs: readonly string[];
  readonly rules: readonly string[];
  readonly facts: readonly BasisItem[];
  readonly appeal: { readonly days: number; readonly to: { readonly level: AreaLevel; readonly area: AreaCode } };
  readonly servedOn: CivilDate | null;
  /** The last day to appeal, once it has been served. */
  readonly appealUntil: CivilDate | null;
}

/** `null` when that event is no decision of which the person is told in writing. */
export function writtenNotice(state: PersonState, decisionId: string, rules: Rulebook): WrittenNotice | null {
  const decision = findDecision(state, decisionId);
  if (!decision?.written) return null;
  const { on, served, grounds } = decision;
  const level = levelAbove(deciderOf(decision).level);
  const area = rules.areas.successor(areaOf(state), on);
  return {
    decisionId,
    decision: decision.type,
    on,
    reasonCode: decision.reasonCode,
    paragraphs: grounds.paragraphs,
    rules: grounds.rules,
    facts: decision.relied,
    appeal: {
      days: rules.parameter('appealDays', area, on),
      to: { level, area: parentsOf(area).find((each) => areaLevel(each) === level) ?? area },
    },
    servedOn: served?.on ?? null,
    appealUntil: served?.appealUntil ?? null,
  };
}
