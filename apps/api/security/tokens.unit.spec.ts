import { areaTable } from '#law/area';
import { SignJWT, UnsecuredJWT } from 'jose';
import { createSecretKey, generateKeyPairSync } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { createRehearsalIssuer } from './rehearsal-issuer.ts';
import { tokenReader } from './tokens.ts';

const areas = areaTable([{ code: '340104', name: '蜀山区' }], []);
const pair = generateKeyPairSync('ed25519');
const pem = pair.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const issuer = createRehearsalIssuer(pem, areas);
const read = tokenReader(issuer.rules, areas);
const staff = 'county-officer-2.340104';

const signed = (claims: Record<string, unknown>, header: Record<string, unknown> = {}, key = pair.privateKey) =>
  new SignJWT({
    staff,
    iss: issuer.rules.issuer,
    aud: issuer.rules.audience,
    iat: seconds(),
    exp: seconds() + 60,
    ...claims,
  })
    .setProtectedHeader({ alg: 'EdDSA', ...header })
    .sign(key);
const seconds = () => Math.floor(Date.now() / 1000);

describe('tokens', () => {
  it('tells the account, role and area of a token of the rehearsal', async () => {
    const issued = await issuer.issue(staff);
    expect(await read(issued?.accessToken ?? '')).toEqual({ account: staff, role: 'county-officer', area: '340104' });
  });

  it('has no token for an area that never existed, or one of another level than the role', async () => {
    expect(await issuer.issue('county-officer.340199')).toBeNull();
    expect(await issuer.issue('city-supervisor.340104')).toBeNull();
    expect(await issuer.issue('system.340000')).toBeNull();
  });

  it('takes the types JWT and at+jwt, and no other', async () => {
    for (const typ of ['JWT', 'at+jwt', 'application/at+jwt'])
      expect(await read(await signed({}, { typ }))).not.toBeNull();
    expect(await read(await signed({}, { typ: 'logout+jwt' }))).toBeNull();
  });

  it('takes no forged, expired or unsigned token, and none for someone else', async () => {
    const stranger = generateKeyPairSync('ed25519').privateKey;
    const publicBytes = pair.publicKey.export({ type: 'spki', format: 'der' });
    const bad = {
      forged: await signed({}, {}, stranger),
      expired: await signed({ exp: seconds() - 60 }),
      endless: await signed({ exp: undefined }),
      unsigned: new UnsecuredJWT({ staff })
        .setIssuer(issuer.rules.issuer)
        .setAudience('yuanzhu')
        .setIssuedAt()
        .setExpirationTime('1h')
        .encode(),
      publicKeyAsSecret: await new SignJWT({
        staff,
        iss: issuer.rules.issuer,
        aud: 'yuanzhu',
        iat: seconds(),
        exp: seconds() + 60,
      })
        .setProtectedHeader({ alg: 'HS256' })
        .sign(createSecretKey(publicBytes)),
      otherAudience: await signed({ aud: 'elsewhere' }),
      otherIssuer: await signed({ iss: 'https://elsewhere.example' }),
      unknownArea: await signed({ staff: 'county-officer.340199' }),
      system: await signed({ staff: 'system.340000' }),
      noStaff: await signed({ staff: undefined }),
      nonsense: 'a.b.c',
    };
    for (const [what, token] of Object.entries(bad)) expect([what, await read(token)]).toEqual([what, null]);
  });
});
