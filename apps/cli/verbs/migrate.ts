import type { Outcome } from '../outcome.ts';
import { well } from '../outcome.ts';

/** Brings the record's and the vault's schema up to date, as the owner; to repeat it is harmless. */
export async function migrate(run: () => Promise<unknown>): Promise<Outcome> {
  await run();
  return well({ migrated: true }, '数据库结构已是最新 the schema is up to date');
}
