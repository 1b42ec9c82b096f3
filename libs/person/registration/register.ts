import type { CivilDate } from '#kernel/civil-date';
import type { Refusal } from '#kernel/refusal';
import type { Decision } from '#kernel/stream-kind';
import type { AreaCode } from '#law/area';
import type { CitizenIdReading } from '#law/citizen-id';
import { readCitizenId } from '#law/citizen-id';
import { grounds } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import type { RetirementCategory } from '#law/retirement';
import type { Rulebook } from '#law/rulebook';
import type { Act, ActBody } from '../acts.ts';
import { accepted, dated, refused } from '../acts.ts';
import type { CommandRule } from '../chapter.ts';
import type { Evidence } from '../evidence.ts';
import { notLinked } from '../not-linked.ts';
import { retirementUnderAllTables } from '../retirement-dates.ts';
import { areaOf, isLive } from '../stages.ts';
import type { PersonState } from '../state.ts';
import { stepDue } from '../steps.ts';
import type { RegistrationEvent, UnemploymentRegistered } from './events.ts';

export interface RegisterUnemploymentBody extends ActBody {
  readonly citizenId: string;
  readonly name: string;
  readonly communityCode: AreaCode;
  readonly retirementCategory: RetirementCategory;
  readonly phone?: string;
  readonly address?: string;
  readonly unemployedSince?: CivilDate;
  readonly retirementEvidence?: readonly Evidence[];
}

type ValidId = Extract<CitizenIdReading, { ok: true }>;

/** R1.1 (二) One stream a citizen ID; R5.9 (五) who has left or was refused comes back in the same stream, with the same certificate. */
export const registerUnemployment: CommandRule<RegistrationEvent, RegisterUnemploymentBody> = {
  name: 'RegisterUnemployment',
  rules: ['R4.1', 'R1.1', 'R5.9'],
  roles: ['community-clerk'],
  guard: (state) => notLinked(state) ?? (isLive(state) ? alreadyRegistered(state) : null),
  decide(state, body, context) {
    const { today, rules } = context;
    const unknown = refuseArea(body, body.on ?? today, rules);
    if (unknown) return refused(unknown);
    const request = { rule: 'R4.1', state, body, context, follows: leftOn(state), area: body.communityCode } as const;
    return dated(request, (act): Decision<RegistrationEvent> => {
      const id = readCitizenId(body.citizenId, today);
      if (!id.ok) return refused(refusalOf('CITIZEN_ID_INVALID', 'R1.1'));
      const refusal = refuseCategory(body, id) ?? refuseSince(body, act.on);
      if (refusal) return refused(refusal);
      return accepted(registered(state, body, { act, id, rules }), [{ kind: 'CITIZEN_ID', value: id.id }]);
    });
  },
};

function registered(
  state: PersonState,
  body: RegisterUnemploymentBody,
  { act: { on, legal }, id, rules }: { readonly act: Act; readonly id: ValidId; readonly rules: Rulebook },
): UnemploymentRegistered & { readonly grounds: ReturnType<typeof grounds> } {
  const again = state.registration !== null;
  const birthOn = correctedBirth(state) ?? id.birth;
  return {
    type: 'UnemploymentRegistered',
    data: {
      area: body.communityCode,
      again,
      unemployedSince: body.unemployedSince ?? null,
      retirementCategory: body.retirementCategory,
      // R8.6: the date stands plainly in the event, so that deadlines need no birth date.
      ...retirementUnderAllTables(body.retirementCategory, birthOn, on, rules),
      due: state.certificate.issuedOn === null ? stepDue('CERTIFICATE', on, body.communityCode, rules) : null,
    },
    protectedData: {
      citizenId: id.id,
      name: body.name,
      birthOn,
      sex: id.sex,
      phone: body.phone ?? null,
      address: body.address ?? null,
      retirementEvidence: body.retirementEvidence ?? [],
      reason: body.reason ?? null,
    },
    grounds: again ? grounds('R4.1', 'R5.9') : grounds('R4.1', 'R1.1'),
    ...legal,
  };
}

/** R3.4, R5.9 A birth date that was corrected by evidence is the person's for life, whatever the number says. */
function correctedBirth({ factRecords }: PersonState): CivilDate | undefined {
  return factRecords.findLast(({ fact, correction }) => fact === 'BIRTH_DATE' && correction)?.span.value;
}

/** R5.9 (五) A new spell begins when the last one has ended, by an act or by the law itself. */
function leftOn({ lastActOn, leaving }: PersonState): CivilDate | null {
  if (lastActOn === null || !leaving) return lastActOn;
  return leaving.on > lastActOn ? leaving.on : lastActOn;
}

function alreadyRegistered(state: PersonState): Refusal {
  const area = areaOf(state);
  const unmet = { condition: 'NO_LIVE_CASE', actual: state.stage ?? 'NONE', needed: 'NONE|LEFT|REFUSED' } as const;
  return {
    ...refusalOf('ALREADY_REGISTERED', 'R1.1', unmet),
    details: { existing: { personId: state.personId, area, stage: state.stage } },
  };
}

function refuseArea({ communityCode }: RegisterUnemploymentBody, on: CivilDate, { areas }: Rulebook): Refusal | null {
  if (areas.exists(communityCode, on)) return null;
  const unmet = { condition: 'AREA_EXISTS', actual: communityCode, needed: on } as const;
  return { ...refusalOf('AREA_UNKNOWN', 'R4.1', unmet), details: { area: communityCode } };
}

/** R8.5 (八) The category is recorded with evidence and not derived from the sex, but it cannot contradict it. */
function refuseCategory({ retirementCategory }: RegisterUnemploymentBody, { sex }: ValidId): Refusal | null {
  return (retirementCategory === 'MALE') === (sex === 'MALE')
    ? null
    : refusalOf('RETIREMENT_CATEGORY_MISMATCH', 'R8.5');
}

function refuseSince({ unemployedSince }: RegisterUnemploymentBody, on: CivilDate): Refusal | null {
  if (unemployedSince === undefined || unemployedSince <= on) return null;
  return refusalOf('DATES_REVERSED', 'R4.1', { condition: 'DATES_IN_ORDER', actual: unemployedSince, needed: on });
}
