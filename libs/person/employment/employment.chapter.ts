import type { CivilDate } from '#kernel/civil-date';
import { addDays } from '#kernel/civil-date';
import type { Refusal } from '#kernel/refusal';
import type { EmployerScheme } from '#law/employer-id';
import { readEmployerId } from '#law/employer-id';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { Rulebook } from '#law/rulebook';
import { yuanAbove } from '#law/yuan';
import type { ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { Chapter, CommandRule } from '../chapter.ts';
import { areaOf, isLive } from '../stages.ts';
import type { Employment, PersonState } from '../state.ts';
import { theOne } from '../the-one.ts';
import type { EmploymentEnded, EmploymentEvent, EmploymentRecorded } from './events.ts';

/**
 * (五) 就业状态信息: employment is a dated fact beside the qualification and ends nothing by itself (R5.8); what it earns and what it
 * costs is decided in other chapters.
 */
export interface RecordEmploymentBody extends ActBody {
  readonly form: Employment['form'];
  readonly from: CivilDate;
  readonly employer?: {
    readonly scheme: EmployerScheme;
    readonly value: string;
    readonly name: string;
    readonly areaCode: string;
  };
  readonly contractTo?: CivilDate;
  readonly monthlyWage?: string;
  readonly postId?: string;
}

export interface EndEmploymentBody {
  readonly employmentId?: string;
  readonly on: CivilDate;
  readonly reason: string;
}

const roles = ['community-clerk', 'street-officer'] as const;

const recordEmployment: CommandRule<EmploymentRecorded, RecordEmploymentBody> = {
  name: 'RecordEmployment',
  rules: ['R5.8', 'R5.1', 'R12.2'],
  roles,
  guard: needsLiveCase,
  decide: (state, body, context) =>
    dated({ rule: 'R5.8', state, body, context, follows: null }, ({ on, legal }) => {
      const { from, employer, contractTo = null, monthlyWage = null, postId = null } = body;
      if (from > on)
        return refused(refusalOf('DATE_IN_FUTURE', 'R5.8', { condition: 'NOT_IN_FUTURE', actual: from, needed: on }));
      if (contractTo !== null && contractTo < from) return refused(datesReversed(contractTo, from));
      if (employer && !readEmployerId(employer.scheme, employer.value).ok)
        return refused(refusalOf('EMPLOYER_ID_INVALID', 'R5.8'));
      const underpaid = belowMinimumWage(state, body, context.rules);
      if (underpaid) return refused(underpaid);
      return accepted({
        type: 'EmploymentRecorded',
        data: { form: body.form, from, contractTo, employerArea: employer?.areaCode ?? null, postId },
        protectedData: { employer: named(employer), monthlyWage, reason: body.reason ?? null },
        grounds: grounds('R5.8', 'R5.1'),
        ...legal,
      });
    }),
};

const endEmployment: CommandRule<EmploymentEnded, EndEmploymentBody> = {
  name: 'EndEmployment',
  rules: ['R5.8', 'R5.1'],
  roles,
  guard: (state) => needsLiveCase(state) ?? (running(state).length > 0 ? null : noEmployment()),
  decide(state, body, context) {
    const none = { code: 'NO_EMPLOYMENT', condition: 'EMPLOYED' } as const;
    const chosen = theOne({ named: body.employmentId, among: running(state), rule: 'R5.8', none });
    if ('refusal' in chosen) return refused(chosen.refusal);
    const { id, from } = chosen.one;
    return dated({ rule: 'R5.8', state, body, context, follows: from }, ({ on, legal }) =>
      accepted({
        type: 'EmploymentEnded',
        data: { employmentId: id, on },
        protectedData: { reason: body.reason },
        grounds: grounds('R5.8', 'R5.1'),
        ...legal,
      }),
    );
  },
};

export const employment: Chapter<EmploymentEvent> = {
  commands: [recordEmployment, endEmployment],
  evolve: {
    EmploymentRecorded: (state, { id, data }) => {
      const { form, from, contractTo, employerArea } = data;
      return { ...state, employments: [...state.employments, { id, form, from, to: null, contractTo, employerArea }] };
    },
    /** The day of the end is the last day worked: the employment holds until the day after. */
    EmploymentEnded: (state, { data }) => ({
      ...state,
      employments: state.employments.map((one) =>
        one.id === data.employmentId ? { ...one, to: addDays(data.on, 1) } : one,
      ),
    }),
  },
  schema: { EmploymentRecorded: { version: 1 }, EmploymentEnded: { version: 1 } },
  deadlines: () => [],
  settle: {},
};

function needsLiveCase(state: PersonState): Refusal | null {
  if (isLive(state)) return null;
  if (state.stage === null)
    return refusalOf('NOT_REGISTERED', 'R4.2', { condition: 'REGISTERED', actual: 'NONE', needed: 'REGISTERED' });
  return refusalOf('ALREADY_LEFT', 'R5.8', { condition: 'CASE_LIVE', actual: state.stage, needed: 'REGISTERED' });
}

function running({ employments }: PersonState): readonly Employment[] {
  return employments.filter(({ to }) => to === null);
}

function noEmployment(): Refusal {
  return refusalOf('NO_EMPLOYMENT', 'R5.8', { condition: 'EMPLOYED', actual: 'NONE', needed: 'ONE' });
}

/**
 * R12.2 (十二) 确保公益性岗位的劳动报酬不低于当地最低工资标准: where the post is, on the day the work begins. A minimum that is not known
 * refuses nobody. The wage is personal and is not told again.
 */
function belowMinimumWage(
  state: PersonState,
  { form, from, employer, monthlyWage }: RecordEmploymentBody,
  rules: Rulebook,
): Refusal | null {
  if (form !== 'PUBLIC_POST' || monthlyWage === undefined) return null;
  const minimum = rules.minimumWage(employer?.areaCode ?? areaOf(state), from);
  if ('open' in minimum || !yuanAbove(minimum.amount, monthlyWage)) return null;
  const unmet = { condition: 'WAGE_AT_LEAST_MINIMUM', actual: 'BELOW', needed: `>=${minimum.amount}` } as const;
  return { ...refusalOf('WAGE_BELOW_MINIMUM', 'R12.2', unmet), details: minimum };
}

function datesReversed(actual: CivilDate, needed: CivilDate): Refusal {
  return refusalOf('DATES_REVERSED', 'R5.8', { condition: 'DATES_IN_ORDER', actual, needed: `>=${needed}` });
}

function named(
  employer: RecordEmploymentBody['employer'],
): NonNullable<EmploymentRecorded['protectedData']>['employer'] {
  return employer ? { scheme: employer.scheme, value: employer.value, name: employer.name } : null;
}
