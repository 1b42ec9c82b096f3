import type { Actor, Json } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { createHash } from 'node:crypto';
import { canonicalJson } from '../canonical.ts';
import type { StoredAnswer, Submission } from '../contract.ts';
import { chainHash, NO_HASH } from '../envelope.ts';
import type { DataKey } from '../secrets/protected-part.ts';
import { protect } from '../secrets/protected-part.ts';

/**
 * A command as it is kept for ever: what was asked and drawn (encrypted), who asked and when, what it was decided from, and the
 * answer that a replay of the key is given. Its hash covers all of it and enters the one order beside the events'.
 */
export interface SealedCommand {
  readonly id: string;
  readonly name: string;
  readonly staff: string;
  readonly outcome: 'accepted' | 'refused';
  readonly digest: string;
  readonly body: string;
  /** Base64. */
  readonly protected: string;
  readonly answer: string;
  readonly hash: string;
}

/** The open part of a command row; its canonical text is what is hashed. */
export interface CommandBody {
  readonly commandId: string;
  readonly streamId: string;
  readonly kind: string;
  readonly name: string;
  readonly actor: Actor;
  readonly recordedAt: Instant;
  readonly outcome: 'accepted' | 'refused';
  readonly versionBefore: number;
  readonly versionAfter: number;
  readonly rulebookVersion: string;
  readonly base: string;
  readonly digest: string;
  /** SHA-256 of the answer's text, hex. */
  readonly answer: string;
}

export interface CommandContent {
  readonly body: Readonly<Record<string, Json>>;
  readonly drawn: Readonly<Record<string, Json>>;
}

export interface CommandFacts {
  readonly streamId: string;
  readonly now: Instant;
  readonly versionBefore: number;
  readonly versionAfter: number;
  readonly rulebookVersion: string;
  readonly base: string;
  readonly digest: string;
  readonly drawn: Readonly<Record<string, Json>>;
  readonly answer: StoredAnswer;
}

const FORM = 1;

export function sealCommand(submission: Submission, facts: CommandFacts, key: DataKey): SealedCommand {
  const { commandId, kind, name, actor } = submission;
  const { streamId, now, drawn, answer: told, ...rest } = facts;
  const answer = JSON.stringify(told);
  const { outcome } = told;
  const open: CommandBody = {
    ...rest,
    commandId,
    streamId,
    kind,
    name,
    actor,
    recordedAt: now,
    outcome,
    answer: answerDigest(answer),
  };
  const body = canonicalJson(open);
  const content = { body: submission.body, drawn } satisfies CommandContent;
  const bytes = protect(content, key, commandPlace(open));
  return {
    id: commandId,
    name,
    staff: actor.staff,
    outcome,
    digest: facts.digest,
    body,
    protected: bytes.toString('base64'),
    answer,
    hash: commandHash(body, bytes),
  };
}

export function commandPlace({ commandId, streamId, versionBefore, name }: CommandBody) {
  return { id: commandId, streamId, version: versionBefore, type: `command ${name}`, schemaVersion: FORM };
}

/** Commands are no chain of their own: the one order holds them in place. */
export function commandHash(body: string, bytes: Buffer): string {
  return chainHash(body, bytes, NO_HASH);
}

export function answerDigest(answer: string): string {
  return createHash('sha256').update(answer).digest('hex');
}
