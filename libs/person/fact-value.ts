import { isCivilDate } from '#kernel/civil-date';
import type { Refusal } from '#kernel/refusal';
import type { FactCode, FactValueKind } from '#law/facts';
import { FACTS } from '#law/facts';
import type { RuleId } from '#law/paragraphs';
import { refused as refusalOf } from '#law/refused';
import { RETIREMENT_CATEGORIES } from '#law/retirement';

/** As JSON, or, from a form, as text of the same meaning. */
export type FactValue = boolean | number | string;

/** R3.4 (三) A value of the kind its code asks for. */
export function refuseFactValue(fact: FactCode, value: FactValue, rule: RuleId): Refusal | null {
  const { kind } = FACTS[fact];
  return fits(kind, String(value))
    ? null
    : refusalOf('FACT_VALUE_INVALID', rule, { condition: 'FACT', actual: fact, needed: kind });
}

function fits(kind: FactValueKind, text: string): boolean {
  switch (kind) {
    case 'flag':
      return text === 'true' || text === 'false';
    case 'date':
      return isCivilDate(text);
    case 'count':
      return /^(0|[1-9]\d{0,3})$/.test(text);
    case 'retirement-category':
      return RETIREMENT_CATEGORIES.some((category) => category === text);
    default:
      return kind satisfies never;
  }
}
