import type { Client } from '#contracts/client';
import type { PersonState } from '#person/state';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiBench } from '../../../test/support/api.ts';
import { apiBench } from '../../../test/support/api.ts';
import type { Staff } from '../../../test/support/lives.ts';
import {
  accepted,
  certified,
  citizenId,
  COMMUNITY,
  published,
  staffOf,
  subsidised,
} from '../../../test/support/lives.ts';

const because = { reason: '据实办理' };
let bench: ApiBench;
let staff: Staff;
let first: Client;
let second: Client;
let auditor: Client;

beforeAll(async () => {
  bench = await apiBench('2011-09-01T09:00:00+08:00');
  staff = await staffOf(bench);
  first = await bench.as('province-supervisor.340000');
  second = await bench.as('province-supervisor-2.340000');
  auditor = await bench.as('auditor.340000');
});
afterAll(() => bench.close());

/** Proposed by one, carried out by the same command of another. */
async function ofTwo(personId: string, name: 'LinkDuplicate' | 'RestrictPerson' | 'ErasePerson', body: object) {
  const { proposalId } = accepted(await first.command(personId, name, { ...because, ...body } as never));
  expect(proposalId).toMatch(/^[0-9a-f-]{36}$/);
  expect((await first.command(personId, name, { proposalId } as never)).body).toMatchObject({ code: 'FOUR_EYES' });
  return second.command(personId, name, { proposalId } as never);
}

const listed = async (by: Client): Promise<readonly string[]> =>
  (await by.get<{ items: readonly { personId: string }[] }>('/api/persons?limit=100')).body.items.map(
    ({ personId }) => personId,
  );

describe('R1.1 (二) the same person in two files', () => {
  it('R1.1, R8.3 (二)(八) one is closed and gives its months to the other, linked both ways; the old number leads to no third', async () => {
    const duplicate = await published(staff, { serial: 1 });
    await bench.moveClock('2011-09-09T09:00:00+08:00');
    await certified(staff, duplicate);
    await bench.moveClock('2011-09-13T09:00:00+08:00');
    await subsidised(staff, duplicate, { from: '2011-09-13', firstMonth: '2011-09' });
    const survivor = await published(staff, { serial: 3 });

    const unknown = await first.command(duplicate, 'LinkDuplicate', {
      ...because,
      survivor: '01890000-0000-7000-8000-0000000000ff',
    });
    expect(unknown).toMatchObject({ status: 409, body: { code: 'SURVIVOR_UNFIT', rules: ['R1.1'] } });

    const linked = accepted(await ofTwo(duplicate, 'LinkDuplicate', { survivor }));
    expect(linked.events.map(({ type }) => type)).toEqual(['DuplicateLinked', 'PersonExited', 'BenefitStopped']);
    expect(linked.stage).toBe('LEFT');
    const history = await staff.county.get<{ items?: unknown; events: readonly { type: string; data: object }[] }>(
      `/api/persons/${survivor}/history`,
    );
    expect(history.body.events.findLast(({ type }) => type === 'DuplicateAbsorbed')?.data).toMatchObject({
      duplicate,
      carried: { months: { SOCIAL_INSURANCE: ['2011-09'] }, firstApprovalOn: '2011-09-13' },
    });

    const again = await staff.clerk.register({
      citizenId: citizenId('1958-03-04', 1),
      name: '测试1',
      communityCode: COMMUNITY,
      retirementCategory: 'MALE',
    });
    expect(again).toMatchObject({
      status: 409,
      body: { code: 'DUPLICATE_OF_ANOTHER', existing: { personId: survivor } },
    });
  });

  it('R1.1 (二) what a process left undone is finished by the next, once', async () => {
    const [duplicate, survivor] = [await published(staff, { serial: 5 }), await published(staff, { serial: 7 })];
    const { proposalId } = accepted(await first.command(duplicate, 'LinkDuplicate', { ...because, survivor }));
    const alone = await bench.record.submit({
      kind: 'person',
      target: { streamId: duplicate },
      commandId: randomUUID(),
      name: 'LinkDuplicate',
      body: { proposalId: proposalId ?? '' },
      seen: { survivor: { linkedTo: null } },
      actor: { staff: 'province-supervisor-2.340000', role: 'province-supervisor', area: '340000' },
      authorise: () => null,
    });
    expect(alone.outcome).toBe('accepted');
    const absorbed = async () =>
      (await bench.record.read<PersonState>('person', survivor))?.state.realName.absorbed.map((each) => each.duplicate);
    expect(await absorbed()).toEqual([]);
    for (const other of [await bench.another(), await bench.another()]) {
      await other.casework.finishRealNames();
      expect(await absorbed()).toEqual([duplicate]);
      await other.close();
    }
  });
});

describe('R5.2 (五) who may know of a person', () => {
  it('R5.2 (五) a restricted person is known to the province and to auditors; to everybody else there is none', async () => {
    const personId = await published(staff, { serial: 9, name: '测试限' });
    accepted(await ofTwo(personId, 'RestrictPerson', {}));
    for (const by of [staff.clerk, staff.street, staff.county, await bench.as('city-supervisor.340100')]) {
      expect((await by.get(`/api/persons/${personId}`)).status).toBe(404);
      expect((await by.get(`/api/persons/${personId}/history`)).status).toBe(404);
      expect(await listed(by)).not.toContain(personId);
    }
    for (const by of [staff.clerk, staff.street]) {
      expect(await by.command(personId, 'RaiseObjection', { by: '居民', ...because })).toMatchObject({
        status: 404,
        body: { code: 'UNKNOWN_PERSON' },
      });
    }
    const found = await staff.clerk.post<{ items: readonly unknown[] }>('/api/persons/search', { q: '测试限' });
    expect(found.body.items).toEqual([]);
    expect(JSON.stringify((await staff.clerk.get('/public/notices')).body)).not.toContain('测试限');
    for (const by of [first, auditor]) expect((await by.get(`/api/persons/${personId}`)).status).toBe(200);

    accepted(await ofTwo(personId, 'RestrictPerson', { end: true }));
    expect((await staff.clerk.get(`/api/persons/${personId}`)).status).toBe(200);
    expect(await listed(staff.clerk)).toContain(personId);
  });
});

describe('R5.2 (五) an erased person', () => {
  it('R5.2 (五) is gone everywhere, the number is free, nothing is due, and every proof still holds', async () => {
    const personId = await published(staff, { serial: 11, name: '测试删' });
    const early = await first.command(personId, 'ErasePerson', because);
    expect(early).toMatchObject({ status: 409, body: { code: 'ERASURE_TOO_EARLY' } });
    const on = '2011-09-13';
    accepted(await staff.street.command(personId, 'CloseCase', { reasonCode: 'OWN_REQUEST', on }));
    const erased = accepted(await ofTwo(personId, 'ErasePerson', {}));
    expect(erased.nextDeadline).toBeNull();

    for (const by of [staff.county, first, auditor]) {
      expect((await by.get(`/api/persons/${personId}`)).status).toBe(404);
      expect(await listed(by)).not.toContain(personId);
    }
    expect(await bench.query(`select * from views.case_list where stream_id = '${personId}'`)).toEqual([]);
    expect(await bench.query(`select * from record.claims where stream_id = '${personId}'`)).toEqual([]);
    expect(await bench.query(`select stage, next_due_at from record.heads where stream_id = '${personId}'`)).toEqual([
      { stage: 'LEFT', next_due_at: null },
    ]);
    const again = accepted(
      await staff.clerk.register({
        citizenId: citizenId('1958-03-04', 11),
        name: '测试删',
        communityCode: COMMUNITY,
        retirementCategory: 'MALE',
      }),
    );
    expect(again.personId).not.toBe(personId);
    await bench.record.orderEntries();
    expect((await bench.record.verify()).bad).toBeNull();
  });
});
