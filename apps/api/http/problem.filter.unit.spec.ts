import { createLogger } from '#platform/logging';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { Writable } from 'node:stream';
import { expect, test } from 'vitest';
import { ProblemFilter } from './problem.filter.ts';

function answerTo(error: unknown, method: string): { status: number; code: unknown } {
  const seen = { status: 0, code: undefined as unknown };
  const reply = {
    code: (status: number) => ((seen.status = status), reply),
    headers: () => reply,
    type: () => reply,
    send: (text: string) => ((seen.code = (JSON.parse(text) as { code: unknown }).code), reply),
  };
  const log = createLogger('api', 'silent', new Writable({ write: (_, __, done) => done() }));
  const request = { id: 'r', method, headers: {} } as unknown as FastifyRequest;
  new ProblemFilter(log).answer(error, request, reply as unknown as FastifyReply);
  return seen;
}

const coded = (code: string): Error => Object.assign(new Error(code), { code });

test.each([
  ['a refused connection', coded('ECONNREFUSED'), 'RECORD_UNREACHABLE'],
  ['a server that is starting', Object.assign(new Error('refused'), { sqlState: '57P03' }), 'RECORD_UNREACHABLE'],
  ['no free connection', new Error('timeout exceeded when trying to connect'), 'RECORD_UNREACHABLE'],
  ['a killed server', new Error('Connection terminated unexpectedly'), 'OUTCOME_UNKNOWN'],
  ['a crashed neighbour', Object.assign(new Error('refused'), { sqlState: '57P02' }), 'OUTCOME_UNKNOWN'],
  ['a silent server', new Error('Query read timeout'), 'OUTCOME_UNKNOWN'],
  ['a reset connection', coded('ECONNRESET'), 'OUTCOME_UNKNOWN'],
])('%s under a command is 503 and says whether anything may have been done', (_, error, code) => {
  expect(answerTo(error, 'POST')).toEqual({ status: 503, code });
});

test('a look that met a broken connection is simply unreachable: it changes nothing', () => {
  const broken = new Error('Connection terminated unexpectedly');
  expect(answerTo(broken, 'GET')).toEqual({ status: 503, code: 'RECORD_UNREACHABLE' });
});

test('anything else stays 500 and tells nothing', () => {
  expect(answerTo(new Error('secret words'), 'POST')).toEqual({ status: 500, code: 'INTERNAL' });
});
