import type { Json } from '#kernel/event';
import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { canonicalJson } from '../canonical.ts';

/**
 * The protected part of an event or a command: AES-256-GCM under the data key of its stream.
 *
 *   bytes = 1 (form) ‖ key id (16) ‖ nonce (12) ‖ ciphertext ‖ tag (16)
 *
 * What the bytes belong to is bound in as additional data, so that they cannot be moved to another event, person or type.
 */
export interface DataKey {
  /** A UUID. */
  readonly id: string;
  readonly secret: Buffer;
}

export interface Place {
  /** The event's or the command's id. */
  readonly id: string;
  readonly streamId: string;
  readonly version: number;
  readonly type: string;
  readonly schemaVersion: number;
}

export type Protected = { readonly [key: string]: Json };

const FORM = 1;
const HEADER = 17;
const NONCE = 12;
const TAG = 16;

export class UnreadableError extends Error {
  override readonly name = 'UnreadableError';
}

export function protect(content: Protected, key: DataKey, place: Place): Buffer {
  const nonce = randomBytes(NONCE);
  const cipher = createCipheriv('aes-256-gcm', key.secret, nonce).setAAD(boundTo(place, key.id));
  const text = Buffer.concat([cipher.update(canonicalJson(content)), cipher.final()]);
  return Buffer.concat([Buffer.from([FORM]), idBytes(key), nonce, text, cipher.getAuthTag()]);
}

/** Throws `UnreadableError` when the bytes were changed, moved or written under another key. */
export function unprotect(bytes: Buffer, key: DataKey, place: Place): Protected {
  if (bytes.length < HEADER + NONCE + TAG || bytes[0] !== FORM || idBytes(key).compare(bytes, 1, HEADER) !== 0) {
    throw new UnreadableError('the protected part is not of this key');
  }
  const nonce = bytes.subarray(HEADER, HEADER + NONCE);
  const decipher = createDecipheriv('aes-256-gcm', key.secret, nonce, { authTagLength: TAG });
  decipher.setAAD(boundTo(place, key.id)).setAuthTag(bytes.subarray(-TAG));
  try {
    const text = Buffer.concat([decipher.update(bytes.subarray(HEADER + NONCE, -TAG)), decipher.final()]);
    return JSON.parse(text.toString('utf8')) as Protected;
  } catch {
    throw new UnreadableError('the protected part was changed or does not belong here');
  }
}

function boundTo({ id, streamId, version, type, schemaVersion }: Place, keyId: string): Buffer {
  return Buffer.from(JSON.stringify([id, streamId, version, type, schemaVersion, keyId])); // of a plain list: canonical
}

/** A fold of a thousand events asks a thousand times. */
const idsInBytes = new WeakMap<DataKey, Buffer>();

function idBytes(key: DataKey): Buffer {
  const known = idsInBytes.get(key) ?? Buffer.from(key.id.replaceAll('-', ''), 'hex');
  idsInBytes.set(key, known);
  return known;
}
