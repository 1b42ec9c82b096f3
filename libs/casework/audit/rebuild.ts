import type { Database } from '#views/sql';

export interface RebuildDeps {
  /** In the application role. */
  readonly database: Database;
  readonly record: {
    refold(request: {
      readonly limit: number;
      readonly after?: string | null;
    }): Promise<{ readonly streams: number; readonly after: string | null }>;
  };
}

const CHUNK = 200;
const MOST_PASSES = 1000;

/**
 * Makes every row of the views again from the log while staff work on: heads are marked as written by an older build, and the
 * record's own refolding puts head and rows right, stream by stream. A stream in quarantine keeps the rows it has.
 * Rows of streams that do not exist go last. Resumable: what is still marked is simply taken up again.
 */
export async function rebuildViews({ database, record }: RebuildDeps): Promise<number> {
  await database.query(`update record.heads set build = 'rebuild' where not erased`, []);
  const { rows } = await database.query(`select count(*) as streams from record.heads where build = 'rebuild'`, []);
  await refoldAll(record);
  await database.query('select record.sweep_views()', []);
  return Number(rows[0]?.['streams'] ?? 0);
}

/** A stream that a command changed in the same moment is left to the next pass. */
async function refoldAll(record: RebuildDeps['record']): Promise<void> {
  for (let pass = 0; pass < MOST_PASSES; pass += 1) {
    let found = 0;
    for (let after: string | null = null; ;) {
      const refolded: Awaited<ReturnType<typeof record.refold>> = await record.refold({ limit: CHUNK, after });
      found += refolded.streams;
      after = refolded.after;
      if (after === null) break;
    }
    if (found === 0) return;
  }
  throw new Error(`streams are still not refolded after ${MOST_PASSES} passes`);
}
