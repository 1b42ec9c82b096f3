import { fieldError, fieldErrors } from '#contracts/mistakes';
import { findFault } from '#contracts/json-guard';
import { isCivilDate } from '#kernel/civil-date';
import { isUuid } from '#kernel/ids';
import type { Instant } from '#kernel/instant';
import { endOfDay, parseInstant } from '#kernel/instant';
import type { z } from 'zod';
import { invalidBody, invalidQuery, Problem } from './problem.ts';

/** The body as its schema gives it, or 422 with a line for every mistake. */
export function validBody<Schema extends z.ZodType>(schema: Schema, body: unknown): z.output<Schema> {
  return valid(schema, body, invalidBody);
}

export function validQuery<Schema extends z.ZodType>(schema: Schema, query: unknown): z.output<Schema> {
  return valid(schema, { ...(query as object) }, invalidQuery);
}

/** An id in an address: what is no id names nobody. */
export function personIdOf(text: string): string {
  const id = text.toLowerCase();
  if (!isUuid(id)) throw new Problem(404, 'UNKNOWN_PERSON');
  return id;
}

/** An instant in a body or a query, or 422. */
export function instantIn(path: string, text: string): Instant {
  try {
    return parseInstant(text);
  } catch {
    throw invalidQuery((language) => [fieldError(path, 'INSTANT', language)]);
  }
}

/** A moment to look back to: an instant, or a day, which is meant as a whole. A bare `+` of an offset reaches us as a blank. */
export function momentIn(path: string, text: string): Instant {
  return isCivilDate(text) ? endOfDay(text) - 1 : instantIn(path, text.replace(/ (?=\d{2}:\d{2}$)/, '+'));
}

function valid<Schema extends z.ZodType>(
  schema: Schema,
  value: unknown,
  problem: typeof invalidBody,
): z.output<Schema> {
  if (value === undefined) throw new Problem(400, 'MALFORMED_JSON');
  const fault = findFault(value);
  if (fault) throw problem((language) => [fieldError(fault.path, fault.code, language)]);
  const parsed = schema.safeParse(value, { reportInput: true });
  if (!parsed.success) throw problem((language) => fieldErrors(parsed.error.issues, language));
  return parsed.data;
}

export function yearOf(text: string): string {
  if (!/^20\d{2}$/.test(text)) throw new Problem(404, 'NOT_FOUND');
  return text;
}
