import type { Law } from '#casework/law';
import type { HeldRules } from '#casework/rules/rulebook-desk';
import { policyPage } from '#documents/policy-page';
import { timeInWords } from '#law/standards-in-words';

/** R19.1 (十九) The policy page of an area on a day, from the rules that held there and then. */
export function policyOf(
  { area, parameters, amounts, standards, ...held }: HeldRules,
  { areas, rulebook }: Law,
): string {
  const there = { rules: rulebook, area, on: held.on };
  const nameOf = (code: string): string => areas.name(code) ?? code;
  const ordered = <Rule extends { readonly area: string }>(rule: Rule) => ({ ...rule, orderedBy: nameOf(rule.area) });
  return policyPage({
    ...held,
    areaName: nameOf(area),
    parameters: parameters.map(ordered),
    amounts: amounts.map(ordered),
    standards: standards.map((standard) => ({ ...ordered(standard), time: timeInWords(standard, there, 'zh') })),
  });
}
