import { dateAt } from '#kernel/instant';
import type { Instant } from '#kernel/instant';
import type { AreaCode } from '#law/area';
import type { Rulebook } from '#law/rulebook';
import type { ListRequest } from '#record/reading/listing';
import type { Difference, Redecided, RulesOf } from '#record/proof/redeciding';
import { areaRanges } from '../lists/area-ranges.ts';
import type { LiveLaw } from '../law.ts';
import { PERSON } from '../look.ts';
import { OPERATOR } from '../operator.ts';
import type { ReadEntry } from '../record-port.ts';
import { caseRules } from '../rules/rules-keeper.ts';

/** What an audit asks of the record. */
export interface AuditRecord {
  now(): Promise<Instant>;
  listStreams(request: ListRequest): Promise<readonly string[]>;
  redecide(kind: string, streamId: string, rulesOf: RulesOf): Promise<Redecided | null>;
  logRead(entry: ReadEntry): Promise<void>;
}

export type AuditScope = { readonly personId: string } | { readonly area: AreaCode } | 'all';

export interface Audited {
  readonly persons: number;
  readonly commands: number;
  readonly settlings: number;
  /** Erased: their decisions cannot be taken again. */
  readonly erased: number;
  readonly differences: readonly Difference[];
}

const PAGE = 200;

/**
 * Every decision taken again with what was known, drawn and in force then (architecture 11). A difference means that the log, the
 * rulebook or the code has changed under a decision. `null`: there is no such person.
 */
export async function audit(
  { record, live }: { readonly record: AuditRecord; readonly live: LiveLaw },
  scope: AuditScope,
): Promise<Audited | null> {
  const rulesOf = remembered((version) => live.asOf(version));
  const total = { persons: 0, commands: 0, settlings: 0, erased: 0, differences: [] as Difference[] };
  for await (const streamId of streamsOf({ record, live }, scope)) {
    const redecided = await record.redecide(PERSON, streamId, rulesOf);
    if (redecided === null) return null;
    total.persons += 1;
    total.commands += redecided.commands;
    total.settlings += redecided.settlings;
    total.erased += redecided.erased ? 1 : 0;
    total.differences.push(...redecided.differences);
  }
  const streamId = typeof scope === 'object' && 'personId' in scope ? scope.personId : null;
  await record.logRead({ reader: OPERATOR, streamId, what: 'audit', purpose: null });
  return total;
}

async function* streamsOf(
  { record, live: { law } }: { readonly record: AuditRecord; readonly live: LiveLaw },
  scope: AuditScope,
): AsyncGenerator<string> {
  if (scope !== 'all' && 'personId' in scope) return yield scope.personId;
  const areas = scope === 'all' ? {} : { areas: areaRanges(law, scope.area, dateAt(await record.now())) };
  for (let after: string | null = null; ;) {
    const page: readonly string[] = await record.listStreams({ kind: PERSON, ...areas, after, limit: PAGE });
    yield* page;
    after = page.at(-1) ?? null;
    if (after === null) return;
  }
}

/** A rulebook is made of tables; each version once. */
function remembered(find: (version: string) => Rulebook | null): RulesOf {
  const known = new Map<string, ReturnType<RulesOf>>();
  return (version) => {
    const held = known.get(version);
    if (held !== undefined) return held;
    const rulebook = find(version);
    const rules = rulebook && caseRules(rulebook);
    known.set(version, rules);
    return rules;
  };
}
