import type { Instant } from '#kernel/instant';
import { dateAt } from '#kernel/instant';
import type { Staff } from '#law/roles';
import type { PersonCommandRule } from '#person/commands';
import { findPersonCommand, getPersonCommand, rolesFor } from '#person/commands';
import { person } from '#person/person';
import type { SealedBundle } from '#record/proof/bundle-format';
import type { ViewDatabase } from '#views/sql';
import type { Audited, AuditRecord, AuditScope } from './audit/audit.ts';
import { audit } from './audit/audit.ts';
import type { CommunityLedger } from './ledger/community-ledger.ts';
import { createCommunityLedger } from './ledger/community-ledger.ts';
import type { Documents } from './printing/documents.ts';
import { createDocuments } from './printing/documents.ts';
import type { EventFeed, OrderRecord } from './lists/event-feed.ts';
import { createEventFeed } from './lists/event-feed.ts';
import type { Figures } from './figures.ts';
import { tableEnds } from './figures.ts';
import type { Answer } from './judge.ts';
import { found, judge } from './judge.ts';
import type { Law, LiveLaw } from './law.ts';
import type { Lists } from './lists/lists.ts';
import { createLists } from './lists/lists.ts';
import { PERSON } from './look.ts';
import type { Notices } from './lists/notices.ts';
import { createNotices } from './lists/notices.ts';
import type { PersonLooks } from './persons/person-looks.ts';
import { createPersonLooks } from './persons/person-looks.ts';
import type { Persons } from './persons/persons.ts';
import { CITIZEN_ID, createPersons } from './persons/persons.ts';
import { createRealNameDesk } from './persons/real-name.ts';
import type { Bulk } from './bulk.ts';
import { createBulk } from './bulk.ts';
import type { CaseRecord } from './record-port.ts';
import type { Replayed, ReplayRequest } from './audit/replay.ts';
import { replay } from './audit/replay.ts';
import { OPERATOR } from './operator.ts';
import type { RulebookDesk } from './rules/rulebook-desk.ts';
import { createRulebookDesk } from './rules/rulebook-desk.ts';
import type { RefreshRules } from './rules/rules-keeper.ts';

/** The desk: everything that staff, the public and operators ask of the cases, judged by role and area before it is answered. */
export interface Casework {
  readonly law: Law;
  readonly persons: Persons;
  readonly lists: Lists;
  readonly events: EventFeed;
  /** What is asked of one person beside how it stands. */
  readonly looks: PersonLooks;
  /** What is printed of a person. */
  readonly documents: Documents;
  /** R5.4 (五) The community ledger, on paper and electronic. */
  readonly ledger: CommunityLedger;
  readonly notices: Notices;
  readonly rulebook: RulebookDesk;
  /** The business clock. */
  readonly now: () => Promise<Instant>;
  /** A command's rules and roles. Throws for a name that is no command. */
  readonly command: (name: string) => PersonCommandRule;
  readonly operations: (staff: Staff) => Promise<Answer<Figures>>;
  /** For who sits at the machine itself. */
  readonly figures: () => Promise<Figures>;
  /** What is done to many persons, one by one. */
  readonly bulk: Bulk;
  /** R1.1 Carries out what an act of two persons still owes to another file or to the vault; answers how many. */
  readonly finishRealNames: () => Promise<number>;
  readonly replay: (request: ReplayRequest) => Promise<Replayed | null>;
  /** Every decision taken again under the rules of its day; `null`: no such person. */
  readonly audit: (scope: AuditScope) => Promise<Audited | null>;
  /** The sealed bundle of a person, for who sits at the machine itself. */
  readonly bundle: (personId: string) => Promise<SealedBundle | null>;
}

export interface CaseworkOptions {
  readonly record: CaseRecord & OrderRecord & AuditRecord;
  /** Where the views are read. */
  readonly database: ViewDatabase;
  readonly live: LiveLaw;
  readonly refreshRules: RefreshRules;
}

export function createCasework({ record, database, live, refreshRules }: CaseworkOptions): Casework {
  const { law } = live;
  const now = () => record.now();
  const figures = async (): Promise<Figures> => {
    const [machinery, at] = await Promise.all([record.operations(), now()]);
    return { ...machinery, tables: tableEnds(law.rulebook, dateAt(at)) };
  };
  const holderOf = (citizenId: string) => record.holderOf(PERSON, { kind: CITIZEN_ID, value: citizenId });
  return {
    law,
    now,
    command: getPersonCommand,
    persons: createPersons({
      record,
      law,
      rolesOf: (name) => {
        const rule = findPersonCommand(name);
        return rule === undefined ? null : (area, on) => rolesFor(rule, law.rulebook, area, on);
      },
      availableTo: (state, actor, at) =>
        person.available(state, { now: at, today: dateAt(at), actor, rules: law.rulebook }),
    }),
    lists: createLists({ law, database, now, holderOf }),
    events: createEventFeed({ record, law }),
    looks: createPersonLooks({ record, law }),
    documents: createDocuments({ record, law }),
    ledger: createCommunityLedger({ record, law, database, now }),
    notices: createNotices({ law, database, now }),
    rulebook: createRulebookDesk({ record, live, refresh: refreshRules }),
    figures,
    bulk: createBulk({ record, live }),
    finishRealNames: createRealNameDesk(record).finish,
    replay: (request) => replay({ record, law }, request),
    audit: (scope) => audit({ record, live }, scope),
    async bundle(personId) {
      await record.logRead({ reader: OPERATOR, streamId: personId, what: 'bundle', purpose: null });
      return record.bundle(personId, OPERATOR);
    },
    async operations(staff) {
      const judgement = judge({ staff, view: 'operations', area: staff.area, on: dateAt(await now()) }, law.areas);
      return judgement.outcome === 'allowed' ? found(await figures()) : judgement;
    },
  };
}
