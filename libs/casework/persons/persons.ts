import { can } from '#access/can';
import type { CivilDate } from '#kernel/civil-date';
import type { Actor, Json } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { formatInstant } from '#kernel/instant';
import type { CommandOption } from '#kernel/stream-kind';
import type { AreaCode } from '#law/area';
import { readCitizenId } from '#law/citizen-id';
import type { Role, Staff } from '#law/roles';
import type { PersonState } from '#person/state';
import type { CommandRecord, Submission, SubmitAnswer, Target } from '#record/contract';
import type { EventAnswer, PersonAnswer } from '../answers.ts';
import { eventAnswer } from '../answers.ts';
import { seenByAppeal } from './appealed.ts';
import type { Answer } from '../judge.ts';
import type { Law } from '../law.ts';
import type { PersonRequest } from '../look.ts';
import { actorOf, createLook, PERSON } from '../look.ts';
import { openEventAnswer } from './open-history.ts';
import { personView } from './person-view.ts';
import { createRealNameDesk } from './real-name.ts';
import type { CaseRecord, ReadEntry } from '../record-port.ts';

/** The one claim that says which stream a registration belongs to. */
export const CITIZEN_ID = 'CITIZEN_ID';

export type RolesIn = (area: AreaCode | null, on: CivilDate) => readonly Role[];

export interface PersonDeps {
  readonly record: CaseRecord;
  readonly law: Law;
  /** Who may give a command in that area on that day; `null` when there is no such command. */
  readonly rolesOf: (command: string) => RolesIn | null;
  readonly availableTo: (state: PersonState, actor: Actor, now: Instant) => readonly CommandOption[];
}

export interface CommandRequest {
  readonly staff: Staff;
  readonly name: string;
  /** Absent for a registration, whose stream is found by its citizen ID. */
  readonly personId?: string;
  /** The idempotency key. */
  readonly key: string;
  /** As its schema lets it pass. */
  readonly body: Readonly<Record<string, Json>>;
  readonly expectedVersion?: number;
}

export type ReadRequest = PersonRequest & { readonly validAt?: Instant; readonly knownAt?: Instant };
export type HistoryRequest = PersonRequest & { readonly knownAt?: Instant; readonly type?: string };
export type UnmaskField = 'citizenId' | 'birthOn' | 'phone' | 'address' | 'certificateNumber';
export type UnmaskRequest = Omit<PersonRequest, 'purpose'> & {
  readonly fields: readonly UnmaskField[];
  readonly reason: string;
};

export type CommandAnswer = Omit<CommandRecord, 'at'> & { readonly at: string };
export type Unmasked = Readonly<Partial<Record<UnmaskField, string | null>>>;

export type Persons = ReturnType<typeof createPersons>;

/** What may be done to and read of one person. Every look that shows something is kept with who, what and what for (R5.2). */
export function createPersons({ record, law, rolesOf, availableTo }: PersonDeps) {
  const look = createLook({ record, law });
  const realName = createRealNameDesk(record);

  return {
    async submitCommand(request: CommandRequest): Promise<SubmitAnswer> {
      const rolesIn = rolesOf(request.name);
      if (rolesIn === null) return { outcome: 'unknown-stream' };
      const answer = await record.submit({
        ...submissionOf(request),
        ...(await realName.seen(request)),
        ...(await seenByAppeal(record, request)),
        authorise: (area, today) => {
          if (isUnborn(request, today)) return UNBORN;
          const place = registrationArea(request) ?? area;
          const roles = rolesIn(place, today);
          const access = can(request.staff, { kind: 'command', roles }, place, { areas: law.areas, on: today });
          return access.allowed ? null : { code: access.denied, rule: access.rule };
        },
      });
      const wasForbidden = answer.outcome === 'denied' && answer.denial.code !== UNBORN.code;
      if (wasForbidden) {
        await record.logRead(deniedCommand(request, answer.denial.code));
        if (await realName.isHidden(request)) return { outcome: 'unknown-stream' };
      }
      if (answer.outcome === 'accepted') await realName.follow(answer);
      return isHiddenPerson(answer) ? { outcome: 'unknown-stream' } : answer;
    },

    read: (request: ReadRequest): Promise<Answer<PersonAnswer>> =>
      look(request, { view: 'person', knownAt: request.knownAt }, (reading, covers) => {
        const { knownAt } = request;
        const validAt = request.validAt ?? knownAt ?? reading.now;
        const present = covers && knownAt === undefined;
        const available = present ? availableTo(reading.state, actorOf(request.staff), reading.now) : [];
        return personView(reading, validAt, {
          covers,
          rules: law.rulebook,
          available,
          ...(knownAt === undefined ? {} : { knownAt }),
        });
      }),

    history: (request: HistoryRequest): Promise<Answer<readonly EventAnswer[]>> =>
      look(request, { view: 'history' }, async ({ streamId }, covers) => {
        const { knownAt, type } = request;
        const until = knownAt === undefined ? {} : { knownAt };
        const events = covers
          ? (await record.openHistory(streamId, until)).map(openEventAnswer)
          : (await record.history(streamId, until)).map(eventAnswer);
        return type === undefined ? events : events.filter((event) => event.type === type);
      }),

    commands: (request: PersonRequest): Promise<Answer<readonly CommandAnswer[]>> =>
      look(request, { view: 'commands' }, async ({ streamId }) =>
        (await record.commands(streamId)).map(({ at, ...command }) => ({ ...command, at: formatInstant(at) })),
      ),

    /** The plain values behind the mask, for a reason that is kept: an act of its own in the log of readings. */
    unmask: ({ fields, reason, ...request }: UnmaskRequest): Promise<Answer<Unmasked>> =>
      look(
        { ...request, purpose: reason },
        { view: 'unmask' },
        ({ state: { identity } }) => identity && Object.fromEntries(fields.map((field) => [field, identity[field]])),
      ),
  };
}

/** R5.2 (五) Who may not know of a restricted person is answered as if there were none; that it was tried is kept. */
function isHiddenPerson(answer: SubmitAnswer): boolean {
  return answer.outcome === 'refused' && answer.refusal.code === 'PERSON_RESTRICTED';
}

/** A denied command leaves nothing on the stream; that it was tried is kept. */
function deniedCommand({ staff, name, personId }: CommandRequest, outcome: string): ReadEntry {
  return { reader: actorOf(staff), streamId: personId ?? null, what: name, purpose: null, outcome };
}

function submissionOf(request: CommandRequest): Omit<Submission, 'authorise'> {
  const { name, key, body, staff, expectedVersion } = request;
  return {
    kind: PERSON,
    target: targetOf(request),
    commandId: key,
    name,
    body,
    actor: actorOf(staff),
    ...(expectedVersion === undefined ? {} : { expectedVersion }),
  };
}

/**
 * R1.1 (二) One stream per citizen ID for life: old numbers of 15 digits lead to the same one. Whose number it is does not depend on the
 * day, so the business clock need not be asked for; it is read in trip one.
 */
function targetOf({ personId, body }: CommandRequest): Target {
  if (personId !== undefined) return { streamId: personId };
  const typed = String(body['citizenId']);
  const citizen = readCitizenId(typed, LAST_DAY);
  return { claim: { kind: CITIZEN_ID, value: citizen.ok ? citizen.id : typed } };
}

/** Said of a registration whose citizen ID tells a birthday that is yet to come; like a wrong check digit it leaves nothing behind. */
export const UNBORN = { code: 'BIRTH_IN_FUTURE', rule: 'R1.1' } as const;

const LAST_DAY = '9999-12-31';

function isUnborn({ personId, body }: CommandRequest, today: CivilDate): boolean {
  if (personId !== undefined) return false;
  const citizen = readCitizenId(String(body['citizenId']), today);
  return !citizen.ok && citizen.problem === 'BIRTH_IN_FUTURE';
}

/** R4.1 (四) A registration is judged by the community it is made in, wherever the case was before (R5.9). */
function registrationArea({ personId, body }: CommandRequest): string | null {
  return personId === undefined ? String(body['communityCode']) : null;
}
