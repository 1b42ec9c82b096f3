import type { Law } from '#casework/law';
import type { HeldRules } from '#casework/rulebook-desk';
import { policyPage } from '#documents/policy-page';
import type { BenefitCode } from '#law/benefits';
import { BENEFITS } from '#law/benefits';

/** R19.1 (十九) The policy page of an area on a day, from the rules that held there and then. */
export function policyOf({ area, on, version, parameters, interpretations }: HeldRules, law: Law): string {
  const nameOf = (code: string): string => law.areas.name(code) ?? code;
  return policyPage({
    areaName: nameOf(area),
    on,
    version,
    parameters: parameters.map((each) => ({ ...each, orderedBy: nameOf(each.area) })),
    entitlements: (Object.keys(BENEFITS) as BenefitCode[]).flatMap((benefit) =>
      law.rulebook.entitlementRows({ benefit, area, on }),
    ),
    interpretations,
  });
}
