import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';

declare module 'fastify' {
  interface FastifyRequest {
    /** The code of the refusal or problem this request was answered with; null after a plain answer. */
    answerCode: string | null;
  }
}

export interface Answered {
  readonly method: string;
  /** The route's template, never the address. */
  readonly route: string;
  readonly status: number;
  readonly seconds: number;
  readonly code: string | null;
}

/** Methods that a server of ours answers; a client may send any word in this place. */
const METHODS: ReadonlySet<string> = new Set(['GET', 'HEAD', 'POST', 'OPTIONS', 'PUT', 'PATCH', 'DELETE']);

/** Tells of every answer, of those given at the door too, and of no stream. */
export function observeAnswers(server: FastifyInstance, observe: (answered: Answered) => void): void {
  server.decorateRequest('answerCode', null);
  server.addHook('onResponse', (request, reply, done) => {
    if (isStream(reply)) return done();
    observe({
      method: METHODS.has(request.method) ? request.method : 'OTHER',
      route: routeOf(request),
      status: reply.statusCode,
      seconds: reply.elapsedTime / 1000,
      code: request.answerCode,
    });
    done();
  });
}

/** A stream that was open for hours is no slow answer. */
function isStream(reply: FastifyReply): boolean {
  return String(reply.getHeader('content-type') ?? '').startsWith('text/event-stream');
}

function routeOf(request: FastifyRequest): string {
  return request.is404 ? 'unknown' : (request.routeOptions.url ?? 'unknown');
}
