import type { Kysely } from 'kysely';
import type { Pool } from 'pg';
import type { AnyInlineView, AnyKind, RulesVersions } from './contract.ts';
import type { RecordKeys } from './secrets/keys.ts';
import type { Lru } from './lru.ts';
import type { Fold } from './reading/fold.ts';
import type { ForgottenKind, ForgottenView } from './faults/forgotten-kind.ts';
import type { Mode } from './schema/clock-functions.ts';
import type { RecordTables } from './schema/tables.ts';
import type { Vault } from './secrets/vault.ts';

export interface RecordOptions<Rules extends RulesVersions> {
  /** From `openPool`, as the application role. */
  readonly pool: Pool;
  readonly vaultPool: Pool;
  readonly kinds: readonly AnyKind<Rules>[];
  readonly rules: Rules;
  readonly keys: RecordKeys;
  readonly inlineViews?: readonly AnyInlineView[];
  readonly mode: Mode;
  /** How many deadline buckets there are; never changed once a stream exists. */
  readonly buckets?: number;
  /** Names this build of the code; heads of another are refolded. */
  readonly build?: string;
  /** Stages in which a stream has left for good, whatever its kind. */
  readonly stagesLeft?: readonly string[];
  /** How many folded streams this process remembers. */
  readonly cacheSize?: number;
}

/** What the parts of the record share. */
export interface RecordDeps {
  readonly pool: Pool;
  readonly db: Kysely<RecordTables>;
  readonly vault: Vault;
  readonly keys: RecordKeys;
  readonly cache: Lru<Fold>;
  readonly mode: Mode;
  readonly buckets: number;
  readonly build: string;
  readonly stagesLeft: readonly string[];
  readonly views: readonly ForgottenView[];
  kindOf(name: string): ForgottenKind;
  rules(): RulesVersions;
  /** Something became wanted by a workflow. */
  committed(): void;
}
