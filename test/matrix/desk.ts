import { createCommunityLedger } from '#casework/ledger/community-ledger';
import { createLists } from '#casework/lists/lists';
import type { Answer } from '#casework/judge';
import { createDocuments } from '#casework/printing/documents';
import type { Law, LiveLaw } from '#casework/law';
import { createRulebookDesk } from '#casework/rules/rulebook-desk';
import { createEventFeed } from '#casework/lists/event-feed';
import { createPersonLooks } from '#casework/persons/person-looks';
import { createPersons } from '#casework/persons/persons';
import type { CaseRecord } from '#casework/record-port';
import type { CivilDate } from '#kernel/civil-date';
import { startOfDay } from '#kernel/instant';
import type { Role } from '#law/roles';
import { findPersonCommand } from '#person/commands';
import { findRulebookCommand } from '#rulebook/rulebook';
import type { PersonState } from '#person/state';
import { personInput } from '#testing/view-bench';
import type { SealedBundle } from '#record/proof/bundle-format';
import type { ViewDatabase } from '#views/sql';
import { randomUUID } from 'node:crypto';
import type { Cell, Said } from './cells.ts';

/** The desk over a record in which the one case lies where the cell says, and over real views. */
export interface Desk {
  /** `null`: the desk is not asked for this view (yet). */
  ask(cell: Cell): Promise<Said | null>;
}

const PURPOSE = 'a test of the matrix';
const PERSON = randomUUID();
const EVENT = {
  id: PERSON,
  type: 'VisitRecorded',
  version: 1,
  effectiveAt: 0,
  recordedAt: 0,
  grounds: { paragraphs: [], rules: [] },
} as never;
const REGISTERED_BEFORE: Partial<PersonState> = {
  stages: [{ value: 'REGISTERED', from: '2011-08-01', to: null, byEvent: 'registered' }],
};

export function deskOf(live: LiveLaw, database: ViewDatabase): Desk {
  const { law } = live;
  return {
    ask: (cell) => {
      if (cell.kind === 'view') return looked(law, database, cell);
      return findRulebookCommand(cell.name) === undefined ? commanded(law, cell) : ruled(live, cell);
    },
  };
}

/** A command on the rulebook of the layer that the cell's area is. */
async function ruled(live: LiveLaw, { area, on, name, ...cell }: Cell): Promise<Said> {
  const record = recordWithOneCase(area, on) as CaseRecord;
  const desk = createRulebookDesk({ record, live, refresh: async () => '' });
  const staff = staffOf({ area, on, name, ...cell });
  const answer = await desk.submitCommand({ staff, area, name, key: randomUUID(), body: {} });
  return answer.outcome === 'denied' ? 'no' : 'yes';
}

async function commanded(law: Law, cell: Cell): Promise<Said> {
  const { name, area } = cell;
  const registers = name === 'RegisterUnemployment';
  const answer = await personsOf(law, cell).submitCommand({
    staff: staffOf(cell),
    name,
    key: randomUUID(),
    body: registers ? { communityCode: area, citizenId: '34010419560815123X' } : {},
    ...(registers ? {} : { personId: PERSON }),
  });
  return answer.outcome === 'denied' ? 'no' : 'yes';
}

async function looked(law: Law, database: ViewDatabase, cell: Cell): Promise<Said | null> {
  const [staff, persons] = [staffOf(cell), personsOf(law, cell)];
  const looks = createPersonLooks({ record: recordWithOneCase(cell.area, cell.on) as CaseRecord, law });
  const lists = createLists({ law, database, now: async () => startOfDay(cell.on), holderOf: async () => null });
  const ledger = createCommunityLedger({
    record: recordWithOneCase(cell.area, cell.on) as CaseRecord,
    law,
    database,
    now: async () => startOfDay(cell.on),
  });
  const at = (purpose: string | null) => ({ staff, personId: PERSON, purpose });
  const { area } = cell;
  const single: Readonly<Record<string, (purpose: string | null) => Promise<Answer<unknown>>>> = {
    person: (purpose) => persons.read(at(purpose)),
    commands: (purpose) => persons.commands(at(purpose)),
    entitlements: (purpose) => looks.entitlements({ ...at(purpose), language: 'zh' }),
    calendar: (purpose) => looks.calendar({ ...at(purpose), language: 'zh' }),
    bundle: (purpose) => looks.bundle(at(purpose)),
    diff: (purpose) => looks.diff({ ...at(purpose), from: {}, to: {} }),
  };
  const many: Readonly<Record<string, () => Promise<Answer<unknown>>>> = {
    list: () => lists.persons({ staff, area }),
    search: () => lists.search({ staff, area, q: '测试' }),
    deadlines: () => lists.deadlines({ staff, area }),
    tasks: () => lists.tasks({ staff, area, language: 'zh' }),
    'review-progress': () => lists.reviewProgress({ staff, area, year: '2012' }),
    'review-preview': () => lists.reviewPreview({ staff, area, year: '2012' }),
    'card-basics': () => looks.cardBasics(at(PURPOSE)),
    ledger: () => ledger.list({ staff, area }),
    'print-ledger': () => ledger.print({ staff, area, page: 1 }, async () => 'set'),
    unmask: () => persons.unmask({ staff, personId: PERSON, fields: ['phone'], reason: PURPOSE }),
  };
  const one = single[cell.name];
  if (cell.name === 'history') {
    const printed = createDocuments({ record: recordWithOneCase(cell.area, cell.on) as CaseRecord, law });
    const ways: readonly ((purpose: string | null) => Promise<Answer<unknown>>)[] = [
      (purpose) => persons.history(at(purpose)),
      (purpose) => printed.writtenNotice({ ...at(purpose), eventId: PERSON }),
      (purpose) => printed.card(at(purpose)),
    ];
    const said = await Promise.all(ways.map(async (way) => saidOfOne(await way(null), await way(PURPOSE))));
    return said.find((each) => each !== cell.expected) ?? cell.expected;
  }
  if (cell.name === 'events') return toldOf(law, cell);
  if (one) return saidOfOne(await one(null), await one(PURPOSE));
  const answer = await many[cell.name]?.();
  if (answer === undefined) return null;
  // A list shows masked rows to everybody; that they lie elsewhere does not show in its answer.
  if (answer.outcome === 'found') return cell.expected === 'masked' ? 'masked' : 'yes';
  return 'no';
}

/** The stream is asked for without an area: whether an event of that area is among what it tells. */
async function toldOf(law: Law, { area, on, ...cell }: Cell): Promise<Said> {
  const entry = { seq: 1, streamId: PERSON, kind: 'person', area, erased: false, event: EVENT, commandId: null };
  const record = {
    now: async () => startOfDay(on),
    lastPlace: async () => 1,
    entriesAfter: async () => [entry],
    logRead: async () => {},
  };
  const opened = await createEventFeed({ record, law }).open(staffOf({ area, on, ...cell }));
  if (opened.outcome !== 'found') return 'no';
  return (await opened.value.after(0)).items.length > 0 ? 'yes' : 'no';
}

/** Masked is what is shown for a purpose only. */
function saidOfOne(plain: Answer<unknown>, explained: Answer<unknown>): Said {
  if (plain.outcome === 'unknown' || explained.outcome === 'unknown') throw new Error('the case is not found');
  if (plain.outcome === 'found') return 'yes';
  return plain.outcome === 'purpose-required' && explained.outcome === 'found' ? 'masked' : 'no';
}

function staffOf({ role, account }: Cell) {
  return { account: `${role}.${account}`, role: role as Role, area: account };
}

function personsOf(law: Law, { area, on }: Cell) {
  return createPersons({
    record: recordWithOneCase(area, on) as CaseRecord,
    law,
    rolesOf: (name) => {
      const roles = findPersonCommand(name)?.roles;
      return roles === undefined ? null : () => roles;
    },
    availableTo: () => [],
  });
}

/** It decides nothing: what is judged here is who may ask. */
function recordWithOneCase(area: string, on: CivilDate): Partial<CaseRecord> {
  const { state, summary, now } = personInput({ area, streamId: PERSON, on, state: REGISTERED_BEFORE });
  const reading = {
    streamId: PERSON,
    version: 1,
    state,
    summary,
    now,
    deadlines: [],
    pending: [],
    provisional: false,
    quarantined: false,
  };
  return {
    now: async () => now,
    submit: async ({ authorise }) => {
      const denial = authorise(area, on);
      return denial === null ? { outcome: 'version-mismatch', version: 1 } : { outcome: 'denied', denial };
    },
    read: async <State>() => reading as typeof reading & { readonly state: State },
    history: async () => [EVENT],
    walk: async () => [],
    foresee: () => [],
    bundle: async () => ({}) as SealedBundle,
    openHistory: async () => [EVENT],
    commands: async () => [],
    logRead: async () => {},
    logReadOfMany: async () => {},
    readMany: async () => new Map(),
    keepPage: async () => true,
  };
}
