import { openCasework } from '#casework/open';
import { startOfDay } from '#kernel/instant';
import { checkCharacter } from '#law/citizen-id';
import type { Configuration } from '#platform/configuration';
import { readConfiguration } from '#platform/configuration';
import { readLawTables } from '#platform/tables';
import type { KeyObject } from 'node:crypto';
import { createPublicKey, generateKeyPairSync, randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { Client } from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { FreshDatabase } from '../../test/support/database.ts';
import { freshDatabase } from '../../test/support/database.ts';
import { CannotRun } from './outcome.ts';
import type { Verbs } from './program.ts';
import { recordVerbs } from './record-verbs.ts';

let databases: readonly [FreshDatabase, FreshDatabase];
let folder: string;
let configuration: Configuration;
let verbs: Verbs;
let personId: string;

const noTemporal = () => {
  throw new Error('no Temporal here');
};

beforeAll(async () => {
  databases = [await freshDatabase(), await freshDatabase()];
  folder = mkdtempSync(join(tmpdir(), 'cli-'));
  const files = { master: join(folder, 'master.key'), seal: join(folder, 'seal.pem') };
  writeFileSync(files.master, randomBytes(32).toString('base64'));
  writeFileSync(files.seal, generateKeyPairSync('ed25519').privateKey.export({ type: 'pkcs8', format: 'pem' }));
  configuration = readConfiguration({
    DATABASE_URL: databases[0].url,
    VAULT_DATABASE_URL: databases[1].url,
    TEMPORAL_ADDRESS: '127.0.0.1:1',
    MASTER_KEY_FILE: files.master,
    SEAL_KEY_FILE: files.seal,
    REHEARSAL_START: '2011-09-01T09:00:00+08:00',
  });
  verbs = recordVerbs(() => configuration, noTemporal);
});
afterAll(async () => {
  for (const database of databases) await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

/** Registers somebody through the desk, and lets the sealer work. */
async function register(): Promise<string> {
  const { masterKeyFile, sealKeyFile } = configuration;
  const keys = { masterKeyFile: masterKeyFile ?? '', sealKeyFile: sealKeyFile ?? '' };
  const { casework, record, close } = await openCasework({ ...configuration, ...keys, tables: readLawTables() });
  const area = '340104003002';
  const citizenId = `34010419560815123${checkCharacter('34010419560815123')}`;
  const answer = await casework.persons.submitCommand({
    staff: { account: `community-clerk.${area}`, role: 'community-clerk', area },
    name: 'RegisterUnemployment',
    key: randomUUID(),
    body: { citizenId, name: '测试甲', communityCode: area, retirementCategory: 'MALE' },
  });
  await record.orderEntries();
  await record.closeBatch();
  await close();
  if (answer.outcome !== 'accepted') throw new Error(JSON.stringify(answer));
  return answer.standing.streamId;
}

describe('the verbs on a real record', () => {
  it('migrate makes the schema, and once more changes nothing', async () => {
    expect((await verbs.migrate()).exit).toBe(0);
    expect((await verbs.migrate()).exit).toBe(0);
    personId = await register();
  });

  it('verify finds a record whole', async () => {
    expect(await verbs.verify()).toMatchObject({ exit: 0, data: { bad: null, events: 1, commands: 1, seals: 1 } });
  });

  it('verify misses a seal that was kept outside and is not in the record', async () => {
    const outside = join(folder, 'seal.json');
    writeFileSync(outside, `${(await verbs.seal()).lines[0]}\n`);
    expect(await verbs.verify(outside)).toMatchObject({ exit: 0 });
    writeFileSync(outside, '{"number":9}');
    expect(await verbs.verify(outside)).toMatchObject({ exit: 1 });
    await expect(verbs.verify(join(folder, 'nowhere'))).rejects.toThrow(CannotRun);
  });

  it('verify looks for every seal that was handed over to SEAL_ANCHOR', async () => {
    const outside = join(folder, 'seals.jsonl');
    const anchored = recordVerbs(() => ({ ...configuration, sealAnchor: outside }), noTemporal);
    await expect(anchored.verify()).rejects.toThrow(CannotRun);
    const seal = (await verbs.seal()).lines[0] ?? '';
    writeFileSync(outside, `${seal}\n{"numb\n${seal}\n`);
    expect(await anchored.verify()).toMatchObject({ exit: 0 });
    writeFileSync(outside, `{"number":1}\n${seal}\n`);
    expect(await anchored.verify()).toMatchObject({ exit: 1 });
  });

  it('keys rotate exchanges the master key; the former one is needed no more', async () => {
    const present = randomBytes(32).toString('base64');
    const former = readFileSync(configuration.masterKeyFile ?? '', 'utf8');
    const both = join(folder, 'both.key');
    writeFileSync(both, `${present}\n${former}\n`);
    const rotating = recordVerbs(() => ({ ...configuration, masterKeyFile: both }), noTemporal);
    expect(await rotating.listKeys()).toMatchObject({ exit: 1 });
    expect(await rotating.rotateKeys()).toMatchObject({ exit: 0, data: { rewrapped: 1 } });
    writeFileSync(configuration.masterKeyFile ?? '', present);
    expect(await verbs.listKeys()).toMatchObject({ exit: 0 });
    expect(JSON.stringify((await verbs.replay({ personId, knownAt: startOfDay('2011-09-02') })).data)).toContain(
      '测试甲',
    );
  });

  it('release lets go of nothing that is not in quarantine', async () => {
    const request = { streamId: personId, by: 'operator-1', reason: '误报' };
    await expect(verbs.release(request)).rejects.toThrow(CannotRun);
  });

  it('replay tells the person as of a moment, masked', async () => {
    const outcome = await verbs.replay({ personId, knownAt: startOfDay('2011-09-02') });
    expect(outcome.data).toMatchObject({
      person: { stage: 'REGISTERED' },
      events: [{ type: 'UnemploymentRegistered' }],
    });
    expect(JSON.stringify(outcome)).not.toContain('19560815123');
    await expect(verbs.replay({ personId, knownAt: startOfDay('2011-08-31') })).rejects.toThrow(CannotRun);
    await expect(verbs.replay({ personId: randomUUID() })).rejects.toThrow(CannotRun);
  });

  it('bundle writes all that stands in the log of a person; check-bundle needs nothing but the file', async () => {
    const file = join(folder, 'bundle.json');
    expect(await verbs.bundle({ personId, file })).toMatchObject({
      exit: 0,
      data: { events: 1, commands: 1, unsealed: 0 },
    });
    const alone = recordVerbs(() => {
      throw new Error('there is no record here');
    }, noTemporal);
    const whole = await alone.checkBundle({ file, keyFiles: [] });
    expect(whole).toMatchObject({ exit: 0, data: { bad: null, seals: 1 } });
    expect(whole.lines.join()).toMatch(/compare the keys: [0-9a-f]{16}/);
    expect(readFileSync(file, 'utf8')).not.toMatch(/测试甲|19560815123/);
    await expect(verbs.bundle({ personId, file })).rejects.toThrow(CannotRun);
    await expect(verbs.bundle({ personId: randomUUID(), file: join(folder, 'none.json') })).rejects.toThrow(CannotRun);

    const pem = (key: KeyObject) => key.export({ type: 'spki', format: 'pem' });
    const [ours, others] = [join(folder, 'ours.pem'), join(folder, 'others.pem')];
    writeFileSync(ours, pem(createPublicKey(readFileSync(configuration.sealKeyFile ?? '', 'utf8'))));
    writeFileSync(others, pem(generateKeyPairSync('ed25519').publicKey));
    expect((await alone.checkBundle({ file, keyFiles: [ours] })).exit).toBe(0);
    expect((await alone.checkBundle({ file, keyFiles: [others] })).exit).toBe(1);
    const changed = join(folder, 'changed.json');
    writeFileSync(changed, readFileSync(file, 'utf8').replace('FEMALE', 'MALE').replace('MALE', 'FEMALE_50'));
    expect(await alone.checkBundle({ file: changed, keyFiles: [] })).toMatchObject({ exit: 1 });
    await expect(alone.checkBundle({ file: others, keyFiles: [] })).rejects.toThrow(CannotRun);
  });

  it('operations shows the figures; nothing is overdue', async () => {
    expect(await verbs.operations()).toMatchObject({
      exit: 0,
      data: { overdue: 0, quarantined: [], outdatedHeads: 0 },
    });
  });

  it('rebuild makes the views again', async () => {
    expect(await verbs.rebuild()).toMatchObject({ exit: 0, data: { streams: 1 } });
  });

  it('R20.1 (尾) calendar publish proposes the years that are not in force so, and says that a second person must approve', async () => {
    const file = join(folder, 'days.csv');
    writeFileSync(file, 'date,kind,occasion\n2031-01-01,holiday,元旦\n');
    const outcome = await verbs.publishCalendar(file);
    expect(outcome).toMatchObject({ exit: 0, data: [{ year: 2031, state: 'WAITS' }] });
    expect(outcome.lines.join()).toMatch(/a second person, a province supervisor, must approve/);
    expect((await verbs.publishCalendar(file)).data).toEqual(outcome.data);
    const delivered = new URL('../../libs/law/tables/exceptional-days.csv', import.meta.url);
    expect((await verbs.publishCalendar(fileURLToPath(delivered))).data).toContainEqual({
      year: 2026,
      state: 'PUBLISHED',
    });
    await expect(verbs.publishCalendar(join(folder, 'missing.csv'))).rejects.toThrow(CannotRun);
    writeFileSync(file, 'date,kind\n2031-01-01,feast\n');
    await expect(verbs.publishCalendar(file)).rejects.toThrow(CannotRun);
  });

  it('verify finds a changed event and says where', async () => {
    const client = new Client({ connectionString: databases[0].url });
    await client.connect();
    await client.query('alter table record.events disable trigger never_changed');
    await client.query(`update record.events set body = replace(body, 'MALE', 'FEMALE_50')`);
    await client.end();
    expect(await verbs.verify()).toMatchObject({ exit: 1, data: { bad: { stream: personId, version: 1 } } });
  });

  it('says which files are missing without keys', async () => {
    const keyless = recordVerbs(() => ({ ...configuration, masterKeyFile: null }), noTemporal);
    await expect(keyless.verify()).rejects.toThrow(/MASTER_KEY_FILE/);
  });
});
