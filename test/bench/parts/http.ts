import type { Finding, PartResult } from '../findings.ts';
import { startProcess } from '../house.ts';
import { accountsLike, openDesk } from '../http-client.ts';
import { closedLoop } from '../load.ts';
import { certifiedPeople, STARTS_AT, VISIT } from '../people.ts';
import { byTurns } from '../rounds.ts';
import { shown, shownSpread } from '../spread.ts';
import { openStage } from '../stage.ts';
import { staff } from '../../support/lives.ts';
import { visit } from './command.ts';

const CLIENTS = [1, 8, 16];
const ROUNDS = 7;
const SLICE_MS = 1500;
const PEOPLE = 64;

/** (b) The same command over HTTP, by a process of its own, ÷ through the record in this process. */
export async function measureHttp(): Promise<PartResult> {
  const stage = await openStage({ startsAt: STARTS_AT, temporal: false });
  try {
    const people = await certifiedPeople(stage, PEOPLE * 2);
    const [direct, byHttp] = [people.slice(0, PEOPLE), people.slice(PEOPLE)];
    const api = await startProcess(stage, 'api');
    const desk = await openDesk(api.url, {
      clerk: accountsLike(staff.clerk, 32),
      street: [staff.street],
      county: [staff.county],
    });
    const findings: Finding[] = [];
    for (const clients of CLIENTS) {
      const own = Math.floor(PEOPLE / clients);
      const { ratio, first, second } = await byTurns(
        ROUNDS,
        () =>
          closedLoop(clients, SLICE_MS, (client, turn) => desk.give(VISIT, byHttp[client * own + (turn % own)] ?? '')),
        () => closedLoop(clients, SLICE_MS, (client, turn) => visit(stage, direct[client * own + (turn % own)] ?? '')),
      );
      const headline = 'the same over HTTP ÷ through the record, 16 clients';
      const target = clients === 16 ? { target: '≥ 0.45', met: ratio.median >= 0.45, headline } : {};
      findings.push(
        { what: `${clients} clients: HTTP ÷ record, commands/s`, measured: shownSpread(ratio), ...target },
        {
          what: `${clients} clients: commands/s, HTTP | record`,
          measured: `${shown(first.median)} | ${shown(second.median)}`,
        },
      );
    }
    await api.end();
    return { part: 'b', title: '(b) HTTP command ÷ repository command', findings, notes: NOTES };
  } finally {
    await stage.close();
  }
}

const NOTES = [
  'HTTP adds the token (Ed25519), the schema, the rate limit, the judgement of role and area, the answer as JSON, and the client, which runs on the same two cores.',
];
