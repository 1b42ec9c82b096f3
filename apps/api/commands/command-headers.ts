import { fieldError } from '#contracts/mistakes';
import { isUuid } from '#kernel/ids';
import type { FastifyRequest } from 'fastify';
import { Problem, invalidQuery } from '../http/problem.ts';

/** The idempotency key: it becomes the command's id. */
export function keyOf({ headers }: Pick<FastifyRequest, 'headers'>): string {
  const key = headers['idempotency-key'];
  if (typeof key !== 'string' || key.trim() === '') throw new Problem(400, 'KEY_MISSING');
  const uuid = key.trim().toLowerCase();
  if (!isUuid(uuid)) throw new Problem(400, 'KEY_MALFORMED');
  return uuid;
}

/** `If-Match: "<version>"`, or `undefined` without one. */
export function expectedVersionOf({ headers }: Pick<FastifyRequest, 'headers'>): number | undefined {
  const tag = headers['if-match'];
  if (tag === undefined || tag.trim() === '*') return undefined;
  const [, version] = /^\s*"?(\d{1,9})"?\s*$/.exec(tag) ?? [];
  if (version === undefined) throw invalidQuery((language) => [fieldError('If-Match', 'FORMAT', language)]);
  return Number(version);
}
