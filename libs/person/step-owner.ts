import type { CivilDate } from '#kernel/civil-date';
import type { AreaCode, AreaLevel } from '#law/area';
import type { Rulebook } from '#law/rulebook';
import type { StepCode } from './state.ts';

/** R4.2, R4.6 (四) The level that owes a step; a breach goes to the next one up. */
export function stepOwner(step: StepCode, area: AreaCode, on: CivilDate, rules: Rulebook): AreaLevel {
  switch (step) {
    case 'CERTIFICATE':
    case 'COMMUNITY_CHECK':
      return 'COMMUNITY';
    case 'STREET_REVIEW':
      return 'STREET';
    case 'CERTIFICATION':
      return rules.parameter('certifyingLevel', area, on);
    default:
      return step satisfies never;
  }
}
