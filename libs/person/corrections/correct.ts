import type { CivilDate } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import { startOfDay } from '#kernel/instant';
import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import type { FactCode } from '#law/facts';
import { FACTS } from '#law/facts';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import { RETIREMENT_CATEGORIES } from '#law/retirement';
import type { ActBody } from '../acts.ts';
import { dated, refused } from '../acts.ts';
import type { CommandRule, PersonContext } from '../chapter.ts';
import type { Evidence } from '../evidence.ts';
import { isOfAllDays, isOfRegistration, nextRecordOf } from '../fact-spans.ts';
import type { FactValue } from '../fact-value.ts';
import { refuseFactValue } from '../fact-value.ts';
import type { RetirementDates } from '../retirement-dates.ts';
import { retirementUnderAllTables } from '../retirement-dates.ts';
import { paymentsRejudged } from '../payments-rejudged.ts';
import { outOfOrder } from '../stages.ts';
import type { PersonState } from '../state.ts';
import type { FactCorrected, RedecisionOpened } from './events.ts';
import { corrected } from './evolve.ts';
import { EVER, relyingOn } from './relying.ts';
import { redecisions } from './tasks.ts';

export interface CorrectFactBody extends ActBody {
  readonly fact: FactCode;
  readonly value: FactValue;
  readonly effectiveFrom: CivilDate;
  readonly reason: string;
  readonly evidence: readonly Evidence[];
}

/** R8.1, R8.5, R3.2 What decisions were judged by in their place. */
const JUDGED_BY: Partial<Record<FactCode, readonly string[]>> = {
  BIRTH_DATE: ['RETIREMENT_WITHIN_5_YEARS', 'RETIREMENT', 'CATEGORY:OLDER'],
  RETIREMENT_CATEGORY: ['RETIREMENT_WITHIN_5_YEARS', 'RETIREMENT'],
};

/** 更正: the fact counts corrected from that day on; the decisions that relied on it stand until each is taken again. */
export const correctFact: CommandRule<FactCorrected | RedecisionOpened, CorrectFactBody> = {
  name: 'CorrectFact',
  rules: ['R3.4', 'R7.7'],
  roles: ['county-officer'],
  guard: (state) => (state.stage === null ? outOfOrder(state, 'R3.4', 'REGISTERED') : null),
  decide: (state, body, context) =>
    dated(
      { rule: 'R3.4', state, body, context, follows: null },
      ({ legal }): Decision<FactCorrected | RedecisionOpened> => {
        const { fact, effectiveFrom, reason, evidence } = body;
        const corrects = recordsOf(state, fact, effectiveFrom);
        const refusal = refuseCorrection(state, body, corrects, context.today);
        if (refusal) return refused(refusal);
        const to = lastDayOf(state, fact, effectiveFrom);
        const relying = relyingOn(state, wrongBy(body, corrects, to));
        const value = String(body.value);
        const data = {
          fact,
          effectiveFrom,
          to,
          value: FACTS[fact].sensitive ? null : value,
          corrects,
          relying,
          retirement: retirementBy(state, fact, value, context),
        };
        const protectedData = { value, reason, evidence };
        const after = corrected(state, { id: '', data, protectedData });
        return {
          outcome: 'accepted',
          events: [
            {
              type: 'FactCorrected',
              data: { ...data, payments: paymentsRejudged(after, relying, context) },
              protectedData,
              grounds: grounds('R3.4', 'R7.7'),
              ...legal,
            },
            ...redecisions(state, relying, grounds('R3.4', 'R7.7')),
          ],
        };
      },
    ),
};

/** The last day before the fact was recorded anew; of a birth there is only one. */
function lastDayOf(state: PersonState, fact: FactCode, from: CivilDate): CivilDate | null {
  const next = isOfAllDays(fact) ? null : nextRecordOf(state, fact, from);
  return next && addDays(next, -1);
}

/** R7.7 (七) What holds for all days was wrong for every decision that used it, whatever day is named and in whichever spell it fell. */
function wrongBy({ fact, effectiveFrom: from }: CorrectFactBody, corrects: readonly string[], to: CivilDate | null) {
  const facts = [fact, ...(JUDGED_BY[fact] ?? [])];
  return isOfAllDays(fact) ? { events: [], facts, from: EVER } : { events: corrects, facts, from, to };
}

/** The records that speak of that day or of a later one. */
function recordsOf({ facts, registration }: PersonState, fact: FactCode, from: CivilDate): readonly string[] {
  const spans = (facts[fact] ?? []).filter(({ to }) => to === null || to > from);
  const registered = isOfRegistration(fact) && registration ? [registration.eventId] : [];
  return [...registered, ...spans.map(({ byEvent }) => byEvent)];
}

function refuseCorrection(
  state: PersonState,
  { fact, value, effectiveFrom, evidence }: CorrectFactBody,
  corrects: readonly string[],
  today: CivilDate,
): Refusal | null {
  const unfit = refuseFactValue(fact, value, 'R3.4');
  if (unfit) return unfit;
  if (evidence.length === 0)
    return refusalOf('EVIDENCE_MISSING', 'R3.4', { condition: 'EVIDENCE', actual: 'NONE', needed: fact });
  if (effectiveFrom > today) {
    const satisfiableAt = startOfDay(effectiveFrom);
    const unmet = { condition: 'NOT_IN_FUTURE', actual: effectiveFrom, needed: today, satisfiableAt } as const;
    return refusalOf('DATE_IN_FUTURE', 'R3.4', unmet);
  }
  if (corrects.length === 0)
    return refusalOf('NOTHING_TO_CORRECT', 'R3.4', { condition: 'FACT', actual: 'NONE', needed: fact });
  const sex = state.identity?.sex;
  return fact === 'RETIREMENT_CATEGORY' && sex !== undefined && (value === 'MALE') !== (sex === 'MALE')
    ? refusalOf('RETIREMENT_CATEGORY_MISMATCH', 'R8.5', {
        condition: 'CATEGORY_FITS_SEX',
        actual: String(value),
        needed: sex,
      })
    : null;
}

/** R8.5 (八) The statutory date under the table of today, where birth date or category change it. */
function retirementBy(
  { identity, registration }: PersonState,
  fact: FactCode,
  value: string,
  { today, rules }: PersonContext,
): RetirementDates | null {
  if ((fact !== 'BIRTH_DATE' && fact !== 'RETIREMENT_CATEGORY') || !identity || !registration) return null;
  const birth = fact === 'BIRTH_DATE' ? value : identity.birthOn;
  const corrected = RETIREMENT_CATEGORIES.find((each) => fact === 'RETIREMENT_CATEGORY' && each === value);
  return retirementUnderAllTables(corrected ?? registration.retirementCategory, birth, today, rules);
}
