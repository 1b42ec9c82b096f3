import type { RuleId } from '#law/paragraphs';
import { grounds, isRuleId } from '#law/paragraphs';
import { personSchema } from '#person/fold';
import { rulebookSchema } from '#rulebook/rulebook';
import { describe, expect, it } from 'vitest';
import { asMarkdown, coverage, RULE_IDS } from './coverage.ts';
import { eventsTold } from './citations.ts';
import { EXAMPLE_DATES } from './example-dates.ts';
import { rulesIn, titlesWithRules } from './spec-titles.ts';

/** The rules by which the chain runs. Each has a test named by it. */
const CHAIN: readonly RuleId[] = [
  ...(['R1.1', 'R1.3', 'R3.1', 'R3.2', 'R3.3', 'R3.4', 'R4.1', 'R4.2', 'R4.3', 'R4.4'] as const),
  ...(['R5.5', 'R5.7', 'R5.9', 'R5.10', 'R6.1', 'R6.2', 'R6.3', 'R6.4', 'R6.5', 'R6.6', 'R6.8'] as const),
  ...(['R7.3a', 'R7.8', 'R8.1', 'R8.3', 'R8.4', 'R8.6', 'R10.1'] as const),
];

/** Rules that no command, event or test speaks of yet: what they need (households, posts, funds, tickets …) is not built. */
const NOT_YET: ReadonlySet<RuleId> = new Set<RuleId>([
  // households
  ...(['H1', 'H2', 'H3'] as const),
  // requests, posts
  ...(['R12.1', 'R12.3'] as const),
  // hotline, figures, funds
  ...(['R14.1', 'R15.1', 'R16.1', 'R17.1', 'R18.1', 'R18.2'] as const),
]);

const rules = coverage();

describe('what of the law is covered', () => {
  it('the document is the committed one', async () => {
    await expect(asMarkdown(rules, NOT_YET)).toMatchFileSnapshot('../../docs/law-coverage.md');
  });

  it.each(CHAIN)('%s has a test named by it', (rule) => {
    expect(rules.find((each) => each.rule === rule)?.tests).not.toEqual([]);
  });

  it('a rule of the chain is not among those that have not come yet', () => {
    expect(CHAIN.filter((rule) => NOT_YET.has(rule))).toEqual([]);
  });

  it('every other rule has a test named by it, or is among those that have not come yet, not both', () => {
    const tested = rules.filter(({ tests }) => tests.length > 0).map(({ rule }) => rule);
    expect(RULE_IDS.filter((rule) => !tested.includes(rule))).toEqual(RULE_IDS.filter((rule) => NOT_YET.has(rule)));
  });

  it('what a command or an event rests on is not among those that have not come yet', () => {
    const used = rules.filter(({ commands, events, deadlines }) => [...commands, ...events, ...deadlines].length > 0);
    expect(used.filter(({ rule }) => NOT_YET.has(rule))).toEqual([]);
  });

  it('no test is named by a rule that is none', () => {
    expect(titlesWithRules().filter(({ title }) => !rulesIn(title).every(isRuleId))).toEqual([]);
  });
});

describe('the example dates of the specification', () => {
  const titles = titlesWithRules();

  it.each(EXAMPLE_DATES)('$rule $example: has its test, titled by the rule', ({ rule, file, title }) => {
    expect(titles).toContainEqual({ file, title });
    expect(rulesIn(title)).toContain(rule);
  });
});

describe('no event without paragraph and rule', () => {
  const events = eventsTold();
  const types = Object.keys({ ...personSchema, ...rulebookSchema });

  it('the lives told raise every event there is', () => {
    expect([...new Set(events.map(({ type }) => type))].sort()).toEqual([...types].sort());
  });

  it.each(types)('%s cites rules of the law and their paragraphs', (type) => {
    for (const { grounds: cited } of events.filter((event) => event.type === type)) {
      const [rule, ...more] = cited.rules.filter(isRuleId);
      expect(rule && grounds(rule, ...more)).toEqual(cited);
    }
  });
});
