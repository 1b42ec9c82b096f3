import fc from 'fast-check';
import { expect, test } from 'vitest';
import { canonicalJson } from './canonical.ts';

test('keys are sorted at every depth, undefined is left out, arrays keep their order', () => {
  expect(canonicalJson({ b: [2, { d: 1, c: undefined, a: null }], a: '公示' })).toBe(
    '{"a":"公示","b":[2,{"a":null,"d":1}]}',
  );
});

test('numbers and signs that have several spellings have one', () => {
  expect(canonicalJson([1.0, 1e2, -0, '\u0001', '\ud800'])).toBe('[1,100,0,"\\u0001","\\ud800"]');
});

test('what JSON cannot hold is no canonical value', () => {
  for (const value of [NaN, Infinity, 1n, () => 1, undefined, Symbol('s'), new Map()]) {
    expect(() => canonicalJson(value)).toThrow(TypeError);
  }
});

test('any JSON value reads back as itself, whatever the order of its keys', () => {
  fc.assert(
    fc.property(fc.jsonValue(), (value) => {
      const text = canonicalJson(value);
      expect(JSON.parse(text)).toEqual(JSON.parse(JSON.stringify(value)));
      expect(canonicalJson(JSON.parse(text))).toBe(text);
    }),
  );
});
