import type { ArgumentsHost, ExceptionFilter } from '@nestjs/common';
import { Catch, HttpException } from '@nestjs/common';
import { CursorError } from '#views/sql';
import { fieldError } from '#contracts/mistakes';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Logger } from 'pino';
import { allowedMethods } from './allowed-methods.ts';
import { languageOf } from './caller.ts';
import { invalidQuery, Problem, problemBody } from './problem.ts';

const BY_FASTIFY_CODE: Readonly<Record<string, () => Problem>> = {
  FST_ERR_CTP_BODY_TOO_LARGE: () => new Problem(413, 'BODY_TOO_LARGE', { headers: { connection: 'close' } }),
  FST_ERR_CTP_INVALID_MEDIA_TYPE: () => new Problem(415, 'UNSUPPORTED_MEDIA_TYPE'),
  FST_ERR_CTP_EMPTY_JSON_BODY: () => new Problem(400, 'MALFORMED_JSON'),
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: () => new Problem(400, 'MALFORMED_JSON'),
  FST_ERR_BAD_URL: () => new Problem(404, 'NOT_FOUND'),
  FST_ERR_MAX_PARAM_LENGTH: () => new Problem(404, 'NOT_FOUND'),
};

const BY_STATUS: Readonly<Record<number, () => Problem>> = {
  400: () => new Problem(400, 'MALFORMED_JSON'),
  404: () => new Problem(404, 'NOT_FOUND'),
  405: () => new Problem(405, 'METHOD_NOT_ALLOWED'),
  413: () => new Problem(413, 'BODY_TOO_LARGE'),
  415: () => new Problem(415, 'UNSUPPORTED_MEDIA_TYPE'),
};

/** Nobody was reached: nothing was done. */
const UNREACHABLE =
  /^(ECONNREFUSED|ENOENT|ETIMEDOUT|ENOTFOUND|57P03|53300|08001)$|^timeout exceeded when trying to connect/;

/** The connection broke, or stayed silent, under a statement: it may have been committed. pg gives some of these no code. */
const BROKEN = /^(ECONN\w+|EPIPE|57P0[12]|08\w{3})$|^Connection terminated|^Query read timeout|^Client has encountered/;

/** The one place where an error becomes an answer. Errors without a code of ours are logged without their words, which may name a person. */
@Catch()
export class ProblemFilter implements ExceptionFilter {
  constructor(private readonly log: Logger) {}

  catch(error: unknown, host: ArgumentsHost): void {
    const http = host.switchToHttp();
    this.answer(error, http.getRequest<FastifyRequest>(), http.getResponse<FastifyReply>());
  }

  answer(error: unknown, request: FastifyRequest, reply: FastifyReply): void {
    const problem = ofAnotherMethod(problemOf(error, request.method === 'GET'), request);
    request.answerCode = problem.code;
    if (problem.status >= 500) this.log.error({ requestId: request.id, ...traceOf(error) }, 'request failed');
    void reply
      .code(problem.status)
      .headers({ 'x-request-id': request.id, ...problem.details.headers })
      .type('application/problem+json; charset=utf-8')
      .send(JSON.stringify(problemBody(problem, { id: request.id, language: languageOf(request) })));
  }
}

function problemOf(error: unknown, changesNothing: boolean): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof CursorError) return invalidQuery((language) => [fieldError('cursor', 'FORMAT', language)]);
  const code = codeOf(error);
  const known = BY_FASTIFY_CODE[code];
  if (known) return known();
  const isUnreachable = saysAny(error, UNREACHABLE);
  if (isUnreachable || saysAny(error, BROKEN)) {
    const what = isUnreachable || changesNothing ? 'RECORD_UNREACHABLE' : 'OUTCOME_UNKNOWN';
    return new Problem(503, what, { headers: { 'retry-after': '2' } });
  }
  const byStatus = error instanceof HttpException ? BY_STATUS[error.getStatus()] : undefined;
  return byStatus ? byStatus() : new Problem(500, 'INTERNAL');
}

/** What the framework calls not found may be an address that takes another method. */
function ofAnotherMethod(problem: Problem, { url, method }: FastifyRequest): Problem {
  if (problem.code !== 'NOT_FOUND') return problem;
  const allowed = allowedMethods(url);
  if (allowed.length === 0 || allowed.includes(method)) return problem;
  return new Problem(405, 'METHOD_NOT_ALLOWED', { headers: { allow: allowed.join(', ') } });
}

/** Node's and Fastify's `code`, the record's `sqlState`. */
function codeOf(error: unknown): string {
  const { code, sqlState } = Object(error) as { readonly code?: unknown; readonly sqlState?: unknown };
  return [code, sqlState].find((each) => typeof each === 'string') ?? '';
}

function saysAny(error: unknown, pattern: RegExp): boolean {
  return [codeOf(error), error instanceof Error ? error.message : ''].some((said) => pattern.test(said));
}

/** Where it happened, never what it said. */
function traceOf(error: unknown): Readonly<Record<string, unknown>> {
  const frames = error instanceof Error ? (error.stack ?? '').split('\n').filter((row) => /^\s+at /.test(row)) : [];
  return {
    error: error instanceof Error ? error.name : typeof error,
    code: codeOf(error),
    stack: frames.slice(0, 8).join('\n'),
  };
}
