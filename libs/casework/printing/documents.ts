import type { CivilDate } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import type { AreaCode, AreaLevel } from '#law/area';
import { areaLevel, parentsOf } from '#law/area';
import { BENEFITS } from '#law/benefits';
import type { Bilingual } from '#law/language';
import { deciderOf } from '#person/decided-at';
import { findDecision } from '#person/decisions';
import { writtenNotice } from '#person/services/written-notice';
import { areaOf } from '#person/stages';
import type { Identity, PersonState } from '#person/state';
import { maskedCitizenId } from '#views/masking';
import type { EventAnswer } from '../answers.ts';
import { eventAnswer } from '../answers.ts';
import type { CardEntries } from './card-page.ts';
import { cardEntries } from './card-page.ts';
import { fullName } from '../persons/full-name.ts';
import type { Answer } from '../judge.ts';
import type { Law } from '../law.ts';
import type { PersonRequest } from '../look.ts';
import { createLook } from '../look.ts';
import { openEventAnswer } from '../persons/open-history.ts';
import type { CaseRecord } from '../record-port.ts';

/** What a page says and where it stands in the record; `facts: null` = the person is there, the document is not. */
export interface PersonDocument<Facts> {
  readonly facts: Facts | null;
  readonly origin: {
    readonly personId: string;
    readonly version: number;
    readonly recordHash: string;
    readonly printedAt: Instant;
  };
}

export interface DocumentPerson {
  readonly name: string;
  readonly sex: 'MALE' | 'FEMALE';
  readonly maskedCitizenId: string;
  readonly certificateNumber: string | null;
}

export interface DocumentAuthority {
  readonly level: AreaLevel;
  readonly areaName: string;
}

export interface NoticeContent {
  readonly person: DocumentPerson;
  /** The type of the event. */
  readonly decision: string;
  readonly on: CivilDate;
  readonly decidedBy: DocumentAuthority & { readonly bySystem: boolean };
  readonly benefit: Bilingual | null;
  readonly reasonCode: string | null;
  readonly reason: string | null;
  readonly paragraphs: readonly string[];
  readonly facts: readonly { readonly fact: string; readonly asOf: CivilDate; readonly holds: boolean }[];
  readonly appeal: { readonly days: number; readonly to: DocumentAuthority };
  readonly servedOn: CivilDate | null;
  readonly appealUntil: CivilDate | null;
}

export type CardContent = CardEntries & { readonly person: DocumentPerson };

export type DocumentRequest = PersonRequest & { readonly knownAt?: Instant };

export type Documents = ReturnType<typeof createDocuments>;

/**
 * R4.5, R4.7 (四) What is printed of a person, made again from its events whenever it is asked for; read like the history, and logged.
 * Who reads from outside the area gets the page without reasons, seals, categories and the certificate's number.
 */
export function createDocuments({ record, law }: { readonly record: CaseRecord; readonly law: Law }) {
  const look = createLook({ record, law });

  const eventsOf = async (personId: string, knownAt: Instant | undefined, covers: boolean) => {
    const until = knownAt === undefined ? {} : { knownAt };
    return covers
      ? (await record.openHistory(personId, until)).map(openEventAnswer)
      : (await record.history(personId, until)).map(eventAnswer);
  };

  return {
    writtenNotice: ({
      eventId,
      ...request
    }: DocumentRequest & { readonly eventId: string }): Promise<Answer<PersonDocument<NoticeContent>>> =>
      look(
        request,
        { ...HISTORY, what: 'document:written-notice', knownAt: request.knownAt },
        async (reading, covers) => {
          const { personId, knownAt } = request;
          const events = await eventsOf(personId, knownAt, covers);
          const event = events.find(({ id }) => id === eventId);
          const facts = event && noticeContent({ state: reading.state, event, events, law, covers });
          return documentOf(facts ?? null, event ?? events.at(-1), personId, reading.now);
        },
      ),

    card: (request: DocumentRequest): Promise<Answer<PersonDocument<CardContent>>> =>
      look(request, { ...HISTORY, what: 'document:card', knownAt: request.knownAt }, async (reading, covers) => {
        const { personId, knownAt } = request;
        const events = await eventsOf(personId, knownAt, covers);
        const { identity } = reading.state;
        const entries = cardEntries(events, covers);
        const facts =
          identity && entries.certifications.length > 0 ? { person: personOf(identity, covers), ...entries } : null;
        return documentOf(facts, events.at(-1), personId, reading.now);
      }),
  };
}

const HISTORY = { view: 'history' } as const;

function documentOf<Facts>(
  facts: Facts | null,
  event: EventAnswer | undefined,
  personId: string,
  printedAt: Instant,
): PersonDocument<Facts> | null {
  return event ? { facts, origin: { personId, version: event.version, recordHash: event.hash, printedAt } } : null;
}

function noticeContent({
  state,
  event,
  events,
  law,
  covers,
}: {
  readonly state: PersonState;
  readonly event: EventAnswer;
  readonly events: readonly EventAnswer[];
  readonly law: Law;
  readonly covers: boolean;
}): NoticeContent | null {
  const notice = writtenNotice(state, event.id, law.rulebook);
  const decision = findDecision(state, event.id);
  if (notice === null || decision === undefined || state.identity === null) return null;
  const { days, to } = notice.appeal;
  const { level, staff } = deciderOf(decision);
  const place = staff === null ? areaAt(law.areas.successor(areaOf(state), notice.on), level) : event.actor.area;
  return {
    person: personOf(state.identity, covers),
    decision: notice.decision,
    on: notice.on,
    decidedBy: { level, areaName: fullName(law, place), bySystem: staff === null },
    benefit: benefitOf(event),
    reasonCode: notice.reasonCode,
    reason: reasonOf(event) ?? reasonOf(events.find(({ id }) => id === event.causedBy)),
    paragraphs: notice.paragraphs,
    facts: covers ? notice.facts.map(({ fact, asOf, holds }) => ({ fact, asOf, holds })) : [],
    appeal: { days, to: { level: to.level, areaName: fullName(law, to.area) } },
    servedOn: notice.servedOn,
    appealUntil: notice.appealUntil,
  };
}

function personOf({ name, sex, citizenId, certificateNumber }: Identity, covers: boolean): DocumentPerson {
  const masked = maskedCitizenId(citizenId);
  return { name, sex, maskedCitizenId: masked, certificateNumber: covers ? certificateNumber : null };
}

function benefitOf({ data }: EventAnswer): Bilingual | null {
  const benefits: Readonly<Record<string, Bilingual>> = BENEFITS;
  return benefits[String(data['benefit'])] ?? null;
}

function reasonOf(event: EventAnswer | undefined): string | null {
  const reason = event?.protectedData?.['reason'];
  return typeof reason === 'string' ? reason : null;
}

function areaAt(area: AreaCode, level: AreaLevel): AreaCode {
  return [...parentsOf(area), area].find((each) => areaLevel(each) === level) ?? area;
}
