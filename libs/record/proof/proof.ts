import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { RecordTables } from '../schema/tables.ts';

/** What the questions of `verify` share: where to look, whose signatures count, and how much was looked at. */
export interface Proof {
  readonly db: Kysely<RecordTables>;
  /** Public keys of all seals ever made, by their id. */
  readonly sealKeys: ReadonlyMap<string, KeyObject>;
  /** Texts of seals that were kept outside: they show a log that was cut back or written anew. */
  readonly anchors: readonly string[];
  readonly counts: { events: number; commands: number; ordered: number; seals: number };
}
