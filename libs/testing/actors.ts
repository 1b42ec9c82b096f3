import type { Actor } from '#kernel/event';
import type { Role } from '#law/roles';

/** Staff of one county, named as the tokens of the rehearsal name them. */
function staff(role: Role, area: string, number?: number): Actor {
  return { staff: `${role}${number === undefined ? '' : `-${number}`}.${area}`, role, area };
}

export const clerk = staff('community-clerk', '340104003001');
export const streetOfficer = staff('street-officer', '340104003');
export const countyOfficer = staff('county-officer', '340104');
export const secondCountyOfficer = staff('county-officer', '340104', 2);
export const financeOfficer = staff('finance-officer', '340104');
export const helper = staff('helper', '340104003');
export const auditor = staff('auditor', '340000');
export const citySupervisor = staff('city-supervisor', '340100');
export const hotlineAgent = staff('hotline-agent', '340100');
export const provinceSupervisor = staff('province-supervisor', '340000');
export const secondProvinceSupervisor = staff('province-supervisor', '340000', 2);
