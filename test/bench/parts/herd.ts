import { nextLook } from '../../../activities/next-look.ts';
import { parseInstant } from '#kernel/instant';
import { wakeBucket } from '#timelines/start-buckets';
import { cloned, modelOf } from '../clones.ts';
import type { Finding, PartResult } from '../findings.ts';
import type { HouseProcess } from '../house.ts';
import { forgetUndelivered, startProcess, switchRelays } from '../house.ts';
import type { Desk } from '../http-client.ts';
import { accountsLike, openDesk } from '../http-client.ts';
import type { Lateness } from '../lateness.ts';
import { latenessOf } from '../lateness.ts';
import { openLoopUntilStopped } from '../load.ts';
import { grown, postgresTimes, timeOf } from '../processor-time.ts';
import { certifiedPeople, give, inParallel, registration, STARTS_AT, VISIT, walkTo } from '../people.ts';
import { quantiles, shown, shownSpread, spreadOf } from '../spread.ts';
import type { Stage } from '../stage.ts';
import { openStage } from '../stage.ts';
import { pause } from '../statistics.ts';
import { clientOf } from '../workflow-histories.ts';
import { staff } from '../../support/lives.ts';

/** Instants that are everyone's, in the order in which they come; the last one deregisters who did not attend. */
const INSTANTS = [
  { type: 'AnnualReviewOpened', at: '2012-01-01T00:00:00+08:00', before: '2011-12-31T23:59:52+08:00' },
  { type: 'ReviewReminderRaised', at: '2012-03-01T00:00:00+08:00', before: '2012-02-29T23:59:52+08:00' },
  { type: 'ReviewReminderRaised', at: '2012-03-24T00:00:00+08:00', before: '2012-03-23T23:59:52+08:00' },
  { type: 'AnnualReviewMissed', at: '2012-04-01T00:00:00+08:00', before: '2012-03-31T23:59:52+08:00' },
] as const;
const FOREGROUND_PER_SECOND = 20;
const DESKS = 60;
const QUIET_MS = 6000;

/** (e) Many common deadlines at one instant, settled through the buckets, while commands go on. */
export async function measureHerd(): Promise<PartResult> {
  const few = await herdOf(1000);
  const many = await herdOf(10_000);
  const rates = (herd: Herd) => spreadOf(herd.settled.map(({ perSecond }) => perSecond));
  const ratio = rates(many).median / rates(few).median;
  return {
    part: 'e',
    title: '(e) Common deadlines at one instant, through the buckets',
    findings: [
      ...told(few),
      ...told(many),
      { what: 'settled/s at 10,000 ÷ at 1,000', measured: shown(ratio), target: '≥ 1', met: ratio >= 1 },
    ],
    notes: NOTES,
  };
}

const NOTES = [
  'People with an annotated card, written with the relay off and found cold by the worker. 1 January, 1 March, 24 March and 1 April (which deregisters everybody) come by themselves on the running clock; 16 buckets hold one timer each. Lateness: from the legal instant to the row in the log; the rate counts from the instant, so the timer’s own second is in it; between first and last row the rate is higher (own line). Meanwhile 20 visits a second go over HTTP to 60 other people, who are registered only; relays run at the product’s pace. Foreground: p99 from the instant until the last is settled, but at least 5 s, ÷ p99 of the 6 s before the clock was set.',
  'Two cores divided by the processor time per person are the most that could be settled here. In that time are the loading, decrypting and folding of a life the worker finds cold (10,000 are more than it remembers), its settling, the one append for 200 of them with all views, and what runs beside it: the sealer who numbers each event, the relays, the foreground.',
  'Why not twice as fast: the worker settles in one thread. A profile (beside other work, so all of it is stretched alike) divides what it spends on a person into fold (340 µs, 120 of them decryption), views and entry (335), settling (330), collector (300), sealing (120), parsing (100); PostgreSQL adds some 300 µs. About 270 kB are allocated for a person, and no function makes a tenth of them.',
];

interface Herd {
  readonly size: number;
  readonly settled: readonly Lateness[];
  readonly bursts: readonly number[];
  /** Milliseconds of processor time of worker and PostgreSQL for one settled person, the foreground's share included. */
  readonly costs: readonly number[];
  readonly expected: number;
  readonly foreground: { readonly idle: number; readonly herd: number };
}

function told({ size, settled, bursts, costs, expected, foreground }: Herd): readonly Finding[] {
  const rate = spreadOf(settled.map(({ perSecond }) => perSecond));
  const burst = spreadOf(bursts);
  const lost = settled.reduce((sum, each) => sum + expected - each.settled, 0);
  const doubled = settled.reduce((sum, each) => sum + each.doubled, 0);
  const ratio = foreground.herd / foreground.idle;
  const late = (of: (each: Lateness) => number): string =>
    shownSpread(spreadOf(settled.map((each) => of(each) / 1000)));
  return [
    { what: `${size}: settled/s, from the instant to the last`, measured: shownSpread(rate) },
    {
      what: `${size}: settled/s, from the first row to the last`,
      measured: shownSpread(burst),
      target: '≥ 2,000',
      met: burst.median >= 2000,
      headline: `${size} people due at one instant, through the buckets: settled/s`,
    },
    { what: `${size}: processor time per person, worker + PostgreSQL, ms`, measured: shownSpread(spreadOf(costs)) },
    { what: `${size}: lateness p50, s`, measured: late(({ p50 }) => p50) },
    { what: `${size}: lateness p99, s`, measured: late(({ p99 }) => p99) },
    {
      what: `${size}: lost | doubled`,
      measured: `${lost} | ${doubled}`,
      target: '0 | 0',
      met: lost === 0 && doubled === 0,
      headline: `${size} people due at one instant: lost | doubled`,
    },
    {
      what: `${size}: foreground p99, herd ÷ idle (ms: ${shown(foreground.herd)} | ${shown(foreground.idle)})`,
      measured: shown(ratio),
      target: '≤ 3',
      met: ratio <= 3,
    },
  ];
}

async function herdOf(size: number): Promise<Herd> {
  const stage = await openStage({ startsAt: STARTS_AT, temporal: true });
  const processes: HouseProcess[] = [];
  try {
    const [desks, model] = await people(stage);
    await cloned(stage, model, size);
    for (const role of ['worker', 'api'] as const) processes.push(await startProcess(stage, role));
    const desk = await openDesk(processes[1]?.url ?? '', {
      clerk: accountsLike(staff.clerk, 8),
      street: [staff.street],
      county: [staff.county],
    });
    const expected = size + 1;
    return await through(stage, { processes, desk, desks, size, expected });
  } finally {
    await Promise.all(processes.map((each) => each.end()));
    await stage.close();
  }
}

async function people(stage: Stage) {
  const model = await modelOf(stage, async () => (await certifiedPeople(stage, 1))[0] ?? '');
  const desks = await inParallel(DESKS, (place) => give(stage, registration(place + 1)));
  return [desks, model] as const;
}

interface Scene {
  readonly processes: readonly HouseProcess[];
  readonly desk: Desk;
  readonly desks: readonly string[];
  readonly size: number;
  readonly expected: number;
}

async function through(stage: Stage, { processes, desk, desks, size, expected }: Scene): Promise<Herd> {
  const idle: number[] = [];
  const busy: number[] = [];
  const settled: Lateness[] = [];
  const bursts: number[] = [];
  const costs: number[] = [];
  const [worker] = processes;
  for (const { type, at, before } of INSTANTS) {
    await forgetUndelivered(stage);
    await switchRelays(processes, true);
    const visits = openLoopUntilStopped(FOREGROUND_PER_SECOND, (_, turn) =>
      desk.give(VISIT, desks[turn % desks.length]),
    );
    const quietFrom = Date.now();
    await pause(QUIET_MS);
    const quietTo = Date.now();
    await walkTo(stage, before);
    await wakeBuckets(stage);
    const dueAt = parseInstant(at);
    const dueInMs = dueAt - (await stage.record.now());
    const instant = Date.now() + dueInMs;
    await pause(dueInMs - 500);
    const [timesBefore, workerBefore] = [await postgresTimes(stage.admin), timeOf(worker?.pid ?? 0)];
    await pause(4500);
    const lateness = await untilAllSettled(stage, { type, dueAt }, expected);
    const spent = timeOf(worker?.pid ?? 0) - workerBefore + grown(timesBefore, await postgresTimes(stage.admin));
    costs.push(spent / lateness.settled);
    const answers = await visits.stop();
    await switchRelays(processes, false);
    const end = Math.max(instant + 5000, instant + lateness.last);
    idle.push(...answers.filter((each) => each.at >= quietFrom && each.at < quietTo).map(({ ms }) => ms));
    busy.push(...answers.filter((each) => each.at >= instant - 500 && each.at < end).map(({ ms }) => ms));
    settled.push(lateness);
    bursts.push(await burstOf(stage, { type, dueAt }, lateness));
    await forgetUndelivered(stage);
    process.stderr.write(
      `  ${size} ${at.slice(0, 10)}: ${shown(bursts.at(-1) ?? NaN)}/s, ${shown(costs.at(-1) ?? NaN)} ms each\n`,
    );
  }
  return {
    size,
    settled,
    bursts,
    costs,
    expected,
    foreground: { idle: quantiles(idle).p99, herd: quantiles(busy).p99 },
  };
}

/** As the mover of the clock tells them: their next date is near now. */
async function wakeBuckets(stage: Stage): Promise<void> {
  const client = clientOf(stage);
  for (let bucket = 0; bucket < 16; bucket += 1) {
    await wakeBucket(client, bucket, nextLook(await stage.record.nextDueByBucket(bucket), 30_000));
  }
  await client.connection.close();
}

const PATIENCE_MS = 120_000;

async function untilAllSettled(
  stage: Stage,
  due: { readonly type: string; readonly dueAt: number },
  expected: number,
): Promise<Lateness> {
  for (const begin = performance.now(); ;) {
    const lateness = await latenessOf(stage, due);
    if (lateness.settled >= expected || performance.now() - begin > PATIENCE_MS) return lateness;
    await pause(1000);
  }
}

/** Without the wait for the timer. */
async function burstOf(
  { admin }: Stage,
  due: { readonly type: string; readonly dueAt: number },
  { settled }: Lateness,
) {
  const text = `select extract(epoch from max(written_at) - min(written_at)) as seconds from record.events
    where type = $1 and effective_at = record.instant($2)`;
  const { rows } = await admin.query<{ seconds: string }>(text, [due.type, due.dueAt]);
  return settled / Number(rows[0]?.seconds);
}
