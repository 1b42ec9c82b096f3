import { dateAt } from '#kernel/instant';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Pool } from 'pg';
import { afterAll, beforeAll, expect, inject, it } from 'vitest';
import { CANARY, desksOf } from '../chaos/acts.ts';
import { acknowledged } from '../chaos/checks/acknowledged.ts';
import type { Town } from '../chaos/client.ts';
import { newClient, work } from '../chaos/client.ts';
import { openDesk } from '../chaos/desk.ts';
import type { Ledger } from '../chaos/ledger.ts';
import { openLedger } from '../chaos/ledger.ts';
import { until } from '../support/house.ts';
import type { Part, ProductionTown } from './town.ts';
import { openTown, SECRET } from './town.ts';

const CLIENTS = 6;
const PERSONS_EACH = 30;
const ROUNDS = 2;
const SEED = 20_261_123;
const staff = Array.from({ length: CLIENTS }, (_, place) => desksOf(place)).flatMap((desks) => Object.values(desks));

let town: ProductionTown;
let ledger: Ledger;
const apis: Part[] = [];
const workers: Part[] = [];

beforeAll(async () => {
  town = await openTown(inject('temporalPrograms'), staff);
  ledger = openLedger(join(town.folder, 'ledger.jsonl'));
  for (const place of [0, 1]) {
    workers[place] = await town.start('worker', place);
    apis[place] = await town.start('api', place);
  }
}, 180_000);
afterAll(() => town?.close());

async function rows<Row extends object>(url: string, statement: string): Promise<readonly Row[]> {
  const pool = new Pool({ connectionString: url, max: 1 });
  try {
    return (await pool.query<Row>(statement)).rows;
  } finally {
    await pool.end();
  }
}

/** As a client of OAuth gets it: discovery, then the token's address with its own secret. */
async function tokenFor(account: string, secret = SECRET): Promise<string> {
  const discovery = await fetch(`${town.issuer}/.well-known/openid-configuration`);
  const { token_endpoint: address } = (await discovery.json()) as { token_endpoint: string };
  const authorization = `Basic ${Buffer.from(`${encodeURIComponent(account)}:${secret}`).toString('base64')}`;
  const body = new URLSearchParams({ grant_type: 'client_credentials' });
  const answer = await fetch(address, { method: 'POST', headers: { authorization }, body });
  if (!answer.ok) throw new Error(`the issuer answered ${answer.status}: ${await answer.text()}`);
  return ((await answer.json()) as { access_token: string }).access_token;
}

const [first = ''] = staff;
const look = (token: string) =>
  fetch(`${apis[0]?.url}/api/persons`, { headers: { authorization: `Bearer ${token}` } }).then(({ status }) => status);

it('a token of the issuer opens the doors; a changed one, a wrong secret and the local issuer do not', async () => {
  const token = await tokenFor(first);
  expect(await look(token)).toBe(200);
  const [head, claims, signature = ''] = token.split('.');
  expect(await look(`${head}.${claims}.${signature.startsWith('A') ? 'B' : 'A'}${signature.slice(1)}`)).toBe(401);
  await expect(tokenFor(first, 'not-the-secret-of-anybody')).rejects.toThrow('401');
  const local = await fetch(`${apis[0]?.url}/api/dev/token`, { method: 'POST' });
  expect(local.status).toBe(404);
});

it('nobody moves the clock of production', async () => {
  const authorization = `Bearer ${await tokenFor(first)}`;
  expect(await (await fetch(`${apis[1]?.url}/api/clock`, { headers: { authorization } })).json()).toMatchObject({
    mode: 'REAL',
  });
  expect(await rows(town.recordUrl, `select to_regclass('record.clock') as clock`)).toEqual([{ clock: null }]);
});

it('the engine keeps 512 shards in a database of its own', async () => {
  const [{ shards } = {}] = await rows<{ shards: string }>(
    town.temporalStoreUrl,
    'select count(*) as shards from shards where range_id > 0',
  );
  expect(Number(shards)).toBe(512);
});

it('API and worker are restarted in turn under load: after trying again nothing has failed, and all is in the record', async () => {
  const going = { goesOn: true };
  let [tries, serial] = [0, 0];
  const shared: Town = {
    desk: openDesk({ url: () => apis[tries++ % apis.length]?.url ?? '', tokenFor, ledger, canaries: [CANARY] }),
    ledger,
    hot: [],
    bornSince: '1972-01-01',
    today: () => dateAt(Date.now()),
    serial: () => serial++,
    goesOn: () => going.goesOn,
    turn: () => Promise.resolve(),
  };
  const clients = Array.from({ length: CLIENTS }, (_, place) => newClient(SEED, place));
  const working = Promise.all(clients.map((client) => work(shared, client, PERSONS_EACH)));
  const answered = (least: number) => until(async () => ledger.asked.length >= least, 60_000);

  await answered(100);
  const codes: (number | null)[] = [];
  for (let round = 0; round < ROUNDS; round += 1) {
    for (const [name, parts] of [['api', apis] as const, ['worker', workers] as const]) {
      for (const place of [0, 1]) {
        codes.push((await parts[place]?.stop()) ?? null);
        await answered(ledger.asked.length + 30); // the other one serves alone
        parts[place] = await town.start(name, place);
      }
    }
  }
  await answered(ledger.asked.length + 100);
  going.goesOn = false;
  await working;

  expect(codes).toEqual(Array(ROUNDS * 4).fill(0));
  expect(ledger.faults).toEqual([]);
  expect(ledger.sometimes.get('answers 500')).toBeUndefined();
  expect(ledger.sometimes.get('answers 503')).toBeUndefined();
  expect(ledger.sometimes.get('commands that needed another try')).toBeGreaterThan(0);
  expect(await acknowledged({ ledger, rows: (statement) => rows(town.recordUrl, statement) })).toEqual([]);
}, 240_000);

it('afterwards the record is whole, and every workflow knows what the record says', async () => {
  const dry = await until(async () => {
    const told = await town.yuanzhu('operations', '--json');
    const { undelivered, sealLag } = JSON.parse(told.said) as Figures;
    return undelivered + sealLag.unordered + sealLag.unsealed === 0 && told;
  }, 120_000);
  expect(dry.exit).toBe(0);
  expect(readFileSync(join(town.folder, 'anchor', 'seals.jsonl'), 'utf8')).toContain('"keyId"');
  expect(await town.yuanzhu('verify')).toMatchObject({ exit: 0 }); // with the seals handed over to SEAL_ANCHOR
  const agreed = await until(async () => {
    const compared = await town.yuanzhu('reconcile', '--timelines');
    return compared.exit === 0 && compared;
  }, 120_000);
  expect(agreed.exit).toBe(0);
}, 260_000);

interface Figures {
  readonly undelivered: number;
  readonly sealLag: { readonly unordered: number; readonly unsealed: number };
}

it('no log names a person, a password or a key', () => {
  const logs = town.logs();
  expect(logs.length).toBeGreaterThan(0);
  for (const secret of [CANARY, SECRET, 'of-the-application', 'of-the-administrator'])
    expect(logs).not.toContain(secret);
});
