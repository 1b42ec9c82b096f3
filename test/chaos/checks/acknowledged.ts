import type { Asked } from '../ledger.ts';
import type { Evidence } from './evidence.ts';
import { told } from './evidence.ts';

interface CommandRow {
  readonly command_id: string;
  readonly outcome: string;
  readonly answers: number;
}

interface EventRow {
  readonly id: string;
  readonly command_id: string | null;
  readonly hash: string;
  readonly actor: string;
}

/** I1, I2: what was acknowledged is there, once, as it was told; I4: nothing is there that nobody asked for. */
export async function acknowledged({ ledger, rows }: Pick<Evidence, 'ledger' | 'rows'>): Promise<readonly string[]> {
  const commands = await rows<CommandRow>('select command_id, outcome from record.commands');
  const events = await rows<EventRow>(
    `select id, command_id, encode(hash, 'hex') as hash, body::json -> 'actor' ->> 'role' as actor from record.events`,
  );
  const byCommand = new Map<string, EventRow[]>();
  for (const event of events) {
    if (event.command_id === null) continue;
    byCommand.set(event.command_id, [...(byCommand.get(event.command_id) ?? []), event]);
  }
  const outcomes = new Map(commands.map(({ command_id, outcome }) => [command_id, outcome]));
  const hashes = new Map(events.map(({ id, hash }) => [id, hash]));
  const decided = ledger.asked.filter(({ status }) => status === 201 || status === 409);
  const keys = new Set(ledger.asked.map(({ key }) => key));
  const turnedAway = ledger.asked.filter(({ status }) => status === 403 || status === 422);

  return [
    ...told('I1 lost', decided.filter(({ key, status }) => outcomes.get(key) !== outcomeOf(status)).map(named)),
    ...told('I1 told otherwise', decided.filter((asked) => !isAsTold(asked, hashes)).map(named)),
    ...told(
      'I2 not exactly once',
      decided
        .filter(({ key, answer, status }) => {
          const there = byCommand.get(key) ?? [];
          return there.length !== (status === 201 ? (answer?.events?.length ?? 0) : 0);
        })
        .map(named),
    ),
    ...told('I4 turned away and yet there', turnedAway.filter(({ key }) => outcomes.has(key)).map(named)),
    ...told(
      'I4 nobody asked',
      commands.filter(({ command_id }) => !keys.has(command_id)).map(({ command_id }) => command_id),
    ),
    ...told(
      'I4 without a command',
      events.filter(({ command_id, actor }) => (command_id === null) !== (actor === 'system')).map(({ id }) => id),
    ),
  ];
}

const named = ({ name, key, status }: Asked): string => `${name} ${key} ${status}`;
const outcomeOf = (status: number | null): string => (status === 201 ? 'accepted' : 'refused');

function isAsTold({ answer }: Asked, hashes: ReadonlyMap<string, string>): boolean {
  return [...(answer?.events ?? []), ...(answer?.settled ?? [])].every(({ id, hash }) => hashes.get(id) === hash);
}
