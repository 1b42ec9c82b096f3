import type { Selectable } from 'kysely';
import type { CommandBody, CommandContent } from './command-row.ts';
import { commandPlace } from './command-row.ts';
import type { CommandRecord, StoredAnswer, StoredCommand } from '../contract.ts';
import type { RecordDeps } from '../options.ts';
import { unprotect } from '../secrets/protected-part.ts';
import type { CommandRow } from '../schema/tables.ts';

/** The commands of a stream in the order they were answered, refusals included. */
export async function commandsOf(deps: RecordDeps, streamId: string): Promise<readonly CommandRecord[]> {
  return (await rowsOf(deps, streamId)).map((row) => {
    const answer = JSON.parse(row.answer) as StoredAnswer;
    const { actor, name } = JSON.parse(row.body) as CommandBody;
    const refusal = answer.outcome === 'refused' ? answer.refusal : null;
    const events = answer.outcome === 'accepted' ? answer.events : [];
    return {
      commandId: row.command_id,
      name,
      at: row.recorded_at,
      actor,
      outcome: refusal === null ? 'ACCEPTED' : 'REFUSED',
      ...(refusal === null ? {} : { code: refusal.code }),
      paragraphs: refusal?.grounds.paragraphs ?? [...new Set(events.flatMap(({ grounds }) => grounds.paragraphs))],
      events: events.map(({ id }) => id),
    };
  });
}

/** The same with what each was decided from, opened: for deciding them again. */
export async function storedCommandsOf(deps: RecordDeps, streamId: string): Promise<readonly StoredCommand[]> {
  const rows = await rowsOf(deps, streamId);
  const key = rows.length === 0 ? null : await deps.vault.keyOf(streamId);
  return rows.map((row) => {
    const open = JSON.parse(row.body) as CommandBody;
    const content = key && (unprotect(row.protected, key, commandPlace(open)) as unknown as CommandContent);
    const { commandId, name, actor, recordedAt, versionBefore, versionAfter, rulebookVersion, base } = open;
    return {
      commandId,
      streamId,
      name,
      actor,
      now: recordedAt,
      versionBefore,
      versionAfter,
      rulebookVersion,
      base,
      body: content?.body ?? null,
      drawn: content?.drawn ?? null,
      answer: JSON.parse(row.answer) as StoredAnswer,
    };
  });
}

function rowsOf(deps: RecordDeps, streamId: string): Promise<readonly Selectable<CommandRow>[]> {
  return deps.db
    .selectFrom('record.commands')
    .selectAll()
    .where('stream_id', '=', streamId)
    .orderBy('recorded_at')
    .orderBy('written_at')
    .execute();
}
