import { isUuid } from '#kernel/ids';
import type { FastifyInstance } from 'fastify';
import type { Logger } from 'pino';

/** One line a request, denied ones too: the route's pattern and the person's id, never the address with its query, no body, no name. */
export function logRequests(server: FastifyInstance, log: Logger): void {
  server.addHook('onResponse', (request, reply, done) => {
    log.info(
      {
        requestId: request.id,
        method: request.method,
        route: request.routeOptions.url ?? 'unknown',
        status: reply.statusCode,
        ms: Math.round(reply.elapsedTime),
        staff: request.staff?.account,
        personId: personIdIn(request.params),
      },
      'request',
    );
    done();
  });
}

/** Whatever else stands in the place of an id may be a name or a number, and is not logged. */
function personIdIn(params: unknown): string | undefined {
  const { id } = Object(params) as { readonly id?: unknown };
  return typeof id === 'string' && isUuid(id) ? id : undefined;
}
