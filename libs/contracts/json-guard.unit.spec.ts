import { describe, expect, it } from 'vitest';
import { findFault, MAX_DEPTH, MAX_VALUES } from './json-guard.ts';

describe('what no JSON may hold, at any depth', () => {
  it.each([
    ['a NUL', 'CHARACTER_NUL', 'a\u0000b'],
    ['a lone high surrogate', 'CHARACTER_SURROGATE', '\ud83d x'],
    ['a lone low surrogate', 'CHARACTER_SURROGATE', 'x\udc00'],
    ['a bidi override', 'CHARACTER_BIDI', 'a\u202eb'],
    ['a bidi embedding', 'CHARACTER_BIDI', '\u202a'],
    ['a bidi isolate', 'CHARACTER_BIDI', '\u2066'],
    ['an escape', 'CHARACTER_CONTROL', '\u001b[0m'],
    ['a C1 control', 'CHARACTER_CONTROL', '\u0085'],
  ])('finds %s in a value and in a key', (_, code, text) => {
    expect(findFault(text)).toEqual({ path: '', code });
    expect(findFault({ outer: [{ inner: text }] })).toEqual({ path: 'outer.0.inner', code });
    expect(findFault({ [text]: 1 })?.code).toBe(code);
  });

  it('lets texts of every script pass, with line breaks and characters beyond the first plane', () => {
    expect(findFault({ name: '𠮷𬭎 测试', reason: '一\n二\t三\r\n😀' })).toBeNull();
  });

  it('refuses keys that reach into prototypes', () => {
    expect(findFault(JSON.parse('{"a":{"__proto__":{"admin":true}}}'))).toEqual({ path: 'a', code: 'KEY_FORBIDDEN' });
    expect(findFault(JSON.parse('{"constructor":1}'))?.code).toBe('KEY_FORBIDDEN');
  });

  it('stops at the depth limit, however deep the rest goes', () => {
    const nest = (depth: number): unknown => JSON.parse('['.repeat(depth) + ']'.repeat(depth));
    expect(findFault(nest(MAX_DEPTH))).toBeNull();
    expect(findFault(nest(MAX_DEPTH + 1))?.code).toBe('JSON_TOO_DEEP');
    expect(findFault(nest(100_000))?.code).toBe('JSON_TOO_DEEP');
  });

  it('stops at the number of values', () => {
    const items = (count: number): unknown => Array.from({ length: count }, () => 1);
    expect(findFault(items(MAX_VALUES))).toBeNull();
    expect(findFault(items(MAX_VALUES + 1))?.code).toBe('JSON_TOO_MANY_KEYS');
  });
});
