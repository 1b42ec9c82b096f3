import { parseInstant } from '#kernel/instant';
import { messageOf } from '#timelines/message';
import { signalPerson } from '#timelines/signal-person';
import type { Client } from '@temporalio/client';
import { readFileSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { placeInSpread } from '../../../workflows/wake.ts';
import { cloned, modelOf } from '../clones.ts';
import type { Finding, PartResult } from '../findings.ts';
import type { HouseProcess } from '../house.ts';
import { startProcess } from '../house.ts';
import { accountsLike, openDesk } from '../http-client.ts';
import { openLoopUntilStopped } from '../load.ts';
import { certifiedPeople, give, inParallel, registration, STARTS_AT, VISIT, walkTo } from '../people.ts';
import { quantiles, shown } from '../spread.ts';
import type { Stage } from '../stage.ts';
import { openStage } from '../stage.ts';
import { pause } from '../statistics.ts';
import { clientOf } from '../workflow-histories.ts';
import { staff } from '../../support/lives.ts';

const PEOPLE = 1000;
/** As many workflows as the worker keeps in memory, and a number well above. */
const CACHED = 400;
const BEYOND = 700;
const SPREAD_MS = 60_000;
const AHEAD_MS = 60_000;
const TIMERS_ONLY = { timers: true, buckets: false };
const FOREGROUND_PER_SECOND = 20;

/** (e, f) A thousand dates by the persons' own timers, and what an idle person costs. */
export async function measureTimers(): Promise<PartResult> {
  const stage = await openStage({ startsAt: STARTS_AT, temporal: true });
  const processes: HouseProcess[] = [];
  const client = clientOf(stage);
  try {
    const model = await modelOf(stage, async () => (await certifiedPeople(stage, 1))[0] ?? '');
    const desks = await inParallel(40, (place) => give(stage, registration(place + 1)));
    for (const role of ['worker', 'api'] as const) processes.push(await startProcess(stage, role, TIMERS_ONLY));
    const [worker, api] = processes;
    if (!worker || !api) throw new Error('no processes');
    const findings = [...(await openWorkflows(stage, { model, client, worker }))];
    const desk = await openDesk(api.url, {
      clerk: accountsLike(staff.clerk, 8),
      street: [staff.street],
      county: [staff.county],
    });
    const visit = (turn: number): Promise<unknown> => desk.give(VISIT, desks[turn % desks.length]);
    const jittered = { type: 'AnnualReviewOpened', at: '2012-01-01T00:00:00+08:00', spreadMs: SPREAD_MS };
    const atOnce = { type: 'ReviewReminderRaised', at: '2012-03-01T00:00:00+08:00', spreadMs: 0 };
    for (const due of [jittered, atOnce]) findings.push(...(await settledByTimers(stage, { ...due, client, visit })));
    return {
      part: 'f',
      title: '(e, f) Dates by the persons’ own timers; what an idle person costs',
      findings,
      notes: NOTES,
    };
  } finally {
    await client.connection.close();
    await Promise.all(processes.map((each) => each.end()));
    await stage.close();
  }
}

const NOTES = [
  `${PEOPLE} certified persons, each with a workflow that sleeps until its next date; the buckets are switched off, so that the persons’ timers do it alone. With jitter each wakes at its own moment of ${SPREAD_MS / 1000} s (in the product: of 6 hours), and lateness counts from that moment; without, all wake at the instant, which the product leaves to the buckets. The worker keeps ${CACHED} workflows in memory: the others are replayed when they wake.`,
  'Why the worker’s memory still grows between 700 and 1,000 people: what the process itself remembers of a person was measured as 7 kB after a forced collection, so 300 more are 2 MB of the difference; the rest is taken to be workflows that were evicted and wait for the collector, and was not examined further.',
];

interface Telling {
  readonly client: Client;
  readonly spreadMs: number;
}

/** As the relay does, unpaced and with a spread of our own. */
async function tellEverybody({ record }: Stage, { client, spreadMs }: Telling): Promise<void> {
  await record.touch({ urgentBefore: 0 });
  for (;;) {
    const wanted = await record.claimDeliveries({ limit: 20, leaseMs: 30_000 });
    if (wanted.length === 0) return;
    await Promise.all(
      wanted.map((each) => signalPerson(client, each.streamId, { ...messageOf(each, TIMERS_ONLY), spreadMs })),
    );
    await record.markDelivered(wanted);
  }
}

async function openWorkflows(
  stage: Stage,
  { model, client, worker }: { model: Awaited<ReturnType<typeof modelOf>>; client: Client; worker: HouseProcess },
): Promise<readonly Finding[]> {
  const look = async () => ({
    worker: (await worker.tell('memory')) / 2 ** 20,
    engine: residentOf(stage.temporalPid()) / 1024,
    disk: engineDisk(stage) / 1024,
    record: await recordDisk(stage),
  });
  const begin = await look();
  await cloned(stage, model, CACHED);
  await tellEverybody(stage, { client, spreadMs: 0 });
  await pause(5000);
  const cached = await look();
  await cloned(stage, model, BEYOND - CACHED);
  await tellEverybody(stage, { client, spreadMs: 0 });
  await pause(5000);
  const beyond = await look();
  await cloned(stage, model, PEOPLE - BEYOND);
  await tellEverybody(stage, { client, spreadMs: 0 });
  await pause(5000);
  const all = await look();
  const growth = all.worker / beyond.worker;
  const disk = (all.disk - begin.disk) / PEOPLE;
  return [
    {
      what: 'Temporal, disk per open workflow, kB',
      measured: shown(disk),
      target: '≤ 29',
      met: disk <= 29,
      headline: 'disk of an open workflow in Temporal, kB',
    },
    { what: 'Temporal, memory per open workflow, kB', measured: shown(((all.engine - begin.engine) * 1024) / PEOPLE) },
    {
      what: 'PostgreSQL, disk per certified person (12 events, head, views), kB',
      measured: shown((all.record - begin.record) / 1024 / PEOPLE),
    },
    {
      what: `worker, memory MB at 0 | ${CACHED} | ${BEYOND} | ${PEOPLE} open workflows`,
      measured: `${shown(begin.worker)} | ${shown(cached.worker)} | ${shown(beyond.worker)} | ${shown(all.worker)}`,
      target: `${BEYOND} → ${PEOPLE}: ≤ 1.1`,
      met: growth <= 1.1,
    },
  ];
}

function engineDisk({ folder }: Stage): number {
  const size = (name: string): number => statSync(join(folder, 'temporal', name), { throwIfNoEntry: false })?.size ?? 0;
  return size('temporal.db') + size('temporal.db-wal');
}

/** kB, as the kernel counts it. */
function residentOf(pid: number): number {
  return Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${pid}/status`, 'utf8'))?.[1] ?? NaN);
}

async function recordDisk({ admin }: Stage): Promise<number> {
  const { rows } = await admin.query<{ size: number }>('select pg_database_size(current_database())::bigint as size');
  return rows[0]?.size ?? 0;
}

interface Due extends Telling {
  readonly type: string;
  readonly at: string;
  readonly visit: (turn: number) => Promise<unknown>;
}

async function settledByTimers(stage: Stage, { type, at, spreadMs, client, visit }: Due): Promise<readonly Finding[]> {
  const dueAt = parseInstant(at);
  await walkTo(stage, new Date(dueAt - AHEAD_MS).toISOString());
  await tellEverybody(stage, { client, spreadMs });
  const visits = openLoopUntilStopped(FOREGROUND_PER_SECOND, (_, turn) => visit(turn));
  const quietFrom = Date.now();
  const instant = quietFrom + (dueAt - (await stage.record.now()));
  const settled = await settledWhenAll(stage, { type, dueAt, spreadMs });
  const answers = await visits.stop();
  const p99 = (from: number, to: number): number =>
    quantiles(answers.filter((each) => each.at >= from && each.at < to).map(({ ms }) => ms)).p99;
  const end = instant + settled.lastMs;
  const ratio = p99(instant, end) / p99(quietFrom, instant);
  const late = quantiles(settled.late);
  const how = spreadMs > 0 ? `with jitter over ${spreadMs / 1000} s` : 'all at one instant';
  return [
    { what: `${PEOPLE} by timers, ${how}: settled/s`, measured: shown((settled.persons / settled.lastMs) * 1000) },
    {
      what: `${PEOPLE} by timers, ${how}: lateness p50 | p99, s`,
      measured: `${shown(late.p50 / 1000)} | ${shown(late.p99 / 1000)}`,
    },
    {
      what: `${PEOPLE} by timers, ${how}: lost | doubled`,
      measured: `${PEOPLE + 1 - settled.persons} | ${settled.late.length - settled.persons}`,
      target: '0 | 0',
      met: settled.persons === PEOPLE + 1 && settled.late.length === settled.persons,
    },
    {
      what: `${PEOPLE} by timers, ${how}: foreground p99 ÷ idle`,
      measured: shown(ratio),
      ...(spreadMs > 0 ? { target: '≤ 3', met: ratio <= 3 } : {}),
    },
  ];
}

interface Settled {
  readonly persons: number;
  readonly late: readonly number[];
  readonly lastMs: number;
}

const PATIENCE_MS = 300_000;

async function settledWhenAll(
  { admin }: Stage,
  { type, dueAt, spreadMs }: { readonly type: string; readonly dueAt: number; readonly spreadMs: number },
): Promise<Settled> {
  const text = `select e.stream_id, e.written_at - ($2::bigint - c.offset_ms) * interval '1 millisecond' as after
    from record.events e, record.clock c where e.type = $1 and e.effective_at = record.instant($2)`;
  for (const begin = performance.now(); ;) {
    const { rows } = await admin.query<{ stream_id: string; after: number }>(text, [type, dueAt]);
    const persons = new Set(rows.map(({ stream_id }) => stream_id)).size;
    if (persons > PEOPLE || performance.now() - begin > AHEAD_MS + PATIENCE_MS) {
      const late = rows.map(({ stream_id, after }) => after - placeInSpread(stream_id, spreadMs));
      return { persons, late, lastMs: rows.reduce((most, { after }) => Math.max(most, after), 0) };
    }
    await pause(2000);
  }
}
