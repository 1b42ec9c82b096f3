import type { Json } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { dateAt } from '#kernel/instant';
import { storedCommandsOf } from '../writing/command-log.ts';
import type { OpenEvent, RulesVersions, StoredCommand } from '../contract.ts';
import { firstDifference } from './difference.ts';
import type { AnyEvent } from '../envelope.ts';
import type { ForgottenKind } from '../faults/forgotten-kind.ts';
import { openHistoryOf } from '../reading/history.ts';
import type { RecordDeps } from '../options.ts';
import type { Course, Stamp } from '../settling.ts';
import { raise, settleAllDue } from '../settling.ts';
import { StreamFault } from '../faults/stream-fault.ts';
import { walkStream } from '../reading/walking.ts';

/*
 * Deciding again (architecture 11): every command of a stream with the state before it, the values drawn for it and the rules of
 * its day, and every settling between them. Ids follow from the stored base, so what comes out must be what stands in the log, byte
 * for byte; everything that does not is a difference. Nothing is written.
 */

export interface Difference {
  readonly stream: string;
  /** The version before the commit. */
  readonly version: number;
  readonly at: Instant;
  /** `null`: settled by time. */
  readonly commandId: string | null;
  readonly name: string;
  /** Where it differs, and both values; what is protected is named, never shown. */
  readonly what: string;
}

export interface Redecided {
  readonly commands: number;
  readonly settlings: number;
  /** The key has been destroyed: bodies and states are gone, and nothing can be decided again. */
  readonly erased: boolean;
  readonly differences: readonly Difference[];
}

export type RulesOf = (rulebookVersion: string) => RulesVersions | null;

interface Commit {
  readonly command: StoredCommand | null;
  readonly versionBefore: number;
  readonly now: Instant;
  readonly base: string;
  readonly rulebookVersion: string;
  readonly events: readonly OpenEvent[];
}

/** `null`: no such stream. */
export async function redecide(
  deps: RecordDeps,
  kindName: string,
  streamId: string,
  rulesOf: RulesOf,
  kind: ForgottenKind = deps.kindOf(kindName),
): Promise<Redecided | null> {
  const steps = await walkStream<unknown>(deps, kindName, streamId);
  if (steps === null) return null;
  const [commands, events] = await Promise.all([storedCommandsOf(deps, streamId), openHistoryOf(deps, streamId)]);
  if (commands.some(({ body }) => body === null)) return { commands: 0, settlings: 0, erased: true, differences: [] };
  const known = commands.filter(({ versionAfter }) => versionAfter <= steps.length); // what came after the walk waits for the next
  const commits = commitsOf(known, events.slice(0, steps.length));
  const stateAt = (version: number): unknown => (version === 0 ? kind.initial : steps[version - 1]?.state);
  const differences = commits.flatMap((commit) => {
    const what = differenceIn(commit, { kind, streamId, state: stateAt(commit.versionBefore), rulesOf });
    if (what === null) return [];
    const { command, versionBefore: version, now: at } = commit;
    return [
      { stream: streamId, version, at, commandId: command?.commandId ?? null, name: command?.name ?? 'settle', what },
    ];
  });
  return { commands: known.length, settlings: commits.length - known.length, erased: false, differences };
}

/** The commands, and the commits between them that time alone has made. */
function commitsOf(commands: readonly StoredCommand[], events: readonly OpenEvent[]): readonly Commit[] {
  const byCommand = commands.map((command): Commit => {
    const { versionBefore, versionAfter } = command;
    return { ...command, command, events: events.slice(versionBefore, versionAfter) };
  });
  const covered = new Set(byCommand.flatMap(({ events: own }) => own.map(({ version }) => version)));
  const byTime: Commit[] = [];
  for (const event of events.filter(({ version }) => !covered.has(version))) {
    const last = byTime.at(-1);
    if (last && sameCommit(last, event)) byTime[byTime.length - 1] = { ...last, events: [...last.events, event] };
    else byTime.push(commitOf(event));
  }
  return [...byCommand, ...byTime];
}

/** The ids of one commit have one base; the first is the base itself but for its place. */
function commitOf(event: OpenEvent): Commit {
  const { id, version, recordedAt, rulebookVersion } = event;
  return { command: null, versionBefore: version - 1, now: recordedAt, base: id, rulebookVersion, events: [event] };
}

function sameCommit({ base, events }: Commit, { id, version }: OpenEvent): boolean {
  return base.slice(0, -4) === id.slice(0, -4) && events.at(-1)?.version === version - 1;
}

interface Before {
  readonly kind: ForgottenKind;
  readonly streamId: string;
  readonly state: unknown;
  readonly rulesOf: RulesOf;
}

function differenceIn(commit: Commit, before: Before): string | null {
  const rules = before.rulesOf(commit.rulebookVersion);
  if (rules === null) return `no rulebook ${commit.rulebookVersion} is known here`;
  const { base, now, command, versionBefore: version } = commit;
  const stamp: Stamp = { streamId: before.streamId, base, now, rules };
  try {
    const settled = settleAllDue(before.kind, { state: before.state, version, events: [] }, stamp);
    if (command === null)
      return differenceOf({ events: commit.events.map(plain) }, { events: settled.events.map(plain) });
    const recorded = { ...outcomeOf(command), events: commit.events.map(plain) };
    return differenceOf(recorded, decidedAgain(command, settled, stamp, before.kind));
  } catch (error) {
    if (error instanceof StreamFault) return `cannot be decided again: ${error.message}`;
    throw error;
  }
}

function decidedAgain(command: StoredCommand, settled: Course, stamp: Stamp, kind: ForgottenKind) {
  const { name, actor, commandId } = command;
  const { now, rules } = stamp;
  const context = { now, today: dateAt(now), actor, rules, drawn: command.drawn ?? {} };
  const decision = kind.decide(settled.state, { name, body: command.body ?? {} }, context);
  if (decision.outcome === 'refused') {
    return { outcome: decision.outcome, refusal: decision.refusal, events: settled.events.map(plain) };
  }
  const course = raise(kind, settled, decision.events, stamp, { actor, commandId, effectiveAt: now });
  return { outcome: decision.outcome, refusal: null, events: course.events.map(plain) };
}

function outcomeOf({ answer }: StoredCommand) {
  return { outcome: answer.outcome, refusal: answer.outcome === 'refused' ? answer.refusal : null };
}

/** What the event says, without what the log has given it afterwards. */
function plain({ hash: _hash, seq: _seq, ...event }: AnyEvent & { readonly hash?: string; readonly seq?: number }) {
  return event;
}

function differenceOf(recorded: object, again: object): string | null {
  const found = firstDifference(asJson(recorded), asJson(again));
  if (found === null) return null;
  if (found.path.includes('protectedData')) return `${found.path}: what is protected differs`;
  return `${found.path}: recorded ${told(found.recorded)}, decided again ${told(found.again)}`;
}

/** As it comes back from the log: nothing that JSON does not keep is compared. */
function asJson(value: object): Json {
  return JSON.parse(JSON.stringify(value)) as Json;
}

/** A whole event may hold a protected part: its type is enough. */
function told(value: Json | undefined): string {
  if (value === undefined) return 'nothing';
  const type = typeof value === 'object' && value !== null && 'type' in value ? value['type'] : undefined;
  return typeof type === 'string' ? type : JSON.stringify(value);
}
