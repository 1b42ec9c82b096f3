import type { AreaTable } from '#law/area';
import type { Staff } from '#law/roles';
import { parseStaff } from '#law/roles';
import type { JWTPayload, JWTVerifyGetKey } from 'jose';
import { createRemoteJWKSet, decodeJwt, jwtVerify } from 'jose';

/** Tells who a token speaks for, or `null` when it is none of ours, forged or expired. */
export type TokenReader = (token: string) => Promise<Staff | null>;

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  /** Fixed here: what a token says of its own algorithm decides nothing (`alg: none`, RS256 read as HS256). */
  readonly algorithms: readonly string[];
  readonly key: JWTVerifyGetKey;
}

/** RFC 9068 access tokens, and those of providers that say only that it is a JWT. */
const TYPES: readonly string[] = ['jwt', 'at+jwt', 'application/at+jwt'];

/** The claim `staff` names the account, `<role>[-n].<areaCode>`; the area must be one that exists or once existed. */
export function tokenReader({ issuer, audience, algorithms, key }: TokenRules, areas: AreaTable): TokenReader {
  return async (token) => {
    try {
      const { payload, protectedHeader } = await jwtVerify(token, key, {
        issuer,
        audience,
        algorithms: [...algorithms],
        requiredClaims: ['exp', 'iat', 'staff'],
        clockTolerance: 5,
      });
      return TYPES.includes((protectedHeader.typ ?? 'jwt').toLowerCase()) ? staffOf(payload, areas) : null;
    } catch (error) {
      if (isUnreachable(error)) throw error;
      return null;
    }
  };
}

/** When a token that has been read ends, in milliseconds: what lasts longer than a request must not outlast it. */
export function tokenEnd(authorization = ''): number {
  const { exp = 0 } = decodeJwt(authorization.replace(/^Bearer\s+/i, ''));
  return exp * 1000;
}

/** The keys of an OpenID provider, found by its discovery document and cached by `jose`. */
export async function oidcKeys(issuer: string): Promise<JWTVerifyGetKey> {
  const address = `${issuer.replace(/\/$/, '')}/.well-known/openid-configuration`;
  const answer = await fetch(address, { signal: AbortSignal.timeout(10_000) });
  if (!answer.ok) throw new Error(`${address} answered ${answer.status}`);
  const found: unknown = await answer.json();
  const { issuer: named, jwks_uri: keys } = found as Readonly<Record<string, unknown>>;
  if (named !== issuer || typeof keys !== 'string')
    throw new Error(`${address} is not the discovery document of ${issuer}`);
  return createRemoteJWKSet(new URL(keys), { timeoutDuration: 5_000 });
}

function staffOf(payload: JWTPayload, areas: AreaTable): Staff | null {
  const claim = payload['staff'];
  const staff = typeof claim === 'string' ? parseStaff(claim) : null;
  return staff && areas.name(staff.area) !== undefined ? staff : null;
}

/** A provider that cannot be asked is no reason to call a token forged. */
function isUnreachable(error: unknown): boolean {
  return typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_JWKS_TIMEOUT';
}
