import type { CivilDate } from '#kernel/civil-date';
import type { Instant } from '#kernel/instant';
import type { AreaCode } from '#law/area';
import type { Staff } from '#law/roles';
import type { PersonState } from '#person/state';
import type { StalePage } from '#views/community-ledger/community-ledger.queries';
import {
  latestPages,
  ledgerPersons,
  listLedgerPersons,
  listStalePages,
} from '#views/community-ledger/community-ledger.queries';
import type { Page } from '#views/sql';
import { contentDigest } from '../content-digest.ts';
import { fullName } from '../persons/full-name.ts';
import type { InArea, Scope } from '../lists/in-area.ts';
import { createInArea } from '../lists/in-area.ts';
import type { Answer } from '../judge.ts';
import type { LedgerDeps } from './ledger-check.ts';
import { createLedgerCheck } from './ledger-check.ts';
import type { Ledger } from './ledger-leaves.ts';
import { nextPage, personsOnPage } from './ledger-leaves.ts';
import type { LedgerLine } from './ledger-line.ts';
import { ledgerLine } from './ledger-line.ts';
import type { KeptPageAnswer } from './ledger-serial.ts';
import { keptPageAnswer, ledgerSerial } from './ledger-serial.ts';
import type { PageRequest } from '../lists/lists.ts';
import { pageOf } from '../lists/lists.ts';
import { actorOf, PERSON } from '../look.ts';
import { personView } from '../persons/person-view.ts';

export type LedgerRequest = InArea & PageRequest;
export type PrintRequest = { readonly staff: Staff; readonly area: AreaCode; readonly page: number };

/** What a printed page says; its digest covers this and the serial. */
export interface LedgerPageFacts {
  readonly area: AreaCode;
  readonly areaName: string;
  readonly page: number;
  readonly on: CivilDate;
  readonly lines: readonly LedgerLine[];
}

export interface LedgerPage {
  readonly facts: LedgerPageFacts;
  readonly serial: string;
  readonly digest: string;
  readonly printedAt: Instant;
}

type Draft = LedgerPage & { readonly edition: number };

export type Printed<Made> = { readonly made: Made } | { readonly furthest: number };

export type StalePageAnswer = Omit<StalePage, 'printedAt'> & KeptPageAnswer;

/** The stale pages are found in steps of so many, so that no request walks through a province. */
const COMPARED = 1_000;

export type CommunityLedger = ReturnType<typeof createCommunityLedger>;

/**
 * R5.4 (五) 社区就业援助台账, on paper and electronic: registered basics and what goes on. Each look at it is kept for each person
 * on it; each printed page is kept with its serial, its digest and the versions it rests on, before it leaves.
 */
export function createCommunityLedger({ record, law, database, now }: LedgerDeps) {
  const within = createInArea({ law, database, now });

  async function linesOf(personIds: readonly string[]): Promise<readonly LedgerLine[]> {
    const readings = await record.readMany<PersonState>(PERSON, personIds);
    return personIds.flatMap((personId) => {
      const reading = readings.get(personId);
      const person = reading && personView(reading, reading.now, { covers: true, rules: law.rulebook, available: [] });
      return person ? [ledgerLine(person)] : [];
    });
  }

  /** `furthest`: the ledger has no such page; it can be printed up to there, 0 when nobody is registered in the community. */
  async function draft({ area, page }: PrintRequest, scope: Scope): Promise<Draft | { readonly furthest: number }> {
    const { behindWall, areas, today, now: printedAt } = scope;
    const [latest, here] = [await latestPages(behindWall, area), await ledgerPersons(behindWall, { areas })];
    const rows = law.rulebook.parameter('ledgerRows', area, today);
    const ledger: Ledger = { rows, printed: latest.map(({ persons }) => persons), here };
    const persons = personsOnPage(ledger, page);
    if (persons === null) return { furthest: nextPage(ledger) };
    const edition = 1 + (latest.find((each) => each.page === page)?.edition ?? 0);
    const serial = ledgerSerial({ area, page, edition });
    const facts = { area, areaName: fullName(law, area), page, on: today, lines: await linesOf(persons) };
    return { facts, edition, serial, digest: contentDigest({ serial, facts }), printedAt };
  }

  /** `false`: somebody else has just printed this edition of the page. */
  async function kept(staff: Staff, { facts, edition, serial, digest, printedAt }: Draft): Promise<boolean> {
    const { area, page, lines } = facts;
    const persons = lines.map(({ personId, version }) => ({ streamId: personId, version }));
    const isKept = await record.keepPage({ area, page, edition, by: actorOf(staff), printedAt, digest, persons });
    if (isKept) await record.logReadOfMany(readingOf(staff, `print:${serial}`, lines));
    return isKept;
  }

  return {
    /** The electronic ledger, in the order of registration. */
    list: (request: LedgerRequest): Promise<Answer<Page<LedgerLine>>> =>
      within(request, 'ledger', async ({ behindWall, areas }) => {
        const { items, nextCursor } = await listLedgerPersons(behindWall, { ...pageOf(request), areas });
        const lines = await linesOf(items);
        await record.logReadOfMany(readingOf(request.staff, 'ledger', lines));
        return { items: lines, nextCursor };
      }),

    /** `make` sets the page: what could not be set is not kept, and what is kept is handed over. */
    print: <Made>(request: PrintRequest, make: (page: LedgerPage) => Promise<Made>): Promise<Answer<Printed<Made>>> =>
      within(request, 'print-ledger', async (scope) => {
        for (;;) {
          const page = await draft(request, scope);
          if ('furthest' in page) return page;
          const made = await make(page);
          if (await kept(request.staff, page)) return { made };
        }
      }),

    check: createLedgerCheck({ record, law, database, now }),

    /** What is to be printed again. */
    stale: (request: LedgerRequest): Promise<Answer<Page<StalePageAnswer>>> =>
      within(request, 'ledger', async ({ behindWall, areas }) => {
        const { items, nextCursor } = await listStalePages(behindWall, {
          ...pageOf(request),
          areas,
          compared: COMPARED,
        });
        return { items: items.map((page) => ({ ...page, ...keptPageAnswer(page) })), nextCursor };
      }),
  };
}

function readingOf(staff: Staff, what: string, lines: readonly LedgerLine[]) {
  return { reader: actorOf(staff), what, streamIds: lines.map(({ personId }) => personId) };
}
