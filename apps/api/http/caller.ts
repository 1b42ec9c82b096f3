import { characterFault } from '#contracts/json-guard';
import { fieldError } from '#contracts/mistakes';
import type { Language } from '#law/language';
import type { Staff } from '#law/roles';
import type { FastifyRequest } from 'fastify';
import { Problem, invalidQuery } from './problem.ts';
import { personIdOf } from './validate.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Who asks; null on open routes. Set before the body is read. */
    staff: Staff | null;
  }
}

/** Chinese unless English is preferred. */
export function languageOf(request: Pick<FastifyRequest, 'headers'>): Language {
  const ranges = (request.headers['accept-language'] ?? '').split(',').map(rangeOf);
  const best = ranges.filter(({ tag }) => /^(zh|en)\b/.test(tag)).sort((a, b) => b.weight - a.weight)[0];
  return best && best.weight > 0 && best.tag.startsWith('en') ? 'en' : 'zh';
}

export function staffOf(request: FastifyRequest): Staff {
  if (!request.staff) throw new Problem(401, 'INVALID_TOKEN');
  return request.staff;
}

const MAX_PURPOSE = 200;

/** The purpose of looking at a person: percent-encoded UTF-8, or null when none was given. */
export function purposeOf(request: FastifyRequest): string | null {
  const header = request.headers['access-purpose'];
  if (typeof header !== 'string' || header.trim() === '') return null;
  const purpose = decoded(header);
  if (purpose === null || purpose.length > MAX_PURPOSE || characterFault(purpose) !== null) {
    throw invalidQuery((language) => [fieldError('Access-Purpose', 'FORMAT', language)]);
  }
  return purpose;
}

/** Who looks at whom, and what for. */
export function lookOf(request: FastifyRequest, id: string) {
  return { staff: staffOf(request), purpose: purposeOf(request), personId: personIdOf(id) };
}

function decoded(text: string): string | null {
  try {
    return decodeURIComponent(text).trim();
  } catch {
    return null;
  }
}

function rangeOf(text: string): { readonly tag: string; readonly weight: number } {
  const [tag = '', ...parameters] = text.trim().toLowerCase().split(';');
  const quality = parameters.map((each) => /^\s*q=([\d.]+)\s*$/.exec(each)?.[1]).find((each) => each !== undefined);
  return { tag, weight: quality === undefined ? 1 : Number(quality) || 0 };
}
