import type { KeyObject } from 'node:crypto';
import type { Kysely } from 'kysely';
import type { RecordTables } from './schema/tables.ts';

/** What the questions of `verify` share: where to look, whose signatures count, and how much was looked at. */
export interface Proof {
  readonly db: Kysely<RecordTables>;
  /** Public keys of all seals ever made, by their id. */
  readonly sealKeys: ReadonlyMap<string, KeyObject>;
  /** A seal's text that was kept outside: shows a log that was cut back or written anew. */
  readonly anchor?: string;
  readonly counts: { events: number; commands: number; ordered: number; seals: number };
}
