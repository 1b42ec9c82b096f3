import type { CivilDate } from '#kernel/civil-date';
import type { AreaCode } from './area.ts';
import type { Language } from './language.ts';
import { PARAMETERS } from './parameter-catalogue.ts';
import { valueInWords } from './parameter-words.ts';
import type { RuleId } from './paragraphs.ts';
import { paragraphOf } from './paragraphs.ts';
import type { Rulebook } from './rulebook.ts';
import type { OrderedStandard, ServiceStandard } from './service-standards.ts';
import { timeOf } from './service-times.ts';
import type { OfficeTaskKind } from './texts/office-tasks.ts';

export interface StepAsked {
  readonly step: OfficeTaskKind;
  readonly area: AreaCode;
  readonly on: CivilDate;
}

/** The nearest layer's standard of the step. */
export function standardFor(rules: Rulebook, { step, area, on }: StepAsked): OrderedStandard | null {
  return rules.serviceStandards(area, on).find((standard) => standard.step === step) ?? null;
}

export interface StandardInWords {
  readonly content: string;
  readonly time: string;
  readonly effect: string;
  readonly rule: RuleId;
  readonly paragraph: string;
}

/** What holds for a step there and then, as whoever does it reads it. */
export function standardInWords(asked: StepAsked, rules: Rulebook, language: Language): StandardInWords | null {
  const standard = standardFor(rules, asked);
  if (!standard) return null;
  const { content, effect } = standard;
  const time = timeInWords(standard, { ...asked, rules }, language);
  return { content: content[language], time, effect: effect[language], rule: 'R11.2', paragraph: paragraphOf('R11.2') };
}

/** The time of a step in plain words, for an area on a day. */
export function timeInWords(
  { step, workingDays }: Pick<ServiceStandard, 'step' | 'workingDays'>,
  { rules, area, on }: { readonly rules: Rulebook; readonly area: AreaCode; readonly on: CivilDate },
  language: Language,
): string {
  if (workingDays !== null)
    return { zh: `${workingDays}个工作日内`, en: `within ${workingDays} working days` }[language];
  const told = (timeOf(step) ?? []).map(({ parameter, field }) => {
    const value: unknown = rules.parameter(parameter, area, on);
    const words = valueInWords(field === undefined ? value : { [field]: Object(value)[field] }, language);
    return `${PARAMETERS[parameter][language]}${language === 'zh' ? '：' : ': '}${words}`;
  });
  if (told.length === 0) return { zh: '协议约定的日期', en: 'the day named in the agreement' }[language];
  return told.join(language === 'zh' ? '；' : '; ');
}
