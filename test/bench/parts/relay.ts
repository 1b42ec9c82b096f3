import type { Finding, PartResult } from '../findings.ts';
import type { HouseProcess } from '../house.ts';
import { forgetUndelivered, startProcess, switchRelays } from '../house.ts';
import type { Desk } from '../http-client.ts';
import { accountsLike, openDesk } from '../http-client.ts';
import type { Done } from '../lives-under-way.ts';
import { livesUnderWay } from '../lives-under-way.ts';
import { openLoop } from '../load.ts';
import { STARTS_AT } from '../people.ts';
import { quantiles, shown, shownSpread, spreadOf } from '../spread.ts';
import type { Stage } from '../stage.ts';
import { openStage } from '../stage.ts';
import { pause } from '../statistics.ts';
import { readHistories } from '../workflow-histories.ts';
import { staff } from '../../support/lives.ts';

const RATES = [20, 50];
const ROUNDS = 4;
const SLICE_MS = 10_000;

/** (c) Answers with the relays running ÷ stopped, and how long a commit takes to reach its workflow. */
export async function measureRelay(): Promise<PartResult> {
  const stage = await openStage({ startsAt: STARTS_AT, temporal: true });
  const processes: HouseProcess[] = [];
  try {
    for (const role of ['worker', 'api'] as const) processes.push(await startProcess(stage, role));
    const desk = await openDesk(processes[1]?.url ?? '', {
      clerk: accountsLike(staff.clerk, 8),
      street: [staff.street],
      county: [staff.county],
    });
    const counter = { next: 0 };
    await slice({ stage, processes, desk, counter }, 20, true); // warms up
    const findings: Finding[] = [];
    for (const rate of RATES) findings.push(...(await atRate({ stage, processes, desk, counter }, rate)));
    return { part: 'c', title: '(c) Answers over HTTP with the relay running ÷ stopped', findings, notes: NOTES };
  } finally {
    await Promise.all(processes.map((each) => each.end()));
    await stage.close();
  }
}

const NOTES = [
  'Newcomers from registration to notice, a visit after each step: half of the commands move the case on and are told to a workflow, the others ride along. Commands come at fixed times whether or not earlier ones were answered. The API process and the worker process each run a relay at the product’s pace (30 a second); "stopped" stops both, the worker and the sealer go on. Lag: from the row of the commit to the end of the workflow task that took it in, read from the histories afterwards.',
  'A signal costs four events of history: itself and the three of its workflow task. One that tells of another stage costs a fifth, the search attribute by which Temporal’s own lists find people by stage; the mean lies between, and the target is met only by those without it.',
];

const RELAYED = 'p99 of the answers at 20 commands/s: workflows told of them ÷ nobody told';
const LAG = 'from the commit to the workflow at 20 commands/s, p50 | p99 in s';

interface Scene {
  readonly stage: Stage;
  readonly processes: readonly HouseProcess[];
  readonly desk: Desk;
  readonly counter: { next: number };
}

interface Slice {
  readonly waited: readonly number[];
  readonly done: readonly Done[];
  readonly drainMs: number;
  readonly undelivered: number;
}

async function atRate(scene: Scene, rate: number): Promise<readonly Finding[]> {
  const on: Slice[] = [];
  const off: Slice[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const running of round % 2 === 0 ? [true, false] : [false, true]) {
      (running ? on : off).push(await slice(scene, rate, running));
    }
  }
  const p99 = (slices: readonly Slice[]): number => quantiles(slices.flatMap(({ waited }) => waited)).p99;
  const p50 = (slices: readonly Slice[]): number => quantiles(slices.flatMap(({ waited }) => waited)).p50;
  const pairs = spreadOf(on.map((each, round) => p99([each]) / p99(off[round] ? [off[round]] : [])));
  const ratio = p99(on) / p99(off);
  const { lags, heard, untold } = await readHistories(
    scene.stage,
    on.flatMap(({ done }) => done),
  );
  const lag = quantiles(lags);
  const drains = spreadOf(on.map(({ drainMs }) => drainMs / 1000));
  const quiet = heard.filter(({ besides }) => besides.length === 0);
  const plain = heard.filter(({ besides }) => !besides.includes('timer'));
  const mean = (list: readonly { events: number }[]): string =>
    shown(list.reduce((sum, { events }) => sum + events, 0) / list.length);
  return [
    {
      what: `${rate}/s: p99 of the answers, running ÷ stopped, round by round`,
      measured: shownSpread(pairs),
      ...(rate === 20 ? { target: '≤ 1.25', met: pairs.median <= 1.25, headline: RELAYED } : {}),
    },
    { what: `${rate}/s: the same, all rounds together`, measured: shown(ratio) },
    { what: `${rate}/s: p50 of the answers, running ÷ stopped`, measured: shown(p50(on) / p50(off)) },
    { what: `${rate}/s: p99 ms, running | stopped`, measured: `${shown(p99(on))} | ${shown(p99(off))}` },
    {
      what: `${rate}/s: commit to workflow, p50 | p99 s`,
      measured: `${shown(lag.p50 / 1000)} | ${shown(lag.p99 / 1000)} (${lags.length} commits, ${untold} untold)`,
      ...(rate === 20 ? { target: 'p99 ≤ 0.5 s', met: lag.p99 <= 500 && untold === 0, headline: LAG } : {}),
    },
    {
      what: `${rate}/s: undelivered at the end | seconds until drained`,
      measured: `${Math.max(...on.map(({ undelivered }) => undelivered))} | ${shownSpread(drains)}`,
      ...(rate === 50 ? { target: '≤ 10 s', met: drains.high <= 10 && untold === 0 } : {}),
    },
    {
      what: `${rate}/s: history events per delivered signal: nothing changed | stage changed, timer kept | all`,
      measured: `${mean(quiet)} (${quiet.length}) | ${mean(plain)} (${plain.length}) | ${mean(heard)} (${heard.length})`,
      ...(rate === 20 ? { target: '≤ 4 without re-arming', met: Number(mean(plain)) <= 4 } : {}),
    },
  ];
}

async function slice({ stage, processes, desk, counter }: Scene, rate: number, running: boolean): Promise<Slice> {
  await switchRelays(processes, running);
  await pause(1000);
  const lives = livesUnderWay(desk, counter.next);
  const waited = await openLoop(rate, SLICE_MS, lives.act);
  counter.next = lives.begun();
  const { undelivered } = await stage.record.deliveryLag();
  const end = performance.now();
  while (running && (await stage.record.deliveryLag()).undelivered > 0 && performance.now() - end < 60_000)
    await pause(100);
  const drainMs = performance.now() - end;
  if (!running) await forgetUndelivered(stage);
  return { waited, done: lives.done, drainMs, undelivered };
}
