import type { KeyObject } from 'node:crypto';
import { createPublicKey, verify } from 'node:crypto';
import type { BundledCommand, BundledEvent, BundledPlace, SealedBundle } from './bundle-format.ts';
import { BUNDLE_FORMAT } from './bundle-format.ts';
import { canonicalJson } from '../canonical.ts';
import type { CommandBody } from '../writing/command-row.ts';
import { answerDigest, commandHash } from '../writing/command-row.ts';
import type { BadPlace, StoredAnswer } from '../contract.ts';
import { chainHash, eventOfBody, NO_HASH } from '../envelope.ts';
import { publicKeyId } from '../secrets/keys.ts';
import { rootByPath } from './merkle.ts';
import type { Seal } from './sealer.ts';
import { textDigest } from './sealer.ts';

/**
 * Proves a bundle from its own bytes, without the database. What it cannot know by itself is whose key signed it: `trusted` are
 * the keys that the agency has published; without them any key is taken, and its id is told.
 */
export interface BundleCheck {
  readonly bad: BadPlace | null;
  readonly events: number;
  readonly commands: number;
  readonly seals: number;
  /** Entries that no seal covers yet: the chain holds them, nothing outside does. */
  readonly unsealed: number;
  /** Of whoever signed the bundle and its seals. */
  readonly keyIds: readonly string[];
}

export function checkBundle(bundle: SealedBundle, trusted: readonly KeyObject[] = []): BundleCheck {
  const { events, commands, seals } = bundle;
  const entries = [...events, ...commands];
  return {
    bad:
      wrongBundle(bundle, trusted) ??
      wrongChain(bundle) ??
      wrongCommand(bundle) ??
      wrongSeal(bundle) ??
      wrongPlace(bundle),
    events: events.length,
    commands: commands.length,
    seals: seals.length,
    unsealed: entries.filter(({ place }) => place?.seal === undefined).length,
    keyIds: [...new Set([bundle.seal.keyId, ...seals.map(({ text }) => sealOf(text).keyId)])],
  };
}

function wrongBundle(bundle: SealedBundle, trusted: readonly KeyObject[]): BadPlace | null {
  const { seal, ...content } = bundle;
  if (bundle.format !== BUNDLE_FORMAT) return { what: 'this is no bundle of a known format' };
  for (const [id, pem] of Object.entries(bundle.keys)) {
    if (publicKeyId(createPublicKey(pem)) !== id) return { what: `the key ${id} is another` };
    if (trusted.length > 0 && !trusted.some((key) => publicKeyId(key) === id))
      return { what: `nobody trusts the key ${id}` };
  }
  if (textDigest(canonicalJson(content)) !== seal.digest) return { what: 'the bundle is not what was signed' };
  return signed(bundle, seal.keyId, seal.digest, seal.signature)
    ? null
    : { what: 'the signature of the bundle is wrong' };
}

function signed({ keys }: SealedBundle, keyId: string, text: string, signature: string): boolean {
  const pem = keys[keyId];
  return pem !== undefined && verify(null, Buffer.from(text), createPublicKey(pem), Buffer.from(signature, 'base64'));
}

/** From the first event to the head, each upon the one before. */
function wrongChain({ streamId: stream, head, events }: SealedBundle): BadPlace | null {
  let before = NO_HASH;
  for (const [at, event] of events.entries()) {
    const version = at + 1;
    const what = wrongEvent(event, stream, version, before);
    if (what !== null) return { stream, version, what };
    before = event.hash;
  }
  const isWhole = head.version === events.length && head.hash === before;
  return isWhole ? null : { stream, version: events.length, what: 'the head does not name the last event' };
}

function wrongEvent(event: BundledEvent, stream: string, version: number, before: string): string | null {
  const bytes = event.protected === null ? null : Buffer.from(event.protected, 'base64');
  if (event.previousHash !== before) return 'it does not follow on the event before';
  if (chainHash(event.body, bytes, before) !== event.hash) return 'the hash is not that of the stored bytes';
  const told = eventOfBody(JSON.parse(event.body));
  return told.streamId === stream && told.version === version ? null : 'it belongs to another place';
}

/** Each command is what was hashed, and its answer names the events that stand there. */
function wrongCommand({ streamId: stream, events, commands }: SealedBundle): BadPlace | null {
  const hashes = new Map(events.map(({ body, hash }) => [eventOfBody(JSON.parse(body)).id, hash]));
  const answered = new Set<string>();
  for (const command of commands) {
    const open = JSON.parse(command.body) as CommandBody;
    const what = wrongAnswer(command, open, stream, hashes);
    if (what !== null) return { stream, what: `command ${open.commandId}: ${what}` };
    answered.add(open.commandId);
  }
  const orphan = events
    .map(({ body }) => eventOfBody(JSON.parse(body)))
    .find(({ commandId }) => commandId !== null && !answered.has(commandId));
  return orphan ? { stream, version: orphan.version, what: 'the command that raised it is missing' } : null;
}

function wrongAnswer(
  command: BundledCommand,
  open: CommandBody,
  stream: string,
  hashes: ReadonlyMap<string, string>,
): string | null {
  if (commandHash(command.body, Buffer.from(command.protected, 'base64')) !== command.hash)
    return 'the hash is not that of the stored bytes';
  if (open.answer !== answerDigest(command.answer)) return 'the answer is not the one that was given';
  if (open.streamId !== stream) return 'it belongs to another stream';
  const answer = JSON.parse(command.answer) as StoredAnswer;
  const told = [...answer.standing.settled, ...(answer.outcome === 'accepted' ? answer.events : [])];
  return told.every(({ id, hash }) => hashes.get(id) === hash)
    ? null
    : 'the answer tells of an event that is not there';
}

function wrongSeal(bundle: SealedBundle): BadPlace | null {
  for (const { text, signature } of bundle.seals) {
    const { number, firstSeq, keyId } = sealOf(text);
    if (!signed(bundle, keyId, text, signature))
      return { seq: firstSeq, what: `seal ${number}: its signature is wrong` };
  }
  return null;
}

/** Each sealed entry lies under the root of its seal, at its place; versions follow one another in the order too. */
function wrongPlace({ streamId: stream, seals, events, commands }: SealedBundle): BadPlace | null {
  const byNumber = new Map(seals.map(({ text }) => [sealOf(text).number, sealOf(text)]));
  for (const { hash, place } of [...events, ...commands]) {
    if (place !== null && !liesUnder(byNumber, hash, place))
      return { stream, seq: place.seq, what: 'its seal does not cover it' };
  }
  const seqs = events.flatMap(({ place }) => place?.seq ?? []);
  const late = seqs.findIndex((seq, at) => seq <= (seqs[at - 1] ?? 0));
  return late < 0 ? null : { stream, version: late + 1, what: 'it stands before its predecessor in the order' };
}

function liesUnder(
  seals: ReadonlyMap<number, Seal>,
  hash: string,
  { seq, seal: number, path = [] }: BundledPlace,
): boolean {
  if (number === undefined) return true;
  const seal = seals.get(number);
  if (seal === undefined || seq < seal.firstSeq || seq > seal.lastSeq) return false;
  const size = seal.lastSeq - seal.firstSeq + 1;
  const hashes = path.map((each) => Buffer.from(each, 'hex'));
  const root = rootByPath(Buffer.from(hash, 'hex'), { index: seq - seal.firstSeq, size, path: hashes });
  return root?.toString('hex') === seal.root;
}

function sealOf(text: string): Seal {
  return JSON.parse(text) as Seal;
}
