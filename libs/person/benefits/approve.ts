import { addDays, monthOf } from '#kernel/civil-date';
import type { CivilDate } from '#kernel/civil-date';
import type { BasisItem, Grounds, NewEvent } from '#kernel/event';
import type { Refusal } from '#kernel/refusal';
import { spanOn } from '#kernel/span';
import { isSubsidy } from '#law/benefits';
import type { RuleId } from '#law/paragraphs';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule, PersonContext } from '../chapter.ts';
import { areaOf } from '../stages.ts';
import type { Benefit, Employment, PersonState } from '../state.ts';
import { theOne } from '../the-one.ts';
import { fen, yuanAbove } from '#law/yuan';
import type { ApproveBenefitBody } from './bodies.ts';
import { needsCertifiedFor, needsLiveOrCertified } from './certified.ts';
import { basisOf, unmetOf } from './condition.ts';
import { noUnemploymentBenefit } from './double.ts';
import type { BenefitApproved } from './events.ts';
import type { Grant } from './granting.ts';
import type { Judgement } from './judgement.ts';
import { judge } from './judgement.ts';
import type { Standard } from './standard.ts';
import { againstStandard, standardAmount, standardOfRow } from './standard.ts';
import { isSchoolYear } from './once.ts';

/** (七)(八)(九) A benefit is approved by a row of the matrix, for a term that is fixed on that day by the rules of that day. */
export const approveBenefit: CommandRule<BenefitApproved, ApproveBenefitBody> = {
  name: 'ApproveBenefit',
  rules: [
    'R7.3a',
    'R7.0',
    'R7.1',
    'R7.2',
    'R7.3b',
    'R7.4a',
    'R7.4b',
    'R7.4c',
    'R7.5',
    'R7.6',
    'R7.8',
    'R8.1',
    'R8.2',
    'R8.3',
    'R9.1',
    'R9.2',
    'R20.1',
  ],
  roles: ['county-officer'],
  guard: needsLiveOrCertified,
  decide: (state, body, context) =>
    dated({ rule: 'R7.3a', state, body, context, follows: followed(state) }, ({ on, legal }) => {
      const decided = granted(state, body, on, context);
      return 'refusal' in decided ? refused(decided.refusal) : accepted({ ...approval(decided), ...legal });
    }),
};

export function followed({ certification, registration }: PersonState): CivilDate | null {
  return certification?.on ?? registration?.on ?? null;
}

/** Everything an approval rests on. */
interface Granted {
  readonly state: PersonState;
  readonly body: ApproveBenefitBody;
  readonly on: CivilDate;
  readonly employment: Employment | null;
  readonly judgement: Judgement;
  readonly grant: Grant;
  readonly standard: Standard | null;
}

type Refused = { readonly refusal: Refusal };

function granted(
  state: PersonState,
  body: ApproveBenefitBody,
  on: CivilDate,
  { rules }: PersonContext,
): Granted | Refused {
  const { benefit, firstMonth, payee, schoolYear = null } = body;
  const early = needsCertifiedFor(state, { benefit, on, rules }) ?? againstSchoolYear(body);
  if (early) return { refusal: early };
  const asks = rules.entitlementRows({ benefit, area: areaOf(state), on }).some(({ forms }) => forms !== null);
  const chosen = asks ? employmentOf(state, body) : { one: null };
  if ('refusal' in chosen) return chosen;
  const employment = chosen.one;
  const judgement = judge({ state, benefit, employment, on, firstMonth, schoolYear, rules }, payee);
  const against = againstJudgement(judgement, body);
  if (against) return { refusal: against };
  const grant = judgement?.term?.grant;
  if (!judgement || !grant) return { refusal: noRow() };
  const standard = standardOfRow(judgement.row, { state, employment, month: firstMonth, rules });
  const refusal = againstAmounts(judgement.row, body, standard);
  return refusal ? { refusal } : { state, body, on, employment, judgement, grant, standard };
}

/** The employment must last into the first month; one that is named may have ended since, months are paid afterwards (R7.9). */
export function employmentOf(
  state: PersonState,
  { employmentId, firstMonth }: Pick<ApproveBenefitBody, 'employmentId' | 'firstMonth'>,
): ReturnType<typeof theOne<Employment>> {
  const among = state.employments.filter(
    ({ to }) => to === null || (employmentId !== undefined && monthOf(addDays(to, -1)) >= firstMonth),
  );
  return theOne({ named: employmentId, among, rule: 'R7.3a', none: { code: 'NO_EMPLOYMENT', condition: 'EMPLOYED' } });
}

/** No row is in force there and then. */
function noRow(): Refusal {
  return refusalOf('NO_ENTITLEMENT', 'R7.7');
}

function againstJudgement(judgement: Judgement | undefined, { payee }: ApproveBenefitBody): Refusal | null {
  if (!judgement) return noRow();
  const { row, conditions, term } = judgement;
  const unmet = unmetOf(conditions);
  if (unmet.some(({ condition }) => condition === 'CERTIFIED')) {
    return refusalOf('NOT_CERTIFIED', ['R3.1', row.rule], ...unmet);
  }
  if (unmet.length > 0) return refusalOf('NO_ENTITLEMENT', [row.rule, 'R7.8'], ...unmet);
  if (payee === undefined || payee === row.payee) return term?.refusal ?? null;
  return refusalOf('NO_ENTITLEMENT', row.rule, { condition: 'PAYEE', actual: payee, needed: row.payee });
}

/** R7.4c */
function againstSchoolYear({ benefit, schoolYear }: ApproveBenefitBody): Refusal | null {
  if (benefit !== 'SCHOOL_AID' || (schoolYear !== undefined && isSchoolYear(schoolYear))) return null;
  const unmet = { condition: 'SCHOOL_YEAR', actual: schoolYear ?? 'NONE', needed: 'SCHOOL_YEAR' } as const;
  return refusalOf('SCHOOL_YEAR_MISSING', 'R7.4c', unmet);
}

/** R7.6 (七) Where the text fixes the amount, that one; never more than was really paid, nor than the standard of the area. */
function againstAmounts(
  { rule, amount }: Judgement['row'],
  { monthlyAmount, paidAmount }: ApproveBenefitBody,
  standard: Standard | null,
): Refusal | null {
  if (monthlyAmount === undefined) return null;
  if (amount !== undefined && fen(monthlyAmount) !== fen(amount)) {
    const unmet = { condition: 'AMOUNT_FIXED', actual: monthlyAmount, needed: amount } as const;
    return { ...refusalOf('AMOUNT_NOT_AS_FIXED', [rule, 'R7.6'], unmet), details: { amount } };
  }
  if (paidAmount !== undefined && yuanAbove(monthlyAmount, paidAmount)) {
    const unmet = { condition: 'AMOUNT_WITHIN_PAID', actual: monthlyAmount, needed: `<=${paidAmount}` } as const;
    return refusalOf('AMOUNT_ABOVE_PAID', 'R7.6', unmet);
  }
  return againstStandard([{ standard, amount: monthlyAmount, paid: paidAmount ?? null }]);
}

function approval({ state, body, on, employment, judgement, grant, standard }: Granted): NewEvent<BenefitApproved> {
  const { row, qualifyingOn, conditions } = judgement;
  const own = row.forms === null ? null : employment;
  return {
    type: 'BenefitApproved',
    data: {
      benefit: body.benefit,
      rule: row.rule,
      form: own?.form ?? null,
      payee: row.payee,
      employmentId: own?.id ?? null,
      approvedOn: on,
      qualifyingOn,
      referenceOn: grant.referenceOn,
      firstMonth: body.firstMonth,
      lastMonth: grant.lastMonth,
      termBasis: grant.termBasis,
      monthsBefore: grant.monthsBefore,
      monthsGranted: grant.monthsGranted,
      monthlyAmount: body.monthlyAmount ?? (standard && standardAmount(standard, body.paidAmount ?? null)),
      paidAmount: body.paidAmount ?? null,
      schoolYear: body.benefit === 'SCHOOL_AID' ? (body.schoolYear ?? null) : null,
      ...(row.citation === undefined ? {} : { citation: row.citation }),
    },
    ...(body.reason === undefined ? {} : { protectedData: { reason: body.reason } }),
    grounds: groundsOf(row, grant, standard),
    basis: [
      ...basisOf([...conditions, ...(standard?.conditions ?? [])]),
      ...(isSubsidy(body.benefit) ? termBasis(state, body, on, grant) : []),
    ],
  };
}

/** R7.6 is cited where an area orders the amount; what the text names stands in its own rule. */
function groundsOf({ rule }: Judgement['row'], grant: Grant, standard: Standard | null): Grounds {
  return grounds(rule, 'R7.8', ...termRules(grant), ...(standard?.rule === 'R7.6' ? (['R7.6'] as const) : []));
}

function termRules({ termBasis: basis }: Grant): readonly RuleId[] {
  switch (basis) {
    case 'CAPPED_36':
      return ['R8.1', 'R8.3'];
    case 'UNTIL_RETIREMENT':
      return ['R8.1'];
    case 'SPECIAL_CLAUSE':
    case 'ONE_OFF':
      return [];
    default:
      return basis satisfies never;
  }
}

function termBasis(
  state: PersonState,
  { benefit, firstMonth }: ApproveBenefitBody,
  on: CivilDate,
  grant: Grant,
): readonly BasisItem[] {
  const { registration, firstSubsidyApproval: first } = state;
  return [
    { ...ageOf(grant, on), ...(registration ? { sourceEventId: registration.eventId } : {}) },
    {
      fact: 'FIRST_SUBSIDY_APPROVAL',
      asOf: on,
      holds: first !== null,
      ...(first ? { sourceEventId: first.eventId } : {}),
    },
    ...noUnemploymentBenefit(state, { firstMonth, lastMonth: grant.lastMonth }),
    ...(grant.termBasis === 'CAPPED_36' ? [monthsBeforeRegister(state, benefit, on)] : []),
  ];
}

/** R8.1: the age on the reference day; R8.2: the special clause has ages of its own and asks for the birth date alone. */
function ageOf({ termBasis: basis, referenceOn }: Grant, on: CivilDate): BasisItem {
  return basis === 'SPECIAL_CLAUSE'
    ? { fact: 'BIRTH_DATE', asOf: on, holds: true }
    : { fact: 'RETIREMENT_WITHIN_5_YEARS', asOf: referenceOn, holds: basis === 'UNTIL_RETIREMENT' };
}

/** R8.3: what a capped term counts of the time before the register, so that its correction finds the approval (R7.7). */
function monthsBeforeRegister({ facts }: PersonState, benefit: Benefit['benefit'], on: CivilDate): BasisItem {
  const fact = benefit === 'POST' ? 'POST_MONTHS_USED_BEFORE' : 'MONTHS_USED_BEFORE';
  const span = spanOn(facts[fact] ?? [], on);
  return { fact, asOf: on, holds: span !== undefined, ...(span ? { sourceEventId: span.byEvent } : {}) };
}
