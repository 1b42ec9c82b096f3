import fastifyStatic from '@fastify/static';
import type { DynamicModule } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import type { FastifyError, FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { swaggerFiles } from './docs/page.ts';
import { logRequests } from './http/access-log.ts';
import type { Answered } from './http/observe-answers.ts';
import { observeAnswers } from './http/observe-answers.ts';
import { acceptJsonOnly, BODY_LIMIT } from './http/json-body.ts';
import { endConnectionsWhenClosing } from './http/last-answers.ts';
import { ProblemFilter } from './http/problem.filter.ts';
import { requestId } from './http/request-id.ts';
import { BARE_HEADERS, securityHeaders } from './security/security-headers.ts';
import { authenticate } from './security/authenticate.ts';
import type { RateLimit } from './security/rate-limit.ts';
import type { TokenReader } from './security/tokens.ts';

export interface ServerParts {
  readonly module: DynamicModule;
  readonly readToken: TokenReader;
  readonly rateLimit: RateLimit;
  readonly log: Logger;
  /** Told of every answer, for metrics. */
  readonly observe?: (answered: Answered) => void;
  /** Reached over HTTPS only: production. */
  readonly https?: boolean;
}

/** Slow or idle connections must not pile up: a request has to arrive and be answered within these. */
const TIMEOUTS = { requestTimeout: 30_000, connectionTimeout: 60_000, keepAliveTimeout: 72_000 } as const;

/** The HTTP server with everything that comes before a controller. It does not listen yet. */
export async function createServer({
  module,
  readToken,
  rateLimit,
  log,
  observe = () => {},
  https = false,
}: ServerParts): Promise<NestFastifyApplication> {
  const problems = new ProblemFilter(log);
  const adapter = new FastifyAdapter({
    ...TIMEOUTS,
    bodyLimit: BODY_LIMIT,
    // Whoever asks over a connection that is still open while we close is answered, and told to connect elsewhere.
    return503OnClosing: false,
    genReqId: requestId,
    frameworkErrors: (error: FastifyError, request: FastifyRequest, reply: FastifyReply) =>
      problems.answer(error, request, reply.headers(BARE_HEADERS)),
  });
  const server = adapter.getInstance();
  observeAnswers(server, observe);
  endConnectionsWhenClosing(server);
  await securityHeaders(server, https);
  acceptJsonOnly(server);
  authenticate(server, readToken, rateLimit);
  logRequests(server, log);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    bodyParser: false,
    logger: false,
    abortOnError: false,
  });
  app.useGlobalFilters(problems);
  app.enableShutdownHooks([]);
  await app.register(fastifyStatic, {
    root: swaggerFiles(),
    prefix: '/api/docs/files/',
    index: false,
    decorateReply: false,
  });
  await app.init();
  await server.ready();
  return app;
}
