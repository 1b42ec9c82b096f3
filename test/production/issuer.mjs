/*
 * An OpenID provider for trials: discovery, keys, and a token for each member of staff by client credentials. It stands for a
 * province's own provider, where people sign in by themselves. ISSUER, HOST, PORT, ISSUER_SECRET, ISSUER_STAFF (by spaces).
 */
import { exportJWK, generateKeyPair } from 'jose';
import { randomUUID } from 'node:crypto';
import Provider from 'oidc-provider';

const { ISSUER = '', HOST = '127.0.0.1', PORT = '4000', ISSUER_SECRET = '', ISSUER_STAFF = '' } = process.env;
const staff = ISSUER_STAFF.split(/\s+/).filter((account) => account !== '');
if (ISSUER === '' || ISSUER_SECRET.length < 16 || staff.length === 0) {
  console.error(
    '需要 ISSUER、ISSUER_STAFF 与至少 16 位的 ISSUER_SECRET\n' +
      'ISSUER, ISSUER_STAFF and an ISSUER_SECRET of at least 16 characters are needed',
  );
  process.exit(1);
}

const { privateKey } = await generateKeyPair('ES256', { extractable: true });
const key = { ...(await exportJWK(privateKey)), kid: randomUUID(), use: 'sig', alg: 'ES256' };
const OURS = 'urn:yuanzhu';

const provider = new Provider(ISSUER, {
  jwks: { keys: [key] },
  clients: staff.map((account) => ({
    client_id: account,
    client_secret: ISSUER_SECRET,
    grant_types: ['client_credentials'],
    redirect_uris: [],
    response_types: [],
    id_token_signed_response_alg: 'ES256',
  })),
  features: {
    devInteractions: { enabled: false },
    clientCredentials: { enabled: true },
    resourceIndicators: {
      enabled: true,
      defaultResource: () => OURS,
      getResourceServerInfo: () => ({
        scope: '',
        audience: 'yuanzhu',
        accessTokenTTL: 3600,
        accessTokenFormat: 'jwt',
        jwt: { sign: { alg: 'ES256' } },
      }),
    },
  },
  extraTokenClaims: (/** @type {unknown} */ _, /** @type {{ clientId: string }} */ token) => ({
    staff: token.clientId,
  }),
});

const server = provider.listen(Number(PORT), HOST, () => process.send?.('ready'));
for (const signal of /** @type {const} */ (['SIGTERM', 'SIGINT'])) process.once(signal, () => end());
process.once('disconnect', () => end());

function end() {
  server.close(() => process.exit(0));
  server.closeAllConnections();
}
