import type { Refusal, Unmet } from '#kernel/refusal';
import type { RuleId } from './paragraphs.ts';
import { grounds } from './paragraphs.ts';
import type { ConditionCode, RefusalCode } from './texts.ts';

/** A condition that was not met, whose words stand in `texts/conditions.ts`. */
export type UnmetCondition = Unmet & { readonly condition: ConditionCode };

/** The law's refusal with its rules and paragraphs, so that a code without words or a rule without a paragraph does not compile. */
export function refused(
  code: RefusalCode,
  rules: RuleId | readonly [RuleId, ...RuleId[]],
  ...unmet: readonly UnmetCondition[]
): Refusal {
  const cited = typeof rules === 'string' ? grounds(rules) : grounds(...rules);
  return { code, grounds: cited, unmet };
}
