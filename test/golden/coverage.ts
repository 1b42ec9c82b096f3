import type { Paragraph, RuleId } from '#law/paragraphs';
import { PARAGRAPH_IDS, PARAGRAPHS, RULES } from '#law/paragraphs';
import { PERSON_COMMANDS } from '#person/commands';
import { RULEBOOK_COMMANDS } from '#rulebook/rulebook';
import { citedByDeadlines, citedByEvents } from './citations.ts';
import { EXAMPLE_DATES } from './example-dates.ts';
import type { SpecTitle } from './spec-titles.ts';
import { rulesIn, titlesWithRules } from './spec-titles.ts';

/** What there is of a rule: the commands that rest on it, the events that cite it, the deadlines under it, the tests named by it. */
export interface RuleCoverage {
  readonly rule: RuleId;
  readonly commands: readonly string[];
  readonly events: readonly string[];
  readonly deadlines: readonly string[];
  readonly tests: readonly SpecTitle[];
}

export const RULE_IDS = Object.keys(RULES) as readonly RuleId[];

export function coverage(): readonly RuleCoverage[] {
  const events = [...citedByEvents()];
  const deadlines = [...citedByDeadlines()];
  const titles = titlesWithRules();
  return RULE_IDS.map((rule) => ({
    rule,
    commands: [...PERSON_COMMANDS, ...RULEBOOK_COMMANDS].filter(({ rules }) => rules.includes(rule)).map(({ name }) => name),
    events: events.filter(([, { rules }]) => rules.has(rule)).map(([type]) => type),
    deadlines: deadlines.filter(([, rules]) => rules.has(rule)).map(([kind]) => kind),
    tests: titles.filter(({ title }) => rulesIn(title).includes(rule)),
  }));
}

/** Paragraph → rule → command → event → deadline → test. */
export function asMarkdown(rules: readonly RuleCoverage[], notYet: ReadonlySet<RuleId>): string {
  const untested = rules.filter(({ rule, tests }) => tests.length === 0 && !notYet.has(rule));
  const parts = PARAGRAPH_IDS.map((paragraph) => ofParagraph(paragraph, rules, notYet));
  return [
    '# What of the law is covered',
    'Paragraph → rule → commands, events, deadlines (by kind) → tests whose title names the rule. Written by `test/golden/law-coverage.spec.ts` (`npx vitest run --project unit test/golden -u`); a command stands under every rule it rests on, an event under every rule it can cite.',
    `Rules without test: ${untested.map(({ rule }) => rule).join(' ') || 'none'}. Events without paragraph: none may be, a test sees to it. Rules whose issue has not come yet: ${[...notYet].join(' ')}.`,
    'A wrong sign in R8.1, a wrong day in R4.4 or R8.4, a wrong order of settling in R6.4 and R10.1 make named tests fail: `npm run chaos:planted -- law` plants each and prints who noticed.',
    ...parts.filter((part) => part !== ''),
    examples(),
  ]
    .join('\n\n')
    .concat('\n');
}

/** Every example date of the specification with its test. */
function examples(): string {
  const lines = EXAMPLE_DATES.map(({ rule, example, title, file }) => `- ${rule}: ${example} → \`${title}\` · ${file}`);
  return ['## Example dates', lines.join('\n')].join('\n\n');
}

function ofParagraph(paragraph: Paragraph, rules: readonly RuleCoverage[], notYet: ReadonlySet<RuleId>): string {
  const own = rules.filter(({ rule }) => RULES[rule].paragraph === paragraph);
  if (own.length === 0) return '';
  const { zh, en } = PARAGRAPHS[paragraph];
  return [`## ${paragraph} ${zh}, ${en}`, ...own.map((each) => ofRule(each, notYet))].join('\n\n');
}

function ofRule({ rule, commands, events, deadlines, tests }: RuleCoverage, notYet: ReadonlySet<RuleId>): string {
  const { zh, en } = RULES[rule];
  const lines = [
    ...listed('commands', commands),
    ...listed('events', events),
    ...listed('deadlines', deadlines),
    ...tests.map(({ file, title }) => `- \`${title.replaceAll('`', "'")}\` · ${file}`),
  ];
  const state = notYet.has(rule) ? ' (not yet)' : '';
  return [`### ${rule} ${zh}, ${en}${state}`, ...(lines.length > 0 ? [lines.join('\n')] : [])].join('\n\n');
}

function listed(what: string, names: readonly string[]): readonly string[] {
  return names.length > 0 ? [`- ${what}: ${names.map((name) => `\`${name}\``).join(' ')}`] : [];
}
