import type { CivilDate } from '#kernel/civil-date';
import { addYears } from '#kernel/civil-date';
import { endOfDay, startOfDay } from '#kernel/instant';
import type { Refusal } from '#kernel/refusal';
import { grounds } from '#law/paragraphs';
import type { UnmetCondition } from '#law/refused';
import { refused as refusalOf } from '#law/refused';
import { overpaymentOf } from '../overpayment.ts';
import type { GuardContext } from '../chapter.ts';
import { areaOf } from '../stages.ts';
import type { PersonState } from '../state.ts';
import { actOfTwo } from './two-persons.ts';

/**
 * The last act on a file: after it the key is destroyed, so that nobody can read the person again while every proof of the record
 * still verifies. Only when nothing is owed in either direction any more, the time to appeal is over (R4.7, R14.2), and the years of
 * keeping have passed where a layer of the rulebook orders any.
 */
export const erasePerson = actOfTwo({
  name: 'ErasePerson',
  rule: 'R5.2',
  guard: tooEarly,
  against: () => null,
  carryOut: ({ personId }, { proposalId }) => ({
    outcome: 'accepted',
    events: [{ type: 'PersonErased', data: { proposalId }, grounds: grounds('R5.2') }],
    claims: [{ kind: ERASURE_CLAIM, value: personId }],
  }),
});

/** By this claim the files are found whose key is still to be destroyed; it goes with the key. */
export const ERASURE_CLAIM = 'ERASURE';

function tooEarly(state: PersonState, context: GuardContext): Refusal | null {
  const unmet = [...unfinished(state), ...appealable(state, context.today), ...kept(state, context)];
  return unmet.length === 0 ? null : refusalOf('ERASURE_TOO_EARLY', ['R5.2', 'R14.2'], ...unmet);
}

function unfinished({ stage, appeals, redecisions, benefits }: PersonState): readonly UnmetCondition[] {
  const over = stage === 'LEFT' || stage === 'REFUSED';
  const open = [
    ...appeals.filter(({ outcome }) => outcome === 'OPEN'),
    ...redecisions.filter(({ takenBy }) => takenBy === null),
  ].length;
  const owed = benefits.filter((benefit) => overpaymentOf(benefit) !== null).length;
  return [
    ...(over ? [] : [{ condition: 'CASE_OVER', actual: stage ?? 'NONE', needed: 'LEFT|REFUSED' } as const]),
    ...(open === 0 ? [] : [{ condition: 'NOTHING_TO_DECIDE', actual: String(open), needed: '0' } as const]),
    ...(owed === 0 ? [] : [{ condition: 'NOTHING_TO_RECOVER', actual: String(owed), needed: '0' } as const]),
  ];
}

/** R4.7 (四) A written decision that has not been served can still be appealed against, and so can one whose days run. */
function appealable({ decisions }: PersonState, today: CivilDate): readonly UnmetCondition[] {
  return decisions
    .filter(({ written, replacedBy }) => written && replacedBy === null)
    .flatMap(({ served }): readonly UnmetCondition[] => {
      if (!served) return [{ condition: 'DECISION_SERVED', actual: 'NONE', needed: 'SERVED' }];
      const { appealUntil } = served;
      if (appealUntil < today) return [];
      return [
        {
          condition: 'APPEAL_TIME_OVER',
          actual: today,
          needed: `>${appealUntil}`,
          satisfiableAt: endOfDay(appealUntil),
        },
      ];
    });
}

function kept(state: PersonState, { today, rules }: GuardContext): readonly UnmetCondition[] {
  const years = rules.parameter('erasureAfterYears', areaOf(state), today);
  const since = state.leaving?.on ?? state.lastActOn;
  if (years === null || since === null) return [];
  const until = addYears(since, years);
  return until <= today
    ? []
    : [{ condition: 'KEPT_LONG_ENOUGH', actual: today, needed: `>=${until}`, satisfiableAt: startOfDay(until) }];
}
