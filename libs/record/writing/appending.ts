import type { Claim, Deadline } from '#kernel/stream-kind';
import type { Json } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { claimDigest } from '../secrets/claims.ts';
import { withoutValues } from '../faults/database-error.ts';
import type { SealedCommand } from './command-row.ts';
import type { RulesVersions } from '../contract.ts';
import type { AnyEvent, SealedEvent } from '../envelope.ts';
import { bodyOf, chainHash } from '../envelope.ts';
import type { Fold } from '../reading/fold.ts';
import { bucketOf } from '../ids.ts';
import type { Head } from '../reading/loading.ts';
import { remember } from '../reading/loading.ts';
import type { ForgottenKind } from '../faults/forgotten-kind.ts';
import type { RecordDeps } from '../options.ts';
import type { DataKey } from '../secrets/protected-part.ts';
import { protect } from '../secrets/protected-part.ts';
import type { Course, Stamp } from '../settling.ts';
import { deadlinesOf } from '../settling.ts';
import { ofStream } from '../faults/stream-fault.ts';

/** Trip two: what one stream's commit consists of, and the one call that writes it. */

export type Outcome = 'appended' | 'conflict' | 'answered' | 'clock-moved';

/** How soon the stream's workflow should hear of it. */
export const URGENT = 1;
export const BACKGROUND = 0;

export interface Entry {
  readonly streamId: string;
  /** The stream as it will stand, for this process's memory. */
  readonly fold: Fold;
  readonly wanted: boolean;
  /** What `record.append` is given: JSON. */
  readonly row: string;
}

export interface EntryParts {
  readonly kind: ForgottenKind;
  readonly head: Head | null;
  readonly fold: Fold;
  readonly course: Course;
  readonly sealed: readonly SealedEvent[];
  readonly stamp: Stamp;
  readonly urgency: number;
  readonly command?: SealedCommand;
  readonly claims?: readonly Claim[];
}

/** Canonical bytes, encryption and the chain of hashes. */
export function sealEvents(
  kind: string,
  previousHash: string,
  events: readonly AnyEvent[],
  key: DataKey | null,
): readonly SealedEvent[] {
  let previous = previousHash;
  const seal = (event: AnyEvent): SealedEvent => {
    const body = bodyOf(kind, event);
    const bytes = event.protectedData ? protect(event.protectedData, needed(key, event), event) : null;
    const hash = chainHash(body, bytes, previous);
    const { version, id, type, effectiveAt } = event;
    const sealed = { version, id, type, effectiveAt, body, protected: bytes, previousHash: previous, hash };
    previous = hash;
    return sealed;
  };
  return events.map((event) => ofStream(`seal ${event.type}`, () => seal(event)));
}

function needed(key: DataKey | null, { type }: AnyEvent): DataKey {
  if (key === null) throw new Error(`${type} has a protected part, but the stream's key has been destroyed`);
  return key;
}

export function entryOf(deps: RecordDeps, parts: EntryParts): Entry {
  const { fold, course, sealed, stamp, head, command, claims = [] } = parts;
  const hash = sealed.at(-1)?.hash ?? fold.hash;
  const recordedAt = course.events.length > 0 ? stamp.now : fold.recordedAt;
  const after: Fold = { version: course.version, hash, recordedAt, state: course.state, erased: fold.erased };
  const stands = course.events.length > 0 || (head !== null && isOutdated(deps, head, stamp.now));
  const standing = stands ? standingRows(deps, parts, after) : null;
  const wanted = standing !== null && changesTime(head, standing.head, deps.stagesLeft);
  return {
    streamId: stamp.streamId,
    fold: after,
    wanted,
    row: JSON.stringify({
      streamId: stamp.streamId,
      expected: fold.version,
      previousHash: fold.hash,
      erased: fold.erased,
      recordedAt: stamp.now,
      events: sealed.map((event, place) => ({
        ...event,
        protected: event.protected?.toString('base64') ?? null,
        commandId: course.events[place]?.commandId ?? null,
      })),
      ...standing,
      ...(wanted ? { urgency: parts.urgency } : {}),
      ...(command === undefined ? {} : { command }),
      ...(claims.length === 0
        ? {}
        : { claims: claims.map((claim) => ({ kind: claim.kind, digest: claimDigest(claim, deps.keys) })) }),
    }),
  };
}

/**
 * Nothing is due any more, and yet the head must be written anew: it was computed by another build or under other rules, so its
 * dates and views may be others now; or it says that something is due, which would be looked for for ever.
 */
export function isOutdated(deps: RecordDeps, head: Head, now: Instant): boolean {
  const { rulebookVersion, calendarVersion } = deps.rules();
  const isCurrent = head.build === deps.build && head.rulebook === rulebookVersion && head.calendar === calendarVersion;
  return !isCurrent || (head.next_due_at !== null && head.next_due_at <= now);
}

interface HeadJson {
  readonly stage: string;
  readonly nextDueAt: number | null;
  readonly nextCommon: boolean;
}

/** The head and the inline views' rows as they follow from the state. */
function standingRows(deps: RecordDeps, parts: EntryParts, fold: Fold) {
  const { kind, stamp } = parts;
  const { streamId, now, rules } = stamp;
  const deadlines = deadlinesOf(kind, fold.state, rules);
  const summary = ofStream('summary', () => kind.summary(fold.state));
  const rows = viewRows(deps, kind, { streamId, state: fold.state, summary, deadlines, now });
  const held = rowsBefore(deps, parts);
  if (isObject(fold.state)) written.set(fold.state, { deps, rules, rows });
  return {
    head: {
      kind: kind.name,
      version: fold.version,
      hash: fold.hash,
      recordedAt: fold.recordedAt,
      stage: summary.stage,
      area: summary.area,
      bucket: bucketOf(streamId, deps.buckets),
      ...nextOf(deadlines),
      deadlines,
      build: deps.build,
      rulebook: rules.rulebookVersion,
      calendar: rules.calendarVersion,
    },
    views: Object.fromEntries(rows.flatMap((row, place) => entryFor(row, held[place]))),
  };
}

interface ViewRow {
  readonly view: RecordDeps['views'][number];
  readonly row: Json;
  readonly text: string;
}

/** In the order of the views, always. */
function viewRows(deps: RecordDeps, kind: ForgottenKind, input: object): readonly ViewRow[] {
  const views = deps.views.filter((view) => view.kind === kind.name);
  return views.map((view) => {
    const row = ofStream(`view ${view.name}`, () => view.row(input));
    return { view, row, text: JSON.stringify(row) };
  });
}

/** What the view's SQL function is given: nothing when it holds the row already. */
function entryFor({ view, row, text }: ViewRow, held: ViewRow | undefined): readonly (readonly [string, Json])[] {
  if (held?.text === text) return [];
  const change = held !== undefined && held.row !== null && row !== null ? view.change?.(held.row, row) : undefined;
  return [[view.name, change ?? row]];
}

/**
 * What the views hold of the stream, so that only what changes is written: most commands leave most rows as they are. Computed as of
 * the last event, as it was then, and only where this build under these rules has written the head: of any other, and of one
 * that is marked for rebuilding, every row is written anew.
 */
function rowsBefore(deps: RecordDeps, { kind, head, fold, stamp }: EntryParts): readonly ViewRow[] {
  if (head === null || fold.version === 0 || isOutdated(deps, head, fold.recordedAt)) return [];
  const { streamId, rules } = stamp;
  const held = isObject(fold.state) ? written.get(fold.state) : undefined;
  if (held?.deps === deps && held.rules === rules) return held.rows;
  const deadlines = deadlinesOf(kind, fold.state, rules);
  const summary = kind.summary(fold.state);
  return viewRows(deps, kind, { streamId, state: fold.state, summary, deadlines, now: fold.recordedAt });
}

/** The rows that were written with a state, for as long as this process remembers the state. */
const written = new WeakMap<
  object,
  { readonly deps: RecordDeps; readonly rules: RulesVersions; readonly rows: readonly ViewRow[] }
>();

function isObject(state: unknown): state is object {
  return typeof state === 'object' && state !== null;
}

/** The earliest instant; it is common when anything of that instant is. */
function nextOf(deadlines: readonly Deadline[]): Pick<HeadJson, 'nextDueAt' | 'nextCommon'> {
  const nextDueAt = deadlines.find(({ dueAt }) => dueAt !== null)?.dueAt ?? null;
  return {
    nextDueAt,
    nextCommon: nextDueAt !== null && deadlines.some(({ dueAt, common }) => dueAt === nextDueAt && common),
  };
}

/**
 * The workflow is told when its stage or its next wake changed; other steps ride along later (architecture 5). A stream that is
 * born in a stage nobody waits in, with nothing dated, never gets a workflow: a rulebook, for one.
 */
function changesTime(before: Head | null, after: HeadJson, stagesLeft: readonly string[]): boolean {
  if (before === null) return after.nextDueAt !== null || !stagesLeft.includes(after.stage);
  return (
    before.stage !== after.stage || before.next_due_at !== after.nextDueAt || before.next_common !== after.nextCommon
  );
}

/** One outcome for each entry. What was appended is remembered and told to the relay. */
export async function append(
  deps: RecordDeps,
  entries: readonly Entry[],
  offsetRead: number,
): Promise<readonly Outcome[]> {
  const batch = `[${entries.map(({ row }) => row).join(',')}]`;
  const query = {
    name: 'record.append',
    text: 'select record.append($1::jsonb, $2) as outcomes',
    values: [batch, offsetRead],
  };
  const { rows } = await withoutValues(deps.pool.query<{ outcomes: readonly Outcome[] }>(query));
  const told = rows[0]?.outcomes ?? [];
  const outcomes = entries.map((_, place) => (told[0] === 'clock-moved' ? 'clock-moved' : (told[place] ?? 'conflict')));
  const appended = entries.filter((_, place) => outcomes[place] === 'appended');
  for (const { streamId, fold } of appended) if (fold.version > 0) remember(deps, streamId, fold);
  if (appended.some(({ wanted }) => wanted)) deps.committed();
  return outcomes;
}
