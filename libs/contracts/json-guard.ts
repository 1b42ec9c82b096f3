/**
 * What no JSON that reaches the record may hold, at any depth, in keys and in values: characters that PostgreSQL cannot keep (NUL,
 * lone surrogates), that make a text read otherwise than it is written (bidi overrides and isolates), other control characters
 * (line feed, carriage return and tab are text), keys that reach into prototypes, and shapes built to exhaust a parser.
 */
export type GuardCode =
  | 'CHARACTER_NUL'
  | 'CHARACTER_SURROGATE'
  | 'CHARACTER_BIDI'
  | 'CHARACTER_CONTROL'
  | 'KEY_FORBIDDEN'
  | 'JSON_TOO_DEEP'
  | 'JSON_TOO_MANY_KEYS';

export interface GuardFault {
  readonly path: string;
  readonly code: GuardCode;
}

export const MAX_DEPTH = 12;
export const MAX_VALUES = 2_000;

const FORBIDDEN_KEYS: readonly string[] = ['__proto__', 'constructor', 'prototype'];

/** The first fault, or `null`. Every level is left at the depth limit, so the shape of the input cannot exhaust the stack. */
export function findFault(value: unknown): GuardFault | null {
  return faultIn(value, '', 0, { left: MAX_VALUES });
}

/** The fault of a text, or `null`. */
export function characterFault(text: string): GuardCode | null {
  for (let place = 0; place < text.length; place += 1) {
    const code = text.charCodeAt(place);
    if (code === 0) return 'CHARACTER_NUL';
    if ((code < 0x20 && code !== 0x0a && code !== 0x0d && code !== 0x09) || (code >= 0x7f && code <= 0x9f))
      return 'CHARACTER_CONTROL';
    if ((code >= 0x202a && code <= 0x202e) || (code >= 0x2066 && code <= 0x2069)) return 'CHARACTER_BIDI';
    if (code >= 0xdc00 && code <= 0xdfff) return 'CHARACTER_SURROGATE';
    if (code >= 0xd800 && code <= 0xdbff) {
      const next = text.charCodeAt(place + 1);
      if (!(next >= 0xdc00 && next <= 0xdfff)) return 'CHARACTER_SURROGATE';
      place += 1;
    }
  }
  return null;
}

function faultIn(value: unknown, path: string, depth: number, budget: { left: number }): GuardFault | null {
  if (typeof value === 'string') return fault(path, characterFault(value));
  if (typeof value !== 'object' || value === null) return null;
  if (depth >= MAX_DEPTH) return { path, code: 'JSON_TOO_DEEP' };
  for (const [key, inner] of Object.entries(value)) {
    budget.left -= 1;
    if (budget.left < 0) return { path, code: 'JSON_TOO_MANY_KEYS' };
    const keyFault = FORBIDDEN_KEYS.includes(key) ? 'KEY_FORBIDDEN' : characterFault(key);
    const found = fault(path, keyFault) ?? faultIn(inner, path === '' ? key : `${path}.${key}`, depth + 1, budget);
    if (found) return found;
  }
  return null;
}

function fault(path: string, code: GuardCode | null): GuardFault | null {
  return code === null ? null : { path, code };
}
