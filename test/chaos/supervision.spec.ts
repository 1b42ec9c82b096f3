import { readFileSync, readdirSync } from 'node:fs';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { commandOf } from '../../libs/platform/embedded/processes.mjs';
import type { House } from '../support/house.ts';
import { startHouse, until } from '../support/house.ts';
import type { Staff } from '../support/lives.ts';
import { published, staffOf } from '../support/lives.ts';

const START = '2011-09-01T09:00:00+08:00';
const VISIT = { findings: { jobWish: '愿意从事保洁工作' } };
/** Restarts take seconds, with their pauses between; on a busy machine more. */
const PATIENCE_MS = 90_000;
const SOON_MS = 6_000;
const patient = { timeout: 2 * PATIENCE_MS };
const PARTS = ['api', 'worker', 'temporal', 'postgres'] as const;

/** The status that `ready` tells; `away` while nobody answers. */
async function health({ url }: House): Promise<{ readonly status: string; readonly reasons?: readonly string[] }> {
  const answer = await fetch(`${url}/api/health/ready`).catch(() => null);
  return answer === null || answer.status !== 200 ? { status: 'away' } : answer.json();
}

const isReady = (house: House): Promise<boolean> => health(house).then(({ status }) => status === 'ready');

async function countVisits({ county }: Staff, personId: string): Promise<number> {
  return (await county.history(personId, { type: 'VisitRecorded' })).body.events.length;
}

describe('the supervisor keeps the house up', patient, () => {
  let house: House;
  let staff: Staff;
  let personId: string;

  beforeAll(async () => {
    house = await startHouse({ rehearsalStart: START });
    staff = await staffOf(house);
    personId = await published(staff, { serial: 61 });
  });
  afterAll(() => house.stop());

  it.each(PARTS)('%s killed by SIGKILL is started again on the same data and the house is ready', async (part) => {
    const before = house.run().pids[part];
    const visits = await countVisits(staff, personId);
    process.kill(before, 'SIGKILL');
    await until(async () => house.run().pids[part] !== before, PATIENCE_MS);
    await until(() => isReady(house), PATIENCE_MS);
    expect((await staff.clerk.command(personId, 'RecordVisit', VISIT)).status).toBe(201);
    expect(await countVisits(staff, personId)).toBe(visits + 1);
  });

  it('all four killed at once come back, and what was acknowledged before is there', async () => {
    const { pids } = house.run();
    expect((await staff.clerk.command(personId, 'RecordVisit', VISIT)).status).toBe(201);
    const visits = await countVisits(staff, personId);
    for (const part of PARTS) process.kill(pids[part], 'SIGKILL');
    await until(async () => PARTS.every((part) => house.run().pids[part] !== pids[part]), PATIENCE_MS);
    await until(() => isReady(house), PATIENCE_MS);
    expect(await countVisits(staff, personId)).toBe(visits);
  });

  it('while Temporal is away the house is degraded, says why, and commands go on', async () => {
    const { temporal } = house.run().pids;
    process.kill(temporal, 'SIGSTOP'); // dead it would be started again at once
    try {
      expect(await until(async () => (await isReady(house)) === false && health(house))).toEqual({
        status: 'degraded',
        reasons: ['TEMPORAL_AWAY'],
      });
      expect((await staff.clerk.command(personId, 'RecordVisit', VISIT)).status).toBe(201);
    } finally {
      process.kill(temporal, 'SIGCONT');
    }
    await until(() => isReady(house), PATIENCE_MS);
  });

  it('an API that is told to end answers what it has in hand, and another takes its place', async () => {
    const { pids, databaseUrl } = house.run();
    const record = new Client({ connectionString: databaseUrl });
    record.on('error', () => undefined);
    await record.connect();
    await record.query('begin');
    await record.query('select from record.heads where stream_id = $1 for update', [personId]);
    const answer = staff.clerk.command(personId, 'RecordVisit', VISIT).catch(() => ({ status: 0 }));
    // The locks as they are now: what pg_stat_activity says stays as it was first seen in a transaction.
    const waiting = 'select from pg_locks where not granted and pg_backend_pid() = any(pg_blocking_pids(pid))';
    await until(async () => Number((await record.query(waiting)).rowCount) > 0);
    process.kill(pids.api, 'SIGTERM');
    await until(async () => (await health(house)).status === 'away'); // it takes no new requests
    await record.query('commit');
    await record.end();
    expect((await answer).status).toBe(201);
    await until(async () => commandOf(pids.api) === '', SOON_MS); // nothing is left to wait for, not even a kept connection
    await until(async () => house.run().pids.api !== pids.api, PATIENCE_MS);
    await until(() => isReady(house), PATIENCE_MS);
  });
});

describe('R4.4 (四) everything killed three seconds before a notice ends, and started again after it', () => {
  it('ends the notice exactly once, on its legal date', patient, async () => {
    const first = await startHouse({ rehearsalStart: START });
    const staff = await staffOf(first);
    const personId = await published(staff, { serial: 63 });
    await first.moveClock('2011-09-08T23:59:57+08:00');
    await first.kill();

    const second = await startHouse({ rehearsalStart: START, dataDir: first.dataDir });
    const { county } = await staffOf(second);
    await until(async () => (await county.clock()).body.now > '2011-09-09T00:00:00');
    const ended = async () => (await county.history(personId, { type: 'PublicNoticeEnded' })).body.events;
    const events = await until(async () => (await ended()).length > 0 && ended(), PATIENCE_MS);
    expect(events.map(({ effectiveAt }) => effectiveAt)).toEqual(['2011-09-09T00:00:00+08:00']);

    const pids = Object.values(second.run().pids);
    expect((await ended()).length).toBe(1);
    await second.stop();
    expect(pids.filter((pid) => commandOf(pid) !== '')).toEqual([]);
    expect(processesOf(second.dataDir)).toEqual([]);
  });
});

/** Whoever was started for that folder, however it is called. */
function processesOf(dataDir: string): readonly string[] {
  return readdirSync('/proc').filter(
    (pid) => /^\d+$/.test(pid) && commandOf(Number(pid)) !== '' && mentions(pid, dataDir),
  );
}

function mentions(pid: string, dataDir: string): boolean {
  try {
    const file = (name: string): string => readFileSync(`/proc/${pid}/${name}`, 'utf8');
    return file('cmdline').includes(dataDir) || file('environ').includes(`DATA_DIR=${dataDir}`);
  } catch {
    return false; // it ended while we looked
  }
}
