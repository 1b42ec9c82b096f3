import type { Actor } from '#kernel/event';
import type { Instant } from '#kernel/instant';

/**
 * Everything that stands in the log of one stream, for who checks it without the database: events and commands byte for byte as
 * they are stored (what is protected stays encrypted), each with its place in the one order and the way from there to the root of
 * the seal that covers it, the seals, and the public keys. The bundle itself is signed: who made it, when.
 */
export interface Bundle {
  readonly format: typeof BUNDLE_FORMAT;
  readonly streamId: string;
  readonly kind: string;
  readonly madeAt: Instant;
  readonly madeBy: Actor;
  readonly head: { readonly version: number; readonly hash: string };
  readonly events: readonly BundledEvent[];
  readonly commands: readonly BundledCommand[];
  readonly seals: readonly BundledSeal[];
  /** By their id; what an auditor compares with the keys published by the agency. */
  readonly keys: Readonly<Record<string, string>>;
}

export interface SealedBundle extends Bundle {
  /** SHA-256 of the canonical text of everything but `seal`, hex. */
  readonly seal: { readonly digest: string; readonly keyId: string; readonly signature: string };
}

/** Hashes in hex, bytes in base64. */
export interface BundledEvent {
  readonly body: string;
  readonly protected: string | null;
  readonly previousHash: string;
  readonly hash: string;
  readonly place: BundledPlace | null;
}

export interface BundledCommand {
  readonly body: string;
  readonly protected: string;
  readonly answer: string;
  readonly hash: string;
  readonly place: BundledPlace | null;
}

/** `seal` and `path` are missing while the place is not sealed yet. */
export interface BundledPlace {
  readonly seq: number;
  readonly seal?: number;
  readonly path?: readonly string[];
}

export interface BundledSeal {
  readonly text: string;
  readonly signature: string;
}

export const BUNDLE_FORMAT = 'yuanzhu-bundle/1';
