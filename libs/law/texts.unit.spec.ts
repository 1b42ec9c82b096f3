import { describe, expect, it } from 'vitest';
import { STAGES } from './stages.ts';
import type { BilingualText } from './text-entry.ts';
import { conditionText, isConditionCode, isProblemCode, isRefusalCode, problemText, refusalText } from './texts.ts';
import { CONDITIONS } from './texts/conditions.ts';
import { PROBLEMS } from './texts/problems.ts';
import { REFUSALS } from './texts/refusals.ts';

const CHINESE = /[\u4E00-\u9FFF]/;
const texts: readonly (readonly [string, BilingualText])[] = [...Object.entries(REFUSALS), ...Object.entries(PROBLEMS)];

function namedValues(text: string): readonly string[] {
  return [...new Set(text.match(/\{\w+\}/g))].sort();
}

describe('R4.7 (四) every “no” has its reasons in both languages', () => {
  it.each(texts)(
    '%s has a title and a detail in Chinese and in English that name the same values',
    (code, { zh, en }) => {
      expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
      for (const text of [zh.title, zh.detail]) expect(text).toMatch(CHINESE);
      for (const text of [en.title, en.detail])
        expect(text.replace(/\([一二三四五六七八九十]+\)/g, '')).not.toMatch(CHINESE);
      expect(en.title && en.detail).not.toBe('');
      expect(namedValues(en.title + en.detail)).toEqual(namedValues(zh.title + zh.detail));
    },
  );

  it.each(Object.entries(CONDITIONS))('the condition %s has words in Chinese and in English', (code, { zh, en }) => {
    expect(code).toMatch(/^[A-Z][A-Z0-9]*(_[A-Z0-9]+)*$/);
    expect(zh).toMatch(CHINESE);
    expect(en).not.toMatch(CHINESE);
  });

  it('no code is both a refusal and a problem', () =>
    expect(Object.keys(PROBLEMS).filter((code) => isRefusalCode(code))).toEqual([]));

  it('R4.4 (四) says in words when the notice has ended', () => {
    expect(conditionText('NOTICE_ENDED', 'zh')).toBe('公示期满且无未决异议');
    expect(conditionText('NOTICE_ENDED', 'en')).toBe('the notice period has ended and no objection is open');
  });

  it('shows a stage by its name, several with a comma, and — for what is not given', () => {
    const params = { stage: 'APPLIED', needed: ['NOTICE_ENDED', 'STREET_REVIEWED'] };
    expect(refusalText('OUT_OF_ORDER', params, 'zh').detail).toBe(
      '当前环节为“已申请”，本事项只能在“公示期满、街道已复核”环节办理。',
    );
    expect(refusalText('OUT_OF_ORDER', params, 'en').detail).toBe(
      'The case stands at “applied”; this can be done at “notice ended, reviewed by the street” only.',
    );
    expect(refusalText('OUT_OF_ORDER', {}, 'en').detail).toContain('“—”');
    expect(refusalText('OUT_OF_ORDER', { stage: [], needed: null }, 'en').detail).not.toContain('{');
    expect(problemText('VERSION_MISMATCH', { version: 7 }, 'en').detail).toContain('7');
  });

  it('knows its own codes only', () => {
    expect([isRefusalCode('FOUR_EYES'), isProblemCode('FORBIDDEN_ROLE'), isConditionCode('NOTICE_ENDED')]).toEqual([
      true,
      true,
      true,
    ]);
    expect([isRefusalCode('toString'), isProblemCode('FOUR_EYES'), isConditionCode('')]).toEqual([false, false, false]);
  });

  it('every stage has a name in both languages', () => {
    for (const { zh, en } of Object.values(STAGES))
      expect([zh, en]).toEqual([expect.stringMatching(CHINESE), expect.stringMatching(/[a-z]/)]);
  });
});
