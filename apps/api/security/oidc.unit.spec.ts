import { areaTable } from '#law/area';
import { exportJWK, generateKeyPair, SignJWT } from 'jose';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { tokenReaderOf } from './issuers.ts';
import { oidcKeys } from './tokens.ts';

const areas = areaTable([{ code: '340104', name: '蜀山区' }], []);
const staff = 'county-officer.340104';
let issuer: string;
let claimed: string;
let keys: Awaited<ReturnType<typeof generateKeyPair>>;

const provider = createServer((request, reply) => {
  void exportJWK(keys.publicKey).then((key) => {
    const discovery = { issuer: claimed, jwks_uri: `${issuer}/keys` };
    reply.setHeader('content-type', 'application/json');
    reply.end(JSON.stringify(request.url === '/keys' ? { keys: [{ ...key, kid: '1', alg: 'ES256' }] } : discovery));
  });
});

beforeAll(async () => {
  keys = await generateKeyPair('ES256');
  await new Promise<void>((resolve) => provider.listen(0, '127.0.0.1', resolve));
  issuer = `http://127.0.0.1:${(provider.address() as AddressInfo).port}`;
  claimed = issuer;
});
afterAll(() => void provider.close());

const settings = () =>
  ({ mode: 'production', devTokenKeyFile: null, oidcIssuer: issuer, oidcAudience: 'yuanzhu' }) as const;

const token = (key: CryptoKey, alg = 'ES256') =>
  new SignJWT({ staff })
    .setProtectedHeader({ alg, kid: '1', typ: 'at+jwt' })
    .setIssuer(issuer)
    .setAudience('yuanzhu')
    .setIssuedAt()
    .setExpirationTime('1m')
    .sign(key);

it('production reads tokens by the keys that the provider publishes', async () => {
  const read = await tokenReaderOf(settings(), null, areas);
  expect(await read(await token(keys.privateKey))).toEqual({ account: staff, role: 'county-officer', area: '340104' });
  const stranger = await generateKeyPair('ES256');
  expect(await read(await token(stranger.privateKey))).toBeNull();
});

it('does not trust a discovery document that speaks for another issuer', async () => {
  claimed = 'https://elsewhere.example';
  await expect(oidcKeys(issuer)).rejects.toThrow('is not the discovery document');
  claimed = issuer;
});

it('production does not start without a provider', async () => {
  await expect(tokenReaderOf({ ...settings(), oidcIssuer: null }, null, areas)).rejects.toThrow('OIDC_ISSUER');
});
