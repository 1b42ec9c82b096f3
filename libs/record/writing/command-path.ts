import type { Json } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { dateAt } from '#kernel/instant';
import type { Decision, DecisionContext } from '#kernel/stream-kind';
import { CLAIM_TAKEN } from '#kernel/stream-kind';
import type { EventShape } from '#kernel/event';
import type { Entry } from './appending.ts';
import { append, entryOf, sealEvents, URGENT } from './appending.ts';
import { bodyDigest } from '../secrets/claims.ts';
import { sealCommand } from './command-row.ts';
import type { PublicEvent, RulesVersions, Standing, StoredAnswer, Submission, SubmitAnswer } from '../contract.ts';
import { drawNumbers } from './counters.ts';
import { isClaimTaken, isPassing } from '../faults/database-error.ts';
import type { SealedEvent } from '../envelope.ts';
import { publicEvent } from '../envelope.ts';
import type { Fold } from '../reading/fold.ts';
import { unborn } from '../reading/fold.ts';
import { uuidV7 } from '../ids.ts';
import type { LoadedCommand, LoadedStream } from '../reading/loading.ts';
import { catchUp, loadStream, nowFor, RESTART } from '../reading/loading.ts';
import type { ForgottenKind } from '../faults/forgotten-kind.ts';
import type { RecordDeps } from '../options.ts';
import type { DataKey } from '../secrets/protected-part.ts';
import { quarantine } from '../faults/quarantine.ts';
import type { Course, Stamp } from '../settling.ts';
import { deadlinesOf, raise, settleAllDue } from '../settling.ts';
import { ofStream, StreamFault } from '../faults/stream-fault.ts';

/*
 * The command path: trip one, a pure decision, trip two, one commit.
 *
 * The answers come in the contract's order: key used for something else · unknown stream · may not · stored answer ·
 * in quarantine · another version than expected · refused or accepted. Only the last two settle anything, and only they bind
 * the key. When the stream, a claim or the clock moved meanwhile nothing was written, and everything starts again; where a claim
 * is another stream's the decision is told so, and numbers are drawn anew.
 */

const MOST_ATTEMPTS = 200;

interface Attempt {
  readonly deps: RecordDeps;
  readonly submission: Submission;
  readonly digest: string;
  /** Kept through all attempts, so that a conflict does not waste numbers or keys. */
  readonly drawnBefore: Map<string, number>;
  readonly newborn: { streamId?: string; key?: DataKey };
  claimTaken: boolean;
}

export async function submit(deps: RecordDeps, submission: Submission): Promise<SubmitAnswer> {
  const { kind, name, target, body } = submission;
  const digest = bodyDigest({ kind, name, target, body }, deps.keys);
  const attempt: Attempt = { deps, submission, digest, drawnBefore: new Map(), newborn: {}, claimTaken: false };
  for (let count = 0; count < MOST_ATTEMPTS; count += 1) {
    const answer = await tryOnce(attempt);
    if (answer !== null) return answer;
  }
  throw new Error(`the stream changed ${MOST_ATTEMPTS} times while the command was being decided`);
}

async function tryOnce(attempt: Attempt): Promise<SubmitAnswer | null> {
  const { deps, submission } = attempt;
  const loaded = await loadStream(deps, submission.target, submission.commandId);
  const early = beforeSettling(attempt, loaded, loaded.command);
  if (early) return early;
  const streamId = loaded.head?.stream_id ?? newbornId(attempt, loaded.realMs);
  try {
    return await decideAndAppend(attempt, loaded, streamId);
  } catch (error) {
    if (isClaimTaken(error)) learnTaken(attempt);
    if (isPassing(error)) return null;
    if (!(error instanceof StreamFault)) throw error;
    return { outcome: 'quarantined', incident: await quarantine(deps, streamId, loaded.head?.version ?? 0, error) };
  }
}

/** A stream that is looked for by its claim is found by it at the next attempt. */
function learnTaken(attempt: Attempt): void {
  attempt.claimTaken = 'streamId' in attempt.submission.target;
  attempt.drawnBefore.clear();
}

/** Everything that is answered without settling, in order of precedence; `null`: go on. */
function beforeSettling(
  { submission, digest }: Attempt,
  loaded: LoadedStream,
  command: LoadedCommand | null,
): SubmitAnswer | null {
  const { head } = loaded;
  if (command && (command.digest !== digest || command.staff !== submission.actor.staff))
    return { outcome: 'key-reused' };
  if (head === null ? 'streamId' in submission.target : head.erased || head.kind !== submission.kind) {
    return { outcome: 'unknown-stream' };
  }
  const denial = submission.authorise(head?.area ?? null, dateAt(nowFor(loaded)));
  if (denial) return { outcome: 'denied', denial };
  if (command) return { ...(JSON.parse(command.answer) as StoredAnswer), replayed: true };
  if (loaded.incident !== null) return { outcome: 'quarantined', incident: loaded.incident };
  const version = head?.version ?? 0;
  const isExpected = submission.expectedVersion === undefined || submission.expectedVersion === version;
  return isExpected ? null : { outcome: 'version-mismatch', version };
}

async function decideAndAppend(attempt: Attempt, loaded: LoadedStream, streamId: string): Promise<SubmitAnswer | null> {
  const { deps, submission } = attempt;
  const kind = deps.kindOf(submission.kind);
  const fold = loaded.head === null ? unborn(kind) : await catchUp(deps, loaded);
  if (fold === RESTART) return null;
  const key = loaded.head === null ? await newbornKey(attempt, streamId) : await deps.vault.keyOf(streamId);
  if (key === null) return { outcome: 'unknown-stream' };

  const stamp: Stamp = { streamId, base: uuidV7(loaded.realMs), now: nowFor(loaded), rules: deps.rules() };
  const begun: Course = { state: fold.state, version: fold.version, events: [] };
  const settled = settleAllDue(kind, begun, stamp);
  const context = { now: stamp.now, today: dateAt(stamp.now), actor: submission.actor, rules: stamp.rules };
  const requests = ofStream('draws', () => kind.draws(settled.state, submission, context));
  const taken = attempt.claimTaken ? { [CLAIM_TAKEN]: true } : {};
  const drawn = { ...submission.seen, ...taken, ...(await drawNumbers(deps, requests, attempt.drawnBefore)) };
  const decision = ofStream(`decide ${submission.name}`, () =>
    kind.decide(settled.state, submission, { ...context, drawn }),
  );
  const course = decision.outcome === 'refused' ? settled : accept(kind, settled, decision, stamp, submission);

  const sealed = sealEvents(kind.name, fold.hash, course.events, key);
  const made = { kind, fold, settled, course, sealed, stamp, context, decision, drawn };
  const answer = answerOf(submission, made);
  const entry = entryFor(attempt, loaded, made, answer, key);
  const [outcome] = await append(deps, [entry], loaded.offsetMs);
  return outcome === 'appended' ? { ...answer, replayed: false } : null;
}

interface Made {
  readonly kind: ForgottenKind;
  readonly fold: Fold;
  readonly settled: Course;
  readonly course: Course;
  readonly sealed: readonly SealedEvent[];
  readonly stamp: Stamp;
  readonly context: Omit<DecisionContext<RulesVersions>, 'drawn'>;
  readonly decision: Decision<EventShape>;
  readonly drawn: Readonly<Record<string, Json>>;
}

function accept(
  kind: ForgottenKind,
  settled: Course,
  { events }: Extract<Decision<EventShape>, { outcome: 'accepted' }>,
  stamp: Stamp,
  { actor, commandId }: Submission,
): Course {
  return raise(kind, settled, events, stamp, { actor, commandId, effectiveAt: stamp.now });
}

function entryFor(attempt: Attempt, loaded: LoadedStream, made: Made, answer: StoredAnswer, key: DataKey): Entry {
  const { deps, submission, digest } = attempt;
  const { kind, fold, course, sealed, stamp, decision, drawn } = made;
  const { streamId, now, base, rules } = stamp;
  const { rulebookVersion } = rules;
  const versions = { versionBefore: fold.version, versionAfter: course.version };
  const command = sealCommand(
    submission,
    { streamId, now, base, rulebookVersion, digest, drawn, answer, ...versions },
    key,
  );
  const claims = decision.outcome === 'accepted' ? [...(decision.claims ?? []), ...birthClaim(submission, fold)] : [];
  return entryOf(deps, { kind, head: loaded.head, fold, course, sealed, stamp, urgency: URGENT, command, claims });
}

/** A stream that was looked for by a claim holds it from its first event on, whatever else its decider claims. */
function birthClaim({ target }: Submission, { version }: Fold) {
  return 'claim' in target && version === 0 ? [target.claim] : [];
}

function answerOf(submission: Submission, made: Made): StoredAnswer {
  const { settled, course, sealed, decision } = made;
  const shown = course.events.map((event, place): PublicEvent => publicEvent(event, sealed[place]?.hash ?? ''));
  const standing = standingOf(made, shown.slice(0, settled.events.length));
  const { commandId } = submission;
  return decision.outcome === 'refused'
    ? { outcome: 'refused', commandId, refusal: decision.refusal, standing }
    : { outcome: 'accepted', commandId, events: shown.slice(settled.events.length), standing };
}

function standingOf({ kind, course, stamp, context }: Made, settled: readonly PublicEvent[]): Standing {
  const { stage, area } = ofStream('summary', () => kind.summary(course.state));
  const deadlines = deadlinesOf(kind, course.state, stamp.rules);
  return {
    streamId: stamp.streamId,
    version: course.version,
    stage,
    area,
    settled,
    nextDeadline: deadlines.find(({ dueAt }) => dueAt !== null) ?? null,
    available: ofStream('available', () => kind.available(course.state, context)),
  };
}

function newbornId({ newborn }: Attempt, realMs: Instant): string {
  return (newborn.streamId ??= uuidV7(realMs));
}

async function newbornKey({ deps, newborn }: Attempt, streamId: string): Promise<DataKey> {
  return (newborn.key ??= await deps.vault.makeKey(streamId));
}
