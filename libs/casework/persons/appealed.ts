import { dateAt } from '#kernel/instant';
import type { Json } from '#kernel/event';
import type { SeenCommand } from '#person/appeals/lodge';
import { APPEALED } from '#person/appeals/lodge';
import type { Submission } from '#record/contract';
import type { CaseRecord } from '../record-port.ts';

/** R14.2 (十四) A refused command is no event of the stream: whether there was one, and when, is read before the appeal is decided on. */
export async function seenByAppeal(
  record: Pick<CaseRecord, 'commands'>,
  {
    name,
    personId,
    body,
  }: { readonly name: string; readonly personId?: string; readonly body: Readonly<Record<string, Json>> },
): Promise<Pick<Submission, 'seen'>> {
  const commandId = name === 'LodgeAppeal' ? commandOf(body['against']) : undefined;
  if (commandId === undefined || personId === undefined) return {};
  const command = (await record.commands(personId)).find((each) => each.commandId === commandId);
  const told: SeenCommand = command ? { outcome: command.outcome, on: dateAt(command.at) } : null;
  return { seen: { [APPEALED]: told } };
}

function commandOf(against: Json | undefined): string | undefined {
  const { commandId } = (against ?? {}) as { readonly commandId?: string };
  return commandId;
}
