import type { Client } from '#contracts/client';
import { ROUTES } from '#contracts/routes';
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiBench } from '../../test/support/api.ts';
import { apiBench } from '../../test/support/api.ts';
import type { Staff } from '../../test/support/lives.ts';
import {
  accepted,
  certified,
  COMMUNITY,
  published,
  staff as staffNames,
  staffOf,
  subsidised,
} from '../../test/support/lives.ts';

/** Every JSON answer to a GET over one full life: nothing in it that the document does not tell, and all that http-contract names. */
let bench: ApiBench;
let staff: Staff;
let supervisor: Client;
let personId: string;
/** A page of the ledger, printed before the review was opened. */
let paper: { readonly serial: string; readonly digest: string };

/** What http-contract names of each answer. */
const CONTRACT: Readonly<Record<string, string>> = {
  '/api/persons':
    'items.personId items.name items.maskedCitizenId items.stage items.funnel items.area ' +
    'items.nextDeadline nextCursor',
  '/api/persons/{id}':
    'personId version stage funnel qualification identity.name identity.maskedCitizenId certificateNo ' +
    'categories primary employments agreement helper fiveClears review.year review.status leaving ' +
    'benefits.benefitId benefits.benefit benefits.form benefits.payee benefits.firstMonth ' +
    'benefits.lastMonth benefits.termBasis benefits.monthsUsed benefits.status deadlines.kind ' +
    'deadlines.dueAt deadlines.paragraph pending provisional availableCommands.name ' +
    'availableCommands.paragraph',
  '/api/persons/{id}/history':
    'events.id events.type events.version events.seq events.basis events.data events.hash ' +
    'events.actor.staff events.rulebookVersion events.causedBy',
  '/api/persons/{id}/commands':
    'items.commandId items.name items.at items.actor items.outcome items.code items.paragraphs ' + 'items.events',
  '/api/persons/{id}/diff': 'changes.field changes.events',
  '/api/persons/{id}/calendar': 'items.kind items.dueAt items.paragraph items.consequences',
  '/api/persons/{id}/entitlements':
    'items.benefit items.allowed items.qualifyingOn items.rule items.paragraphs items.rulebookVersion ' +
    'items.conditions.text items.conditions.fact items.conditions.value items.conditions.since ' +
    'items.conditions.holds items.smallestChange',
  '/api/persons/{id}/bundle': 'events seal',
  '/api/persons/{id}/card-basics': 'personId version asOf basics digest',
  '/api/ledger': 'items.personId items.version items.name items.stage nextCursor',
  '/api/ledger/pages/{serial}': 'serial genuine current changed.personId changed.events.type changed.events.paragraphs',
  '/api/ledger/stale-pages': 'items.serial items.changed nextCursor',
  '/api/deadlines': 'items.personId items.kind items.dueAt items.paragraph nextCursor',
  '/api/tasks':
    'items.personId items.kind items.owner items.dueOn items.priority.reason items.priority.text items.standard.content items.standard.time items.standard.effect items.paragraph nextCursor',
  '/api/reviews/{year}/progress': 'due attended passed failed missed overdueDecisions',
  '/api/reviews/{year}/progress/preview': 'items.personId nextCursor',
  '/api/reviews/{year}/preview': 'items.personId nextCursor',
  '/api/commands': 'items.name items.paragraph items.roles items.schema',
  '/api/operations': 'undelivered overdue sealLag quarantined outdatedHeads timelines tables',
  '/public/notices': 'items.name items.maskedCitizenId',
  '/api/health/live': 'status',
  '/api/health/ready': 'status',
  '/api/clock': 'now mode',
  '/api/rulebook': '',
  '/api/rulebook/{area}/history': '',
};

async function printed(): Promise<typeof paper> {
  const { headers } = await bench.inject({
    method: 'POST',
    url: '/api/ledger/pages.html',
    payload: { area: COMMUNITY, page: 1 },
    headers: { authorization: `Bearer ${await bench.tokenOf(staffNames.clerk)}` },
  });
  const [serial = ''] = /TZ[\d-]+/.exec(String(headers['content-disposition'])) ?? [];
  return { serial, digest: String(headers.etag).slice(1, -1) };
}

const QUERIES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  '/api/persons/{id}/diff': { from: '2011-09-12' },
  '/api/persons/{id}/entitlements': { form: 'PUBLIC_POST' },
  '/api/rulebook': { area: '340104', on: '2012-01-01' },
};

/** A life with a helper, an agreement, a subsidy, an appeal and a review that opens; beside it a notice that is on the board. */
beforeAll(async () => {
  bench = await apiBench('2011-09-01T09:00:00+08:00');
  staff = await staffOf(bench);
  supervisor = await bench.as('province-supervisor.340000', { purpose: '核对接口' });
  personId = await published(staff, { serial: 51 });
  await bench.moveClock('2011-09-13T09:00:00+08:00');
  await certified(staff, personId);
  const { street, county } = staff;
  accepted(await street.command(personId, 'MarkKeyPerson', { reason: '家庭困难' }));
  accepted(await street.command(personId, 'AssignHelper', { helper: 'helper.340104003' }));
  const measures = [{ text: '推荐岗位', dueOn: '2011-12-31' }];
  accepted(await street.command(personId, 'SignAgreement', { measures, from: '2011-09-13', to: '2012-09-12' }));
  await bench.moveClock('2011-09-14T09:00:00+08:00');
  await subsidised(staff, personId, { from: '2011-09-14', firstMonth: '2011-09' });
  const refused = accepted(
    await county.command(personId, 'RefuseBenefit', { benefit: 'HIRING_REWARD', reason: '非零就业家庭' }),
  );
  const hotline = await bench.as('hotline-agent.340100');
  const against = { eventId: refused.events[0]?.id ?? '' };
  accepted(await hotline.command(personId, 'LodgeAppeal', { against, reason: '不服' }));
  await county.command(personId, 'PassReview', {});
  await bench.moveClock('2012-01-05T09:00:00+08:00');
  paper = await printed();
  await bench.record.settleStream(personId);
  await published(staff, { serial: 53 });
  await bench.record.orderEntries();
});
afterAll(() => bench.close());

const gets = ROUTES.filter(({ method, media }) => method === 'GET' && media === undefined);
const asked = gets.filter(({ path }) => path in CONTRACT);

/** `items.conditions.text` in some item. */
function has(body: unknown, path: string): boolean {
  const [name = '', ...rest] = path.split('.');
  if (Array.isArray(body)) return body.some((item) => has(item, path));
  if (typeof body !== 'object' || body === null || !Object.hasOwn(body, name)) return false;
  return rest.length === 0 || has(Object.entries(body).find(([key]) => key === name)?.[1], rest.join('.'));
}

describe('every GET', () => {
  it('of the document is asked here, but for the progress of a clock that does not move', () => {
    expect(gets.map(({ path }) => path).filter((path) => !(path in CONTRACT))).toEqual(['/api/clock/progress']);
  });

  it.each(asked.map((route) => [route.path, route] as const))('%s', async (path, { answers }) => {
    const address = path
      .replace('{id}', personId)
      .replace('{year}', '2012')
      .replace('{area}', '340104')
      .replace('{serial}', paper.serial);
    const query = path.includes('{serial}') ? { digest: paper.digest } : (QUERIES[path] ?? {});
    const reader = ['/api/operations', '/api/persons/{id}/bundle', '/api/persons/{id}/card-basics'].includes(path)
      ? supervisor
      : staff.county;
    const { status, body } = await reader.get<object>(address, query);
    expect([path, status]).toEqual([path, 200]);
    expect(answers[200]?.parse(body)).toEqual(body);
    const named = (CONTRACT[path] ?? '').split(' ').filter((field) => field !== '');
    expect(named.filter((field) => !has(body, field))).toEqual([]);
  });

  it('of nobody is 404, of a page that is none 422', async () => {
    for (const { path } of asked.filter(({ path: each }) => each.includes('{id}'))) {
      const { status } = await supervisor.get(path.replace('{id}', randomUUID()), QUERIES[path] ?? {});
      expect([path, status]).toEqual([path, 404]);
    }
    for (const path of [
      '/api/persons',
      '/api/deadlines',
      '/api/tasks',
      '/api/reviews/2012/preview',
      '/public/notices',
    ]) {
      expect([path, (await staff.county.get(path, { cursor: 'none' })).status]).toEqual([path, 422]);
      expect([path, (await staff.county.get(path, { limit: 0 })).status]).toEqual([path, 422]);
    }
  });
});
