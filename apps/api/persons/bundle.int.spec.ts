import { bundle } from '#contracts/bundle';
import type { SealedBundle } from '#record/proof/bundle-format';
import { checkBundle } from '#record/proof/check-bundle';
import { createHash, generateKeyPairSync, sign } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { canonicalJson } from '#record/canonical';
import { publicKeyId } from '#record/secrets/keys';
import type { ApiBench } from '../../../test/support/api.ts';
import { apiBench } from '../../../test/support/api.ts';
import type { Staff } from '../../../test/support/lives.ts';
import { published, staffOf } from '../../../test/support/lives.ts';

let bench: ApiBench;
let staff: Staff;
let made: SealedBundle;

beforeAll(async () => {
  bench = await apiBench('2011-09-01T09:00:00+08:00');
  staff = await staffOf(bench);
  const personId = await published(staff, { serial: 91 });
  await bench.record.orderEntries();
  await bench.record.closeBatch();
  await published(staff, { serial: 93 });
  await staff.street.command(personId, 'PassStreetReview', {});
  const auditor = await bench.as('auditor.340000');
  made = (await auditor.get<SealedBundle>(`/api/persons/${personId}/bundle`)).body;
});
afterAll(() => bench.close());

/** As somebody would who has changed something and signs anew with a key of the same name, or with one of their own. */
function resigned(change: (bundle: SealedBundle) => object, byStranger = false): SealedBundle {
  const { seal, ...content } = { ...made, ...change(structuredClone(made)) };
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const keyId = byStranger ? publicKeyId(publicKey) : seal.keyId;
  const pem = publicKey.export({ type: 'spki', format: 'pem' }).toString();
  const signed = byStranger ? { ...content, keys: { ...content.keys, [keyId]: pem } } : content;
  const digest = createHash('sha256').update(canonicalJson(signed)).digest('hex');
  return {
    ...signed,
    seal: { digest, keyId, signature: sign(null, Buffer.from(digest), privateKey).toString('base64') },
  };
}

const withEvent = (at: number, change: object) => (of: SealedBundle) => ({
  events: of.events.map((event, place) => (place === at ? { ...event, ...change } : event)),
});

describe('the sealed bundle of a person', () => {
  it('holds everything as stored, every entry under its seal, and proves itself', () => {
    expect(() => bundle.strict().parse(made)).not.toThrow();
    expect(checkBundle(made)).toMatchObject({ bad: null, events: 5, commands: 6, seals: 2, unsealed: 0 });
    expect(made.madeBy).toEqual({ staff: 'auditor.340000', role: 'auditor', area: '340000' });
    const outcomes = made.commands.map(({ body }) => JSON.parse(body).outcome);
    expect(outcomes.filter((outcome) => outcome === 'refused')).toHaveLength(1);
  });

  it('holds nobody in plain words', () => {
    expect(JSON.stringify(made)).not.toMatch(/测试|195803|户口簿/);
  });

  it('changed in any place it is found out, also when it is signed anew', () => {
    const body = made.events[2]?.body ?? '';
    const stranger = (change: (bundle: SealedBundle) => object) => checkBundle(resigned(change, true)).bad;
    expect(checkBundle({ ...made, madeAt: made.madeAt + 1 }).bad?.what).toMatch(/not what was signed/);
    expect(checkBundle(resigned(() => ({}))).bad?.what).toMatch(/signature of the bundle/);
    expect(stranger(withEvent(2, { body: body.replace('OLDER', 'DISABLED') }))).toMatchObject({ version: 3 });
    expect(stranger(withEvent(2, { protected: null }))).toMatchObject({ version: 3 });
    expect(stranger(({ events }) => ({ events: events.slice(0, -1) }))?.what).toMatch(/head/);
    expect(stranger(({ commands }) => ({ commands: commands.slice(1) }))?.what).toMatch(/command that raised it/);
    const paths = made.events[0]?.place;
    expect(stranger(withEvent(1, { place: paths }))?.what).toMatch(/seal does not cover it/);
    const [first] = made.seals;
    const forged = { ...first, text: first?.text.replace('"number":1', '"number":7') };
    expect(stranger(({ seals }) => ({ seals: [forged, ...seals.slice(1)] }))?.what).toMatch(/signature is wrong/);
  });

  it('is taken from nobody but who is trusted', () => {
    const { publicKey } = generateKeyPairSync('ed25519');
    expect(checkBundle(made, [publicKey]).bad?.what).toMatch(/nobody trusts/);
    expect(checkBundle(resigned(() => ({}), true)).bad).toBeNull();
    expect(checkBundle(resigned(() => ({}), true)).keyIds).toHaveLength(2);
  });

  it('R5.2 (五) is for those who answer for others, in their own area, and that it was made is kept', async () => {
    const path = `/api/persons/${made.streamId}/bundle`;
    const statusOf = async (who: string) => (await (await bench.as(who)).get(path)).status;
    expect(await statusOf('county-officer.340104')).toBe(200);
    expect(await statusOf('community-clerk.340104003001')).toBe(403);
    expect(await statusOf('county-officer.340103')).toBe(403);
    const kept = await bench.query("select staff, outcome from record.read_log where what = 'bundle' order by id");
    expect(kept.map(({ staff: who, outcome }) => [who, outcome])).toEqual([
      ['auditor.340000', 'shown'],
      ['county-officer.340104', 'shown'],
      ['community-clerk.340104003001', 'ROLE'],
      ['county-officer.340103', 'AREA'],
    ]);
  });
});
