import type { Json } from '#kernel/event';
import type { Instant } from '#kernel/instant';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import type { Pool, QueryResult } from 'pg';
import { Client } from 'pg';
import type { Submission, SubmitAnswer } from '../contract.ts';
import { recordKeys } from '../secrets/keys.ts';
import type { RecordOptions } from '../options.ts';
import { openPool } from '../pool.ts';
import type { EventRecord } from '../record.ts';
import { createRecord } from '../record.ts';
import type { Mode } from '../schema/clock-functions.ts';
import { migrate } from '../schema/migrate.ts';
import type { TallyRules } from './tally.ts';
import { tallyKind, tallyRules } from './tally.ts';
import { tallyView } from './tally-view.ts';

export interface RecordUnderTest {
  readonly record: EventRecord<TallyRules>;
  readonly pool: Pool;
  readonly urls: { readonly admin: string; readonly application: string; readonly vault: string };
  /** Another process of the same house: its own pools and memories. */
  readonly another: (changes?: Partial<RecordOptions<TallyRules>>) => EventRecord<TallyRules>;
  /** As the database's superuser, who can do everything. */
  readonly asAdmin: (text: string) => Promise<QueryResult>;
  readonly end: () => Promise<void>;
}

export interface Setting {
  readonly mode?: Mode;
  readonly rehearsalStart?: Instant;
}

/** An empty database of the test run's server. */
export type MakeDatabase = () => Promise<{ readonly url: string; readonly drop: () => Promise<void> }>;

export async function recordUnderTest(
  freshDatabase: MakeDatabase,
  { mode = 'rehearsal', ...setting }: Setting = {},
): Promise<RecordUnderTest> {
  const [database, vault] = [await freshDatabase(), await freshDatabase()];
  const urls = await migrate({
    adminUrl: database.url,
    vaultAdminUrl: vault.url,
    mode,
    inlineViews: [tallyView],
    ...setting,
  });
  const keys = recordKeys(randomBytes(32), generateKeyPairSync('ed25519').privateKey);
  const pools: Pool[] = [];
  const open = (url: string): Pool => {
    const pool = openPool({ url, max: 8 });
    pools.push(pool);
    return pool;
  };
  const another = (changes: Partial<RecordOptions<TallyRules>> = {}): EventRecord<TallyRules> =>
    createRecord<TallyRules>({
      pool: open(urls.databaseUrl),
      vaultPool: open(urls.vaultUrl),
      kinds: [tallyKind],
      rules: tallyRules,
      keys,
      inlineViews: [tallyView],
      mode,
      buckets: 4,
      ...changes,
    });
  const pool = open(urls.databaseUrl);
  return {
    record: another({ pool }),
    pool,
    urls: { admin: database.url, application: urls.databaseUrl, vault: urls.vaultUrl },
    another,
    asAdmin: (text) => asAdmin(database.url, text),
    end: async () => {
      await Promise.all(pools.map((each) => each.end()));
      await database.drop();
      await vault.drop();
    },
  };
}

async function asAdmin(url: string, text: string): Promise<QueryResult> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    return await client.query(text);
  } finally {
    await client.end();
  }
}

export const CLERK = { staff: 'community-clerk.340104003001', role: 'community-clerk', area: '340104003001' };

/** A submission that says only what the test is about. */
export function command(
  target: string | Submission['target'],
  name: string,
  body: Readonly<Record<string, Json>> = {},
  more: Partial<Submission> = {},
): Submission {
  return {
    kind: 'tally',
    target: typeof target === 'string' ? { streamId: target } : target,
    commandId: randomUUID(),
    name,
    body,
    actor: CLERK,
    authorise: () => null,
    ...more,
  };
}

export type Accepted = Extract<SubmitAnswer, { outcome: 'accepted' }>;

export function accepted(answer: SubmitAnswer): Accepted {
  if (answer.outcome !== 'accepted') throw new Error(`not accepted: ${JSON.stringify(answer)}`);
  return answer;
}

/** A new tally; its label is its claim. */
export async function openTally(
  record: EventRecord<TallyRules>,
  body: Readonly<Record<string, Json>> = {},
): Promise<string> {
  const claim = { kind: 'LABEL', value: String(body['label'] ?? randomUUID()) };
  return accepted(await record.submit(command({ claim }, 'Open', body))).standing.streamId;
}
