import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import type { Check, Evidence, Site } from './evidence.ts';
import { told } from './evidence.ts';

const commandLine = fileURLToPath(new URL('../../../apps/cli/yuanzhu.mjs', import.meta.url));

/** The product's own command line, on the record as it stands. */
export async function yuanzhu(
  { arena }: { readonly arena: Site },
  ...words: readonly string[]
): Promise<{ exit: number; said: string }> {
  const env = {
    ...process.env,
    MODE: 'rehearsal',
    DATABASE_URL: arena.databaseUrl,
    VAULT_DATABASE_URL: vaultOf(arena.databaseUrl),
    TEMPORAL_ADDRESS: arena.temporalAddress,
    MASTER_KEY_FILE: `${arena.dataDir}/keys/master.key`,
    SEAL_KEY_FILE: `${arena.dataDir}/keys/seal.pem`,
  };
  const run = promisify(execFile)(process.execPath, [commandLine, ...words], { env, maxBuffer: 16_000_000 });
  return run.then(
    ({ stdout }) => ({ exit: 0, said: stdout }),
    ({ code, stdout, stderr }: { code: number; stdout: string; stderr: string }) => ({
      exit: code,
      said: stdout + stderr,
    }),
  );
}

function vaultOf(databaseUrl: string): string {
  const url = new URL(databaseUrl);
  url.pathname += '_vault';
  return url.href;
}

/** I5, I6: versions and places without a gap, hash chains and seals; told by `yuanzhu verify`. */
export const whole = async (evidence: { readonly arena: Site }): Promise<readonly string[]> => {
  const { exit, said } = await yuanzhu(evidence, 'verify');
  return exit === 0 ? [] : [`I5/I6 verify: ${said.trim().replaceAll('\n', ' ')}`];
};

/** I7: every row of every view is what a rebuild from the log makes of it. */
export const rebuilt = async (
  evidence: { readonly arena: Site } & Pick<Evidence, 'rows'>,
): Promise<readonly string[]> => {
  const before = await viewRows(evidence);
  const { exit, said } = await yuanzhu(evidence, 'rebuild');
  if (exit !== 0) return [`I7 rebuild: ${said.trim()}`];
  const after = await viewRows(evidence);
  const places = [...new Set([...before.keys(), ...after.keys()])];
  return told(
    'I7 row differs',
    places.filter((place) => before.get(place) !== after.get(place)),
  );
};

/** Each row's text by its place. */
async function viewRows({ rows }: Pick<Evidence, 'rows'>): Promise<ReadonlyMap<string, string>> {
  const tables = await rows<{ name: string }>(`select tablename as name from pg_tables where schemaname = 'views'`);
  const found = new Map<string, string>();
  for (const { name } of tables) {
    const all = await rows<{ id: string; text: string }>(
      `select t.stream_id::text as id, to_jsonb(t)::text as text from views.${name} t order by 1, 2`,
    );
    for (const { id, text } of all) found.set(`${name} ${id}`, `${found.get(`${name} ${id}`) ?? ''}${text}`);
  }
  return found;
}

/** I14: whoever was shown a person stands in the log of readings, once for each time. */
export const looksKept: Check = async ({ ledger, rows }) => {
  const kept = await rows<{ place: string; count: string }>(
    `select staff || ' ' || stream_id as place, count(*) as count from record.read_log
     where stream_id is not null and outcome = 'shown' group by 1`,
  );
  const counts = new Map(kept.map(({ place, count }) => [place, Number(count)]));
  const wrong = [...ledger.looks].filter(([place, { shown, tried }]) => {
    const count = counts.get(place) ?? 0;
    return count < shown || count > tried;
  });
  return told(
    'I14 looks not kept',
    wrong.map(([place, { shown, tried }]) => `${place}: ${counts.get(place) ?? 0} of ${shown} (tried ${tried})`),
  );
};
