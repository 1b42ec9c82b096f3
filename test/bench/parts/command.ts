import type { Pool } from 'pg';
import { randomUUID } from 'node:crypto';
import type { Finding, PartResult } from '../findings.ts';
import type { HandPerson } from '../hand-written.ts';
import { learn, visitByHand } from '../hand-written.ts';
import { listenTo } from '../listening.ts';
import type { Act } from '../load.ts';
import { closedLoop } from '../load.ts';
import { certifiedPeople, STARTS_AT, staffOf, VISIT } from '../people.ts';
import type { ProcessorTime } from '../processor-time.ts';
import { processorTimeOf } from '../processor-time.ts';
import type { Compared } from '../rounds.ts';
import { byTurns } from '../rounds.ts';
import { shown, shownSpread } from '../spread.ts';
import type { Stage } from '../stage.ts';
import { openStage } from '../stage.ts';
import { commitsOf } from '../statistics.ts';

const CLIENTS = [1, 8, 16];
const ROUNDS = 7;
const SLICE_MS = 1500;
const PEOPLE = 64;

/** (a) A command through the record ÷ the same statements written by hand. */
export async function measureCommand(): Promise<PartResult> {
  const stage = await openStage({ startsAt: STARTS_AT, temporal: false });
  try {
    const people = await certifiedPeople(stage, PEOPLE * 2);
    const [ours, theirs] = [people.slice(0, PEOPLE), people.slice(PEOPLE)];
    const byHand = await learnAll(stage, theirs);
    const handPool = stage.anotherPool();
    const visits = { ours, byHand, handPool };
    const findings: Finding[] = [];
    for (const clients of CLIENTS) {
      findings.push(...told(clients, await compare(stage, clients, visits)));
    }
    findings.push(...(await costOfOne(stage, ours[0] ?? '')));
    return { part: 'a', title: '(a) Repository command ÷ the same statements by hand', findings, notes: NOTES };
  } finally {
    await stage.close();
  }
}

const NOTES = [
  'The command is a visit (R4.8) to a certified person: one event with a protected part, one command row, head, queue row and the inline views. By hand: the same two prepared statements with payloads of the same size, the same AES-256-GCM, SHA-256 and HMAC work, `JSON.stringify` of a ready-made row; no decision, settling, fold, deadlines, views or canonical form.',
];

interface Visits {
  readonly ours: readonly string[];
  readonly byHand: readonly HandPerson[];
  readonly handPool: Pool;
}

interface Cost {
  readonly compared: Compared;
  /** Processor time of a command, all rounds together. */
  readonly ours: ProcessorTime;
  readonly theirs: ProcessorTime;
}

async function compare(stage: Stage, clients: number, { ours, byHand, handPool }: Visits): Promise<Cost> {
  const own = Math.floor(PEOPLE / clients);
  const [oursMeter, theirsMeter] = [meter(stage), meter(stage)];
  const compared = await byTurns(
    ROUNDS,
    () => oursMeter.slice(clients, (client, turn) => visit(stage, ours[client * own + (turn % own)] ?? '')),
    () =>
      theirsMeter.slice(clients, async (client, turn) => {
        const person = byHand[client * own + (turn % own)];
        if (person) await visitByHand(handPool, person, stage.keys.bodies);
      }),
  );
  return { compared, ours: oursMeter.perCommand(), theirs: theirsMeter.perCommand() };
}

/** Rates by slice, and what all slices cost. */
function meter({ admin }: Stage) {
  const spent = { node: 0, postgres: 0, commands: 0 };
  return {
    slice: async (clients: number, act: Act): Promise<number> => {
      let rate = 0;
      const counted: Act = async (client, turn) => {
        await act(client, turn);
        spent.commands += 1;
      };
      const cost = await processorTimeOf(admin, async () => (rate = await closedLoop(clients, SLICE_MS, counted)));
      spent.node += cost.node;
      spent.postgres += cost.postgres;
      return rate;
    },
    perCommand: (): ProcessorTime => ({
      node: spent.node / spent.commands,
      postgres: spent.postgres / spent.commands,
    }),
  };
}

function told(clients: number, { compared: { ratio, first, second }, ours, theirs }: Cost): readonly Finding[] {
  const headline = 'a command through the record ÷ the same two statements by hand, 16 clients';
  const target = clients === 16 ? { target: '≥ 0.7', met: ratio.median >= 0.7, headline } : {};
  const cost = (theirs.node + theirs.postgres) / (ours.node + ours.postgres);
  return [
    { what: `${clients} clients: record ÷ by hand, commands/s`, measured: shownSpread(ratio), ...target },
    {
      what: `${clients} clients: commands/s, record | by hand`,
      measured: `${shown(first.median)} | ${shown(second.median)}`,
    },
    { what: `${clients} clients: processor time of a command, by hand ÷ record`, measured: shown(cost) },
    {
      what: `${clients} clients: the same in ms, Node + PostgreSQL, record | by hand`,
      measured: `${shown(ours.node)} + ${shown(ours.postgres)} | ${shown(theirs.node)} + ${shown(theirs.postgres)}`,
    },
  ];
}

export async function visit({ record }: Pick<Stage, 'record'>, streamId: string): Promise<void> {
  const { account, role, area } = staffOf('clerk');
  const answer = await record.submit({
    kind: 'person',
    target: { streamId },
    commandId: randomUUID(),
    name: VISIT.name,
    body: VISIT.body,
    actor: { staff: account, role, area },
    authorise: () => null,
  });
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer));
}

export async function learnAll(stage: Stage, people: readonly string[]): Promise<readonly HandPerson[]> {
  const learned: HandPerson[] = [];
  for (const streamId of people) {
    const ears = listenTo(stage.pool);
    await visit(stage, streamId).finally(ears.stop);
    const key = await stage.vault.keyOf(streamId);
    if (key) learned.push(learn(ears.sent, key, JSON.stringify({ ...VISIT.body, reason: null })));
  }
  return learned;
}

const COUNTED = 200;

async function costOfOne(stage: Stage, streamId: string): Promise<readonly Finding[]> {
  const ears = listenTo(stage.pool);
  const commits = await commitsOf(stage.admin, async () => {
    for (let count = 0; count < COUNTED; count += 1) await visit(stage, streamId);
  });
  ears.stop();
  const trips = ears.sent.length / COUNTED;
  const perCommand = commits / COUNTED;
  return [
    { what: 'round trips to PostgreSQL per command', measured: shown(trips), target: '2', met: trips === 2 },
    {
      what: 'transactions that write, per command (so commits)',
      measured: shown(perCommand),
      target: '1',
      met: perCommand === 1,
      headline: 'commits a command',
    },
  ];
}
