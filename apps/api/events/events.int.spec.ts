import { feedItem } from '#contracts/work';
import { SignJWT } from 'jose';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { ApiBench } from '../../../test/support/api.ts';
import type { Answered } from '../http/observe-answers.ts';
import { apiBench, ISSUER_KEYS } from '../../../test/support/api.ts';
import type { Staff } from '../../../test/support/lives.ts';
import { accepted, citizenId, COMMUNITY, published, staffOf } from '../../../test/support/lives.ts';

const COUNTY = 'county-officer.340104';

interface Frame {
  readonly id?: string;
  readonly event?: string;
  readonly data?: string;
}

const observed: Answered[] = [];
let bench: ApiBench;
let staff: Staff;
let url: string;

beforeAll(async () => {
  bench = await apiBench('2011-09-01T09:00:00+08:00', { observe: (answer) => void observed.push(answer) });
  staff = await staffOf(bench);
  url = await bench.listen();
});
afterAll(() => bench.close());

/** A reader of the stream; `next` waits for the frames it asks for. */
async function reader(token: string, lastEventId?: string) {
  const gone = new AbortController();
  const headers = {
    authorization: `Bearer ${token}`,
    ...(lastEventId === undefined ? {} : { 'last-event-id': lastEventId }),
  };
  const answer = await fetch(`${url}/api/events/stream`, { headers, signal: gone.signal });
  const lines = answer.body?.pipeThrough(new TextDecoderStream()).getReader();
  let text = '';
  const more = async (): Promise<boolean> => {
    const { done = true, value = '' } = (await lines?.read()) ?? {};
    text += value;
    return !done;
  };
  return {
    status: answer.status,
    headers: answer.headers,
    /** Frames of events until there are so many. */
    async events(count: number): Promise<readonly Frame[]> {
      while (framesIn(text).filter(({ data }) => data !== undefined).length < count && (await more()));
      return framesIn(text).filter(({ data }) => data !== undefined);
    },
    lastId: () => framesIn(text).findLast(({ id }) => id !== undefined)?.id,
    /** Until the server ends it. */
    async end(): Promise<string> {
      while (await more());
      return text;
    },
    leave: () => gone.abort(),
  };
}

function framesIn(text: string): readonly Frame[] {
  return text
    .split('\n\n')
    .slice(0, -1)
    .map((block) => Object.fromEntries(block.split('\n').map((line) => line.split(/: (.*)/s).slice(0, 2))) as Frame);
}

const seqsOf = (frames: readonly Frame[]) => frames.map(({ id }) => Number(id));

async function newcomer(serial: number): Promise<string> {
  const personId = await published(staff, { serial });
  await bench.record.orderEntries();
  return personId;
}

describe('the events of an area as they come', () => {
  it('tell what happened to whom by codes and dates, in the order of the sealer, and never who it is', async () => {
    const stream = await reader(await bench.tokenOf(COUNTY));
    expect([stream.status, stream.headers.get('content-type')]).toEqual([200, 'text/event-stream']);
    expect(stream.headers.get('cache-control')).toBe('no-store');
    const personId = await newcomer(81);
    const frames = await stream.events(5);
    stream.leave();
    expect(frames.map(({ event }) => event)).toEqual([
      'UnemploymentRegistered',
      'CertificateIssued',
      'ApplicationLodged',
      'CommunityCheckPassed',
      'PublicNoticePublished',
    ]);
    for (const { id, event, data = '' } of frames) {
      const item = feedItem.strict().parse(JSON.parse(data));
      expect(item).toMatchObject({ seq: Number(id), type: event, personId });
      expect(data).not.toMatch(/测试|195803|OLDER|户口簿/);
    }
  });

  it('go on after the last one seen: none missed, none twice, none out of order', async () => {
    const token = await bench.tokenOf(COUNTY);
    const first = await reader(token, '0');
    const seen = seqsOf(await first.events(3)).slice(0, 3);
    first.leave();
    const personId = await newcomer(83);
    const again = await reader(token, String(seen.at(-1)));
    const rest = await again.events(7);
    again.leave();
    expect(JSON.parse(rest.at(-1)?.data ?? '{}')).toMatchObject({ personId, type: 'PublicNoticePublished' });
    const order = await bench.query('select seq::int from record.log_order where version is not null order by seq');
    expect([...seen, ...seqsOf(rest)]).toEqual(order.map(({ seq }) => seq));
  });

  it('R5.2 (五) are those of the own area only; what lies elsewhere moves the place on all the same', async () => {
    const there = await bench.as('community-clerk.340111001008');
    const hers = await reader(await bench.tokenOf('community-clerk.340111001008'), '0');
    const body = { citizenId: citizenId('1960-01-01', 85), name: '测试庚', retirementCategory: 'MALE' as const };
    const { personId } = accepted(await there.register({ ...body, communityCode: '340111001008' }));
    await bench.record.orderEntries();
    const [only, ...more] = await hers.events(1);
    hers.leave();
    expect(more).toEqual([]);
    expect(JSON.parse(only?.data ?? '{}')).toMatchObject({ personId, seq: Number(only?.id) });

    const before = await reader(await bench.tokenOf(`community-clerk.${COMMUNITY}`), only?.id);
    accepted(await there.command(personId, 'IssueCertificate', {}));
    await newcomer(87);
    const frames = await before.events(5);
    before.leave();
    expect(frames.every(({ data = '' }) => !data.includes(personId))).toBe(true);
    expect(Number(before.lastId())).toBeGreaterThanOrEqual(Number(frames.at(-1)?.id));
  });

  it('R5.2 (五) that a stream was opened is kept', async () => {
    const kept = await bench.query("select distinct staff from record.read_log where what = 'events'");
    expect(kept.map(({ staff: who }) => who)).toContain(COUNTY);
  });
});

describe('a stream ends', () => {
  it('with the token it was opened with', async () => {
    const token = await new SignJWT({ staff: COUNTY })
      .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
      .setIssuer('urn:yuanzhu:rehearsal')
      .setAudience('yuanzhu')
      .setIssuedAt()
      .setExpirationTime('1s')
      .sign(ISSUER_KEYS.privateKey);
    const stream = await reader(token);
    expect(stream.status).toBe(200);
    expect(await stream.end()).toContain('id: ');
  });

  it('and one account has three at most; one that is left makes room', async () => {
    const token = await bench.tokenOf('county-officer-2.340104');
    const open = await Promise.all([reader(token), reader(token), reader(token)]);
    const fourth = await reader(token);
    expect([fourth.status, fourth.headers.get('retry-after')]).toEqual([429, '5']);
    expect(await fourth.end()).toContain('TOO_MANY_REQUESTS');
    const [first, ...others] = open;
    first?.leave();
    const room = async () => {
      const next = await reader(token);
      next.leave();
      return next.status;
    };
    await expect.poll(room).toBe(200);
    others.forEach(({ leave }) => leave());
  });

  it('401 without a token, 422 for a place that is none or not yet, 403 for nobody', async () => {
    expect((await reader('none')).status).toBe(401);
    const token = await bench.tokenOf(COUNTY);
    for (const place of ['x', '-1', '999999999']) {
      const stream = await reader(token, place);
      expect([place, stream.status]).toEqual([place, 422]);
      expect(await stream.end()).toContain('Last-Event-ID');
    }
  });

  it('and is no slow answer among the figures', () => {
    const streams = observed.filter(({ route }) => route === '/api/events/stream');
    expect(streams.length).toBeGreaterThan(0);
    expect(streams.filter(({ status }) => status === 200)).toEqual([]);
  });

  it('when the process is told to end: it does not wait for readers', async () => {
    const drained = await apiBench('2011-09-01T09:00:00+08:00');
    const before = url;
    url = await drained.listen();
    const stream = await reader(await drained.tokenOf(COUNTY));
    url = before;
    const began = performance.now();
    const [text] = await Promise.all([stream.end(), drained.close()]);
    expect(text).toContain('id: 0');
    expect(performance.now() - began).toBeLessThan(10_000);
  });
});
