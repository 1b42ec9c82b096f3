import { formatInstant } from '#kernel/instant';
import type { Unmet } from '#kernel/refusal';
import type { Language } from '#law/language';
import { conditionText, isConditionCode } from '#law/texts';
import type { EntitlementItem } from '#person/benefits/entitlements';

/** R7.7 (七) One benefit, yes or no, in words. Staff of another area learn the answer, not the facts it rests on (R5.2). */
export function entitlementAnswer(
  { conditions, smallestChange, amount, ...item }: EntitlementItem,
  covers: boolean,
  language: Language,
) {
  if (!covers) return { ...item, conditions: [] };
  return {
    ...item,
    ...(amount === undefined ? {} : { amount }),
    conditions: conditions.map(({ text, ...condition }) => ({
      condition: text,
      text: conditionText(text, language),
      ...condition,
    })),
    ...(smallestChange === undefined
      ? {}
      : { smallestChange: smallestChange.map((each) => unmetAnswer(each, language)) }),
  };
}

/** A condition that was not met, in words. */
export function unmetAnswer({ condition, actual, needed, satisfiableAt }: Unmet, language: Language) {
  return {
    condition,
    text: isConditionCode(condition) ? conditionText(condition, language) : condition,
    actual,
    needed,
    ...(satisfiableAt === undefined ? {} : { satisfiableAt: formatInstant(satisfiableAt) }),
  };
}
