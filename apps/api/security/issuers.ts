import type { AreaTable } from '#law/area';
import type { Configuration } from '#platform/configuration';
import { ConfigurationError } from '#platform/configuration';
import { readFileSync } from 'node:fs';
import type { RehearsalIssuer } from './rehearsal-issuer.ts';
import { createRehearsalIssuer } from './rehearsal-issuer.ts';
import type { TokenReader } from './tokens.ts';
import { oidcKeys, tokenReader } from './tokens.ts';

type Settings = Pick<Configuration, 'mode' | 'devTokenKeyFile' | 'oidcIssuer' | 'oidcAudience'>;

/** Signatures that a provider may use; never a shared secret. */
const OIDC_ALGORITHMS = ['RS256', 'PS256', 'ES256', 'EdDSA'];

/** The local issuer, in rehearsal mode only. */
export function issuerOf({ mode, devTokenKeyFile }: Settings, areas: AreaTable): RehearsalIssuer | null {
  if (mode === 'production' || devTokenKeyFile === null) return null;
  return createRehearsalIssuer(readFileSync(devTokenKeyFile, 'utf8'), areas);
}

/** Production trusts its OpenID provider; a rehearsal may have one too, else it trusts its own issuer. */
export async function tokenReaderOf(
  { oidcIssuer, oidcAudience }: Settings,
  issuer: RehearsalIssuer | null,
  areas: AreaTable,
): Promise<TokenReader> {
  if (issuer !== null) return tokenReader(issuer.rules, areas);
  if (oidcIssuer === null)
    throw new ConfigurationError('OIDC_ISSUER is needed, or in rehearsal mode DEV_TOKEN_KEY_FILE');
  const key = await oidcKeys(oidcIssuer);
  return tokenReader({ issuer: oidcIssuer, audience: oidcAudience, algorithms: OIDC_ALGORITHMS, key }, areas);
}
