import type { Selectable } from 'kysely';
import type { BadPlace } from '../contract.ts';
import type { CommandBody } from '../writing/command-row.ts';
import { answerDigest, commandHash } from '../writing/command-row.ts';
import type { CommandRow } from '../schema/tables.ts';
import type { Proof } from './proof.ts';

const PAGE = 1000;

/** Each command's hash covers what was asked, by whom, and the answer; the columns beside it say the same. */
export async function badCommand({ db, counts }: Proof): Promise<BadPlace | null> {
  for (let after = '00000000-0000-0000-0000-000000000000'; ;) {
    const rows: readonly Selectable<CommandRow>[] = await db
      .selectFrom('record.commands')
      .selectAll()
      .where('command_id', '>', after)
      .orderBy('command_id')
      .limit(PAGE)
      .execute();
    const wrong = rows.map((row) => ({ row, what: wrongCommand(row) })).find(({ what }) => what !== null);
    if (wrong) return { stream: wrong.row.stream_id, what: `command ${wrong.row.command_id}: ${wrong.what}` };
    counts.commands += rows.length;
    const end = rows.at(-1);
    if (end === undefined) return null;
    after = end.command_id;
  }
}

function wrongCommand(row: Selectable<CommandRow>): string | null {
  if (commandHash(row.body, row.protected) !== row.hash.toString('hex'))
    return 'the hash is not that of the stored bytes';
  const open = JSON.parse(row.body) as CommandBody;
  if (open.answer !== answerDigest(row.answer)) return 'the answer is not the one that was given';
  const agrees =
    open.commandId === row.command_id &&
    open.streamId === row.stream_id &&
    open.name === row.name &&
    open.actor.staff === row.staff &&
    open.outcome === row.outcome &&
    open.recordedAt === row.recorded_at &&
    open.digest === row.digest.toString('hex');
  return agrees ? null : 'the columns are not what was hashed';
}
