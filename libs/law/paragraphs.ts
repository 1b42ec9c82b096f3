import type { Grounds } from '#kernel/event';
import type { Paragraph } from './paragraph-titles.ts';
import { PARAGRAPHS } from './paragraph-titles.ts';
import { RULES } from './rules.ts';

export type { Paragraph };
export { PARAGRAPHS, RULES };
export type RuleId = keyof typeof RULES;

/** All paragraphs, in the order of the text. */
export const PARAGRAPH_IDS = Object.keys(PARAGRAPHS) as readonly Paragraph[];

export function isRuleId(text: string): text is RuleId {
  return Object.hasOwn(RULES, text);
}

export function paragraphOf(rule: RuleId): Paragraph {
  return RULES[rule].paragraph;
}

/** What the law says of an event or a refusal: the rules in the order given, their paragraphs in the order of the text. */
export function grounds(rule: RuleId, ...more: readonly RuleId[]): Grounds {
  const rules = [...new Set([rule, ...more])];
  const cited = new Set<Paragraph>(rules.map(paragraphOf));
  return { paragraphs: PARAGRAPH_IDS.filter((paragraph) => cited.has(paragraph)), rules };
}
