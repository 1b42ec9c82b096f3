/**
 * The words of every "no", in both languages. Codes are stable for ever, words may be bettered. A text may name values as
 * `{stage}`: codes, dates and counts, never anything personal. A value that is not given is shown as —.
 */
import type { Language } from './language.ts';
import { isStage, STAGES } from './stages.ts';
import { isStartupStep, STARTUP_STEPS } from './startup-steps.ts';
import type { TextEntry } from './text-entry.ts';
import type { ConditionCode } from './texts/conditions.ts';
import { CONDITIONS } from './texts/conditions.ts';
import type { ProblemCode } from './texts/problems.ts';
import { PROBLEMS } from './texts/problems.ts';
import type { RefusalCode } from './texts/refusals.ts';
import { REFUSALS } from './texts/refusals.ts';

/** The values a text names. */
export type TextParams = Readonly<Record<string, unknown>>;

export type { ConditionCode, ProblemCode, RefusalCode, TextEntry };

/** The law's refusal in words. */
export function refusalText(code: RefusalCode, params: TextParams, language: Language): TextEntry {
  return filled(REFUSALS[code][language], params, language);
}

/** A technical problem in words: nothing was decided. */
export function problemText(code: ProblemCode, params: TextParams, language: Language): TextEntry {
  return filled(PROBLEMS[code][language], params, language);
}

/** The condition that was not met, in words. */
export function conditionText(code: ConditionCode, language: Language): string {
  return CONDITIONS[code][language];
}

export function isRefusalCode(code: string): code is RefusalCode {
  return Object.hasOwn(REFUSALS, code);
}

export function isProblemCode(code: string): code is ProblemCode {
  return Object.hasOwn(PROBLEMS, code);
}

export function isConditionCode(code: string): code is ConditionCode {
  return Object.hasOwn(CONDITIONS, code);
}

function filled(text: TextEntry, params: TextParams, language: Language): TextEntry {
  const fill = (words: string): string =>
    words.replace(/\{(\w+)\}/g, (_, name: string) => inWords(params[name], language));
  return { title: fill(text.title), detail: fill(text.detail) };
}

/** A stage, or a step of the start-up chain, is shown by its name, a list with commas; `APPLIED|CHECKED` is a list too. */
function inWords(value: unknown, language: Language): string {
  if (typeof value === 'string' && value.includes('|')) return inWords(value.split('|'), language);
  if (Array.isArray(value) && value.length > 0) {
    return value.map((item) => inWords(item, language)).join(language === 'zh' ? '、' : ', ');
  }
  if (typeof value === 'number') return String(value);
  if (typeof value !== 'string' || value === '') return '—';
  if (value === 'NONE') return language === 'zh' ? '无' : 'none';
  if (isStartupStep(value)) return STARTUP_STEPS[value][language];
  return isStage(value) ? STAGES[value][language] : value;
}
