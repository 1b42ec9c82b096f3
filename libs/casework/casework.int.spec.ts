import type { Json } from '#kernel/event';
import { startOfDay } from '#kernel/instant';
import { checkCharacter } from '#law/citizen-id';
import type { Staff } from '#law/roles';
import { parseStaff } from '#law/roles';
import { readLawTables } from '#platform/tables';
import { generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FreshDatabase } from '../../test/support/database.ts';
import { freshDatabase } from '../../test/support/database.ts';
import type { CaseworkPlace, OpenCasework } from './open.ts';
import { openEventAnswer } from './persons/open-history.ts';
import { migrateCasework, openCasework } from './open.ts';

const clerk = staff('community-clerk.340104003002');
const neighbour = staff('community-clerk.340104003001');
const auditor = staff('auditor.340000');
const citizenId = citizen('34010419560815123');
let databases: readonly [FreshDatabase, FreshDatabase];
let folder: string;
let place: CaseworkPlace;
let open: OpenCasework;

beforeAll(async () => {
  databases = [await freshDatabase(), await freshDatabase()];
  folder = mkdtempSync(join(tmpdir(), 'casework-'));
  place = {
    mode: 'rehearsal',
    databaseUrl: databases[0].url,
    migrationDatabaseUrl: databases[0].url,
    vaultDatabaseUrl: databases[1].url,
    masterKeyFile: keep('master.key', randomBytes(32).toString('base64')),
    sealKeyFile: keep('seal.pem', generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' })),
    tables: readLawTables(),
  };
  await migrateCasework(place, startOfDay('2011-09-01'));
  open = await openCasework(place);
});
afterAll(async () => {
  await open?.close();
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

function keep(name: string, content: string | Buffer): string {
  writeFileSync(join(folder, name), content, { mode: 0o600 });
  return join(folder, name);
}

function staff(account: string): Staff {
  const parsed = parseStaff(account);
  if (!parsed) throw new Error(account);
  return parsed;
}

function citizen(seventeen: string): string {
  return seventeen + checkCharacter(seventeen);
}

function register(by: Staff, body: Readonly<Record<string, Json>> = {}, key: string = randomUUID()) {
  const all = {
    citizenId,
    name: '测试甲',
    communityCode: by.area,
    retirementCategory: 'MALE',
    phone: '13800005678',
    address: '蜀山区测试路一号',
    reason: `证号 ${citizenId} 电话 13800005678`,
    ...body,
  };
  return open.casework.persons.submitCommand({ staff: by, name: 'RegisterUnemployment', key, body: all });
}

async function registered(by = clerk, body: Readonly<Record<string, Json>> = {}): Promise<string> {
  const answer = await register(by, body);
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer));
  return answer.standing.streamId;
}

describe('a case from the desk', () => {
  let personId: string;

  it('R4.1 (四) is registered by the clerk of its community and not by a neighbour', async () => {
    expect(await register(neighbour, { communityCode: clerk.area })).toMatchObject({
      outcome: 'denied',
      denial: { code: 'AREA' },
    });
    personId = await registered();
    const again = await register(neighbour);
    expect(again).toMatchObject({ outcome: 'refused', refusal: { code: 'ALREADY_REGISTERED' } });
  });

  it('is read masked, with what falls due and what may be done', async () => {
    const read = await open.casework.persons.read({ staff: clerk, personId, purpose: null });
    expect(read).toMatchObject({
      outcome: 'found',
      value: {
        personId,
        stage: 'REGISTERED',
        funnel: 'FOUND',
        qualification: 'NONE',
        area: clerk.area,
        identity: { name: '测试甲', maskedCitizenId: `340***********${citizenId.slice(-4)}`, phone: '138****5678' },
      },
    });
    expect(JSON.stringify(read)).not.toContain(citizenId);
  });

  it('R5.2 (五) needs a purpose from elsewhere, and then shows who it is and what may be done there: nothing', async () => {
    const { persons } = open.casework;
    expect(await persons.read({ staff: neighbour, personId, purpose: null })).toEqual({ outcome: 'purpose-required' });
    const read = await persons.read({ staff: neighbour, personId, purpose: '核实 check' });
    expect(read).toMatchObject({ value: { identity: { name: '测试甲' }, availableCommands: [], categories: [] } });
    expect(await persons.history({ staff: neighbour, personId, purpose: '核实' })).toMatchObject({ outcome: 'denied' });
  });

  it('stands in the list at once, is found by citizen ID, and its deadlines stand in the ledger', async () => {
    const { lists } = open.casework;
    const items = { value: { items: [{ personId, stage: 'REGISTERED' }] } };
    expect(await lists.persons({ staff: clerk })).toMatchObject(items);
    expect(await lists.search({ staff: neighbour, q: citizenId })).toMatchObject(items);
    expect(await lists.search({ staff: neighbour, q: citizen('34010419560815125') })).toMatchObject({
      value: { items: [] },
    });
    const ledger = await lists.deadlines({ staff: clerk });
    expect(ledger.outcome === 'found' && ledger.value.items.length).toBeGreaterThan(0);
  });

  it('keeps its history and its commands, refusals too, and unmasks for a reason only', async () => {
    const { persons } = open.casework;
    const history = await persons.history({ staff: clerk, personId, purpose: null });
    expect(history).toMatchObject({
      value: [{ type: 'UnemploymentRegistered', version: 1, paragraphs: ['(二)', '(四)'] }],
    });
    expect(history).toMatchObject({
      value: [
        {
          protectedData: {
            name: '测试甲',
            citizenId: `340***********${citizenId.slice(-4)}`,
            phone: '138****5678',
            address: '***',
            reason: `证号 340***********${citizenId.slice(-4)} 电话 138****5678`,
          },
        },
      ],
    });
    expect(JSON.stringify(history)).not.toContain(citizenId);
    const commands = await persons.commands({ staff: clerk, personId, purpose: null });
    expect(commands).toMatchObject({
      value: [{ outcome: 'ACCEPTED' }, { outcome: 'REFUSED', code: 'ALREADY_REGISTERED' }],
    });
    const plain = await persons.unmask({
      staff: clerk,
      personId,
      fields: ['citizenId', 'phone'],
      reason: '打印通知 to print a notice',
    });
    expect(plain).toEqual({ outcome: 'found', value: { citizenId, phone: '13800005678' } });
  });

  it('R5.2 (五) shows the hotline outside its area what happened, never what is protected', async () => {
    const hotline = { staff: staff('hotline-agent.340200'), personId, purpose: '来电咨询' };
    const history = await open.casework.persons.history(hotline);
    expect(history).toMatchObject({ value: [{ type: 'UnemploymentRegistered', version: 1 }] });
    expect(JSON.stringify(history)).not.toMatch(/protectedData|测试甲|1380000/);
  });

  it('is unknown under an id that nobody has', async () => {
    const nobody = { staff: auditor, personId: randomUUID(), purpose: 'audit' };
    expect(await open.casework.persons.read(nobody)).toEqual({ outcome: 'unknown' });
  });
});

describe('the views', () => {
  it('made again from the log hold what the appends wrote', async () => {
    await registered(clerk, { citizenId: citizen('34010419660815123'), name: '测试乙' });
    const client = new Client({ connectionString: databases[0].url });
    await client.connect();
    const rowsOf = async () => {
      const found: unknown[][] = [];
      for (const table of ['case_list', 'deadline_ledger', 'public_notices', 'review_progress']) {
        found.push(
          (await client.query(`select to_jsonb(t) - 'listing_no' as row from views.${table} t order by 1`)).rows,
        );
      }
      return found;
    };
    const before = await rowsOf();
    expect(before[0]).toHaveLength(2);
    await client.query('truncate views.case_list, views.deadline_ledger');
    expect(await open.rebuild()).toBe(2);
    expect(await rowsOf()).toEqual(before);
    await client.end();
  });
});

describe('a record whose application role has an address of its own', () => {
  it('is migrated by the administrator, who sets the password, and opened with that address alone', async () => {
    const own = (database: FreshDatabase) => {
      const url = new URL(database.url);
      [url.username, url.password] = ['yuanzhu_app', 'of-the-application'];
      return url.href;
    };
    const given = { ...place, databaseUrl: own(databases[0]), vaultDatabaseUrl: own(databases[1]) };
    const urls = await migrateCasework({ ...given, vaultMigrationDatabaseUrl: place.vaultDatabaseUrl });
    expect(urls).toEqual({ databaseUrl: given.databaseUrl, vaultUrl: given.vaultDatabaseUrl });
    const served = { ...given, migrationDatabaseUrl: given.databaseUrl };
    const opened = await openCasework(served);
    await opened.record.checkRole();
    await opened.close();
    expect(() => migrateCasework(served)).toThrow('MIGRATION_DATABASE_URL');
  });
});

describe('a person whose key was destroyed', () => {
  it('is unknown to everyone once it was erased, its history too', async () => {
    const erased = await registered(clerk, { citizenId: citizen('34010419550815123'), name: '测试丙' });
    await open.record.destroyKey(erased);
    expect(await open.casework.persons.history({ staff: clerk, personId: erased, purpose: null })).toEqual({
      outcome: 'unknown',
    });
    const events = await open.record.openHistory(erased);
    expect(events.map(openEventAnswer)).toMatchObject([{ type: 'UnemploymentRegistered', protectedData: null }]);
    expect(JSON.stringify(events)).not.toContain('测试丙');
  });
});
