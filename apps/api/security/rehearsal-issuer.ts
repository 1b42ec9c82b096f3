import type { AreaTable } from '#law/area';
import { parseStaff } from '#law/roles';
import { createPrivateKey, createPublicKey } from 'node:crypto';
import { SignJWT } from 'jose';
import type { TokenRules } from './tokens.ts';

/** Signs tokens in rehearsal mode, by the Ed25519 key that the start has made (PKCS 8, PEM). Production has no such issuer. */
export interface RehearsalIssuer {
  readonly rules: TokenRules;
  /** `null`: no such member of staff. */
  issue(account: string): Promise<{ readonly accessToken: string; readonly expiresAt: number } | null>;
}

const ISSUER = 'urn:yuanzhu:rehearsal';
const AUDIENCE = 'yuanzhu';
const LIFETIME_S = 12 * 3600;

export function createRehearsalIssuer(privateKeyPem: string, areas: AreaTable): RehearsalIssuer {
  const privateKey = createPrivateKey(privateKeyPem);
  const publicKey = createPublicKey(privateKey);
  return {
    rules: { issuer: ISSUER, audience: AUDIENCE, algorithms: ['EdDSA'], key: async () => publicKey },
    async issue(account) {
      const staff = parseStaff(account);
      if (!staff || areas.name(staff.area) === undefined) return null;
      const expiresAt = Math.floor(Date.now() / 1000) + LIFETIME_S;
      const accessToken = await new SignJWT({ staff: account })
        .setProtectedHeader({ alg: 'EdDSA', typ: 'at+jwt' })
        .setIssuer(ISSUER)
        .setAudience(AUDIENCE)
        .setSubject(account)
        .setIssuedAt()
        .setExpirationTime(expiresAt)
        .sign(privateKey);
      return { accessToken, expiresAt: expiresAt * 1000 };
    },
  };
}
