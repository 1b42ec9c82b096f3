import helmet from '@fastify/helmet';
import type { FastifyInstance } from 'fastify';

/**
 * What every answer carries, a refusal at the door too: so it is set before anything else looks at a request.
 * Answers may hold personal data wherever they come from, so nothing is stored on the way; only the document's page is plain.
 */
export async function securityHeaders(server: FastifyInstance, https: boolean): Promise<void> {
  await server.register(helmet, {
    contentSecurityPolicy: { useDefaults: true, directives: CONTENT_SECURITY_POLICY },
    frameguard: { action: 'deny' },
    strictTransportSecurity: https ? { maxAge: TWO_YEARS_S, includeSubDomains: true } : false,
  });
  server.addHook('onRequest', (request, reply, done) => {
    if (!isPlain(request.url)) reply.header('cache-control', 'no-store');
    done();
  });
}

/** For what is answered before any hook runs: an address that cannot be read. */
export const BARE_HEADERS = { 'cache-control': 'no-store', 'x-content-type-options': 'nosniff' } as const;

const TWO_YEARS_S = 63_072_000;

function isPlain(url: string): boolean {
  return /^\/api\/(docs|openapi\.json)(?:[/?]|$)/.test(url);
}

/** Everything from this server; plain HTTP is allowed on a desk and behind a proxy. */
const CONTENT_SECURITY_POLICY = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:'],
  fontSrc: ["'self'"],
  objectSrc: ["'none'"],
  frameAncestors: ["'none'"],
  upgradeInsecureRequests: null,
};
