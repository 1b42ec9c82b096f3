import type { CivilDate } from '#kernel/civil-date';
import type { AreaCode } from '#law/area';
import type { ParameterValues } from '#law/parameters';
import type { Role } from '#law/roles';
import type { Rulebook } from '#law/rulebook';

/** R4.2 (四) Whoever decides at each level that local rules may name: the parameter `certifyingLevel`, by area and day. */
const CERTIFIERS = {
  STREET: 'street-officer',
  COUNTY: 'county-officer',
  CITY: 'city-supervisor',
  PROVINCE: 'province-supervisor',
} as const satisfies Readonly<Record<ParameterValues['certifyingLevel'], Role>>;

export function certifiers(rules: Rulebook, area: AreaCode, on: CivilDate): readonly Role[] {
  return [CERTIFIERS[rules.parameter('certifyingLevel', area, on)]];
}
