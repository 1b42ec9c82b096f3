import { ROUTES } from '#contracts/routes';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { Problem } from '../http/problem.ts';
import type { RateLimit } from './rate-limit.ts';
import type { TokenReader } from './tokens.ts';

const OPEN: ReadonlySet<string> = new Set([
  ...ROUTES.filter(({ access }) => access === 'OPEN').map(({ method, path }) => `${method} ${path}`),
  'GET /api/openapi.json',
]);

/**
 * 401 comes before everything else: the token is read before the body is, also for addresses that do not exist.
 * What lies outside `/api/` is public by its nature.
 */
export function authenticate(server: FastifyInstance, readToken: TokenReader, limit: RateLimit): void {
  server.decorateRequest('staff', null);
  server.addHook('onRequest', async (request, reply) => {
    reply.header('x-request-id', request.id);
    if (!isOpen(request)) request.staff = await staffOf(request, readToken);
    const waitS = limit(request.staff?.account ?? request.ip);
    if (waitS > 0) throw new Problem(429, 'TOO_MANY_REQUESTS', { headers: { 'retry-after': String(waitS) } });
  });
}

function isOpen(request: FastifyRequest): boolean {
  const [path = ''] = request.url.split('?');
  if (!path.startsWith('/api/')) return true;
  return path.startsWith('/api/docs') || OPEN.has(`${request.method} ${request.routeOptions.url ?? path}`);
}

async function staffOf(request: FastifyRequest, readToken: TokenReader): Promise<FastifyRequest['staff']> {
  const [, token] = /^Bearer ([\w.~+/-]+=*)$/i.exec(request.headers.authorization ?? '') ?? [];
  const staff = token === undefined ? null : await readToken(token);
  if (!staff) throw new Problem(401, 'INVALID_TOKEN', { headers: { 'www-authenticate': 'Bearer realm="yuanzhu"' } });
  return staff;
}
