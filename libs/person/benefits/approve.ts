import type { CivilDate } from '#kernel/civil-date';
import { addDays, monthOf } from '#kernel/civil-date';
import type { BasisItem, NewEvent } from '#kernel/event';
import type { Refusal } from '#kernel/refusal';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule, PersonContext } from '../chapter.ts';
import { areaOf } from '../stages.ts';
import type { Employment, PersonState } from '../state.ts';
import { theOne } from '../the-one.ts';
import { yuanAbove } from './amount.ts';
import type { ApproveBenefitBody } from './bodies.ts';
import { needsCertified } from './certified.ts';
import { doubled } from './double.ts';
import type { Entitlement } from './entitlement.ts';
import { entitlementTo } from './entitlement.ts';
import type { BenefitApproved } from './events.ts';
import type { Grant } from './granting.ts';
import { grantOf } from './granting.ts';

/** (七)(八) A benefit is approved for a term that is fixed on that day, by the rules of that day, and stands in the event. */
export const approveBenefit: CommandRule<BenefitApproved, ApproveBenefitBody> = {
  name: 'ApproveBenefit',
  rules: ['R7.3a', 'R7.5', 'R7.8', 'R8.1', 'R8.3'],
  roles: ['county-officer'],
  guard: needsCertified,
  decide: (state, body, context) =>
    dated({ rule: 'R7.3a', state, body, context, follows: state.certification?.on ?? null }, ({ on, legal }) => {
      const application = applied(state, body, on, context);
      if ('refusal' in application) return refused(application.refusal);
      const refusal = againstTerm(application);
      return refusal ? refused(refusal) : accepted({ ...approval(application), ...legal });
    }),
};

/** Everything the decision rests on. */
interface Applied {
  readonly state: PersonState;
  readonly body: ApproveBenefitBody;
  readonly on: CivilDate;
  readonly context: PersonContext;
  readonly employment: Employment;
  readonly entitlement: Entitlement;
  readonly grant: Grant;
}

function applied(
  state: PersonState,
  body: ApproveBenefitBody,
  on: CivilDate,
  context: PersonContext,
): Applied | { readonly refusal: Refusal } {
  const { rules } = context;
  if (body.benefit !== 'SOCIAL_INSURANCE') return { refusal: notDecidedHere(body) };
  const chosen = employmentOf(state, body);
  if ('refusal' in chosen) return chosen;
  const employment = chosen.one;
  const entitlement = entitlementTo({ state, benefit: body.benefit, employment, on, rules });
  const refusal = againstEntitlement(entitlement, body);
  if (refusal) return { refusal };
  const birthOn = state.identity?.birthOn;
  if (birthOn === undefined) return { refusal: withoutBirthDate() };
  const grant = grantOf({ state, birthOn, benefit: body.benefit, on, firstMonth: body.firstMonth, rules });
  return { state, body, on, context, employment, entitlement, grant };
}

/** The law may well give it; that is decided where its own conditions are known. This "no" says nothing of the entitlement. */
function notDecidedHere({ benefit }: ApproveBenefitBody): Refusal {
  const unmet = { condition: 'BENEFIT_DECIDED_HERE', actual: benefit, needed: 'SOCIAL_INSURANCE' } as const;
  return refusalOf('BENEFIT_NOT_DECIDED_HERE', 'R7.0', unmet);
}

/** The employment must last into the first month; one that is named may have ended since, months are paid afterwards (R7.9). */
function employmentOf(
  state: PersonState,
  { employmentId, firstMonth }: ApproveBenefitBody,
): ReturnType<typeof theOne<Employment>> {
  const among = state.employments.filter(
    ({ to }) => to === null || (employmentId !== undefined && monthOf(addDays(to, -1)) >= firstMonth),
  );
  return theOne({ named: employmentId, among, rule: 'R7.3a', none: { code: 'NO_EMPLOYMENT', condition: 'EMPLOYED' } });
}

function againstEntitlement({ rule, unmet, payee }: Entitlement, body: ApproveBenefitBody): Refusal | null {
  if (unmet.length > 0) return refusalOf('NO_ENTITLEMENT', [rule, 'R7.8'], ...unmet);
  if (body.payee === undefined || body.payee === payee) return null;
  return refusalOf('NO_ENTITLEMENT', rule, { condition: 'PAYEE', actual: body.payee, needed: payee ?? 'NONE' });
}

function withoutBirthDate(): Refusal {
  return refusalOf('NO_ENTITLEMENT', 'R8.1', { condition: 'FACT', actual: 'NONE', needed: 'BIRTH_DATE' });
}

function againstTerm({ state, body, on, context, employment, grant }: Applied): Refusal | null {
  const { firstMonth, benefit } = body;
  if (firstMonth < monthOf(employment.from)) return outOfTerm(firstMonth, `>=${monthOf(employment.from)}`);
  if (grant.retirementOn <= on) {
    const unmet = { condition: 'BEFORE_RETIREMENT', actual: on, needed: `<${grant.retirementOn}` } as const;
    return refusalOf('RETIREMENT_REACHED', ['R8.1', 'R8.6'], unmet);
  }
  const double = doubled(state, benefit, {
    firstMonth,
    lastMonth: grant.lastMonth < firstMonth ? firstMonth : grant.lastMonth,
  });
  if (double.length > 0) return refusalOf('DOUBLE_BENEFIT', 'R7.5', ...double);
  if (grant.lastMonth < firstMonth) return noMonthLeft(grant, firstMonth, state, context);
  return againstAmounts(body);
}

function noMonthLeft(grant: Grant, firstMonth: string, state: PersonState, { rules, today }: PersonContext): Refusal {
  if (grant.termBasis !== 'CAPPED_36') return outOfTerm(firstMonth, `<=${grant.lastMonth}`);
  const max = rules.parameter('maxSubsidyMonths', areaOf(state), today);
  if (grant.monthsBefore < max) return outOfTerm(firstMonth, `<=${monthOf(grant.retirementOn)}`);
  const unmet = { condition: 'MONTHS_LEFT', actual: String(grant.monthsBefore), needed: `<${max}` } as const;
  return { ...refusalOf('MONTHS_EXHAUSTED', ['R8.3', 'R8.1'], unmet), details: { max } };
}

function outOfTerm(actual: string, needed: string): Refusal {
  return refusalOf('MONTH_OUT_OF_TERM', ['R7.8', 'R8.1'], { condition: 'MONTH_IN_TERM', actual, needed });
}

/** R7.6 (七) Never more than was really paid. */
function againstAmounts({ monthlyAmount, paidAmount }: ApproveBenefitBody): Refusal | null {
  if (monthlyAmount === undefined || paidAmount === undefined || !yuanAbove(monthlyAmount, paidAmount)) return null;
  const unmet = { condition: 'AMOUNT_WITHIN_PAID', actual: monthlyAmount, needed: `<=${paidAmount}` } as const;
  return refusalOf('AMOUNT_ABOVE_PAID', 'R7.6', unmet);
}

function approval({ state, body, on, employment, entitlement, grant }: Applied): NewEvent<BenefitApproved> {
  return {
    type: 'BenefitApproved',
    data: {
      benefit: body.benefit,
      form: employment.form,
      payee: entitlement.payee ?? 'PERSON',
      employmentId: employment.id,
      approvedOn: on,
      qualifyingOn: entitlement.qualifyingOn,
      referenceOn: grant.referenceOn,
      firstMonth: body.firstMonth,
      lastMonth: grant.lastMonth,
      termBasis: grant.termBasis,
      monthsBefore: grant.monthsBefore,
      monthsGranted: grant.monthsGranted,
      monthlyAmount: body.monthlyAmount ?? null,
      paidAmount: body.paidAmount ?? null,
    },
    ...(body.reason === undefined ? {} : { protectedData: { reason: body.reason } }),
    grounds: grounds(entitlement.rule, 'R7.8', 'R8.1', ...(grant.termBasis === 'CAPPED_36' ? (['R8.3'] as const) : [])),
    basis: [...certifiedToday(state, on), ...entitlement.basis, ...termBasis(state, on, grant)],
  };
}

function certifiedToday({ certification }: PersonState, on: CivilDate): readonly BasisItem[] {
  return certification ? [{ fact: 'CERTIFIED', asOf: on, sourceEventId: certification.eventId, holds: true }] : [];
}

function termBasis(
  { registration, firstSubsidyApproval: first }: PersonState,
  on: CivilDate,
  grant: Grant,
): readonly BasisItem[] {
  return [
    {
      fact: 'RETIREMENT_WITHIN_5_YEARS',
      asOf: grant.referenceOn,
      holds: grant.termBasis === 'UNTIL_RETIREMENT',
      ...(registration ? { sourceEventId: registration.eventId } : {}),
    },
    {
      fact: 'FIRST_SUBSIDY_APPROVAL',
      asOf: on,
      holds: first !== null,
      ...(first ? { sourceEventId: first.eventId } : {}),
    },
    { fact: 'UNEMPLOYMENT_BENEFIT', asOf: on, holds: false },
  ];
}
