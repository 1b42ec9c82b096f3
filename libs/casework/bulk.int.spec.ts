import type { Client } from '#contracts/client';
import { RETIREMENT_TABLES } from '#law/retirement';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiBench } from '../../test/support/api.ts';
import { apiBench } from '../../test/support/api.ts';
import type { Staff } from '../../test/support/lives.ts';
import { accepted, certified, citizenId, COMMUNITY, published, staffOf } from '../../test/support/lives.ts';
import type { BulkJob } from './bulk.ts';
import type { Casework } from './casework.ts';

async function worked({ bulk }: Casework, job: BulkJob): Promise<number> {
  let done = 0;
  for (let after: string | null = null; ;) {
    const chunk = await bulk.workChunk(job, after);
    done += chunk.done;
    if (chunk.after === null) return done;
    after = chunk.after;
  }
}

describe('R6.8 (六) restoring in bulk', () => {
  let bench: ApiBench;
  let staff: Staff;
  beforeAll(async () => {
    bench = await apiBench('2011-09-01T09:00:00+08:00');
    staff = await staffOf(bench);
  });
  afterAll(() => bench.close());

  const give = async (by: Client, area: string, body: object) =>
    by.post<{ proposalId?: string }>(`/api/rulebook/${area}/commands/RestoreReviews`, body, {
      'idempotency-key': randomUUID(),
    });

  it('R6.8 (六) everybody missed in that year and area, once, whoever does the page again', async () => {
    const people = [await published(staff, { serial: 1 }), await published(staff, { serial: 3 })];
    await bench.moveClock('2011-09-13T09:00:00+08:00');
    for (const personId of people) await certified(staff, personId);
    await bench.moveClock('2012-04-25T09:00:00+08:00');
    const [first, second] = [await bench.as('city-supervisor.340100'), await bench.as('city-supervisor-2.340100')];
    for (const area of ['340103', '340104']) {
      const { body } = await give(first, area, { year: 2012, reviewDueBy: '2012-06-30', reason: '洪水' });
      expect((await give(second, area, { proposalId: body.proposalId })).status).toBe(201);
    }
    const other = await bench.another();
    const jobs = await other.casework.bulk.jobs();
    expect(jobs.map((job) => job.kind === 'RESTORE_REVIEWS' && job.area)).toEqual(['340103', '340104']);
    const [elsewhere, here] = jobs;
    if (!elsewhere || !here) throw new Error('no jobs');
    expect(await worked(other.casework, elsewhere)).toBe(0);
    expect((await staff.county.person(people[0] ?? '')).body.stage).toBe('LEFT');
    expect(await worked(other.casework, here)).toBe(2);
    expect(await worked(other.casework, here)).toBe(0);
    for (const personId of people) {
      expect((await staff.county.person(personId)).body).toMatchObject({
        stage: 'CERTIFIED',
        qualification: 'CERTIFIED',
        review: { year: '2012', status: 'OPEN', dueBy: '2012-06-30' },
      });
      const { events } = (await staff.county.history(personId)).body;
      expect(events.filter(({ type }) => type === 'QualificationRestored')).toMatchObject([
        { actor: { staff: 'city-supervisor-2.340100' }, effectiveAt: '2012-04-01T00:00:00+08:00' },
      ]);
    }
    await other.close();
  });
});

describe('R8.5 (八) a retirement table that was entered late', () => {
  let bench: ApiBench;
  beforeAll(async () => {
    const retirementTables = RETIREMENT_TABLES.filter(({ from }) => from === null);
    bench = await apiBench('2024-06-03T09:00:00+08:00', { retirementTables });
  });
  afterAll(() => bench.close());

  it('R8.5 (八) reaches everybody whose date it moves, by one event each, and nobody else', async () => {
    const { clerk } = await staffOf(bench);
    const register = async (birthOn: string, serial: number) => {
      const body = { citizenId: citizenId(birthOn, serial), name: `测试${serial}`, communityCode: COMMUNITY } as const;
      return accepted(await clerk.register({ ...body, retirementCategory: 'MALE' })).personId;
    };
    const moved = await register('1965-01-20', 1);
    const before = await register('1964-12-20', 3);
    await bench.moveClock('2025-01-02T09:00:00+08:00');

    const aware = await bench.another();
    const [job] = await aware.casework.bulk.jobs();
    if (!job) throw new Error('no job');
    expect(job).toMatchObject({ kind: 'RETIREMENT_TABLE', from: '2025-01-01' });
    expect(await worked(aware.casework, job)).toBe(1);
    expect(await worked(aware.casework, job)).toBe(0);
    const fixed = async (personId: string) =>
      (await clerk.history(personId)).body.events.filter(({ type }) => type === 'DeadlineFixed');
    expect(await fixed(moved)).toMatchObject([
      { effectiveAt: '2025-01-01T00:00:00+08:00', data: { of: 'RetirementReached', lastOn: '2025-02-20' } },
    ]);
    expect(await fixed(before)).toEqual([]);
    await aware.close();
  });
});
