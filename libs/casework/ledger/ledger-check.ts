import type { CivilDate } from '#kernel/civil-date';
import type { Staff } from '#law/roles';
import { mayKnowOf } from '#person/real-name/restrict';
import type { PersonState } from '#person/state';
import type { Reading } from '#record/contract';
import type { KeptPage, PageNumber } from '#views/community-ledger/community-ledger.queries';
import { findPage } from '#views/community-ledger/community-ledger.queries';
import type { EventAnswer } from '../answers.ts';
import { eventAnswer } from '../answers.ts';
import type { InAreaDeps } from '../lists/in-area.ts';
import { createInArea } from '../lists/in-area.ts';
import type { Answer } from '../judge.ts';
import { judge } from '../judge.ts';
import type { KeptPageAnswer } from './ledger-serial.ts';
import { keptPageAnswer, ledgerSerial } from './ledger-serial.ts';
import { actorOf, PERSON } from '../look.ts';
import type { CaseRecord } from '../record-port.ts';

export interface LedgerDeps extends InAreaDeps {
  readonly record: CaseRecord;
}

export interface CheckRequest {
  readonly staff: Staff;
  readonly page: PageNumber;
  /** As it stands on the paper. */
  readonly digest: string;
}

/** One whose stream has gone on since the page was printed. */
export interface ChangedPerson {
  readonly personId: string;
  readonly printedVersion: number;
  /** `NOT_SHOWN`: nobody there, or nobody whom this reader may know of. */
  readonly now: 'HERE' | 'ELSEWHERE' | 'NOT_SHOWN';
  readonly version: number | null;
  readonly events: readonly Pick<
    EventAnswer,
    'id' | 'type' | 'version' | 'effectiveAt' | 'recordedAt' | 'paragraphs' | 'rules'
  >[];
}

export interface CheckedPage extends KeptPageAnswer {
  readonly printedBy: KeptPage['printedBy'];
  /** The digest on the paper is the one that was kept when this serial was printed. */
  readonly genuine: boolean;
  /** Genuine, the latest of its page, and nobody on it has changed. */
  readonly current: boolean;
  /** The edition that has taken its place. */
  readonly replacedBy: string | null;
  readonly changed: readonly ChangedPerson[];
}

/** R5.4 (五) A page on paper against what was kept when it was printed, and against the record as it stands. `null`: no such page. */
export function createLedgerCheck({ record, law, database, now }: LedgerDeps) {
  const within = createInArea({ law, database, now });

  async function changesOf(staff: Staff, page: KeptPage, today: CivilDate): Promise<readonly ChangedPerson[]> {
    const { changed } = page;
    const streamIds = changed.map(({ personId }) => personId);
    const readings = await record.readMany<PersonState>(PERSON, streamIds);
    await record.logReadOfMany({ reader: actorOf(staff), what: `check:${ledgerSerial(page)}`, streamIds });
    return Promise.all(
      changed.map(async ({ personId, printed: printedVersion }) => {
        const standing = standingOf(staff, readings.get(personId), today);
        const events = standing.now === 'HERE' ? await record.history(personId) : [];
        const since = events.filter(({ version }) => version > printedVersion);
        return { personId, printedVersion, ...standing, events: since.map(eventAnswer).map(changeAnswer) };
      }),
    );
  }

  function standingOf(staff: Staff, reading: Reading<PersonState> | undefined, today: CivilDate) {
    if (!reading || reading.erased || !mayKnowOf(reading.state, staff.role))
      return { now: 'NOT_SHOWN', version: null } as const;
    const { version, summary } = reading;
    const { outcome } = judge({ staff, view: 'ledger', area: summary.area, on: today }, law.areas);
    return { now: outcome === 'allowed' ? 'HERE' : 'ELSEWHERE', version } as const;
  }

  return ({ staff, page: asked, digest }: CheckRequest): Promise<Answer<CheckedPage | null>> =>
    within({ staff, area: asked.area }, 'ledger', async ({ behindWall, today }) => {
      const page = await findPage(behindWall, asked);
      if (page === null) return null;
      const genuine = page.digest === digest;
      const changed = genuine ? await changesOf(staff, page, today) : [];
      const { printedBy, edition, latest } = page;
      return {
        ...keptPageAnswer(page),
        printedBy,
        genuine,
        current: genuine && edition === latest && changed.length === 0,
        replacedBy: edition === latest ? null : ledgerSerial({ ...page, edition: latest }),
        changed,
      };
    });
}

function changeAnswer(event: EventAnswer): ChangedPerson['events'][number] {
  const { id, type, version, effectiveAt, recordedAt, paragraphs, rules } = event;
  return { id, type, version, effectiveAt, recordedAt, paragraphs, rules };
}
