import { eventAnswer, deadlineAnswer } from '#casework/answers';
import type { Casework } from '#casework/casework';
import { UNBORN } from '#casework/persons/persons';
import type { PersonCommandBody, PersonCommandName } from '#contracts/person-commands';
import { isPersonCommand, PERSON_COMMANDS } from '#contracts/person-commands';
import type { Json } from '#kernel/event';
import type { Language } from '#law/language';
import type { Staff } from '#law/roles';
import type { SubmitAnswer } from '#record/contract';
import { Inject, Injectable } from '@nestjs/common';
import { fieldError } from '#contracts/mistakes';
import { invalidBody, Problem } from '../http/problem.ts';
import { personIdOf, validBody } from '../http/validate.ts';
import { CASEWORK } from '../ports.ts';
import { checkBody } from './body-checks.ts';
import { refusalAnswer } from './refusal-answer.ts';

export interface CommandRequest {
  readonly name: string;
  /** `null`: the stream that holds, or will hold, the citizen ID of the body. */
  readonly personId: string | null;
  readonly body: unknown;
  readonly key: string;
  readonly expectedVersion: number | undefined;
  readonly staff: Staff;
  readonly requestId: string;
  readonly language: Language;
}

export interface CommandReply {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Readonly<Record<string, unknown>>;
}

/** One command from its request to its answer. The order of the checks is the contract's: 422 · 404 · 403 · stored · 412 · 409 or 201. */
@Injectable()
export class CommandsService {
  constructor(@Inject(CASEWORK) private readonly casework: Casework) {}

  async give(request: CommandRequest): Promise<CommandReply> {
    const { name, personId, key, staff, expectedVersion } = request;
    const known = isPersonCommand(name) && (name === 'RegisterUnemployment') === (personId === null);
    if (!known) throw new Problem(404, 'UNKNOWN_COMMAND', { params: { command: /^\w{1,60}$/.test(name) ? name : '' } });
    const body: PersonCommandBody<PersonCommandName> = validBody(PERSON_COMMANDS[name], request.body);
    checkBody(name, body, this.casework.law);
    const answer = await this.casework.persons.submitCommand({
      staff,
      name,
      key,
      body: body as Readonly<Record<string, Json>>,
      ...(personId === null ? {} : { personId: personIdOf(personId) }),
      ...(expectedVersion === undefined ? {} : { expectedVersion }),
    });
    return replyTo(answer, request);
  }
}

/** The answer of the record as the contract words it. */
export function replyTo(
  answer: SubmitAnswer,
  request: Pick<CommandRequest, 'requestId' | 'language' | 'staff'>,
): CommandReply {
  switch (answer.outcome) {
    case 'accepted':
      return { status: 201, headers: headersOf(answer), body: acceptedAnswer(answer) };
    case 'refused':
      return {
        status: 409,
        headers: { ...headersOf(answer), 'content-type': 'application/problem+json; charset=utf-8' },
        body: refusalAnswer(answer, request.requestId, request.language),
      };
    case 'unknown-stream':
      throw new Problem(404, 'UNKNOWN_PERSON');
    case 'denied':
      if (answer.denial.code === UNBORN.code) {
        throw invalidBody((language) => [fieldError('citizenId', 'CITIZEN_ID_FUTURE', language)]);
      }
      throw new Problem(403, answer.denial.code === 'ROLE' ? 'FORBIDDEN_ROLE' : 'FORBIDDEN_AREA', {
        params: { role: request.staff.role },
        extra: { rule: answer.denial.rule },
      });
    case 'key-reused':
      throw new Problem(422, 'IDEMPOTENCY_KEY_REUSED', {
        errors: (language) => [fieldError('Idempotency-Key', 'KEY_REUSED', language)],
      });
    case 'version-mismatch':
      throw new Problem(412, 'VERSION_MISMATCH', {
        params: { version: answer.version },
        extra: { version: answer.version },
        headers: { etag: `"${answer.version}"` },
      });
    case 'quarantined':
      throw new Problem(503, 'QUARANTINED', { extra: { incident: answer.incident } });
    default:
      return unknownOutcome(answer);
  }
}

type Decided = Extract<SubmitAnswer, { outcome: 'accepted' | 'refused' }>;

function headersOf({ standing, replayed }: Decided): Readonly<Record<string, string>> {
  return { etag: `"${standing.version}"`, ...(replayed ? { 'idempotency-replayed': 'true' } : {}) };
}

function acceptedAnswer({
  commandId,
  events,
  standing,
}: Extract<SubmitAnswer, { outcome: 'accepted' }>): CommandReply['body'] {
  return {
    commandId,
    id: standing.streamId,
    personId: standing.streamId,
    version: standing.version,
    stage: standing.stage,
    ...proposalOf(events),
    events: events.map(eventAnswer),
    settled: standing.settled.map(eventAnswer),
    nextDeadline: standing.nextDeadline && deadlineAnswer(standing.nextDeadline),
    availableCommands: standing.available,
  };
}

/** What a second person is asked to carry out: its id is that of the event that proposed it. */
function proposalOf([event]: Extract<SubmitAnswer, { outcome: 'accepted' }>['events']): {
  readonly proposalId?: string;
} {
  return event !== undefined && PROPOSALS.has(event.type) ? { proposalId: event.id } : {};
}

const PROPOSALS: ReadonlySet<string> = new Set([
  'ActProposed',
  'EntryProposed',
  'CalendarProposed',
  'RestorationProposed',
]);

function unknownOutcome(answer: never): never {
  throw new TypeError(`no outcome: ${JSON.stringify(answer)}`);
}
