import { join } from 'node:path';
import { Client as Database } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { cloned, modelOf } from '../bench/clones.ts';
import { give, VISIT } from '../bench/people.ts';
import type { RecordStage } from '../bench/stage.ts';
import { openRecordAt } from '../bench/stage.ts';
import type { House } from '../support/house.ts';
import { startHouse, until } from '../support/house.ts';
import type { Staff } from '../support/lives.ts';
import { certified, published, staffOf, subsidised } from '../support/lives.ts';
import { rebuilt, whole } from './checks/record.ts';

/*
 * Worker, Temporal and PostgreSQL killed together around a date of the law, and started again after it by the supervisor: the date
 * brings what it has to bring, once for each person, with its own instant as the effective one.
 */
const START = '2011-09-01T09:00:00+08:00';
const PATIENCE_MS = 90_000;
const KILLED = ['worker', 'temporal', 'postgres'] as const;
const CROWD = 1000;
const APRIL = '2012-04-01T00:00:00+08:00';

/** Kills the three at once; while the supervisor is held it cannot start them again. */
async function away(house: House, meanwhile: () => Promise<unknown>): Promise<void> {
  const { pids } = house.run();
  process.kill(pids.supervisor, 'SIGSTOP');
  try {
    for (const part of KILLED) process.kill(pids[part], 'SIGKILL');
    await meanwhile();
  } finally {
    process.kill(pids.supervisor, 'SIGCONT');
  }
  await until(async () => KILLED.every((part) => house.run().pids[part] !== pids[part]), PATIENCE_MS);
}

function passes(milliseconds: number): Promise<unknown> {
  const then = performance.now() + milliseconds;
  return until(async () => performance.now() > then);
}

interface Told {
  readonly type: string;
  readonly effective: string;
  readonly streams: number;
  readonly events: number;
}

describe('worker, Temporal and PostgreSQL killed around a date of the law', { timeout: 2 * PATIENCE_MS }, () => {
  let house: House;
  let staff: Staff;

  beforeAll(async () => {
    house = await startHouse({ rehearsalStart: START });
    staff = await staffOf(house);
  }, PATIENCE_MS);
  afterAll(() => house?.stop());

  it('R8.4 (八) killed three seconds before a subsidy ends, started after it: expired exactly once, on its legal date', async () => {
    const personId = await published(staff, { serial: 71, birthOn: '1951-11-20' });
    await house.moveClock('2011-09-20T09:00:00+08:00');
    await certified(staff, personId);
    await house.moveClock('2011-09-21T09:00:00+08:00');
    await subsidised(staff, personId, { from: '2011-09-21', firstMonth: '2011-09' });
    await house.moveClock('2011-11-30T23:59:57+08:00');
    await away(house, () => passes(4000));

    const expired = async () => (await staff.county.history(personId, { type: 'BenefitExpired' })).body.events ?? [];
    const events = await until(async () => {
      const found = await expired().catch(() => []);
      return found.length > 0 && found;
    }, PATIENCE_MS);
    expect(events.map(({ effectiveAt }) => effectiveAt)).toEqual(['2011-12-01T00:00:00+08:00']);
    expect(Date.parse(events[0]?.recordedAt ?? '')).toBeGreaterThan(Date.parse('2011-12-01T00:00:00+08:00'));
    await house.moveClock('2011-12-02T09:00:00+08:00');
    expect(await expired()).toHaveLength(1);
  });

  it('R6.4 (六) killed on 1 April with 1,000 who did not come half settled: each has missed it exactly once', async () => {
    const model = await published(staff, { serial: 73 });
    await house.moveClock('2011-12-20T09:00:00+08:00');
    await certified(staff, model);
    await house.moveClock('2011-12-21T09:00:00+08:00');
    await subsidised(staff, model, { from: '2011-12-21', firstMonth: '2011-12' });
    await house.moveClock('2012-03-25T09:00:00+08:00');
    const people = await crowdLike(model);
    await house.moveClock('2012-03-31T23:59:57+08:00');

    const settled = await killedHalfWay(people);
    expect(settled).toBeGreaterThan(0);
    expect(settled).toBeLessThan(CROWD);

    await until(async () => (await told(people).catch(() => [])).some(({ streams }) => streams === CROWD), PATIENCE_MS);
    const once = { effective: APRIL, streams: CROWD, events: CROWD };
    expect(await told(people)).toEqual([
      { type: 'AnnualReviewMissed', ...once },
      { type: 'BenefitStopped', ...once },
      { type: 'QualificationDeregistered', ...once },
    ]);
    const site = { ...house.run(), dataDir: house.dataDir };
    expect(await whole({ arena: site })).toEqual([]);
    expect(await rebuilt({ arena: site, rows: (text, values) => asked(text, values) })).toEqual([]);
  });

  /** The model's life lived by as many as make up the crowd with it. */
  async function crowdLike(model: string): Promise<readonly string[]> {
    const stage = await recordOf(house);
    try {
      const life = await modelOf(stage, () => give(stage, VISIT, model));
      return [model, ...(await cloned(stage, life, CROWD - 1))];
    } finally {
      await stage.close();
    }
  }

  /** Waits for 1 April and kills in the middle of it. Answers how many were settled by then. */
  async function killedHalfWay(people: readonly string[]): Promise<number> {
    const record = new Database({ connectionString: house.run().databaseUrl });
    record.on('error', () => undefined);
    await record.connect();
    const count = `select count(*)::int as settled from record.events where type = 'AnnualReviewMissed' and stream_id = any ($1)`;
    const end = performance.now() + PATIENCE_MS;
    let settled = 0;
    while (settled < CROWD / 4 && performance.now() < end)
      settled = (await record.query<{ settled: number }>(count, [people])).rows[0]?.settled ?? 0;
    await away(house, async () => undefined);
    await record.end().catch(() => undefined);
    return settled;
  }

  function told(people: readonly string[]): Promise<readonly Told[]> {
    return asked<Told>(
      `select type, to_char(effective_at at time zone 'Asia/Shanghai', 'YYYY-MM-DD"T"HH24:MI:SS') || '+08:00' as effective,
         count(distinct stream_id)::int as streams, count(*)::int as events
       from record.events where stream_id = any ($1) and type in ('AnnualReviewMissed', 'QualificationDeregistered', 'BenefitStopped')
       group by 1, 2 order by 1, 2`,
      [people],
    );
  }

  async function asked<Row extends object>(text: string, values: readonly unknown[] = []): Promise<readonly Row[]> {
    const record = new Database({ connectionString: house.run().databaseUrl });
    record.on('error', () => undefined);
    await record.connect();
    try {
      return (await record.query<Row>(text, [...values])).rows;
    } finally {
      await record.end();
    }
  }
});

function recordOf({ run, dataDir }: House): Promise<RecordStage> {
  const { databaseUrl } = run();
  const vault = new URL(databaseUrl);
  vault.pathname += '_vault';
  const place = {
    databaseUrl,
    vaultDatabaseUrl: vault.href,
    masterKeyFile: join(dataDir, 'keys', 'master.key'),
    sealKeyFile: join(dataDir, 'keys', 'seal.pem'),
  };
  return openRecordAt(place, START);
}
