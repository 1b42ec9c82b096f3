import { randomUUID } from 'node:crypto';
import type { Desk } from '../http-client.ts';
import type { Finding, PartResult } from '../findings.ts';
import type { HouseProcess } from '../house.ts';
import { forgetUndelivered, startProcess, switchRelays } from '../house.ts';
import { visitByHand } from '../hand-written.ts';
import { livesUnderWay } from '../lives-under-way.ts';
import { closedLoop } from '../load.ts';
import type { OtherEngine } from '../other-engines.ts';
import { installOtherEngines, startEngine } from '../other-engines.ts';
import { certifiedPeople, STARTS_AT, staffOf } from '../people.ts';
import { shownSpread, spreadOf } from '../spread.ts';
import type { Stage } from '../stage.ts';
import { openStage } from '../stage.ts';
import { learnAll, visit } from './command.ts';

const ENGINES = ['dbos', 'restate', 'temporal'] as const;
const CALLED = { dbos: 'DBOS', restate: 'Restate', temporal: 'bare Temporal' } as const;
const TARGETS = { dbos: 5, restate: 5, temporal: 20 } as const;
const CLIENTS = 16;
const PEOPLE = 64;
const ROUNDS = 5;
const SLICE_MS = 3000;

/** (g) The same command on other engines; ours with Temporal, worker and relays running beside it. */
export async function measureOthers(): Promise<PartResult> {
  installOtherEngines();
  const stage = await openStage({ startsAt: STARTS_AT, temporal: true });
  const running: { end(): Promise<void> }[] = [];
  try {
    const people = await certifiedPeople(stage, PEOPLE * (ENGINES.length + 2));
    const processes = [await startProcess(stage, 'worker'), await startProcess(stage, 'api')];
    running.push(...processes);
    await forgetUndelivered(stage);
    await switchRelays(processes, true);
    const contestants = oursOf(stage, processes, people.slice(0, PEOPLE));
    contestants.push(await byHand(stage, people.slice(-PEOPLE)));
    for (const [place, name] of ENGINES.entries()) {
      const theirs = people.slice(PEOPLE * (place + 1), PEOPLE * (place + 2));
      const engine = await engineFor(stage, name, theirs);
      running.push(engine);
      for (const way of engine.ways) {
        const slice = (): Promise<number> => engine.slice(way, CLIENTS, SLICE_MS);
        contestants.push({ what: `${CALLED[name]}, ${way}`, target: TARGETS[name], slice });
      }
    }
    const findings = told(await byTurns(contestants));
    return { part: 'g', title: '(g) The same command on DBOS, Restate and bare Temporal', findings, notes: NOTES };
  } finally {
    await Promise.all(running.map((each) => each.end()));
    await stage.close();
  }
}

const NOTES = [
  `A visit (R4.8) by ${CLIENTS} clients. The others do the visit of part (a) written by hand, with the record’s two statements, encryption and hashing, as their one durable step: DBOS as a workflow a command, Restate as a virtual object a person, Temporal as a workflow a person that is sent an Update. Each is called in its own way from its own process. Ours is the repository command, all its rules included, while worker, Temporal and the relays run. All on the same PostgreSQL, which waits for the disk; every engine stays up all the time, idle when it is not its turn.`,
  'The line by hand is the step that all of them do, with no engine around it: it bounds what a record can be above an engine, whose step costs as much. Where a target is missed, compare it with that line.',
  'A visit changes no date, so the record has nothing to tell a workflow. The second line of ours are newcomers on their way from registration to notice, a visit after each step: half of these commands are told to a workflow, by relays at the product’s pace (30 a second a process), so that most wait to be told; the answer never waits for it. It is shown beside; the ratios are those of the visit.',
];

interface Contestant {
  readonly what: string;
  readonly target: number | null;
  slice(): Promise<number>;
}

function oursOf(stage: Stage, processes: readonly HouseProcess[], people: readonly string[]): Contestant[] {
  const own = Math.floor(people.length / CLIENTS);
  const visits = (): Promise<number> =>
    closedLoop(CLIENTS, SLICE_MS, (client, turn) => visit(stage, people[client * own + (turn % own)] ?? ''));
  let begun = people.length * (ENGINES.length + 2);
  const lives = async (): Promise<number> => {
    const underWay = livesUnderWay(counterOf(stage), begun);
    const rate = await closedLoop(CLIENTS, SLICE_MS, () => underWay.act());
    begun = underWay.begun();
    await switchRelays(processes, false);
    await forgetUndelivered(stage);
    await switchRelays(processes, true);
    return rate;
  };
  return [
    { what: 'Yuanzhu, a visit', target: null, slice: visits },
    { what: 'Yuanzhu, half of the commands told to a workflow', target: null, slice: lives },
  ];
}

/** What every engine's step does, and no engine: more than this nobody can reach. */
async function byHand(stage: Stage, people: readonly string[]): Promise<Contestant> {
  const [learned, pool] = [await learnAll(stage, people), stage.anotherPool()];
  const own = Math.floor(people.length / CLIENTS);
  const slice = (): Promise<number> =>
    closedLoop(CLIENTS, SLICE_MS, async (client, turn) => {
      const person = learned[client * own + (turn % own)];
      if (person) await visitByHand(pool, person, stage.keys.bodies);
    });
  return { what: 'the two statements by hand, no engine', target: null, slice };
}

/** The desk without HTTP. */
function counterOf({ casework }: Stage): Desk {
  return {
    async give({ by, name, body }, personId) {
      const answer = await casework.persons.submitCommand({
        staff: staffOf(by),
        name,
        key: randomUUID(),
        body,
        ...(personId === undefined ? {} : { personId }),
      });
      if (answer.outcome !== 'accepted') throw new Error(`${name}: ${JSON.stringify(answer)}`);
      const { streamId, version, stage, nextDeadline } = answer.standing;
      const dueAt = nextDeadline?.dueAt ?? null;
      return {
        personId: streamId,
        version,
        stage,
        nextDeadline: dueAt === null ? null : { dueAt: String(dueAt) },
      };
    },
  };
}

async function engineFor(
  stage: Stage,
  name: (typeof ENGINES)[number],
  people: readonly string[],
): Promise<OtherEngine> {
  const { place, folder, applicationUrl, keys, admin } = stage;
  const engineDatabaseUrl = place.databaseUrl.replace(/\/[^/?]+\?/, '/bench_engine?');
  if (name === 'dbos') await admin.query('create database bench_engine');
  return startEngine(name, {
    databaseUrl: applicationUrl,
    macKey: keys.bodies,
    people: await learnAll(stage, people),
    place: { folder, temporalAddress: place.temporalAddress, engineDatabaseUrl },
  });
}

/** One slice each, in an order that begins elsewhere every round; the first round warms up. */
async function byTurns(contestants: readonly Contestant[]): Promise<ReadonlyMap<Contestant, readonly number[]>> {
  const rates = new Map<Contestant, number[]>(contestants.map((each) => [each, []]));
  for (let round = 0; round <= ROUNDS; round += 1) {
    const from = round % contestants.length;
    for (const each of [...contestants.slice(from), ...contestants.slice(0, from)]) {
      const rate = await each.slice();
      if (round > 0) rates.get(each)?.push(rate);
    }
  }
  return rates;
}

function told(rates: ReadonlyMap<Contestant, readonly number[]>): readonly Finding[] {
  const [ours = []] = rates.values();
  return [...rates].flatMap(([{ what, target }, theirs]): readonly Finding[] => {
    const line = { what: `${what}: commands/s`, measured: shownSpread(spreadOf(theirs)) };
    if (target === null) return [line];
    const ratio = spreadOf(ours.map((rate, round) => rate / (theirs[round] ?? NaN)));
    const headline = `the same command ÷ on ${what}`;
    const verdict = { target: `≥ ${target}`, met: ratio.median >= target, headline };
    return [line, { what: `Yuanzhu, a visit ÷ ${what}`, measured: shownSpread(ratio), ...verdict }];
  });
}
