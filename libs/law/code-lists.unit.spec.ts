import { describe, expect, it } from 'vitest';
import { BENEFITS, EMPLOYMENT_FORMS, PAYEES, TERM_BASES } from './benefits.ts';
import { CATEGORIES, CATEGORY_CODES, isCategoryCode } from './categories.ts';
import { FACTS, isFactCode } from './facts.ts';
import type { Bilingual } from './language.ts';
import { PARAMETERS, paragraphOfParameter } from './parameter-catalogue.ts';
import { CANCELLATION_GROUNDS, DEREGISTRATION_REASONS, EXIT_REASONS, REFUSAL_REASONS } from './reasons.ts';
import { ROLES } from './roles.ts';
import { FUNNEL } from './stages.ts';

const LISTS: Readonly<Record<string, Readonly<Record<string, Bilingual>>>> = {
  BENEFITS,
  EMPLOYMENT_FORMS,
  PAYEES,
  TERM_BASES,
  CATEGORIES,
  FACTS,
  PARAMETERS,
  EXIT_REASONS,
  CANCELLATION_GROUNDS,
  DEREGISTRATION_REASONS,
  REFUSAL_REASONS,
  ROLES,
  FUNNEL,
};

describe('the closed lists of the law', () => {
  it.each(Object.entries(LISTS))('%s has words in both languages for each code', (_, list) => {
    for (const { zh, en } of Object.values(list)) {
      expect(zh).toMatch(/[\u4E00-\u9FFF]/);
      expect(en).not.toBe('');
    }
  });

  it('R3.2 (三) there are ten categories', () => {
    expect(CATEGORY_CODES).toHaveLength(10);
    expect(isCategoryCode('OLDER')).toBe(true);
    expect(isCategoryCode('constructor')).toBe(false);
  });

  it('R4.4 (四) a posted notice tells neither disability nor family, allowance, hardship', () => {
    for (const { public: words } of Object.values(CATEGORIES)) {
      expect(words.zh).not.toMatch(/残|家庭|低保|困难家庭|零就业/);
      expect(words.en).not.toMatch(/disab|famil|household|allowance|hardship/);
    }
  });

  it('R5.7 (五) exit, cancellation, deregistration and refusal share no reason code', () => {
    const codes = [EXIT_REASONS, CANCELLATION_GROUNDS, DEREGISTRATION_REASONS, REFUSAL_REASONS].flatMap((list) =>
      Object.keys(list),
    );
    expect(new Set(codes).size).toBe(codes.length);
  });

  it('R3.4 (三) the list of facts is closed', () => {
    expect(isFactCode('URBAN_MLA')).toBe(true);
    expect(isFactCode('SHOE_SIZE')).toBe(false);
  });

  it('every parameter names the paragraph that leaves it open', () => {
    expect(paragraphOfParameter('noticePeriod')).toBe('(四)');
    expect(paragraphOfParameter('missedReview')).toBe('(六)');
  });
});
