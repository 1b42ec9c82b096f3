import { execFileSync } from 'node:child_process';
import { loadavg } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { until } from '../support/house.ts';
import { CANARY } from './acts.ts';
import type { Arena } from './arena.ts';
import { openArena } from './arena.ts';
import { acknowledged } from './checks/acknowledged.ts';
import type { Check } from './checks/evidence.ts';
import { withEvidence } from './checks/evidence.ts';
import { inOrder, lateness, onTime } from './checks/law.ts';
import { looksKept, rebuilt, whole } from './checks/record.ts';
import { nothingPersonal, timelines } from './checks/workflows.ts';
import type { Client, Town } from './client.ts';
import { act, newClient, register, work } from './client.ts';
import { openDesk } from './desk.ts';
import type { Ledger } from './ledger.ts';
import { openLedger } from './ledger.ts';
import type { Restored } from './restores.ts';
import { restored } from './restores.ts';
import { harm } from './nemesis.ts';
import type { Size } from './plan.ts';
import { faultsOf } from './plan.ts';
import type { Time } from './time.ts';
import { openTime } from './time.ts';

/*
 * One run: clients work, the clock moves, faults come one after the other. Then all is healed; what falls due is settled;
 * a last burst of commands loses its answers after COMMIT and is left as it is; the backlog runs dry; and what the
 * database, Temporal and the clients' own notes say is compared.
 */
const STARTS_ON = '2011-11-01';
const HEALED_WITHIN_MS = 90_000;
/** Healed and still this slow is hanging; how fast answers are is a matter for the bench. */
const HANGS_MS = 10_000;
/** Faults are spread over the commands; but when these hardly come on, the next fault comes all the same, after so many calms. */
const LONGEST_CALM = 5;
const BURST = 2;
/** Clients may be so far ahead of the calendar, as a share of the whole: commands, dates and faults are spread over one another. */
const AHEAD = 0.03;
/** A short run has few steps: so many may be ahead. */
const STEPS_AHEAD = 2;
const PROBES = 40;

export interface Result {
  readonly size: Size;
  readonly reached: Readonly<Record<'commands' | 'faults' | 'moves' | 'persons' | 'events', number>>;
  readonly seconds: Readonly<Record<'start' | 'work' | 'heal' | 'check' | 'restore', number>>;
  readonly load: number;
  readonly probeP99Ms: number;
  readonly late: Awaited<ReturnType<typeof lateness>>;
  readonly sometimes: Readonly<Record<string, number>>;
  readonly restores: Restored | null;
  readonly wrong: readonly string[];
  /** Data and logs, kept when something was wrong. */
  readonly folder: string | null;
}

const CHECKS: readonly (readonly [name: string, check: Check])[] = [
  ['acknowledged', acknowledged],
  ['whole', whole],
  ['in order', inOrder],
  ['on time', onTime],
  ['looks kept', looksKept],
  ['timelines', timelines],
  ['nothing personal', nothingPersonal],
];

export async function run(size: Size, say: (line: string) => void): Promise<Result> {
  const watch = stopwatch();
  say(`seed ${size.seed}: ${size.commands} commands, ${size.faults} faults, ${size.days} days`);
  const arena = await openArena(`${STARTS_ON}T09:00:00+08:00`);
  const ledger = openLedger(join(arena.folder, 'ledger.jsonl'));
  let isWell = false;
  try {
    const time = await openTime(arena.url, STARTS_ON, ledger);
    const scene = theScene(arena, ledger, time, size);
    const start = watch();
    const faults = await storm(scene, say);
    const worked = watch();
    const probeP99Ms = await calm(scene, say);
    const healed = watch();
    const found = await checked(arena, ledger, say);
    const sometimes = await sometimesOf(arena, ledger);
    const checkedIn = watch();
    const restores = (size.restores ?? 0) > 0 ? await restored(arena, ledger, size.restores ?? 0, say) : null;
    const result: Result = {
      size,
      reached: {
        commands: ledger.asked.length,
        faults,
        moves: ledger.sometimes.get('clock moves') ?? 0,
        ...found.sizes,
      },
      seconds: { start, work: worked, heal: healed, check: checkedIn, restore: watch() },
      load: loadavg()[0] ?? 0,
      probeP99Ms,
      late: found.late,
      sometimes,
      restores,
      wrong: [...ledger.faults, ...found.wrong, ...(restores?.wrong ?? [])],
      folder: null,
    };
    isWell = result.wrong.length === 0;
    return isWell ? result : { ...result, folder: arena.folder };
  } finally {
    await arena.stop(!isWell);
  }
}

interface Scene {
  readonly arena: Arena;
  readonly ledger: Ledger;
  readonly time: Time;
  readonly size: Size;
  readonly town: Town;
  readonly clients: readonly Client[];
  readonly storm: { goesOn: boolean; moved: number };
}

function theScene(arena: Arena, ledger: Ledger, time: Time, size: Size): Scene {
  const going = { goesOn: true, moved: 0 };
  const lead = Math.max(AHEAD, STEPS_AHEAD / stepsOf(size));
  const isAhead = (): boolean => ledger.asked.length / size.commands > going.moved / stepsOf(size) + lead;
  let serial = 0;
  const town: Town = {
    desk: openDesk({ url: () => arena.url, ledger, canaries: [CANARY] }),
    ledger,
    hot: [],
    today: time.today,
    serial: () => serial++,
    goesOn: () => going.goesOn,
    turn: async () => {
      while (going.goesOn && isAhead()) await pause(50);
    },
  };
  const clients = Array.from({ length: size.clients }, (_, place) => newClient(size.seed, place));
  return { arena, ledger, time, size, town, clients, storm: going };
}

const stepsOf = ({ days, daysAtOnce }: Size): number => Math.ceil(days / daysAtOnce);

/** Faults, commands and days, until each has come to its number. Answers how many faults there were. */
async function storm(
  { arena, ledger, time, size, town, clients, storm: going }: Scene,
  say: (line: string) => void,
): Promise<number> {
  const working = Promise.all(clients.map((client) => work(town, client, size.personsEach)));
  const steps = stepsOf(size);
  let walking = true;
  const moving = (async () => {
    for (; walking && going.moved < steps; going.moved += 1) {
      await time.step(size.daysAtOnce, 60_000);
      const ahead = going.moved / steps - ledger.asked.length / size.commands;
      if (ahead > 0) await pause(Math.min(2000, 200 + ahead * 20_000));
    }
  })();
  const faults = faultsOf(size);
  for (const [place, fault] of faults.entries()) {
    await pause(size.calmMs);
    await until(
      async () => ledger.asked.length >= (size.commands * place) / faults.length,
      LONGEST_CALM * size.calmMs,
    ).catch(() => null);
    await harm(arena, ledger, fault);
    if (place % 20 === 19)
      say(
        `${place + 1} faults, ${ledger.asked.length} commands, ${going.moved}/${steps} steps, ${time.today()}, wrong ${ledger.faults.length}`,
      );
  }
  await heal(arena);
  await until(async () => ledger.asked.length >= size.commands, 3_600_000);
  await moving;
  walking = false;
  going.goesOn = false;
  await working;
  return faults.length;
}

async function heal(arena: Arena): Promise<void> {
  await arena.turn('postgres', 'open');
  await arena.turn('temporal', 'open');
}

/** I11. Answers the 99th percentile of the probes' answers. */
async function calm({ arena, ledger, time, size, town, clients }: Scene, say: (line: string) => void): Promise<number> {
  if (!(await time.step(1, HEALED_WITHIN_MS))) ledger.wrong('I11: the clock cannot be moved any more');
  const [first] = clients;
  ledger.answersMs.length = 0;
  for (let probe = 0; probe < PROBES && first; probe += 1) {
    const person = town.hot[probe % town.hot.length];
    if (person) await act(town, first, person);
  }
  const p99 = [...ledger.answersMs].sort((a, b) => a - b)[Math.floor(ledger.answersMs.length * 0.99)] ?? 0;
  if (p99 > HANGS_MS) ledger.wrong(`I11: answers take ${Math.round(p99)} ms after everything was healed`);
  await lostAnswers({ arena, town, clients });
  say(`burst done, ${ledger.asked.length} commands`);
  const late = await until(() => ranDry(arena), HEALED_WITHIN_MS).catch(() => null);
  if (late === null) ledger.wrong(`I11: the backlog is still there: ${await backlog(arena)} (${size.seed})`);
  return Math.round(p99);
}

/** New persons whose every answer is thrown away after COMMIT, and whom nobody touches again. */
async function lostAnswers({ arena, town, clients }: Pick<Scene, 'arena' | 'town' | 'clients'>): Promise<void> {
  await arena.turn('postgres', 'swallow', 0, 0.5);
  await Promise.all(
    clients.map(async (client) => {
      for (let count = 0; count < BURST; count += 1) {
        const person = await register(town, client);
        for (let step = 0; step < 3; step += 1) await act(town, { ...client, persons: [] }, person);
      }
    }),
  );
  await heal(arena);
}

const BACKLOG = `select (select count(*) from record.deliveries where pending) as undelivered,
  (select count(*) from record.queue) as unordered,
  (select count(*) from record.heads where next_due_at < record.instant(record.now() - 60000)) as overdue,
  (select count(*) from record.quarantine where released_at is null) as quarantined`;

async function backlog(arena: Arena): Promise<string> {
  return withEvidence(arena, openLedger('/dev/null'), async ({ rows }) => JSON.stringify((await rows(BACKLOG))[0]));
}

async function ranDry(arena: Arena): Promise<true | undefined> {
  return /^\D*0\D*0\D*0\D*0\D*$/.test(await backlog(arena)) ? true : undefined;
}

async function checked(arena: Arena, ledger: Ledger, say: (line: string) => void) {
  return withEvidence(arena, ledger, async (evidence) => {
    const wrong: string[] = [];
    const look = async ([name, check]: (typeof CHECKS)[number]): Promise<void> => {
      const found = await check(evidence);
      say(`${found.length === 0 ? '✓' : '✗'} ${name}`);
      wrong.push(...found);
    };
    await Promise.all(CHECKS.map(look));
    await look(['rebuilt', rebuilt]); // writes, so it comes when all has been read
    const [sizes] = await evidence.rows<{ persons: string; events: string }>(
      'select (select count(*) from record.heads) as persons, (select count(*) from record.events) as events',
    );
    return {
      wrong,
      late: await lateness(evidence),
      sizes: { persons: Number(sizes?.persons), events: Number(sizes?.events) },
    };
  });
}

async function sometimesOf(arena: Arena, ledger: Ledger): Promise<Readonly<Record<string, number>>> {
  const { restarts, postgres, temporal } = await arena.counts();
  const houseLog = execFileSync(
    'sh',
    ['-c', `cat ${join(arena.dataDir, 'logs')}/worker.log | grep -c '"ready"' || true`],
    { encoding: 'utf8' },
  );
  return {
    ...Object.fromEntries([...ledger.sometimes].sort(([a], [b]) => a.localeCompare(b))),
    'servers restarted': restarts,
    'workers started': Number(houseLog.trim()),
    'replies of PostgreSQL swallowed after COMMIT': postgres.swallowed,
    'connections to PostgreSQL cut': postgres.cut,
    'connections to PostgreSQL half open': postgres.silenced,
    'replies of Temporal swallowed': temporal.swallowed,
    'connections to Temporal cut': temporal.cut,
    'connections to Temporal half open': temporal.silenced,
  };
}

function stopwatch(): () => number {
  let last = performance.now();
  return () => {
    const now = performance.now();
    const seconds = Math.round((now - last) / 100) / 10;
    last = now;
    return seconds;
  };
}
