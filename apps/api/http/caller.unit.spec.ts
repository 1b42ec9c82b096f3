import { expect, it } from 'vitest';
import { languageOf } from './caller.ts';
import { requestId } from './request-id.ts';

it.each([
  [undefined, 'zh'],
  ['en', 'en'],
  ['en-GB,en;q=0.9,zh;q=0.8', 'en'],
  ['zh-CN,zh;q=0.9,en;q=0.8', 'zh'],
  ['fr, de', 'zh'],
  ['en;q=0', 'zh'],
  ['fr, en;q=0.1', 'en'],
  ['*', 'zh'],
  ['x;q=;;, ,', 'zh'],
])('answers %s in %s', (header, language) => {
  expect(languageOf({ headers: header === undefined ? {} : { 'accept-language': header } })).toBe(language);
});

it('keeps a request id that is a UUID or a trace id, and no other text', () => {
  const uuid = '0192f0c1-2d3e-7000-8000-0123456789ab';
  expect(requestId({ headers: { 'x-request-id': uuid } })).toBe(uuid);
  for (const text of ['34010419560815001X', '测试', 'a'.repeat(400), '<script>']) {
    expect(requestId({ headers: { 'x-request-id': text } })).toMatch(/^[0-9a-f]{8}-/);
  }
});
