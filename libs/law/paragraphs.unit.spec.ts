import { describe, expect, it } from 'vitest';
import { grounds, isRuleId, paragraphOf, PARAGRAPH_IDS, PARAGRAPHS, RULES } from './paragraphs.ts';
import { refused } from './refused.ts';

describe('rules and paragraphs', () => {
  it('the nineteen paragraphs and the closing sentence stand in the order of the text', () => {
    expect(PARAGRAPH_IDS).toHaveLength(20);
    expect([PARAGRAPH_IDS[0], PARAGRAPH_IDS[18], PARAGRAPH_IDS[19]]).toEqual(['(一)', '(十九)', '(尾)']);
  });

  it('every rule rests on a paragraph and has words in both languages', () => {
    for (const rule of Object.values(RULES)) {
      expect(PARAGRAPHS[rule.paragraph]).toBeDefined();
      expect(rule.zh).toMatch(/[\u4E00-\u9FFF]/);
      expect(rule.en).not.toBe('');
    }
  });

  it('grounds cite the rules as given and their paragraphs in the order of the text, each once', () => {
    expect(grounds('R4.4')).toEqual({ paragraphs: ['(四)'], rules: ['R4.4'] });
    expect(grounds('R8.1', 'R7.3a', 'R8.3')).toEqual({
      paragraphs: ['(七)', '(八)'],
      rules: ['R8.1', 'R7.3a', 'R8.3'],
    });
    expect(grounds('R4.4', 'R4.4').rules).toEqual(['R4.4']);
  });

  it('tells a rule id from another text', () => {
    expect(isRuleId('R7.3a')).toBe(true);
    expect(isRuleId('R99.1')).toBe(false);
    expect(isRuleId('toString')).toBe(false);
    expect(paragraphOf('H1')).toBe('(七)');
  });

  it('a refusal carries code, grounds and what was not met', () => {
    const unmet = { condition: 'NOTICE_ENDED', actual: 'ON_NOTICE', needed: 'NOTICE_ENDED' } as const;
    expect(refused('NOTICE_RUNNING', 'R4.4', unmet)).toEqual({
      code: 'NOTICE_RUNNING',
      grounds: { paragraphs: ['(四)'], rules: ['R4.4'] },
      unmet: [unmet],
    });
    expect(refused('NO_ENTITLEMENT', ['R7.3a', 'R7.8']).grounds.rules).toEqual(['R7.3a', 'R7.8']);
  });
});
